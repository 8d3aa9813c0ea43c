"""A field for the text of a statement: one paragraph, kept with Return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class StatementField(QPlainTextEdit):
    """A text of one paragraph. Return keeps it, Escape cancels, Tab in an empty field takes the suggestion."""

    kept = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        drag_text(self)
        self.suggestion = ""
        """What Tab writes into the empty field."""

    def event(self, event: QEvent) -> bool:
        # Before Qt goes on to the next field.
        is_tab = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
        if is_tab and self.suggestion and not self.toPlainText():
            self.insertPlainText(self.suggestion)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def one_line(self) -> str:
        """The text with single spaces between its words."""
        return " ".join(self.toPlainText().split())
