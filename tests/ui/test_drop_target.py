"""Qt forgets the widget that a drag was over before the widget goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from stratview.ui.drop_target import forget_drop_target

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_was_dragged_over_a_field_comes_to_it_no_more(qtbot: QtBot) -> None:
    field, data = QLineEdit(), QMimeData()
    qtbot.addWidget(field)
    data.setText("words")
    held = data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def is_taken(kind: type[QDragEnterEvent | QDragMoveEvent]) -> bool:
        event = kind(QPoint(3, 3), Qt.DropAction.CopyAction, *held)
        event.ignore()
        QApplication.sendEvent(field, event)
        return event.isAccepted()

    assert is_taken(QDragEnterEvent)
    assert is_taken(QDragMoveEvent)
    forget_drop_target()
    assert not is_taken(QDragMoveEvent)
    assert is_taken(QDragEnterEvent), "and may come again"
    forget_drop_target()
