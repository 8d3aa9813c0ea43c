"""The timeline as a drawing: bands of time with the marks of both lanes, in fractions of a band's width.

A band with too many marks would be unreadable, so a long timeline is divided into several, each with its own range
of time. The caller knows how wide a word is and stacks the labels; this module gives the place of everything in time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.comparison.calendar_days import day_text, from_day, round_years, to_day, year_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stratview.comparison.chronology import Chronology, Entry

_MARGIN: Final = 0.03
_LEAST_DAYS: Final = 20.0
_MOST_TICKS: Final = 9
_YEAR: Final = 365.2425
_YEAR_STEPS: Final = (
    *(1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500),
    *(n * 10**e for e in range(3, 10) for n in (1, 2, 5)),
)
_MONTH_STEPS: Final = (1, 2, 3, 6)
_DAY_STEPS: Final = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone in a band: where its date is, from `start` to `end`, and what is known of its two ends.

    All places are fractions of the band's width. `row` numbers the rows of periods, -1 for a single date. An end is
    `open` where it goes on, `soft` where it is approximate, uncertain or unknown.
    """

    number: str
    side: int
    start: float
    end: float
    sure_start: float
    sure_end: float
    anchor: float
    row: int
    open_start: bool
    open_end: bool
    soft_start: bool
    soft_end: bool


@dataclass(frozen=True, slots=True)
class Join:
    """A lag between the lanes: from the first lane's milestone to the second's."""

    first: str
    second: str
    start: float
    end: float
    words: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment on the axis of time."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """A range of time. `rows` is how many rows of periods each lane needs."""

    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    joins: tuple[Join, ...]
    rows: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """The whole range in one band or several; none where nothing has a date."""

    bands: tuple[Band, ...]


def draw(chronology: Chronology, numbers: Mapping[int, str], words: Sequence[str], most_in_a_lane: int = 10) -> Figure:
    """Lay a chronology out.

    Args:
        chronology: the lanes and the lags.
        numbers: the number of each milestone, by the milestone's identity (two may share an id by mistake).
        words: for each of the chronology's links, its lag in words.
        most_in_a_lane: how many milestones of a lane may be in one band.
    """
    placed = [(entry, side) for side, lane in enumerate(chronology.lanes) for entry in lane.entries]
    placed.sort(key=lambda pair: (pair[0].span.anchor, pair[1]))
    groups = _grouped(placed, most_in_a_lane)
    bands = []
    for group in groups:
        if len(groups) == 1:
            start, end = chronology.start, chronology.end
        else:
            anchors = [entry.span.anchor for entry, _ in group]
            start, end = min(anchors), max(anchors)
        bands.append(_band(group, _Range.around(start, end), chronology, numbers, words))
    return Figure(tuple(bands))


def _grouped(placed: list[tuple[Entry, int]], most: int) -> list[list[tuple[Entry, int]]]:
    """The milestones in the order of time, in as few groups as can be, and these as even as can be."""
    fewest = len(_filled(placed, most))
    allowed = next(count for count in range(1, most + 1) if len(_filled(placed, count)) == fewest)
    return _filled(placed, allowed)


def _filled(placed: list[tuple[Entry, int]], allowed: int) -> list[list[tuple[Entry, int]]]:
    groups: list[list[tuple[Entry, int]]] = []
    filled = [allowed, allowed]
    for entry, side in placed:
        if filled[side] == allowed:
            groups.append([])
            filled = [0, 0]
        groups[-1].append((entry, side))
        filled[side] += 1
    return groups


@dataclass(frozen=True, slots=True)
class _Range:
    """The days that a band shows."""

    start: float
    end: float

    @classmethod
    def around(cls, start: float, end: float) -> _Range:
        missing = max(0.0, _LEAST_DAYS - (end - start)) / 2
        start, end = start - missing, end + missing
        margin = (end - start) * _MARGIN
        return cls(start - margin, end + margin)

    def at(self, day: float) -> float:
        return min(1.0, max(0.0, (day - self.start) / (self.end - self.start)))

    def beyond(self, day: float) -> bool:
        return not self.start <= day <= self.end


def _band(
    group: list[tuple[Entry, int]],
    days: _Range,
    chronology: Chronology,
    numbers: Mapping[int, str],
    words: Sequence[str],
) -> Band:
    # A lane numbers the rows of its periods over the whole range; a band needs only those that it has.
    used = [sorted({entry.row for entry, side in group if side == lane and entry.row >= 0}) for lane in (0, 1)]
    marks = tuple(_mark(entry, side, used[side], days, numbers) for entry, side in group)
    inside = {id(entry): mark for (entry, _), mark in zip(group, marks, strict=True)}
    joins = []
    for link, said in zip(chronology.links, words, strict=True):
        first, second = inside.get(id(link.first)), inside.get(id(link.second))
        if first is not None and second is not None:
            joins.append(Join(first.number, second.number, first.anchor, second.anchor, said))
    return Band(_ticks(days), marks, tuple(joins), (len(used[0]), len(used[1])))


def _mark(entry: Entry, side: int, rows: Sequence[int], days: _Range, numbers: Mapping[int, str]) -> Mark:
    span = entry.span
    start = days.start if span.open_start else span.start
    end = days.end if span.open_end else span.end
    return Mark(
        number=numbers[id(entry.milestone)],
        side=side,
        start=days.at(start),
        end=days.at(end),
        sure_start=days.at(start if span.open_start else span.sure_start),
        sure_end=days.at(end if span.open_end else span.sure_end),
        anchor=days.at(span.anchor),
        row=rows.index(entry.row) if entry.row >= 0 else -1,
        open_start=span.open_start or days.beyond(start),
        open_end=span.open_end or days.beyond(end),
        soft_start=span.soft_start,
        soft_end=span.soft_end,
    )


def _ticks(days: _Range) -> tuple[Tick, ...]:
    length = days.end - days.start
    for step in _DAY_STEPS:
        if length / step <= _MOST_TICKS:
            moments = range(-(-int(days.start) // step) * step, int(days.end) + 1, step)
            return _at(days, [(day, day_text(day)) for day in moments])
    for step in _MONTH_STEPS:
        if length / (_YEAR / 12 * step) <= _MOST_TICKS:
            return _at(days, list(_months(days, step)))
    for step in _YEAR_STEPS:
        if length / (_YEAR * step) <= _MOST_TICKS:
            break
    first, last = from_day(int(days.start)).year, from_day(int(days.end)).year
    return _at(days, [(to_day(year, 1, 1), year_text(year)) for year in round_years(first, last, step)])


def _months(days: _Range, step: int) -> Iterable[tuple[int, str]]:
    first, last = from_day(int(days.start)), from_day(int(days.end))
    for month in range(first.year * 12 // step * step, last.year * 12 + last.month, step):
        year, number = divmod(month, 12)
        yield to_day(year, number + 1, 1), f"{year_text(year)}-{number + 1:02d}"


def _at(days: _Range, moments: Iterable[tuple[int, str]]) -> tuple[Tick, ...]:
    return tuple(Tick(days.at(day), text) for day, text in moments if not days.beyond(day))
