"""A process that reads a hostile file: its limits, and the messages it exchanges with its parent.

The parent is `stratview.limited_process`. The child loads what it needs, gives up its rights, and only then takes the
file: it can open no file, start no process and reach no network, and it ends with its parent.
"""

from __future__ import annotations

import gc
import json
import mmap
import os
import sys
from functools import partial
from typing import IO, TYPE_CHECKING, Any, Protocol, TypeVar

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may take.

    Attributes:
        memory_mb: its address space, in MiB.
        seconds: its processor time.
        stall_seconds: how long it may say nothing before the parent kills it.
        answer_mb: the largest answer that the parent takes, in MiB.
    """

    memory_mb: int = 1024
    seconds: int = 900
    stall_seconds: float = 60
    answer_mb: int = 256


_Loaded = TypeVar("_Loaded")


class Task(Protocol):
    """What a limited process does with the bytes that it is given."""

    def __call__(self, data: bytes, request: dict[str, Any], progress: Callable[[int, int], None]) -> bytes:
        """The answer. Raises `Refused` for a file that cannot be used."""


class Refused(Exception):  # noqa: N818 - the file is at fault, not the program
    """A file that cannot be used; `code` is a kebab-case word, the message a sentence about the file."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Opener(Protocol):
    """What a limited process does with the bytes that it is given, where several requests about them follow."""

    def __call__(
        self, data: bytes, request: dict[str, Any], shared: mmap.mmap | None
    ) -> Callable[[dict[str, Any]], bytes]:
        """Return what answers a request. Raises `Refused` for a file that cannot be used.

        `shared` is memory that the parent reads too; None where the system has none.
        """


def serve(load: Callable[[dict[str, Any]], Task]) -> int:
    """Serve one request from standard input on standard output; returns the exit status.

    Args:
        load: imports what the request needs and returns what to do with the bytes; it still has all rights.
    """
    # The process ends with the answer. Looking for cycles would take a fifth of its time and free next to nothing.
    gc.disable()

    def work(pipe: _Pipe, data: bytes, request: dict[str, Any], task: Task) -> None:
        given = [data]
        # The task alone holds the bytes, so that it can free them.
        del data
        pipe.answer(lambda: task(given.pop(), request, lambda done, total: _tell(pipe.answers, progress=[done, total])))

    return _serve(load, work)


def serve_many(load: Callable[[dict[str, Any]], Opener]) -> int:
    """Serve requests about one file until standard input ends; returns the exit status.

    The first request, with the bytes, is answered with nothing; each one after it is a line of JSON.

    Args:
        load: imports what the requests need and returns what opens the file; it still has all rights.
    """

    def work(pipe: _Pipe, data: bytes, request: dict[str, Any], opener: Opener) -> None:
        opened: list[Callable[[dict[str, Any]], bytes]] = []

        def first() -> bytes:
            opened.append(opener(data, request, pipe.shared))
            return b""

        pipe.answer(first)
        while opened and (line := pipe.requests.readline()):
            wanted = json.loads(line)
            pipe.answer(partial(opened[0], wanted))

    return _serve(load, work)


def _serve(
    load: Callable[[dict[str, Any]], _Loaded], work: Callable[[_Pipe, bytes, dict[str, Any], _Loaded], None]
) -> int:
    # Later nothing can be imported: what a report of a fault needs is loaded here.
    import sysconfig

    from stratview.confinement import end_with_parent, restrict
    from stratview.faults import report  # noqa: F401

    sysconfig.get_path("stdlib")

    requests, answers = sys.stdin.buffer, _private_output()
    line = requests.readline()
    if not line:
        return 1
    envelope = json.loads(line)
    pipe = _Pipe(requests, answers, _mapped(envelope.get("shared")))
    request = envelope["request"]
    end_with_parent(envelope["parent"])

    def begin() -> None:
        loaded = load(request)
        _tell(pipe.answers, confined=restrict(Limits(**envelope["limits"])))
        work(pipe, pipe.requests.read(envelope["size"]), request, loaded)

    pipe.attempt(begin)
    return 0


@dataclass(frozen=True, slots=True)
class _Pipe:
    """Where requests come from and answers go, and memory that the parent shares."""

    requests: IO[bytes]
    answers: IO[bytes]
    shared: mmap.mmap | None

    def answer(self, make: Callable[[], bytes]) -> None:
        """Send an answer, or why there is none."""

        def send() -> None:
            answer = make()
            _tell(self.answers, size=len(answer))
            self.answers.write(answer)
            self.answers.flush()

        self.attempt(send)

    def attempt(self, do: Callable[[], None]) -> None:
        """Do it, or tell why it was not done."""
        from stratview.faults import report

        try:
            do()
        except Refused as refusal:
            _tell(self.answers, refused=refusal.code, message=str(refusal))
        except MemoryError:
            _tell(self.answers, refused="memory", message="It needs more memory than a document may take.")
        except RecursionError:
            _tell(self.answers, refused="too-deep", message="It is nested too deep to be read.")
        except Exception as error:  # noqa: BLE001 - passed to the parent, which reports it
            _tell(self.answers, fault=report(error))


def _mapped(file: int | None) -> mmap.mmap | None:
    """The memory behind a file descriptor, which is closed."""
    if file is None:
        return None
    memory = mmap.mmap(file, 0)
    os.close(file)
    return memory


def _private_output() -> IO[bytes]:
    """Standard output for our messages alone; what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return answers


def _tell(answers: IO[bytes], **message: Any) -> None:
    answers.write(json.dumps(message).encode() + b"\n")
    answers.flush()
