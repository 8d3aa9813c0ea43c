"""Dates and lags in words, as precise as they were written and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

if TYPE_CHECKING:
    from datetime import date

    from stratview.comparison.dates import Edtf, EdtfDate, Lag

translate = QCoreApplication.translate


def in_words(when: Edtf) -> str:
    """A date as one says it: "2004", "April 2025", "since 2010", "1987 – 2000s", "about 2021"."""
    start = _date_in_words(when.start) if when.start is not None else ""
    if not when.is_interval:
        return start
    end = _date_in_words(when.end) if when.end is not None else ""
    if not end:
        unknown = translate("Timeline", "from {0}, end not known")
        return (unknown if when.unknown_end else translate("Timeline", "since {0}")).format(start)
    if not start:
        unknown = translate("Timeline", "until {0}, start not known")
        return (unknown if when.unknown_start else translate("Timeline", "until {0}")).format(end)
    return translate("Timeline", "{0} – {1}").format(start, end)


def lag_in_words(lag: Lag) -> str:
    """A lag as one says it: "10 years", "about 10–24 years"."""
    if lag.low == lag.high == 0:
        return {
            "years": translate("Timeline", "the same year"),
            "months": translate("Timeline", "the same month"),
            "days": translate("Timeline", "the same day"),
        }[lag.unit]
    # Which of the two came first is seen; where that is open, it is said.
    low, high = sorted((abs(lag.low), abs(lag.high))) if lag.low * lag.high >= 0 else (lag.low, lag.high)
    words = amount(high, lag.unit) if low == high else _range(low, high, lag.unit)
    return translate("Timeline", "about {0}").format(words) if lag.about else words


def _date_in_words(when: EdtfDate) -> str:
    words = _plain(when)
    if when.approximate:
        words = translate("Timeline", "about {0}").format(words)
    return translate("Timeline", "{0} (uncertain)").format(words) if when.uncertain else words


def _plain(when: EdtfDate) -> str:
    if when.day is not None:
        first = when.first_day
        return QLocale().toString(QDate(first.year, first.month, first.day), translate("Timeline", "d MMMM yyyy"))
    if when.month is not None:
        return _month(when.first_day)
    if when.season is not None:
        return (
            translate("Timeline", "spring {0}"),
            translate("Timeline", "summer {0}"),
            translate("Timeline", "autumn {0}"),
            translate("Timeline", "winter {0}"),
        )[when.season - 21].format(when.year)
    if when.precision == "decade":
        return translate("Timeline", "{0}s", "a decade").format(when.year)
    if when.precision == "century":
        return translate("Timeline", "{0}–{1}").format(when.year, when.last_day.year)
    return str(when.year)


def _month(first: date) -> str:
    return QLocale().toString(QDate(first.year, first.month, 1), translate("Timeline", "MMMM yyyy"))


def amount(count: int, unit: str) -> str:
    """So many years, months or days."""
    # One is a text of its own, so that English reads right also without a translation file.
    if count == 1:
        return {
            "years": translate("Timeline", "1 year"),
            "months": translate("Timeline", "1 month"),
            "days": translate("Timeline", "1 day"),
        }[unit]
    return {
        "years": translate("Timeline", "%n years", "", count),
        "months": translate("Timeline", "%n months", "", count),
        "days": translate("Timeline", "%n days", "", count),
    }[unit]


def _range(low: int, high: int, unit: str) -> str:
    if low < 0:
        return {
            "years": translate("Timeline", "{0} years before to {1} after"),
            "months": translate("Timeline", "{0} months before to {1} after"),
            "days": translate("Timeline", "{0} days before to {1} after"),
        }[unit].format(-low, high)
    return {
        "years": translate("Timeline", "{0}–{1} years"),
        "months": translate("Timeline", "{0}–{1} months"),
        "days": translate("Timeline", "{0}–{1} days"),
    }[unit].format(low, high)
