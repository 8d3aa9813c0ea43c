"""Compares words across their forms: by the stems of words in letters, by pairs of Chinese and Japanese signs."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from stratview.evidence import doubt_words as words

if TYPE_CHECKING:
    from collections.abc import Mapping

WORD: Final = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
SIGNS: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
_LATIN: Final = re.compile("[A-Za-z]")
STEM: Final = 5
_ENDING: Final = re.compile(r"(?<=\w{3})(?:ing|ied|ies|ed|es|s|e|y)$")
_GENITIVE: Final = re.compile(r"['’]s$|(?<=[A-Z])s$")
_JOINTS: Final = re.compile(r"[-.]")


def parts_of(word: str) -> list[str]:
    """Return the parts of a word that hyphens and full stops join, without the sign of a genitive."""
    if word.isalpha() and (word.islower() or not word.endswith("s")):
        return [word]
    return [part for part in _JOINTS.split(_GENITIVE.sub("", word)) if part]


@lru_cache(maxsize=16_384)
def words_of(text: str) -> str:
    """Return the words of a text in small letters, with single spaces between."""
    return " ".join(WORD.findall(text.casefold()))


@lru_cache(maxsize=16_384)
def stem_of(word: str) -> str:
    """Return the beginning of a word with a meaning, by which its forms are the same; empty for other words."""
    low = word.casefold().removesuffix("'s").removesuffix("’s")
    return "" if low in words.COMMON or len(low) < 2 else _ENDING.sub("", low)[:STEM]


@lru_cache(maxsize=4_096)
def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text."""
    return frozenset().union(*map(_stems_of_word, WORD.findall(text)))


@lru_cache(maxsize=16_384)
def _stems_of_word(word: str) -> frozenset[str]:
    """The stems of a word and of its parts."""
    parts = () if word.isalpha() and word[-1] != "s" else parts_of(word)
    return frozenset([stem for one in (word, *parts) if (stem := stem_of(one))])


@lru_cache(maxsize=4_096)
def pairs_of(text: str) -> frozenset[str]:
    """Return the signs of a text in pairs of those that follow each other."""
    return frozenset(text[at : at + 2] for run in SIGNS.finditer(text) for at in range(run.start(), run.end() - 1))


@lru_cache(maxsize=4_096)
def is_latin(text: str) -> bool:
    """Return whether a text is written in letters rather than in Chinese or Japanese signs."""
    if text.isascii():
        return True
    signs = sum(map(len, SIGNS.findall(text)))
    return not signs or 2 * signs < len(_LATIN.findall(text))


@lru_cache(maxsize=4)
def _stems_of_names(names: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset().union(*(stems_of(one) for some in names for one in some))


def shared_words(
    text: str, evidence: str, names: Mapping[str, tuple[str, ...]]
) -> tuple[int, int, list[tuple[int, int]]]:
    """Return how many words of a text have a meaning, how many of them are in the evidence, and where the others are.

    A Chinese text counts in pairs of signs. A text and evidence in different scripts share nothing that can be counted.
    """
    latin = is_latin(text)
    if latin != is_latin(evidence):
        return 0, 0, []
    known = _stems_of_names(tuple(names.values()))
    stems = stems_of(evidence)
    places = [(found.span(), stem_of(found[0])) for found in WORD.finditer(text)] if latin else []
    if not latin:
        known |= {pair for some in names.values() for one in some for pair in pairs_of(one)}
        stems = pairs_of(evidence)
        places = [
            ((at, at + 2), text[at : at + 2])
            for run in SIGNS.finditer(text)
            for at in range(run.start(), run.end() - 1)
        ]
    counted = [(place, stem) for place, stem in places if stem and stem not in known]
    missing = [place for place, stem in counted if stem not in stems]
    return len(counted), len(counted) - len(missing), missing
