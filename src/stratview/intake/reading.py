"""A file on disk, read in the worker process: the parent's side."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from stratview.comparison.problem_text import listed, shown
from stratview.errors import StratviewError
from stratview.intake import extract, formats
from stratview.limited import Limits
from stratview.limited_process import LimitedProcess

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.intake.extract import Extract
    from stratview.intake.formats import Format

LIMITS = Limits(stall_seconds=120)
"""A page takes milliseconds; the layout of thousands, and the check of their text, a minute on a slow machine."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was found."""

    name: str
    data: bytes
    sha256: str
    format: Format


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says about a file, all of it optional; see `stratview.intake.worker.Request`."""

    password: str | None = None
    language: str = ""
    encoding: str = ""


def open_original(path: Path) -> Original:
    """The bytes of a file and what kind it is.

    Raises:
        StratviewError: it cannot be read, is too large, or of no kind that can be imported.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            if stat.S_ISDIR(found.st_mode):
                raise StratviewError("It is a folder: name the files in it.", code="folder")
            if not stat.S_ISREG(found.st_mode):
                raise StratviewError("It is no regular file.", code="no-file")
            data = file.read(formats.MAX_BYTES + 1)
    except OSError as error:
        raise StratviewError(
            f"It cannot be read: {(error.strerror or 'no reason given').lower()}.", code="unreadable"
        ) from None
    if len(data) > formats.MAX_BYTES:
        raise StratviewError(f"It is larger than {formats.MAX_BYTES >> 20} MiB: split it.", code="too-large")
    if not data:
        raise StratviewError("It is empty.", code="empty")
    kind = formats.of_file(path.name, data)
    if kind is None:
        unread = formats.unread(path.name, data)
        if unread is not None:
            raise StratviewError(f"It is {unread[0]}, which cannot be read. {unread[1]}.", code="unread-kind")
        known = listed([ending for one in formats.FORMATS for ending in one.endings[:1]])
        raise StratviewError(
            f"{shown(path.name)} is of no kind that can be imported: {known} are.", code="unknown-kind"
        )
    return Original(path.name, data, sha256(data).hexdigest(), kind)


class Reading:
    """One file being read. `run` waits; `cancel` ends it from any thread."""

    def __init__(self, original: Original, wishes: Wishes, limits: Limits | None = None) -> None:
        self._original = original
        self._wishes = wishes
        self.process = LimitedProcess("stratview.intake.worker", limits or LIMITS)

    def run(self, progress: Callable[[int, int], None] | None = None) -> Extract:
        """Return what the worker makes of the file.

        Raises:
            StratviewError: it cannot be used; the sentence is about the file, and `code` names the reason.
            Stopped: `cancel` was called.
        """
        request = {
            "format": self._original.format.name,
            "name": self._original.name,
            "password": self._wishes.password,
            "language": self._wishes.language,
            "encoding": self._wishes.encoding,
        }
        answer = self.process.run(self._original.data, request, progress)
        try:
            return extract.from_json(answer)
        except ValueError:
            raise StratviewError("It cannot be read: what was made of it is damaged.", code="ended") from None

    def cancel(self) -> None:
        """End it at once."""
        self.process.kill()
