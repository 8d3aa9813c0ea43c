"""The pages of an export as they will be, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from stratview.ui.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

    from stratview.ui.context import Context

_EDGE = 14
_SHADOW = QColor(0, 0, 0, 70)


class _Page(QWidget):
    """Shows one picture as a sheet of paper, or words in its place."""

    turned = Signal(int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._picture = QPixmap()
        self._words = ""
        self._stale = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(430), self._context.theme.px(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(130), self._context.theme.px(120))

    def show_picture(self, picture: QPixmap) -> None:
        self._picture, self._words, self._stale = picture, "", False
        self.update()

    def show_words(self, words: str) -> None:
        self._picture, self._words = QPixmap(), words
        self.update()

    def fade(self) -> None:
        """Say that what is shown is about to be replaced."""
        self._stale = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        theme = self._context.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("line"))
        inside = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        if self._picture.isNull():
            painter.setPen(theme.color("text"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        else:
            size = QSize(self._picture.size()).scaled(inside.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(inside.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(place.translated(2, 3), _SHADOW)
            painter.setOpacity(0.55 if self._stale else 1.0)
            painter.drawPixmap(place, self._picture, QRectF(self._picture.rect()))
            painter.setOpacity(1.0)
        if self.hasFocus():
            painter.setPen(theme.color("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turned.emit(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()


class PagePreview(QWidget):
    """Pages to leaf through. The pictures are PNGs; each is decoded when it is shown."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: tuple[bytes, ...] = ()
        self._at = 0
        self.page = _Page(context, self)
        self.page.turned.connect(self.turn)
        self.back = self._button(context, "chevron-left", self.tr("Previous page"), "PgUp")
        self.back.clicked.connect(self._go_back)
        self.forward = self._button(context, "chevron-right", self.tr("Next page"), "PgDown")
        self.forward.clicked.connect(self._go_forward)
        self.words = plain_label(self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # Always the same room, so that the page does not move when the number gets longer.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.words)
        row.addWidget(self.forward)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page, 1)
        column.addLayout(row)
        self._show()

    @property
    def count(self) -> int:
        """How many pages there are to see."""
        return len(self._pages)

    @property
    def at(self) -> int:
        """Which page is shown, from 0."""
        return self._at

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show other pages; the reader stays at the same number where there is such a page."""
        self._pages = pages
        self._at = min(self._at, max(0, len(pages) - 1))
        self._show()

    def show_words(self, words: str) -> None:
        """Show words where there are no pages."""
        self._pages = ()
        self.page.show_words(words)
        self._name(words)

    def wait(self, words: str) -> None:
        """Say that other pages are being drawn."""
        if self._pages:
            self.page.fade()
        else:
            self.show_words(words)

    def turn(self, steps: int) -> None:
        """Go some pages on or back."""
        at = min(max(0, self._at + steps), len(self._pages) - 1)
        if self._pages and at != self._at:
            self._at = at
            self._show()

    def _go_back(self) -> None:
        self.turn(-1)

    def _go_forward(self) -> None:
        self.turn(1)

    def _button(self, context: Context, icon: str, name: str, keys: str) -> QToolButton:
        button = context.icons.button(icon, name, self)
        button.setToolTip(f"{name} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        shortcut = QShortcut(QKeySequence(keys), self.window())
        shortcut.activated.connect(button.click)
        return button

    def _show(self) -> None:
        if self._pages:
            picture = QPixmap()
            picture.loadFromData(self._pages[self._at])
            self.page.show_picture(picture)
            self._name(self.tr("Page {0} of {1}").format(self._at + 1, len(self._pages)))
        else:
            self._name("")

    def _name(self, words: str) -> None:
        self.words.setText(words if self._pages else "")
        self.page.setAccessibleName(self.tr("Preview: {0}").format(words))
        self.back.setEnabled(bool(self._pages) and self._at > 0)
        self.forward.setEnabled(self._at + 1 < len(self._pages))
