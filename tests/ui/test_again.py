"""Reading the files again, and another language: the reader stays where they were, with the way back."""

from __future__ import annotations

import re
import weakref
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from stratview.ui import words
from stratview.ui.timeline.panel import TimelinePanel
from tests.ui.test_broken import change

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stratview.session.selection import Selection
    from tests.ui.conftest import Program


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def selection_of(program: Program) -> Selection:
    return program.selection


def said(program: Program) -> str:
    assert program.desktop.window is not None
    return " ".join(label.text() for label in program.desktop.window.findChildren(QLabel) if label.isVisible())


def reload(program: Program, qtbot: QtBot) -> None:
    with qtbot.waitSignal(program.desktop.completed, timeout=60_000):
        program.window.actions_.reload.trigger()
    qtbot.wait(20)


def shows(program: Program, text: str) -> bool:
    return text in words.item_text(program.proof("entry-stage-huawei").item)


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
    comparison, view, window = program.analysis.comparison, program.selection.view, program.window
    layout = [dock.width() for dock in window.docks.all]
    window.language_requested.emit("zh_CN")
    qtbot.wait(50)
    assert program.desktop.window is window
    assert program.analysis.comparison is comparison
    assert selection_of(program).view == view
    assert window.source.view.verticalScrollBar().value() == 41
    assert "条陈述" in window.status.text()
    assert isinstance(window.docks.timeline.widget(), TimelinePanel)
    qtbot.waitUntil(lambda: [dock.width() for dock in window.docks.all] == layout)
    window.actions_.forward.trigger()
    assert selection_of(program).view.item == "entry-meaning-both"
    window.actions_.back.trigger()
    window.actions_.back.trigger()
    assert selection_of(program).view.item == "entry-stage-huawei"


