"""Parts of one line that the file draws apart from each other, put together.

Arabic and Hebrew can be drawn word by word in any order, each mark for itself; signs above a line, as the readings of
Chinese characters, divide it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from stratview.intake.line_ends import is_spaceless
from stratview.intake.readers.pdf_open_line import APART

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.intake.readers.pdf_open_line import OpenLine

_LEVEL: Final = 0.1
"""In type sizes: the greatest difference in height between parts of a line."""
_NEAR: Final = 1.0
"""In type sizes: the most room between two parts of a line from right to left."""
_TOUCHING: Final = 0.3
"""In type sizes: the most room between two parts of a line of Chinese or Japanese."""
_SAME_SIZE: Final = 0.85
_FAR_MARK: Final = 0.7
"""In type sizes: the greatest distance of a mark from the height of its line."""
_ROUNDS: Final = 3
_MOST_PARTS: Final = 500
"""On a page with more lines parts of these are not looked for."""


def put_together(lines: Sequence[OpenLine]) -> list[OpenLine]:
    """Return the lines of a page, those that are parts of one put together in the place of the first."""
    lines = [part for line in lines for part in (_parts(line) if line.is_from_right else (line,))]
    if len(lines) > _MOST_PARTS or not any(line.is_from_right or is_spaceless(line.characters[0]) for line in lines):
        return lines
    marks = [line for line in lines if line.is_from_right and line.is_all_marks]
    found = [line for line in lines if not (line.is_from_right and line.is_all_marks)]
    for _ in range(_ROUNDS):
        # A part that was just added can touch another one.
        found = _once(found)
    return [*found, *_without_letters(marks, found)]


def _once(lines: Sequence[OpenLine]) -> list[OpenLine]:
    """The lines, each put together with the last one before it that it is a part of."""
    found: list[OpenLine] = []
    for line in lines:
        can_be = line.is_from_right or is_spaceless(line.characters[0])
        whole = next((other for other in reversed(found) if _is_part(other, line)), None) if can_be else None
        if whole is not None:
            whole.absorb(line)
        else:
            found.append(line)
    return found


def _parts(line: OpenLine) -> list[OpenLine]:
    """The line, or its columns and cells from the right, where more room is than between words."""
    seen = sorted((at for at, one in enumerate(line.characters) if one != " "), key=lambda at: line.boxes[at][0])
    groups: list[list[int]] = []
    reach = math.inf
    for at in seen:
        if line.boxes[at][0] - reach > APART * line.size or not groups:
            groups.append([])
        groups[-1].append(at)
        reach = max(line.boxes[at][1], reach if groups[-1][1:] else -math.inf)
    if len(groups) < 2:
        return [line]
    return [line.part(_with_spaces(line, group)) for group in reversed(groups)]


def _with_spaces(line: OpenLine, group: list[int]) -> list[int]:
    """Some characters of a line, and the spaces between two of them."""
    kept = set(group)
    between = [
        at for at in range(1, len(line.characters) - 1) if line.characters[at] == " " and {at - 1, at + 1} <= kept
    ]
    return sorted([*kept, *between])


def _is_part(line: OpenLine, other: OpenLine) -> bool:
    """Whether two parts are of one line, the other one drawn later."""
    size = max(line.size, other.size)
    if (
        line.angle != other.angle
        or line.role != other.role
        or abs(line.baseline - other.baseline) > _LEVEL * size
        or min(line.size, other.size) < _SAME_SIZE * size
    ):
        return False
    gap = max(other.left - line.right, line.left - other.right)
    if line.is_from_right and other.is_from_right:
        return gap < _NEAR * size
    if line.is_from_right or other.is_from_right:
        return False
    both = is_spaceless(line.characters[-1]) and is_spaceless(other.characters[0])
    return both and abs(other.left - line.right) < _TOUCHING * size


def _without_letters(marks: Iterable[OpenLine], lines: Sequence[OpenLine]) -> Iterable[OpenLine]:
    """The marks that are over or below no line, after the others are added to theirs."""
    for mark in marks:
        near = [
            line
            for line in lines
            if line.is_from_right
            and line.angle == mark.angle
            and abs(line.baseline - mark.baseline) < _FAR_MARK * line.size
            and line.left - _TOUCHING * line.size < mark.left
            and mark.right < line.right + _TOUCHING * line.size
        ]
        if near:
            min(near, key=lambda line: abs(line.baseline - mark.baseline)).absorb(mark)
        else:
            yield mark
