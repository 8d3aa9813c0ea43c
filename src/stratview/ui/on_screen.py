"""Keeps windows reachable when screens change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QWidget

_GRASP = QSize(80, 24)
"""How much of a window's upper edge must be in sight, so that the mouse can take hold of it."""

FRAME = QSize(16, 48)
"""What a desktop's own frame and title may take around a window. It is known only once the window is on screen."""


def open_at(window: QWidget, size: QSize) -> None:
    """Give a window that was never shown its size; where that and a frame have no room, it fills the screen."""
    room = QGuiApplication.primaryScreen().availableGeometry().size() - FRAME
    window.resize(size.boundedTo(room))
    if room.width() < size.width() or room.height() < size.height():
        window.setWindowState(Qt.WindowState.WindowMaximized)


def show_in_front(window: QWidget) -> None:
    """Show a window above the others, with the focus, as far as the desktop allows it."""
    window.show()
    window.raise_()
    window.activateWindow()


def fit_on_screen(dialog: QWidget, size: QSize) -> None:
    """Give a dialog its size, or as much of it as its screen has room for within a frame."""
    dialog.resize(size.boundedTo(dialog.screen().availableGeometry().size() - FRAME))


def fit_to_content(dialog: QWidget, least: QSize) -> None:
    """Give a dialog the size that its words and fields need, at least `least`; see `fit_on_screen`."""
    size, layout = dialog.sizeHint().expandedTo(least), dialog.layout()
    if layout is not None and layout.hasHeightForWidth():
        size.setHeight(max(size.height(), layout.totalHeightForWidth(size.width())))
    fit_on_screen(dialog, size)


class OnScreen(QObject):
    """Sees to it that a window and its floating panels can be reached: now, and after a screen has gone."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._look()
        app = QApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._look)

    def _look(self) -> None:
        floating = [dock for dock in self._window.findChildren(QDockWidget) if dock.isFloating()]
        for window in (self._window, *floating):
            bring_on_screen(window)


def bring_on_screen(window: QWidget) -> None:
    """Move a window onto the first screen if no screen shows enough of its upper edge; its size fits there then."""
    frame = window.frameGeometry()
    edge = frame.adjusted(0, 0, 0, _GRASP.height() - frame.height())
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(edge)
        if seen.width() >= min(_GRASP.width(), frame.width()) and seen.height() >= _GRASP.height() // 2:
            return
    room = QGuiApplication.primaryScreen().availableGeometry()
    edges = frame.size() - window.size()
    window.resize(window.size().boundedTo(room.size() - edges))
    frame.setSize(window.frameGeometry().size())
    frame.moveCenter(room.center())
    window.move(frame.topLeft())
