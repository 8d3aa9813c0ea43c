"""Mouse buttons and wheel turns that belong to the window, wherever the pointer is: back, forward, and zooming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

HISTORY_BUTTONS = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)


def leave_to_window(event: QMouseEvent | QWheelEvent) -> bool:
    """Return whether an event is for the window: a history button, or the wheel with Ctrl. It is ignored then."""
    if isinstance(event, QWheelEvent):
        theirs = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    else:
        theirs = event.button() in HISTORY_BUTTONS
    if theirs:
        event.ignore()
    return theirs


class _LeaveToWindow(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        return isinstance(event, QMouseEvent | QWheelEvent) and leave_to_window(event)


def leave_buttons_to_window(*areas: QAbstractScrollArea) -> None:
    """Make lists and fields that have no mouse handlers of ours ignore what belongs to the window."""
    for area in areas:
        area.viewport().installEventFilter(_LeaveToWindow(area))
