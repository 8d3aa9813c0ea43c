"""Large documents that were never seen before, parsed beside the event loop: one such parse would stop the window."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from stratview.session.turns import share_turns
from stratview.threads import StartedThread

if TYPE_CHECKING:
    from stratview.documents.library import Library, Unparsed


class Parsing(QObject):
    """Brings large documents into a library, one at a time. `parsed(source_id)` is emitted when one is there."""

    parsed = Signal(str)
    _done = Signal(object, object)

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._waiting: list[str] = []
        self._thread: StartedThread | None = None
        self._done.connect(self._take)

    def ready(self, source_id: str) -> bool:
        """Whether a document can be asked for at once. One that cannot is on its way then."""
        if source_id in self._waiting:
            return False
        unparsed = self._library.unparsed(source_id)
        if unparsed is None:
            return True
        self._waiting.append(source_id)
        if self._thread is None:
            self._begin(unparsed)
        return False

    def _begin(self, unparsed: Unparsed) -> None:
        share_turns()
        # The program may end in the middle of it: nothing is lost but the time.
        self._thread = StartedThread(lambda: self._parse(unparsed))

    def _parse(self, unparsed: Unparsed) -> None:
        packed: bytes | None = None
        try:
            packed = unparsed.parse()
        finally:
            # What fails here is told as a fault; whoever waits for the document must hear that it never comes.
            # Where another comparison is open by now, nobody waits.
            with suppress(RuntimeError):
                self._done.emit(unparsed, packed)

    @Slot(object, object)
    def _take(self, unparsed: Unparsed, packed: bytes | None) -> None:
        self._thread = None
        if packed is None:
            self._library.give_up(unparsed)
        else:
            self._library.take(unparsed, packed)
        ready = []
        # What was waiting may have been asked for, and parsed, in the meantime.
        for source_id in self._waiting[:]:
            following = self._library.unparsed(source_id)
            if following is None:
                self._waiting.remove(source_id)
                ready.append(source_id)
            elif self._thread is None:
                self._begin(following)
                break
        for source_id in ready:
            self.parsed.emit(source_id)
