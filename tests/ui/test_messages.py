"""Words to the user: the newest is shown, and no warning is lost behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from stratview.ui import analysis_messages
from stratview.ui.message_bar import MessageBar
from tests import hostile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.ui.conftest import Program


def test_a_warning_comes_back_when_what_came_after_it_leaves(start: Callable[..., Program]) -> None:
    program = start()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    messages = program.desktop.messages
    messages.warning("first")
    messages.error("second")
    messages.error("second")
    messages.info("third")
    seen = []
    while bar.isVisible():
        seen.append(bar._label.text())
        bar._close.click()
    assert seen == ["third", "second", "first"]


def test_information_is_not_kept(start: Callable[..., Program]) -> None:
    program = start()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    program.desktop.messages.info("one")
    program.desktop.messages.info("two")
    bar._close.click()
    assert not bar.isVisible()


def test_a_long_name_neither_widens_the_window_nor_reorders_the_words(start: Callable[..., Program]) -> None:
    program = start()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    width = program.window.width()
    program.desktop.messages.error(f"'/tmp/\u202e{'a' * 250}.stratview' is no comparison.")
    QApplication.processEvents()

    assert program.window.width() == width
    assert program.window.minimumSizeHint().width() <= width
    assert "\u202e" not in bar._label.text()
    assert "a" * 100 not in bar._label.text()
    assert "a" * 250 in bar._detail


def test_of_thousands_of_problems_the_details_have_the_first_and_count_the_others(
    start: Callable[..., Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis_messages, "LISTED", 3)
    files = hostile.files()
    files["sources.yaml"] += "".join(f"key{number}: a\n" for number in range(8))
    program = start(hostile.write(tmp_path / "c", files))
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    *listed, last = bar._detail.split("\n")
    assert listed == [str(problem) for problem in program.problems[:3]]
    assert last == "5 more problems: 'stratview check' lists all."


def test_that_no_memory_is_left_is_a_message_and_no_fault(start: Callable[..., Program]) -> None:
    program = start()
    said: list[str] = []
    program.desktop.messages.posted.connect(lambda message: said.append(message.text))
    program.desktop.faults.take(MemoryError())
    QApplication.processEvents()
    assert said == ["No memory is left. Close other programs, then try again."]
    assert program.desktop.faults.count == 0


def test_a_message_moves_nothing_and_information_leaves_with_the_page(start: Callable[..., Program]) -> None:
    program = start()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    before = program.table.geometry(), program.table.mapTo(program.window, program.table.rect().topLeft())
    program.desktop.messages.info("Quote copied.")
    QApplication.processEvents()
    assert bar.isVisible()
    assert (program.table.geometry(), program.table.mapTo(program.window, program.table.rect().topLeft())) == before
    assert program.window._column.rect().contains(bar.geometry())
    program.window.actions_.overview.trigger()
    assert not bar.isVisible()
    program.desktop.messages.warning("A file changed.")
    program.window.actions_.tensions.trigger()
    assert bar.isVisible(), "a warning stays until it is closed"


def test_a_closed_message_gives_the_keyboard_back(start: Callable[..., Program]) -> None:
    program = start()
    program.window.activateWindow()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    program.desktop.messages.warning("A file changed.", "which")
    bar._copy.setFocus()
    bar._close.click()
    focus = program.window.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    assert not bar.isAncestorOf(focus)


def test_all_words_of_a_message_with_buttons_are_seen(start: Callable[..., Program]) -> None:
    program = start()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    label, (area,) = bar._label, bar.findChildren(QScrollArea)
    for times in (1, 6, 4):
        program.desktop.messages.warning("A long message about a file and what to do with it. " * times, "Details.")
        QApplication.processEvents()
        assert area.viewport().height() >= label.heightForWidth(label.width())
        assert area.verticalScrollBar().maximum() == 0


def test_of_a_message_that_is_higher_than_the_middle_all_words_are_reached(start: Callable[..., Program]) -> None:
    program = start(size=(800, 600))
    program.window.resizeDocks([program.window.docks.timeline], [600], Qt.Orientation.Vertical)
    program.theme.set_zoom(200)
    QApplication.processEvents()
    program.desktop.messages.warning("A long message about a file and what to do with it. " * 30, "Details.")
    QApplication.processEvents()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    assert program.window._column.rect().contains(bar.geometry()), "nothing is cut at its top"
    assert bar.rect().contains(bar._copy.geometry().translated(bar._buttons.pos()))
    label = bar._label
    assert label.height() >= label.heightForWidth(label.width())
    (area,) = bar.findChildren(QScrollArea)
    seen = area.viewport().height()
    assert seen >= label.fontMetrics().height()
    assert area.verticalScrollBar().maximum() >= label.height() - seen > 0


def test_buttons_are_below_words_that_would_be_a_narrow_column(start: Callable[..., Program]) -> None:
    program = start()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    program.window.resizeDocks([program.window.docks.source], [program.window.width() - 500], Qt.Orientation.Horizontal)
    program.desktop.messages.warning("Words of a long message about files. " * 6, "Details.", ("Repair", "repair"))
    QApplication.processEvents()
    assert bar._label.width() > bar.width() * 0.7
    assert bar._copy.mapTo(bar, bar._copy.rect().topLeft()).y() >= bar._label.geometry().bottom()


def test_what_was_said_of_a_topic_ends_with_what_is_said_next_or_when_it_no_longer_holds(
    start: Callable[..., Program],
) -> None:
    program = start()
    bar = program.window.findChild(MessageBar)
    assert isinstance(bar, MessageBar)
    messages = program.desktop.messages
    messages.warning("1 quote lost", topic="files")
    messages.warning("2 quotes lost", topic="files")
    messages.info("copied")
    messages.withdraw("files")
    assert bar._label.text() == "copied"
    bar._close.click()
    assert not bar.isVisible()
    messages.warning("3 quotes lost", topic="files")
    messages.withdraw("files")
    assert not bar.isVisible()
