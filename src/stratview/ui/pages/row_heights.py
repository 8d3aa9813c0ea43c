"""The heights of a table's rows: in a long table, exact where the reader looks, and of the others bit by bit.

Laying out a statement takes a tenth of a millisecond. A few dozen rows are laid out at once. Of more, those that come
into sight are, and the others have a height that is guessed from their texts until their turn has come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratview.session.tasks import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QTableView

AT_ONCE = 60
"""The most rows that are laid out at once."""

MANY = 2_000
"""Up to this many rows are guessed one by one; of more, all get the average of a sample."""
_SAMPLES = 200

_MOST_AT_ONCE = 200
"""The most that are laid out at once to return to a place far below."""


_MOST_TRIES = 4
_TRACE = 5
"""A row of which at most this many pixels are in sight at the top counts as out of sight."""


class RowHeights(QObject):
    """Sizes the rows of one table, in groups that are laid out together.

    `moved(by)` is emitted when the rows in sight have moved down by that many pixels, `settled` when every row of
    a long table has its height.
    """

    moved = Signal(int)
    settled = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._groups: Sequence[range] = ()
        self._exact: Callable[[range], list[int]] = lambda _: []
        self._group_of: list[int] = []
        self._open: set[int] = set()
        self._steps: Steps | None = None

    def fill(
        self,
        groups: Sequence[range],
        exact: Callable[[range], list[int]],
        rough: Callable[[int], int],
        until: int,
    ) -> None:
        """Give all rows their heights.

        Args:
            groups: the rows that are laid out together, in order, every row in one group.
            exact: the heights of a group's rows, in pixels.
            rough: a guess of a row's height.
            until: of a long table, how far down heights must be exact, in pixels.
        """
        self._stop()
        self._groups, self._exact = groups, exact
        self._group_of = [number for number, rows in enumerate(groups) for _ in rows]
        self._open = set()
        count, bottom = len(self._group_of), 0
        if count > MANY:
            some = [rough(row) for row in range(0, count, count // _SAMPLES)]
            # Gives every row this height.
            self._table.verticalHeader().setDefaultSectionSize(round(sum(some) / len(some)))
        for number, rows in enumerate(groups):
            near = bottom < until and rows.start < _MOST_AT_ONCE
            if count > MANY and not near:
                self._open.update(range(number, len(groups)))
                break
            if count <= AT_ONCE or near:
                heights = exact(rows)
            else:
                heights = [rough(row) for row in rows]
                self._open.add(number)
            bottom += sum(heights)
            for row, height in zip(rows, heights, strict=True):
                self._table.setRowHeight(row, height)
        if self._open:
            self._steps = Steps(self._refine(), self)
            self._steps.finished.connect(self.settled)
            self._steps.start()

    def forget(self) -> None:
        """Measure no more of the rows that were: the table is about to have others."""
        self._stop()
        self._groups, self._group_of, self._open = (), [], set()

    def see(self) -> None:
        """Make the rows in sight exact, before they are painted."""
        while self._open:
            bottom = self._table.rowAt(self._table.viewport().height() - 1)
            first, last = max(self._table.rowAt(0), 0), bottom if bottom >= 0 else len(self._group_of) - 1
            guessed = sorted(self._open.intersection(self._group_of[first : last + 1]))
            if not guessed:
                return
            for number in guessed:
                self._measure(number)
            # Where the rows are lower than was guessed, the end of the table must not leave the lower edge.
            self._table.updateGeometries()

    @property
    def complete(self) -> bool:
        """Whether every row has its exact height."""
        return not self._open

    def make_exact(self, row: int) -> None:
        """Give a row its exact height now."""
        if row < len(self._group_of) and self._group_of[row] in self._open:
            self._measure(self._group_of[row])

    def make_exact_above(self, bottom: int) -> None:
        """Give the rows above a position (pixels) their exact heights now; of very many, only the first."""
        for number in sorted(self._open):
            start = self._groups[number].start
            if start >= _MOST_AT_ONCE or self._table.verticalHeader().sectionPosition(start) > bottom:
                break
            self._measure(number)

    def anchor(self) -> tuple[int, int]:
        """Return the first row of which more than a trace is in sight, and where it begins: it must not move."""
        row = max(self._table.rowAt(_TRACE), 0)
        return row, self._table.rowViewportPosition(row)

    def keep(self, anchor: tuple[int, int]) -> None:
        """Bring a row back to where it was in sight. Rows above it may get their exact heights on the way."""
        row, at = anchor
        for _ in range(_MOST_TRIES):
            by = self._table.rowViewportPosition(row) - at
            if not by:
                return
            self.moved.emit(by)
            self.see()

    def _measure(self, number: int) -> None:
        """Give a group its exact heights."""
        self._open.discard(number)
        rows = self._groups[number]
        for row, height in zip(rows, self._exact(rows), strict=True):
            self._table.setRowHeight(row, height)

    def _refine(self) -> Iterator[None]:
        for number in range(len(self._groups)):
            if number in self._open:
                row, at = self.anchor()
                self._measure(number)
                by = self._table.rowViewportPosition(row) - at
                if by:
                    self.moved.emit(by)
                yield

    def _stop(self) -> None:
        if self._steps is not None:
            self._steps.cancel()
            self._steps.deleteLater()
            self._steps = None
