"""The document behaves like text, and the mouse's extra buttons belong to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu

from stratview.ui.pages.compare_model import CompareModel
from stratview.ui.timeline.panel import TimelinePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.conftest import Program


def on_the_passage(program: Program) -> QPoint:
    """A point of the viewport on the second word of the current passage."""
    span = program.proof(program.selection.view.item).cites[0].anchor.span
    assert span is not None
    view = program.source.view
    return view._rect_of(span.start + 14).center() + QPoint(2, 0)


def turn(widget: QWidget, by: int) -> None:
    """Turn the wheel over a widget with Ctrl, as the window system does: what is ignored goes on to the parent."""
    window = widget.window()
    at = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), at, QPoint(0, by), QPoint(), Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_a_click_in_a_passage_puts_the_cursor_and_a_double_click_selects_a_word(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    program.selection.show_item("entry-stage-xiaomi")
    before = program.selection.view
    viewport, at = program.source.view.viewport(), on_the_passage(program)
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert program.selection.view == before
    assert QApplication.activePopupWidget() is None
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    word = program.source.view.textCursor().selectedText()
    assert word
    assert " " not in word


def test_ctrl_and_a_click_goes_to_the_statement(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item("entry-stage-huawei")
    span = program.proof("entry-stage-huawei").cites[0].anchor.span
    assert span is not None
    program.selection.show_page("overview")
    assert program.selection.view.item == ""
    view = program.source.view
    view.scroll_to(span.start)
    at = view._rect_of(span.start + 14).center() + QPoint(2, 0)
    QTest.mouseClick(program.source.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)
    assert program.selection.view.item == "entry-stage-huawei"


def test_copied_text_takes_its_reference_along(start: Callable[..., Program]) -> None:
    program = start()
    program.source.view.select(0, 20)
    program.source.view.copy()
    data = QGuiApplication.clipboard().mimeData()
    title = program.analysis.head.source(program.selection.view.source).title  # type: ignore[union-attr]
    words = program.source.view.textCursor().selectedText()
    assert data.text() == f"“{words}” ({title})"
    assert f"<blockquote><p>{words}</p></blockquote>" in data.html()
    assert bytes(data.data("text/markdown").data()).decode() == f"> {words}\n\n{title}\n"


def test_the_context_menu_of_the_source_copies_the_quote(start: Callable[..., Program]) -> None:
    program = start()
    view = program.source.view
    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert program.window.actions_.copy_quote in menu.actions()
    menu.close()


def test_the_menu_of_the_statements_does_not_hold_up_a_change_of_the_language(start: Callable[..., Program]) -> None:
    program = start()
    program.table.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert program.window.actions_.copy_statement in menu.actions()
    program.window.rebuild()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("panel", ["table", "list", "source"])
def test_history_buttons_go_back_and_never_select(start: Callable[..., Program], qtbot: QtBot, panel: str) -> None:
    program = start()
    first = program.selection.view
    program.selection.show_item("entry-stage-huawei")
    second = program.selection.view
    widgets = {"table": program.table, "list": program.window.dimensions.list, "source": program.source.view}
    viewport = widgets[panel].viewport()
    for _ in range(2):
        qtbot.mouseClick(viewport, Qt.MouseButton.BackButton, pos=viewport.rect().center())
        assert program.selection.view == first
        qtbot.mouseClick(viewport, Qt.MouseButton.ForwardButton, pos=viewport.rect().center())
        assert program.selection.view == second


def test_history_buttons_go_back_over_fields_and_heads_too(start: Callable[..., Program]) -> None:
    program = start()
    window, first = program.window, program.selection.view
    for widget in (
        window.tools.find_field,
        window.dimensions.filter,
        program.table.horizontalHeader().viewport(),
        window.docks.source.titleBarWidget(),
        window.statusBar(),
    ):
        program.selection.show_item("entry-stage-huawei")
        at = widget.mapTo(window, widget.rect().center())
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, at)
        assert program.selection.view == first, type(widget).__name__


def on_a_list_and_the_outline(program: Program) -> None:
    timeline = program.window.findChild(TimelinePanel)
    assert isinstance(timeline, TimelinePanel)
    timeline.show_list(shown=True)
    program.window.actions_.show_strip.setChecked(True)
    program.window.actions_.show_strip.trigger()


def on_what_is_not_proven(program: Program) -> None:
    program.window.actions_.unproven.trigger()


def on_the_notes(program: Program) -> None:
    program.window.actions_.focus_notes.trigger()


@pytest.mark.parametrize("arrange", [on_a_list_and_the_outline, on_what_is_not_proven, on_the_notes])
def test_no_list_or_field_keeps_what_belongs_to_the_window(
    start: Callable[..., Program], arrange: Callable[[Program], None]
) -> None:
    program = start()
    window, first, zoom = program.window, program.selection.view, program.theme.zoom
    arrange(program)
    QApplication.processEvents()
    program.selection.show_item("entry-stage-huawei")
    tried = 0
    for area in window.findChildren(QAbstractScrollArea):
        viewport = area.viewport()
        seen = viewport.visibleRegion().boundingRect()
        if area.window() is not window or seen.isEmpty():
            continue
        tried += 1
        at = viewport.mapTo(window, seen.center())
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, at)
        assert program.selection.view == first, type(area).__name__
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier, at)
        assert program.selection.view.item == "entry-stage-huawei", type(area).__name__
        for by in (120, -120):
            QTest.wheelEvent(
                window.windowHandle(), QPointF(at), QPoint(0, by), QPoint(), Qt.KeyboardModifier.ControlModifier
            )
            assert (program.theme.zoom > zoom) == (by > 0), type(area).__name__
    assert tried >= 4


def test_a_floating_panel_hands_over_what_belongs_to_the_window(start: Callable[..., Program]) -> None:
    program = start()
    first, zoom, dock = program.selection.view, program.theme.zoom, program.window.docks.source
    program.selection.show_item("entry-stage-huawei")
    dock.setFloating(True)
    at = program.source.view.viewport().mapTo(dock, QPoint(40, 40))
    QTest.mouseClick(dock.windowHandle(), Qt.MouseButton.BackButton, Qt.KeyboardModifier.NoModifier, at)
    assert program.selection.view == first
    turn(program.source.view.viewport(), 120)
    assert program.theme.zoom > zoom


@pytest.mark.parametrize("panel", ["table", "list", "source"])
def test_ctrl_and_the_wheel_zoom_everything(start: Callable[..., Program], panel: str) -> None:
    program = start()
    widgets = {"table": program.table, "list": program.window.dimensions.list, "source": program.source.view}
    before = program.theme.zoom
    turn(widgets[panel].viewport(), 120)
    assert program.theme.zoom > before
    turn(widgets[panel].viewport(), -120)
    assert program.theme.zoom == before


def in_the_statement(program: Program, word: str) -> QPoint:
    """A point of the table's viewport on a word of the current statement."""
    table = program.table
    index = table.currentIndex()
    cell = table.visualRect(index)
    statement = table._model.statement_at(index)
    assert statement is not None
    wanted = statement.text.index(word) + 1
    for y in range(cell.top(), cell.bottom(), 3):
        for x in range(cell.left(), cell.right(), 3):
            place = table._delegate.place_at(statement, cell, QPointF(x, y), nearest=False)
            if place == wanted:
                return QPoint(x, y)
    raise AssertionError(f"{word} is not in sight")


