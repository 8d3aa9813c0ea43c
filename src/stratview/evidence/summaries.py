"""The figures of summaries: those of a dimension's one line must be in a quote of the same side.

A summary cites nothing itself. Its figures are looked for in the quotes of that subject's statements in the dimension,
and of those about both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.comparison.model import BOTH
from stratview.comparison.problem_text import shown
from stratview.errors import Problem
from stratview.evidence import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.comparison.model import Dimension, Head, Summary
    from stratview.evidence.figures import FiguresCheck


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


def check(dimension: Dimension, head: Head) -> tuple[SummaryCheck, ...]:
    """Look for the figures of a dimension's summaries, in the order of the subjects; `head` knows the languages."""
    languages = {source.id: source.language for source in head.sources}
    return tuple(
        SummaryCheck(
            dimension.id,
            side,
            summary,
            figures.check(summary.text, list(_quotes(dimension, side, languages)), head.language),
        )
        for side, summary in dimension.summaries.items()
    )


def _quotes(dimension: Dimension, side: str, languages: dict[str, str]) -> Iterator[figures.Quoted]:
    for statement in dimension.statements():
        if statement.side in (side, BOTH):
            for cite in statement.cites:
                yield figures.Quoted(cite.quote, languages.get(cite.source, ""))
