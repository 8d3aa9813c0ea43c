"""Editing the open comparison: whether it is unlocked, the changes, undo and redo.

A change is written at once (`stratview.editing.folder`); then the project reads the changed files again and emits
`changed` once. Changes that are asked for meanwhile wait for that, since they are made from the comparison as it is
read.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from stratview import paths
from stratview.comparison.files import Files
from stratview.comparison.store import FolderStore
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change, Focus
    from stratview.editing.draft import Draft
    from stratview.editing.folder import EditedFolder
    from stratview.editing.history import History
    from stratview.evidence.analysis import Analysis
    from stratview.session.project import Project
    from stratview.session.selection import Selection, View

    Make = Callable[[Draft, Comparison], Change]
    """Makes a change from the comparison as it is when the change is made."""
    Work = Callable[[EditedFolder], Change | None]
    """Writes a change and returns it; None where there is nothing to do."""

_RETRY_MILLISECONDS: Final = 5
_MOST_PLACES: Final = 1_000

ReadOnly = Literal["", "packed", "installed", "locked"]
"""Why a comparison cannot be edited where it is; empty where it can."""
Step = Literal["", "undone", "redone"]
"""Whether a change was undone or redone; empty for a new one."""


class Editing(QObject):
    """Edits one project. It begins locked: a comparison opens for reading.

    `changed` is emitted when editing is unlocked or locked, and when the history changes. `made(change)` follows
    when a change, its undo included, is read and shown, and `stepped(change, step)` if it was undone or redone.
    `refused(error)` tells why a change was not made.
    """

    changed = Signal()
    made = Signal(object)
    stepped = Signal(object, str)
    refused = Signal(object)

    def __init__(self, project: Project, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._selection = selection
        self._folder: EditedFolder | None = None
        self._unlocked = False
        # Reviews and imports that were made, and taken back, while the comparison is locked: only these can be undone
        # then.
        self._reviewed = self._taken_back = 0
        self._waiting: list[tuple[Work, Step]] = []
        self._unread: list[tuple[Change, Step]] = []
        # Where the reader was at each change that adds something: its undo leads back there.
        self._places: dict[Change, tuple[View, dict[str, int]]] = {}
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MILLISECONDS)
        self._retry.timeout.connect(self._go_on)
        self._shown = QTimer(self, singleShot=True)
        self._shown.timeout.connect(self._tell)
        project.changed.connect(self._follow)

    # -- the lock ---------------------------------------------------------------------------------------------------

    @property
    def on(self) -> bool:
        """Whether the comparison is unlocked."""
        return self._unlocked

    @property
    def read_only(self) -> ReadOnly:
        """Why the comparison cannot be edited where it is; a copy can."""
        store = self._project.store
        if not isinstance(store, FolderStore):
            return "packed"
        if os.path.realpath(store.place) == os.path.realpath(paths.bundled_comparison()):
            return "installed"
        folders = [store.place, store.place / "dimensions"]
        if not all(os.access(folder, os.W_OK) for folder in folders if folder.exists()):
            return "locked"
        return ""

    def unlock(self) -> None:
        """Allow changes. Does nothing where the comparison is read-only."""
        if self.on or self.read_only:
            return
        self._open()
        self._unlocked = True
        self.changed.emit()

    def _open(self) -> None:
        """Prepare the folder for changes."""
        if self._folder is None:
            from stratview.editing.folder import EditedFolder, histories

            self._project.paused = False
            self._folder = EditedFolder(self._project.store.place, histories())

    def lock(self) -> None:
        """Allow reading only."""
        if self.on:
            self._folder = None
            self._unlocked = False
            self._reviewed = self._taken_back = 0
            self._waiting.clear()
            self.changed.emit()

    # -- changes ----------------------------------------------------------------------------------------------------

    @property
    def history(self) -> History | None:
        """What can be undone and redone; while the comparison is locked, reviews and imports since it was opened."""
        if self._folder is None or self._unlocked:
            return self._folder.history if self._folder is not None else None
        done, undone = self._folder.history.done, self._folder.history.undone
        return replace(
            self._folder.history,
            done=done[len(done) - min(self._reviewed, len(done)) :],
            undone=undone[len(undone) - min(self._taken_back, len(undone)) :],
        )

    @property
    def writing(self) -> bool:
        """Whether a change is waiting, or written and not shown yet."""
        return bool(self._waiting or self._unread)

    def apply(self, make: Make) -> None:
        """Make a change as soon as the previous one has been read. Does nothing while the comparison is locked."""
        if self.on:
            self._do(lambda folder: self._make(make, folder))

    def review(self, make: Make) -> None:
        """Make a change of review.yaml alone, which needs no unlocking. Does nothing where the folder is read-only."""
        if not self.on and self.read_only:
            return
        self._open()
        self._do(lambda folder: self._make(make, folder))

    def record(self, change: Change) -> None:
        """Add an import to the history: its files are written already, and it needs no unlocking."""
        from stratview.editing.folder import HistoryError

        self._open()
        assert self._folder is not None  # noqa: S101 - it was opened
        try:
            self._folder.record(change)
        except HistoryError as error:
            self.refused.emit(error)
        self._count("")
        self.changed.emit()

    def _count(self, step: Step) -> None:
        """Count what was made, undone or redone while the comparison is locked."""
        if self.on:
            return
        if step == "undone":
            self._reviewed, self._taken_back = self._reviewed - 1, self._taken_back + 1
        else:
            self._reviewed += 1
            self._taken_back = self._taken_back - 1 if step == "redone" else 0

    def _make(self, make: Make, folder: EditedFolder) -> Change:
        analysis = self._project.analysis
        assert analysis.comparison is not None  # noqa: S101 - it is complete by now
        change = make(folder.draft(), analysis.comparison)
        self._refuse_unread(change, analysis)
        folder.apply(change)
        if not change.before.item and change.after != change.before:
            self._places.pop(change, None)
            self._places[change] = self._selection.view, self._selection.positions
            if len(self._places) > _MOST_PLACES:
                del self._places[next(iter(self._places))]
        return change

    def undo(self, steps: int = 1) -> None:
        """Take the last change back, or several."""

        def undo(folder: EditedFolder) -> Change | None:
            if self.history is None or not self.history.done:
                return None
            return folder.undo()

        for _ in range(steps):
            self._do(undo, "undone")

    def redo(self, steps: int = 1) -> None:
        """Do what was undone last again, or several changes."""

        def redo(folder: EditedFolder) -> Change | None:
            if self.history is None or not self.history.undone:
                return None
            return folder.redo()

        for _ in range(steps):
            self._do(redo, "redone")

    def _do(self, work: Work, step: Step = "") -> None:
        if self._folder is not None:
            self._waiting.append((work, step))
            self._go_on()

    def _go_on(self) -> None:
        while self._waiting and self._folder is not None:
            if self._project.busy or not self._project.analysis.complete:
                self._retry.start()
                return
            self._work(*self._waiting.pop(0), self._folder)

    def _work(self, work: Work, step: Step, folder: EditedFolder) -> None:
        from stratview.editing.change import OutdatedError
        from stratview.editing.folder import HistoryError

        try:
            change = work(folder)
        except HistoryError as error:
            change = error.change
            self.refused.emit(error)
        except StratviewError as error:
            change = None
            self._waiting.clear()
            self.refused.emit(error)
            if isinstance(error, OutdatedError):
                self._project.read_again()
        if change is not None:
            self._count(step)
        self.changed.emit()
        if change is not None and change.edits:
            self._unread.append((change, step))
            self._project.read_again(change.files, edited=True)

    def _refuse_unread(self, change: Change, analysis: Analysis) -> None:
        """Refuse a change of a file that has other bytes than those that the comparison was read from."""
        from stratview.editing.change import OutdatedError

        digests = analysis.loaded.digests
        for file in change.files:
            if file in digests and Files(analysis.store, None).digest(file) != digests[file]:
                raise OutdatedError(file)

    def _follow(self, old: Analysis, new: Analysis) -> None:
        if not self._unread or not new.complete or old.revision == new.revision:
            return
        # Once the panels show the new analysis.
        self._shown.start()

    def _tell(self) -> None:
        changes, self._unread = self._unread, []
        for change, step in changes:
            place = self._places.get(change.inverse()) if step == "undone" else None
            if place is None or not self._selection.show_again(*place):
                self._show(change.after)
            self.made.emit(change)
            if step:
                self.stepped.emit(change, step)
        self.changed.emit()

    def _show(self, focus: Focus) -> None:
        """Lead the reader to where a change can be seen."""
        if focus.dimension:
            self._selection.show_dimension(focus.dimension)
        if focus.page:
            self._selection.show_page(focus.page)
            self._selection.show_here(focus.item)
        elif focus.item:
            self._selection.show_item(focus.item, focus.cite)
