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

from stratview.ui.drop_target import forget_drop_target

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QWidget

    from stratview.ui.later_drag import LaterDrag


def drag_text(area: QTextEdit | QPlainTextEdit) -> None:
    """Let the selected text of an area be dragged: moved where it can be edited, else copied."""
    _AreaDrag(area)


def let_select(label: QLabel, *, by_keyboard: bool = False) -> None:
    """Let the text of a label be selected with the mouse, and dragged."""
    by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
    label.setTextInteractionFlags(
        by_mouse | Qt.TextInteractionFlag.TextSelectableByKeyboard if by_keyboard else by_mouse
    )
    _LabelDrag(label)


class TextDrag(QObject):
    """Takes the moves of the mouse after a press on the selected text."""

    def __init__(self, shown: QWidget, parent: QWidget) -> None:
        """Follow the mouse on `shown`, which is `parent` or its viewport."""
        super().__init__(parent)
        self._shown = shown
        # Where the button was pressed, and what was selected before that.
        self._pressed: tuple[QPoint, tuple[int, int]] | None = None
        self._drag: LaterDrag | None = None
        shown.installEventFilter(self)

    def _selected(self) -> tuple[int, int] | None:
        """Return where the selection was begun and where it ends."""
        raise NotImplementedError

    def _data(self) -> QMimeData:
        """Return what is dragged."""
        raise NotImplementedError

    @property
    def _actions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _done(self, action: Qt.DropAction) -> None:
        """Called with what was done with the text, if it still exists."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        # Other events come also while the text is being destroyed, and must not touch it.
        if not isinstance(event, QMouseEvent):
            return False
        kind, left = event.type(), Qt.MouseButton.LeftButton
        # Elsewhere, the press has ended the selection.
        on_it = self._pressed is not None and self._pressed[1] == self._selected()
        if kind == QEvent.Type.MouseMove and event.buttons() & left and on_it:
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
        selected = self._selected()
        self._pressed = (point, selected) if point is not None and selected is not None else None

    def _move(self, point: QPoint) -> None:
        if self._drag is not None or self._pressed is None:
            return
        if (point - self._pressed[0]).manhattanLength() < QApplication.startDragDistance():
            return
        # Loaded with the first drag.
        from stratview.ui.later_drag import LaterDrag

        self._drag = LaterDrag(self._data(), self._actions, self._ended)

    def _ended(self, action: Qt.DropAction) -> None:
        if not isValid(self) or not isValid(self._shown):
            return
        self._drag = self._pressed = None
        self._done(action)
        # The drag has taken the release, which the text waits for. One of no button changes no selection.
        at, none = QPointF(0, 0), Qt.MouseButton.NoButton
        kind, keys = QEvent.Type.MouseButtonRelease, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self._shown, QMouseEvent(kind, at, self._shown.mapToGlobal(at), none, none, keys))


class _LabelDrag(TextDrag):
    """Drags the selected text of a label."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, label)
        self._label = label

    def _selected(self) -> tuple[int, int] | None:
        start = self._label.selectionStart()
        return (start, start + len(self._label.selectedText())) if start >= 0 else None

    def _data(self) -> QMimeData:
        from stratview.ui.quoted import clipboard_data

        data = clipboard_data()
        data.setText(self._label.selectedText())
        return data


class _AreaDrag(TextDrag):
    """Drags the selected text of an area; where it can be edited, a drop may move it."""

    def __init__(self, area: QTextEdit | QPlainTextEdit) -> None:
        super().__init__(area.viewport(), area)
        self._area = area
        # What is dragged; it follows changes of the text.
        self._dragged: QTextCursor | None = None
        self._fell_here = False
        area.viewport().destroyed.connect(forget_drop_target)

    def _selected(self) -> tuple[int, int] | None:
        cursor = self._area.textCursor()
        return (cursor.anchor(), cursor.position()) if cursor.hasSelection() else None

    @property
    def _actions(self) -> Qt.DropAction:
        is_read = self._area.isReadOnly()
        return Qt.DropAction.CopyAction if is_read else Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def _data(self) -> QMimeData:
        self._dragged, self._fell_here = self._area.textCursor(), False
        return self._area.createMimeDataFromSelection()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._drag is None or not isinstance(event, QDropEvent) or event.type() != QEvent.Type.Drop:
            return super().eventFilter(watched, event)
        if not self._is_on_itself(event):
            self._fell_here = True
            return False
        # As after leaving: Qt hides the mark of the place.
        QApplication.sendEvent(watched, QDragLeaveEvent())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.ignore()
        return True

    def _is_on_itself(self, event: QDropEvent) -> bool:
        place = self._area.cursorForPosition(event.position().toPoint()).position()
        dragged = self._dragged
        return dragged is not None and dragged.selectionStart() <= place <= dragged.selectionEnd()

    def _done(self, action: Qt.DropAction) -> None:
        dragged, self._dragged = self._dragged, None
        if action == Qt.DropAction.MoveAction and dragged is not None:
            if self._fell_here:
                # One change with the words that were dropped.
                dragged.joinPreviousEditBlock()
            else:
                dragged.beginEditBlock()
            dragged.removeSelectedText()
            dragged.endEditBlock()
