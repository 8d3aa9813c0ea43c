"""A bibliography on disk, read in the worker process, and its attached files: the parent's side."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.bibliography import kinds, reference
from stratview.comparison.problem_text import shown
from stratview.errors import StratviewError
from stratview.limited import Limits
from stratview.limited_process import LimitedProcess

if TYPE_CHECKING:
    from stratview.bibliography.reference import Bibliography

MAX_BYTES: Final = 64 * 1024 * 1024
_OF_WINDOWS: Final = re.compile(r"[A-Za-z]:[\\/]|[\\/]{2}")
LIMITS: Final = Limits(memory_mb=1024, seconds=300, stall_seconds=300)
"""Twenty thousand references take a minute on a slow machine."""


class ReadingBibliography:
    """One bibliography being read. `run` waits; `cancel` ends it from any thread."""

    def __init__(self, path: Path, limits: Limits | None = None) -> None:
        """Start the process.

        Raises:
            StratviewError: the file cannot be read, is too large, or is not called as a bibliography.
        """
        kind = kinds.of_file(path.name)
        if kind is None:
            raise StratviewError(f"{shown(path.name)} is no bibliography.", code="unknown-kind")
        self._request = {"module": kind.module}
        try:
            with path.open("rb") as file:
                self._data = file.read(MAX_BYTES + 1)
        except OSError as error:
            reason = (error.strerror or "no reason given").lower()
            raise StratviewError(f"It cannot be read: {reason}.", code="unreadable") from None
        if len(self._data) > MAX_BYTES:
            raise StratviewError(f"It is larger than {MAX_BYTES >> 20} MiB: split it.", code="too-large")
        self.process = LimitedProcess("stratview.bibliography.worker", limits or LIMITS)

    def run(self) -> Bibliography:
        """Return what is in it.

        Raises:
            StratviewError: it cannot be used; the sentence is about the file, and `code` names the reason.
            Stopped: `cancel` was called.
        """
        answer = self.process.run(self._data, self._request)
        try:
            return reference.from_json(answer)
        except ValueError:
            raise StratviewError("It cannot be read: what was made of it is damaged.", code="ended") from None

    def cancel(self) -> None:
        """End it at once."""
        self.process.kill()


def attached(bibliography: Path, written: str) -> Path:
    """Return the path of an attached file, which is in the folder of the bibliography or below it.

    Args:
        bibliography: the path of the bibliography.
        written: the path of the attached file as the bibliography writes it.

    Raises:
        StratviewError: there is no such file, or it is elsewhere: a bibliography from someone else could otherwise
            bring a private file into a comparison that is passed on.
    """
    folder = bibliography.parent
    path = written
    if re.match(r"file:", path, re.IGNORECASE):
        path = _unquoted(re.sub(r"^file:(?://(?:localhost)?)?", "", path, flags=re.IGNORECASE))
    if "\0" in path:
        raise StratviewError(f"The attached file {shown(written)} cannot be found.", code="missing-file")
    if os.sep == "/" and "\\" in path and not _exists(folder / path):
        path = path.replace("\\", "/")
    found = Path(os.path.normpath(folder / path))
    elsewhere = os.sep == "/" and _OF_WINDOWS.match(path)
    if elsewhere or not _is_inside(found, folder):
        raise StratviewError(
            f"The attached file {shown(written)} is not in the folder of {shown(bibliography.name)}: export the "
            "bibliography together with its files, or import that file by itself.",
            code="outside",
        )
    if not _exists(found):
        raise StratviewError(f"The attached file {shown(written)} cannot be found.", code="missing-file")
    return found


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no name that a file can have, or links in a circle
        return False


def _is_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):
        return True


def _unquoted(text: str) -> str:
    """A part of an address with its characters in place of their codes."""
    plain = re.sub(rb"%([0-9A-Fa-f]{2})", lambda code: bytes.fromhex(code[1].decode("ascii")), text.encode("utf-8"))
    return plain.decode("utf-8", "replace")
