"""The queue of a reviewer: one key a verdict, blind until it is in, progress, disagreements, undo, another copy."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from stratview.comparison.model import Review, Statement
from stratview.comparison.store import open_store
from stratview.editing.folder import EditedFolder
from stratview.editing.reviews import add_review
from stratview.errors import Place
from stratview.evidence.analyse import complete
from stratview.ui.pages.review import ReviewPage
from stratview.vocabulary import REVIEW_MARKS
from tests.loading import load
from tests.ui.test_doubts import drawn, told
from tests.ui.test_second_look import settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.session.messages import Message
    from tests.ui.conftest import Program

FIRST = "tea-first"
ToolTip = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    """A small comparison of five statements."""
    from tests.editing.folders import write

    return write(tmp_path / "drinks")


def opened(program: Program) -> ReviewPage:
    program.window.actions_.review.trigger()
    page = program.window.middle.currentWidget()
    assert isinstance(page, ReviewPage)
    return page


def said(page: ReviewPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def review(folder: Path, statement: str, by: str, verdict: str) -> None:
    """Review a statement in another program."""
    found = complete(open_store(folder)).fingerprints[statement]
    edited = EditedFolder(folder, folder.parent / "histories")
    entry = Review(statement, by, "2026-11-01", verdict, "", found, Place(""))  # type: ignore[arg-type]
    edited.apply(add_review(edited.draft(), entry))


def told_of(folder: Path) -> list[tuple[str, str, str, str]]:
    return [(one.statement, one.by, one.verdict, one.note) for one in load(folder)[0].reviews]


def test_a_reviewer_goes_through_all_statements_with_one_key_each(
    start: Callable[..., Program], drinks: Path, qtbot: QtBot
) -> None:
    program = start(drinks)
    page = opened(program)
    ids = [entry.item for entry in page.listed.rows]
    assert ids == list(program.analysis.fingerprints)
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert not (drinks / "review.yaml").exists(), "a verdict is signed: the name comes first"
    assert program.window.focusWidget() is page.name
    qtbot.mouseClick(page.verdicts[0], Qt.MouseButton.LeftButton)
    assert program.window.focusWidget() is page.name
    qtbot.keyClicks(page.name, "Anna")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert program.window.focusWidget() is page.list, "the keys give verdicts now"
    assert page.current is not None
    assert page.current.item == program.selection.view.item == FIRST
    assert "Tea reached London by 1657" in page.card.texts()[2]
    assert not program.window._context.editing.on, "no unlocking is needed"
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert program.selection.view.item == ids[1], "the next comes by itself, at once"
    qtbot.keyClick(page.list, Qt.Key.Key_N)
    assert program.window.focusWidget() is page.note
    qtbot.keyClicks(page.note, "Nothing is cited 1.")
    qtbot.keyClick(page.note, Qt.Key.Key_Return)
    assert program.window.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_4)
    settle(program, qtbot)
    assert told_of(drinks) == [(FIRST, "Anna", "supports", ""), (ids[1], "Anna", "neither", "Nothing is cited 1.")]
    assert [entry.item for entry in page.listed.rows] == ids[2:]
    assert program.selection.view.item == ids[2]
    assert f"Anna: 2 of {len(ids)} ({len(ids) - 2} to do)" in said(page)

    for _ in ids[2:]:
        qtbot.keyClick(page.list, Qt.Key.Key_2)
    settle(program, qtbot)
    assert {one.statement for one in load(drinks)[0].reviews} == set(ids)
    assert "You have reviewed every statement as it is now." in said(page)
    program.window.editor.actions_.undo.trigger()
    settle(program, qtbot)
    assert [entry.item for entry in page.listed.rows] == ids[-1:]
    assert program.selection.view.item == ids[-1]

    program.selection.show_item(FIRST)
    assert drawn(program, FIRST).endswith(f"\u00a0{REVIEW_MARKS['supports']}")
    assert "Reviewed by Anna: supports" in told(program, FIRST, ToolTip)
    again = opened(program)
    again.which.setCurrentIndex(again.which.findData("all"))
    again.which.activated.emit(1)
    again.list.setCurrentIndex(again.listed.index(0, 0))
    qtbot.keyClick(again.list, Qt.Key.Key_3)
    settle(program, qtbot)
    assert (FIRST, "Anna", "does-not-support", "") in told_of(drinks), "another verdict takes the place of the first"
    assert (FIRST, "Anna", "supports", "") not in told_of(drinks)
    again.list.setCurrentIndex(again.listed.index(0, 0))
    qtbot.keyClick(again.list, Qt.Key.Key_Delete)
    settle(program, qtbot)
    assert FIRST not in {one.statement for one in load(drinks)[0].reviews}


def test_others_verdicts_are_hidden_until_ones_own_is_in(
    start: Callable[..., Program], drinks: Path, qtbot: QtBot
) -> None:
    review(drinks, FIRST, "Bo", "partly")
    program = start(drinks)
    reviewing = program.window._context.reviewing
    reviewing.reviewer, reviewing.blind = "Anna", True
    page = opened(program)
    assert page.blind.isChecked()
    assert "1 verdict of others, hidden until yours is in" in page.card.texts()[3]
    page.which.setCurrentIndex(page.which.findData("disagreements"))
    page.which.activated.emit(2)
    assert not page.listed.rows
    page.which.setCurrentIndex(0)
    page.which.activated.emit(0)
    program.selection.show_item(FIRST)
    assert "Bo" not in told(program, FIRST, ToolTip)
    assert not set(REVIEW_MARKS.values()) & set(drawn(program, FIRST))
    page = opened(program)
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    settle(program, qtbot)
    page.which.setCurrentIndex(page.which.findData("disagreements"))
    page.which.activated.emit(2)
    assert [entry.item for entry in page.listed.rows] == [FIRST]
    assert "Bo: supports partly (2026-11-01)" in page.card.texts()[3]
    assert page.agreement.text().startswith("Anna and Bo gave the same verdict on 0 of 1 statements (0 %)")
    program.selection.show_item(FIRST)
    assert drawn(program, FIRST).endswith(f"\u00a0{REVIEW_MARKS['disagreement']}")
    assert "The reviewers disagree." in told(program, FIRST, ToolTip)


def test_a_lapsed_verdict_comes_first_when_wanted_and_says_what_it_was(
    start: Callable[..., Program], drinks: Path, qtbot: QtBot
) -> None:
    review(drinks, "coffee-first", "Anna", "supports")
    file = drinks / "dimensions" / "arrival.yaml"
    file.write_text(file.read_text("utf-8").replace("Came in 1652.", "Arrived in 1652."), "utf-8")
    program = start(drinks)
    program.window._context.reviewing.reviewer = "Anna"
    page = opened(program)
    page.order.setCurrentIndex(page.order.findData("lapsed"))
    page.order.activated.emit(2)
    assert page.listed.rows[0].item == "coffee-first"
    page.list.setCurrentIndex(page.listed.index(0, 0))
    assert "You said “supports” on 2026-11-01" in page.card.texts()[3]
    assert "1 lapsed" in said(page)


def test_the_reviews_of_another_copy_are_taken_over_and_listed(
    start: Callable[..., Program], drinks: Path, qtbot: QtBot
) -> None:
    theirs = shutil.copytree(drinks, drinks.parent / "theirs")
    review(theirs, FIRST, "Bo", "partly")
    review(theirs, "coffee-first", "Bo", "supports")
    file = drinks / "dimensions" / "arrival.yaml"
    file.write_text(file.read_text("utf-8").replace("Came in 1652.", "Arrived in 1652."), "utf-8")
    program = start(drinks)
    merger = program.window.merger
    merger.take(str(theirs / "comparison.yaml"))
    settle(program, qtbot)
    assert {one[:2] for one in told_of(drinks)} == {(FIRST, "Bo"), ("coffee-first", "Bo")}
    assert merger.box is not None
    assert merger.box.text() == "2 reviews taken over: Bo"
    assert "1 lapsed, because the statement has changed or is gone:" in merger.box.informativeText()
    assert "Arrived in 1652." in merger.box.informativeText()
    merger.box.close()
    before = (drinks / "review.yaml").read_bytes()
    merger.take(str(theirs))
    settle(program, qtbot)
    assert merger.box.text() == "0 reviews taken over"
    merger.box.close()
    assert (drinks / "review.yaml").read_bytes() == before
    merger.take(str(drinks.parent / "nowhere"))
    assert (drinks / "review.yaml").read_bytes() == before


def test_a_comparison_that_is_read_only_offers_a_copy(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.window._context.reviewing.reviewer = "Anna"
    page = opened(program)
    posted: list[Message] = []
    program.window._context.messages.posted.connect(posted.append)
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert [message.command[1] for message in posted] == ["copy"]
    assert all(isinstance(program.analysis.item(entry.item), Statement) for entry in page.listed.rows)
