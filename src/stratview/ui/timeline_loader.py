"""Loads the timeline after the first paint: pyqtgraph and numpy take long to import."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal


class TimelineLoader(QObject):
    """Imports the timeline in a thread of its own. One of `loaded` and `failed(error)` is emitted at its end."""

    loaded = Signal()
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, unless it has begun already."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="timeline import")
            self._thread.start()

    def wait(self) -> None:
        """Wait until no import is under way: half a second at the most in practice."""
        if self._thread is not None:
            self._thread.join()

    def _load(self) -> None:
        try:
            import stratview.ui.timeline.panel  # noqa: F401
        except Exception as error:  # noqa: BLE001 - a damaged installation: the comparison can be read all the same
            self.failed.emit(error)
        else:
            self.loaded.emit()
