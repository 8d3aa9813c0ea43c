"""The timeline as a drawing: everything is in it once, in its place, in as few bands as can be read."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.chronology import chronology
from stratview.comparison.dates import parse
from stratview.comparison.model import Milestone, Subject
from stratview.errors import Place
from stratview.export.figure import Figure, draw

HERE = Place("timeline.yaml")
SUBJECTS = (Subject("a", "A", "#000000"), Subject("b", "B", "#000000"))

years = st.integers(10, 9989).map(lambda year: f"{year:04d}")
days = st.dates(date(1, 1, 2), date(9998, 1, 1)).map(date.isoformat)
single = st.one_of(years, days, years.map(lambda year: year[:3] + "X"), years.map(lambda year: year + "~"))
dates = st.one_of(
    single, years.map(lambda year: f"{year}/.."), years.map(lambda year: f"../{year}"), years.map(lambda y: f"{y}/")
)


def milestones(written: list[tuple[str, int]]) -> tuple[Milestone, ...]:
    return tuple(
        Milestone(f"m{index}", "ab"[side], parse(text), text, "t", "view", f"th{index % 3}", (), HERE, HERE)
        for index, (text, side) in enumerate(written)
    )


def drawn(written: list[tuple[str, int]], most: int = 10) -> Figure:
    given_ones = milestones(written)
    lanes = chronology(SUBJECTS, given_ones)
    numbers = {id(one): one.id for one in given_ones}
    return draw(lanes, numbers, ["lag"] * len(lanes.links), most)


@given(st.lists(st.tuples(dates, st.integers(0, 1)), max_size=40), st.integers(1, 12))
def test_everything_is_drawn_once_within_its_band(written: list[tuple[str, int]], most: int) -> None:
    figure = drawn(written, most)
    numbers = [mark.number for band in figure.bands for mark in band.marks]
    assert sorted(numbers) == sorted(f"m{index}" for index in range(len(written)))
    for band in figure.bands:
        for side in (0, 1):
            assert sum(mark.side == side for mark in band.marks) <= most
        for mark in band.marks:
            places = (mark.start, mark.sure_start, mark.sure_end, mark.end)
            assert all(0 <= place <= 1 for place in (*places, mark.anchor))
            assert mark.start <= mark.sure_start <= mark.sure_end <= mark.end or mark.row < 0
        assert len(band.ticks) <= 11
        assert all(one.at < other.at for one, other in pairwise(band.ticks))
        for side in (0, 1):
            assert {mark.row for mark in band.marks if mark.side == side} - {-1} == set(range(band.rows[side]))
        known = {mark.number for mark in band.marks}
        assert all({join.first, join.second} <= known for join in band.joins)


def test_ticks_are_as_fine_as_the_range() -> None:
    assert [tick.text for tick in drawn([("1987", 0), ("2025", 1)]).bands[0].ticks][:2] == ["1990", "1995"]
    assert "2025-03" in [tick.text for tick in drawn([("2025-02", 0), ("2025-06", 1)]).bands[0].ticks]
    assert "2025-04-14" in [tick.text for tick in drawn([("2025-04-16", 0), ("2025-04-17", 1)]).bands[0].ticks]


def test_many_milestones_take_several_even_bands() -> None:
    figure = drawn([(str(1900 + index), 0) for index in range(25)])
    assert [len(band.marks) for band in figure.bands] == [9, 9, 7]


def test_nothing_dated_draws_nothing() -> None:
    assert drawn([]).bands == ()
