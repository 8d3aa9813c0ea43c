"""Messages to the user over the lower edge of the middle: one at a time; they move nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from stratview.ui.labels import plain_label, set_tip
from stratview.ui.scrolled import Scrolled
from stratview.ui.text_drag import let_select

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QLabel

    from stratview.session.messages import Message
    from stratview.session.selection import View
    from stratview.ui.context import Context

_INFO_MILLISECONDS = 6000
_LEAST_WIDTH = 220
_LEAST_WORDS = 280
"""Words that would get less width beside the buttons, in pixels at 100 %, have all of it, and the buttons are below."""
_WIDEST = 640
_MOST_LINKS = 2
_MOST_WAITING = 8
_ROLES = {"info": "text", "warning": "warning", "error": "bad"}


class _Words(Scrolled):
    """The words of a message: as high as they need, scrolled where the middle of the window is too low for them."""

    def __init__(self, label: QLabel, parent: QWidget) -> None:
        super().__init__(label, parent)
        self._label = label
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._label.heightForWidth(width)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())


class MessageBar(QFrame):
    """Shows the newest message over its parent, which it does not resize.

    Information goes away by itself, and with a change of the page; warnings and errors stay until they are closed. A
    warning that another message takes the place of comes back when that one leaves. `command_given(name)` is emitted
    for a message's button that is a command of the window.
    """

    command_given = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._host = parent
        self._detail = ""
        self._shown: Message | None = None
        self._waiting: list[Message] = []
        self._label = plain_label(self, wrap=True)
        # It takes the width that is there, and never asks for more.
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        let_select(self._label, by_keyboard=True)
        self._words = _Words(self._label, self)
        self._buttons = QWidget(self)
        self._copy = QPushButton(self.tr("Copy details"), self._buttons)
        self._copy.clicked.connect(self._copy_detail)
        self._links = [QPushButton(self._buttons) for _ in range(_MOST_LINKS)]
        for button in self._links:
            button.clicked.connect(self._open_link)
        self._command = QPushButton(self._buttons)
        self._command.clicked.connect(self._give_command)
        self._close = context.icons.button("x", self.tr("Close this message"), self)
        self._close.clicked.connect(self._leave)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (*self._links, self._command, self._copy):
            row.addWidget(button)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._words, 0, 0)
        self._grid.addWidget(self._buttons, 0, 1)
        self._grid.addWidget(self._close, 0, 2, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._leave)
        self.setAutoFillBackground(True)
        self.hide()
        parent.installEventFilter(self)
        context.messages.posted.connect(self._show)
        context.messages.withdrawn.connect(self._withdraw)
        context.selection.changed.connect(self._follow)

    @property
    def standing(self) -> list[Message]:
        """The messages that are shown or wait, the newest last."""
        return [*self._waiting, *([self._shown] if self._shown is not None else [])]

    def take(self, messages: list[Message]) -> None:
        """Show messages of another bar again."""
        for message in messages:
            self._show(message)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Be as wide as the words need and the parent allows, above its lower edge."""
        parent, px = self._host, self._context.theme.px
        margin = px(12)
        room = max(parent.width() - 2 * margin, 1)
        buttons = [*self._links, self._command, self._copy, self._close]
        beside = sum(button.sizeHint().width() + px(6) for button in buttons if not button.isHidden()) + px(28)
        words = self._label.fontMetrics().horizontalAdvance(self._label.text())
        width = min(room, max(words + beside, px(_LEAST_WIDTH)), px(_WIDEST))
        is_narrow = width - beside < min(words, px(_LEAST_WORDS))
        self._grid.removeWidget(self._buttons)
        if is_narrow:
            self._grid.addWidget(self._buttons, 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.addWidget(self._buttons, 0, 1)
        # Qt keeps the heights of other words.
        self._words.updateGeometry()
        needed, height = self._grid.totalHeightForWidth(width), max(parent.height() - 2 * margin, 1)
        # "As needed" alone would keep a scroll bar that makes itself necessary.
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAlwaysOff if needed <= height else policies.ScrollBarAsNeeded
        self._words.setVerticalScrollBarPolicy(policy)
        height = min(needed, height)
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - margin, width, height)
        self.raise_()

    def _follow(self, old: View, new: View) -> None:
        turned = (old.page, old.dimension) != (new.page, new.dimension)
        if turned and self._shown is not None and self._shown.level == "info" and self._timer.isActive():
            self._leave()

    def _withdraw(self, topic: str) -> None:
        self._waiting = [waiting for waiting in self._waiting if waiting.topic != topic]
        if self._shown is not None and self._shown.topic == topic:
            self._leave()

    def _leave(self) -> None:
        self._shown = None
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self._host.setFocus()
        if self._waiting:
            self._show(self._waiting.pop())
        else:
            self.hide()

    def _show(self, message: Message) -> None:
        self._waiting = [waiting for waiting in self._waiting if not _replaces(message, waiting)]
        shown, self._shown = self._shown, message
        if shown is not None and shown.level != "info" and not _replaces(message, shown):
            self._waiting = [*self._waiting, shown][-_MOST_WAITING:]
        theme = self._context.theme
        theme.set_colors(self, text=_ROLES[message.level], ground="frame" if message.level == "info" else "note")
        self._label.setText(message.text)
        self._label.setAccessibleName(message.text)
        self._detail = message.detail
        self._copy.setVisible(bool(message.detail))
        for index, button in enumerate(self._links):
            button.setVisible(index < len(message.links))
            words, place = message.links[index] if index < len(message.links) else ("", None)
            button.setText(words)
            set_tip(button, str(place or ""))
            button.setProperty("place", str(place or ""))
        self._command.setVisible(bool(message.command[0]))
        self._command.setText(message.command[0])
        self._buttons.setVisible(bool(message.detail or message.links or message.command[0]))
        self.show()
        self._place()
        if message.level == "info" and not (message.links or message.command[0] or message.detail):
            self._timer.start(_INFO_MILLISECONDS)
        else:
            self._timer.stop()

    def _open_link(self) -> None:
        """Open the file or folder of the button that was pressed, in the desktop's program; only ever a local one."""
        place = str(self.sender().property("place"))
        if place:
            from PySide6.QtCore import QUrl
            from PySide6.QtGui import QDesktopServices

            QDesktopServices.openUrl(QUrl.fromLocalFile(place))

    def _give_command(self) -> None:
        name = self._shown.command[1] if self._shown is not None else ""
        self._leave()
        self.command_given.emit(name)

    def _copy_detail(self) -> None:
        QGuiApplication.clipboard().setText(self._detail)


def _replaces(new: Message, old: Message) -> bool:
    """Return whether a message says the same as an older one, or something newer about its topic."""
    return new.text == old.text or bool(new.topic and new.topic == old.topic)
