"""The drawing itself: one graphics item that paints what is in view, and knows what stands where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from stratview.ui.timeline import datewords
from stratview.ui.timeline.arrays import Window
from stratview.ui.timeline.axis import grid_lines
from stratview.ui.timeline.frame import Focus, Frame, Style, build
from stratview.ui.timeline.hits import Hit, crowd_entries, hit
from stratview.ui.timeline.paint import FramePainter, Highlights, count_text
from stratview.ui.timeline.undated import UndatedColumn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from stratview.comparison.model import Milestone
    from stratview.ui.theme import Theme
    from stratview.ui.timeline.arrays import TimelineData
    from stratview.ui.timeline.metrics import Metrics

_NO_SHIFTS = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Areas:
    """Where the parts stand: names in `gutter`, lanes in `plot`, milestones without a date in `side`."""

    gutter: QRectF
    plot: QRectF
    side: QRectF


class TimelineCanvas(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Lanes, milestones, labels and links of what is in view, in the view's own pixels."""

    def __init__(self, theme: Theme, metrics: Metrics) -> None:
        super().__init__()
        self._theme = theme
        self._metrics = metrics
        self._areas = Areas(QRectF(), QRectF(), QRectF())
        self._range = (0.0, 1.0)
        self._focus = Focus()
        self._hovered: Hit | None = None
        self._frame: Frame | None = None
        self._undated: UndatedColumn | None = None
        self.data: TimelineData | None = None
        self.shifts = _NO_SHIFTS

    # -- what is shown ------------------------------------------------------------------------------------------------

    def set_data(self, data: TimelineData | None) -> None:
        """Draw other milestones."""
        self.data = data
        self._hovered = None
        self._undated = UndatedColumn(data.chronology.lanes) if data is not None else None
        self.invalidate()

    def set_areas(self, areas: Areas) -> None:
        """Take another size."""
        self.prepareGeometryChange()
        self._areas = areas
        self.invalidate()

    def set_range(self, start: float, end: float) -> None:
        """Show another stretch of time."""
        self._range = (start, end)
        self.invalidate()

    def set_focus(self, focus: Focus) -> None:
        """Mark the current milestone and those that have to do with the current statement."""
        if focus != self._focus:
            self._focus = focus
            self.invalidate()

    def set_hovered(self, hovered: Hit | None) -> None:
        """Light up what is under the mouse."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def restyle(self, metrics: Metrics) -> None:
        """Take other fonts, lengths and colours."""
        self._metrics = metrics
        self.invalidate()

    def invalidate(self) -> None:
        """Lay out anew at the next painting."""
        self._frame = None
        self.update()

    # -- where it stands ----------------------------------------------------------------------------------------------

    @property
    def window(self) -> Window:
        """The stretch of time in view and its place."""
        plot = self._areas.plot
        return Window(*self._range, plot.left(), plot.right())

    def frame(self) -> Frame | None:
        """The picture as it is laid out now; None without milestones or room."""
        if self._frame is None and self.data is not None and self._areas.plot.width() > 1:
            plot = self._areas.plot
            vertical = (plot.top() + self._metrics.top, plot.bottom() - self._metrics.top / 2)
            self._frame = build(self.data, self.window, vertical, self._style(), self._focus, self.shifts)
        return self._frame

    def hit(self, point: QPointF) -> Hit | None:
        """What stands at a point."""
        frame = self.frame()
        if frame is None or self.data is None:
            return None
        return hit(self.data, frame, self.shifts, self._metrics.marker, (point.x(), point.y()))

    def undated_at(self, point: QPointF) -> tuple[Milestone, ...]:
        """The milestones without a date at a point of the side: one, or all that share a count."""
        frame = self.frame()
        if frame is None or self._undated is None or not self._areas.side.contains(point):
            return ()
        return self._undated.at(frame.grid, self._metrics, self._areas.side, point)

    def milestones(self, hit: Hit) -> tuple[Milestone, ...]:
        """The milestones that a hit means."""
        frame = self.frame()
        if self.data is None or frame is None:
            return ()
        if hit.links:
            links = [self.data.chronology.links[key] for key in hit.links]
            return tuple(entry.milestone for link in links for entry in (link.first, link.second))
        entries = hit.entries
        if hit.crowd is not None:
            entries = crowd_entries(self.data, frame, hit.side, hit.crowd, self.shifts[hit.side])
        lane = self.data.chronology.lanes[hit.side]
        return tuple(lane.entries[index].milestone for index in entries)

    def chip_text(self, keys: tuple[int, ...]) -> str:
        """The lag of links that are drawn as one, in words."""
        assert self.data is not None  # noqa: S101 - there are no links without data
        lags = [self.data.chronology.links[key].lag for key in keys]
        low, high = min(lag.low for lag in lags), max(lag.high for lag in lags)
        joined = replace(lags[0], low=low, high=high, about=any(lag.about for lag in lags))
        words = datewords.lag_in_words(joined)
        return words if len(keys) == 1 else f"{words} · {datewords.themes(len(keys))}"

    def _style(self) -> Style:
        metrics = self._metrics
        spare = metrics.pad * 1.6
        return Style(
            row=metrics.row,
            marker=metrics.marker,
            pad=metrics.pad,
            least_label=metrics.least_label,
            caps=(metrics.least_label * 2.6, metrics.least_label * 1.8),
            text_width=metrics.width,
            count_width=lambda count: metrics.width(count_text(count)) + spare,
            chip_width=lambda keys: metrics.width(self.chip_text(keys)) + spare,
        )

    # -- painting -----------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        return self._areas.gutter.united(self._areas.plot).united(self._areas.side)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        try:
            self.draw(painter, ratio=widget.devicePixelRatioF() if widget is not None else 1.0)
        except Exception as fault:
            # Inside the view's own paintEvent, PySide6 6.12 crashes on exceptions that C code has raised; not on these.
            raise RuntimeError(f"The timeline cannot be drawn: {fault}") from fault

    def draw(self, painter: QPainter, *, ratio: float = 0.0) -> None:
        """Paint on any painter. Without the device's pixel ratio only shapes are drawn, for files of shapes."""
        frame = self.frame()
        if frame is None or self.data is None:
            return
        plot = self._areas.plot
        lanes = self.data.chronology.lanes
        marks = self._highlights()
        linked = self._linked(frame)
        brush = FramePainter(painter, self._theme, self._metrics, lanes, marks, self.chip_text, linked, ratio=ratio)
        brush.ground(frame, grid_lines(frame.window, self._metrics), plot.bottom())
        painter.save()
        painter.setClipRect(plot)
        brush.content(frame)
        painter.restore()
        brush.names(frame, self._areas.gutter.width())
        if self._undated is not None and self._areas.side.width() > 0:
            painter.setPen(QPen(self._theme.color("line"), 1.0))
            left = round(self._areas.side.left()) + 0.5
            painter.drawLine(QPointF(left, plot.top()), QPointF(left, self._areas.side.bottom()))
            self._undated.paint(painter, frame.grid, self._theme, self._metrics, self._areas.side, self._focus.current)

    def _linked(self, frame: Frame) -> tuple[frozenset[int], frozenset[int]]:
        """The entries of each lane that a track in the picture belongs to."""
        assert self.data is not None  # noqa: S101 - only called with data
        links = [self.data.chronology.links[key] for track in frame.tracks for key in track.keys]
        where = self.data.where
        return (
            frozenset(where[link.first.milestone.id][1] for link in links),
            frozenset(where[link.second.milestone.id][1] for link in links),
        )

    def _highlights(self) -> Highlights:
        assert self.data is not None  # noqa: S101 - only called with data
        where = self.data.where
        hovered = None
        links: set[int] = set(self.data.links_of.get(self._focus.current, ()))
        if self._hovered is not None:
            links.update(self._hovered.links)
            if self._hovered.entries:
                hovered = (self._hovered.side, self._hovered.entries[0])
                entry = self.data.chronology.lanes[hovered[0]].entries[hovered[1]]
                links.update(self.data.links_of.get(entry.milestone.id, ()))
        return Highlights(
            where.get(self._focus.current),
            hovered,
            frozenset(where[one] for one in self._focus.related if one in where),
            frozenset(links),
        )
