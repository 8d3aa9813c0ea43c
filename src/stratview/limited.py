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
from typing import IO, TYPE_CHECKING, Any, Protocol

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


@dataclass(frozen=True, slots=True)
class Parent:
    """The process that asked.

    Attributes:
        progress: to be called with how many parts are done, and of how many.
        shared: memory that it reads too; None where there is none.
    """

    progress: Callable[[int, int], None] = lambda _done, _total: None
    shared: mmap.mmap | None = None


class Task(Protocol):
    """What a limited process does with the bytes that it is given."""

    def __call__(
        self, data: bytes, request: dict[str, Any], parent: Parent
    ) -> bytes | Callable[[dict[str, Any]], bytes]:
        """Return the answer, or, where more requests about the bytes follow, what answers these.

        Raises `Refused` for a file that cannot be used.
        """


class Refused(Exception):  # noqa: N818 - the file is at fault, not the program
    """A file that cannot be used; `code` is a kebab-case word, the message a sentence about the file."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def serve(load: Callable[[dict[str, Any]], Task]) -> int:
    """Serve one file from standard input on standard output; returns the exit status.

    The first request comes with the bytes. Where more follow, each is a line of JSON, until standard input ends.

    Args:
        load: imports what the request needs and returns what to do with the bytes; it still has all rights.
    """
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
    request = envelope["request"]
    parent = Parent(lambda done, total: _tell(answers, progress=[done, total]), _mapped(envelope.get("shared")))
    end_with_parent(envelope["parent"])

    def work() -> None:
        task = load(request)
        _tell(answers, confined=restrict(Limits(**envelope["limits"])))
        # Most processes end with their answer: looking for cycles would take a fifth of their time and free next to
        # nothing.
        gc.disable()
        # The task alone holds the bytes, so that it can free them.
        result = task(requests.read(envelope["size"]), request, parent)
        _answer(answers, result if isinstance(result, bytes) else b"")
        gc.enable()
        while not isinstance(result, bytes) and (line := requests.readline()):
            _attempt(answers, partial(_answer_request, answers, result, json.loads(line)))

    _attempt(answers, work)
    return 0


def _answer_request(answers: IO[bytes], answer: Callable[[dict[str, Any]], bytes], request: dict[str, Any]) -> None:
    _answer(answers, answer(request))


def _answer(answers: IO[bytes], answer: bytes) -> None:
    _tell(answers, size=len(answer))
    answers.write(answer)
    answers.flush()


def _attempt(answers: IO[bytes], do: Callable[[], None]) -> None:
    """Do it, or tell why it was not done."""
    from stratview.faults import report

    try:
        do()
    except Refused as refusal:
        _tell(answers, refused=refusal.code, message=str(refusal))
    except MemoryError:
        _tell(answers, refused="memory", message="It needs more memory than a document may take.")
    except RecursionError:
        _tell(answers, refused="too-deep", message="It is nested too deep to be read.")
    except Exception as error:  # noqa: BLE001 - passed to the parent, which reports it
        _tell(answers, fault=report(error))


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
