"""The pages of an original with what is marked and selected on them, as in its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QToolTip

from stratview.documents.pages import caret, row_ends
from stratview.ui.shapes import focus_frame
from stratview.ui.source.margins import Margins
from stratview.ui.source.marks import ShownMarks
from stratview.ui.source.page_column import PageColumn
from stratview.ui.source.page_links import PageLinks
from stratview.ui.source.page_marks import PageMarks
from stratview.ui.source.page_pointer import PagePointer
from stratview.ui.source.page_selection import PageSelection
from stratview.ui.words import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QAction,
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from stratview.documents.pages import Pages
    from stratview.documents.text import DocumentText
    from stratview.intake.page_pictures import PageLink, Picture
    from stratview.ui.source.marks import Layer, Mark
    from stratview.ui.source.page_selection import Unit
    from stratview.ui.theme import Theme

_SAME_POINTS: Final = 1.0
_SPOKEN: Final = 400
"""The most letters of a selection that a screen reader says."""


class PageView(PageColumn):
    """Shows pages with marks, margins and links; their text can be selected.

    Signals, beside those of the column: `passage_clicked(offset, keyed)` with a place in code points of the document's
    text; `quote_chosen` for Return on a selection, while `takes_quotes`; `selection_changed`; `margin_clicked(marks)`;
    `link_clicked(address)` for a link, `jump_wanted(start, end)` for one to a line of the text;
    `place_clicked(offset)` for a click on text.
    """

    passage_clicked = Signal(int, bool)
    quote_chosen = Signal()
    selection_changed = Signal()
    margin_clicked = Signal(object)
    link_clicked = Signal(str)
    jump_wanted = Signal(int, int)
    place_clicked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        # Qt sends events while it still makes the view.
        self.margins = Margins(theme)
        self.selection = PageSelection()
        """Where the reader was last brought to, or clicked, and what is selected, in code points."""
        super().__init__(theme, parent)
        self._marks = ShownMarks()
        self.marks = PageMarks(theme, self._marks)
        self.links = PageLinks()
        self.takes_quotes = False
        """Whether Return on a selection chooses it as a quote."""
        self.reference: Callable[[], str] | None = None
        """Says which document this is, for copied text."""
        self.commands: Callable[[], Sequence[QAction]] | None = None
        """Returns the commands of its menu beside copying."""
        self.viewport().setMouseTracking(True)
        self._pointer = PagePointer(self, theme)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def show_pages(self, pages: Pages | None, text: DocumentText | None = None) -> None:
        """Show the pages of another document; `text` is the document's, of which parts can be selected."""
        self._marks.clear()
        self.links = PageLinks(pages)
        self.marks = PageMarks(self._theme, self._marks, pages)
        self.selection = PageSelection(text)
        self._lay_pages(pages)

    def show_marks(self, current: Iterable[Mark], layers: Sequence[Layer]) -> None:
        """Mark passages, as `DocumentView.show_marks` does."""
        self._marks.layers, self._marks.current = tuple(layers), tuple(current)
        self.viewport().update()

    def show_struck(self, spans: Iterable[tuple[int, int]]) -> None:
        """Show parts of the text (code points) as struck out."""
        self.marks.struck = tuple(spans)
        self.viewport().update()

    def show_found(self, spans: list[tuple[int, int]], at: tuple[int, int] | None) -> None:
        """Show words that were found (start and end in code points, in order); `at` strongly."""
        self._marks.found, self._marks.found_at = spans, at
        self.viewport().update()

    def show_picture(self, picture: Picture) -> None:
        """Take the picture of a page with its links."""
        if self._pages is None or not 0 <= picture.page < len(self._pages.pages):
            return
        wide, high = self._pages.pages[picture.page].shown_size
        if abs(wide - picture.page_width) > _SAME_POINTS or abs(high - picture.page_height) > _SAME_POINTS:
            self.marks.unfit.add(picture.page)
        self.links.take(picture.page, picture.links)
        super().show_picture(picture)

    def bring(self, offset: int) -> None:
        """Put the cursor at a place (code points) and scroll there."""
        self.set_selection(offset, offset)
        super().bring(offset)

    # -- what is selected -------------------------------------------------------------------------------------------

    @property
    def selected(self) -> tuple[int, int] | None:
        """From where to where text is selected, in code points; None while nothing is."""
        return self.selection.span

    @property
    def cursor_offset(self) -> int:
        """Where the reader is in the text, or where the selection begins, in code points."""
        span = self.selection.span
        return span[0] if span is not None else self.selection.position

    def select(self, start: int, end: int) -> None:
        """Select a part of the text (code points), or put the cursor there, and bring it in sight."""
        # From the end, as in the text.
        self.move_selection(end, start)
        self.keep_in_sight(end)
        self.keep_in_sight(start)

    def select_all(self) -> None:
        """Select the whole text."""
        text = self.selection.text
        self.move_selection(0, len(text.text) if text is not None else 0)

    def set_selection(self, anchor: int, position: int) -> None:
        """Select from a place that stays to one that moves (code points), and scroll nowhere."""
        self.selection.set(anchor, position)
        self._selection_changed()

    def move_selection(self, anchor: int, position: int) -> None:
        """Select as `set_selection` does, and have a screen reader say by what the selection grew or shrank."""
        at = self.selection.position
        before = self.selection.span or (at, at)
        self.set_selection(anchor, position)
        self._speak(before, self.selection.span or (position, position))

    def _speak(self, before: tuple[int, int], now: tuple[int, int]) -> None:
        text = self.selection.text
        if before == now or text is None or not self.hasFocus():
            return
        # Its enumerations take longer to make than the first paint can wait.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        if not QAccessible.isActive():
            return
        (start, end), (old_start, old_end) = now, before
        changed: tuple[tuple[int, int], ...]
        if start <= old_start < old_end <= end:
            changed, sentence = ((start, old_start), (old_end, end)), self.tr("Selected: {0}")
        elif old_start <= start and end <= old_end:
            changed, sentence = ((old_start, start), (end, old_end)), self.tr("Not selected any more: {0}")
        else:
            changed, sentence = (now,), self.tr("Selected: {0}")
        words = " ".join(" ".join(text.text[slice(*part)] for part in changed).split())
        if words:
            said = sentence.format(shortened(words, _SPOKEN))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def begin_selection(self, at: int, unit: Unit = "letter") -> None:
        """Begin a selection at a place (code points), with the word or paragraph around it."""
        self.selection.begin(at, unit)
        self._selection_changed()

    def extend_selection(self, at: int) -> None:
        """Move the end of the selection that moves to a place (code points)."""
        self.selection.extend(at)
        self._selection_changed()

    def _selection_changed(self) -> None:
        self.marks.selected = self.selection.span
        self.viewport().update()
        self.selection_changed.emit()

    def keep_in_sight(self, offset: int) -> None:
        """Scroll as little as shows the line of a place (code points)."""
        at = self._caret(offset)
        if at is None:
            return
        context = at.height()
        for bar, low, high, room in (
            (self.verticalScrollBar(), at.top() - context, at.bottom() + context, self.viewport().height()),
            (self.horizontalScrollBar(), at.left() - context, at.right() + context, self.viewport().width()),
        ):
            if low < 0 or high > room:
                self._brought = None
                bar.setValue(round(bar.value() + (low if low < 0 else min(high - room, low))))

    def copied(self) -> QMimeData:
        """Return what is copied: the selected text with its reference, as plain text, HTML and Markdown."""
        # Loaded with the first copy.
        from stratview.ui.quoted import passage

        return passage(
            self.selection.words.replace("\n", "\n\n"),
            self.reference() if self.reference is not None else "",
            takes_quotes=self.takes_quotes,
        )

    def copy(self) -> None:
        """Put the selected text on the clipboard, with its reference."""
        if self.selected is not None:
            QGuiApplication.clipboard().setMimeData(self.copied())

    # -- places in the text -----------------------------------------------------------------------------------------

    def offset_at(self, point: QPointF) -> int | None:
        """The code point offset of the text under a point of the viewport, or None."""
        found = self._layout.offset_at(point - self._corner())
        return None if found is None or found[0] in self.marks.unfit else found[1]

    def nearest_offset(self, point: QPointF) -> int | None:
        """The place in the text (code points) that is nearest to a point of the viewport; None without text."""
        found = self._layout.nearest_offset(point - self._corner())
        return None if found is None or found[0] in self.marks.unfit else found[1]

    def place_of(self, offset: int) -> QRect | None:
        """Where the place before a code point is in the viewport; None where it is on no page."""
        at = self._caret(offset)
        return at.toAlignedRect() if at is not None else None

    def stretch_selection(self, fixed: int, moved: int) -> None:
        """Select from a place to the one that the mouse is at (code points), and scroll nowhere."""
        self.set_selection(fixed, moved)

    def next_line(self, offset: int, step: int) -> int:
        """The place in the next (1) or previous (-1) line of the text that is nearest to one (code points)."""
        at, row = self._caret(offset), row_ends(self._pages, offset, step) if self._pages is not None else None
        there = self._caret(row[0]) if row is not None else None
        if at is None or row is None or there is None:
            return self.line_end(offset, step)
        nearest = self.nearest_offset(QPointF(at.center().x(), there.center().y()))
        return row[0] if nearest is None else min(max(nearest, row[0]), row[1])

    def line_end(self, offset: int, step: int) -> int:
        """Where the line of a place (code points) ends (1) or begins (-1)."""
        row = row_ends(self._pages, offset) if self._pages is not None else None
        return offset if row is None else row[1 if step > 0 else 0]

    def _caret(self, offset: int) -> QRectF | None:
        """Where the place before a character is in the viewport."""
        found = caret(self._pages, offset) if self._pages is not None and self._layout.tops else None
        return self.rect_of(found) if found is not None else None

    def _fixed_point(self) -> QPointF:
        line, seen = self._caret(self.selection.position), QRectF(self.viewport().rect())
        return line.center() if line is not None and seen.contains(line.center()) else super()._fixed_point()

    # -- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("frame"))
        marks: list[Mark] = []
        for page in self._seen():
            self._paint_page(painter, page)
            marks += [mark for mark in self.marks.paint(painter, page, self.rect_of) if mark not in marks]
        self._paint_caret(painter)
        ends = self._ends(marks)
        left = self._corner().x()
        right = left + self._layout.width
        shown = [mark for mark in marks if mark.start in ends and mark.end - 1 in ends]
        self.margins.paint(painter, shown, ends.__getitem__, left, (right, right + self._gutters[1]))
        if self.hasFocus():
            focus_frame(painter, self.viewport().rect(), self._theme)
        painter.end()

    def _paint_caret(self, painter: QPainter) -> None:
        """Draw where a selection with the keyboard begins."""
        if self.selected is None and self.hasFocus() and self.selection.text is not None:
            at = self._caret(self.selection.position)
            if at is not None:
                painter.fillRect(QRectF(at.left(), at.top(), self._theme.px(1), at.height()), self._theme.light("text"))

    def _ends(self, marks: Iterable[Mark]) -> dict[int, QRect]:
        """Where the first and the last line of each mark are, by the offsets of its first and last character."""
        ends: dict[int, QRect] = {}
        for mark in marks:
            found = self.marks.of_span(mark.start, mark.end)
            ends[mark.start] = self.rect_of(found[0]).toAlignedRect()
            ends.setdefault(mark.end - 1, self.rect_of(found[-1]).toAlignedRect())
        return ends

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # -- events -----------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pointer.press(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not self._pointer.release(event):
            return
        beside = self.margins.at(event.position())
        if beside:
            self.margin_clicked.emit(beside)
            return
        link = self.link_at(event.position())
        if link is not None:
            self._follow_link(link)
            return
        offset = self.offset_at(event.position())
        if offset is not None:
            self.place_clicked.emit(offset)
            if self._marks.is_passage(offset):
                self.passage_clicked.emit(offset, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._pointer.move(event)
        if event.buttons():
            return
        offset = self.offset_at(event.position())
        over = bool(self.margins.at(event.position())) or self.link_at(event.position()) is not None
        over = over or (offset is not None and self._marks.is_passage(offset))
        shapes = Qt.CursorShape
        text = shapes.ArrowCursor if offset is None or self.selection.text is None else shapes.IBeamCursor
        self.viewport().setCursor(shapes.PointingHandCursor if over else text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.selection.text is None:
            return
        # Loaded with the first menu.
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), QKeySequence(QKeySequence.StandardKey.Copy), self.copy)
        copy.setEnabled(self.selected is not None)
        menu.addAction(self.tr("Select all"), QKeySequence(QKeySequence.StandardKey.SelectAll), self.select_all)
        commands = self.commands() if self.commands is not None else ()
        if commands:
            menu.addSeparator()
            menu.addActions(commands)
        menu.popup(event.globalPos())

    def link_at(self, point: QPointF) -> PageLink | None:
        """The link at a point of the viewport that can be followed."""
        page = self._layout.page_at((point - self._corner()).y()) if self._layout.tops else 0
        link = self.links.at(page, point, self.rect_of) if self._layout.tops else None
        usable = link is not None and page not in self.marks.unfit and (link.address or self.links.target(link))
        return link if usable else None

    def _follow_link(self, link: PageLink) -> None:
        target = self.links.target(link)
        if link.address:
            self.link_clicked.emit(link.address)
        elif target is not None:
            self.jump_wanted.emit(*target)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self.link_at(QPointF(event.pos()))
            if link is not None:
                QToolTip.showText(event.globalPos(), self.links.described(link), self)
                return True
        return self.margins.show_tip(event, self) or super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        returned, at = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter), self.cursor_offset
        if returned and self.takes_quotes and self.selected is not None:
            self.quote_chosen.emit()
        elif returned and self._marks.is_passage(at):
            self.passage_clicked.emit(at, True)
        elif not self._pointer.press_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.selected is not None and event.size().height() < event.oldSize().height():
            # What opens below takes room from the passage it is about.
            self.keep_in_sight(self.cursor_offset)
