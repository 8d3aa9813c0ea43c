"""Dates and lags in words, as precise as they were written and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from stratview.comparison.calendar_days import from_day

if TYPE_CHECKING:
    from stratview.comparison.calendar_days import Day
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


def year_in_words(year: int) -> str:
    """A year as one says it: "2004", "44 BC", "12,000 BC"; the year 0 is 1 BC."""
    said = year if year > 0 else 1 - year
    text = QLocale().toString(said) if said > 9999 else str(said)
    return text if year > 0 else translate("Timeline", "{0} BC").format(text)


def day_in_words(day: Day, form: str) -> str:
    """A day in a form of Qt's ("MMMM yyyy"), whatever its year."""
    # Qt counts no year 0 and writes BC as a minus: it gets a year of the same length.
    text = QLocale().toString(QDate(2000, day.month, day.day), form.replace("yyyy", "'#'"))
    return text.replace("#", year_in_words(day.year))


def _plain(when: EdtfDate) -> str:
    first = from_day(when.first_day)
    if when.day is not None:
        return day_in_words(first, translate("Timeline", "d MMMM yyyy"))
    if when.month is not None:
        return day_in_words(first, translate("Timeline", "MMMM yyyy"))
    if when.season is not None:
        return _season(when.season).format(year_in_words(when.year))
    if when.estimate is not None:
        span = translate("Timeline", "{0}–{1}").format(year_in_words(when.year), year_in_words(when.last_year))
        return translate("Timeline", "{0} (estimated {1})").format(span, year_in_words(when.estimate))
    if when.precision == "decade" and when.year > 0:
        return translate("Timeline", "{0}s", "a decade").format(when.year)
    if when.unspecified_digits:
        return translate("Timeline", "{0}–{1}").format(year_in_words(when.year), year_in_words(when.last_year))
    return year_in_words(when.year)


def _season(number: int) -> str:
    """The name of a season or another group of months, with a hole for the year."""
    if number >= 33:
        return {
            33: translate("Timeline", "first quarter of {0}"),
            34: translate("Timeline", "second quarter of {0}"),
            35: translate("Timeline", "third quarter of {0}"),
            36: translate("Timeline", "fourth quarter of {0}"),
            37: translate("Timeline", "January to April {0}"),
            38: translate("Timeline", "May to August {0}"),
            39: translate("Timeline", "September to December {0}"),
            40: translate("Timeline", "first half of {0}"),
            41: translate("Timeline", "second half of {0}"),
        }[number]
    name = (
        translate("Timeline", "spring {0}"),
        translate("Timeline", "summer {0}"),
        translate("Timeline", "autumn {0}"),
        translate("Timeline", "winter {0}"),
    )[(number - 21) % 4]
    if number < 25:
        return name
    if number < 29:
        return translate("Timeline", "{0} (northern)").replace("{0}", name)
    return translate("Timeline", "{0} (southern)").replace("{0}", name)


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
