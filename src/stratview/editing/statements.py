"""Statements and their citations: add, edit, move, split, delete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.comparison.read_outline import dimension_file
from stratview.editing.change import Focus, label
from stratview.editing.references import remove_tensions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.model import Cite, Milestone, Row, Statement, Tension
    from stratview.comparison.yaml_parts import Data, Path
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft

_CONTEXT = ("prefix", "suffix", "section")


@dataclass(frozen=True, slots=True)
class NewCite:
    """A citation to write: a quote of a source, and what distinguishes it from the same words elsewhere."""

    source: str
    quote: str
    prefix: str = ""
    suffix: str = ""
    section: str = ""

    @classmethod
    def of(cls, cite: Cite) -> NewCite:
        """The citation of a passage as it is in the model."""
        return cls(*cite.content)

    def as_data(self) -> dict[str, Data]:
        """The citation as a file says it."""
        context = {name: getattr(self, name) for name in _CONTEXT}
        return {"source": self.source, "quote": self.quote, **{name: text for name, text in context.items() if text}}


@dataclass(frozen=True, slots=True)
class Cell:
    """A side of a row: where statements are."""

    dimension: str
    row: Row
    side: str

    def path(self, draft: Draft) -> Path:
        """The path of its list of statements in the dimension's file."""
        return (*draft.path_of(self.file, self.row.place), self.side)

    @property
    def file(self) -> str:
        """The dimension's file."""
        return dimension_file(self.dimension)

    def write(self, draft: Draft, value: Data) -> None:
        """Write what the side has; a new one goes before the sides that follow it in the order of the subjects."""
        *row, side = self.path(draft)
        order = list(self.row.sides)
        following = order[order.index(side) + 1 :] if side in order else []
        before = next((one for one in following if draft.find(self.file, (*row, one)) is not None), "")
        draft.put(self.file, tuple(row), self.side, value, before=before)


def add_statement(draft: Draft, cell: Cell, statement_id: str, text: str, cites: Sequence[NewCite] = ()) -> Change:
    """Add a statement to a cell, as the last. It replaces an absence."""
    path = cell.path(draft)
    part = draft.find(cell.file, path)
    value = statement_data(statement_id, text, cites)
    if part is None or part.kind != "list" or (part.items and _is_absence(part.items[0].data())):
        cell.write(draft, [value])
    else:
        draft.insert(cell.file, path, len(part.items), value)
    focus = Focus(cell.dimension)
    return draft.change("add-statement", label(text), focus, Focus(cell.dimension, statement_id))


def edit_text(draft: Draft, dimension: str, statement: Statement, text: str) -> Change:
    """Write another text for a statement."""
    file = dimension_file(dimension)
    path = draft.path_of(file, statement.place)
    draft.put(file, path, "text", text)
    return draft.change("edit-statement", label(text), Focus(dimension, statement.id))


def move_statement(draft: Draft, dimension: str, statement: Statement, to: Cell, index: int) -> Change:
    """Move a statement to `index` of another cell, or of the same one (counted without it)."""
    file = dimension_file(dimension)
    path = draft.path_of(file, statement.place)
    target = to.path(draft)
    part = draft.find(to.file, target)
    if part is None or part.kind != "list":
        to.write(draft, [])
    draft.move(file, path, to.file, target, index)
    _remove_if_empty(draft, file, path[:-1])
    here, there = Focus(dimension, statement.id), Focus(to.dimension, statement.id)
    return draft.change("move-statement", label(statement.text), here, there)


def split_statement(
    draft: Draft, dimension: str, statement: Statement, texts: tuple[str, str], new_id: str, moved: Sequence[int] = ()
) -> Change:
    """Split a statement in two: the first text keeps its id, the second follows it under a new one.

    The citations with these indexes go to the second; it gets copies of all where none is named.
    """
    file = dimension_file(dimension)
    path = draft.path_of(file, statement.place)
    index = path[-1]
    assert isinstance(index, int)  # noqa: S101 - a statement is an item of a list
    part = draft.find(file, (*path, "cites"))
    cites = [item.data() for item in part.items] if part is not None else []
    second: list[Data] = [cites[at] for at in moved] if moved else list(cites)
    draft.put(file, path, "text", texts[0])
    for at in sorted(moved, reverse=True):
        draft.remove(file, (*path, "cites", at))
    value: dict[str, Data] = {"id": new_id, "text": texts[1]}
    draft.insert(file, path[:-1], index + 1, {**value, "cites": second} if second else value)
    return draft.change("split-statement", label(texts[0]), Focus(dimension, statement.id))


def delete_statement(draft: Draft, dimension: str, statement: Statement, tensions: Sequence[Tension] = ()) -> Change:
    """Delete a statement, and the tensions that cannot be without it (`references.tensions_of`)."""
    remove_tensions(draft, tensions)
    file = dimension_file(dimension)
    path = draft.path_of(file, statement.place)
    draft.remove(file, path)
    _remove_if_empty(draft, file, path[:-1])
    return draft.change("delete-statement", label(statement.text), Focus(dimension, statement.id), Focus(dimension))


# -- citations --------------------------------------------------------------------------------------------------------


def add_cite(draft: Draft, file: str, item: Statement | Milestone, cite: NewCite, focus: Focus) -> Change:
    """Add a citation to a statement or milestone, as the last."""
    path = draft.path_of(file, item.place)
    draft.insert(file, (*path, "cites"), len(item.cites), cite.as_data())
    return draft.change("add-citation", label(cite.quote), focus)


def replace_cite(
    draft: Draft, file: str, item: Statement | Milestone, index: int, cite: NewCite, focus: Focus
) -> Change:
    """Write another citation in the place of one: what stays the same keeps its bytes."""
    path = draft.path_of(file, item.cites[index].place)
    draft.put(file, path, "source", cite.source)
    draft.put(file, path, "quote", cite.quote)
    for name in _CONTEXT:
        draft.put_text(file, path, name, getattr(cite, name))
    return draft.change("edit-citation", label(cite.quote), focus)


def remove_cite(draft: Draft, file: str, item: Statement | Milestone, index: int, focus: Focus) -> Change:
    """Remove a citation."""
    path = draft.path_of(file, item.cites[index].place)
    draft.remove(file, path)
    _remove_if_empty(draft, file, path[:-1])
    return draft.change("remove-citation", label(item.cites[index].quote), focus)


def statement_data(statement_id: str, text: str, cites: Sequence[NewCite]) -> dict[str, Data]:
    """A statement as a file says it."""
    value: dict[str, Data] = {"id": statement_id, "text": text}
    if cites:
        value["cites"] = [cite.as_data() for cite in cites]
    return value


def _remove_if_empty(draft: Draft, file: str, path: Path) -> None:
    part = draft.find(file, path)
    if part is not None and part.kind == "list" and not part.items:
        draft.remove(file, path)


def _is_absence(data: Data) -> bool:
    return isinstance(data, dict) and "absent" in data
