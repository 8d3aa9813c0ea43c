"""One module a kind of file, each with `read(data, request) -> Extract`; imported only in the worker process."""
