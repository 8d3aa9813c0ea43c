"""Records in a file of JSON Lines that several programs may write, and that a person may have damaged.

A change reads the file again under a lock, changes its own records, and writes the whole file anew (`atomic_write`). A
line that is no record stays in the file as it is, and is named.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Final

from stratview.atomic_write import write_all
from stratview.errors import StratviewError
from stratview.private_files import is_private, open_own

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

LARGEST: Final = 64 << 20
"""The largest file that is read, in bytes."""

_LOCK_SECONDS: Final = 2

Record = dict[str, Any]


@dataclass(frozen=True)
class Lines:
    """What a file holds.

    Attributes:
        records: its records by their key, in the order of their first lines. Of two with one key the last counts.
        damaged: the numbers of the lines that are no records, from 1, with these lines.
    """

    records: Mapping[str, Record] = field(default_factory=dict)
    damaged: tuple[tuple[int, bytes], ...] = ()


class LinesError(StratviewError):
    """A file cannot be read or written. It is as it was; the message says why."""


class LinesFile:
    """The records of one file, each with a text under `key` that tells it from the others."""

    def __init__(self, path: Path, key: str) -> None:
        self.path = path
        self._key = key

    def read(self) -> Lines:
        """Return what the file holds; nothing where there is none.

        Raises:
            LinesError: it is there and cannot be read, is not the user's own, or is larger than `LARGEST`.
        """
        try:
            with open_own(self.path, LARGEST) as opened:
                content = opened.read()
        except FileNotFoundError:
            return Lines()
        except OSError as error:
            raise LinesError(self._trouble("read", error)) from None
        records: dict[str, Record] = {}
        damaged: list[tuple[int, bytes]] = []
        for number, line in enumerate(content.split(b"\n"), 1):
            if not line.strip():
                continue
            record = _record(line)
            key = record.get(self._key) if record is not None else None
            if record is None or not isinstance(key, str) or not key:
                damaged.append((number, line))
            else:
                records[key] = record
        return Lines(records, tuple(damaged))

    def change(self, put: Collection[Record] = (), remove: Collection[str] = ()) -> Lines:
        """Put records in place of those with their keys, remove others, and return what the file then holds.

        Raises:
            LinesError: as `read`, or the file cannot be written.
        """
        try:
            with self._locked():
                before = self.read()
                records = {**before.records, **{record[self._key]: record for record in put}}
                for key in remove:
                    records.pop(key, None)
                lines = [line for _, line in before.damaged]
                first = len(lines) + 1
                lines += [json.dumps(record, separators=(",", ":")).encode("ascii") for record in records.values()]
                content = b"".join(line + b"\n" for line in lines)
                if len(content) > LARGEST:
                    raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
                write_all([(self.path, content)])
        except OSError as error:
            raise LinesError(self._trouble("written", error)) from None
        return Lines(records, tuple([(number, line) for number, line in enumerate(lines[: first - 1], 1)]))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One program at a time. The lock ends with its program."""
        if not is_private(self.path.parent):
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
        flags = os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(self.path.with_suffix(".lock"), flags, 0o600)
        try:
            _wait_for(descriptor)
            yield
        finally:
            os.close(descriptor)

    def _trouble(self, what: str, error: OSError) -> str:
        reason = (error.strerror or "no reason given").lower()
        return f"The notes in '{self.path}' cannot be {what}: {reason}. The file is as it was."


def _wait_for(descriptor: int) -> None:
    """Lock a file; a program that was stopped while it wrote must not stop this one too."""
    deadline = monotonic() + _LOCK_SECONDS
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic() > deadline:
                raise BlockingIOError(errno.EAGAIN, "another program is writing it") from None
            sleep(0.02)
        else:
            return


def _record(line: bytes) -> Record | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None
