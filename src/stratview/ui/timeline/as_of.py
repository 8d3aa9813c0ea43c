"""The as-of date: what had happened by the end of a year, a month or a day. No Qt widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from stratview.comparison.calendar_days import day_text, from_day, to_day, year_text
from stratview.comparison.dates import DateError, parse
from stratview.ui.timeline.ticks import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from stratview.ui.timeline.ticks import Unit

NO_END = float("inf")

_TYPED = (("d MMMM yyyy", 10), ("d MMM yyyy", 10), ("MMMM d, yyyy", 10), ("d.M.yyyy", 10), ("d/M/yyyy", 10),
          ("yyyy年M月d日", 10), ("MMMM yyyy", 7), ("MMM yyyy", 7), ("yyyy年M月", 7), ("yyyy年", 4))  # fmt: skip
"""How a reader may write a date, and how much of it is then known, as a length of its ISO form."""


def end_of(as_of: str) -> float:
    """Return the day after the last of an as-of date, as `calendar_days` counts; infinite for none."""
    last = parse(as_of).last_day if as_of else None
    return float(last + 1) if last is not None else NO_END


def nearest(day: float, unit: Unit) -> str:
    """Return the year, month or day that ends nearest to a day."""
    first, following = _unit_at(_clamped(round(day)), unit)
    return _named(_clamped(first - 1) if day - first < following - day else first, unit)


def stepped(end: float, steps: int, unit: Unit) -> str:
    """Return the unit that ends next after a day (which is the end of an as-of date), or before it."""
    if steps > 0:
        return _named(_clamped(int(end)), unit)
    return _named(_clamped(_unit_at(_clamped(int(end) - 1), unit)[0] - 1), unit)


def typed(text: str) -> str | None:
    """Return the date that a reader wrote, as EDTF; None where it cannot be read."""
    written = text.strip()
    # Readers write words; only what is no EDTF is asked for in the words of their language.
    for locale in (QLocale(), QLocale.c()):
        for form, length in _TYPED:
            day = locale.toDate(written, form)
            if day.isValid():
                return day.toString("yyyy-MM-dd")[:length]
    try:
        when = parse(written)
    except DateError:
        return None
    return written if when.last_day is not None else None


def _unit_at(number: int, unit: Unit) -> tuple[int, int]:
    """Return the first day of the year, month or day that a day is in, and that of the following one."""
    year, month, _ = from_day(number)
    if unit == "day":
        return number, number + 1
    if unit == "year":
        return to_day(year, 1, 1), to_day(year + 1, 1, 1)
    return to_day(year, month, 1), to_day(year + month // 12, month % 12 + 1, 1)


def _named(number: int, unit: Unit) -> str:
    """Return the unit that a day is in, in EDTF."""
    year = year_text(from_day(number).year)
    return year if unit == "year" else day_text(number)[: len(year) + (3 if unit == "month" else 6)]


def _clamped(number: int) -> int:
    return min(max(number, FIRST_DAY), LAST_DAY)
