"""A statement that is being written: its quotes from a selection, and its proof while its text is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.comparison.model import Cite, Statement
from stratview.errors import Place
from stratview.evidence.anchor import Searchable, Span
from stratview.evidence.cite_entry import context_of
from stratview.evidence.cut_ends import without_cuts
from stratview.evidence.proof import proof_of, prove_cite, with_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stratview.comparison.model import Subject
    from stratview.documents.library import Document
    from stratview.evidence.alike import Alike
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.proof import CiteProof, StatementProof

_NOWHERE: Final = Place("")
_CLAUSE: Final = re.compile(r"[,;:.!?](?=\s)|\s[–—]\s|[，；：。！？]")
_LEAST_WORDS: Final = 3
_CJK: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A part of a document to cite, in code points of its text, and how the citation holds."""

    span: Span
    proof: CiteProof

    @property
    def cite(self) -> Cite:
        """The citation as a `Cite`; its file positions are placeholders."""
        return self.proof.cite


def quotes_of(document: Document, start: int, end: int) -> tuple[DraftQuote, ...]:
    """Return the citations of a selection (code points): one for each block, without the white space at its ends.

    A selection that begins or ends inside a word or a figure is cited with all of it.

    A quote that is also elsewhere gets the shortest prefix and suffix that say which place is meant; where no words
    nearby do, its proof says that it is ambiguous.
    """
    searchable = Searchable(document.text)
    quotes = []
    for span in _spans(document, start, end):
        prefix, suffix = context_of(searchable, span) or ("", "")
        quote = document.text.text[span.start : span.end]
        cite = Cite(document.source.id, quote, prefix, suffix, "", _NOWHERE, _NOWHERE)
        quotes.append(DraftQuote(span, prove_cite(cite, document, searchable)))
    return tuple(quotes)


def prove_draft(text: str, side: str, quotes: Sequence[DraftQuote], language: str) -> StatementProof:
    """Return the proof of a text with its quotes, and with its figures checked. `language` is that of the text."""
    cites = tuple(quote.cite for quote in quotes)
    statement = Statement("", side, text, cites, _NOWHERE, _NOWHERE)
    return with_figures(proof_of(statement, tuple(quote.proof for quote in quotes), language))


def doubt_draft(
    proof: StatementProof, document: Document, subjects: Iterable[Subject], alike: Alike | None
) -> list[Doubt]:
    """Return the doubts about a statement that is being written; none while it has no text.

    Args:
        proof: the statement's proof.
        document: the document that it cites.
        subjects: the subjects that are compared.
        alike: the statements that it is compared with; None while they are not known.
    """
    from stratview.evidence.doubt_rules import doubts_of
    from stratview.evidence.doubts import names_of
    from stratview.evidence.surroundings import Surroundings

    item = proof.item
    if not isinstance(item, Statement) or not item.text:
        return []
    surroundings = Surroundings({document.source.id: document.text})
    alone = doubts_of(proof, [surroundings.of(cite) for cite in proof.cites], names_of(subjects))
    return [*alone, *(alike.doubts_of(proof) if alike is not None else ())]


def likely_side(analysis: Analysis, source_id: str) -> str:
    """Return the id of the only subject that a document is cited for, else the only one that its title names; else "".

    Statements about both do not count.
    """
    items = (analysis.item(owner.item) for passage in analysis.passages(source_id) for owner in passage.owners)
    subjects = {subject.id: subject for subject in analysis.head.subjects}
    cited_for = {item.side for item in items if isinstance(item, Statement)} & subjects.keys()
    if len(cited_for) == 1:
        return cited_for.pop()
    source = analysis.head.source(source_id)
    title = source.title.casefold() if source is not None else ""
    named = [one.id for one in subjects.values() if any(name and name.casefold() in title for name in _names(one))]
    return named[0] if len(named) == 1 and not cited_for else ""


def _names(subject: Subject) -> tuple[str, str]:
    return subject.name, subject.native_name


def first_clause(quote: str) -> str:
    """Return the beginning of a quote up to the sign that ends its first clause; all of it where that is too short."""
    words = " ".join(quote.split())
    for found in _CLAUSE.finditer(words):
        clause = words[: found.start()]
        if clause.count("(") > clause.count(")") or clause.count("（") > clause.count("）"):
            continue
        if len(clause.split()) >= _LEAST_WORDS or len(_CJK.findall(clause)) > _LEAST_WORDS:
            return clause
    return words.rstrip(".。")


def _spans(document: Document, start: int, end: int) -> Iterator[Span]:
    text, blocks = document.text.text, document.text.blocks
    if not blocks or start >= end:
        return
    for index in range(document.text.block_at(start), len(blocks)):
        block = blocks[index]
        if block.start >= end:
            return
        low, high = max(start, block.start), min(end, block.end)
        part = text[low:high]
        low += len(part) - len(part.lstrip())
        high -= len(part) - len(part.rstrip())
        if low < high:
            yield without_cuts(document.text, Span(low, high), document.source.language)
