"""Where the reader is in each document: at the passage, where history says, or where the document was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stratview.session.selection import PAGE, SOURCE, STRETCH
from stratview.ui.source.shown import Shown

if TYPE_CHECKING:
    from stratview.documents.text import DocumentText
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.source.text_or_pages import TextOrPages


class ReadingPlace(QObject):
    """Lays out the text of the document that is shown, and scrolls it and its pages to where the reader is to be."""

    def __init__(self, context: Context, reading: TextOrPages) -> None:
        super().__init__(reading)
        self._context = context
        self._reading = reading
        self._text = reading.text
        self._shown = Shown(context.project.analysis, "")
        self._laid_text: DocumentText | None = None
        # The passage is to be shown as soon as it is known where it is.
        self._unplaced = False
        # Whether it turned to another document with what it shows now.
        self._is_turned = False
        # Where the reader was in each document, and where its cursor was, in code points of its text.
        self._left_at: dict[str, tuple[int, int]] = {}
        # The passage that the pages were last brought to, in code points.
        self._on_pages: tuple[int, int] | None = None
        self._text.scrolled.connect(self.remember)
        reading.pages_scrolled.connect(self._remember_page)

    def leave(self, source_id: str) -> None:
        """Note where the reader is in a document before another one is shown."""
        cursor = self._reading.cursor
        self._left_at[source_id] = cursor if self._reading.showing_pages else self._text.in_sight, cursor

    def remember(self) -> None:
        """Keep how far the text is scrolled, for back and forward."""
        if self._shown.document is None:
            # The place in a document that is gone for now is where the reader goes on when it is back.
            return
        self._context.selection.remember(SOURCE, self._text.verticalScrollBar().value())
        self._context.selection.remember(STRETCH, self._text.near)

    def _remember_page(self, position: int) -> None:
        self._context.selection.remember(PAGE, position)

    # -- laying out the text ----------------------------------------------------------------------------------------

    def lay(self, shown: Shown, view: View) -> None:
        """Lay out the text of another document, or what is known of it now; nothing may be marked in it before."""
        old, self._shown = self._shown, shown
        self._is_turned = old.source != shown.source
        readable = shown.readable
        if old.source == shown.source and self._laid_text is readable:
            return
        begun = old.source == shown.source and old.document is None and self._text.verticalScrollBar().value()
        place = self._text.in_sight if begun else self._target(view)
        self._laid_text = readable
        self._text.show_text(readable, place)
        if begun and shown.document is not None:
            # The reader has gone on in the beginning of the document, and stays there.
            self._unplaced = False
            self._text.scroll_to(place)
            self.remember()

    def lay_again(self) -> None:
        """Have the next `lay` lay out the text once more: colours or sizes are others."""
        self._laid_text = None

    def _target(self, view: View) -> int:
        """The place (code points) around which the document is going to be read."""
        kept = self._context.selection.position(STRETCH)
        if kept is not None:
            return kept
        if view.place is not None:
            return view.place[0]
        passage = self._shown.passage(view)
        return passage.start if passage is not None else self._left_at.get(view.source, (0, 0))[0]

    # -- going to the place -----------------------------------------------------------------------------------------

    def bring(self, view: View) -> None:
        """Scroll the text, and the pages where they are shown, to where the reader is to be."""
        self.bring_pages(view)
        self._bring_text(view)

    def bring_pages(self, view: View) -> None:
        """Scroll the pages, where they are shown."""
        if not self._reading.showing_pages or self._reading.side.pages is None:
            return
        position = self._context.selection.position(PAGE)
        span = view.place or self._shown.passage(view)
        text, side = self._shown.text, self._reading.side
        side.show_passage(text.text[span[0] : span[1]] if span is not None and text is not None else "")
        pages = side.view
        if position is not None:
            pages.go_to_position(position)
        elif span is None:
            pages.go_to_page(0)
        elif not (pages.underMouse() and pages.is_seen(*span)):
            # What is clicked on is in sight, and nothing moves under the mouse.
            pages.bring(span[0])
        if span is not None and span != self._on_pages:
            pages.set_selection(span[0], span[0])
        self._on_pages = span

    def _bring_text(self, view: View) -> None:
        position = self._context.selection.position(SOURCE)
        known = self._shown.proof(view) is not None or self._shown.analysis.item(view.item) is None
        was_unplaced, self._unplaced = self._unplaced, not known and (position is None or self._unplaced)
        if position is not None and not (was_unplaced and known):
            self._text.scroll_to_pixel(position, self._target(view))
            if self._is_turned and view.source in self._left_at:
                self._text.place_cursor(self._left_at[view.source][1])
            return
        passage = self._shown.passage(view)
        if view.place is not None:
            self._text.scroll_to(view.place[0])
        elif passage is not None:
            self._text.scroll_to(passage.start)
        elif view.source in self._left_at:
            sight, cursor = self._left_at[view.source]
            self._text.scroll_to(sight)
            self._text.place_cursor(cursor)
        else:
            self._text.scroll_to_pixel(0, 0)
