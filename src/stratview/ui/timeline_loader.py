"""Loads the timeline after the first paint: pyqtgraph and numpy take long to import."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from stratview.session.tasks import Steps
from stratview.threads import StartedThread

if TYPE_CHECKING:
    from collections.abc import Iterator

# What pyqtgraph imports beside Qt. One that is missing here is imported later, in the window's own thread.
WITHOUT_QT: Final = (
    "numpy",
    "multiprocessing.connection",
    "pydoc",
    "xml.etree.ElementTree",
    "decimal",
    "importlib.resources",
    "colorama",
    "cProfile",
    "numpy.typing",
    "mmap",
    "stratview.comparison.chronology",
)
# pyqtgraph takes every name of these; the class behind a name is made when the name is first asked for.
_MIRRORED: Final = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")
_TIMELINE: Final = "stratview.ui.timeline"
_JOIN_SECONDS: Final = 2.0
_REST_SECONDS: Final = 0.001


class TimelineLoader(QObject):
    """Imports the timeline a few milliseconds at a time. One of `loaded` and `failed(error)` is emitted at its end.

    A thread imports what knows no Qt. Everything that makes a class of Qt's comes after it, on the event loop: Shiboken
    looks classes up without Python's lock while Qt runs, so that a class made in another thread can end the process
    (docs/adr/0002-timeline-after-first-paint.md).
    """

    loaded = Signal()
    failed = Signal(Exception)

    _ready = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: StartedThread | None = None
        self._steps = Steps(self._import_with_qt(), self)
        self._ready.connect(self._steps.start)

    def start(self) -> None:
        """Begin, unless it has begun already."""
        if self._thread is None:
            try:
                self._thread = StartedThread(self._import_without_qt)
            except RuntimeError as error:
                self.failed.emit(error)

    def close(self) -> None:
        """Import no more, and wait for what is under way: a tenth of a second at the most in practice."""
        self._steps.cancel()
        if self._thread is not None:
            self._thread.join(_JOIN_SECONDS)

    def _import_without_qt(self) -> None:
        for name in WITHOUT_QT:
            # A failed import is reported below, where the module is needed.
            with suppress(Exception):
                import_module(name)
        self._ready.emit()

    def _import_with_qt(self) -> Iterator[float]:
        from pkgutil import iter_modules

        try:
            for name in _MIRRORED:
                module = import_module(name)
                for attribute in dir(module):
                    getattr(module, attribute)
                    yield 0
            # It cannot be divided and takes 40 ms: a separate turn.
            yield _REST_SECONDS
            import_module("pyqtgraph")
            yield _REST_SECONDS
            for found in iter_modules(import_module(_TIMELINE).__path__, f"{_TIMELINE}."):
                import_module(found.name)
                yield 0
            # Where the files cannot be listed, it comes in one piece.
            import_module(f"{_TIMELINE}.panel")
        except Exception as error:  # noqa: BLE001 - a damaged installation: the comparison can still be read
            self.failed.emit(error)
        else:
            self.loaded.emit()
