"""One opened comparison, read part by part: first what is shown, the rest in steps while the window is live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from stratview.comparison.load import Loader
from stratview.comparison.model import Statement
from stratview.documents.library import Library
from stratview.errors import in_order
from stratview.evidence.passages import Owner, Passage, Passages, number
from stratview.evidence.proof import Prover, Totals, by_source
from stratview.session.parsing import Parsing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from stratview.cache import Cache
    from stratview.comparison.model import Cite, Comparison, Dimension, Head, Milestone, Tension
    from stratview.comparison.store import Store
    from stratview.documents.library import Document
    from stratview.errors import Problem
    from stratview.evidence.anchor import Span
    from stratview.evidence.balance import Balance
    from stratview.evidence.changes import Noted
    from stratview.evidence.figures import Figure, FiguresCheck
    from stratview.evidence.near_miss import Near
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.propose import Proposal
    from stratview.evidence.summaries import SummaryCheck


_REST = 0.02
"""How long to rest, in seconds, while everything waits for a document that is being parsed."""

_PAUSE = 0.1
_AT_ONCE = 20

Stage = Literal["read", "look up", "figures"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: so many dimensions read, then quotes looked up, then items whose figures are checked."""

    stage: Stage
    done: int
    total: int

    def on(self, count: int = 1) -> Progress:
        """So much further."""
        return Progress(self.stage, self.done + count, self.total)


