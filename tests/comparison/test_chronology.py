"""The pure chronology: spans are as wide as dates are imprecise, periods never share a row, lags join themes."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.chronology import Chronology, Span, chronology, span_of
from stratview.comparison.dates import parse
from stratview.comparison.model import Milestone, Subject
from stratview.errors import Place

SUBJECTS = (Subject("a", "First", "#C7000B"), Subject("b", "Second", "#FF6900"))
PLACE = Place("timeline.yaml")


def milestone(name: str, subject: str, when: str | None, theme: str = "") -> Milestone:
    edtf = parse(when) if when else None
    return Milestone(name, subject, edtf, when or "", name, "company", theme, (), PLACE, PLACE)


def day(year: int, month: int = 1, number: int = 1) -> float:
    return float(date(year, month, number).toordinal())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2004", day(2004), day(2005)),
        ("2025-04", day(2025, 4), day(2025, 5)),
        ("2025-11-14", day(2025, 11, 14), day(2025, 11, 15)),
        ("200X", day(2000), day(2010)),
        ("2021-24", day(2021, 12), day(2022, 3)),
    ],
)
def test_a_date_is_as_wide_as_it_is_imprecise(text: str, start: float, end: float) -> None:
    span = span_of(parse(text))
    assert (span.start, span.end, span.is_period) == (start, end, False)


def test_a_period_is_sure_between_its_ends_possible_days() -> None:
    span = span_of(parse("1987/200X"))
    assert span == Span(day(1987), day(2010), day(1988), day(2000), is_period=True)
    assert day(1987) < span.anchor < day(1988)


def test_a_period_within_one_year_stays_in_it() -> None:
    span = span_of(parse("2021/2021"))
    assert span.start == day(2021)
    assert span.end == day(2022)
    assert span.start < span.sure_start == span.sure_end < span.end


def test_open_ends_go_on_and_unknown_ones_are_soft() -> None:
    going_on, unknown, until = (span_of(parse(text)) for text in ("2010/..", "2010/", "../2010"))
    assert (going_on.open_end, going_on.soft_end) == (True, False)
    assert (unknown.open_end, unknown.soft_end) == (False, True)
    assert (until.open_start, until.open_end) == (True, False)


@pytest.mark.parametrize("text", ["2021~", "2021?", "2021%"])
def test_approximate_and_uncertain_dates_are_soft(text: str) -> None:
    span = span_of(parse(text))
    assert span.soft_start
    assert span.soft_end


def test_only_the_uncertain_end_of_a_period_is_soft() -> None:
    span = span_of(parse("2010~/2014"))
    assert (span.soft_start, span.soft_end) == (True, False)


def small() -> Chronology:
    return chronology(
        SUBJECTS,
        [
            milestone("late", "a", "2011", "chips"),
            milestone("early", "a", "2004", "chips"),
            milestone("undated", "a", None, "chips"),
            milestone("first", "b", "2014", "chips"),
            milestone("second", "b", "2021", "chips"),
            milestone("third", "b", "2023", "chips"),
            milestone("alone", "b", "2010", "other"),
            milestone("stranger", "c", "2010"),
        ],
    )


def test_lanes_are_in_the_order_of_time_and_keep_what_has_no_date() -> None:
    first, second = small().lanes
    assert [entry.milestone.id for entry in first.entries] == ["early", "late"]
    assert [one.id for one in first.undated] == ["undated"]
    assert [entry.milestone.id for entry in second.entries] == ["alone", "first", "second", "third"]
    assert small().count == 7


def test_a_theme_joins_first_with_first_and_second_with_second() -> None:
    links = [(link.first.milestone.id, link.second.milestone.id, link.lag.low) for link in small().links]
    assert links == [("early", "first", 10), ("late", "second", 10)]


def test_no_lag_starts_at_an_open_start() -> None:
    lanes = chronology(SUBJECTS, [milestone("x", "a", "../2004", "t"), milestone("y", "b", "2010", "t")])
    assert lanes.links == ()


def test_a_comparison_without_milestones_has_empty_lanes() -> None:
    lanes = chronology(SUBJECTS, [])
    assert lanes.count == 0
    assert lanes.links == ()


years = st.integers(1900, 2050)
periods = st.tuples(years, st.integers(0, 30), st.sampled_from(["both", "start", "end"])).map(
    lambda t: {"both": f"{t[0]}/{t[0] + t[1]}", "start": f"../{t[0]}", "end": f"{t[0]}/.."}[t[2]]
)


@given(st.lists(periods, max_size=30))
def test_periods_in_one_row_never_overlap(texts: list[str]) -> None:
    lane = chronology(SUBJECTS, [milestone(str(n), "a", text) for n, text in enumerate(texts)]).lanes[0]
    assert len(lane.entries) == len(texts)
    for one, other in combinations(lane.entries, 2):
        assert 0 <= one.row < lane.period_rows
        if one.row == other.row:
            reach = [
                (
                    float("-inf") if entry.span.open_start else entry.span.start,
                    float("inf") if entry.span.open_end else entry.span.end,
                )
                for entry in (one, other)
            ]
            assert reach[0][1] <= reach[1][0] or reach[1][1] <= reach[0][0]
