"""In the smallest window and at the greatest zoom, every word has room or is in a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from stratview.session.settings import Settings
from tests.ui.fitting import misfits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def pages(program: Program) -> Iterator[str]:
    """Show every page and panel of the window in turn; yields their names."""
    actions, window = program.window.actions_, program.window
    for page in ("overview", "tensions", "second-look", "review"):
        program.selection.show_page(page)
        yield page
    program.selection.show_item("technology-rd-spending-xiaomi")
    yield "a statement"
    for action in (actions.focus_source, actions.find_in_document, actions.next_uncited, actions.show_strip):
        action.trigger()
        yield action.text()
    for action in (actions.focus_timeline, actions.unproven, actions.focus_notes, actions.add_note):
        action.trigger()
        yield action.text()
    window.docks.notes.hide()


def dialogs(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Open every dialog in turn."""
    window, commands = program.window, program.window.editor.actions_
    actions = window.actions_
    for action in (actions.settings, actions.help, actions.shortcuts, actions.about, actions.export, commands.new,
                   commands.history, commands.replace, commands.repair, commands.source_fields, commands.head,
                   commands.add_dimension, commands.rename_id):  # fmt: skip
        action.trigger()
        QApplication.processEvents()
        for dialog in QApplication.topLevelWidgets():
            if dialog.isVisible() and dialog is not window and dialog.parent() is not None:
                yield action.text(), dialog
                dialog.close()


@pytest.mark.parametrize(("size", "zoom"), [((800, 600), 100), ((800, 600), 200), ((1440, 900), 200)])
def test_every_word_has_room(
    start: Callable[..., Program], copy: Path, tmp_path: Path, qtbot: QtBot, size: tuple[int, int], zoom: int
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.zoom = zoom
    settings.save()
    program = start(copy, size=size)
    program.window.editor.actions_.edit.trigger()
    found = []
    for name in pages(program):
        qtbot.wait(20)
        found += [f"{name}: {what}" for what in misfits(program.window)]
    for name, dialog in dialogs(program):
        # Less what a desktop's frame takes.
        room = QSize(size[0] - 16, size[1] - 48)
        dialog.resize(dialog.size().boundedTo(room))
        qtbot.wait(20)
        if dialog.size() != dialog.size().boundedTo(room):
            found.append(f"{name}: {dialog.size()} is the least size of the dialog")
        found += [f"{name}: {what}" for what in misfits(dialog)]
    assert not found, "\n".join(dict.fromkeys(found))
