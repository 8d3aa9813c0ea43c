"""What a link between the lanes says: the lag, what is left of it when the lanes are aligned, and how it was stated."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.ui.date_words import lag_in_words
from stratview.ui.timeline import datewords
from stratview.ui.timeline.claims import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.comparison.chronology import Link
    from stratview.comparison.dates import Lag
    from stratview.ui.timeline.align import Alignment
    from stratview.ui.timeline.claims import Claim, Verdict

translate = QCoreApplication.translate

MARKS: dict[Verdict, str] = {"within": "✓", "partly": "≈", "outside": "≠"}
ROLES: dict[Verdict, str] = {"within": "good", "partly": "muted", "outside": "warning"}


@dataclass(frozen=True, slots=True)
class Chips:
    """Words for the links of one chronology, as it is shown now."""

    links: Sequence[Link]
    alignment: Alignment | None = None
    claim: Claim | None = None
    _said: dict[tuple[int, ...], str] = field(default_factory=dict, init=False, compare=False, repr=False)

    def text(self, keys: tuple[int, ...]) -> str:
        """Return the lag of links that are drawn as one."""
        # Asked for in every frame.
        said = self._said.get(keys)
        if said is None:
            said = self._said[keys] = self._text(keys)
        return said

    def _text(self, keys: tuple[int, ...]) -> str:
        lags = [one for key in keys if (one := self._lag(self.links[key])) is not None]
        words = self._words(_joined(lags)) if lags else "?"
        if len(keys) > 1:
            words = f"{words} · {datewords.themes(len(keys))}"
        verdict = self.verdict(keys)
        return f"{words} {MARKS[verdict]}" if verdict is not None else words

    def verdict(self, keys: Iterable[int]) -> Verdict | None:
        """Whether links that are drawn as one are within what the current statement claims; None where it has none."""
        if self.claim is None or self.alignment is not None:
            return None
        verdicts = set(self._verdicts(keys))
        if not verdicts:
            return None
        return verdicts.pop() if len(verdicts) == 1 else "partly"

    def sentence(self, link: Link) -> str:
        """Return what is to be said of one link beyond its lag; may be empty."""
        if self.alignment is not None:
            ends = ((0, link.first.milestone), (1, link.second.milestone))
            since = [self.alignment.since(side, milestone) for side, milestone in ends]
            theme = self.alignment.theme
            return " · ".join(datewords.after_in_words(one, theme) for one in since if one is not None)
        if self.claim is None or not self.claim.concerns(link):
            return ""
        return {
            "within": translate("Timeline", "Within the stated {0}–{1} years"),
            "partly": translate("Timeline", "Partly within the stated {0}–{1} years"),
            "outside": translate("Timeline", "Outside the stated {0}–{1} years"),
        }[judge(self.claim, link.lag)].format(self.claim.low, self.claim.high)

    def summary(self, keys: Iterable[int]) -> str:
        """Return how what is claimed compares with the lags between dates; empty where nothing is claimed."""
        if self.claim is None:
            return ""
        verdicts = self._verdicts(keys)
        return translate("Timeline", "Stated: {0}–{1} years. By the dates, {2} of {3} lags are within it.").format(
            self.claim.low, self.claim.high, verdicts.count("within"), len(verdicts)
        )

    def _verdicts(self, keys: Iterable[int]) -> list[Verdict]:
        claim = self.claim
        if claim is None:
            return []
        return [judge(claim, link.lag) for link in (self.links[key] for key in keys) if claim.concerns(link)]

    def _lag(self, link: Link) -> Lag | None:
        return link.lag if self.alignment is None else self.alignment.remaining(link)

    def _words(self, lag: Lag) -> str:
        return lag_in_words(lag) if self.alignment is None else datewords.remaining_in_words(lag)


def _joined(lags: Sequence[Lag]) -> Lag:
    low, high = min(lag.low for lag in lags), max(lag.high for lag in lags)
    return replace(lags[0], low=low, high=high, about=any(lag.about for lag in lags))
