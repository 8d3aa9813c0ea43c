"""The mouse between two lines of a document is in the nearer one, not at the start of the line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt

from stratview.documents.text import parse
from stratview.ui.source.document_view import DocumentView
from stratview.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TEXT = parse("\n\n".join(["word " * 60, "another " * 40, "| a | b |\n|---|---|\n| left words | right words |"]))


def shown(qapp: QApplication, qtbot: QtBot) -> DocumentView:
    view = DocumentView(Theme(qapp, "light", 100))
    qtbot.addWidget(view)
    view.resize(360, 700)
    view.show()
    view.show_text(TEXT)
    return view


def test_a_place_between_lines_is_in_the_nearer_line(qapp: QApplication, qtbot: QtBot) -> None:
    view = shown(qapp, qtbot)
    last = view.place_of(TEXT.blocks[1].end - 1)
    assert last is not None
    x, gaps = 150, 0
    for y in range(20, last.top()):
        gaps += view.cursorRect(view.cursorForPosition(QPoint(x, y))).top() > y
        place = view.place_of(view.nearest_offset(QPointF(x, y)))
        assert place is not None
        assert abs(place.x() - x) < 80, y
    assert gaps, "there are places between lines"


def test_a_selection_that_ends_below_its_line_has_no_words_of_the_next(qapp: QApplication, qtbot: QtBot) -> None:
    view, left = shown(qapp, qtbot), Qt.MouseButton.LeftButton
    begin, end = view.place_of(5), view.place_of(TEXT.blocks[0].end - 2)
    assert begin is not None
    assert end is not None
    qtbot.mousePress(view.viewport(), left, pos=begin.center())
    qtbot.mouseMove(view.viewport(), QPoint(end.right(), end.bottom() + 3))
    qtbot.mouseRelease(view.viewport(), left, pos=QPoint(end.right(), end.bottom() + 3))
    assert view.selected == (5, TEXT.blocks[0].end - 2)
