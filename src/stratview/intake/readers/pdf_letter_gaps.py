"""Corrects spaces by the places of letters: within words that are set wide, and in text from right to left."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from stratview.intake.layout.bidi import has_right_to_left, is_mark
from stratview.intake.line_ends import is_spaceless
from stratview.intake.readers.pdf_open_line import SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.readers.pdf_open_line import OpenLine

_SPACED: Final = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){4,}(?!\S)")
_MOST_SPACED: Final = 0.5
"""In type sizes: the most room between the letters of a spaced word."""
_WORD_GAP: Final = 0.45
"""In type sizes: the least room between two words of a listing whose letters are set on a grid."""
_WORD_GAP_FROM_RIGHT: Final = 0.09
"""In type sizes: the least room between two words of Arabic or Hebrew; letters of a word touch or overlap."""
_NOT_JOINED: Final = "\N{ZERO WIDTH NON-JOINER}"
_EVEN: Final = 0.06
_SET_APART: Final = 0.02
"""In type sizes: the gaps within a word of a listing differ less than the first, and are wider than the second."""
_SAME_PITCH: Final = 0.04
"""The words of a listing have the same width for a letter, to this share of it."""
_LEAST_WORD: Final = 3


def set_spaces(lines: Sequence[OpenLine]) -> None:
    """Take spaces that are only room within words out of the lines of a page, and put in those that are missing."""
    _close_grids(lines)
    for line in lines:
        if line.is_from_right:
            _space_by_place(line)
        elif line.characters.count(" ") > 0.3 * len(line.characters):
            _close_spaced(line)


def _close_spaced(line: OpenLine) -> None:
    """Take out the spaces within spaced words."""
    dropped: set[int] = set()
    for found in _SPACED.finditer("".join(line.characters)):
        gaps = {at: line.boxes[at][1] - line.boxes[at][0] for at in range(found.start() + 1, found.end(), 2)}
        usual = sorted(gaps.values())[len(gaps) // 2]
        if usual < _MOST_SPACED * line.size and len(line.written.intersection(gaps)) < 0.5 * len(gaps):
            dropped.update(at for at, gap in gaps.items() if gap < 1.5 * usual)
    line.respace(dropped, {})


def _space_by_place(line: OpenLine) -> None:
    """Put spaces between the words of a line with text from right to left.

    Each letter is drawn at the left of the one before, and marks are between, so that PDFium takes many a step back for
    a space. Spaces that the file itself has stay.
    """
    spaces = {at for at, character in enumerate(line.characters) if character == " "}
    dropped = {at for at in spaces if at not in line.written or at in line.narrow}
    seen = [at for at, one in enumerate(line.characters) if at not in dropped and not is_mark(one)]
    seen.sort(key=lambda at: sum(line.boxes[at]))
    added: dict[int, tuple[str, tuple[float, float]]] = {}
    reach = -math.inf
    for before, after in pairwise(seen):
        reach = max(reach, line.boxes[before][1])
        words = line.characters[before] + line.characters[after]
        least = _WORD_GAP_FROM_RIGHT if has_right_to_left(words) else SPACE
        if " " not in words and line.boxes[after][0] - reach > least * line.size:
            added[before] = " ", (reach, line.boxes[after][0])
    for at in line.narrow & spaces:
        if all(one.isalpha() and has_right_to_left(one) for one in (line.characters[at - 1], line.characters[at + 1])):
            edge = line.boxes[at - 1][0]
            added.setdefault(at - 1, (_NOT_JOINED, (edge, edge)))
    line.respace(dropped, added)


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
            line.respace(_spaces(line, wide=False), {})


def _pitches(line: OpenLine) -> list[float]:
    """How wide a letter is, with the room around it, in each word of letters that has even gaps within."""
    if line.written or line.has_cells or not _spaces(line, wide=True):
        return []
    if max(line.characters) >= "\u2e80" and any(map(is_spaceless, line.characters)):
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
