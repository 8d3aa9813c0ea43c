"""Lines of a YAML file's text, without parsing it."""

from __future__ import annotations

import re
from typing import Final

KEY_LINE: Final = re.compile(r"^[^\s#\-][^\n]*", re.MULTILINE)
"""A line that ends a list of the file's root: it begins with neither a blank, a comment nor a dash."""


def line_start(text: str, line: int) -> int:
    """Return where a line begins, counted from 1; lines end with a line feed."""
    before = text.split("\n", line - 1)
    return len(text) - len(before[-1]) if len(before) == line else len(text)


def has_other_line_ends(text: str) -> bool:
    """Whether a carriage return alone ends a line, so that line feeds do not count the lines."""
    return "\r" in text and text.count("\r") != text.count("\r\n")
