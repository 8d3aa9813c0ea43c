"""The one place where Python's code points and Qt's UTF-16 units meet.

Qt counts text in UTF-16 units: "a😀b" has length 4 there and 3 in Python. Passages are in code points. They are
converted here on the way to Qt and back.
"""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_utf16(text: str, offset: int) -> int:
    """Return the UTF-16 offset in `text` of a code point offset."""
    return utf16_length(text[:offset])


def from_utf16(text: str, offset: int) -> int:
    """Return the code point offset in `text` of a UTF-16 offset; one inside a surrogate pair counts as before it."""
    if text.isascii():
        return min(offset, len(text))
    units = 0
    for index, character in enumerate(text):
        units += 2 if character > "\uffff" else 1
        if units > offset:
            return index
    return len(text)
