"""Check: everything that a comparison says, proven in one go, for the command line and for tests.

The window proves the same things with the same `Prover`, a statement at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stratview.comparison.load import Loader
from stratview.comparison.model import ABSENCE_KINDS, BOTH
from stratview.comparison.store import open_store
from stratview.documents.beside import problems_beside
from stratview.documents.library import Library
from stratview.errors import in_order
from stratview.evidence import summaries
from stratview.evidence.balance import Scales
from stratview.evidence.coverage import coverage
from stratview.evidence.proof import Prover, Totals, by_source
from stratview.evidence.uncited import by_document

if TYPE_CHECKING:
    from stratview.comparison.model import Comparison
    from stratview.comparison.store import Store
    from stratview.errors import Problem
    from stratview.evidence.balance import Balance
    from stratview.evidence.coverage import Coverage
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.summaries import SummaryCheck
    from stratview.evidence.uncited import DocumentCoverage


@dataclass(frozen=True)
class Report:
    """What came of it.

    Proofs, summaries and balances are in reading order, `problems` are by place, `library` has the documents.
    """

    comparison: Comparison
    statements: tuple[StatementProof, ...]
    milestones: tuple[StatementProof, ...]
    summaries: tuple[SummaryCheck, ...]
    balances: tuple[Balance, ...]
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
        figures += [summary.figures for summary in self.summaries]
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
                "not_claims": sum(len(document.not_claims) for document in self.coverage),
                **({"documents": [document.as_json() for document in self.documents]} if documents else {}),
            },
            "cells": self._cells(),
            "summaries": len(self.summaries),
            "absences": self._absences(),
            "balance": {
                "lopsided": [balance.dimension for balance in self.balances if balance.lopsided],
                "one_document": [balance.dimension for balance in self.balances if balance.has("one-document")],
                "dimensions": {balance.dimension: balance.as_json() for balance in self.balances},
            },
            "problems": [problem.as_json() for problem in self.problems],
        }

    def _cells(self) -> list[dict[str, Any]]:
        """The quotes of table cells, with the heads that are proven with them."""
        return [
            {
                "id": proof.id,
                "source": cite.cite.source,
                "quote": cite.cite.quote,
                "row": list(cite.heads.row),
                "column": list(cite.heads.column),
            }
            for proof in (*self.statements, *self.milestones)
            for cite in proof.cites
            if cite.heads
        ]

    def _absences(self) -> dict[str, int]:
        """How many sides of rows have no statement, by why; `no-statement` where nobody says why."""
        counts: dict[str, int] = dict.fromkeys((*ABSENCE_KINDS, "no-statement"), 0)
        for row in (row for dimension in self.comparison.dimensions for row in dimension.rows):
            for subject in self.comparison.head.subjects:
                if subject.id in row.absences:
                    counts[row.absences[subject.id].kind] += 1
                elif not row.sides[subject.id] and not row.sides[BOTH]:
                    counts["no-statement"] += 1
        return counts


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
    prover = Prover(library, comparison.head.language)
    for _ in prover.look_up((*comparison.statements(), *comparison.milestones)):
        pass
    statements = tuple(prover.prove(statement) for statement in comparison.statements())
    milestones = tuple(prover.prove(milestone) for milestone in comparison.milestones)
    problems = {*loader.problems}
    for source_id in library.source_ids:
        document = library.document(source_id)
        problems.update(document.problems)
        problems.update(problems_beside(store, document))
        problems.update(prover.not_claims(source_id).problems)
    for proof in by_source((*statements, *milestones)):
        problems.update(prover.problems_of(proof))
    checked = summaries.check_all(comparison)
    for summary in checked:
        problems.update(summary.problems)
    scales = Scales(comparison.head)
    balances = tuple(
        scales.weigh(dimension, map(prover.prove, dimension.statements())) for dimension in comparison.dimensions
    )
    covered = coverage(comparison, library, prover)
    return Report(comparison, statements, milestones, checked, balances, covered, in_order(problems), library)


def totals(proofs: tuple[StatementProof, ...]) -> Totals:
    """How many of the proofs are in each state."""
    counts = Totals()
    for proof in proofs:
        counts.add(proof.state)
    return counts
