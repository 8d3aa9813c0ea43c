"""The document behaves like text, and the mouse's extra buttons belong to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

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


@pytest.mark.parametrize("panel", ["table", "list", "source"])
def test_ctrl_and_the_wheel_zoom_everything(start: Callable[..., Program], panel: str) -> None:
    program = start()
    widgets = {"table": program.table, "list": program.window.dimensions.list, "source": program.source.view}
    before = program.theme.zoom
    turn(widgets[panel].viewport(), 120)
    assert program.theme.zoom > before
    turn(widgets[panel].viewport(), -120)
    assert program.theme.zoom == before
