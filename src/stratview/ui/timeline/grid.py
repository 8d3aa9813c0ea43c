"""Divides a timeline's height into rows and assigns their content. No Qt.

From the top: periods of the first subject, its labels, its lane, what joins the lanes, the lane of the second subject,
its labels, its periods. So both lanes look at each other, and what is between them is free to show the time between.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle

_MOST_LABEL_ROWS = 4


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal height, numbered from the top. Every row is a lane, or has one use of the others."""

    top: float
    pitch: float
    periods: tuple[int, int]
    labels: tuple[int, int]
    between: int

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(self.periods) + sum(self.labels) + self.between + 2

    @property
    def lanes(self) -> tuple[int, int]:
        """The rows of the two lanes."""
        first = self.periods[0] + self.labels[0]
        return first, first + self.between + 1

    def middle(self, row: int) -> float:
        """Return the height at which the middle of a row is."""
        return self.top + (row + 0.5) * self.pitch

    @property
    def between_middle(self) -> float:
        """The height of the middle between the two lanes."""
        first, second = self.lanes
        return (self.middle(first) + self.middle(second)) / 2

    def inner_rows(self, lane: int) -> tuple[int, ...]:
        """Return the rows between the lanes, from a lane outwards."""
        first, second = self.lanes
        rows = range(first + 1, second)
        return tuple(rows) if lane == 0 else tuple(reversed(rows))

    def outer_rows(self, lane: int) -> tuple[int, ...]:
        """Return the rows on the other side of a lane, from the lane outwards; those of periods are the last."""
        first, second = self.lanes
        return tuple(reversed(range(first))) if lane == 0 else tuple(range(second + 1, self.count))

    def period_rows(self, lane: int) -> tuple[int, ...]:
        """Return the rows of a lane's periods, from the lane outwards."""
        rows = self.outer_rows(lane)
        return rows[len(rows) - self.periods[lane] :]


def divide(top: float, height: float, row_height: float, periods: tuple[int, int], tracks: int) -> Grid:
    """Give out the rows that fit: what is needed first, then what is wished for, then air.

    `periods` are the rows that each subject's periods could use, `tracks` those that the links between the lanes could.
    """
    count = max(int(height // row_height), 3)
    has = {"between": 1, "labels0": 0, "labels1": 0, "periods0": 0, "periods1": 0}
    most = {
        "between": max(tracks, 1),
        "labels0": 1,
        "labels1": 1,
        "periods0": periods[0],
        "periods1": periods[1],
    }
    left = count - 2 - has["between"]
    rounds = ("labels0", "labels1", "periods0", "periods1", "between")
    while left > 0 and any(has[use] < most[use] for use in rounds):
        for use in rounds:
            if left > 0 and has[use] < most[use]:
                has[use] += 1
                left -= 1
    for use in cycle(("labels1", "labels0", "between")):
        if left <= 0:
            break
        if use == "between" or has[use] < _MOST_LABEL_ROWS:
            has[use] += 1
            left -= 1
    return Grid(
        top,
        height / count,
        (has["periods0"], has["periods1"]),
        (has["labels0"], has["labels1"]),
        has["between"],
    )
