"""A milestone that is dragged along time: its mark where the mouse is, and its new date in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from stratview.comparison.dates import parse
from stratview.comparison.moved_dates import moved, steps_for
from stratview.ui.date_words import in_words
from stratview.ui.timeline.shapes import marker_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from stratview.comparison.dates import Edtf
    from stratview.comparison.model import Milestone
    from stratview.ui.theme import Theme
    from stratview.ui.timeline.canvas import TimelineCanvas
    from stratview.ui.timeline.metrics import Metrics


class Redating(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Nothing is seen of it, and nothing changes, until `begin`; then it follows the mouse."""

    def __init__(self, theme: Theme, metrics: Metrics, canvas: TimelineCanvas) -> None:
        super().__init__()
        self._theme = theme
        self._metrics = metrics
        self._canvas = canvas
        self._milestone: Milestone | None = None
        self._side = 0
        self._from = QPointF()
        self.date: Edtf | None = None
        """The date where it is now; None while nothing is dragged."""
        self.setZValue(11)

    def restyle(self, metrics: Metrics) -> None:
        """Take other fonts and lengths."""
        self._metrics = metrics
        self.update()

    def begin(self, milestone: Milestone, side: int, point: QPointF) -> bool:
        """Take up a milestone of a lane where the mouse is; returns whether its date can be moved."""
        if milestone.date is None or moved(milestone.date, 0) is None:
            return False
        self._milestone, self._side, self._from = milestone, side, QPointF(point)
        self.date = milestone.date
        self.prepareGeometryChange()
        return True

    def move(self, x: float) -> None:
        """Follow the mouse."""
        if self._milestone is None or self._milestone.date is None:
            return
        days = (x - self._from.x()) / self._canvas.window.scale
        text = moved(self._milestone.date, steps_for(self._milestone.date, days))
        date = parse(text) if text is not None else None
        if date is not None and date != self.date:
            self.prepareGeometryChange()
            self.date = date
            self.update()

    def finish(self) -> tuple[str, str] | None:
        """End; returns the milestone's id and its new date, or None where that is the old one."""
        milestone, date = self._milestone, self.date
        self.cancel()
        if milestone is None or date is None or milestone.date is None or date.text == moved(milestone.date, 0):
            return None
        return milestone.id, date.text

    def cancel(self) -> None:
        """End without a change."""
        self.prepareGeometryChange()
        self._milestone = self.date = None
        self.update()

    # -- painting -----------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        if self.date is None:
            return QRectF()
        half, plot = self._metrics.marker, self._canvas.areas.plot
        left, right = self._reach
        return QRectF(left - half, plot.top(), right - left + 2 * half, plot.height()).united(self._hint)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        if self.date is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, metrics, plot = self._theme.color("accent"), self._metrics, self._canvas.areas.plot
        left, right = self._reach
        painter.setPen(QPen(accent, 1.0, Qt.PenStyle.DashLine))
        at = round((left + right) / 2) + 0.5
        painter.drawLine(QPointF(at, plot.top()), QPointF(at, plot.bottom()))
        painter.setPen(QPen(accent, 1.6))
        painter.setBrush(self._theme.color("current"))
        painter.drawPath(marker_path(self._side, left, right, self._from.y(), metrics.marker))
        painter.setPen(QPen(accent, 1.0))
        painter.drawRoundedRect(self._hint, metrics.radius, metrics.radius)
        painter.setFont(metrics.font)
        painter.setPen(self._theme.color("text"))
        painter.drawText(self._hint, Qt.AlignmentFlag.AlignCenter, in_words(self.date))

    @property
    def _reach(self) -> tuple[float, float]:
        """Where the date begins and ends on the screen; an open end is where the other is."""
        if self.date is None:
            return 0.0, 0.0
        window, shift = self._canvas.window, self._canvas.shifts[self._side]
        first, last = self.date.first_day, self.date.last_day
        start = first if first is not None else last if last is not None else 0
        end = last + 1 if last is not None else start
        left, right = window.x(start + shift), window.x(end + shift)
        return max(left, window.left - 1), min(right, window.right + 1)

    @property
    def _hint(self) -> QRectF:
        """The field with the date in words, above the mark or below it, inside the lanes."""
        if self.date is None:
            return QRectF()
        metrics, plot = self._metrics, self._canvas.areas.plot
        width, height = metrics.width(in_words(self.date)) + 3 * metrics.pad, metrics.axis - 4
        left, right = self._reach
        at = min(max((left + right - width) / 2, plot.left()), plot.right() - width)
        above = self._from.y() - metrics.marker - height
        return QRectF(at, above if above >= plot.top() else self._from.y() + metrics.marker, width, height)
