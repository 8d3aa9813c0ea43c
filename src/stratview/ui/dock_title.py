"""The title bar of a panel: its name, what belongs beside it, and buttons that detach and close the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QHBoxLayout, QWidget

from stratview.ui.labels import CutLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from stratview.ui.context import Context

_LEAST_WIDTH = 90


class DockTitle(QWidget):
    """A title bar whose letters and buttons grow with the zoom, which Qt's own do not."""

    def __init__(self, context: Context, dock: QDockWidget, window: QWidget) -> None:
        """Build it for a dock of `window`. The caller gives it to the dock."""
        super().__init__(dock)
        self._context = context
        self._dock = dock
        self._window = window
        self._name = CutLabel(self)
        self._name.setText(dock.windowTitle())
        self._float = context.icons.button(
            "picture-in-picture-2", self.tr("Detach or dock “{0}”").format(dock.windowTitle()), self, "muted"
        )
        self._float.clicked.connect(self.toggle_floating)
        self._close = context.icons.button("x", self.tr("Close “{0}”").format(dock.windowTitle()), self, "muted")
        self._close.clicked.connect(dock.close)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._name, 1)
        self._row.addWidget(self._float)
        self._row.addWidget(self._close)
        context.theme.changed.connect(self._style)
        self._style()

    def show_beside(self, widget: QWidget) -> None:
        """Show the controls of the panel in the row of its name."""
        self._row.setStretchFactor(self._name, 0)
        self._row.insertWidget(1, widget, 1)

    def toggle_floating(self) -> None:
        """Detach the panel, beside the window where the screen has room there, or put it back; the focus stays."""
        focus = QApplication.focusWidget()
        self._dock.setFloating(not self._dock.isFloating())
        if self._dock.isFloating():
            self._dock.move(_beside(self._window, self._dock.frameGeometry()).topLeft())
        if focus is not None and self._dock.isAncestorOf(focus):
            self._dock.activateWindow()
            focus.setFocus()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle_floating()
        else:
            event.ignore()

    def minimumSizeHint(self) -> QSize:
        # What is shown beside the name folds by itself.
        return QSize(self._context.theme.px(_LEAST_WIDTH), super().minimumSizeHint().height())

    def _style(self) -> None:
        theme = self._context.theme
        self._name.setFont(theme.font("small", bold=True))
        self._row.setContentsMargins(theme.px(12), theme.px(2), theme.px(6), theme.px(2))
        self._row.setSpacing(theme.px(2))
        for button in (self._float, self._close):
            button.setIconSize(QSize(theme.px(13), theme.px(13)))


def _beside(window: QWidget, panel: QRect) -> QRect:
    """Return where a detached panel covers least of the window: beside it, else in the corner of the screen."""
    frame, room = window.frameGeometry(), QGuiApplication.primaryScreen().availableGeometry()
    screen = window.screen()
    if screen is not None:
        room = screen.availableGeometry()
    at = QRect(panel)
    for left, top in (
        (frame.right() + 1, frame.top()),
        (frame.left() - panel.width(), frame.top()),
        (frame.left(), frame.bottom() + 1),
    ):
        at.moveTo(left, top)
        if room.contains(at):
            return at
    # Over the other panels rather than over the statements.
    at.moveBottomRight(room.bottomRight())
    return at
