"""Mouse buttons and wheel turns that belong to the window, wherever the pointer is: back, forward, and zooming."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

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
