"""All tensions of the comparison on one page: both statements, both quotes side by side, and the note."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QWidget

from stratview.session.selection import TENSIONS
from stratview.ui.pages.page import Page, PageTable
from stratview.ui.pages.tensions_delegate import TensionsDelegate
from stratview.ui.pages.tensions_model import TensionsModel

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context

_Index = QModelIndex | QPersistentModelIndex

_SLICE = 0.008
"""Seconds of measuring rows at a stretch: the window stays live while thousands are measured."""
_GUESS = 190
"""The height of a row that was not measured yet, at 100 %."""


class TensionsTable(PageTable):
    """One row a tension, one cell an end. The current end is the selected item; Return leaves for its dimension.

    Rows in sight are measured at once, the others a few milliseconds at a time; what is in sight does not move then.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, QAbstractItemView.SelectionBehavior.SelectItems, parent)
        self.listed = TensionsModel(context.project, self)
        self._delegate = TensionsDelegate(context, self.listed, self)
        self._measured: set[int] = set()
        self._next = 0
        self._laid_width = -1
        # What to keep in sight through changes of size, until the reader scrolls: a position, or the current cell.
        self._wanted: int | None = None
        self._keeps_current = False
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._measure_more)
        self.setModel(self.listed)
        self.setItemDelegate(self._delegate)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Tensions"))
        self.setAccessibleDescription(
            self.tr("One row a tension, one cell an end. The source shows both passages. Return goes to the statement.")
        )
        self.doubleClicked.connect(self.go)
        self.entered.connect(self._hover)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def all_measured(self) -> bool:
        """Whether every row has its own height."""
        return len(self._measured) == self.listed.rowCount()

    def fill(self) -> None:
        """Take up what is known by now; the current cell and the reading position stay."""
        at = self.verticalScrollBar().value() if self._wanted is None else self._wanted
        current = self.currentIndex()
        row, column = max(current.row(), 0), max(current.column(), 0)
        with self._by_itself():
            self.listed.fill()
        self.refresh()
        self.make_current(row, column)
        self.show_position(None if self._keeps_current else at)

    def refresh(self) -> None:
        """Lay out and paint again."""
        self._clear_ground()
        self._delegate.refresh()
        self._laid_width = -1
        self._lay_out()
        self.viewport().update()

    def make_current(self, row: int, column: int = 0) -> None:
        """Make an end current without going anywhere."""
        index = self.listed.index(row, column)
        if index.isValid():
            with self._by_itself():
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)

    def show_position(self, position: int | None) -> None:
        """Return to a reading position; None brings the current cell into sight."""
        self._wanted = position
        self._keeps_current = position is None
        if position is not None:
            # Where it is depends on the rows above, so these must have their own heights.
            self._measure_to(position + self.viewport().height())
            self._set_value(position)
        elif self.currentIndex().isValid():
            self._bring(self.currentIndex())
        if position is not None:
            self._context.selection.remember(TENSIONS, position)

    # -- going there ------------------------------------------------------------------------------------------------

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if not self._moves_by_itself and current.isValid():
            self._bring(current)
            ends = self.listed.tensions[current.row()].between
            self._context.selection.show_beside(ends[current.column()], ends[1 - current.column()])

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def go(self, index: _Index) -> None:
        """Go to an end's statement or milestone, and so to its proof."""
        self._context.selection.show_item(self.listed.item_at(index).id)

    def _hover(self, index: QModelIndex) -> None:
        self._delegate.hovered = QPersistentModelIndex(index)
        self.viewport().update()

    # -- layout -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A smaller table scrolls by itself; only the reader's own scrolling is a new position.
        with self._by_itself():
            super().resizeEvent(event)
        self._lay_out()
        if self._keeps_current and self.isVisible() and self.currentIndex().isValid():
            self._bring(self.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.viewport().width()
        if not self.isVisible():
            return
        if width != self._laid_width:
            self._laid_width = width
            self.setColumnWidth(0, max(width // 2, 1))
            self.setColumnWidth(1, max(width - width // 2, 1))
            self._measured.clear()
            self._next = 0
            top = self.rowAt(0)
            with self._by_itself():
                self.verticalHeader().setDefaultSectionSize(self._context.theme.px(_GUESS))
            if self._wanted is not None:
                self.show_position(self._wanted)
            elif self._keeps_current and self.currentIndex().isValid():
                self._bring(self.currentIndex())
            elif top > 0:
                self._measure(range(top + 1))
                self.scrollTo(self.listed.index(top, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self._measure_visible()
        if not self.all_measured:
            self._rest.start()

    def _bring(self, index: _Index) -> None:
        """Bring a cell into sight; what then comes into sight above it may take more room than was guessed."""
        with self._by_itself():
            self._measure(range(index.row(), index.row() + 1))
            self._take_heights()
            self.scrollTo(index)
            self._measure_visible()
            self.scrollTo(index)
        self._context.selection.remember(TENSIONS, self.verticalScrollBar().value())

    def _measure_visible(self) -> None:
        first = max(self.rowAt(0), 0)
        # Measuring a row can bring others into sight.
        row = first
        bottom = self.viewport().height()
        while row < self.listed.rowCount() and self.rowViewportPosition(row) <= bottom:
            self._measure(range(row, row + 1))
            row += 1
        self._take_heights()

    def _measure_to(self, bottom: int) -> None:
        """Measure from the top until rows reach down to a position."""
        header = self.verticalHeader()
        row = 0
        while row < self.listed.rowCount() and header.sectionPosition(row) <= bottom:
            self._measure(range(row, row + 1))
            row += 1

    def _measure_more(self) -> None:
        end = perf_counter() + _SLICE
        count = self.listed.rowCount()
        in_sight = max(self.rowAt(0), 0)
        top = self.rowViewportPosition(in_sight)
        while self._next < count and perf_counter() < end:
            self._measure(range(self._next, self._next + 1))
            self._next += 1
        self._take_heights()
        grown = self.rowViewportPosition(in_sight) - top
        if grown and self._wanted is None:
            # What is in sight stays where it is.
            self._set_value(self.verticalScrollBar().value() + grown)
        if self._next >= count:
            self._rest.stop()

    def _measure(self, rows: range) -> None:
        """Give rows their own heights."""
        for row in rows:
            if row not in self._measured and row < self.listed.rowCount():
                self._measured.add(row)
                self.setRowHeight(row, self._delegate.height(row, self._laid_width))

    def _set_value(self, value: int) -> None:
        self._take_heights()
        with self._by_itself():
            self.verticalScrollBar().setValue(value)

    def _take_heights(self) -> None:
        """Let the scroll bar know of changed heights now; Qt would tell it later."""
        with self._by_itself():
            self.updateGeometries()

    def _scrolled(self) -> None:
        bar = self.verticalScrollBar()
        # Until it is filled the table is too short for the place to return to.
        too_short = self._wanted is not None and bar.value() == bar.maximum() < self._wanted
        if not self._moves_by_itself and not too_short and self.isVisible():
            self._wanted = None
            self._keeps_current = False
            self._measure_visible()
            self._context.selection.remember(TENSIONS, bar.value())


class TensionsPage(Page):
    """The page: how many tensions there are, and the table of them."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, "", parent)
        self._title.setText(self.tr("Tensions"))
        self._words = self._quiet_label()
        self.table = TensionsTable(context, self)
        self._stack, self._nothing = self._stack_with(self.table)
        self._go = QPushButton(self.tr("Go to the statement"), self)
        self._go.setToolTip(self.tr("Leave for the selected statement and its dimension (Return)"))
        self._go.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._go)
        self._layout.addWidget(self._title)
        self._layout.addLayout(row)
        self._layout.addLayout(self._stack, 1)
        self.setFocusProxy(self.table)
        context.selection.changed.connect(self._follow)
        context.project.changed.connect(self._know_more)
        context.theme.changed.connect(self._style)
        self._style()
        self._say()
        self._arrive()

    def _follow(self, old: View, new: View) -> None:
        if new.page == TENSIONS and old.page != TENSIONS:
            self._arrive()
        elif new.page == TENSIONS:
            self._make_current(new)

    def _arrive(self) -> None:
        """Come from somewhere: the selected end is the current one, at the place where the page was left."""
        self._make_current(self._context.selection.view)
        self.table.show_position(self._context.selection.position(TENSIONS))

    def _make_current(self, view: View) -> None:
        place = self.table.listed.place_of_ends(view.item, view.beside) or self.table.listed.place_of(view.item)
        self.table.make_current(*place)

    def _leave(self) -> None:
        if self.table.currentIndex().isValid():
            self.table.go(self.table.currentIndex())

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.comparison is not new.comparison:
            self._fill()
        elif old.progress.stage != new.progress.stage:
            # Proofs and figures of more ends are known.
            self.table.refresh()

    def _fill(self) -> None:
        self.table.fill()
        self._make_current(self._context.selection.view)
        self._say()

    def _say(self) -> None:
        tensions = self.table.listed.tensions
        if self._context.project.analysis.comparison is None:
            self._nothing.setText(self.tr("Reading the comparison…"))
        else:
            self._nothing.setText(
                self.tr(
                    "No two statements are said to contradict or qualify each other. Write them into tensions.yaml."
                )
            )
        contradicting = sum(tension.kind == "contradicts" for tension in tensions)
        parts = [
            self.tr("%Ln contradiction(s)", "", contradicting),
            self.tr("%Ln qualification(s)", "", len(tensions) - contradicting),
        ]
        self._words.setText(" · ".join(parts))
        self._words.setVisible(bool(tensions))
        self._go.setVisible(bool(tensions))
        self._stack.setCurrentWidget(self.table if tensions else self._nothing)

    def _style(self) -> None:
        super()._style()
        self._words.setFont(self._context.theme.font("statement"))
        self.table.refresh()
