"""The doubts about statements alone that still hold after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stratview.evidence.doubt_rules import pronouns_again
from stratview.evidence.doubts import names_of
from stratview.evidence.proof import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.proof import StatementProof
    from stratview.evidence.reuse import Before
    from stratview.evidence.surroundings import Quoted


class Kept(NamedTuple):
    """The doubts about a statement, and its quotes where one points to a subject (`Doubted.pointing`)."""

    doubts: tuple[Doubt, ...]
    pointing: tuple[Quoted, ...]


class KeptDoubts:
    """What was found before, as far as statements, documents and names are the same or the names do not matter."""

    def __init__(self, before: Before | None, now: Analysis) -> None:
        """Keep nothing without a `before`, and where there are other subjects."""
        self._now = now
        self._renamed = before.renamed(now) if before is not None else None
        self._before = before if self._renamed is not None else None

    def of_part(self, part_id: str) -> Mapping[str, tuple[Doubt, ...]] | None:
        """Return the doubts of a part that is the one from before."""
        return self._before.doubts_of_part(part_id) if self._before is not None else None

    def all_of(self, part_id: str) -> Mapping[str, tuple[Doubt, ...]] | None:
        """Return the doubts of a part that is the one from before; None where a text may have a part of a name."""
        found = self.of_part(part_id)
        if found is None or not self._renamed:
            return found
        if any(self._renamed.may_be_in(text_of(item)) for item in self._now.parts[part_id].items):
            return None
        again = {proof.id: self._again(proof, found.get(proof.id, ())) for proof in self._pointing(part_id)}
        if all(some == found.get(item, ()) for item, some in again.items()):
            return found
        return {item: some for item, some in {**found, **again}.items() if some}

    def _pointing(self, part_id: str) -> Iterator[StatementProof]:
        """Yield the statements that point to a subject and have another name around their quotes."""
        doubted = self._before.doubted(part_id) if self._before is not None else None
        for item, quotes in doubted.pointing.items() if doubted is not None else ():
            proof = self._before.proof(item) if self._before is not None else None
            if proof is not None and self._renamed is not None and self._renamed.are_around(quotes):
                yield proof

    def _again(self, proof: StatementProof, before: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
        """Return the doubts about a statement whose text has no part of a name, with what its quotes point to now."""
        assert self._before is not None  # noqa: S101 - there are quotes from before
        return pronouns_again(before, proof, self._before.pointing(proof.id), names_of(self._now.head.subjects))

    def of(self, part_id: str, proof: StatementProof) -> Kept | None:
        """Return what is kept of a statement of a part; None where it is to be searched for doubts."""
        if self._before is None or (self._renamed and self._renamed.may_be_in(text_of(proof.item))):
            return None
        known = self.of_part(part_id)
        doubts = known.get(proof.id, ()) if known is not None else self._before.doubts(proof, self._now)
        if doubts is None:
            return None
        pointing = self._before.pointing(proof.id)
        if pointing and self._renamed and self._renamed.are_around(pointing):
            doubts = self._again(proof, doubts)
        return Kept(doubts, pointing)
