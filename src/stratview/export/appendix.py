"""The appendix of a report: every quoted place in the documents, numbered, in its sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.evidence.coverage import sentences
from stratview.evidence.proof import ProofState, worst
from stratview.export.content import LostQuote, ReportDocument, ReportPassage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from stratview.documents.library import Document
    from stratview.documents.text import Block, DocumentText
    from stratview.evidence.anchor import Span
    from stratview.evidence.proof import CiteProof, StatementProof

_LETTERS: Final = 26
_MOST_CONTEXT: Final = 280
"""No more characters of context than these on each side of a quote."""
_WHOLE: Final = 0.9
"""A quote that fills more of its sentence than this gets the sentences beside it as context too."""


@dataclass(slots=True)
class _Place:
    span: Span
    owners: list[str]
    states: list[ProofState]
    label: str = ""


class Passages:
    """The quoted places of all documents with their labels: letter of the document, number in the order of its text.

    The labels are those of the whole comparison, whatever part of it is exported.
    """

    def __init__(self, proofs: Iterable[tuple[str, StatementProof]], documents: Iterable[Document]) -> None:
        """Take the proofs of the whole comparison, each with the number of its statement or milestone."""
        self._documents = tuple(documents)
        self.letters = {document.source.id: letter(index) for index, document in enumerate(self._documents)}
        self._places: dict[tuple[str, int, int], _Place] = {}
        self._lost: dict[tuple[str, int], str] = {}
        for number, proof in proofs:
            for index, cite in enumerate(proof.cites):
                self._add(number, index, cite)
        counts = dict.fromkeys(self.letters, 0)
        for (source, _, _), place in sorted(self._places.items(), key=lambda item: item[0]):
            counts[source] += 1
            place.label = f"{self.letters[source]}{counts[source]}"
        self._counts = counts

    @property
    def count(self) -> int:
        """How many places are quoted."""
        return len(self._places)

    def label(self, number: str, index: int, cite: CiteProof) -> str:
        """The label of the place that a cite quotes, or of its entry among the lost quotes."""
        span = cite.anchor.span
        if span is None:
            return self._lost[number, index]
        return self._places[cite.cite.source, span.start, span.end].label

    def lost(self, number: str, proof: StatementProof) -> tuple[LostQuote, ...]:
        """The quotes of a statement that have no sure place."""
        titles = {document.source.id: document.source.title for document in self._documents}
        return tuple(
            LostQuote(
                label=self._lost[number, index],
                owner=number,
                quote=cite.cite.quote,
                document=titles.get(cite.cite.source, cite.cite.source),
                state=ProofState(cite.anchor.state),
            )
            for index, cite in enumerate(proof.cites)
            if cite.anchor.span is None
        )

    def documents(self, owners: Collection[str], *, with_passages: bool) -> tuple[ReportDocument, ...]:
        """The documents, with the passages that the given statements and milestones rest on."""
        by_source: dict[str, list[_Place]] = {source: [] for source in self.letters}
        if with_passages:
            for (source, _, _), place in sorted(self._places.items(), key=lambda item: item[0]):
                by_source[source].append(place)
        return tuple(
            ReportDocument(
                letter=self.letters[document.source.id],
                id=document.source.id,
                title=document.source.title,
                file=document.source.file,
                fields=document.source.fields,
                state=document.state,
                sha256=document.sha256,
                listed_sha256=document.source.sha256,
                words=document.word_count,
                passages=tuple(_passages(document.text, by_source[document.source.id], owners)),
                cited_passages=self._counts[document.source.id],
            )
            for document in self._documents
        )

    def _add(self, number: str, index: int, cite: CiteProof) -> None:
        span = cite.anchor.span
        if span is None:
            self._lost[number, index] = f"N{len(self._lost) + 1}"
            return
        place = self._places.setdefault((cite.cite.source, span.start, span.end), _Place(span, [], []))
        if number not in place.owners:
            place.owners.append(number)
        place.states.append(cite.state)


def letter(index: int) -> str:
    """A, B … Z, AA, AB …: the letter of the document with this index from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def _passages(text: DocumentText, places: Iterable[_Place], owners: Collection[str]) -> Iterable[ReportPassage]:
    for place in places:
        rest_on_it = tuple(owner for owner in place.owners if owner in owners)
        if rest_on_it:
            yield _passage(text, place, rest_on_it)


def _passage(text: DocumentText, place: _Place, owners: tuple[str, ...]) -> ReportPassage:
    span = place.span
    block = text.blocks[text.block_at(span.start)]
    start, end = _context(block, span)
    return ReportPassage(
        label=place.label,
        before=text.text[start : span.start],
        quote=text.text[span.start : span.end],
        after=text.text[span.end : end],
        cut_before=start > block.start,
        cut_after=end < block.end,
        sections=tuple(text.blocks[index].text for index in block.sections),
        cell=_cell(text, block),
        line=block.line,
        state=worst(place.states),
        owners=owners,
    )


def _context(block: Block, span: Span) -> tuple[int, int]:
    """Where the context of a quote begins and ends: its sentence, with those beside it when the quote fills it."""
    found = sentences(block) if block.kind != "code" else ()
    touched = [index for index, sentence in enumerate(found) if sentence.start < span.end and span.start < sentence.end]
    if not touched:
        return max(block.start, span.start - _MOST_CONTEXT), min(block.end, span.end + _MOST_CONTEXT)
    first, last = touched[0], touched[-1]
    if span.end - span.start > _WHOLE * (found[last].end - found[first].start):
        first, last = max(0, first - 1), min(len(found) - 1, last + 1)
    start, end = min(span.start, found[first].start), max(span.end, found[last].end)
    return _word_start(block, max(start, span.start - _MOST_CONTEXT), start), _word_end(
        block, min(end, span.end + _MOST_CONTEXT), end
    )


def _word_start(block: Block, at: int, least: int) -> int:
    """The start of the first whole word from `at` on, where the context had to be cut."""
    if at <= least:
        return at
    space = block.text.find(" ", at - block.start)
    return block.start + space + 1 if 0 <= space < at - block.start + 40 else at


def _word_end(block: Block, at: int, most: int) -> int:
    if at >= most:
        return at
    space = block.text.rfind(" ", 0, at - block.start)
    return block.start + space if space > at - block.start - 40 else at


def _cell(text: DocumentText, block: Block) -> tuple[str, str]:
    """The heads of the row and the column that a table's cell stands in."""
    if block.kind != "cell" or block.header:
        return ("", "")
    row = column = ""
    index = text.block_at(block.start)
    for other in reversed(text.blocks[:index]):
        if other.table != block.table:
            break
        if other.row == block.row and other.column == 0:
            row = other.text
        if other.header and other.column == block.column:
            column = other.text
    return (row, column)
