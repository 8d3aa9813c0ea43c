"""What is around a quote in its document: its sentence, and what is before that. Offsets are code points."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.evidence.boilerplate import is_boilerplate, is_label
from stratview.evidence.sentences import spans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stratview.documents.text import DocumentText
    from stratview.evidence.proof import CiteProof

_BEFORE: Final = 800
_LABEL_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote and what is around it in its document; empty where the quote has no sure place.

    Attributes:
        quote: the quote's words in the document.
        language: the document's language, as a BCP 47 tag; "" where it is not known.
        start: where the quote begins in the document.
        lead: the sentence before the quote.
        rest: the sentence after the quote.
        before: the headings and the text before the sentence, in their order, as far as they are near.
        label: whether it is a heading, a table's head, a lead-in or a label.
        heads: the heads of the table's cell that it quotes.
    """

    quote: str
    language: str = ""
    start: int = -1
    lead: str = ""
    rest: str = ""
    before: str = ""
    label: bool = False
    heads: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.lead + self.quote + self.rest


class Surroundings:
    """Finds what is around quotes; the sentences of a block are found once. It is quickest document by document."""

    def __init__(self, texts: Mapping[str, DocumentText]) -> None:
        """`texts` has the text of each document by the source's id; one that is missing gives no surroundings."""
        self._texts = texts
        self._sentences: dict[tuple[str, int], list[tuple[int, int]]] = {}

    def of(self, proof: CiteProof) -> Quoted:
        """Return a cite's quote with what is around it."""
        cite, span = proof.cite, proof.anchor.span
        document = self._texts.get(cite.source)
        if span is None or document is None or not document.blocks:
            return Quoted(cite.quote, proof.language)
        index = document.block_at(span.start)
        block = document.blocks[index]
        text, base = block.text, block.start
        start, end = span.start - base, min(span.end - base, len(text))
        whole = [(0, len(text))] if block.kind == "cell" else None
        found = whole or self._of_block(cite.source, index, text, proof.language)
        first = max(0, bisect_left(found, (start + 1, 0)) - 1)
        last = max(first, bisect_left(found, (end, 0)) - 1)
        begin, stop = (min(found[first][0], start), max(found[last][1], end)) if found else (start, end)
        sentence = text[begin:stop]
        label = block.kind == "heading" or block.header
        if not label and block.kind not in ("cell", "code"):
            is_all = len(sentence) == len(text.strip())
            label = is_boilerplate(sentence, whole=is_all) or (
                is_all and block.kind == "paragraph" and is_label(text, most_words=_LABEL_WORDS)
            )
        return Quoted(
            quote=text[start:end],
            language=proof.language,
            start=span.start,
            lead=text[begin:start],
            rest=text[end:stop],
            before=self._before(document, index, begin),
            label=label,
            heads=proof.heads.all,
        )

    def _of_block(self, source: str, index: int, text: str, language: str) -> list[tuple[int, int]]:
        found = self._sentences.get((source, index))
        if found is None:
            found = spans(text, language)
            self._sentences[source, index] = found
        return found

    @staticmethod
    def _before(document: DocumentText, index: int, offset: int) -> str:
        blocks = document.blocks
        block = blocks[index]
        parts = [block.text[max(0, offset - _BEFORE) : offset]]
        room = _BEFORE - offset
        at = index - 1
        while room > 0 and at >= 0 and blocks[at].sections == block.sections and blocks[at].kind != "heading":
            parts.append(blocks[at].text[-room:])
            room -= len(blocks[at].text) + 1
            at -= 1
        parts += [blocks[heading].text for heading in reversed(block.sections)]
        return "\n".join(reversed(parts))
