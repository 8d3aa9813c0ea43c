"""The drawing: one graphics item that paints the visible part and finds what is at a point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtGui import QPainter, QPen

from stratview.ui.timeline.arrays import Window
from stratview.ui.timeline.axis import Zero, grid_lines
from stratview.ui.timeline.chips import Chips
from stratview.ui.timeline.frame import Focus, Frame, Style, build
from stratview.ui.timeline.hits import Hit, crowd_entries, hit
from stratview.ui.timeline.moving import is_near, moved
from stratview.ui.timeline.paint import FramePainter, Highlights, count_text
from stratview.ui.timeline.related_places import RelatedPlaces, distinct, related_places
from stratview.ui.timeline.undated import UndatedColumn, say_no_date

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from stratview.comparison.model import Milestone
    from stratview.ui.theme import Theme
    from stratview.ui.timeline.arrays import TimelineData
    from stratview.ui.timeline.metrics import Metrics

_NO_SHIFTS = (0.0, 0.0)
_REST = 90
"""Milliseconds without movement until labels are laid out anew."""


@dataclass(frozen=True, slots=True)
class Areas:
    """Where the parts are: names in `gutter`, lanes in `plot`, milestones without a date in `side`."""

    gutter: QRectF
    plot: QRectF
    side: QRectF


class TimelineCanvas(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Lanes, milestones, labels and links of what is in view, in the view's own pixels."""

    def __init__(self, theme: Theme, metrics: Metrics) -> None:
        super().__init__()
        self._theme = theme
        self._metrics = metrics
        self.areas = Areas(QRectF(), QRectF(), QRectF())
        self._range = (0.0, 1.0)
        self.focus = Focus()
        self._hovered: Hit | None = None
        self._frame: Frame | None = None
        self._related: RelatedPlaces | None = None
        # The last frame that was laid out whole, for frames in motion.
        self._settled: Frame | None = None
        self._moving = False
        self._rest = QTimer(singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.settle)
        self._undated: UndatedColumn | None = None
        self.data: TimelineData | None = None
        self.shifts = _NO_SHIFTS
        self.chips = Chips(())
        self.fault: Exception | None = None
        """What went wrong in painting, for the view to report."""

    # -- what is shown ------------------------------------------------------------------------------------------------

    def set_data(self, data: TimelineData | None) -> None:
        """Draw other milestones."""
        self.data = data
        self._hovered = None
        self._undated = UndatedColumn(data.lanes) if data is not None else None
        if data is not None and self.chips.links is not data.chronology.links:
            self.chips = Chips(data.chronology.links)
        self.invalidate()

    def set_shifts(self, shifts: tuple[float, float]) -> None:
        """Move the lanes by these days."""
        self.shifts = shifts
        self.invalidate()

    def set_chips(self, chips: Chips) -> None:
        """Have the links say other words."""
        if chips != self.chips:
            self.chips = chips
            self.invalidate()

    @property
    def zero(self) -> Zero | None:
        """Where the axis counts from, while the lanes are aligned."""
        alignment = self.chips.alignment
        return Zero(alignment.zero, alignment.theme) if alignment is not None else None

    def set_areas(self, areas: Areas) -> None:
        """Take another size."""
        self.prepareGeometryChange()
        self.areas = areas
        self.invalidate()

    def set_range(self, start: float, end: float) -> None:
        """Show another stretch of time. While it moves, labels ride along; soon after, they are laid out anew."""
        self._range = (start, end)
        if self._settled is not None and self._metrics.moves:
            self._frame = None
            self._moving = True
            self._rest.start()
            self.update()
        else:
            self.invalidate()

    def settle(self) -> None:
        """Lay out what is in view, now that it has stopped moving."""
        if self._moving:
            self.invalidate()

    def set_focus(self, focus: Focus) -> None:
        """Mark the current milestone and those that have to do with the current statement."""
        if focus != self.focus:
            self.focus = focus
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
        self._frame = self._settled = None
        self._moving = False
        self._rest.stop()
        self.update()

    # -- where it is ----------------------------------------------------------------------------------------------

    @property
    def window(self) -> Window:
        """The stretch of time in view and its place."""
        plot = self.areas.plot
        return Window(*self._range, plot.left(), plot.right())

    def frame(self) -> Frame | None:
        """Return the picture as it is laid out now; None without milestones or room."""
        if self._frame is None and self.data is not None and self.areas.plot.width() > 1:
            if self._moving and self._settled is not None and is_near(self._settled.window, self.window):
                self._frame = moved(self._settled, self.data, self.window, self._metrics.marker)
                return self._frame
            plot = self.areas.plot
            vertical = (plot.top() + self._metrics.top, plot.bottom() - self._metrics.top / 2)
            self._frame = build(self.data, self.window, vertical, self._style(), self.focus, self.shifts)
            self._settled = self._frame
            self._moving = False
        return self._frame

    def hit(self, point: QPointF) -> Hit | None:
        """Return what is at a point."""
        frame = self.frame()
        if frame is None or self.data is None:
            return None
        return hit(self.data, frame, self.shifts, self._metrics.marker, (point.x(), point.y()))

    def undated_at(self, point: QPointF) -> tuple[Milestone, ...]:
        """Return the milestones without a date at a point of the side: one, or all that share a count."""
        frame = self.frame()
        if frame is None or self._undated is None or not self.areas.side.contains(point):
            return ()
        return self._undated.at(frame.grid, self._metrics, self.areas.side, point)

    def milestones(self, hit: Hit) -> tuple[Milestone, ...]:
        """Return the milestones that a hit means."""
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

    def _style(self) -> Style:
        metrics = self._metrics
        spare = metrics.pad * 1.6
        return Style(
            row=metrics.row,
            marker=metrics.marker,
            pad=metrics.pad,
            caps=(metrics.least_label * 4, metrics.least_label * 3),
            label_width=metrics.label_width,
            label_least=metrics.least_width,
            count_width=lambda count: metrics.width(count_text(count)) + spare,
            chip_width=lambda keys: metrics.width(self.chips.text(keys)) + spare,
        )

    # -- painting -----------------------------------------------------------------------------------------------------

    def boundingRect(self) -> QRectF:
        return self.areas.gutter.united(self.areas.plot).united(self.areas.side)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        try:
            self.draw(painter, ratio=widget.devicePixelRatioF() if widget is not None else 1.0)
        except Exception as fault:  # noqa: BLE001 - the view raises it again
            # Between here and there is C++, which loses exceptions or crashes on them.
            self.fault = fault

    def draw(self, painter: QPainter, *, ratio: float = 0.0) -> None:
        """Paint on any painter. Without the device's pixel ratio only shapes are drawn, for files of shapes."""
        frame = self.frame()
        if frame is None or self.data is None:
            return
        plot = self.areas.plot
        lanes = self.data.chronology.lanes
        marks = self._highlights()
        linked = self._linked(frame)
        cuts = tuple(frame.x(side, self.data.until) for side in (0, 1))
        brush = FramePainter(
            painter,
            self._theme,
            self._metrics,
            lanes,
            marks,
            self.chips,
            linked,
            cuts=(cuts[0], cuts[1]),
            ratio=ratio,
            moving=self._moving,
        )
        grid = grid_lines(frame.window, self.zero, self._metrics) if self.data.has_dates else []
        brush.ground(frame, grid, plot.bottom(), self._reaches(frame))
        if self.chips.alignment is None and self.data.has_dates:
            brush.today(frame, plot)
        painter.save()
        painter.setClipRect(plot)
        brush.content(frame)
        painter.restore()
        if not ratio:
            # An SVG has no clipping here: everything outside is covered.
            beyond = QRectF(plot.right(), plot.top(), self.boundingRect().right() - plot.right(), plot.height())
            for area in (self.areas.gutter, beyond.adjusted(0, 0, self._metrics.pad * 2, 0)):
                painter.fillRect(area, self._theme.color("frame"))
        brush.names(frame, self.areas.gutter.width())
        brush.unplaced(frame, self.areas.gutter.width())
        if not self.data.has_dates:
            say_no_date(painter, frame.grid, self._theme, self._metrics, plot)
        if self._undated is not None and self.areas.side.width() > 0:
            painter.setPen(QPen(self._theme.color("line"), 1.0))
            left = round(self.areas.side.left()) + 0.5
            painter.drawLine(QPointF(left, plot.top()), QPointF(left, self.areas.side.bottom()))
            self._undated.paint(painter, frame.grid, self._theme, self._metrics, self.areas.side, self.focus.current)

    def _reaches(self, frame: Frame) -> list[tuple[float, float]]:
        """How far each lane's line is drawn: while they are aligned, from its first milestone to its last day."""
        assert self.data is not None  # noqa: S101 - only called with data
        if self.chips.alignment is None:
            return [(frame.window.left, frame.window.right)] * 2
        lanes = zip(self.data.lanes, self.shifts, strict=True)
        return [(frame.window.x(lane.start + shift), frame.window.x(lane.end + shift)) for lane, shift in lanes]

    def _linked(self, frame: Frame) -> tuple[frozenset[int], frozenset[int]]:
        """Return the entries of each lane that a track in the picture belongs to."""
        assert self.data is not None  # noqa: S101 - only called with data
        links = [self.data.chronology.links[key] for track in frame.tracks for key in track.keys]
        where = self.data.where
        return (
            frozenset(where[link.first.milestone.id][1] for link in links),
            frozenset(where[link.second.milestone.id][1] for link in links),
        )

    def _shown_at(self, milestone_id: str) -> tuple[int, int] | None:
        """Return the place of a milestone that neither the filter nor the as-of date hides."""
        assert self.data is not None  # noqa: S101 - only called with data
        at = self.data.where.get(milestone_id)
        return at if at is not None and self.data.shows(*at) else None

    def _highlights(self) -> Highlights:
        frame = self.frame()
        assert self.data is not None  # noqa: S101 - only called with data
        hovered = None
        links: set[int] = set(self.data.links_of.get(self.focus.current, ()))
        related = self._related_in(frame) if frame is not None else frozenset()
        if self._hovered is not None:
            links.update(self._hovered.links)
            if self._hovered.entries:
                hovered = (self._hovered.side, self._hovered.entries[0])
                entry = self.data.chronology.lanes[hovered[0]].entries[hovered[1]]
                links.update(self.data.links_of.get(entry.milestone.id, ()))
                if entry.milestone.id in self.focus.related:
                    related |= {hovered}
        return Highlights(self._shown_at(self.focus.current), hovered, related, frozenset(links))

    def _related_in(self, frame: Frame) -> frozenset[tuple[int, int]]:
        """Return the related periods, and of the related dates in view one for each place."""
        assert self.data is not None  # noqa: S101 - only called with data
        # Thousands may relate to one passage: they are looked up once, and not in every picture.
        made_from = (self.data, self.focus.related)
        if self._related is None or self._related.made_from != made_from:
            self._related = related_places(*made_from)
        found = self._related.periods
        for side, dates in enumerate(self._related.dates):
            places = distinct(dates, frame.window, frame.shifts[side], self._metrics.marker)
            found |= {(side, index) for index in places}
        return found
