"""Defines words and when two are the same: for the index, for queries and for marking.

Words are compared after folding: case (ß is ss, İ is i), accents and other marks above and below letters (ä is a,
ё is е), compatibility forms (ﬁ is fi, ５Ｇ is 5g, CO₂ is co2), and the few Latin letters with a stroke or a ligature
that Unicode does not decompose (ł is l, ø is o, æ is ae). Invisible characters (soft hyphens, joiners, signs of
direction) are ignored. Letters that are written in parts are composed first (half-width ｶﾞ is ガ, as is カ with a
separate mark; so are Korean syllables and the vowels of Indic scripts).

A word is a run of letters and digits. Chinese and Japanese set no spaces between words, so a run of their signs is
written into the index as its pairs: 性价比高 is "性价 价比 比高 高". The lone last sign makes every sign the beginning
of one entry, so that a query for a single sign is a query for a beginning. Simplified and traditional signs differ.

Everything else is defined character by character, so that each folded letter has its place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.evidence.fold import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIGNS = (
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""What is written without spaces: a part of a regular expression's set."""

_RUNS = re.compile(f"[{SIGNS}]+|[^\\W_{SIGNS}]+")
_WORDS = re.compile(r"[^\W_]+")
_ASCII_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}
_ASCII = bytes(range(128))
_FEW = 200
_A_SIGN = re.compile(f"[{SIGNS}]")
# Marks above or below a letter, and invisible characters. Vowel signs of Indic scripts are letters.
_DROPPED = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    f"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u200c\u200d{INVISIBLE}]+"
)
# Letters in parts that become one sign only together: Korean syllables, and what is before the second half of a
# kana, or of a letter or vowel of an Indic script.
_PARTS = re.compile(
    "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]"
    "|.[\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e"
    "\u1b35\u3099\u309a\uff9e\uff9f\U000110ba\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af"
    "\U00011930]+"
)
# What may become one sign together with what is before it.
_JOINING = re.compile("[\u1161-\u1175\u11a8-\u11c2" + _PARTS.pattern.rpartition(".[")[2].removesuffix("+"))
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


class _Folds(dict[int, str]):
    """The folded form of each character, computed at its first use."""

    def __missing__(self, code: int) -> str:
        taken_apart = unicodedata.normalize("NFKD", chr(code).casefold())
        plain = unicodedata.normalize("NFC", _DROPPED.sub("", taken_apart)).casefold().translate(_LETTERS)
        self[code] = plain
        return plain


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of the index at its place: `start` and `end` are code points of the text that it was read from."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return the folded text, as it is compared."""
    return text.lower() if text.isascii() else _PARTS.sub(_together, text).translate(_FOLDS)


def folded(text: str) -> tuple[str, Sequence[int] | None]:
    """The folded text, and the origin of each of its characters, for `origin`; None: each became one character."""
    if text.isascii():
        return fold(text), None
    parts = _PARTS.search(text) is not None
    if not parts and all(len(_FOLDS[ord(sign)]) == 1 for sign in set(text)):
        return fold(text), None
    return fold(text), _origins(text)


def origin(origins: Sequence[int] | None, start: int, end: int) -> tuple[int, int]:
    """Return the place in the text of a part of the folded text, with the marks and invisible characters after it."""
    return (start, end) if origins is None else (origins[start], max(origins[end], origins[end - 1] + 1))


def _together(parts: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", parts[0])


def entries(text: str) -> str:
    """Return the words of a text as the index holds them, separated by spaces."""
    folded = fold(text)
    if folded.isascii():
        # A third of the time of the pattern.
        return " ".join(folded.translate(_ASCII_SPACES).split())
    if not _A_SIGN.search(folded):
        return " ".join(_WORDS.findall(folded))
    return " ".join(entry for run in _RUNS.findall(folded) for entry in _entries_of(run))


def entries_in(text: str) -> Callable[[int, int], str]:
    """Return a function that gives the entries of a part of a text: its start and end in code points.

    What can be folded in one go for the whole text is: most parts then take no look at their characters.
    """
    others = set(text.encode("utf-8", "replace").translate(None, _ASCII).decode("utf-8"))
    plain = text
    if len(others) <= _FEW and not _JOINING.search("".join(others)):
        for sign in others:
            folded = _FOLDS[ord(sign)]
            if len(folded) == 1 and (folded.isascii() or not folded.isalnum()):
                plain = plain.replace(sign, folded if folded.isascii() else " ")
    if plain.isascii():
        plain = plain.lower().translate(_ASCII_SPACES)
        return lambda start, end: plain[start:end]

    def some(start: int, end: int) -> str:
        part = plain[start:end]
        return part.lower().translate(_ASCII_SPACES) if part.isascii() else entries(text[start:end])

    return some


def sought(text: str, *, prefix: bool) -> tuple[tuple[str, ...], bool]:
    """Return the index entries to search for a text, one after the other, and whether the last is only a beginning.

    `prefix` says that the text may be the beginning of a word. A single Chinese or Japanese character always may.
    """
    found: list[str] = []
    runs = _RUNS.findall(fold(text))
    for run in runs[:-1]:
        found += _entries_of(run)
    if runs:
        last = runs[-1]
        if not _is_signs(last):
            return (*found, last), prefix
        if len(last) == 1:
            return (*found, last), True
        found += _entries_of(last)[:-1]
    return tuple(found), False


def words(text: str) -> list[Word]:
    """Return the words of a text with their places, in the order of the index."""
    plain, origins = folded(text)
    found: list[Word] = []
    for run in _RUNS.finditer(plain):
        start, end, entry = run.start(), run.end(), run[0]
        if not _is_signs(entry):
            found.append(_word(entry, start, end, origins))
            continue
        for at in range(start, end):
            upto = min(at + 2, end)
            found.append(_word(plain[at:upto], at, upto, origins))
    return found


def is_signs(word: str) -> bool:
    """Return whether an entry is made of signs that are written without spaces."""
    return bool(word) and _is_signs(word)


def _word(entry: str, start: int, end: int, origins: Sequence[int] | None) -> Word:
    return Word(entry, *origin(origins, start, end))


def _origins(text: str) -> list[int]:
    origins: list[int] = []
    at = 0
    for parts in _PARTS.finditer(text):
        _add_origins(origins, text, at, parts.start())
        origins += [parts.start()] * len(_together(parts).translate(_FOLDS))
        at = parts.end()
    _add_origins(origins, text, at, len(text))
    return [*origins, len(text)]


def _add_origins(origins: list[int], text: str, start: int, end: int) -> None:
    for index in range(start, end):
        origins += [index] * len(_FOLDS[ord(text[index])])


def _is_signs(run: str) -> bool:
    return _A_SIGN.match(run) is not None


def _entries_of(run: str) -> list[str]:
    if not _is_signs(run):
        return [run]
    return [run[at : at + 2] for at in range(len(run))]
