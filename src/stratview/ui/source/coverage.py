"""The source panel's reading of a document backwards: what is uncited, sentence by sentence, and what cites it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication

from stratview.comparison.model import Statement
from stratview.evidence.anchor import Span
from stratview.evidence.coverage import sentences
from stratview.evidence.passages import owners_between
from stratview.ui import words
from stratview.ui.source.marks import Mark
from stratview.ui.source.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.library import Document
    from stratview.evidence.coverage import Coverage
    from stratview.evidence.passages import Owner
    from stratview.ui.context import Context
    from stratview.ui.source.place_bar import PlaceBar
    from stratview.ui.source.text_or_pages import TextOrPages

_NAMED = 3
"""The most statements citing a sentence that are read out."""


class UncitedMarks:
    """The uncited claims of a document, and the sentences marked as none; each mark is made when it comes in sight."""

    def __init__(self, coverage: Coverage | None) -> None:
        self._coverage = coverage

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that have a character between `start` and `end` (code points), in the order of the text."""
        if self._coverage is None:
            return []
        marks = [
            Mark(*claim.span, "", current=False, uncited=True) for claim in self._coverage.uncited_between(start, end)
        ]
        marks += [
            Mark(*one.span, "", current=False, uncited=True, reason=one.reason)
            for one in self._coverage.not_claims_between(start, end)
        ]
        return sorted(marks, key=lambda mark: mark.start)


