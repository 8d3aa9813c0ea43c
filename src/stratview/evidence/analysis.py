"""What is known of a comparison: frozen values that grow until everything is read, proven and counted.

`stratview.evidence.analyse` makes them; everybody else looks things up. Looking up never reads a file, parses or
proves: what is not known yet is None, or absent.
"""

from __future__ import annotations

from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from stratview.comparison.load import Loaded
from stratview.evidence.passages import gather, number, together
from stratview.evidence.proof import Totals
from stratview.evidence.reviews import NONE, Reviews, fingerprints
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from stratview.comparison.model import Comparison, Dimension, Head, Milestone, Statement, Tension
    from stratview.comparison.store import Store
    from stratview.documents.library import Document
    from stratview.documents.text import DocumentText
    from stratview.errors import Problem
    from stratview.evidence.alike import Alike
    from stratview.evidence.balance import Balance, Scales
    from stratview.evidence.coverage import Coverage
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.figures import FiguresCheck
    from stratview.evidence.passages import Owner, Passage
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.summaries import SummaryCheck
    from stratview.evidence.surroundings import Quoted

MILESTONES: Final = ""
"""The id of the part that has the milestones; every other part is a dimension."""

Stage = Literal["first", "read", "documents", "look up", "figures", "doubts", "complete"]


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of an analysis: `done` of `total` files, documents, quotes or items of a stage."""

    stage: Stage
    done: int = 0
    total: int = 0


@dataclass(frozen=True, eq=False)
class Part:
    """A dimension, or the milestones of a comparison, with how its items hold.

    Attributes:
        id: the dimension's id, or `MILESTONES`.
        dimension: the dimension; None for the milestones.
        items: its statements in reading order, or the milestones in their file's.
        proofs: the proof of each item, in their order; None: not all known yet.
        checked: whether figures, summaries, balance and problems are known too.
        summaries: the figures of its summaries.
        balance: how the evidence is spread over the subjects; None: not known yet, or milestones.
        problems: what does not hold about its items and summaries.
    """

    id: str
    dimension: Dimension | None
    items: tuple[Statement, ...] | tuple[Milestone, ...]
    proofs: tuple[StatementProof, ...] | None = None
    checked: bool = False
    summaries: tuple[SummaryCheck, ...] = ()
    balance: Balance | None = None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Statement | Milestone]:
        """The items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def proof_by_id(self) -> dict[str, StatementProof]:
        """The proofs by the id of their item; empty while they are not known."""
        return {proof.id: proof for proof in self.proofs or ()}

    @cached_property
    def passages(self) -> dict[str, tuple[Passage, ...]]:
        """The passages that its items cite, by source; none while the proofs are not known."""
        return gather(self.proofs or ())

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that its items cite, each once."""
        return tuple(dict.fromkeys(cite.source for item in self.items for cite in item.cites))

    @cached_property
    def numbers(self) -> dict[Owner, int]:
        """The citation numbers from 1; empty while the proofs are not known."""
        return number(self.proofs or ())

    @cached_property
    def totals(self) -> Totals:
        """How many items are in each proof state."""
        totals = Totals()
        for proof in self.proofs or ():
            totals.add(proof.state)
        return totals

    @cached_property
    def latest_dates(self) -> dict[str, date | None]:
        """The latest date that each item mentions whose figures are known; None where it mentions none."""
        # Its tables take longer to import than the first paint can wait.
        from stratview.evidence.latest_date import latest_date

        known = [(proof.id, proof.figures) for proof in self.proofs or ()]
        return {item: latest_date(figures.checked) for item, figures in known if figures is not None}

    def fingerprints(self, documents: Mapping[str, Document]) -> dict[str, str]:
        """Return the fingerprint of each statement by its id; `documents` are all that are read, by source id.

        They are made once for the same documents. Milestones have none.
        """
        if self.dimension is None:
            return {}
        kept = self._fingerprints
        if not kept or kept[-1][0] is not documents:
            hashes = {source: documents[source].sha256 for source in self.sources if source in documents}
            known = kept[-1][1:] if kept else ()
            found = known[1] if known and known[0] == hashes else fingerprints(self.dimension, hashes)
            kept[:] = [(documents, hashes, found)]
        return kept[-1][2]

    @cached_property
    def _fingerprints(self) -> list[tuple[Mapping[str, Document], dict[str, str], dict[str, str]]]:
        """The last fingerprints, with the documents and hashes that they were made with."""
        return []

    @property
    def figures(self) -> list[FiguresCheck]:
        """The figures checks of its items and summaries."""
        checks = [proof.figures for proof in self.proofs or () if proof.figures is not None]
        return [*checks, *(summary.figures for summary in self.summaries)]

    @cached_property
    def figure_counts(self) -> tuple[int, int]:
        """How many figures were checked, and how many of them no quote supports."""
        checks = self.figures
        return sum(len(check.checked) for check in checks), sum(len(check.unsupported) for check in checks)

    def prepare(self) -> None:
        """Compute what is looked up, so that a window does not wait for it in a part of thousands of items."""
        _ = self.by_id, self.proof_by_id, self.passages, self.numbers, self.totals


@dataclass(frozen=True, eq=False, slots=True)
class Doubted:
    """The doubts about the statements of a part, by the statement's id.

    Attributes:
        alone: those about each statement alone.
        across: those that compare statements with each other.
        together: both, in reading order.
        pointing: the quotes of the statements one of whose quotes begins with a word, such as "it", that may refer to
            a subject, or within a sentence, behind the name of one; by the statement's id.
    """

    alone: Mapping[str, tuple[Doubt, ...]]
    across: Mapping[str, tuple[Doubt, ...]]
    together: Mapping[str, tuple[Doubt, ...]]
    pointing: Mapping[str, tuple[Quoted, ...]]


@dataclass(frozen=True, eq=False)
class Analysis:
    """What is known of one comparison at one moment. Any thread may read it.

    Attributes:
        store: the comparison's files.
        head: what comparison.yaml and sources.yaml say.
        parts: the dimensions that are read, by id, and the milestones under `MILESTONES`.
        comparison: the whole comparison; None until all of it is read.
        documents: the documents that are read, by source id.
        beginnings: the beginnings of documents that take long to read, by source id, to show them until then.
            Nothing is proven with them: their offsets need not be those of the documents.
        document_problems: what is wrong with each document and the files beside it.
        coverages: the claims of the documents that they were counted for.
        cited: for each counted document how many of its claims are cited, and how many it has.
        doubts: the doubts about each statement that has some, by its id; none until the analysis is complete.
        reviews: people's verdicts and dismissed doubts, and which of them hold; none until the analysis is complete.
        problems: everything that does not hold, by place; none until the analysis is complete.
        complete: whether everything is read, proven and checked; claims are counted when they are asked for.
        progress: how far the analysis is.
        revision: counts how often the files were read, from 1.
        loaded: what the files said, for the next analysis.
        scales: what the evidence was weighed with, for the next analysis.
        part_doubts: the doubts of each part, for the next analysis.
        alike: the statements by what they have in common; None until the analysis is complete.
    """

    store: Store
    head: Head
    parts: Mapping[str, Part] = field(default_factory=dict)
    comparison: Comparison | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    beginnings: Mapping[str, DocumentText] = field(default_factory=dict)
    document_problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    coverages: Mapping[str, Coverage] = field(default_factory=dict)
    cited: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    doubts: Mapping[str, tuple[Doubt, ...]] = field(default_factory=dict)
    reviews: Reviews = NONE
    problems: tuple[Problem, ...] = ()
    complete: bool = False
    progress: Progress = Progress("first")
    revision: int = 1
    loaded: Loaded = field(default_factory=Loaded, repr=False)
    scales: Scales | None = field(default=None, repr=False)
    part_doubts: Mapping[str, Doubted] = field(default_factory=dict, repr=False)
    alike: Alike | None = field(default=None, repr=False)

    @property
    def ok(self) -> bool:
        """Whether everything is proven and nothing is wrong."""
        proofs = (*self.statement_proofs, *self.milestone_proofs)
        return self.complete and not self.problems and all(proof.state.proven for proof in proofs)

    def first_problem(self, file: str) -> Problem | None:
        """Return the first problem in a file of the comparison; None if there is none, or not all is read."""
        return next((problem for problem in self.problems if problem.place.file == file), None)

    # -- what the files say -----------------------------------------------------------------------------------------

    def part(self, part_id: str) -> Part | None:
        """Return a dimension's part, or that of the `MILESTONES`; None while it is not read."""
        return self.parts.get(part_id)

    def dimension(self, dimension_id: str) -> Dimension | None:
        """Return a dimension; None while it is not read."""
        part = self.parts.get(dimension_id)
        return part.dimension if part is not None else None

    @property
    def milestones(self) -> tuple[Milestone, ...] | None:
        """All milestones; None while they are not read."""
        part = self.parts.get(MILESTONES)
        return part.items if part is not None else None  # type: ignore[return-value]

    def item(self, item_id: str) -> Statement | Milestone | None:
        """Return the statement or milestone with an id, among those that are read."""
        home = self._homes.get(item_id)
        return self.parts[home].by_id[item_id] if home is not None else None

    def home(self, item_id: str) -> str:
        """Return the dimension of a statement; empty for a milestone, and for an id that is not read."""
        return self._homes.get(item_id, "")

    def tensions(self, item_id: str) -> tuple[Tension, ...]:
        """Return the tensions of a statement or milestone; none until everything is read."""
        return self._tensions.get(item_id, ())

    @cached_property
    def _homes(self) -> dict[str, str]:
        homes: dict[str, str] = {}
        for part in self.parts.values():
            homes.update(dict.fromkeys(part.by_id, part.id))
        return homes

    @cached_property
    def _tensions(self) -> dict[str, tuple[Tension, ...]]:
        found: dict[str, list[Tension]] = {}
        for tension in self.comparison.tensions if self.comparison is not None else ():
            for end in tension.between:
                found.setdefault(end, []).append(tension)
        return {end: tuple(tensions) for end, tensions in found.items()}

    # -- how it holds -----------------------------------------------------------------------------------------------

    def proof(self, item_id: str) -> StatementProof | None:
        """Return the proof of a statement or milestone; None while it is not known."""
        home = self._homes.get(item_id)
        return self.parts[home].proof_by_id.get(item_id) if home is not None else None

    def proofs(self, dimension_id: str) -> tuple[StatementProof, ...] | None:
        """Return the proofs of a dimension's statements in reading order; None while they are not known."""
        part = self.parts.get(dimension_id)
        return part.proofs if part is not None else None

    def numbers(self, dimension_id: str) -> dict[Owner, int]:
        """Return the citation numbers of a dimension, from 1; none while its proofs are not known."""
        part = self.parts.get(dimension_id)
        return part.numbers if part is not None else {}

    def balance(self, dimension_id: str) -> Balance | None:
        """Return how the evidence of a dimension is spread over the subjects; None while it is not known."""
        part = self.parts.get(dimension_id)
        return part.balance if part is not None else None

    @property
    def statement_proofs(self) -> tuple[StatementProof, ...]:
        """The proofs of all statements that are known, in reading order."""
        found = [part.proofs or () for part in self._in_order() if part.id != MILESTONES]
        return tuple([proof for proofs in found for proof in proofs])

    @property
    def milestone_proofs(self) -> tuple[StatementProof, ...]:
        """The proofs of all milestones, in their order; none while they are not known."""
        return self.proofs(MILESTONES) or ()

    @cached_property
    def totals(self) -> Totals:
        """How many statements are in each proof state."""
        totals = Totals()
        for part in self.parts.values():
            if part.id != MILESTONES:
                totals.add_all(part.totals)
        return totals

    @cached_property
    def milestone_totals(self) -> Totals:
        """How many milestones are in each proof state."""
        part = self.parts.get(MILESTONES)
        return part.totals if part is not None else Totals()

    @cached_property
    def figure_counts(self) -> tuple[int, int]:
        """How many figures of statements, milestones and summaries were checked, and how many no quote supports."""
        counts = [part.figure_counts for part in self.parts.values()]
        return sum(checked for checked, _ in counts), sum(unsupported for _, unsupported in counts)

    def latest_date(self, item_id: str) -> date | None:
        """Return the latest date that a statement mentions; None where it mentions none, or its figures are unknown."""
        home = self._homes.get(item_id)
        return self.parts[home].latest_dates.get(item_id) if home is not None else None

    def open_doubts(self, item_id: str) -> tuple[Doubt, ...]:
        """Return the doubts about a statement that are not dismissed."""
        dismissed = self.reviews.dismissed
        return tuple([one for one in self.doubts.get(item_id, ()) if (item_id, one.kind) not in dismissed])

    @cached_property
    def doubted(self) -> int:
        """How many statements have doubts that are not dismissed."""
        dismissed = {item_id for item_id, _ in self.reviews.dismissed}
        return len(self.doubts) - sum(not self.open_doubts(item_id) for item_id in dismissed & self.doubts.keys())

    def remainder(self, item_id: str, cite: int) -> tuple[int, int] | None:
        """Return what its sentence says behind a quote that the doubt `cut` is about, in code points of the document.

        None where there is no such doubt, or it was dismissed.
        """
        proof = self.proof(item_id)
        for doubt in self.open_doubts(item_id) if proof is not None and cite < len(proof.cites) else ():
            span = proof.cites[cite].anchor.span if proof is not None else None
            if doubt.kind == "cut" and doubt.seen[0].cite == cite and span is not None:
                return span.end, doubt.seen[0].end
        return None

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """The fingerprint of each statement, in reading order; empty until everything is read."""
        if self.comparison is None:
            return {}
        found: dict[str, str] = {}
        for part in self._in_order():
            found.update(part.fingerprints(self.documents))
        return found

    # -- documents --------------------------------------------------------------------------------------------------

    def document(self, source_id: str) -> Document | None:
        """Return a source's document; None while it is not read, and for an unknown source."""
        return self.documents.get(source_id)

    @property
    def all_unchanged(self) -> bool:
        """Whether every document that is read is as it was quoted."""
        return all(document.state == "unchanged" for document in self.documents.values())

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        """Return the cited passages of a document, with who cites them in reading order, as far as they are known."""
        found = self._passages.get(source_id)
        if found is None:
            some = [part.passages[source_id] for part in self._in_order() if source_id in part.passages]
            found = self._passages[source_id] = together(some)
        return found

    def coverage(self, source_id: str) -> Coverage | None:
        """Return the claims of a document with who cites them; None while they are not counted."""
        return self.coverages.get(source_id)

    @cached_property
    def _passages(self) -> dict[str, tuple[Passage, ...]]:
        return {}

    def _in_order(self) -> list[Part]:
        return [self.parts[part_id] for part_id in (*self.head.dimension_ids, MILESTONES) if part_id in self.parts]

    # -- growing ----------------------------------------------------------------------------------------------------

    def with_coverages(self, coverages: Iterable[Coverage]) -> Analysis:
        """Return this analysis with the claims of more documents, and with no others."""
        kept = {one.source: one for one in coverages}
        counts = {source: (one.cited, one.total) for source, one in kept.items()}
        return replace(self, coverages=kept, cited={**self.cited, **counts})

    def with_coverage(self, coverage: Coverage, most_claims: int | None = None) -> Analysis:
        """Return this analysis with the claims of one more document.

        Args:
            coverage: the document's claims.
            most_claims: beyond this many claims, only the numbers of other documents are kept; None: no bound.
        """
        source = coverage.source
        kept = {known: one for known, one in self.coverages.items() if known != source}
        kept[source] = coverage
        claims = sum(one.total for one in kept.values())
        for old in list(kept)[:-1]:
            if most_claims is not None and claims > most_claims:
                claims -= kept.pop(old).total
        return replace(self, coverages=kept, cited={**self.cited, source: (coverage.cited, coverage.total)})
