"""The pages of an original, one below the other, with the same marks as its text.

Marks are drawn from the frozen geometry. A page whose size is not the frozen one gets no marks: a rectangle is right or
not there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from stratview.documents.pages import Rectangle, offset_at, rectangles
from stratview.ui.mouse import leave_to_window
from stratview.ui.source.margins import Margins

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from stratview.documents.pages import Pages
    from stratview.intake.page_pictures import Picture
    from stratview.ui.source.marks import Layer, Mark
    from stratview.ui.theme import Theme

_GUTTERS: Final = (34, 24)
_GAP: Final = 14
_SMALLEST: Final = 160
_TOP_CONTEXT: Final = 0.22
"""Where a passage is scrolled to, as a share of the view's height, as in the text."""
_WITHIN: Final = 4
"""So many pixels below that height is the top of a passage that was brought there."""
_CACHE_BYTES: Final = 96 << 20
_ASK_MILLISECONDS: Final = 15
_VEIL: Final = 150
_SAME_POINTS: Final = 1.0
_POSITION: Final = 10_000
_STEP: Final = 0.9


class PageView(QAbstractScrollArea):
    """Shows pages at the width of the view, larger or smaller with the window's zoom.

    Signals: `passage_clicked(offset, keyed)` with a place in code points of the document's text;
    `margin_clicked(marks)`; `place_clicked(offset)` for a click on any text; `wanted(pages)` with the pages to draw,
    index and width in pixels, the most urgent first; `scrolled(position)` when the reader scrolls;
    `page_changed(index)` when another page is in sight.
    """

    passage_clicked = Signal(int, bool)
    margin_clicked = Signal(object)
    place_clicked = Signal(int)
    wanted = Signal(object)
    scrolled = Signal(int)
    page_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: Pages | None = None
        self._width = 1
        self._tops: list[float] = []
        self._bottom = 0.0
        self._pictures: dict[int, QImage] = {}
        self._pixels: dict[int, bytes] = {}
        self._failed: set[int] = set()
        self._unfit: set[int] = set()
        self._layers: Sequence[Layer] = ()
        self._current: Sequence[Mark] = ()
        self._struck: tuple[tuple[int, int], ...] = ()
        self._found: list[tuple[int, int]] = []
        self._found_at: tuple[int, int] | None = None
        self._rectangles: dict[tuple[int, int], tuple[Rectangle, ...]] = {}
        self._margins = Margins(theme)
        self.describe: Callable[[tuple[Mark, ...]], str] | None = None
        """Says what marks in the margin mean, for their tooltip."""
        self.place = 0
        """Where the reader was last brought to, or clicked, in code points."""
        # A place that is kept in sight through changes of size, until the reader scrolls.
        self._brought: int | None = None
        self._moving = False
        self._page = -1
        self._pressed = QPointF()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(_ASK_MILLISECONDS)
        self._asking.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def show_pages(self, pages: Pages | None) -> None:
        """Show the pages of another document."""
        self._pages = pages
        self._pictures, self._failed, self._unfit = {}, set(), set()
        self._pixels = {}
        self._layers, self._current, self._struck, self._rectangles = (), (), (), {}
        self._found, self._found_at = [], None
        self._brought, self._page, self.place = None, -1, 0
        self._tops = []
        self._lay_out()

    def show_marks(self, current: Iterable[Mark], layers: Sequence[Layer]) -> None:
        """Mark passages, as `DocumentView.show_marks` does."""
        self._layers, self._current = layers, tuple(current)
        self.viewport().update()

    def show_struck(self, spans: Iterable[tuple[int, int]]) -> None:
        """Show parts of the text (code points) as struck out."""
        self._struck = tuple(spans)
        self.viewport().update()

    def show_found(self, spans: list[tuple[int, int]], at: tuple[int, int] | None) -> None:
        """Show words that were found (start and end in code points, in order); `at` strongly."""
        self._found, self._found_at = spans, at
        self.viewport().update()

    def show_picture(self, picture: Picture) -> None:
        """Take the picture of a page."""
        if self._pages is None or not 0 <= picture.page < len(self._pages.pages):
            return
        image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
        self._pictures[picture.page] = image
        # The image reads these bytes, and does not own them.
        self._pixels[picture.page] = picture.pixels
        wide, high = self._pages.pages[picture.page].shown_size
        if abs(wide - picture.page_width) > _SAME_POINTS or abs(high - picture.page_height) > _SAME_POINTS:
            self._unfit.add(picture.page)
        self._forget_far()
        self.viewport().update()

    def miss_picture(self, page: int) -> None:
        """Say that a page cannot be drawn, where it would be."""
        self._failed.add(page)
        self.viewport().update()

    @property
    def page(self) -> int:
        """The index of the page that is in sight."""
        return max(self._page, 0)

    @property
    def kept_pictures(self) -> tuple[int, ...]:
        """The indexes of the pages whose pictures are kept."""
        return tuple(self._pictures)

    def marks_between(self, start: int, end: int) -> list[Mark]:
        """The marks that have a character between two places (code points), current last."""
        places = {(mark.start, mark.end) for mark in self._current if not mark.rest}
        found = [mark for layer in self._layers for mark in layer.between(start, end)]
        plain = [mark for mark in found if (mark.start, mark.end) not in places]
        return [*plain, *(mark for mark in self._current if mark.start < end and mark.end > start)]

    def shares_on(self, page: int) -> list[tuple[QRectF, bool]]:
        """What is marked as a passage on a page, in shares of its width and height, and whether that is current."""
        if self._pages is None:
            return []
        shown = self._pages.pages[page]
        wide, high = shown.shown_size
        found = []
        for mark in self._marks_on(page):
            for one in self._of(mark) if mark.is_passage else ():
                if one.page == page:
                    corners = [
                        QPointF(x / wide, y / high)
                        for x, y in (shown.to_shown(one.left, one.top), shown.to_shown(one.right, one.bottom))
                    ]
                    found.append((QRectF(*corners).normalized(), mark.current))
        return found

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
        if self._pages is None or not self._tops:
            return 0
        height = self.viewport().height() * _TOP_CONTEXT + _WITHIN
        start = self.start_of(self.page)
        above = [
            line.offset
            for line in self._pages.pages[self.page].lines
            if self._rect_of(Rectangle(self.page, line.x, line.bottom, line.x, line.top)).top() <= height
        ]
        return max(above, default=start or 0)

    # -- going to a place -------------------------------------------------------------------------------------------

    def bring(self, offset: int) -> None:
        """Scroll so that the text at an offset has some lines above it; to its page where it is on none itself."""
        self.place = offset
        self._brought = offset
        self._bring()

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        self._brought = None
        self.verticalScrollBar().setValue(round(self._tops[page] - self._gap / 2) if self._tops else 0)

    @property
    def position(self) -> int:
        """What is at the top of the view, whatever the size: give it to `go_to_position`."""
        if not self._tops:
            return 0
        value = self.verticalScrollBar().value()
        page = max(0, bisect_right(self._tops, value) - 1)
        share = (value - self._tops[page]) / max(1.0, self._height(page) + self._gap)
        return page * _POSITION + round(min(max(share, 0.0), 0.9999) * _POSITION)

    def go_to_position(self, position: int) -> None:
        """Scroll to where `position` was taken."""
        page, share = divmod(position, _POSITION)
        if page < len(self._tops):
            self._brought = None
            self._move(self._tops[page] + share / _POSITION * (self._height(page) + self._gap))

    def _bring(self) -> None:
        pages = self._pages
        if self._brought is None or pages is None or not self._tops:
            return
        found = rectangles(pages, self._brought, self._brought + 1) or self._next_on_a_page(self._brought)
        if found:
            rect = self._rect_of(found[0])
            top = rect.top() + self.verticalScrollBar().value()
            self._move(top - self.viewport().height() * _TOP_CONTEXT)
            room = self.viewport().width()
            if rect.left() < 0 or rect.right() > room:
                bar = self.horizontalScrollBar()
                bar.setValue(round(rect.left() + bar.value() - room / 4))

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

    # -- layout -----------------------------------------------------------------------------------------------------

    @property
    def _gap(self) -> int:
        return self._theme.px(_GAP)

    @property
    def _gutters(self) -> tuple[int, int]:
        left, right = _GUTTERS
        return self._theme.px(left), self._theme.px(right)

    def _height(self, page: int) -> float:
        assert self._pages is not None  # noqa: S101 - asked of a page that is there
        wide, high = self._pages.pages[page].shown_size
        return self._width * high / wide

    def _lay_out(self) -> None:
        position, brought = self.position, self._brought
        left, right = self._gutters
        room = self.viewport().width()
        self._width = max(self._theme.px(_SMALLEST), round((room - left - right) * self._theme.zoom / 100))
        self._tops = []
        y = float(self._gap)
        for page in range(len(self._pages.pages) if self._pages is not None else 0):
            self._tops.append(y)
            y += self._height(page) + self._gap
        self._bottom = y
        moving, self._moving = self._moving, True
        high = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, round(y) - high))
        self.verticalScrollBar().setPageStep(high)
        self.verticalScrollBar().setSingleStep(self._theme.px(40))
        self.horizontalScrollBar().setRange(0, max(0, self._width + left + right - room))
        self.horizontalScrollBar().setPageStep(room)
        self._moving = moving
        if brought is not None:
            self._bring()
        else:
            self.go_to_position(position)
        self._see()

    def restyle(self) -> None:
        """Take the theme's colours and zoom."""
        self._lay_out()

    def _left(self) -> float:
        left, right = self._gutters
        spare = max(0, self.viewport().width() - left - right - self._width)
        return left + spare / 2 - self.horizontalScrollBar().value()

    def _page_rect(self, page: int) -> QRectF:
        top = self._tops[page] - self.verticalScrollBar().value()
        return QRectF(self._left(), top, self._width, self._height(page))

    def _rect_of(self, rectangle: Rectangle) -> QRectF:
        """Where a rectangle of a page is in the viewport."""
        assert self._pages is not None  # noqa: S101 - the rectangle is of its pages
        page = self._pages.pages[rectangle.page]
        area = self._page_rect(rectangle.page)
        scale = self._width / page.shown_size[0]
        one = page.to_shown(rectangle.left, rectangle.top)
        other = page.to_shown(rectangle.right, rectangle.bottom)
        corners = [QPointF(area.left() + x * scale, area.top() + y * scale) for x, y in (one, other)]
        return QRectF(*corners).normalized()

    def _seen(self) -> range:
        """The pages in sight."""
        value = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, value) - 1)
        return range(first, bisect_right(self._tops, value + self.viewport().height()))

    # -- pictures ---------------------------------------------------------------------------------------------------

    def _see(self) -> None:
        """Note which page is in sight, and ask for what is missing."""
        self.viewport().update()
        self._asking.start()
        if not self._tops:
            return
        third = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = max(0, bisect_right(self._tops, third) - 1)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _ask(self) -> None:
        if self._pages is None or not self.isVisible():
            return
        seen = self._seen()
        width = round(self._width * self.devicePixelRatioF())
        around = [*seen, *range(seen.stop, seen.stop + 1), *range(seen.start - 1, seen.start)]
        missing = [
            (page, width)
            for page in around
            if 0 <= page < len(self._tops)
            and page not in self._failed
            and (page not in self._pictures or self._pictures[page].width() != width)
        ]
        self.wanted.emit(missing)

    def _forget_far(self) -> None:
        """Keep the pictures nearest to what is in sight, up to a bound."""
        size = sum(image.sizeInBytes() for image in self._pictures.values())
        for page in sorted(self._pictures, key=lambda page: -abs(page - self.page)):
            if size <= _CACHE_BYTES or page in self._seen():
                break
            size -= self._pictures.pop(page).sizeInBytes()
            del self._pixels[page]

    # -- painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.color("frame"))
        marks: list[Mark] = []
        for page in self._seen():
            self._paint_page(painter, page)
            self._paint_struck(painter, page)
            for mark in self._marks_on(page):
                self._paint_mark(painter, mark, page)
                if mark not in marks:
                    marks.append(mark)
            self._paint_found(painter, page)
        ends = self._ends(marks)
        left = self._left()
        self._margins.paint(
            painter,
            [mark for mark in marks if mark.start in ends and mark.end - 1 in ends],
            ends.__getitem__,
            left,
            (left + self._width, left + self._width + self._gutters[1]),
        )
        painter.end()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        area = self._page_rect(page)
        painter.fillRect(area, Qt.GlobalColor.white)
        picture = self._pictures.get(page)
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, picture.width() != round(area.width()))
            painter.drawImage(area, picture)
        elif page in self._failed:
            painter.setPen(Qt.GlobalColor.black)
            painter.setFont(self._theme.font("ui"))
            inner = area.adjusted(self._gap, self._gap, -self._gap, -self._gap)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inner, flags, self.tr("This page cannot be drawn."))
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _paint_struck(self, painter: QPainter, page: int) -> None:
        lines = self._pages.pages[page].lines if self._pages is not None and page not in self._unfit else ()
        if not lines or not self._struck:
            return
        veil = QColor(255, 255, 255, _VEIL)
        painter.setPen(QPen(self._theme.light("muted"), 1.2))
        for start, end in self._struck:
            if start < lines[-1].end and end > lines[0].offset:
                for one in self._of_span(start, end):
                    if one.page == page:
                        area = self._rect_of(one)
                        painter.fillRect(area, veil)
                        middle = area.center().y()
                        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))

    def _paint_found(self, painter: QPainter, page: int) -> None:
        lines = self._pages.pages[page].lines if self._pages is not None and page not in self._unfit else ()
        if not lines:
            return
        first, last = bisect_left(self._found, (lines[0].offset, 0)), bisect_left(self._found, (lines[-1].end, 0))
        at = [self._found_at] if self._found_at is not None else []
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.light("accent"), 1.6))
        for span in (*(span for span in self._found[first:last] if span != self._found_at), *at):
            for one in self._of_span(*span):
                if one.page == page:
                    area = self._rect_of(one).adjusted(-1, -1, 1, 1)
                    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                    painter.fillRect(area, self._theme.light("found"))
                    if span == self._found_at:
                        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                        painter.drawRect(area)
        painter.restore()

    def _marks_on(self, page: int) -> list[Mark]:
        if self._pages is None or page in self._unfit:
            return []
        lines = self._pages.pages[page].lines
        if not lines:
            return []
        return [
            mark
            for mark in self.marks_between(lines[0].offset, lines[-1].end)
            if any(one.page == page for one in self._of(mark))
        ]

    def _of_span(self, start: int, end: int) -> tuple[Rectangle, ...]:
        key = (start, end)
        if key not in self._rectangles and self._pages is not None:
            self._rectangles[key] = rectangles(self._pages, *key)
        return self._rectangles.get(key, ())

    def _of(self, mark: Mark) -> tuple[Rectangle, ...]:
        return self._of_span(mark.start, mark.end)

    def _paint_mark(self, painter: QPainter, mark: Mark, page: int) -> None:
        # The page is white in each theme, and so its marks are those of the light one.
        for one in self._of(mark):
            if one.page != page:
                continue
            area = self._rect_of(one).adjusted(-1, -1, 1, 1)
            painter.save()
            if mark.rest:
                painter.setPen(QPen(self._theme.light("warning"), 1.2, Qt.PenStyle.DashLine))
                painter.drawLine(area.bottomLeft(), area.bottomRight())
            elif mark.uncited:
                if not mark.reason:
                    painter.setPen(QPen(self._theme.light("muted"), 1.2, Qt.PenStyle.DotLine))
                    painter.drawLine(area.bottomLeft(), area.bottomRight())
            else:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(area, self._theme.light("passage" if mark.current else "cited"))
                if mark.current:
                    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
                    painter.setPen(QPen(self._theme.light("passage_line"), 1.2))
                    painter.drawRect(area)
            painter.restore()

    def _ends(self, marks: Iterable[Mark]) -> dict[int, QRect]:
        """Where the first and the last line of each mark are, by the offsets of its first and last character."""
        ends: dict[int, QRect] = {}
        for mark in marks:
            found = self._of(mark)
            ends[mark.start] = self._rect_of(found[0]).toAlignedRect()
            ends.setdefault(mark.end - 1, self._rect_of(found[-1]).toAlignedRect())
        return ends

    # -- events -----------------------------------------------------------------------------------------------------

    def _scrolled(self) -> None:
        self._see()
        if not self._moving:
            self._brought = None
            self.scrolled.emit(self.position)

    def offset_at(self, point: QPointF) -> int | None:
        """The code point offset of the text under a point of the viewport, or None."""
        if self._pages is None:
            return None
        for page in self._seen():
            area = self._page_rect(page)
            if area.contains(point) and page not in self._unfit:
                scale = self._pages.pages[page].shown_size[0] / self._width
                place = (point - area.topLeft()) * scale
                return offset_at(self._pages, page, *self._pages.pages[page].from_shown(place.x(), place.y()))
        return None

    def _marked(self, offset: int) -> bool:
        return any(mark.is_passage for mark in self.marks_between(offset, offset + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position() - self._pressed).manhattanLength()
        if event.button() != Qt.MouseButton.LeftButton or moved > 4:
            return
        beside = self._margins.at(event.position())
        if beside:
            self.margin_clicked.emit(beside)
            return
        offset = self.offset_at(event.position())
        if offset is not None:
            self.place = offset
            self.place_clicked.emit(offset)
            if self._marked(offset):
                self.passage_clicked.emit(offset, False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        offset = self.offset_at(event.position())
        over = bool(self._margins.at(event.position())) or (offset is not None and self._marked(offset))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.describe is not None:
            marks = self._margins.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.describe(marks) if marks else "", self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not leave_to_window(event):
            self._brought = None
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        step = self.viewport().height() * _STEP
        gap = self._gap / 2
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked(self.place):
            self.passage_clicked.emit(self.place, True)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and self._tops:
            ahead = [top - gap for top in self._tops if top - gap > bar.value() + 1]
            bar.setValue(round(min(bar.value() + step, *ahead[:1]) if ahead else bar.value() + step))
        elif key == Qt.Key.Key_PageUp and self._tops:
            behind = [top - gap for top in self._tops if top - gap < bar.value() - 1]
            bar.setValue(round(max(bar.value() - step, *behind[-1:]) if behind else 0))
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()
