"""A date as files write it, in EDTF."""

from __future__ import annotations

import re
from typing import Final

_DATE: Final = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2})(?![0-9]))?)?(?![0-9])")
_COMPACT: Final = re.compile(r"([12][0-9]{3})([01][0-9])([0-3][0-9])(?![0-9])")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = "|".join(_MONTHS)
_WORDS: Final = re.compile(
    rf"(?:[a-z]+,?\s+)??(?:(?P<month>{_MONTH})[a-z]*\.?\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?|"
    rf"(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<second>{_MONTH})[a-z]*\.?[\s,-]*)\s*"
    r"(?P<year>[0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
"""April 7, 2020; Tue, 07 Apr 2020; Wed Apr 7 2020."""


def first_date(text: str) -> str:
    """Return the date at the beginning of a text in EDTF, no more precise than it is; empty where none is."""
    plain = text.strip()
    words = _WORDS.match(plain)
    if words:
        month = _MONTHS.index((words["month"] or words["second"]).lower()) + 1
        return _edtf(words["year"], month, int(words["day"] or words["first"]))
    found = _COMPACT.match(plain) or _DATE.match(plain)
    if not found:
        return ""
    year, month_text, day = found.groups()
    return _edtf(year, int(month_text or 0), int(day or 0))


def _edtf(year: str, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return year
    return f"{year}-{month:02d}" + (f"-{day:02d}" if 1 <= day <= 31 else "")
