"""Counts the evidence of each side of a dimension, and finds where one side has much less than the other.

A statement about both counts for both sides, and so do its passages and documents: it says something about each. A
passage is one proven place of a document; quotes of the same place are one passage, and a
quote that is not proven is none. Verdicts are data; `vocabulary` has the words.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from stratview.comparison.calendar_days import from_day
from stratview.comparison.dates import DateError, Edtf, parse
from stratview.comparison.model import BOTH, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.model import Dimension, Head, Source
    from stratview.evidence.proof import StatementProof

PASSAGE_RATIO: Final = 3
"""From this ratio on, one side has many times the passages; below it, the cutting of sentences may be the reason."""
PASSAGE_GAP: Final = 2
"""The least difference in passages that counts."""
AGE_GAP_YEARS: Final = 5
"""From this many years on, the newest documents are of different times: a company's products and leaders change."""

VerdictKind = Literal["passages", "own", "documents", "age", "one-document", "no-passage"]


@dataclass(frozen=True, slots=True)
class Side:
    """The evidence of one subject in one dimension.

    Attributes:
        subject: the subject's id.
        statements: its statements and those about both.
        own: those about it alone.
        passages: how many places of documents prove them.
        documents: the number of independent documents these places are in (see `voices`).
        newest: the latest date of issue among them; None where none of them gives one.
    """

    subject: str
    statements: int
    own: int
    passages: int
    documents: int
    newest: Edtf | None

    def as_json(self) -> dict[str, Any]:
        """Return the counts as `check --json` prints them."""
        return {
            "statements": self.statements,
            "own": self.own,
            "passages": self.passages,
            "documents": self.documents,
            "newest": self.newest.text if self.newest is not None else None,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing about the evidence that a reader should know.

    `side` is the subject with less evidence, empty if the verdict is about all; `less` and `more` are two counts:

    - ``passages``: `less` passages against `more`.
    - ``own``: no statement about this subject alone against `more` about the other.
    - ``documents``: one independent document against `more`.
    - ``age``: its newest document is of the year `less`, the other's of `more`.
    - ``one-document``: all of the dimension's passages are in one independent document.
    - ``no-passage``: no quote of the dimension holds.
    """

    kind: VerdictKind
    side: str
    less: int
    more: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The sides of a dimension, in the order of the subjects, and what there is to say about them."""

    dimension: str
    sides: tuple[Side, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def lopsided(self) -> bool:
        """Whether one side has much less evidence than the other."""
        return any(verdict.side for verdict in self.verdicts)

    def as_json(self) -> dict[str, Any]:
        """Both sides and the verdicts as `check --json` prints them."""
        return {
            "sides": {side.subject: side.as_json() for side in self.sides},
            "verdicts": [asdict(verdict) for verdict in self.verdicts],
        }

    def has(self, kind: VerdictKind) -> bool:
        """Return whether there is a verdict of this kind."""
        return any(verdict.kind == kind for verdict in self.verdicts)


class Scales:
    """Weighs the dimensions of one comparison."""

    def __init__(self, head: Head) -> None:
        self._subjects = tuple(subject.id for subject in head.subjects)
        self._voices = voices(head.sources)
        self._issued = {source.id: _issued(source) for source in head.sources}

    @property
    def basis(self) -> tuple[object, ...]:
        """What they weigh by: scales with an equal basis weigh every dimension alike."""
        return self._subjects, self._voices, self._issued

    def weigh(self, dimension: Dimension, proofs: Iterable[StatementProof]) -> Balance:
        """Return the balance of a dimension.

        Args:
            dimension: the dimension.
            proofs: how its statements hold, in any order.
        """
        places: dict[str, set[tuple[str, int, int]]] = {side: set() for side in (*self._subjects, BOTH)}
        for proof in proofs:
            for cite in proof.cites:
                span = cite.anchor.span
                if cite.state.proven and span is not None:
                    places[_side(proof)].add((cite.cite.source, span.start, span.end))
        sides = tuple([self._weigh_side(dimension, subject, places) for subject in self._subjects])
        return Balance(dimension.id, sides, _verdicts(sides, self._all_voices(places)))

    def _weigh_side(self, dimension: Dimension, subject: str, places: dict[str, set[tuple[str, int, int]]]) -> Side:
        sides = [statement.side for statement in dimension.statements()]
        passages = places[subject] | places[BOTH]
        sources = {source for source, _, _ in passages}
        dates = [issued for source in sorted(sources) if (issued := self._issued.get(source)) is not None]
        return Side(
            subject=subject,
            statements=sides.count(subject) + sides.count(BOTH),
            own=sides.count(subject),
            passages=len(passages),
            documents=len({self._voices.get(source, source) for source in sources}),
            newest=max(dates, key=_last_day, default=None),
        )

    def _all_voices(self, places: dict[str, set[tuple[str, int, int]]]) -> int:
        return len({self._voices.get(source, source) for found in places.values() for source, _, _ in found})


def voices(sources: Iterable[Source]) -> dict[str, str]:
    """Return which documents speak with one voice: each source's id with the id of the first source of the same voice.

    Two documents are not independent when they share a DOI, an address, their bytes or their author; one that names no
    author speaks for what it came out in (its container, or else its publisher), as do others of the same kind. Where
    none of this is given, a document counts as independent.
    """
    given = list(sources)
    leaders = list(range(len(given)))
    seen: dict[tuple[str, str], int] = {}

    def leader(index: int) -> int:
        while leaders[index] != index:
            index = leaders[index]
        return index

    for index, source in enumerate(given):
        for key in _keys(source):
            # Documents that share something are one voice, represented by the first.
            first, second = sorted((leader(seen.setdefault(key, index)), leader(index)))
            leaders[second] = first
    return {source.id: given[leader(index)].id for index, source in enumerate(given)}


def weighed_by(source: Source) -> object:
    """Return what a source counts by: where it is the same for all sources, scales weigh alike."""
    return source.id, _keys(source), dict(source.fields).get("issued")


def _keys(source: Source) -> list[tuple[str, str]]:
    fields = {name: " ".join(text.split()).casefold() for name, text in source.fields}
    keys = [(name, fields[name].rstrip("/")) for name in ("DOI", "URL") if fields.get(name)]
    speaker = next((name for name in ("author", "container-title", "publisher") if fields.get(name)), "")
    keys += [(speaker, fields[speaker])] if speaker else []
    return [*keys, ("sha256", source.sha256)] if source.sha256 else keys


def _verdicts(sides: tuple[Side, ...], documents: int) -> tuple[Verdict, ...]:
    """Compare the side that has least with the one that has most; together they have so many independent documents."""
    if not documents:
        return (Verdict("no-passage", "", 0, 0),)
    found: list[Verdict] = []
    less, *_, more = sorted(sides, key=lambda side: side.passages)
    lacking = more.passages - less.passages
    if not less.passages or (lacking >= PASSAGE_GAP and more.passages >= PASSAGE_RATIO * less.passages):
        found.append(Verdict("passages", less.subject, less.passages, more.passages))
    less, *_, more = sorted(sides, key=lambda side: side.own)
    if not less.own and more.own:
        # Where nothing is said there are no passages either.
        found = [verdict for verdict in found if verdict.less or verdict.side != less.subject]
        found.append(Verdict("own", less.subject, 0, more.own))
    less, *_, more = sorted(sides, key=lambda side: side.documents)
    if less.documents == 1 and more.documents > 1:
        found.append(Verdict("documents", less.subject, 1, more.documents))
    found += _age(sides)
    if documents == 1:
        found.append(Verdict("one-document", "", 1, 1))
    return tuple(found)


def _age(sides: tuple[Side, ...]) -> list[Verdict]:
    years = {side.subject: _last_year(side.newest) for side in sides if side.newest is not None}
    if len(years) < len(sides):
        return []
    less, *_, more = sorted(years, key=years.__getitem__)
    return [Verdict("age", less, years[less], years[more])] if years[more] - years[less] >= AGE_GAP_YEARS else []


def _side(proof: StatementProof) -> str:
    item = proof.item
    return item.side if isinstance(item, Statement) else item.subject


def _issued(source: Source) -> Edtf | None:
    """Return a document's date of issue; None where none is given, or it is no date or has no end."""
    text = dict(source.fields).get("issued", "")
    try:
        issued = parse(text) if text else None
    except DateError:
        return None
    return issued if issued is not None and issued.end is not None else None


def _last_day(issued: Edtf) -> float:
    return issued.last_day if issued.last_day is not None else float("-inf")


def _last_year(issued: Edtf) -> int:
    return from_day(issued.last_day).year if issued.last_day is not None else 0
