"""Lays out one picture of the timeline, for painting and for the mouse. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from stratview.ui.timeline.arrays import Window
from stratview.ui.timeline.grid import Grid, divide
from stratview.ui.timeline.labels import Crowd, Layout, Place, Rows, Wish, lay_out
from stratview.ui.timeline.tracks import End, Track, bundle, lay_tracks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from stratview.comparison.chronology import Entry
    from stratview.comparison.model import Milestone
    from stratview.ui.timeline.arrays import Drawn, Floats, Ints, TimelineData

_MOST_WISHES = 48
"""The most labels that are tried in a lane; many more than fit next to each other."""
_MOST_LINKS = 32
_MOST_BARS = 300
_MOST_PERIOD_ROWS = 4
_MOST_TRACKS = 4
_BIN = 72.0


@dataclass(frozen=True, slots=True)
class Style:
    """Lengths in pixels, and how wide texts are in the timeline's font."""

    row: float
    marker: float
    pad: float
    caps: tuple[float, ...]
    label_width: Callable[[Milestone], float]
    label_least: Callable[[Milestone], float]
    count_width: Callable[[int], float]
    chip_width: Callable[[tuple[int, ...]], float]


@dataclass(frozen=True, slots=True)
class Bar:
    """A period in its row. `text_width` is 0 where its title finds no place."""

    index: int
    row: int
    left: float
    right: float
    text_left: float = 0.0
    text_width: float = 0.0


@dataclass(frozen=True, slots=True)
class LaneFrame:
    """What is shown of one lane. Labels name entries by their index in the lane; what is `later` has none."""

    drawn: Drawn
    bars: tuple[Bar, ...]
    layout: Layout
    later: Drawn
    later_bars: tuple[Bar, ...]

    @property
    def unplaced(self) -> Crowd | None:
        """What has neither a label nor a place for its count; None where there is nothing."""
        crowds = [cluster.crowd for cluster in self.layout.clusters if cluster.row < 0]
        return sum(crowds[1:], crowds[0]) if crowds else None


@dataclass(frozen=True, slots=True)
class Focus:
    """What matters most: the current milestone and those that have to do with the current statement, by id."""

    current: str = ""
    related: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Frame:
    """The whole picture."""

    window: Window
    grid: Grid
    lanes: tuple[LaneFrame, LaneFrame]
    tracks: tuple[Track, ...]
    shifts: tuple[float, float]
    unplaced: tuple[int, ...] = ()
    """The links in view that found no track."""

    def x(self, side: int, day: float) -> float:
        """Return where a day of a lane is on the screen."""
        return self.window.x(day + self.shifts[side])


def build(
    data: TimelineData,
    window: Window,
    vertical: tuple[float, float],
    style: Style,
    focus: Focus,
    shifts: tuple[float, float] = (0.0, 0.0),
) -> Frame:
    """Lay out what is in view, between two heights. `shifts` is how far each lane is moved, in days."""
    bundles, untried = _bundles(data, window, focus, shifts)
    top, bottom = vertical
    period_rows = (
        min(data.chronology.lanes[0].period_rows, _MOST_PERIOD_ROWS),
        min(data.chronology.lanes[1].period_rows, _MOST_PERIOD_ROWS),
    )
    grid = divide(top, bottom - top, style.row, period_rows, min(data.links.most_at_once, _MOST_TRACKS))
    rows = Rows(window.left + style.pad, window.right - style.pad)
    makers = [_LaneMaker(side, data, _moved(window, shifts[side]), grid, rows, style, focus) for side in (0, 1)]
    for maker in makers:
        maker.place_bars()
    tracks = _tracks(data, bundles, grid, rows, style, focus)
    for track in tracks:
        for key in track.keys:
            link = data.chronology.links[key]
            for maker, entry in zip(makers, (link.first, link.second), strict=True):
                maker.reserve_stem(entry)
    first, second = (maker.finish() for maker in makers)
    placed = {key for track in tracks for key in track.keys}
    unplaced = [end.key for group in bundles for end in group if end.key not in placed]
    return Frame(window, grid, (first, second), tuple(tracks), shifts, (*unplaced, *untried))


def _moved(window: Window, shift: float) -> Window:
    return Window(window.start - shift, window.end - shift, window.left, window.right)


def _bundles(
    data: TimelineData, window: Window, focus: Focus, shifts: tuple[float, float]
) -> tuple[list[tuple[End, ...]], list[int]]:
    """Return the links in view to find tracks for, and the keys of those that are too many."""
    links = data.links
    found = every = links.within(window.start, window.end, shifts)
    if len(found) > _MOST_LINKS:
        # The current milestone's links, then those that began first.
        own = np.flatnonzero(np.isin(links.numbers, np.asarray(data.links_of.get(focus.current, []), dtype=np.intp)))
        found = np.union1d(found[:_MOST_LINKS], own)
    first = links.first[found] + shifts[0]
    second = links.second[found] + shifts[1]
    ends = [
        End(key, window.x(one), window.x(other))
        for key, one, other in zip(links.numbers[found].tolist(), first.tolist(), second.tolist(), strict=True)
    ]
    # Those that begin last take the rows next to the first lane, and so none is crossed by the next.
    ends.sort(key=lambda end: (-min(end.first, end.second), max(end.first, end.second), end.key))
    return bundle(ends), links.numbers[np.setdiff1d(every, found)].tolist() if len(every) > len(found) else []


