"""What is marked on pages, found and drawn by the frozen geometry of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from stratview.documents.pages import rectangles, rectangles_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.documents.pages import Pages, Rectangle
    from stratview.ui.source.marks import Mark, ShownMarks
    from stratview.ui.theme import Theme

_VEIL: Final = 150
_SELECTED: Final = 165
"""How much lighter than the accent what is selected is, in per cent, so that its letters stay readable."""


class PageMarks:
    """Draws marks, words that were found and parts that are struck out on one page after the other.

    A page is white in each theme, and so its marks are those of the light one. A page in `unfit` has another size
    than the frozen one and gets no marks: a rectangle is either right or absent.
    """

    def __init__(self, theme: Theme, marks: ShownMarks, pages: Pages | None = None) -> None:
        self._theme = theme
        self._marks = marks
        self._pages = pages
        self._rectangles: dict[tuple[int, int], tuple[Rectangle, ...]] = {}
        self.struck: tuple[tuple[int, int], ...] = ()
        """Parts of the text (code points) that are struck out."""
        self.selected: tuple[int, int] | None = None
        """What the reader selected (code points)."""
        self.unfit: set[int] = set()
        """The indexes of pages whose size is not the frozen one."""

    def of_span(self, start: int, end: int) -> tuple[Rectangle, ...]:
        """Return the rectangles of a part of the text (code points)."""
        key = (start, end)
        if key not in self._rectangles and self._pages is not None:
            self._rectangles[key] = rectangles(self._pages, *key)
        return self._rectangles.get(key, ())

    def _range_of(self, page: int) -> tuple[int, int] | None:
        """The text that is on a page (code points); None where nothing may be marked on it."""
        lines = self._pages.pages[page].lines if self._pages is not None and page not in self.unfit else ()
        return (lines[0].offset, lines[-1].end) if lines else None

    def on(self, page: int) -> list[Mark]:
        """Return the marks that have a rectangle on a page."""
        there = self._range_of(page)
        marks = self._marks.between(*there) if there is not None else []
        return [mark for mark in marks if any(one.page == page for one in self.of_span(mark.start, mark.end))]

    def shares_on(self, page: int) -> list[tuple[QRectF, bool]]:
        """Return what is marked as a passage on a page, in shares of its size, and whether that is current."""
        if self._pages is None:
            return []
        shown = self._pages.pages[page]
        wide, high = shown.shown_size
        found = []
        for mark in self.on(page):
            for one in self.of_span(mark.start, mark.end) if mark.is_passage else ():
                if one.page == page:
                    corners = [
                        QPointF(x / wide, y / high)
                        for x, y in (shown.to_shown(one.left, one.top), shown.to_shown(one.right, one.bottom))
                    ]
                    found.append((QRectF(*corners).normalized(), mark.current))
        return found

    def paint(self, painter: QPainter, page: int, rect_of: Callable[[Rectangle], QRectF]) -> list[Mark]:
        """Draw what is marked on a page; returns its marks. `rect_of` returns where a rectangle is drawn."""
        there = self._range_of(page)
        if there is None:
            return []
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for start, end in self.struck:
            if start < there[1] and end > there[0]:
                for area in self._areas((start, end), page, rect_of):
                    self._paint_struck(painter, area)
        marks = self.on(page)
        for mark in marks:
            for area in self._areas((mark.start, mark.end), page, rect_of):
                self._paint_mark(painter, mark, area.adjusted(-1, -1, 1, 1))
        for span in self._marks.found_between(*there):
            for area in self._areas(span, page, rect_of):
                self._paint_found(painter, area.adjusted(-1, -1, 1, 1), at=span == self._marks.found_at)
        if self.selected is not None and self._pages is not None:
            for one in rectangles_on(self._pages, page, *self.selected):
                self._fill(painter, rect_of(one).adjusted(0, -1, 0, 1), self._theme.light("accent").lighter(_SELECTED))
        painter.restore()
        return marks

    def _areas(self, span: tuple[int, int], page: int, rect_of: Callable[[Rectangle], QRectF]) -> list[QRectF]:
        return [rect_of(one) for one in self.of_span(*span) if one.page == page]

    def _paint_struck(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(self._theme.light("muted"), 1.2))
        painter.fillRect(area, QColor(255, 255, 255, _VEIL))
        middle = area.center().y()
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))

    def _paint_mark(self, painter: QPainter, mark: Mark, area: QRectF) -> None:
        if mark.rest:
            painter.setPen(QPen(self._theme.light("warning"), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        elif mark.noted:
            painter.setPen(QPen(self._theme.light("accent"), 1.2, Qt.PenStyle.DashDotLine))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        elif mark.uncited:
            if not mark.reason:
                painter.setPen(QPen(self._theme.light("muted"), 1.2, Qt.PenStyle.DotLine))
                painter.drawLine(area.bottomLeft(), area.bottomRight())
        else:
            self._fill(painter, area, self._theme.light("passage" if mark.current or mark.own else "cited"))
            if mark.current:
                painter.setPen(QPen(self._theme.light("passage_line"), 1.2))
                painter.drawRect(area)

    def _paint_found(self, painter: QPainter, area: QRectF, *, at: bool) -> None:
        self._fill(painter, area, self._theme.light("found"))
        if at:
            painter.setPen(QPen(self._theme.light("accent"), 1.6))
            painter.drawRect(area)

    def _fill(self, painter: QPainter, area: QRectF, color: QColor) -> None:
        """Colour what is drawn, as a text marker does."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(area, color)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
