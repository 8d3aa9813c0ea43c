"""The screen's scale changes while the program runs: letters are measured again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from stratview import cli
from stratview.ui.dimension_box import DimensionBox
from stratview.ui.dock_title import DockTitle
from stratview.ui.on_screen import open_at
from tests.editing.folders import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def test_another_device_pixel_ratio_measures_again(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    view = program.selection.view
    with qtbot.waitSignal(program.theme.changed, timeout=60_000):
        QApplication.sendEvent(program.window, QEvent(QEvent.Type.DevicePixelRatioChange))
    qtbot.wait(20)
    assert program.selection.view == view
    assert program.cited_text()


def test_another_resolution_of_a_screen_measures_again(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    with qtbot.waitSignal(program.theme.changed, timeout=60_000):
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


def layout_of(program: Program) -> list[QSize | None]:
    return [None if dock.isHidden() else dock.size() for dock in program.window.docks.all[:3]]


def is_layout(program: Program, wanted: list[QSize | None]) -> bool:
    return layout_of(program) == wanted


def test_a_narrow_window_has_a_drop_down_and_a_strip_and_the_wide_layout_comes_back(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(size=(1440, 900))
    docks, wide = program.window.docks, layout_of(program)
    program.window.resize(1024, 600)
    qtbot.wait(30)
    assert program.table.width() > 560
    assert docks.dimensions.isHidden()
    assert docks.timeline.height() < 140
    box = program.window.tools.findChild(DimensionBox)
    assert isinstance(box, DimensionBox)
    assert box.isVisible()
    assert box.currentText() == program.window.compare._title.text()
    box.activated.emit(box.findText("R&D and technology"))
    assert program.selection.view.dimension == "technology-rd"
    assert box.currentText() == "R&D and technology"
    program.window.resize(1440, 900)
    qtbot.wait(30)
    assert not box.isVisible()
    assert layout_of(program) == wide


def test_zooming_there_and_back_ends_with_the_layout_it_began_with(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(size=(1440, 900))
    for size in ((1440, 900), (1024, 600), (800, 600)):
        program.window.resize(*size)
        qtbot.wait(50)
        before = layout_of(program)
        for zoom in (125, 200, 60, 100):
            program.theme.set_zoom(zoom)
            qtbot.wait(10)
            assert program.window.size() == QSize(*size), f"a zoom of {zoom} % changes the size of the window"
        qtbot.waitUntil(partial(is_layout, program, before))


def test_the_layout_comes_back_after_panels_were_detached_and_at_the_next_start(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(size=(1440, 900))
    before = layout_of(program)
    docks = program.window.docks
    for dock in (docks.dimensions, docks.source, docks.timeline):
        title = dock.titleBarWidget()
        assert isinstance(title, DockTitle)
        for floats in (True, False):
            title.toggle_floating()
            assert dock.isFloating() == floats
        qtbot.waitUntil(partial(is_layout, program, before))
    again = start(size=(1440, 900))
    qtbot.waitUntil(partial(is_layout, again, before))


def test_a_window_that_grows_while_its_layout_comes_back_is_arranged_when_qt_is_done(
    start: Callable[..., Program], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    # Panels that are shown again may push the window larger. Arranging them within that was a segmentation fault.
    program = start(size=(1440, 720))
    window, busy, within = program.window, False, list[str]()

    def restore(self: QMainWindow, state: QByteArray, version: int) -> bool:
        nonlocal busy
        within.extend(["restoreState"] if busy else [])
        busy = True
        fits = QMainWindow.restoreState(self, state, version)
        if self.width() < 1100:
            self.resize(1200, 720)
        busy = False
        return fits

    def resize(self: QMainWindow, docks: list[QDockWidget], sizes: list[int], direction: Qt.Orientation) -> None:
        within.extend(["resizeDocks"] if busy else [])
        QMainWindow.resizeDocks(self, docks, sizes, direction)

    window.resize(1000, 720)
    window.resize(1440, 720)
    assert not window.docks.dimensions.isHidden()
    monkeypatch.setattr(type(window), "restoreState", restore)
    monkeypatch.setattr(type(window), "resizeDocks", resize, raising=False)
    window.resize(1000, 720)
    assert window.width() == 1200
    qtbot.waitUntil(lambda: window.arrangement.width == "wide" and not window.docks.dimensions.isHidden())
    assert within == []


def test_panels_grow_with_the_zoom(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(size=(1440, 900))
    dock = program.window.docks.dimensions
    before = dock.width(), dock.titleBarWidget().height()
    program.theme.set_zoom(125)
    qtbot.wait(20)
    assert dock.width() == round(before[0] * 1.25)
    assert dock.titleBarWidget().height() > before[1]


def test_a_width_that_the_reader_gave_a_panel_stays_through_zoom_and_the_next_start(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(size=(1440, 900))
    window, dock = program.window, program.window.docks.dimensions
    border = QPoint(dock.geometry().right() + 1, dock.geometry().center().y())
    QTest.mouseMove(window, border)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=border)
    for step in (20, 40):
        QTest.mouseMove(window, border + QPoint(step, 0))
        qtbot.wait(10)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=border + QPoint(40, 0))
    qtbot.waitUntil(lambda: dock.width() > 250)
    wide = dock.width()
    program.theme.set_zoom(125)
    program.theme.set_zoom(100)
    qtbot.waitUntil(lambda: dock.width() == wide)
    again = start(size=(1440, 900))
    qtbot.waitUntil(lambda: again.window.docks.dimensions.width() == wide)
    again.window.actions_.reset_layout.trigger()
    qtbot.waitUntil(lambda: again.window.docks.dimensions.width() == 228)


def test_the_timeline_is_a_low_line_until_there_is_a_milestone(
    start: Callable[..., Program], tmp_path: Path, qtbot: QtBot
) -> None:
    folder = write(tmp_path / "drinks")
    milestones = (folder / "timeline.yaml").read_bytes()
    (folder / "timeline.yaml").unlink()
    program = start(folder, size=(1440, 900))
    timeline, panel = program.window.docks.timeline, program.window.docks.timeline.widget()
    qtbot.waitUntil(lambda: timeline.height() < 140)
    notice = panel._notice  # type: ignore[attr-defined]
    assert notice.height() >= notice.heightForWidth(notice.width())
    header = panel.header  # type: ignore[attr-defined]
    assert (header._align.isVisible(), header._kinds.isVisible(), header.status.whole) == (False, False, "")
    program.window.actions_.focus_notes.trigger()
    qtbot.waitUntil(lambda: timeline.height() > 200 or program.window.docks.notes.height() > 200)
    program.window.docks.notes.hide()
    qtbot.waitUntil(lambda: timeline.height() < 140)
    (folder / "timeline.yaml").write_bytes(milestones)
    program.window.actions_.reload.trigger()
    qtbot.waitUntil(lambda: timeline.height() > 200)
    assert (header._align.isVisible(), header._kinds.isVisible(), bool(header.status.whole)) == (True, True, True)


def test_the_drop_down_of_a_comparison_without_dimensions_says_so(
    start: Callable[..., Program], tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    assert cli.main(["new", str(folder), "--title", "T", "--subject", "A", "--subject", "B"]) == 0
    program = start(folder, size=(1024, 600))
    box = program.window.tools.findChild(DimensionBox)
    assert isinstance(box, DimensionBox)
    assert box.isVisible()
    assert box.currentIndex() == -1
    drawn = box.grab().toImage()
    box.setPlaceholderText("")
    assert box.grab().toImage() != drawn, "the words are drawn"
    box.setCurrentIndex(0)
    assert box.currentText() == "Overview"


def test_a_closed_panel_has_a_button_that_brings_it_back(start: Callable[..., Program]) -> None:
    program = start()
    docks = program.window.docks
    for dock, action in zip(docks.all[:3], docks.toggles, strict=False):
        dock.close()
        button = program.window.tools.widgetForAction(action)
        assert button.isVisible()
        assert not action.isChecked()
        assert button.toolTip()
        action.trigger()
        assert dock.isVisible()
    for dock in docks.all[:3]:
        dock.close()
    program.window.actions_.reset_layout.trigger()
    assert all(dock.isVisible() for dock in docks.all[:3])


def test_the_source_has_seventy_characters_in_a_line_where_there_is_room(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(size=(1920, 1080))
    layout = program.source.view.document().findBlockByNumber(1).layout()
    lengths = [layout.lineAt(number).textLength() for number in range(layout.lineCount() - 1)]
    assert 60 <= max(lengths) <= 76
    program.window.resize(1280, 720)
    qtbot.wait(20)
    assert program.window.docks.source.width() < 400
