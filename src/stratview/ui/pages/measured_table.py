"""A table whose rows differ in height: those in sight are measured at once, the others when there is time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from stratview.ui.pages.page import PageTable
from stratview.ui.pages.row_heights import RowHeights

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractTableModel, QEvent
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from stratview.ui.context import Context
    from stratview.ui.pages.overview_delegate import OverviewDelegate
    from stratview.ui.pages.row_delegate import RowDelegate
    from stratview.ui.rows_model import Index


_GUESS = 190
"""The height of a row that was not measured yet, at 100 %."""


class MeasuredTable(PageTable):
    """Rows that differ in height. A page remembers its reading position under its name.

    Rows in sight are measured at once, the others a few milliseconds at a time; what is in sight does not move then.
    """

    ground = "page"
    """The role of the theme's colour below the current cell."""

    def __init__(
        self, context: Context, page: str, behavior: QAbstractItemView.SelectionBehavior, parent: QWidget
    ) -> None:
        """Make it without rows; `page` is one of `stratview.session.selection.PAGES`."""
        super().__init__(context, behavior, parent)
        self._page = page
        self._heights = RowHeights(self)
        self._heights.moved.connect(self._move_by)
        self._heights.settled.connect(self._settle)
        self._laid_width = -1
        # What to keep in sight through changes of size, until the reader scrolls: a position, or the current cell.
        self._wanted: int | None = None
        self._keeps_current = False

    def take(
        self,
        model: QAbstractTableModel,
        delegate: RowDelegate[Any] | OverviewDelegate,
        header: QHeaderView | None = None,
    ) -> None:
        """Show the rows of a model, below a header if there is one."""
        self._model: QAbstractTableModel = model
        self._delegate: Any = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        if header is None:
            self.horizontalHeader().hide()
            self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            self.doubleClicked.connect(self.go)
        else:
            self.setHorizontalHeader(header)
            self.clicked.connect(self.go)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.entered.connect(self._hover)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def fill_model(self) -> None:
        """Have the model take up what is known by now."""
        raise NotImplementedError

    def show_current(self, index: Index) -> None:
        """Show what the cell is about that the reader made current."""

    @property
    def all_measured(self) -> bool:
        """Whether every row has its own height."""
        return self._laid_width == self.viewport().width() and self._heights.complete

    def fill(self) -> None:
        """Take up what is known by now; the current cell and the reading position stay."""
        at = self.verticalScrollBar().value() if self._wanted is None else self._wanted
        current = self.currentIndex()
        row, column = max(current.row(), 0), max(current.column(), 0)
        self._heights.forget()
        with self._by_itself():
            self.fill_model()
        self.refresh()
        self.make_current(row, column)
        self.show_position(None if self._keeps_current else at)

    def refresh(self) -> None:
        """Lay out and paint again."""
        self._clear_ground(self.ground)
        self._delegate.refresh()
        self._laid_width = -1
        self._lay_out()
        self.horizontalHeader().updateGeometry()
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def make_current(self, row: int, column: int = 0) -> None:
        """Make a cell current without going anywhere; -1 is the first row."""
        index = self._model.index(max(row, 0), column)
        if index.isValid():
            with self._by_itself():
                self.selectionModel().setCurrentIndex(index, self.selectionCommand(index))

    def show_position(self, position: int | None) -> None:
        """Return to a reading position; None brings the current cell into sight."""
        self._wanted = position
        self._keeps_current = position is None
        if position is not None:
            # Where it is depends on the rows above, so these must have their own heights.
            self._heights.make_exact_above(position + self.viewport().height())
            self._set_value(position)
        elif self.currentIndex().isValid():
            self._bring(self.currentIndex())
        if position is not None:
            self._context.selection.remember(self._page, position)

    # -- going there ------------------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._moves_by_itself and current.isValid():
            self._bring(current)
            self.show_current(current)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

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
            self._share_width(width)
            anchor = self._heights.anchor()
            rows = [range(row, row + 1) for row in range(self._model.rowCount())]
            value = self.verticalScrollBar().value() if self._wanted is None else self._wanted
            with self._by_itself():
                self._heights.fill(rows, self._heights_of, self._guess, value + 2 * self.viewport().height())
                self.updateGeometries()
            if self._wanted is not None:
                self.show_position(self._wanted)
            elif self._keeps_current and self.currentIndex().isValid():
                self._bring(self.currentIndex())
            else:
                self._heights.keep(anchor)
        self._see()

    def _heights_of(self, rows: range) -> list[int]:
        return [self._delegate.height(row, self._laid_width) for row in rows]

    def _guess(self, row: int) -> int:
        del row
        return self._context.theme.px(_GUESS)

    def _share_width(self, width: int) -> None:
        """Give all columns the same width; the last takes what is left."""
        count = self._model.columnCount()
        for column in range(count):
            share = width // count
            self.setColumnWidth(column, max(share if column < count - 1 else width - share * (count - 1), 1))

    def _bring(self, index: Index) -> None:
        """Bring a cell into sight; what then comes into sight above it may take more room than was guessed."""
        self._heights.make_exact(index.row())
        with self._by_itself():
            self.updateGeometries()
            self.scrollTo(index)
            self._heights.see()
            self.scrollTo(index)
        self._context.selection.remember(self._page, self.verticalScrollBar().value())

    def _see(self) -> None:
        with self._by_itself():
            self._heights.see()

    def _move_by(self, pixels: int) -> None:
        """What is in sight stays where it is."""
        self._set_value(self.verticalScrollBar().value() + pixels)

    def _settle(self) -> None:
        """Every row has its height: a place that the reader came back to is where it was."""
        if self._wanted is not None:
            self._set_value(self._wanted)

    def _set_value(self, value: int) -> None:
        with self._by_itself():
            # Updates the scroll bar for changed heights now; Qt would do it later.
            self.updateGeometries()
            self.verticalScrollBar().setValue(value)

    def _scrolled(self) -> None:
        bar = self.verticalScrollBar()
        # Until it is filled the table is too short for the place to return to.
        too_short = self._wanted is not None and bar.value() == bar.maximum() < self._wanted
        if not self._moves_by_itself and not too_short and self.isVisible():
            self._wanted = None
            self._keeps_current = False
            self._see()
            self._context.selection.remember(self._page, bar.value())
