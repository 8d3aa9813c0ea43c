"""A strip beside the document: its pages as small pictures, or its headings. It can be closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from stratview.ui.labels import plain_label
from stratview.ui.source.outline import OutlineList, lay_out_again
from stratview.ui.source.thumbnails import LEAST, WIDTH, Thumbnails

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    from stratview.documents.text import DocumentText
    from stratview.ui.context import Context

PAGES: Final = "pages"
HEADINGS: Final = "headings"


class SideStrip(QWidget):
    """Shows pages or headings, as the reader chose last. `closed` is emitted when the reader closes it."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.thumbnails = Thumbnails(context.theme, self)
        self.outline = OutlineList(context.theme, self)
        self.words = plain_label(self, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget(self)
        for part in (self.thumbnails, self.outline, self.words):
            self._stack.addWidget(part)
        self.of_pages = context.icons.button("book-open", self.tr("Pages of the original"), self)
        self.of_headings = context.icons.button("list", self.tr("Headings of the document"), self)
        self._tabs = QButtonGroup(self)
        for button in (self.of_pages, self.of_headings):
            button.setCheckable(True)
            self._tabs.addButton(button)
        self._tabs.buttonClicked.connect(self._choose_tab)
        self.close_button = context.icons.button("x", self.tr("Close pages and headings"), self)
        self.close_button.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.of_pages)
        top.addWidget(self.of_headings)
        top.addStretch(1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.setAutoFillBackground(True)
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(self._context.theme.px(WIDTH + 44), 0)

    def show_document(self, text: DocumentText | None) -> None:
        """Show the headings of a document; its pages are given to `thumbnails`."""
        self.outline.show_text(text)
        self.show_part()

    def show_part(self) -> None:
        """Show the part that was chosen, or the one that there is."""
        has_pages, has_headings = self.thumbnails.count > 0, self.outline.count > 0
        self.of_pages.setEnabled(has_pages)
        self.of_headings.setEnabled(has_headings)
        wanted = self._context.settings.strip_part
        pages = has_pages and (wanted == PAGES or not has_headings)
        part = self.thumbnails if pages else self.outline if has_headings else self.words
        self.words.setText(self.tr("This document has no headings."))
        self._stack.setCurrentWidget(part)
        self.of_pages.setChecked(pages)
        self.of_headings.setChecked(part is self.outline)
        self.setFocusProxy(part if part is not self.words else self.close_button)

    def follow(self, page: int | None, offset: int) -> None:
        """Mark the page and the heading that are in sight."""
        if page is not None:
            self.thumbnails.follow(page)
        self.outline.follow(offset)

    def restyle(self) -> None:
        """Take the theme's colours and sizes."""
        theme = self._context.theme
        for widget in (self, self.thumbnails, self.outline):
            palette = widget.palette()
            palette.setColor(palette.ColorRole.Window, theme.color("frame"))
            palette.setColor(palette.ColorRole.Base, theme.color("frame"))
            widget.setPalette(palette)
        theme.set_colors(self.words, text="muted")
        self.words.setContentsMargins(theme.px(6), theme.px(10), theme.px(6), 0)
        self.setMinimumWidth(theme.px(LEAST + 34))
        self.thumbnails.restyle()
        lay_out_again(self.outline)

    def _choose_tab(self, button: QAbstractButton) -> None:
        self._context.settings.strip_part = PAGES if button is self.of_pages else HEADINGS
        self.show_part()
