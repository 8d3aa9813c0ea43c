"""Dates moved along time, as precise as before: a year stays a year, a day a day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from stratview.comparison.calendar_days import end_of_month, from_day, to_day, year_text
from stratview.comparison.dates import DateError, Edtf, EdtfDate, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEAR: Final = 365.2425
_GROUPS: Final = ((21, 4), (25, 4), (29, 4), (33, 4), (37, 3), (40, 2))
"""The first and the number of the groups of months that make a year together: seasons, quarters, thirds, halves."""
_FINEST: Final = ("day", "month", "season", "year", "decade", "century", "millennium")


def moved(date: Edtf, steps: int) -> str | None:
    """Return a date moved by a number of its units, in EDTF; None where it cannot be moved.

    The unit is the smallest to which the date is known: days for a day, tens of years for a decade. Both ends of an
    interval move by the larger of their units, so that the interval stays as long as it is known to be. Dates that are
    not of four digits, or with estimated digits, are not moved.
    """
    ends = list(_ends(date))
    if not ends or not all(_is_plain(end) for end in ends):
        return None
    largest = max(ends, key=lambda end: _FINEST.index(end.precision))
    texts = []
    for end in (date.start, date.end) if date.is_interval else (date.start,):
        later = _moved(end, largest, steps) if end is not None else None
        if end is not None and later is None:
            return None
        texts.append(_text(later) if later is not None else "..")
    if date.unknown_start:
        texts[0] = ""
    if date.unknown_end:
        texts[-1] = ""
    return "/".join(texts)


def steps_for(date: Edtf, days: float) -> int:
    """Return the number of steps of `moved` that is nearest to a number of days."""
    ends = list(_ends(date))
    largest = max(ends, key=lambda end: _FINEST.index(end.precision), default=None)
    return round(days / _days(largest)) if largest is not None else 0


def _ends(date: Edtf) -> Iterator[EdtfDate]:
    return (end for end in (date.start, date.end) if end is not None)


def _is_plain(date: EdtfDate) -> bool:
    """Whether the date can be written again as it is known."""
    try:
        return parse(_text(date)).start == date
    except DateError:
        return False


def _days(unit: EdtfDate) -> float:
    """About how long a date's unit is."""
    if unit.day is not None:
        return 1.0
    if unit.month is not None:
        return _YEAR / 12
    if unit.season is not None:
        return _YEAR / _group(unit.season)[1]
    return float(_YEAR * 10**unit.unspecified_digits)


def _group(season: int) -> tuple[int, int]:
    return next(group for group in reversed(_GROUPS) if group[0] <= season)


def _moved(date: EdtfDate, unit: EdtfDate, steps: int) -> EdtfDate | None:
    """Return a date some units later; a month without that day gives its last."""
    if unit.day is not None:
        year, month, day = from_day(date.first_day + steps)
        later = replace(date, year=year, month=month, day=day)
    elif unit.month is not None:
        month = (date.month or 1) - 1 + steps
        later = _in_month(date, date.year + month // 12, month % 12 + 1)
    elif unit.season is not None:
        first, count = _group(unit.season)
        if date.season is None or _group(date.season) != (first, count):
            return None
        at = date.season - first + steps
        later = replace(date, year=date.year + at // count, season=first + at % count)
    else:
        years = date.year + steps * 10**unit.unspecified_digits
        later = _in_month(date, years, date.month) if date.month is not None else replace(date, year=years)
    return later if later.year >= 0 and later.last_year <= 9999 else None


def _in_month(date: EdtfDate, year: int, month: int) -> EdtfDate:
    last = end_of_month(year, month) - to_day(year, month, 1) + 1
    return replace(date, year=year, month=month, day=min(date.day, last) if date.day is not None else None)


def _text(date: EdtfDate) -> str:
    qualifier = "%" if date.uncertain and date.approximate else "?" if date.uncertain else "~" * date.approximate
    year = year_text(date.year)
    if date.unspecified_digits:
        year = year[: -date.unspecified_digits] + "X" * date.unspecified_digits
    parts = [year]
    if date.season is not None:
        parts.append(str(date.season))
    parts += [f"{part:02}" for part in (date.month, date.day) if part is not None]
    return "-".join(parts) + qualifier
