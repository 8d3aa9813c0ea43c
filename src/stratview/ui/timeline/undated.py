"""Milestones without a date, beside the lanes: they have a place, but none in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from stratview.ui.timeline.shapes import marker_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.comparison.model import Milestone
    from stratview.ui.theme import Theme
    from stratview.ui.timeline.arrays import LaneArrays
    from stratview.ui.timeline.grid import Grid
    from stratview.ui.timeline.metrics import Metrics

translate = QCoreApplication.translate
_MOST = 4


def say_no_date(painter: QPainter, grid: Grid, theme: Theme, metrics: Metrics, plot: QRectF) -> None:
    """Shows between the lanes why they are empty."""
    words = metrics.shortened(translate("Timeline", "No milestone has a date that can be drawn."), plot.width())
    middle = sum(grid.middle(row) for row in grid.lanes) / len(grid.lanes)
    painter.setFont(metrics.font)
    painter.setPen(theme.color("muted"))
    left = plot.center().x() - metrics.width(words) / 2
    painter.drawText(QPointF(left, middle + metrics.half_cap), words)


class UndatedColumn:
    """A short list for each lane, and the number of those that do not fit."""

    def __init__(self, lanes: tuple[LaneArrays, LaneArrays]) -> None:
        self._lanes = lanes

    def _lines(self, grid: Grid) -> Iterator[tuple[int, float, tuple[Milestone, ...]]]:
        # A line is one milestone; the last may be all that have no line of their own.
        for side, lane in enumerate(self._lanes):
            top = 1 if side == 0 else grid.lanes[0] + (grid.between + 1) // 2 + 1
            bottom = grid.lanes[0] + (grid.between + 1) // 2 if side == 0 else grid.count - 1
            room = max(min(bottom - top + 1, _MOST), 1)
            undated = lane.undated
            shown = undated if len(undated) <= room else undated[: room - 1]
            lines: list[tuple[Milestone, ...]] = [(milestone,) for milestone in shown]
            if len(shown) < len(undated):
                lines.append(undated[len(shown) :])
            first = min(max(grid.lanes[side] - len(lines) // 2, top), max(bottom - len(lines) + 1, top))
            for number, milestones in enumerate(lines):
                yield side, grid.middle(first + number), milestones

    def at(self, grid: Grid, metrics: Metrics, area: QRectF, point: QPointF) -> tuple[Milestone, ...]:
        """Return the milestones of the line at a point."""
        for _, middle, milestones in self._lines(grid):
            if abs(point.y() - middle) <= grid.pitch / 2 and point.x() >= area.left() + metrics.pad:
                return milestones
        return ()

    def paint(self, painter: QPainter, grid: Grid, theme: Theme, metrics: Metrics, area: QRectF, current: str) -> None:
        """Paint the column."""
        left = area.left() + metrics.pad * 2
        width = area.width() - metrics.pad * 3
        painter.setFont(metrics.font)
        painter.setPen(theme.color("muted"))
        head = metrics.shortened(translate("Timeline", "No date"), width)
        painter.drawText(QPointF(left, grid.middle(0) + metrics.half_cap), head)
        size = metrics.marker - 2
        for side, middle, milestones in self._lines(grid):
            is_current = len(milestones) == 1 and milestones[0].id == current
            if is_current:
                painter.setPen(QPen(theme.color("accent"), 1.0))
                painter.setBrush(theme.color("current"))
                rect = QRectF(left - 4, middle - grid.pitch / 2 + 0.5, width + 6, grid.pitch - 1)
                painter.drawRoundedRect(rect, metrics.radius, metrics.radius)
            accent = theme.accent(self._lanes[side].lane.subject.color)
            text_left = left + size + metrics.pad
            if len(milestones) == 1:
                painter.strokePath(marker_path(side, left, left + size, middle, size), QPen(accent, 1.4))
                text, color = milestones[0].title, theme.color("text")
            else:
                count = len(milestones)
                text, color = translate("Timeline", "%n more", "", count), theme.color("muted")
            painter.setPen(color)
            room = area.right() - metrics.pad - text_left
            painter.drawText(QPointF(text_left, middle + metrics.half_cap), metrics.shortened(text, room))
