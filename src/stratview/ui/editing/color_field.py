"""A button that shows a colour and lets another be chosen; it says when the colour is hard to see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QPushButton

from stratview.ui.theme import DARK, LIGHT, contrast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LEAST_CONTRAST: Final = 3.0
"""WCAG 1.4.11: graphics on their ground."""
_LEAST_APART: Final = 90
"""The sum of the differences of red, green and blue, each 0 to 255."""


class ColorField(QPushButton):
    """Holds a colour. `chosen` is emitted when it is another one."""

    chosen = Signal()

    def __init__(self, color: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.color = color
        self.clicked.connect(self._choose)
        self._show()

    def set_color(self, color: str) -> None:
        """Take another colour (`#RRGGBB`)."""
        self.color = color.upper()
        self._show()
        self.chosen.emit()

    def _choose(self) -> None:
        color = QColorDialog.getColor(QColor(self.color), self.window(), self.tr("Colour"))
        if color.isValid():
            self.set_color(color.name())

    def _show(self) -> None:
        pixmap = QPixmap(self.iconSize())
        pixmap.fill(QColor(self.color))
        self.setIcon(QIcon(pixmap))
        self.setText(self.color)
        faint = self.tr("Faint on the light or the dark page: it is drawn darker or lighter there.")
        said = faint if is_hard_to_see(self.color) else ""
        self.setToolTip(said)
        self.setAccessibleDescription(said)


def is_hard_to_see(color: str) -> bool:
    """Whether a colour has little contrast on the light or on the dark page: it is drawn darker or lighter there."""
    return any(contrast(QColor(color), QColor(theme.page)) < _LEAST_CONTRAST for theme in (LIGHT, DARK))


def are_alike(first: str, second: str) -> bool:
    """Whether two colours are hard to tell apart."""
    a, b = QColor(first), QColor(second)
    apart = abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
    return apart < _LEAST_APART
