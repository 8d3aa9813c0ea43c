"""Days as whole numbers, for every year: the Gregorian calendar, also before it was in use.

Day 1 is 1 January of the year 1, as `datetime.date.toordinal` counts; the year 0 is 1 BC. `datetime` ends at the years
1 and 9999, these functions do not.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CYCLE = 400
_DAYS = 146_097
"""The days of 400 years, after which the calendar repeats."""


class Day(NamedTuple):
    """A day of the calendar; the year 0 is 1 BC, -1 is 2 BC."""

    year: int
    month: int
    day: int


def to_day(year: int, month: int, day: int) -> int:
    """Return the number of a day.

    Raises:
        ValueError: the month has no such day.
    """
    return date(year % _CYCLE + _CYCLE, month, day).toordinal() + (year // _CYCLE - 1) * _DAYS


def from_day(number: int) -> Day:
    """Return the day with a number."""
    cycles, rest = divmod(number - 1, _DAYS)
    # Within the years 400 to 799, which have the same days.
    found = date.fromordinal(rest + 1 + _DAYS)
    return Day(found.year - _CYCLE + cycles * _CYCLE, found.month, found.day)


def end_of_month(year: int, month: int) -> int:
    """Return the number of a month's last day; months beyond 12 are in the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return to_day(year + month // 12, month % 12 + 1, 1) - 1


def year_text(year: int) -> str:
    """Return a year in EDTF: `2004`, `-0043`, `Y17000`."""
    sign = "-" if year < 0 else ""
    return f"Y{year}" if abs(year) > 9999 else f"{sign}{abs(year):04}"


def day_text(number: int) -> str:
    """Return a day in EDTF, as far as EDTF can write it: the year alone beyond four digits."""
    year, month, day = from_day(number)
    return year_text(year) if abs(year) > 9999 else f"{year_text(year)}-{month:02}-{day:02}"


def round_years(first: int, last: int, step: int) -> Iterator[int]:
    """Yield the years from one to another that are round numbers to people: 1900, but also 900 BC, which is -899."""
    for count in range(first // step - 1, last // step + 1):
        year = count * step if count > 0 or step == 1 else count * step + 1
        if first <= year <= last:
            yield year
