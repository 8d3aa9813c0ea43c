"""Settings take effect at once, from the keyboard too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from stratview.session.settings import Settings
from stratview.ui.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def dialog_of(program: Program) -> SettingsDialog:
    window = program.desktop.window
    assert window is not None
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    return dialog


def opened(program: Program) -> SettingsDialog:
    program.window.actions_.settings.trigger()
    return dialog_of(program)


def test_theme_and_size_take_effect_at_once_from_the_keyboard(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    dialog = opened(program)
    assert not dialog.isModal()
    for _ in range(2):
        qtbot.keyClick(dialog.theme, Qt.Key.Key_Down)
    assert program.theme.choice == "dark"
    qtbot.keyClick(dialog.zoom, Qt.Key.Key_Down)
    assert program.theme.zoom == 110


def test_the_dialog_follows_what_is_changed_elsewhere(start: Callable[..., Program]) -> None:
    program = start()
    dialog = opened(program)
    program.window.actions_.zoom_in.trigger()
    program.theme.set_choice("light")
    assert (dialog.zoom.currentData(), dialog.theme.currentData()) == (110, "light")


def test_another_language_is_there_at_once_and_the_dialog_stays(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    view = program.selection.view
    dialog = opened(program)
    dialog.language.setCurrentIndex(dialog.language.findData("zh_CN"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    qtbot.waitUntil(lambda: dialog_of(program).windowTitle() == "设置")
    again = dialog_of(program)
    assert again.isVisible()
    assert program.selection.view == view
    again.language.setCurrentIndex(again.language.findData("en"))
    again.language.activated.emit(again.language.currentIndex())
    qtbot.waitUntil(lambda: dialog_of(program).windowTitle() == "Settings")


def test_stillness_is_kept_and_heeded(start: Callable[..., Program], tmp_path: Path) -> None:
    from stratview.ui.timeline.panel import TimelinePanel

    program = start()
    opened(program).still.click()
    timeline = program.window.findChild(TimelinePanel)
    assert isinstance(timeline, TimelinePanel)
    timeline.header.choose_alignment(1)
    assert not timeline.view.travel.gliding
    program.desktop.close()
    assert Settings(tmp_path / "settings.ini").still


def test_every_field_has_a_name_and_a_box_says_what_it_does(start: Callable[..., Program]) -> None:
    dialog = opened(start())
    fields = (dialog.language, dialog.theme, dialog.zoom, dialog.still, dialog.uncited)
    assert [field.accessibleName() for field in fields] == [
        "Language", "Theme", "Text size", "Motion: Turn off animations",
        "Documents: Mark uncited claims",
    ]  # fmt: skip


def test_uncited_claims_are_one_choice_in_menu_and_settings(start: Callable[..., Program]) -> None:
    program = start()
    dialog = opened(program)
    dialog.uncited.click()
    assert program.window.actions_.show_uncited.isChecked()
    assert program.desktop.settings.show_uncited
    program.window.actions_.show_uncited.trigger()
    assert not dialog.uncited.isChecked()
