"""The axis of dates: ticks from decades to days, as one zooms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from stratview.ui.timeline import datewords
from stratview.ui.timeline.ticks import FIRST_DAY, LAST_DAY, Ticks, ticks

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from stratview.ui.theme import Theme
    from stratview.ui.timeline.arrays import Window
    from stratview.ui.timeline.metrics import Metrics


class DateAxis(pg.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """Draws ticks and their texts below the lanes; `gutter` is the width left of them, for what the ticks leave out."""

    def __init__(self, theme: Theme, metrics: Metrics, gutter: float) -> None:
        super().__init__("bottom", showValues=False)
        self._theme = theme
        self._metrics = metrics
        self._gutter = gutter

    def restyle(self, metrics: Metrics, gutter: float) -> None:
        """Take other fonts and lengths."""
        self._metrics = metrics
        self._gutter = gutter
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(-self._gutter, 0.0, self.size().width() + self._gutter, self.size().height())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        width = self.size().width()
        low, high = self.range
        shown = visible_ticks(low, high, width, self._metrics)
        if not shown.ticks:
            return
        metrics = self._metrics
        painter.setPen(QPen(self._theme.color("line"), 1.0))
        painter.drawLine(QPointF(0.0, 0.5), QPointF(width, 0.5))
        painter.setFont(metrics.font)
        base = (self.size().height() - 1) / 2 + metrics.half_cap
        muted, strong = self._theme.color("muted"), self._theme.color("text")
        right = -self._gutter
        context = datewords.context_in_words(date.fromordinal(min(max(int(low), FIRST_DAY), LAST_DAY)), shown.unit)
        if context:
            painter.setPen(muted)
            left = -self._gutter + metrics.pad * 2
            painter.drawText(QPointF(left, base), metrics.shortened(context, self._gutter - metrics.pad * 3))
            right = min(left + metrics.width(context), -metrics.pad)
        for tick in shown.ticks:
            x = (tick.day - low) * width / (high - low)
            text = datewords.tick_in_words(tick)
            half = metrics.width(text) / 2
            if x - half < right + metrics.pad or x + half > width + metrics.pad:
                continue
            painter.setPen(strong if tick.unit != shown.unit else muted)
            painter.drawText(QPointF(x - half + 1, base), text)
            right = x + half


def visible_ticks(low: float, high: float, width: float, metrics: Metrics) -> Ticks:
    """The ticks between two days, as far apart as their texts need."""
    return ticks(low, high, width, metrics.width("0000") * 1.9)


def grid_lines(window: Window, metrics: Metrics) -> list[float]:
    """Where the ticks' lines cross the lanes."""
    shown = visible_ticks(window.start, window.end, window.right - window.left, metrics)
    return [window.x(tick.day) for tick in shown.ticks]
