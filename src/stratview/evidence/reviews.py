"""Reviews: what people say about statements, whether that still holds, and how far reviewers agree.

A review is about one fingerprint: the statement's text, side, aspect and quotes, and the bytes of its documents. When
any of these changes, the review lapses by itself.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import field
from functools import cached_property
from hashlib import sha256
from itertools import combinations
from typing import TYPE_CHECKING, Final, TypeVar

from stratview.comparison.model import VERDICTS, Dismissal, Review
from stratview.quick_dataclass import dataclass
from stratview.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from stratview.comparison.model import Dimension, Statement, Verdict
    from stratview.evidence.doubts import Doubt

_Entry = TypeVar("_Entry", Review, Dismissal)

_LEVELS: Final = ((0.8, "almost-perfect"), (0.6, "substantial"), (0.4, "moderate"), (0.2, "fair"))
"""Landis and Koch's words for a kappa of more than this."""
FEW: Final = 10
"""A kappa of fewer statements says little."""


def fingerprint(statement: Statement, aspect: str, documents: Mapping[str, str]) -> str:
    """Return the fingerprint of a statement for its reviews: `sha256:` and 64 hexadecimal digits.

    Args:
        statement: the statement.
        aspect: the aspect of its row.
        documents: the hash of each source's document as it is now, by the source's id.
    """
    cites = [[*cite.content, documents.get(cite.source, "")] for cite in statement.cites]
    return _hash([statement.text, statement.side, aspect, cites])


def doubt_fingerprint(doubt: Doubt, of_statement: str) -> str:
    """Return the fingerprint of a dismissed doubt. It changes with the statement, and when the doubt is another."""
    return _hash([of_statement, doubt.phrase, doubt.words])


def fingerprints(dimension: Dimension, documents: Mapping[str, str]) -> dict[str, str]:
    """Return the fingerprint of every statement of a dimension by its id; `documents` as in `fingerprint`."""
    return {statement.id: fingerprint(statement, row.aspect, documents) for row in dimension.rows for statement in row}


def _hash(parts: object) -> str:
    plain = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return f"sha256:{sha256(plain.encode('ascii')).hexdigest()}"


# -- what holds -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reviews:
    """The reviews of a comparison.

    Attributes:
        current: for each statement in reading order that has some, the reviews that hold: the last of each reviewer.
        lapsed: the reviews whose statement changed or is gone, and whose reviewer has not reviewed it again.
        statements: how many statements the comparison has.
        dismissed: the dismissals that hold, by the statement's id and the kind of the doubt.
        lapsed_dismissals: those that do not.
    """

    current: Mapping[str, tuple[Review, ...]]
    lapsed: tuple[Review, ...] = ()
    statements: int = 0
    dismissed: Mapping[tuple[str, str], Dismissal] = field(default_factory=dict)
    lapsed_dismissals: tuple[Dismissal, ...] = ()

    @cached_property
    def lapsed_by_key(self) -> dict[tuple[str, str], Review]:
        """The lapsed reviews by statement and reviewer."""
        return {(review.statement, review.by): review for review in self.lapsed}

    @cached_property
    def verdicts(self) -> Counter[Verdict]:
        """How many statements have each verdict from all of their reviewers."""
        alike = [{review.verdict for review in reviews} for reviews in self.current.values()]
        return Counter(verdict for some in alike if len(some) == 1 for verdict in some)

    @cached_property
    def disagreements(self) -> dict[str, tuple[Review, ...]]:
        """The statements on which reviewers disagree, with their reviews."""
        return {
            item: reviews for item, reviews in self.current.items() if len({review.verdict for review in reviews}) > 1
        }

    @cached_property
    def reviewers(self) -> tuple[str, ...]:
        """The names of all reviewers, those of lapsed reviews included, in the order of the alphabet."""
        every = [review for reviews in self.current.values() for review in reviews]
        return tuple(sorted({review.by for review in (*every, *self.lapsed)}))

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """How far each two reviewers agree, where they have reviewed a statement in common."""
        verdicts = {
            name: {item: one.verdict for item, some in self.current.items() for one in some if one.by == name}
            for name in self.reviewers
        }
        found = [
            agreement(first, verdicts[first], second, verdicts[second]) for first, second in combinations(verdicts, 2)
        ]
        return tuple([one for one in found if one.statements])


NONE: Final = Reviews({})
"""No reviews."""


def standing(
    reviews: Iterable[Review],
    dismissals: Collection[Dismissal],
    now: Mapping[str, str],
    doubts: Mapping[str, Iterable[Doubt]],
) -> Reviews:
    """Return which reviews and dismissals hold.

    Args:
        reviews: all reviews.
        dismissals: all dismissed doubts.
        now: the fingerprint of every statement now, in reading order.
        doubts: the doubts about each statement now.
    """
    kept: dict[tuple[str, str], Review] = {}
    lapsed: dict[tuple[str, str], Review] = {}
    for review in reviews:
        key = (review.statement, review.by)
        into = kept if now.get(review.statement) == review.fingerprint else lapsed
        into[key] = later(into[key], review) if key in into else review
    current: dict[str, list[Review]] = {}
    for (item, _), review in sorted(kept.items()):
        current.setdefault(item, []).append(review)
    there = {
        (doubt.item, doubt.kind, doubt_fingerprint(doubt, now[doubt.item]))
        for item in {one.statement for one in dismissals}
        if item in now
        for doubt in doubts.get(item, ())
    }
    dismissed: dict[tuple[str, str], Dismissal] = {}
    gone: list[Dismissal] = []
    for one in dismissals:
        if (one.statement, one.doubt, one.fingerprint) in there:
            dismissed[one.statement, one.doubt] = one
        else:
            gone.append(one)
    return Reviews(
        {item: tuple(current[item]) for item in now if item in current},
        tuple([review for key, review in lapsed.items() if key not in kept]),
        len(now),
        dismissed,
        tuple(gone),
    )


