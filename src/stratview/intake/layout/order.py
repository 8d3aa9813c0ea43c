"""The reading order of a page's lines: the file's own, unless that jumps up and down."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.layout.lines import TextLine

_MOST_JUMPS: Final = 0.08
"""How many of a page's lines may be above the one before in the same column."""
_LEAST_ROWS: Final = 5
_WIDE: Final = 0.28
"""A cell of a table is rarely so wide a share of a page's text; a line of a column is."""
_MOST_CUTS: Final = 40


def in_reading_order(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines as they are read."""
    jumps = sum(
        1
        for before, after in pairwise(lines)
        if after.baseline > before.baseline + 0.6 * before.size and _overlap(before, after) > 0.5
    )
    if jumps <= max(2, _MOST_JUMPS * len(lines)) and not _row_by_row(lines):
        return list(lines)
    return _cut(list(lines), 0)


def _row_by_row(lines: Sequence[TextLine]) -> bool:
    """Whether the file goes from column to column in every row: pairs of wide lines side by side."""
    if len(lines) < 2 * _LEAST_ROWS:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    pairs = sum(
        1
        for before, after in pairwise(lines)
        if abs(before.baseline - after.baseline) < 0.3 * before.size
        and after.left > before.right + before.size
        and min(before.width, after.width) > _WIDE * width
    )
    return pairs >= max(_LEAST_ROWS, 0.3 * len(lines))


def _overlap(one: TextLine, other: TextLine) -> float:
    """The share of the narrower line's width that the other has above or below it."""
    common = min(one.right, other.right) - max(one.left, other.left)
    return common / max(1.0, min(one.width, other.width))


def _cut(lines: list[TextLine], depth: int) -> list[TextLine]:
    """Divide at the widest gap between columns, else between rows, and go on in both parts."""
    if len(lines) < 3 or depth > _MOST_CUTS:
        return sorted(lines, key=lambda line: (-line.baseline, line.left))
    size = sorted(line.size for line in lines)[len(lines) // 2]
    across = _gap([(line.left, line.right) for line in lines], size)
    if across is not None:
        parts = [line for line in lines if line.right <= across], [line for line in lines if line.right > across]
        if min(len(parts[0]), len(parts[1])) > 1:
            return [*_cut(parts[0], depth + 1), *_cut(parts[1], depth + 1)]
    down = _gap([(line.bottom, line.top) for line in lines], 0.8 * size)
    if down is not None:
        upper, lower = [line for line in lines if line.bottom >= down], [line for line in lines if line.bottom < down]
        return [*_cut(upper, depth + 1), *_cut(lower, depth + 1)]
    return sorted(lines, key=lambda line: (-line.baseline, line.left))


def _gap(spans: list[tuple[float, float]], least: float) -> float | None:
    """The middle of the widest gap between spans that is at least so wide."""
    spans = sorted(spans)
    widest, middle = least, None
    reach = spans[0][1]
    for start, end in spans[1:]:
        if start - reach > widest:
            widest, middle = start - reach, (start + reach) / 2
        reach = max(reach, end)
    return middle
