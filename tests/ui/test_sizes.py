"""In the smallest window and at the greatest zoom, every word has room or is in a tooltip."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from stratview.session.settings import Settings
from stratview.ui.on_screen import FRAME
from stratview.ui.scrolled import Scrolled
from tests.ui.fitting import misfits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


SMALL = (800, 600)


def pages(program: Program) -> Iterator[str]:
    """Show every page and panel of the window in turn; yields their names."""
    actions, window = program.window.actions_, program.window
    for page in ("overview", "tensions", "second-look", "review"):
        program.selection.show_page(page)
        yield page
    program.selection.show_item("technology-rd-spending-xiaomi")
    yield "a statement"
    program.selection.show_item("xiaomi-chips-start")
    yield "a milestone with a tension"
    program.selection.show_item("technology-rd-spending-xiaomi")
    for action in (actions.focus_source, actions.find_in_document, actions.next_uncited, actions.show_strip):
        action.trigger()
        yield action.text()
    actions.next_sentence.trigger()
    program.window.editor.actions_.compose.trigger()
    yield "the composer"
    program.window.editor.composer.cancel()
    for action in (actions.focus_timeline, actions.unproven, actions.focus_notes, actions.add_note):
        action.trigger()
        yield action.text()
    for dock in (window.docks.notes, window.docks.unproven):
        dock.hide()
    actions.show_strip.trigger()
    window.source.finder.leave()


def dialogs(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Open every dialog in turn."""
    window, commands = program.window, program.window.editor.actions_
    actions = window.actions_
    for action in (actions.settings, actions.help, actions.shortcuts, actions.about, actions.export, commands.new,
                   commands.history, commands.replace, commands.repair, commands.source_fields, commands.head,
                   commands.add_dimension, commands.rename_id):  # fmt: skip
        action.trigger()
        QApplication.processEvents()
        for dialog in QApplication.topLevelWidgets():
            if dialog.isVisible() and dialog is not window and dialog.parent() is not None:
                yield action.text(), dialog
                dialog.close()


def letters_for_two(dialog: QWidget) -> list[str]:
    """The letters of Alt that more than one control of a dialog has, shown or not."""
    words = [one.text() for one in dialog.findChildren(QAbstractButton)]
    words += [one.text() for one in dialog.findChildren(QLabel)]
    letters = [letter.upper() for text in words for letter in re.findall(r"&([^&\s])", text)]
    return [letter for letter, count in Counter(letters).items() if count > 1]


@pytest.fixture
def program(start: Callable[..., Program], copy: Path, tmp_path: Path) -> Program:
    """The program in the smallest window, at 200 % from the start, unlocked."""
    settings = Settings(tmp_path / "settings.ini")
    settings.zoom = 200
    settings.save()
    program = start(copy, size=SMALL)
    program.window.editor.actions_.edit.trigger()
    return program


def test_every_word_of_the_window_has_room(program: Program, qtbot: QtBot) -> None:
    found = []
    for size, zoom in ((SMALL, 200), ((1440, 900), 200), (SMALL, 100)):
        program.theme.set_zoom(zoom)
        program.window.resize(*size)
        for name in pages(program):
            qtbot.wait(5)
            found += [f"{size}, {zoom} %, {name}: {what}" for what in misfits(program.window)]
        assert program.window.size() == QSize(*size), "no panel pushes the window off the screen"
    assert not found, "\n".join(dict.fromkeys(found))


def test_pages_above_a_lower_panel_have_room(program: Program, qtbot: QtBot) -> None:
    found = []
    window, middle = program.window, program.window.middle
    for size in (SMALL, (1024, 600)):
        window.resize(*size)
        window.actions_.focus_timeline.trigger()
        qtbot.waitUntil(window.docks.timeline.isVisible)
        for page in ("overview", "tensions", "second-look", "review", ""):
            if page:
                program.selection.show_page(page)
            else:
                program.selection.show_item("technology-rd-spending-xiaomi")
            qtbot.wait(5)
            found += [f"{size}, {page}: {what}" for what in misfits(middle)]
            views = middle.page.findChildren(QAbstractItemView)
            table = next(one for one in views if one.isVisible() and not isinstance(one, QHeaderView))
            seen = table.viewport().visibleRegion().boundingRect().height()
            if seen < 2 * table.fontMetrics().lineSpacing() and not _is_scrolled(table):
                found.append(f"{size}, {page}: {seen} px of the rows are in sight")
        assert window.size() == QSize(*size), "no panel pushes the window off the screen"
    assert not found, "\n".join(dict.fromkeys(found))


