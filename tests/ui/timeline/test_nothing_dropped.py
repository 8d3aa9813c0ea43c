"""Every milestone and every lag is shown or counted, at any height; what is counted can be opened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu

from stratview.comparison.calendar_days import to_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.timeline.conftest import Stage

PERIODS = """\
milestones:
  - {id: a-first, subject: alpha, date: 1990/2000, title: First plan, kind: rnd, cites: [{source: doc, quote: founded}]}
  - {id: a-next, subject: alpha, date: 1991/2001, title: Next plan, kind: rnd, cites: [{source: doc, quote: founded}]}
  - {id: a-third, subject: alpha, date: 1992/.., title: Third plan, kind: rnd, cites: [{source: doc, quote: founded}]}
  - {id: b-begun, subject: beta, date: 1995, title: Begun, kind: rnd, cites: [{source: doc, quote: founded}]}
"""


def counted(shown: Stage) -> int:
    found = 0
    for lane in shown.frame.lanes:
        found += len(lane.layout.labels) + sum(bar.text_width > 0 for bar in lane.bars) + lane.layout.clustered
    return found


@pytest.mark.parametrize("zoom", [60, 100, 200])
def test_at_any_height_everything_is_shown_or_counted(stage: Callable[..., Stage], zoom: int) -> None:
    shown = stage()
    shown.theme.set_zoom(zoom)
    every = sum(lane.shown - len(lane.undated) for lane in shown.data.lanes)
    links = set(range(len(shown.data.chronology.links)))
    for height in (60, 90, 120, 180, 260, 400):
        shown.panel.resize(900, height)
        frame = shown.frame
        assert counted(shown) == every, height
        assert {key for track in frame.tracks for key in track.keys} | set(frame.unplaced) == links, height
        for side, lane in enumerate(frame.lanes):
            crowd = lane.unplaced
            if crowd is None:
                continue
            hit = shown.view.canvas.hit(QPointF(4, frame.grid.middle(frame.grid.lanes[side])))
            assert hit is not None
            assert len(shown.view.canvas.milestones(hit)) >= crowd.count, "what is counted beside the name opens"


def test_lags_without_a_track_open_as_a_list(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    for height in range(60, 200, 5):
        shown.panel.resize(500, height)
        if shown.frame.unplaced:
            break
    key = shown.frame.unplaced[0]
    link = shown.data.chronology.links[key]
    spot = QPointF(6, shown.frame.grid.between_middle)
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=spot.toPoint())
    menu = shown.view.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert shown.view.canvas.chips.text((key,)) in menu.actions()[0].text()
    menu.actions()[0].trigger()
    menu.close()
    assert shown.selection.view.item == link.first.milestone.id


def test_labels_begin_with_their_dates(stage: Callable[..., Stage]) -> None:
    shown = stage()
    entry = shown.data.entry("b-car")
    assert entry is not None
    assert shown.view.metrics.label(entry.milestone) == ("5 Mar 2024\u2002", "First car")
    tips = {
        shown.view.metrics.label(one.milestone)[0].strip()
        for lane in shown.data.chronology.lanes
        for one in lane.entries
    }
    assert "1987" in tips


def test_the_current_period_has_a_bar_although_its_row_is_not_shown(stage: Callable[..., Stage]) -> None:
    shown = stage({"timeline.yaml": PERIODS, "tensions.yaml": ""}, size=(900, 170))
    bars = {bar.index for bar in shown.frame.lanes[0].bars}
    hidden = [entry for index, entry in enumerate(shown.data.chronology.lanes[0].entries) if index not in bars]
    assert hidden, "all three have room: too high to be a test"
    shown.selection.show_item(hidden[0].milestone.id)
    index = shown.data.where[hidden[0].milestone.id][1]
    assert index in {bar.index for bar in shown.frame.lanes[0].bars}


def test_an_open_end_reaches_today_and_no_lane_is_fitted_to_it(stage: Callable[..., Stage]) -> None:
    shown = stage({"timeline.yaml": PERIODS.replace("1995", "2020"), "tensions.yaml": ""})
    today = date.today()  # noqa: DTZ011 - the reader's own day
    assert shown.data.bounds[1] > to_day(today.year, today.month, today.day)
    far = stage({"timeline.yaml": PERIODS, "tensions.yaml": ""})
    assert far.data.bounds[1] < to_day(2005, 1, 1), "a time long past is not stretched to today"
    assert far.data.lanes[0].end == to_day(2002, 1, 1), "an open end has no day"


def test_with_control_the_wheel_is_left_to_the_window(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    before = shown.view.canvas.window
    for button in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
        qtbot.mouseClick(shown.view.viewport(), button, pos=shown.point("a-founded").toPoint())
    assert shown.selection.view.item != "a-founded"
    assert shown.view.canvas.window == before
