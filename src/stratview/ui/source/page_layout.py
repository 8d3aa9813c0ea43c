"""Where pages are that are shown one below the other, in pixels from the top left corner of the first page's column."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from stratview.documents.pages import nearest_offset, offset_at, rows_of

if TYPE_CHECKING:
    from stratview.documents.pages import Pages, Rectangle, Row

_POSITION: Final = 10_000


class PageLayout:
    """Pages of one width with a gap above, between and below."""

    def __init__(self, pages: Pages | None, width: int, gap: int) -> None:
        self._pages = pages.pages if pages is not None else ()
        self._all = pages
        self.width = width
        self.gap = gap
        self.tops: list[float] = []
        """Where each page begins."""
        self._rows: dict[int, tuple[Row, ...]] = {}
        self.height = float(gap)
        """Of all pages with their gaps."""
        for page in range(len(self._pages)):
            self.tops.append(self.height)
            self.height += self._page_height(page) + gap

    def _page_height(self, page: int) -> float:
        wide, high = self._pages[page].shown_size
        return self.width * high / wide

    def area(self, page: int) -> QRectF:
        """Return the place of a page."""
        return QRectF(0, self.tops[page], self.width, self._page_height(page))

    def rect_of(self, rectangle: Rectangle) -> QRectF:
        """Return the place of a rectangle of a page."""
        page, area = self._pages[rectangle.page], self.area(rectangle.page)
        scale = self.width / page.shown_size[0]
        one = page.to_shown(rectangle.left, rectangle.top)
        other = page.to_shown(rectangle.right, rectangle.bottom)
        corners = [QPointF(area.left() + x * scale, area.top() + y * scale) for x, y in (one, other)]
        return QRectF(*corners).normalized()

    def page_at(self, y: float) -> int:
        """Return the index of the page at a height, with the gap below it; the first one for what is above it."""
        return max(0, bisect_right(self.tops, y) - 1)

    def between(self, top: float, bottom: float) -> range:
        """Return the indexes of the pages between two heights."""
        return range(self.page_at(top), bisect_right(self.tops, bottom))

    def offset_at(self, point: QPointF) -> tuple[int, int | None] | None:
        """Return the page at a point, and the code point offset of the text there; None beside all pages."""
        if self._all is None or not self.tops:
            return None
        page = self.page_at(point.y())
        area = self.area(page)
        if not area.contains(point):
            return None
        place = (point - area.topLeft()) * (self._pages[page].shown_size[0] / self.width)
        return page, offset_at(self._all, page, *self._pages[page].from_shown(place.x(), place.y()))

    def nearest_offset(self, point: QPointF) -> tuple[int, int] | None:
        """Return the page nearest to a point, and the place in its text (code points); None where it has no text."""
        if self._all is None or not self.tops:
            return None
        page = self.page_at(point.y())
        if page + 1 < len(self.tops) and point.y() > self.area(page).bottom() + self.gap / 2:
            page += 1
        place = (point - self.area(page).topLeft()) * (self._pages[page].shown_size[0] / self.width)
        if page not in self._rows:
            self._rows[page] = rows_of(self._pages[page])
        offset = nearest_offset(self._rows[page], *self._pages[page].from_shown(place.x(), place.y()))
        return None if offset is None else (page, offset)

    def share_of(self, point: QPointF) -> tuple[int, float, float] | None:
        """Return the page at a point, and where on it as shares of its size: give it to `point_of` at another width."""
        if not self.tops:
            return None
        page = self.page_at(point.y())
        area = self.area(page)
        return page, (point.x() - area.left()) / area.width(), (point.y() - area.top()) / area.height()

    def point_of(self, page: int, x: float, y: float) -> QPointF:
        """Return the point of a place that `share_of` returned."""
        area = self.area(page)
        return QPointF(area.left() + x * area.width(), area.top() + y * area.height())

    def position_of(self, y: float) -> int:
        """Return a number for a height that means the same place at any width: give it to `height_of`."""
        if not self.tops:
            return 0
        page = self.page_at(y)
        share = (y - self.tops[page]) / max(1.0, self._page_height(page) + self.gap)
        return page * _POSITION + round(min(max(share, 0.0), 0.9999) * _POSITION)

    def height_of(self, position: int) -> float | None:
        """Return the height that `position_of` gave this number for; None where there is no such page."""
        page, share = divmod(position, _POSITION)
        if page >= len(self.tops):
            return None
        return self.tops[page] + share / _POSITION * (self._page_height(page) + self.gap)
