"""Whole sections, and all before or behind a place, are struck out with one key; each step can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.intake.test_import_dialog import dialog_of, findings, imports, select, wait_until_read

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.ui.intake.dialog import ImportDialog
    from tests.ui.conftest import Program

PAGE = (
    "<title>Tea</title><p>Advertisement</p><h1>Tea</h1><p>It came by ship.</p><h2>Ports</h2><p>London was first.</p>"
    "<h3>Later</h3><p>Then Bristol.</p><h2>Comments</h2><p>Great!</p><p>Indeed.</p>"
)
PARTS = ("Advertisement", "Tea", "It came by ship.", "Ports", "London was first.", "Later", "Then Bristol.", "Comments",
         "Great!", "Indeed.")  # fmt: skip


@pytest.fixture
def dialog(qtbot: QtBot, program: Program, tmp_path: Path) -> ImportDialog:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    dialog = dialog_of(program, tmp_path / "page.html")
    wait_until_read(qtbot, dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.text.hasFocus)
    return dialog


def kept(dialog: ImportDialog) -> tuple[str, ...]:
    current = dialog.current
    assert current is not None
    return tuple(part for at, part in enumerate(PARTS) if at not in current.struck)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_sections_and_all_around_a_place_are_struck_out_and_taken_back(
    qtbot: QtBot, program: Program, dialog: ImportDialog, drinks: Path
) -> None:
    text = dialog.text
    select(dialog, "London")
    qtbot.keyClick(text, Qt.Key.Key_Delete, CTRL)
    assert kept(dialog) == (*PARTS[:3], *PARTS[7:]), "a section has those below it"
    select(dialog, "Comments")
    qtbot.keyClick(text, Qt.Key.Key_Delete, CTRL | SHIFT)
    assert kept(dialog) == PARTS[:3]
    assert any("Great!" in one for one in findings(dialog))
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert kept(dialog) == PARTS
    assert dialog.current is not None
    assert dialog.text.cursor_offset == dialog.current.parts[3][0], "undo shows what it changed"
    assert not dialog.striking.undo.isEnabled()
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL | SHIFT)
    assert kept(dialog) == (*PARTS[:3], *PARTS[7:])
    select(dialog, "Comments")
    qtbot.keyClick(text, Qt.Key.Key_Delete, CTRL | SHIFT)
    select(dialog, "It came")
    qtbot.keyClick(text, Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert kept(dialog) == ("It came by ship.",)
    qtbot.keyClick(text, Qt.Key.Key_K, CTRL | SHIFT)
    assert kept(dialog) == ("It came by ship.",)
    imports(qtbot, program, dialog, "page")
    assert (drinks / "documents" / "page.md").read_text("utf-8") == "It came by ship.\n"


def test_all_but_the_selection_is_struck_out_and_all_of_it_restored(dialog: ImportDialog) -> None:
    select(dialog, "Then")
    dialog.striking.only.trigger()
    assert kept(dialog) == ("Then Bristol.",)
    dialog.striking.restore_all.trigger()
    assert kept(dialog) == PARTS
    assert not dialog.striking.restore_all.isEnabled()


def test_keys_in_a_field_change_the_field_alone(qtbot: QtBot, dialog: ImportDialog) -> None:
    line = dialog.form.lines["title"]
    line.setFocus()
    line.setText("On tea")
    line.setCursorPosition(0)
    qtbot.keyClick(line, Qt.Key.Key_Delete, CTRL)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert kept(dialog) == PARTS
    assert line.text() == "ea"
