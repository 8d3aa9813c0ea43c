"""Check: everything that a comparison says, proven in one go, for the command line and for tests.

The window proves the same things with the same `Prover`, a statement at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.evidence.coverage import coverage
from stratview.evidence.proof import Prover, Totals
from stratview.evidence.uncited import by_document

if TYPE_CHECKING:
    from stratview.comparison.model import Comparison
    from stratview.comparison.store import Store
    from stratview.errors import Problem
    from stratview.evidence.coverage import Coverage
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.uncited import DocumentCoverage


@dataclass(frozen=True)
class Report:
    """What came of it.

    `statements` and `milestones` are the proofs in reading order, `problems` are by place, `library` has the documents.
    """

    comparison: Comparison
    statements: tuple[StatementProof, ...]
    milestones: tuple[StatementProof, ...]
    coverage: tuple[Coverage, ...]
    problems: tuple[Problem, ...]
    library: Library

    @property
    def ok(self) -> bool:
        """Whether there is no problem and everything is proven."""
        return not self.problems and all(proof.state.proven for proof in (*self.statements, *self.milestones))

    @cached_property
    def documents(self) -> tuple[DocumentCoverage, ...]:
        """The coverage of each document, with the places of the claims that nobody cites."""
        return by_document(self.coverage, self.library)

    def as_json(self, *, documents: bool = False) -> dict[str, Any]:
        """The totals and problems as `check --json` prints them; with `documents`, what nobody cites in each too."""
        figures = [proof.figures for proof in (*self.statements, *self.milestones)]
        return {
            "comparison": self.comparison.head.title,
            "statements": len(self.statements),
            "cites": sum(len(proof.cites) for proof in self.statements),
            "proof": totals(self.statements).as_json(),
            "milestones": {"count": len(self.milestones), "proof": totals(self.milestones).as_json()},
            "figures": {
                "checked": sum(len(check.checked) for check in figures),
                "unsupported": sum(len(check.unsupported) for check in figures),
            },
            "coverage": {
                "claims": sum(document.total for document in self.coverage),
                "cited": sum(document.cited for document in self.coverage),
                **({"documents": [document.as_json() for document in self.documents]} if documents else {}),
            },
            "problems": [problem.as_json() for problem in self.problems],
        }


def check(store: Store | Path | str) -> Report:
    """Load a comparison and prove all of it.

    Args:
        store: the comparison, or the path of its folder.

    Raises:
        StratviewError: there is no comparison there. Anything less is a problem in the report.
    """
    if isinstance(store, str | Path):
        store = open_store(store)
    loader = Loader(store)
    comparison = loader.comparison()
    library = Library(store, comparison.head.sources)
    prover = Prover(library)
    statements = tuple(prover.prove(statement) for statement in comparison.statements())
    milestones = tuple(prover.prove(milestone) for milestone in comparison.milestones)
    problems = {*loader.problems}
    for source_id in library.source_ids:
        problems.update(library.document(source_id).problems)
    for proof in (*statements, *milestones):
        problems.update(prover.problems_of(proof))
    covered = coverage(comparison, library, prover)
    return Report(comparison, statements, milestones, covered, tuple(sorted(problems)), library)


def totals(proofs: tuple[StatementProof, ...]) -> Totals:
    """How many of the proofs are in each state."""
    counts = Totals()
    for proof in proofs:
        counts.add(proof.state)
    return counts
