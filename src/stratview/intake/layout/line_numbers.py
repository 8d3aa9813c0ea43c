"""Numbers of lines in the margin: they are no text, and would divide it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.intake.layout.lines import TextLine

_NUMBER: Final = re.compile(r"(\d{1,4})([A-Z]?)")
_FEWEST: Final = 3
_MOST: Final = 300
"""The most numbers of a page that are looked at."""
_SAME_EDGE: Final = 1.5
"""In points: the greatest difference between the left, or the right, edges of numbers below each other."""
_SMALLER: Final = 0.92
"""Numbers of each line have less than this share of the text's size: else they can be those of a list or a table."""
_MOSTLY: Final = 0.7
_SAME_ROW: Final = 0.3
"""In type sizes."""


def line_numbers(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return those lines of a page that are the numbers of lines in its margins.

    They are below each other, all of the text beside them is on one side, and they count its rows: each one, or every
    fifth or so.
    """
    numbers = [line for line in lines if _NUMBER.fullmatch(line.text)][:_MOST]
    others = [line for line in lines if not _NUMBER.fullmatch(line.text)]
    found: list[TextLine] = []
    for group in _below_each_other(numbers):
        first, last = group[0], group[-1]
        beside = [
            line for line in others if line.angle == first.angle and last.bottom < line.top and line.bottom < first.top
        ]
        if _is_margin(group, beside) and _counts(group, beside):
            found += group
    return found


def _below_each_other(numbers: Sequence[TextLine]) -> Iterable[list[TextLine]]:
    """The numbers of each column, from above."""
    left = list(numbers)
    while left:
        suffix = _suffix(left[0])
        groups = [
            [one for one in left if abs(edge(one) - edge(left[0])) < _SAME_EDGE and _suffix(one) == suffix]
            for edge in (attrgetter("left"), attrgetter("right"))
        ]
        group = max(groups, key=len)
        if len(group) >= _FEWEST:
            yield sorted(group, key=lambda line: -line.baseline)
        grouped = set(map(id, group))
        left = [one for one in left if id(one) not in grouped]


def _suffix(line: TextLine) -> str:
    found = _NUMBER.fullmatch(line.text)
    return found[2] if found else ""


def _value(line: TextLine) -> int:
    found = _NUMBER.fullmatch(line.text)
    return int(found[1]) if found else 0


def _is_margin(group: Sequence[TextLine], beside: Sequence[TextLine]) -> bool:
    """Whether all that is beside some numbers is on one side of them."""
    left, right = min(line.left for line in group), max(line.right for line in group)
    return bool(beside) and (all(line.left > right for line in beside) or all(line.right < left for line in beside))


def _counts(group: Sequence[TextLine], beside: Sequence[TextLine]) -> bool:
    """Whether numbers count the rows of the text beside them."""
    steps = [_value(after) - _value(before) for before, after in pairwise(group)]
    step = max(Counter(steps).items(), key=lambda one: one[1])[0]
    if step < 1:
        return False
    rows = _rows(beside)
    between = [sum(after.baseline < row <= before.baseline for row in rows) for before, after in pairwise(group)]
    if step == 1:
        size = sorted(line.size for line in beside)[len(beside) // 2]
        if max(line.size for line in group) >= _SMALLER * size:
            return False
        near = sum(any(abs(row - one.baseline) < _SAME_ROW * size for row in rows) for one in group)
        if near < _MOSTLY * len(group):
            return False
    # Numbers of every fifth line can be at even distances, and the lines of the text not.
    room = 0 if step == 1 else 1 + step // 4
    right = sum(now == step and abs(count - step) <= room for now, count in zip(steps, between, strict=True))
    return right >= _MOSTLY * len(steps)


def _rows(lines: Sequence[TextLine]) -> list[float]:
    """The baselines of rows, from above."""
    rows: list[float] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        if not rows or rows[-1] - line.baseline > _SAME_ROW * line.size:
            rows.append(line.baseline)
    return rows
