"""What became different between two readings of one comparison: after its files were edited and read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.comparison.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.model import Absence, Comparison, Milestone
    from stratview.documents.library import Document
    from stratview.evidence.proof import StatementProof


@dataclass(frozen=True, slots=True)
class Noted:
    """What a comparison said and how it held, at one time; where things stand in the files is left out."""

    statements: dict[str, object]
    milestones: dict[str, object]
    lost: dict[str, int]
    """How many quotes of each statement or milestone are not found at one place."""
    documents: dict[str, str]
    """Each source's document by the hash of its bytes."""
    rest: object
    """Titles, questions, summaries, aspects, absences, tensions: what is compared only as a whole."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts of what differs; all zero and `other` false when nothing does."""

    changed: int = 0
    added: int = 0
    removed: int = 0
    milestones: int = 0
    documents: int = 0
    lost: int = 0
    found: int = 0
    other: bool = False

    def __bool__(self) -> bool:
        return self != Changes()


def note(comparison: Comparison, proofs: Iterable[StatementProof], documents: Iterable[Document]) -> Noted:
    """Note what a comparison says now. `proofs` are those of all its statements and milestones."""
    statements: dict[str, object] = {}
    milestones: dict[str, object] = {}
    lost: dict[str, int] = {}
    for proof in proofs:
        item = proof.item
        where = statements if isinstance(item, Statement) else milestones
        where[item.id] = _said(item)
        lost[item.id] = sum(str(cite.anchor.state) in ("missing", "ambiguous") for cite in proof.cites)
    head = comparison.head
    rest = (
        (head.title, head.subtitle, [(s.id, s.name, s.color, s.native_name) for s in head.subjects]),
        [(source.id, source.title, source.fields) for source in head.sources],
        [
            (d.id, d.title, d.question, [(side, summary.text) for side, summary in d.summaries.items()])
            for d in comparison.dimensions
        ],
        [
            (row.aspect, _placed(row.sides), [(side, _absent(absence)) for side, absence in row.absences.items()])
            for d in comparison.dimensions
            for row in d.rows
        ],
        [(tension.kind, tension.between, tension.note) for tension in comparison.tensions],
    )
    return Noted(statements, milestones, lost, {one.source.id: one.sha256 for one in documents}, rest)


def compare(old: Noted, new: Noted) -> Changes:
    """What differs from `old` to `new`."""
    kept = old.statements.keys() & new.statements.keys()
    spans = [(old.lost[item], new.lost[item]) for item in old.lost.keys() & new.lost.keys()]
    added = new.lost.keys() - old.lost.keys()
    changes = Changes(
        changed=sum(old.statements[item] != new.statements[item] for item in kept),
        added=len(new.statements) - len(kept),
        removed=len(old.statements) - len(kept),
        milestones=sum(
            old.milestones.get(item) != new.milestones.get(item)
            for item in old.milestones.keys() | new.milestones.keys()
        ),
        documents=sum(
            old.documents.get(source) != new.documents.get(source)
            for source in old.documents.keys() | new.documents.keys()
        ),
        lost=sum(max(after - before, 0) for before, after in spans) + sum(new.lost[item] for item in added),
        found=sum(max(before - after, 0) for before, after in spans),
    )
    return changes or Changes(other=old.rest != new.rest)


def _said(item: Statement | Milestone) -> object:
    cites = [(cite.source, cite.quote, cite.prefix, cite.suffix, cite.section) for cite in item.cites]
    if isinstance(item, Statement):
        return item.side, item.text, cites
    return item.subject, item.date_text, item.title, item.kind, item.theme, cites


def _placed(sides: dict[str, tuple[Statement, ...]]) -> object:
    return [(side, [statement.id for statement in statements]) for side, statements in sides.items()]


def _absent(absence: Absence) -> object:
    return absence.kind, absence.note, absence.sources
