"""Where something that is dragged over the statements would go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPoint, QRect

from stratview.comparison.model import BOTH
from stratview.ui.pages.compare_model import ASPECT, FIRST, SECOND

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from stratview.comparison.model import Dimension
    from stratview.ui.pages.compare_model import CompareModel

_BORDER: Final = 7
"""The distance from the border of two rows, in pixels, at which a new row is meant."""
_EDGE: Final = 0.25
"""The upper and lower parts of a statement mean the places before and behind it."""


@dataclass(frozen=True, slots=True)
class DropPlace:
    """A place among the statements.

    Attributes:
        kind: a `statement` itself; a place in a `cell` of statements; or a new `row`.
        row: the index of the row in its dimension; of a new row, the row before which it goes.
        side: a subject's id, or `BOTH`.
        rect: what is marked, in the viewport: a frame around it, or a line where it is low.
        statement: the id of the statement, else empty.
        index: before which statement of the cell.
    """

    kind: Literal["statement", "cell", "row"]
    row: int
    side: str
    rect: QRect
    statement: str = ""
    index: int = 0


def place_at(
    table: QTableView, model: CompareModel, dimension: Dimension, sides: tuple[str, str], point: QPoint
) -> DropPlace:
    """Return the place under a point of the table's viewport. `sides` are the subjects' ids in the columns' order."""
    column = table.columnAt(point.x())
    side = {FIRST: sides[0], SECOND: sides[1]}.get(column, BOTH)
    width = table.viewport().width()
    line = table.rowAt(point.y())
    if line < 0:
        bottom = table.rowViewportPosition(len(model.rows) - 1) + table.rowHeight(len(model.rows) - 1)
        return DropPlace("row", len(dimension.rows), side, _line(0, bottom if model.rows else 1, width))
    row = sum(1 for one in model.rows[: line + 1] if one.aspect_lines) - 1
    first = next(at for at in range(line, -1, -1) if model.rows[at].aspect_lines)
    last = first + model.rows[first].aspect_lines - 1
    top, bottom = table.rowViewportPosition(first), table.rowViewportPosition(last) + table.rowHeight(last)
    if point.y() - top < _BORDER:
        return DropPlace("row", row, side, _line(0, top, width))
    if bottom - point.y() <= _BORDER:
        return DropPlace("row", row + 1, side, _line(0, bottom, width))
    if column == ASPECT:
        rect = QRect(0, top, width, bottom - top)
        return DropPlace("cell", row, BOTH, rect, index=len(dimension.rows[row].sides.get(BOTH, ())))
    index = table.indexAt(point)
    statement = model.statement_at(index)
    rect = table.visualRect(index)
    if statement is None:
        return DropPlace("cell", row, side, rect, index=len(dimension.rows[row].sides.get(side, ())))
    at = dimension.rows[row].sides[statement.side].index(statement)
    share = (point.y() - rect.top()) / max(rect.height(), 1)
    if share < _EDGE:
        return DropPlace("cell", row, statement.side, _line(rect.left(), rect.top(), rect.width()), index=at)
    if share > 1 - _EDGE:
        below = _line(rect.left(), rect.bottom() + 1, rect.width())
        return DropPlace("cell", row, statement.side, below, index=at + 1)
    return DropPlace("statement", row, statement.side, rect, statement.id)


def _line(left: int, y: int, width: int) -> QRect:
    return QRect(left, max(y - 1, 0), width, 3)