def test_words_of_a_statement_are_selected_and_copied_with_their_reference(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    program.selection.show_item("technology-rd-spending-huawei")
    before = program.selection.view
    table, viewport = program.table, program.table.viewport()
    at = in_the_statement(program, "investment")
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert table.selected_words == "investment"
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith("“investment” (Huawei and Xiaomi · R&D and technology · Huawei; from: How Huawei")
    assert data.html().startswith("<blockquote><p>investment</p></blockquote><p>Huawei and Xiaomi · R&amp;D")
    assert bytes(data.data("text/markdown").data()).decode().startswith("> investment\n\nHuawei and Xiaomi · R&D")
    # A drag selects from word to word, and no other cell.
    far = in_the_statement(program, "annually")
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseMove(viewport, far)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, far)
    assert table.selected_words.startswith("nvestment is over 160 billion yuan")
    assert program.selection.view == before
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.selected_words == ""
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("“Its R&D investment is over 160 billion yuan annually.” (")


def test_the_mouse_on_a_mark_shows_the_quotes_and_on_a_number_its_own(start: Callable[..., Program]) -> None:
    program = start()
    program.selection.show_item("entry-stage-huawei")
    table = program.table
    index = table.currentIndex()
    cell, statement = table.visualRect(index), table._model.statement_at(table.currentIndex())
    assert statement is not None
    shown = {
        table._delegate.quotes_at(statement, cell, QPointF(x, y))
        for y in range(cell.top(), cell.bottom(), 4)
        for x in range(cell.left(), cell.right(), 2)
    }
    assert {(), (0, 1, 2), (0,), (1,), (2,)} <= shown
    tip = table._delegate._quotes(statement, (0, 1, 2))
    for cite in statement.cites:
        assert cite.quote in tip
    assert "✓ exact" in tip


def test_selected_words_stay_in_sight_when_a_panel_takes_room(start: Callable[..., Program], qtbot: QtBot) -> None:
    program = start()
    program.selection.show_item("entry-stage-huawei")
    view = program.source.view
    cursor = view.cursorForPosition(QPoint(100, view.viewport().height() - 20))
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    view.setTextCursor(cursor)
    program.window.resize(1280, 560)
    qtbot.waitUntil(lambda: program.window.height() == 560)
    assert view.viewport().rect().contains(view.cursorRect().center())


def test_the_selected_statement_stays_marked_whatever_the_mouse_does(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start()
    program.selection.show_item("entry-stage-xiaomi")
    table = program.table
    model, viewport = table.model(), table.viewport()
    assert isinstance(model, CompareModel)
    index = model.index_of("entry-stage-xiaomi")
    at = table.visualRect(index).center()
    left, control = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(viewport, left, control, at)
    assert table.selectionModel().selectedIndexes() == [index], "Ctrl takes no mark away"
    # From the row's head, where nothing begins to be selected, and from the words of the statement.
    other = table.visualRect(model.index_of("entry-signal-xiaomi")).center()
    place = viewport.mapToGlobal(QPointF(other))
    none = Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier
    for start_at in (table.visualRect(index.siblingAtColumn(0)).center(), table.visualRect(index).topLeft()):
        program.selection.show_item("entry-stage-xiaomi")
        qtbot.mousePress(viewport, left, pos=start_at + QPoint(30, 14))
        QApplication.sendEvent(viewport, QMouseEvent(QEvent.Type.MouseMove, QPointF(other), place, *none))
        qtbot.mouseRelease(viewport, left, pos=other)
        marked, current = table.selectionModel().selectedIndexes(), model.index_of(program.selection.view.item)
        assert marked == [current] == [table.currentIndex()]


def test_a_panel_that_was_moved_is_in_its_place_at_once(start: Callable[..., Program]) -> None:
    # Qt crashes where a border is moved while a panel is still on its way.
    assert not start().window.isAnimated()
