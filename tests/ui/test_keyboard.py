"""The keyboard reaches everything that is seen, and is never where nothing is seen or current."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from stratview.comparison.model import Milestone
from stratview.session.selection import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program

CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView, QTextEdit, QComboBox)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def is_seen(widget: QWidget) -> bool:
    area = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return widget.isVisible() and not area.visibleRegion().isEmpty()


def controls(program: Program) -> set[QWidget]:
    """Everything in the window that the mouse could use; signs within a field and heads of columns belong to others."""
    found: set[QWidget] = set()
    for kind in CONTROLS:
        found |= {one for one in program.window.findChildren(kind) if one.isEnabled() and is_seen(one)}
    corner = "QTableCornerButton"
    return {
        one
        for one in found
        if not isinstance(one, QHeaderView) and not isinstance(one.parent(), QLineEdit) and type(one).__name__ != corner
    }


def walk(key: Qt.Key) -> list[QWidget]:
    """Press Tab (or Backtab) until the keyboard is back."""
    met = [focus()]
    for _ in range(300):
        before = focus()
        QTest.keyClick(before, key)
        if isinstance(focus(), QTextEdit) and focus() is before:
            # From link to link within the document.
            continue
        if focus() is met[0]:
            return met
        met.append(focus())
    raise AssertionError("Tab never comes back")


def test_tab_reaches_every_control_on_every_page(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    window = program.window
    window.activateWindow()
    window.actions_.find_in_document.trigger()
    for page in ("", *PAGES, "unproven"):
        if page == "unproven":
            window.actions_.unproven.trigger()
        else:
            program.selection.show_page(page)
        qtbot.wait(10)
        window.actions_.focus_statements.trigger()
        met = walk(Qt.Key.Key_Tab)
        assert all(is_seen(one) for one in met)
        assert controls(program) - set(met) == set()
        assert len(met) == len(set(met))
        for one in met:
            if isinstance(one, QAbstractItemView) and one.model().rowCount():
                one.setFocus(Qt.FocusReason.TabFocusReason)
                assert one.currentIndex().isValid(), one
    window.actions_.focus_statements.trigger()
    forward, back = walk(Qt.Key.Key_Tab), walk(Qt.Key.Key_Backtab)
    assert back == [forward[0], *reversed(forward[1:])]


def test_tab_goes_through_a_pane_from_top_to_bottom(start: Callable[..., Program]) -> None:
    program = start()
    program.window.activateWindow()
    program.window.actions_.focus_statements.trigger()
    met = walk(Qt.Key.Key_Tab)
    panes = (program.window.tools, program.window.dimensions, program.source, program.window.docks.timeline.widget())
    for pane in panes:
        own = [met.index(one) for one in met if pane.isAncestorOf(one)]
        assert own == list(range(min(own), max(own) + 1)), "a pane is left and entered again"
    assert met.index(program.window.dimensions.filter) < met.index(program.window.dimensions.list)
    assert met.index(program.source.header.choose) < met.index(program.source.view)
    # PySide keeps a table alive through its parent; a question for the focus proxy of its viewport would change that.
    owned = shiboken6.dump(program.table)
    assert re.search(r"^parent\.+ <(CompareView|MainWindow)", owned, re.MULTILINE), owned


def test_a_page_that_is_asked_for_gets_the_keyboard(start: Callable[..., Program]) -> None:
    program = start()
    actions = program.window.actions_
    program.window.activateWindow()
    for page in actions.of_pages:
        program.window.tools.find_field.setFocus()
        page.trigger()
        assert program.window.middle.page.isAncestorOf(focus())


def test_a_way_to_a_pane_opens_raises_and_enters_it(start: Callable[..., Program]) -> None:
    program = start()
    window, docks = program.window, program.window.docks
    window.activateWindow()
    ways = (
        (window.actions_.focus_dimensions, docks.dimensions),
        (window.actions_.focus_source, docks.source),
        (window.actions_.focus_timeline, docks.timeline),
    )
    docks.toggle_unproven()
    for way, dock in ways:
        dock.close()
        way.trigger()
        QApplication.processEvents()
        assert dock.isAncestorOf(focus())
        assert is_seen(focus())
    docks.source.setFloating(True)
    window.actions_.focus_statements.trigger()
    QApplication.processEvents()
    assert focus() is program.table
    window.actions_.focus_source.trigger()
    QApplication.processEvents()
    assert focus() is program.source.view
    assert QApplication.activeWindow() is docks.source
    docks.source.setFloating(False)


def test_a_pane_that_closes_gives_the_keyboard_to_one_that_is_seen(start: Callable[..., Program]) -> None:
    program = start()
    window = program.window
    window.activateWindow()
    for way, dock in (
        (window.actions_.focus_source, window.docks.source),
        (window.actions_.focus_timeline, window.docks.timeline),
        (window.actions_.focus_dimensions, window.docks.dimensions),
    ):
        way.trigger()
        dock.close()
        QApplication.processEvents()
        assert is_seen(focus())
    # A passage beside goes with the tension.
    window.docks.source.show()
    program.selection.show_page("tensions")
    program.source.beside.view.setFocus()
    program.selection.show_page("overview")
    QApplication.processEvents()
    assert is_seen(focus())


def test_the_statements_have_a_current_cell_also_while_a_milestone_is_selected(
    start: Callable[..., Program],
) -> None:
    program = start()
    program.window.activateWindow()
    milestone = program.analysis.milestone_proofs[0].item
    assert isinstance(milestone, Milestone)
    program.window.actions_.focus_source.trigger()
    program.selection.show_item(milestone.id)
    assert not program.table.currentIndex().isValid()
    program.window.actions_.focus_statements.trigger()
    assert program.table.currentIndex().isValid()
    assert program.selection.view.item == milestone.id, "coming with the keyboard selects nothing"
    QTest.keyClick(program.table, Qt.Key.Key_Down)
    assert program.analysis.home(program.selection.view.item) == program.selection.view.dimension
    program.selection.go_back()
    assert program.selection.view.item == milestone.id
    assert program.table.currentIndex().isValid()
