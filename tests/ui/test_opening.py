"""Another comparison is opened by dialog, from the recent ones, and by dropping it on the window."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QFileSystemWatcher, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from stratview.comparison.packing import pack
from stratview.desktop import BUNDLED
from stratview.evidence.proof import ProofState
from stratview.instance import Request
from stratview.session.selection import View
from tests.conftest import packed_maps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from stratview.desktop import Desktop
    from tests.ui.conftest import Program

    Start = Callable[..., Program]


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A packed comparison with its own title."""
    return packed_maps(tmp_path, "maps.stratview")


def title(desktop: Desktop) -> str:
    assert desktop.window is not None
    return desktop.window.windowTitle()


def waits_for(qtbot: QtBot, desktop: Desktop, words: str) -> None:
    qtbot.waitUntil(lambda: title(desktop).startswith(words), timeout=60_000)


# -- packed files -----------------------------------------------------------------------------------------------------


def test_a_packed_comparison_reads_like_its_folder(start: Start, maps: Path) -> None:
    packed = start(maps)
    assert title(packed.desktop) == "Maps — stratview"
    assert packed.cited_text(), "a passage is shown"
    totals = [packed.analysis.totals.count(state) for state in ProofState]
    plain = start(maps.with_suffix(""))
    assert totals == [plain.analysis.totals.count(state) for state in ProofState]
    assert packed.problems == plain.problems


def test_of_a_packed_comparison_the_file_alone_is_watched(start: Start, qtbot: QtBot, maps: Path) -> None:
    project = start(maps).project
    qtbot.waitUntil(lambda: project.findChild(QFileSystemWatcher) is not None)
    watcher = project.findChild(QFileSystemWatcher)
    assert isinstance(watcher, QFileSystemWatcher)
    assert [*watcher.files(), *watcher.directories()] == [str(maps)]


def test_the_place_of_reading_comes_back_in_a_packed_comparison(start: Start, maps: Path) -> None:
    program = start(maps)
    last = program.analysis.head.dimension_ids[-1]
    program.selection.show_dimension(last)
    assert start(maps).selection.view.dimension == last


def test_the_window_of_another_comparison_has_the_size_and_the_panels_of_the_last_one(start: Start, maps: Path) -> None:
    program = start()
    program.window.resize(700, 650)
    shown = program.window.docks.timeline.isVisible()
    program.window.docks.timeline.setVisible(not shown)
    program.desktop.open(str(maps))
    window = program.desktop.window
    assert window is not None
    assert window is not program.window
    assert (window.width(), window.height()) == (700, 650)
    assert window.docks.timeline.isVisible() is not shown


def test_a_file_replaced_while_it_is_read_is_read_on_and_f5_shows_the_new_one(
    start: Start, qtbot: QtBot, maps: Path
) -> None:
    program = start(maps)
    new = maps.with_name("new")
    folder = maps.with_suffix("")
    head = folder / "comparison.yaml"
    head.write_text(head.read_text("utf-8").replace("title: Maps", "title: Newer"), "utf-8")
    new.write_bytes(pack(folder).content)
    new.replace(maps)
    for dimension in program.analysis.head.dimension_ids:
        program.selection.show_dimension(dimension)
        assert program.table.model().rowCount() > 0
    program.window.actions_.reload.trigger()
    waits_for(qtbot, program.desktop, "Newer")


# -- dialogs ----------------------------------------------------------------------------------------------------------


def dialog_of(program: Program) -> QFileDialog:
    (dialog,) = program.window.findChildren(QFileDialog)
    return dialog


def test_the_dialog_for_files_opens_a_packed_one_or_a_comparison_yaml(start: Start, qtbot: QtBot, maps: Path) -> None:
    program = start()
    program.window.actions_.open.trigger()
    dialog = dialog_of(program)
    assert dialog.fileMode() == QFileDialog.FileMode.ExistingFile
    assert "*.stratview comparison.yaml" in dialog.nameFilters()[0]
    dialog.selectFile(str(maps))
    dialog.accept()
    waits_for(qtbot, program.desktop, "Maps")
    assert list(program.desktop.settings.recent) == [str(maps)]
    program.desktop.open(str(maps.with_suffix("") / "comparison.yaml"))
    assert list(program.desktop.settings.recent) == [str(maps.with_suffix("")), str(maps)]


def test_the_dialog_for_folders_opens_one(start: Start, qtbot: QtBot, maps: Path) -> None:
    program = start()
    program.window.actions_.open_folder.trigger()
    dialog = dialog_of(program)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.setDirectory(str(maps.parent))
    dialog.selectFile(str(maps.with_suffix("")))
    dialog.accept()
    waits_for(qtbot, program.desktop, "Maps")


def test_a_dialog_that_is_cancelled_changes_nothing(start: Start, qtbot: QtBot) -> None:
    program = start()
    program.window.actions_.open.trigger()
    dialog_of(program).reject()
    qtbot.wait(10)
    assert title(program.desktop).startswith("Huawei and Xiaomi")
    assert not program.window.findChildren(QFileDialog)


# -- recent ones ------------------------------------------------------------------------------------------------------


