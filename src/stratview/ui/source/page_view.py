"""The pages of an original, one below the other, with the same marks as its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from stratview.documents.pages import Rectangle, caret, rectangles, row_ends
from stratview.ui.shapes import focus_frame
from stratview.ui.source.kept_pictures import KeptPictures
from stratview.ui.source.margins import Margins
from stratview.ui.source.marks import ShownMarks
from stratview.ui.source.page_layout import PageLayout
from stratview.ui.source.page_links import PageLinks
from stratview.ui.source.page_marks import PageMarks
from stratview.ui.source.page_pointer import PagePointer
from stratview.ui.source.page_selection import PageSelection

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
        QShowEvent,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from stratview.documents.pages import Pages
    from stratview.documents.text import DocumentText
    from stratview.intake.page_pictures import PageLink, Picture
    from stratview.ui.source.marks import Layer, Mark
    from stratview.ui.source.page_selection import Unit
    from stratview.ui.theme import Theme

_GUTTERS: Final = (34, 24)
_GAP: Final = 14
_SMALLEST: Final = 160
_TOP_CONTEXT: Final = 0.22
"""Where a passage is scrolled to, as a share of the view's height, as in the text."""
_WITHIN: Final = 4
"""How far below that height, in pixels, the top of a passage is that was scrolled there."""
_MOST_BYTES: Final = 96 << 20
_ASK_MILLISECONDS: Final = 15
_SAME_POINTS: Final = 1.0
_STEP: Final = 0.9
_LEAST_PERCENT, _MOST_PERCENT = 50, 600
_ZOOM_STEP: Final = 1.25
_NOTCH: Final = 120
"""What a wheel reports for one notch, in eighths of a degree."""
_ZOOM_KEYS: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_MOST_PIXELS: Final = 20_000_000
"""The largest picture that is asked for, in pixels: a larger page is shown enlarged."""


