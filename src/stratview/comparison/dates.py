"""Dates as they are known: a documented profile of EDTF (ISO 8601-2), and the time between two of them.

The profile stands in docs/dates.md: years, months and days, decades and centuries with their unspecified digits, the
qualifiers `?`, `~` and `%`, seasons, and intervals whose ends may be open or unknown. Whatever stands outside it is
refused with a sentence that says what to write instead.

A date is a span. `2004` is neither 1 January nor any other day but all of 2004 as far as anyone knows, and nothing
here turns it into a point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from typing import Final, Literal

Precision = Literal["day", "month", "season", "year", "decade", "century"]
LagUnit = Literal["years", "months", "days"]

# Only ASCII digits: `\d` would also take those of other scripts.
_DATE: Final = re.compile(
    r"""
    (?: (?P<century> [0-9]{2}) XX
      | (?P<decade> [0-9]{3}) X
      | (?P<year> [0-9]{4})
        (?: -XX (?: -XX )?
          | - (?P<season> 2[1-4])
          | - (?P<month> 0[1-9] | 1[0-2]) (?: -XX | - (?P<day> 0[1-9] | [12][0-9] | 3[01]) )?
        )?
    )
    (?P<qualifier> [?~%])?
    """,
    re.VERBOSE,
)
_NO_DATE: Final = frozenset({"..", ""})
"""What may stand at an end of an interval in place of a date: open, and unknown."""
_SEASON_MONTHS: Final = {21: 3, 22: 6, 23: 9, 24: 12}
"""The month in which spring, summer, autumn and winter begin; each lasts three."""

_SHORT_IN_DAYS: Final = 60
_SHORT_IN_MONTHS: Final = 24


class DateError(ValueError):
    """A text that is no date of the profile; its text is one sentence that says what to write instead."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date, as far as it is known.

    Attributes:
        year: the first year that the date may lie in: 2000 for `200X`.
        unspecified_digits: how many digits of the year are open: 1 for `200X`, 2 for `20XX`.
        month: 1 to 12, or None where it is not known or a season stands for it.
        day: 1 to 31, or None where it is not known.
        season: 21 to 24 (spring, summer, autumn, winter), or None.
        uncertain: the date may be wrong (`?`).
        approximate: the date is near the mark (`~`).
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    unspecified_digits: int = 0
    uncertain: bool = False
    approximate: bool = False

    @property
    def precision(self) -> Precision:
        """The smallest unit that the date is known to."""
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        if self.season is not None:
            return "season"
        return ("year", "decade", "century")[self.unspecified_digits]

    @property
    def first_day(self) -> date:
        """The first day of the span that the date may lie in: a bound, not the date.

        The qualifiers do not widen the span, for nobody wrote how far off the date may be.
        """
        return date(self.year, self._first_month(), self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day of the span that the date may lie in: a bound, not the date."""
        if self.day is not None:
            return date(self.year, self._first_month(), self.day)
        if self.month is not None:
            return _end_of_month(self.year, self.month)
        if self.season is not None:
            return _end_of_month(self.year, _SEASON_MONTHS[self.season] + 2)
        return date(self.year + 10**self.unspecified_digits - 1, 12, 31)

    def _first_month(self) -> int:
        if self.season is not None:
            return _SEASON_MONTHS[self.season]
        return self.month or 1


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval, as it was written.

    Attributes:
        text: what was written, without the white space around it.
        start: the date, or the interval's first; None where that is open or unknown.
        end: the date again, or the interval's last; None where that is open or unknown.
        is_interval: whether two ends were written.
        unknown_start: the start is open because it was left out (`/2004`), not because there is none (`../2004`).
        unknown_end: the end is open because it was left out (`2004/`), not because it goes on (`2004/..`).
    """

    text: str
    start: EdtfDate | None
    end: EdtfDate | None
    is_interval: bool = False
    unknown_start: bool = False
    unknown_end: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def open_start(self) -> bool:
        """Whether no first date is given, be it open or unknown."""
        return self.start is None

    @property
    def open_end(self) -> bool:
        """Whether no last date is given, be it open or unknown."""
        return self.end is None

    @property
    def first_day(self) -> date | None:
        """The first day of the span that this may cover, None where it is open: a bound, not the date."""
        return None if self.start is None else self.start.first_day

    @property
    def last_day(self) -> date | None:
        """The last day of the span that this may cover, None where it is open: a bound, not the date."""
        return None if self.end is None else self.end.last_day

    @property
    def uncertain(self) -> bool:
        """Whether one of its dates may be wrong."""
        return any(end.uncertain for end in (self.start, self.end) if end is not None)

    @property
    def approximate(self) -> bool:
        """Whether one of its dates is only near the mark."""
        return any(end.approximate for end in (self.start, self.end) if end is not None)

    @property
    def sort_key(self) -> tuple[int, int, bool, bool, str]:
        """Puts dates in order: by first day, then by last day, so that what is surely early precedes what may be late.

        An open start comes before every day, an open end after. Dates with the same bounds follow each other surely
        known first, then by their text, so that the order never depends on the order they were read in.
        """
        first = 0 if self.start is None else self.start.first_day.toordinal()
        last = date.max.toordinal() + 1 if self.end is None else self.end.last_day.toordinal()
        return (first, last, self.uncertain, self.approximate, self.text)


@dataclass(frozen=True, slots=True)
class Lag:
    """A length of time between two dates, as exactly as they allow: from `low` to `high`, both included.

    Both are below zero where the second date is the earlier one. `about` says that a date was uncertain or approximate.
    """

    low: int
    high: int
    unit: LagUnit
    about: bool = False


def parse(text: str) -> Edtf:
    """Reads a date of the profile.

    Raises:
        DateError: the text is none; the error's text says what to write instead.
    """
    written = text.strip()
    edtf = _read(written)
    if edtf is None:
        # Only here: no date of a sound comparison needs it.
        from stratview.comparison.date_advice import explain

        raise DateError(explain(written, lambda other: _read(other) is not None))
    return edtf


def lag(a: Edtf, b: Edtf) -> Lag | None:
    """The time from the start of `a` to the start of `b`, no more exact than the two allow.

    It is counted as people count it, by subtracting calendar units, and in the finest unit that both dates know:

    - One of them known to the year or less: years, by subtracting years. 2004 to 2014 is 10, whatever their days were;
      `200X` to 2014 is 5 to 14.
    - Both known to the month or better: months, by subtracting months, while the lag can be under 24. From there on it
      is years: a multiple of 12 months is so many years, and anything between lies between two whole numbers. 25
      months are 2 to 3 years, for either number alone would be false.
    - Both known to the day, and under 60 days apart: days.

    A season counts as any of its months. A range covers every pair of days that the two starts may be: the difference
    of their calendar years (or months, or days) never lies outside it. Where the range is one number, `low == high`.
    An uncertain or approximate start makes the lag `about`; by how much, nobody wrote. The ends of intervals play no
    part.

    Returns:
        The lag, or None where a start is open.
    """
    if a.start is None or b.start is None:
        return None
    first, second = a.start, b.start
    about = first.uncertain or first.approximate or second.uncertain or second.approximate
    if not (_knows_months(first) and _knows_months(second)):
        low = second.first_day.year - first.last_day.year
        high = second.last_day.year - first.first_day.year
        return Lag(low, high, "years", about)
    if first.day is not None and second.day is not None:
        days = (second.first_day - first.first_day).days
        if abs(days) < _SHORT_IN_DAYS:
            return Lag(days, days, "days", about)
    low = _months(second.first_day) - _months(first.last_day)
    high = _months(second.last_day) - _months(first.first_day)
    if min(abs(low), abs(high)) < _SHORT_IN_MONTHS:
        return Lag(low, high, "months", about)
    # Outwards to whole years: a difference in calendar years is always one of the two that its months lie between.
    return Lag(low // 12, -(-high // 12), "years", about)


def _read(text: str) -> Edtf | None:
    """The date or interval that a text means, or None."""
    first, slash, last = text.partition("/")
    if not slash:
        single = _date(text)
        return None if single is None else Edtf(text, single, single)
    start, end = _date(first), _date(last)
    if (start is None and first not in _NO_DATE) or (end is None and last not in _NO_DATE):
        return None
    if start is None and end is None:
        return None
    # After: surely so. 2004-06/2004 and 200X/2004 may well hold.
    if start is not None and end is not None and start.first_day > end.last_day:
        return None
    return Edtf(text, start, end, is_interval=True, unknown_start=not first, unknown_end=not last)


def _date(text: str) -> EdtfDate | None:
    """The one date that a text means, or None."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    century, decade, year, season, month, day, qualifier = found.groups()
    digits: str = century or decade or year
    unspecified = 4 - len(digits)
    read = EdtfDate(
        year=int(digits) * 10**unspecified,
        month=int(month) if month else None,
        day=int(day) if day else None,
        season=int(season) if season else None,
        unspecified_digits=unspecified,
        uncertain=qualifier in ("?", "%"),
        approximate=qualifier in ("~", "%"),
    )
    if read.year < MINYEAR:
        return None
    if read.month is not None and read.day is not None and read.day > _end_of_month(read.year, read.month).day:
        return None
    return read


def _end_of_month(year: int, month: int) -> date:
    """The last day of a month; months beyond 12 lie in the next year, as far as the calendar goes."""
    year, month = (year, month) if month <= 12 else (year + 1, month - 12)
    if year > MAXYEAR:
        return date.max
    if month == 12:
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def _knows_months(known: EdtfDate) -> bool:
    return known.month is not None or known.season is not None


def _months(day: date) -> int:
    return 12 * day.year + day.month
