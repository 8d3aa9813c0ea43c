"""Two releases of a comparison: what was added, removed, reworded, moved or cited otherwise, with the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final, Literal

from stratview.comparison.model import Milestone, Statement
from stratview.differences.between import Difference, diff

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stratview.comparison.model import Comparison
    from stratview.evidence.analysis import Analysis

Step = Literal["same", "gone", "new"]

_TOKENS: Final = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’.,-][^\W_]+)*|\s+|.", re.DOTALL
)
_MOST_TOKENS: Final = 4_000
"""Longer texts are compared as a whole."""


@dataclass(frozen=True, slots=True)
class Version:
    """What one release says.

    Attributes:
        text: a statement's text, a milestone's or document's title, or a tension's note.
        home: the title of its dimension; empty for anything but a statement.
        aspect: the aspect of its row, likewise.
        side: the names of the subjects that it is about.
        date: a milestone's date as it is written.
        cites: its quotes, each with the id of its source.
        state: its proof state; empty where it has none.
    """

    text: str
    home: str = ""
    aspect: str = ""
    side: str = ""
    date: str = ""
    cites: tuple[tuple[str, str], ...] = ()
    state: str = ""

    def as_json(self) -> dict[str, Any]:
        """The fields that are not empty."""
        fields = {name: getattr(self, name) for name in ("text", "home", "aspect", "side", "date", "state")}
        found: dict[str, Any] = {name: value for name, value in fields.items() if value}
        if self.cites:
            found["cites"] = [{"source": source, "quote": quote} for source, quote in self.cites]
        return found


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that differs, in both releases.

    Attributes:
        kind: what it is, as `stratview.differences.between` calls it.
        id: its id; the two ids of a tension, joined by a space.
        fields: what of it changed, "moved" among it; empty where it was added or removed.
        old: what it said; None where it was added.
        new: what it says; None where it was removed.
    """

    kind: str
    id: str
    fields: tuple[str, ...]
    old: Version | None
    new: Version | None

    @property
    def change(self) -> Literal["added", "removed", "changed"]:
        """How it changed."""
        return "added" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def words(self) -> tuple[tuple[Step, str], ...]:
        """The parts of the text that stayed, are gone or are new."""
        return word_differences(self.old.text if self.old else "", self.new.text if self.new else "")

    def as_json(self) -> dict[str, Any]:
        """The change as `stratview diff --json` prints it."""
        found: dict[str, Any] = {"kind": self.kind, "id": self.id, "change": self.change, "fields": list(self.fields)}
        for name, version in (("old", self.old), ("new", self.new)):
            if version is not None:
                found[name] = version.as_json()
        if self.old is not None and self.new is not None and self.old.text != self.new.text:
            found["words"] = [list(part) for part in self.words]
        return found


@dataclass(frozen=True, slots=True)
class Releases:
    """All changes from one release to another: in the order of the new one, then what is gone in that of the old one.

    Attributes:
        title: the title of the new release.
        changes: the changes.
        sources: the title of each source of either release, by its id; as the new one has it.
    """

    title: str
    changes: tuple[Changed, ...]
    sources: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of(self, kind: str, change: str, *fields: str) -> list[Changed]:
        """Return the changes of a kind; with `fields`, those that concern one of them."""
        return [
            one
            for one in self.changes
            if (one.kind, one.change) == (kind, change) and (not fields or not set(fields).isdisjoint(one.fields))
        ]


def compare(old: Analysis, new: Analysis) -> Releases:
    """Return what differs between two complete analyses. Comparing the other way round swaps old and new."""
    before, after = _versions(old), _versions(new)
    found: dict[tuple[str, str], Changed] = {}
    for one in diff(old, new).all:
        found[one.kind, one.id] = _changed(one, before, after)
    for proof in new.statement_proofs:
        key = ("statement", proof.id)
        if key in before and _has_moved(proof.id, old, new, before[key], after[key]):
            fields = found[key].fields if key in found else ()
            found[key] = Changed(*key, (*fields, "moved"), before[key], after[key])
    order = {key: number for number, key in enumerate((*after, *before))}
    changes = sorted(found.values(), key=lambda one: order.get((one.kind, one.id), -1))
    sources = {source.id: source.title for head in (old.head, new.head) for source in head.sources}
    return Releases(new.head.title, tuple(changes), sources)


