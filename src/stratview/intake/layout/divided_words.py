"""Decides whether a line end divides a word, in scripts with spaces that may break a line between any two characters.

Korean does, and Thai, Lao, Khmer and Burmese. What decides, in this order: the spaces that the file has at line ends;
room at a line's end for the next character, so that the line was broken between words; how often the document has a
space between the characters before and behind a line's end.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from stratview.intake.line_ends import between

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.intake.layout.lines import TextLine

_SCRIPTS: Final = "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\uac00-\ud7a3"
_LETTER: Final = re.compile(f"[{_SCRIPTS}]")
_WITHIN: Final = re.compile(f"[{_SCRIPTS}](?=\\S)|\\S(?=[{_SCRIPTS}])")
_APART: Final = re.compile(f"[{_SCRIPTS}] (?=\\S)|\\S (?=[{_SCRIPTS}])")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ÿ]")
_DIGIT: Final = re.compile(r"\d")
_MOST: Final = 300_000
"""The most characters of a document that are examined."""
_WEIGHT: Final = 0.6
"""Of each piece of evidence: they overlap."""
_ROUNDS: Final = 8
_UNSURE: Final = 8
"""Line ends of unknown kind that are added to those of a document."""
_EITHER: Final = 0.65
"""How many of those are between words: all where a program breaks nowhere else, about a third elsewhere."""
_FEW: Final = 0.05
"""A file that has a space at this share of its line ends writes all of them."""
_ROOM: Final = 1.3
"""In type sizes: what a line leaves free where the next character would have had room."""
_NEAR: Final = 6
_DOUBTFUL: Final = 0.1


class DividedWords:
    """The evidence of a document about its line ends.

    Args:
        blocks: the lines of each block.
    """

    def __init__(self, blocks: Iterable[Sequence[TextLine]]) -> None:
        self._counts: tuple[Counter[str], ...] = ()
        self._usual = self._prior = 0.0
        self._is_written = False
        texts: list[str] = []
        ends: list[tuple[Sequence[TextLine], int]] = []
        for lines in blocks:
            texts += [line.text for line in lines if not line.text.isascii() and _LETTER.search(line.text)]
            ends += [(lines, at) for at in range(len(lines) - 1) if _is_open(lines[at].text, lines[at + 1].text)]
        if ends:
            self._is_written = sum(lines[at].spaced for lines, at in ends) > _FEW * len(ends)
            if not self._is_written:
                self._count(_alike("\n".join(texts)[:_MOST]))
                self._set_prior(ends)

    def between(self, lines: Sequence[TextLine], at: int) -> tuple[str, bool]:
        """Return what joins a line of a block with the next one, and whether the other reading is possible too."""
        before, after = lines[at], lines[at + 1]
        if not _is_open(before.text, after.text):
            return between(before.text, after.text), False
        if self._is_written:
            return " " if before.spaced else "", False
        if _has_room(lines, at):
            return " ", False
        share = _share(self._evidence(before.text, after.text) + self._prior)
        return " " if share > 0.5 else "", _DOUBTFUL < share < 1 - _DOUBTFUL

    def _count(self, text: str) -> None:
        within, apart = len(_WITHIN.findall(text)), len(_APART.findall(text))
        self._usual = _odds((apart + 1) / (apart + within + 4))
        self._counts = tuple(
            [Counter([text[at : at + length] for at in range(len(text) - length + 1)]) for length in (2, 3, 4)]
        )

    def _set_prior(self, ends: Sequence[tuple[Sequence[TextLine], int]]) -> None:
        """Estimate how many of the lines' ends are between words: all of them where the program breaks nowhere else."""
        roomy = sum(_has_room(lines, at) for lines, at in ends)
        evidence = [self._evidence(lines[at].text, lines[at + 1].text) for lines, at in ends]
        share = _EITHER
        for _ in range(_ROUNDS):
            odds = _odds(share)
            share = (sum(_share(one + odds) for one in evidence) + _EITHER * _UNSURE) / (len(evidence) + _UNSURE)
        if roomy > _FEW * len(ends):
            share = max(share, 1 - _FEW)
        self._prior = _odds(share)

    def _evidence(self, before: str, after: str) -> float:
        """How much more likely a space is than usual between two texts, as a logarithm."""
        two, three, four = self._counts
        before, after = _alike(before[-3:]), _alike(after[:3])
        one, other = before[-1], after[0]
        pairs = (
            (three[f"{one} {other}"], two[one + other]),
            (four[f"{before[-2:]} {other}"], three[before[-2:] + other]),
            (four[f"{one} {after[:2]}"], three[one + after[:2]]),
        )
        # What follows these characters, or is before them, with and without a space.
        sides = (
            (four[f"{before} "], three[before]),
            (three[f"{before[-2:]} "], two[before[-2:]]),
            (four[f" {after}"], three[after]),
            (three[f" {after[:2]}"], two[after[:2]]),
        )
        total = 0.0
        for spaces, others in (*pairs, *((spaces, every - spaces) for spaces, every in sides)):
            if spaces + others > 0:
                total += _odds((spaces + _share(self._usual)) / (spaces + others + 1)) - self._usual
        return _WEIGHT * total


def _alike(text: str) -> str:
    """The text with all Latin letters alike, and all figures: they are foreign words among the script's own."""
    return _DIGIT.sub("0", _LATIN.sub("a", text))


def _is_open(before: str, after: str) -> bool:
    return bool(before and after and (_LETTER.match(before[-1]) or _LETTER.match(after[0])))


def _has_room(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a line ends so far from its neighbours' right edge that the next line's first character had room."""
    line = lines[at]
    neighbours = lines[max(0, at - _NEAR) : at + _NEAR]
    right = max(one.right for one in neighbours if one.page == line.page and one.column == line.column)
    return bool(_LETTER.match(lines[at + 1].text)) and right - line.right > _ROOM * line.size


def _odds(share: float) -> float:
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-min(max(odds, -30.0), 30.0)))
