"""Rows of cells that no tags name: lines in which words begin below each other behind wide spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.intake.layout.lines import TextLine

_FEWEST: Final = 3
"""The fewest rows below each other that make a column of cells."""
_FEWEST_WIDE: Final = 2
"""In at least this many of them there is wide room before the cell."""
_WIDE: Final = 0.75
_LEAST: Final = 0.25
"""In type sizes: wide room, and the least room in front of a cell in another style whose column other rows make."""
_TIMES: Final = 2.0
"""Wide room is at least this many times the usual space of the page."""
_SAME: Final = 0.8
"""In points: so near to each other begin the cells of a column."""
_NEXT: Final = 2.2
"""In type sizes: the next row is not further below."""
_FAR: Final = 12
"""How many rows above and below are looked at."""
_MOST: Final = 40
"""A row has no more cells."""
_LABEL: Final = re.compile(r"\W{1,2}|[(\[]?(?:\d[\d.]*|[A-Za-z]|[ivxIVX]{1,5})[.)\]]?")
"""The number or bullet of an item or a heading is no cell."""
_LEADERS: Final = re.compile(r"(?:\. ?){4,}")
_NUMBER: Final = re.compile(r"\d{1,4}|[ivxlc]{1,6}")
"""A number alone at the end of a row can be that of a page in a table of contents."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a cell can begin.

    Attributes:
        edge: where on the page.
        line: the number of its line.
        at: the character in the line.
        wide: whether there is wide room before it.
    """

    edge: float
    line: int
    at: int
    wide: bool


@dataclass(slots=True)
class _Row:
    """Lines of one baseline: where it is, its left edge, its type size, and where cells can begin in it."""

    baseline: float
    left: float
    size: float
    starts: list[_Start]

    def has(self, edge: float) -> _Start | None:
        """What begins at an edge."""
        for start in self.starts[:_MOST]:
            if -_SAME < start.edge - edge < _SAME:
                return start
        return None


def with_cells(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a page, those divided that are rows of cells."""
    rows = _rows(lines)
    cells: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        for start in row.starts[:_MOST]:
            if _is_cell(start, rows, number):
                cells.setdefault(start.line, []).append(start.at)
    found: list[TextLine] = []
    for number, line in enumerate(lines):
        pieces: list[TextLine] = []
        rest = line
        for at in sorted(cells.get(number, ()), reverse=True):
            if at:
                rest, last = rest.divided(at)
                pieces.append(last)
            else:
                rest.cell = True
        for piece in pieces:
            piece.cell = True
        found += [rest, *reversed(pieces)]
    return found


def _rows(lines: Sequence[TextLine]) -> list[_Row]:
    rows: list[_Row] = []
    wide = max(_WIDE, _TIMES * _usual_space(lines))
    for number, line in enumerate(lines):
        last = rows[-1] if rows else None
        starts = list(_starts_within(line, number, wide))
        if last is not None and abs(last.baseline - line.baseline) < 0.3 * line.size and line.left > last.left:
            if not line.fixed and not _NUMBER.fullmatch(line.text):
                starts.insert(0, _Start(line.left, number, 0, wide=True))
            last.starts += starts
        else:
            rows.append(_Row(line.baseline, line.left, line.size, starts))
    return rows


def _usual_space(lines: Sequence[TextLine]) -> float:
    """How wide a space between words is on a page, in type sizes."""
    spaces = sorted(
        advance / (10 * line.size)
        for line in lines
        for character, advance in zip(line.text, line.advances, strict=True)
        if character == " " and not line.fixed
    )
    return spaces[len(spaces) // 2] if spaces else 0.0


def _starts_within(line: TextLine, number: int, least: float) -> Iterable[_Start]:
    """Where cells can begin within a line; `least`: how wide room is wide, in type sizes."""
    if line.fixed or line.broken or line.role.element >= 0 or _LEADERS.search(line.text):
        return
    changes = {edge for start, end, _ in line.styles for edge in (start, end + 1, end)}
    for at in range(1, len(line.text)):
        if line.text[at - 1] != " " or _LABEL.fullmatch(line.text[: at - 1]):
            continue
        room = line.advances[at - 1] / 10
        wide = room >= least * line.size
        if wide or (room >= _LEAST * line.size and at in changes):
            yield _Start(line.starts[at], number, at, wide=wide)


def _is_cell(start: _Start, rows: Sequence[_Row], number: int) -> bool:
    """Whether rows above and below have a cell at the same edge."""
    count, wide = 1, int(start.wide)
    for step, near in ((-1, rows[max(0, number - _FAR) : number][::-1]), (1, rows[number + 1 : number + 1 + _FAR])):
        before = rows[number]
        for row in near:
            if not 0 < step * (before.baseline - row.baseline) < _NEXT * row.size:
                break
            before = row
            other = row.has(start.edge)
            if other is not None:
                count += 1
                wide += other.wide
            elif row.left < start.edge - _SAME:
                break
    return count >= _FEWEST and wide >= _FEWEST_WIDE
