"""Changes written into a comparison's folder at once: all files of a change or none, whatever happens meanwhile."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from stratview.atomic_write import tidy, write_all
from stratview.comparison.store import FolderStore, StoreError
from stratview.editing.change import OutdatedError
from stratview.editing.draft import Draft
from stratview.editing.history import History
from stratview.errors import StratviewError
from stratview.paths import user_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stratview.editing.change import Change


def histories() -> Path:
    """Return where the histories of edited comparisons are kept; the folder need not exist yet."""
    return user_data() / "history"


class WriteError(StratviewError):
    """A change could not be written. Nothing was changed; the message says why."""


class EditedFolder:
    """A comparison's folder that is being edited, and the history of its changes.

    Several programs may edit one folder: each change is made on the files as they are, under a lock, and refused where
    it no longer fits.
    """

    def __init__(self, root: Path, histories: Path) -> None:
        """Edit the comparison in `root`; its history is kept in the folder `histories`.

        What a killed program had begun to write is finished, or removed.
        """
        self.root = root
        self._store = FolderStore(root)
        place = os.path.realpath(root)
        self._file = histories / f"{sha256(os.fsencode(place)).hexdigest()[:32]}.json"
        self._tidy()
        self._read = self._state()
        self.history = self._kept()

    def draft(self) -> Draft:
        """A change in the making, on the files as they are now."""
        return Draft(self._text)

    def apply(self, change: Change) -> None:
        """Make a change.

        Raises:
            OutdatedError: a file no longer holds what is replaced.
            WriteError: a file cannot be written. Nothing was changed.
        """
        with self._locked():
            if change.edits:
                self._write(change)
                self._keep(self.history.with_done(change), change)

    def record(self, change: Change) -> None:
        """Add a change to the history that was written in another way."""
        with self._locked():
            self._keep(self.history.with_done(change), change)

    def undo(self) -> Change:
        """Take the last change back, and return the change that did it.

        Raises:
            OutdatedError: its files were changed meanwhile. This step and others of the same files are dropped.
            WriteError: a file cannot be written. Nothing was changed.
        """
        with self._locked():
            change = self.history.done[-1].inverse()
            self._step(change)
            self._keep(self.history.with_undone(), change)
        return change

    def redo(self) -> Change:
        """Do the last undone change again, and return it; raises as `undo`."""
        with self._locked():
            change = self.history.undone[-1]
            self._step(change)
            self._keep(self.history.with_redone(), change)
        return change

    def _step(self, change: Change) -> None:
        try:
            self._write(change)
        except OutdatedError as error:
            # That the shorter history cannot be kept is of no use to know beside that.
            with suppress(HistoryError):
                self._keep(self.history.without([error.file]))
            raise OutdatedError(error.file) from None

    def _text(self, file: str) -> str | None:
        try:
            return self._store.read(file).decode("utf-8")
        except StoreError as error:
            if error.code == "missing-file":
                return None
            raise
        except UnicodeDecodeError:
            raise WriteError(
                f"'{file}' is not UTF-8 and cannot be changed here: save it as UTF-8 first.", code="encoding"
            ) from None

    def _write(self, change: Change) -> None:
        after = change.applied({file: self._text(file) for file in change.files})
        files = [(self.root / file, None if text is None else text.encode("utf-8")) for file, text in after.items()]
        try:
            for place, _ in files:
                place.parent.mkdir(exist_ok=True)
            write_all(files)
        except OSError as error:
            reason = (error.strerror or "no reason given").lower()
            raise WriteError(
                f"'{error.filename}' cannot be written: {reason}. Nothing was changed.", code="unwritable-file"
            ) from None

    def _tidy(self) -> None:
        # The folder itself first: its list of renames finishes what was begun below it.
        tidy(self.root)
        tidy(self.root / "dimensions")

    # -- the history ----------------------------------------------------------------------------------------------

    def _kept(self) -> History:
        try:
            return History.from_bytes(self._file.read_bytes())
        except (OSError, ValueError):
            # A history that cannot be read is none: the comparison itself is whole without it.
            return History()

    def _state(self) -> tuple[int, int, int] | None:
        """What tells the file of the history from another that was put in its place; None where there is no file."""
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def _keep(self, history: History, change: Change | None = None) -> None:
        """Keep the history as it is after `change`, which is written."""
        self.history = history
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # A loss of power may cost what can be undone, never the comparison: so this does not wait for the disk.
            write_all([(self._file, history.as_bytes())], durable=False)
            self._read = self._state()
        except OSError as error:
            reason = (error.strerror or "no reason given").lower()
            raise HistoryError(
                f"The change was made, but it can be undone only until stratview ends: '{self._file}' cannot be "
                f"written ({reason}).",
                change,
            ) from None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One program at a time; what others did meanwhile is in the history first."""
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._file.with_suffix(".lock"), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError:
            # Where no history can be kept, no other program keeps one either.
            yield
            return
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            self._tidy()
            state = self._state()
            if state is not None and state != self._read:
                self._read, self.history = state, self._kept()
            yield
        finally:
            os.close(descriptor)


class HistoryError(StratviewError):
    """A change was made, but the history could not be kept. `change` is the one that was made."""

    def __init__(self, message: str, change: Change | None) -> None:
        super().__init__(message, code="unwritable-history")
        self.change = change