def recent_menu(program: Program) -> QMenu:
    menu = program.window.menu.recent
    menu.aboutToShow.emit()
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def entry(menu: QMenu, words: str) -> QAction:
    return next(action for action in menu.actions() if words in action.text())


def test_recent_ones_stand_newest_first_and_open_again(start: Start, qtbot: QtBot, maps: Path) -> None:
    assert texts(recent_menu(start())) == ["Nothing opened yet"]
    start(maps.with_suffix(""))
    program = start(maps)
    shown = texts(recent_menu(program))
    assert shown[0].startswith("&1  maps.stratview — ")
    assert shown[1].startswith("&2  maps — ")
    assert shown[2:] == ["Clear this list"]
    entry(recent_menu(program), "&2").trigger()
    qtbot.waitUntil(lambda: program.desktop.settings.recent[0] == str(maps.with_suffix("")), timeout=60_000)


def test_what_is_gone_is_shown_as_gone_and_can_be_removed(start: Start, qtbot: QtBot, maps: Path) -> None:
    start(maps)
    program = start(maps.with_suffix(""))
    maps.unlink()
    menu = recent_menu(program)
    assert "(not found)" in entry(menu, "maps.stratview").text()
    said: list[str] = []
    program.desktop.messages.posted.connect(lambda message: said.append(message.text))
    entry(menu, "maps.stratview").trigger()
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert "does not exist" in said[0]
    assert title(program.desktop).startswith("Maps"), "what was open stays open"
    entry(recent_menu(program), "Remove what is not found").trigger()
    assert program.desktop.settings.recent == (str(maps.with_suffix("")),)
    assert "Remove what is not found" not in texts(recent_menu(program))
    entry(recent_menu(program), "Clear this list").trigger()
    assert texts(recent_menu(program)) == ["Nothing opened yet"]


# -- drag and drop ----------------------------------------------------------------------------------------------------


class Drag:
    """Something dragged over a window, as the platform tells it to the window's handle."""

    def __init__(self, program: Program, *urls: QUrl, text: str = "") -> None:
        self.window = program.window
        self.data = QMimeData()
        if urls:
            self.data.setUrls(list(urls))
        if text:
            self.data.setText(text)

    def _send(self, event: QDropEvent) -> bool:
        event.ignore()
        QApplication.sendEvent(self.window.windowHandle(), event)
        return event.isAccepted()

    def enter(self) -> bool:
        copy, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        middle = QPoint(600, 300)
        entered = self._send(QDragEnterEvent(middle, copy, self.data, buttons, keys))
        moved = self._send(QDragMoveEvent(middle, copy, self.data, buttons, keys))
        assert entered == moved
        return moved

    def leave(self) -> None:
        QApplication.sendEvent(self.window.windowHandle(), QDragLeaveEvent())

    def drop(self) -> None:
        copy, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self._send(QDropEvent(QPointF(600, 300), copy, self.data, buttons, keys))

    def sign(self) -> str:
        """What the window says over everything else, or nothing."""
        rect = self.window.rect()
        signs = [one for one in self.window.findChildren(QWidget) if one.isVisible() and one.geometry() == rect]
        return signs[0].accessibleName() if signs else ""


@pytest.mark.parametrize("what", ["maps.stratview", "maps", "maps/comparison.yaml"])
def test_a_comparison_that_is_dropped_opens(start: Start, qtbot: QtBot, maps: Path, what: str) -> None:
    program = start()
    path = maps.parent / what
    drag = Drag(program, QUrl.fromLocalFile(str(path)))
    assert drag.enter()
    assert drag.sign() == f"Drop it to open {path.name}"
    drag.drop()
    assert drag.sign() == ""
    waits_for(qtbot, program.desktop, "Maps")


def test_what_cannot_be_opened_is_refused_with_the_reason(start: Start, qtbot: QtBot, maps: Path) -> None:
    program = start()
    (maps.parent / "holiday.png").write_text("x")
    drag = Drag(program, QUrl.fromLocalFile(str(maps.parent / "holiday.png")))
    assert not drag.enter()
    assert "This is not a comparison." in drag.sign()
    drag.leave()
    assert drag.sign() == ""
    web = Drag(program, QUrl("https://example.org/maps.stratview"))
    assert not web.enter()
    assert "Download the file first" in web.sign()
    web.drop()
    several = Drag(program, *(QUrl.fromLocalFile(str(maps)) for _ in range(2)))
    assert not several.enter()
    assert "One comparison at a time" in several.sign()
    # A desktop that still drops gets an answer in the window.
    said: list[str] = []
    program.desktop.messages.posted.connect(lambda message: said.append(message.text))
    Drag(program, QUrl.fromLocalFile(str(maps.parent / "holiday.png"))).drop()
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert "is a file, and a comparison is" in said[0]
    assert title(program.desktop).startswith("Huawei and Xiaomi")


