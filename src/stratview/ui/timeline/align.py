"""Moving the lanes so that they share a beginning: years since founding, or since any step that both took. No Qt.

The first lane stays where it is and the second one moves, so that both milestones that count as zero are at one
place. All days are of the first lane then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stratview.comparison.dates import Lag, lag

if TYPE_CHECKING:
    from stratview.comparison.chronology import Chronology, Entry, Lane, Link
    from stratview.comparison.dates import LagUnit
    from stratview.comparison.model import Milestone

FOUNDING = "founding"
"""The theme of the milestones by which a subject was founded."""

_IN_YEARS = {"years": 1, "months": 12, "days": 365}


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which milestone of each lane counts as zero."""

    theme: str
    zeros: tuple[Entry, Entry]

    @property
    def zero(self) -> float:
        """The day at which zero is."""
        return self.zeros[0].span.anchor

    @property
    def shifts(self) -> tuple[float, float]:
        """How many days each lane moves."""
        return 0.0, self.zeros[0].span.anchor - self.zeros[1].span.anchor

    def since(self, side: int, milestone: Milestone) -> Lag | None:
        """Return the time from a lane's zero to one of its milestones."""
        zero = self.zeros[side].milestone
        if milestone is zero:
            return Lag(0, 0, "years")
        if zero.date is None or milestone.date is None:
            return None
        return lag(zero.date, milestone.date)

    def remaining(self, link: Link) -> Lag | None:
        """Return how much later the second subject was than the first, each counted from its own zero."""
        first, second = self.since(0, link.first.milestone), self.since(1, link.second.milestone)
        return difference(second, first) if first is not None and second is not None else None


def difference(a: Lag, b: Lag) -> Lag:
    """`a` less `b`, in their unit; in years, rounded outwards, where they have two."""
    unit: LagUnit = a.unit
    if a.unit != b.unit:
        unit, a, b = "years", _years(a), _years(b)
    return Lag(a.low - b.high, a.high - b.low, unit, a.about or b.about)


def _years(one: Lag) -> Lag:
    length = _IN_YEARS[one.unit]
    return Lag(one.low // length, -(-one.high // length), "years", one.about)


def alignments(chronology: Chronology) -> tuple[Alignment, ...]:
    """All ways to align: by founding, then by each theme of both lanes, in the order of time."""
    found: dict[str, Alignment] = {}
    start = _founding(chronology)
    if start is not None:
        found[FOUNDING] = start
    for link in sorted(chronology.links, key=lambda link: link.first.span.anchor):
        found.setdefault(link.theme, Alignment(link.theme, (link.first, link.second)))
    return tuple(found.values())


def _founding(chronology: Chronology) -> Alignment | None:
    first, second = (_founded(lane) for lane in chronology.lanes)
    return Alignment(FOUNDING, (first, second)) if first is not None and second is not None else None


def _founded(lane: Lane) -> Entry | None:
    """Return the founding of a lane's subject: by its theme, or else its first milestone of the kind "company"."""
    company: Entry | None = None
    for entry in lane.entries:
        milestone = entry.milestone
        if milestone.theme == FOUNDING and not entry.span.open_start:
            return entry
        if company is None and milestone.kind == "company" and not entry.span.open_start:
            company = entry
    return company
