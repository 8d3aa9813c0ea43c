"""Ticks and themes in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from stratview.ui.date_words import day_in_words, lag_in_words, year_in_words
from stratview.ui.timeline.align import FOUNDING

if TYPE_CHECKING:
    from stratview.comparison.calendar_days import Day
    from stratview.comparison.dates import Lag
    from stratview.ui.timeline.ticks import Tick, Unit

translate = QCoreApplication.translate


def tick_in_words(tick: Tick) -> str:
    """Return what is at a tick: "1990", "Apr", "14". The coarser unit shows where one begins."""
    day = tick.date
    if tick.unit == "year":
        return year_in_words(day.year)
    if tick.unit == "month":
        return QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return str(day.day)


def context_in_words(day: Day, unit: Unit) -> str:
    """Return what the ticks of a unit leave out: the year of months, month and year of days; nothing for years."""
    if unit == "year":
        return ""
    if unit == "month":
        return year_in_words(day.year)
    return day_in_words(day, translate("Timeline", "MMM yyyy"))


def theme_in_words(theme: str) -> str:
    """Return a theme's name from its id: "chip-entry" is "Chip entry"."""
    words = theme.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def themes(count: int) -> str:
    """Return how many themes share a lag."""
    return translate("Timeline", "%n themes", "", count)


def lags(count: int) -> str:
    """Return how lags that have no place in the picture are counted."""
    if count == 1:
        return translate("Timeline", "+1 lag")
    return translate("Timeline", "+{0} lags").format(count)


def count_in_words(number: int) -> str:
    """Return a number on an axis that counts from a beginning; before it with a true minus."""
    return f"−{-number}" if number < 0 else str(number)


def since_in_words(theme: str, unit: Unit) -> str:
    """Return what an axis counts: "years since founding"."""
    if theme == FOUNDING:
        return {
            "year": translate("Timeline", "years since founding"),
            "month": translate("Timeline", "months since founding"),
            "day": translate("Timeline", "days since founding"),
        }[unit]
    return {
        "year": translate("Timeline", "years since “{0}”"),
        "month": translate("Timeline", "months since “{0}”"),
        "day": translate("Timeline", "days since “{0}”"),
    }[unit].format(theme_in_words(theme))


def after_in_words(lag: Lag, theme: str) -> str:
    """When something was, counted from a beginning: "17 years after founding"."""
    name = theme_in_words(theme)
    if lag.low == lag.high == 0:
        return (
            translate("Timeline", "at founding")
            if theme == FOUNDING
            else translate("Timeline", "with “{0}”").format(name)
        )
    if lag.low < 0 < lag.high:
        words = translate("Timeline", "{0} founding") if theme == FOUNDING else translate("Timeline", "{0} “{1}”")
    elif lag.high <= 0:
        words = (
            translate("Timeline", "{0} before founding")
            if theme == FOUNDING
            else translate("Timeline", "{0} before “{1}”")
        )
    else:
        words = (
            translate("Timeline", "{0} after founding")
            if theme == FOUNDING
            else translate("Timeline", "{0} after “{1}”")
        )
    return words.format(lag_in_words(lag), name)


def remaining_in_words(lag: Lag) -> str:
    """Return what is left of a lag when both subjects are counted from their own zero: "0", "13 years sooner"."""
    if lag.low == lag.high == 0:
        return "0"
    if lag.low < 0 < lag.high:
        return lag_in_words(lag)
    return (translate("Timeline", "{0} sooner") if lag.high <= 0 else translate("Timeline", "{0} later")).format(
        lag_in_words(lag)
    )
