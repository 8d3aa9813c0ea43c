"""The mark that shows where something that is dragged would go, with what would happen there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from stratview.ui.theme import Theme

_LOW: Final = 4
"""Marks up to this height are drawn as a line."""


class DropMark(QWidget):
    """Covers a viewport while something is dragged over it."""

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._theme = theme
        self._rect = QRect()
        self.said = ""
        """What would happen, in a few words."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def mark(self, rect: QRect, said: str) -> None:
        """Mark a part of the viewport, and say what would happen there."""
        self._rect, self.said = rect, said
        self.setGeometry(self._viewport.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.color("accent")
        if self._rect.height() <= _LOW:
            painter.fillRect(self._rect, accent)
        else:
            ground = QColor(accent)
            ground.setAlpha(28)
            painter.setPen(QPen(accent, 2))
            painter.setBrush(ground)
            painter.drawRect(self._rect.adjusted(1, 1, -2, -2))
        painter.setFont(self._theme.font("small"))
        metrics, pad = QFontMetrics(painter.font()), self._theme.px(5)
        width, height = metrics.horizontalAdvance(self.said) + 2 * pad, metrics.height() + pad
        left = max(0, min(self._rect.right() - width - pad, self.width() - width))
        # At the lower end, where there is seldom text; below a line.
        is_line = self._rect.height() <= _LOW
        top = self._rect.bottom() + 2 if is_line else self._rect.bottom() - height - 2
        top = top if top + height <= self.height() else max(0, self._rect.top() - height)
        label = QRect(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(label, pad, pad)
        painter.setPen(self._theme.color("page"))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, self.said)
        painter.end()
