"""Filtering by kind, fitting, and the list of the same milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from stratview.comparison.chronology import chronology
from stratview.comparison.dates import parse
from stratview.comparison.model import MILESTONE_KINDS, Milestone, Subject
from stratview.errors import Place
from stratview.ui.timeline.prepare import prepare_steps
from tests.steps import result_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.timeline.conftest import Stage

SUBJECTS = (Subject("a", "First", "#C7000B"), Subject("b", "Second", "#FF6900"))
PLACE = Place("timeline.yaml")
KINDS = (*MILESTONE_KINDS, "ascent", "远征")
DATES = ("1987", "2004-05", "2010-11-14", "199X", "2001/2009", "2010/..", "../2003", "2012~", "2001-21")

made = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from(DATES), st.sampled_from(KINDS), st.sampled_from("xyz")),
    max_size=30,
).map(
    lambda rows: [
        Milestone(f"m{n}", subject, parse(when), when, "title", kind, theme, (), PLACE, PLACE)
        for n, (subject, when, kind, theme) in enumerate(rows)
    ]
)


@given(made, st.sets(st.sampled_from(KINDS)), st.integers(725_000, 736_000))
def test_shown_later_and_filtered_are_all(milestones: list[Milestone], kinds: set[str], until: int) -> None:
    lanes = chronology(SUBJECTS, milestones)
    whole = result_of(prepare_steps(lanes, (lanes.start - 90, lanes.end + 90)))
    data = whole.restricted(frozenset(kinds), float(until))
    for lane in data.lanes:
        shown = {*lane.dates.indices.tolist(), *lane.periods.indices.tolist()}
        later = {*lane.later_dates.indices.tolist(), *lane.later_periods.indices.tolist()}
        filtered = {i for i, entry in enumerate(lane.lane.entries) if entry.milestone.kind not in kinds}
        assert not shown & later
        assert shown | later | filtered == set(range(len(lane.lane.entries)))
        assert not (shown | later) & filtered
    for number in data.links.numbers.tolist():
        link = lanes.links[number]
        assert {link.first.milestone.kind, link.second.milestone.kind} <= kinds
        assert max(link.first.span.start, link.second.span.start) < until
    order = data.in_order()
    assert len(order) == sum(len(lane.dates) + len(lane.periods) for lane in data.lanes)


def test_filtering_leaves_only_some_kinds_and_says_so(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.header.choose_kinds({"rnd"})
    assert shown.labels() == ["Chips begin", "First chip"]
    assert shown.panel.header.status.text() == "2 of 7 milestones"
    assert shown.panel.header._kinds.text() == "R&&D", "Qt shows one &, and takes a single one for the mark of a key"
    texts = [action.text() for action in shown.panel.header._kinds.menu().actions()]
    assert "R&&D" in texts
    shown.panel.header._kinds.menu().actions()[0].trigger()
    assert len(shown.labels()) == 6
    assert shown.panel.header._kinds.text() == "All kinds"


def test_a_filtered_milestone_is_not_marked(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.selection.show_item("b-car")
    shown.panel.header.choose_kinds({"rnd"})
    assert shown.view.canvas._highlights().current is None
    assert not shown.panel.grab().isNull()


def test_without_any_kind_the_lanes_are_empty_and_nothing_breaks(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    shown.panel.header.choose_kinds(set())
    assert shown.labels() == []
    qtbot.keyClick(shown.view, Qt.Key.Key_Right)
    assert shown.selection.view.item == ""


def test_fit_a_lane_and_zoom_to_the_selection(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.view.travel.fit_lane(1)
    window = shown.view.canvas.window
    assert window.left < shown.point("b-founded").x() < shown.point("b-car").x() < window.right
    assert shown.point("a-chip").x() < window.left
    shown.selection.show_item("a-chip")
    shown.view.zoom_to_selection()
    window = shown.view.canvas.window
    assert window.left < shown.point("a-chip").x() < shown.point("b-chip").x() < window.right
    assert window.end - window.start < 14 * 366


def titles(shown: Stage) -> list[str]:
    assert shown.panel.list is not None
    return [milestone.title for milestone in shown.panel.list.model.rows]


def test_the_list_has_the_same_milestones_in_the_order_of_time(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.show_list(True)
    assert titles(shown) == [
        "Founded", "First chip", "Phones", "Founded, too", "Chips begin", "First car", "Nobody knows when",
    ]  # fmt: skip
    assert shown.panel.list is not None
    spoken = shown.panel.list.model.index(5, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "First car. Beta. 5 March 2024" in spoken


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("chip", ["First chip", "Chips begin"]),
        ("BETA chip", ["Chips begin"]),
        ("march 2024", ["First car"]),
        ("nothing like it", []),
    ],
)
def test_searching_the_list(stage: Callable[..., Stage], qtbot: QtBot, wanted: str, found: list[str]) -> None:
    shown = stage()
    shown.panel.show_list(True)
    assert shown.panel.list is not None
    qtbot.keyClicks(shown.panel.list.search, wanted)
    assert titles(shown) == found


def test_sorting_the_list(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.show_list(True)
    assert shown.panel.list is not None
    shown.panel.list.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert titles(shown)[:2] == ["Chips begin", "First car"]
    shown.panel.list.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert titles(shown)[:2] == ["Nobody knows when", "First car"]


def test_the_list_leads_and_follows_the_selection(stage: Callable[..., Stage], qtbot: QtBot) -> None:
    shown = stage()
    shown.panel.show_list(True)
    assert shown.panel.list is not None
    table = shown.panel.list.table
    shown.selection.show_item("a-chip")
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert shown.selection.view.item == "a-phones"
    shown.selection.show_item("alpha-chips")
    assert not table.selectionModel().hasSelection()


def test_filter_and_date_hold_in_the_list_and_change_no_selection(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.show_list(True)
    shown.selection.show_item("b-car")
    shown.panel.header.choose_kinds({"rnd", "market"})
    shown.selection.show_as_of("2012")
    assert titles(shown) == ["First chip"]
    assert shown.selection.view.item == "b-car"


def test_the_list_is_remembered(stage: Callable[..., Stage]) -> None:
    first = stage()
    first.panel.show_list(True)
    first.context.settings.save()  # as the window does when it is closed
    again = stage()
    assert again.panel.list is not None
    assert again.panel.list.isVisible()
    again.panel.show_list(False)
    again.context.settings.save()
    assert again.view.isVisible()
    assert not stage().context.settings.timeline_as_list
