"""On a small screen at the greatest zoom, the import dialog fits, and every word has room or is in a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from stratview.session.settings import Settings
from stratview.ui.on_screen import FRAME
from tests.ui.fitting import misfits
from tests.ui.intake.test_import_dialog import dialog_of, wait_until_read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


@pytest.mark.parametrize("screen", [(800, 600), (1024, 600)])
def test_the_dialog_fits_on_a_small_screen(
    qtbot: QtBot, start: Callable[..., Program], drinks: Path, tea: Path, tmp_path: Path, screen: tuple[int, int]
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.zoom = 200
    settings.save()
    program = start(drinks, size=screen)
    page = tmp_path / "A page with a long name about the history of drinks.html"
    page.write_bytes(b"<html><body><nav>Home</nav><h1>Drinks</h1><p>Coffee is drunk.</p></body></html>")
    dialog = dialog_of(program, page, tea)
    wait_until_read(qtbot, dialog)
    room = QSize(*screen) - FRAME
    found = []
    for row in range(2):
        dialog.list.setCurrentRow(row)
        dialog.resize(room)
        qtbot.wait(10)
        found += [f"{row}: {what}" for what in misfits(dialog)]
        assert dialog.size() == room, f"{dialog.minimumSizeHint()} is the least size"
        for part in (dialog.text, dialog.go, dialog.list):
            assert part.visibleRegion().boundingRect().height() >= part.fontMetrics().lineSpacing()
    assert not found, "\n".join(found)
