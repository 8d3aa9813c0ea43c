"""Python's garbage collector, run in the window's thread alone."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_MILLISECONDS: Final = 1000
_MOST: Final = 20_000
"""More new objects than this come from an analysis or an import and stay; looking at all would stall the window."""


class Collector(QObject):
    """Collects a little garbage at intervals, once started.

    Python would collect in whichever thread makes the next object. A cycle with a widget in it must not be taken apart
    outside the window's thread, and what an analysis makes need not be looked at while it is made.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._sweeping = False
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Start collecting."""
        self._timer.start()

    def sweep(self) -> None:
        """Collect everything once, at the next interval, what was frozen too.

        For panels or a project that were frozen in use and are let go, in cycles. With 10,000 statements it takes half
        a second, so an edit that makes the panels anew does not ask for it: panels made after the first reading are
        not frozen.
        """
        self._sweeping = True

    def close(self) -> None:
        """Give garbage collection back to Python."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        if self._sweeping:
            self._sweeping = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            return
        young, middle, old = gc.get_count()
        limits = gc.get_threshold()
        if young > _MOST:
            gc.freeze()
        elif young > limits[0]:
            gc.collect(0 if middle <= limits[1] else 1 if old <= limits[2] else 2)
