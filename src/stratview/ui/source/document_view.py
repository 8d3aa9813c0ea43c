"""A document with its marks: what proves the statement, what else is cited, what is uncited, what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QPainter, QTextCursor

from stratview.ui.shapes import focus_frame
from stratview.ui.source.long_text import LongText
from stratview.ui.source.margins import Margins
from stratview.ui.source.marks import ShownMarks, found_words, highlight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QTextEdit, QWidget

    from stratview.documents.text import DocumentText
    from stratview.ui.source.marks import Layer, Mark
    from stratview.ui.theme import Theme


class DocumentView(LongText):
    """Shows a document with what is marked in it.

    `passage_clicked(offset, keyed)` is emitted for a click with Ctrl, or Return at the text cursor, with the offset in
    code points of the document's text; `margin_clicked(marks)` with the marks of the line whose margin is clicked;
    `link_clicked(address)` for a link: nothing is opened; `quote_chosen` for Return on a selection, while
    `takes_quotes`.
    """

    passage_clicked = Signal(int, bool)
    quote_chosen = Signal()
    margin_clicked = Signal(object)
    link_clicked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        # Qt sends events while it still makes the view.
        self.margins = Margins(theme)
        super().__init__(theme, parent)
        self._marks = ShownMarks()
        self.takes_quotes = False
        """Whether Return on a selection chooses it as a quote."""
        self.reference: Callable[[], str] | None = None
        """Says which document this is, for copied text."""
        self.spoken: Callable[[tuple[Mark, ...]], str] | None = None
        """Says what cites marked passages, for a screen reader that comes to them."""
        self._spoken_marks: tuple[Mark, ...] = ()
        self._pressed = QPointF()
        self.setOpenLinks(False)
        self.viewport().setMouseTracking(True)
        self.anchorClicked.connect(self._anchor_clicked)
        self.cursorPositionChanged.connect(self._speak)
        self.copyAvailable.connect(self._follow_selection)

    # -- marks ------------------------------------------------------------------------------------------------------

    def show_text(self, text: DocumentText | None, near: int = 0) -> None:
        """Typeset a document, as `LongText` does, without marks."""
        self._marks.clear()
        super().show_text(text, near)

    def show_marks(self, current: Iterable[Mark], *layers: Layer) -> None:
        """Mark passages: current ones strongly, all others lightly, uncited claims with dots.

        Args:
            current: those that are current; they replace what the layers have at the same place.
            layers: all others.
        """
        self._marks.layers, self._marks.current = layers, tuple(current)
        self._highlight()
        self.viewport().update()

    def show_found(self, spans: list[tuple[int, int]], at: tuple[int, int] | None) -> None:
        """Mark words that were found (start and end in code points, in order), over the passages; `at` strongly."""
        marks = self._marks
        if spans or at is not None or marks.found or marks.found_at is not None:
            marks.found, marks.found_at = spans, at
            self._highlight()

    def marks_between(self, start: int, end: int) -> list[Mark]:
        """The marks that have a character between two places (code points), in the order of the text, current last."""
        return self._marks.between(start, end)

    def _highlight(self) -> None:
        """Lay the colours under what is in sight, and under what is current: all of a document would take long."""
        if not self._typeset:
            return
        seen = [mark for mark in self.marks_between(*self._sight()) if not (mark.current or mark.own or mark.rest)]
        within = [mark for mark in (*seen, *self._marks.current) if self._is_any_shown(mark.start, mark.end)]
        passages = [highlight(mark, self._cursor(mark.end, mark.start), self._theme) for mark in within]
        self.setExtraSelections([*passages, *self._found_selections()])

    def _found_selections(self) -> list[QTextEdit.ExtraSelection]:
        at = self._marks.found_at
        spans = self._marks.found_between(*self._sight()) if self._marks.found or at is not None else []
        # Strongly marked words would look as if they were selected too.
        selects = self.textCursor().hasSelection()
        return [
            found_words(self._cursor(b, a), self._theme, at=(a, b) == at and not selects)
            for a, b in spans
            if (a, b) != at or self._is_shown(a)
        ]

    def _follow_selection(self) -> None:
        if self._marks.found_at is not None:
            self._highlight()

    # -- events -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if event.button() != Qt.MouseButton.LeftButton or moved > 4 or self.anchorAt(event.position().toPoint()):
            return
        beside = self.margins.at(event.position())
        if beside:
            self.margin_clicked.emit(beside)
            return
        offset = self.offset_at(event.position())
        # Nearly all of a text may be marked: a plain click puts the cursor, as in any text.
        wanted = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if wanted and offset is not None and self._marks.is_passage(offset):
            self.passage_clicked.emit(offset, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() or self.anchorAt(event.position().toPoint()):
            return
        offset = self.offset_at(event.position())
        jumps = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        over = bool(self.margins.at(event.position())) or (
            jumps and offset is not None and self._marks.is_passage(offset)
        )
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        return self.margins.show_tip(event, self) or super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is copied: the selected text with its reference, as plain text, HTML and Markdown."""
        # Loaded with the first copy.
        from stratview.ui.quoted import passage

        text = self.textCursor().selectedText().replace("\u2029", "\n\n").replace("\u2028", "\n")
        reference = self.reference() if self.reference is not None else ""
        return passage(text, reference, takes_quotes=self.takes_quotes)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # Tab brings the cursor to a link and selects it: Return is then for the link, also within a passage.
        on_link = self.textCursor().hasSelection() and self.textCursor().charFormat().isAnchor()
        if returned and self.takes_quotes and self.textCursor().hasSelection() and not on_link:
            self.quote_chosen.emit()
            return
        if self.takes_quotes and event.modifiers() == Qt.KeyboardModifier.ShiftModifier and self._by_word(event.key()):
            return
        passage = self._passage_at_cursor() if returned and not on_link else None
        if passage is not None:
            self.passage_clicked.emit(passage, True)
            return
        super().keyPressEvent(event)

    def _by_word(self, key: int) -> bool:
        """Move the end of the selection by a word, for the left and right arrow keys."""
        moves = {
            Qt.Key.Key_Left: (QTextCursor.MoveOperation.Left, QTextCursor.MoveOperation.StartOfWord),
            Qt.Key.Key_Right: (QTextCursor.MoveOperation.Right, QTextCursor.MoveOperation.EndOfWord),
        }
        move = next((move for one, move in moves.items() if one == key), None)
        if move is None:
            return False
        cursor, text = self.textCursor(), self.document()
        while cursor.movePosition(move[0], QTextCursor.MoveMode.KeepAnchor):
            at = cursor.position() - (key == Qt.Key.Key_Right)
            if text.characterAt(at).isalnum():
                break
        cursor.movePosition(move[1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._typeset:
            return
        frame = self.document().rootFrame().frameFormat()
        width = self.viewport().width()
        painter = QPainter(self.viewport())
        marks = [mark for mark in self.marks_between(*self._sight()) if self._is_shown(mark.start)]
        self.margins.paint(
            painter, marks, self._rect_of, frame.leftMargin(), (width - frame.rightMargin(), float(width))
        )
        if self.hasFocus():
            focus_frame(painter, self.viewport().rect(), self._theme)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.hasFocus():
            # The frame does not move with the text.
            self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self._spoken_marks = ()
        self._speak()

    def _speak(self) -> None:
        """Have a screen reader say what cites the passage at the text cursor."""
        start = self.cursor_offset if self.hasFocus() and self.spoken is not None and not self._moving else None
        if start is None:
            return
        # Its enumerations take longer to make than the first paint can wait.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if not QAccessible.isActive():
            return
        marks = tuple(mark for mark in self.marks_between(start, start + 1) if not mark.uncited)
        if marks != self._spoken_marks:
            self._spoken_marks = marks
            said = self.spoken(marks) if marks and self.spoken is not None else ""
            if said:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _passage_at_cursor(self) -> int | None:
        """Where the cursor, or what is selected, touches a marked passage first."""
        start = self.cursor_offset
        if start is None:
            return None
        end = self._laid.offset(self.textCursor().selectionEnd())
        touched = self.marks_between(start, max(start + 1, end or 0))
        return min((max(start, mark.start) for mark in touched if mark.is_passage), default=None)

    def _anchor_clicked(self, url: QUrl) -> None:
        self.link_clicked.emit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
