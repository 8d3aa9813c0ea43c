"""A process that reads a hostile file: its limits, and the messages it exchanges with its parent.

The parent is `stratview.limited_process`. The child loads what it needs, gives up its rights, and only then takes the
file: it can open no file, start no process and reach no network, and it ends with its parent.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any, Protocol

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


class Task(Protocol):
    """What a limited process does with the bytes that it is given."""

    def __call__(self, data: bytes, request: dict[str, Any], progress: Callable[[int, int], None]) -> bytes:
        """The answer. Raises `Refused` for a file that cannot be used."""


class Refused(Exception):  # noqa: N818 - the file is at fault, not the program
    """A file that cannot be used; `code` is a kebab-case word, the message a sentence about the file."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def serve(load: Callable[[dict[str, Any]], Task]) -> int:
    """Serve one request from standard input on standard output; returns the exit status.

    Args:
        load: imports what the request needs and returns what to do with the bytes; it still has all rights.
    """
    # Later nothing can be imported: what a report of a fault needs is loaded here.
    import sysconfig

    from stratview.confinement import end_with_parent, restrict
    from stratview.faults import report

    sysconfig.get_path("stdlib")

    requests = sys.stdin.buffer
    answers = _private_output()
    line = requests.readline()
    if not line:
        return 1
    envelope = json.loads(line)
    request = envelope["request"]
    end_with_parent(envelope["parent"])
    try:
        task = load(request)
        confined = restrict(Limits(**envelope["limits"]))
        _tell(answers, confined=confined)
        data = requests.read(envelope["size"])
        answer = task(data, request, lambda done, total: _tell(answers, progress=[done, total]))
    except Refused as refusal:
        _tell(answers, refused=refusal.code, message=str(refusal))
    except MemoryError:
        _tell(answers, refused="memory", message="It needs more memory than a document may take.")
    except RecursionError:
        _tell(answers, refused="too-deep", message="It is nested too deep to be read.")
    except Exception as error:  # noqa: BLE001 - told to the parent, which reports it
        _tell(answers, fault=report(error))
    else:
        _tell(answers, size=len(answer))
        answers.write(answer)
        answers.flush()
    return 0


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
