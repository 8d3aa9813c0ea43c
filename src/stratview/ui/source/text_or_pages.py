"""What the document is read in, its text or the pages of its original: one selection, one cursor, the same marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor

from stratview.ui.source.document_view import DocumentView
from stratview.ui.source.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QSplitter, QWidget

    from stratview.documents.library import Document
    from stratview.ui.context import Context
    from stratview.ui.source.marks import Layer
    from stratview.ui.source.page_side import PageSide
    from stratview.ui.source.page_view import PageView


class TextOrPages(QObject):
    """Shows a document's text or its pages, and passes on what the reader does there.

    Signals:
        turn_wanted(): the reader asks for the other one of text and pages; call `choose`.
        turned(pages): it turned from the pages to the text by itself.
        pages_changed(): other pages are shown, or none any more.
        moved(): the text or the pages scroll.
        pages_scrolled(position): the reader scrolls the pages.
        passage_clicked(offset, point): a passage is chosen, by its place in code points; `point` is where on the
            screen a menu belongs.
        margin_clicked(marks): the margin beside these marks is clicked.
        link_clicked(address): a link is clicked; nothing is opened.
        jump_wanted(start, end): a link leads to a part of the text, in code points.
        quote_chosen(): Return is pressed on what is selected, while quotes are taken.
    """

    turn_wanted = Signal()
    turned = Signal(bool)
    pages_changed = Signal()
    moved = Signal()
    pages_scrolled = Signal(int)
    passage_clicked = Signal(int, QPoint)
    margin_clicked = Signal(object)
    link_clicked = Signal(str)
    jump_wanted = Signal(int, int)
    quote_chosen = Signal()

    def __init__(
        self,
        context: Context,
        panel: QWidget,
        split: QSplitter,
        describe: Callable[[tuple[Mark, ...]], str],
        reference: Callable[[], str],
    ) -> None:
        """Make the text's view as the first part of a splitter.

        Args:
            context: the context.
            panel: the widget around it, which gives the keyboard to what is shown.
            split: where the views are put.
            describe: says what marks in the margin mean, for tooltips.
            reference: says which document this is, for copied text.
        """
        super().__init__(panel)
        self._context = context
        self._panel = panel
        self._split = split
        self._describe = describe
        self._reference = reference
        self._found: tuple[list[tuple[int, int]], tuple[int, int] | None] = [], None
        self._side: PageSide | None = None
        self.text = text = DocumentView(context.theme, panel)
        text.setAccessibleName(self.tr("Document"))
        text.setAccessibleDescription(
            self.tr(
                "The document's text. Return or Ctrl+click on a marked passage goes to the statement that cites it. "
                "Alt+. selects the next sentence and says what cites it."
            )
        )
        self._join(text)
        split.addWidget(text)
        panel.setFocusProxy(text)

    @property
    def side(self) -> PageSide:
        """The pages of the original; made when they are first asked for."""
        if self._side is None:
            from stratview.ui.source.page_side import PageSide

            self._side = side = PageSide(self._context, self._panel)
            side.hide()
            self._join(side.view)
            side.view.commands = self.text.actions
            side.view.takes_quotes = self.text.takes_quotes
            side.view.jump_wanted.connect(self.jump_wanted)
            side.view.scrolled.connect(self.pages_scrolled)
            side.shown_changed.connect(self._pages_changed)
            self._split.insertWidget(self._split.indexOf(self.text) + 1, side)
        return self._side

    def _join(self, view: DocumentView | PageView) -> None:
        view.margins.describe = self._describe
        view.reference = self._reference
        view.quote_chosen.connect(self.quote_chosen)
        view.passage_clicked.connect(self._passage_clicked)
        view.margin_clicked.connect(self.margin_clicked)
        view.link_clicked.connect(self.link_clicked)
        view.verticalScrollBar().valueChanged.connect(self.moved)

    # -- text or pages ----------------------------------------------------------------------------------------------

    @property
    def showing_pages(self) -> bool:
        """Whether the pages of the original are in the place of the text, or the reason why there are none."""
        return self._side is not None and not self._side.isHidden()

    @property
    def current(self) -> DocumentView | PageView:
        """What the document is read in: its text, or the pages of its original."""
        return self.side.view if self.showing_pages and self.side.pages is not None else self.text

    def choose(self, document: Document | None) -> None:
        """Show a document's pages where the reader wants pages and it has some, else its text."""
        settings, has_pages = self._context.settings, document is not None and document.source.pages is not None
        wanted = settings.show_pages and has_pages
        if wanted or self._side is not None:
            had_focus = self._panel.isAncestorOf(self._panel.window().focusWidget())
            self.side.setVisible(wanted)
            self.text.setVisible(not wanted)
            self._panel.setFocusProxy(self.side if wanted else self.text)
            if had_focus and not self._panel.isAncestorOf(self._panel.window().focusWidget()):
                # Qt gave it to the next control of the window when what had it was hidden.
                self._panel.setFocus()
        if document is not None and has_pages:
            self.take_pages(document)

    def take_pages(self, document: Document) -> None:
        """Take what is known of a document's pages now, where they are shown or the strip shows them."""
        if self.showing_pages or self._context.settings.show_strip:
            self.side.show_document(document)

    def show_pages(self, shown: bool) -> None:
        """Show the pages of the original in place of the text, where there are some, or the text again."""
        self._context.settings.show_pages = shown
        had_focus, selected = self._panel.isAncestorOf(self._panel.window().focusWidget()), self.selected
        self.turn_wanted.emit()
        if selected is not None:
            self.select(*selected)
        if had_focus:
            self._panel.setFocus()
        if shown and not self.showing_pages:
            self._context.messages.info(self.tr("This document has no pages."))

    def turn_to_text(self) -> None:
        """Show the text where there are words in place of the pages."""
        if self.showing_pages and self.side.pages is None:
            self.show_pages(False)
            self.turned.emit(False)

    def close_pages(self) -> None:
        """End what draws the pages."""
        if self._side is not None:
            self._side.close_pages()

    def restyle(self) -> None:
        """Take the theme's colours and sizes."""
        if self._side is not None:
            self._side.restyle()

    # -- the same in both -------------------------------------------------------------------------------------------

    @property
    def cursor(self) -> int:
        """Where the reader is in the document, or where the selection begins, in code points."""
        return self.current.cursor_offset or 0

    @property
    def selected(self) -> tuple[int, int] | None:
        """From where to where text of the document is selected, in code points; None while nothing is."""
        return self.current.selected

    def select(self, start: int, end: int) -> None:
        """Select a part of the document (code points), or put the cursor there, and bring it in sight."""
        self.current.select(start, end)

    def go_to(self, start: int) -> None:
        """Scroll to a place (code points), in the text and on the pages."""
        self.text.scroll_to(start)
        if self.showing_pages:
            self.side.view.bring(start)

    def take_quotes(self, takes: bool) -> None:
        """Let Return on a selection choose it as a quote, or no longer."""
        self.text.takes_quotes = takes
        if self._side is not None:
            self._side.view.takes_quotes = takes

    def show_marks(self, current: Sequence[Mark], layers: Sequence[Layer], place: tuple[int, int] | None) -> None:
        """Mark passages; `place` (code points), to which the reader was brought, is marked on the pages alone."""
        self.text.show_marks(current, *layers)
        if self._side is not None and (self.showing_pages or self._context.settings.show_strip):
            places = [Mark(*place, "", current=True)] if place is not None else []
            self._side.show_marks([*current, *places], layers)

    def show_found(self, spans: list[tuple[int, int]], at: tuple[int, int] | None) -> None:
        """Mark words that were found (start and end in code points, in order); `at` strongly."""
        self._found = spans, at
        self.text.show_found(spans, at)
        if self._side is not None:
            self._side.view.show_found(spans, at)

    @property
    def menu_point(self) -> QPoint:
        """Where on the screen a menu belongs that was asked for with the keyboard."""
        if self.current is self.text:
            return self.text.viewport().mapToGlobal(self.text.cursorRect().bottomLeft())
        return self.current.mapToGlobal(self.current.rect().center())

    def _passage_clicked(self, offset: int, keyed: bool) -> None:
        self.passage_clicked.emit(offset, self.menu_point if keyed else QCursor.pos())

    def _pages_changed(self) -> None:
        self.side.view.show_found(*self._found)
        self.pages_changed.emit()
