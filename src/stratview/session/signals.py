"""Ctrl+C in a terminal, and the request to end that a session manager sends: the program leaves and keeps its place.

Python runs its handlers between two steps of Python code, and while a window waits for its reader there are none. So
the interpreter itself writes the signal's number to a pipe. A small separate process reads it there: it passes it on
to the event loop, and ends the program if that has not ended itself in time, for a window may be frozen in a call that
nothing in the program can interrupt.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

SECONDS: Final = 1.7
"""So long the program has to end by itself, its place and settings kept."""

_SHELL: Final = "/bin/sh"
# Reads one byte (none when the program ends, however it ends), passes it on, and waits. Signals that the terminal or
# the session manager sends to all processes are not meant for it.
_GUARD: Final = (
    "trap '' HUP INT TERM; asked=$(dd bs=1 count=1 2>/dev/null); "
    '[ -n "$asked" ] && { printf %s "$asked"; exec 1>&-; sleep "$1"; kill -9 "$0"; }'
)


class EndSignals(QObject):
    """`asked` is emitted when the process is asked to end; it ends then, even if its event loop hangs.

    Does nothing on Windows, which has no such signals.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return
        # A process started with a signal ignored (nohup) keeps ignoring it.
        asking = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        self._heeded = [one for one in asking if signal.getsignal(one) is not signal.SIG_IGN]
        self._signalled, write = os.pipe()
        os.set_blocking(write, False)
        self._heard_from = _guard(self._signalled)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for one in self._heeded:
            signal.signal(one, _leave_to_the_pipe)
        self._notifier = self._listen()

    def _listen(self) -> QSocketNotifier:
        os.set_blocking(self._heard_from, False)
        notifier = QSocketNotifier(self._heard_from, QSocketNotifier.Type.Read, self)
        notifier.activated.connect(self._heard)
        return notifier

    @Slot()
    def _heard(self) -> None:
        if not os.read(self._heard_from, 64):
            # The guard was killed: the event loop listens itself.
            self._notifier.setEnabled(False)
            if self._heard_from != self._signalled:
                self._heard_from = self._signalled
                self._notifier = self._listen()
            return
        # A second request means: end at once.
        for one in self._heeded:
            signal.signal(one, signal.SIG_DFL)
        self.asked.emit()


def _guard(signalled: int) -> int:
    """Start the process that watches over the end; returns where it passes signals on, or `signalled` without one."""
    passed_on, write = os.pipe()
    null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    try:
        os.posix_spawn(
            _SHELL,
            [_SHELL, "-c", _GUARD, str(os.getpid()), str(SECONDS)],
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, signalled, 0),
                (os.POSIX_SPAWN_DUP2, write, 1),
                (os.POSIX_SPAWN_DUP2, null, 2),
            ],
            setpgroup=0,
        )
    except OSError:
        # No process is left, or there is no shell: a window that answers still ends.
        os.close(passed_on)
        return signalled
    finally:
        os.close(write)
        os.close(null)
    return passed_on


def _leave_to_the_pipe(_number: int, _frame: object) -> None:
    # A handler of Python's own must be there, or the signal would end the process at once.
    return
