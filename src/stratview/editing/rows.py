"""Rows of a dimension: add, name, move, delete; and why a side of a row has no statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.comparison.read_outline import dimension_file
from stratview.editing.change import Focus, label
from stratview.editing.references import remove_tensions
from stratview.editing.statements import Cell, NewCite, statement_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.model import AbsenceKind, Dimension, Row, Tension
    from stratview.comparison.yaml_parts import Data
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft


def add_row(
    draft: Draft,
    dimension: Dimension,
    index: int,
    aspect: str,
    statement: tuple[str, str, str, Sequence[NewCite]] | None = None,
) -> Change:
    """Add a row before the one that has `index` (or as the last), with its first statement where one is given.

    `statement` is the side, the id, the text and the citations.
    """
    file = dimension_file(dimension.id)
    value: dict[str, Data] = {"aspect": aspect}
    if statement is not None:
        side, statement_id, text, cites = statement
        value[side] = [statement_data(statement_id, text, cites)]
    draft.insert(file, ("rows",), index_in_file(draft, dimension, index), value)
    after = Focus(dimension.id, statement[1] if statement is not None else "")
    return draft.change("add-row", label(aspect), Focus(dimension.id), after)


def name_row(draft: Draft, dimension: Dimension, row: Row, aspect: str) -> Change:
    """Write another aspect for a row."""
    file = dimension_file(dimension.id)
    draft.put(file, draft.path_of(file, row.place), "aspect", aspect)
    return draft.change("name-row", label(aspect), Focus(dimension.id))


def move_row(draft: Draft, dimension: Dimension, row: Row, index: int) -> Change:
    """Move a row to `index` (counted without it)."""
    file = dimension_file(dimension.id)
    path = draft.path_of(file, row.place)
    others = [other for other in dimension.rows if other is not row]
    at = path[-1]
    assert isinstance(at, int)  # noqa: S101 - a row is an item of a list
    if index < len(others):
        target = draft.path_of(file, others[index].place)[-1]
        assert isinstance(target, int)  # noqa: S101 - likewise
        target -= target > at
    else:
        part = draft.find(file, ("rows",))
        target = len(part.items) - 1 if part is not None else 0
    draft.move(file, path, file, ("rows",), target)
    return draft.change("move-row", label(row.aspect), Focus(dimension.id))


def delete_row(draft: Draft, dimension: Dimension, row: Row, tensions: Sequence[Tension] = ()) -> Change:
    """Delete a row with its statements, and the tensions that cannot be without them."""
    remove_tensions(draft, tensions)
    file = dimension_file(dimension.id)
    draft.remove(file, draft.path_of(file, row.place))
    return draft.change("delete-row", label(row.aspect), Focus(dimension.id))


def set_absence(
    draft: Draft,
    dimension: Dimension,
    row: Row,
    side: str,
    kind: AbsenceKind | None,
    note: str = "",
    sources: Sequence[str] = (),
) -> Change:
    """Say why a side has no statement, and in which documents that was looked for; None takes that back."""
    file = dimension_file(dimension.id)
    path = draft.path_of(file, row.place)
    if kind is None:
        draft.remove(file, (*path, side))
    else:
        value: dict[str, Data] = {"absent": kind}
        if note:
            value["note"] = note
        if sources:
            value["sources"] = list(sources)
        Cell(dimension.id, row, side).write(draft, value)
    return draft.change("set-absence", label(row.aspect), Focus(dimension.id))


def index_in_file(draft: Draft, dimension: Dimension, index: int) -> int:
    """The index in the file of the row that has `index` in the model, which leaves out what says nothing."""
    file = dimension_file(dimension.id)
    if index < len(dimension.rows):
        found = draft.path_of(file, dimension.rows[index].place)[-1]
        assert isinstance(found, int)  # noqa: S101 - a row is an item of a list
        return found
    part = draft.find(file, ("rows",))
    return len(part.items) if part is not None else 0
