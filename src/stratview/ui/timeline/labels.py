"""Labels that never overlap: they move along their row, stack, shorten, and finally gather under a count. No Qt.

Everything is in pixels along one lane. Things in a row keep a gap to their neighbours. What finds no place is counted
in a cluster, so that labels and clusters together always have everything that was asked for.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

GAP = 7.0
"""Free pixels between two things in a row."""
LINE_GAP = 4.0
"""Free pixels between words and a thin line."""
NEAR = 9.0
"""How far from its point a label may begin or end."""
_COUNT_NEAR = 36.0
"""The same for a count, which represents a stretch and not a point."""
_FARTHER = 0.35
"""What a row further out costs, against covering the point of another label."""
_LEADER = 2.0
"""Free pixels on both sides of a line from a label to its mark."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants a place: `at` is the point that it names, `width` what its whole text takes.

    It may be shortened down to `least`.
    """

    key: int
    at: float
    width: float
    least: float


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its place. It is shortened if `width` is less than was asked for."""

    key: int
    row: int
    left: float
    width: float
    at: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Crowd:
    """Things between two points without a label."""

    count: int
    low: float
    high: float

    def __add__(self, other: Crowd) -> Crowd:
        return Crowd(self.count + other.count, min(self.low, other.low), max(self.high, other.high))

    @property
    def at(self) -> float:
        """Its middle."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Cluster:
    """A crowd under its count. `row` is -1 where even the count found no place."""

    crowd: Crowd
    row: int
    left: float
    width: float

    @property
    def right(self) -> float:
        """Where its count ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Layout:
    """What is shown of everything that was asked for."""

    labels: tuple[Label, ...]
    clusters: tuple[Cluster, ...]

    @property
    def clustered(self) -> int:
        """How many have no label."""
        return sum(cluster.crowd.count for cluster in self.clusters)


@dataclass(frozen=True, slots=True)
class Place:
    """A row that labels may be in, and the rows between it and the lane."""

    row: int
    crosses: tuple[int, ...] = ()


class Rows:
    """What is taken in each row between two ends.

    Things keep everything else out; of thin lines that run down through a row only words keep clear.
    """

    def __init__(self, left: float, right: float) -> None:
        self.left = left
        self.right = right
        self._things: dict[int, list[tuple[float, float]]] = {}
        self._lines: dict[int, list[float]] = {}

    def copy(self) -> Rows:
        """Return the same rows, to try something out."""
        rows = Rows(self.left, self.right)
        rows._things = {row: list(things) for row, things in self._things.items()}
        rows._lines = {row: list(lines) for row, lines in self._lines.items()}
        return rows

    def become(self, other: Rows) -> None:
        """Take over what is taken in other rows."""
        self._things, self._lines = other._things, other._lines

    def take(self, row: int, left: float, right: float) -> None:
        """Mark a stretch of a row as taken."""
        insort(self._things.setdefault(row, []), (left, right))

    def give_back(self, row: int, left: float, right: float) -> None:
        """Undo `take` with the same values."""
        self._things[row].remove((left, right))

    def erase(self, row: int, x: float) -> None:
        """Undo `draw` with the same values."""
        self._lines[row].remove(x)

    def draw(self, row: int, x: float) -> None:
        """Note a line that runs down through a row."""
        self._lines.setdefault(row, []).append(x)

    def free_near(self, row: int, at: float, least: float, near: float = NEAR) -> tuple[float, float] | None:
        """Return the free stretch of a row that is nearest to a point and wide enough, gaps to its neighbours left out.

        It holds the point, or begins or ends so near that one sees what is meant.
        """
        taken = [(left - GAP, right + GAP) for left, right in self._things.get(row, ())]
        taken += [(x - LINE_GAP, x + LINE_GAP) for x in self._lines.get(row, ())]
        best: tuple[float, float, float] | None = None
        start = self.left
        for left, right in (*sorted(taken), (self.right, self.right)):
            distance = max(start - at, at - left, 0.0)
            if left - start >= least and distance <= near and (best is None or distance < best[0]):
                best = distance, start, left
            start = max(start, right)
        return best[1:] if best is not None else None

    def is_free(self, row: int, left: float, right: float, gap: float = GAP) -> bool:
        """Return whether a stretch of a row, with the gap around it, is free; lines do not count."""
        return all(end + gap <= left or start - gap >= right for start, end in self._things.get(row, ()))


def lay_out(
    wishes: Sequence[Wish],
    places: Sequence[Place],
    rows: Rows,
    count_width: Callable[[int], float],
    *,
    rest: Iterable[Crowd] = (),
    bin_width: float = 72.0,
    origin: float = 0.0,
    caps: Sequence[float] = (),
) -> Layout:
    """Find places for labels, the most wanted first, and for the counts of what remains. Takes them in `rows`.

    `places` come in the order of preference. `rest` wants no labels and is only counted. Crowds gather in bins
    of `bin_width`, counted from `origin`: when it moves with what is shown, counts stay together as one pans. If not
    all labels fit, widths are capped at one of `caps` after the other.
    """
    crowds = tuple(rest)
    least = sum(crowd.count for crowd in crowds)
    attempts: list[_Attempt] = []
    for cap in (float("inf"), *caps):
        capped = [replace(wish, width=max(min(wish.width, cap), min(wish.least, wish.width))) for wish in wishes]
        attempts.append(_Attempt(rows.copy(), places, count_width))
        attempts[-1].run(capped, crowds, bin_width, origin)
        if attempts[-1].clustered == least:
            break
    best = min(attempts, key=lambda attempt: attempt.clustered)
    best.grow(wishes)
    rows.become(best.rows)
    return Layout(tuple(best.labels), tuple(best.clusters))


