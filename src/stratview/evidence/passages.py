"""The passages that prove statements: gathered by document, and numbered for a reader.

Spans are in code points of a document's plain text.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.evidence.anchor import Span
    from stratview.evidence.proof import StatementProof


@dataclass(frozen=True, slots=True)
class Owner:
    """The cite that a passage proves: the statement's or milestone's id, and which of its cites."""

    item: str
    cite: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One place in a document that is quoted, with everything that quotes exactly it, in reading order."""

    source: str
    start: int
    end: int
    owners: tuple[Owner, ...]


def gather(proofs: Iterable[StatementProof]) -> dict[str, tuple[Passage, ...]]:
    """Return the passages of each source, in the order of its text; quotes of the same place share one passage.

    A quote without one sure place (missing, ambiguous) has no passage.
    """
    found: dict[str, list[tuple[Span, Owner]]] = {}
    for proof in proofs:
        for index, cite in enumerate(proof.cites):
            span = cite.anchor.span
            if span is not None:
                found.setdefault(cite.cite.source, []).append((span, Owner(proof.id, index)))
    return {source: at_places(source, owners) for source, owners in found.items()}


def at_places(source: str, owners: Iterable[tuple[Span, Owner]]) -> tuple[Passage, ...]:
    """Return the passages of one source, as `gather` does; `owners` are in reading order, each with its place."""
    places: dict[Span, list[Owner]] = {}
    for span, owner in owners:
        places.setdefault(span, []).append(owner)
    return tuple([Passage(source, start, end, tuple(who)) for (start, end), who in sorted(places.items())])


def together(some: Sequence[tuple[Passage, ...]]) -> tuple[Passage, ...]:
    """Return the passages of one source that several groups of items cite, as `gather` would for all items."""
    if len(some) < 2:
        return some[0] if some else ()
    found: dict[tuple[int, int], Passage] = {}
    for passage in chain.from_iterable(some):
        place = passage.start, passage.end
        other = found.get(place)
        found[place] = passage if other is None else replace(other, owners=other.owners + passage.owners)
    return tuple([found[place] for place in sorted(found)])


def owners_between(passages: Iterable[Passage], text: str, start: int, end: int) -> list[Owner]:
    """List what cites a letter or figure between two places (code points) of a document's text, an item once."""
    found: dict[str, Owner] = {}
    for passage in passages:
        common = text[max(start, passage.start) : min(end, passage.end)]
        if any(map(str.isalnum, common)):
            for owner in passage.owners:
                found.setdefault(owner.item, owner)
    return list(found.values())


def number(proofs: Iterable[StatementProof]) -> dict[Owner, int]:
    """Citation numbers from 1, in reading order; cites of the same place share a number.

    A cite without a sure place gets its own number, so that every cite has one.
    """
    numbers: dict[Owner, int] = {}
    by_place: dict[object, int] = {}
    for proof in proofs:
        for index, cite in enumerate(proof.cites):
            owner = Owner(proof.id, index)
            span = cite.anchor.span
            place = (cite.cite.source, span.start, span.end) if span is not None else owner
            numbers[owner] = by_place.setdefault(place, len(by_place) + 1)
    return numbers
