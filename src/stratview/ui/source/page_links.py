"""The links of pages: where they are, and where one leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.documents.pages import Rectangle
from stratview.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPointF, QRectF

    from stratview.documents.pages import Line, Pages
    from stratview.intake.page_pictures import PageLink

_BESIDE = 30
"""How far, in points, text may begin before the place that a link names."""


class PageLinks:
    """The links of the pages that were drawn, by page."""

    def __init__(self, pages: Pages | None = None) -> None:
        self._pages = pages
        self._links: dict[int, tuple[PageLink, ...]] = {}

    def take(self, page: int, links: tuple[PageLink, ...]) -> None:
        """Keep the links of a page."""
        self._links[page] = links

    def at(self, page: int, point: QPointF, rect_of: Callable[[Rectangle], QRectF]) -> PageLink | None:
        """Return the link of a page at a point; `rect_of` returns where a rectangle is drawn."""
        links = self._links.get(page, ())
        return next((link for link in links if rect_of(Rectangle(page, *link.box)).contains(point)), None)

    def target(self, link: PageLink) -> tuple[int, int] | None:
        """Return the line that a link within the file leads to (code points); None where there is no text."""
        pages = self._pages.pages if self._pages is not None else ()
        lines = pages[link.page].lines if 0 <= link.page < len(pages) else ()
        if link.at is not None and lines:
            x, y = link.at
            below = [line for line in lines if _middle(line) <= y] or lines[-1:]
            column = [line for line in below if line.reach[0] >= x - _BESIDE] or below
            # Within a line, the first one of the text.
            found = max(column, key=lambda line: (round(_middle(line)), -line.offset))
            return found.offset, found.end
        return (lines[0].offset, lines[0].end) if lines else None

    def described(self, link: PageLink) -> str:
        """Say where a link leads, as rich text for a tooltip."""
        if link.address:
            return words.plain(link.address)
        pages = self._pages.pages if self._pages is not None else ()
        if not 0 <= link.page < len(pages):
            return ""
        return words.plain(words.page_of_pages(pages[link.page].label, link.page + 1, len(pages)))


def _middle(line: Line) -> float:
    return (line.bottom + line.top) / 2
