"""The as-of date in the timeline: a handle, keys, a field; what is later becomes a trace and nothing is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from stratview.comparison.dates import parse
from stratview.ui.timeline import as_of
from stratview.ui.timeline.describe import legend

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from stratview.ui.timeline.ticks import Unit
    from tests.ui.timeline.conftest import Stage

UNITS = st.sampled_from(["year", "month", "day"])
DAYS = st.integers(date(100, 1, 1).toordinal(), date(9000, 1, 1).toordinal())


@given(DAYS, UNITS)
def test_the_nearest_unit_ends_at_most_half_a_unit_away(day: int, unit: Unit) -> None:
    end = as_of.end_of(as_of.nearest(day, unit))
    assert abs(end - day) <= {"year": 183.5, "month": 16, "day": 1}[unit]


@given(DAYS, UNITS)
def test_steps_forward_and_back_take_each_other_back(day: int, unit: Unit) -> None:
    here = as_of.nearest(day, unit)
    there = as_of.stepped(as_of.end_of(here), 1, unit)
    assert as_of.end_of(there) > as_of.end_of(here)
    assert as_of.stepped(as_of.end_of(there), -1, unit) == here


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2012", "2012"),
        (" 2012-05 ", "2012-05"),
        ("2012-05-31", "2012-05-31"),
        ("May 2012", "2012-05"),
        ("31 May 2012", "2012-05-31"),
        ("2012年5月", "2012-05"),
        ("soon", None),
        ("2010/..", None),
    ],
)
def test_a_reader_writes_dates_in_words_or_in_edtf(text: str, edtf: str | None) -> None:
    assert as_of.typed(text) == edtf


@pytest.mark.parametrize("year", [1980, 1987, 2004, 2009, 2013, 2030])
def test_shown_and_later_are_all(stage: Callable[..., Stage], year: int) -> None:
    shown = stage()
    shown.selection.show_as_of(str(year))
    for lane in shown.data.lanes:
        dated = len(lane.dates) + len(lane.periods) + len(lane.later_dates) + len(lane.later_periods)
        assert dated == len(lane.lane.entries)
        later = [lane.lane.entries[i].milestone for s in (lane.later_dates, lane.later_periods) for i in s.indices]
        assert all(one.date is not None and one.date.first_day > date(year, 12, 31).toordinal() for one in later)


def test_what_is_later_has_neither_label_nor_link(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.selection.show_as_of("2010")
    assert shown.labels() == ["First chip", "Founded", "Founded, too", "Phones"]
    assert [shown.view.canvas.chips.text(track.keys) for track in shown.frame.tracks] == ["23 years"]
    assert shown.panel.header.status.text() == "5 of 7 milestones"
    shown.selection.show_as_of("")
    assert len(shown.labels()) == 6
    assert shown.panel.header.status.whole == legend()


def test_shift_and_arrows_move_the_date_a_tick_at_a_time(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    seen = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right):
        qtbot.keyClick(shown.view, key, Qt.KeyboardModifier.ShiftModifier)
        seen.append(shown.selection.view.as_of)
    assert seen == ["2023", "2022", "2023", ""]


def test_escape_shows_everything_again(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    with qtbot.waitActive(shown.panel):
        shown.panel.activateWindow()
    shown.panel.setFocus()
    shown.selection.show_as_of("2012")
    qtbot.keyClick(shown.view, Qt.Key.Key_Escape)
    assert shown.selection.view.as_of == ""
    shown.selection.go_back()
    assert shown.selection.view.as_of == "2012"


def drag(stage: Stage, start: QPointF, end: QPointF) -> None:
    viewport = stage.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for share in (0.1, 0.5, 1.0):
        QTest.mouseMove(viewport, (start + (end - start) * share).toPoint())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end.toPoint())


def foot(stage: Stage) -> QPointF:
    left, right = stage.view.handle.feet()[0]
    return QPointF((left + right) / 2, stage.view.height() - 6)


def test_the_handle_is_dragged_into_the_past_and_out_again(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.selection.show_item("alpha-chips")
    window = shown.view.canvas.window
    x = window.x(date(2013, 1, 1).toordinal())
    drag(shown, foot(shown), QPointF(x, shown.view.height() - 6))
    assert shown.selection.view.as_of == "2012"
    assert (shown.view.canvas.window.start, shown.view.canvas.window.end) == (window.start, window.end)
    shown.selection.go_back()
    assert shown.selection.view.as_of == ""
    shown.selection.go_forward()
    drag(shown, foot(shown), QPointF(window.right + 5, shown.view.height() - 6))
    assert shown.selection.view.as_of == ""


def test_aligned_each_lane_has_its_line(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.header.choose_alignment(1)
    shown.selection.show_as_of("2009")
    spots = [x for _, x, _ in shown.view.handle.places()]
    years = (spots[0] - spots[1]) / shown.view.canvas.window.scale / 365.2425
    assert years == pytest.approx(23, abs=0.01)


def test_the_field_shows_words_and_takes_them(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    field = shown.panel.header._date
    shown.selection.show_as_of("2012-05")
    assert field.text() == "May 2012"
    field.selectAll()
    qtbot.keyClicks(field, "2011")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown.selection.view.as_of == "2011"
    assert shown.panel.header.clear_date.isVisible()
    shown.panel.header.clear_date.click()
    assert shown.selection.view.as_of == ""
    assert not shown.panel.header.clear_date.isVisible()


def test_what_cannot_be_read_is_said_and_changes_nothing(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    said: list[str] = []
    shown.context.messages.posted.connect(lambda message: said.append(message.text))
    qtbot.keyClicks(shown.panel.header._date, "soon")
    qtbot.keyClick(shown.panel.header._date, Qt.Key.Key_Return)
    assert shown.selection.view.as_of == ""
    assert len(said) == 1
    assert "soon" in said[0]


def test_keys_step_only_through_what_had_happened(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    shown.selection.show_as_of("2010")
    seen = set()
    for _ in range(9):
        qtbot.keyClick(shown.view, Qt.Key.Key_Right)
        seen.add(shown.selection.view.item)
    assert seen == {"a-founded", "a-chip", "a-phones", "b-founded", "a-lost"}


def test_what_is_later_cannot_be_clicked(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    spot = shown.point("b-car").toPoint()
    shown.selection.show_as_of("2010")
    qtbot.mouseClick(shown.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shown.selection.view.item == ""


def test_a_day_of_the_end_still_counts() -> None:
    last = parse("2012").last_day
    assert last is not None
    assert as_of.end_of("2012") == last + 1


def test_a_date_before_the_year_1_is_stepped_through_and_named() -> None:
    end = as_of.end_of("-0043-03-15")
    assert as_of.nearest(end, "day") == "-0043-03-15"
    assert as_of.stepped(end, 1, "year") == "-0043"
    assert as_of.stepped(as_of.end_of("0000"), -1, "year") == "-0001"
    assert as_of.stepped(as_of.end_of("0000-12"), 1, "month") == "0001-01"
