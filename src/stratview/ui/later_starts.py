"""Serves later starts of the program: opens their comparison here, and brings the window to the front."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from stratview.comparison.store import open_store
from stratview.errors import StratviewError
from stratview.session.reception import Reception

if TYPE_CHECKING:
    from stratview.comparison.store import Store
    from stratview.instance import Instance, Request
    from stratview.session.messages import Messages
    from stratview.ui.main_window import MainWindow

_LOOK_MILLISECONDS: Final = 1_000


class LaterStarts(QObject):
    """Listens for later starts, and serves them in the window that `follow` names.

    `open_requested(path)` is for `stratview.desktop`, which names the new window before it returns.
    """

    open_requested = Signal(str)

    def __init__(self, instance: Instance | None, messages: Messages, parent: QObject) -> None:
        """Start to listen; without an instance, no call ever comes."""
        super().__init__(parent)
        self._messages = messages
        self._window: MainWindow | None = None
        self._store: Store | None = None
        self._newest: float | None = None
        # Asking for the times of a thousand documents can wait until the window is painted and the reader pauses.
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MILLISECONDS)
        self._look.timeout.connect(self._note_times)
        self._request: Request | None = None
        self._reception: Reception | None = None
        if instance is not None:
            self._reception = Reception(instance, self)
            self._reception.called.connect(self.answer)

    def close(self) -> None:
        """Stop listening."""
        if self._reception is not None:
            self._reception.close()
        self._look.stop()
        self._window = self._request = None

    def follow(self, window: MainWindow, store: Store) -> None:
        """Set the window that is open now, and the store that it reads."""
        self._window, self._store, self._newest = window, store, None
        self._look.start()

    @Slot()
    def _note_times(self) -> None:
        if self._store is not None:
            self._newest = self._store.newest()

    @Slot(object)
    def answer(self, request: Request) -> None:
        """Open what a later start was given, if it is not open, and come to the front."""
        self._request = request
        self._answer()

    @Slot()
    def _answer(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            # A menu runs its own event loop, in which no window may be destroyed.
            popup.close()
            QTimer.singleShot(0, self._answer)
            return
        request, self._request = self._request, None
        if request is None or self._window is None:
            return
        if request.token:
            # Qt for Wayland takes the launcher's permission to come to the front from there.
            os.environ["XDG_ACTIVATION_TOKEN"] = request.token
        if request.path and not self._is_open(request.path):
            if QApplication.activeModalWidget() is not None:
                words = self.tr("{0} is not opened yet: answer the question in this window, then open it again.")
                self._messages.warning(words.format(request.path))
            else:
                self.open_requested.emit(request.path)
        self._window.come_forward()

    def _is_open(self, path: str) -> bool:
        """Return whether this very comparison is on screen, and its files are as they were."""
        if self._store is None:
            return False
        try:
            store = open_store(path)
            if Path(store.label).resolve() != Path(self._store.label).resolve():
                return False
        except (StratviewError, OSError):
            return False
        return self._newest is None or self._newest == store.newest()
