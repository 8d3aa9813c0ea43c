"""Reading the files again, and another language: the reader stays where they were, with the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from stratview.ui.timeline.panel import TimelinePanel
from tests.ui.test_broken import change

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.session.selection import Selection
    from tests.ui.conftest import Program


def selection_of(program: Program) -> Selection:
    assert program.desktop.context is not None
    return program.desktop.context.selection


def said(program: Program) -> str:
    assert program.desktop.window is not None
    return " ".join(label.text() for label in program.desktop.window.findChildren(QLabel) if label.isVisible())


def reload(program: Program, qtbot: QtBot) -> None:
    assert program.desktop.window is not None
    program.desktop.window.actions_.reload.trigger()
    assert program.desktop.context is not None
    with qtbot.waitSignal(program.desktop.context.reading.completed, timeout=20_000):
        pass
    qtbot.wait(20)


def walk(program: Program, qtbot: QtBot) -> None:
    """Three places, of which the last but one is the current one: there is a way back and a way forward."""
    program.selection.show_item("entry-stage-huawei")
    program.selection.show_dimension("lessons")
    program.selection.show_item("entry-meaning-both")
    program.selection.go_back()
    qtbot.wait(20)


def test_another_language_keeps_place_scroll_and_history(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(size=(1280, 600))
    walk(program, qtbot)
    program.source.view.verticalScrollBar().setValue(41)
    reading, view = program.reading, program.selection.view
    program.window.language_requested.emit("zh_CN")
    qtbot.wait(50)
    window = program.desktop.window
    assert window is not None
    assert window is not program.window
    assert program.desktop.context is not None
    assert program.desktop.context.reading is reading
    assert selection_of(program).view == view
    assert window.source.view.verticalScrollBar().value() == 41
    assert "条陈述" in window._status._totals.text()
    qtbot.waitUntil(lambda: isinstance(window.docks.timeline.widget(), TimelinePanel), timeout=20_000)
    window.actions_.forward.trigger()
    assert selection_of(program).view.item == "entry-meaning-both"
    window.actions_.back.trigger()
    window.actions_.back.trigger()
    assert selection_of(program).view.item == "entry-stage-huawei"


def test_chinese_words_stand_before_chinese_colons_and_commas(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.window.language_requested.emit("zh_CN")
    window = program.desktop.window
    assert window is not None
    window.actions_.overview.trigger()
    qtbot.waitUntil(lambda: isinstance(window.docks.timeline.widget(), TimelinePanel), timeout=20_000)
    names = [widget.accessibleName() for widget in window.findChildren(QWidget)]
    model = window.dimensions.list.model()
    names += [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    everything = f"{said(program)} {' '.join(name for name in names if name)}"
    assert "126条陈述，全部已证实" in everything
    assert re.findall(r".{5}[一-鿿][,:] ?.{5}", everything) == []


def test_another_language_in_the_midst_of_reading_goes_on_reading(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(settle=False)
    program.window.language_requested.emit("zh_CN")
    window = program.desktop.window
    assert window is not None
    qtbot.waitUntil(lambda: "条陈述" in window._status._totals.text(), timeout=20_000)
    qtbot.waitUntil(lambda: isinstance(window.docks.timeline.widget(), TimelinePanel), timeout=20_000)


def test_reading_again_keeps_the_history_where_its_places_still_are(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    walk(program, qtbot)
    change(copy, "dimensions/entry.yaml", "id: entry-meaning-both", "id: entry-sense-both")
    reload(program, qtbot)
    selection = selection_of(program)
    assert selection.view.dimension == "lessons"
    assert not selection.can_go_forward
    selection.go_back()
    assert selection.view.item == "entry-stage-huawei"


def test_reading_again_stays_at_a_milestone(start: Callable[..., Program], copy: Path, qtbot: QtBot) -> None:
    program = start(copy)
    program.selection.show_item("xiaomi-chips-start")
    reload(program, qtbot)
    assert selection_of(program).view.item == "xiaomi-chips-start"


def test_reading_again_says_what_has_changed(start: Callable[..., Program], copy: Path, qtbot: QtBot) -> None:
    program = start(copy)
    reload(program, qtbot)
    assert "nothing has changed" in said(program)
    change(copy, "dimensions/entry.yaml", "text: Typically enters", "text: Usually enters")
    reload(program, qtbot)
    assert "The files were read again: 1 statement changed." in said(program)
    change(copy, "dimensions/entry.yaml", "quote: Huawei typically enters", "quote: Huawei usually enters")
    reload(program, qtbot)
    assert "1 statement changed, 1 quote no longer found." in said(program)
    assert "1 problem in this comparison" in said(program)


def test_a_milestone_is_the_place_at_the_next_start_too(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item("xiaomi-chips-start")
    again = start()
    assert again.selection.view.item == "xiaomi-chips-start"
    assert not again.selection.can_go_back
