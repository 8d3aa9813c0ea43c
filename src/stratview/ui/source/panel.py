"""The source panel: the document that proves the current statement, at the passage, and what is known of it."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QSplitter, QToolTip, QVBoxLayout, QWidget

from stratview.session.selection import SOURCE, View
from stratview.ui import words
from stratview.ui.labels import plain_label
from stratview.ui.source.cited_passages import CitedPassages
from stratview.ui.source.header import SourceHeader
from stratview.ui.source.marks import Marks, noted_mark
from stratview.ui.source.place_bar import PlaceBar
from stratview.ui.source.reading_place import ReadingPlace
from stratview.ui.source.remarks import Remarks
from stratview.ui.source.shown import Shown
from stratview.ui.source.text_or_pages import TextOrPages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QToolButton

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.passages import Owner
    from stratview.ui.context import Context
    from stratview.ui.source.beside import BesidePane
    from stratview.ui.source.chooser import DocumentChooser
    from stratview.ui.source.coverage import SourceCoverage
    from stratview.ui.source.find_bar import DocumentFind
    from stratview.ui.source.marks import Layer, Mark
    from stratview.ui.source.strip import SideStrip
    from stratview.ui.source.strip_beside import StripBeside

_PAUSE_MILLISECONDS = 20
_LOW = 380
_LOWEST = 190
_LEAST_DOCUMENT = 120
"""The height of the document, in pixels at 100 %, beside what is below it."""
_NO_LIMIT = 16_777_215
"""Qt's largest height of a widget."""