def test_panels_of_the_language_before_leave_the_memory(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    before = weakref.ref(program.window.source)
    # Only this helper of the tests holds it.
    del program.source
    program.window.language_requested.emit("zh_CN")
    qtbot.waitUntil(lambda: before() is None, timeout=20_000)


def test_chinese_words_stand_before_chinese_colons_and_commas(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.window.language_requested.emit("zh_CN")
    window = program.window
    qtbot.wait(20)
    window.actions_.overview.trigger()
    qtbot.waitUntil(lambda: isinstance(window.docks.timeline.widget(), TimelinePanel), timeout=60_000)
    names = [widget.accessibleName() for widget in window.findChildren(QWidget)]
    model = window.dimensions.list.model()
    names += [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    everything = f"{said(program)} {' '.join(name for name in names if name)}"
    assert "125 条陈述，全部已证实" in everything
    assert re.findall(r".{5}[一-鿿][,:] ?.{5}", everything) == []


def test_another_language_in_the_midst_of_reading_goes_on_reading(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start(settle=False)
    program.window.language_requested.emit("zh_CN")
    window = program.window
    qtbot.wait(20)
    qtbot.waitUntil(lambda: "条陈述" in window.status.text(), timeout=60_000)
    qtbot.waitUntil(lambda: isinstance(window.docks.timeline.widget(), TimelinePanel), timeout=60_000)


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


def test_reading_again_keeps_the_window_the_place_and_the_scroll(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy, size=(1280, 600))
    program.selection.show_item("entry-stage-huawei")
    program.table.verticalScrollBar().setValue(30)
    qtbot.wait(20)
    scrolled, view = program.table.verticalScrollBar().value(), program.selection.view
    change(copy, "dimensions/entry.yaml", "text: Typically enters", "text: Usually enters")
    changes: list[int] = []
    program.project.changed.connect(lambda old, new: changes.append(new.revision - old.revision))
    reload(program, qtbot)
    assert changes[:1] == [1], "one change for the whole revision"
    assert program.desktop.window is program.window
    assert program.selection.view == view
    assert program.table.verticalScrollBar().value() == scrolled
    index = program.table.currentIndex()
    assert index.data().startswith("Usually enters")


def test_a_new_title_and_another_subject_are_shown_in_the_same_window(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    change(copy, "comparison.yaml", "title: Huawei and Xiaomi", "title: Two firms")
    change(copy, "comparison.yaml", "name: Huawei", "name: Hua Wei")
    reload(program, qtbot)
    qtbot.wait(50)
    assert program.window.windowTitle().startswith("Two firms")
    assert "Two firms" in said(program)
    assert program.window.compare.table.model().headerData(1, Qt.Orientation.Horizontal).startswith("Hua Wei")
    assert isinstance(program.window.docks.timeline.widget(), TimelinePanel)


def test_what_was_shown_and_is_gone_makes_room_for_the_first_statement(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    program.selection.show_item("entry-stage-huawei")
    change(copy, "dimensions/entry.yaml", "id: entry-stage-huawei", "id: entry-stage-one")
    reload(program, qtbot)
    assert program.selection.view.dimension == "entry"
    assert program.selection.view.item == next(program.dimension("entry").statements()).id


def test_files_that_another_program_changes_are_read_again(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    change(copy, "dimensions/entry.yaml", "text: Typically enters", "text: Usually enters")
    qtbot.waitUntil(lambda: "1 statement changed" in said(program), timeout=60_000)
    # An editor puts a new file in the old one's place; it is watched too.
    file = copy / "dimensions" / "entry.yaml"
    for text in ("Mostly enters", "Often enters"):
        new = file.with_suffix(".new")
        new.write_text(re.sub(r"text: \w+ enters", f"text: {text}", file.read_text("utf-8"), count=1), "utf-8")
        new.replace(file)
        qtbot.waitUntil(partial(shows, program, text), timeout=60_000)


def test_files_that_are_written_without_a_change_are_not_worth_a_word(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    analysis = program.analysis
    file = copy / "dimensions" / "entry.yaml"
    file.write_bytes(file.read_bytes())
    # Longer than it takes until a change is noticed.
    qtbot.wait(900)
    assert program.analysis.revision == analysis.revision
    assert "read again" not in said(program)
    assert program.analysis.comparison is analysis.comparison


def test_a_typo_in_comparison_yaml_changes_nothing_but_is_said_and_taken_back(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    head = program.project.head
    change(copy, "comparison.yaml", "title: Huawei", 'title: "Huawei')
    qtbot.waitUntil(
        lambda: "1 problem in this comparison; the first, in comparison.yaml" in said(program), timeout=60_000
    )
    assert program.project.head == head, "title, subjects, colours, order and the id of the notes"
    assert program.window.windowTitle().startswith("Huawei and Xiaomi")
    change(copy, "comparison.yaml", 'title: "Huawei', "title: Huawei")
    qtbot.waitUntil(lambda: "Nothing is wrong with the files any more." in said(program), timeout=60_000)
    assert "problem" not in said(program)


def test_a_document_that_goes_and_comes_back_changes_no_statement(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    file = copy / "documents" / "identical-success-strategies.md"
    file.rename(copy / "elsewhere.md")
    qtbot.waitUntil(lambda: "quotes no longer found" in said(program), timeout=60_000)
    assert "statements changed" not in said(program)
    assert "milestones changed" not in said(program)
    (copy / "elsewhere.md").rename(file)
    qtbot.waitUntil(lambda: "quotes found again" in said(program), timeout=60_000)
    assert "Nothing is wrong with the files any more." in said(program)


def test_a_file_that_cannot_be_read_is_named_where_its_contents_were(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    program.selection.show_item("entry-stage-huawei")
    bar = program.source.view.verticalScrollBar()
    at, sources = bar.value(), (copy / "sources.yaml").read_text("utf-8")
    assert at > 0
    (copy / "sources.yaml").write_text("}{\n" + sources, "utf-8")
    qtbot.waitUntil(lambda: not program.project.head.sources, timeout=60_000)
    assert "sources.yaml:1:1" in program.source.header._meta.text()
    assert "sources.yaml:1:1" in " ".join(program.source.remarks.texts())
    assert program.window.status._documents.text() == "0 documents", "none of them is called unchanged"
    (copy / "sources.yaml").write_text(sources, "utf-8")
    qtbot.waitUntil(lambda: bool(program.project.head.sources), timeout=60_000)
    qtbot.waitUntil(lambda: bar.value() == at)
    change(copy, "dimensions/entry.yaml", "rows:", "}{")
    qtbot.waitUntil(lambda: program.table.empty, timeout=60_000)
    assert "dimensions/entry.yaml:" in program.window.compare._nothing.text()


def test_messages_survive_that_the_panels_are_made_anew(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    change(copy, "comparison.yaml", "title: Huawei and Xiaomi", "title: Two firms")
    change(copy, "comparison.yaml", "language: en", "language: 7")
    reload(program, qtbot)
    qtbot.waitUntil(lambda: program.window.tools._title.text() == "Two firms", timeout=60_000)
    assert "1 problem in this comparison" in said(program)


def test_a_comparison_that_is_gone_stays_on_screen(start: Callable[..., Program], copy: Path, qtbot: QtBot) -> None:
    program = start(copy)
    (copy / "comparison.yaml").rename(copy / "away.yaml")
    program.window.actions_.reload.trigger()
    qtbot.waitUntil(
        lambda: "The files could not be read again, so you see what was read before." in said(program), timeout=60_000
    )
    assert program.analysis.item("entry-stage-huawei") is not None
    assert "⚠" in program.window.status._documents.text()


def test_a_folder_that_goes_is_noticed_and_read_again_when_it_is_back(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    program = start(copy)
    copy.rename(copy.with_name("away"))
    qtbot.waitUntil(lambda: f"{copy} is not there any more." in said(program), timeout=60_000)
    assert program.analysis.item("entry-stage-huawei") is not None
    assert "unchanged" not in program.window.status._documents.text()
    change(copy.with_name("away"), "dimensions/entry.yaml", "text: Typically enters", "text: Usually enters")
    copy.with_name("away").rename(copy)
    qtbot.waitUntil(partial(shows, program, "Usually enters"), timeout=60_000)
    assert "is not there any more" not in said(program)
    assert "unchanged" in program.window.status._documents.text()


def test_a_folder_further_up_that_is_renamed_is_noticed(
    start: Callable[..., Program], copy: Path, qtbot: QtBot
) -> None:
    deep = copy.with_name("work") / "maps" / "comparison"
    deep.parent.mkdir(parents=True)
    copy.rename(deep)
    program = start(deep)
    work, away = copy.with_name("work"), copy.with_name("elsewhere")
    work.rename(away)
    qtbot.waitUntil(lambda: f"{deep} is not there any more." in said(program), timeout=60_000)
    away.rename(work)
    qtbot.waitUntil(lambda: "is not there any more" not in said(program), timeout=60_000)


def test_another_language_keeps_what_the_timeline_shows(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    docks = program.window.docks
    before = docks.timeline.widget()
    assert isinstance(before, TimelinePanel)
    before.header.choose_alignment(1)
    before.header.choose_kinds({"company", "rnd"})
    before.view.travel.zoom_in()
    reading = before.reading
    program.window.language_requested.emit("zh_CN")
    qtbot.waitUntil(lambda: program.window.docks is not docks, timeout=20_000)
    qtbot.waitUntil(lambda: isinstance(program.window.docks.timeline.widget(), TimelinePanel), timeout=20_000)
    after = program.window.docks.timeline.widget()
    assert isinstance(after, TimelinePanel)
    assert after is not before
    assert reading is not None
    assert after.reading is not None
    assert (after.reading.alignment, after.reading.kinds) == (reading.alignment, reading.kinds)
    assert after.reading.days == pytest.approx(reading.days)


def test_panels_that_are_made_anew_are_laid_out_before_they_are_painted(
    start: Callable[..., Program], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start(size=(1280, 720)).window

    def places() -> dict[QWidget, QRect]:
        bars = (window.tools, window.statusBar(), *window.docks.all)
        parts = [*bars, *(part for bar in bars for part in bar.findChildren(QWidget, options=_DIRECT))]
        return {part: QRect(part.mapTo(window, QPoint()), part.size()) for part in parts if part.isVisible()}

    painted: list[dict[QWidget, QRect]] = []

    def paints(on: bool) -> None:
        if on:
            painted.append(places())
        QWidget.setUpdatesEnabled(window, on)

    monkeypatch.setattr(window, "setUpdatesEnabled", paints)
    window.rebuild()
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(50)
    assert window.updatesEnabled()
    assert painted == [places()]
