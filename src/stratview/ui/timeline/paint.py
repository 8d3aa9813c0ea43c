"""Paints a frame: thin lines, quiet tints, shapes that distinguish the subjects also without colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPixmap

from stratview.comparison.calendar_days import to_day
from stratview.ui.timeline import datewords
from stratview.ui.timeline.chips import ROLES
from stratview.ui.timeline.shapes import marker_path, mixed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.comparison.chronology import Entry, Lane, Span
    from stratview.ui.theme import Theme
    from stratview.ui.timeline.arrays import Floats
    from stratview.ui.timeline.chips import Chips
    from stratview.ui.timeline.frame import Bar, Frame, LaneFrame
    from stratview.ui.timeline.metrics import Metrics
    from stratview.ui.timeline.tracks import Track

_MANY = 48
"""From this many markers on, a lane's markers are stamped from one picture."""
_NO_CUTS = (float("inf"), float("inf"))
_FEW = 4
"""The same while things move."""
_WIDE = 60.0
"""A date that is drawn wider than this is tinted and no longer full: it says "somewhere here"."""


@dataclass(frozen=True, slots=True)
class Highlights:
    """Entries, by their place in each lane, that are drawn apart, and the links that belong to them."""

    current: tuple[int, int] | None = None
    hovered: tuple[int, int] | None = None
    related: frozenset[tuple[int, int]] = frozenset()
    links: frozenset[int] = frozenset()


