"""Pages with some text on them, and the mouse on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from stratview.documents.pages import Line, Page, Pages
from stratview.documents.text import parse
from stratview.ui.source.page_view import PageView
from stratview.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

A: Final = "a" * 64
LEFT: Final = Qt.MouseButton.LeftButton
NONE: Final = Qt.KeyboardModifier.NoModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
TEXT: Final = parse(
    "Coffee came before, and was known to all the people of that town.\n\nTea reached us.\n\nCups were small."
)
LINES: Final = ("Coffee came before,", "and was known to all", "the people of that", "town.")


def pages_of() -> Pages:
    """Two pages: two columns with a paragraph over both, the first of another paragraph; and a page with one more."""
    places = ((50, 700), (50, 688), (300, 700), (300, 688), (300, 664))
    texts = (*LINES, "Tea reached us.")
    starts = [TEXT.text.index(words) for words in texts]
    lines = [
        Line(start, x, y, y + 11, (80,) * len(words))
        for start, words, (x, y) in zip(starts, texts, places, strict=True)
    ]
    start = TEXT.text.index("Cups")
    last = Line(start, 50, 700, 711, (80,) * (len(TEXT.text) - start))
    sheet = (0, 0, 500, 800)
    return Pages(A, A, A, "application/pdf", (), (Page("", sheet, 0, tuple(lines)), Page("", sheet, 0, (last,))))


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> PageView:
    shown = PageView(Theme(qapp, "light", 100))
    qtbot.addWidget(shown)
    shown.resize(700, 500)
    shown.show()
    shown.show_pages(pages_of(), TEXT)
    shown.reference = lambda: "Tea, p. 1"
    return shown


def at(view: PageView, words: str, letter: int = 0) -> QPointF:
    """The left edge of a letter of some words."""
    start = TEXT.text.index(words) + letter
    area = view.rect_of(view.marks.of_span(start, start + 1)[0])
    return QPointF(area.left() + 1, area.center().y())


def send(
    view: PageView, kind: QEvent.Type, point: QPointF, keys: Qt.KeyboardModifier = NONE, *, held: bool = True
) -> None:
    pressed = LEFT if held and kind != QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    whole = view.viewport().mapToGlobal(point)
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, point, whole, button, pressed, keys))


def press(view: PageView, point: QPointF, keys: Qt.KeyboardModifier = NONE, *, twice: bool = False) -> None:
    send(view, QEvent.Type.MouseButtonDblClick if twice else QEvent.Type.MouseButtonPress, point, keys)


def release(view: PageView, point: QPointF) -> None:
    send(view, QEvent.Type.MouseButtonRelease, point)


def click(view: PageView, point: QPointF, keys: Qt.KeyboardModifier = NONE, *, twice: bool = False) -> str:
    press(view, point, keys, twice=twice)
    release(view, point)
    return view.selection.words


def drag(view: PageView, start: QPointF, end: QPointF) -> str:
    press(view, start)
    send(view, QEvent.Type.MouseMove, (start + end) / 2)
    send(view, QEvent.Type.MouseMove, end)
    release(view, end)
    return view.selection.words
