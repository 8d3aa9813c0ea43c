"""The commands on the current citation: another passage in its place, and its ends moved word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from stratview.editing.citations import Replacement, replace_cites
from stratview.editing.statements import NewCite
from stratview.evidence.draft_statement import quotes_of

if TYPE_CHECKING:
    from stratview.comparison.model import Cite
    from stratview.documents.library import Document
    from stratview.evidence.anchor import Span
    from stratview.ui.context import Context
    from stratview.ui.editing.actions import EditActions
    from stratview.ui.source.panel import SourcePanel

_WORD: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]|[^\\s\u3040-\u30ff\u3400-\u9fff]+")


_SPACES: Final = " \t\n"


class CiteCommands(QObject):
    """Acts on the citation that the source panel shows."""

    def __init__(self, context: Context, actions: EditActions, source: SourcePanel) -> None:
        super().__init__(actions)
        self._context = context
        self._source = source
        for action, slot in (
            (actions.replace_cite, self.replace),
            (actions.end_later, self.end_later),
            (actions.end_earlier, self.end_earlier),
            (actions.begin_earlier, self.begin_earlier),
            (actions.begin_later, self.begin_later),
        ):
            action.triggered.connect(slot)

    def current(self) -> tuple[str, Cite, Document, Span | None] | None:
        """The item, its current citation, the document, and where the quote is; None where there is no such thing."""
        view, analysis = self._context.selection.view, self._context.project.analysis
        proof = analysis.proof(view.item)
        if proof is None or view.cite >= len(proof.cites):
            return None
        cite = proof.cites[view.cite]
        document = analysis.document(cite.cite.source)
        return (view.item, cite.cite, document, cite.anchor.span) if document is not None else None

    def replace(self) -> None:
        """Put the passage that is selected in the document in the place of the current citation."""
        found, selected = self.current(), self._source.reading.selected
        document = self._context.project.analysis.document(self._context.selection.view.source)
        if found is None or document is None:
            self._context.messages.info(self.tr("Select a statement with a citation first."))
        elif selected is None:
            self._context.messages.info(self.tr("Select the passage that takes the place of the citation first."))
        else:
            self._write(found[0], found[1], document, *selected)

    def end_later(self) -> None:
        """Take the next word behind the quote into it."""
        self._move_end(1)

    def end_earlier(self) -> None:
        """Leave out the quote's last word."""
        self._move_end(-1)

    def begin_earlier(self) -> None:
        """Take the word before the quote into it."""
        self._move_begin(-1)

    def begin_later(self) -> None:
        """Leave out the quote's first word."""
        self._move_begin(1)

    def whole_words(self, start: int, end: int) -> tuple[int, int]:
        """Return a part of the document (code points) moved out to the words at its ends."""
        found = self.current()
        if found is None:
            return start, end
        text = found[2].text.text
        return _outer(text, start)[0], _outer(text, end)[1]

    def set_span(self, start: int, end: int) -> None:
        """Cite this part of the document (code points) in the place of the current citation."""
        found = self.current()
        if found is not None and start < end and (start, end) != found[3]:
            self._write(found[0], found[1], found[2], start, end)

    def _move_end(self, step: int) -> None:
        found = self._words()
        if found is not None:
            span, words = found
            self.set_span(span.start, _next([end for _, end in words], span.end, step))

    def _move_begin(self, step: int) -> None:
        found = self._words()
        if found is not None:
            span, words = found
            self.set_span(_next([start for start, _ in words], span.start, step), span.end)

    def _words(self) -> tuple[Span, list[tuple[int, int]]] | None:
        """Where the current quote is, and the words of its paragraph (code points)."""
        found = self.current()
        if found is None or found[3] is None:
            self._context.messages.info(self.tr("The current statement has no passage whose ends could be moved."))
            return None
        text, span = found[2].text, found[3]
        block = text.blocks[text.block_at(span.start)]
        part = text.text[block.start : block.end]
        return span, [(block.start + word.start(), block.start + word.end()) for word in _WORD.finditer(part)]

    def _write(self, item: str, cite: Cite, document: Document, start: int, end: int) -> None:
        quotes = quotes_of(document, start, end)
        if len(quotes) != 1:
            self._context.messages.info(self.tr("A citation is within one paragraph: select less."))
            return
        replacement = Replacement(item, cite, NewCite.of(quotes[0].cite))
        self._context.editing.apply(lambda draft, comparison: replace_cites(draft, comparison, [replacement]))


def _outer(text: str, at: int) -> tuple[int, int]:
    """Return where the word begins and ends that has this place inside it; the place itself between words."""
    start = max((text.rfind(sign, 0, at) for sign in _SPACES), default=-1) + 1
    for word in _WORD.finditer(text, start):
        if word.end() > at:
            return (word.start(), word.end()) if word.start() < at else (at, at)
    return at, at


def _next(places: list[int], at: int, step: int) -> int:
    """The place after or before this one, or this one."""
    if step > 0:
        return next((place for place in places if place > at), at)
    return next((place for place in reversed(places) if place < at), at)
