"""Statements and rows changed in their place, each with its undo."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox

from stratview.ui.editing.form import Form
from stratview.ui.tick_list import TickList
from tests.ui.editing.conftest import press_delete

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from tests.ui.editing.conftest import Writer


def go(writer: Writer, statement_id: str) -> None:
    """Make a statement the current one, with the focus on it."""
    writer.program.selection.show_item(statement_id)
    writer.program.table.setFocus()


def cells(writer: Writer, dimension_id: str = "arrival") -> list[tuple[str, str, list[str]]]:
    dimension = writer.program.dimension(dimension_id)
    return [
        (row.aspect, side, [one.id for one in statements])
        for row in dimension.rows
        for side, statements in row.sides.items()
        if statements
    ]


def done(writer: Writer, action: QAction, before: dict[str, bytes]) -> None:
    """Undo, check that every byte is as it was, and do it again."""
    after = writer.files()
    assert after != before
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before
    writer.actions.redo.trigger()
    writer.settle()
    assert writer.files() == after
    assert action.isEnabled()


def test_f2_edits_a_statement_in_its_cell(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    go(writer, "tea-first")
    qtbot.keyClick(writer.program.table, Qt.Key.Key_F2)
    field = writer.editor.statements.in_place
    assert field is not None
    assert field.toPlainText() == "Reached London by 1657."
    qtbot.keyClicks(field, "Came by 1658.")
    assert "1658" in field.accessibleDescription(), "the figure is in none of its quotes"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    writer.settle()
    assert "Came by 1658." in writer.texts()
    assert writer.actions.undo.text() == "Undo: edit a statement"
    assert writer.program.table.hasFocus()
    done(writer, writer.actions.edit_text, before)


def test_escape_leaves_the_text_as_it_was(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    go(writer, "tea-first")
    writer.actions.edit_text.trigger()
    field = writer.editor.statements.in_place
    assert field is not None
    qtbot.keyClicks(field, "Other words")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    writer.settle()
    assert writer.files() == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_a_statement_that_is_changed_elsewhere_meanwhile_is_not_overwritten_unasked(
    writer: Writer, qtbot: QtBot, key: Qt.Key
) -> None:
    go(writer, "tea-first")
    writer.actions.edit_text.trigger()
    field = writer.editor.statements.in_place
    assert field is not None
    qtbot.keyClicks(field, "Mine.")
    file = writer.folder / "dimensions/arrival.yaml"
    file.write_bytes(file.read_bytes().replace(b"Reached London", b"Was in London"))
    writer.program.project.read_again()
    writer.settle()
    assert "Was in London by 1657." in writer.texts()
    assert "changed elsewhere, to “Was in London by 1657.”" in writer.message()
    assert field.toPlainText() == "Mine."
    qtbot.keyClick(field, key)
    writer.settle()
    assert ("Mine." in writer.texts()) == (key == Qt.Key.Key_Return)
    assert "changed elsewhere" not in writer.message()
    if key == Qt.Key.Key_Return:
        writer.actions.undo.trigger()
        writer.settle()
    assert "Was in London by 1657." in writer.texts()


def test_a_text_that_cannot_be_written_stays_in_its_cell(
    writer: Writer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stratview.editing import folder

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "arrival.yaml")

    before = writer.files()
    go(writer, "tea-first")
    writer.actions.edit_text.trigger()
    assert writer.editor.statements.in_place is not None
    qtbot.keyClicks(writer.editor.statements.in_place, "Kept.")
    with monkeypatch.context() as disk:
        disk.setattr(folder, "write_all", full)
        qtbot.keyClick(writer.editor.statements.in_place, Qt.Key.Key_Return)
        writer.settle()
    assert "no space left" in writer.message()
    assert writer.files() == before
    field = writer.editor.statements.in_place
    assert field is not None
    assert field.toPlainText() == "Kept."
    qtbot.keyClick(field, Qt.Key.Key_Return)
    writer.settle()
    assert "Kept." in writer.texts()
    done(writer, writer.actions.edit_text, before)


def test_a_statement_without_tensions_is_deleted_at_once(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    go(writer, "tea-second")
    qtbot.keyClick(writer.program.table, Qt.Key.Key_Delete)
    writer.settle()
    assert "It's there." not in writer.texts()
    assert writer.program.selection.view.item == "coffee-first"
    done(writer, writer.actions.delete, before)


def test_deleting_names_the_tensions_and_asks_once(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    go(writer, "tea-first")
    writer.actions.delete.trigger()
    box = writer.program.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "• One." in box.informativeText()
    assert "• Two." in box.informativeText()
    assert writer.files() == before
    press_delete(box)
    writer.settle()
    comparison = writer.program.analysis.comparison
    assert comparison is not None
    assert comparison.tensions == ()
    assert not writer.program.analysis.item("tea-first")
    done(writer, writer.actions.delete, before)


def test_keys_move_a_statement_to_the_other_side_and_row(writer: Writer, qtbot: QtBot) -> None:
    before = writer.files()
    go(writer, "tea-second")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(writer.program.table, Qt.Key.Key_Right, both)
    writer.settle()
    assert ("First seen", "coffee", ["coffee-first", "tea-second"]) in cells(writer)
    assert writer.program.selection.view.item == "tea-second"
    qtbot.keyClick(writer.program.table, Qt.Key.Key_Up, both)
    writer.settle()
    assert ("First seen", "coffee", ["tea-second", "coffee-first"]) in cells(writer)
    for _ in range(2):
        qtbot.keyClick(writer.program.table, Qt.Key.Key_Down, both)
        writer.settle()
    assert ("来源", "coffee", ["tea-second"]) in cells(writer)
    for _ in range(4):
        writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_a_dialog_moves_a_statement_to_another_dimension(writer: Writer) -> None:
    before = writer.files()
    go(writer, "coffee-first")
    writer.actions.move.trigger()
    form = writer.editor.statements.form
    assert form is not None
    row, side = form.findChildren(QComboBox)
    row.setCurrentIndex(row.findText("Effect · Amount"))
    side.setCurrentIndex(side.findText("Both"))
    form.keep.click()
    writer.settle()
    assert ("Amount", "both", ["coffee-first"]) in cells(writer, "effect")
    assert writer.program.selection.view.dimension == "effect"
    done(writer, writer.actions.move, before)
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.program.selection.view.dimension == "arrival", "undo goes back to where the change was"


def test_a_statement_that_is_moved_to_where_it_is_changes_nothing(writer: Writer) -> None:
    before = writer.files()
    go(writer, "tea-first")
    writer.actions.move.trigger()
    form = writer.editor.statements.form
    assert form is not None
    form.keep.click()
    writer.settle()
    assert writer.files() == before
    assert not writer.actions.undo.isEnabled()


def test_what_a_row_compares_is_double_clicked(writer: Writer, qtbot: QtBot) -> None:
    go(writer, "tea-first")
    table = writer.program.table
    at = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    form = writer.editor.statements.form
    assert form is not None
    (field,) = form.findChildren(QLineEdit)
    assert field.text() == writer.program.dimension("arrival").rows[0].aspect
    form.reject()
    writer.editor.statements.form = None
    writer.actions.edit.trigger()
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert writer.editor.statements.form is None, "while reading, nothing opens"


def test_rows_are_renamed_moved_and_deleted(writer: Writer) -> None:
    before = writer.files()
    go(writer, "tea-first")
    writer.actions.name_row.trigger()
    form = writer.editor.statements.form
    assert form is not None
    (field,) = form.findChildren(QLineEdit)
    field.setText(" ")
    form.keep.click()
    assert form.isVisible()
    assert form.said.text() == "Say what the row compares."
    field.setText("Arrival in Europe")
    form.keep.click()
    writer.settle()
    assert [row.aspect for row in writer.program.dimension("arrival").rows] == ["Arrival in Europe", "来源"]
    go(writer, "tea-first")
    writer.actions.lower_row.trigger()
    writer.settle()
    assert [row.aspect for row in writer.program.dimension("arrival").rows] == ["来源", "Arrival in Europe"]
    go(writer, "both-source")
    writer.actions.delete_row.trigger()
    box = writer.program.window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "1 statement" in box.informativeText()
    press_delete(box)
    writer.settle()
    assert [row.aspect for row in writer.program.dimension("arrival").rows] == ["Arrival in Europe"]
    for _ in range(3):
        writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_a_cell_without_a_statement_says_why(writer: Writer) -> None:
    before = writer.files()
    writer.program.selection.show_dimension("effect")
    table = writer.program.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 2))
    writer.actions.absence.trigger()
    form = writer.editor.statements.form
    assert form is not None
    form.findChildren(QLineEdit)[0].setText("In no document.")
    documents = form.findChildren(TickList)[0]
    sources = writer.program.project.head.sources
    assert documents.ticked() == list(range(len(sources))), "the user sees what is claimed before it is kept"
    for at in range(documents.count()):
        documents.item(at).setCheckState(Qt.CheckState.Unchecked)
    form.keep.click()
    assert form.said.text() == "Tick the documents in which it was looked for."
    documents.item(0).setCheckState(Qt.CheckState.Checked)
    form.keep.click()
    writer.settle()
    absence = writer.program.dimension("effect").rows[0].absences["coffee"]
    assert (absence.kind, absence.note) == ("not-found", "In no document.")
    assert absence.sources == (sources[0].id,), "a document that is added later was not looked in"
    done(writer, writer.actions.absence, before)


def test_the_citation_that_is_shown_is_removed(writer: Writer) -> None:
    before = writer.files()
    go(writer, "coffee-first")
    writer.actions.remove_cite.trigger()
    writer.settle()
    assert writer.program.proof("coffee-first").state == "unsourced"
    done(writer, writer.actions.remove_cite, before)


def test_fast_changes_wait_for_each_other(writer: Writer) -> None:
    before = writer.files()
    go(writer, "tea-second")
    writer.actions.move_right.trigger()
    writer.actions.delete.trigger()
    writer.actions.undo.trigger()
    writer.actions.undo.trigger()
    writer.settle()
    assert writer.files() == before


def test_a_row_without_a_statement_stays_in_sight_as_unfinished(writer: Writer) -> None:
    go(writer, "both-source")
    writer.actions.delete.trigger()
    writer.settle()
    table = writer.program.table
    last = table.model().rowCount() - 1
    shown = [table.model().index(last, column).data() for column in range(3)]
    assert shown == ["来源", "No statement", "No statement"]
    table.setCurrentIndex(table.model().index(last, 1))
    writer.actions.delete_row.trigger()
    writer.settle()
    assert [row.aspect for row in writer.program.dimension("arrival").rows] == ["First seen"]


def test_what_is_typed_stays_when_claims_are_counted_or_files_change(writer: Writer, qtbot: QtBot) -> None:
    go(writer, "tea-first")
    writer.actions.edit_text.trigger()
    field = writer.editor.statements.in_place
    assert field is not None
    qtbot.keyClicks(field, "My words")
    # Claims are counted, or more is known in another way: the field stays.
    writer.program.project.changed.emit(writer.program.analysis, writer.program.analysis)
    assert field.isVisible()
    writer.program.window.actions_.reload.trigger()
    qtbot.waitUntil(lambda: "My words" in writer.texts(), timeout=60_000)


def test_what_is_typed_in_a_cell_is_kept_when_the_window_closes(writer: Writer, qtbot: QtBot) -> None:
    go(writer, "tea-first")
    writer.actions.edit_text.trigger()
    field = writer.editor.statements.in_place
    assert field is not None
    qtbot.keyClicks(field, "Last words")
    writer.program.window.close()
    assert "Last words" in writer.files()["dimensions/arrival.yaml"].decode()


def test_a_dialog_begins_at_its_first_field(writer: Writer, qtbot: QtBot) -> None:
    writer.program.table.setFocus()
    writer.actions.move.trigger()
    form = writer.program.window.findChild(Form)
    assert form is not None
    qtbot.waitUntil(form.isVisible)
    assert isinstance(form.focusWidget(), QComboBox)
    form.reject()
