"""Takes what later starts of the program hand over to the window that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from stratview.instance import ANSWER, MAX_REQUEST, parse

if TYPE_CHECKING:
    from socket import socket

    from stratview.instance import Instance, Request

_CALLERS: Final = 64
_PATIENCE_MILLISECONDS: Final = 2000


class Reception(QObject):
    """Listens for later starts; each that says what it wants is answered at once and makes one `called(request)`."""

    called = Signal(object)

    def __init__(self, instance: Instance, parent: QObject | None = None) -> None:
        """Start to listen; where that is not possible, no call ever comes."""
        super().__init__(parent)
        self._callers: set[_Caller] = set()
        self._listener = instance.listen()
        self._notifier: QSocketNotifier | None = None
        if self._listener is not None:
            self._notifier = QSocketNotifier(self._listener.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._accept)

    def close(self) -> None:
        """Stop listening; the instance may then close its socket."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        for caller in tuple(self._callers):
            caller.leave()

    def _accept(self) -> None:
        if self._listener is None:
            return
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        if len(self._callers) >= _CALLERS:
            # They say nothing and stay: a start that comes now opens another window.
            connection.close()
            return
        caller = _Caller(connection, self)
        self._callers.add(caller)
        caller.asked.connect(self.called)
        caller.left.connect(self._forget)

    def _forget(self, caller: _Caller) -> None:
        self._callers.discard(caller)
        caller.deleteLater()


class _Caller(QObject):
    """One connection: a line, an answer, and the end. What is no request gets no answer."""

    asked = Signal(object)
    left = Signal(object)

    def __init__(self, connection: socket, parent: QObject) -> None:
        super().__init__(parent)
        connection.settimeout(0)
        self._connection = connection
        self._data = b""
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.leave)
        self._timer.start(_PATIENCE_MILLISECONDS)

    def leave(self) -> None:
        """End the connection."""
        if self._notifier.isEnabled():
            self._notifier.setEnabled(False)
            self._timer.stop()
            self._connection.close()
            self.left.emit(self)

    def _read(self) -> None:
        try:
            chunk = self._connection.recv(MAX_REQUEST + 1 - len(self._data))
        except BlockingIOError:
            return
        except OSError:
            self.leave()
            return
        self._data += chunk
        if b"\n" in chunk:
            self._answer(parse(self._data.partition(b"\n")[0]))
        elif not chunk or len(self._data) > MAX_REQUEST:
            self.leave()

    def _answer(self, request: Request | None) -> None:
        if request is not None:
            try:
                self._connection.sendall(ANSWER)
            except OSError:
                # It no longer waits, and opens what it wanted by itself.
                request = None
        self.leave()
        if request is not None:
            self.asked.emit(request)