class _Attempt:
    """One try to find places, on separate rows."""

    def __init__(self, rows: Rows, places: Sequence[Place], count_width: Callable[[int], float]) -> None:
        self.rows = rows
        self.labels: list[Label] = []
        self.clusters: list[Cluster] = []
        self._places = places
        self._by_row = {place.row: place for place in places}
        self._count_width = count_width
        self._points: list[float] = []

    @property
    def clustered(self) -> int:
        return sum(cluster.crowd.count for cluster in self.clusters)

    def run(self, wishes: Sequence[Wish], rest: Sequence[Crowd], bin_width: float, origin: float) -> None:
        left_over = []
        self._points = [wish.at for wish in wishes]
        for shortened in (False, True):
            left_over = [wish for wish in wishes if not self._put(wish, shortened=shortened)]
            wishes = left_over
        crowds: dict[int, Crowd] = {}
        for crowd in (*rest, *(Crowd(1, wish.at, wish.at) for wish in left_over)):
            index = floor((crowd.at - origin) / bin_width)
            crowds[index] = crowds[index] + crowd if index in crowds else crowd
        for _, crowd in sorted(crowds.items()):
            self._count(crowd)

    def grow(self, wishes: Iterable[Wish]) -> None:
        """Give shortened labels what is still free beside them."""
        wished = {wish.key: wish.width for wish in wishes}
        for number, label in enumerate(self.labels):
            if label.width >= wished[label.key]:
                continue
            place = self._by_row[label.row]
            self._give_back(label)
            free = self.rows.free_near(label.row, label.at, label.width)
            if free is not None and free[0] <= label.left and free[1] >= label.right:
                width = min(wished[label.key], free[1] - free[0])
                left = min(max(label.left + (label.width - width) / 2, free[0]), free[1] - width)
                label = replace(label, left=left, width=width)
            self._take(label, place)
            self.labels[number] = label

    def _put(self, wish: Wish, *, shortened: bool) -> bool:
        least = min(wish.least, wish.width) if shortened else wish.width
        best: tuple[float, Label, Place] | None = None
        for place in self._places:
            if best is not None and best[0] <= _FARTHER * len(place.crosses):
                continue
            if not all(self.rows.is_free(row, wish.at, wish.at, _LEADER) for row in place.crosses):
                continue
            free = self.rows.free_near(place.row, wish.at, least)
            if free is None:
                continue
            width = min(wish.width, free[1] - free[0])
            left, covered = self._left(wish.at, width, free)
            cost = covered / (1 + len(place.crosses)) + _FARTHER * len(place.crosses)
            if best is None or cost < best[0]:
                best = cost, Label(wish.key, place.row, left, width, wish.at), place
        if best is None:
            return False
        self._take(best[1], best[2])
        self.labels.append(best[1])
        return True

    def _left(self, at: float, width: float, free: tuple[float, float]) -> tuple[float, int]:
        """Return where a label best begins, and how many points it covers whose labels then cannot be further out."""
        low = max(free[0], min(at - width, free[1] - width))
        high = max(min(free[1] - width, max(at, free[0])), low)
        centred = min(max(at - width / 2, low), high)
        others = [point for point in self._points if abs(point - at) < width + LINE_GAP and point != at]
        lefts = [centred, *(point + LINE_GAP for point in others), *(point - LINE_GAP - width for point in others)]

        def covered(left: float) -> int:
            return sum(left - LINE_GAP < point < left + width + LINE_GAP for point in others)

        counts = [(covered(left), abs(left - centred), left) for left in lefts if low <= left <= high]
        count, _, left = min(counts)
        return left, count

    def _take(self, label: Label, place: Place) -> None:
        self.rows.take(label.row, label.left, label.right)
        for row in place.crosses:
            self.rows.draw(row, label.at)

    def _give_back(self, label: Label) -> None:
        self.rows.give_back(label.row, label.left, label.right)
        for row in self._by_row[label.row].crosses:
            self.rows.erase(row, label.at)

    def _count(self, crowd: Crowd) -> None:
        # A count that finds no place takes that of the nearest label, which then is one more of the crowd. The
        # labels are used up at last, so this ends.
        while not self._put_count(crowd):
            if not self.labels:
                self.clusters.append(Cluster(crowd, -1, crowd.at, 0.0))
                return
            # The first label is the most wanted and goes last.
            others = list(reversed(self.labels[1:])) or self.labels
            nearest = min(others, key=lambda label: abs(label.at - crowd.at))
            self.labels.remove(nearest)
            self._give_back(nearest)
            crowd = crowd + Crowd(1, nearest.at, nearest.at)

    def _put_count(self, crowd: Crowd) -> bool:
        width = self._count_width(crowd.count)
        at = min(max(crowd.at, self.rows.left), self.rows.right)
        for place in self._places:
            free = self.rows.free_near(place.row, at, width, _COUNT_NEAR)
            if free is not None:
                left = min(max(at - width / 2, free[0]), free[1] - width)
                self.rows.take(place.row, left, left + width)
                self.clusters.append(Cluster(crowd, place.row, left, width))
                return True
        return False
