"""Fonts and lengths of the timeline at the present zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from stratview.ui.theme import Theme

_MOST_KEPT = 4096


class Metrics:
    """Made anew when the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self.font: QFont = theme.font("small")
        self.name_font: QFont = theme.font("small", bold=True)
        self._fm = QFontMetricsF(self.font)
        self._name_fm = QFontMetricsF(self.name_font)
        self.marker = float(theme.px(11))
        self.pad = float(theme.px(5))
        self.row = (self._fm.ascent() + self._fm.descent()) * 0.93
        self.axis = float(round(self._fm.height() + theme.px(5)))
        self.top = float(theme.px(3))
        self.radius = float(theme.px(3))
        self.bend = float(theme.px(6))
        self.least_label = float(theme.px(54))
        self.side = float(theme.px(150))
        self.half_cap = self._fm.capHeight() / 2
        self.ascent = self._fm.ascent()
        self.fragments = PrimitiveArray(QPainter.PixmapFragment, 10)
        """Room for stamped markers, kept from frame to frame."""
        self.moves = True
        """Whether labels ride along while time moves, instead of being laid out for each frame."""
        self._laid: dict[str, QStaticText] = {}
        self._widths: dict[str, float] = {}
        self._shortened: dict[tuple[str, int], str] = {}

    def width(self, text: str) -> float:
        """Return how wide a text is, with a pixel to spare so that rounding never shortens it."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) > _MOST_KEPT:
                self._widths.clear()
            width = self._widths[text] = float(int(self._fm.horizontalAdvance(text)) + 2)
        return width

    def laid(self, text: str) -> QStaticText:
        """A text that is laid out once and painted often."""
        laid = self._laid.get(text)
        if laid is None:
            if len(self._laid) > _MOST_KEPT:
                self._laid.clear()
            laid = self._laid[text] = QStaticText(text)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        return laid

    def name_width(self, text: str) -> float:
        """Return how wide a lane's name is."""
        return self._name_fm.horizontalAdvance(text) + 1

    def shortened(self, text: str, width: float) -> str:
        """Return the text, cut off with an ellipsis if it is wider."""
        if self.width(text) <= width:
            return text
        key = (text, int(width))
        short = self._shortened.get(key)
        if short is None:
            if len(self._shortened) > _MOST_KEPT:
                self._shortened.clear()
            short = self._shortened[key] = self._fm.elidedText(text, Qt.TextElideMode.ElideRight, width)
        return short

    def shortened_name(self, text: str, width: float) -> str:
        """Return a lane's name, cut off if it is wider."""
        return self._name_fm.elidedText(text, Qt.TextElideMode.ElideRight, width)
