"""A short random walk: the source panel matches the selection after each event, and nothing fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.random_walk import walk
from benchmarks.walk_checks import mismatch
from stratview.desktop import Desktop
from stratview.session.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_two_hundred_events_find_no_fault(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    font = qapp.font()
    desktop = Desktop(qapp, Settings(tmp_path / "settings.ini"))
    desktop.open("")
    assert desktop.context is not None
    project, selection = desktop.context.project, desktop.context.selection
    qtbot.waitUntil(lambda: project.analysis.complete, timeout=60_000)
    found = walk(qapp, desktop, 200, 1)
    assert found.faults == []
    assert found.events == 200
    assert desktop.window is not None
    # The walk ends in any language, with any panel closed.
    desktop.window.language_requested.emit("en")
    assert desktop.window is not None
    desktop.window.docks.source.show()
    selection.show_item("entry-stage-huawei")
    qtbot.waitUntil(lambda: not mismatch(desktop))
    desktop.window.source.header.say_no_item("")
    desktop.window.source.view.show_text(None)
    assert mismatch(desktop), "a panel that does not follow is found"
    desktop.close()
    qapp.setFont(font)
