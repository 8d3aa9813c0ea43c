"""Errors that mean that the system has no memory, process, thread or file left: no fault of the program."""

from __future__ import annotations

import errno
import re
from contextlib import suppress
from typing import Final, Literal

Kind = Literal["memory", "processes", "files"]

SENTENCES: Final[dict[Kind, str]] = {
    "memory": "No memory is left: close other programs, or raise the limit (ulimit -v), then try again.",
    "processes": (
        "No process or thread can be started: close other programs, or raise the limit (ulimit -u), then try again."
    ),
    "files": "Too many files are open: close other programs, or raise the limit (ulimit -n), then try again.",
}
# What the loader of libraries says.
_NO_MAP: Final = re.compile("failed to map segment|annot allocate memory")
_BY_NUMBER: Final[dict[int, Kind]] = {
    errno.ENOMEM: "memory", errno.EAGAIN: "processes", errno.EMFILE: "files", errno.ENFILE: "files",
}  # fmt: skip


def kind(error: BaseException) -> Kind | None:
    """Return what is used up; None for any other error."""
    if isinstance(error, MemoryError) or (isinstance(error, ImportError) and _NO_MAP.search(str(error))):
        return "memory"
    if isinstance(error, RuntimeError) and "start new thread" in str(error):
        return "processes"
    return _BY_NUMBER.get(error.errno or 0) if isinstance(error, OSError) else None


def let_go(error: BaseException) -> None:
    """Free what the functions that failed hold: else there may be no memory to say so with."""
    at = error.__traceback__
    while at is not None:
        # One that still runs keeps what it holds.
        with suppress(RuntimeError):
            at.tb_frame.clear()
        at = at.tb_next
