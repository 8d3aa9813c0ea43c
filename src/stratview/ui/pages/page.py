"""What the pages of the middle have in common: a title, quiet lines below it, and a table that the reader walks in."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from stratview.ui.labels import plain_label
from stratview.ui.mouse import leave_to_window
from stratview.ui.scrolled import Scrolled
from stratview.ui.text_drag import let_select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent

    from stratview.ui.context import Context
    from stratview.ui.rows_model import Index


_WIDEST = 1400
"""No page is wider, in pixels at 100 %."""
_LOW = 150
"""Below this height at 100 % a page has narrow margins and no title: the tool bar or the dimensions name it."""
_LEAST = (120, 75)
"""The least size of a page, at 100 %."""


class PageTable(QTableView):
    """A table whose delegate draws everything: no grid, no frame, no numbers; it is scrolled by the pixel."""

    def __init__(self, context: Context, behavior: QAbstractItemView.SelectionBehavior, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._context = context
        self._moves_by_itself = False
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(behavior)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        # Qt's own scrolling comes late, after a position was restored.
        self.setAutoScroll(False)
        self.setCornerButtonEnabled(False)

    def go(self, index: Index) -> None:
        """Go where a cell leads; Return and Space do it for the current one."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.go(self.currentIndex())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._have_current()

    def _have_current(self) -> None:
        """Make the first cell in sight current, without selecting it, where the keyboard is here and none is."""
        if self.currentIndex().isValid() or not self.hasFocus():
            return
        model, top = self.model(), max(self.rowAt(0), 0)
        for row in range(top, model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if model.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                    with self._by_itself():
                        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                    return

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Return what a press or key does to the mark of the current cell; a drag, a release and Ctrl do nothing."""
        flags, kinds = QItemSelectionModel.SelectionFlag, QEvent.Type
        if event is not None and event.type() in (kinds.MouseMove, kinds.MouseButtonRelease):
            return flags.NoUpdate
        command = super().selectionCommand(index, event)
        return flags.NoUpdate if command & flags.Deselect else command

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not leave_to_window(event):
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not leave_to_window(event):
            super().wheelEvent(event)

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """What the table does meanwhile is no move of the reader's: no new current cell, no new reading position."""
        before, self._moves_by_itself = self._moves_by_itself, True
        try:
            yield
        finally:
            self._moves_by_itself = before

    def _clear_ground(self, highlight: str = "page") -> None:
        """Let the style draw nothing below the cells but `highlight`, a role of the theme, below the current one."""
        theme, plain = self._context.theme, self.palette()
        plain.setColor(plain.ColorRole.Base, theme.color("page"))
        plain.setColor(plain.ColorRole.Highlight, theme.color(highlight))
        self.setPalette(plain)


class Page(QWidget):
    """A page: its title, what is said below it in a quieter colour, and what it shows."""

    def __init__(self, context: Context, title: str, parent: QWidget | None, bottom: int = 0) -> None:
        """Begin a page; its parts go into `_layout`. `bottom` is its lower margin, in pixels at 100 %."""
        super().__init__(parent)
        self._context = context
        self._bottom = bottom
        self._quiet: list[QLabel] = []
        self._layout = QVBoxLayout(self)
        self._title = self._label(title)
        self.setAutoFillBackground(True)

    def _label(self, text: str = "") -> QLabel:
        """A label for what a curator wrote, which is text and never markup."""
        label = plain_label(self, text, wrap=True)
        # A very long word must not decide how wide the window is.
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        let_select(label)
        return label

    def _quiet_label(self, text: str = "") -> QLabel:
        label = self._label(text)
        self._quiet.append(label)
        return label

    def _stack_with(self, table: QWidget) -> tuple[QStackedLayout, QLabel]:
        """A table, or in its place a sentence that says why there is none."""
        nothing = plain_label(self, wrap=True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._quiet.append(nothing)
        stack = QStackedLayout()
        stack.addWidget(table)
        stack.addWidget(nothing)
        return stack, nothing

    def minimumSizeHint(self) -> QSize:
        # What does not fit is left out or scrolled; it must not push the window off the screen.
        return QSize(*map(self._context.theme.px, _LEAST))

    def _scrolling(self) -> QVBoxLayout:
        """Add a column to the page that scrolls as one where the page is too low for it."""
        column = QWidget(self)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(Scrolled(column, self), 1)
        return layout

    @property
    def _is_low(self) -> bool:
        return self.height() < self._context.theme.px(_LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        """Keep lines readable: on a very wide screen what is shown stays in the middle of the page."""
        px = self._context.theme.px
        beside = max((self.width() - px(_WIDEST)) // 2, 0)
        top = px(6 if self._is_low else 18)
        self._layout.setContentsMargins(beside + px(24), top, beside + px(10), px(self._bottom))
        self._title.setHidden(self._is_low)

    def _style(self) -> None:
        """Take the theme's colours, sizes and fonts."""
        theme = self._context.theme
        self._set_margins()
        self._layout.setSpacing(theme.px(4))
        self._title.setFont(theme.font("title", bold=True))
        theme.set_colors(self, ground="page")
        theme.set_colors(*self._quiet, text="muted")
