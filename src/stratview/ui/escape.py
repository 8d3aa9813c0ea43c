"""Escape for the widget that has the keyboard, before any shortcut of the window takes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def take_escape(event: QEvent) -> bool:
    """Return whether an event offers Escape to the focused widget before the shortcuts; it is accepted then."""
    if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
        return False
    if event.type() != QEvent.Type.ShortcutOverride:
        return False
    event.accept()
    return True
