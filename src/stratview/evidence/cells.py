"""Finds the heads of a table cell's row and column. A cell is proven together with them.

A number in a table means nothing without its heads: 1,600 belongs to a place and a year. The heads of a column are the
cells of the table's header rows above the cell. The head of a row is its first cell that names it, with letters or a
time (2004, 2010–2014); a number before it (a rank) is no head. Where all columns behind several such first columns hold
figures (country, city, people), all of those are heads.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Literal
from unicodedata import category

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.documents.text import Block, DocumentText

_Kind = Literal["", "name", "time", "figure"]

_ROWS_LOOKED_AT = 20
_COLUMNS_LOOKED_AT = 12
_MOST_COVERED = 20
_LONGEST = 200
"""A longer cell is a text and not a head."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a cell, outermost first; none is blank or repeated. `cell` is the cell's text."""

    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    cell: str = ""

    def __bool__(self) -> bool:
        return bool(self.row or self.column)

    @property
    def all(self) -> tuple[str, ...]:
        """Those of the row, then those of the column."""
        return (*self.row, *self.column)

    @property
    def row_text(self) -> str:
        """The row's heads in one line: `Norway › Oslo`."""
        return " › ".join(self.row)

    @property
    def column_text(self) -> str:
        """The column's heads in one line."""
        return " › ".join(self.column)

    def __str__(self) -> str:
        return " · ".join(filter(None, (self.row_text, self.column_text)))


NO_HEADS = Heads()


def heads_at(document: DocumentText, offset: int) -> Heads:
    """Return the heads of the cell at an offset (code points of the document's text); none where there is no body cell.

    Raises:
        IndexError: the offset is outside of the text.
    """
    index = document.block_at(offset)
    cell = document.blocks[index]
    if cell.kind != "cell" or cell.header:
        return NO_HEADS
    table = _Table(document.blocks, index)
    covered_rows, covered_columns = table.covered_by(cell)
    columns = (table.text(row, column) for row in range(table.header_rows) for column in covered_columns)
    rows = (
        table.text(row, column)
        for row in covered_rows
        for column in table.head_columns(row)
        if column < covered_columns.start
    )
    return Heads(_each_once(rows), _each_once(columns), cell.text.strip())


def with_unit(quote: str, heads: Heads) -> str:
    """A bare number that is all of its cell, with the unit of its heads: `160 million yuan`; empty where there is none.

    A unit is in brackets at a head's end, `Revenue (million yuan)`, or is all of the head, `%`. Where two heads have
    one, neither is taken; what holds a figure or is a single letter is none.
    """
    if quote.strip() != heads.cell or not _bare_number().fullmatch(quote):
        return ""
    given = {unit for head in heads.all if (unit := _unit(head))}
    if len(given) != 1:
        return ""
    (unit,) = given
    sign, rest = unit[0], unit[1:].strip()
    if category(sign) == "Sc":
        return f"{sign}{quote.strip()} {rest}".strip()
    return f"{quote.strip()} {unit}"


def _unit(head: str) -> str:
    bracketed = _brackets_at_end().search(head)
    unit = bracketed[1].strip() if bracketed else head if len(head) == 1 else ""
    if any(map(str.isdecimal, unit)) or (len(unit) == 1 and unit.isalpha()):
        return ""
    return unit.removeprefix("in ")


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text and len(text) <= _LONGEST))


# Compiled when they are needed: half a millisecond of a start each.


@cache
def _bare_number() -> re.Pattern[str]:
    return re.compile(r"\s*[-+−–]?[0-9][0-9.,'’\s]*")


@cache
def _brackets_at_end() -> re.Pattern[str]:
    return re.compile(r"[(\[（]([^()\[\]（）]{1,40})[)\]）]\s*$")


@cache
def _time() -> re.Pattern[str]:
    """Return a year, some years, or a day with its year."""
    return re.compile(
        r"\W*(?:1[0-9]|2[01])[0-9]{2}(?:\s*[-–—/]\s*[0-9]{2}(?:[0-9]{2})?)?\W*|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}"
    )


def _kind(text: str) -> _Kind:
    if _time().fullmatch(text):
        return "time"
    if any(map(str.isalpha, text)) and not (any(map(str.isdecimal, text)) and _letters(text) <= _digits(text)):
        return "name"
    return "figure" if any(map(str.isdecimal, text)) else ""


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))


class _Table:
    """The table around a cell. Its cells are consecutive in the document; it may be long."""

    def __init__(self, blocks: Sequence[Block], index: int) -> None:
        self._blocks = blocks
        self._number = blocks[index].table
        self._first = self._edge(index, -1)
        self._end = self._edge(index, 1) + 1

    def _edge(self, index: int, way: int) -> int:
        """Return the index of its last cell in one direction, found in ever larger steps, then in ever smaller ones."""
        step = 1
        while self._has(index + way * step):
            index += way * step
            step *= 2
        while step > 1:
            step //= 2
            if self._has(index + way * step):
                index += way * step
        return index

    def _has(self, index: int) -> bool:
        return 0 <= index < len(self._blocks) and self._blocks[index].table == self._number

    def cell(self, row: int, column: int) -> Block | None:
        """Return the cell at a place, if there is one."""
        at = bisect_left(self._blocks, (row, column), self._first, self._end, key=_place)
        found = self._blocks[at] if at < self._end else None
        return found if found is not None and _place(found) == (row, column) else None

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, without white space around it."""
        found = self.cell(row, column)
        return found.text.strip() if found is not None else ""

    def covered_by(self, cell: Block) -> tuple[range, range]:
        """Return the rows and columns that a cell is in; a merged one is in several, up to `_MOST_COVERED`."""

        def is_copy(row: int, column: int) -> bool:
            other = self.cell(row, column)
            return other is not None and other.merged and other.text == cell.text

        right, below = cell.column, cell.row
        while right - cell.column < _MOST_COVERED and is_copy(cell.row, right + 1):
            right += 1
        while below - cell.row < _MOST_COVERED and is_copy(below + 1, cell.column):
            below += 1
        return range(cell.row, below + 1), range(cell.column, right + 1)

    @property
    def header_rows(self) -> int:
        """How many rows at the top are headers."""
        rows = 0
        while (first := self.cell(rows, 0)) is not None and first.header:
            rows += 1
        return rows

    def head_columns(self, row: int) -> tuple[int, ...]:
        """Return the columns whose cells name a row."""
        last = self._blocks[self._end - 1]
        columns = range(min(last.column + 1, _COLUMNS_LOOKED_AT))
        start = self.header_rows
        rows = range(start, min(last.row + 1, start + _ROWS_LOOKED_AT))
        kinds = [self._column_kind(rows, column) for column in columns]
        first = 1 if kinds[0] == "figure" and len(kinds) > 1 and kinds[1] in ("name", "time") else 0
        own = _kind(self.text(row, first))
        if own not in ("name", "time"):
            return ()
        end = first + 1
        while end < len(kinds) and kinds[end] in ("name", "time"):
            end += 1
        figures_behind = end < len(kinds) and all(kind == "figure" for kind in kinds[end:])
        return tuple(range(first, end)) if figures_behind else (first,)

    def _column_kind(self, rows: range, column: int) -> _Kind:
        """Return what most of the cells of a column hold."""
        kinds: list[_Kind] = [kind for row in rows if (kind := _kind(self.text(row, column)))]
        return max(dict.fromkeys(kinds), key=kinds.count, default="")


def _place(block: Block) -> tuple[int, int]:
    return block.row, block.column