def _tracks(
    data: TimelineData, bundles: list[tuple[End, ...]], grid: Grid, rows: Rows, style: Style, focus: Focus
) -> list[Track]:
    """Lay the tracks; the current milestone's come first only if they would find no place otherwise."""
    trial = rows.copy()
    tracks = lay_tracks(bundles, grid.inner_rows(0), trial, style.chip_width)
    placed = {key for track in tracks for key in track.keys}
    current = set(data.links_of.get(focus.current, []))
    if not current.isdisjoint(end.key for group in bundles for end in group) and not current <= placed:
        bundles.sort(key=lambda group: not any(end.key in current for end in group))
        trial = rows.copy()
        tracks = lay_tracks(bundles, grid.inner_rows(0), trial, style.chip_width)
    rows.become(trial)
    return tracks


class _LaneMaker:
    """Lays out one lane, in the steps that `build` needs."""

    def __init__(
        self, side: int, data: TimelineData, window: Window, grid: Grid, rows: Rows, style: Style, focus: Focus
    ) -> None:
        self._arrays = data.lanes[side]
        self._entries = self._arrays.lane.entries
        self._window = window
        self._rows = rows
        self._style = style
        self._current = data.in_lane(side, (focus.current,))
        self._outer = grid.outer_rows(side)
        self._period_rows = grid.period_rows(side)
        inner = grid.inner_rows(side)
        self._inner = inner[: (len(inner) + 1) // 2]
        self._bars: list[Bar] = []
        self._crowds: list[Crowd] = []

    @property
    def _origin(self) -> float:
        """Where bins are counted from: they move with time, so that counts stay together as one pans."""
        return self._window.left - self._window.start * self._window.scale % _BIN

    # -- periods ------------------------------------------------------------------------------------------------------

    def place_bars(self) -> None:
        """Draw the periods in view in their rows, each with its title if there is room."""
        window, periods = self._window, self._arrays.periods
        part = periods.within(window.start, window.end)
        lefts = (periods.start[part] - window.start) * window.scale + window.left
        rights = np.maximum((periods.end[part] - window.start) * window.scale + window.left, lefts + 2)
        rows, indices = periods.row[part], periods.indices[part]
        seen = (rights >= window.left) & (lefts <= window.right)
        rows = self._with_current(rows, indices, lefts, rights)
        is_counted = seen & (rows >= len(self._period_rows))
        for row, place in enumerate(self._period_rows):
            at = np.flatnonzero(seen & (rows == row))
            # Of those that end on one pixel one is drawn.
            ends = np.floor(rights[at])
            is_drawn = np.ones(len(at), dtype=bool)
            is_drawn[1:] = ends[1:] > ends[:-1]
            is_drawn[_MOST_BARS:] = False
            is_counted[at[~is_drawn]] = True
            at = at[is_drawn]
            bars = [
                Bar(index, place, left, right)
                for index, left, right in zip(
                    indices[at].tolist(), lefts[at].tolist(), rights[at].tolist(), strict=True
                )
            ]
            for number, bar in enumerate(bars):
                following = bars[number + 1].left if number + 1 < len(bars) else window.right
                self._place_bar(bar, following)
        middles = (np.maximum(lefts, window.left) + np.minimum(rights, window.right)) / 2
        self._crowds += _crowds(middles[is_counted], self._origin)

    def _with_current(self, rows: Ints, indices: Ints, lefts: Floats, rights: Floats) -> Ints:
        """Return the rows of the periods, with one for the current period: others that overlap it give theirs up."""
        last = len(self._period_rows) - 1
        at = np.flatnonzero(np.isin(indices, np.asarray(self._current, dtype=np.intp)) & (rows > last))
        if last < 0 or not len(at):
            return rows
        rows = rows.copy()
        overlapping = (lefts < rights[at[0]]) & (rights > lefts[at[0]]) & (rows == last)
        rows[overlapping] = last + 1
        rows[at[0]] = last
        return rows

    def _place_bar(self, bar: Bar, following: float) -> None:
        style, window = self._style, self._window
        left = max(bar.left, window.left) + style.pad
        room = min(following, window.right) - style.pad - left
        milestone = self._entries[bar.index].milestone
        wished = style.label_width(milestone)
        width = min(wished, room)
        if width < style.label_least(milestone):
            self._count(bar.left, bar.right)
            width = 0.0
        self._bars.append(Bar(bar.index, bar.row, bar.left, bar.right, left, width))
        self._rows.take(bar.row, bar.left, max(bar.right, left + width))

    def _later_bars(self) -> Iterator[Bar]:
        window, periods = self._window, self._arrays.later_periods
        part = periods.within(window.start, window.end)
        columns = (column[part].tolist() for column in (periods.indices, periods.row, periods.start, periods.end))
        for index, row, start, end in islice(zip(*columns, strict=True), _MOST_BARS):
            if row < len(self._period_rows) and end > window.start:
                yield Bar(index, self._period_rows[row], window.x(start), max(window.x(end), window.x(start) + 2))

    def _count(self, left: float, right: float) -> None:
        at = (max(left, self._window.left) + min(right, self._window.right)) / 2
        self._crowds.append(Crowd(1, at, at))

    def reserve_stem(self, entry: Entry) -> None:
        """Keep free the line that joins a linked period to its lane."""
        bar = next((bar for bar in self._bars if self._entries[bar.index] is entry), None)
        if bar is not None:
            x = self._window.x(entry.span.anchor)
            for row in self._outer[: self._outer.index(bar.row)]:
                self._rows.draw(row, x)

    # -- labels -------------------------------------------------------------------------------------------------------

    def finish(self) -> LaneFrame:
        """Label the dates in view."""
        dates, window = self._arrays.dates, self._window
        drawn = self._arrays.drawn(window, self._style.marker)
        part = dates.within(window.start, window.end)
        starts, ends = dates.start[part], dates.end[part]
        seen = (ends >= window.start) & (starts <= window.end)
        numbers = np.flatnonzero(seen) + part.start
        middles = (
            np.maximum(dates.start[numbers], window.start) + np.minimum(dates.end[numbers], window.end)
        ) / 2 - window.start
        at = middles * window.scale + window.left
        layout, rows = self._labelled(numbers, at, ())
        if not set(self._current).intersection(dates.indices[numbers].tolist()) <= {one.key for one in layout.labels}:
            layout, rows = self._labelled(numbers, at, self._current)
        self._rows.become(rows)
        later = self._arrays.drawn(window, self._style.marker, later=True)
        return LaneFrame(drawn, tuple(self._bars), layout, later, tuple(self._later_bars()))

    def _labelled(self, numbers: Ints, at: Floats, first: Sequence[int]) -> tuple[Layout, Rows]:
        """Lay out labels for what is in view; `first` are the entries that must have one."""
        rows = self._rows.copy()
        chosen = self._chosen(numbers, first)
        indices = self._arrays.dates.indices
        wishes = [self._wish(int(indices[numbers[i]]), float(at[i])) for i in chosen.tolist()]
        others = np.ones(len(numbers), dtype=bool)
        others[chosen] = False
        origin = self._origin
        layout = lay_out(
            wishes,
            self._places(),
            rows,
            self._style.count_width,
            rest=[*self._crowds, *_crowds(at[others], origin)],
            bin_width=_BIN,
            origin=origin,
            caps=self._style.caps if len(numbers) <= _MOST_WISHES else (),
        )
        return layout, rows

    def _chosen(self, numbers: Ints, first: Sequence[int]) -> Ints:
        """Return which of the dates in view ask for a label, the most wanted first."""
        few = len(numbers) <= _MOST_WISHES
        dates = self._arrays.dates
        ranks = np.where(dates.linked[numbers], 0, len(self._arrays.lane.entries))
        ranks += np.arange(len(numbers)) if few else dates.rank[numbers]
        ranks[np.isin(dates.indices[numbers], np.asarray(first, dtype=np.intp))] = -1
        if few:
            return np.argsort(ranks, kind="stable")
        best = np.argpartition(ranks, _MOST_WISHES)[:_MOST_WISHES]
        return best[np.argsort(ranks[best], kind="stable")]

    def _wish(self, index: int, at: float) -> Wish:
        milestone = self._entries[index].milestone
        width = self._style.label_width(milestone)
        x = min(max(at, self._rows.left), self._rows.right)
        return Wish(index, x, width, self._style.label_least(milestone))

    def _places(self) -> list[Place]:
        places = []
        for distance in range(max(len(self._outer), len(self._inner))):
            for rows in (self._outer, self._inner):
                places += [Place(row, rows[:distance]) for row in rows[distance : distance + 1]]
        return places


def _crowds(at: Floats, origin: float) -> list[Crowd]:
    """Return the number of things in each bin."""
    if not len(at):
        return []
    bins = np.floor((at - origin) / _BIN).astype(np.intp)
    least = int(bins.min())
    counts = np.bincount(bins - least)
    sums = np.bincount(bins - least, weights=at)
    crowds = []
    for number in np.flatnonzero(counts).tolist():
        middle = float(sums[number] / counts[number])
        reach = _BIN / 2 if counts[number] > 1 else 0.0
        crowds.append(Crowd(int(counts[number]), middle - reach, middle + reach))
    return crowds
