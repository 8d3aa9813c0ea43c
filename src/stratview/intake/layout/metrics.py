"""What is usual in a document: the size of its text, the distance of its lines, the edges of its columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.intake.layout.lines import TextLine

_USUAL_LEADING: Final = 1.2
_LONG: Final = 15
"""A line of the text has more characters."""
LABEL: Final = re.compile(r"(?:[^\w\s]|[\dA-Za-z]{1,4}[.)]?|[\d.]+|\(\w{1,4}\)) ")
"""The bullet or number of an item, or the number of a heading."""
_FEW: Final = 0.04
"""Of the lines of a text, as many as this share can begin or end beyond its edges."""
_SAME: Final = 2.0
"""In points: edges so near to each other are one."""
_ENOUGH: Final = 3
"""The fewest distances of which one can be the usual one."""
_NEAR: Final = 8
"""The lines above that determine where a column is."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """What is usual in a document.

    Attributes:
        size: the type size of most of its text.
        leading: for a type size in half points, the usual distance of baselines.
        edges: the left and right edge of the text on pages with even and with odd indexes, in points.
    """

    size: float
    leading: dict[int, float]
    edges: tuple[tuple[float, float], tuple[float, float]]

    def distance(self, size: float) -> float:
        """The usual distance of two baselines at a type size."""
        return self.leading.get(round(2 * size), _USUAL_LEADING * size)


def measure(pages: Sequence[list[TextLine]]) -> Metrics:
    """What is usual in these pages."""
    distances: dict[int, Counter[float]] = {}
    for lines in pages:
        for before, after in pairwise(lines):
            step = before.baseline - after.baseline
            if abs(before.size - after.size) < 0.2 and 0.8 * before.size < step < 2.2 * before.size:
                distances.setdefault(round(2 * before.size), Counter())[round(step, 1)] += 1
    size = usual_size(line for lines in pages for line in lines)
    # Of distances that are about as frequent, the smaller: paragraphs are further apart than lines.
    leading = {
        half: min(step for step, count in steps.items() if count >= 0.5 * max(steps.values()))
        for half, steps in distances.items()
        if steps.total() >= _ENOUGH
    }
    return Metrics(size, leading, (_edges(pages[::2], size), _edges(pages[1::2] or pages, size)))


def usual_size(lines: Iterable[TextLine]) -> float:
    """The type size of most characters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda one: (sizes[one], -one), default=10.0)


def is_text(line: TextLine, size: float) -> bool:
    """Whether a line is one of the text by its type size and length."""
    return abs(line.size - size) < 0.3 and len(line.text) > _LONG


def _edges(pages: Sequence[list[TextLine]], size: float) -> tuple[float, float]:
    """The outermost edges that more than a few lines of the text of some pages have."""
    text = [line for lines in pages for line in lines if is_text(line, size) and not LABEL.match(line.text)]
    lefts, rights = sorted(line.left for line in text), sorted((line.right for line in text), reverse=True)
    enough = int(_FEW * len(text))
    left = next((one for at, one in enumerate(lefts[: -enough or None]) if lefts[at + enough] - one < _SAME), 0.0)
    right = next((one for at, one in enumerate(rights[: -enough or None]) if one - rights[at + enough] < _SAME), 0.0)
    return left, right


def set_columns(lines: Sequence[TextLine]) -> None:
    """Set the edges of each line's column: of the lines above and below it that follow each other."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or not _same_column(lines[max(start, at - _NEAR) : at], lines[at]):
            _set(lines[start:at])
            start = at


def _same_column(column: Sequence[TextLine], line: TextLine) -> bool:
    before = column[-1]
    if line.baseline > before.baseline + 0.6 * before.size:
        return False
    if line.angle != before.angle:
        return False
    left, right = min(one.left for one in column), max(one.right for one in column)
    common = min(right, line.right) - max(left, line.left)
    return common > 0.5 * min(line.width, right - left)


def _set(column: Sequence[TextLine]) -> None:
    left, right = min(line.left for line in column), max(line.right for line in column)
    for line in column:
        line.column = (left, right)
