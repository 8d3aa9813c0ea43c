"""Dates, lags and ticks in words, as precise as they were written and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

if TYPE_CHECKING:
    from datetime import date

    from stratview.comparison.dates import Edtf, EdtfDate, Lag
    from stratview.ui.timeline.ticks import Tick, Unit

_tr = QCoreApplication.translate


def in_words(when: Edtf) -> str:
    """A date as one says it: "2004", "April 2025", "since 2010", "1987 – 2000s", "about 2021"."""
    start = _date_in_words(when.start) if when.start is not None else ""
    if not when.is_interval:
        return start
    end = _date_in_words(when.end) if when.end is not None else ""
    if not end:
        unknown = _tr("Timeline", "from {0}, end not known")
        return (unknown if when.unknown_end else _tr("Timeline", "since {0}")).format(start)
    if not start:
        unknown = _tr("Timeline", "until {0}, start not known")
        return (unknown if when.unknown_start else _tr("Timeline", "until {0}")).format(end)
    return _tr("Timeline", "{0} – {1}").format(start, end)


def lag_in_words(lag: Lag) -> str:
    """A lag as one says it: "10 years", "about 10–24 years"."""
    if lag.low == lag.high == 0:
        return {
            "years": _tr("Timeline", "the same year"),
            "months": _tr("Timeline", "the same month"),
            "days": _tr("Timeline", "the same day"),
        }[lag.unit]
    # Which of the two came first is seen; where that is open, it is said.
    low, high = sorted((abs(lag.low), abs(lag.high))) if lag.low * lag.high >= 0 else (lag.low, lag.high)
    words = _amount(high, lag.unit) if low == high else _range(low, high, lag.unit)
    return _tr("Timeline", "about {0}").format(words) if lag.about else words


def tick_in_words(tick: Tick) -> str:
    """What stands at a tick: "1990", "Apr", "14". The coarser unit shows where one begins."""
    day = tick.date
    if tick.unit == "year":
        return str(day.year)
    if tick.unit == "month":
        return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return str(day.day)


def context_in_words(day: date, unit: Unit) -> str:
    """What the ticks of a unit leave out: the year of months, month and year of days; nothing for years."""
    if unit == "year":
        return ""
    if unit == "month":
        return str(day.year)
    return QLocale().toString(QDate(day.year, day.month, 1), _tr("Timeline", "MMM yyyy"))


def theme_in_words(theme: str) -> str:
    """A theme's name from its id: "chip-entry" is "Chip entry"."""
    words = theme.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _date_in_words(when: EdtfDate) -> str:
    words = _plain(when)
    if when.approximate:
        words = _tr("Timeline", "about {0}").format(words)
    return _tr("Timeline", "{0} (uncertain)").format(words) if when.uncertain else words


def _plain(when: EdtfDate) -> str:
    if when.day is not None:
        first = when.first_day
        return QLocale().toString(QDate(first.year, first.month, first.day), _tr("Timeline", "d MMMM yyyy"))
    if when.month is not None:
        return _month(when.first_day)
    if when.season is not None:
        return (
            _tr("Timeline", "spring {0}"),
            _tr("Timeline", "summer {0}"),
            _tr("Timeline", "autumn {0}"),
            _tr("Timeline", "winter {0}"),
        )[when.season - 21].format(when.year)
    if when.precision == "decade":
        return _tr("Timeline", "{0}s", "a decade").format(when.year)
    if when.precision == "century":
        return _tr("Timeline", "{0}–{1}").format(when.year, when.last_day.year)
    return str(when.year)


def _month(first: date) -> str:
    return QLocale().toString(QDate(first.year, first.month, 1), _tr("Timeline", "MMMM yyyy"))


def _amount(count: int, unit: str) -> str:
    # One is a text of its own, so that English reads right also without a translation file.
    if count == 1:
        return {
            "years": _tr("Timeline", "1 year"),
            "months": _tr("Timeline", "1 month"),
            "days": _tr("Timeline", "1 day"),
        }[unit]
    return {
        "years": _tr("Timeline", "%n years", "", count),
        "months": _tr("Timeline", "%n months", "", count),
        "days": _tr("Timeline", "%n days", "", count),
    }[unit]


def _range(low: int, high: int, unit: str) -> str:
    if low < 0:
        return {
            "years": _tr("Timeline", "{0} years before to {1} after"),
            "months": _tr("Timeline", "{0} months before to {1} after"),
            "days": _tr("Timeline", "{0} days before to {1} after"),
        }[unit].format(-low, high)
    return {
        "years": _tr("Timeline", "{0}–{1} years"),
        "months": _tr("Timeline", "{0}–{1} months"),
        "days": _tr("Timeline", "{0}–{1} days"),
    }[unit].format(low, high)


def themes(count: int) -> str:
    """How many themes share a lag."""
    return _tr("Timeline", "%n themes", "", count)
