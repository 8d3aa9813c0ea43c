"""The grid of an HTML table: where each cell is, when some cover several rows or columns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.documents.text import Align, Run

MAX_COLUMNS: Final = 1000
"""More columns than this no cell covers, as in browsers."""

MAX_COPIES: Final = 20_000
MAX_COPIED: Final = 1_000_000
"""So many cells, and characters in all, are repeated in one table; what is over stays empty."""


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


def lay_out(rows: Sequence[Row]) -> tuple[list[list[Cell]], bool]:
    """Return the grid's rows, each with a cell in each column, and whether all copies of merged cells have their text.

    A cell that covers several places is repeated in each of them, up to a bound for what is hostile.
    """
    grid: list[list[Cell]] = []
    # By column: the cell that covers it from above, and how many more rows.
    covering: dict[int, tuple[Cell, int]] = {}
    left, complete = _Left(), True
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
                width = max(min(cell.columns, MAX_COLUMNS), 1)
                copy = replace(cell, merged=True)
                if not left.take(width * cell.rows - 1, len(cell.text)):
                    complete, copy = False, replace(copy, text="", runs=())
                placed += [cell, *[copy] * (width - 1)]
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


def _pass(covering: dict[int, tuple[Cell, int]], column: int) -> None:
    """Count the current row of a column that is covered from above."""
    cell, more = covering.pop(column, (_EMPTY, 0))
    if more > 1:
        covering[column] = cell, more - 1


class _Left:
    """How much may still be repeated."""

    def __init__(self) -> None:
        self._copies = MAX_COPIES
        self._characters = MAX_COPIED

    def take(self, copies: int, length: int) -> bool:
        """Return whether a text of this length may be repeated so many times."""
        self._copies -= copies
        self._characters -= copies * length
        return not copies or (self._copies >= 0 and self._characters >= 0)


_EMPTY: Final = Cell("", (), 0)
