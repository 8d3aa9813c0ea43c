"""The strip beside the document that is shown: what it shows, what is marked in it, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal

from stratview.ui.source.strip import SideStrip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from stratview.ui.context import Context
    from stratview.ui.source.shown import Shown
    from stratview.ui.source.text_or_pages import TextOrPages

_FOLLOW_MILLISECONDS: Final = 40
_LEAST_BESIDE: Final = 190
"""The document keeps this width beside the strip, in pixels at 100 %, down to the strip's least width."""
_WIDTH: Final = "source-strip-width"


class StripBeside(QObject):
    """Joins the strip with the text and the pages that the document is read in.

    `scrolled_text` is emitted after the strip has scrolled the text.
    """

    scrolled_text = Signal()

    def __init__(self, context: Context, reading: TextOrPages, across: QSplitter) -> None:
        """Make the strip as the first part of the splitter `across`, with the width that it had last."""
        super().__init__(reading)
        self._context = context
        self._reading = reading
        self._across = across
        self._source = ""
        # Where the view was when the strip brought the reader there.
        self._brought: tuple[bool, int] | None = None
        self._following = QTimer(self, singleShot=True, interval=_FOLLOW_MILLISECONDS)
        self._following.timeout.connect(self._follow)
        self.strip = strip = SideStrip(context, across)
        strip.thumbnails.chosen.connect(self._go_to_page)
        strip.thumbnails.wanted.connect(reading.side.drawing.want_small)
        reading.side.drawing.drawn_small.connect(strip.thumbnails.show_picture)
        strip.outline.chosen.connect(self._go_to_heading)
        across.insertWidget(0, strip)
        across.setStretchFactor(0, 0)
        across.setStretchFactor(1, 1)
        kept = bytes(context.settings.bytes_of(_WIDTH).data())
        self._chosen = int(kept) if kept.isdigit() else 0
        across.splitterMoved.connect(self._keep_width)

    def fill(self, shown: Shown | None) -> None:
        """Show the pages and headings of a document; None hides the strip."""
        self.strip.setVisible(shown is not None)
        self.fit()
        if shown is not None and shown.document is not None:
            self._source = shown.source
            paged = shown.document.source.pages is not None
            side = self._reading.side
            self.strip.thumbnails.show_pages(side.pages if paged else None, side.view.marks.shares_on)
            self.strip.show_document(shown.text)
            self._brought = None
            self.follow_soon()

    def fit(self) -> None:
        """Give the strip the width that the reader chose, or its usual one, as far as the panel has room for it."""
        px, room = self._context.theme.px, self._across.width()
        wanted = px(self._chosen) if self._chosen else self.strip.sizeHint().width()
        width = max(min(wanted, room - px(_LEAST_BESIDE)), self.strip.minimumWidth())
        if self.strip.isVisibleTo(self._across) and room > width != self.strip.width():
            self._across.setSizes([width, room - width])

    def follow_soon(self) -> None:
        """Mark the page and the heading in sight, a moment after the last call."""
        self._following.start()

    @property
    def _scrolled_to(self) -> tuple[bool, int]:
        """Where the view is, and whether it is that of the pages."""
        pages = self._reading.showing_pages
        view = self._reading.side.view if pages else self._reading.text
        return pages, view.verticalScrollBar().value()

    def _follow(self) -> None:
        # Not where the reader has just gone from the strip.
        if self._scrolled_to != self._brought:
            pages, by_pages = self._reading.side.view, self._reading.showing_pages
            near = pages.near if by_pages else self._reading.text.in_sight
            self.strip.follow(pages.page if by_pages else pages.page_of(near), near)

    def _go_to_page(self, page: int) -> None:
        start = self._reading.side.view.start_of(page)
        if self._reading.showing_pages:
            self._reading.side.view.go_to_page(page)
        elif start is not None:
            self._reading.text.scroll_to(start)
            self.scrolled_text.emit()
        if start is not None:
            self.strip.outline.follow(start)
        self._brought = self._scrolled_to

    def _go_to_heading(self, start: int, end: int) -> None:
        self._context.selection.show_place(self._source, (start, end))
        self.strip.follow(self._reading.side.view.page_of(start), start)
        self._brought = self._scrolled_to

    def _keep_width(self) -> None:
        self._chosen = round(1000 * self.strip.width() / self._context.theme.px(1000))
        self._context.settings.set_bytes(_WIDTH, QByteArray(str(self._chosen).encode()))
