"""A lane's milestones as arrays: what is in view is found by bisection, and what falls on one pixel is drawn once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from stratview.comparison.chronology import Chronology, Entry, Lane, Link

    Floats = NDArray[np.float64]
    Ints = NDArray[np.intp]

_MIX = 2654435769
"""2**32 over the golden ratio: its multiples, cut off at 32 bits, lie far from their neighbours (Knuth's hashing)."""


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of time in view and where it is on the screen. `shift` is how far a lane is moved, in days."""

    start: float
    end: float
    left: float
    right: float

    @property
    def scale(self) -> float:
        """Pixels a day."""
        return (self.right - self.left) / (self.end - self.start)

    def x(self, day: float) -> float:
        """Where a day begins on the screen."""
        return self.left + (day - self.start) * self.scale

    def day(self, x: float) -> float:
        """The day at a place on the screen."""
        return self.start + (x - self.left) / self.scale


class Spans:
    """Some entries of a lane, in the order of their starts."""

    def __init__(self, indices: Sequence[int], starts: Sequence[float], ends: Sequence[float]) -> None:
        self.indices: Ints = np.asarray(indices, dtype=np.intp)
        self.start: Floats = np.asarray(starts, dtype=np.float64)
        self.end: Floats = np.asarray(ends, dtype=np.float64)
        self._reach: Floats = np.maximum.accumulate(self.end) if len(self.end) else self.end

    def __len__(self) -> int:
        return len(self.start)

    def within(self, start: float, end: float) -> slice:
        """All that touch a stretch of time lie in this slice (and perhaps some that do not)."""
        low = int(np.searchsorted(self._reach, start, "left"))
        high = int(np.searchsorted(self.start, end, "right"))
        return slice(low, max(low, high))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is to be drawn of a lane's dates: middles of single markers, and bounds of those that are wider."""

    narrow: Floats
    wide: list[tuple[float, float]]


class LaneArrays:
    """One lane: `dates` are drawn on its line, `periods` beside it."""

    def __init__(self, lane: Lane, bounds: tuple[float, float], linked: frozenset[int]) -> None:
        self.lane = lane
        dates = [(i, e.span) for i, e in enumerate(lane.entries) if not e.span.is_period]
        periods = [(i, e.span) for i, e in enumerate(lane.entries) if e.span.is_period]
        self.dates = Spans([i for i, _ in dates], [s.start for _, s in dates], [s.end for _, s in dates])
        self.periods = Spans(
            [i for i, _ in periods],
            [bounds[0] if s.open_start else s.start for _, s in periods],
            [bounds[1] if s.open_end else s.end for _, s in periods],
        )
        self.rows: Ints = np.asarray([lane.entries[i].row for i, _ in periods], dtype=np.intp)
        self.is_linked = np.isin(self.dates.indices, np.fromiter(linked, dtype=np.intp, count=len(linked)))
        # Who gets a label where not all can: mixed, so that labels spread over the lane, and fixed, so that they stay
        # while one pans.
        mixed = np.arange(len(self.dates), dtype=np.uint32) * np.uint32(_MIX)
        self.rank: Ints = np.argsort(np.argsort(mixed))

    def drawn(self, window: Window, marker: float) -> Drawn:
        """What to draw of the dates in view, each pixel once."""
        margin = marker / window.scale
        part = self.dates.within(window.start - margin, window.end + margin)
        start, end = self.dates.start[part], self.dates.end[part]
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
        # Equal spans follow each other, for they are sorted by start and end.
        new = np.ones(len(lefts), dtype=bool)
        new[1:] = (np.abs(np.diff(lefts)) >= 1) | (np.abs(np.diff(rights)) >= 1)
        pairs = zip((lefts[new] + window.left).tolist(), (rights[new] + window.left).tolist(), strict=True)
        return list(pairs)


class LinkArrays:
    """The links between the lanes by the days of their two ends."""

    def __init__(self, links: Sequence[Link]) -> None:
        self.links = links
        self.first: Floats = np.asarray([link.first.span.anchor for link in links], dtype=np.float64)
        self.second: Floats = np.asarray([link.second.span.anchor for link in links], dtype=np.float64)
        self.most_at_once = _most_at_once(self.first, self.second)

    def within(self, start: float, end: float, shifts: tuple[float, float]) -> Ints:
        """The links that touch a stretch of time, when the lanes are moved by `shifts`."""
        first, second = self.first + shifts[0], self.second + shifts[1]
        return np.flatnonzero((np.maximum(first, second) >= start) & (np.minimum(first, second) <= end))


def _most_at_once(first: Floats, second: Floats) -> int:
    """How many different links run side by side at most."""
    pairs = np.unique(np.rint(np.column_stack((np.minimum(first, second), np.maximum(first, second)))), axis=0)
    if not len(pairs):
        return 0
    begun = np.searchsorted(np.sort(pairs[:, 0]), pairs[:, 0], "right")
    ended = np.searchsorted(np.sort(pairs[:, 1]), pairs[:, 0], "left")
    return int((begun - ended).max())


@dataclass(frozen=True, slots=True)
class TimelineData:
    """A chronology made ready to be drawn. `bounds` is as far as one can pan; open ends reach there."""

    chronology: Chronology
    lanes: tuple[LaneArrays, LaneArrays]
    links: LinkArrays
    bounds: tuple[float, float]
    where: dict[str, tuple[int, int]]
    links_of: dict[str, list[int]]

    def entry(self, milestone_id: str) -> Entry | None:
        """The dated milestone with this id."""
        at = self.where.get(milestone_id)
        return self.chronology.lanes[at[0]].entries[at[1]] if at is not None else None

    def in_lane(self, side: int, ids: Iterable[str]) -> tuple[int, ...]:
        """The places in a lane of those milestones that are dated and stand there."""
        found = (self.where.get(one) for one in ids)
        return tuple(at[1] for at in found if at is not None and at[0] == side)


def prepare(chronology: Chronology, bounds: tuple[float, float]) -> TimelineData:
    """Make a chronology ready to be drawn between two days."""
    where = {
        entry.milestone.id: (side, index)
        for side, lane in enumerate(chronology.lanes)
        for index, entry in enumerate(lane.entries)
    }
    links_of: dict[str, list[int]] = {}
    linked: tuple[set[int], set[int]] = (set(), set())
    for number, link in enumerate(chronology.links):
        for side, entry in enumerate((link.first, link.second)):
            links_of.setdefault(entry.milestone.id, []).append(number)
            linked[side].add(where[entry.milestone.id][1])
    first, second = chronology.lanes
    lanes = (
        LaneArrays(first, bounds, frozenset(linked[0])),
        LaneArrays(second, bounds, frozenset(linked[1])),
    )
    return TimelineData(chronology, lanes, LinkArrays(chronology.links), bounds, where, links_of)