class Reading(QObject):
    """What is known so far of one comparison, proven as far as it is known.

    Everything can be asked at any time: what is not yet read is then read at once. `steps` reads and proves the rest
    bit by bit: `milestones_read` is emitted when all of it is read, `loaded` when its quotes are looked up too (then
    also tensions and totals are known), `dimension_ready` for each dimension whose figures are checked, `completed`
    when everything is known, the problems too.

    What would take too long to be had at once can be waited for: `proven` is emitted for a dimension some of whose
    proofs were not at hand and are now, `document_ready` for such a document. `dimension_read` is emitted for each
    dimension as soon as it is read.
    """

    dimension_read = Signal(str)
    proven = Signal(str)
    document_ready = Signal(str)
    dimension_ready = Signal(str)
    milestones_read = Signal()
    loaded = Signal()
    completed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None, cache: Cache | None = None) -> None:
        """Read the head of the comparison. `cache` keeps what was parsed from one start to the next.

        Raises:
            StratviewError: `store` holds no comparison at all.
        """
        super().__init__(parent)
        self.store = store
        self._cache = cache
        self._loader = Loader(store, cache)
        self.head: Head = self._loader.head()
        self._library = Library(store, self.head.sources, cache)
        self._prover = Prover(self._library, self.head.language)
        self._dimensions: dict[str, Dimension] = {}
        self._items: dict[str, Statement | Milestone] = {}
        self._homes: dict[str, str] = {}
        self._proofs: dict[str, StatementProof] = {}
        self._figures_checked: set[str] = set()
        self._summaries: dict[str, tuple[SummaryCheck, ...]] = {}
        self._balances: dict[str, Balance] = {}
        self._told: dict[str, date | None] = {}
        self._numbers: dict[str, dict[Owner, int]] = {}
        self._passages = Passages()
        self._awaited: dict[str, None] = {}
        # Awaited dimensions with documents that are being parsed beside the event loop.
        self._late: set[str] = set()
        self._parsing: Parsing | None = None
        self._tensions: dict[str, tuple[Tension, ...]] = {}
        self._milestones: tuple[Milestone, ...] | None = None
        self._comparison: Comparison | None = None
        self._problems: tuple[Problem, ...] = ()
        self.totals_known = False
        """Whether `completed` was emitted."""
        self.totals = Totals()
        self.milestone_totals = Totals()
        self.progress = Progress("read", 0, len(self.head.dimension_ids))
        """How far `steps` are."""
        self.paused = False
        """Whether `steps` do no more than what somebody waits for."""
        self.figures_checked = 0
        """How many figures of statements, milestones and summaries were checked."""
        self.figures_unsupported = 0
        self.all_unchanged = False
        """Whether every document is as it was quoted; known once `completed` was emitted."""

    # -- what is read ---------------------------------------------------------------------------------------------

    def dimension(self, dimension_id: str) -> Dimension:
        """The dimension, read now if it was not. The id must be one of `head.dimension_ids`."""
        dimension = self._dimensions.get(dimension_id)
        if dimension is None:
            dimension = self._loader.dimension(dimension_id)
            self._dimensions[dimension_id] = dimension
            for statement in dimension.statements():
                self._items[statement.id] = statement
                self._homes[statement.id] = dimension_id
            self.dimension_read.emit(dimension_id)
        return dimension

    def known_dimension(self, dimension_id: str) -> Dimension | None:
        """The dimension if it is already read."""
        return self._dimensions.get(dimension_id)

    def item(self, item_id: str) -> Statement | Milestone | None:
        """The statement or milestone with this id, among those read so far."""
        return self._items.get(item_id)

    def home(self, item_id: str) -> str:
        """The dimension of a statement that is read; empty for a milestone or an unknown id."""
        return self._homes.get(item_id, "")

    @property
    def milestones(self) -> tuple[Milestone, ...] | None:
        """All milestones, once they are read; their proofs may be still to come."""
        return self._milestones

    @property
    def comparison(self) -> Comparison | None:
        """The whole comparison, once it is read and its quotes are looked up."""
        return self._comparison

    def tensions(self, item_id: str) -> tuple[Tension, ...]:
        """The tensions that a statement or milestone stands in; none before everything is read."""
        return self._tensions.get(item_id, ())

    # -- what is proven -------------------------------------------------------------------------------------------

    def proof(self, item_id: str) -> StatementProof:
        """The proof of a statement or milestone that is read."""
        proof = self._proofs.get(item_id)
        if proof is None:
            proof = self._prover.prove(self._items[item_id])
            self._proofs[item_id] = proof
            self._passages.add(proof)
        return proof

    def proof_at_hand(self, item_id: str) -> StatementProof | None:
        """The proof, or None while it needs documents that would take long to parse; `proven` tells of it then."""
        proof = self._proofs.get(item_id)
        if proof is None:
            if all(self._library.at_hand(cite.source) for cite in self._items[item_id].cites):
                return self.proof(item_id)
            home = self.home(item_id)
            if home not in self._late:
                self._awaited[home] = None
        return proof

    def unsupported(self, item_id: str) -> tuple[Figure, ...]:
        """The figures of a statement or milestone that none of its quotes holds, once they are checked by `steps`."""
        return self.proof(item_id).figures.unsupported if item_id in self._figures_checked else ()

    def proofs(self, dimension_id: str) -> tuple[StatementProof, ...]:
        """The proofs of a dimension's statements in reading order."""
        return tuple(self.proof(statement.id) for statement in self.dimension(dimension_id).statements())

    def summaries(self, dimension_id: str) -> tuple[SummaryCheck, ...]:
        """The summaries of a dimension with their figures, once these are checked by `steps`."""
        return self._summaries.get(dimension_id, ())

    def balance(self, dimension_id: str) -> Balance | None:
        """How much evidence stands behind each side of a dimension, once it is weighed by `steps`."""
        return self._balances.get(dimension_id)

    def numbers(self, dimension_id: str) -> dict[Owner, int]:
        """The citation numbers of a dimension, from 1; none while not all of its proofs are at hand."""
        numbers = self._numbers.get(dimension_id)
        if numbers is None:
            if dimension_id in self._awaited or dimension_id in self._late:
                return {}
            proofs = [self.proof_at_hand(statement.id) for statement in self.dimension(dimension_id).statements()]
            known = [proof for proof in proofs if proof is not None]
            if len(known) < len(proofs):
                return {}
            numbers = self._numbers[dimension_id] = number(known)
        return numbers

    def document(self, source_id: str) -> Document | None:
        """A source's document, or None for an unknown source."""
        return self._library.document(source_id) if source_id in self._library else None

    def document_at_hand(self, source_id: str) -> bool:
        """Whether a document can be asked for without stopping the window; else `document_ready` tells when."""
        if self._parsing is None:
            self._parsing = Parsing(self._library, self)
            self._parsing.parsed.connect(self._take_document)
        return self._parsing.ready(source_id)

    def _take_document(self, source_id: str) -> None:
        self._awaited.update(dict.fromkeys(self._late))
        self._late.clear()
        self.document_ready.emit(source_id)

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        """The cited passages of a document, as far as statements are proven by now."""
        return self._passages.of(source_id)

    def told(self, item_id: str) -> date | None:
        """The first day of the latest date that a statement's text names; None where it names none."""
        item = self._items.get(item_id)
        if not isinstance(item, Statement):
            return None
        if item_id not in self._told:
            # Its tables take longer to import than the first paint can wait.
            from stratview.evidence.latest_date import latest_date

            self._told[item_id] = latest_date(item.text, self.head.language)
        return self._told[item_id]

    def propose(self, cite: Cite) -> tuple[Proposal, ...]:
        """Passages like a quote that is not found, the nearest first; takes up to a fifth of a second."""
        from stratview.evidence.propose import propose

        document = self.document(cite.source)
        return propose(document.text, cite.quote) if document is not None else ()

    def near_miss(self, cite: Cite) -> Near | None:
        """Why a quote that is not found is nearly found, if one small thing is to blame; takes up to 50 ms."""
        return self._prover.near_miss(cite) if self.document(cite.source) is not None else None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that does not hold; complete once `completed` was emitted."""
        return self._problems

    def noted(self) -> Noted | None:
        """What the comparison says and how it holds, to compare with a later reading; None before `completed`."""
        if self._comparison is None or not self.totals_known:
            return None
        from stratview.evidence.changes import note

        documents = (self._library.document(source.id) for source in self.head.sources)
        return note(self._comparison, (self._proofs[item] for item in self._items), documents)

    # -- the rest -------------------------------------------------------------------------------------------------

    def steps(self) -> Iterator[float]:
        """Read and prove everything that is missing, a few milliseconds a step; what is waited for comes first.

        Each step yields for how many seconds there is nothing to do: mostly none.
        """
        for dimension_id in self.head.dimension_ids:
            yield from self._turn()
            for _ in self._loader.dimension_steps(dimension_id):
                yield from self._turn()
            self.dimension(dimension_id)
            self.progress = self.progress.on()
        for _ in self._loader.comparison_steps():
            yield from self._turn()
        comparison = self._loader.comparison()
        self._items.update((milestone.id, milestone) for milestone in comparison.milestones)
        self._milestones = comparison.milestones
        self.milestones_read.emit()
        yield from self._turn()
        yield from self._prove(comparison)
        for tension in comparison.tensions:
            for end in tension.between:
                self._tensions[end] = (*self._tensions.get(end, ()), tension)
        self._comparison = comparison
        self.loaded.emit()
        yield from self._turn()
        yield from self._check_figures(comparison)
        yield from self._find_problems()
        yield from self._write()
        self.totals_known = True
        self.completed.emit()
        if self._cache is not None:
            for _ in self._cache.tidy():
                yield 0

    def _turn(self, rest: float = 0) -> Iterator[float]:
        """The event loop's turn; then whatever somebody waits for, and while the reader wants a pause nothing else."""
        yield rest
        yield from self._prove_awaited()
        while self.paused:
            yield _PAUSE
            yield from self._prove_awaited()

    def _prove_awaited(self) -> Iterator[float]:
        """Prove the dimensions that somebody waits for, the last one first."""
        while self._awaited:
            dimension_id = next(reversed(self._awaited))
            statements = list(self.dimension(dimension_id).statements()) if dimension_id else []
            for statement in statements:
                ready = [self.document_at_hand(cite.source) for cite in statement.cites]
                if all(ready):
                    self.proof(statement.id)
                else:
                    self._late.add(dimension_id)
                yield 0
            del self._awaited[dimension_id]
            self.proven.emit(dimension_id)

    def _prove(self, comparison: Comparison) -> Iterator[float]:
        items: list[Statement | Milestone] = [*comparison.statements(), *comparison.milestones]
        self.progress = Progress("look up", 0, sum(len(item.cites) for item in items if item.id not in self._proofs))
        yield from self._turn()
        for count in self._prover.look_up(items, self.document_at_hand):
            self.progress = self.progress.on(count)
            yield from self._turn(0 if count else _REST)
            # So that what was done is kept, whenever the reader leaves.
            yield from self._write()
        # Whoever rests on a passage is named in reading order, whatever was looked at first.
        self._passages = Passages()
        for at, item in enumerate(items):
            proof = self._proofs[item.id] = self._prover.prove(item)
            self._passages.add(proof)
            (self.totals if isinstance(item, Statement) else self.milestone_totals).add(proof.state)
            if not at % _AT_ONCE:
                yield from self._turn()

    def _write(self) -> Iterator[float]:
        if self._cache is not None:
            for _ in self._cache.write():
                yield 0

    def _check_figures(self, comparison: Comparison) -> Iterator[float]:
        # Its tables take longer to import than the first paint can wait.
        from stratview.evidence import summaries
        from stratview.evidence.balance import Scales

        scales = Scales(self.head)
        self.progress = Progress("figures", 0, len(self._items))
        yield from self._turn()
        for dimension in comparison.dimensions:
            for statement in dimension.statements():
                self._count(self.proof(statement.id).figures, statement.id)
                yield from self._turn()
            self._summaries[dimension.id] = summaries.check(dimension, self.head)
            for summary in self._summaries[dimension.id]:
                self._count(summary.figures)
            yield from self._turn()
            self._balances[dimension.id] = scales.weigh(dimension, self.proofs(dimension.id))
            yield from self._turn()
            self.dimension_ready.emit(dimension.id)
        for milestone in comparison.milestones:
            self._count(self.proof(milestone.id).figures, milestone.id)
            yield from self._turn()

    def _count(self, figures: FiguresCheck, item_id: str = "") -> None:
        self.figures_checked += len(figures.checked)
        self.figures_unsupported += len(figures.unsupported)
        if item_id:
            self.progress = self.progress.on()
            if figures.checked:
                self._figures_checked.add(item_id)

    def not_claims(self, source_id: str) -> tuple[tuple[Span, str], ...]:
        """The places in a document that the curator has marked as claiming nothing, each with the reason."""
        return self._prover.not_claims(source_id).places

    def _find_problems(self) -> Iterator[float]:
        problems = {*self._loader.problems}
        yield 0
        unchanged = True
        for source_id in self._library.source_ids:
            while not self.document_at_hand(source_id):
                yield from self._turn(_REST)
            document = self._library.document(source_id)
            problems.update(document.problems)
            problems.update(self._prover.not_claims(source_id).problems)
            unchanged = unchanged and document.state == "unchanged"
            yield 0
        self.all_unchanged = unchanged
        for proof in by_source(self._proofs.values()):
            problems.update(self._prover.problems_of(proof))
            yield 0
        problems.update(problem for found in self._summaries.values() for one in found for problem in one.problems)
        yield 0
        self._problems = in_order(problems)
