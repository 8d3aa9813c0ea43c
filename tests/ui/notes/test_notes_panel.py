"""Notes are written beside what they are about, shown quietly there, listed, undone, kept and saved."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QLineEdit
from shiboken6 import delete

from stratview.notes.files import user_notes
from stratview.ui.message_bar import MessageBar
from stratview.ui.notes.panel import NotesPanel
from stratview.ui.pages.compare_model import CompareModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.session.notes import Notes
    from tests.ui.conftest import Program

STATEMENT = "entry-stage-huawei"


def panel(program: Program) -> NotesPanel:
    found = program.window.docks.notes.widget()
    assert isinstance(found, NotesPanel)
    return found


def notes_of(program: Program) -> Notes:
    assert program.desktop.context is not None
    return program.desktop.context.notes


def rows(program: Program) -> list[str]:
    tree = panel(program).list
    groups = [group for at in range(tree.topLevelItemCount()) if (group := tree.topLevelItem(at)) is not None]
    rows = [group.child(at) for group in groups for at in range(group.childCount())]
    return [row.text(0) for row in rows if row is not None]


def choose_first(program: Program) -> None:
    tree = panel(program).list
    group = tree.topLevelItem(0)
    row = group.child(0) if group is not None else None
    assert row is not None
    tree.setCurrentItem(row)


def write(program: Program, qtbot: QtBot, text: str) -> None:
    """Write a note on what is selected, with the keys."""
    program.window.actions_.add_note.trigger()
    editor = panel(program).text
    assert editor.hasFocus()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def spoken(program: Program, item: str) -> str:
    model = program.table.model()
    assert isinstance(model, CompareModel)
    return str(model.data(model.index_of(item), Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_keeps_a_note_while_editing_too(
    start: Callable[..., Program], copy: Path, qtbot: QtBot, key: Qt.Key
) -> None:
    program = start(copy)
    program.window.editor.actions_.edit.trigger()
    assert program.window.editor.actions_.compose.isEnabled()
    program.selection.show_item(STATEMENT)
    program.window.actions_.add_note.trigger()
    editor = panel(program).text
    qtbot.keyClicks(editor, "Compare.")
    pad = Qt.KeyboardModifier.KeypadModifier if key == Qt.Key.Key_Enter else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(editor, key, Qt.KeyboardModifier.ControlModifier | pad)
    assert [row.partition(" — ")[0] for row in rows(program)] == ["✎ Compare."]


def test_a_note_is_written_shown_kept_and_undone(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    program.table.setFocus()
    write(program, qtbot, "Compare with the annual report.")
    assert program.table.hasFocus()
    assert len(rows(program)) == 1
    assert rows(program)[0].startswith("✎ Compare with the annual report. — ")
    assert "Compare with the annual report." in spoken(program, STATEMENT)
    files = [path.name for path in user_notes().glob("*.notes.jsonl")]
    assert files == [f"{program.project.head.id}.notes.jsonl"]

    program = start()
    assert len(rows(program)) == 1, "the panel was left open"
    program.window.actions_.focus_notes.trigger()
    choose_first(program)
    panel(program).remove()
    assert rows(program) == []
    program.window.actions_.overview.trigger()
    program.window.actions_.undo_note.trigger()
    assert len(rows(program)) == 1
    assert program.selection.view.item == STATEMENT, "undo goes to what the note is about"
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    assert [one.text for one in bar.standing] == ["Undone: remove a note: Compare with the annual report."]
    program.window.actions_.redo_note.trigger()
    assert rows(program) == []
    assert [one.text for one in bar.standing] == ["Redone: remove a note: Compare with the annual report."]


def test_words_in_a_document_take_a_note(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    program.window.actions_.focus_source.trigger()
    program.source.next_sentence()
    selected = program.source.view.selected
    assert selected is not None
    write(program, qtbot, "Who says so?")
    assert program.source.isAncestorOf(program.window.focusWidget())
    assert "Who says so?" in rows(program)[0]
    assert [mark.noted for mark in program.source.view.marks_between(*selected) if mark.noted] == ["Note: Who says so?"]
    program.window.actions_.overview.trigger()
    choose_first(program)
    panel(program).go_button.click()
    assert program.selection.view.place == selected
    program.window.actions_.overview.trigger()
    program.window.actions_.undo_note.trigger()
    assert program.selection.view.place == selected, "where the note was"


def test_a_star_and_filters(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    write(program, qtbot, "one")
    program.window.actions_.star.trigger()
    assert [row[0] for row in rows(program)] == ["✎", "★"]
    panel(program).filter.setCurrentIndex(panel(program).filter.findData("star"))
    assert [row[0] for row in rows(program)] == ["★"]
    panel(program).filter.setCurrentIndex(0)
    panel(program).search.setText("ONE")
    assert [row[0] for row in rows(program)] == ["✎"]
    panel(program).search.clear()
    program.window.actions_.star.trigger()
    assert [row[0] for row in rows(program)] == ["✎"]


def test_escape_leaves_a_note_unwritten(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    program.table.setFocus()
    program.window.actions_.add_note.trigger()
    qtbot.keyClicks(panel(program).text, "never mind")
    qtbot.keyClick(panel(program).text, Qt.Key.Key_Escape)
    assert program.table.hasFocus()
    assert rows(program) == []
    assert "No notes yet" in panel(program).empty.text()


def test_a_note_begun_in_a_field_that_has_gone_is_left_without_a_fault(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    field = QLineEdit(program.window)
    field.show()
    field.setFocus()
    program.window.actions_.add_note.trigger()
    delete(field)
    qtbot.keyClick(panel(program).text, Qt.Key.Key_Escape)
    assert panel(program).text.toPlainText() == ""
    assert rows(program) == []


def test_what_has_changed_since_it_was_read_is_marked(start: Callable[..., Program], copy: Path) -> None:
    program = start(copy)
    program.selection.show_item(STATEMENT)
    notes = notes_of(program)
    notes.note_shown()
    file = copy / "dimensions" / "entry.yaml"
    file.write_text(file.read_text("utf-8").replace("text: Typically enters", "text: Usually enters", 1), "utf-8")
    program = start(copy)
    notes = notes_of(program)
    assert notes.new == {STATEMENT}
    assert "Changed since you last read it." in spoken(program, STATEMENT)
    program.window.actions_.focus_notes.trigger()
    panel(program).filter.setCurrentIndex(panel(program).filter.findData("new"))
    assert len(rows(program)) == 1
    panel(program).all_read.click()
    assert rows(program) == []


@pytest.mark.parametrize(("name", "begin"), [("notes.md", b"# Notes on"), ("notes.jsonld", b"{")])
def test_notes_are_saved_for_others(
    start: Callable[..., Program],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    begin: bytes,
) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    write(program, qtbot, "To publish.")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), ""))
    program.window.actions_.save_notes.trigger()
    content = (tmp_path / name).read_bytes()
    assert content.startswith(begin)
    assert b"To publish." in content
    if name.endswith("ld"):
        assert json.loads(content)["items"][0]["body"]["value"] == "To publish."


def test_a_damaged_line_is_kept_and_named(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    write(program, qtbot, "sound")
    file = next(user_notes().glob("*.notes.jsonl"))
    file.write_bytes(file.read_bytes() + b"{damaged\n")
    program = start()
    program.window.actions_.focus_notes.trigger()
    assert len(rows(program)) == 1
    assert "line 2" in panel(program).damage.text()
    program.selection.show_item(STATEMENT)
    write(program, qtbot, "another")
    assert b"{damaged\n" in file.read_bytes()


def test_the_panel_belongs_to_the_selection(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    write(program, qtbot, "one")
    shown = panel(program)
    other = "entry-stage-xiaomi"
    program.selection.show_item(other)
    assert not shown.text.toPlainText()
    assert "commercialization stage" in shown._about.whole
    qtbot.keyClicks(shown.text, "two")
    program.selection.show_item(STATEMENT)
    assert shown.text.toPlainText() == "two", "what is begun stays, and says what it is about"
    assert "commercialization stage" in shown._about.whole
    qtbot.mouseClick(shown.keep_button, Qt.MouseButton.LeftButton)
    assert [one.note.text for one in notes_of(program).on_item(other)] == ["two"]
    program.selection.show_item(other)
    assert shown.text.toPlainText() == "two", "the note on what is selected"
    program.selection.show_page("overview")
    assert not shown.text.isEnabled()
    assert shown._about.whole == ""
    assert "Select a statement" in shown.text.placeholderText()


def test_what_a_note_would_be_about_follows_a_change(start: Callable[..., Program], copy: Path, qtbot: QtBot) -> None:
    program = start(copy)
    program.window.actions_.focus_notes.trigger()
    program.selection.show_item(STATEMENT)
    assert panel(program).about.startswith("Typically enters")
    file = copy / "dimensions" / "entry.yaml"
    file.write_text(file.read_text("utf-8").replace("text: Typically enters", "text: Usually enters", 1), "utf-8")
    program.project.read_again()
    qtbot.waitUntil(lambda: panel(program).about.startswith("Usually enters"))
    # A narrow panel shows the beginning of it.
    panel(program).resize(10, 200)
    assert panel(program).about.startswith("Usually enters")


def test_a_note_that_is_changed_stays_while_the_list_is_filled(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    write(program, qtbot, "one")
    shown = panel(program)
    choose_first(program)
    shown.text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(shown.text, " and two")
    program.window.actions_.star.trigger()
    qtbot.keyClicks(shown.search, "nothing has this")
    assert shown.text.toPlainText() == "one and two"
    qtbot.mouseClick(shown.keep_button, Qt.MouseButton.LeftButton)
    assert {one.note.text for one in notes_of(program).on_item(STATEMENT)} == {"", "one and two"}


@pytest.mark.parametrize("how", ["language", "close"])
def test_a_note_that_is_begun_is_kept_when_its_panel_goes(
    start: Callable[..., Program], qtbot: QtBot, how: str
) -> None:
    program = start()
    program.selection.show_item(STATEMENT)
    program.window.actions_.add_note.trigger()
    qtbot.keyClicks(panel(program).text, "half a sent")
    if how == "language":
        old = panel(program)
        program.window.language_requested.emit("zh_CN")
        qtbot.waitUntil(lambda: panel(program) is not old)
        program.window.language_requested.emit("en")
        assert [one.note.text for one in notes_of(program).on_item(STATEMENT)] == ["half a sent"]
    else:
        program.window.close()
        program = start()
        assert [one.note.text for one in notes_of(program).on_item(STATEMENT)] == ["half a sent"]


def test_a_panel_that_goes_leaves_no_focus_behind(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    docks = program.window.docks
    program.window.actions_.focus_notes.trigger()
    panel(program).search.setFocus()
    docks.timeline.raise_()
    qtbot.waitUntil(lambda: docks.timeline.isAncestorOf(program.window.focusWidget()))
    program.window.dimensions.list.setFocus()
    docks.dimensions.close()
    assert program.table.hasFocus()
    docks.dimensions.show()
    program.window.dimensions.list.setFocus()
    title = docks.dimensions.titleBarWidget()
    for _ in ("detach", "dock"):
        title.toggle_floating()  # type: ignore[attr-defined]
        qtbot.waitUntil(program.window.dimensions.list.hasFocus)
