"""pytest-qt's `qtbot` for a slow and busy machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from tests.patience import SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

_MILLISECONDS: Final = 1000 * SECONDS


class PatientBot(QtBot):
    """Waits in turns of the event loop, and gives up only on what would never come.

    What follows an action takes turns: an event starts a timer, which lays out a page, which scrolls. How long a turn
    takes depends on the machine.
    """

    def wait(self, ms: int) -> None:
        """Give the event loop so many turns, each of a millisecond or longer."""
        loop, beat, turns = QEventLoop(), QTimer(), 0

        def count() -> None:
            nonlocal turns
            turns += 1
            if turns >= ms:
                loop.quit()

        beat.timeout.connect(count)
        beat.start(1)
        loop.exec()
        beat.stop()

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _MILLISECONDS) -> None:  # noqa: N802
        """Return when the condition holds."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: object, *, timeout: int = _MILLISECONDS, **more: Any) -> Any:  # noqa: N802
        """Return a context that ends when the signal is emitted."""
        return super().waitSignal(signal, timeout=timeout, **more)
