"""The settings' file: read once, written whole or not at all, and never where there is no file to write.

QSettings knows the format, writes to a temporary file and renames it, and locks, so that two programs may write at
once. But it would replace a device with a file, and it writes on its own, from the event loop and from its destructor.
So values live here, and a QSettings only while it reads or writes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QSettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Merge = Callable[[object, object], object]

_DAMAGED = ".damaged"
_LOCK_MILLISECONDS = 2000


class Trouble(StrEnum):
    """Why settings do not come back."""

    NONE = ""
    NO_FILE = "no-file"
    """Something that is no file has its name: a folder, a device."""
    UNREADABLE = "unreadable"
    UNWRITABLE = "unwritable"
    """A folder that may not be written, a full disk."""
    LOCKED = "locked"
    """Another program, perhaps one that has long ended, keeps the lock beside it."""
    DAMAGED = "damaged"
    """It could not be understood and is put aside; what could be read of it is in force."""


class SettingsFile:
    """Values by key (`group/name`). Keys that this version does not know stay as they are."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._values: dict[str, object] = {}
        self._merges: dict[str, Merge] = {}
        self._changed: set[str] = set()
        self._damaged = False
        self.trouble = Trouble.NONE
        self._read()

    def value(self, key: str) -> object:
        """The value; None when there is none."""
        return self._values.get(key)

    def set(self, key: str, value: object, merge: Merge | None = None) -> None:
        """Keep a value with the next `save`.

        `merge(ours, theirs)` makes the value to write when another program may have written the key since.
        """
        if self._values.get(key) != value:
            self._values[key] = value
            self._changed.add(key)
            if merge is not None:
                self._merges[key] = merge

    @property
    def put_aside(self) -> Path:
        """Where a damaged file is kept."""
        return self.file.with_name(self.file.name + _DAMAGED)

    def _read(self) -> None:
        if not self.file.exists():
            return
        if not self.file.is_file():
            self.trouble = Trouble.NO_FILE
            return
        store = QSettings(str(self.file), QSettings.Format.IniFormat)
        self._values = {key: store.value(key) for key in store.allKeys()}
        # Its state is known only by this; there is nothing to write.
        store.sync()
        if store.status() == QSettings.Status.AccessError:
            self.trouble = Trouble.UNREADABLE
        elif store.status() == QSettings.Status.FormatError:
            self.trouble = Trouble.DAMAGED
            self._damaged = True

    def save(self) -> bool:
        """Write what has changed. False when that is not possible; the old file is then as it was."""
        if not self._changed and not self._damaged:
            return True
        if self.file.exists() and not self.file.is_file():
            self.trouble = Trouble.NO_FILE
            return False
        if self.trouble is Trouble.UNREADABLE:
            # What cannot be read is not to be replaced.
            return False
        if self._damaged and not self._put_aside():
            return False
        if not self._is_free():
            self.trouble = Trouble.LOCKED
            return False
        store = QSettings(str(self.file), QSettings.Format.IniFormat)
        for key in sorted(self._changed):
            value = self._values[key]
            merge = self._merges.get(key)
            store.setValue(key, merge(value, store.value(key)) if merge is not None else value)
        store.sync()
        if store.status() != QSettings.Status.NoError:
            self.trouble = Trouble.UNWRITABLE
            return False
        self._changed.clear()
        if self.trouble in (Trouble.UNWRITABLE, Trouble.LOCKED):
            self.trouble = Trouble.NONE
        return True

    @property
    def lock(self) -> Path:
        """The file with which QSettings locks the settings while it writes."""
        return self.file.with_name(self.file.name + ".lock")

    def _is_free(self) -> bool:
        """Return whether QSettings would get its lock: left to itself, it waits for ever.

        A lock is no sign that somebody writes: a killed program leaves its own, and its number may be another's now.
        After the first wait none is worth a stop of the window.
        """
        lock = QLockFile(str(self.lock))
        lock.setStaleLockTime(0)
        free = lock.tryLock(0 if self.trouble is Trouble.LOCKED else _LOCK_MILLISECONDS)
        lock.unlock()
        return free or lock.error() != QLockFile.LockError.LockFailedError

    def _put_aside(self) -> bool:
        try:
            self.file.replace(self.put_aside)
        except OSError:
            self.trouble = Trouble.UNWRITABLE
            return False
        self._damaged = False
        self._changed |= self._values.keys()
        return True
