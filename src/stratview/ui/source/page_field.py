"""The field that takes the label or the number of a page to go to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from stratview.ui.words import plain

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
        self.said = ""
        """Why the page that was typed last could not be gone to."""
        self.setPlaceholderText(self.tr("Page to go to"))
        self.setAccessibleName(self.placeholderText())
        self.hide()

    def ask(self, pages: Pages) -> None:
        """Take the keyboard, to be given a page of these."""
        self._pages, self.said = pages, ""
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
            self._refuse()
            return
        self._leave()
        self.chosen.emit(page)

    def _refuse(self) -> None:
        """Say why nothing is gone to, beside the field and to a screen reader."""
        typed = self.text().strip()
        count = len(self._pages.pages) if self._pages is not None else 0
        if typed:
            self.said = self.tr("There is no page “{0}” here. The last of all pages is {1}.").format(typed, count)
            QToolTip.showText(self.mapToGlobal(QPoint(0, -2 * self.height())), plain(self.said), self)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said))

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
