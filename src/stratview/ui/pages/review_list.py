"""The list of the statements in a reviewer's queue, with what the reviewer said about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from stratview.comparison.model import VERDICTS
from stratview.evidence.review_queue import Entry
from stratview.ui import words
from stratview.ui.mouse import leave_buttons_to_window
from stratview.ui.rows_model import Index, Role, RowsModel
from stratview.vocabulary import REVIEW_MARKS

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from stratview.ui.context import Context

_VERDICT_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


class QueueModel(RowsModel[Entry]):
    """The entries of a queue. `given` are verdicts that were given and are not read back yet, by statement."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.given: dict[str, str] = {}

    def take(self, entries: list[Entry]) -> None:
        """Show other entries."""
        self.given = {}
        self.show_rows(entries)

    def give(self, row: int, verdict: str) -> None:
        """Show a verdict before it is read back."""
        self.given[self.rows[row].item] = verdict
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def row_of(self, item_id: str) -> int:
        """Return the row of a statement, -1 where it is not in the queue."""
        return next((row for row, entry in enumerate(self.rows) if entry.item == item_id), -1)

    def next_open(self, row: int) -> int:
        """Return the next row without a verdict of the reviewer, from the beginning after the last; -1 for none."""
        every = range(len(self.rows))
        order = [*every[row + 1 :], *every[: row + 1]]
        return next((at for at in order if not self.verdict(at)), -1)

    def verdict(self, row: int) -> str:
        """Return the reviewer's verdict in a row, also one that is being written; empty without one."""
        entry = self.rows[row]
        return self.given.get(entry.item, entry.own.verdict if entry.own is not None else "")

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = index.row()
        verdict = self.verdict(row)
        if role == Role.DisplayRole:
            sign = REVIEW_MARKS[verdict] if verdict else "↺" if self.rows[row].lapsed is not None else "  "
            return f"{sign}  {self._said(row)}"
        if role == Role.AccessibleTextRole:
            return words.sentences([self._said(row), self._state(row)])
        if role == Role.ToolTipRole:
            return words.plain(self._state(row))
        if role == Role.ForegroundRole and verdict:
            return self._context.theme.color("muted")
        return None

    def _said(self, row: int) -> str:
        analysis = self._context.project.analysis
        item = analysis.item(self.rows[row].item)
        if item is None:
            return self.rows[row].item
        return words.labelled(words.side_name(analysis.head, getattr(item, "side", "")), words.item_text(item))

    def _state(self, row: int) -> str:
        verdict, entry = self.verdict(row), self.rows[row]
        if verdict:
            said = self.tr("Your verdict: {0}").format(words.verdict_word(verdict))
            return words.listed([said, self.tr("others disagree")]) if entry.disagrees else said
        if entry.lapsed is not None:
            return self.tr("Your verdict has lapsed")
        return self.tr("Not reviewed by you")


class QueueList(QTableView):
    """The list; keys 1 to 4 give a verdict, N is for a note, Delete takes a verdict back, Return leaves.

    `verdict_given(verdict)`, `note_wanted`, `taken_back` and `left` are emitted for them. It is a table of one column,
    because a QListView asks the model for each of 10,000 rows whenever one changes.
    """

    verdict_given = Signal(str)
    note_wanted = Signal()
    taken_back = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        leave_buttons_to_window(self)

    def set_row_height(self, height: int) -> None:
        """Give every row this height, in pixels."""
        self.verticalHeader().setDefaultSectionSize(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _VERDICT_KEYS:
            self.verdict_given.emit(VERDICTS[_VERDICT_KEYS.index(Qt.Key(event.key()))])
        elif plain and event.key() == Qt.Key.Key_N:
            self.note_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.taken_back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)
