"""Unhandled faults, from whichever thread they come: reported, counted, and never the end of the session."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion

# Imported here: without memory, nothing could be imported later.
from stratview import exhaustion
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from types import TracebackType

_MOST_KINDS = 20
"""The most different faults kept in a session; later ones are only counted."""


@dataclass(slots=True)
class Fault:
    """One fault: what to copy, and how often it has come by now."""

    report: str
    count: int = 1


class Faults(QObject):
    """The faults of this session.

    Exceptions in slots, events, overridden methods of Qt and threads all come to Python's hooks, and Qt goes on
    afterwards; the hooks run in the thread of the fault, so they only write to stderr and emit. `found(is_new)` comes
    in the thread of this object: `is_new` when a fault of this kind and place was not seen before.
    """

    found = Signal(bool)
    exhausted = Signal(str)
    """No memory, process or file is left (`stratview.exhaustion.Kind`): no fault."""
    interrupted = Signal()
    """Ctrl+C in the terminal."""
    _raised = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faults: dict[str, Fault] = {}
        self._others = 0
        # Queued also in the main thread: a fault within a painting must not open a window during it.
        self._raised.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Replace Python's own hooks."""
        sys.excepthook = self.hook
        threading.excepthook = self._thread_hook

    def hook(self, kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        """Replace `sys.excepthook`."""
        if issubclass(kind, KeyboardInterrupt):
            self.interrupted.emit()
            return
        if value.__traceback__ is None:
            value = value.with_traceback(trace)
        self.take(value)

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            self.hook(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def take(self, error: BaseException) -> None:
        """Report a fault that was caught so that the program could go on. Callable from any thread."""
        used_up = exhaustion.kind(error)
        if used_up is not None:
            with suppress(RuntimeError):
                self.exhausted.emit(used_up)
            return
        # Only now: no start without a fault waits for it.
        from stratview import faults

        text = faults.report(error, facts())
        faults.to_stderr(text, error)
        try:
            self._raised.emit(faults.fingerprint(error), text)
        except RuntimeError:
            # At the program's end this object goes before the last threads do.
            return

    @Slot(str, str)
    def _take(self, fingerprint: str, report: str) -> None:
        known = self._faults.get(fingerprint)
        if known is not None:
            known.count += 1
        elif len(self._faults) < _MOST_KINDS:
            self._faults[fingerprint] = Fault(report)
        else:
            self._others += 1
        self.found.emit(known is None)

    @property
    def count(self) -> int:
        """How many faults there were, repeated ones too."""
        return sum(fault.count for fault in self._faults.values()) + self._others

    @property
    def report(self) -> str:
        """All faults of the session in one text to copy, the first one first."""
        parts = [
            fault.report if fault.count == 1 else f"{fault.report}\n({fault.count} times)"
            for fault in self._faults.values()
        ]
        if self._others:
            parts.append(f"and {self._others} others")
        return "\n\n".join(parts)


def facts() -> str:
    """Versions that only Qt knows."""
    from PySide6.QtCore import QSysInfo

    return f"Qt {qVersion()} · {QSysInfo.prettyProductName()}"
