"""The reading order of a page's lines: the file's own, unless that jumps up and down."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stratview.intake.layout.lines import TextLine

_MOST_JUMPS: Final = 0.08
"""How many of a page's lines may be above the one before in the same column."""
_LEAST_ROWS: Final = 5
_WIDE: Final = 0.28
"""A cell of a table is rarely so wide a share of a page's text; a line of a column is."""
_NARROW: Final = 0.2
"""The same where lines are side by side at other heights, which cells are not."""
_NEAR: Final = 3
"""In type sizes: the greatest distance of a line's end from the room between columns."""
_GUTTER: Final = 1.2
"""In type sizes: the least room between two columns."""
_MOST_OVER: Final = 0.2
"""The greatest share of lines that may go over both of two columns, of the number of their rows."""
_MOSTLY: Final = 0.5
"""The least share of a line's height that overlaps with the other lines of its row."""
_MOST_CUTS: Final = 40
_MOST_GUTTERS: Final = 4


@dataclass(frozen=True, slots=True)
class _Room:
    """Wide room within a line: where it starts and ends, the number of the line, and the character behind it."""

    start: float
    end: float
    line: int
    at: int


def in_reading_order(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines as they are read."""
    lines = _columns_from_right(lines)
    jumps = sum(
        1
        for before, after in pairwise(lines)
        if after.baseline > before.baseline + 0.6 * before.size and _overlap(before, after) > 0.5
    )
    divided = _at_gutters(lines)
    if jumps <= max(2, _MOST_JUMPS * len(lines)) and divided is None and not _row_by_row(lines):
        return _rows_from_right(lines)
    return _rows_from_right(_cut(divided or list(lines), 0))


def _rows_from_right(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those of a row one behind the other from the right where it is read so, as around a formula."""
    found: list[TextLine] = []
    row: list[TextLine] = []
    for line in lines:
        if row and not _in_row(row, line):
            found += _from_right(row)
            row = []
        row.append(line)
    return [*found, *_from_right(row)]


def _in_row(row: Sequence[TextLine], line: TextLine) -> bool:
    """Whether a line is beside those of a row: most of the lower one's height is within the other's."""
    bottom, top = min(one.bottom for one in row), max(one.top for one in row)
    common = min(top, line.top) - max(bottom, line.bottom)
    return row[0].angle == line.angle and common > _MOSTLY * min(top - bottom, line.top - line.bottom)


def _from_right(row: list[TextLine]) -> list[TextLine]:
    """The lines of a row in the order in which they are read."""
    if len(row) < 2 or not any(line.is_right_to_left for line in row):
        return row
    from_right = sum(line.width for line in row if line.is_right_to_left)
    if 2 * from_right < sum(line.width for line in row):
        return row
    return sorted(row, key=lambda line: -line.right)


def _columns_from_right(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, the columns of vertical text from the right: PDFium sorts what begins at one height from the left."""
    found: list[TextLine] = []
    columns: list[TextLine] = []
    for line in lines:
        last = columns[-1] if columns else None
        if last is not None and not (
            line.vertical and last.vertical and line.baseline > last.baseline and _overlap(last, line) > _MOSTLY
        ):
            found += reversed(columns)
            columns = []
        columns.append(line)
    return [*found, *reversed(columns)]


def _at_gutters(lines: Sequence[TextLine]) -> list[TextLine] | None:
    """The lines, those divided that go over the room between columns; None if there are no such columns."""
    left, right = min((line.left for line in lines), default=0.0), max((line.right for line in lines), default=0.0)
    wide = _WIDE * (right - left)
    flowing = [(number, line) for number, line in enumerate(lines) if not line.broken and not line.fixed]
    rooms = [
        room
        for number, line in flowing
        if line.width > 2 * wide
        for room in _rooms(line, number)
        if min(room.start - line.left, line.right - room.end) > wide
    ]
    if len(rooms) < _LEAST_ROWS:
        return None
    every = [room for number, line in flowing for room in _rooms(line, number)]
    cuts: dict[int, set[int]] = {}
    for _ in range(_MOST_GUTTERS):
        if len(rooms) < _LEAST_ROWS:
            break
        middle = _within_most(rooms)
        rooms = [room for room in rooms if not room.start < middle < room.end]
        found = {room.line: room.at for room in every if room.start < middle < room.end}
        over = sum(line.left < middle < line.right for number, line in enumerate(lines) if number not in found)
        beside = min(
            sum(0 <= middle - line.right < _NEAR * line.size for line in lines),
            sum(0 <= line.left - middle < _NEAR * line.size for line in lines),
        )
        rows = len(found) + beside
        if rows >= max(_LEAST_ROWS, 0.2 * len(lines)) and over <= _MOST_OVER * rows:
            for number, at in found.items():
                cuts.setdefault(number, set()).add(at)
    if not cuts:
        return None
    return [piece for number, line in enumerate(lines) for piece in _pieces(line, cuts.get(number, set()))]


def _pieces(line: TextLine, cuts: set[int]) -> list[TextLine]:
    """A line, divided in front of some of its characters."""
    found: list[TextLine] = []
    for at in sorted(cuts, reverse=True):
        line, piece = line.divided(at)
        found.insert(0, piece)
    return [line, *found]


def _within_most(rooms: Sequence[_Room]) -> float:
    """A place that most of these rooms have in common."""
    edges = sorted([(room.start, 1) for room in rooms] + [(room.end, -1) for room in rooms])
    count = most = 0
    place = 0.0
    for (edge, step), (following, _) in pairwise(edges):
        count += step
        if count > most and following > edge:
            most, place = count, (edge + following) / 2
    return place


def _rooms(line: TextLine, number: int) -> Iterator[_Room]:
    """The room within a line that is as wide as that between columns."""
    least = 10 * _GUTTER * line.size
    for at, advance in enumerate(line.advances[:-1], start=1):
        if advance > least and line.text[at - 1] == " ":
            yield _Room(line.starts[at - 1], line.starts[at], number, at)


def _row_by_row(lines: Sequence[TextLine]) -> bool:
    """Whether the file goes from column to column in every row: pairs of wide lines side by side."""
    if len(lines) < 2 * _LEAST_ROWS:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    pairs = sum(1 for before, after in pairwise(lines) if _is_beside(before, after, width))
    return pairs >= max(_LEAST_ROWS, 0.3 * len(lines))


def _is_beside(before: TextLine, after: TextLine, width: float) -> bool:
    """Whether two lines are side by side in two columns: they are wide, or at heights that no row of a table has."""
    step = abs(before.baseline - after.baseline)
    if step < 0.3 * before.size and after.left > before.right + before.size:
        return min(before.width, after.width) > _WIDE * width
    apart = max(before.left, after.left) - min(before.right, after.right)
    return 0.05 * before.size < step < before.size < apart and min(before.width, after.width) > _NARROW * width


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
            first, second = parts[::-1] if 2 * sum(line.is_right_to_left for line in lines) > len(lines) else parts
            return [*_cut(first, depth + 1), *_cut(second, depth + 1)]
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
