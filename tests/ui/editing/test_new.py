"""A comparison made from nothing in the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from stratview import cli
from tests.ui.editing.conftest import Writer, select

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

EDITORS = (
    "# Editors\n\nVim opens in 20 milliseconds. It has modes.\n\n"
    "Emacs opens in 400 milliseconds. It is written in Lisp.\n"
)


class Keys:
    """Presses keys where the focus is, and counts them; letters of a text are no keys."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window
        self.count = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        self._qtbot.keyClick(self._focus(), key, modifier)

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self._focus(), text)

    def _focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        focus = popup or self._window.focusWidget()
        assert focus is not None
        return focus


def says_that_documents_are_read(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """While files are read, it is not known whether there are documents."""
    header, known = program.source.header, program.analysis
    assert "There is no document yet" in header._meta.text()
    reading = replace(known, complete=False)
    with monkeypatch.context() as patch:
        patch.setattr(program.project, "analysis", reading)
        header.show_nothing()
        assert "The documents are being read" in header._meta.text()
    program.project.changed.emit(reading, known)
    assert "There is no document yet" in header._meta.text()


def test_a_proven_comparison_is_made_from_nothing(
    start: Callable[..., Program], tmp_path: Path, drinks: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(drinks)
    writer = Writer(program, drinks, qtbot)
    folder = tmp_path / "made" / "two-editors"
    writer.actions.new.trigger()
    dialog = writer.editor.new
    keys = Keys(qtbot, dialog)
    keys.type("Two editors")
    dialog.keep.click()
    assert dialog.said.text() == "The comparison and both subjects need a name."
    for field, text in zip((*dialog.names, dialog.place), ("Vim", "Emacs", str(folder)), strict=True):
        field.setFocus()
        field.clear()
        keys.type(text)
    dialog.keep.click()
    assert not dialog.isVisible()
    made = Writer(type(program)(program.desktop), folder, qtbot)
    qtbot.waitUntil(lambda: made.program.analysis.complete)
    assert made.program.window.status.text().startswith("No statements yet")
    assert "This comparison is empty" in made.program.window.compare.empty.steps.text()
    made.program.theme.set_zoom(200)
    steps = made.program.window.compare.empty.steps
    qtbot.waitUntil(lambda: steps.height() >= steps.heightForWidth(steps.width()))
    made.program.theme.set_zoom(100)
    qtbot.waitUntil(made.actions.edit.isChecked)
    assert made.message() == ""
    says_that_documents_are_read(made.program, monkeypatch)

    (tmp_path / "editors.md").write_text(EDITORS, "utf-8")
    assert cli.main(["import", str(tmp_path / "editors.md"), "--into", str(folder)]) == 0
    made.program.window.actions_.reload.trigger()
    qtbot.waitUntil(lambda: made.program.analysis.document("editors") is not None, timeout=60_000)
    made.settle()
    made = Writer(type(program)(program.desktop), folder, qtbot)
    assert made.program.selection.view.source == "editors"

    # The first statement brings its dimension and its row along.
    window = made.program.window
    window.actions_.focus_source.trigger()
    keys = Keys(qtbot, window)
    select(made, "Vim opens in 20 milliseconds.")
    keys.press(Qt.Key.Key_Return)
    keys.type("It opens in 20 milliseconds")
    keys.press(Qt.Key.Key_Return)
    keys.type("Speed")
    keys.press(Qt.Key.Key_Return)
    keys.type("Start")
    keys.press(Qt.Key.Key_Return)
    made.settle()
    made = Writer(type(program)(program.desktop), folder, qtbot)
    assert made.texts() == ["It opens in 20 milliseconds"]

    # The next one: a sentence further, Return, words, the other side, Return.
    window = made.program.window
    window.actions_.focus_source.trigger()
    keys = Keys(qtbot, window)
    view = made.program.source.view
    select(made, "Emacs opens in 400 milliseconds.")
    keys.press(Qt.Key.Key_Return)
    made.editor.composer.side.setCurrentIndex(1)
    keys.type("It opens in 400 milliseconds")
    keys.press(Qt.Key.Key_Return)
    made.settle()
    # And a third in four keys, with the words of the suggestion.
    keys.count = 0
    window.actions_.next_sentence.trigger()
    keys.count += 1
    assert view.textCursor().selectedText() == "It is written in Lisp."
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Tab)
    keys.press(Qt.Key.Key_Return)
    made.settle()
    assert keys.count == 4
    assert made.texts() == ["It opens in 20 milliseconds", "It opens in 400 milliseconds", "It is written in Lisp"]
    assert made.program.analysis.ok
    assert cli.main(["check", str(folder)]) == 0
