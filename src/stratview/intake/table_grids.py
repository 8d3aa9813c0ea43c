"""Undoes grids that only lay out a form: its texts would be repeated in dozens of columns that no reader sees.

A program divides a form into many narrow columns, and each cell covers several. The rows are kept, and each cell is in
one column.
"""

from __future__ import annotations

from typing import Any, Final

from stratview.documents.tables import MAX_COLUMNS

_REPEATED: Final = 2
"""A table whose cells would be repeated more often than this, on an average, is a form."""


def undo_grids(root: Any) -> None:
    """Have the cells of such tables cover one column each, in place; the rows that they cover stay.

    Empty cells at the ends of their rows are removed: they fill the page.
    """
    tables: dict[Any, list[Any]] = {}
    for cell in root.iter("td", "th"):
        table = next(cell.iterancestors("table"), None)
        if table is not None:
            tables.setdefault(table, []).append(cell)
    for cells in tables.values():
        shown = [cell for cell in cells if _has_text(cell)]
        if sum(_columns(cell) - 1 for cell in shown) > _REPEATED * len(shown):
            for cell in cells:
                cell.attrib.pop("colspan", None)
            for row in {cell.getparent() for cell in cells}:
                while len(row) > 1 and row[-1].get("rowspan") is None and not _has_text(row[-1]):
                    del row[-1]


def _has_text(cell: Any) -> bool:
    return any(text.strip() for text in cell.itertext())


def _columns(cell: Any) -> int:
    found = (cell.get("colspan") or "1").strip()
    return min(int(found), MAX_COLUMNS) if found.isascii() and found.isdigit() and len(found) < 10 else 1
