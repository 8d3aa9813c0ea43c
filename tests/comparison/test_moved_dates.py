"""Dates moved along time keep their precision, and come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.dates import parse
from stratview.comparison.moved_dates import moved, steps_for


@pytest.mark.parametrize(
    ("date", "steps", "later"),
    [
        ("2004", 1, "2005"),
        ("2004-12", 1, "2005-01"),
        ("2004-02-28", 2, "2004-03-01"),
        ("2004~", -4, "2000~"),
        ("2004-03?", 10, "2005-01?"),
        ("199X", 1, "200X"),
        ("19XX", -1, "18XX"),
        ("2004-24", 1, "2005-21"),
        ("2004-33", -1, "2003-36"),
        ("2004-41", 1, "2005-40"),
        ("2019/2021", 2, "2021/2023"),
        ("2019/2021-03", 1, "2020/2022-03"),
        ("2019-01-31/2019-02", 1, "2019-02-28/2019-03"),
        ("2010/..", -3, "2007/.."),
        ("/2010", 1, "/2011"),
        ("2010/", 1, "2011/"),
        ("2004-XX", 1, "2005"),
    ],
)
def test_a_date_moves_by_its_own_unit(date: str, steps: int, later: str) -> None:
    assert moved(parse(date), steps) == later
    parse(later)


@pytest.mark.parametrize("date", ["Y17000", "1950S2", "-0043", "9999", "2004-21/2004-33", "Y-17E7"])
def test_what_cannot_be_written_again_is_not_moved(date: str) -> None:
    assert moved(parse(date), 1) is None


@given(st.dates(), st.sampled_from([4, 7, 10]), st.integers(-40, 40))
def test_moved_and_moved_back_is_the_date(date: object, precision: int, steps: int) -> None:
    text = str(date)[:precision]
    later = moved(parse(text), steps)
    if later is not None:
        assert len(later) == precision
        assert moved(parse(later), -steps) == text


@given(st.dates(), st.sampled_from([4, 7, 10]), st.integers(-400, 400))
def test_so_many_days_are_so_many_steps(date: object, precision: int, steps: int) -> None:
    when = parse(str(date)[:precision])
    later = moved(when, steps)
    if later is not None:
        days = (parse(later).first_day or 0) - (when.first_day or 0)
        assert abs(steps_for(when, days) - steps) <= 1
