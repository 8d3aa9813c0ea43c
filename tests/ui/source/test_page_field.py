"""The field for the number of a page keeps its keys from the dialog that it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout

from stratview.ui.source.page_field import PageField
from tests.ui.source.conftest import pages_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_return_and_escape_are_not_for_the_dialog(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    field, button = PageField(dialog), QPushButton(dialog)
    layout = QVBoxLayout(dialog)
    layout.addWidget(field)
    layout.addWidget(button)
    button.setDefault(True)
    pressed: list[bool] = []
    pages: list[int] = []
    said: list[str] = []
    button.clicked.connect(pressed.append)
    field.chosen.connect(pages.append)
    dialog.show()
    for typed, key in (("7", Qt.Key.Key_Return), ("2", Qt.Key.Key_Return), ("1", Qt.Key.Key_Escape)):
        field.ask(pages_of())
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, key)
        said.append(field.said)
    assert said == ["There is no page “7” here. The last of all pages is 2.", "", ""]
    assert pages == [1]
    assert pressed == []
    assert dialog.isVisible()
