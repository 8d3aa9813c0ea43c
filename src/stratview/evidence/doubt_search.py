"""The search for doubts in an analysis: statement by statement, then between statements.

Doubts from before a change are taken over where neither a statement nor what it rests on has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from stratview.evidence.alike import alike
from stratview.evidence.analysis import Doubted, Progress
from stratview.evidence.doubt_rules import doubts_of
from stratview.evidence.doubts import names_of
from stratview.evidence.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.proof import CiteProof, StatementProof
    from stratview.evidence.reuse import Before
    from stratview.evidence.surroundings import Quoted

    Doubts = Mapping[str, tuple[Doubt, ...]]
    """Doubts by the id of the statement."""

_AT_ONCE: Final = 100
"""How many statements are searched in one step."""


@dataclass(frozen=True, slots=True)
class _ToSearch:
    """A statement to search, and its doubts from before, which hold unless a changed name is around its quotes."""

    part: str
    proof: StatementProof
    before: tuple[Doubt, ...] | None


class DoubtSearch:
    """One search. `quotes` has what is around quotes, by the identity of their proofs; it grows."""

    def __init__(self, now: Analysis, quotes: dict[int, Quoted], before: Before | None) -> None:
        self._now = now
        self._quotes = quotes
        self._before = before
        self._renamed = before.renamed(now) if before is not None else None
        self._proofs = {part_id: now.parts[part_id].proofs or () for part_id in now.head.dimension_ids}
        # The doubts about each statement alone, by part.
        self._alone: dict[str, Doubts] = {}

    def steps(self) -> Iterator[Progress]:
        """Search the statements one by one; each step takes a part of them."""
        found: dict[str, dict[str, tuple[Doubt, ...]]] = {}
        kept: dict[str, Doubts | None] = {}
        waiting: list[_ToSearch] = []
        for part_id, proofs in self._proofs.items():
            known = (
                self._before.doubts_of_part(part_id) if self._before is not None and self._renamed is not None else None
            )
            if known is not None and not self._renamed:
                self._alone[part_id] = known
                continue
            kept[part_id], found[part_id] = known, {}
            for proof in proofs:
                before = self._known(proof, known)
                if before is None or (self._renamed is not None and self._renamed.may_be_meant(proof)):
                    waiting.append(_ToSearch(part_id, proof, before))
                elif before:
                    found[part_id][proof.id] = before
        yield Progress("doubts", 0, len(waiting))
        yield from self._look_around([one.proof for one in waiting])
        names = names_of(self._now.head.subjects)
        for number, one in enumerate(waiting):
            if number % _AT_ONCE == 0:
                yield Progress("doubts", number, len(waiting))
            around = [self._quotes[id(cite)] for cite in one.proof.cites]
            is_same = one.before is not None and self._renamed is not None and not self._renamed.are_around(around)
            some = one.before if is_same else tuple(doubts_of(one.proof, around, names))
            if some:
                found[one.part][one.proof.id] = some
        yield Progress("doubts", len(waiting), len(waiting))
        for part_id, fresh in found.items():
            # The same object says that nothing has changed.
            known = kept[part_id]
            self._alone[part_id] = known if known is not None and known == fresh else fresh

    def with_doubts(self, analysis: Analysis) -> Analysis:
        """Compare the statements with each other, and return the analysis with all doubts."""
        compared = alike(self._proofs, self._before.alike if self._before is not None else None)
        found = {part: self._doubted(part, self._alone[part], compared.doubts[part]) for part in self._proofs}
        doubts = {item: some for one in found.values() for item, some in one.together.items()}
        return replace(analysis, doubts=doubts, part_doubts=found, alike=compared)

    def _known(self, proof: StatementProof, known: Doubts | None) -> tuple[Doubt, ...] | None:
        """Return the doubts from before about a statement alone; None where they may no longer hold."""
        if self._before is None or self._renamed is None or self._renamed.may_be_in_text(proof):
            return None
        return known.get(proof.id, ()) if known is not None else self._before.doubts(proof, self._now)

    def _look_around(self, proofs: list[StatementProof]) -> Iterator[Progress]:
        """Find what is around the quotes of statements.

        Each document is unpacked once: that takes longer than finding what is around a quote.
        """
        by_source: dict[str, list[CiteProof]] = {}
        for proof in proofs:
            for cite in (cite for cite in proof.cites if id(cite) not in self._quotes):
                by_source.setdefault(cite.cite.source, []).append(cite)
        surroundings = Surroundings({source_id: one.text for source_id, one in self._now.documents.items()})
        for cites in by_source.values():
            self._quotes.update((id(cite), surroundings.of(cite)) for cite in cites)
            yield Progress("doubts", 0, len(proofs))

    def _doubted(self, part_id: str, alone: Doubts, across: Doubts) -> Doubted:
        """Return the doubts of a part, those from before where they are the same."""
        kept = self._before.doubted(part_id) if self._before is not None else None
        if kept is not None and kept.alone is alone and kept.across is across:
            return kept
        together: dict[str, tuple[Doubt, ...]] = {}
        for item in self._now.parts[part_id].items:
            some = (*alone.get(item.id, ()), *across.get(item.id, ()))
            if some:
                together[item.id] = some
        return Doubted(alone, across, together)
