"""A date as files write it, in EDTF."""

from __future__ import annotations

import re
from typing import Final

_DATE: Final = re.compile(r"([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2})(?![0-9]))?)?")


def first_date(text: str) -> str:
    """Return the date at the beginning of a text in EDTF, no more precise than it is; empty where none is."""
    found = _DATE.match(text.strip())
    if not found:
        return ""
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day and 1 <= int(day) <= 31 else "")
