"""What differs between two analyses of one comparison, statement by statement."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from stratview.comparison.model import Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stratview.comparison.model import Milestone, Tension
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.proof import ProofState, StatementProof

Kind = Literal["comparison", "source", "document", "dimension", "statement", "milestone", "tension"]
Change = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes:
        kind: what it is.
        id: its id; the two ids of a tension, joined by a space; empty for the comparison itself.
        change: whether it was added, removed or changed.
        text: what it says now, or said when it was removed.
        fields: what of it changed: names of the format's fields, and "proof" for its state.
        old_state: the proof state of a statement or milestone before; None where it has none.
        new_state: its proof state now.
    """

    kind: Kind
    id: str
    change: Change
    text: str
    fields: tuple[str, ...] = ()
    old_state: ProofState | None = None
    new_state: ProofState | None = None


@dataclass(frozen=True, slots=True)
class Differences:
    """All differences in reading order, and how many quotes are no longer found, or found again."""

    all: tuple[Difference, ...] = ()
    lost_quotes: int = 0
    found_quotes: int = 0

    def __bool__(self) -> bool:
        return bool(self.all)

    def count(self, kind: Kind, change: Change | None = None) -> int:
        """Return how many things of a kind differ in more than their proof."""
        return sum(one.kind == kind and change in (None, one.change) and one.fields != ("proof",) for one in self.all)


def diff(old: Analysis, new: Analysis) -> Differences:
    """Return what differs between two complete analyses; where things are in their files does not count."""
    # A part that is the same object has no differences: of a large comparison, most parts.
    same = {part_id for part_id, part in new.parts.items() if old.parts.get(part_id) is part}
    old, new = (
        replace(one, parts={part_id: part for part_id, part in one.parts.items() if part_id not in same})
        for one in (old, new)
    )
    found = [
        *_compared("comparison", {"": _comparison(old)}, {"": _comparison(new)}, {"": new.head.title}),
        *_sources(old, new),
        *_dimensions(old, new),
        *_items("statement", _statements(old), _statements(new)),
        *_items("milestone", _milestones(old), _milestones(new)),
        *_tensions(old, new),
    ]
    before, after = _lost(old), _lost(new)
    lost = sum(max(count - before[item], 0) for item, count in after.items())
    # A statement that is gone has not found its quotes.
    known = {proof.id for proof in (*new.statement_proofs, *new.milestone_proofs)}
    again = sum(max(count - after[item], 0) for item, count in before.items() if item in known)
    return Differences(tuple(found), lost, again)


_Fields = dict[str, Any]


def _compared(
    kind: Kind, old: Mapping[str, _Fields], new: Mapping[str, _Fields], texts: Mapping[str, str]
) -> list[Difference]:
    found = []
    for key, fields in new.items():
        if key not in old:
            found.append(Difference(kind, key, "added", texts[key]))
        elif fields != old[key]:
            changed = tuple(name for name in {**old[key], **fields} if old[key].get(name) != fields.get(name))
            found.append(Difference(kind, key, "changed", texts[key], changed))
    return found + [Difference(kind, key, "removed", texts.get(key, key)) for key in old if key not in new]


def _comparison(analysis: Analysis) -> _Fields:
    head = analysis.head
    subjects = [(one.id, one.name, one.native_name, one.color) for one in head.subjects]
    return {
        "title": head.title,
        "subtitle": head.subtitle,
        "language": head.language,
        "subjects": subjects,
        "dimensions": head.dimension_ids,
    }


def _sources(old: Analysis, new: Analysis) -> list[Difference]:
    fields = [
        {one.id: {"file": one.file, "sha256": one.sha256, **dict(one.fields)} for one in analysis.head.sources}
        for analysis in (old, new)
    ]
    titles = {one.id: one.title for analysis in (old, new) for one in analysis.head.sources}
    found = _compared("source", fields[0], fields[1], titles)
    documents: list[dict[str, _Fields]] = [
        {source_id: {"bytes": one.sha256} for source_id, one in analysis.documents.items()} for analysis in (old, new)
    ]
    kept = documents[0].keys() & documents[1].keys()
    both = [{source_id: one for source_id, one in some.items() if source_id in kept} for some in documents]
    return found + _compared("document", both[0], both[1], titles)


def _dimensions(old: Analysis, new: Analysis) -> list[Difference]:
    titles = {key: one.dimension.title for every in (old, new) for key, one in every.parts.items() if one.dimension}
    return _compared("dimension", _outlines(old), _outlines(new), titles)


def _outlines(analysis: Analysis) -> dict[str, _Fields]:
    found: dict[str, _Fields] = {}
    for key, part in analysis.parts.items():
        one = part.dimension
        if one is not None:
            found[key] = {
                "title": one.title,
                "question": one.question,
                "summary": [(side, summary.text) for side, summary in one.summaries.items()],
                "rows": [row.aspect for row in one.rows],
                "order": [[(side, [item.id for item in some]) for side, some in row.sides.items()] for row in one.rows],
                "absent": [
                    [(side, absence.kind, absence.note, absence.sources) for side, absence in row.absences.items()]
                    for row in one.rows
                ],
            }
    return found


def _statements(analysis: Analysis) -> dict[str, StatementProof]:
    return {proof.id: proof for proof in analysis.statement_proofs}


def _milestones(analysis: Analysis) -> dict[str, StatementProof]:
    return {proof.id: proof for proof in analysis.milestone_proofs}


def _items(kind: Kind, old: dict[str, StatementProof], new: dict[str, StatementProof]) -> list[Difference]:
    found = []
    for key, proof in new.items():
        before = old.get(key)
        if before is None:
            found.append(Difference(kind, key, "added", _text(proof.item), new_state=proof.state))
        elif before is not proof:
            was, now = _said(before.item), _said(proof.item)
            fields = [name for name in now if was[name] != now[name]]
            fields += ["proof"] if before.state != proof.state else []
            if fields:
                states = before.state, proof.state
                found.append(Difference(kind, key, "changed", _text(proof.item), tuple(fields), *states))
    gone = [proof for key, proof in old.items() if key not in new]
    return found + [Difference(kind, one.id, "removed", _text(one.item), old_state=one.state) for one in gone]


def _said(item: Statement | Milestone) -> _Fields:
    cites = [cite.content for cite in item.cites]
    if isinstance(item, Statement):
        return {"side": item.side, "text": item.text, "cites": cites}
    return {
        "subject": item.subject,
        "date": item.date_text,
        "title": item.title,
        "kind": item.kind,
        "theme": item.theme,
        "cites": cites,
    }


def _text(item: Statement | Milestone) -> str:
    return item.text if isinstance(item, Statement) else item.title


def _tensions(old: Analysis, new: Analysis) -> list[Difference]:
    before, after = _by_ends(old), _by_ends(new)
    texts = {key: one.note for key, one in {**before, **after}.items()}
    fields = [{key: {"kind": one.kind, "note": one.note} for key, one in some.items()} for some in (before, after)]
    return _compared("tension", fields[0], fields[1], texts)


def _by_ends(analysis: Analysis) -> dict[str, Tension]:
    tensions = analysis.comparison.tensions if analysis.comparison is not None else ()
    return {" ".join(one.between): one for one in tensions}


def _lost(analysis: Analysis) -> Counter[str]:
    """Return how many quotes of each statement or milestone are not found at one place."""
    return Counter(
        {
            proof.id: sum(cite.anchor.span is None for cite in proof.cites)
            for proof in (*analysis.statement_proofs, *analysis.milestone_proofs)
        }
    )
