"""The page of doubts: all of them with what was seen, the way to the statement, and how one is dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from stratview.ui.pages.second_look import SecondLookPage
from tests.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

Spoken = Qt.ItemDataRole.AccessibleTextRole
CUT = "entry-focus-xiaomi"
REST = "rather than technological invention."


def opened(program: Program) -> SecondLookPage:
    program.window.actions_.second_look.trigger()
    page = program.window.middle.currentWidget()
    assert isinstance(page, SecondLookPage)
    return page


def words(page: SecondLookPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def settle(program: Program, qtbot: QtBot) -> None:
    editing = program.window._context.editing
    qtbot.waitUntil(lambda: not editing.writing and not program.project.busy, timeout=60_000)
    qtbot.wait(20)


def test_every_doubt_is_listed_with_its_words_its_statement_and_the_rest_of_its_sentence(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    program.selection.show_item(CUT)
    page = opened(program)
    listed, analysis = page.table.listed, program.analysis
    every = [doubt for some in analysis.doubts.values() for doubt in some]
    assert [one.doubt for one in listed.rows] == every
    assert listed.rows[page.table.currentIndex().row()].doubt.item == CUT, "it opens at the statement that was read"
    for row, doubt in enumerate(every):
        heard = listed.index(row, 0).data(Spoken)
        assert doubt.in_words() in heard or doubt.kind == "shared"
        assert all(other not in heard for other in doubt.words if doubt.kind == "shared"), "ids are not shown"
        assert listed.statement(row).text in heard
    row = listed.row_of(CUT)
    delegate, width = page.table.itemDelegate(), page.table.viewport().width()
    drawn = "\n".join(layout.text() for layout, _ in delegate._lay(row, width).texts)  # type: ignore[attr-defined]
    assert f"ecosystem expansion”, emphasizing operational efficiency and market responsiveness {REST}" in drawn
    assert f"{len({doubt.item for doubt in every})} statements worth a second look" in words(page)

    page.kind.setCurrentIndex(page.kind.findData("cut"))
    page.kind.activated.emit(page.kind.currentIndex())
    assert {one.doubt.kind for one in listed.rows} == {"cut"}
    page.dimension.setCurrentIndex(page.dimension.findData("entry"))
    page.dimension.activated.emit(page.dimension.currentIndex())
    assert [one.doubt.item for one in listed.rows] == [CUT]
    assert program.selection.view.item == CUT
    assert program.cited_text() == [analysis.item(CUT).cites[0].quote]  # type: ignore[union-attr]

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert (program.selection.view.page, program.selection.view.item) == ("", CUT)
    program.window.actions_.back.trigger()
    assert program.selection.view.page == "second-look"


def test_a_statement_without_doubts_gives_way_to_the_first_doubt(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item("entry-focus-huawei")
    page = opened(program)
    first = page.table.listed.rows[0].doubt.item
    qtbot.waitUntil(lambda: program.selection.view.item == first)
    assert program.cited_text() == [program.analysis.item(first).cites[0].quote]  # type: ignore[union-attr]
    program.window.actions_.back.trigger()
    assert (program.selection.view.page, program.selection.view.item) == ("", "entry-focus-huawei")


def test_a_doubt_is_dismissed_with_a_reason_and_taken_up_again(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    program.selection.show_item(CUT)
    page = opened(program)
    before = len(page.table.listed.rows)
    page.reason.setText("The row says it.")
    page.dismiss()
    assert not (copy / "review.yaml").exists(), "while reading, nothing is written"
    program.window.editor.actions_.edit.trigger()
    page.dismiss()
    settle(program, qtbot)
    (entry,) = load(copy)[0].dismissals
    assert (entry.statement, entry.doubt, entry.reason) == (CUT, "cut", "The row says it.")
    assert program.selection.view.page == "second-look"
    assert page.table.listed.row_of(CUT) == -1
    assert len(page.table.listed.rows) == before - 1
    assert "1 doubt dismissed" in words(page)

    page.dismissed.setChecked(True)
    row = page.table.listed.row_of(CUT)
    assert "The row says it." in page.table.listed.index(row, 0).data(Spoken)
    page.table.make_current(row)
    page.restore()
    settle(program, qtbot)
    assert not load(copy)[0].dismissals
    program.window.editor.actions_.undo.trigger()
    settle(program, qtbot)
    assert len(load(copy)[0].dismissals) == 1
    program.window.editor.actions_.undo.trigger()
    settle(program, qtbot)
    assert not load(copy)[0].dismissals
    assert (program.selection.view.page, program.selection.view.item) == ("second-look", CUT)
