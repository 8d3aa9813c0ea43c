"""A statement from the composer: into a row that is there, a new row, or a new dimension."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from stratview.comparison.model import Dimension
from stratview.comparison.read_outline import dimension_file
from stratview.editing import dimensions, identifiers, rows, statements
from stratview.editing.change import Focus, label
from stratview.editing.references import all_ids, cited_item, dimension_of, located
from stratview.errors import Place, StratviewError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.editing.statements import NewCite


_JOINTS: Final = tuple(
    map(
        re.compile,
        (r"(?<=[.!?])\s+(?=\S)", r"(?<=[。！？])(?=\S)", r"[;；]\s*(?=\S)", r",?\sand\s+(?=\S)", r"，(?=\S)"),
    )
)
"""Where a text may be split, the surest first."""


@dataclass(frozen=True, slots=True)
class NewStatement:
    """A statement and where it goes.

    Attributes:
        dimension: the id of its dimension; empty for a new one that is called `new_dimension`.
        new_dimension: the title of a new dimension.
        row: the index of its row; None for a new one about `aspect`.
        aspect: the row's aspect.
        side: a subject's id, or `BOTH`.
        text: what it says.
        cites: its citations.
        before: the index of the row before which a new row goes; None: as the last.
    """

    dimension: str
    new_dimension: str
    row: int | None
    aspect: str
    side: str
    text: str
    cites: Sequence[NewCite] = ()
    before: int | None = None


def add_composed(draft: Draft, comparison: Comparison, new: NewStatement) -> Change:
    """Add a statement, with its row and its dimension where they are new.

    Raises:
        StratviewError: its dimension or row is no longer there.
    """
    before = Focus(new.dimension)
    statement_id = identifiers.proposed(new.text, all_ids(comparison), after=new.side)
    if not new.dimension:
        ids = comparison.head.dimension_ids
        dimension_id = identifiers.proposed(new.new_dimension, ids)
        dimensions.add_dimension(draft, comparison, dimension_id, new.new_dimension, "", len(ids))
        dimension = Dimension(dimension_id, new.new_dimension, "", (), Place(dimension_file(dimension_id)))
    else:
        dimension = dimension_of(comparison, new.dimension)
    if new.row is None or not new.dimension:
        first = (new.side, statement_id, new.text, new.cites)
        at = len(dimension.rows) if new.before is None else min(new.before, len(dimension.rows))
        rows.add_row(draft, dimension, at, new.aspect, first)
    elif new.row < len(dimension.rows) and dimension.rows[new.row].aspect == new.aspect:
        cell = statements.Cell(dimension.id, dimension.rows[new.row], new.side)
        statements.add_statement(draft, cell, statement_id, new.text, new.cites)
    else:
        raise StratviewError(
            f"The row '{new.aspect}' is no longer there: choose a row, then keep the statement again.", code="gone-item"
        )
    return draft.change("add-statement", label(new.text), before, Focus(dimension.id, statement_id))


def add_cites(draft: Draft, comparison: Comparison, item_id: str, cites: Sequence[NewCite]) -> Change:
    """Add citations to a statement or milestone, as one change.

    Raises:
        StratviewError: it is no longer there.
    """
    file, item, focus = cited_item(comparison, item_id)
    # Each is inserted behind those that were there: the last first.
    for cite in reversed(cites):
        statements.add_cite(draft, file, item, cite, focus)
    return draft.change("add-citation", label(cites[0].quote), focus, replace(focus, cite=len(item.cites)))


def move_to_new_row(
    draft: Draft, comparison: Comparison, statement_id: str, dimension_id: str, index: int, aspect: str
) -> Change:
    """Move a statement into a new row before the one that has `index` in a dimension, or behind the last.

    Raises:
        StratviewError: the statement or the dimension is no longer there.
    """
    home, _, statement = located(comparison, statement_id)
    target = dimension_of(comparison, dimension_id)
    file, to_file = dimension_file(home.id), dimension_file(target.id)
    path = draft.path_of(file, statement.place)
    at = rows.index_in_file(draft, target, min(index, len(target.rows)))
    rows.add_row(draft, target, min(index, len(target.rows)), aspect)
    row = path[1]
    assert isinstance(row, int)  # noqa: S101 - a row is an item of a list
    if file == to_file and at <= row:
        path = (path[0], row + 1, *path[2:])
    draft.move(file, path, to_file, ("rows", at, statement.side), 0)
    part = draft.find(file, path[:-1])
    if part is not None and part.kind == "list" and not part.items:
        draft.remove(file, path[:-1])
    here, there = Focus(home.id, statement_id), Focus(target.id, statement_id)
    return draft.change("move-statement", label(statement.text), here, there)


def halves(text: str) -> tuple[str, str]:
    """Return a text in two where it most likely says two things: at the sentence end, semicolon or "and" in its middle.

    The second is empty where there is none of these.
    """
    for joint in _JOINTS:
        places = [(abs(len(text) - found.start() - found.end()), found.span()) for found in joint.finditer(text)]
        if places:
            start, end = min(places)[1]
            second = text[end:].strip()
            return text[:start].rstrip(), second[:1].upper() + second[1:]
    return text, ""
