"""Citations that need a person: lost or ambiguous quotes and those of an older edition, with passages for each.

Nothing is ever accepted automatically: a passage is proposed with its score and that of its nearest rival.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from stratview.evidence.near_miss import near_miss
from stratview.evidence.proof import prove_cite
from stratview.evidence.propose import propose

if TYPE_CHECKING:
    from collections.abc import Generator

    from stratview.comparison.model import Cite, Milestone, Source, Statement
    from stratview.documents.library import Document
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.anchor import Searchable, Span
    from stratview.evidence.proof import CiteProof


Fate = Literal["missing", "ambiguous", "unchanged", "moved", "changed", "gone"]
"""`missing` and `ambiguous` where it is cited; in a newer edition `unchanged` (with the same words around it), `moved`
(with others), `changed` (only similar passages), `ambiguous` or `gone`."""

_AROUND: Final = 40
"""How many code points on each side are compared to see whether a passage is where it was."""
_MOST: Final = 6


@dataclass(frozen=True, slots=True)
class Loss:
    """A citation to decide about.

    Attributes:
        item: the statement or milestone.
        index: which of its citations.
        source: the source in which a passage is looked for: its own, or the newer edition.
        fate: how the quote is found there.
    """

    item: Statement | Milestone
    index: int
    source: str
    fate: Fate

    @property
    def cite(self) -> Cite:
        """The citation as it is written now."""
        return self.item.cites[self.index]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that a citation may mean.

    Attributes:
        span: its place in the document's text, in code points.
        text: its words.
        score: how much it is like the quote, 0 to 100.
        runner_up: the score of the next best passage; 0 for none.
    """

    span: Span
    text: str
    score: float
    runner_up: float


@dataclass(frozen=True, slots=True)
class Fallen:
    """What loses its last proof without a source.

    Attributes:
        statements: the statements and milestones that every proven citation of is in the source.
        dimensions: the ids of the dimensions that have no proven statement without them.
    """

    statements: tuple[Statement | Milestone, ...]
    dimensions: tuple[str, ...]


def lost(analysis: Analysis) -> tuple[Loss, ...]:
    """Return the citations that are missing from their document or ambiguous in it, in reading order."""
    return tuple(
        [
            Loss(proof.item, index, cite.cite.source, "missing" if cite.anchor.state == "missing" else "ambiguous")
            for proof in (*analysis.statement_proofs, *analysis.milestone_proofs)
            for index, cite in enumerate(proof.cites)
            if cite.anchor.state in ("missing", "ambiguous") and _readable(analysis.document(cite.cite.source))
        ]
    )


def kept(analysis: Analysis, source: str) -> int:
    """Return how many citations of a source have their quote in one place of its document, changed or not."""
    proofs = (*analysis.statement_proofs, *analysis.milestone_proofs)
    cites = (cite for proof in proofs for cite in proof.cites if cite.cite.source == source)
    return sum(cite.anchor.span is not None for cite in cites)


def editions(analysis: Analysis) -> tuple[tuple[Source, Source], ...]:
    """Return the sources that are superseded and still cited, each with the newer edition."""
    cited = {cite.source for part in analysis.parts.values() for item in part.items for cite in item.cites}
    sources = analysis.head.sources
    pairs = [(old, new) for new in sources for old in sources if new.supersedes == old.id and old.id in cited]
    return tuple([(old, new) for old, new in pairs if _readable(analysis.document(new.id))])


def edition_steps(
    analysis: Analysis, old: str, new: str, searchable: Searchable
) -> Generator[None, None, tuple[Loss, ...]]:
    """Return every citation of a source, in reading order, with how it is found in the newer edition, in small steps.

    Args:
        analysis: the analysis.
        old: the id of the source.
        new: the id of its newer edition.
        searchable: the document of the newer edition.
    """
    document, before = analysis.document(new), analysis.document(old)
    if document is None or before is None:
        return ()
    yield from searchable.prepare()
    losses = []
    for proof in (*analysis.statement_proofs, *analysis.milestone_proofs):
        for index, cite in enumerate(proof.cites):
            if cite.cite.source == old:
                fate = _fate(cite, before, document, searchable)
                losses.append(Loss(proof.item, index, new, fate))
                yield
    return tuple(losses)


def candidate_steps(
    document: Document, loss: Loss, searchable: Searchable
) -> Generator[None, None, tuple[Candidate, ...]]:
    """Return the passages that a citation may mean, the best first, in small steps.

    An ambiguous quote's places are in reading order. `searchable` is the document's text.
    """
    text = document.text.text
    yield from searchable.prepare()
    proof = prove_cite(replace(loss.cite, source=loss.source), document, searchable)
    places = proof.anchor.places
    if places:
        rival = 100.0 if len(places) > 1 else 0.0
        return tuple([Candidate(span, text[span.start : span.end], 100.0, rival) for span in places[:_MOST]])
    yield
    found = [
        Candidate(one.span, one.text, one.score, one.runner_up_score)
        for one in propose(searchable, loss.cite.quote, limit=_MOST)
    ]
    yield
    near = near_miss(searchable, loss.cite.quote)
    if near is not None and all(one.span != near.span for one in found):
        overlapping = [one for one in found if one.span.start < near.span.end and near.span.start < one.span.end]
        score = max((one.score for one in overlapping), default=0.0)
        others = [one for one in found if one not in overlapping]
        rival = max((one.score for one in others), default=0.0)
        found = [Candidate(near.span, near.text, score, rival), *others]
    return tuple(found)


def fallen(analysis: Analysis, source: str) -> Fallen:
    """Return what loses its last proof when a source is no longer cited."""
    falls, dimensions = [], []
    for part in analysis.parts.values():
        proofs = [proof for proof in part.proofs or () if any(cite.state.proven for cite in proof.cites)]
        gone = [one for one in proofs if all(c.cite.source == source for c in one.cites if c.state.proven)]
        falls += [proof.item for proof in gone]
        if part.dimension is not None and gone and len(gone) == len(proofs):
            dimensions.append(part.id)
    return Fallen(tuple(falls), tuple(dimensions))


def _readable(document: Document | None) -> bool:
    return document is not None and bool(document.text.text)


def _fate(cite: CiteProof, before: Document, document: Document, searchable: Searchable) -> Fate:
    found = prove_cite(replace(cite.cite, source=document.source.id), document, searchable).anchor
    if found.span is not None:
        was = cite.anchor.span
        if was is None or _around(before.text.text, was) != _around(document.text.text, found.span):
            return "moved"
        return "unchanged"
    if found.state == "ambiguous":
        return "ambiguous"
    is_like = found.places or propose(searchable, cite.cite.quote, limit=1) or near_miss(searchable, cite.cite.quote)
    return "changed" if is_like else "gone"


def _around(text: str, span: Span) -> tuple[str, str]:
    before, behind = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return " ".join(before.split()), " ".join(behind.split())
