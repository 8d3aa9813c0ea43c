"""Every operation on a comparison says what it should, touches nothing else, and is undone byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from stratview.editing import (
    dimensions,
    find_replace,
    head,
    identifiers,
    references,
    rows,
    statements,
    tensions,
    timeline,
)
from stratview.editing.change import Focus
from stratview.editing.references import tensions_of
from stratview.editing.statements import Cell, NewCite
from tests.editing import folders
from tests.editing.folders import Edited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.editing.change import Change

CITE = NewCite("drinks", "Tea holds 47 mg", section="Drinks")


@pytest.fixture(params=["\n", "\r\n", "bom"])
def edited(request: pytest.FixtureRequest, tmp_path: Path) -> Edited:
    mark = request.param == "bom"
    folders.write(tmp_path / "c", newline="\n" if mark else request.param, mark=mark)
    return Edited(tmp_path / "c", tmp_path / "histories")


def add_to_cell(e: Edited) -> Change:
    cell = Cell("arrival", e.row("arrival", 0), "coffee")
    return statements.add_statement(e.folder.draft(), cell, "new", "It: came.", [CITE])


def add_to_empty_cell(e: Edited) -> Change:
    return statements.add_statement(e.folder.draft(), Cell("effect", e.row("effect", 0), "coffee"), "new", "95 mg")


def move_across_dimensions(e: Edited) -> Change:
    dimension, statement = e.statement("tea-first")
    return statements.move_statement(
        e.folder.draft(), dimension, statement, Cell("effect", e.row("effect", 0), "tea"), 1
    )


def move_the_last_away(e: Edited) -> Change:
    dimension, statement = e.statement("coffee-first")
    cell = Cell("arrival", e.row("arrival", 0), "tea")
    return statements.move_statement(e.folder.draft(), dimension, statement, cell, 1)


def move_within(e: Edited) -> Change:
    dimension, statement = e.statement("tea-second")
    return statements.move_statement(
        e.folder.draft(), dimension, statement, Cell("arrival", e.row("arrival", 0), "tea"), 0
    )


def split(e: Edited) -> Change:
    dimension, statement = e.statement("coffee-first")
    return statements.split_statement(e.folder.draft(), dimension, statement, ("Came.", "In 1652."), "new", [0])


def edit_text(e: Edited) -> Change:
    dimension, statement = e.statement("tea-first")
    return statements.edit_text(e.folder.draft(), dimension, statement, "By 1657: there.")


def delete_row(e: Edited) -> Change:
    dimension = e.dimension("arrival")
    going = references.tensions_of(e.comparison, {one.id for one in dimension.rows[0]})
    return rows.delete_row(e.folder.draft(), dimension, dimension.rows[0], going)


FIRST = ("First seen", "tea", "Reached London by 1657.")
SECOND = ("First seen", "tea", "It's there.")
COFFEE = ("First seen", "coffee", "Came in 1652.")
BOTH = ("来源", "both", "都是饮料。")
MG = ("Amount", "tea", "47 mg")


@pytest.mark.parametrize(
    ("make", "arrival", "effect"),
    [
        (add_to_cell, [FIRST, SECOND, COFFEE, ("First seen", "coffee", "It: came."), BOTH], [MG]),
        (add_to_empty_cell, [FIRST, SECOND, COFFEE, BOTH], [MG, ("Amount", "coffee", "95 mg")]),
        (move_across_dimensions, [SECOND, COFFEE, BOTH], [MG, ("Amount", "tea", "Reached London by 1657.")]),
        (move_the_last_away, [FIRST, ("First seen", "tea", "Came in 1652."), SECOND, BOTH], [MG]),
        (move_within, [SECOND, FIRST, COFFEE, BOTH], [MG]),
        (split, [FIRST, SECOND, ("First seen", "coffee", "Came."), ("First seen", "coffee", "In 1652."), BOTH], [MG]),
        (delete_row, [BOTH], [MG]),
        (edit_text,
         [("First seen", "tea", "By 1657: there."), SECOND, COFFEE, BOTH], [MG]),
        (lambda e: statements.delete_statement(e.folder.draft(), *e.statement("both-source")),
         [FIRST, SECOND, COFFEE], [MG]),
        (lambda e: rows.add_row(e.folder.draft(), e.dimension("arrival"), 1, "Why", ("tea", "new", "So.", [CITE])),
         [FIRST, SECOND, COFFEE, ("Why", "tea", "So."), BOTH], [MG]),
        (lambda e: rows.name_row(e.folder.draft(), e.dimension("arrival"), e.row("arrival", 1), "Origin"),
         [FIRST, SECOND, COFFEE, ("Origin", "both", "都是饮料。")], [MG]),
        (lambda e: rows.move_row(e.folder.draft(), e.dimension("arrival"), e.dimension("arrival").rows[1], 0),
         [BOTH, FIRST, SECOND, COFFEE], [MG]),
        (lambda e: dimensions.merge_dimensions(
            e.folder.draft(), e.comparison, e.dimension("arrival"), e.dimension("effect")),
         [FIRST, SECOND, COFFEE, BOTH, MG], None),
        (lambda e: dimensions.delete_dimension(e.folder.draft(), e.comparison, e.dimension("effect"),
                                               references.tensions_of_dimension(e.comparison, e.dimension("effect"))),
         [FIRST, SECOND, COFFEE, BOTH], None),
        (lambda e: rows.set_absence(
            e.folder.draft(), e.dimension("effect"), e.row("effect", 0), "coffee", "not-found", "No."),
         [FIRST, SECOND, COFFEE, BOTH], [MG]),
    ],
)  # fmt: skip
def test_statements_and_rows(
    edited: Edited,
    make: Callable[[Edited], Change],
    arrival: list[tuple[str, str, str]],
    effect: list[tuple[str, str, str]] | None,
) -> None:
    before = folders.content(edited.folder.root)
    edited.folder.apply(make(edited))
    said = edited.said()
    assert said["arrival"] == arrival
    assert said.get("effect") == effect
    # A row without a statement is unfinished, which is allowed.
    assert {problem.code for problem in edited.problems} <= {"empty-row"}
    after = folders.content(edited.folder.root)
    edited.folder.undo()
    assert folders.content(edited.folder.root) == before
    edited.folder.redo()
    assert folders.content(edited.folder.root) == after


def test_a_moved_statement_keeps_its_comment_and_its_way_of_writing(edited: Edited) -> None:
    edited.folder.apply(move_across_dimensions(edited))
    arrival = (edited.folder.root / "dimensions/arrival.yaml").read_text("utf-8")
    assert "# the first row" in arrival
    assert "# the second row" in arrival
    assert "tea-second, text: 'It''s there.', cites: []" in arrival


def test_nothing_is_left_of_a_last_citation_and_of_tensions_with_what_is_deleted(edited: Edited) -> None:
    _, statement = edited.statement("coffee-first")
    focus = Focus("arrival", "coffee-first")
    file = edited.folder.root / "dimensions/arrival.yaml"
    cites = file.read_text("utf-8").count("cites:")
    edited.folder.apply(statements.remove_cite(edited.folder.draft(), "dimensions/arrival.yaml", statement, 0, focus))
    assert file.read_text("utf-8").count("cites:") == cites - 1
    tense = next(end for tension in edited.comparison.tensions for end in tension.between)
    dimension, statement = edited.statement(tense)
    gone = tensions_of(edited.comparison, [tense])
    edited.folder.apply(statements.delete_statement(edited.folder.draft(), dimension, statement, gone))
    assert not tensions_of(edited.comparison, [tense])


def test_citations(edited: Edited) -> None:
    file = "dimensions/arrival.yaml"
    _, statement = edited.statement("coffee-first")
    focus = Focus("arrival", "coffee-first")
    edited.folder.apply(statements.add_cite(edited.folder.draft(), file, statement, CITE, focus))
    _, statement = edited.statement("coffee-first")
    assert [cite.quote for cite in statement.cites] == ["Coffee came in 1652", "Tea holds 47 mg"]
    assert statement.cites[1].section == "Drinks"
    other = NewCite("drinks", "Coffee came", prefix="1657. ")
    edited.folder.apply(statements.replace_cite(edited.folder.draft(), file, statement, 1, other, focus))
    _, statement = edited.statement("coffee-first")
    assert [statement.cites[1].quote, statement.cites[1].prefix, statement.cites[1].section] == [
        "Coffee came",
        "1657. ",
        "",
    ]
    for _ in range(2):
        _, statement = edited.statement("coffee-first")
        edited.folder.apply(statements.remove_cite(edited.folder.draft(), file, statement, 0, focus))
    assert edited.statement("coffee-first")[1].cites == ()


def test_dimensions(edited: Edited) -> None:
    folder = edited.folder
    folder.apply(dimensions.add_dimension(folder.draft(), edited.comparison, "price", "Price", "What does it cost?", 1))
    assert [*edited.comparison.head.dimension_ids] == ["arrival", "price", "effect"]
    folder.apply(dimensions.move_dimension(folder.draft(), edited.comparison, edited.dimension("price"), 2))
    assert [*edited.comparison.head.dimension_ids] == ["arrival", "effect", "price"]
    folder.apply(dimensions.edit_dimension(folder.draft(), edited.dimension("price"), "Cost", ""))
    assert (edited.dimension("price").title, edited.dimension("price").question) == ("Cost", "")
    folder.apply(dimensions.set_summary(folder.draft(), edited.dimension("price"), "tea", "Little."))
    assert edited.dimension("price").summaries["tea"].text == "Little."
    folder.apply(dimensions.set_summary(folder.draft(), edited.dimension("price"), "tea", ""))
    assert edited.dimension("price").summaries == {}
    split_row = edited.dimension("arrival").rows[1:]
    folder.apply(
        dimensions.split_dimension(
            folder.draft(), edited.comparison, edited.dimension("arrival"), split_row, "origin", "Origin"
        )
    )
    assert [*edited.comparison.head.dimension_ids] == ["arrival", "origin", "effect", "price"]
    assert edited.said()["origin"] == [BOTH]


def test_a_rows_sides_are_written_in_the_order_of_the_subjects(edited: Edited) -> None:
    folder = edited.folder
    dimension = edited.dimension("effect")
    folder.apply(rows.add_row(folder.draft(), dimension, 0, "Price", ("both", "new", "Both are cheap.", ())))
    cell = Cell("effect", edited.row("effect", 0), "coffee")
    folder.apply(statements.add_statement(folder.draft(), cell, "cheap", "Coffee is cheap."))
    folder.apply(
        rows.set_absence(folder.draft(), edited.dimension("effect"), edited.row("effect", 0), "tea", "not-found")
    )
    file = (folder.root / "dimensions" / "effect.yaml").read_text("utf-8-sig")
    assert re.findall(r"(?m)^    (\w+):", file)[:3] == ["tea", "coffee", "both"]


def test_head_timeline_and_tensions(edited: Edited) -> None:
    folder = edited.folder
    folder.apply(head.edit_title(folder.draft(), "Two drinks", "Old and new"))
    subject = edited.comparison.head.subjects[0]
    folder.apply(head.edit_subject(folder.draft(), subject, "Green tea", "绿茶", "#00AA00"))
    source = edited.comparison.head.sources[0]
    folder.apply(head.edit_source(folder.draft(), source, {"title": "On drinks", "author": "A. One; B. Two"}))
    fields = timeline.MilestoneFields("coffee", "1652", "Houses open", "market", "arrival")
    folder.apply(timeline.add_milestone(folder.draft(), "houses", fields, [CITE]))
    milestone = edited.comparison.milestones[0]
    fields = timeline.MilestoneFields("tea", "1657", "Tea in London", "market")
    folder.apply(timeline.edit_milestone(folder.draft(), milestone, fields))
    folder.apply(tensions.add_tension(folder.draft(), "qualifies", ("tea-second", "tea-mg"), "Three."))
    folder.apply(tensions.edit_tension(folder.draft(), edited.comparison.tensions[0], "contradicts", "First."))
    folder.apply(tensions.delete_tension(folder.draft(), edited.comparison.tensions[1]))
    comparison = edited.comparison
    assert [comparison.head.title, comparison.head.subtitle] == ["Two drinks", "Old and new"]
    assert comparison.head.subjects[0].native_name == "绿茶"
    assert dict(comparison.head.sources[0].fields)["author"] == "A. One; B. Two"
    assert [(one.id, one.date_text) for one in comparison.milestones] == [("tea-1657", "1657"), ("houses", "1652")]
    assert [(one.kind, one.note) for one in comparison.tensions] == [("contradicts", "First."), ("qualifies", "Three.")]
    assert not edited.problems


def test_ids_are_renamed_everywhere_in_one_change(edited: Edited) -> None:
    folder, before = edited.folder, folders.content(edited.folder.root)
    folder.apply(identifiers.rename_item(folder.draft(), edited.comparison, "tea-first", "first"))
    folder.apply(
        identifiers.rename_source(folder.draft(), edited.comparison, edited.comparison.head.sources[0], "two-drinks")
    )
    folder.apply(identifiers.rename_dimension(folder.draft(), edited.comparison, "effect", "strength"))
    folder.apply(head.rename_subject(folder.draft(), edited.comparison, "tea", "green-tea"))
    comparison = edited.comparison
    assert edited.problems == ()
    assert [one.between for one in comparison.tensions] == [("first", "coffee-first"), ("tea-mg", "first")]
    assert {cite.source for one in comparison.statements() for cite in one.cites} == {"two-drinks"}
    assert comparison.head.dimension_ids == ("arrival", "strength")
    assert comparison.dimensions[0].summaries["green-tea"].text == "By 1657."
    assert comparison.milestones[0].subject == "green-tea"
    for _ in range(4):
        folder.undo()
    assert folders.content(folder.root) == before


def test_find_and_replace_is_one_change(edited: Edited) -> None:
    folder, before = edited.folder, folders.content(edited.folder.root)
    found = find_replace.find(edited.comparison, "london", "Lisbon", match_case=False)
    assert [(one.old, one.new) for one in found] == [
        ("Reached London by 1657.", "Reached Lisbon by 1657."),
        ("Tea in London", "Tea in Lisbon"),
    ]
    folder.apply(find_replace.replace(folder.draft(), found, "London", "Lisbon"))
    assert edited.statement("tea-first")[1].text == "Reached Lisbon by 1657."
    # Quotes are the documents' words.
    assert edited.statement("tea-first")[1].cites[0].quote == "Tea reached London by 1657"
    folder.undo()
    assert folders.content(folder.root) == before


def test_what_is_deleted_takes_along_what_refers_to_it(edited: Edited) -> None:
    comparison = edited.comparison
    assert [one.note for one in references.tensions_of(comparison, {"tea-first"})] == ["One.", "Two."]
    dimension, statement = edited.statement("tea-first")
    going = references.tensions_of(comparison, {"tea-first"})
    edited.folder.apply(statements.delete_statement(edited.folder.draft(), dimension, statement, going))
    assert edited.comparison.tensions == ()


@pytest.mark.parametrize(
    ("words", "after", "found"),
    [
        ("It is the first of its kind in London", "tea", "first-kind-london-tea"),
        ("小米 进入 市场", "", "小米-进入-市场"),
        ("…", "", "item"),
        ("First kind London", "tea", "first-kind-london-tea-2"),
    ],
)
def test_ids_are_proposed_from_the_words(words: str, after: str, found: str) -> None:
    taken = {"first-kind-london-tea"} if found.endswith("-2") else set()
    assert identifiers.proposed(words, taken, after=after) == found
