"""History, find and replace, and tensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.editing.conftest import Writer


def test_the_history_leads_back_to_any_point(writer: Writer) -> None:
    before = writer.files()
    for statement_id in ("tea-second", "both-source"):
        writer.program.selection.show_item(statement_id)
        writer.actions.delete.trigger()
        writer.settle()
    after = writer.files()
    writer.actions.history.trigger()
    rows = writer.editor.history.list
    assert [rows.item(row).text() for row in range(rows.count())] == [
        "delete a statement: 都是饮料。",
        "delete a statement: It's there.",
        "before the first change",
    ]
    rows.setCurrentRow(2)
    writer.editor.history.go_button.click()
    writer.settle()
    assert writer.files() == before
    assert rows.item(0).text() == "undone: delete a statement: 都是饮料。"
    assert writer.message() == "Undone: delete a statement: It's there.", "the last that was undone"
    rows.setCurrentRow(0)
    writer.editor.history.go_button.click()
    writer.settle()
    assert writer.files() == after
    assert writer.message() == "Redone: delete a statement: 都是饮料。"
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.message() == "Undone: delete a statement: 都是饮料。"


def test_words_are_replaced_as_one_change_after_a_preview(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    writer.actions.replace.trigger()
    dialog = writer.editor.replace
    dialog.keep.click()
    assert dialog.said.text() == "Nothing is found, or nothing is ticked."
    dialog.words.setText("London")
    dialog.by.setText("Paris")
    assert [dialog.preview.item(row).text() for row in range(dialog.preview.count())] == [
        "Reached London by 1657.\n→ Reached Paris by 1657.",
        "Tea in London\n→ Tea in Paris",
    ]
    row, box = dialog.preview.visualItemRect(dialog.preview.item(1)), dialog.preview.box(1)
    assert box.center().y() < row.top() + row.height() * 0.4, "the box is beside the first line"
    qtbot.mouseClick(dialog.preview.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    dialog.keep.click()
    writer.settle()
    assert "Reached Paris by 1657." in writer.texts()
    milestone = writer.program.analysis.item("tea-1657")
    assert milestone is not None
    assert "quote: Tea reached London" in writer.files()["dimensions/arrival.yaml"].decode()
    assert "Tea in London" in writer.files()["timeline.yaml"].decode()
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_two_statements_are_marked_for_a_tension(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    writer.program.selection.show_item("tea-second")
    writer.actions.tension.trigger()
    assert "Marked: “It's there”. Press" in writer.message()
    writer.actions.tension.trigger()
    assert writer.message() == "No statement is marked for a tension now."
    writer.actions.tension.trigger()
    writer.program.selection.show_item("coffee-first")
    writer.actions.tension.trigger()
    form = writer.editor.tensions.form
    assert form is not None
    form.reject()
    writer.actions.tension.trigger()
    assert "Marked: “Came in 1652" in writer.message(), "what was cancelled is not marked any more"
    writer.program.selection.show_item("tea-second")
    writer.actions.tension.trigger()
    form = writer.editor.tensions.form
    assert form is not None
    form.keep.click()
    assert form.said.text() == "Say in a note how they differ."
    qtbot.keyClicks(form.findChildren(QLineEdit)[0], "One is there, one came.")
    form.keep.click()
    writer.settle()
    found = writer.program.analysis.tensions("tea-second")
    assert [(one.kind, one.between, one.note) for one in found] == [
        ("contradicts", ("coffee-first", "tea-second"), "One is there, one came.")
    ]
    writer.program.selection.show_item("tea-second")
    writer.actions.edit_tension.trigger()
    form = writer.editor.tensions.form
    assert form is not None
    form.findChildren(QComboBox)[1].setCurrentIndex(1)
    form.findChildren(QLineEdit)[0].setText("")
    form.keep.click()
    writer.settle()
    assert writer.program.analysis.tensions("tea-second") == ()
    writer.actions.undo.trigger()
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before
