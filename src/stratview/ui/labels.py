"""Labels that show a text as it is. What a curator wrote is text and never markup, whatever it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def plain_label(parent: QWidget, text: str = "") -> QLabel:
    """A label for text. Left to itself, Qt guesses, and takes what looks like markup for markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