class PageView(QAbstractScrollArea):
    """Shows pages at the width of the view, larger or smaller with the window's zoom; their text can be selected.

    Signals: `passage_clicked(offset, keyed)` with a place in code points of the document's text; `quote_chosen` for
    Return on a selection, while `takes_quotes`; `selection_changed`; `margin_clicked(marks)`; `link_clicked(address)`
    for a link, `jump_wanted(start, end)` for one to a line of the text; `place_clicked(offset)` for a click on text;
    `wanted(pages)` with the pages to draw, index and width in pixels, the most urgent first; `scrolled(position)` when
    the reader scrolls; `page_changed(index)` when another page is in sight; `scaled(percent)` when the reader makes
    pages larger or smaller; `page_asked` when the reader wants to go to a page by its number.
    """

    passage_clicked = Signal(int, bool)
    quote_chosen = Signal()
    selection_changed = Signal()
    margin_clicked = Signal(object)
    link_clicked = Signal(str)
    jump_wanted = Signal(int, int)
    place_clicked = Signal(int)
    wanted = Signal(object)
    scrolled = Signal(int)
    page_changed = Signal(int)
    scaled = Signal(int)
    page_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: Pages | None = None
        self._layout = PageLayout(None, 1, 0)
        self.pictures = KeptPictures(_MOST_BYTES)
        self._failed: set[int] = set()
        self._marks = ShownMarks()
        self.marks = PageMarks(theme, self._marks)
        self.margins = Margins(theme)
        self.links = PageLinks()
        self.selection = PageSelection()
        """Where the reader was last brought to, or clicked, and what is selected, in code points."""
        self.takes_quotes = False
        """Whether Return on a selection chooses it as a quote."""
        self.reference: Callable[[], str] | None = None
        """Says which document this is, for copied text."""
        self.commands: Callable[[], Sequence[QAction]] | None = None
        """Returns the commands of its menu beside copying."""
        # A place that is kept in sight through changes of size, until the reader scrolls.
        self._brought: int | None = None
        self._moving = False
        self._page = -1
        self._scale = 100
        self._asking = QTimer(self, singleShot=True, interval=_ASK_MILLISECONDS)
        self._asking.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._pointer = PagePointer(self, theme)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def show_pages(self, pages: Pages | None, text: DocumentText | None = None) -> None:
        """Show the pages of another document; `text` is the document's, of which parts can be selected."""
        self._pages = pages
        self._failed = set()
        self.pictures.clear()
        self._marks.clear()
        self.links = PageLinks(pages)
        self.marks = PageMarks(self._theme, self._marks, pages)
        self._brought, self._page = None, -1
        self.selection = PageSelection(text)
        self._layout = PageLayout(None, 1, 0)
        self._lay_out()

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
        """Take the picture of a page."""
        if self._pages is None or not 0 <= picture.page < len(self._pages.pages):
            return
        wide, high = self._pages.pages[picture.page].shown_size
        if abs(wide - picture.page_width) > _SAME_POINTS or abs(high - picture.page_height) > _SAME_POINTS:
            self.marks.unfit.add(picture.page)
        self.links.take(picture.page, picture.links)
        self.pictures.take(picture, self._seen())
        self.viewport().update()

    def miss_picture(self, page: int) -> None:
        """Say that a page cannot be drawn, where it would be."""
        self._failed.add(page)
        self.viewport().update()

    @property
    def page(self) -> int:
        """The index of the page that is in sight."""
        return max(self._page, 0)

    def page_of(self, offset: int) -> int | None:
        """The index of the page that a place of the text is on, or the next one behind it."""
        if self._pages is None:
            return None
        found = rectangles(self._pages, offset, offset + 1) or self._next_on_a_page(offset)
        return found[0].page if found else None

    def start_of(self, page: int) -> int | None:
        """The offset (code points) of the first text on a page, or on the next page that has some."""
        pages = self._pages.pages[page:] if self._pages is not None else ()
        return next((one.lines[0].offset for one in pages if one.lines), None)

    @property
    def near(self) -> int:
        """Where the reader is (code points): where the pages were brought to, else what is at that height."""
        if self._brought is not None:
            return self._brought
        if self._pages is None or not self._layout.tops:
            return 0
        height = self.viewport().height() * _TOP_CONTEXT + _WITHIN
        start = self.start_of(self.page)
        above = [
            line.offset
            for line in self._pages.pages[self.page].lines
            if self.rect_of(Rectangle(self.page, line.x, line.bottom, line.x, line.top)).top() <= height
        ]
        return max(above, default=start or 0)

    # -- going to a place -------------------------------------------------------------------------------------------

    def bring(self, offset: int) -> None:
        """Scroll so that the text at an offset has some lines above it; to its page where it is on none itself."""
        self.set_selection(offset, offset)
        self._brought = offset
        self._bring()

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        self._brought = None
        self.verticalScrollBar().setValue(
            round(self._layout.tops[page] - self._layout.gap / 2) if self._layout.tops else 0
        )

    @property
    def position(self) -> int:
        """The position at the top of the view, independent of the size: `go_to_position` takes it."""
        return self._layout.position_of(self.verticalScrollBar().value())

    def go_to_position(self, position: int) -> None:
        """Scroll to where `position` was taken."""
        height = self._layout.height_of(position)
        if height is not None:
            self._brought = None
            self._move(height)

    def _bring(self) -> None:
        pages = self._pages
        if self._brought is None or pages is None or not self._layout.tops:
            return
        found = rectangles(pages, self._brought, self._brought + 1) or self._next_on_a_page(self._brought)
        if found:
            rect = self.rect_of(found[0])
            top = rect.top() + self.verticalScrollBar().value()
            self._move(top - self.viewport().height() * _TOP_CONTEXT)
            room = self.viewport().width()
            if rect.left() < 0 or rect.right() > room:
                bar = self.horizontalScrollBar()
                bar.setValue(round(rect.left() + bar.value() - room / 4))

    def is_seen(self, start: int, end: int) -> bool:
        """Whether all of a part of the text (code points) is in sight."""
        seen = QRectF(self.viewport().rect())
        places = rectangles(self._pages, start, end) if self._pages is not None and self._layout.tops else ()
        return bool(places) and all(seen.contains(self.rect_of(one)) for one in places)

    def _next_on_a_page(self, offset: int) -> tuple[Rectangle, ...]:
        """The first character behind an offset that is on a page: a space between two lines is on none."""
        pages = self._pages
        if pages is None:
            return ()
        ahead = [line for page in pages.pages for line in page.lines if line.offset >= offset]
        nearest = min(ahead, key=lambda line: line.offset, default=None)
        return rectangles(pages, nearest.offset, nearest.offset + 1) if nearest is not None else ()

    def _move(self, value: float) -> None:
        moving, self._moving = self._moving, True
        self.verticalScrollBar().setValue(round(value))
        self._moving = moving

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
        self.set_selection(end, start)
        self.keep_in_sight(end)
        self.keep_in_sight(start)

    def select_all(self) -> None:
        """Select the whole text."""
        text = self.selection.text
        self.set_selection(0, len(text.text) if text is not None else 0)

    def set_selection(self, anchor: int, position: int) -> None:
        """Select from a place that stays to one that moves (code points), and scroll nowhere."""
        self.selection.set(anchor, position)
        self._selection_changed()

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

    def nearest_offset(self, point: QPointF) -> int | None:
        """The place in the text (code points) that is nearest to a point of the viewport; None without text."""
        found = self._layout.nearest_offset(point - self._corner())
        return None if found is None or found[0] in self.marks.unfit else found[1]

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

    # -- layout -----------------------------------------------------------------------------------------------------

    @property
    def _gutters(self) -> tuple[int, int]:
        left, right = _GUTTERS
        return self._theme.px(left), self._theme.px(right)

    def _lay_out(self) -> None:
        position, brought = self.position, self._brought
        left, right = self._gutters
        room = self.viewport().width()
        fit = max(self._theme.px(_SMALLEST), room - left - right)
        width = round(fit * self._theme.zoom / 100 * self._scale / 100)
        self._layout = PageLayout(self._pages, width, self._theme.px(_GAP))
        moving, self._moving = self._moving, True
        high = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, round(self._layout.height) - high))
        self.verticalScrollBar().setPageStep(high)
        self.verticalScrollBar().setSingleStep(self._theme.px(40))
        self.horizontalScrollBar().setRange(0, max(0, width + left + right - room))
        self.horizontalScrollBar().setPageStep(room)
        self._moving = moving
        if brought is not None:
            self._bring()
        else:
            self.go_to_position(position)
        self._see()

    @property
    def percent(self) -> int:
        """How wide the pages are, in percent of the width that fits."""
        return round(self._theme.zoom * self._scale / 100)

    @property
    def scale(self) -> int:
        """How wide the pages are at 100 % of the window's zoom, in percent of the width that fits."""
        return self._scale

    def set_percent(self, percent: float, at: QPointF | None = None) -> None:
        """Show pages so wide, in percent of the width that fits; the place under a point of the viewport stays there.

        Without a point that is the cursor's line where it is in sight, else the middle.
        """
        before, percent = self.percent, min(max(percent, _LEAST_PERCENT), _MOST_PERCENT)
        self.set_scale(round(percent * 100 / self._theme.zoom), at)
        if self.percent != before:
            self.scaled.emit(self._scale)

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Show pages larger (more than 0) or smaller by some steps."""
        self.set_percent(self.percent * _ZOOM_STEP**steps, at)

    def set_scale(self, scale: int, at: QPointF | None = None) -> None:
        """Show pages in a scale that `scale` returned."""
        if scale == self._scale:
            return
        if at is None:
            line, seen = self._caret(self.selection.position), QRectF(self.viewport().rect())
            at = line.center() if line is not None and seen.contains(line.center()) else seen.center()
        place = self._layout.share_of(at - self._corner())
        self._scale, self._brought = scale, None
        self._lay_out()
        if place is not None:
            there = self._layout.point_of(*place) + self._corner() - at
            for bar, by in ((self.horizontalScrollBar(), there.x()), (self.verticalScrollBar(), there.y())):
                bar.setValue(round(bar.value() + by))

    def restyle(self) -> None:
        """Take the theme's colours and zoom."""
        self._lay_out()

    def _corner(self) -> QPointF:
        """Where the corner of the layout is in the viewport."""
        left, right = self._gutters
        spare = max(0, self.viewport().width() - left - right - self._layout.width)
        return QPointF(left + spare / 2 - self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def area(self, page: int) -> QRectF:
        """Return where a page is in the viewport."""
        return self._layout.area(page).translated(self._corner())

    def rect_of(self, rectangle: Rectangle) -> QRectF:
        """Return where a rectangle of a page is in the viewport."""
        return self._layout.rect_of(rectangle).translated(self._corner())

    def _seen(self) -> range:
        """The pages in sight."""
        value = self.verticalScrollBar().value()
        return self._layout.between(value, value + self.viewport().height())

    # -- pictures ---------------------------------------------------------------------------------------------------

    def _see(self) -> None:
        """Note which page is in sight, and ask for what is missing."""
        self.viewport().update()
        self._asking.start()
        if not self._layout.tops:
            return
        page = self._layout.page_at(self.verticalScrollBar().value() + self.viewport().height() / 3)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _ask(self) -> None:
        if self._pages is None or not self.isVisible():
            return
        seen = self._seen()
        around = [*seen, seen.stop, seen.start - 1]
        there = [page for page in around if 0 <= page < len(self._layout.tops) and page not in self._failed]
        self.wanted.emit(
            [wanted for page in there for wanted in self.pictures.missing([page], self._picture_width(page))]
        )

    def _picture_width(self, page: int) -> int:
        """How wide the picture of a page is to be, in pixels of the screen, as far as one may be so large."""
        wide, high = self._pages.pages[page].shown_size if self._pages is not None else (1.0, 1.0)
        return min(round(self._layout.width * self.devicePixelRatioF()), int((_MOST_PIXELS * wide / high) ** 0.5))

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        area = self.area(page)
        painter.fillRect(area, Qt.GlobalColor.white)
        picture = self.pictures.of(page)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, picture.width() != round(area.width()))
            painter.drawImage(area, picture)
        elif page in self._failed:
            painter.setPen(Qt.GlobalColor.black)
            painter.setFont(self._theme.font("ui"))
            gap = self._layout.gap
            inner = area.adjusted(gap, gap, -gap, -gap)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, flags, self.tr("This page cannot be drawn."))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _ends(self, marks: Iterable[Mark]) -> dict[int, QRect]:
        """Where the first and the last line of each mark are, by the offsets of its first and last character."""
        ends: dict[int, QRect] = {}
        for mark in marks:
            found = self.marks.of_span(mark.start, mark.end)
            ends[mark.start] = self.rect_of(found[0]).toAlignedRect()
            ends.setdefault(mark.end - 1, self.rect_of(found[-1]).toAlignedRect())
        return ends

    # -- events -----------------------------------------------------------------------------------------------------

    def _scrolled(self) -> None:
        self._see()
        if not self._moving:
            self._brought = None
            self.scrolled.emit(self.position)

    def offset_at(self, point: QPointF) -> int | None:
        """The code point offset of the text under a point of the viewport, or None."""
        found = self._layout.offset_at(point - self._corner())
        return None if found is None or found[0] in self.marks.unfit else found[1]

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._brought = None
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # As in every program that shows pages.
            self.zoom_by(event.angleDelta().y() / _NOTCH, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        step = self.viewport().height() * _STEP
        gap, tops = self._layout.gap / 2, self._layout.tops
        returned, at = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter), self.cursor_offset
        if returned and self.takes_quotes and self.selected is not None:
            self.quote_chosen.emit()
        elif returned and self._marks.is_passage(at):
            self.passage_clicked.emit(at, True)
        elif self._pointer.press_key(event):
            return
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and tops:
            ahead = [top - gap for top in tops if top - gap > bar.value() + 1]
            bar.setValue(round(min(bar.value() + step, *ahead[:1]) if ahead else bar.value() + step))
        elif key == Qt.Key.Key_PageUp and tops:
            behind = [top - gap for top in tops if top - gap < bar.value() - 1]
            bar.setValue(round(max(bar.value() - step, *behind[-1:]) if behind else 0))
        elif key in _ZOOM_KEYS and not event.modifiers() & ~_KEYPAD:
            self.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_0 and not event.modifiers() & ~_KEYPAD:
            self.set_percent(100)
        elif key == Qt.Key.Key_G and not event.modifiers():
            self.page_asked.emit()
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        if self.selected is not None and event.size().height() < event.oldSize().height():
            # What opens below takes room from the passage it is about.
            self.keep_in_sight(self.cursor_offset)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()
