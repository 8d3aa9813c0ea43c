"""What is usual in a document: the size of its text, the distance of its lines, the edges of its columns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.layout.lines import TextLine

_USUAL_LEADING: Final = 1.2
_NEAR: Final = 8
"""The lines above that determine where a column is."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """What is usual in a document.

    Attributes:
        size: the type size of most of its text.
        leading: for a type size in half points, the usual distance of baselines.
    """

    size: float
    leading: dict[int, float]

    def distance(self, size: float) -> float:
        """The usual distance of two baselines at a type size."""
        return self.leading.get(round(2 * size), _USUAL_LEADING * size)


def measure(pages: Sequence[list[TextLine]]) -> Metrics:
    """What is usual in these pages."""
    sizes: Counter[float] = Counter()
    distances: dict[int, Counter[float]] = {}
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
        for before, after in pairwise(lines):
            step = before.baseline - after.baseline
            if abs(before.size - after.size) < 0.2 and 0.8 * before.size < step < 2.2 * before.size:
                distances.setdefault(round(2 * before.size), Counter())[round(step, 1)] += 1
    size = max(sizes, key=lambda one: (sizes[one], -one)) if sizes else 10.0
    # Of distances that are about as frequent, the smaller: paragraphs are further apart than lines.
    leading = {
        half: min(step for step, count in steps.items() if count >= 0.5 * max(steps.values()))
        for half, steps in distances.items()
    }
    return Metrics(size, leading)


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
