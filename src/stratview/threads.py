"""Starting a thread, with no wait that could have no end."""

from __future__ import annotations

import _thread
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def report_fault(error: Exception) -> None:
    """Report a fault of the program that does not end its thread, through `threading.excepthook`."""
    thread = threading.current_thread()
    threading.excepthook(threading.ExceptHookArgs((type(error), error, error.__traceback__, thread)))


class StartedThread:
    """A thread that was started; the program may end in the middle of it."""

    def __init__(self, run: Callable[[], object]) -> None:
        """Start `run`, whose errors go to `threading.excepthook`.

        `threading.Thread.start` waits until the thread says that it runs: where no memory is left for it to say so,
        for ever.

        Raises:
            RuntimeError: no thread can be started.
        """
        self._run = run
        self._over = threading.Event()
        _thread.start_new_thread(self._body, ())

    def _body(self) -> None:
        try:
            self._run()
        except Exception as error:  # noqa: BLE001 - handed on to the hook for errors of threads
            report_fault(error)
        finally:
            self._over.set()

    def is_alive(self) -> bool:
        """Return whether it has not ended."""
        return not self._over.is_set()

    def join(self, seconds: float) -> bool:
        """Wait for its end, so long at the most; returns whether it has ended."""
        return self._over.wait(seconds)
