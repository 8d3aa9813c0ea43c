"""Ctrl+K finds every command, dimension, document and statement, and Escape leads back to where the reader was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from stratview.ui.palette.model import EntryRole
from stratview.ui.palette.palette import CommandPalette

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def open_palette(program: Program) -> CommandPalette:
    program.window.activateWindow()
    program.window.actions_.palette.trigger()
    (palette,) = [one for one in program.window.findChildren(CommandPalette) if one.isVisible()]
    return palette


def rows(palette: CommandPalette) -> list[str]:
    model = palette.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def press(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)


def test_every_command_is_there_with_its_key(start: Callable[..., Program]) -> None:
    program = start()
    palette = open_palette(program)
    model = palette.list.model()
    there = {
        model.index(row, 0).data(EntryRole).text: model.index(row, 0).data(EntryRole) for row in range(model.rowCount())
    }
    actions = [*program.window.actions_.all, *program.window.editor.actions_.all]
    for action in actions:
        if action is not program.window.actions_.palette:
            assert there[action.text()].beside == action.shortcut().toString()
    for dock in program.window.docks.all:
        assert f"Panel: {dock.windowTitle()}" in there
    assert {"Theme: Dark", "Language: 简体中文"} <= there.keys()


def test_return_goes_to_pages_dimensions_documents_and_statements(start: Callable[..., Program]) -> None:
    program = start()
    source = program.analysis.head.sources[-1]
    for typed, expected in (
        ("all tens", {"page": "tensions"}),
        ("overvw", {"page": "overview"}),
        ("entering ind", {"dimension": "entry"}),
        # The words of a language that is not shown.
        ("全部张力", {"page": "tensions"}),
        (source.title, {"source": source.id}),
        ("160 billion yuan", {"item": "technology-rd-spending-huawei"}),
    ):
        palette = open_palette(program)
        palette.field.setText(typed)
        press(palette.field, Qt.Key.Key_Return)
        assert not palette.isVisible()
        # The reader goes on where the choice is.
        pane = program.source if "source" in expected else program.window.middle
        focus = QApplication.focusWidget()
        assert focus is not None
        assert pane.isAncestorOf(focus)
        for field, value in expected.items():
            assert getattr(program.selection.view, field) == value


def test_english_words_find_a_command_in_chinese_too(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.desktop.window.language_requested.emit("zh_CN")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: program.window.actions_.tensions.text() == "全部张力")
    palette = open_palette(program)
    for typed in ("all tensions", "全部张力"):
        palette.field.setText(typed)
        assert rows(palette)[0] == "全部张力"


def test_a_disabled_command_says_why_and_does_nothing(start: Callable[..., Program]) -> None:
    program = start()
    palette = open_palette(program)
    palette.field.setText("delete the statement")
    entry = palette.list.currentIndex().data(EntryRole)
    assert not entry.enabled
    assert "Ctrl+Shift+E" in entry.reason
    press(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    every = [palette.list.model().index(row, 0).data(EntryRole) for row in range(palette.list.model().rowCount())]
    assert all(one.reason for one in every if not one.enabled)


def test_escape_gives_the_keyboard_back(start: Callable[..., Program]) -> None:
    program = start()
    window = program.window
    window.activateWindow()
    places = (program.table, program.source.view, window.tools.find_field, window.dimensions.filter)
    for widget in places:
        widget.setFocus()
        assert QApplication.focusWidget() is widget
        # The key itself: a text field must not take it for its own.
        QTest.keyClick(widget, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        palette = next(one for one in window.findChildren(CommandPalette) if one.isVisible())
        assert QApplication.focusWidget() is palette.field
        press(palette.field, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is widget
        assert not palette.isVisible()


def test_what_was_used_comes_first_and_is_remembered(start: Callable[..., Program]) -> None:
    program = start()
    for typed in ("larger text", "normal text size"):
        palette = open_palette(program)
        palette.field.setText(typed)
        press(palette.field, Qt.Key.Key_Return)
    assert rows(open_palette(program))[:2] == ["Normal text size", "Larger text"]
    program.desktop.window.keep_state()  # type: ignore[union-attr]
    assert rows(open_palette(start()))[:2] == ["Normal text size", "Larger text"]


def test_words_that_fit_nothing_are_looked_for_in_the_documents(start: Callable[..., Program]) -> None:
    program = start()
    palette = open_palette(program)
    palette.field.setText("qqqqq zzzzz")
    assert palette.list.isHidden()
    press(palette.field, Qt.Key.Key_Return)
    assert program.window.tools.find_field.text() == "qqqqq zzzzz"


def test_arrows_and_tab_choose_and_a_click_runs(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    palette = open_palette(program)
    palette.field.setText("text")
    first = palette.list.currentIndex().row()
    press(palette.field, Qt.Key.Key_Down)
    press(palette.field, Qt.Key.Key_Tab)
    assert palette.list.currentIndex().row() == first + 2
    press(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == first + 1
    palette.field.setText("larger text")
    zoom = program.theme.zoom
    qtbot.mouseClick(
        palette.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=palette.list.visualRect(palette.list.currentIndex()).center(),
    )
    assert program.theme.zoom > zoom


def test_it_goes_with_the_commands_that_it_has(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    palette = open_palette(program)
    # Where the window is not in front, the keyboard does not go elsewhere.
    QApplication.instance().focusChanged.disconnect(palette._focus_moved)  # type: ignore[union-attr]
    program.window.language_requested.emit("zh_CN")
    qtbot.waitUntil(lambda: not isValid(palette))
    program.window.language_requested.emit("en")
    QApplication.processEvents()


def test_it_goes_when_the_keyboard_goes_elsewhere_or_the_key_comes_again(start: Callable[..., Program]) -> None:
    program = start()
    palette = open_palette(program)
    program.window.actions_.focus_source.trigger()
    assert not palette.isVisible()
    assert QApplication.focusWidget() is program.source.view
    palette = open_palette(program)
    program.window.actions_.palette.trigger()
    assert not palette.isVisible()
    assert QApplication.focusWidget() is program.source.view


def test_escape_leaves_the_search_field_when_the_palette_it_came_from_is_gone(start: Callable[..., Program]) -> None:
    program = start()
    open_palette(program)
    program.window.actions_.find.trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    field = program.window.tools.find_field
    assert QApplication.focusWidget() is field
    press(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()
