"""Pages of an original as pictures: the original is read and checked in a thread, and drawn in a limited process."""

from __future__ import annotations

import threading
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from stratview.errors import StratviewError
from stratview.threads import StartedThread, report_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stratview.intake.page_pictures import PagePictures, Picture

_END_SECONDS: Final = 1.0
_MOST_STARTS: Final = 4
"""How often the process is started for one original: a file may end it with every page."""


class PageDrawing(QObject):
    """Draws the pages of one original at a time.

    `drawn(picture)` is emitted for each picture, `drawn_small(picture)` for those of `want_small`, `failed(page)` for a
    page that cannot be drawn, and `refused(code)` when the original cannot be used at all: `missing`, `other` (it is
    not the file that was imported) or `unusable`.
    """

    drawn = Signal(object)
    drawn_small = Signal(object)
    failed = Signal(int)
    refused = Signal(str)
    _drawn = Signal(int, object, bool)
    _failed = Signal(int, int)
    _refused = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = threading.Condition()
        self._thread: StartedThread | None = None
        self._wanted: list[tuple[int, int]] = []
        self._wanted_small: list[tuple[int, int]] = []
        # Increased with each original: pictures of an earlier one are not shown.
        self._turn = 0
        self._original: tuple[Callable[[], bytes], str] | None = None
        self._pictures: PagePictures | None = None
        self._ended = False
        self._drawn.connect(self._take_picture)
        self._failed.connect(self._take_failure)
        self._refused.connect(self._take_refusal)

    def open(self, read: Callable[[], bytes], wanted: str) -> None:
        """Turn to another original.

        Args:
            read: returns its bytes; called in the thread when a page is wanted. May raise StratviewError.
            wanted: its SHA-256.
        """
        with self._work:
            self._turn += 1
            self._original = (read, wanted)
            self._wanted, self._wanted_small = [], []
            if self._pictures is not None:
                self._pictures.kill()
            self._work.notify()

    def want(self, pages: Sequence[tuple[int, int]]) -> None:
        """Draw these pages (index and width in pixels) in this order, in place of those wanted before."""
        with self._work:
            self._wanted = list(pages)
            self._begin()

    def want_small(self, pages: Sequence[tuple[int, int]]) -> None:
        """Draw these pages as `want` does, whenever nothing else is wanted."""
        with self._work:
            self._wanted_small = list(pages)
            self._begin()

    def _begin(self) -> None:
        if self._thread is None and not self._ended and (self._wanted or self._wanted_small):
            self._thread = StartedThread(self._run)
        self._work.notify()

    def close(self) -> None:
        """End the process, and wait for the thread; nothing is emitted after that."""
        with self._work:
            self._ended = True
            if self._pictures is not None:
                self._pictures.kill()
            self._work.notify()
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    # -- in the window's thread -------------------------------------------------------------------------------------

    @Slot(int, object, bool)
    def _take_picture(self, turn: int, picture: Picture, small: bool) -> None:
        if turn == self._turn and not self._ended:
            (self.drawn_small if small else self.drawn).emit(picture)

    @Slot(int, int)
    def _take_failure(self, turn: int, page: int) -> None:
        if turn == self._turn and not self._ended:
            self.failed.emit(page)

    @Slot(int, str)
    def _take_refusal(self, turn: int, code: str) -> None:
        if turn == self._turn and not self._ended:
            self.refused.emit(code)

    # -- in the thread ----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        turn = starts = 0
        data: bytes | None = None
        while True:
            with self._work:
                while not self._ended and not ((self._wanted or self._wanted_small) and self._original):
                    self._work.wait()
                if self._ended or self._original is None:
                    break
                original = self._original
                fresh = self._turn != turn
                turn = self._turn
                small = not self._wanted
                page, width = (self._wanted_small if small else self._wanted).pop(0)
            if fresh:
                self._end_process()
                data, starts = None, 0
                data = self._checked(turn, *original)
            if data is None:
                self._drop_wanted(turn)
                continue
            if self._pictures is None:
                starts += 1
                if starts > _MOST_STARTS:
                    self._emit_failed(turn, page)
                    continue
            self._draw(turn, data, page, width, small=small)
        self._end_process()

    def _drop_wanted(self, turn: int) -> None:
        with self._work:
            if self._turn == turn:
                self._wanted, self._wanted_small = [], []

    def _draw(self, turn: int, data: bytes, page: int, width: int, *, small: bool) -> None:
        from stratview.intake.page_pictures import PagePictures
        from stratview.limited_process import ReadingFaultError, Stopped

        try:
            if self._pictures is None:
                pictures = PagePictures(data)
                with self._work:
                    self._pictures = pictures
            picture = self._pictures.draw(page, width, links=not small)
        except Stopped:
            self._end_process()
        except ReadingFaultError as error:
            report_fault(error)
            self._end_process()
            self._emit_failed(turn, page)
        except StratviewError as error:
            if error.code == "protected":
                self._end_process()
                self._refused.emit(turn, "unusable")
                self._drop_wanted(turn)
                return
            if error.code in ("ended", "time"):
                self._end_process()
            self._emit_failed(turn, page)
        else:
            if not self._ended:
                self._drawn.emit(turn, picture, small)

    def _emit_failed(self, turn: int, page: int) -> None:
        if not self._ended:
            self._failed.emit(turn, page)

    def _checked(self, turn: int, read: Callable[[], bytes], wanted: str) -> bytes | None:
        """The original's bytes, if they are those that were imported."""
        try:
            data = read()
        except StratviewError:
            self._refused.emit(turn, "missing")
            return None
        if sha256(data).hexdigest() != wanted:
            self._refused.emit(turn, "other")
            return None
        return data

    def _end_process(self) -> None:
        with self._work:
            pictures, self._pictures = self._pictures, None
        if pictures is not None:
            pictures.close()
