"""Text as a cell that a spreadsheet shows as it is, whichever character it takes for the separator of cells."""

from __future__ import annotations

import re
from typing import Final

# What begins a formula, also in full width, and also behind spaces that a spreadsheet may trim.
_FORMULA: Final = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
# The same behind another separator than the file's own. Quotation marks there begin a cell too.
_FORMULA_INSIDE: Final = re.compile(r'([;|\t\r\n]["\s]*)(?=[=+\-@＝＋－＠])')
_MONTH: Final = (
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\.?"
)
# What a spreadsheet makes a day of: 2004-05, 1/2, 14 Nov 2025, May 2004, 2004年5月.
_DAY: Final = re.compile(
    rf"\s*(?:-?\d{{1,5}}\s?[-/.]\s?\d{{1,2}}(?:\s?[-/.]\s?\d{{1,5}})?|\d{{1,4}}\s?年.*"
    rf"|(?:\d{{1,2}}[\s\-/]*)?{_MONTH}[\s\-/]*\d{{1,4}}(?:\s*,\s*\d{{4}})?)\s*",
    re.IGNORECASE,
)


def spreadsheet_cell(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would take for a formula or turn into a day.

    The text must not be split into cells at commas: its writer quotes them.
    """
    if _FORMULA.match(text) or _DAY.fullmatch(text):
        text = f"'{text}"
    return _FORMULA_INSIDE.sub(r"\1'", text)