def test_a_folder_of_documents_is_imported(start: Start, tmp_path: Path) -> None:
    program = start()
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in ("b.txt", "a.pdf", "holiday.png", ".hidden.txt"):
        (folder / name).write_text("x")
    drag = Drag(program, QUrl.fromLocalFile(str(folder)))
    assert drag.enter()
    assert drag.sign() == "Drop them to import 2 documents"
    drag.leave()
    (folder / "library.bib").write_text("x")
    assert drag.enter()
    assert drag.sign() == "Drop it to import library.bib"
    drag.leave()


def test_hovering_opens_no_file(start: Start, maps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is dragged over the window may be large, hostile or on a slow disk."""
    program = start()
    file = maps.parent / "bad.stratview"
    file.write_bytes(b"PK\x03\x04")
    opened: list[object] = []
    really = os.open

    def noted(path: str, flags: int, **more: int) -> int:
        opened.append(path)
        return really(path, flags, **more)

    monkeypatch.setattr(os, "open", noted)
    assert Drag(program, QUrl.fromLocalFile(str(file))).enter()
    assert not opened


def test_text_is_dropped_into_the_fields_as_ever(start: Start) -> None:
    program = start()
    drag = Drag(program, text="value")
    field = program.window.dimensions.filter
    at = QPointF(field.mapTo(program.window, field.rect().center()))
    copy, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drag._send(QDragEnterEvent(at.toPoint(), copy, drag.data, buttons, keys))
    assert drag.sign() == ""
    drag._send(QDropEvent(at, copy, drag.data, buttons, keys))
    assert field.text() == "value"


# -- a later start ----------------------------------------------------------------------------------------------------


def called(program: Program, path: str) -> None:
    assert program.desktop.later_starts is not None
    program.desktop.later_starts.answer(Request(path))


def test_a_later_start_opens_its_file_here_unless_something_is_under_way(
    start: Start, qtbot: QtBot, maps: Path
) -> None:
    program = start()
    said: list[str] = []
    program.desktop.messages.posted.connect(lambda message: said.append(message.text))
    program.window.actions_.open.trigger()
    called(program, str(maps))
    assert "answer the question in this window" in said[0]
    assert title(program.desktop).startswith("Huawei")
    dialog_of(program).reject()
    qtbot.wait(10)
    called(program, str(maps))
    assert title(program.desktop).startswith("Maps")
    window = program.desktop.window
    called(program, str(maps))
    assert program.desktop.window is window, "what is on screen already is not opened again"


def test_an_export_is_not_ended_by_what_is_opened(start: Start, qtbot: QtBot, maps: Path, tmp_path: Path) -> None:
    program = start()
    program.window.actions_.export.trigger()
    dialog = program.window._export_dialog
    assert dialog is not None
    dialog.file.setText(str(tmp_path / "mine.pdf"))
    dialog.file.textEdited.emit(dialog.file.text())
    said: list[str] = []
    program.desktop.messages.posted.connect(lambda message: said.append(message.text))
    with qtbot.waitSignal(dialog.run.finished, timeout=60_000):
        dialog.export.click()
        assert dialog.run.running
        called(program, str(maps))
        Drag(program, QUrl.fromLocalFile(str(maps))).drop()
    qtbot.wait(10)
    assert [words for words in said if "An export is under way: let it finish" in words][:2] == said[:2]
    assert title(program.desktop).startswith("Huawei")
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")
    called(program, str(maps))
    assert title(program.desktop).startswith("Maps")


def test_a_later_start_closes_an_open_menu_first(start: Start, qtbot: QtBot, maps: Path) -> None:
    program = start()
    menu = program.window.menu.recent
    menu.popup(QPoint(100, 100))
    qtbot.waitUntil(menu.isVisible)
    called(program, str(maps))
    waits_for(qtbot, program.desktop, "Maps")


def test_a_minimised_window_comes_back(start: Start) -> None:
    program = start()
    program.window.showMinimized()
    called(program, "")
    assert not program.window.isMinimized()
    assert program.window.isVisible()


# -- a start without a path -------------------------------------------------------------------------------------------


def test_what_was_read_last_opens_again_and_the_bundled_one_where_it_is_gone(
    start: Start, qtbot: QtBot, maps: Path
) -> None:
    first = start(maps).desktop
    assert first.window is not None
    first.window.keep_state()
    place = first.settings.last_place
    assert place == str(maps.resolve())
    desktop = start().desktop
    desktop.open_last()
    waits_for(qtbot, desktop, "Huawei and Xiaomi")
    desktop.settings.set_place(place, View(), {})
    desktop.open_last()
    waits_for(qtbot, desktop, "Maps")
    qtbot.waitUntil(lambda: desktop.settings.last_place == place, timeout=60_000)
    maps.unlink()
    said: list[str] = []
    desktop.messages.posted.connect(lambda message: said.append(message.text))
    desktop.open_last()
    waits_for(qtbot, desktop, "Huawei and Xiaomi")
    assert any("What you read last cannot be opened" in text for text in said), said


def test_the_first_start_opens_the_bundled_one(start: Start) -> None:
    desktop = start(first=True).desktop
    assert desktop.settings.last_place in ("", BUNDLED)
    desktop.open_last()
    assert title(desktop).startswith("Huawei and Xiaomi")
