"""The signs of the overview, each with its meaning, in as many lines as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from stratview.ui.shapes import bolt, draw_marker, scales

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from stratview.ui.context import Context


class Legend(QWidget):
    """Explains each sign once."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        # A sign, the role of its colour, and what it means.
        self._entries = (
            ("✓", "good", self.tr("proven")),
            ("✗", "bad", self.tr("not proven")),
            ("bolt", "warning", self.tr("in tension")),
            ("scales", "warning", self.tr("lopsided: far less evidence on one side")),
            ("markers", "muted", self.tr("passages of each side")),
        )
        self._places: list[QPointF] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Signs"))
        said = {"bolt": "⚡", "scales": "⚖", "markers": "● ◆"}
        self.setAccessibleDescription(" · ".join(f"{said.get(sign, sign)} {text}" for sign, _, text in self._entries))
        context.theme.changed.connect(self._lay_out)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        theme, metrics = self._context.theme, self._metrics
        side = round(metrics.capHeight() * 1.1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("small"))
        for (sign, role, text), at in zip(self._entries, self._places, strict=True):
            rect = QRectF(at.x(), at.y() + (metrics.height() - side) / 2, side, side)
            if sign == "bolt":
                painter.fillPath(bolt(rect.adjusted(side * 0.15, 0, -side * 0.15, 0)), theme.color(role))
            elif sign == "scales":
                scales(painter, rect, theme.color(role))
            elif sign == "markers":
                for which, subject in enumerate(self._context.project.head.subjects):
                    mark = rect.translated(which * (side + theme.px(3)), 0).adjusted(1, 1, -1, -1)
                    draw_marker(painter, mark, theme.accent(subject.color), which)
            else:
                painter.setPen(theme.color(role))
                painter.drawText(QPointF(at.x(), at.y() + metrics.ascent()), sign)
            painter.setPen(theme.color("muted"))
            painter.drawText(QPointF(at.x() + self._room(sign), at.y() + metrics.ascent()), text)
        painter.end()

    @property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._context.theme.font("small"))

    def _room(self, sign: str) -> float:
        """How far behind its sign a meaning begins."""
        px, side = self._context.theme.px, round(self._metrics.capHeight() * 1.1)
        return (2 * side + px(3) if sign == "markers" else side) + px(5)

    def _lay_out(self) -> None:
        metrics, gap = self._metrics, self._context.theme.px(18)
        self._places = []
        left = top = 0.0
        for sign, _, text in self._entries:
            width = self._room(sign) + metrics.horizontalAdvance(text)
            if left and left + width > self.width():
                left, top = 0.0, top + metrics.lineSpacing()
            self._places.append(QPointF(left, top))
            left += width + gap
        self.setFixedHeight(round(top + metrics.lineSpacing()) + 1)
        self.update()
