"""Spaces that are only room between the letters of one word: in spaced words, and in listings set on a grid."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from stratview.intake.line_ends import is_spaceless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.readers.pdf_open_line import OpenLine

_SPACED: Final = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){4,}(?!\S)")
_MOST_SPACED: Final = 0.5
"""In type sizes: the most room between the letters of a spaced word."""
_WORD_GAP: Final = 0.45
"""In type sizes: so far apart are at least two words of a listing whose letters are set on a grid."""
_EVEN: Final = 0.06
_SET_APART: Final = 0.02
"""In type sizes: the gaps within a word of a listing differ less than the first, and are wider than the second."""
_SAME_PITCH: Final = 0.04
"""The words of a listing have the same width for a letter, to this share of it."""
_LEAST_WORD: Final = 3


def close_letter_gaps(lines: Sequence[OpenLine]) -> None:
    """Take such spaces out of the lines of a page."""
    _close_grids(lines)
    for line in lines:
        if line.characters.count(" ") > 0.3 * len(line.characters):
            _close_spaced(line)


def _close_spaced(line: OpenLine) -> None:
    """Take out the spaces within spaced words."""
    dropped: set[int] = set()
    for found in _SPACED.finditer("".join(line.characters)):
        gaps = {at: line.boxes[at][1] - line.boxes[at][0] for at in range(found.start() + 1, found.end(), 2)}
        usual = sorted(gaps.values())[len(gaps) // 2]
        if usual < _MOST_SPACED * line.size and len(line.written.intersection(gaps)) < 0.5 * len(gaps):
            dropped.update(at for at, gap in gaps.items() if gap < 1.5 * usual)
    line.drop(dropped)


def _close_grids(lines: Sequence[OpenLine]) -> None:
    """Take out the spaces within words of listings whose letters are set on a grid.

    LaTeX's listings give each letter a cell of one width, also where a font has letters of many widths: the gaps within
    a word are even, and all words have the same width for a letter.
    """
    found = [(line, _pitches(line)) for line in lines]
    alike = [(line.size, one) for line, one in found if len(one) > 1 and max(one) <= (1 + _SAME_PITCH) * min(one)]
    known = {size: sum(pitches) / len(pitches) for size, pitches in reversed(alike)}
    for line, pitches in found:
        pitch = known.get(line.size, 0.0)
        if pitches and all(abs(one - pitch) <= _SAME_PITCH * pitch for one in pitches):
            line.on_grid = True
            line.drop(_spaces(line, wide=False))


def _pitches(line: OpenLine) -> list[float]:
    """How wide a letter is, with the room around it, in each word of letters that has even gaps within."""
    if line.written or line.has_cells or not _spaces(line, wide=True):
        return []
    if any(map(is_spaceless, line.characters)):
        return []
    narrow = _spaces(line, wide=False)
    found: list[float] = []
    word: list[int] = []
    for at in range(len(line.characters) + 1):
        if at < len(line.characters) and line.characters[at] != " ":
            word.append(at)
        elif at not in narrow:
            if all(line.characters[one].isalpha() for one in word):
                found += _pitch_of([line.boxes[one] for one in word], line.size)
            word = []
    return found


def _spaces(line: OpenLine, *, wide: bool) -> set[int]:
    """The spaces that are as wide as one between two words of a listing, or those that are narrower."""
    least = _WORD_GAP * line.size
    return {
        at
        for at in range(1, len(line.characters) - 1)
        if line.characters[at] == " " and (not 0 <= line.boxes[at + 1][0] - line.boxes[at - 1][1] < least) == wide
    }


def _pitch_of(word: Sequence[tuple[float, float]], size: float) -> list[float]:
    """How wide a letter of a word with even gaps is, with the gaps; empty for other words."""
    between = [after[0] - before[1] for before, after in pairwise(word)]
    if len(word) < _LEAST_WORD or max(between) - min(between) > _EVEN * size:
        return []
    gap = sum(between) / len(between)
    return [(word[-1][1] - word[0][0] + 2 * gap) / len(word)] if gap > _SET_APART * size else []
