"""Where an axis of days has its ticks, from centuries to single days. No Qt.

Days are counted as `calendar_days` counts them; a tick is where its day begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from stratview.comparison.calendar_days import Day, from_day, round_years, to_day
from stratview.comparison.dates import FARTHEST

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["year", "month", "day"]

FIRST_DAY = to_day(-FARTHEST, 1, 1)
LAST_DAY = to_day(FARTHEST, 12, 31)

_YEARS = tuple(step * 10**power for power in range(11) for step in (1, 2, 5))
_MONTHS = (1, 3, 6)
_DAYS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (1, tuple(range(1, 32))),
    (2, tuple(range(1, 32, 2))),
    (5, (1, 6, 11, 16, 21, 26)),
    (7, (1, 8, 15, 22)),
    (14, (1, 15)),
)
"""How many days apart ticks are at least, and the days of a month that can have one."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick. `unit` is the coarsest unit that begins there: 1 January begins a year, 1 March a month."""

    day: int
    unit: Unit

    @property
    def date(self) -> Day:
        """The day that it marks."""
        return from_day(self.day)


@dataclass(frozen=True, slots=True)
class Ticks:
    """The ticks of one stretch of time. `unit` is what they count."""

    unit: Unit
    ticks: tuple[Tick, ...]


def ticks(start: float, end: float, width: float, least_gap: float) -> Ticks:
    """Return the ticks between two days on an axis `width` pixels long, at least `least_gap` pixels apart.

    The finest steps that leave this gap are taken, so that there are always as many ticks as can be read.
    """
    start, end = max(start, FIRST_DAY), min(end, LAST_DAY)
    if end <= start or width <= 0:
        return Ticks("year", ())
    least_days = least_gap * (end - start) / width
    for apart, days in _DAYS:
        if apart >= least_days:
            return Ticks("day", tuple(_within(_by_days(start, end, apart, days), start, end)))
    for months in _MONTHS:
        # February is the shortest month that a step can be.
        if months * 28 >= least_days:
            return Ticks("month", tuple(_within(_by_months(start, end, months), start, end)))
    years = next((years for years in _YEARS if years * 365 >= least_days), _YEARS[-1])
    return Ticks("year", tuple(_within(_by_years(start, end, years), start, end)))


def _by_days(start: float, end: float, apart: int, days: tuple[int, ...]) -> Iterator[int]:
    for first in _by_months(start, end, 1):
        year, month, _ = from_day(first)
        last = to_day(year + month // 12, month % 12 + 1, 1)
        for day in days:
            at = first + day - 1
            if at + apart <= last:
                yield at


def _by_months(start: float, end: float, step: int) -> Iterator[int]:
    first = from_day(int(start))
    month = first.year * 12 + (first.month - 1) // step * step
    while (at := to_day(month // 12, month % 12 + 1, 1)) <= end:
        yield at
        month += step


def _by_years(start: float, end: float, step: int) -> Iterator[int]:
    for year in round_years(from_day(int(start)).year, from_day(int(end)).year, step):
        yield to_day(year, 1, 1)


def _within(days: Iterator[int], start: float, end: float) -> Iterator[Tick]:
    for day in days:
        if start <= day <= end:
            at = from_day(day)
            yield Tick(day, "day" if at.day > 1 else "month" if at.month > 1 else "year")


YEAR = 365.2425
"""The days of a year on average: whole years since a beginning are this far apart."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Ticks that count from a beginning: how many of a unit have gone by, and where that is."""

    unit: Unit
    ticks: tuple[tuple[float, int], ...]


def counts(start: float, end: float, zero: float, width: float, least_gap: float) -> Counts:
    """Years, months or days since `zero`, between two days on an axis, at least `least_gap` pixels apart."""
    if end <= start or width <= 0:
        return Counts("year", ())
    least_days = least_gap * (end - start) / width
    units: tuple[tuple[Unit, float, tuple[int, ...]], ...] = (
        ("day", 1.0, (1, 2, 5, 10)),
        ("month", YEAR / 12, _MONTHS),
        ("year", YEAR, _YEARS),
    )
    for unit, length, steps in units:
        for step in steps:
            if step * length >= least_days or (unit == "year" and step == steps[-1]):
                apart = step * length
                first, last = ceil((start - zero) / apart), floor((end - zero) / apart)
                return Counts(unit, tuple((zero + n * apart, n * step) for n in range(first, last + 1)))
    return Counts("year", ())
