"""A lane's milestones as arrays: what is in view is found by bisection, and what falls on one pixel is drawn once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from numpy.typing import NDArray

    from stratview.comparison.chronology import Chronology, Entry, Lane
    from stratview.comparison.model import Milestone

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]
    Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of time in view and where it is on the screen."""

    start: float
    end: float
    left: float
    right: float

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return (self.right - self.left) / (self.end - self.start)

    def x(self, day: float) -> float:
        """Return where a day begins on the screen."""
        return self.left + (day - self.start) * self.scale

    def day(self, x: float) -> float:
        """Return the day at a place on the screen."""
        return self.start + (x - self.left) / self.scale


class Spans:
    """Some entries of a lane, in the order of their starts.

    `linked` says which have a link, `row` is a period's row. `rank` decides which get a label where not all can.
    """

    def __init__(
        self, indices: Ints, start: Floats, end: Floats, kind: Ints, row: Ints, rank: Ints, linked: Bools
    ) -> None:
        self.indices = indices
        self.start = start
        self.end = end
        self.kind = kind
        self.row = row
        self.rank = rank
        self.linked = linked
        self._reach: Floats = np.maximum.accumulate(end) if len(end) else end

    def __len__(self) -> int:
        return len(self.start)

    def pick(self, mask: Bools) -> Spans:
        """Those where the mask is true."""
        columns = (self.indices, self.start, self.end, self.kind, self.row, self.rank, self.linked)
        return self if mask.all() else Spans(*(column[mask] for column in columns))  # type: ignore[arg-type]

    def within(self, start: float, end: float) -> slice:
        """All that touch a stretch of time are in this slice (and perhaps some that do not)."""
        low = int(np.searchsorted(self._reach, start, "left"))
        high = int(np.searchsorted(self.start, end, "right"))
        return slice(low, max(low, high))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is to be drawn of a lane's dates: middles of single markers, and bounds of those that are wider."""

    narrow: Floats
    wide: list[tuple[float, float]]


@dataclass(frozen=True, slots=True, eq=False)
class LaneArrays:
    """One lane: `dates` are drawn on its line, `periods` beside it; those after the as-of date are separate.

    `undated` are shown at the side. `start` and `end` are the days that the lane's milestones reach to.
    """

    lane: Lane
    dates: Spans
    periods: Spans
    later_dates: Spans
    later_periods: Spans
    undated: tuple[Milestone, ...]
    start: float
    end: float

    @property
    def shown(self) -> int:
        """How many milestones are shown, dated or not, and not after the as-of date."""
        return len(self.dates) + len(self.periods) + len(self.undated)

    def restricted(self, kinds: Ints, names: Collection[str], until: float) -> LaneArrays:
        """Only some kinds (by number, and the same by name), with what begins on a day or after it set apart."""
        dates, periods = (spans.pick(np.isin(spans.kind, kinds)) for spans in (self.dates, self.periods))
        return LaneArrays(
            self.lane,
            dates.pick(dates.start < until),
            periods.pick(periods.start < until),
            dates.pick(dates.start >= until),
            periods.pick(periods.start >= until),
            tuple(milestone for milestone in self.undated if milestone.kind in names),
            self.start,
            self.end,
        )

    def drawn(self, window: Window, marker: float, *, later: bool = False) -> Drawn:
        """Return what to draw of the dates in view, each pixel once."""
        dates = self.later_dates if later else self.dates
        margin = marker / window.scale
        part = dates.within(window.start - margin, window.end + margin)
        start, end = dates.start[part], dates.end[part]
        lefts = (start - window.start) * window.scale
        widths = (end - start) * window.scale
        is_narrow = widths <= marker
        width = int(window.right - window.left) + 1
        around = int(marker) + 1
        pixels = np.rint(lefts[is_narrow] + widths[is_narrow] / 2).astype(np.intp) + around
        taken = np.zeros(width + 2 * around, dtype=bool)
        taken[pixels[(pixels >= 0) & (pixels < len(taken))]] = True
        narrow = np.flatnonzero(taken).astype(np.float64) - around + window.left
        return Drawn(narrow, self._wide(lefts[~is_narrow], widths[~is_narrow], window))

    @staticmethod
    def _wide(lefts: Floats, widths: Floats, window: Window) -> list[tuple[float, float]]:
        rights = lefts + widths
        seen = rights >= 0
        lefts, rights = lefts[seen], rights[seen]
        if not len(lefts):
            return []
        # Equal spans follow each other: they are sorted by start and end.
        new = np.ones(len(lefts), dtype=bool)
        new[1:] = (np.abs(np.diff(lefts)) >= 1) | (np.abs(np.diff(rights)) >= 1)
        pairs = zip((lefts[new] + window.left).tolist(), (rights[new] + window.left).tolist(), strict=True)
        return list(pairs)


