"""Drags over the window: says what dropping will do, and passes the paths on when they are dropped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from stratview.comparison.store import looks_like_comparison
from stratview.intake.formats import importable_in, is_importable
from stratview.ui.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QMainWindow

    from stratview.ui.theme import Theme

_GONE_MILLISECONDS = 4000
_VEIL = 205


class DropTarget(QObject):
    """Takes what is dropped on a window: a comparison, `dropped(path)`, or documents, `documents_dropped(paths)`.

    It filters the window's events before the panels, which would take the name of a file as text.
    """

    dropped = Signal(str)
    documents_dropped = Signal(list)

    def __init__(self, theme: Theme, window: QMainWindow) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._sign: _Sign | None = None
        self._opens = False
        # Not every desktop tells when a drag that was refused has left.
        self._timer = QTimer(self, singleShot=True, interval=_GONE_MILLISECONDS)
        self._timer.timeout.connect(self._hide)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._hide()
        elif isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            if kind == QEvent.Type.DragEnter:
                self._enter(event.mimeData())
            if kind == QEvent.Type.Drop:
                self._drop(event.mimeData())
            if self._opens or kind == QEvent.Type.Drop:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
            else:
                event.ignore()
            if isinstance(event, QDragMoveEvent):
                self._timer.start()
            return True
        return super().eventFilter(watched, event)

    def _enter(self, data: QMimeData) -> None:
        self._opens = False
        path = self._path(data)
        documents = self._documents(data)
        if len(documents) > 1:
            self._opens = True
            words = self.tr("Drop them to import %Ln document(s)", "", len(documents))
        elif documents:
            self._opens = True
            words = self.tr("Drop it to import {0}").format(Path(documents[0]).name)
        elif len(data.urls()) > 1:
            words = self.tr("One comparison at a time: drop one folder, or one .stratview file.")
        elif not path:
            words = self.tr("Only files on this computer can be opened. Download the file first.")
        elif looks_like_comparison(Path(path)):
            self._opens = True
            words = self.tr("Drop it to open {0}").format(Path(path).name)
        else:
            words = self.tr("This is not a comparison. Drop a comparison's folder or a .stratview file.")
        self._show(words)

    def _drop(self, data: QMimeData) -> None:
        self._hide()
        documents = self._documents(data)
        if documents:
            self.documents_dropped.emit(documents)
        elif len(data.urls()) == 1 and self._path(data):
            # Also one that cannot be opened: the message says why.
            self.dropped.emit(self._path(data))

    def _documents(self, data: QMimeData) -> list[str]:
        """The paths, if all that is dragged are files of kinds that can be imported, by their names; else none.

        Of a folder that is no comparison they are the files in it.
        """
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if len(paths) == len(data.urls()) == 1 and paths[0].is_dir() and not looks_like_comparison(paths[0]):
            return [*map(str, importable_in(paths[0]))]
        found = [str(path) for path in paths if is_importable(path)]
        return found if len(found) == len(data.urls()) else []

    def _path(self, data: QMimeData) -> str:
        url = data.urls()[0]
        return url.toLocalFile() if url.isLocalFile() else ""

    def _show(self, words: str) -> None:
        self._sign = self._sign or _Sign(self._theme, self._window)
        self._sign.say(words, "accent" if self._opens else "bad")
        self._timer.start()

    def _hide(self) -> None:
        self._timer.stop()
        if self._sign is not None:
            self._sign.hide()


class _Sign(QWidget):
    """A sentence on a card, before a veil over the whole window."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._role = "accent"
        self._card = plain_label(self, wrap=True)
        self._card.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def say(self, words: str, role: str) -> None:
        """Show a sentence in a colour of the theme."""
        theme, card = self._theme, self._card
        self._role = role
        self.setGeometry(self._window.rect())
        theme.set_colors(card, text=role)
        card.setFont(theme.font("title"))
        card.setMargin(theme.px(36))
        card.setText(words)
        width = min(theme.px(720), self.width() - theme.px(80))
        card.resize(width, card.heightForWidth(width))
        card.move(self.rect().center() - card.rect().center())
        self.setAccessibleName(words)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.color("frame")
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setBrush(theme.color("page"))
        painter.setPen(QPen(theme.color(self._role), theme.px(2), Qt.PenStyle.DashLine))
        painter.drawRoundedRect(self._card.geometry(), theme.px(12), theme.px(12))
