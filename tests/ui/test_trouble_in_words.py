"""What is wrong with the installation or the settings is said once; faults are gathered in one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from stratview.session.faults import Faults
from stratview.session.settings import Settings
from stratview.ui.fault_dialog import FaultDialog
from stratview.ui.installation_problems import InstallationProblems
from stratview.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme, which also loads the fonts."""
    one = Theme(qapp, "light", 100)
    yield one
    one.deleteLater()


def test_each_trouble_is_said_once(theme: Theme, tmp_path: Path) -> None:
    parent = QObject()
    settings = Settings(tmp_path / "stratview.ini")
    problems = InstallationProblems(settings, parent)
    assert problems.news(language_missing=False, cache=None) == ""
    said = problems.news(language_missing=True, cache=tmp_path)
    assert "so English is shown" in said
    assert f"“{tmp_path}” cannot be written" in said
    assert problems.news(language_missing=True, cache=tmp_path) == ""


def test_settings_that_are_not_kept_are_named(theme: Theme, tmp_path: Path) -> None:
    parent = QObject()
    (tmp_path / "folder.ini").mkdir()
    (tmp_path / "damaged.ini").write_bytes(b"[view\n\0theme=dark\nzo")
    (tmp_path / "nowhere").write_bytes(b"")
    said = []
    for name in ("folder.ini", "damaged.ini", "nowhere/stratview.ini"):
        settings = Settings(tmp_path / name)
        settings.zoom = 150
        settings.save()
        said.append(InstallationProblems(settings, parent).news(language_missing=False, cache=None))
    assert "is not a regular file" in said[0]
    assert "was damaged and was renamed" in said[1]
    assert "cannot be written, or its disk is full" in said[2]


def test_faults_of_a_session_are_one_report_to_copy(theme: Theme, qtbot: QtBot) -> None:
    faults = Faults()
    dialog = FaultDialog(faults, theme)
    qtbot.addWidget(dialog)
    for error in (ValueError("first"), ValueError("first"), KeyError("second")):
        faults.take(error)
    qtbot.waitUntil(lambda: faults.count == 3, timeout=20_000)
    (shown,) = dialog.findChildren(QPlainTextEdit)
    assert "ValueError" in shown.toPlainText()
    assert "(2 times)" in shown.toPlainText()
    copy = next(button for button in dialog.findChildren(QPushButton) if "Copy" in button.text())
    copy.click()
    assert QGuiApplication.clipboard().text() == faults.report
    assert copy.text() == "Report copied"
