"""What a statement says of the time between the two, beside the lags that the dates give. No Qt."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.chronology import Link
    from stratview.comparison.dates import Lag

Verdict = Literal["within", "partly", "outside"]

_RANGE = re.compile(
    r"(?<![\d.,–-])(?P<low>\d{1,3})\s*(?:[-–—~～]|\bto\b|至|到)\s*(?P<high>\d{1,3})[\s-]*(?:years?\b|年)", re.IGNORECASE
)
_LAG = re.compile(
    r"\b(?:lag|lags|lagged|gap|head start|earlier|later|behind|ahead|apart|between them)\b|差距|落后|领先|早|晚|相隔",
    re.IGNORECASE,
)
_IN_YEARS = {"years": 1.0, "months": 12.0, "days": 365.2425}


@dataclass(frozen=True, slots=True)
class Claim:
    """A range of years that a statement names, and the milestones it is about; none where it may be about any."""

    low: int
    high: int
    about: frozenset[str] = frozenset()

    def concerns(self, link: Link) -> bool:
        """Return whether the lag of a link is one that is stated: both ends are what the statement is about."""
        return not self.about or {link.first.milestone.id, link.second.milestone.id} <= self.about


def claim_of(text: str) -> Claim | None:
    """Return the first range of years in a text."""
    for found in _RANGE.finditer(text):
        low, high = int(found["low"]), int(found["high"])
        if low < high:
            return Claim(low, high)
    return None


def speaks_of_lag(text: str) -> bool:
    """Return whether a text has a word for the time between two."""
    return bool(_LAG.search(text))


def narrowed(claim: Claim, links: Iterable[Link], related: frozenset[str]) -> Claim:
    """Return the claim, about the milestones that are related to its statement, if any link joins two of them."""
    about = replace(claim, about=related)
    return about if related and any(map(about.concerns, links)) else claim


def judge(claim: Claim, lag: Lag) -> Verdict:
    """Whether a lag is within what is claimed. Which of the two came first plays no part: the text does not say."""
    length = _IN_YEARS[lag.unit]
    if lag.low < 0 < lag.high:
        low, high = 0.0, max(-lag.low, lag.high) / length
    else:
        low, high = sorted((abs(lag.low) / length, abs(lag.high) / length))
    if claim.low <= low and high <= claim.high:
        return "within"
    return "outside" if high < claim.low or low > claim.high else "partly"
