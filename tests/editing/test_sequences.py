"""Random changes in a row: what is loaded again is what was asked for, and undoing all restores every byte."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from stratview.editing import composed, dimensions, identifiers, rows, statements
from stratview.editing.citations import Replacement, replace_cites
from stratview.editing.statements import Cell, NewCite
from tests.editing import folders
from tests.editing.folders import Edited

if TYPE_CHECKING:
    from stratview.editing.change import Change

"""Dimensions as rows: the aspect, then the side's statements as (id, text) by side."""

SIGNS = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))
TEXTS = st.one_of(
    st.sampled_from(["47 mg: a cup", "# no comment", "- dash", "'quoted' \"twice\"", "两者", "yes", "1.5", "{a}, [b]"]),
    st.text(SIGNS, min_size=1, max_size=30).map(str.strip),
).filter(bool)
SIDES = st.sampled_from(["tea", "coffee", "both"])


def told(edited: Edited) -> dict[str, list[tuple[str, dict[str, list[tuple[str, str]]]]]]:
    """What the folder says now."""
    return {
        dimension.id: [
            (row.aspect, {side: [(one.id, one.text) for one in some] for side, some in row.sides.items() if some})
            for row in dimension.rows
        ]
        for dimension in edited.comparison.dimensions
    }


class Reference:
    """The same changes on plain lists, as a person would describe them."""

    def __init__(self, edited: Edited) -> None:
        self.said = told(edited)

    def cell(self, dimension: str, row: int, side: str) -> list[tuple[str, str]]:
        return self.said[dimension][row][1].setdefault(side, [])

    def tidy(self) -> None:
        for some in self.said.values():
            for _, sides in some:
                for side in [side for side, found in sides.items() if not found]:
                    del sides[side]


def step(draw: st.DataObject, edited: Edited, reference: Reference, number: int) -> Change:
    draft, comparison = edited.folder.draft(), edited.comparison
    dimension = draw.draw(st.sampled_from(comparison.dimensions))
    what = draw.draw(
        st.sampled_from(["add", "edit", "move", "new-row", "delete", "row", "move-row", "rename", "split", "cite"])
    )
    found = [(row, statement) for row in range(len(dimension.rows)) for statement in dimension.rows[row]]
    text = draw.draw(TEXTS)
    if what == "row" or not dimension.rows:
        index = draw.draw(st.integers(0, len(dimension.rows)))
        reference.said[dimension.id].insert(index, (text, {}))
        return rows.add_row(draft, dimension, index, text)
    if what == "move-row":
        row, index = draw.draw(st.sampled_from(dimension.rows)), draw.draw(st.integers(0, len(dimension.rows) - 1))
        moved = reference.said[dimension.id].pop(dimension.rows.index(row))
        reference.said[dimension.id].insert(index, moved)
        return rows.move_row(draft, dimension, row, index)
    if what == "add" or not found:
        row_index, side = draw.draw(st.integers(0, len(dimension.rows) - 1)), draw.draw(SIDES)
        reference.cell(dimension.id, row_index, side).append((f"n{number}", text))
        cell = Cell(dimension.id, dimension.rows[row_index], side)
        return statements.add_statement(draft, cell, f"n{number}", text, [NewCite("drinks", text)])
    if what == "split" and number % 3 == 0:
        row_index = draw.draw(st.integers(0, len(dimension.rows) - 1))
        moved = reference.said[dimension.id].pop(row_index)
        reference.said[f"d{number}"] = [moved]
        order = list(comparison.head.dimension_ids)
        order.insert(order.index(dimension.id) + 1, f"d{number}")
        reference.said = {one: reference.said[one] for one in order}
        return dimensions.split_dimension(draft, comparison, dimension, [dimension.rows[row_index]], f"d{number}", text)
    row_index, statement = draw.draw(st.sampled_from(found))
    cell_said = reference.cell(dimension.id, row_index, statement.side)
    at = [one for one, _ in cell_said].index(statement.id)
    if what == "rename":
        cell_said[at] = (f"r{number}", statement.text)
        return identifiers.rename_item(draft, comparison, statement.id, f"r{number}")
    if what == "move":
        there = draw.draw(st.sampled_from([one for one in comparison.dimensions if one.rows]))
        to_row, side = draw.draw(st.integers(0, len(there.rows) - 1)), draw.draw(SIDES)
        moved_item = cell_said.pop(at)
        target = reference.cell(there.id, to_row, side)
        index = draw.draw(st.integers(0, len(target)))
        target.insert(index, moved_item)
        return statements.move_statement(
            draft, dimension.id, statement, Cell(there.id, there.rows[to_row], side), index
        )
    if what == "new-row":
        there = draw.draw(st.sampled_from(comparison.dimensions))
        index = draw.draw(st.integers(0, len(there.rows)))
        reference.said[there.id].insert(index, (text, {statement.side: [cell_said.pop(at)]}))
        return composed.move_to_new_row(draft, comparison, statement.id, there.id, index, text)
    if what == "cite" and statement.cites:
        replacement = Replacement(statement.id, statement.cites[0], NewCite("drinks", text, "before"))
        return replace_cites(draft, comparison, [replacement])
    if what == "delete":
        del cell_said[at]
        return statements.delete_statement(draft, dimension.id, statement)
    cell_said[at] = (statement.id, text)
    return statements.edit_text(draft, dimension.id, statement, text)


@settings(max_examples=60)
@given(st.data(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_many_changes_say_what_they_should_and_are_undone(draw: st.DataObject, newline: str, mark: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        edited = Edited(folders.write(Path(folder) / "c", newline=newline, mark=mark), Path(folder) / "h")
        before = folders.content(edited.folder.root)
        reference = Reference(edited)
        count = draw.draw(st.integers(1, 6))
        for number in range(count):
            edited.folder.apply(step(draw, edited, reference, number))
            reference.tidy()
            assert told(edited) == reference.said
        # A change to what is there already is none.
        while edited.folder.history.done:
            edited.folder.undo()
        assert folders.content(edited.folder.root) == before
