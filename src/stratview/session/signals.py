"""Ctrl+C in a terminal, and the request to end that a session manager sends: the program leaves and keeps its place.

Python runs its handlers between two steps of Python code, and while a window waits for its reader there are none. So
the signal's number is written to a pipe by the interpreter itself, and Qt listens to the pipe.
"""

from __future__ import annotations

import os
import signal
import sys

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class EndSignals(QObject):
    """`asked` is emitted when the process is asked to end. Does nothing on Windows, which has no such signals."""

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            return
        self._read, write = os.pipe()
        for end in (self._read, write):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        # Who was started with a signal ignored (nohup) goes on ignoring it.
        asking = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        self._heeded = [one for one in asking if signal.getsignal(one) is not signal.SIG_IGN]
        for one in self._heeded:
            signal.signal(one, _leave_to_the_pipe)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    @Slot()
    def _heard(self) -> None:
        os.read(self._read, 64)
        # Who asks a second time does not want to wait for anything.
        for one in self._heeded:
            signal.signal(one, signal.SIG_DFL)
        self.asked.emit()


def _leave_to_the_pipe(_number: int, _frame: object) -> None:
    # A handler of Python's own must be there, or the signal would end the process at once.
    return
