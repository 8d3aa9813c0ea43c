"""The dates that a text mentions, as EDTF with the precision in which they are written."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from stratview.comparison.dates import DateError, parse
from stratview.evidence.figures import figures

if TYPE_CHECKING:
    from stratview.evidence.figures import Figure

_UNTIL = ("-", "–", "—", "/", "to", "through", "until", "till", "bis", "至", "到")
_BETWEEN = re.compile(r"\bbetween\s*\Z", re.IGNORECASE)
"""Before two dates with an *and* between: as a span, as in "between 1968 and 1982"."""
_LAST_YEAR = 2199
"""A greater number of four digits is more likely a count than a year: 2400 employees."""


def dates_in(text: str, language: str = "") -> tuple[str, ...]:
    """Return the dates of a text as EDTF (`2021`, `2021-03`, `2021-03-05`, `199X`), each once; the most precise first.

    Two dates that a dash, a slash or a word makes a span are one too, which comes before them: `1996/2021`.
    A day without a year and a decade without a century are no dates. `language` is the text's, as a BCP 47 tag.
    """
    found = [(figure, date) for figure in figures(text, language) if (date := _edtf(figure))]
    spans = [
        f"{first}/{last}"
        for (figure, first), (following, last) in pairwise(found)
        if first < last and _is_span(text, figure, following)
    ]
    dates = sorted([date for _, date in found], key=lambda date: -date.count("-"))
    return tuple(dict.fromkeys([*spans, *dates]))


def date_as_typed(text: str) -> str:
    """Return what somebody typed as a date in EDTF: `1968/1982` for "1968-1982"; the text itself where that is no date.

    A text of which a number would be lost is no date.
    """
    text = text.strip()
    try:
        return parse(text).text
    except DateError:
        date = next(iter(dates_in(text)), "")
    lost = set(_numbers(text)) - set(_numbers(date.replace("X", "0")))
    return text if lost else date or text


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def _is_span(text: str, first: Figure, last: Figure) -> bool:
    between = text[first.end : last.start].strip()
    return between in _UNTIL or (between == "and" and _BETWEEN.search(text, 0, first.start) is not None)


def _edtf(figure: Figure) -> str:
    value, date = figure.value, ""
    if figure.kind == "date" and isinstance(value, tuple) and value[0] is not None:
        year, month, day = value
        date = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
    elif isinstance(value, Decimal) and 1000 <= value <= _LAST_YEAR:
        if figure.kind == "year":
            date = str(int(value))
        elif figure.kind == "decade":
            date = f"{int(value) // 10}X"
    try:
        return parse(date).text if date else ""
    except DateError:
        return ""
