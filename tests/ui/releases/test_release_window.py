"""Two releases are compared in the window: every change with its words, a way to each statement, the list as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from stratview.ui.releases.window import ReleaseWindow
    from tests.ui.conftest import Program


def opened(program: Program, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ReleaseWindow:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    program.window.actions_.compare_releases.trigger()
    window = program.window.side_windows.releases
    assert window is not None
    qtbot.waitUntil(lambda: not window.comparing.running, timeout=20_000)
    return window


def test_the_changes_are_shown_lead_to_statements_and_are_saved(
    start: Callable[..., Program], copy: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    entry = copy / "dimensions" / "entry.yaml"
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("text: Typically enters", "text: Usually <enters>", 1), "utf-8")
    (copy / "tensions.yaml").unlink()
    window = opened(program, copy / "comparison.yaml", qtbot, monkeypatch)
    shown = window.page.toPlainText()
    assert "Reworded (1)" in shown
    assert "Usually <enters>" in shown.replace("Typically ", "").replace("  ", " ")
    assert window.said.text().startswith("30 changes since ")
    window.page.anchorClicked.emit(QUrl("item:entry-stage-huawei"))
    assert program.selection.view.item == "entry-stage-huawei"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "CHANGES.md"), ""))
    window.save_button.click()
    assert (tmp_path / "CHANGES.md").read_text("utf-8").startswith("# Changes in Huawei and Xiaomi")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "nowhere.stratview"), ""))
    window.choose_button.click()
    qtbot.waitUntil(lambda: not window.comparing.running, timeout=20_000)
    assert "nowhere.stratview" in window.said.text()
    assert not window.save_button.isEnabled()
