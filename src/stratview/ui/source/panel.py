"""The source panel: the document that proves the current statement, at the passage, beside what to know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stratview.session.selection import View
from stratview.ui.labels import plain_label
from stratview.ui.source.cited_passages import CitedPassages
from stratview.ui.source.document_view import DocumentView
from stratview.ui.source.header import SourceHeader
from stratview.ui.source.notes import SourceNotes
from stratview.ui.source.place_bar import PlaceBar

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent

    from stratview.documents.text import DocumentText
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.anchor import Span
    from stratview.evidence.passages import Owner
    from stratview.evidence.proof import CiteProof, StatementProof
    from stratview.ui.context import Context
    from stratview.ui.source.chooser import DocumentChooser
    from stratview.ui.source.coverage import SourceCoverage
    from stratview.ui.source.find_bar import DocumentFind
    from stratview.ui.source.marks import Layer, Mark

PANEL = "source"
"""The name under which the reading position is remembered."""
STRETCH = "source-stretch"
"""The name under which is remembered which stretch of a long document that position is in."""
_LOW = 380


class SourcePanel(QWidget):
    """Follows the selection: document, passage, proof, and the other passages that are cited.

    `uncited_shown(shown)` is emitted when the claims that nobody cites are marked, or no longer.
    """

    uncited_shown = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown_source = ""
        self._shown_text: DocumentText | None = None
        # The passage is to be shown as soon as it is known where it is.
        self._unplaced = False
        # These come after the first paint: two need what is read and proven by then, one is rarely asked for.
        self._finder: DocumentFind | None = None
        self._coverage: SourceCoverage | None = None
        self._chooser: DocumentChooser | None = None
        self.header = SourceHeader(context, self)
        self.header.cite_step.connect(self._step_cite)
        self.header.choose_clicked.connect(self.choose_document)
        self.header.link_clicked.connect(self._link_clicked)
        self.notes = SourceNotes(context, self)
        self.notes.place_wanted.connect(self._show_place)
        self.passages = CitedPassages(context, self)
        self._make_view()
        self.bar = PlaceBar(context, self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.notes)
        self._layout.addWidget(self.view, 1)
        self._layout.addWidget(self._part)
        self._layout.addWidget(self.bar)
        self.setFocusProxy(self.view)
        context.selection.changed.connect(self._follow)
        context.project.changed.connect(self._know_more)
        context.theme.changed.connect(self._restyle)
        self._style()
        self._show(context.selection.view)
        if context.project.analysis.complete:
            self._begin_coverage()

    def _make_view(self) -> None:
        self.view = DocumentView(self._context.theme, self)
        self.view.setAccessibleName(self.tr("Document"))
        self.view.setAccessibleDescription(
            self.tr(
                "The document's text. Return on a marked passage goes to the statement that cites it. "
                "Alt+. selects the next sentence and says what cites it."
            )
        )
        self.view.describe = self.passages.describe
        self.view.passage_clicked.connect(self._passage_clicked)
        self.view.margin_clicked.connect(self._margin_clicked)
        self.view.link_clicked.connect(self._link_clicked)
        self.view.scrolled.connect(self._remember_position)
        self.view.moved.connect(self._show_part)
        self._part = plain_label(self)
        self._part.setWordWrap(True)

    @property
    def finder(self) -> DocumentFind:
        """The bar that finds in the document."""
        return self._finder or self._make_finder()

    @property
    def is_finding(self) -> bool:
        """Whether the reader finds in the document: the bar is open."""
        return self._finder is not None and self._finder.isVisible()

    def _make_finder(self) -> DocumentFind:
        from stratview.ui.source.find_bar import DocumentFind

        self._finder = finder = DocumentFind(self._context, self.view, self)
        self._layout.insertWidget(self._layout.indexOf(self.view), finder)
        view = self._context.selection.view
        document = self._context.project.analysis.document(view.source)
        finder.follow(view, document.text if document is not None else None)
        return finder

    def add_header_action(self, action: QAction) -> None:
        """Put an action into the row beside the proof state (copying the quote)."""
        self.header.add_action(action)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the document."""
        self._layout.addWidget(widget)

    # -- following --------------------------------------------------------------------------------------------------

    def _follow(self, old: View, new: View) -> None:  # noqa: ARG002 - the signal's shape
        self._show(new)

    def _show(self, view: View) -> None:
        document = self._context.project.analysis.document(view.source)
        self.passages.show_source(view.source if document is not None else "")
        if self._coverage is not None:
            self._coverage.show_source(view.source)
        if document is None:
            self._shown_source = ""
            self._shown_text = None
            self.view.show_text(None)
            awaited = self._context.project.head.source(view.source)
            if awaited is not None:
                self.header.show_waiting(awaited)
            else:
                self.header.show_nothing()
        elif view.source != self._shown_source or document.text is not self._shown_text:
            self._shown_source, self._shown_text = view.source, document.text
            self.view.show_text(document.text, self._target(view))
        if document is not None:
            self.header.show_document(document)
        self.header.show_cite(self._current_proof(view), view.cite)
        self._share_height()
        self._show_coverage()
        self.notes.show_for(view if self._current_proof(view) is not None else View())
        self._show_part()
        self._mark()
        if document is not None:
            self._scroll(view)
        if self._finder is not None:
            self._finder.follow(view, document.text if document is not None else None)
        elif view.place is not None:
            # What led to the place is marked there: making the bar does it.
            self._make_finder()

    def _show_part(self) -> None:
        begin, end = self.view.shown_share
        self._part.setVisible(end - begin < 1)
        self._part.setText(
            self.tr("A long document: {0}–{1} % of it is set here. Scrolling on brings the rest.").format(
                int(begin * 100), round(end * 100)
            )
        )

    def _scroll(self, view: View) -> None:
        position = self._context.selection.position(PANEL)
        known = self._current_proof(view) is not None or self._context.project.analysis.item(view.item) is None
        was_unplaced, self._unplaced = self._unplaced, not known and (position is None or self._unplaced)
        if position is not None and not (was_unplaced and known):
            self.view.scroll_to_pixel(position, self._target(view))
            return
        passage = self._passage(view)
        if view.place is not None:
            self.view.scroll_to(view.place[0])
        elif passage is not None:
            self.view.scroll_to(passage.start)
        else:
            self.view.scroll_to_pixel(0, 0)

    def _passage(self, view: View) -> Span | None:
        """Where the current cite's quote stands, or may stand, in the document that is shown."""
        places = self._places(view)
        cite = self._current_cite(view)
        return cite.anchor.span or places[0] if places and cite is not None else None

    def _places(self, view: View) -> tuple[Span, ...]:
        """All places that the current cite may mean. A quote that is missing may have twins: they are no proof."""
        cite = self._current_cite(view)
        if cite is None or cite.cite.source != view.source or str(cite.anchor.state) == "missing":
            return ()
        return cite.anchor.places

    def _target(self, view: View) -> int:
        """Around which place (code points) the document is going to be read."""
        kept = self._context.selection.position(STRETCH)
        if kept is not None:
            return kept
        if view.place is not None:
            return view.place[0]
        passage = self._passage(view)
        return passage.start if passage is not None else 0

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        view = self._context.selection.view
        if old.document(view.source) is not new.document(view.source) or old.proof(view.item) is not new.proof(
            view.item
        ):
            self._show(view)
        elif (
            old.progress.stage != new.progress.stage
            or old.revision != new.revision
            or old.numbers(view.dimension) is not new.numbers(view.dimension)
        ):
            self._mark()
            self.notes.show_for(view)
        if new.complete and not old.complete:
            self._begin_coverage()

    def _current_proof(self, view: View) -> StatementProof | None:
        """The proof of the current item; None while it is not known."""
        return self._context.project.analysis.proof(view.item)

    def _current_cite(self, view: View) -> CiteProof | None:
        proof = self._current_proof(view)
        return proof.cites[view.cite] if proof is not None and view.cite < len(proof.cites) else None

    # -- marks ------------------------------------------------------------------------------------------------------

    def _mark(self) -> None:
        view = self._context.selection.view
        if not self._shown_source:
            return
        layers: list[Layer] = [self.passages.marks(view.dimension)]
        current = self.passages.current_marks(self._places(view))
        if self._coverage is not None:
            layers.append(self._coverage.marks())
            current += self._coverage.current_marks()
        self.view.show_marks(current, *layers)

    def _passage_clicked(self, offset: int, keyed: bool) -> None:
        self.passages.go(self.passages.owners_at(offset), self._at_cursor() if keyed else QCursor.pos())

    def _margin_clicked(self, marks: tuple[Mark, ...]) -> None:
        claim = next((mark for mark in marks if mark.uncited), None)
        if claim is None:
            self.passages.go(self.passages.owners_of(marks), QCursor.pos())
        elif self._coverage is not None:
            self._coverage.select_at(claim.start)

    def _go(self, owners: list[Owner]) -> None:
        self.passages.go(owners, self._at_cursor())

    def _at_cursor(self) -> QPoint:
        """Where a menu belongs that was asked for with the keyboard: below the text cursor."""
        return self.view.viewport().mapToGlobal(self.view.cursorRect().bottomLeft())

    def next_passage(self) -> None:
        """Go to the next cited passage of the document, and to a statement that cites it."""
        self.passages.step(self.view.cursor_offset or 0, 1)

    def previous_passage(self) -> None:
        """Go to the cited passage before."""
        self.passages.step(self.view.cursor_offset or 0, -1)

    # -- coverage ---------------------------------------------------------------------------------------------------

    @property
    def coverage(self) -> SourceCoverage:
        """What is known of who cites what; made when everything is proven, or when it is first asked for."""
        if self._coverage is None:
            from stratview.ui.source.coverage import SourceCoverage

            self._coverage = SourceCoverage(self._context, self.view, self.bar, self)
            self._coverage.changed.connect(self._coverage_changed)
            self._coverage.shown_changed.connect(self.uncited_shown)
            self._coverage.go_wanted.connect(self._go)
            self._coverage.show_source(self._context.selection.view.source)
        return self._coverage

    def _begin_coverage(self) -> None:
        self.coverage.show_source(self._context.selection.view.source)
        self._coverage_changed()

    def _coverage_changed(self) -> None:
        self._show_coverage()
        self._mark()
        self._share_height()

    def _share_height(self) -> None:
        """In a low panel, what is said of a sentence takes the place of what is said of the document."""
        compact = not self.bar.isHidden() and self.height() < self._context.theme.px(_LOW)
        self.header.set_compact(compact)
        self.bar.set_compact(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def _show_coverage(self) -> None:
        self.header.show_coverage(self._coverage.totals if self._coverage is not None else None)

    def show_uncited(self, shown: bool) -> None:
        """Mark the claims that nobody cites, or no longer."""
        self.coverage.show_uncited(shown)

    def next_uncited(self) -> None:
        """Select the next claim that nobody cites."""
        self.coverage.step_uncited(1)

    def previous_uncited(self) -> None:
        """Select the claim before that nobody cites."""
        self.coverage.step_uncited(-1)

    def next_sentence(self) -> None:
        """Select the next sentence of the document and say what cites it."""
        self.coverage.step_sentence(1)

    def previous_sentence(self) -> None:
        """Select the sentence before and say what cites it."""
        self.coverage.step_sentence(-1)

    def extend_sentence(self) -> None:
        """Select the next sentence too."""
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

    def _show_place(self, start: int) -> None:
        self.view.scroll_to(start)

    def _step_cite(self, step: int) -> None:
        self._context.selection.show_cite(self._context.selection.view.cite + step)

    def _link_clicked(self, address: str) -> None:
        from stratview.ui.links import show_link

        show_link(address, self._context, self)

    def _remember_position(self, value: int) -> None:
        self._context.selection.remember(PANEL, value)
        self._context.selection.remember(STRETCH, self.view.near)

    def _restyle(self) -> None:
        self._style()
        shown, self._shown_source = self._shown_source, ""
        if shown:
            self._show(self._context.selection.view)

    def _style(self) -> None:
        theme = self._context.theme
        self.header.restyle()
        self._part.setContentsMargins(theme.px(16), theme.px(3), theme.px(10), theme.px(3))
        # Wide enough for every state of the header, so that no choice of a statement moves the panes.
        self.setMinimumWidth(min(theme.px(280), 340))
        muted = self._part.palette()
        muted.setColor(self._part.foregroundRole(), theme.color("muted"))
        self._part.setPalette(muted)
        page = self.palette()
        page.setColor(self.backgroundRole(), theme.color("page"))
        self.setPalette(page)
        self.setAutoFillBackground(True)