class FramePainter:
    """Paints with one painter, theme and set of lengths.

    `cuts` is where the as-of date ends in each lane. `ratio` is how many device pixels a pixel has; without it
    everything stays a shape, for files of shapes. While things are `moving`, periods have no soft ends.
    """

    def __init__(
        self,
        painter: QPainter,
        theme: Theme,
        metrics: Metrics,
        lanes: tuple[Lane, ...],
        highlights: Highlights,
        chips: Chips,
        linked: tuple[frozenset[int], frozenset[int]],
        *,
        cuts: tuple[float, float] = _NO_CUTS,
        ratio: float = 0.0,
        moving: bool = False,
    ) -> None:
        self._painter = painter
        self._theme = theme
        # A role is asked for hundreds of times in one picture.
        self._color = cache(theme.color)
        self._moving = moving
        self._metrics = metrics
        self._lanes = lanes
        self._highlights = highlights
        self._chips = chips
        self._linked = linked
        self._cuts = cuts
        self._ratio = ratio
        self._accents = [theme.accent(lane.subject.color) for lane in lanes]
        # At the same height, ◆ looks smaller than ●.
        self._sizes = (metrics.marker, round(metrics.marker * 1.18))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    # -- the ground ---------------------------------------------------------------------------------------------------

    def ground(
        self, frame: Frame, grid_lines: Iterable[float], bottom: float, reaches: Sequence[tuple[float, float]]
    ) -> None:
        """The ticks' lines and the two lanes' own, as far as these reach."""
        painter, window = self._painter, frame.window
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        line = self._color("line")
        painter.setPen(QPen(line, 0))
        for x in grid_lines:
            painter.drawLine(QPointF(round(x), 0.0), QPointF(round(x), bottom))
        painter.setPen(QPen(mixed(line, self._color("muted"), 0.35), 0))
        for row, (left, right) in zip(frame.grid.lanes, reaches, strict=True):
            y = round(frame.grid.middle(row))
            left, right = max(left, window.left), min(right, window.right)
            if right > left:
                painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.restore()

    def names(self, frame: Frame, width: float) -> None:
        """The subjects' names left of their lanes, each with its shape and colour."""
        painter, metrics = self._painter, self._metrics
        painter.setFont(metrics.name_font)
        for side, lane in enumerate(self._lanes):
            counted = frame.lanes[side].unplaced
            taken = metrics.width(count_text(counted.count)) + metrics.pad * 3 if counted is not None else 0.0
            y = frame.grid.middle(frame.grid.lanes[side])
            left = metrics.pad * 2
            size = self._sizes[side] - 1
            painter.fillPath(marker_path(side, left, left + size, y, size), self._accents[side])
            text_left = left + self._sizes[1] + metrics.pad
            painter.setPen(self._color("text"))
            name = metrics.shortened_name(lane.subject.name, width - taken - text_left - metrics.pad)
            painter.drawText(QPointF(text_left, y + metrics.half_cap), name)

    def unplaced(self, frame: Frame, width: float) -> None:
        """Beside the names: how many milestones and lags of the picture have no place in it."""
        grid, metrics = frame.grid, self._metrics
        counts = [
            (grid.middle(grid.lanes[side]), count_text(lane.unplaced.count))
            for side, lane in enumerate(frame.lanes)
            if lane.unplaced is not None
        ]
        if frame.unplaced:
            counts.append((grid.between_middle, datewords.lags(len(frame.unplaced))))
        self._painter.setFont(metrics.font)
        for middle, text in counts:
            room = min(metrics.width(text) + metrics.pad * 1.6, width - metrics.pad)
            self._pill(text, width - metrics.pad - room, room, middle)

    def today(self, frame: Frame, plot: QRectF) -> None:
        """A dashed line at the present day, where it is in view."""
        day = date.today()  # noqa: DTZ011 - the reader's own day
        x = round(frame.window.x(to_day(day.year, day.month, day.day))) + 0.5
        if not plot.left() < x < plot.right():
            return
        painter = self._painter
        pen = QPen(mixed(self._color("frame"), self._color("muted"), 0.8), 1.0)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    # -- what happened ------------------------------------------------------------------------------------------------

    def content(self, frame: Frame) -> None:
        """Everything that is clipped to the window: periods, links, dates, labels."""
        self._painter.setFont(self._metrics.font)
        for side, lane in enumerate(frame.lanes):
            self._stems(frame, side, lane, self._linked[side])
        for track in sorted(frame.tracks, key=self._is_lit):
            self._track(frame, track)
        for side, lane in enumerate(frame.lanes):
            self._later(frame, side, lane)
            for bar in lane.bars:
                self._bar(frame, side, bar)
            self._dates(frame, side, lane)
            self._labels(frame, side, lane)

    def _entry(self, side: int, index: int) -> Entry:
        return self._lanes[side].entries[index]

    def _stems(self, frame: Frame, side: int, lane: LaneFrame, linked: frozenset[int]) -> None:
        # A linked period touches its lane where it begins: there its link continues.
        color = QColor(self._accents[side])
        color.setAlphaF(0.6)
        self._painter.setPen(QPen(color, 1.0))
        for bar in lane.bars:
            if bar.index in linked:
                x = frame.x(side, self._entry(side, bar.index).span.anchor)
                ends = (frame.grid.middle(bar.row), frame.grid.middle(frame.grid.lanes[side]))
                self._painter.drawLine(QPointF(x, ends[0]), QPointF(x, ends[1]))

    def _bar(self, frame: Frame, side: int, bar: Bar) -> None:
        painter, metrics = self._painter, self._metrics
        at = (side, bar.index)
        entry = self._entry(*at)
        middle = frame.grid.middle(bar.row)
        height = frame.grid.pitch - 2
        soft = min(max(metrics.marker, (bar.right - bar.left) / 4), metrics.marker * 4)
        left = bar.left - (soft if entry.span.soft_start else 0)
        right = bar.right + (soft if entry.span.soft_end else 0)
        rect = QRectF(left, middle - height / 2, right - left, height)
        strength = self._strength + (0.14 if at == self._highlights.hovered else 0)
        painter.fillRect(rect, self._color("frame"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._tint(frame, side, entry.span, (left, right), strength))
        cut = self._cuts[side]
        if left < cut < right:
            # What it lasts beyond the as-of date is still to come.
            painter.drawRoundedRect(rect.adjusted(0, 0, cut - right, 0), metrics.radius, metrics.radius)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._ghost_pen(side))
            painter.drawRoundedRect(rect.adjusted(cut - left, 0.5, -0.5, -0.5), metrics.radius, metrics.radius)
        else:
            painter.drawRoundedRect(rect, metrics.radius, metrics.radius)
        if at == self._highlights.current or at in self._highlights.related:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._ring(at), 1.5))
            painter.drawRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), metrics.radius, metrics.radius)
        if bar.text_width > 0:
            self._named(entry, bar.text_left, middle, bar.text_width, self._color("text"))

    @property
    def _strength(self) -> float:
        return 0.28 if self._theme.colors.dark else 0.18

    def _later(self, frame: Frame, side: int, lane: LaneFrame) -> None:
        """What the as-of date leaves out, as a trace of itself."""
        painter, metrics = self._painter, self._metrics
        size = self._sizes[side] - 2
        middle = frame.grid.middle(frame.grid.lanes[side])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._ghost_pen(side))
        for bar in lane.later_bars:
            height = frame.grid.pitch - 3
            rect = QRectF(bar.left, frame.grid.middle(bar.row) - height / 2, bar.right - bar.left, height)
            painter.drawRoundedRect(rect, metrics.radius, metrics.radius)
        places = [(x - size / 2, x + size / 2) for x in lane.later.narrow.tolist()]
        for left, right in (*lane.later.wide, *places):
            path = marker_path(side, left, right, middle, size)
            painter.fillPath(path, self._color("frame"))
            painter.drawPath(path)

    def _ghost_pen(self, side: int) -> QPen:
        return QPen(mixed(self._color("frame"), self._accents[side], 0.42), 1.0)

    def _tint(self, frame: Frame, side: int, span: Span, ends: tuple[float, float], strength: float) -> QBrush:
        """A period's colour: full while it surely lasts, weaker where it begins and ends, none where that is open."""
        left, right = ends
        if self._moving:
            tint = QColor(self._accents[side])
            tint.setAlphaF(strength)
            return QBrush(tint)
        color = self._accents[side]
        length = max(right - left, 1.0)
        gradient = QLinearGradient(left, 0, right, 0)

        def stop(x: float, share: float) -> None:
            tint = QColor(color)
            tint.setAlphaF(strength * share)
            gradient.setColorAt(min(max((x - left) / length, 0.0), 1.0), tint)

        fade = min(length * 0.4, self._metrics.marker * 9)
        if span.open_start:
            stop(left, 0.0)
            stop(left + fade, 1.0)
        else:
            stop(left, 0.0 if span.soft_start else 0.6)
            stop(frame.x(side, span.sure_start), 1.0)
        if span.open_end:
            stop(right - fade, 1.0)
            stop(right, 0.0)
        else:
            stop(frame.x(side, span.sure_end), 1.0)
            stop(right, 0.0 if span.soft_end else 0.35)
        return QBrush(gradient)

    def _dates(self, frame: Frame, side: int, lane: LaneFrame) -> None:
        middle = frame.grid.middle(frame.grid.lanes[side])
        size = self._sizes[side]
        marked = self._marked_dates(side, lane)
        wide = [(frame.x(side, span.start), frame.x(side, span.end), at) for at, span in marked]
        dates = [*((left, right, None) for left, right in lane.drawn.wide), *wide]
        # The widest first: none hides a date inside it, and single markers come last.
        for left, right, at in sorted(dates, key=lambda date: date[0] - date[1]):
            if at is None:
                self._date(side, left, right, middle)
            elif right - left > size:
                self._marked(at, left, right, middle)
        narrow = lane.drawn.narrow
        if len(narrow) > (_FEW if self._moving else _MANY) and self._ratio:
            self._stamp(side, narrow, middle)
        else:
            for x in narrow.tolist():
                self._date(side, x - size / 2, x + size / 2, middle)
        self._soft_dates(frame, side, lane, middle)
        for left, right, at in wide:
            if right - left <= size:
                self._marked(at, left, right, middle)

    def _marked_dates(self, side: int, lane: LaneFrame) -> list[tuple[tuple[int, int], Span]]:
        """Return a lane's related, hovered and current dates, in this order, with their places."""
        marked = [at for at in self._highlights.related if at[0] == side]
        marked += [at for at in (self._highlights.hovered, self._highlights.current) if at is not None]
        # The current period is marked on the lane where it has no bar.
        barred = {bar.index for bar in lane.bars}
        spans = [(at, self._entry(*at).span) for at in marked if at[0] == side]
        return [
            (at, span)
            for at, span in spans
            if not span.is_period or (at == self._highlights.current and at[1] not in barred)
        ]

    def _date(self, side: int, left: float, right: float, middle: float) -> None:
        painter, size = self._painter, self._sizes[side]
        if self._moving and side == 0 and size < right - left <= _WIDE:
            # The same shape without its halo, at half the price.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._accents[side])
            painter.drawRoundedRect(QRectF(left, middle - size / 2, right - left, size), size / 2, size / 2)
            return
        path = marker_path(side, left, right, middle, size)
        if not self._moving:
            painter.strokePath(path, QPen(self._color("frame"), 2.0))
        color = QColor(self._accents[side])
        if right - left > _WIDE:
            painter.fillPath(path, self._color("frame"))
            color.setAlphaF(max(0.35, 1 - (right - left - _WIDE) / 240))
        painter.fillPath(path, color)
        if right - left > _WIDE:
            painter.strokePath(path, QPen(self._accents[side], 1.0))

    def _soft_dates(self, frame: Frame, side: int, lane: LaneFrame, middle: float) -> None:
        # Only labelled dates: what is stamped in hundreds cannot be distinguished.
        for label in lane.layout.labels:
            span = self._entry(side, label.key).span
            if span.soft_start and not span.is_period:
                self._halo_of_doubt(side, frame.x(side, span.start), frame.x(side, span.end), middle)

    def _halo_of_doubt(self, side: int, left: float, right: float, middle: float) -> None:
        size = self._sizes[side]
        reach = min(max((right - left) / 2, size), size * 5)
        for outer, inner in ((left - reach, min(left, (left + right - size) / 2)), (right + reach, max(right, 0))):
            gradient = QLinearGradient(outer, 0, inner, 0)
            color = QColor(self._accents[side])
            color.setAlphaF(0.0)
            gradient.setColorAt(0, color)
            color.setAlphaF(0.6)
            gradient.setColorAt(1, color)
            rect = QRectF(min(outer, inner), middle - size / 4, abs(outer - inner), size / 2)
            self._painter.fillRect(rect, QBrush(gradient))

    def _stamp(self, side: int, places: Floats, middle: float) -> None:
        painter, size = self._painter, self._sizes[side]
        ratio = self._ratio
        extent = size + 4
        stamp = QPixmap(round(extent * ratio), round(extent * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        own = QPainter(stamp)
        own.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = marker_path(side, 2, 2 + size, extent / 2, size)
        own.strokePath(path, QPen(self._color("frame"), 1.0))
        own.fillPath(path, self._accents[side])
        own.end()
        fragments = self._metrics.fragments
        fragments.resize(len(places))
        table = fragments.ndarray()
        table[:, 0] = places
        table[:, 1:] = (middle, 0, 0, stamp.width(), stamp.height(), 1 / ratio, 1 / ratio, 0, 1)
        painter.drawPixmapFragments(*fragments.drawargs(), stamp)  # type: ignore[call-arg] # an array and its length

    def _marked(self, at: tuple[int, int], left: float, right: float, middle: float) -> None:
        size = self._sizes[at[0]]
        grown = 3.0
        middle_x = (left + right) / 2
        half = max(right - left, size) / 2
        self._date(at[0], left, right, middle)
        path = marker_path(at[0], middle_x - half - grown, middle_x + half + grown, middle, size + 2 * grown)
        self._painter.strokePath(path, QPen(self._ring(at), 1.6))

    def _ring(self, at: tuple[int, int]) -> QColor:
        if at == self._highlights.current:
            return self._color("accent")
        if at in self._highlights.related:
            return self._color("passage_line")
        return self._color("muted")

    # -- the time between ---------------------------------------------------------------------------------------------

    def _is_lit(self, track: Track) -> bool:
        return not self._highlights.links.isdisjoint(track.keys)

    def _track(self, frame: Frame, track: Track) -> None:
        painter, metrics, grid = self._painter, self._metrics, frame.grid
        lit = self._is_lit(track)
        level = grid.middle(track.row)
        upper = grid.middle(grid.lanes[0]) + self._sizes[0] / 2 + 1
        lower = grid.middle(grid.lanes[1]) - self._sizes[1] / 2 - 1
        bend = min(metrics.bend, (track.right - track.left) / 2)
        step = bend if track.second >= track.first else -bend
        path = QPainterPath(QPointF(track.first, upper))
        path.lineTo(track.first, level - bend)
        path.quadTo(track.first, level, track.first + step, level)
        path.lineTo(track.second - step, level)
        path.quadTo(track.second, level, track.second, level + bend)
        path.lineTo(track.second, lower)
        muted, ground = self._color("muted"), self._color("frame")
        painter.strokePath(path, QPen(self._color("accent") if lit else mixed(ground, muted, 0.6), 1.0))
        rect = QRectF(track.chip_left, level - grid.pitch / 2, track.chip_width, grid.pitch)
        painter.fillRect(rect, ground)
        text = self._chips.text(track.keys)
        left = track.chip_left + (track.chip_width - metrics.width(text)) / 2 + 1
        verdict = self._chips.verdict(track.keys)
        role = ROLES[verdict] if verdict is not None else "text" if lit else "muted"
        self._text(text, left, level, track.chip_width, self._color(role))

    # -- words --------------------------------------------------------------------------------------------------------

    def _labels(self, frame: Frame, side: int, lane: LaneFrame) -> None:
        painter, grid = self._painter, frame.grid
        lane_row = grid.lanes[side]
        leader = QPen(mixed(self._color("line"), self._color("muted"), 0.6), 1.0)
        for label in lane.layout.labels:
            if abs(label.row - lane_row) > 1:
                towards = 1 if label.row < lane_row else -1
                start = grid.middle(label.row) + towards * grid.pitch / 2
                painter.setPen(leader)
                x = round(label.at) + 0.5
                painter.drawLine(QPointF(x, start), QPointF(x, grid.middle(lane_row) - towards * self._sizes[side] / 2))
        for label in lane.layout.labels:
            self._label(frame, (side, label.key), label.left, label.width, grid.middle(label.row))
        for cluster in lane.layout.clusters:
            if cluster.row >= 0:
                self._count(cluster.crowd.count, cluster.left, cluster.width, grid.middle(cluster.row))

    def _label(self, frame: Frame, at: tuple[int, int], left: float, width: float, middle: float) -> None:
        painter = self._painter
        if at == self._highlights.current:
            height = frame.grid.pitch - 1
            rect = QRectF(left - 4, middle - height / 2, width + 8, height)
            painter.setPen(QPen(self._color("accent"), 1.0))
            painter.setBrush(self._color("current"))
            painter.drawRoundedRect(rect, self._metrics.radius, self._metrics.radius)
        color = self._color("accent" if at == self._highlights.hovered else "text")
        self._named(self._entry(*at), left, middle, width, color)

    def _named(self, entry: Entry, left: float, middle: float, width: float, color: QColor) -> None:
        """A label: the date, then the title in what is left of the width."""
        date_text, title = self._metrics.label(entry.milestone)
        dated = self._metrics.width(date_text) if date_text else 0.0
        if dated >= width:
            self._text(date_text, left, middle, width, self._color("muted"))
            return
        if date_text:
            self._text(date_text, left, middle, dated, self._color("muted"))
        self._text(title, left + dated, middle, width - dated, color)

    def _count(self, count: int, left: float, width: float, middle: float) -> None:
        self._pill(count_text(count), left, width, middle)

    def _pill(self, text: str, left: float, width: float, middle: float) -> None:
        painter = self._painter
        height = self._metrics.row - 2
        painter.setPen(QPen(self._color("line"), 1.0))
        painter.setBrush(self._color("page"))
        painter.drawRoundedRect(QRectF(left, middle - height / 2, width, height), height / 2, height / 2)
        inset = (width - self._metrics.width(text)) / 2 + 1
        self._text(text, left + inset, middle, width, self._color("muted"))

    def _text(self, text: str, left: float, middle: float, width: float, color: QColor) -> None:
        self._painter.setPen(color)
        base = QPointF(round(left), middle + self._metrics.half_cap)
        short = self._metrics.shortened(text, width)
        if self._ratio:
            self._painter.drawStaticText(
                QPointF(base.x(), base.y() - self._metrics.ascent_of(short)), self._metrics.laid(short)
            )
        else:
            self._painter.drawText(base, short)


def count_text(count: int) -> str:
    """Return how a cluster's count is written."""
    return f"+{QLocale().toString(count)}"
