"""The figures of summaries: those of a dimension's one line must be in a quote of the same side.

A summary cites nothing itself. Its figures are looked for in the quotes of that subject's statements in the dimension,
and of those about both, with the heads of the table's cells that they quote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.comparison.model import BOTH, Statement
from stratview.comparison.problem_text import shown
from stratview.errors import Problem
from stratview.evidence import figures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.model import Dimension, Summary
    from stratview.evidence.figures import FiguresCheck
    from stratview.evidence.proof import StatementProof


@dataclass(frozen=True, slots=True)
class SummaryCheck:
    """The figures of one summary: `dimension` is the dimension's id and `side` the subject's."""

    dimension: str
    side: str
    summary: Summary
    figures: FiguresCheck

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Each figure that none of the quotes holds, at the summary's line; its id is the dimension's."""
        called = f"Summary of {shown(self.side)} in dimension {shown(self.dimension)}"
        words = (
            "{0}: the figure {1} is in none of the quotes of that side. Correct it, or add a statement whose quote "
            "contains it."
        )
        return tuple(
            Problem(
                self.summary.place, "unsupported-figure", words.format(called, shown(figure.text)), item=self.dimension
            )
            for figure in self.figures.unsupported
        )


def check(dimension: Dimension, proofs: Iterable[StatementProof], language: str) -> tuple[SummaryCheck, ...]:
    """Look for the figures of a dimension's summaries, in the order of the subjects.

    Args:
        dimension: the dimension.
        proofs: the proofs of its statements.
        language: that of the summaries, as a BCP 47 tag.
    """
    if not dimension.summaries:
        return ()
    quotes: dict[str, list[figures.Quoted]] = {}
    for proof in proofs:
        side = proof.item.side if isinstance(proof.item, Statement) else ""
        for one in dimension.summaries if side == BOTH else (side,):
            quotes.setdefault(one, []).extend(figures.Quoted(*text) for text in proof.proving_texts)
    return tuple(
        [
            SummaryCheck(dimension.id, side, summary, figures.check(summary.text, quotes.get(side, ()), language))
            for side, summary in dimension.summaries.items()
        ]
    )