class SourcePanel(QWidget):
    """Follows the selection: document, passage, proof, and the other passages that are cited.

    `uncited_shown(shown)` is emitted when the uncited claims are marked, or no longer; `strip_shown(shown)` when the
    strip is closed in itself.
    """

    uncited_shown = Signal(bool)
    strip_shown = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        # Its text is the one that the view shows: marks are only ever made from this value.
        self._shown = Shown(context.project.analysis, "")
        self._needs_room = False
        # These come after the first paint: two need what is read and proven by then, others are rarely asked for.
        self._beside: BesidePane | None = None
        self._finder: DocumentFind | None = None
        self._coverage: SourceCoverage | None = None
        self._chooser: DocumentChooser | None = None
        self._strip: StripBeside | None = None
        self.header = SourceHeader(context, self)
        self.header.cite_step.connect(self._step_cite)
        self.header.return_clicked.connect(self._return_to_passage)
        self.header.choose_clicked.connect(self.choose_document)
        self.header.link_clicked.connect(self._link_clicked)
        self.remarks = Remarks(context, self)
        self.passages = CitedPassages(context, self)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setChildrenCollapsible(False)
        self.reading = TextOrPages(context, self, self.split, self._describe, self._reference)
        self.view = self.reading.text
        self._place = ReadingPlace(context, self.reading)
        self._join_reading()
        self._part = plain_label(self, wrap=True)
        self.bar = PlaceBar(context, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.remarks)
        self._across = QSplitter(Qt.Orientation.Horizontal, self)
        self._across.setChildrenCollapsible(False)
        self._across.addWidget(self.split)
        # In a low panel the text gets smaller, not what is said above it.
        self._across.setMinimumHeight(1)
        self._layout.addWidget(self._across, 1)
        self._layout.addWidget(self._part)
        self._layout.addWidget(self.bar)
        context.selection.changed.connect(self._follow)
        context.selection.again.connect(self._bring_again)
        context.project.changed.connect(self._know_more)
        context.finding.changed.connect(self._words_changed)
        context.notes.changed.connect(self._mark)
        context.theme.changed.connect(self._restyle)
        context.geometry.known.connect(self._know_pages)
        self._style()
        self._show(context.selection.view)
        if context.project.analysis.complete:
            self._begin_coverage()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Polish:
            # A slot that is connected late makes Qt polish the panel again, with the palette of the theme at the start.
            self._context.theme.set_colors(self, ground="page")
        return done

    def minimumSizeHint(self) -> QSize:
        # At a great zoom the document has little room; the panel must not push the window off the screen.
        return QSize(self._context.theme.px(150), self._context.theme.px(95))

    def _join_reading(self) -> None:
        reading = self.reading
        reading.turn_wanted.connect(self._show_again)
        reading.pages_changed.connect(self._pages_changed)
        reading.moved.connect(self._follow_soon)
        reading.passage_clicked.connect(self._passage_clicked)
        reading.margin_clicked.connect(self._margin_clicked)
        reading.link_clicked.connect(self._link_clicked)
        reading.jump_wanted.connect(self._jump)
        self.remarks.place_wanted.connect(reading.go_to)
        self.view.spoken = self.passages.spoken
        self.view.moved.connect(self._show_part)

    @property
    def finder(self) -> DocumentFind:
        """The bar that finds in the document."""
        return self._finder or self._make_finder()

    def find_in_text(self) -> None:
        """Open the bar that finds in the document's text, on its pages too."""
        self.finder.open()

    def _leave_finder(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_finding(self) -> bool:
        """Whether the reader finds in the document: the bar is open."""
        return self._finder is not None and self._finder.isVisible()

    def _words_changed(self) -> None:
        """Mark the words that are looked for as soon as they are known."""
        if self._finder is None and self._shown.document is not None and self._context.finding.text.strip():
            self._make_finder()

    def _make_finder(self) -> DocumentFind:
        from stratview.ui.source.find_bar import DocumentFind

        self._finder = finder = DocumentFind(self._context, self.reading, self)
        finder.found.connect(self.reading.show_found)
        finder.place_wanted.connect(self.reading.go_to)
        finder.left.connect(self._leave_finder)
        self._layout.insertWidget(self._layout.indexOf(self._across), finder)
        finder.follow(self._context.selection.view, self._shown.text)
        return finder

    def add_header_action(self, action: QAction) -> QToolButton:
        """Put an action into the row beside the proof state (copying the quote); returns its button."""
        return self.header.add_action(action)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the document."""
        self._layout.addWidget(widget)

    def room_below(self) -> int:
        """Return how high a widget below the document may be so that some lines of the document stay in sight."""
        return self.height() - self.header.height() - self._context.theme.px(_LEAST_DOCUMENT)

    def make_room(self, *, wanted: bool) -> None:
        """Leave out what is said of the document and its passages, or show it again."""
        with self._text_in_place():
            self._needs_room = wanted
            self.bar.setMaximumHeight(0 if wanted else _NO_LIMIT)
            view = self._context.selection.view
            self._note(view if self._shown.vouches(view) else View())
            self._show_part()
            self._share_height()

    @contextmanager
    def _text_in_place(self) -> Iterator[None]:
        """Keep the text where it is on the screen while what is above or below it appears or leaves."""
        if not self.view.isVisible() or self.view.text_shown is None:
            yield
            return
        top, value = self._top_of_text(), self.view.scrolled_to
        yield
        self._layout.activate()
        self.view.scroll_to_pixel(value + self._top_of_text() - top)
        self.view.keep_selection_in_sight()

    def _top_of_text(self) -> int:
        return self.view.mapTo(self, QPoint()).y()

    def _note(self, view: View) -> None:
        self.remarks.show_for(View() if self._needs_room else view)

    # -- following --------------------------------------------------------------------------------------------------

    def _follow(self, old: View, new: View) -> None:
        if (old.item, old.cite, old.gap, old.page) != (new.item, new.cite, new.gap, new.page) and self._coverage:
            # The sentence was selected beside another statement.
            self._coverage.close()
        if old.source != new.source:
            self._place.leave(old.source)
        elif new.gap is not None and self._context.selection.position(SOURCE) is None:
            # An empty cell has no passage: what was found for it stays in sight.
            self._place.remember()
        self._show(new)
        same_item = old.item == new.item and old.cite != new.cite
        if new.item and (same_item or (old.item != new.item and self.view.hasFocus())):
            self._announce(new)

    def _announce(self, view: View) -> None:
        """Have a screen reader say which citation is shown, where it did not say it with the statement."""
        # Its enumerations take longer to make than the first paint can wait.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        item, proof = self._shown.analysis.item(view.item), self._shown.proof(view)
        if not QAccessible.isActive() or item is None or view.cite >= len(item.cites):
            return
        said = [words.citation_in_words(self._shown.analysis.head, item, view.cite)]
        said += [words.state_sentences(proof.cites[view.cite])] if proof is not None else []
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.view, words.sentences(said)))

    def _show(self, view: View) -> None:
        shown = self._take(view)
        document = shown.document
        awaited = self._context.project.head.source(view.source)
        self.reading.choose(document)
        self._fill_strip_soon()
        if document is not None:
            self.header.show_document(document)
        elif awaited is not None:
            self.header.show_waiting(awaited)
        else:
            self.header.show_nothing()
        self._say_cite(view)
        self._share_height()
        self._show_coverage()
        self._note(view if shown.vouches(view) else View())
        self._show_part()
        self._show_beside(view)
        self._mark()
        if document is not None:
            self._scroll(view)
        if self._finder is not None:
            self._finder.follow(view, shown.text)
        elif view.place is not None or self._context.finding.text.strip():
            # What led to the place is marked there: making the bar does it.
            self._make_finder()

    @property
    def beside(self) -> BesidePane:
        """The second passage."""
        return self._beside or self._make_beside()

    def _make_beside(self) -> BesidePane:
        from stratview.ui.source.beside import BesidePane

        self._beside = beside = BesidePane(self._context, self)
        beside.link_clicked.connect(self._link_clicked)
        self.split.addWidget(beside)
        return beside

    def _show_beside(self, view: View) -> None:
        if self._beside is None and not view.beside:
            return
        was = self.beside.isHidden()
        self.beside.show_for(self._shown.analysis, view)
        if was and not self.beside.isHidden():
            half = max(self.split.height() // 2, 1)
            self.split.setSizes([half, half])

    def _take(self, view: View) -> Shown:
        """Take what is known now; the text is laid before anything is marked in it."""
        self._shown = shown = Shown(self._context.project.analysis, view.source)
        self._place.lay(shown, view)
        self.passages.follow(shown)
        if self._coverage is not None:
            self._coverage.follow(shown)
        return shown

    def _say_cite(self, view: View) -> None:
        """Say how the current citation holds, or why there is none in this document."""
        shown, item = self._shown, self._shown.analysis.item(view.item)
        if shown.vouches(view):
            self.header.show_cite(shown.proof(view), view.cite)
        elif item is not None and shown.proof(view) is not None:
            self.header.say_other_document()
        elif item is not None:
            self.header.show_cite(None, 0)
        elif view.gap is not None:
            self.header.say_no_item(self.tr("No statement in this cell."))
        else:
            self.header.say_no_item(self.tr("No statement is selected."))

    def _return_to_passage(self) -> None:
        view = self._context.selection.view
        self._context.selection.show_cite(view.cite)

    def _bring_again(self, view: View) -> None:
        """Bring the current passage back into sight."""
        self._scroll(view)
        self._announce(view)

    def _show_part(self) -> None:
        begin, end = self.view.shown_share
        awaited = self._shown.document is None and self._shown.readable is not None
        is_part = awaited or end - begin < 1
        self._part.setVisible(is_part and not self.reading.showing_pages and not self._needs_room)
        if awaited:
            self._part.setText(self.tr("This is the beginning of a long document. The rest is being read…"))
        else:
            share = int(begin * 100), ceil(end * 100)
            self._part.setText(self.tr("Long document: {0}–{1} % of it is loaded. Scroll for more.").format(*share))

    def _scroll(self, view: View) -> None:
        self._show_page_label(view)
        self._place.bring(view)

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        view = self._context.selection.view
        before, now = Shown(old, view.source), Shown(new, view.source)
        if (
            before.document is not now.document
            or before.readable is not now.readable
            or before.proof(view) is not now.proof(view)
            # Whether there are any documents may be known now.
            or (now.document is None and (old.complete, old.head.sources) != (new.complete, new.head.sources))
        ):
            self._show(view)
        else:
            self._take(view)
            if (
                old.progress.stage != new.progress.stage
                or old.revision != new.revision
                or old.numbers(view.dimension) is not new.numbers(view.dimension)
                or old.reviews is not new.reviews
            ):
                self._mark()
                self._show_beside(view)
                # Where the reader does not point at it, the passage keeps its place in the panel.
                with self._text_in_place() if self.view.underMouse() else nullcontext():
                    self._say_cite(view)
                    self._note(view if self._shown.vouches(view) else View())
        if new.complete and not old.complete:
            self._begin_coverage()

    # -- marks ------------------------------------------------------------------------------------------------------

    def _mark(self) -> None:
        view = self._context.selection.view
        if self._shown.document is None:
            return
        layers: list[Layer] = [self.passages.marks(view.dimension)]
        current = [*self.passages.rests(view), *self.passages.own_marks(view)]
        if self._coverage is not None:
            layers.append(self._coverage.marks())
            current += self._coverage.current_marks()
        noted = self._context.notes.on_source(self._shown.source)
        layers.append(Marks([noted_mark(one) for one in noted if one.span is not None]))
        self.reading.show_marks(current, layers, view.place)

    def _describe(self, marks: tuple[Mark, ...]) -> str:
        """What a mark in the margin means, for its tooltip."""
        noted = [mark.noted for mark in marks if mark.noted]
        return words.plain("\n".join(noted)) if noted else self.passages.describe(marks)

    def _passage_clicked(self, offset: int, point: QPoint) -> None:
        self.passages.go(self.passages.owners_at(offset), point)

    def _margin_clicked(self, marks: tuple[Mark, ...]) -> None:
        claim = next((mark for mark in marks if mark.uncited), None)
        if any(mark.noted for mark in marks):
            QToolTip.showText(QCursor.pos(), self._describe(marks), self.view)
        elif claim is None:
            self.passages.go(self.passages.owners_of(marks), QCursor.pos())
        elif self._coverage is not None:
            self._coverage.select_at(claim.start)

    def _go(self, owners: list[Owner]) -> None:
        self.passages.go(owners, self.reading.menu_point)

    def next_passage(self) -> None:
        """Go to the next cited passage of the document, and to a statement that cites it."""
        self.passages.step(self.reading.cursor, 1)

    def previous_passage(self) -> None:
        """Go to the cited passage before."""
        self.passages.step(self.reading.cursor, -1)

    # -- pages ------------------------------------------------------------------------------------------------------

    def _know_pages(self, source_id: str) -> None:
        view = self._context.selection.view
        document = self._context.project.analysis.document(source_id)
        if view.source == source_id and document is not None:
            self._show_page_label(view)
            self.reading.take_pages(document)
            self._fill_strip()

    def _pages_changed(self) -> None:
        view = self._context.selection.view
        self._fill_strip()
        self._mark()
        self._show_page_label(view)
        self._place.bring_pages(view)

    def _show_page_label(self, view: View) -> None:
        passage = self._shown.passage(view)
        label = self._context.geometry.labels(view.source, *passage) if passage is not None else ""
        self.header.show_page(label)

    def _jump(self, start: int, end: int) -> None:
        """Go where a link of a page leads; the way back is one step."""
        self._context.selection.show_place(self._shown.source, (start, end))

    # -- the strip --------------------------------------------------------------------------------------------------

    @property
    def _wants_strip(self) -> bool:
        return self._context.settings.show_strip

    @property
    def strip(self) -> SideStrip:
        """The pages and headings beside the document; made when they are first asked for."""
        return self._make_strip().strip

    def _make_strip(self) -> StripBeside:
        if self._strip is None:
            from stratview.ui.source.strip_beside import StripBeside

            self._strip = StripBeside(self._context, self.reading, self._across)
            self._strip.strip.closed.connect(self._close_strip)
            self._strip.scrolled_text.connect(self._place.remember)
        return self._strip

    def show_strip(self, shown: bool) -> None:
        """Show the pages and headings beside the document, or hide them."""
        self._context.settings.show_strip = shown
        if not shown and self._strip is not None and self._strip.strip.isAncestorOf(self.window().focusWidget()):
            self.setFocus()
        self._show_again()
        if shown:
            self.strip.setFocus()

    def _close_strip(self) -> None:
        self.show_strip(False)
        self.strip_shown.emit(False)

    def _fill_strip_soon(self) -> None:
        """Fill the strip; make it a moment later, as that takes as long as showing the document, which comes first."""
        if self._strip is None and self._wants_strip:
            QTimer.singleShot(_PAUSE_MILLISECONDS, self, self._fill_strip)
        else:
            self._fill_strip()

    def _fill_strip(self) -> None:
        shown = self._wants_strip and self._shown.document is not None
        if shown or self._strip is not None:
            self._make_strip().fill(self._shown if shown else None)

    def _follow_soon(self) -> None:
        if self._strip is not None and self._wants_strip:
            self._strip.follow_soon()

    # -- coverage ---------------------------------------------------------------------------------------------------

    @property
    def coverage(self) -> SourceCoverage:
        """What is known of who cites what; made when everything is proven, or when it is first asked for."""
        if self._coverage is None:
            from stratview.ui.source.coverage import SourceCoverage

            self._coverage = SourceCoverage(self._context, self.reading, self.bar, self)
            self._coverage.changed.connect(self._coverage_changed)
            self._coverage.shown_changed.connect(self.uncited_shown)
            self._coverage.go_wanted.connect(self._go)
            self._coverage.follow(self._shown)
        return self._coverage

    def _begin_coverage(self) -> None:
        self.coverage.follow(self._shown)
        self._coverage_changed()

    def _coverage_changed(self) -> None:
        with self._text_in_place() if self.view.underMouse() else nullcontext():
            self._show_coverage()
            self._share_height()
        self._mark()

    def _share_height(self) -> None:
        """In a low panel, what is said of a sentence, or written, takes the place of what is said of the document."""
        low = self.height() < self._context.theme.px(_LOW)
        compact = not self.bar.isHidden() and low
        self.header.set_compact(compact or self._needs_room)
        self.header.set_low(self.height() < self._context.theme.px(_LOWEST))
        self.header.setVisible(not (self._needs_room and low))
        self.bar.set_compact(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()
        if self._strip is not None:
            self._strip.fit()

    def _show_coverage(self) -> None:
        self.header.show_coverage(self._coverage.totals if self._coverage is not None else None)

    def show_uncited(self, shown: bool) -> None:
        """Mark the uncited claims, or no longer."""
        self.coverage.show_uncited(shown)

    def next_uncited(self) -> None:
        """Select the next uncited claim."""
        self.reading.turn_to_text()
        self.coverage.step_uncited(1)

    def previous_uncited(self) -> None:
        """Select the uncited claim before."""
        self.reading.turn_to_text()
        self.coverage.step_uncited(-1)

    def next_sentence(self) -> None:
        """Select the next sentence of the document and say what cites it."""
        self.reading.turn_to_text()
        self.coverage.step_sentence(1)

    def previous_sentence(self) -> None:
        """Select the sentence before and say what cites it."""
        self.reading.turn_to_text()
        self.coverage.step_sentence(-1)

    def extend_sentence(self) -> None:
        """Select the next sentence too."""
        self.reading.turn_to_text()
        self.coverage.extend_sentence()

    def copy_entry(self) -> None:
        """Copy the selected sentence as an entry for a statement's `cites`."""
        self.coverage.copy_entry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.bar.isVisible() and self._coverage is not None:
            self._coverage.close()
            return
        super().keyPressEvent(event)

    # -- the rest ---------------------------------------------------------------------------------------------------

    def choose_document(self) -> None:
        """Open the list of documents."""
        if self._chooser is None:
            from stratview.ui.source.chooser import DocumentChooser

            self._chooser = DocumentChooser(self._context, self)
            self._chooser.chosen.connect(self._context.selection.show_source)
        self._chooser.open_below(self.header.choose)

    def _reference(self) -> str:
        return words.source_reference(self._context.project.head, self._shown.source)

    def _step_cite(self, step: int) -> None:
        self._context.selection.show_cite(self._context.selection.view.cite + step)

    def _link_clicked(self, address: str) -> None:
        from stratview.ui.links import show_link

        show_link(address, self._context, self)

    def _restyle(self) -> None:
        self._style()
        if self._shown.document is not None:
            self._place.lay_again()
            self._show_again()

    def _show_again(self) -> None:
        self._show(self._context.selection.view)

    def _style(self) -> None:
        theme = self._context.theme
        self.header.restyle()
        if self._beside is not None:
            self._beside.restyle()
        self.reading.restyle()
        if self._strip is not None:
            self._strip.strip.restyle()
        self._part.setContentsMargins(theme.px(16), theme.px(3), theme.px(10), theme.px(3))
        # Wide enough for every state of the header, so that no choice of a statement moves the panes.
        self.setMinimumWidth(min(theme.px(280), 340))
        theme.set_colors(self._part, text="muted")
        theme.set_colors(self, ground="page")
        self.setAutoFillBackground(True)
