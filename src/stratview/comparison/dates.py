"""Dates as they are known: a documented profile of EDTF (ISO 8601-2), and the time between two of them.

docs/dates.md describes the profile: years, months and days, decades and centuries with their unspecified digits, long
years and significant digits, seasons, quarters and other groups of months, the qualifiers `?`, `~` and `%`, and
intervals whose ends may be open or unknown. Any other text is refused with a sentence that says what to write instead.

A date is a span. `2004` is neither 1 January nor any other day but all of 2004 as far as anyone knows, and nothing
here turns it into a point. Days are counted as `calendar_days` counts them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from stratview.comparison.calendar_days import Day, end_of_month, from_day, to_day

Precision = Literal["day", "month", "season", "year", "decade", "century", "millennium"]
LagUnit = Literal["years", "months", "days"]

# Only ASCII digits: `\d` would also take those of other scripts.
_DATE: Final = re.compile(
    r"""
    (?: Y (?P<long> -?[1-9][0-9]{4,10}) (?: S (?P<long_digits> [1-9][0-9]?) )?
      | Y (?P<base> -?[1-9][0-9]{0,9}) E (?P<power> [1-9][0-9]?) (?: S (?P<base_digits> [1-9][0-9]?) )?
      | (?P<open> -?(?: [0-9]{3}X | [0-9]{2}XX | [0-9]XXX))
      | (?P<year> -?[0-9]{4})
        (?: S (?P<digits> [1-4])
          | -XX (?: -XX )?
          | - (?P<season> 2[1-9] | 3[0-9] | 4[01])
          | - (?P<month> 0[1-9] | 1[0-2]) (?: -XX | - (?P<day> 0[1-9] | [12][0-9] | 3[01]) )?
        )?
    )
    (?P<qualifier> [?~%])?
    """,
    re.VERBOSE,
)
FARTHEST: Final = 10**10
"""Years farther from year 0 are refused; the Earth is half as old."""
_NO_DATE: Final = frozenset({"..", ""})
"""What may be written at an end of an interval in place of a date: open, and unknown."""
_SEASONS: Final = ((3, 3), (6, 3), (9, 3), (12, 3))
_GROUPS: Final = dict(
    enumerate(
        (
            *_SEASONS, *_SEASONS, *_SEASONS[2:], *_SEASONS[:2],
            (1, 3), (4, 3), (7, 3), (10, 3), (1, 4), (5, 4), (9, 4), (1, 6), (7, 6),
        ),
        21,
    )
)  # fmt: skip
"""The first month and the number of months of each group: seasons (northern where the standard names no place),
northern and southern seasons, quarters, thirds, halves."""

_SHORT_IN_DAYS: Final = 60
_SHORT_IN_MONTHS: Final = 24


class DateError(ValueError):
    """A text that is not a date of the profile; the message is one sentence that says what to write instead."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One date, as far as it is known.

    Attributes:
        year: the first year that the date may be in: 2000 for `200X`; 0 is 1 BC.
        unspecified_digits: how many digits of the year are open: 1 for `200X`, 2 for `20XX`.
        month: 1 to 12, or None where it is not known or there is a season.
        day: 1 to 31, or None where it is not known.
        season: 21 to 41 (seasons, quarters and other groups of months), or None.
        estimate: the year that the open digits are estimated to give: 1950 for `1950S2`; else None.
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
    estimate: int | None = None

    @property
    def precision(self) -> Precision:
        """The smallest unit that the date is known to; what is known to no thousand years counts as a millennium."""
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        if self.season is not None:
            return "season"
        precisions: tuple[Precision, ...] = ("year", "decade", "century", "millennium")
        return precisions[min(self.unspecified_digits, 3)]

    @property
    def last_year(self) -> int:
        """The last year that the date may begin in."""
        return self.year + _width(self.unspecified_digits) - 1

    @property
    def first_day(self) -> int:
        """The first day of the span that the date may be in: a bound, not the date.

        The qualifiers do not widen the span: they do not say how far off the date may be.
        """
        return to_day(self.year, self._months()[0], self.day or 1)

    @property
    def last_day(self) -> int:
        """The last day of the span that the date may be in: a bound, not the date."""
        if self.day is not None:
            return self.first_day
        first, count = self._months()
        return end_of_month(self.last_year, first + count - 1)

    def _months(self) -> tuple[int, int]:
        """Return the first month, and how many there are."""
        if self.season is not None:
            return _GROUPS[self.season]
        return (1, 12) if self.month is None else (self.month, 1)


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
        """Whether no first date is given: it is open or unknown."""
        return self.start is None

    @property
    def open_end(self) -> bool:
        """Whether no last date is given: it is open or unknown."""
        return self.end is None

    @property
    def first_day(self) -> int | None:
        """The first day of the span that this may cover, None where it is open: a bound, not the date."""
        return None if self.start is None else self.start.first_day

    @property
    def last_day(self) -> int | None:
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
    def sort_key(self) -> tuple[float, float, bool, bool, str]:
        """Puts dates in order: by first day, then by last day, so that what is surely early precedes what may be late.

        An open start comes before every day, an open end after. Dates with the same bounds follow each other surely
        known first, then by their text, so that the order never depends on the order they were read in.
        """
        first = float("-inf") if self.start is None else self.start.first_day
        last = float("inf") if self.end is None else self.end.last_day
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
    """Return the time from the start of `a` to the start of `b`, no more exact than the two allow.

    It is counted as people count it, by subtracting calendar units, and in the finest unit that both dates know:

    - One of them known to the year or less: years, by subtracting years. 2004 to 2014 is 10, whatever their days were;
      `200X` to 2014 is 5 to 14.
    - Both known to the month or better: months, by subtracting months, while the lag can be under 24. From there on it
      is years: a multiple of 12 months is a whole number of years, anything else is between two whole numbers. 25
      months are 2 to 3 years, because either number alone would be false.
    - Both known to the day, and under 60 days apart: days.

    A season counts as any of its months. A range covers every pair of days that the two starts may be: the difference
    of their calendar years (or months, or days) is never outside it. Where the range is one number, `low == high`.
    An uncertain or approximate start makes the lag `about`. The ends of intervals do not
    matter.

    Returns:
        The lag, or None where a start is open.
    """
    if a.start is None or b.start is None:
        return None
    first, second = a.start, b.start
    about = first.uncertain or first.approximate or second.uncertain or second.approximate
    firsts, seconds = _ends(first), _ends(second)
    if not (_knows_months(first) and _knows_months(second)):
        return Lag(seconds[0].year - firsts[1].year, seconds[1].year - firsts[0].year, "years", about)
    if first.day is not None and second.day is not None:
        days = second.first_day - first.first_day
        if abs(days) < _SHORT_IN_DAYS:
            return Lag(days, days, "days", about)
    low = _months(seconds[0]) - _months(firsts[1])
    high = _months(seconds[1]) - _months(firsts[0])
    if min(abs(low), abs(high)) < _SHORT_IN_MONTHS:
        return Lag(low, high, "months", about)
    # Outwards to whole years: a difference in calendar years is always one of the two that its months are between.
    return Lag(low // 12, -(-high // 12), "years", about)


def _read(text: str) -> Edtf | None:
    """Return the date or interval that a text means, or None."""
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
    """Return the one date that a text means, or None."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    part = found.groupdict()
    year, unspecified, estimate = _year(part)
    month, day, season = (int(part[name]) if part[name] else None for name in ("month", "day", "season"))
    # The standard knows no negative zero.
    if abs(year) > FARTHEST or found[0].startswith("-0000"):
        return None
    if month is not None and day is not None and day > from_day(end_of_month(year, month)).day:
        return None
    mark = part["qualifier"]
    return EdtfDate(year, month, day, season, unspecified, mark in ("?", "%"), mark in ("~", "%"), estimate)


def _year(part: dict[str, str | None]) -> tuple[int, int, int | None]:
    """The first year that a date may be in, how many of its digits are open, and the year that they are near."""
    if text := part["open"]:
        unspecified = text.count("X")
        return _first_year(int(text.replace("X", "0")), unspecified, negative=text[0] == "-"), unspecified, None
    given = part["year"] or part["long"]
    year = int(given) if given else int(part["base"] or 0) * 10 ** int(part["power"] or 0)
    significant = int(part["digits"] or part["long_digits"] or part["base_digits"] or 0)
    # The digits that are written count, not those of the number: 0950 has four.
    count = 4 if part["year"] else len(str(abs(year)))
    if not significant or significant >= count:
        return year, 0, None
    return _first_year(year, count - significant, negative=year < 0), count - significant, year


def _first_year(year: int, unspecified: int, *, negative: bool) -> int:
    """Return the earliest year with the same digits before the open ones: 1900 of 1950, -1999 of -1950."""
    width = _width(unspecified)
    whole = abs(year) // width * width
    return -(whole + width - 1) if negative else whole


def _width(unspecified: int) -> int:
    """Return how many years some open digits may be."""
    return int(10**unspecified)


def _ends(known: EdtfDate) -> tuple[Day, Day]:
    return from_day(known.first_day), from_day(known.last_day)


def _knows_months(known: EdtfDate) -> bool:
    return known.month is not None or known.season is not None


def _months(day: Day) -> int:
    return 12 * day.year + day.month
