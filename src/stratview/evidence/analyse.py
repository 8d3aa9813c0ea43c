"""The one pipeline: load a comparison, prove it, check its figures, weigh its evidence, collect its problems.

for analysis in analyse(store): ...        # each knows more than the one before; the last is complete

The command line and the exports use the last one, the window shows each. Given the analysis before a change, only what
depends on the change is computed again: results are found by content, a statement's words and a document's bytes.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from stratview.comparison.load import Loader
from stratview.comparison.model import Statement
from stratview.documents.library import Library
from stratview.errors import in_order
from stratview.evidence.analysis import MILESTONES, Analysis, Part, Progress
from stratview.evidence.anchor import Searchable, Span
from stratview.evidence.passages import Owner, at_places
from stratview.evidence.proof import CiteProof, Prover, proof_of, with_figures
from stratview.evidence.reviews import NONE, standing
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from stratview.cache import Cache
    from stratview.comparison.model import Cite, Comparison, Dimension, Head, Milestone
    from stratview.comparison.store import Store
    from stratview.documents.library import Document
    from stratview.errors import Problem
    from stratview.evidence.coverage import Coverage
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.passages import Passage
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.reuse import Before
    from stratview.evidence.reviews import Reviews
    from stratview.evidence.surroundings import Quoted

KEPT_CLAIMS: Final = 50_000
"""About how many claims the window keeps: those of the documents that were asked for last."""


@dataclass(slots=True)
class Wanted:
    """What the reader looks at, which is analysed first. Any thread may set it."""

    dimension: str = ""
    source: str = ""
    paused: bool = False
    """Whether only that is analysed."""
    held: bool = False
    """Whether only that is analysed once the milestones are read."""


def analyse(
    store: Store,
    cache: Cache | None = None,
    *,
    previous: Analysis | None = None,
    changed: Collection[str] | None = None,
    own: Collection[str] = (),
    wanted: Wanted | None = None,
    fault: Callable[[Exception], None] | None = None,
    claims: bool = False,
) -> Iterator[Analysis]:
    """Analyse a comparison; a step is never more than a file or a document.

    The first value has the head, and the wanted dimension and document as far as they are quickly read and proven. Of a
    large sources.yaml, it has no source yet.

    Args:
        store: the comparison's files.
        cache: keeps what was parsed from one start to the next.
        previous: an analysis of the same comparison, whose results are used again where they still hold.
        changed: the files that may differ from `previous`; None: any.
        own: the files among them that this program has just written.
        wanted: what is analysed first.
        fault: receives a fault of the program at one document, which is then skipped; without it, the fault is raised.
        claims: whether the claims of all documents are counted too, and each document is gone through only once;
            without `previous` and `wanted`.

    Raises:
        StratviewError: there is no comparison. Anything less is a problem in the result.
    """
    return _Run(store, cache, previous, changed, own, wanted or Wanted(), fault, claims=claims).steps()


def complete(store: Store, cache: Cache | None = None) -> Analysis:
    """Return the complete analysis of a comparison; claims are not counted.

    Raises:
        StratviewError: there is no comparison.
    """
    return deque(analyse(store, cache), maxlen=1)[0]


def count_claims(analysis: Analysis, source_id: str) -> Coverage:
    """Return the claims of a document with who cites them. The document must be known."""
    return _covered(analysis.documents[source_id], analysis.passages(source_id))


def _covered(document: Document, passages: tuple[Passage, ...]) -> Coverage:
    # Its rules take longer to import than the first paint can wait.
    from stratview.evidence.coverage import cover

    source = document.source
    places: tuple[tuple[Span, str], ...] = ()
    if source.not_claims and document.state != "unusable":
        from stratview.evidence.not_claims import find

        places = find(source, Searchable(document.text)).places
    cited = [(Span(one.start, one.end), owner.item) for one in passages for owner in one.owners]
    return cover(document.text, cited, source.id, source.language, places)


class _Run:
    """One analysis while it runs."""

    def __init__(
        self,
        store: Store,
        cache: Cache | None,
        previous: Analysis | None,
        changed: Collection[str] | None,
        own: Collection[str],
        wanted: Wanted,
        fault: Callable[[Exception], None] | None,
        *,
        claims: bool,
    ) -> None:
        self._cache = cache
        self._wanted = wanted
        self._fault = fault
        self._store = store
        self._loader = Loader(store, cache, previous.loaded if previous is not None else None, changed, own)
        self._changed = frozenset(changed) if changed is not None else None
        head = self._loader.first_head() if previous is None else self._loader.head()
        self._before: Before | None = None
        if previous is not None and previous.complete:
            # The first analysis has none before it, and its start waits for every import.
            from stratview.evidence.reuse import Before

            self._before = Before(previous, head.language)
        self._parts: dict[str, Part] = {}
        self._documents: dict[str, Document] = {}
        self._coverages: dict[str, Coverage] | None = {} if claims else None
        # By identity: two cites may say the same in different places.
        self._proven: dict[int, CiteProof] = {}
        self._quotes: dict[int, Quoted] = {}
        self._document_problems: dict[str, tuple[Problem, ...]] = {}
        self._take(head, previous.documents if previous is not None else {})

    def _take(self, head: Head, documents: Mapping[str, Document]) -> None:
        """Continue with this head; `documents` are those of an earlier analysis."""
        once = self._coverages is not None
        self._library = Library(self._store, head.sources, self._cache, documents, self._changed, once=once)
        self._prover = Prover(self._library, head.language)
        self._now = Analysis(self._store, head, loaded=self._loader.loaded)

    def steps(self) -> Iterator[Analysis]:
        if not self._loader.is_open:
            # Nothing large is read before something is shown.
            yield self._grow(Progress("first"))
            self._take(self._loader.head(), {})
        head = self._now.head
        shown = self._wanted.dimension
        shown = shown if shown in head.dimension_ids else next(iter(head.dimension_ids), MILESTONES)
        if self._before is not None or self._loader.is_quick(shown):
            self._read(shown)
        if self._coverages is None:
            self._prove_what_is_quick()
            self._begin_wanted()
        yield self._grow(Progress("first"))
        for number, part_id in enumerate((*head.dimension_ids, MILESTONES)):
            yield from self._turn(Progress("read", number, len(head.dimension_ids)))
            self._read(part_id)
        comparison = self._read_across()
        yield from self._turn(Progress("read", len(head.dimension_ids), len(head.dimension_ids)), comparison)
        yield from self._load_all()
        yield from self._look_up()
        yield from self._check()
        yield from self._doubt()
        yield self._grow(Progress("complete"), problems=self._problems())
        if self._cache is not None:
            self._cache.flush()
            if self._before is None:
                deque(self._cache.tidy(), maxlen=0)
        self._before = None

    # -- growing ----------------------------------------------------------------------------------------------------

    def _grow(
        self,
        progress: Progress,
        comparison: Comparison | None = None,
        problems: tuple[Problem, ...] | None = None,
    ) -> Analysis:
        """Return what is known now. Parts and documents are copied only where there are more of them."""
        now = self._now
        # After a change nothing is looked up before all is known.
        for part in self._parts.values() if self._before is None or problems is not None else ():
            part.prepare()
        self._now = replace(
            now,
            parts=now.parts if now.parts == self._parts else dict(self._parts),
            documents=now.documents if len(now.documents) == len(self._documents) else dict(self._documents),
            comparison=comparison or now.comparison,
            beginnings=now.beginnings if problems is None else {},
            problems=problems or (),
            complete=problems is not None,
            progress=progress,
        )
        if problems is not None and self._before is not None:
            self._now = self._before.with_claims(self._now)
        return self._now

    def _turn(self, progress: Progress, comparison: Comparison | None = None) -> Iterator[Analysis]:
        """Yield what is known; then analyse what the reader looks at, and nothing else while paused."""
        if self._coverages is not None and comparison is None:
            return
        if self._cache is not None:
            # So that what was done is kept, whenever the reader leaves.
            self._cache.flush()
        # After a change nothing is shown before all of it is known.
        yield self._grow(progress, comparison) if self._before is None or comparison is not None else self._now
        while True:
            yield from self._analyse_wanted(progress)
            if not self._wanted.paused and not (self._wanted.held and MILESTONES in self._parts):
                return
            yield self._now

    def _analyse_wanted(self, progress: Progress) -> Iterator[Analysis]:
        if self._before is not None:
            return
        source_id, part_id = self._wanted.source, self._wanted.dimension
        if self._begin_wanted():
            yield self._grow(progress)
        if source_id in self._library and self._load(source_id):
            yield self._grow(progress)
        if part_id not in self._now.head.dimension_ids:
            return
        if part_id not in self._parts:
            self._read(part_id)
            yield self._grow(progress)
        part = self._parts[part_id]
        if part.proofs is None:
            for cited in part.sources:
                if cited in self._library and self._load(cited):
                    yield self._grow(progress)
            self._prove(part)
            yield self._grow(progress)

    # -- steps ------------------------------------------------------------------------------------------------------

    def _read(self, part_id: str) -> None:
        if part_id in self._parts:
            return
        if part_id == MILESTONES:
            self._parts[part_id] = Part(part_id, None, self._loader.milestones())
        else:
            dimension = self._loader.dimension(part_id)
            self._parts[part_id] = self._part_of(dimension)

    def _part_of(self, dimension: Dimension) -> Part:
        """Return a dimension's part without proofs; its statements are those from before where it is the same."""
        kept = self._before.items_of(dimension) if self._before is not None else None
        return Part(dimension.id, dimension, kept if kept is not None else tuple(dimension.statements()))

    def _read_across(self) -> Comparison:
        """Check references between files; a part whose ids change is started again."""
        comparison = self._loader.comparison()
        for dimension in comparison.dimensions:
            if self._parts[dimension.id].dimension is not dimension:
                self._parts[dimension.id] = self._part_of(dimension)
        if self._parts[MILESTONES].items is not comparison.milestones:
            self._parts[MILESTONES] = Part(MILESTONES, None, comparison.milestones)
        return comparison

    def _load(self, source_id: str) -> bool:
        """Read a document; return whether it is newly read."""
        if source_id in self._documents:
            return False
        with self._given_up_at_a_fault(source_id):
            self._library.document(source_id)
        document = self._library.document(source_id)
        self._documents[source_id] = document
        return self._before is None or not self._before.has(source_id, document)

    def _begin_wanted(self) -> bool:
        """Read the beginning of the wanted document where the whole takes long; returns whether there is a new one."""
        source_id = self._wanted.source
        if self._before is not None or source_id in self._documents or source_id in self._now.beginnings:
            return False
        with self._given_up_at_a_fault(source_id):
            text = self._library.beginning(source_id)
            if text is not None:
                self._now = replace(self._now, beginnings={source_id: text})
                return True
        return False

    def _load_all(self) -> Iterator[Analysis]:
        """Read every document; after a change of other files, take over those from before."""
        if self._before is not None and self._before.has_all_documents(self._now, self._changed):
            self._now = self._before.with_documents(self._now)
            self._documents = dict(self._now.documents)
            self._document_problems = dict(self._now.document_problems)
            return
        citing = self._citing() if self._coverages is not None else {}
        source_ids = self._library.source_ids
        same = self._before.same_documents(self._now, self._changed) if self._before is not None else {}
        for number, source_id in enumerate(source_ids):
            if self._before is not None and source_id in same:
                self._documents[source_id] = same[source_id]
                self._document_problems[source_id] = self._before.document_problems(source_id, same[source_id]) or ()
                continue
            is_new = self._load(source_id)
            self._document_problems[source_id] = self._problems_of(source_id)
            if self._coverages is not None:
                self._coverages[source_id] = self._gone_through(source_id, citing.get(source_id, []))
            if is_new:
                yield from self._turn(Progress("documents", number + 1, len(source_ids)))
        self._documents = {source_id: self._documents[source_id] for source_id in source_ids}
        self._now = replace(self._now, documents=self._documents, document_problems=self._document_problems)
        if self._coverages is not None:
            self._now = self._now.with_coverages(self._coverages.values())

    def _problems_of(self, source_id: str) -> tuple[Problem, ...]:
        """What is wrong with a document, the files beside it, and its sentences that are no claims."""
        from stratview.documents.attached_files import attached_problems

        document, source = self._documents[source_id], self._documents[source_id].source
        kept = self._before.document_problems(source_id, document) if self._before is not None else None
        if kept is not None and self._changed is not None and self._changed.isdisjoint(source.files):
            return kept
        beside = attached_problems(self._now.store, document)
        return (*document.problems, *beside, *self._prover.not_claims(source_id).problems)

    @contextmanager
    def _given_up_at_a_fault(self, source_id: str) -> Iterator[None]:
        """Report an error of the program at a document, and go on without the document."""
        try:
            yield
        except Exception as error:
            if self._fault is None:
                raise
            self._fault(error)
            self._library.give_up(source_id)

    def _prove_what_is_quick(self) -> None:
        if self._before is not None:
            # Nothing is shown before all of it is known.
            return
        for part in self._parts.values():
            if all(map(self._is_quick, part.sources)):
                self._prove(part)
        for source_id in (*self._parts_sources(), self._wanted.source):
            if source_id in self._library and self._is_quick(source_id):
                self._load(source_id)

    def _is_quick(self, source_id: str) -> bool:
        with self._given_up_at_a_fault(source_id):
            self._library.is_quick(source_id)
        return self._library.is_quick(source_id)

    def _parts_sources(self) -> list[str]:
        return [source for part in self._parts.values() for source in part.sources]

    def _prove(self, part: Part) -> None:
        proofs = tuple([self._prover.prove(item) for item in part.items])
        self._parts[part.id] = replace(part, proofs=proofs)

    def _look_up(self) -> Iterator[Analysis]:
        """Prove every part; each document is gone through once."""
        before = self._before
        cites: dict[str, list[Cite]] = {}
        unproven = []
        same: dict[int, StatementProof] = {}
        for part in self._parts.values():
            kept = before.part(part, self._documents) if before is not None else None
            if kept is not None:
                self._parts[part.id] = kept
            elif part.proofs is None:
                unproven.append(part)
                same.update(before.proofs(part, self._documents) if before is not None else {})
                for cite in (cite for item in part.items if id(item) not in same for cite in item.cites):
                    if id(cite) not in self._proven:
                        cites.setdefault(cite.source, []).append(cite)
        found = self._proven
        done, total = 0, sum(map(len, cites.values()))
        yield from self._turn(Progress("look up", 0, total))
        for source_id, some in cites.items():
            found.update(zip(map(id, some), self._prove_cites(source_id, some), strict=True))
            done += len(some)
            yield from self._turn(Progress("look up", done, total))
        for part in unproven:
            proofs = tuple(
                [
                    same.get(id(item))
                    or proof_of(item, tuple([found[id(cite)] for cite in item.cites]), self._now.head.language)
                    for item in part.items
                ]
            )
            self._parts[part.id] = replace(self._parts[part.id], proofs=proofs)

    def _citing(self) -> dict[str, list[tuple[Statement | Milestone, int]]]:
        """Return what cites each source, in reading order: the items, with the indexes of their cites."""
        found: dict[str, list[tuple[Statement | Milestone, int]]] = {}
        for part_id in (*self._now.head.dimension_ids, MILESTONES):
            for item in self._parts[part_id].items:
                for index, cite in enumerate(item.cites):
                    found.setdefault(cite.source, []).append((item, index))
        return found

    def _gone_through(self, source_id: str, citing: list[tuple[Statement | Milestone, int]]) -> Coverage:
        """Look up what cites a document, and return the document's claims."""
        from stratview.evidence.surroundings import Surroundings

        cites = [item.cites[index] for item, index in citing]
        proofs = self._prover.look_up(source_id, cites)
        self._proven.update(zip(map(id, cites), proofs, strict=True))
        document = self._documents[source_id]
        surroundings = Surroundings({source_id: document.text})
        places: list[tuple[Span, Owner]] = []
        for (item, index), proof in zip(citing, proofs, strict=True):
            if isinstance(item, Statement):
                self._quotes[id(proof)] = surroundings.of(proof)
            if proof.anchor.span is not None:
                places.append((proof.anchor.span, Owner(item.id, index)))
        return _covered(document, at_places(source_id, places))

    def _prove_cites(self, source_id: str, cites: list[Cite]) -> list[CiteProof]:
        """Return the proofs of cites of one source, from before where their document is the same."""
        if self._before is None:
            return self._prover.look_up(source_id, cites)
        document = self._documents.get(source_id)
        kept = [self._before.cite(cite, document) for cite in cites]
        missing = [cite for cite, proof in zip(cites, kept, strict=True) if proof is None]
        new = iter(self._prover.look_up(source_id, missing) if missing else ())
        return [proof if proof is not None else next(new) for proof in kept]

    def _check(self) -> Iterator[Analysis]:
        """Check the figures of every part, weigh it, and find what does not hold."""
        # Their tables take longer to import than the first paint can wait.
        from stratview.evidence.balance import Scales

        kept = self._before.scales(self._now) if self._before is not None else None
        scales = kept or Scales(self._now.head)
        self._now = replace(self._now, scales=scales)
        done, total = 0, sum(len(part.items) for part in self._parts.values())
        for part_id in (*self._now.head.dimension_ids, MILESTONES):
            part = self._parts[part_id]
            if not part.checked:
                yield from self._turn(Progress("figures", done, total))
                part = self._checked(self._parts[part_id])
            if part.dimension is not None and (kept is None or part.balance is None):
                part = replace(part, balance=scales.weigh(part.dimension, part.proofs or ()))
            self._parts[part_id] = part
            done += len(part.items)
        yield from self._turn(Progress("figures", total, total))

    def _doubt(self) -> Iterator[Analysis]:
        """Look for doubts about each statement, then compare the statements with each other."""
        # The parts are those of now: the ones from before know the fingerprints of their statements.
        self._now = replace(self._now, parts=dict(self._parts))
        if self._before is not None and self._before.has_all_statements(self._now):
            self._now = self._before.with_doubts(self._now)
        else:
            # Its tables take longer to import than the first paint can wait.
            from stratview.evidence.doubt_search import DoubtSearch

            search = DoubtSearch(self._now, self._quotes, self._before, once=self._coverages is not None)
            for progress in search.steps():
                yield from self._turn(progress)
            self._now = search.with_doubts(self._now)
        self._now = replace(self._now, reviews=self._reviews(self._now.doubts))

    def _reviews(self, doubts: Mapping[str, tuple[Doubt, ...]]) -> Reviews:
        """Return which reviews and dismissals hold; fingerprints are made only where there are some."""
        comparison = self._now.comparison
        assert comparison is not None  # noqa: S101 - everything is read by now
        if not comparison.reviews and not comparison.dismissals:
            return NONE
        return standing(comparison.reviews, comparison.dismissals, self._now.fingerprints, doubts)

    def _checked(self, part: Part) -> Part:
        from stratview.evidence import summaries

        proofs = tuple([self._with_figures(proof) for proof in part.proofs or ()])
        dimension, language = part.dimension, self._now.head.language
        checked = summaries.check(dimension, proofs, language) if dimension is not None else ()
        problems = [problem for proof in proofs for problem in self._prover.problems_of(proof)]
        problems += [problem for summary in checked for problem in summary.problems]
        return replace(part, proofs=proofs, checked=True, summaries=checked, problems=tuple(problems))

    def _with_figures(self, proof: StatementProof) -> StatementProof:
        if proof.figures is not None:
            return proof
        figures = self._before.figures(proof) if self._before is not None else None
        return replace(proof, figures=figures) if figures is not None else with_figures(proof)

    def _problems(self) -> tuple[Problem, ...]:
        problems = {*self._loader.problems}
        for some in self._document_problems.values():
            problems.update(some)
        for part in self._parts.values():
            problems.update(part.problems)
        return in_order(problems)
