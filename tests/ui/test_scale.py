"""The screen's scale changes while the program runs: letters are measured again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from stratview.ui.on_screen import open_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def test_another_device_pixel_ratio_measures_again(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    view = program.selection.view
    with qtbot.waitSignal(program.theme.changed, timeout=2000):
        QApplication.sendEvent(program.window, QEvent(QEvent.Type.DevicePixelRatioChange))
    qtbot.wait(20)
    assert program.selection.view == view
    assert program.cited_text()


def test_another_resolution_of_a_screen_measures_again(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    with qtbot.waitSignal(program.theme.changed, timeout=2000):
        QGuiApplication.primaryScreen().logicalDotsPerInchChanged.emit(144)


def test_where_a_window_and_its_frame_have_no_room_it_fills_the_screen(qtbot: QtBot) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    small, large = QWidget(), QWidget()
    for window in (small, large):
        qtbot.addWidget(window)
    open_at(small, room - QSize(100, 100))
    open_at(large, room)
    assert small.size() == room - QSize(100, 100)
    assert not small.isMaximized()
    assert large.isMaximized()
    large.setWindowState(Qt.WindowState.WindowNoState)
    assert large.width() < room.width()
    assert large.height() < room.height()


def test_at_the_greatest_zoom_a_small_screen_holds_the_window_and_the_list_its_names(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    program.theme.set_zoom(200)
    qtbot.wait(50)
    # 1280 × 720 less a desktop's frame.
    needed = program.window.minimumSizeHint()
    assert needed.width() <= 1264
    assert needed.height() <= 690
    names = program.window.dimensions.list
    row = names.visualRect(names.model().index(2, 0))
    assert row.width() < 260, "too wide to be a test"
    picture = names.viewport().grab(row).toImage()
    left = range(picture.width() // 8, picture.width() // 2)
    colors = {picture.pixelColor(x, y).name() for x in left for y in range(picture.height())}
    assert program.theme.color("text").name() in colors, "the name of the dimension has no room beside its counts"


def test_when_a_screen_goes_the_window_and_its_floating_panels_come_back(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    dock = program.window.docks.source
    dock.setFloating(True)
    for window in (program.window, dock):
        window.move(9000, 9000)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(QGuiApplication.primaryScreen())
    room = QGuiApplication.primaryScreen().availableGeometry()
    for window in (program.window, dock):
        assert room.contains(window.frameGeometry().topLeft())
        assert window.frameGeometry().width() <= room.width()


def test_a_window_that_can_be_reached_is_left_where_it_is(start: Callable[..., Program]) -> None:
    program = start()
    program.window.move(37, 23)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(QGuiApplication.primaryScreen())
    assert (program.window.x(), program.window.y()) == (37, 23)


def test_a_narrow_window_leaves_room_for_the_statements_and_the_wide_layout_comes_back(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(size=(1440, 900))
    docks = (program.window.docks.dimensions, program.window.docks.source, program.window.docks.timeline)
    wide = [dock.size() for dock in docks]
    program.window.resize(1024, 600)
    qtbot.wait(30)
    assert program.table.width() > 440
    assert program.window.docks.source.width() <= 330
    program.window.resize(1440, 900)
    qtbot.wait(30)
    assert [dock.size() for dock in docks] == wide
