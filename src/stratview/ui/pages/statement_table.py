"""The two panes: one table whose cells are statements, so that both sides keep their rows aligned in one scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTextBoundaryFinder,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from stratview.ui import words
from stratview.ui.pages.compare_delegate import StatementDelegate
from stratview.ui.pages.compare_model import ASPECT, FIRST, SECOND, CompareModel
from stratview.ui.pages.page import PageTable
from stratview.ui.pages.row_heights import AT_ONCE, RowHeights
from stratview.ui.pages.subject_header import SubjectHeader
from stratview.ui.utf16 import from_utf16

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent

    from stratview.comparison.model import Dimension
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.rows_model import Index

PANEL = "compare"
"""The name under which the reading position is remembered."""

_ASPECT_WIDTH = 128
_LEAST_PANE = 210
_TOGETHER = 200
"""The most lines of an aspect that are laid out together: hundreds of lines are higher than any aspect."""


class StatementTable(PageTable):
    """The table of one dimension. The current cell is the selection's current statement.

    `aspect_opened(line)` is emitted when what a row compares was double-clicked in a line of the table.
    """

    aspect_opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, QAbstractItemView.SelectionBehavior.SelectItems, parent)
        self._model = CompareModel(context.project, context.reviewing, context.notes, self)
        self._delegate = StatementDelegate(context, self)
        self._laid_width = -1
        self._stale = True
        # The column to come back to below a statement about both.
        self._pane = FIRST
        # Where words began to be selected: the statement, and the place in its text.
        self._pressed: tuple[str, int] | None = None
        # A position to return to, kept through changes of size until the reader scrolls.
        self._wanted: int | None = None
        self._is_new = True
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(SubjectHeader(context, self, first=FIRST))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Statements"))
        self.setAccessibleDescription(
            self.tr("Statements side by side. Arrow keys move; the source panel follows with the passage.")
        )
        self._heights = RowHeights(self)
        self._heights.moved.connect(self._move_by)
        self._heights.settled.connect(self._settle)
        self.verticalScrollBar().valueChanged.connect(self._remember_position)
        # The words that are looked for are marked.
        context.finding.changed.connect(self.viewport().update)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def show_dimension(self, dimension: Dimension) -> None:
        """Show a dimension from its top."""
        self._delegate.know_more()
        with self._by_itself():
            self.clearSpans()
            self._stale = self._is_new = True
            self._heights.forget()
            self._model.show(dimension)
            for row, line in enumerate(self._model.rows):
                if line.aspect_lines > 1:
                    self.setSpan(row, ASPECT, line.aspect_lines, 1)
                if line.both is not None:
                    self.setSpan(row, FIRST, 1, 2)
            self._lay_out()

    def show_current(self, view: View, position: int | None) -> None:
        """Make the view's statement or empty cell current: at a remembered position, or in sight."""
        index = self._model.index_of_gap(view.gap) if view.gap is not None else self._model.index_of(view.item)
        with self._by_itself():
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            else:
                self.selectionModel().clear()
                self._have_current()
            self._wanted = position
            if position is not None:
                self.verticalScrollBar().setValue(position)
            elif index.isValid():
                self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
                # What came into sight may be higher than was guessed.
                self._heights.see()
                self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._context.selection.remember(PANEL, self.verticalScrollBar().value() if position is None else position)

    def refresh(self) -> None:
        """Lay out and paint again: theme or zoom has changed."""
        self._delegate.refresh()
        self._refresh()

    def know_more(self) -> None:
        """Lay out and paint again what is known by now: proofs, doubts or tensions have changed."""
        self._delegate.know_more()
        self._refresh()

    def _refresh(self) -> None:
        # The delegate draws the current cell; the style's own highlight would show behind it.
        self._clear_ground()
        self.horizontalHeader().updateGeometry()
        self._stale = True
        self._lay_out()
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def show_as_of(self, date: str) -> None:
        """Grey what is about a later time; "" shows all alike."""
        self._model.show_as_of(date)
        self.viewport().update()

    @property
    def empty(self) -> bool:
        """Whether the dimension has no statement at all."""
        return not self._model.rows

    # -- moving -----------------------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._select_words(None)
        statement = self._model.statement_at(current)
        if self._moves_by_itself:
            return
        if statement is not None:
            self._context.selection.show_item(statement.id)
        else:
            gap = self._model.gap_at(current)
            if gap is not None:
                self._context.selection.show_gap(gap.row, gap.side)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        # Qt's own steps pass over a statement about both when they come down the second subject's column.
        moves = QAbstractItemView.CursorAction
        steps = {moves.MoveUp: -1, moves.MoveDown: 1}
        current = self.currentIndex()
        if not current.isValid() or action not in (*steps, moves.MoveLeft, moves.MoveRight):
            return super().moveCursor(action, modifiers)
        if action in (moves.MoveLeft, moves.MoveRight):
            beside = self._model.index(current.row(), FIRST if action == moves.MoveLeft else SECOND)
            return beside if self._model.flags(beside) else current
        if self.columnSpan(current.row(), current.column()) == 1:
            self._pane = current.column()
        row = current.row() + steps[action]
        while 0 <= row < len(self._model.rows):
            column = FIRST if self._model.rows[row].both is not None else self._pane
            if self._model.flags(self._model.index(row, column)):
                return self._model.index(row, column)
            row += steps[action]
        return current

    def go(self, index: Index) -> None:
        """Show a statement's passage again, if the source panel shows something else by now."""
        statement = self._model.statement_at(index)
        if statement is not None:
            self._context.selection.show_passage(statement.id, self._cite_of(statement.id))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # What is under the mouse is looked up first: the selection that follows may move the cells.
        index = self.indexAt(event.position().toPoint())
        statement = self._model.statement_at(index)
        if statement is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        cell = self.visualRect(index)
        tension = self._delegate.tension_at(statement, cell, event.position())
        cite = self._delegate.cite_at(statement, cell, event.position())
        place = self._delegate.place_at(statement, cell, event.position(), nearest=False)
        super().mousePressEvent(event)
        self._select_words(None)
        # While the comparison is unlocked, a drag moves the statement.
        is_text = tension is None and cite is None and not self._context.editing.on
        self._pressed = (statement.id, place) if place is not None and is_text else None
        if tension is not None:
            self._context.selection.show_beside(statement.id, tension.other(statement.id))
        elif cite is not None:
            self._context.selection.show_passage(statement.id, cite)
        else:
            self._context.selection.show_passage(statement.id, self._cite_of(statement.id))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            # A drag selects words; the table's own would select other cells.
            self._drag_to(*self._pressed, point)
            return
        super().mouseMoveEvent(event)
        shapes = Qt.CursorShape
        link, on_words = self._on_link(point), self._on_words(point)
        self.viewport().setCursor(
            shapes.PointingHandCursor if link else shapes.IBeamCursor if on_words else shapes.ArrowCursor
        )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        statement = self._model.statement_at(index)
        place = None
        if statement is not None and not self._context.editing.on:
            place = self._delegate.place_at(statement, self.visualRect(index), event.position(), nearest=False)
        if index.isValid() and index.column() == ASPECT:
            self.aspect_opened.emit(index.row())
            return
        if statement is None or place is None:
            super().mouseDoubleClickEvent(event)
            return
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, statement.text)
        finder.setPosition(place)
        start = place if finder.isAtBoundary() else finder.toPreviousBoundary()
        finder.setPosition(start)
        self._select_words((statement.id, start, max(finder.toNextBoundary(), start)))

    # -- words ------------------------------------------------------------------------------------------------------

    @property
    def selected_words(self) -> str:
        """The words that are selected in a statement; empty for none."""
        if self._delegate.selected is None:
            return ""
        item_id, start, end = self._delegate.selected
        item = self._context.project.analysis.item(item_id)
        text = words.item_text(item) if item is not None else ""
        return text[from_utf16(text, start) : from_utf16(text, end)]

    def copy(self) -> None:
        """Put the selected words on the clipboard, or the current statement, with where they are from."""
        analysis, selected = self._context.project.analysis, self._delegate.selected
        item = analysis.item(selected[0] if selected is not None else self._context.selection.view.item)
        if item is not None:
            # Loaded with the first copy.
            from stratview.ui.quoted import quoted

            text = self.selected_words or words.item_text(item)
            QGuiApplication.clipboard().setMimeData(quoted(text, words.item_reference(analysis, item)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape and self._delegate.selected is not None:
            self._select_words(None)
        else:
            super().keyPressEvent(event)

    def _drag_to(self, item_id: str, place: int, point: QPointF) -> None:
        index = self._model.index_of(item_id)
        statement = self._model.statement_at(index)
        if statement is not None:
            to = self._delegate.place_at(statement, self.visualRect(index), point, nearest=True)
            start, end = sorted((place, place if to is None else to))
            self._select_words((item_id, start, end) if start < end else None)

    def _select_words(self, selected: tuple[str, int, int] | None) -> None:
        if selected != self._delegate.selected:
            self._delegate.selected = selected
            self.viewport().update()

    def _on_words(self, point: QPointF) -> bool:
        index = self.indexAt(point.toPoint())
        statement = self._model.statement_at(index)
        if statement is None:
            return False
        return self._delegate.place_at(statement, self.visualRect(index), point, nearest=False) is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.selected_words:
            menu.addAction(self.tr("Copy")).triggered.connect(self.copy)
            menu.addSeparator()
        menu.addActions(self.actions())
        # Not with an event loop within this event: the table may be made anew while the menu is open.
        menu.popup(event.globalPos())

    def _cite_of(self, statement_id: str) -> int:
        view = self._context.selection.view
        return view.cite if view.item == statement_id else 0

    def _on_link(self, point: QPointF) -> bool:
        index = self.indexAt(point.toPoint())
        statement = self._model.statement_at(index)
        if statement is None:
            return False
        cell = self.visualRect(index)
        if self._delegate.tension_at(statement, cell, point) is not None:
            return True
        return len(statement.cites) > 1 and self._delegate.cite_at(statement, cell, point) is not None

    # -- layout -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.currentIndex()
        # In a narrower pane all lines are longer: what was being read moves down, and must not move out.
        was_seen = QRect(QPoint(), event.oldSize()).intersects(self.visualRect(current))
        with self._by_itself():
            super().resizeEvent(event)
        self._lay_out()
        if was_seen and self._wanted is None:
            self.scrollTo(current, QAbstractItemView.ScrollHint.EnsureVisible)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._laid_width < 0 or not self._stale:
            return
        # Behind another page the dimension changed, and no resize comes: the page has the size that it had.
        self._lay_out()
        if self._wanted is None and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _lay_out(self) -> None:
        """Give the columns their widths and the lines their heights; the reading position stays."""
        if not self.isVisible():
            return  # The first resize will do it, at the right width, or the next time that it is shown.
        with self._by_itself():
            if self.viewport().width() != self._laid_width or self._stale:
                self._size_cells()
            if self._wanted is not None:
                self.verticalScrollBar().setValue(self._wanted)

    def _size_cells(self) -> None:
        self._stale = False
        width = self._laid_width = self.viewport().width()
        theme = self._context.theme
        aspect = min(theme.px(_ASPECT_WIDTH), max(width - 2 * theme.px(_LEAST_PANE), width // 5))
        if aspect < theme.px(_ASPECT_WIDTH):
            # In a narrow page no word is broken, as long as it leaves room to the statements.
            words = self._delegate.aspect_width(line.aspect for line in self._model.rows[:AT_ONCE])
            aspect = max(aspect, min(words, width * 3 // 10))
        pane = (width - aspect) // 2
        for column, size in ((ASPECT, aspect), (FIRST, pane), (SECOND, width - aspect - pane)):
            self.setColumnWidth(column, max(size, 1))
        # Of a long dimension the lines above may get other heights: what is in sight stays where it is.
        anchor = self._heights.anchor()
        lines = self._model.rows
        aspects = [range(row, row + line.aspect_lines) for row, line in enumerate(lines) if line.aspect_lines]
        groups = [rows[at : at + _TOGETHER] for rows in aspects for at in range(0, len(rows), _TOGETHER)]
        reach = 2 * self.viewport().height() + (0 if self._is_new else self.verticalScrollBar().value())
        self._heights.fill(groups, self._heights_of, self._rough_height, reach)
        if not self._is_new and self._wanted is None and len(lines) > AT_ONCE:
            self._heights.keep(anchor)
        self._is_new = False
        self.updateGeometries()

    def _heights_of(self, rows: range) -> list[int]:
        """The heights of an aspect's lines."""
        heights = [self._line_height(row) for row in rows]
        line = self._model.rows[rows.start]
        if line.aspect_lines == len(rows):
            # A long aspect beside short statements stretches its last line.
            aspect = self._delegate.aspect_height(line.aspect, self.columnWidth(ASPECT))
            heights[-1] += max(aspect - sum(heights), 0)
        return heights

    def _rough_height(self, row: int) -> int:
        line = self._model.rows[row]
        width = self.columnWidth(FIRST) * (2 if line.both is not None else 1)
        statements = (line.both, line.first, line.second)
        return max((self._delegate.rough_height(one, width) for one in statements if one is not None), default=1)

    def _move_by(self, pixels: int) -> None:
        with self._by_itself():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + pixels)

    def _settle(self) -> None:
        """Every line has its height: a place that the reader came back to is where it was."""
        if self._wanted is not None:
            self._move_by(self._wanted - self.verticalScrollBar().value())

    def _line_height(self, row: int) -> int:
        line = self._model.rows[row]
        if line.both is not None:
            return self._delegate.height(line.both, self.columnWidth(FIRST) + self.columnWidth(SECOND))
        sides = ((line.first, FIRST), (line.second, SECOND))
        heights = [self._delegate.height(s, self.columnWidth(column)) for s, column in sides if s is not None]
        heights += [self._delegate.gap_height(gap, self.columnWidth(column)) for column, gap in line.gaps.items()]
        return max(heights, default=0)

    def _remember_position(self) -> None:
        self._heights.see()
        if not self._moves_by_itself:
            self._wanted = None
            self._context.selection.remember(PANEL, self.verticalScrollBar().value())
