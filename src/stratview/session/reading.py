"""One opened comparison, read part by part: first what is shown, the rest in steps while the window is live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratview.comparison.load import Loader
from stratview.comparison.model import Statement
from stratview.documents.library import Library
from stratview.evidence.passages import Owner, Passage, gather, number
from stratview.evidence.proof import Prover, Totals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from stratview.cache import Cache
    from stratview.comparison.model import Cite, Comparison, Dimension, Head, Milestone, Tension
    from stratview.comparison.store import Store
    from stratview.documents.library import Document
    from stratview.errors import Problem
    from stratview.evidence.balance import Balance
    from stratview.evidence.changes import Noted
    from stratview.evidence.figures import Figure
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.propose import Proposal
    from stratview.evidence.summaries import SummaryCheck


class Reading(QObject):
    """What is known so far of one comparison, proven as far as it is known.

    Everything can be asked at any time: what is not yet read is then read at once. `steps` reads and proves the rest
    bit by bit: `loaded` is emitted when all of it is read and its quotes are looked up (then also milestones, tensions
    and totals are known), `dimension_ready` for each dimension whose figures are checked too, `completed` when
    everything is known, the problems too.
    """

    dimension_ready = Signal(str)
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
        self._prover = Prover(self._library)
        self._dimensions: dict[str, Dimension] = {}
        self._items: dict[str, Statement | Milestone] = {}
        self._homes: dict[str, str] = {}
        self._proofs: dict[str, StatementProof] = {}
        self._figures_checked: set[str] = set()
        self._summaries: dict[str, tuple[SummaryCheck, ...]] = {}
        self._balances: dict[str, Balance] = {}
        self._told: dict[str, date | None] = {}
        self._numbers: dict[str, dict[Owner, int]] = {}
        self._passages: dict[str, tuple[Passage, ...]] | None = None
        self._tensions: dict[str, tuple[Tension, ...]] = {}
        self._comparison: Comparison | None = None
        self._problems: tuple[Problem, ...] = ()
        self.totals_known = False
        """Whether `completed` was emitted."""
        self.totals = Totals()
        self.milestone_totals = Totals()

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
    def comparison(self) -> Comparison | None:
        """The whole comparison, once it is read."""
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
            self._passages = None
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
        """The citation numbers of a dimension, from 1."""
        numbers = self._numbers.get(dimension_id)
        if numbers is None:
            numbers = self._numbers[dimension_id] = number(self.proofs(dimension_id))
        return numbers

    def document(self, source_id: str) -> Document | None:
        """A source's document, or None for an unknown source."""
        return self._library.document(source_id) if self.head.source(source_id) is not None else None

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        """The cited passages of a document, as far as statements are proven by now."""
        if self._passages is None:
            self._passages = gather(self._proofs.values())
        return self._passages.get(source_id, ())

    def told(self, item_id: str) -> date | None:
        """The first day of the latest date that a statement's text names; None where it names none."""
        item = self._items.get(item_id)
        if not isinstance(item, Statement):
            return None
        if item_id not in self._told:
            # Its tables take longer to import than the first paint can wait.
            from stratview.evidence.told import told

            self._told[item_id] = told(item.text)
        return self._told[item_id]

    def propose(self, cite: Cite) -> tuple[Proposal, ...]:
        """Passages like a quote that is not found, the nearest first; takes up to a fifth of a second."""
        from stratview.evidence.propose import propose

        document = self.document(cite.source)
        return propose(document.text, cite.quote) if document is not None else ()

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

    def steps(self) -> Iterator[None]:
        """Read and prove everything that is missing, a few milliseconds a step."""
        for dimension_id in self.head.dimension_ids:
            dimension = self.dimension(dimension_id)
            yield
            for statement in dimension.statements():
                self.totals.add(self.proof(statement.id).state)
                yield
        comparison = self._loader.comparison()
        yield
        for milestone in comparison.milestones:
            self._items[milestone.id] = milestone
            self.milestone_totals.add(self.proof(milestone.id).state)
            yield
        for tension in comparison.tensions:
            for end in tension.between:
                self._tensions[end] = (*self._tensions.get(end, ()), tension)
        self._comparison = comparison
        self.loaded.emit()
        yield
        yield from self._check_figures(comparison)
        problems = {*self._loader.problems}
        for source in self.head.sources:
            problems.update(self._library.document(source.id).problems)
            yield
        if self._cache is not None:
            self._cache.flush()
            yield
        for proof in self._proofs.values():
            problems.update(self._prover.problems_of(proof))
        problems.update(problem for found in self._summaries.values() for one in found for problem in one.problems)
        self._problems = tuple(sorted(problems))
        self.totals_known = True
        self.completed.emit()

    def _check_figures(self, comparison: Comparison) -> Iterator[None]:
        # Its tables take longer to import than the first paint can wait.
        from stratview.evidence import summaries
        from stratview.evidence.balance import Scales

        scales = Scales(self.head)
        for dimension in comparison.dimensions:
            for statement in dimension.statements():
                if self.proof(statement.id).figures.checked:
                    self._figures_checked.add(statement.id)
                yield
            self._summaries[dimension.id] = summaries.check(dimension)
            yield
            self._balances[dimension.id] = scales.weigh(dimension, self.proofs(dimension.id))
            yield
            self.dimension_ready.emit(dimension.id)
        for milestone in comparison.milestones:
            if self.proof(milestone.id).figures.checked:
                self._figures_checked.add(milestone.id)
            yield
