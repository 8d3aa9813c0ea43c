"""Python's garbage collector, run in the window's thread alone."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

_MILLISECONDS: Final = 1000
_MOST: Final = 20_000
"""More new objects than this come from an analysis or an import and stay; looking at all would stall the window."""
_TURNS: Final = 3
"""Deletions that are due are done within this many turns of the window's loop."""


class Collector(QObject):
    """Collects a little garbage at intervals, once started.

    Python would collect in whichever thread makes the next object. A cycle with a widget in it must not be taken apart
    outside the window's thread, and what an analysis makes need not be looked at while it is made.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._dying: list[QObject] = []
        self._turns = 0
        # A timer of zero length: it comes after the deletions that are due, or in the next turn.
        self._letting_go = QTimer(self, singleShot=True)
        self._letting_go.timeout.connect(self._take_apart)
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Start collecting."""
        self._timer.start()

    def let_go(self, *roots: QObject) -> None:
        """Free what `roots` and everything below them hold, once Qt has deleted them; call `deleteLater` before.

        Panels and the session hold each other in cycles, and through them an analysis of thousands of objects. Looking
        for these cycles would stop the window for half a second with 10,000 statements; taking them apart is done in a
        twentieth.
        """
        self._dying += [one for root in roots for one in (root, *root.findChildren(QObject))]
        self._turns = _TURNS
        self._letting_go.start()

    def sweep(self) -> None:
        """Collect everything now, what was frozen too.

        For the time between two comparisons, while the analysis of neither is here: with one of 10,000 statements this
        takes half a second.
        """
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Give garbage collection back to Python."""
        self._timer.stop()
        gc.enable()

    def _take_apart(self) -> None:
        dying = self._dying
        self._dying = [one for one in dying if isValid(one)]
        for one in dying:
            if not isValid(one):
                # Nothing of it is ever called again.
                vars(one).clear()
        self._turns -= 1
        if self._dying and self._turns:
            self._letting_go.start()
        else:
            # What is still there has found another place.
            self._dying = []

    def _collect(self) -> None:
        young, middle, old = gc.get_count()
        limits = gc.get_threshold()
        if young > _MOST:
            gc.freeze()
        elif young > limits[0]:
            gc.collect(0 if middle <= limits[1] else 1 if old <= limits[2] else 2)
