"""Places milestones in two lanes: spans of days, periods in rows, and the lags between the lanes.

Time is counted in days as `calendar_days` counts them: day `d` covers `d` to `d + 1`. A date is never more
precise than it was written: a year is a span of 365 or 366 days.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from heapq import heappush, heapreplace
from itertools import pairwise
from typing import TYPE_CHECKING

from stratview.comparison.dates import Lag, lag

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from stratview.comparison.dates import Edtf, EdtfDate
    from stratview.comparison.model import Milestone, Subject

_STEP = 500
"""How many milestones are worked on in one step."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date may cover: `start` to `end`, the end not included.

    A period (an interval with two ends) certainly lasts from `sure_start` to `sure_end`; between these and the outer
    bounds it begins and ends. For any other date the two bounds are equal. An
    open end has no bound: it is drawn to the edge of the timeline. A soft end may be further out,
    because the date is approximate or uncertain.
    """

    start: float
    end: float
    sure_start: float
    sure_end: float
    is_period: bool = False
    open_start: bool = False
    open_end: bool = False
    soft_start: bool = False
    soft_end: bool = False

    @property
    def anchor(self) -> float:
        """The point at which the date is drawn: the middle of the days on which it may begin."""
        if not self.is_period:
            return (self.start + self.end) / 2
        return (self.start + self.sure_start) / 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated milestone. `row` is the row of a period in its lane, from 0; -1 for other dates."""

    milestone: Milestone
    span: Span
    row: int = -1


@dataclass(frozen=True, slots=True)
class Lane:
    """One subject's milestones: dated ones in the order of time, and those without a readable date."""

    subject: Subject
    entries: tuple[Entry, ...]
    undated: tuple[Milestone, ...]
    period_rows: int


@dataclass(frozen=True, slots=True)
class Link:
    """Milestones of two neighbouring lanes under one theme, and the time from the first lane's to the second's."""

    theme: str
    first: Entry
    second: Entry
    lag: Lag


@dataclass(frozen=True, slots=True)
class Chronology:
    """All milestones of a comparison in time. `start` and `end` are the days between which they are."""

    lanes: tuple[Lane, ...]
    links: tuple[Link, ...]
    start: float
    end: float

    @property
    def count(self) -> int:
        """How many milestones there are, dated or not."""
        return sum(len(lane.entries) + len(lane.undated) for lane in self.lanes)


@lru_cache(maxsize=16_384)
def span_of(date: Edtf) -> Span:
    """Return the span of a date, as wide as the date is imprecise."""
    begin, finish = _days(date.start), _days(date.end)
    if begin is not None and not date.is_interval:
        soft = date.uncertain or date.approximate
        return Span(begin[0], begin[1], begin[0], begin[1], soft_start=soft, soft_end=soft)
    if begin is None:
        assert finish is not None, f"{date} has neither a start nor an end"  # noqa: S101
        begin = (finish[0], finish[0])
    if finish is None:
        finish = (begin[1], begin[1])
    middle = (begin[0] + finish[1]) / 2
    # A period within one year begins and ends somewhere in it.
    sure = (begin[1], finish[0]) if begin[1] <= finish[0] else (middle, middle)
    # What is open goes on; what is not known ends somewhere near.
    return Span(
        begin[0],
        finish[1],
        *sure,
        is_period=True,
        open_start=date.open_start and not date.unknown_start,
        open_end=date.open_end and not date.unknown_end,
        soft_start=date.unknown_start or _is_soft(date.start),
        soft_end=date.unknown_end or _is_soft(date.end),
    )


def _days(date: EdtfDate | None) -> tuple[float, float] | None:
    return (float(date.first_day), float(date.last_day + 1)) if date is not None else None


def _is_soft(date: EdtfDate | None) -> bool:
    return date is not None and (date.uncertain or date.approximate)


def chronology(subjects: Sequence[Subject], milestones: Sequence[Milestone]) -> Chronology:
    """Return the milestones in a lane for each subject; those of other subjects are left out."""
    work = chronology_steps(subjects, milestones)
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: Chronology = done.value
            return result


def chronology_steps(subjects: Sequence[Subject], milestones: Sequence[Milestone]) -> Generator[None, None, Chronology]:
    """Yield the work of `chronology` in small steps; the generator returns its result."""
    dated: dict[str, list[tuple[Milestone, Span]]] = {subject.id: [] for subject in subjects}
    undated: dict[str, list[Milestone]] = {subject.id: [] for subject in subjects}
    for number, milestone in enumerate(milestones):
        if milestone.subject in dated:
            if milestone.date is None:
                undated[milestone.subject].append(milestone)
            else:
                dated[milestone.subject].append((milestone, span_of(milestone.date)))
        if number % _STEP == _STEP - 1:
            yield
    spans = [span for pairs in dated.values() for _, span in pairs]
    start = min((span.start for span in spans), default=0.0)
    end = max((span.end for span in spans), default=0.0)
    lanes = []
    for subject in subjects:
        yield
        pairs = sorted(dated[subject.id], key=_in_time)
        yield
        entries, rows = yield from _in_rows(pairs)
        lanes.append(Lane(subject, entries, tuple(undated[subject.id]), rows))
    links: list[Link] = []
    for first, second in pairwise(lanes):
        links += yield from _links(first, second)
    return Chronology(tuple(lanes), tuple(links), start, end)


def _in_time(pair: tuple[Milestone, Span]) -> tuple[float, float]:
    # Of dates that begin on one day the wider comes first: the narrower is drawn over it.
    span = pair[1]
    return (float("-inf") if span.open_start else span.start, -span.end)


def _in_rows(
    pairs: Iterable[tuple[Milestone, Span]],
) -> Generator[None, None, tuple[tuple[Entry, ...], int]]:
    # Each period takes the row that is free for the longest time, or a new one.
    entries: list[Entry] = []
    ends: list[tuple[float, int]] = []
    for number, (milestone, span) in enumerate(pairs):
        row = -1
        if span.is_period:
            end = float("inf") if span.open_end else span.end
            if ends and ends[0][0] <= span.start and not span.open_start:
                row = ends[0][1]
                heapreplace(ends, (end, row))
            else:
                row = len(ends)
                heappush(ends, (end, row))
        entries.append(Entry(milestone, span, row))
        if number % _STEP == _STEP - 1:
            yield
    return tuple(entries), len(ends)


def _links(first: Lane, second: Lane) -> Generator[None, None, tuple[Link, ...]]:
    """Join the lanes: of each theme the first milestone with the other's first, the second with the second."""
    themes: dict[str, tuple[list[Entry], list[Entry]]] = {}
    for side, lane in enumerate((first, second)):
        for number, entry in enumerate(lane.entries):
            if entry.milestone.theme:
                themes.setdefault(entry.milestone.theme, ([], []))[side].append(entry)
            if number % _STEP == _STEP - 1:
                yield
    links = []
    for theme, (firsts, seconds) in themes.items():
        for one, other in zip(firsts, seconds, strict=False):
            between = _lag(one, other)
            if between is not None:
                links.append(Link(theme, one, other, between))
            if len(links) % _STEP == _STEP - 1:
                yield
    return tuple(links)


def _lag(one: Entry, other: Entry) -> Lag | None:
    first, second = one.milestone.date, other.milestone.date
    return lag(first, second) if first is not None and second is not None else None
