"""While the comparison is unlocked, a milestone is dragged along time and keeps the precision of its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent

from stratview.comparison.calendar_days import to_day
from stratview.comparison.dates import parse
from stratview.comparison.model import Milestone

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.timeline.conftest import Stage


class Drag:
    """Drags milestones of one timeline, and notes the dates that they are dragged to."""

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage = stage
        self.view = stage.view
        self.qtbot = qtbot
        self.redated: list[tuple[str, str]] = []
        self.opened: list[str] = []
        stage.panel.redated.connect(lambda *dated: self.redated.append(dated))
        stage.panel.opened.connect(lambda: self.opened.append(stage.selection.view.item))

    def take(self, milestone_id: str, days: float) -> QPoint:
        """Press a milestone and move the mouse by so many days; the button stays down."""
        start = self.stage.point(milestone_id)
        end = QPointF(start.x() + days * self.stage.frame.window.scale, start.y()).toPoint()
        self.qtbot.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, pos=start.toPoint())
        for point in ((start.toPoint() + end) / 2, end):
            self.qtbot.mouseMove(self.view.viewport(), point)
        return end

    def drop(self, point: QPoint) -> None:
        self.qtbot.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, pos=point)


@pytest.fixture
def drag(stage: Callable[..., Stage], qtbot: QtBot) -> Drag:
    shown = stage()
    shown.context.editing.unlock()
    return Drag(shown, qtbot)


@pytest.mark.parametrize(
    ("milestone", "days", "unit"), [("a-chip", 1096, 366), ("a-chip", -731, 366), ("b-car", -400, 1)]
)
def test_a_dragged_milestone_gets_a_date_as_precise_as_before(drag: Drag, milestone: str, days: int, unit: int) -> None:
    window, item = drag.stage.frame.window, drag.stage.project.analysis.item(milestone)
    assert isinstance(item, Milestone)
    assert item.date is not None
    drag.drop(drag.take(milestone, days))
    ((moved_id, moved),) = drag.redated
    first, before = parse(moved).first_day, item.date.first_day
    assert first is not None
    assert before is not None
    assert abs(first - before - days) <= unit / 2 + 2 / window.scale
    assert (moved_id, len(moved)) == (milestone, len(item.date_text))
    assert drag.stage.selection.view.item == milestone
    assert drag.stage.frame.window == window, "the time was not panned"


def test_the_new_date_is_seen_while_it_is_dragged(drag: Drag) -> None:
    point = drag.take("a-chip", 365 * 3)
    assert drag.view.redating.date is not None
    assert drag.view.redating.date.text == "2007"
    assert not drag.redated, "nothing is changed before the button is let go"
    hint = drag.view.redating.boundingRect()
    assert drag.view.canvas.areas.plot.adjusted(-20, 0, 20, 20).contains(hint)
    image = drag.view.viewport().grab(hint.toAlignedRect()).toImage()
    colors = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert drag.stage.context.theme.color("accent").name() in colors, "its mark and the frame of its date"
    drag.drop(point)


def test_escape_leaves_it_where_it_was(drag: Drag) -> None:
    shown = drag.stage.selection.view
    point = drag.take("a-chip", 365 * 3)
    drag.qtbot.keyClick(drag.view, Qt.Key.Key_Escape)
    assert drag.view.redating.date is None
    drag.drop(point)
    assert not drag.redated
    assert drag.stage.selection.view == shown, "nothing else is shown for a drag that is given up"


def test_dragged_back_nothing_is_changed(drag: Drag) -> None:
    drag.take("a-chip", 365 * 3)
    back = drag.stage.point("a-chip").toPoint()
    drag.qtbot.mouseMove(drag.view.viewport(), back)
    drag.drop(back)
    assert not drag.redated


def test_an_interval_moves_with_both_its_ends(drag: Drag) -> None:
    drag.drop(drag.take("a-phones", 3652 * 1.1))
    assert drag.redated == [("a-phones", "2015/201X")]


def test_a_double_click_opens_a_milestone(drag: Drag) -> None:
    at = drag.stage.point("b-chip").toPoint()
    drag.qtbot.mouseClick(drag.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    drag.qtbot.mouseDClick(drag.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert drag.opened == ["b-chip"]


def test_a_right_click_selects_a_milestone_and_asks_for_its_commands(drag: Drag) -> None:
    wanted: list[str] = []
    drag.stage.panel.menu_wanted.connect(lambda: wanted.append(drag.stage.selection.view.item))

    def click(at: QPoint) -> None:
        mouse = QContextMenuEvent.Reason.Mouse
        drag.view.contextMenuEvent(QContextMenuEvent(mouse, at, drag.view.mapToGlobal(at)))

    click(drag.stage.point("b-chip").toPoint())
    click(drag.stage.point("a-chip").toPoint() + QPoint(0, 60))
    assert wanted == ["b-chip"], "where there is no milestone, there is nothing to do"


def test_while_reading_a_drag_moves_the_time(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    drag = Drag(stage(), qtbot)
    drag.view.travel.show_days(to_day(1995, 1, 1), to_day(2015, 1, 1))
    window = drag.stage.frame.window
    point = drag.take("a-chip", -365 * 3)
    drag.drop(point)
    drag.qtbot.mouseDClick(drag.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert not drag.redated
    assert not drag.opened
    assert drag.view.canvas.window != window
