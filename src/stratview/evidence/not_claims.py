"""Sentences that the curator has marked as no claims, with reasons: where they are, and which are not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.comparison.problem_text import shown
from stratview.errors import Problem
from stratview.evidence.anchor import Searchable, Span, anchor
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from stratview.comparison.model import Source


@dataclass(frozen=True, slots=True)
class NotClaims:
    """The places of a source's `not_claims` in its document, each with its reason, and a problem for each lost one."""

    places: tuple[tuple[Span, str], ...] = ()
    problems: tuple[Problem, ...] = ()


def find(source: Source, searchable: Searchable) -> NotClaims:
    """Look up the `not_claims` of a source in its document. Words that occur several times are meant everywhere."""
    places: list[tuple[Span, str]] = []
    problems: list[Problem] = []
    for entry in source.not_claims:
        if not entry.quote.strip():
            # Named by the loader.
            continue
        found = anchor(searchable, entry.quote).places
        places += [(span, entry.reason) for span in found]
        if not found:
            message = (
                f"The quote {shown(entry.quote)} under not_claims is not in '{source.file}': copy it from the document "
                f"word by word, or remove the entry."
            )
            problems.append(Problem(entry.place, "missing-quote", message))
    return NotClaims(tuple(places), tuple(problems))
