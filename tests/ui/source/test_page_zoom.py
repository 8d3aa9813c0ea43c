"""Pages are made larger and smaller without the rest of the window, around the place that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.ui.source.conftest import TEXT, at

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from stratview.ui.source.page_view import PageView


def turn_wheel(view: PageView, point: QPointF, notches: int) -> None:
    whole = view.viewport().mapToGlobal(point)
    keys, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
    turned = QPoint(0, 120 * notches)
    event = QWheelEvent(point, whole, QPoint(), turned, Qt.MouseButton.NoButton, keys, phase, False)
    QApplication.sendEvent(view.viewport(), event)
    assert event.isAccepted(), "the rest of the window keeps its size"


@pytest.mark.parametrize("words", ["Coffee came", "Tea reached", "the people of"])
def test_ctrl_and_the_wheel_keep_what_is_under_the_mouse(view: PageView, words: str) -> None:
    wide = view.area(0).width()
    view.verticalScrollBar().setValue(40)
    point = at(view, words)
    turn_wheel(view, point, 3)
    assert 1.8 < view.area(0).width() / wide < 2.1
    assert (at(view, words) - point).manhattanLength() < 5
    turn_wheel(view, point, -3)
    assert view.percent == pytest.approx(100, abs=2)


def test_keys_zoom_and_zero_fits_the_width(view: PageView, qtbot: QtBot) -> None:
    said: list[int] = []
    view.scaled.connect(said.append)
    for key, percent in ((Qt.Key.Key_Plus, 125), (Qt.Key.Key_Equal, 156), (Qt.Key.Key_Minus, 125), (Qt.Key.Key_0, 100)):
        qtbot.keyClick(view, key)
        assert view.percent == percent
    assert said == [125, 156, 125, 100]
    assert view.horizontalScrollBar().maximum() == 0
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.percent == 600
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.percent == 50


def test_the_cursor_stays_in_sight_while_keys_zoom(view: PageView, qtbot: QtBot) -> None:
    place = TEXT.text.index("people")
    view.set_selection(place, place)
    for _ in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.is_seen(place, place + 1)


def test_no_picture_is_asked_for_that_is_too_large_to_be_drawn(view: PageView) -> None:
    wanted: list[tuple[int, int]] = []
    view.wanted.connect(wanted.extend)
    view.set_percent(600)
    view._ask()
    assert wanted
    assert all(width * width * 800 / 500 < 24_000_000 for _, width in wanted)
