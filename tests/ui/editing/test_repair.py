"""Lost citations are repaired one after the other, and nothing is taken by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from benchmarks.walk_checks import state_said
from tests.editing.folders import ARRIVAL

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program
    from tests.ui.editing.conftest import Writer as WriterType


@pytest.fixture
def broken(start: Callable[..., Program], drinks: Path, qtbot: QtBot) -> WriterType:
    """A program on a comparison with two lost quotes, unlocked."""
    from tests.ui.editing.conftest import Writer

    text = ARRIVAL.replace("quote: Tea reached London by 1657", "quote: Tea came to London by 1657")
    (drinks / "dimensions/arrival.yaml").write_text(text.replace("Coffee came in 1652", "Nothing of this is there"))
    writer = Writer(start(drinks), drinks, qtbot)
    writer.actions.edit.trigger()
    return writer


def test_a_proposed_passage_is_accepted_and_the_next_citation_comes(broken: WriterType, qtbot: QtBot) -> None:
    broken.actions.repair.trigger()
    repair = broken.editor.repair
    assert repair is not None
    assert [loss.item.id for loss in repair.losses] == ["tea-first", "coffee-first"]
    assert repair.choices.item(0).text().startswith("81 % alike"), "its score"
    assert "reached" in repair.difference.toPlainText()
    assert "line-through" in repair.difference.toHtml()
    around = repair.choices.item(0).text().splitlines()[1]
    document = broken.program.analysis.document("drinks")
    assert document is not None
    assert {*around.replace("…", "").split()} <= {*document.text.text.split()}, "no word is cut in two"
    qtbot.keyClick(repair, Qt.Key.Key_Return)
    broken.settle()
    statement = broken.program.analysis.item("tea-first")
    assert statement is not None
    assert statement.cites[0].quote == "Tea reached London by 1657"
    assert [loss.item.id for loss in repair.losses] == ["coffee-first"]
    assert repair.loss is repair.losses[0], "the next citation"
    qtbot.keyClick(repair, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    broken.settle()
    assert len(repair.losses) == 2, "undone with its keys, in its own window"


def test_a_large_document_is_searched_once_the_list_is_shown_and_folded_once(
    broken: WriterType, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stratview.evidence import anchor

    folded: list[object] = []

    def counted(fold: Callable[[object], object], texts: object) -> object:
        folded.append(texts)
        return fold(texts)

    for name in ("fold_in_steps", "fold_blocks"):
        monkeypatch.setattr(anchor, name, partial(counted, getattr(anchor, name)))
    monkeypatch.setattr("stratview.ui.editing.repair._AT_ONCE", 0)
    broken.actions.repair.trigger()
    repair = broken.editor.repair
    assert repair is not None
    assert repair.isVisible()
    assert [loss.item.id for loss in repair.losses] == ["tea-first", "coffee-first"]
    assert repair.statement.text() == "Reached London by 1657."
    assert not repair.choices.count()
    assert not repair.keep_button.isEnabled()
    qtbot.waitUntil(lambda: repair.choices.count() > 0)
    assert repair.keep_button.isEnabled()
    repair.go_on()
    qtbot.waitUntil(lambda: "Select one in the document" in repair.said.text())
    broken.program.source.remarks._propose()
    assert len(folded) == 1


def test_the_message_about_lost_quotes_leads_to_the_list(broken: WriterType) -> None:
    from PySide6.QtWidgets import QPushButton

    from stratview.ui.message_bar import MessageBar

    broken.actions.edit.trigger()
    broken.program.project.read_again()
    bar = broken.program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    button = next(one for one in bar.findChildren(QPushButton) if one.text() == "Repair citations…")
    button.click()
    repair = broken.editor.repair
    assert repair is not None
    assert not repair.keep_button.isEnabled()
    assert "locked" in repair.said.text()
    repair.unlock_button.click()
    assert repair.keep_button.isEnabled()
    assert "locked" not in repair.said.text()
    assert repair.unlock_button.isHidden()


def test_without_a_proposal_a_passage_is_selected_by_hand(broken: WriterType) -> None:
    broken.actions.repair.trigger()
    repair = broken.editor.repair
    assert repair is not None
    repair.go_on()
    assert repair.loss is not None
    assert repair.loss.item.id == "coffee-first"
    assert not repair.candidates
    assert "Select one in the document" in repair.said.text()
    assert not repair.keep_button.isEnabled()
    text = broken.program.analysis.document("drinks")
    assert text is not None
    start = text.text.text.index("Coffee came in 1652")
    broken.program.source.view.select(start, start + len("Coffee came in 1652"))
    repair.hand_button.click()
    broken.settle()
    assert [loss.item.id for loss in repair.losses] == ["tea-first"]
    assert not [one for one in broken.program.analysis.problems if one.item == "coffee-first"]


def drawn_with(delegate: object, statement: object) -> str:
    """What the compare view writes for a statement, marks and all."""
    return str(delegate._marked_text(statement)[0])  # type: ignore[attr-defined]


def test_a_document_that_was_changed_is_accepted_once_its_quotes_are_in_it(writer: WriterType, qtbot: QtBot) -> None:
    before = writer.files()
    document = writer.folder / "documents/drinks.md"
    document.write_text(document.read_text().replace("Coffee came", "Then coffee came"))
    writer.program.project.read_again()
    writer.settle()
    states = {proof.state for proof in writer.program.analysis.statement_proofs if proof.item.cites}
    assert "exact" not in states
    writer.actions.repair.trigger()
    repair = writer.editor.repair
    assert repair is not None
    assert repair.document_button.isVisible()
    assert not repair.document_button.isEnabled(), "a quote is lost in it"
    assert repair.list.item(0).text().startswith("Not in the changed document")
    assert repair.falls.text().startswith(
        "“Drinks” has changed and is not accepted yet. 2 other quotes are still in it."
    )
    lost = {proof.id: proof.lost for proof in writer.program.analysis.statement_proofs if proof.item.cites}
    assert lost == {"tea-first": None, "coffee-first": "missing"}
    delegate = writer.program.table.itemDelegate()
    signs = {key: drawn_with(delegate, writer.program.analysis.item(key)) for key in lost}
    assert "✗" not in signs["tea-first"]
    assert "⚠\u00a0stale,\u00a0✗\u00a0missing" in signs["coffee-first"]
    writer.program.selection.show_item("coffee-first")
    assert state_said(writer.program.source.header) == "⚠ stale, ✗ missing"
    repair.accept_choice()
    writer.settle()
    assert "“Drinks” is not the text that was quoted" in repair.statement.text()
    repair.document_button.click()
    writer.settle()
    assert {proof.state for proof in writer.program.analysis.statement_proofs if proof.item.cites} == {"exact"}
    assert not repair.document_button.isVisible()
    repair.close_button.setFocus()
    qtbot.keyClick(repair, Qt.Key.Key_Return)
    assert not repair.isVisible(), "Return presses the button that has the keyboard"
    assert "stale-document" not in {problem.code for problem in writer.program.analysis.problems}
    for _ in range(2):
        writer.actions.undo.trigger()
        writer.settle()
    document.write_bytes(before["documents/drinks.md"])
    assert writer.files() == before
