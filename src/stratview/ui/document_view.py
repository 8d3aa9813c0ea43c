"""A document, typeset, with its cited passages marked.

Built from the blocks of `stratview.documents`, so that every place of the plain text has its place on the page: spans
are in code points of the document's text and are turned into Qt's positions here, block by block.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from stratview.ui.typeset import Typesetter
from stratview.ui.utf16 import from_utf16, to_utf16

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent

    from stratview.documents.text import DocumentText
    from stratview.ui.theme import Theme

_MEASURE = 72
"""The longest line, in average characters."""
_MARGIN = 30
_TOP_CONTEXT = 0.22
"""Where a passage is scrolled to, as a share of the panel's height from the top: lines above it stay in sight."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to mark, in code points of the document's text. `number` stands in the margin; empty for none."""

    start: int
    end: int
    number: str
    current: bool


class DocumentView(QTextBrowser):
    """Shows one document at a time.

    `passage_clicked(offset)` is emitted for a click, or Return at the text cursor, with the code point offset in the
    document's text. `link_clicked(address)` is emitted for a link; nothing is opened.
    """

    passage_clicked = Signal(int)
    link_clicked = Signal(str)
    scrolled = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text: DocumentText | None = None
        self._typeset = False
        self._own_document: QTextDocument | None = None
        self._positions: list[int] = []
        self._marks: tuple[Mark, ...] = ()
        self._pressed = QPointF()
        # Where the reader was last brought to, kept through changes of size until the reader scrolls away:
        # ("passage", offset in code points) or ("pixel", value of the scroll bar).
        self._brought_to: tuple[str, int] | None = None
        self._moving = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.anchorClicked.connect(self._anchor_clicked)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._range_changed)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def show_text(self, text: DocumentText) -> None:
        """Typeset a document. Marks and the scroll position start anew."""
        self._text = text
        self._marks = ()
        self._brought_to = None
        self._typeset = False
        if self.isVisible():
            self._set_type()

    def _set_type(self) -> None:
        """Typeset the text at the width that the view has: before it is shown, that would be done in vain."""
        if self._typeset or self._text is None:
            return
        self._typeset = True
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._theme.font("document"))
        self._positions = Typesetter(document, self._theme).write(self._text.blocks)
        self._fit_measure(document)
        old, self._own_document = self._own_document, document
        moving, self._moving = self._moving, True
        self.setDocument(document)
        self._moving = moving
        if old is not None:
            old.deleteLater()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark passages: current ones strongly, all others lightly."""
        self._marks = tuple(marks)
        if not self._typeset:
            return
        ordered = sorted(marks, key=lambda mark: mark.current)
        self.setExtraSelections([self._selection(mark) for mark in ordered])
        self.viewport().update()

    def scroll_to(self, start: int) -> None:
        """Scroll so that the passage that starts there has some lines above it, and put the text cursor there."""
        self._brought_to = ("passage", start)
        if not self._typeset:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(start))
        self._moving = True
        self.setTextCursor(cursor)
        self._moving = False
        self._bring()

    def scroll_to_pixel(self, value: int) -> None:
        """Scroll to where the scroll bar had this value."""
        self._brought_to = ("pixel", value)
        self._bring()

    def _bring(self) -> None:
        if self._brought_to is None or not self._typeset:
            return
        how, value = self._brought_to
        if how == "passage":
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._position(value))
            top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
            value = round(top - self.viewport().height() * _TOP_CONTEXT)
        moving, self._moving = self._moving, True
        self.verticalScrollBar().setValue(value)
        self._moving = moving

    def _scrolled(self, value: int) -> None:
        if not self._moving:
            self._brought_to = None
            self.scrolled.emit(value)

    def _range_changed(self) -> None:
        # The document was laid out further or anew: what was out of reach may be in reach now.
        self._bring()

    def offset_at(self, point: QPointF) -> int | None:
        """The code point offset of the text under a point of the viewport, or None beside the text."""
        position = (
            self.document()
            .documentLayout()
            .hitTest(point + QPointF(0, self.verticalScrollBar().value()), Qt.HitTestAccuracy.ExactHit)
        )
        return self._offset(position) if position >= 0 else None

    @property
    def cursor_offset(self) -> int | None:
        """The code point offset of the text cursor."""
        return self._offset(self.textCursor().position())

    # -- places -----------------------------------------------------------------------------------------------------

    def _position(self, offset: int) -> int:
        """Qt's position (UTF-16 units) of an offset in code points of the document's text."""
        if self._text is None or not self._positions:
            return 0
        index = self._text.block_at(offset)
        block = self._text.blocks[index]
        return self._positions[index] + to_utf16(block.text, offset - block.start)

    def _offset(self, position: int) -> int | None:
        if self._text is None or not self._positions or position < self._positions[0]:
            return None
        index = bisect_right(self._positions, position) - 1
        block = self._text.blocks[index]
        inside = from_utf16(block.text, position - self._positions[index])
        return block.start + inside if inside <= len(block.text) else None

    def _selection(self, mark: Mark) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(mark.start))
        cursor.setPosition(self._position(mark.end), QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(self._theme.color("passage" if mark.current else "cited"))
        if mark.current:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(self._theme.color("passage_line"))
        selection.cursor = cursor
        selection.format = form
        return selection

    # -- events -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if event.button() != Qt.MouseButton.LeftButton or moved > 4 or self.anchorAt(event.position().toPoint()):
            return
        offset = self.offset_at(event.position())
        if offset is not None and self._marked(offset):
            self.passage_clicked.emit(offset)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() or self.anchorAt(event.position().toPoint()):
            return
        offset = self.offset_at(event.position())
        over = offset is not None and self._marked(offset)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offset = self.cursor_offset
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # Tab brings the cursor to a link and selects it: Return is then for the link, also within a passage.
        on_link = self.textCursor().hasSelection() and self.textCursor().charFormat().isAnchor()
        if returned and not on_link and offset is not None and self._marked(offset):
            self.passage_clicked.emit(offset)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._moving = True
        super().resizeEvent(event)
        if self._typeset:
            self._fit_measure(self.document())
        self._bring()
        self._moving = False

    def showEvent(self, event: QShowEvent) -> None:
        # Qt scrolls to the text cursor when it is first shown; the reader was brought elsewhere.
        self._moving = True
        super().showEvent(event)
        if not self._typeset:
            self._set_type()
            self.show_marks(self._marks)
            if self._brought_to is not None and self._brought_to[0] == "passage":
                self.scroll_to(self._brought_to[1])
        self._moving = True
        self._bring()
        self._moving = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font("small"))
        metrics = QFontMetricsF(painter.font())
        used: dict[int, str] = {}
        for mark in self._marks:
            if not mark.number:
                continue
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._position(mark.start))
            rect = self.cursorRect(cursor)
            if rect.bottom() < 0 or rect.top() > self.viewport().height():
                continue
            # Passages that start on one line share its margin; the current one wins.
            if mark.current or rect.top() not in used:
                used[rect.top()] = mark.number
                painter.setPen(self._theme.color("text" if mark.current else "muted"))
                area = QRectF(0, rect.top(), self._number_right(), rect.height())
                painter.fillRect(area, self._theme.color("page"))
                elided = metrics.elidedText(mark.number, Qt.TextElideMode.ElideRight, area.width())
                painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, elided)
        painter.end()

    def _marked(self, offset: int) -> bool:
        return any(mark.start <= offset < mark.end for mark in self._marks)

    def _number_right(self) -> float:
        return self.document().rootFrame().frameFormat().leftMargin() - self._theme.px(6)

    def _anchor_clicked(self, url: QUrl) -> None:
        self.link_clicked.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    def _fit_measure(self, document: QTextDocument) -> None:
        """Keep lines at a readable length: what a wide panel has too much goes to the margins."""
        characters = QFontMetricsF(self._theme.font("document")).averageCharWidth() * _MEASURE
        margin = self._theme.px(_MARGIN)
        spare = max(self.viewport().width() - 2 * margin - characters, 0)
        frame = document.rootFrame()
        form: QTextFrameFormat = frame.frameFormat()
        left, right = margin + spare / 2, margin * 0.6 + spare / 2
        if (form.leftMargin(), form.rightMargin()) == (left, right):
            return
        form.setLeftMargin(left)
        form.setRightMargin(right)
        form.setTopMargin(self._theme.px(10))
        form.setBottomMargin(self._theme.px(40))
        frame.setFrameFormat(form)
