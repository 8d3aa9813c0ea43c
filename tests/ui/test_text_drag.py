"""Selected text that is dragged: copied from what is read, moved in what is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextBrowser, QWidget
from shiboken6 import isValid

import stratview.ui
from stratview.ui.text_drag import drag_text, let_select

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

_WORDS = "one two three"


def shown(area: QPlainTextEdit | QTextBrowser, qtbot: QtBot) -> QPlainTextEdit | QTextBrowser:
    """Show a text with its second word selected, which can be dragged."""
    if area.parent() is None:
        qtbot.addWidget(area)
    area.resize(300, 100)
    area.setPlainText(_WORDS)
    cursor = area.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    drag_text(area)
    area.show()
    return area


def place(area: QPlainTextEdit | QTextBrowser, position: int) -> QPoint:
    cursor = area.textCursor()
    cursor.setPosition(position)
    return area.cursorRect(cursor).center()


def pull(area: QPlainTextEdit | QTextBrowser | QLabel, start: QPoint, keys: Qt.KeyboardModifier | None = None) -> None:
    """Press at a point and move the mouse far away; the release is left to the drag."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    held = keys or Qt.KeyboardModifier.NoModifier
    widget = area if isinstance(area, QLabel) else area.viewport()
    for kind, point, button in (
        (QEvent.Type.MouseButtonPress, start, left),
        (QEvent.Type.MouseMove, QPoint(-80, 40), none),
    ):
        whole = widget.mapToGlobal(QPointF(point))
        QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(point), whole, button, left, held))
    QApplication.processEvents()


def dropping(area: QPlainTextEdit | QTextBrowser, position: int) -> Callable[..., Qt.DropAction]:
    """A drag that drops at a place of the text."""

    def drop(drag: QDrag, offered: Qt.DropAction, proposed: Qt.DropAction) -> Qt.DropAction:
        # The platform proposes what the drag does; with Shift it does so without a drag of its own.
        moves = Qt.KeyboardModifier.ShiftModifier if proposed == Qt.DropAction.MoveAction else Qt.KeyboardModifier(0)
        held = drag.mimeData(), Qt.MouseButton.LeftButton, moves
        at = place(area, position)
        enter, event = QDragEnterEvent(at, offered, *held), QDropEvent(QPointF(at), offered, *held)
        for one in (enter, event):
            one.setDropAction(proposed)
            QApplication.sendEvent(area.viewport(), one)
        return event.dropAction() if event.isAccepted() else Qt.DropAction.IgnoreAction

    return drop


def test_words_move_within_a_field_as_one_change(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    area = shown(QPlainTextEdit(), qtbot)
    monkeypatch.setattr(QDrag, "exec", dropping(area, 0))
    pull(area, place(area, 5))
    assert area.toPlainText() == "twoone  three"
    area.undo()
    assert area.toPlainText() == _WORDS


def test_words_that_are_dropped_on_themselves_stay(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    area = shown(QPlainTextEdit(), qtbot)
    monkeypatch.setattr(QDrag, "exec", dropping(area, 5))
    pull(area, place(area, 5))
    assert area.toPlainText() == _WORDS
    assert area.textCursor().selectedText() == "two"


def test_a_text_that_is_read_offers_a_copy(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, Qt.DropAction]] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, offered, _: seen.append((drag.mimeData().text(), offered)))
    area = shown(QTextBrowser(), qtbot)
    pull(area, place(area, 5))
    assert seen == [("two", Qt.DropAction.CopyAction)]
    # Pressed beside the selection, or with Shift, the mouse selects.
    pull(area, place(area, 10))
    area = shown(QTextBrowser(), qtbot)
    pull(area, place(area, 7), Qt.KeyboardModifier.ShiftModifier)
    assert len(seen) == 1


def test_words_of_a_label_are_dragged_as_a_copy(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, Qt.DropAction]] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, offered, _: seen.append((drag.mimeData().text(), offered)))
    label = QLabel(_WORDS)
    qtbot.addWidget(label)
    let_select(label)
    label.show()
    middle = label.rect().center()
    QTest.mouseDClick(label, Qt.MouseButton.LeftButton, pos=middle)
    assert label.selectedText() == "two"
    # Longer than a double click: a third press would select the line.
    qtbot.wait(QApplication.doubleClickInterval() + 10)
    pull(label, middle)
    assert seen == [("two", Qt.DropAction.CopyAction)]
    assert label.selectedText() == "two"


@pytest.mark.parametrize("make", [QPlainTextEdit, QTextBrowser])
def test_a_text_may_go_while_its_words_are_dragged(
    make: type[QPlainTextEdit | QTextBrowser], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    area = shown(make(holder), qtbot)
    holder.show()
    ended: list[bool] = []

    def gone(drag: QDrag, *_: object) -> Qt.DropAction:
        area.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        ended.append(isValid(drag) and not isValid(area))
        return Qt.DropAction.MoveAction

    monkeypatch.setattr(QDrag, "exec", gone)
    pull(area, place(area, 5))
    assert ended == [True]


def test_every_text_of_the_window_is_dragged_so() -> None:
    ours = re.compile(r"\b(drag_text|let_select)\(")
    made = re.compile(r"\bQ(TextBrowser|TextEdit|PlainTextEdit)(\(|\):)|TextSelectableByMouse")
    folder = Path(stratview.ui.__file__).parent
    files = {file.name: file.read_text("utf-8") for file in folder.rglob("*.py")}
    without = [name for name, text in files.items() if made.search(text) and not ours.search(text)]
    # The message that the program could not start: there is no other window.
    assert [name for name in without if "box.exec()" not in files[name]] == []
