"""Where an axis of days has its ticks, from centuries to single days. No Qt.

Days are counted as `datetime.date.toordinal` counts them; a tick stands where its day begins.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, floor
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["year", "month", "day"]

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTHS = (1, 3, 6)
_DAYS: tuple[tuple[int, tuple[int, ...]], ...] = (
    (1, tuple(range(1, 32))),
    (2, tuple(range(1, 32, 2))),
    (5, (1, 6, 11, 16, 21, 26)),
    (7, (1, 8, 15, 22)),
    (14, (1, 15)),
)
"""How many days apart ticks stand at least, and the days of a month that can have one."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick. `unit` is the coarsest unit that begins there: 1 January begins a year, 1 March a month."""

    day: int
    unit: Unit

    @property
    def date(self) -> date:
        """The day on which it stands."""
        return date.fromordinal(self.day)


@dataclass(frozen=True, slots=True)
class Ticks:
    """The ticks of one stretch of time. `unit` is what they count."""

    unit: Unit
    ticks: tuple[Tick, ...]


def ticks(start: float, end: float, width: float, least_gap: float) -> Ticks:
    """The ticks between two days on an axis `width` pixels long, at least `least_gap` pixels apart.

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


def _by_days(start: float, end: float, apart: int, days: tuple[int, ...]) -> Iterator[date]:
    for first in _by_months(start, end, 1):
        last = _next_month(first)
        for day in days:
            at = first.toordinal() + day - 1
            if at + apart <= last:
                yield date.fromordinal(at)


def _by_months(start: float, end: float, step: int) -> Iterator[date]:
    first = date.fromordinal(int(start))
    for month in range(first.year * 12 + (first.month - 1) // step * step, 12 * (date.max.year + 1), step):
        at = date(month // 12, month % 12 + 1, 1)
        if at.toordinal() > end:
            return
        yield at


def _by_years(start: float, end: float, step: int) -> Iterator[date]:
    first = date.fromordinal(int(start)).year // step * step
    for year in range(first, date.max.year + 1, step):
        if year < date.min.year:
            continue
        at = date(year, 1, 1)
        if at.toordinal() > end:
            return
        yield at


def _next_month(first: date) -> int:
    if (first.year, first.month) == (date.max.year, 12):
        return LAST_DAY + 1
    return date(first.year + first.month // 12, first.month % 12 + 1, 1).toordinal()


def _within(dates: Iterator[date], start: float, end: float) -> Iterator[Tick]:
    for at in dates:
        day = at.toordinal()
        if start <= day <= end:
            yield Tick(day, "day" if at.day > 1 else "month" if at.month > 1 else "year")


YEAR = 365.2425
"""The days of a year on average: whole years since a beginning stand this far apart."""


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
