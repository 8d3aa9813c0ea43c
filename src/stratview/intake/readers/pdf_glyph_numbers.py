"""Fonts that number their glyphs and name no letters: read in TrueType's usual order where that makes words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SPACE: Final = 3
"""The number of the space in TrueType's usual order, where nothing is drawn."""
_ORDER: Final = bytes([*range(0x20, 0x7F), *range(0x80, 0xF6)]).decode("mac_roman")
"""The signs from the space on, as Apple and Microsoft number them."""
_LEAST: Final = 20
"""Fewer letters are too few to decide whether they make words."""
_VOWELS: Final = (0.25, 0.6)
"""Of letters that are words of European languages, the share of vowels is within this."""


class GlyphNumbers:
    """What the numbers of a font's glyphs show in TrueType's usual order."""

    def shown(self, code: int) -> int:
        """The character of a number, or U+FFFD where the order does not have it."""
        at = code - SPACE
        return ord(_ORDER[at]) if 0 <= at < len(_ORDER) else 0xFFFD


def makes_words(codes: Iterable[int]) -> bool:
    """Whether numbers of glyphs are words in TrueType's usual order: mostly small letters, with vowels."""
    numbers = GlyphNumbers()
    letters = [letter for code in codes if code <= sys.maxunicode and (letter := chr(numbers.shown(code))).isalpha()]
    small = sum(map(str.islower, letters))
    vowels = sum(letter in "aeiouyäöüáéíóúàèêAEIOU" for letter in letters)
    least, most = _VOWELS
    return len(letters) >= _LEAST and 2 * small > len(letters) and least < vowels / len(letters) < most
