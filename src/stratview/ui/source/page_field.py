"""The field that takes the label or the number of a page to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from stratview.documents.pages import Pages


class PageField(QLineEdit):
    """Hidden until it is asked for. `chosen(page)` is emitted with the index of a page, `left` when it closes."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self.setPlaceholderText(self.tr("Page to go to"))
        self.setAccessibleName(self.placeholderText())
        self.hide()

    def ask(self, pages: Pages) -> None:
        """Take the keyboard, to be given a page of these."""
        self._pages = pages
        self.clear()
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def page(self) -> int | None:
        """The index of the page that has the typed label, or else this number; None where there is none."""
        typed = self.text().strip()
        pages = self._pages.pages if self._pages is not None else ()
        labelled = next((at for at, page in enumerate(pages) if page.label and page.label == typed), None)
        numbered = int(typed) - 1 if typed.isascii() and typed.isdigit() else -1
        return labelled if labelled is not None else numbered if 0 <= numbered < len(pages) else None

    def _choose(self) -> None:
        page = self.page()
        if page is None:
            self.selectAll()
            return
        self._leave()
        self.chosen.emit(page)

    def _leave(self) -> None:
        if not self.isHidden():
            self.hide()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A dialog would take it for its button.
            self._choose()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()
