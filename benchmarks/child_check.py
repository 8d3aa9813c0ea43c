"""`stratview check` on a comparison, in a fresh process: how long it takes, and how much memory."""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time

from stratview.cli import main

start = time.perf_counter()
with contextlib.redirect_stdout(io.StringIO()):
    status = main(["check", sys.argv[1]])
own, others = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
figures = {
    "seconds": time.perf_counter() - start,
    "cpu": sum(usage.ru_utime + usage.ru_stime for usage in (own, others)),
    # Processes that parse end before what they parsed is used.
    "peak_mb": max(own.ru_maxrss, others.ru_maxrss) / 1024,
}
print(json.dumps(figures), flush=True)
sys.exit(status)
