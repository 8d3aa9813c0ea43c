"""Text that can be set: no character reorders it, each has a glyph, and no word is endless.

What comes in is somebody else's text. Control characters and the marks that reorder text are left out, a character
without a glyph gives way to U+FFFD, and both are counted to inform the reader.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from stratview.export.coverage import covered
from stratview.export.languages import Run, runs
from stratview.export.system_fonts import SystemFonts

REPLACEMENT: Final = "\ufffd"
_BREAK: Final = "\u200b"
_KEPT: Final = frozenset("\n")
_SPACES: Final = re.compile(r"[\t\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
# These can always be set, so most texts need no look at a font.
_PLAIN: Final = re.compile(r"[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2014\u2018-\u201e\u2022\u2026]*")
_MARKS: Final = "".join(chr(code) for code in range(0x300, 0x20D0) if unicodedata.category(chr(code))[0] == "M")
_LONG_WORD: Final = re.compile(
    r"[^\s\u200b\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]{25,}"
)
_UNSEEN: Final = " \n\u00a0\u00ad\u200b\u2060\u3000"
_PIECE: Final = 4
# A few letters, each with its marks.
_LETTERS: Final = re.compile(rf"(?:.[{_MARKS}]*){{1,{_PIECE}}}", re.DOTALL)
_AFTER: Final = re.compile(r"(?<=[/\\?&=_.,;:@#%+~|-])(?=\w)")

# Joiners belong into the scripts of South and West Asia; elsewhere they only hide something.
_STRAY_JOINER: Final = re.compile("(?<![\u0590-\u109f\u1780-\u18af\ufb1d-\ufefc])[\u200c\u200d]")

_UNSETTABLE: Final = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Control characters, what reorders text, and invisible tags.
HARMFUL: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)

Text = str | list[Run]
"""A text, or runs of (text, language, region) where its language changes; an empty language is the text's own."""


class Cleaner:
    """Cleans the texts of one export and counts what had to be changed."""

    def __init__(self) -> None:
        self.changed = 0
        self.fonts = SystemFonts()
        self._known: dict[str, bool] = {}

    def plain(self, text: str) -> str:
        """The text without anything that cannot be set."""
        if _PLAIN.fullmatch(text) is None:
            text, joiners = _STRAY_JOINER.subn("", _SPACES.sub(" ", text))
            self.changed += joiners
            text = self._settable(text)
        if len(text) >= 25:
            text = _LONG_WORD.sub(_with_breaks, text)
        return text

    def text(self, text: str, language: str = "") -> Text:
        """The text as runs by language: what is written in another script is tagged with a language of that script."""
        return runs(self.plain(text), language)

    def heading(self, text: str, fallback: str, language: str = "") -> Text:
        """The text as a heading, which must show something: the fallback where it would show nothing."""
        return self.text(self.shown(text, fallback), language)

    def shown(self, text: str, fallback: str) -> str:
        """The text as it is given, or the fallback where nothing of it would be seen."""
        return text if self.plain(text).strip(_UNSEEN) else fallback

    def _settable(self, text: str) -> str:
        parts: list[str] = []
        letter = ""
        for character in text:
            shown = self._character(character)
            if unicodedata.category(character)[0] != "M":
                letter = shown
            elif shown == character and self._has_marks(letter + character):
                letter += character
            elif shown == character:
                shown = REPLACEMENT
                self.changed += 1
            parts.append(shown)
        return "".join(parts)

    def _has_marks(self, letter: str) -> bool:
        """Whether one font has a letter and its marks: Typst chooses a font by the letter."""
        known = self._known.get(letter)
        if known is None:
            known = letter[:1].isspace() or len(letter) == 1 or covered(letter)
            # A letter that bundled fonts have is never set in another.
            known = known or (not covered(letter[0]) and self.fonts.cover_together(letter))
            self._known[letter] = known
        return known

    def _character(self, character: str) -> str:
        if character in _KEPT:
            return character
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = self._can_be_set(character)
        if known:
            return character
        self.changed += 1
        return "" if unicodedata.category(character) in ("Cc", "Cf") or _is_selector(character) else REPLACEMENT

    def _can_be_set(self, character: str) -> bool:
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"):
            # The soft hyphen and the joiners change no order and show nothing by themselves.
            return character in "\u00ad\u200b\u200c\u200d\u2060"
        return not _is_selector(character) and (covered(character) or self.fonts.cover(character))


class Harmless(Cleaner):
    """Takes out only what does harm: a browser has its own glyphs, and breaks long words by itself."""

    def plain(self, text: str) -> str:
        """The text without control characters and marks that reorder it."""
        text = _SPACES.sub(" ", text)
        text, dropped = HARMFUL.subn("", text)
        text, replaced = _UNSETTABLE.subn(REPLACEMENT, text)
        self.changed += dropped + replaced
        return text


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _with_breaks(match: re.Match[str]) -> str:
    """A long word with places to break it: behind its punctuation, else every few characters."""
    pieces = []
    for piece in _AFTER.split(match[0]):
        if len(piece) > 3 * _PIECE:
            pieces += _LETTERS.findall(piece)
        else:
            pieces.append(piece)
    return _BREAK.join(pieces)
