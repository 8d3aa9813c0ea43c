"""A comparison opens for reading; nothing is changed before it is unlocked."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from stratview.editing.head import edit_title
from stratview.editing.references import located
from stratview.editing.statements import edit_text
from tests.editing.folders import content
from tests.ui.editing.conftest import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from tests.ui.conftest import Program

KEYS = [
    *(Qt.Key(key) for key in range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)),
    Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_Insert, Qt.Key.Key_Tab,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Period, Qt.Key.Key_Space,
]  # fmt: skip
PANES = ("focus_dimensions", "focus_statements", "focus_source")
# They open windows of the system, or end the test.
NOT_PRESSED = {"Ctrl+O", "Ctrl+Shift+O", "Ctrl+Q", "Ctrl+P", "Ctrl+E", "Ctrl+Shift+E", "Ctrl+N", "Ctrl+Shift+L"}


def _close_popup() -> None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def test_no_key_changes_a_file_while_reading(start: Callable[..., Program], drinks: Path, qtbot: QtBot) -> None:
    program = start(drinks)
    before = content(drinks)
    modifiers = [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier]
    seed = random.Random(16)  # noqa: S311 - the same walk each time
    # A button's menu runs until it is closed, inside the key that opens it.
    closing = QTimer(program.window)
    closing.timeout.connect(_close_popup)
    closing.start(5)
    for pane in PANES:
        getattr(program.window.actions_, pane).trigger()
        for _ in range(120):
            focus = program.window.focusWidget()
            assert focus is not None
            qtbot.keyClick(focus, seed.choice(KEYS), seed.choice(modifiers))
    for action in program.window.editor.actions_.all:
        if action.shortcut().toString() not in NOT_PRESSED and action not in program.window.editor.actions_.always:
            action.trigger()
    qtbot.wait(50)
    assert content(drinks) == before


def test_a_locked_comparison_has_no_command_that_writes(start: Callable[..., Program], drinks: Path) -> None:
    actions = start(drinks).window.editor.actions_
    assert not any(action.isEnabled() for action in actions.all if action not in actions.always)


def test_the_bundled_comparison_offers_a_copy(start: Callable[..., Program], tmp_path: Path, qtbot: QtBot) -> None:
    program = start()
    writer = Writer(program, tmp_path, qtbot)
    writer.actions.edit.trigger()
    assert not writer.actions.edit.isChecked()
    assert "Make a copy" in writer.message()
    with qtbot.waitSignal(writer.editor.open_requested) as opened:
        writer.editor.copy_into(str(tmp_path))
    copy = Writer(type(program)(program.desktop), tmp_path / "huawei-xiaomi", qtbot)
    assert opened.args == [str(tmp_path / "huawei-xiaomi")]
    qtbot.waitUntil(lambda: copy.program.analysis.complete, timeout=60_000)
    assert copy.program.analysis.ok
    copy.actions.edit.trigger()
    assert copy.actions.edit.isChecked()


def test_a_folder_that_may_not_be_written_is_read_only(
    start: Callable[..., Program], drinks: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(drinks)
    monkeypatch.setattr("stratview.session.editing.os.access", lambda *_: False)
    writer = Writer(program, drinks, qtbot)
    writer.actions.edit.trigger()
    assert not writer.actions.edit.isChecked()
    assert "You may not write" in writer.message()


def test_a_file_that_another_program_changed_is_not_overwritten(writer: Writer, qtbot: QtBot) -> None:
    place = writer.folder / "dimensions" / "arrival.yaml"
    theirs = place.read_text("utf-8").replace("Reached London", "Came to London")
    place.write_text(theirs, "utf-8")
    editing = writer.program.window._context.editing

    def make(draft: Draft, comparison: Comparison) -> Change:
        return edit_text(draft, "arrival", next(comparison.statements()), "Mine")

    editing.apply(make)
    writer.settle()
    assert place.read_text("utf-8") == theirs
    assert "changed" in writer.message()
    qtbot.waitUntil(lambda: "Came to London by 1657." in writer.texts())
    editing.apply(lambda draft, _: edit_title(draft, "Drinks", ""))
    writer.settle()
    assert writer.program.analysis.head.title == "Drinks"


def test_a_menu_of_the_statements_is_no_longer_while_reading(start: Callable[..., Program], drinks: Path) -> None:
    program = start(drinks)
    seen = [action for action in program.table.actions() if action.isVisible()]
    assert not set(seen) & set(program.window.editor.actions_.of_table)
    program.window.editor.actions_.edit.trigger()
    assert all(action.isVisible() for action in program.window.editor.actions_.of_table)


def test_the_status_bar_says_that_changes_are_written(writer: Writer) -> None:
    status = writer.program.window.status
    assert status.written == "Saved"
    writer.program.selection.show_item("tea-second")

    def make(draft: Draft, comparison: Comparison) -> Change:
        dimension, _, statement = located(comparison, "nobody")
        return edit_text(draft, dimension.id, statement, "Never written.")

    writer.program.window._context.editing.apply(make)
    assert status.written == "The last change was not made"
    writer.actions.delete.trigger()
    writer.settle()
    assert status.written == "Saved"
    writer.actions.edit.trigger()
    assert status.written == ""


def test_refusals_of_editing_have_chinese_words(writer: Writer) -> None:
    from stratview.comparison.yaml_splices import SpliceError
    from stratview.editing.change import OutdatedError
    from stratview.errors import StratviewError
    from stratview.ui.problem_words import _of_editing

    comparison = writer.program.analysis.comparison
    assert comparison is not None
    errors: list[StratviewError] = [OutdatedError("a.yaml"), SpliceError("No.")]
    try:
        located(comparison, "nobody")
    except StratviewError as error:
        errors.append(error)
    assert len(errors) == 3
    assert all(error.code in _of_editing() for error in errors)
