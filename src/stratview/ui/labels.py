"""Labels that show a text as it is. What a curator wrote is text and never markup, whatever it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from stratview.invisible import visible

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class PlainLabel(QLabel):
    """A label for text, with hidden characters made visible. Left to itself, Qt takes what looks like markup for it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(visible(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        super().setText(visible(text))


def plain_label(parent: QWidget, text: str = "") -> QLabel:
    """Return a `PlainLabel`."""
    return PlainLabel(text, parent)