def _has_moved(item: str, old: Analysis, new: Analysis, was: Version, now: Version) -> bool:
    """Whether a statement is in another dimension or row; a row whose aspect alone has another name is the same."""
    if old.home(item) != new.home(item):
        return True
    if was.aspect == now.aspect:
        return False
    return now.aspect in _aspects(old, item) or was.aspect in _aspects(new, item)


def _aspects(analysis: Analysis, item: str) -> set[str]:
    dimension = analysis.dimension(analysis.home(item))
    return {row.aspect for row in dimension.rows} if dimension is not None else set()


def _changed(one: Difference, before: dict[tuple[str, str], Version], after: dict[tuple[str, str], Version]) -> Changed:
    key = (one.kind, one.id)
    old, new = before.get(key), after.get(key)
    return Changed(one.kind, one.id, tuple(sorted(one.fields)), old, new)


def _versions(analysis: Analysis) -> dict[tuple[str, str], Version]:
    """What a release says, by kind and id, in reading order."""
    comparison = analysis.comparison
    assert comparison is not None  # noqa: S101 - a complete analysis has read everything
    found = {("comparison", ""): Version(comparison.head.title)}
    for key, version in _said(analysis, comparison):
        found.setdefault(key, version)
    return found


def _said(analysis: Analysis, comparison: Comparison) -> Iterator[tuple[tuple[str, str], Version]]:
    head = comparison.head
    names = {one.id: one.name for one in head.subjects}
    both = " · ".join(names.values())
    for dimension in comparison.dimensions:
        yield ("dimension", dimension.id), Version(dimension.title)
        for row in dimension.rows:
            for statement in row:
                side = names.get(statement.side, both)
                yield (
                    ("statement", statement.id),
                    _of_item(analysis, statement, home=dimension.title, aspect=row.aspect, side=side),
                )
    for milestone in comparison.milestones:
        side = names.get(milestone.subject, "")
        yield ("milestone", milestone.id), _of_item(analysis, milestone, side=side, date=milestone.date_text)
    for tension in comparison.tensions:
        yield ("tension", " ".join(tension.between)), Version(tension.note)
    for source in head.sources:
        yield ("source", source.id), Version(source.title)
    for source_id in analysis.documents:
        yield ("document", source_id), Version(analysis.documents[source_id].source.title)


def _of_item(analysis: Analysis, item: Statement | Milestone, **more: str) -> Version:
    proof = analysis.proof(item.id)
    cites = tuple([(cite.source, cite.quote) for cite in item.cites])
    text = item.text if isinstance(item, Statement) else item.title
    return Version(text, **more, cites=cites, state=proof.state.value if proof is not None else "")


def word_differences(old: str, new: str) -> tuple[tuple[Step, str], ...]:
    """Return the parts of two texts in order: those that stayed, those that are gone, those that are new.

    A Chinese or Japanese sign counts as a word.
    """
    if old == new:
        return (("same", old),) if old else ()
    ours, theirs = _TOKENS.findall(old), _TOKENS.findall(new)
    if len(ours) + len(theirs) > _MOST_TOKENS:
        ours, theirs = [old], [new]
    found: list[tuple[Step, str]] = []
    for step, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if step == "equal":
            found.append(("same", "".join(ours[a:b])))
            continue
        if a < b:
            found.append(("gone", "".join(ours[a:b])))
        if c < d:
            found.append(("new", "".join(theirs[c:d])))
    return tuple(_joined(found))


def _joined(parts: list[tuple[Step, str]]) -> list[tuple[Step, str]]:
    """Take white space between two changes into them: two words that changed are one change."""
    joined: list[tuple[Step, str]] = []
    gone = new = ""
    for number, (step, text) in enumerate(parts):
        between = step == "same" and not text.strip() and 0 < number < len(parts) - 1
        if step == "same" and not between:
            joined += [("gone", gone)] if gone else []
            joined += [("new", new)] if new else []
            gone = new = ""
            joined.append((step, text))
        else:
            gone += "" if step == "new" else text
            new += "" if step == "gone" else text
    joined += [("gone", gone)] if gone else []
    joined += [("new", new)] if new else []
    return joined
