"""What `test_limited_process` lets a limited process try."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stratview.limited import Parent, Refused, Task, serve

if TYPE_CHECKING:
    from collections.abc import Callable


def denied(attempt: Callable[[], object]) -> bytes:
    try:
        attempt()
    except (OSError, ImportError, RuntimeError):
        return b"denied"
    return b"allowed"


def ptrace() -> None:
    if ctypes.CDLL(None, use_errno=True).ptrace(0, 0, 0, 0) < 0:
        raise OSError


def deep(level: int) -> int:
    return deep(level + 1) + 1


def attempts(data: bytes) -> dict[str, Callable[[], object]]:
    return {
        "open": lambda: Path("/etc/passwd").read_bytes(),
        "write": lambda: Path("/tmp/stratview-should-not-exist").write_text("x"),  # noqa: S108
        "list": lambda: os.listdir("/"),  # noqa: PTH208
        "socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM),
        "unix-socket": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_STREAM),
        "fork": os.fork,
        "exec": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
        "kill": lambda: os.kill(int(data), signal.SIGCONT),
        "import": lambda: __import__("mailbox"),
        "ptrace": ptrace,
        "thread": lambda: threading.Thread(target=lambda: None).start(),
    }


def babble() -> None:
    for descriptor in range(3, 8):
        with suppress(OSError):
            os.write(descriptor, b"no message\n")
    os._exit(0)


def refuse() -> None:
    raise Refused("because", "It is refused.")


def loop() -> None:
    while True:
        pass


def say() -> bytes:
    print("out", flush=True)  # noqa: T201
    print("err", file=sys.stderr, flush=True)  # noqa: T201
    os.write(1, b"raw")
    return b"done"


ENDS: dict[str, Callable[[], object]] = {
    "abort": os.abort,
    "crash": lambda: ctypes.string_at(0),
    "exit": lambda: os._exit(0),
    "babble": babble,
    "memory": lambda: bytearray(1 << 32),
    "deep": lambda: deep(0),
    "refuse": refuse,
    "flood": lambda: bytes(3 << 20),
    "loop": loop,
    "fault": lambda: 1 // 0,
    "print": say,
}


def task(data: bytes, request: dict[str, Any], parent: Parent) -> bytes:
    name = request["task"]
    if name in ENDS:
        result = ENDS[name]()
        assert isinstance(result, bytes)
        return result
    if name == "reverse":
        parent.progress(1, 2)
        parent.progress(2, 2)
        return data[::-1]
    return denied(attempts(data)[name])


def load(request: dict[str, Any]) -> Task:
    return task


def main() -> int:
    return serve(load)
