"""Fonts and lengths of the timeline at the present zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStaticText, QTextLayout

from stratview.ui.timeline import describe

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from stratview.comparison.model import Milestone
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
        self.row = (self._fm.ascent() + self._fm.descent()) * 1.02
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
        self._ascents: dict[str, float] = {}
        self._widths: dict[str, float] = {}
        self._shortened: dict[tuple[str, int], str] = {}
        self._labels: dict[tuple[str, str], tuple[str, str]] = {}

    def width(self, text: str) -> float:
        """Return how wide a text is, with a pixel to spare so that rounding never shortens it."""
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) > _MOST_KEPT:
                self._widths.clear()
            width = self._widths[text] = float(int(self._fm.horizontalAdvance(text)) + 2)
        return width

    def label(self, milestone: Milestone) -> tuple[str, str]:
        """Return the two parts of a label: the date in words, with the space behind it, and the title."""
        key = (milestone.date_text, milestone.title)
        parts = self._labels.get(key)
        if parts is None:
            if len(self._labels) > _MOST_KEPT:
                self._labels.clear()
            date = describe.short_date(milestone)
            parts = self._labels[key] = (f"{date}\u2002" if date else "", milestone.title)
        return parts

    def label_width(self, milestone: Milestone) -> float:
        """Return how wide a label is."""
        date, title = self.label(milestone)
        return (self.width(date) if date else 0.0) + self.width(title)

    def least_width(self, milestone: Milestone) -> float:
        """Return how wide a label must be at least: its date, and some letters of its title."""
        date, title = self.label(milestone)
        return (self.width(date) if date else 0.0) + min(self.width(title), self.least_label)

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

    def ascent_of(self, text: str) -> float:
        """Return how far the base line of a laid-out text is below its top; letters of another font move it."""
        if text.isascii():
            return self.ascent
        ascent = self._ascents.get(text)
        if ascent is None:
            if len(self._ascents) > _MOST_KEPT:
                self._ascents.clear()
            layout = QTextLayout(text, self.font)
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(self.width(text) + 1)
            layout.endLayout()
            ascent = self._ascents[text] = line.ascent()
        return ascent

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
