"""Whatever can have the keyboard has a name for screen readers, on every page, in every panel and every dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.editing.folders import write
from tests.ui.intake.test_import_dialog import dialog_of, wait_until_read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

# Qt names the parts of its own widgets.
OF_QT = ("QDockWidgetTitleButton", "QLineEditIconButton", "QTableCornerButton", "QTabBar")


def can_have_focus(widget: QWidget) -> bool:
    if not widget.isVisible() or not widget.isEnabled() or widget.objectName().startswith("qt_"):
        return False
    if type(widget).__name__ in OF_QT or widget.focusProxy() is not None:
        return False
    return isinstance(widget, QAbstractButton) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def unnamed(widgets: list[QWidget]) -> list[str]:
    """The widgets that a screen reader could reach and not name."""
    found = []
    for widget in filter(can_have_focus, widgets):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def of_all_windows() -> list[str]:
    widgets = [one for window in QApplication.topLevelWidgets() for one in (window, *window.findChildren(QWidget))]
    return unnamed(widgets)


def close_dialogs(program: Program) -> None:
    for window in QApplication.topLevelWidgets():
        if window is not program.window and window.isVisible():
            window.close()


READING = (
    *("overview", "tensions", "second_look", "review", "unproven", "focus_notes", "show_strip", "find_in_document"),
    *("find", "both_sides", "palette", "next_sentence", "export", "settings", "help", "shortcuts", "news", "about"),
)
WRITING = (
    *("new", "history", "replace", "repair", "source_fields", "rename_id", "head", "add_dimension"),
    *("edit_dimension", "split_dimension", "edit_text", "split", "move", "name_row", "absence", "add_milestone"),
    "compose",
)


def test_every_control_has_a_name_while_reading(start: Callable[..., Program]) -> None:
    program = start()
    for name in READING:
        program.selection.show_item("entry-stage-huawei")
        getattr(program.window.actions_, name).trigger()
        QApplication.processEvents()
        assert of_all_windows() == [], name
        close_dialogs(program)


def test_every_control_has_a_name_while_writing(start: Callable[..., Program], tmp_path: Path, qtbot: QtBot) -> None:
    program = start(write(tmp_path / "drinks"))
    actions = program.window.editor.actions_
    actions.edit.trigger()
    for name in WRITING:
        program.selection.show_item("tea-first")
        if name in ("compose", "add_milestone"):
            program.window.actions_.next_sentence.trigger()
        getattr(actions, name).trigger()
        QApplication.processEvents()
        assert of_all_windows() == [], name
        close_dialogs(program)
    (tmp_path / "tea.md").write_text("# Tea\n\nTea is old.\n", "utf-8")
    dialog = dialog_of(program, tmp_path / "tea.md")
    wait_until_read(qtbot, dialog)
    assert of_all_windows() == []
