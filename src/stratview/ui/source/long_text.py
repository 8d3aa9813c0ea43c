"""A text that is read, typeset at a readable width; of a long one, the stretch around the reader's place.

Built from the blocks of `stratview.documents`, so that every place of the plain text has its place on the page. Spans
are in code points of the document's text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QTextCursor, QTextDocument, QTextFrameFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from stratview.documents.text import DocumentText
from stratview.ui.mouse import leave_to_window
from stratview.ui.source.between_lines import event_in_line, in_line
from stratview.ui.source.laid_text import LaidText
from stratview.ui.source.stretch import Piece, stretch
from stratview.ui.source.typeset import Typesetter
from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent, QWheelEvent

    from stratview.ui.theme import Theme

_MEASURE = 72
"""The longest line, in average characters."""
_MARGIN = 30
_LEAST_MARGIN = 22
_NARROW = 320
"""In a narrower text, in pixels at 100 %, the margins are narrower too."""
_TOP_CONTEXT = 0.22
"""Where a passage is scrolled to, as a share of the panel's height from the top: lines above it stay in sight."""

_WITHIN = 4
_ABOVE_SELECTION = 4
"""How far below that height, in pixels, the first line of a passage is that was scrolled there."""


class LongText(QTextBrowser):
    """Shows one text at a time and knows where each of its places is.

    `scrolled(value)` is emitted when the reader scrolls, `moved` when another stretch is shown.
    """

    scrolled = Signal(int)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text: DocumentText | None = None
        self._typeset = False
        self._own_document: QTextDocument | None = None
        self._pieces: tuple[Piece, ...] = ()
        self._near = 0
        self._laid = LaidText((), ())
        self._pressed_now = False
        # Where the reader was last brought to, kept through changes of size until the reader scrolls away:
        # ("passage", offset in code points) or ("pixel", value of the scroll bar).
        self._brought_to: tuple[str, int] | None = None
        self._moving = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        drag_text(self)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._range_changed)
        bar.sliderReleased.connect(self._move_along)

    def _highlight(self) -> None:
        """Called when something else came in sight; used to mark parts of the text."""

    # -- what is shown ----------------------------------------------------------------------------------------------

    def show_text(self, text: DocumentText | None, near: int = 0) -> None:
        """Typeset a document, or nothing. The scroll position starts anew.

        Args:
            text: the document's text.
            near: where the reader is going to be brought, in code points: of a long document, the stretch around it is
                shown.
        """
        # A copy: what the library keeps unpacked comes and goes.
        self._text = DocumentText(text.text, text.blocks) if text is not None else None
        self._brought_to = None
        self._typeset = False
        self._near = near
        self._pieces = stretch(text, near) if text is not None else ()
        if text is None:
            self._laid = LaidText((), ())
            self.clear()
        elif self.isVisible():
            self._set_type()

    @property
    def near(self) -> int:
        """The place (code points) around which the stretch is shown, to give to `scroll_to_pixel` another time."""
        return self._near

    @property
    def text_shown(self) -> str | None:
        """The whole text of the document that is shown; None for none."""
        return self._text.text if self._text is not None else None

    @property
    def shown_share(self) -> tuple[float, float]:
        """From where to where the shown stretch is of the document: (0.0, 1.0) is all of it."""
        if self._text is None or not self._pieces or not self._text.text:
            return 0.0, 1.0
        size = len(self._text.text)
        return self._pieces[0].start / size, self._pieces[-1].end / size

    def _set_type(self) -> None:
        """Typeset the stretch at the width that the view has: before it is shown, that would be done in vain."""
        if self._typeset or self._text is None:
            return
        self._typeset = True
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._theme.font("document"))
        self._laid = LaidText(self._pieces, Typesetter(document, self._theme).write(self._pieces))
        self._fit_measure(document)
        old, self._own_document = self._own_document, document
        moving, self._moving = self._moving, True
        self.setDocument(document)
        self._moving = moving
        if old is not None:
            old.deleteLater()

    # -- going to a place --------------------------------------------------------------------------------------------

    def _is_shown(self, offset: int) -> bool:
        return self._is_any_shown(offset, offset)

    def _is_any_shown(self, start: int, end: int) -> bool:
        """Whether something from `start` to `end` (code points) is in the shown stretch."""
        if not self._pieces:
            return False
        last = self._pieces[-1]
        return end >= self._pieces[0].start and (start < last.end or (start == last.end and last.is_last))

    def scroll_to(self, start: int) -> None:
        """Scroll so that the passage that starts there has some lines above it, and put the text cursor there."""
        self._put_cursor(start, start)

    def select(self, start: int, end: int) -> None:
        """Select a part of the text (code points), within one block, and bring it in sight."""
        self._put_cursor(start, end)

    def stretch_selection(self, fixed: int, moved: int) -> None:
        """Select from a place to the one that the mouse is at (code points); only what is out of sight scrolls."""
        if self._typeset and self._is_shown(fixed) and self._is_shown(moved):
            self.setTextCursor(self._cursor(fixed, moved))

    def _put_cursor(self, start: int, end: int) -> None:
        self._show_stretch(start)
        self._brought_to = ("passage", start)
        if not self._typeset or not self._pieces:
            return
        self._moving = True
        # From the end, so that what is announced and kept in sight is the beginning.
        self.setTextCursor(self._cursor(end, start))
        self._moving = False
        self._bring()
        self._highlight()

    def place_cursor(self, offset: int) -> None:
        """Put the text cursor at a place (code points) of the shown stretch, and scroll nowhere."""
        if not self._typeset or not self._is_shown(offset):
            return
        bar, self._moving = self.verticalScrollBar(), True
        value = bar.value()
        self.setTextCursor(self._cursor(offset, offset))
        bar.setValue(value)
        self._moving = False

    def scroll_to_pixel(self, value: int, near: int | None = None) -> None:
        """Scroll to where the scroll bar had this value, in the stretch around `near`, or in the one that is shown."""
        if near is not None and near != self._near and self._text is not None:
            self._show_pieces(near)
        self._brought_to = ("pixel", value)
        self._bring()
        self._highlight()

    def keep_selection_in_sight(self) -> None:
        """Scroll to the beginning of what is selected where the view shows less than all of it."""
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        if not cursor.hasSelection() or not self._typeset:
            return
        first, last = (QTextCursor(self.document()) for _ in range(2))
        first.setPosition(cursor.selectionStart())
        last.setPosition(cursor.selectionEnd())
        top, bottom = self.cursorRect(first).top(), self.cursorRect(last).bottom()
        if top < 0 or bottom > self.viewport().height():
            self.scroll_to_pixel(bar.value() + top - self._theme.px(_ABOVE_SELECTION))

    @property
    def scrolled_to(self) -> int:
        """The value of the scroll bar, or the one that `scroll_to_pixel` was given where the bar does not reach it."""
        if self._brought_to is not None and self._brought_to[0] == "pixel":
            return self._brought_to[1]
        return self.verticalScrollBar().value()

    def _show_stretch(self, offset: int) -> None:
        """Make sure that the place is in the shown stretch."""
        if self._text is not None and self._text.blocks and not self._is_shown(offset):
            self._show_pieces(offset)

    def _show_pieces(self, near: int) -> None:
        if self._text is None:
            return
        pieces, self._near = stretch(self._text, near), near
        if not self._are_shown(pieces):
            self._pieces = pieces
            again, self._typeset = self._typeset, False
            if again:
                self._set_type()
            self.moved.emit()

    def _are_shown(self, pieces: tuple[Piece, ...]) -> bool:
        """Whether these are the pieces that are shown."""
        ours = self._pieces
        return len(ours) == len(pieces) and (
            not ours or (ours[0].start, ours[-1].end) == (pieces[0].start, pieces[-1].end)
        )

    def _bring(self) -> None:
        if self._brought_to is None or not self._typeset:
            return
        how, value = self._brought_to
        if how == "passage":
            value = round(self._top_of(value) - self.viewport().height() * _TOP_CONTEXT)
        moving, self._moving = self._moving, True
        self.verticalScrollBar().setValue(value)
        self._moving = moving

    def _top_of(self, offset: int) -> int:
        """How far down from the top of the stretch a place is, in pixels."""
        return self._rect_of(offset).top() + self.verticalScrollBar().value()

    def _scrolled(self) -> None:
        if not self._moving:
            self._brought_to = None
            self._move_along()
            self.scrolled.emit(self.verticalScrollBar().value())
            self._highlight()

    def _move_along(self) -> None:
        """Near an end of the stretch, show the stretch around what is in sight; it stays where it is on the screen."""
        bar, text = self.verticalScrollBar(), self._text
        if text is None or not self._pieces or bar.isSliderDown() or not self._typeset:
            return
        more_above, more_below = self._pieces[0].start > 0, self._pieces[-1].end < len(text.text)
        if not more_above and not more_below:
            return
        margin = self.viewport().height()
        low = bar.value() < margin and more_above
        high = bar.value() > bar.maximum() - margin and more_below
        top = self._sight()[0]
        if not (low or high) or self._pressed_now or self._are_shown(stretch(text, top)):
            return
        y = self._rect_of(top).top()
        cursor = self.cursor_offset
        self._show_pieces(top)
        self._moving = True
        if cursor is not None and self._is_shown(cursor):
            self.setTextCursor(self._cursor(cursor, cursor))
        # All of it is laid out first: as far as it is not, the bar does not reach.
        self.document().documentLayout().pageCount()
        bar.setValue(self._top_of(top) - y)
        self._moving = False

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
        return self._laid.offset(position) if position >= 0 else None

    def nearest_offset(self, point: QPointF) -> int:
        """The code point offset of the place in the text that is nearest to a point of the viewport."""
        return self._laid.nearest(self.cursorForPosition(in_line(self, point).toPoint()).position())

    def place_of(self, offset: int) -> QRect | None:
        """Where the place before a code point is in the viewport; None while it is not typeset."""
        return self._rect_of(offset) if self._typeset and self._is_shown(offset) else None

    @property
    def cursor_offset(self) -> int | None:
        """The code point offset of the text cursor, or of where its selection begins."""
        cursor = self.textCursor()
        return self._laid.offset(cursor.selectionStart() if cursor.hasSelection() else cursor.position())

    @property
    def in_sight(self) -> int:
        """Where the reader is (code points): where the text was brought to, else what is at that height."""
        if self._brought_to is not None and self._brought_to[0] == "passage":
            return self._brought_to[1]
        if not self._typeset or not self._pieces:
            return self._near
        view = self.viewport()
        return self.nearest_offset(QPointF(view.width() / 2, view.height() * _TOP_CONTEXT + _WITHIN))

    @property
    def selected(self) -> tuple[int, int] | None:
        """From where to where text is selected, in code points; None while nothing is."""
        cursor = self.textCursor()
        if not cursor.hasSelection() or not self._typeset:
            return None
        return self._laid.nearest(cursor.selectionStart()), self._laid.nearest(cursor.selectionEnd())

    # -- places -----------------------------------------------------------------------------------------------------

    def _sight(self) -> tuple[int, int]:
        """Return the part of the document's text (code points) that is in sight, up to the end of its last piece."""
        if not self._typeset or not self._pieces:
            return 0, 0
        x = self.viewport().width() // 2
        top, bottom = (self.cursorForPosition(QPoint(x, y)).position() for y in (0, self.viewport().height()))
        return self._laid.nearest(top), self._laid.piece_end(bottom)

    def _rect_of(self, offset: int) -> QRect:
        return self.cursorRect(self._cursor(offset, offset))

    def _cursor(self, start: int, end: int) -> QTextCursor:
        """A text cursor that selects from one offset to another."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._laid.position(start))
        cursor.setPosition(self._laid.position(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # -- events -----------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Left to Qt, Ctrl would zoom this text alone.
        if not leave_to_window(event):
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if leave_to_window(event):
            return
        self._pressed_now = True
        super().mousePressEvent(event_in_line(self, event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event_in_line(self, event) if event.buttons() else event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event_in_line(self, event))
        self._pressed_now = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._text is not None and self._text.text:
            # The whole document's ends, not those of the stretch.
            if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
                self._show_stretch(0)
            elif event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
                self._show_stretch(len(self._text.text))
        for keys, direction in (
            (QKeySequence.StandardKey.SelectNextPage, 1),
            (QKeySequence.StandardKey.SelectPreviousPage, -1),
        ):
            if event.matches(keys):
                self._select_page(direction)
                return
        super().keyPressEvent(event)

    def _select_page(self, direction: int) -> None:
        """Grow the selection by a page, down (1) or up (-1).

        Qt's own way never ends in a table: it waits until the cursor is a page further, which in a table turns back.
        """
        cursor, at = self.textCursor(), self.cursorRect().center()
        there = self.cursorForPosition(at + QPoint(0, direction * self.viewport().height()))
        cursor.setPosition(there.position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._moving = True
        selects = self.textCursor().hasSelection()
        was_seen = selects and QRect(QPoint(), event.oldSize()).intersects(self.cursorRect())
        super().resizeEvent(event)
        if self._typeset:
            self._fit_measure(self.document())
        self._bring()
        if was_seen:
            # What opens below takes room from the passage it is about.
            self.keep_selection_in_sight()
        self._moving = False
        self._highlight()

    def showEvent(self, event: QShowEvent) -> None:
        # Qt scrolls to the text cursor when it is first shown; the reader was brought elsewhere.
        self._moving = True
        super().showEvent(event)
        if not self._typeset:
            self._set_type()
            if self._brought_to is not None and self._brought_to[0] == "passage":
                self.scroll_to(self._brought_to[1])
        self._moving = True
        self._bring()
        self._moving = False
        self._highlight()

    def _fit_measure(self, document: QTextDocument) -> None:
        """Keep lines at a readable length: what a wide panel has too much goes to the margins."""
        characters = QFontMetricsF(self._theme.font("document")).averageCharWidth() * _MEASURE
        width = self.viewport().width()
        margin = min(self._theme.px(_MARGIN), max(self._theme.px(_LEAST_MARGIN), width * _MARGIN // _NARROW))
        spare = max(width - 2 * margin - characters, 0)
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
