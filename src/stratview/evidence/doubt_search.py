"""The search for doubts in an analysis: statement by statement, then between statements.

Doubts from before a change are taken over where neither a statement nor what it rests on has changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from stratview.evidence.alike import alike
from stratview.evidence.analysis import Doubted, Progress
from stratview.evidence.doubt_rules import doubts_of, reads_names
from stratview.evidence.doubts import names_of
from stratview.evidence.kept_doubts import KeptDoubts
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


class DoubtSearch:
    """One search. `quotes` has what is around quotes, by the identity of their proofs; it grows.

    `once`: whether no analysis follows, so that nothing has to be kept for one.
    """

    def __init__(self, now: Analysis, quotes: dict[int, Quoted], before: Before | None, *, once: bool) -> None:
        self._now = now
        self._quotes = quotes
        self._before = before
        self._once = once
        self._proofs = {part_id: now.parts[part_id].proofs or () for part_id in now.head.dimension_ids}
        # The doubts about each statement alone, by part; and, of the parts that were searched, `Doubted.pointing`.
        self._alone: dict[str, Doubts] = {}
        self._pointing: dict[str, dict[str, tuple[Quoted, ...]]] = {}

    def steps(self) -> Iterator[Progress]:
        """Search the statements one by one; each step takes a part of them."""
        found: dict[str, dict[str, tuple[Doubt, ...]]] = {}
        kept = KeptDoubts(self._before, self._now)
        waiting: list[tuple[str, StatementProof]] = []
        for part_id, proofs in self._proofs.items():
            known = kept.all_of(part_id)
            if known is not None:
                self._alone[part_id] = known
                continue
            before = [(proof, kept.of(part_id, proof)) for proof in proofs]
            waiting += [(part_id, proof) for proof, one in before if one is None]
            found[part_id] = {proof.id: one.doubts for proof, one in before if one is not None and one.doubts}
            self._pointing[part_id] = {
                proof.id: one.pointing for proof, one in before if one is not None and one.pointing
            }
        yield Progress("doubts", 0, len(waiting))
        yield from self._look_around([proof for _, proof in waiting])
        names = names_of(self._now.head.subjects)
        for number, (part_id, proof) in enumerate(waiting):
            if number % _AT_ONCE == 0:
                yield Progress("doubts", number, len(waiting))
            quotes = tuple([self._quotes[id(cite)] for cite in proof.cites])
            if some := tuple(doubts_of(proof, quotes, names)):
                found[part_id][proof.id] = some
            if not self._once and any(reads_names(one) for one in quotes):
                self._pointing[part_id][proof.id] = quotes
        yield Progress("doubts", len(waiting), len(waiting))
        for part_id, fresh in found.items():
            # The same object says that nothing has changed.
            known = kept.of_part(part_id)
            self._alone[part_id] = known if known is not None and known == fresh else fresh

    def with_doubts(self, analysis: Analysis) -> Analysis:
        """Compare the statements with each other, and return the analysis with all doubts."""
        compared = alike(self._proofs, self._before.alike if self._before is not None else None)
        found = {part: self._doubted(part, self._alone[part], compared.doubts[part]) for part in self._proofs}
        doubts = {item: some for one in found.values() for item, some in one.together.items()}
        return replace(analysis, doubts=doubts, part_doubts=found, alike=compared)

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
        before: Mapping[str, tuple[Quoted, ...]] = kept.pointing if kept is not None else {}
        return Doubted(alone, across, together, self._pointing.get(part_id, before))