class SourceCoverage(QObject):
    """Marks, steps and words about what is cited in the document that is shown.

    `changed` is emitted when its marks or totals have changed, `shown_changed(shown)` when the marks of uncited claims
    are shown or hidden, `go_wanted(owners)` when the reader wants to see what cites the selected sentence.
    """

    changed = Signal()
    shown_changed = Signal(bool)
    go_wanted = Signal(object)

    def __init__(self, context: Context, reading: TextOrPages, bar: PlaceBar, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._reading = reading
        self._bar = bar
        self._shown = Shown(context.project.analysis, "")
        self._selected: Span | None = None
        # What was asked for before the document, or its claims, were known.
        self._steps_due: list[int] = []
        self._sentences_due: list[int] = []
        bar.copy_wanted.connect(self.copy_entry)
        bar.go_wanted.connect(self._go)
        bar.closed.connect(self.close)

    # -- what is shown ----------------------------------------------------------------------------------------------

    def follow(self, shown: Shown) -> None:
        """Show another document, or what is known of it by now."""
        old, self._shown = self._shown, shown
        if shown.source != old.source:
            self._steps_due, self._sentences_due = [], []
            self.close()
            if shown.source:
                self._context.project.count_claims(shown.source)
        else:
            self._know_more(old, shown)

    def close(self) -> None:
        """Deselect the sentence."""
        if self._selected is not None:
            self._selected = None
            focus = self._bar.isAncestorOf(self._bar.window().focusWidget())
            self._bar.hide()
            if focus:
                self._reading.current.setFocus()
            self.changed.emit()

    @property
    def totals(self) -> tuple[int, int] | None:
        """How many claims of the shown document are cited, and how many there are; None while that is not known."""
        return self._shown.totals

    @property
    def shown(self) -> bool:
        """Whether the uncited claims are marked."""
        return self._context.settings.show_uncited

    def show_uncited(self, shown: bool) -> None:
        """Mark the uncited claims, or no longer; the settings keep it."""
        if shown != self.shown:
            self._context.settings.show_uncited = shown
            self.shown_changed.emit(shown)
            self.changed.emit()

    def marks(self) -> UncitedMarks:
        """The uncited claims, if they are to be marked."""
        return UncitedMarks(self._coverage if self.shown else None)

    def current_marks(self) -> list[Mark]:
        """The selected claim, if it is uncited and such claims are marked."""
        if self._selected is None:
            return []
        found = self.marks().between(*self._selected)
        return [replace(mark, current=True) for mark in found if (mark.start, mark.end) == self._selected]

    @property
    def _coverage(self) -> Coverage | None:
        return self._shown.coverage

    def _know_more(self, old: Shown, new: Shown) -> None:
        if new.document is not None and old.document is None:
            due, self._sentences_due = self._sentences_due, []
            for step in due:
                self.step_sentence(step)
        elif new.text is not old.text:
            self.close()
        coverage = new.coverage
        if coverage is None and new.source and (old.analysis.revision != new.analysis.revision or old.coverage):
            self._context.project.count_claims(new.source)
        elif coverage is not None and coverage is not old.coverage:
            due, self._steps_due = self._steps_due, []
            if self._selected is not None:
                # More may now be known of it than when it was selected.
                self._say(self._selected, self.owners_between(*self._selected))
            self.changed.emit()
            for step in due:
                self.step_uncited(step)

    # -- going from one to the next ---------------------------------------------------------------------------------

    def step_uncited(self, step: int) -> None:
        """Select the next (1) or previous (-1) uncited claim."""
        self.show_uncited(True)
        coverage = self._coverage
        if coverage is None:
            # It is under way, and takes a moment.
            self._steps_due.append(step)
            return
        # Where no sentence is selected, the one that begins at the cursor is the next.
        at = self._at if self._is_at_selected else self._at - 1
        found = coverage.uncited_after(at) if step > 0 else coverage.uncited_before(self._at)
        if found is not None:
            self.select(found.span)
        elif not coverage.uncited:
            self._context.messages.info(self.tr("Each claim of this document is cited."))
        elif step > 0:
            self._context.messages.info(self.tr("No claim after this one is left uncited."))
        else:
            self._context.messages.info(self.tr("No claim before this one is left uncited."))

    def step_sentence(self, step: int) -> None:
        """Select the next (1) or previous (-1) sentence, heading or cell; first that in which words are selected."""
        document = self._shown.document
        if document is None:
            self._sentences_due.append(step)
        elif document.text.blocks:
            at, here = self._at, self._is_at_selected
            spans = _sentences_from(document, at, step)
            found: Span | None = self._around_selection(document)
            if found is not None:
                self.select(found)
                return
            if step > 0:
                found = next((span for span in spans if span.start > at or (span.start == at and not here)), None)
            else:
                found = next((span for span in spans if span.start < at), None)
            if found is not None:
                self.select(found)

    def _around_selection(self, document: Document) -> Span | None:
        """The sentence in which the cursor is, or of which a part is selected, such as words that were found."""
        if self._is_at_selected:
            return None
        start, end = self._reading.selected or (self._at, self._at)
        around = next((span for span in _sentences_from(document, start, 1) if span.start <= start < span.end), None)
        if around is None or end > around.end or (start, end) in ((around.start, around.end), (around.start, start)):
            return None
        # Behind its last word, where the cursor is after a statement was written, the next one is meant.
        is_behind = start == end and not any(map(str.isalnum, self._text[end : around.end]))
        return None if is_behind else around

    def extend_sentence(self) -> None:
        """Select the next sentence, heading or cell too; where nothing is selected, that alone."""
        document, selected = self._shown.document, self._reading.selected
        if document is None or selected is None:
            self.step_sentence(1)
            return
        start, end = selected
        found = next((span for span in _sentences_from(document, max(start, end - 1), 1) if span.end > end), None)
        if found is not None:
            self._reading.select(start, found.end)

    @property
    def _at(self) -> int:
        return self._reading.cursor

    @property
    def _is_at_selected(self) -> bool:
        return self._selected is not None and self._selected.start == self._at

    def select_at(self, start: int) -> None:
        """Select the claim that begins at a place (code points), if it is uncited, or what is marked as none."""
        mark = next((mark for mark in self.marks().between(start, start + 1) if mark.start == start), None)
        if mark is not None:
            self.select(Span(mark.start, mark.end))

    def select(self, span: Span) -> None:
        """Select a sentence and say what cites it."""
        self._selected = span
        self._reading.select(span.start, span.end)
        owners = self.owners_between(span.start, span.end)
        text = self._say(span, owners)
        self.changed.emit()
        if QAccessible.isActive():
            sentence = self._text[span.start : span.end]
            others = [self.named(owner) for owner in owners[1:_NAMED]]
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self._reading.current, ". ".join([sentence, text, *others]))
            )

    def _say(self, span: Span, owners: list[Owner]) -> str:
        text = self._about(span, owners)
        self._bar.say(text, can_go=bool(owners))
        return text

    @property
    def _text(self) -> str:
        document = self._shown.document
        return document.text.text if document is not None else ""

    def owners_between(self, start: int, end: int) -> list[Owner]:
        """What cites a word between two places (code points) of the shown document, an item once."""
        return owners_between(self._shown.passages, self._text, start, end)

    def _about(self, span: Span, owners: list[Owner]) -> str:
        if owners:
            first = self.named(owners[0])
            more = [self.tr("and %Ln more", "", len(owners) - 1)] if len(owners) > 1 else []
            return self.tr("Cited by: {0}").format(" ".join([first, *more]))
        coverage = self._coverage
        if coverage is None:
            return self.tr("Still counting what is cited…")
        if any(claim.span == span for claim in coverage.uncited_between(*span)):
            return self.tr("No statement cites this.")
        reason = coverage.reason_at(span)
        if reason:
            return self.tr("Marked as no claim: {0}").format(reason)
        return self.tr("This is not a claim, so no statement needs to cite it.")

    def named(self, owner: Owner) -> str:
        """A statement or milestone in a few words, with its side."""
        item = self._shown.analysis.item(owner.item)
        if item is None:
            return owner.item
        side = item.side if isinstance(item, Statement) else item.subject
        name = words.side_name(self._context.project.head, side)
        return words.labelled(name, words.shortened(words.item_text(item)))

    def _go(self) -> None:
        if self._selected is not None:
            self.go_wanted.emit(self.owners_between(*self._selected))

    # -- taking along -----------------------------------------------------------------------------------------------

    def copy_entry(self) -> None:
        """Put the selected sentence on the clipboard as an entry for a statement's `cites`. Nothing is written."""
        document = self._shown.document
        if document is None or self._selected is None:
            self._context.messages.info(self.tr("Choose a sentence of the document first: Alt+. selects the next one."))
            return
        from stratview.evidence.cite_entry import cite_entry
        from stratview.evidence.cut_ends import without_cuts

        part = without_cuts(document.text, self._selected, document.source.language)
        entry = cite_entry(document.text, self._shown.source, part)
        if entry is None:
            words_ = self.tr("This sentence is in several places, and the text beside it is the same.")
            self._context.messages.info(words_)
            return
        QGuiApplication.clipboard().setText(entry)
        self._context.messages.info(self.tr("Copied, to be pasted under a statement's “cites:”."))


def _sentences_from(document: Document, at: int, step: int) -> Iterator[Span]:
    """The sentences of the block at a place and of those after it, or of those before it backwards."""
    blocks, index, language = document.text.blocks, document.text.block_at(at), document.source.language
    # Block by block: a slice of a book would be made as a whole.
    if step > 0:
        for here in range(index, len(blocks)):
            yield from sentences(blocks[here], language)
    else:
        for here in range(index, -1, -1):
            yield from reversed(sentences(blocks[here], language))
