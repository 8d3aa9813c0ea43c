"""Ticks: whole calendar units, as many as fit, never too close."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.calendar_days import day_text, to_day
from stratview.ui.timeline.ticks import FIRST_DAY, LAST_DAY, ticks


def texts(start: date, end: date, width: float = 1000, gap: float = 60) -> list[str]:
    return [day_text(tick.day) for tick in ticks(start.toordinal(), end.toordinal(), width, gap).ticks]


def test_decades_of_a_century() -> None:
    assert texts(date(1900, 1, 1), date(2000, 1, 1))[:3] == ["1900-01-01", "1910-01-01", "1920-01-01"]


def test_centuries_before_christ_are_round_and_there_is_no_year_0() -> None:
    found = [tick.date.year for tick in ticks(to_day(-400, 1, 1), to_day(300, 1, 1), 1000, 100).ticks]
    assert found == [-399, -299, -199, -99, 1, 100, 200, 300]


def test_years_of_a_decade() -> None:
    assert texts(date(2009, 6, 1), date(2015, 6, 1), gap=100)[:2] == ["2010-01-01", "2011-01-01"]


def test_months_of_a_year() -> None:
    assert texts(date(2025, 1, 15), date(2025, 12, 15))[:2] == ["2025-02-01", "2025-03-01"]


def test_days_of_a_month() -> None:
    found = texts(date(2025, 11, 10), date(2025, 11, 20))
    assert found == [f"2025-11-{day}" for day in range(10, 21)]


def test_each_tick_knows_the_coarsest_unit_that_begins() -> None:
    found = ticks(date(2024, 12, 30).toordinal(), date(2025, 1, 3).toordinal(), 1000, 60)
    assert found.unit == "day"
    assert [tick.unit for tick in found.ticks] == ["day", "day", "year", "day", "day"]


@pytest.mark.parametrize(("start", "end"), [(-1e6, 1e7), (FIRST_DAY, LAST_DAY), (5.0, 5.0), (9.0, 2.0)])
def test_the_calendars_ends_are_no_trouble(start: float, end: float) -> None:
    for tick in ticks(start, end, 800, 60).ticks:
        assert FIRST_DAY <= tick.day <= LAST_DAY


@given(
    start=st.floats(FIRST_DAY, LAST_DAY),
    length=st.floats(1, LAST_DAY),
    width=st.floats(50, 4000),
    gap=st.floats(20, 120),
)
def test_ticks_are_in_order_in_range_and_never_too_close(start: float, length: float, width: float, gap: float) -> None:
    end = min(start + length, LAST_DAY)
    found = [tick.day for tick in ticks(start, end, width, gap).ticks]
    assert found == sorted(set(found))
    assert all(start <= day <= end for day in found)
    if end > start:
        scale = width / (end - start)
        # Beyond millennia there is no coarser step.
        too_close = [b - a for a, b in pairwise(found) if (b - a) * scale < gap * 0.99]
        assert not too_close or too_close[0] > 365 * 4000
