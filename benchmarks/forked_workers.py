"""Limited processes that are forked from this one, which has loaded their libraries: more files a minute.

A forked process runs the same `main` as one of the program: it takes its limits, gives up its rights, reads one file.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDED: list[tuple[int, float, float]] = []
"""The exit status (negative for a signal), the processor time in seconds and the peak memory in MB of each process."""


class Forked:
    """What `LimitedProcess` uses of `subprocess.Popen`, for a process that is forked."""

    def __init__(self, arguments: list[str], **_: Any) -> None:
        """Fork, and serve one file in the child with the module that the arguments end with."""
        child_in, parent_in = os.pipe()
        parent_out, child_out = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(parent_in)
            os.close(parent_out)
            _serve(arguments[-1], child_in, child_out)
        os.close(child_in)
        os.close(child_out)
        self.stdin: IO[bytes] = os.fdopen(parent_in, "wb")
        self.stdout: IO[bytes] = os.fdopen(parent_out, "rb")
        self.returncode: int | None = None

    def kill(self) -> None:
        """End it at once."""
        if self.returncode is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for its end; returns its exit status."""
        if self.returncode is None:
            _, status, used = os.wait4(self.pid, 0)
            self.returncode = os.waitstatus_to_exitcode(status)
            ENDED.append((self.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
        return self.returncode


def _serve(module: str, requests: int, answers: int) -> None:
    """Be the child: `main` of the module with these as standard input and output."""
    status = 70
    try:
        os.setsid()
        os.dup2(requests, 0)
        os.dup2(answers, 1)
        os.close(requests)
        os.close(answers)
        sys.stdin = os.fdopen(0, "r")
        status = import_module(module).main()
    finally:
        os._exit(status)


@contextmanager
def forked_workers() -> Iterator[None]:
    """Have limited processes forked while the context lasts."""
    real = subprocess.Popen
    setattr(subprocess, "Popen", Forked)  # noqa: B010 - its type is another
    try:
        yield
    finally:
        setattr(subprocess, "Popen", real)  # noqa: B010
