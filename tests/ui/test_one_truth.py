"""The source panel belongs to the selection: it never vouches for what is not selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

from benchmarks.walk_checks import state_said

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

OTHER = {"market-role": "identical-strategies", "identical-strategies": "market-role"}


def says(program: Program) -> str:
    return state_said(program.source.header)


def click(qtbot: QtBot, program: Program, statement_id: str) -> None:
    index = program.table.model().index_of(statement_id)  # type: ignore[attr-defined]
    program.table.scrollTo(index)
    rect = program.table.visualRect(index)
    qtbot.mouseClick(program.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(60, 14))


def click_gap(qtbot: QtBot, program: Program) -> None:
    model = program.table.model()
    at = next((row, column) for row, line in enumerate(model.rows) for column in line.gaps)  # type: ignore[attr-defined]
    index = model.index(*at)
    program.table.scrollTo(index)
    qtbot.mouseClick(program.table.viewport(), Qt.MouseButton.LeftButton, pos=program.table.visualRect(index).center())


def is_in_sight(program: Program) -> bool:
    """Whether the beginning of the current passage is in sight."""
    proof = program.proof(program.selection.view.item)
    span = proof.cites[program.selection.view.cite].anchor.span
    assert span is not None
    view = program.source.view
    return view.viewport().rect().contains(view._rect_of(span.start).center())


def test_an_empty_cell_proves_nothing(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_dimension("lessons")
    assert "exact" in says(program)
    click_gap(qtbot, program)
    assert program.selection.view.item == ""
    assert says(program) == "No statement in this cell."
    assert program.cited_text() == []
    program.selection.go_back()
    assert "exact" in says(program)


@pytest.mark.parametrize("command", ["overview", "another document"])
def test_what_is_not_the_selected_passage_is_not_called_proven(
    start: Callable[..., Program], qtbot: QtBot, command: str
) -> None:
    program = start()
    program.window.actions_.next_sentence.trigger()
    assert program.source.bar.text()
    if command == "overview":
        program.window.actions_.overview.trigger()
        assert says(program) == "No statement is selected."
    else:
        program.selection.show_source(OTHER[program.selection.view.source])
        assert says(program) == "Not the cited document."
    assert program.cited_text() == []
    assert program.source.bar.text() == ""
    assert program.source.remarks.texts() == []


def test_the_way_back_from_another_document_is_a_button(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    before = program.selection.view
    program.selection.show_source(OTHER[before.source])
    button = program.source.header._return
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert program.selection.view == before
    assert is_in_sight(program)
    assert not button.isVisible()


@pytest.mark.parametrize("way", ["click", Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_selected_statement_leads_back_to_its_passage(
    start: Callable[..., Program], qtbot: QtBot, way: str | Qt.Key
) -> None:
    program = start()
    program.selection.show_item("entry-stage-huawei")
    bar = program.source.view.verticalScrollBar()
    for elsewhere in (bar.maximum(), 0):
        bar.setValue(elsewhere)
        if is_in_sight(program):
            continue
        if isinstance(way, str):
            click(qtbot, program, "entry-stage-huawei")
        else:
            program.table.setFocus()
            qtbot.keyClick(program.table, way)
        assert is_in_sight(program)


def test_every_citation_of_the_statement_is_marked_strongly(start: Callable[..., Program]) -> None:
    program = start()
    proofs = [proof for proof in program.analysis.statement_proofs if len({c.cite.source for c in proof.cites}) == 1]
    proof = next(proof for proof in proofs if len({c.anchor.span for c in proof.cites}) > 1)
    program.selection.show_item(proof.id)
    strong = program.theme.color("passage")
    marked = {
        one.cursor.selectedText()
        for one in program.source.view.extraSelections()
        if one.format.background().color() == strong
    }
    spans = [cite.anchor.span for cite in proof.cites]
    text = program.source._shown.text
    assert text is not None
    assert marked == {text.text[span.start : span.end] for span in spans if span is not None}
    assert len(program.cited_text()) == 1, "one of them is the current one"


def test_marks_of_one_document_are_never_laid_on_another(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_dimension("roles-or-playbook")
    program.window.actions_.show_uncited.setChecked(True)
    for first, second in (("market-role", "identical-strategies"), ("identical-strategies", "market-role")):
        program.selection.show_source(first)
        qtbot.waitUntil(lambda: program.source.header._coverage != "")
        program.source.view.verticalScrollBar().setValue(program.source.view.verticalScrollBar().maximum())
        program.window.actions_.focus_source.trigger()
        program.window.actions_.next_sentence.trigger()
        assert program.source.bar.text()
        program.selection.show_source(second)
        size = len(program.source.view._text.text)  # type: ignore[union-attr]
        assert all(mark.end <= size for mark in program.source.view.marks_between(0, size + 10**6))
        program.selection.show_dimension("entry")