class LinkArrays:
    """Links between the lanes: their numbers in the chronology, and the days of their two ends.

    `begun` is the day on which both milestones may have begun.
    """

    def __init__(self, numbers: Ints, first: Floats, second: Floats, begun: Floats, kinds: Ints, most: int) -> None:
        self.numbers = numbers
        self.first = first
        self.second = second
        self.begun = begun
        self.kinds = kinds
        self.most_at_once = most
        """How many different ones run side by side at most, when all are shown and no lane is moved."""

    def restricted(self, kinds: Ints, until: float) -> LinkArrays:
        """Those whose both ends are of some kinds and begin before a day."""
        mask = np.isin(self.kinds, kinds).all(axis=1) & (self.begun < until)
        if mask.all():
            return self
        days = (self.first[mask], self.second[mask], self.begun[mask])
        return LinkArrays(self.numbers[mask], *days, self.kinds[mask], self.most_at_once)

    def within(self, start: float, end: float, shifts: tuple[float, float]) -> Ints:
        """Return the places in these arrays of what touches a stretch of time, when the lanes are moved by `shifts`."""
        first, second = self.first + shifts[0], self.second + shifts[1]
        return np.flatnonzero((np.maximum(first, second) >= start) & (np.minimum(first, second) <= end))


@dataclass(frozen=True, slots=True, eq=False)
class TimelineData:
    """A chronology made ready to be drawn. `bounds` is as far as one can pan; open ends reach there.

    `until` is the end of the as-of date; infinite where there is none. `all_kinds` are the kinds of all milestones, a
    kind's number is its place there; `kinds` are those that are shown.
    """

    chronology: Chronology
    lanes: tuple[LaneArrays, LaneArrays]
    links: LinkArrays
    bounds: tuple[float, float]
    where: dict[str, tuple[int, int]]
    links_of: dict[str, list[int]]
    all_kinds: tuple[str, ...]
    kinds: frozenset[str]
    until: float = float("inf")

    @property
    def has_dates(self) -> bool:
        """Whether any milestone, of any kind, has a date."""
        return any(lane.entries for lane in self.chronology.lanes)

    def shows(self, side: int, index: int) -> bool:
        """Return whether a dated milestone is neither of another kind nor after the as-of date."""
        entry = self.chronology.lanes[side].entries[index]
        return entry.milestone.kind in self.kinds and (entry.span.open_start or entry.span.start < self.until)

    def restricted(self, kinds: Collection[str] | None, until: float) -> TimelineData:
        """Only some kinds of milestones (None: all), and what begins before a day. To be asked of the whole data."""
        kinds = self.kinds if kinds is None else kinds
        if self.kinds.issubset(kinds) and until == self.until:
            return self
        numbers = np.asarray([number for number, kind in enumerate(self.all_kinds) if kind in kinds], dtype=np.intp)
        first, second = (lane.restricted(numbers, kinds, until) for lane in self.lanes)
        links = self.links.restricted(numbers, until)
        return replace(self, lanes=(first, second), links=links, until=until, kinds=frozenset(kinds))

    def entry(self, milestone_id: str) -> Entry | None:
        """Return the dated milestone with this id."""
        at = self.where.get(milestone_id)
        return self.chronology.lanes[at[0]].entries[at[1]] if at is not None else None

    def in_lane(self, side: int, ids: Iterable[str]) -> tuple[int, ...]:
        """Return the places of the milestones that are in a lane."""
        found = (self.where.get(one) for one in ids)
        return tuple(at[1] for at in found if at is not None and at[0] == side)

    def in_order(self) -> list[tuple[int, int]]:
        """Return what is shown of the dated milestones, by side and index, in the order of time."""
        parts = [(side, spans) for side, lane in enumerate(self.lanes) for spans in (lane.dates, lane.periods)]
        starts = np.concatenate([spans.start for _, spans in parts])
        ends = np.concatenate([spans.end for _, spans in parts])
        sides = np.concatenate([np.full(len(spans), side) for side, spans in parts])
        indices = np.concatenate([spans.indices for _, spans in parts])
        order = np.lexsort((ends, starts))
        return list(zip(sides[order].tolist(), indices[order].tolist(), strict=True))
