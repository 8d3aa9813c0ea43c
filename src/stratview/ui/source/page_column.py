"""The pages of an original, one below the other: laid out, scrolled, made larger and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from stratview.documents.pages import Rectangle, rectangles
from stratview.ui.source.kept_pictures import KeptPictures
from stratview.ui.source.page_layout import PageLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from stratview.documents.pages import Pages
    from stratview.intake.page_pictures import Picture
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
_STEP: Final = 0.9
_LEAST_PERCENT, _MOST_PERCENT = 50, 600
_ZOOM_STEP: Final = 1.25
_NOTCH: Final = 120
"""What a wheel reports for one notch, in eighths of a degree."""
_ZOOM_KEYS: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus)
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_MOST_PIXELS: Final = 20_000_000
"""The largest picture that is asked for, in pixels: a larger page is shown enlarged."""


class PageColumn(QAbstractScrollArea):
    """Shows pages at the width of the view, larger or smaller with the window's zoom and with its own.

    Signals: `wanted(pages)` with the pages to draw, index and width in pixels, the most urgent first;
    `scrolled(position)` when the reader scrolls; `page_changed(index)` when another page is in sight;
    `scaled(percent)` when the reader makes pages larger or smaller; `page_asked` when the reader wants to go to a page
    by its number.
    """

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
        # A place that is kept in sight through changes of size, until the reader scrolls.
        self._brought: int | None = None
        self._moving = False
        self._page = -1
        self._scale = 100
        self._asking = QTimer(self, singleShot=True, interval=_ASK_MILLISECONDS)
        self._asking.timeout.connect(self._ask)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    def _lay_pages(self, pages: Pages | None) -> None:
        """Show other pages, from the first one on."""
        self._pages = pages
        self._failed = set()
        self.pictures.clear()
        self._brought, self._page = None, -1
        self._layout = PageLayout(None, 1, 0)
        self._lay_out()

    # -- where the reader is ----------------------------------------------------------------------------------------

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

    def _scrolled(self) -> None:
        self._see()
        if not self._moving:
            self._brought = None
            self.scrolled.emit(self.position)

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

    def restyle(self) -> None:
        """Take the theme's colours and zoom."""
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    # -- larger and smaller -----------------------------------------------------------------------------------------

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

        Without a point that is what `_fixed_point` returns.
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
        at = self._fixed_point() if at is None else at
        place = self._layout.share_of(at - self._corner())
        self._scale, self._brought = scale, None
        self._lay_out()
        if place is not None:
            there = self._layout.point_of(*place) + self._corner() - at
            for bar, by in ((self.horizontalScrollBar(), there.x()), (self.verticalScrollBar(), there.y())):
                bar.setValue(round(bar.value() + by))

    def _fixed_point(self) -> QPointF:
        """Return the point of the viewport around which pages grow or shrink."""
        return QRectF(self.viewport().rect()).center()

    # -- pictures ---------------------------------------------------------------------------------------------------

    def show_picture(self, picture: Picture) -> None:
        """Take the picture of a page, which must be one of the pages that are shown."""
        self.pictures.take(picture, self._seen())
        self.viewport().update()

    def miss_picture(self, page: int) -> None:
        """Say that a page cannot be drawn, where it would be."""
        self._failed.add(page)
        self.viewport().update()

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

    def _paint_page(self, painter: QPainter, page: int) -> None:
        """Draw the picture of a page, or that there is none."""
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

    # -- events -----------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._brought = None
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # As in every program that shows pages.
            self.zoom_by(event.angleDelta().y() / _NOTCH, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._turn_pages(event) or self._zoom_with(event)):
            super().keyPressEvent(event)

    def _turn_pages(self, event: QKeyEvent) -> bool:
        """Scroll by a screen, but stop at each top of a page; go to the beginning, the end or a page by its number."""
        bar, key = self.verticalScrollBar(), event.key()
        step = self.viewport().height() * _STEP
        gap, tops = self._layout.gap / 2, self._layout.tops
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space) and tops:
            ahead = [top - gap for top in tops if top - gap > bar.value() + 1]
            bar.setValue(round(min(bar.value() + step, *ahead[:1]) if ahead else bar.value() + step))
        elif key == Qt.Key.Key_PageUp and tops:
            behind = [top - gap for top in tops if top - gap < bar.value() - 1]
            bar.setValue(round(max(bar.value() - step, *behind[-1:]) if behind else 0))
        elif key == Qt.Key.Key_G and not event.modifiers():
            self.page_asked.emit()
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            return False
        return True

    def _zoom_with(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.modifiers() & ~_KEYPAD or key not in (*_ZOOM_KEYS, Qt.Key.Key_0):
            return False
        if key == Qt.Key.Key_0:
            self.set_percent(100)
        else:
            self.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
        return True
