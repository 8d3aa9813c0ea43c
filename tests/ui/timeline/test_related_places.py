"""Thousands of milestones that relate to one passage are drawn once for each place."""

from __future__ import annotations

import numpy as np

from stratview.ui.timeline.arrays import Spans, Window
from stratview.ui.timeline.related_places import distinct


def spans(starts: list[float], ends: list[float]) -> Spans:
    count = len(starts)
    numbers = np.arange(count)
    return Spans(numbers, np.asarray(starts), np.asarray(ends), numbers, numbers, numbers, numbers > count)


def test_of_dates_at_one_place_one_is_drawn() -> None:
    window = Window(0.0, 1000.0, 50.0, 150.0)
    days = [float(day) for day in range(1000) for _ in range(20)]
    found = distinct(spans(days, days), window, 0.0, 8.0)
    assert len(found) <= 101
    drawn = {round(window.x(days[index])) for index in found}
    assert drawn == {round(window.x(day)) for day in days}


def test_dates_that_are_not_equally_long_or_out_of_view_are_told_apart() -> None:
    window = Window(0.0, 100.0, 0.0, 100.0)
    assert distinct(spans([10.0, 10.0, 500.0], [10.0, 40.0, 500.0]), window, 0.0, 8.0) == [0, 1]
    assert distinct(spans([10.0, 500.0], [10.0, 500.0]), window, -450.0, 8.0) == [1]
