"""Fonts of signs, as word processors use them for bullets and Greek letters: what their codes show."""

from __future__ import annotations

import re
import sys
from typing import Final

_PRIVATE: Final = 0xF000
"""Codes of such fonts are often given in Unicode's private use area, from here."""
_SYMBOL: Final = {
    0x20: " !∀#∃%&∋()∗+,−./0123456789:;<=>?",
    0x40: "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x60: "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA0: "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓",
    0xE0: "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
    0xF1: "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
}
_WINGDINGS: Final = {
    0x22: "✂✁", 0x28: "☎✆✉", 0x36: "⌛⌨", 0x3E: "✇✍", 0x41: "✌", 0x45: "☜☞☝☟", 0x4A: "☺", 0x4C: "☹", 0x4E: "☠",
    0x52: "☼", 0x54: "❄", 0x58: "✠✡☪☯ॐ☸♈♉♊♋♌♍♎♏♐♑♒♓", 0x6C: "●❍■□", 0x71: "❑❒⬧⧫◆❖⬥⌧", 0x7A: "⌘",
    0x80: "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", 0x9E: "·•", 0xA1: "○", 0xA4: "◉◎", 0xA7: "▪◻", 0xAA: "✦★✶✴✹✵", 0xB1: "⌖⟡",
    0xB5: "✪✰", 0xD5: "⌫⌦", 0xD8: "➢", 0xDC: "➲", 0xDF: "←→↑↓↖↗↙↘", 0xE8: "➔", 0xEF: "⇦⇨⇧⇩", 0xF4: "⇳", 0xFB: "✗✓☒☑",
}  # fmt: skip


def _table(stretches: dict[int, str]) -> dict[int, str]:
    return {first + at: sign for first, signs in stretches.items() for at, sign in enumerate(signs)}


_TABLES: Final = (
    (re.compile(r"(?:[A-Z]{6}\+)?Symbol", re.IGNORECASE), _table(_SYMBOL), False),
    (re.compile(r"(?:[A-Z]{6}\+)?Wingdings(?! ?-?[23])", re.IGNORECASE), _table(_WINGDINGS), True),
)
"""Fonts by their names, their signs, and whether also the codes of letters show signs."""
_UNKNOWN: Final = 0xFFFD


class Signs:
    """The signs that a font shows instead of letters."""

    def __init__(self, signs: dict[int, str], *, letters: bool) -> None:
        self._signs = signs
        self._letters = letters

    @classmethod
    def of(cls, name: str) -> Signs | None:
        """The signs of a font by its name; None for a font of letters."""
        return next((cls(signs, letters=letters) for named, signs, letters in _TABLES if named.match(name)), None)

    def shown(self, code: int) -> int:
        """The character that a code shows, or U+FFFD for a sign that is in no table."""
        if _PRIVATE < code < _PRIVATE + 0x100:
            return ord(self._signs.get(code - _PRIVATE, chr(_UNKNOWN)))
        if code > sys.maxunicode:
            return _UNKNOWN
        if not self._letters or code <= 0x20:
            return code
        try:
            (byte,) = chr(code).encode("cp1252")
        except UnicodeEncodeError:
            byte = code
        return ord(self._signs.get(byte, chr(_UNKNOWN if byte < 0x100 else code)))
