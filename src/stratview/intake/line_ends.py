"""How the lines of a paragraph become one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def between(before: str, after: str) -> str:
    """What joins two lines: a space, or nothing between two characters of a script without spaces."""
    if not before or not after or before[-1].isspace() or after[0].isspace():
        return ""
    return "" if is_spaceless(before[-1]) and is_spaceless(after[0]) else " "


def join(lines: Sequence[str]) -> str:
    """The lines of a paragraph as one text; words stay as they are."""
    joined = ""
    pieces: list[str] = []
    for line in lines:
        pieces.append(between(joined, line))
        pieces.append(line)
        joined = line or joined
    return "".join(pieces)


def is_spaceless(character: str) -> bool:
    """Whether a character is of a script that sets no spaces: Chinese and Japanese, their punctuation included."""
    code = ord(character)
    return (
        (0x2E80 <= code <= 0xA4CF and not 0x3130 <= code <= 0x318F)
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE4F
        or 0xFF00 <= code <= 0xFF9F
        or 0x20000 <= code <= 0x3FFFF
    )