# -- agreement --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree on the statements that both have reviewed.

    Attributes:
        between: their names.
        statements: how many statements both have reviewed.
        same: on how many of them they gave the same verdict.
        kappa: Cohen's kappa: 1 for full agreement, 0 for what chance would give; None where chance alone would make
            them agree on all, as when both gave one verdict only.
    """

    between: tuple[str, str]
    statements: int
    same: int
    kappa: float | None

    @property
    def percent(self) -> int:
        """The share of the same verdicts, rounded down."""
        return 100 * self.same // self.statements if self.statements else 0

    def in_words(self, language: str = "en") -> str:
        """Return in a sentence what the numbers mean here, in English or in Chinese (`zh_CN`)."""
        say = Vocabulary(language)
        said = say("agreement", *self.between, self.same, self.statements, self.percent)
        if self.kappa is None:
            return said + say("agreement.one-verdict")
        level = next((key for least, key in _LEVELS if self.kappa > least), "slight")
        meaning = say(f"agreement.{level if self.kappa > 0 else 'none'}")
        few = say("agreement.few", FEW) if self.statements < FEW else ""
        return said + say("agreement.kappa", f"{self.kappa:.2f}", meaning, few)


def agreement(first: str, ones: Mapping[str, Verdict], second: str, others: Mapping[str, Verdict]) -> Agreement:
    """Return how far two reviewers agree, from their verdicts by statement."""
    both = [(verdict, others[item]) for item, verdict in ones.items() if item in others]
    same, count = sum(one == other for one, other in both), len(both)
    mine, theirs = Counter(one for one, _ in both), Counter(other for _, other in both)
    chance = sum(mine[verdict] * theirs[verdict] for verdict in VERDICTS)
    kappa = (same * count - chance) / (count * count - chance) if count and chance < count * count else None
    return Agreement((first, second), count, same, kappa)


# -- merging ---------------------------------------------------------------------------------------------------------


def key_of(entry: Review | Dismissal) -> tuple[str, ...]:
    """Return the key that the entries of one person about one thing share."""
    if isinstance(entry, Review):
        return "review", entry.statement, entry.by, entry.fingerprint
    return "dismissal", entry.statement, entry.doubt, entry.fingerprint


def content_of(entry: Review | Dismissal) -> tuple[str, ...]:
    """Return what an entry says, beside `key_of`; the later of two entries is the greater one."""
    if isinstance(entry, Review):
        return entry.on, entry.verdict, entry.note
    return entry.on, entry.reason, entry.by


def later(one: _Entry, other: _Entry) -> _Entry:
    """Return the later of two entries; of the same day the one whose words come later in the alphabet."""
    return max(one, other, key=content_of)


@dataclass(frozen=True)
class Merge:
    """What the entries of another copy change.

    Attributes:
        taken: their entries that are to be written.
        replaced: the entries of ours in whose place some of them come, by what both are about.
    """

    taken: tuple[Review | Dismissal, ...]
    replaced: Mapping[tuple[str, ...], Review | Dismissal]

    @property
    def pairs(self) -> list[tuple[Review | Dismissal, Review | Dismissal]]:
        """Each entry that is replaced, with the one that takes its place."""
        return [(self.replaced[key], entry) for entry in self.taken if (key := key_of(entry)) in self.replaced]

    @property
    def added(self) -> list[Review | Dismissal]:
        """The taken entries that take no other's place."""
        return [entry for entry in self.taken if key_of(entry) not in self.replaced]

    def lapsed_in(self, reviews: Reviews) -> list[Review | Dismissal]:
        """Return the taken entries that do not hold, once they are among these reviews."""
        keys = {key_of(entry) for entry in self.taken}
        every: list[Review | Dismissal] = [*reviews.lapsed, *reviews.lapsed_dismissals]
        return [entry for entry in every if key_of(entry) in keys]


def merge(ours: Iterable[Review | Dismissal], theirs: Iterable[Review | Dismissal]) -> Merge:
    """Return what their entries change in ours: of one person about one fingerprint the later entry stays.

    Merging is commutative and idempotent: both copies say the same afterwards, and taking it again changes nothing.
    """
    known, other = _latest(ours), _latest(theirs)
    taken = {
        key: entry
        for key, entry in sorted(other.items())
        if key not in known or content_of(entry) > content_of(known[key])
    }
    return Merge(tuple(taken.values()), {key: known[key] for key in taken if key in known})


def _latest(entries: Iterable[Review | Dismissal]) -> dict[tuple[str, ...], Review | Dismissal]:
    found: dict[tuple[str, ...], Review | Dismissal] = {}
    for entry in entries:
        key = key_of(entry)
        if key not in found or content_of(entry) > content_of(found[key]):
            found[key] = entry
    return found
