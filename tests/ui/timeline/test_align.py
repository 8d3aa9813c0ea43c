"""Aligning: lanes share a beginning, the axis says what zero is, links say what is left of the lag."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.chronology import chronology
from stratview.comparison.dates import Lag, parse
from stratview.comparison.model import Milestone, Subject
from stratview.errors import Place
from stratview.ui.timeline import motion
from stratview.ui.timeline.align import FOUNDING, alignments, difference
from stratview.ui.timeline.ticks import YEAR, counts

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tests.ui.timeline.conftest import Stage

SUBJECTS = (Subject("a", "First", "#C7000B"), Subject("b", "Second", "#FF6900"))
PLACE = Place("timeline.yaml")


def made(name: str, subject: str, when: str, theme: str = "", kind: str = "rnd") -> Milestone:
    return Milestone(name, subject, parse(when), when, name, kind, theme, (), PLACE, PLACE)


def test_founding_comes_first_then_themes_of_both_in_time() -> None:
    found = alignments(
        chronology(
            SUBJECTS,
            [
                made("a1", "a", "1990", "late"),
                made("b1", "b", "2012", "late"),
                made("a0", "a", "1987", FOUNDING),
                made("b0", "b", "2010", FOUNDING),
                made("a2", "a", "1988", "early"),
                made("b2", "b", "2011", "early"),
                made("a3", "a", "1989", "alone"),
            ],
        )
    )
    assert [one.theme for one in found] == [FOUNDING, "early", "late"]


def test_without_the_theme_the_first_company_milestone_is_the_founding() -> None:
    lanes = chronology(
        SUBJECTS,
        [
            made("a0", "a", "1987", kind="company"),
            made("a9", "a", "1999", kind="company"),
            made("b0", "b", "2010", FOUNDING),
        ],
    )
    assert [zero.milestone.id for zero in alignments(lanes)[0].zeros] == ["a0", "b0"]


def test_a_company_milestone_before_the_founding_is_no_beginning() -> None:
    lanes = chronology(
        SUBJECTS,
        [
            made("a0", "a", "1985", kind="company"),
            made("a1", "a", "1987", FOUNDING),
            made("b0", "b", "../2009", kind="company"),
            made("b1", "b", "2010", kind="company"),
        ],
    )
    assert [zero.milestone.id for zero in alignments(lanes)[0].zeros] == ["a1", "b1"]


def test_without_a_founding_of_both_there_is_none() -> None:
    assert alignments(chronology(SUBJECTS, [made("a0", "a", "1987", FOUNDING)])) == ()


@pytest.mark.parametrize(
    ("a", "b", "left"),
    [
        (Lag(4, 4, "years"), Lag(17, 17, "years"), Lag(-13, -13, "years")),
        (Lag(5, 14, "years"), Lag(2, 2, "years"), Lag(3, 12, "years")),
        (Lag(14, 14, "months"), Lag(2, 2, "years"), Lag(-1, 0, "years")),
        (Lag(14, 14, "months"), Lag(3, 3, "months"), Lag(11, 11, "months")),
        (Lag(4, 4, "years", about=True), Lag(4, 4, "years"), Lag(0, 0, "years", about=True)),
    ],
)
def test_what_is_left_of_a_lag_is_no_more_exact_than_its_parts(a: Lag, b: Lag, left: Lag) -> None:
    assert difference(a, b) == left


@given(st.floats(-2e5, 2e5), st.floats(20, 40_000), st.floats(-1e5, 1e5))
def test_counted_ticks_are_whole_units_apart_and_never_too_close(start: float, length: float, zero: float) -> None:
    shown = counts(start, start + length, zero, 1200.0, 50.0)
    days = {"year": YEAR, "month": YEAR / 12, "day": 1.0}[shown.unit]
    for at, number in shown.ticks:
        assert at == pytest.approx(zero + number * days, abs=1e-3)
        assert start - 1e-3 <= at <= start + length + 1e-3
    places = [at for at, _ in shown.ticks]
    assert all((b - a) * 1200 / length >= 50 - 1e-6 for a, b in pairwise(places))


def test_aligned_by_founding_the_lanes_share_zero(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.header.choose_alignment(1)
    frame, where, data = shown.frame, shown.data.where, shown.data
    spots = [
        frame.x(side, data.chronology.lanes[side].entries[index].span.anchor)
        for side, index in (where["a-founded"], where["b-founded"])
    ]
    assert spots[0] == pytest.approx(spots[1])
    zero = shown.view.canvas.zero
    assert zero is not None
    assert frame.window.x(zero.day) == pytest.approx(spots[0])
    texts = sorted(shown.view.canvas.chips.text(track.keys) for track in frame.tracks)
    assert texts == ["0", "13 years sooner"]
    founding = next(t for t in frame.tracks if shown.view.canvas.chips.text(t.keys) == "0")
    assert founding.first == pytest.approx(founding.second)


def test_aligned_all_milestones_are_in_view_and_say_when_since_then(stage: Callable[..., Stage]) -> None:
    shown = stage()
    shown.panel.header.choose_alignment(1)
    assert shown.labels() == ["Chips begin", "First car", "First chip", "Founded", "Founded, too", "Phones"]
    shown.selection.show_item("b-chip")
    assert "4 years after founding" in shown.view.accessibleDescription()
    side, index = shown.data.where["b-chip"]
    x = shown.frame.x(side, shown.data.chronology.lanes[side].entries[index].span.anchor)
    from PySide6.QtCore import QPointF

    words = shown.view.pointer.tooltip_at(QPointF(x, shown.frame.grid.middle(shown.frame.grid.lanes[side])))
    assert "4 years after founding" in words


def test_calendar_time_comes_back(stage: Callable[..., Stage]) -> None:
    shown = stage()
    before = shown.view.canvas.window
    shown.panel.header.choose_alignment(2)
    assert shown.view.canvas.shifts[1] != 0
    shown.panel.header.choose_alignment(0)
    assert shown.view.canvas.shifts == (0.0, 0.0)
    assert shown.view.canvas.zero is None
    after = shown.view.canvas.window
    assert (after.start, after.end) == pytest.approx((before.start, before.end))


def test_the_lanes_glide_unless_less_motion_is_asked_for(
    stage: Callable[..., Stage], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = stage()
    monkeypatch.setenv(motion.VARIABLE, "0")
    shown.panel.header.choose_alignment(1)
    assert shown.view.travel.gliding
    qtbot.waitUntil(lambda: not shown.view.travel.gliding, timeout=60_000)
    there = shown.view.canvas.shifts
    monkeypatch.setenv(motion.VARIABLE, "1")
    shown.panel.header.choose_alignment(0)
    assert shown.view.canvas.shifts == (0.0, 0.0)
    shown.panel.header.choose_alignment(1)
    assert shown.view.canvas.shifts == there


def test_the_menu_says_what_zero_is(stage: Callable[..., Stage]) -> None:
    shown = stage()
    texts = [action.text() for action in shown.panel.header._align.menu().actions() if action.text()]
    assert texts == ["Calendar time", "Years since founding", "Years since “Chips”"]
