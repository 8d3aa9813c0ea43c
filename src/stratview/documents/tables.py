"""The grid of an HTML table: where each cell is, when some cover several rows or columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.documents.text import Align, Run

MAX_COLUMNS: Final = 1000
"""The most columns that a cell covers, as in browsers."""

FREE_PLACES: Final = 20_000
PLACES_PER_CELL: Final = 2
"""The most places that the merged cells of a document may cover, and how many more for each cell that was read."""

MAX_COPIED: Final = 1_000_000
"""The most characters that are repeated in a document; a copy beyond that has no text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the table's HTML gives it, or its copy in a place that it covers (`merged`)."""

    text: str
    runs: tuple[Run, ...]
    line: int
    rows: int = 1
    columns: int = 1
    align: Align = ""
    merged: bool = False


@dataclass(slots=True)
class Row:
    """The cells of a row. A cell reaches into no other `group` (head, body or foot) of rows."""

    cells: list[Cell]
    group: int
    header: bool


class Allowance:
    """How much the merged cells of one document may still cover and repeat."""

    def __init__(self) -> None:
        self._places = FREE_PLACES
        self._characters = MAX_COPIED

    def covers(self, rows: Sequence[Row]) -> bool:
        """Return whether a table may be laid out, and count what it covers."""
        cells = sum(len(row.cells) for row in rows)
        covered = sum(_width(cell) * cell.rows for row in rows for cell in row.cells)
        left = self._places + PLACES_PER_CELL * cells - (covered - cells)
        if left < 0:
            return False
        self._places = left
        return True

    def repeats(self, cell: Cell) -> bool:
        """Return whether a cell's text may be in each place that it covers, and count it."""
        self._characters -= (_width(cell) * cell.rows - 1) * len(cell.text)
        return self._characters >= 0


def bounded(rows: list[Row]) -> list[Row]:
    """Return the rows, with cells that reach no further than their group of rows; 0 rows are all of them."""
    if all(cell.rows == 1 for row in rows for cell in row.cells):
        return rows
    ends: dict[int, int] = {row.group: index for index, row in enumerate(rows)}
    return [
        Row([_reaching(cell, ends[row.group] - index + 1) for cell in row.cells], row.group, row.header)
        for index, row in enumerate(rows)
    ]


def _reaching(cell: Cell, most: int) -> Cell:
    rows = min(cell.rows or most, most)
    return cell if rows == cell.rows else replace(cell, rows=rows)


def lay_out(rows: Sequence[Row], allowance: Allowance) -> tuple[list[list[Cell]], bool]:
    """Return the grid's rows, each with a cell in each column, and whether all copies of merged cells have their text.

    A cell that covers several places is repeated in each of them. `allowance.covers(rows)` must be true.
    """
    grid: list[list[Cell]] = []
    # By column: the cell that covers it from above, and how many more rows.
    covering: dict[int, tuple[Cell, int]] = {}
    complete = True
    for index, row in enumerate(rows):
        if index and rows[index - 1].group != row.group:
            covering.clear()
        last = max(covering, default=-1)
        placed: list[Cell] = []
        waiting = iter(row.cells)
        cell = next(waiting, None)
        while cell is not None or len(placed) <= last:
            column = len(placed)
            if column in covering:
                placed.append(covering[column][0])
                _pass(covering, column)
            elif cell is None:
                placed.append(_EMPTY)
            else:
                width = _width(cell)
                placed.append(cell)
                if width > 1 or cell.rows > 1:
                    copy = replace(cell, merged=True)
                    if not allowance.repeats(cell):
                        complete, copy = False, replace(copy, text="", runs=())
                    placed += [copy] * (width - 1)
                    for at in range(column, column + width):
                        _pass(covering, at)
                        if cell.rows > 1:
                            covering[at] = copy, cell.rows - 1
                cell = next(waiting, None)
        if placed:
            grid.append(placed)
    width = max(map(len, grid), default=0)
    if width * len(grid) <= 2 * sum(map(len, grid)) + MAX_COLUMNS:
        grid = [[*row, *[_EMPTY] * (width - len(row))] for row in grid]
    return grid, complete


def _width(cell: Cell) -> int:
    return max(min(cell.columns, MAX_COLUMNS), 1)


def _pass(covering: dict[int, tuple[Cell, int]], column: int) -> None:
    """Count the current row of a column that is covered from above."""
    cell, more = covering.pop(column, (_EMPTY, 0))
    if more > 1:
        covering[column] = cell, more - 1


_EMPTY: Final = Cell("", (), 0)
