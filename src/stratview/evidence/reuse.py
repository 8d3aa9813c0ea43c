"""The results that an analysis takes over from the one before a change: those of content that is the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stratview.evidence.balance import Scales, weighed_by
from stratview.evidence.doubts import names_of
from stratview.evidence.proof import text_of
from stratview.evidence.renamed import Renamed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stratview.comparison.model import Cite, Dimension, Statement
    from stratview.documents.library import Document
    from stratview.errors import Problem
    from stratview.evidence.alike import Alike
    from stratview.evidence.analysis import Analysis, Doubted, Part
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.figures import FiguresCheck
    from stratview.evidence.proof import CiteProof, StatementProof
    from stratview.evidence.surroundings import Quoted


class Before:
    """The results of a complete analysis by content, for the analysis after a change."""

    def __init__(self, analysis: Analysis, language: str) -> None:
        self._analysis = analysis
        self._language = language
        self._reused: set[str] = set()
        # By identity: the proofs that were taken over of parts that were not.
        self._taken: set[int] = set()
        self._cites: dict[tuple[str, ...], CiteProof] | None = None
        self._figures: dict[object, FiguresCheck] | None = None
        self._other: frozenset[str] | None = None

    def has(self, source_id: str, document: Document) -> bool:
        """Whether a document is the one from before."""
        return self._analysis.documents.get(source_id) is document

    def has_all_documents(self, now: Analysis, changed: frozenset[str] | None) -> bool:
        """Whether all documents are the same: none of their files has changed, nor sources.yaml."""
        if changed is None or now.head.sources is not self._analysis.head.sources:
            return False
        return all(changed.isdisjoint(source.files) for source in now.head.sources)

    def same_documents(self, now: Analysis, changed: frozenset[str] | None) -> dict[str, Document]:
        """Return the documents whose sources and files have not changed."""
        if changed is None:
            return {}
        documents = self._analysis.documents
        known = {source.id: source for source in self._analysis.head.sources if source.id in documents}
        same = [source for source in now.head.sources if known.get(source.id) is source]
        return {source.id: documents[source.id] for source in same if changed.isdisjoint(source.files)}

    def with_documents(self, now: Analysis) -> Analysis:
        """Take over all documents, and what is wrong with them."""
        return replace(now, documents=self._analysis.documents, document_problems=self._analysis.document_problems)

    def document_problems(self, source_id: str, document: Document) -> tuple[Problem, ...] | None:
        """Return what was wrong with a document, if it is the one from before."""
        return self._analysis.document_problems.get(source_id) if self.has(source_id, document) else None

    def scales(self, now: Analysis) -> Scales | None:
        """Return what the evidence was weighed with, if it weighs the same now."""
        kept, before = self._analysis.scales, self._analysis.head
        if kept is None:
            return None
        ids = [[subject.id for subject in head.subjects] for head in (before, now.head)]
        if ids[0] == ids[1] and len(before.sources) == len(now.head.sources):
            pairs = zip(before.sources, now.head.sources, strict=True)
            if all(old is new or weighed_by(old) == weighed_by(new) for old, new in pairs):
                return kept
        return kept if kept.basis == Scales(now.head).basis else None

    def has_subjects(self, now: Analysis) -> bool:
        """Whether the subjects have the same ids and names; their colours say nothing."""
        mine, others = (list(names_of(head.subjects).items()) for head in (now.head, self._analysis.head))
        return mine == others

    def renamed(self, now: Analysis) -> Renamed | None:
        """Return which names of subjects differ; None where there are other subjects."""
        old, new = names_of(self._analysis.head.subjects), names_of(now.head.subjects)
        return Renamed(old, new) if list(old) == list(new) else None

    def items_of(self, dimension: Dimension) -> tuple[Statement, ...] | None:
        """Return the statements of a dimension, if it is the one from before."""
        old = self._analysis.parts.get(dimension.id)
        return old.items if old is not None and old.dimension is dimension else None  # type: ignore[return-value]

    def part(self, part: Part, documents: dict[str, Document]) -> Part | None:
        """Return the part as it was, if its file and all its documents are the same."""
        old = self._analysis.parts.get(part.id)
        if old is None or not old.checked or old.dimension is not part.dimension:
            return None
        if old.dimension is None and old.items is not part.items:
            return None
        if self._analysis.head.language != self._language:
            return None
        if not self._other_texts(documents).isdisjoint(old.sources):
            return None
        self._reused.add(part.id)
        return old

    def cite(self, cite: Cite, document: Document | None) -> CiteProof | None:
        """Return the proof of a cite with the same content in the same document; None where there is none."""
        if self._cites is None:
            self._cites = {proof.cite.content: proof for old in self._changed_proofs() for proof in old.cites}
        old = self._cites.get(cite.content)
        if old is None or not self._same_text(cite.source, document):
            return None
        return replace(old, cite=cite)

    def figures(self, proof: StatementProof) -> FiguresCheck | None:
        """Return the figures of an item with the same text and quotes."""
        if self._figures is None:
            self._figures = {_words(old): old.figures for old in self._changed_proofs() if old.figures is not None}
        return self._figures.get(_words(proof))

    def has_all_statements(self, now: Analysis) -> bool:
        """Whether every statement, its documents and the subjects are the same."""
        ids = now.head.dimension_ids
        return ids == self._analysis.head.dimension_ids and self._reused.issuperset(ids) and self.has_subjects(now)

    def with_doubts(self, now: Analysis) -> Analysis:
        """Take over all doubts."""
        before = self._analysis
        return replace(now, doubts=before.doubts, part_doubts=before.part_doubts, alike=before.alike)

    def doubted(self, part_id: str) -> Doubted | None:
        """Return the doubts of a part."""
        return self._analysis.part_doubts.get(part_id)

    @property
    def alike(self) -> Alike | None:
        """The statements by what they have in common."""
        return self._analysis.alike

    def doubts_of_part(self, part_id: str) -> Mapping[str, tuple[Doubt, ...]] | None:
        """Return the doubts about each statement of a part alone, if the part is the one from before."""
        kept = self.doubted(part_id) if part_id in self._reused else None
        return kept.alone if kept is not None else None

    def proof(self, item_id: str) -> StatementProof | None:
        """Return the proof of a statement as it was; None where there was none."""
        return self._analysis.proof(item_id)

    def pointing(self, item_id: str) -> tuple[Quoted, ...]:
        """Return the quotes of a statement one of which begins with a word, such as "it", that may refer to a name."""
        doubted = self.doubted(self._analysis.home(item_id))
        return doubted.pointing.get(item_id, ()) if doubted is not None else ()

    def doubts(self, proof: StatementProof, now: Analysis) -> tuple[Doubt, ...] | None:
        """Return the doubts about a statement alone, if it and its documents are the same."""
        before = self.proof(proof.id)
        if before is None:
            return None
        if before is not proof and not _is_same(before, proof):
            return None
        sources = {cite.cite.source for cite in proof.cites}
        if not all(self._same_text(source, now.documents.get(source)) for source in sources):
            return None
        kept = self.doubted(self._analysis.home(proof.id))
        return kept.alone.get(proof.id, ()) if kept is not None else ()

    def with_claims(self, now: Analysis) -> Analysis:
        """Take over the claims of the documents whose text and citations are the same."""
        before = self._analysis
        touched = {
            source_id
            for analysis in (before, now)
            for part in analysis.parts.values()
            if part.id not in self._reused
            for source_id in part.sources
        }
        kept = {
            source_id
            for source_id in before.cited
            if self._same_text(source_id, now.documents.get(source_id))
            and (source_id not in touched or before.passages(source_id) == now.passages(source_id))
        }
        return replace(
            now,
            coverages={source_id: one for source_id, one in before.coverages.items() if source_id in kept},
            cited={source_id: counts for source_id, counts in before.cited.items() if source_id in kept},
        )

    def proofs(self, part: Part, documents: Mapping[str, Document]) -> dict[int, StatementProof]:
        """Return the proofs of the items of a part that are those from before, by the items' identities."""
        old = self._analysis.parts.get(part.id)
        if old is None or not old.checked or self._analysis.head.language != self._language:
            return {}
        others = self._other_texts(documents)
        there = {id(proof.item): proof for proof in old.proofs or ()}
        same = [item for item in part.items if id(item) in there]
        found = {id(item): there[id(item)] for item in same if others.isdisjoint([one.source for one in item.cites])}
        self._taken.update(map(id, found.values()))
        return found

    def _other_texts(self, documents: Mapping[str, Document]) -> frozenset[str]:
        """Return which documents are not those from before; looked up once."""
        if self._other is None:
            ids = () if documents is self._analysis.documents else {*self._analysis.documents, *documents}
            self._other = frozenset([one for one in ids if not self._same_text(one, documents.get(one))])
        return self._other

    def _same_text(self, source_id: str, document: Document | None) -> bool:
        old = self._analysis.documents.get(source_id)
        if old is None or document is None:
            return old is document
        return old is document or (
            old.text is document.text
            and old.state == document.state
            and old.source.language == document.source.language
            and old.source.not_claims == document.source.not_claims
        )

    def _changed_proofs(self) -> Iterator[StatementProof]:
        for part in self._analysis.parts.values():
            if part.id not in self._reused:
                yield from (proof for proof in part.proofs or () if id(proof) not in self._taken)


def _is_same(before: StatementProof, now: StatementProof) -> bool:
    """Whether two proofs are of the same words on the same side, found at the same places."""
    if _words(before) != _words(now) or getattr(before.item, "side", None) != getattr(now.item, "side", None):
        return False
    pairs = zip(before.cites, now.cites, strict=True) if len(before.cites) == len(now.cites) else ()
    same = [old.cite.content == new.cite.content and old.anchor.span == new.anchor.span for old, new in pairs]
    return len(same) == len(now.cites) and all(same)


def _words(proof: StatementProof) -> object:
    return text_of(proof.item), tuple(proof.proving_texts), proof.language
