"""The widget that something is dragged over, which Qt keeps as a bare pointer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QWidget


class _Taker(QWidget):
    """A widget that takes any drag."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.accept()


def forget_drop_target() -> None:
    """Make Qt forget the widget that a drag is or was over, which has been deleted or soon will be.

    Qt would use it the next time that something is dragged over a widget that does not take it. A widget that a drag is
    still over takes it again once the drag has left it.
    """
    if QCoreApplication.instance() is None or QCoreApplication.closingDown():
        return
    taker, data = _Taker(), QMimeData()
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(taker, QDragEnterEvent(QPoint(), Qt.DropAction.CopyAction, data, *none))
    QApplication.sendEvent(taker, QDragLeaveEvent())