def _is_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, Scrolled):
        parent = parent.parentWidget()
    return parent is not None and parent.verticalScrollBar().maximum() > 0


def test_every_word_of_the_dialogs_has_room(program: Program, qtbot: QtBot) -> None:
    found = []
    # Less what a desktop's frame takes.
    room = QSize(*SMALL) - FRAME
    seen = []
    for name, dialog in dialogs(program):
        seen.append(name)
        dialog.resize(dialog.size().boundedTo(room))
        qtbot.wait(5)
        if dialog.size() != dialog.size().boundedTo(room):
            found.append(f"{name}: {dialog.size()} is the least size of the dialog")
        found += [f"{name}: {what}" for what in misfits(dialog)]
        found += [f"{name}: Alt+{letter} is for two" for letter in letters_for_two(dialog)]
    assert len(seen) == 13, "every dialog was looked at"
    assert not found, "\n".join(dict.fromkeys(found))


def test_in_a_small_window_nothing_is_said_less(program: Program, qtbot: QtBot) -> None:
    page = program.window.middle
    program.selection.show_page("overview")
    (about,) = [one for one in page.findChildren(QToolButton) if one.accessibleName() == "The comparison in short"]
    assert about.isVisible()
    for said in ("are compared in 10 dimensions", "The statements quote 2 documents", "29 tensions", "not proven"):
        assert said in about.toolTip()
    program.selection.show_dimension("time-gap")
    qtbot.wait(20)
    aspects = [line.aspect for line in program.table.model().rows]  # type: ignore[attr-defined]
    delegate, width = program.table.itemDelegate(), program.table.columnWidth(0)
    for aspect in aspects:
        layout, _ = delegate._lay_aspect(aspect, width)  # type: ignore[attr-defined]
        ends = [layout.lineAt(at).textStart() for at in range(1, layout.lineCount())]
        assert all(aspect[at - 1] == " " for at in ends), f"a word of {aspect!r} is broken"
    program.selection.show_page("tensions")
    qtbot.wait(20)
    shown = page.page
    (button,) = [one for one in shown.findChildren(QPushButton) if one.text() == "Go to the statement"]
    bar = shown.table.verticalScrollBar()  # type: ignore[attr-defined]
    assert button.mapTo(page, button.rect().topRight()).x() < bar.mapTo(page, bar.rect().topLeft()).x()


def test_a_panel_that_is_shown_again_has_its_share(program: Program, qtbot: QtBot) -> None:
    program.window.resize(1500, 900)
    source = program.window.docks.source
    qtbot.waitUntil(lambda: program.window.docks.source.isVisible() or program.window.width() == 1500)
    source.hide()
    qtbot.wait(1)
    source.toggleViewAction().trigger()
    qtbot.waitUntil(lambda: source.width() > program.window.width() * 0.34)


def test_the_strip_leaves_the_document_its_room(program: Program, qtbot: QtBot) -> None:
    program.theme.set_zoom(100)
    program.window.resize(*SMALL)
    program.window.docks.source.show()
    program.window.actions_.show_strip.trigger()
    panel = program.source
    qtbot.waitUntil(lambda: panel.strip.isVisible() and panel.width() < 300)
    assert panel.view.width() >= 170
    program.window.resize(1600, 900)
    qtbot.waitUntil(lambda: panel.strip.width() > 120)
    program.window.resize(*SMALL)
    qtbot.waitUntil(lambda: panel.width() < 300)
    assert panel.view.width() >= 170


def test_words_in_place_of_a_list_leave_the_fields_above_them_their_room(program: Program, qtbot: QtBot) -> None:
    program.selection.show_page("overview")
    program.window.resize(*SMALL)
    program.window.actions_.focus_notes.trigger()
    dock = program.window.docks.notes
    qtbot.waitUntil(dock.isVisible)
    panel = dock.widget()
    for height in (260, 420):
        dock.setFixedHeight(height)
        qtbot.wait(10)
        field, words = panel.search, panel.empty  # type: ignore[attr-defined]
        below = field.mapTo(panel, field.rect().bottomLeft()).y()
        assert words.visibleRegion().isEmpty() or words.mapTo(panel, words.rect().topLeft()).y() > below
        assert field.height() >= field.minimumSizeHint().height()
