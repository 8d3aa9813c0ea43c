"""Fonts of a PDF: their names and marks, and which characters their codes mean."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw as pdfium

from stratview.intake.layout.bidi import has_right_to_left
from stratview.intake.readers.pdf_glyph_numbers import GlyphNumbers  # noqa: TC001 - a dataclass's field
from stratview.intake.readers.pdf_signs import Signs

UNREADABLE: Final = "\ufffd"
"""The character for codes that their font does not name."""
STRANGE: Final = frozenset(
    [*range(0x7F, 0xA0), 0x34F, 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070), 0xAD]
)
"""Codes beside the control characters that may be no text."""
_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi|cmbx|cmb\d|-bd|-medi(?:ital)?$", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique|slanted|cmti|cmsl|-it\b", re.IGNORECASE)
_FIXED: Final = re.compile(r"mono|courier|typewriter|cmtt|consol|code|menlo|teletype", re.IGNORECASE)
_FIXED_FLAG: Final = 1
_NARROW_AND_WIDE: Final = "iltmMWe.,"
_LEAST_CELL: Final = 400
_MOST_CELL: Final = 700
_HALF: Final = 0.52
"""Letters that are half as wide as Chinese characters are text in many fonts; a wider cell is a typewriter's."""
_MOSTLY_LATIN: Final = 0.6
_MOST_CODE: Final = 0.5
"""A half-wide font is one of code if more than the first share of its characters are not Chinese, Japanese or Korean,
and it has less than the second share of the document's characters."""
_FEW_MIXED: Final = 5
_MOST_MIXED: Final = 0.1
"""A font is misnamed if more words than this number, and more than this share, mix letters of two scripts."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_ACCENTED: Final = re.compile("(?<![^\\W\\d_])[À-ÿ]{4,}(?![^\\W\\d_])")
"""Words of accented Latin letters alone, which no language has: Cyrillic or Greek in a font that names no letters."""
_LATIN: Final = re.compile(r"[A-Za-z]")
_ITALIC_FLAG: Final = 64
_BOLD_FLAG: Final = 1 << 18
_LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_T1: Final = {
    0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x19: "ı", 0x1B: "ff", 0x1C: "fi",
    0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip
"""The characters of TeX's T1 encoding, for fonts that do not name them."""
_OT1: Final = {0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl", 0x10: "ı", 0x19: "ß", 0x1A: "æ", 0x1B: "œ"}
_MATH: Final = dict(enumerate("αβγδεζηθικλμνξπρστυφχ", 0x0B))
_SIGNS: Final = {0x01: "·", 0x03: "∗", 0x0D: "◯", 0x0E: "∘", 0x0F: "•", 0x14: "≤", 0x15: "≥", 0x18: "∼", 0x19: "≈"}
_LIBERTINE: Final = {
    0xE039: "ft", 0xE03B: "ch", 0xE03C: "tt", 0xE049: "Th", **dict(enumerate("abcdefghijklmnopqrstuvwxyz", 0xE051)),
}  # fmt: skip
"""Ligatures and small capitals of Linux Libertine, which has them in Unicode's private use area."""
_FONTS: Final[tuple[tuple[re.Pattern[str], dict[int, str]], ...]] = (
    (re.compile(r"(?:[A-Z]{6}\+)?CMM"), _MATH),
    (re.compile(r"(?:[A-Z]{6}\+)?CM(?:B?SY|EX)"), _SIGNS),
    (re.compile(r"(?:[A-Z]{6}\+)?CM[A-Z]+\d+$"), _OT1),
    (re.compile(r"(?:[A-Z]{6}\+)?(?:Emmentaler|feta|parmesan|Bravura|Leland|Maestro)", re.IGNORECASE), {}),
    (re.compile(r"(?:[A-Z]{6}\+)?(?:LinLibertine|LinuxLibertine|LinBiolinum|LinuxBiolinum)"), _LIBERTINE),
)
"""Fonts by their names, with the letters of the codes that they define themselves; fonts of musical notes have none."""
_DROPPED: Final = re.compile("[\u034f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff]")


@dataclass(slots=True)
class Font:
    """A font of the file: its name, its marks, and how many of its characters can and cannot be read.

    `cell` is the width of each of its letters in type sizes, where all have the same, else 0. `signs` is what a font of
    signs shows, or one that numbers its glyphs; `asked`: whether that was looked for. `latin` counts those of its
    characters that are not Chinese, Japanese or Korean.
    """

    name: str
    bold: bool
    italic: bool
    fixed: bool
    codes: dict[int, str]
    cell: float = 0.0
    signs: Signs | GlyphNumbers | None = None
    asked: bool = False
    readable: int = 0
    unreadable: int = 0
    latin: int = 0
    words: int = 0
    mixed: int = 0

    @property
    def is_misnamed(self) -> bool:
        """Whether it names other letters than it shows: many of its words are such as no language has."""
        return self.mixed > max(_FEW_MIXED, _MOST_MIXED * self.words)

    def count_words(self, text: str) -> None:
        """Count the words of a text with strange words in this font, and those that no language has.

        They mix Arabic or Hebrew letters with Latin ones, or are of accented Latin letters alone.
        """
        words = _WORD.findall(text)
        strange = len(_ACCENTED.findall(text))
        if not strange:
            words = [word for word in words if has_right_to_left(word)]
            strange = sum(1 for word in words if _LATIN.search(word))
        self.words += len(words)
        self.mixed += strange

    @property
    def is_half_wide(self) -> bool:
        """Whether its letters are half as wide as Chinese characters: it can be one of code, or one of text."""
        return self.cell > 0 and not self.fixed

    def meaning(self, code: int) -> str:
        """Return the character of a code that is not plain; empty where it has none."""
        character = chr(code)
        if code == 0x02 or code == 0xFFFE:
            return "-" if code == 0xFFFE else "\x02"
        ligature = _LIGATURES.get(character)
        if ligature:
            return ligature
        if code and code in self.codes:
            return self.codes[code]
        if _DROPPED.match(character):
            return ""
        if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900 or code >= 0xF0000 or code in (0xFFFD, 0xFFFF):
            self.unreadable += 1
            return UNREADABLE
        return character


def can_be_strange(text: str) -> bool:
    """Return whether a text can have words that no language has, so that those of its fonts are to be counted."""
    return not text.isascii() and (has_right_to_left(text) or bool(_ACCENTED.search(text)))


class Fonts:
    """The fonts of a document, by name."""

    def __init__(self) -> None:
        self.by_name: dict[str, Font] = {}

    def of(self, text_object: Any) -> Font:
        """The font of a text object."""
        font = pdfium.FPDFTextObj_GetFont(text_object)
        if not font:
            return self.of_nothing()
        size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
        buffer = ctypes.create_string_buffer(min(size, 1000) or 1)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = buffer.value.decode("utf-8", "replace")
        found = self.by_name.get(name)
        if found is None:
            found = self._named(name, pdfium.FPDFFont_GetFlags(font), _cell(font))
        return found

    def of_code(self) -> list[Font]:
        """The half-wide fonts of code: those with mostly Latin letters, in a text of other fonts."""
        found = [
            font for font in self.by_name.values() if font.is_half_wide and font.latin > _MOSTLY_LATIN * font.readable
        ]
        total = sum(font.readable for font in self.by_name.values())
        return found if sum(font.readable for font in found) < _MOST_CODE * total else []

    def of_nothing(self) -> Font:
        """A font without a name, for characters that belong to no object."""
        return self._named("", 0)

    def _named(self, name: str, flags: int, cell: float = 0.0) -> Font:
        found = self.by_name.get(name)
        if found is None:
            flags = max(flags, 0)
            found = self.by_name[name] = Font(
                name,
                bold=bool(_BOLD.search(name)) or bool(flags & _BOLD_FLAG),
                italic=bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG),
                fixed=bool(_FIXED.search(name)) or bool(flags & _FIXED_FLAG) or cell > _HALF,
                cell=cell,
                signs=Signs.of(name),
                codes=next((codes for named, codes in _FONTS if named.match(name)), _T1),
            )
        return found


def _cell(font: Any) -> float:
    """The width of a font's letters in type sizes if narrow and wide ones have the same, else 0."""
    width = ctypes.c_float()
    widths = {
        round(width.value)
        for letter in _NARROW_AND_WIDE
        if pdfium.FPDFFont_GetGlyphWidth(font, ord(letter), 1000.0, width) and width.value > 0
    }
    return widths.pop() / 1000 if len(widths) == 1 and _LEAST_CELL <= min(widths) <= _MOST_CELL else 0.0
