"""The command palette: a field over the window, below it what fits the typed words; Return does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from stratview.ui.escape import take_escape
from stratview.ui.focus_return import give_back
from stratview.ui.labels import plain_label
from stratview.ui.palette.delegate import PaletteDelegate
from stratview.ui.palette.entries import Entries
from stratview.ui.palette.model import EntryRole, PaletteModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPaintEvent

    from stratview.ui.command_table import CommandTable
    from stratview.ui.context import Context

_WIDTH = 640
_ROWS = 12
_KEPT = 8
"""The most recent commands that are kept."""


class _Field(QLineEdit):
    """Keeps the keyboard; arrows and Tab move through the list below."""

    moved = Signal(int)
    ended = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        steps = {keys.Key_Down: 1, keys.Key_Up: -1, keys.Key_PageDown: _ROWS - 1, keys.Key_PageUp: 1 - _ROWS}
        if key in steps:
            self.moved.emit(steps[keys(key)])
        elif key in (keys.Key_Home, keys.Key_End) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.ended.emit(-1 if key == keys.Key_Home else 1)
        elif key == keys.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        self.moved.emit(1 if next else -1)
        return True

    def event(self, event: QEvent) -> bool:
        return take_escape(event) or super().event(event)


class CommandPalette(QFrame):
    """One opening of the palette: it is deleted when it closes, and the keyboard is again where it was.

    `find_wanted(text)` is emitted to look for the typed words in the comparison and its documents, `went(pane)` for a
    choice after which the reader goes on in another pane.
    """

    find_wanted = Signal(str)
    went = Signal(str)

    def __init__(
        self,
        context: Context,
        tables: Sequence[CommandTable],
        choices: Sequence[tuple[str, QActionGroup]],
        panels: Iterable[QAction],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._before = QApplication.focusWidget()
        self._entries = Entries(context, tables, choices, panels)
        self._model = PaletteModel(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Commands"))
        self.field = _Field(self)
        self.field.setPlaceholderText(self.tr("A command, dimension, document or statement"))
        self.field.setAccessibleName(self.tr("Find a command, dimension, document or statement"))
        self.field.setAccessibleDescription(self.tr("Up and Down choose, Return runs, Escape goes back."))
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(PaletteDelegate(context.theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("What fits"))
        self._nothing = plain_label(
            self, self.tr("Nothing fits. Return looks for the words in the documents."), wrap=True
        )
        self._layout = QVBoxLayout(self)
        for part in (self.field, self._nothing, self.list):
            self._layout.addWidget(part)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._take_current)
        self.field.moved.connect(self._move)
        self.field.ended.connect(self._go_to_end)
        self.field.left.connect(self.leave)
        self.list.clicked.connect(self._take)
        window.installEventFilter(self)
        context.theme.changed.connect(self._style)
        self._style()
        self._narrow("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    # -- coming and going -------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Close and give the keyboard back to where it was."""
        before, self._before = self._before, None
        self._close()
        give_back(before)

    def _close(self) -> None:
        self.hide()
        self.deleteLater()

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self.field:
            self._close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QEvent) -> None:
        # A click beside the list must not reach what is below.
        event.accept()

    # -- choosing ---------------------------------------------------------------------------------------------------

    def _narrow(self, typed: str) -> None:
        self._model.show_rows(self._entries.fitting(typed))
        found = bool(self._model.rows)
        self._nothing.setVisible(not found)
        self.list.setVisible(found)
        self._place()
        self._go_to(0)

    def _move(self, step: int) -> None:
        """Go on by rows; by one, the last row is followed by the first."""
        count, row = self._model.rowCount(), self.list.currentIndex().row() + step
        if count:
            self._go_to(row % count if abs(step) == 1 else min(max(row, 0), count - 1))

    def _go_to_end(self, step: int) -> None:
        self._go_to(0 if step < 0 else self._model.rowCount() - 1)

    def _go_to(self, row: int) -> None:
        index = self._model.index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        if QAccessible.isActive() and index.isValid():
            # The keyboard stays in the field; a screen reader has to hear the row anyway.
            said = index.data(Qt.ItemDataRole.AccessibleTextRole)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, said))

    def _take_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._take(index)
        elif self.field.text().strip():
            typed = self.field.text()
            self.leave()
            self.find_wanted.emit(typed)

    def _take(self, index: QModelIndex) -> None:
        entry = index.data(EntryRole)
        if not entry.enabled:
            return
        if entry.key:
            settings = self._context.settings
            kept = [entry.key, *(key for key in settings.recent_commands if key != entry.key)]
            settings.recent_commands = tuple(kept[:_KEPT])
        # What a command does depends on where the reader was.
        self.leave()
        entry.run()
        if entry.pane:
            self.went.emit(entry.pane)

    # -- place and look ---------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._context.theme.color("muted"))
        painter.drawRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _place(self) -> None:
        px, window = self._context.theme.px, self._window
        width = min(px(_WIDTH), window.width() - px(16))
        row = self.list.sizeHintForRow(0) if self._model.rowCount() else 0
        margins = self._layout.contentsMargins()
        head = self.field.sizeHint().height() + margins.top() + margins.bottom() + self._layout.spacing()
        note = self._nothing.heightForWidth(width) if self._nothing.isVisibleTo(self) else 0
        height = head + note + row * min(self._model.rowCount(), _ROWS)
        top = px(44)
        self.setGeometry((window.width() - width) // 2, top, width, min(height, window.height() - top - px(8)))

    def _style(self) -> None:
        theme = self._context.theme
        theme.set_colors(self, ground="page")
        self.setAutoFillBackground(True)
        self._layout.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        self._layout.setSpacing(theme.px(6))
        self.field.setFont(theme.font("statement"))
        self._place()
