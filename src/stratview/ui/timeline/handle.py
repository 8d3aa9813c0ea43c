"""The handle on the axis that marks the as-of date: a line through each lane, and the date at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from stratview.ui.timeline.as_of import NO_END
from stratview.ui.timeline.shapes import mixed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from stratview.ui.theme import Theme
    from stratview.ui.timeline.canvas import TimelineCanvas
    from stratview.ui.timeline.metrics import Metrics

_NEAR = 4.0


class AsOfHandle(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Without a date it rests at the right end of the axis, ready to be dragged into the past."""

    def __init__(self, theme: Theme, metrics: Metrics, canvas: TimelineCanvas) -> None:
        super().__init__()
        self._theme = theme
        self._metrics = metrics
        self._canvas = canvas
        self._lit = False
        self.until = NO_END
        self.text = ""
        self.setZValue(10)

    def restyle(self, metrics: Metrics) -> None:
        """Take other fonts and lengths."""
        self._metrics = metrics
        self.update()

    def move(self) -> None:
        """Follow the canvas, which has another size or shows another time."""
        self.prepareGeometryChange()
        self.update()

    def set_date(self, until: float, text: str) -> None:
        """Move to the end of a date, named by a text."""
        self.until, self.text = until, text
        self.update()

    def set_lit(self, *, lit: bool) -> None:
        """Show that it can be grasped."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def places(self) -> list[tuple[int, float, bool]]:
        """Of each line its lane, where it is, and whether that is its true place or the end of what is shown."""
        window, shifts = self._canvas.window, self._canvas.shifts
        if self.until == NO_END:
            return [(0, window.right, False)]
        found = []
        for side in (0, 1) if shifts[0] != shifts[1] else (0,):
            x = window.x(self.until + shifts[side])
            inside = window.left <= x <= window.right
            found.append((side, min(max(x, window.left), window.right), inside))
        return found

    def feet(self) -> list[tuple[float, float]]:
        """Return its position on the axis."""
        return [(foot.left(), foot.right()) for _, x, _ in self.places() for foot in [self._foot(x)]]

    def grasped(self, point: QPointF) -> int | None:
        """Return the lane whose line or foot is at a point, if one is."""
        for side, x, inside in self.places():
            if self._foot(x).adjusted(-2, -2, 2, 2).contains(point):
                return side
            top, bottom = self._reach(side)
            if inside and self.until != NO_END and abs(point.x() - x) <= _NEAR and top <= point.y() <= bottom:
                return side
        return None

    def boundingRect(self) -> QRectF:
        return self._area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        self.draw(painter, resting=True)

    def draw(self, painter: QPainter, *, resting: bool) -> None:
        """Paint on any painter; without a date only if it is shown `resting`."""
        if self.until == NO_END and not resting:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.color("accent")
        for side, x, inside in self.places():
            if self.until == NO_END:
                self._draw_grip(painter, self._foot(x))
                continue
            if inside:
                top, bottom = self._reach(side)
                painter.setPen(QPen(accent, 1.6 if self._lit else 1.2))
                at = round(x) + 0.5
                painter.drawLine(QPointF(at, top), QPointF(at, bottom))
            self._draw_foot(painter, self._foot(x))

    def _draw_foot(self, painter: QPainter, foot: QRectF) -> None:
        radius = self._metrics.radius
        painter.setPen(QPen(self._theme.color("accent"), 1.2))
        painter.setBrush(self._theme.color("current"))
        painter.drawRoundedRect(foot, radius, radius)
        painter.setFont(self._metrics.font)
        painter.setPen(self._theme.color("accent"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.text)

    def _draw_grip(self, painter: QPainter, foot: QRectF) -> None:
        muted, frame = self._theme.color("muted"), self._theme.color("frame")
        color = self._theme.color("accent") if self._lit else mixed(frame, muted, 0.7)
        middle, size = foot.center(), foot.height() * 0.24
        path = QPainterPath(QPointF(middle.x() + size * 0.4, middle.y() - size))
        path.lineTo(middle.x() - size * 0.6, middle.y())
        path.lineTo(middle.x() + size * 0.4, middle.y() + size)
        pen = QPen(color, 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)
        painter.setPen(pen)
        x = middle.x() + size * 1.3
        painter.drawLine(QPointF(x, middle.y() - size * 1.2), QPointF(x, middle.y() + size * 1.2))

    def _reach(self, side: int) -> tuple[float, float]:
        """Return the heights between which a lane's line is."""
        foot, shifts = self._foot(0.0).top(), self._canvas.shifts
        frame = self._canvas.frame() if shifts[0] != shifts[1] else None
        if frame is None:
            return self._area.top(), foot
        first, second = (frame.grid.middle(row) for row in frame.grid.lanes)
        middle = (first + second) / 2
        return (self._area.top(), middle) if side == 0 else (middle, foot)

    @property
    def _area(self) -> QRectF:
        """The lanes and their axis."""
        return self._canvas.areas.plot.adjusted(0, 0, 0, self._metrics.axis)

    def _foot(self, x: float) -> QRectF:
        metrics = self._metrics
        height = metrics.axis - 4
        width = metrics.width(self.text) + metrics.pad * 2 if self.text else height
        left = min(max(x - width / 2, self._area.left()), self._area.right() - width)
        return QRectF(left, self._area.bottom() - height - 1, width, height)
