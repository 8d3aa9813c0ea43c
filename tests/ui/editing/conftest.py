"""A window on a small comparison that may be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.editing.folders import content, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMessageBox
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


@pytest.fixture
def drinks(tmp_path: Path) -> Path:
    """The folder of a small comparison of tea and coffee."""
    return write(tmp_path / "drinks")


class Writer:
    """A program whose comparison is unlocked, and its files."""

    def __init__(self, program: Program, folder: Path, qtbot: QtBot) -> None:
        self.program = program
        self.folder = folder
        self.editor = program.window.editor
        self.actions = self.editor.actions_
        self._qtbot = qtbot

    def files(self) -> dict[str, bytes]:
        return content(self.folder)

    def settle(self) -> None:
        """Wait until every change is written and shown."""
        editing, project = self.program.window._context.editing, self.program.project
        self._qtbot.waitUntil(lambda: not editing.writing and not project.busy, timeout=60_000)
        self._qtbot.wait(20)

    def texts(self) -> list[str]:
        """The statements of the comparison as it is shown."""
        comparison = self.program.analysis.comparison
        assert comparison is not None
        return [statement.text for statement in comparison.statements()]

    def message(self) -> str:
        """What the message bar says."""
        from stratview.ui.message_bar import MessageBar

        bar = self.program.window.findChild(MessageBar)
        assert isinstance(bar, MessageBar)
        return bar._label.text() if not bar.isHidden() else ""


def select(writer: Writer, sentence: str) -> None:
    """Step through the document's sentences until this one is selected."""
    for _ in range(20):
        writer.program.window.actions_.next_sentence.trigger()
        if writer.program.source.view.textCursor().selectedText() == sentence:
            return
    raise AssertionError(sentence)


def press_delete(box: QMessageBox) -> None:
    """Press the button that deletes."""
    next(button for button in box.buttons() if button.text() == "Delete").click()


@pytest.fixture
def writer(start: Callable[..., Program], drinks: Path, qtbot: QtBot) -> Writer:
    """The program on the small comparison, unlocked."""
    program = start(drinks)
    one = Writer(program, drinks, qtbot)
    one.actions.edit.trigger()
    assert one.actions.edit.isChecked()
    return one
