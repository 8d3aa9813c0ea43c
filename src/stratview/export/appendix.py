"""The appendix of a report: every quoted place in the documents, numbered, in its paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from stratview.documents.pages import rectangles
from stratview.evidence.cells import heads_at
from stratview.evidence.coverage import sentences
from stratview.evidence.proof import ProofState, worst
from stratview.export.content import LostQuote, Piece, ReportDocument, ReportPage, ReportParagraph, ReportPassage, Share

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from stratview.documents.library import Document
    from stratview.documents.pages import Page, Pages, Rectangle
    from stratview.documents.text import Block
    from stratview.evidence.anchor import Span
    from stratview.evidence.proof import CiteProof, StatementProof

_LETTERS: Final = 26
_MOST_CONTEXT: Final = 280
"""The most characters of context on each side of a quote."""
_LEAST_GAP: Final = 120
"""Text between two contexts that is shorter than this is shown too."""
_WHOLE: Final = 0.9
"""A quote that fills more of its sentence than this gets the sentences beside it as context too."""


@dataclass(slots=True)
class _Place:
    span: Span
    owners: list[str]
    states: list[ProofState]
    label: str = ""
    page: str = ""


class Passages:
    """The quoted places of all documents with their labels: letter of the document, number in the order of its text.

    The labels are those of the whole comparison, also when a part of it is exported.
    """

    def __init__(
        self,
        proofs: Iterable[tuple[str, StatementProof]],
        documents: Iterable[Document],
        pages: Mapping[str, Pages],
    ) -> None:
        """Take the proofs of the whole comparison, each with the number of its statement or milestone."""
        self._documents = tuple(documents)
        self.letters = {document.source.id: letter(index) for index, document in enumerate(self._documents)}
        self._pages = pages
        self._places: dict[tuple[str, int, int], _Place] = {}
        self._lost: dict[tuple[str, int], str] = {}
        for number, proof in proofs:
            for index, cite in enumerate(proof.cites):
                self._add(number, index, cite)
        counts = dict.fromkeys(self.letters, 0)
        for (source, _, _), place in sorted(self._places.items(), key=lambda item: item[0]):
            counts[source] += 1
            place.label = f"{self.letters[source]}{counts[source]}"
            if source in pages:
                place.page = pages[source].labels(place.span.start, place.span.end)
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
        """Return the quotes of a statement that are found nowhere or in several places."""
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

    def documents(
        self, owners: Collection[str], *, with_passages: bool, with_pages: bool
    ) -> tuple[ReportDocument, ...]:
        """The documents, with the passages that the given statements and milestones rest on, and their pages."""
        by_source: dict[str, list[_Place]] = {source: [] for source in self.letters}
        if with_passages:
            for (source, _, _), place in sorted(self._places.items(), key=lambda item: item[0]):
                by_source[source].append(place)
        return tuple(
            self._document(document, by_source[document.source.id], owners, with_pages=with_pages)
            for document in self._documents
        )

    def _document(
        self, document: Document, places: list[_Place], owners: Collection[str], *, with_pages: bool
    ) -> ReportDocument:
        pages, original = self._pages.get(document.source.id), document.source.original
        return ReportDocument(
            letter=self.letters[document.source.id],
            id=document.source.id,
            title=document.source.title,
            file=document.source.file,
            fields=document.source.fields,
            names=document.source.names,
            state=document.state,
            sha256=document.sha256,
            listed_sha256=document.source.sha256,
            words=document.word_count,
            paragraphs=tuple(_paragraphs(document, places, owners)),
            cited_passages=self._counts[document.source.id],
            pages=_cited_pages(pages, _wanted(places, owners)) if pages is not None and with_pages else (),
            page_count=len(pages.pages) if pages is not None else 0,
            original=(original.file, pages.original_sha256) if original is not None and pages is not None else ("", ""),
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


def _wanted(places: Iterable[_Place], owners: Collection[str]) -> Iterator[_Place]:
    return (place for place in places if any(owner in owners for owner in place.owners))


def _cited_pages(pages: Pages, places: Iterable[_Place]) -> tuple[ReportPage, ...]:
    """The pages that the places are on, with their rectangles."""
    found: dict[int, dict[str, list[Share]]] = {}
    for place in places:
        for one in rectangles(pages, place.span.start, place.span.end):
            share = _share(pages.pages[one.page], one)
            found.setdefault(one.page, {}).setdefault(place.label, []).append(share)
    return tuple(
        ReportPage(
            index=index,
            label=pages.pages[index].label,
            size=pages.pages[index].shown_size,
            marks=tuple((label, tuple(shares)) for label, shares in marks.items()),
        )
        for index, marks in sorted(found.items())
    )


def _share(page: Page, one: Rectangle) -> Share:
    wide, high = page.shown_size
    corners = [page.to_shown(one.left, one.top), page.to_shown(one.right, one.bottom)]
    (left, right), (top, bottom) = (sorted(axis) for axis in zip(*corners, strict=True))
    return left / wide, top / high, right / wide, bottom / high


def _paragraphs(document: Document, places: Iterable[_Place], owners: Collection[str]) -> Iterator[ReportParagraph]:
    """The paragraphs that the places are in, each once, with the places that the given owners rest on."""
    for index, group in groupby(_wanted(places, owners), key=lambda place: document.text.block_at(place.span.start)):
        yield _paragraph(document, document.text.blocks[index], tuple(group), owners)


def _paragraph(
    document: Document, block: Block, places: tuple[_Place, ...], owners: Collection[str]
) -> ReportParagraph:
    text = document.text
    contexts = [_context(block, place.span, document.source.language) for place in places]
    return ReportParagraph(
        pieces=tuple(_pieces(text.text, block, places, _joined(contexts))),
        passages=tuple(
            ReportPassage(
                label=place.label,
                quote=text.text[place.span.start : place.span.end],
                state=worst(place.states),
                owners=tuple(owner for owner in place.owners if owner in owners),
                page=place.page,
            )
            for place in places
        ),
        sections=tuple(text.blocks[index].text for index in block.sections),
        heads=heads_at(text, block.start),
        line=block.line,
    )


def _pieces(text: str, block: Block, places: tuple[_Place, ...], shown: list[tuple[int, int]]) -> Iterator[Piece]:
    """The shown parts, cut where the places that cover the text change; an empty piece for what is left out."""
    end = block.start
    for first, last in shown:
        if first > end:
            yield Piece("")
        edges = {first, last}
        edges.update(edge for place in places for edge in (place.span.start, place.span.end) if first < edge < last)
        for start, stop in pairwise(sorted(edges)):
            covering = [place for place in places if place.span.start <= start and stop <= place.span.end]
            yield Piece(
                text[start:stop],
                tuple(place.label for place in covering),
                tuple(place.label for place in covering if place.span.start == start),
            )
        end = last
    if end < block.end:
        yield Piece("")


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order; those that overlap, or that little text parts, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start - joined[-1][1] <= _LEAST_GAP:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _context(block: Block, span: Span, language: str) -> tuple[int, int]:
    """Where the context of a quote begins and ends: its sentence, with those beside it when the quote fills it."""
    found = sentences(block, language) if block.kind != "code" else ()
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
