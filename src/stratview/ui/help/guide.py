"""A text of the help to read, with its headings beside it and a field to find words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QTextBlockFormat, QTextCursor, QTextDocument, QTextTable, QTextTableFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from stratview.ui import words
from stratview.ui.clear_button import ClearButton
from stratview.ui.help import texts
from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QResizeEvent

    from stratview.ui.context import Context

_LINE_HEIGHT = 128
"""In percent: Inter is set tight for controls, and this is to be read."""


_NARROW = 600
"""Below this width, in pixels at 100 %, headings are cut; their tooltips have them whole."""


class Guide(QWidget):
    """Shows one of the help's texts."""

    def __init__(self, name: str, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._context = context
        self._places: list[int] = []
        self._own: QTextDocument | None = None
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find in the help"))
        self.search.setAccessibleName(self.tr("Find in the help"))
        ClearButton(self._context, self.search)
        self.search.returnPressed.connect(self._find_next)
        self.search.textEdited.connect(self._find_first)
        self.headings = QListWidget(self)
        self.headings.setAccessibleName(self.tr("Contents"))
        self.headings.setFrameShape(QFrame.Shape.NoFrame)
        self.headings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.headings.currentRowChanged.connect(self._go_to)
        self.page = QTextBrowser(self)
        drag_text(self.page)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._show_link)
        self.page.setAccessibleName(self.tr("Help"))
        side = QVBoxLayout()
        side.addWidget(self.search)
        side.addWidget(self.headings, 1)
        self._layout = QHBoxLayout(self)
        self._layout.addLayout(side, 0)
        self._layout.addWidget(self.page, 1)
        context.theme.changed.connect(self._fill)
        self._fill()
        self.setFocusProxy(self.search)

    def _fill(self) -> None:
        theme = self._context.theme
        document = QTextDocument(self.page)
        document.setDefaultFont(theme.font("ui"))
        document.setDocumentMargin(theme.px(18))
        document.setMarkdown(texts.read(self._name))
        self._set_type(document)
        old, self._own = self._own, document
        self.page.setDocument(document)
        if old is not None:
            old.deleteLater()
        self.headings.blockSignals(True)
        self.headings.clear()
        self._places = []
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel() == 2:
                self.headings.addItem(block.text())
                self.headings.item(self.headings.count() - 1).setToolTip(words.plain(block.text()))
                self._places.append(block.position())
            block = block.next()
        self.headings.blockSignals(False)
        self.headings.setSpacing(theme.px(2))
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Make the contents as wide as their longest heading, and leave most of a narrow window to the text."""
        px = self._context.theme.px
        width = max(px(200), self.headings.sizeHintForColumn(0) + px(16))
        if self.width() < px(_NARROW):
            width = self.width() // 3
        for beside in (self.headings, self.search):
            beside.setFixedWidth(width)

    def _set_type(self, document: QTextDocument) -> None:
        """More air between lines and above headings than Qt gives Markdown."""
        theme = self._context.theme
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            form = QTextBlockFormat(block.blockFormat())
            form.setLineHeight(_LINE_HEIGHT, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
            if form.headingLevel() == 2:
                form.setTopMargin(theme.px(16))
            cursor.setPosition(block.position())
            if cursor.currentTable() is None:
                form.setBottomMargin(theme.px(6))
            cursor.setBlockFormat(form)
            block = block.next()
        for table in document.rootFrame().childFrames():
            if isinstance(table, QTextTable):
                # Qt draws their lines in the text's colour, which is too bright in the dark theme.
                lines = table.format()
                lines.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
                lines.setBorderBrush(QBrush(theme.color("line")))
                lines.setBorderCollapse(True)
                table.setFormat(lines)

    def _go_to(self, row: int) -> None:
        if not 0 <= row < len(self._places):
            return
        cursor = QTextCursor(self.page.document())
        cursor.setPosition(self._places[row])
        self.page.setTextCursor(cursor)
        bar = self.page.verticalScrollBar()
        bar.setValue(bar.value() + self.page.cursorRect(cursor).top() - self._context.theme.px(14))

    def _find_first(self) -> None:
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self._find_next()

    def _find_next(self) -> None:
        words = self.search.text()
        if words and not self.page.find(words):
            # From the beginning again.
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            self.page.find(words)

    def _show_link(self, url: QUrl) -> None:
        from stratview.ui.links import show_link

        show_link(url.toString(), self._context, self)
