"""Makes a chronology ready to be drawn: its milestones as arrays, worked out in small steps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from stratview.comparison.model import MILESTONE_KINDS
from stratview.ui.timeline.arrays import LaneArrays, LinkArrays, Spans, TimelineData

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from stratview.comparison.chronology import Chronology, Lane
    from stratview.ui.timeline.arrays import Floats, Ints

_STEP = 500
"""How many milestones are worked on in one step."""
_MIX = 2654435769
"""2**32 over the golden ratio: its multiples, cut off at 32 bits, are far from their neighbours (Knuth's hashing)."""


def prepare_steps(chronology: Chronology, bounds: tuple[float, float]) -> Generator[None, None, TimelineData]:
    """Make a chronology ready to be drawn between two days, in small steps."""
    where: dict[str, tuple[int, int]] = {}
    for side, lane in enumerate(chronology.lanes):
        for index, entry in enumerate(lane.entries):
            where[entry.milestone.id] = (side, index)
            if index % _STEP == _STEP - 1:
                yield
    links_of: dict[str, list[int]] = {}
    linked: tuple[set[int], set[int]] = (set(), set())
    for number, link in enumerate(chronology.links):
        for side, entry in enumerate((link.first, link.second)):
            links_of.setdefault(entry.milestone.id, []).append(number)
            linked[side].add(where[entry.milestone.id][1])
        if number % _STEP == _STEP - 1:
            yield
    kinds = _kinds(chronology)
    yield
    numbers = {kind: number for number, kind in enumerate(kinds)}
    first = yield from _lane(chronology.lanes[0], bounds, linked[0], numbers)
    second = yield from _lane(chronology.lanes[1], bounds, linked[1], numbers)
    links = yield from _links(chronology, numbers)
    return TimelineData(chronology, (first, second), links, bounds, where, links_of, kinds, frozenset(kinds))


def _kinds(chronology: Chronology) -> tuple[str, ...]:
    """Return the kinds of all milestones: those that the program has words for, then others, those used most first."""
    lanes = chronology.lanes
    dated = [entry.milestone.kind for lane in lanes for entry in lane.entries]
    used = Counter([*dated, *(milestone.kind for lane in lanes for milestone in lane.undated)])
    known = [kind for kind in MILESTONE_KINDS if kind in used]
    return (*known, *(kind for kind, _ in used.most_common() if kind not in MILESTONE_KINDS))


def _lane(
    lane: Lane, bounds: tuple[float, float], linked: set[int], numbers: Mapping[str, int]
) -> Generator[None, None, LaneArrays]:
    dates: list[tuple[int, float, float, int, int]] = []
    periods: list[tuple[int, float, float, int, int]] = []
    for index, entry in enumerate(lane.entries):
        span, kind = entry.span, numbers[entry.milestone.kind]
        if span.is_period:
            start = bounds[0] if span.open_start else span.start
            periods.append((index, start, bounds[1] if span.open_end else span.end, kind, entry.row))
        else:
            dates.append((index, span.start, span.end, kind, -1))
        if index % _STEP == _STEP - 1:
            yield
    all_linked = np.fromiter(linked, dtype=np.intp, count=len(linked))
    yield
    on_line = _spans(dates, all_linked)
    yield
    beside = _spans(periods, all_linked)
    yield
    # An open end has no day: what is in view when all is shown does not reach there.
    start = min((entry.span.start for entry in lane.entries), default=bounds[0])
    yield
    end = max((entry.span.end for entry in lane.entries), default=bounds[1])
    yield
    none = _spans([], all_linked)
    return LaneArrays(lane, on_line, beside, none, none, lane.undated, start, end)


def _spans(rows: list[tuple[int, float, float, int, int]], linked: Ints) -> Spans:
    table = np.asarray(rows, dtype=np.float64).reshape(-1, 5)
    indices, kind, row = (table[:, column].astype(np.intp) for column in (0, 3, 4))
    # Mixed, so that labels spread over the lane where not all find room, and fixed, so that they stay while one pans.
    mixed = np.arange(len(table), dtype=np.uint32) * np.uint32(_MIX)
    rank: Ints = np.argsort(np.argsort(mixed))
    start, end = np.ascontiguousarray(table[:, 1]), np.ascontiguousarray(table[:, 2])
    return Spans(indices, start, end, kind, row, rank, np.isin(indices, linked))


def _links(chronology: Chronology, numbers: Mapping[str, int]) -> Generator[None, None, LinkArrays]:
    rows: list[tuple[float, float, float, int, int]] = []
    for number, link in enumerate(chronology.links):
        one, other = link.first.span, link.second.span
        kinds = numbers[link.first.milestone.kind], numbers[link.second.milestone.kind]
        rows.append((one.anchor, other.anchor, max(one.start, other.start), *kinds))
        if number % _STEP == _STEP - 1:
            yield
    table = np.asarray(rows, dtype=np.float64).reshape(-1, 5)
    yield
    first, second = table[:, 0], table[:, 1]
    most = _most_at_once(first, second)
    return LinkArrays(np.arange(len(table)), first, second, table[:, 2], table[:, 3:].astype(np.intp), most)


def _most_at_once(first: Floats, second: Floats) -> int:
    """Return how many different links run side by side at most."""
    if not len(first):
        return 0
    low, high = np.rint(np.minimum(first, second)), np.rint(np.maximum(first, second))
    order = np.lexsort((high, low))
    low, high = low[order], high[order]
    # As np.unique would, which imports twenty milliseconds' worth of numpy when it is first called.
    is_new = np.ones(len(low), dtype=bool)
    is_new[1:] = (np.diff(low) != 0) | (np.diff(high) != 0)
    low, high = low[is_new], high[is_new]
    begun = np.searchsorted(low, low, "right")
    ended = np.searchsorted(np.sort(high), low, "left")
    return int((begun - ended).max())
