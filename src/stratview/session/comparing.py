"""Comparing the open comparison with another release of it, in a thread."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratview.errors import StratviewError
from stratview.threads import StartedThread

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis


class Comparing(QObject):
    """Reads another release and finds what differs, for one window at a time.

    `compared(releases)` brings the changes (`stratview.differences.releases.Releases`), `failed(error)` a
    `StratviewError`. A new request drops the one before.
    """

    compared = Signal(object)
    failed = Signal(object)
    _ended = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = 0
        self._ended.connect(self._take)

    @property
    def running(self) -> bool:
        """Whether a release is being read."""
        return self._asked % 2 == 1

    def compare(self, path: str, here: Analysis) -> None:
        """Compare the older release at `path` with `here`, which is complete."""
        self._asked += 2 if self.running else 1
        number = self._asked

        def run() -> None:
            result = _compared(path, here)
            # The window may have been closed in the meantime.
            with suppress(RuntimeError):
                self._ended.emit(number, result)

        StartedThread(run)

    def stop(self) -> None:
        """Drop the request."""
        if self.running:
            self._asked += 1

    def _take(self, number: int, result: object) -> None:
        if number != self._asked:
            return
        self._asked += 1
        (self.failed if isinstance(result, StratviewError) else self.compared).emit(result)


def _compared(path: str, here: Analysis) -> object:
    from stratview.comparison.store import open_store
    from stratview.differences.releases import compare
    from stratview.evidence.analyse import complete

    try:
        there = complete(open_store(path))
    except StratviewError as error:
        return error
    return compare(there, here)
