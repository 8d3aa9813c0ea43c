"""Dates and lags in words, as precise as they were written and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from stratview.ui.language import shown_language
from stratview.vocabulary import Vocabulary

if TYPE_CHECKING:
    from stratview.comparison.calendar_days import Day
    from stratview.comparison.dates import Edtf, Lag

translate = QCoreApplication.translate


_VOCABULARIES = {language: Vocabulary(language) for language in ("en", "zh_CN")}


def vocabulary() -> Vocabulary:
    """Return the words of the language in which the window is shown."""
    return _VOCABULARIES[shown_language()]


def in_words(when: Edtf) -> str:
    """Return a date as one says it: "2004", "April 2025", "since 2010", "1987 – 2000s", "about 2021"."""
    return vocabulary().date(when)


def lag_in_words(lag: Lag) -> str:
    """Return a lag as one says it: "10 years", "about 10–24 years"."""
    return vocabulary().lag(lag)


def year_in_words(year: int) -> str:
    """Return a year as one says it: "2004", "44 BC", "12,000 BC"; the year 0 is 1 BC."""
    said = year if year > 0 else 1 - year
    text = QLocale().toString(said) if said > 9999 else str(said)
    return text if year > 0 else translate("Timeline", "{0} BC").format(text)


def day_in_words(day: Day, form: str) -> str:
    """Return a day in a form of Qt's ("MMMM yyyy"), for any year."""
    # Qt counts no year 0 and writes BC as a minus: it gets a year of the same length.
    text = QLocale().toString(QDate(2000, day.month, day.day), form.replace("yyyy", "'#'"))
    return text.replace("#", year_in_words(day.year))
