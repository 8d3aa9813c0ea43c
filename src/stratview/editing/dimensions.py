"""Dimensions: add, edit, move, merge, split, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.comparison.read_outline import dimension_file
from stratview.comparison.store import COMPARISON_FILE
from stratview.editing.change import Focus, label
from stratview.editing.references import remove_tensions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.model import Comparison, Dimension, Row, Tension
    from stratview.comparison.yaml_parts import Data
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft

_LIST: Final = ("dimensions",)


def add_dimension(
    draft: Draft, comparison: Comparison, dimension_id: str, title: str, question: str, index: int
) -> Change:
    """Add a dimension without rows before the one that has `index`, or as the last."""
    value: dict[str, Data] = {"title": title}
    if question:
        value["question"] = question
    draft.create(dimension_file(dimension_id), {**value, "rows": []})
    _list(draft, comparison, dimension_id, index)
    return draft.change("add-dimension", label(title), Focus(), Focus(dimension_id))


def edit_dimension(draft: Draft, dimension: Dimension, title: str, question: str) -> Change:
    """Write another title and question."""
    file = dimension_file(dimension.id)
    if title != dimension.title:
        draft.put(file, (), "title", title, before="question")
    if question != dimension.question:
        draft.put_text(file, (), "question", question, before="rows")
    return draft.change("edit-dimension", label(title), Focus(dimension.id))


def set_summary(draft: Draft, dimension: Dimension, subject_id: str, text: str) -> Change:
    """Write a subject's answer in one line; an empty text removes it."""
    file = dimension_file(dimension.id)
    if text and draft.find(file, ("summary",)) is None:
        draft.put(file, (), "summary", {subject_id: text}, before="rows")
    elif text:
        draft.put(file, ("summary",), subject_id, text)
    elif draft.find(file, ("summary", subject_id)) is not None:
        summary = draft.find(file, ("summary",))
        alone = summary is not None and len(summary.entries) == 1
        draft.remove(file, ("summary",) if alone else ("summary", subject_id))
    return draft.change("edit-summary", label(text), Focus(dimension.id))


def move_dimension(draft: Draft, comparison: Comparison, dimension: Dimension, index: int) -> Change:
    """Move a dimension to `index` (counted without it)."""
    order = [one for one in comparison.head.dimension_ids if one != dimension.id]
    _unlist(draft, comparison, dimension.id)
    _list_before(draft, dimension.id, order[index] if index < len(order) else None)
    return draft.change("move-dimension", label(dimension.title), Focus(dimension.id))


def merge_dimensions(draft: Draft, comparison: Comparison, into: Dimension, other: Dimension) -> Change:
    """Append the rows of another dimension, and delete that one. Its title, question and summaries go with it."""
    file, gone = dimension_file(into.id), dimension_file(other.id)
    for _ in other.rows:
        part = draft.find(file, ("rows",))
        draft.move(gone, ("rows", 0), file, ("rows",), len(part.items) if part is not None else 0)
    draft.delete(gone)
    _unlist(draft, comparison, other.id)
    return draft.change("merge-dimensions", label(into.title), Focus(other.id), Focus(into.id))


def split_dimension(
    draft: Draft, comparison: Comparison, dimension: Dimension, rows: Sequence[Row], new_id: str, title: str
) -> Change:
    """Move rows into a new dimension that follows this one."""
    file, new = dimension_file(dimension.id), dimension_file(new_id)
    draft.create(new, {"title": title, "rows": []})
    paths = sorted((draft.path_of(file, row.place) for row in rows), reverse=True)
    for path in paths:
        draft.move(file, path, new, ("rows",), 0)
    order = list(comparison.head.dimension_ids)
    index = order.index(dimension.id) + 1
    _list_before(draft, new_id, order[index] if index < len(order) else None)
    return draft.change("split-dimension", label(title), Focus(dimension.id), Focus(new_id))


def delete_dimension(
    draft: Draft, comparison: Comparison, dimension: Dimension, tensions: Sequence[Tension] = ()
) -> Change:
    """Delete a dimension with its statements, and the tensions that cannot be without them."""
    remove_tensions(draft, tensions)
    file = dimension_file(dimension.id)
    if draft.text(file) is not None:
        draft.delete(file)
    _unlist(draft, comparison, dimension.id)
    return draft.change("delete-dimension", label(dimension.title), Focus(dimension.id), Focus())


def _list(draft: Draft, comparison: Comparison, dimension_id: str, index: int) -> None:
    order = comparison.head.dimension_ids
    _list_before(draft, dimension_id, order[index] if index < len(order) else None)


def _list_before(draft: Draft, dimension_id: str, before: str | None) -> None:
    part = draft.find(COMPARISON_FILE, _LIST)
    names = [item.text for item in part.items] if part is not None else []
    draft.insert(COMPARISON_FILE, _LIST, names.index(before) if before in names else len(names), dimension_id)


def _unlist(draft: Draft, comparison: Comparison, dimension_id: str) -> None:
    part = draft.find(COMPARISON_FILE, _LIST)
    names = [item.text for item in part.items] if part is not None else []
    if dimension_id in names:
        draft.remove(COMPARISON_FILE, (*_LIST, names.index(dimension_id)))
    elif not names:
        # Without a list the files themselves are the dimensions, in the order of their names: write the list.
        order: list[Data] = [one for one in comparison.head.dimension_ids if one != dimension_id]
        draft.put(COMPARISON_FILE, (), "dimensions", order)
