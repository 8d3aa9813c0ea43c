"""Says below a document what is known of the sentence that is selected in it, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from stratview.ui.labels import ElidedLabel, plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from stratview.ui.context import Context


class PlaceBar(QFrame):
    """A narrow line, shown only while a sentence is selected by a mark or by the keyboard.

    Signals: `copy_wanted`, `go_wanted`, `closed`.
    """

    copy_wanted = Signal()
    go_wanted = Signal()
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAutoFillBackground(True)
        self._text = plain_label(self, wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        # In a low panel, a line of it.
        self._line = ElidedLabel(self)
        self._line.hide()
        self._close = context.icons.button("x", self.tr("Close this line (Esc)"), self)
        self._close.clicked.connect(self.closed)
        self.copy = self._button("copy", self.tr("Copy as a citation"))
        self.copy.setToolTip(self.tr("Copy the sentence as an entry for a statement's cites (Ctrl+Shift+Y)"))
        self.copy.clicked.connect(self.copy_wanted)
        self.go = self._button("arrow-right", self.tr("Go there"))
        self.go.setToolTip(self.tr("Go to a statement that cites this (Return)"))
        self.go.clicked.connect(self.go_wanted)
        top, self._buttons = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self._text, 1)
        top.addWidget(self._line, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons.addWidget(self.go)
        self._buttons.addWidget(self.copy)
        self._buttons.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(top)
        self._layout.addLayout(self._buttons)
        context.theme.changed.connect(self._style)
        self._style()
        self.hide()

    def _button(self, icon: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._context.icons.icon(icon))
        button.setText(text)
        button.setAccessibleName(text)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def set_compact(self, compact: bool) -> None:
        """Show the buttons by their icons alone, and a line of the text."""
        self._text.setHidden(compact)
        self._line.setHidden(not compact)
        style = Qt.ToolButtonStyle
        for button in (self.copy, self.go):
            button.setToolButtonStyle(style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon)

    def add_action(self, action: QAction) -> None:
        """Put an action beside the buttons (from one uncited claim to the next)."""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setDefaultAction(action)
        self._buttons.addWidget(button)

    def say(self, text: str, *, can_go: bool) -> None:
        """Show the line; `can_go` when statements cite the sentence."""
        self._text.setText(text)
        self._line.setText(text)
        self.setAccessibleName(text)
        self.go.setVisible(can_go)
        self.show()

    def text(self) -> str:
        """What it says; empty while it is not there."""
        return "" if self.isHidden() else self._text.text()

    def _style(self) -> None:
        theme = self._context.theme
        self._layout.setContentsMargins(theme.px(16), theme.px(5), theme.px(6), theme.px(7))
        self._layout.setSpacing(theme.px(3))
        theme.set_colors(self, ground="frame")
