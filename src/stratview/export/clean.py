"""Text that can be set: nothing in it changes how text runs, every character has a glyph, no word is endless.

What comes in is somebody else's text. Control characters and the marks that reorder text are left out, a character
without a glyph gives way to U+FFFD, and both are counted, for the reader is told.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from stratview.export.glyphs import covered

REPLACEMENT: Final = "\ufffd"
_BREAK: Final = "\u200b"
_KEPT: Final = frozenset("\n")
_SPACES: Final = re.compile(r"[\t\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
# Always settable, so that most texts need no look at a font.
_PLAIN: Final = re.compile(r"[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2014\u2018-\u201e\u2022\u2026]*")
_LONG_WORD: Final = re.compile(r"[^\s\u200b\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]{25,}")
_UNSEEN: Final = " \n\u00a0\u00ad\u200b\u2060\u3000"
_PIECE: Final = 4
_AFTER: Final = re.compile(r"(?<=[/\\?&=_.,;:@#%+~|-])(?=\w)")

_HAN: Final = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]*"
)
_KANA: Final = re.compile(r"[\u3040-\u30ff]")
_HAN_LANGUAGES: Final = frozenset({"zh", "ja", "ko"})
_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{4})?(?:[-_]([A-Za-z]{2}))?(?:[-_].*)?")

Run = tuple[str, str, str]
Text = str | list[Run]
"""A text, or runs of (text, language, region) where its language changes; an empty language is the text's own."""


class Cleaner:
    """Cleans the texts of one export and counts what had to be changed."""

    def __init__(self) -> None:
        self.changed = 0
        self._known: dict[str, bool] = {}

    def plain(self, text: str) -> str:
        """The text without anything that cannot be set."""
        if _PLAIN.fullmatch(text) is None:
            text = "".join(map(self._character, _SPACES.sub(" ", text)))
        if len(text) >= 25:
            text = _LONG_WORD.sub(_with_breaks, text)
        return text

    def text(self, text: str, language: str = "") -> Text:
        """The text as runs by language: Chinese glyphs are tagged as Chinese within any other language."""
        cleaned = self.plain(text)
        if cleaned.isascii() or language in _HAN_LANGUAGES or _HAN.search(cleaned) is None:
            return cleaned
        runs: list[Run] = []
        at = 0
        for match in _HAN.finditer(cleaned):
            if match.start() > at:
                runs.append((cleaned[at : match.start()], "", ""))
            near_kana = _KANA.search(cleaned[max(0, match.start() - 2) : match.end() + 2])
            runs.append((match[0], "ja", "") if near_kana else (match[0], "zh", "cn"))
            at = match.end()
        if at < len(cleaned):
            runs.append((cleaned[at:], "", ""))
        return runs

    def heading(self, text: str, fallback: str, language: str = "") -> Text:
        """The text as a heading, which must show something: the fallback where it would show nothing."""
        return self.text(self.shown(text, fallback), language)

    def shown(self, text: str, fallback: str) -> str:
        """The text as it is given, or the fallback where nothing of it would be seen."""
        return text if self.plain(text).strip(_UNSEEN) else fallback

    def _character(self, character: str) -> str:
        if character in _KEPT:
            return character
        known = self._known.get(character)
        if known is None:
            known = self._known[character] = _can_be_set(character)
        if known:
            return character
        self.changed += 1
        return "" if unicodedata.category(character) in ("Cc", "Cf") or _is_selector(character) else REPLACEMENT


def _can_be_set(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"):
        # The soft hyphen and the joiners change no order and show nothing by themselves.
        return character in "\u00ad\u200b\u2060"
    return not _is_selector(character) and covered(character)


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _with_breaks(match: re.Match[str]) -> str:
    """A long word with places to break it: behind its punctuation, else every few characters."""
    pieces = []
    for piece in _AFTER.split(match[0]):
        if len(piece) > 3 * _PIECE:
            pieces += [piece[at : at + _PIECE] for at in range(0, len(piece), _PIECE)]
        else:
            pieces.append(piece)
    return _BREAK.join(pieces)


def language_of(tag: str, default: tuple[str, str] = ("en", "")) -> tuple[str, str]:
    """The language and region of a language tag, as PDF and Typst know them; `default` for what is none."""
    found = _LANGUAGE.fullmatch(tag.strip())
    if found is None:
        return default
    language, region = found[1].lower(), (found[2] or "").lower()
    return (language, region or "cn") if language == "zh" else (language, region)
