"""The as-of date: what had happened by the end of a year, a month or a day. No Qt widgets."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from stratview.comparison.dates import DateError, parse
from stratview.ui.timeline.ticks import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from stratview.ui.timeline.ticks import Unit

NO_END = float("inf")

_TYPED = (("d MMMM yyyy", 10), ("d MMM yyyy", 10), ("MMMM d, yyyy", 10), ("d.M.yyyy", 10), ("d/M/yyyy", 10),
          ("yyyy年M月d日", 10), ("MMMM yyyy", 7), ("MMM yyyy", 7), ("yyyy年M月", 7), ("yyyy年", 4))  # fmt: skip
"""How a reader may write a date, and how much of it is then known, as a length of its ISO form."""


def end_of(as_of: str) -> float:
    """The day after the last of an as-of date, as `datetime.date.toordinal` counts; infinite for none."""
    last = parse(as_of).last_day if as_of else None
    return float(last.toordinal() + 1) if last is not None else NO_END


def nearest(day: float, unit: Unit) -> str:
    """The year, month or day that ends nearest to a day."""
    at = _clamped(round(day))
    first = _first(at, unit)
    following = _following(first, unit)
    ends_first = day - first.toordinal() < following - day
    return _named(_clamped(first.toordinal() - 1) if ends_first else first, unit)


def stepped(end: float, steps: int, unit: Unit) -> str:
    """The unit that ends next after a day (which is the end of an as-of date), or before it."""
    if steps > 0:
        return _named(_clamped(int(end)), unit)
    return _named(_clamped(_first(_clamped(int(end) - 1), unit).toordinal() - 1), unit)


def typed(text: str) -> str | None:
    """The date that a reader wrote, as EDTF; None where it cannot be read."""
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


def _first(day: date, unit: Unit) -> date:
    """The first day of the year or month that a day is in."""
    if unit == "year":
        return date(day.year, 1, 1)
    return date(day.year, day.month, 1) if unit == "month" else day


def _following(first: date, unit: Unit) -> int:
    if unit == "day":
        return first.toordinal() + 1
    qdate = QDate(first.year, first.month, 1)
    return first.toordinal() + (qdate.daysInYear() if unit == "year" else qdate.daysInMonth())


def _named(day: date, unit: Unit) -> str:
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[unit]]


def _clamped(day: float | date) -> date:
    ordinal = day.toordinal() if isinstance(day, date) else int(day)
    return date.fromordinal(min(max(ordinal, FIRST_DAY), LAST_DAY))
