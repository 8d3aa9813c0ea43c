"""The worker: a process that sets one file with Typst and ends, which frees its memory.

It reads a line of JSON (options, and how many bytes of data follow), then the data, from its standard input, and
writes a line of JSON and the file's bytes to its standard output. It touches no file but the fonts and the program in
resources/typst, and those in folders that its parent names, and ends when its parent does.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any, Final

from stratview import paths

PDF_STANDARDS: Final = ("a-2a", "ua-1")


def main() -> int:
    """Serve one request; returns the exit status."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Loading Typst and its fonts takes a while, so it is done before the request arrives.
    program, fonts = source(), _fonts()
    line = requests.readline()
    if not line:
        return 1
    options = json.loads(line)
    data = requests.read(options["size"]).decode("utf-8")
    if options["fonts"]:
        fonts = _fonts(options["fonts"])
    _limit_memory(options["memory_mb"])
    threading.Thread(target=_leave_with_parent, args=(requests,), daemon=True).start()
    try:
        files = compile_report(program, fonts, data, options)
    except MemoryError:
        _answer(answers, {"error": "memory"}, [])
    except RuntimeError as error:
        # Typst's own errors: the program or the data has a fault, which the reader cannot mend.
        _answer(answers, {"error": "typst", "message": str(getattr(error, "diagnostic", "") or error)}, [])
    except OSError as error:
        # Typst gives the reason without its number.
        _answer(answers, {"error": "disk", "message": str(error.strerror or error)}, [])
    else:
        _answer(answers, {"error": "", "sizes": [len(file) for file in files]}, files)
    return 0


def source() -> bytes:
    """The Typst program: its files one after the other."""
    folder = paths.resources() / "typst"
    return b"\n".join(file.read_bytes() for file in sorted(folder.glob("*.typ")))


def _fonts(*folders: str) -> Any:
    """The bundled fonts, and those in more folders."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[paths.resources() / "fonts", *map(Path, folders)],
    )


def compile_report(program: bytes, fonts: Any, data: str, options: dict[str, Any]) -> list[bytes]:
    """Set the data: one PDF, or a picture of each page.

    Args:
        program: the Typst program.
        fonts: the only fonts that there are.
        data: what `stratview.export.view` made, as JSON.
        options: `format` (pdf or png), `timestamp` in seconds, `ppi` of pictures, and the `folder` where pictures
            become files one by one, if wanted; then nothing is returned. `pictures` is the folder of those that
            the data names.

    Raises:
        RuntimeError: Typst refuses it.
        OSError: a file cannot be written.
    """
    import typst

    # Typst reads no file but the pictures: where there are none, its root is a folder in which there is nothing. It
    # is removed as soon as Typst has opened it: a worker that is killed cannot tidy up.
    with tempfile.TemporaryDirectory(prefix="stratview-") as empty:
        compiler = typst.Compiler(
            program,
            root=options.get("pictures") or empty,
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": data},
        )
    compiled = compiler.compile(
        # As many digits as the last page takes, so that their names are in order.
        output=str(Path(options["folder"]) / "{0p}.png") if options.get("folder") else None,
        format=options["format"],
        ppi=options.get("ppi"),
        pdf_standards=list(PDF_STANDARDS) if options["format"] == "pdf" else [],
        timestamp=options["timestamp"],
    )
    # The stubs promise bytes alone; of pictures there is a list when there are several pages, and nothing of files.
    pages: Any = compiled
    if pages is None:
        return []
    return list(pages) if isinstance(pages, list) else [pages]


def _answer(answers: IO[bytes], head: dict[str, Any], files: list[bytes]) -> None:
    answers.write(json.dumps(head).encode() + b"\n")
    for file in files:
        answers.write(file)
    answers.flush()


def _leave_with_parent(requests: IO[bytes]) -> None:
    # The pipe stays open as long as the parent lives.
    requests.read(1)
    os._exit(1)


def _limit_memory(megabytes: int) -> None:
    """Limit our memory, to fail before the whole machine runs out of it."""
    try:
        import resource
    except ImportError:
        return
    limit = megabytes << 20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
