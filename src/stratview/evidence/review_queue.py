"""The queue of a reviewer: which statements are to be reviewed, in which order, and how far everybody is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from stratview.comparison.model import Review
    from stratview.evidence.analysis import Analysis

Order = Literal["dimension", "document", "lapsed"]
Which = Literal["open", "all", "disagreements"]

ORDERS: Final[tuple[Order, ...]] = ("dimension", "document", "lapsed")
WHICH: Final[tuple[Which, ...]] = ("open", "all", "disagreements")


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as one reviewer sees it.

    Attributes:
        item: the statement's id.
        own: the reviewer's verdict that holds; None without one.
        lapsed: the reviewer's verdict on what the statement was before; None without one, or where a newer one holds.
        others: the verdicts of others that may be shown.
        hidden: how many verdicts of others are not shown yet.
    """

    item: str
    own: Review | None
    lapsed: Review | None
    others: tuple[Review, ...] = ()
    hidden: int = 0

    @property
    def disagrees(self) -> bool:
        """Whether the verdicts that may be shown differ."""
        return len({one.verdict for one in (self.own, *self.others) if one is not None}) > 1


@dataclass(frozen=True, slots=True)
class Share:
    """How far a reviewer is.

    Attributes:
        by: the reviewer's name.
        done: on how many statements a verdict of theirs holds.
        lapsed: how many of their verdicts lapsed and were not given again, of statements that are still there.
        statements: how many statements there are.
    """

    by: str
    done: int
    lapsed: int
    statements: int

    @property
    def missing(self) -> int:
        """How many statements they have yet to review."""
        return self.statements - self.done


def entry_of(analysis: Analysis, item_id: str, reviewer: str, *, blind: bool) -> Entry:
    """Return a statement as a reviewer sees it: `blind` hides others' verdicts until the reviewer has given one."""
    current = analysis.reviews.current.get(item_id, ())
    own = next((one for one in current if one.by == reviewer), None)
    others = tuple([one for one in current if one.by != reviewer])
    hides = blind and own is None
    lapsed = analysis.reviews.lapsed_by_key.get((item_id, reviewer))
    return Entry(item_id, own, lapsed, () if hides else others, len(others) if hides else 0)


def queue(
    analysis: Analysis, reviewer: str, *, order: Order = "dimension", which: Which = "open", blind: bool = False
) -> list[Entry]:
    """Return the statements that a reviewer goes through; none until the analysis is complete.

    Args:
        analysis: the comparison.
        reviewer: the reviewer's name; empty for none.
        order: in the order of the dimensions, in that of the documents' texts, or what lapsed first.
        which: those without a verdict of the reviewer that holds, all, or those on which verdicts differ.
        blind: whether others' verdicts are hidden until the reviewer has given one.
    """
    if not analysis.complete:
        return []
    current, lapsed = analysis.reviews.current, analysis.reviews.lapsed_by_key
    items = list(analysis.fingerprints)
    if which == "open":
        done = {item_id for item_id, some in current.items() if any(one.by == reviewer for one in some)}
        items = [item_id for item_id in items if item_id not in done]
    again = {item_id for item_id, by in lapsed if by == reviewer}
    entries = [
        entry_of(analysis, item_id, reviewer, blind=blind)
        if item_id in current or item_id in again
        else _untouched(item_id)
        for item_id in items
    ]
    if which == "disagreements":
        entries = [entry for entry in entries if entry.disagrees]
    if order == "lapsed":
        entries.sort(key=lambda entry: entry.lapsed is None)
    elif order == "document":
        entries.sort(key=lambda entry: _place(analysis, entry.item))
    return entries


@lru_cache(maxsize=20_000)
def _untouched(item_id: str) -> Entry:
    """A statement that nobody has reviewed."""
    return Entry(item_id, None, None)


def shares(analysis: Analysis, reviewer: str = "") -> list[Share]:
    """Return how far everybody is who has reviewed something; `reviewer` comes first, also without a review."""
    names = [name for name in analysis.reviews.reviewers if name != reviewer]
    count = len(analysis.fingerprints)
    done = Counter(one.by for some in analysis.reviews.current.values() for one in some)
    lapsed = Counter(one.by for one in analysis.reviews.lapsed if one.statement in analysis.fingerprints)
    return [Share(name, done[name], lapsed[name], count) for name in ([reviewer] if reviewer else []) + names]


def _place(analysis: Analysis, item_id: str) -> tuple[int, int]:
    """Where the first quote of a statement is: its document's number, and the offset in its text."""
    proof = analysis.proof(item_id)
    sources = [source.id for source in analysis.head.sources]
    for cite in proof.cites if proof is not None else ():
        if cite.cite.source in sources:
            return sources.index(cite.cite.source), cite.anchor.span.start if cite.anchor.span is not None else -1
    return len(sources), -1
