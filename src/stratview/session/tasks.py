"""Long work in small steps on the event loop, so that the window stays live."""

from __future__ import annotations

import gc
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

_Step = TypeVar("_Step")

STEP_SECONDS = 0.008
"""How long steps may run before the event loop gets its turn: half a frame at 60 Hz."""


class Steps(QObject):
    """Runs an iterator a few steps at a time between events.

    Each `next` is one step; a step should take milliseconds. One that gives a number above 0 asks for that many seconds
    without another. `finished` is emitted once, after the last step, and not after `cancel`.
    """

    finished = Signal()

    def __init__(self, work: Iterator[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Iterator[object] | None = work
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._run)

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        if self._work is not None:
            self._timer.setInterval(0)
            self._timer.start()

    def cancel(self) -> None:
        """Stop for good; `finished` is not emitted."""
        self._timer.stop()
        self._work = None

    @property
    def running(self) -> bool:
        """Whether steps are still to come."""
        return self._timer.isActive()

    def _run(self) -> None:
        end = perf_counter() + STEP_SECONDS
        while self._timer.isActive() and self._work is not None and perf_counter() < end:
            try:
                rest = next(self._work)
            except StopIteration:
                self.cancel()
                self.finished.emit()
                return
            if isinstance(rest, float) and rest > 0:
                self._timer.setInterval(round(1000 * rest))
                return
        self._timer.setInterval(0)


def without_collector(work: Iterator[_Step], every: int = 50) -> Iterator[_Step]:
    """Do the work so that Python's collector never goes through all its objects, which would stop the window for long.

    What is made is frozen after each `every` steps. It is still freed when nothing holds it any more; only a cycle is
    not, until `gc.unfreeze`.
    """
    # What is there already is not gone through either.
    gc.freeze()
    for number, step in enumerate(work, 1):
        if not number % every:
            # Only what came since the last time: quickly done, and there are no cycles to be frozen then.
            gc.collect(1)
            gc.freeze()
        yield step
    gc.freeze()
