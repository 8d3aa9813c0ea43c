"""The latest date mentioned in a statement, inferred because statements carry none.

A text without a year, a date or a decade has none. The latest counts by the first day that it may mean: "scaled in
2021" may have been said on 1 January 2021 and not before. A decade without a century ("the 90s") and a day without a
year say nothing.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.evidence.figures import Figure

_LAST_YEAR = 2199
"""A greater number of four digits is more likely a count than a year: 2400 employees."""


def latest_date(figures: Iterable[Figure]) -> date | None:
    """Return the first day of the latest date among the figures of a text; None where there is none."""
    days = [day for figure in figures if (day := _first_day(figure)) is not None]
    return max(days, default=None)


def _first_day(figure: Figure) -> date | None:
    value = figure.value
    if figure.kind == "date" and isinstance(value, tuple):
        year, month, day = value
        return date(year, month or 1, day or 1) if year is not None and 1 <= year <= _LAST_YEAR else None
    if figure.kind in ("year", "decade") and isinstance(value, Decimal):
        year = int(value)
        return date(year, 1, 1) if 1000 <= year <= _LAST_YEAR else None
    return None
