"""Giving the keyboard back to the widget that had it, which may have gone meanwhile with its page or panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def give_back(widget: QWidget | None) -> bool:
    """Give a widget the keyboard; returns False where it is None, hidden, or deleted by Qt."""
    if widget is None or not isValid(widget) or not widget.isVisible():
        return False
    widget.setFocus()
    return True
