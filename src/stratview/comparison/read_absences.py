"""Reads absences: the reason why a side has no statement, written in place of its list of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.comparison.fields import Fields
from stratview.comparison.model import ABSENCE_KINDS, BOTH, Absence
from stratview.comparison.nodes import Mapping, Scalar, Sequence
from stratview.comparison.problem_text import shown, suggestion

if TYPE_CHECKING:
    from collections.abc import Collection

    from stratview.comparison.fields import Ids
    from stratview.comparison.nodes import Node

_ABSENT: Final = "absent"
_KEYS: Final = (_ABSENT, "note", "sources")
_STATEMENT_KEYS: Final = frozenset({"id", "text", "cites"})


def is_absence(node: Node | None) -> bool:
    """Return whether a node can only be meant as an absence, even if misspelled."""
    if isinstance(node, Scalar):
        return node.text.strip() in ABSENCE_KINDS
    if isinstance(node, Mapping):
        keys = node.entries.keys()
        return _ABSENT in keys or (bool(keys & {*_KEYS}) and not keys & _STATEMENT_KEYS)
    return False


def read_absence(row: Fields, side: str, sources: Collection[str] | None, ids: Ids) -> Absence | None:
    """Return the absence of a row's side, or None where there is none or it does not say of which kind it is.

    Args:
        row: the row's keys.
        side: a subject's id, or `BOTH`.
        sources: the ids of the documents; None when they cannot be known.
        ids: notes when a skipped part may contain ids.
    """
    value = row.value(side)
    if isinstance(value, Sequence):
        return _in_list(row, side, value, sources, ids)
    if not is_absence(value):
        return None
    if side == BOTH:
        _misplaced(row, value, "says that both are absent: write it for each subject by itself.")
        return None
    if isinstance(value, Mapping):
        return _read(row, side, value, sources, ids)
    row.problem(side, "wrong-kind", f"{row.what} has a bare word as '{side}': write {_example(value)}.")
    return None


def _in_list(row: Fields, side: str, value: Sequence, sources: Collection[str] | None, ids: Ids) -> Absence | None:
    """Report an absence written inside a list of statements; return it if it is alone there."""
    absences = [item for item in value.items if is_absence(item)]
    alone = len(value.items) == 1 and side != BOTH
    for item in absences:
        advice = "take the dash away" if alone else "remove it, or the statements"
        _misplaced(row, item, f"has an absence in its list of statements: {advice}.")
    return _read(row, side, absences[0], sources, ids) if absences and alone else None


def _misplaced(row: Fields, node: Node | None, words: str) -> None:
    place = node.place if node is not None else row.node.place
    row.report.add(place, "misplaced-absence", f"{row.what} {words}")


def _read(row: Fields, side: str, node: Node, sources: Collection[str] | None, ids: Ids) -> Absence | None:
    if not isinstance(node, Mapping):
        return None
    fields = Fields(node, "absence", _KEYS, row.report)
    written = fields.text(_ABSENT, required=True)
    kind = next((kind for kind in ABSENCE_KINDS if kind == written), None)
    if written and kind is None:
        message = f"{fields.what} is of the unknown kind {shown(written)}: {suggestion(written, ABSENCE_KINDS)}"
        fields.problem(_ABSENT, "unknown-kind", message)
    note = fields.text("note", required=True)
    named = _sources(fields, sources)
    ids.passed(fields)
    return Absence(kind, note, named, row.place(side)) if kind is not None else None


def _sources(fields: Fields, known: Collection[str] | None) -> tuple[str, ...]:
    """Return the documents that were searched, each once; unknown ones are reported and left out."""
    found: dict[str, None] = {}
    for item in fields.texts("sources"):
        if known is None or item.text in known:
            found[item.text] = None
        else:
            known_ids = () if fields.report.is_full(item.place.file, "unknown-source") else known
            advice = suggestion(item.text, known_ids, "the id of a source")
            fields.report.add(item.place, "unknown-source", f"No source has the id {shown(item.text)}: {advice}")
    return tuple(found)


def _example(value: Node | None) -> str:
    kind = value.text.strip() if isinstance(value, Scalar) else ABSENCE_KINDS[0]
    return f"'{{absent: {kind}, note: …}}'"
