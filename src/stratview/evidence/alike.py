"""Statements compared with each other: one sentence under several claims, and the same statement twice.

After a change only the changed parts are compared again: `alike` takes over what it found before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.comparison.model import Statement
from stratview.evidence.doubts import Doubt, Seen
from stratview.evidence.word_forms import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from stratview.evidence.proof import StatementProof

_Key = tuple[str, ...]
"""The kind of doubt, and what statements have in common that it is about."""
_Group = tuple[tuple[int, int, str], ...]
"""The ids of statements in reading order, each with the number of its part and its own number in it."""


@dataclass(frozen=True, eq=False, slots=True)
class Alike:
    """The statements by what they have in common.

    Attributes:
        proofs: the proofs of each part, in the order of the parts.
        groups: the statements that have a key in common, in the order of reading.
        doubts: the doubts about the statements of each part, by the statement's id.
    """

    proofs: Mapping[str, tuple[StatementProof, ...]]
    groups: Mapping[_Key, _Group]
    doubts: Mapping[str, Mapping[str, tuple[Doubt, ...]]]

    def doubts_of(self, draft: StatementProof, *, but: str = "") -> list[Doubt]:
        """Return the doubts about a statement that is being written; `but` is its id where it is in the comparison."""
        item = draft.item
        if not isinstance(item, Statement):
            return []
        found = [(key, [other for *_, other in self.groups.get(key, ()) if other != but]) for key in _keys(draft)]
        return [_doubt(key[0], item, others[0]) for key, others in found if others]


def alike(proofs: Mapping[str, tuple[StatementProof, ...]], before: Alike | None = None) -> Alike:
    """Return the statements by what they have in common.

    Args:
        proofs: the proofs of each part's statements, in reading order.
        before: what was found before; parts with the same proofs (the same objects) are taken over.
    """
    if before is None or list(before.proofs) != list(proofs):
        before = Alike(dict.fromkeys(proofs, ()), {}, {})
    groups, parts = dict(before.groups), list(proofs)
    changed = [number for number, part in enumerate(parts) if before.proofs[part] is not proofs[part]]
    keys: dict[_Key, None] = {}
    for number in changed:
        for proof in before.proofs[parts[number]]:
            for key in _keys(proof):
                keys[key] = None
                groups[key] = tuple([one for one in groups[key] if one[0] != number])
    for number in changed:
        for at, proof in enumerate(proofs[parts[number]]):
            for key in _keys(proof):
                keys[key] = None
                groups[key] = (*groups.get(key, ()), (number, at, proof.id))
    stale = {parts[number] for number in changed}
    for key in keys:
        old = before.groups.get(key, ())
        groups[key] = new = tuple(sorted(groups[key]))
        if not new:
            del groups[key]
        if [one[2] for one in old] != [one[2] for one in new]:
            stale.update(parts[number] for group in (old, new) if len(group) > 1 for number, *_ in group)
    doubts = {part: before.doubts.get(part, {}) for part in parts}
    doubts.update({part: _doubts(proofs[part], groups) for part in parts if part in stale})
    return Alike(dict(proofs), groups, doubts)


def _doubts(proofs: Iterable[StatementProof], groups: Mapping[_Key, _Group]) -> dict[str, tuple[Doubt, ...]]:
    found: dict[str, tuple[Doubt, ...]] = {}
    for proof in proofs:
        item = proof.item
        if not isinstance(item, Statement):
            continue
        for key in _keys(proof):
            group = groups[key]
            if len(group) > 1:
                other = group[1 if group[0][2] == item.id else 0][2]
                found[item.id] = (*found.get(item.id, ()), _doubt(key[0], item, other))
    return found


def _keys(proof: StatementProof) -> Iterator[_Key]:
    """The sentence that a statement rests on alone, and its side and words."""
    item = proof.item
    if not isinstance(item, Statement):
        return
    if len(proof.cites) == 1 and (span := proof.cites[0].anchor.span) is not None:
        yield "shared", item.cites[0].source, item.side, str(span.start), str(span.end)
    if words := words_of(item.text):
        yield "twin", item.side, words


def _doubt(kind: str, item: Statement, other: str) -> Doubt:
    seen = Seen("quote", 0, 0, len(item.cites[0].quote)) if kind == "shared" else Seen("text", -1, 0, len(item.text))
    return Doubt("shared" if kind == "shared" else "twin", item.id, kind, (other,), (seen,))
