"""Text is selected on pages with mouse and keyboard, as in the document's text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu

from stratview.documents.text import parse
from stratview.ui.drag_kinds import PASSAGE
from stratview.ui.source.marks import Mark, Marks
from tests.ui.source.conftest import CTRL, SHIFT, TEXT, at, click, drag, pages_of, press, release, send

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from stratview.ui.source.page_view import PageView


def test_a_drag_selects_in_reading_order_over_lines_and_columns(view: PageView) -> None:
    assert drag(view, at(view, "before"), at(view, "known")) == "before, and was "
    assert drag(view, at(view, "known"), at(view, "before")) == "before, and was "
    assert drag(view, at(view, "to all"), at(view, "of that")) == "to all the people "
    view.viewport().grab()
    assert view.marks.selected == view.selected


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_text_of_a_turned_and_cropped_page_is_selected_where_it_is_shown(view: PageView, rotate: int) -> None:
    first, second = pages_of().pages
    turned = replace(first, rotate=rotate, crop=(20, 600, 480, 760))
    view.show_pages(replace(pages_of(), pages=(turned, second)), TEXT)
    for begin, end, words in (("before", "known", "before, and was "), ("to all", "of that", "to all the people ")):
        places = [view._caret(TEXT.text.index(one)) for one in (begin, end)]
        start, stop = (place.center() for place in places if place is not None)
        view.set_selection(0, 0)
        assert drag(view, start, stop) == words


def test_beside_a_line_its_nearer_end_is_meant_and_never_the_other_column(view: PageView) -> None:
    right = QPointF(view.viewport().width() - 2.0, 0)
    for words, gap in (("town.", right), ("Tea", right)):
        line = at(view, words)
        ended = drag(view, line, QPointF(gap.x(), line.y()))
        assert ended in ("town.", "Tea reached us."), ended
    gutter = at(view, "the people") - QPointF(8, 0)
    assert drag(view, at(view, "Coffee"), gutter).endswith("all ")
    view.set_selection(0, 0)
    before_gutter = QPointF(at(view, "before,", 6).x() + 30, at(view, "before").y())
    assert drag(view, at(view, "Coffee"), before_gutter) == "Coffee came before,"


def test_what_is_selected_is_coloured_and_readable(view: PageView, qtbot: QtBot) -> None:
    del qtbot
    drag(view, at(view, "before"), at(view, ", and"))
    image = view.viewport().grab().toImage()
    inside, outside = at(view, "before", 2), at(view, "Coffee", 2)
    assert pixel(view, image, inside) != QColor("white")
    assert pixel(view, image, inside).lightness() > 150
    assert pixel(view, image, outside) == QColor("white")


def pixel(view: PageView, image: QImage, point: QPointF) -> QColor:
    return image.pixelColor(point.toPoint() * view.devicePixelRatioF())


def test_a_double_click_selects_a_word_and_the_next_click_the_paragraph(view: PageView) -> None:
    point = at(view, "known", 3)
    assert click(view, point) == ""
    assert click(view, point, twice=True) == "known"
    assert click(view, point) == TEXT.blocks[0].text
    assert click(view, point) == ""


@pytest.mark.parametrize(("words", "to"), [("was known", "was"), ("known to all the people", "people")])
def test_a_drag_after_a_double_click_selects_whole_words_both_ways(view: PageView, words: str, to: str) -> None:
    click(view, at(view, "known", 3))
    press(view, at(view, "known", 3), twice=True)
    send(view, QEvent.Type.MouseMove, at(view, to, 2))
    release(view, at(view, to, 2))
    assert view.selection.words == words


def test_a_click_ends_a_selection_and_only_the_next_one_follows_a_mark(view: PageView) -> None:
    start = TEXT.text.index("Coffee")
    view.show_marks([], [Marks([Mark(start, start + 6, "1", current=False)])])
    followed: list[int] = []
    view.passage_clicked.connect(lambda offset, _: followed.append(offset))
    drag(view, at(view, "Coffee"), at(view, "before"))
    assert followed == [], "a drag is no click"
    assert click(view, at(view, "Coffee", 2)) == ""
    assert followed == []
    click(view, at(view, "Coffee", 2))
    assert followed == [start + 2]


def test_a_drag_beyond_the_edge_scrolls_and_selects_on(view: PageView, qtbot: QtBot) -> None:
    press(view, at(view, "known"))
    below = QPointF(200, view.viewport().height() + 200)
    send(view, QEvent.Type.MouseMove, below)
    qtbot.waitUntil(lambda: "Cups" in view.selection.words)
    release(view, below)
    assert not view._pointer._scrolling.isActive()
    assert view.verticalScrollBar().value() > 0


def test_shift_extends_with_the_mouse(view: PageView) -> None:
    drag(view, at(view, "came"), at(view, "before"))
    assert click(view, at(view, ", and"), SHIFT) == "came before"
    assert click(view, at(view, "to all"), SHIFT) == "came before, and was known "


def test_shift_extends_with_the_keyboard(view: PageView, qtbot: QtBot) -> None:
    view.set_selection(*(TEXT.text.index(words) for words in ("came", " before")))
    for key, keys, words in (
        (Qt.Key.Key_Left, SHIFT, "cam"),
        (Qt.Key.Key_Right, SHIFT | CTRL, "came"),
        (Qt.Key.Key_Right, SHIFT | CTRL, "came before"),
        (Qt.Key.Key_Left, SHIFT | CTRL, "came "),
        (Qt.Key.Key_End, SHIFT, "came before,"),
        (Qt.Key.Key_Down, SHIFT, "came before, and was known to al"),
        (Qt.Key.Key_Down, SHIFT, "came before, and was known to all "),
        (Qt.Key.Key_Down, SHIFT, "came before, and was known to all the people of that "),
        (Qt.Key.Key_Left, SHIFT | CTRL, "came before, and was known to all the people of "),
        (Qt.Key.Key_Home, SHIFT, "came before, and was known to all "),
        (Qt.Key.Key_A, CTRL, TEXT.text),
    ):
        qtbot.keyClick(view, key, keys)
        assert view.selection.words == words


def test_shift_and_an_arrow_select_words_where_quotes_are_taken(view: PageView, qtbot: QtBot) -> None:
    view.takes_quotes = True
    view.set_selection(7, 7)
    qtbot.keyClick(view, Qt.Key.Key_Right, SHIFT)
    assert view.selection.words == "came"


def test_return_chooses_a_quote_only_while_quotes_are_taken(view: PageView, qtbot: QtBot) -> None:
    view.set_selection(0, 6)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    view.takes_quotes = True
    with qtbot.waitSignal(view.quote_chosen):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_copying_takes_the_reference_along(view: PageView, qtbot: QtBot) -> None:
    drag(view, at(view, "and was"), at(view, " to all"))
    qtbot.keyClick(view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "“and was known” (Tea, p. 1)"


def test_the_menu_copies_and_has_the_commands_of_the_text(view: PageView) -> None:
    view.commands = view.actions
    view.addAction("Cite it")
    for words, copies in (("", False), ("and", True)):
        view.set_selection(TEXT.text.index("and"), TEXT.text.index("and") + len(words))
        point = QPoint(20, 20)
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, point))
        menu = view.findChildren(QMenu)[-1]
        copy, everything, *rest = menu.actions()
        assert (copy.text(), copy.isEnabled(), everything.text()) == ("Copy", copies, "Select all")
        assert [one.text() for one in rest if not one.isSeparator()] == ["Cite it"]
        menu.close()


def test_what_is_selected_can_be_dragged(view: PageView, monkeypatch: pytest.MonkeyPatch) -> None:
    dragged = []
    monkeypatch.setattr("stratview.ui.later_drag.LaterDrag._run", lambda self: dragged.append(self._data))
    view.takes_quotes = True
    drag(view, at(view, "and was"), at(view, " to all"))
    press(view, at(view, "known"))
    send(view, QEvent.Type.MouseMove, at(view, "known") + QPointF(40, 30))
    QApplication.processEvents()
    assert [data.hasFormat(PASSAGE) for data in dragged] == [True]
    assert dragged[0].text() == "“and was known” (Tea, p. 1)"
    assert view.selection.words == "and was known", "it stays selected"


def test_a_press_in_a_margin_drags_nothing(view: PageView, monkeypatch: pytest.MonkeyPatch) -> None:
    dragged = []
    monkeypatch.setattr("stratview.ui.later_drag.LaterDrag._run", lambda self: dragged.append(self._data))
    start = TEXT.text.index("Coffee")
    view.show_marks([], [Marks([Mark(start, start + 6, "1", current=False)])])
    drag(view, at(view, "and was"), at(view, " to all"))
    view.viewport().grab()
    margin = QPointF(4, at(view, "Coffee").y())
    assert view.margins.at(margin)
    drag(view, margin, margin + QPointF(60, 60))
    QApplication.processEvents()
    assert dragged == []
    assert view.selection.words == "and was known"


def test_nothing_is_selected_where_the_page_is_not_the_frozen_one(view: PageView) -> None:
    view.marks.unfit.add(0)
    assert drag(view, at(view, "before"), at(view, "known")) == ""


def test_signs_beyond_the_first_plane_and_chinese_ones_are_words(qapp: QApplication) -> None:
    from stratview.ui.source.page_selection import PageSelection

    del qapp
    text = parse("A 😀😀 done 中文字")
    selection = PageSelection(text)
    selection.begin(text.text.index("done") + 1, "word")
    assert selection.words == "done"
    selection.begin(text.text.index("文"), "word")
    assert "文" in selection.words


def test_a_screen_reader_hears_by_what_the_selection_grows_and_shrinks(
    view: PageView, qtbot: QtBot, heard: list[str]
) -> None:
    view.setFocus()
    begin = TEXT.text.index("before")
    view.set_selection(begin, begin)
    heard.clear()
    for key, keys, said in (
        (Qt.Key.Key_Right, CTRL | SHIFT, "Selected: before"),
        (Qt.Key.Key_Right, CTRL | SHIFT, "Selected: , and"),
        (Qt.Key.Key_Left, SHIFT, "Not selected any more: d"),
        (Qt.Key.Key_Home, SHIFT, "Not selected any more: an"),
        (Qt.Key.Key_A, CTRL, "Selected: "),
    ):
        qtbot.keyClick(view, key, keys)
        assert heard[-1].startswith(said)
    assert len(heard) == 5
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, "known").toPoint())
    assert len(heard) == 5
    view.select(begin, begin + 6)
    assert heard[-1] == "Selected: before"
