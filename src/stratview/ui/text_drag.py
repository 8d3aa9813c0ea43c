"""Selected text that is dragged, begun by us in place of Qt.

Qt begins the drag within its handler of the mouse and crashes where the text is deleted meanwhile (`later_drag`). Where
the pointer had left the text, its timer that scrolls begins the drag again after each drop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragLeaveEvent, QDropEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

    from stratview.ui.later_drag import LaterDrag


def drag_text(*areas: QTextEdit | QPlainTextEdit) -> None:
    """Let the selected text of each area be dragged: moved where it can be edited, else copied."""
    for area in areas:
        _TextDrag(area)


class _TextDrag(QObject):
    """Takes the moves of the mouse after a press on the selected text."""

    def __init__(self, area: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(area)
        self._area = area
        # Where the button was pressed, and what was selected before that.
        self._pressed: tuple[QPoint, int, int] | None = None
        self._drag: LaterDrag | None = None
        # What is dragged; it follows changes of the text.
        self._dragged: QTextCursor | None = None
        area.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Other events come also while the area is being destroyed, and must not touch it.
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and self._falls_on_itself(event):
            # As after leaving: Qt hides the mark of the place.
            QApplication.sendEvent(watched, QDragLeaveEvent())
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.ignore()
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, left = event.type(), Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseMove and event.buttons() & left and self._is_on_selection():
            self._move(event.position().toPoint())
            return True
        if kind == QEvent.Type.MouseButtonPress:
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._press(event.position().toPoint() if event.button() == left and not extends else None)
        elif kind in (QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick):
            self._press(None)
        return False

    def _press(self, point: QPoint | None) -> None:
        if self._drag is not None:
            self._drag.cancel()
            self._drag = None
        cursor = self._area.textCursor()
        selects = point is not None and cursor.hasSelection()
        self._pressed = (point, cursor.anchor(), cursor.position()) if point is not None and selects else None

    def _is_on_selection(self) -> bool:
        """Whether the button was pressed on the selected text: elsewhere, that ends the selection."""
        cursor = self._area.textCursor()
        return self._pressed is not None and self._pressed[1:] == (cursor.anchor(), cursor.position())

    def _move(self, point: QPoint) -> None:
        if self._drag is not None or self._pressed is None:
            return
        if (point - self._pressed[0]).manhattanLength() < QApplication.startDragDistance():
            return
        # Loaded with the first drag.
        from stratview.ui.later_drag import LaterDrag

        actions = Qt.DropAction.CopyAction
        if not self._area.isReadOnly():
            actions |= Qt.DropAction.MoveAction
        self._dragged = self._area.textCursor()
        self._drag = LaterDrag(self._area.createMimeDataFromSelection(), actions, self._ended)

    def _ended(self, action: Qt.DropAction) -> None:
        if not isValid(self) or not isValid(self._area):
            return
        dragged, self._dragged = self._dragged, None
        self._drag = self._pressed = None
        if action == Qt.DropAction.MoveAction and dragged is not None:
            # With the text that was dropped, where that was here.
            dragged.joinPreviousEditBlock()
            dragged.removeSelectedText()
            dragged.endEditBlock()
        # The drag has taken the release, which the area waits for. One of no button changes no selection.
        viewport, none = self._area.viewport(), Qt.MouseButton.NoButton
        at = QPointF(0, 0)
        kind, keys = QEvent.Type.MouseButtonRelease, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(viewport, QMouseEvent(kind, at, viewport.mapToGlobal(at), none, none, keys))

    def _falls_on_itself(self, event: QDropEvent) -> bool:
        if self._dragged is None:
            return False
        place = self._area.cursorForPosition(event.position().toPoint()).position()
        return self._dragged.selectionStart() <= place <= self._dragged.selectionEnd()
