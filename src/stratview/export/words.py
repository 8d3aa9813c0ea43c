"""The words of a report's frame, in English and in Simplified Chinese: headings, states, dates, lags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.export.phrases import PHRASES

if TYPE_CHECKING:
    from datetime import datetime

    from stratview.comparison.dates import Edtf, EdtfDate, Lag
    from stratview.evidence.proof import ProofState
    from stratview.export.content import Claim
    from stratview.export.scope import FrameLanguage

MARKS: Final = {"exact": "✓", "normalised": "≈", "ambiguous": "?", "missing": "✗", "stale": "!", "unsourced": "○"}
"""A mark for each proof state, told apart by shape."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Words:
    """The words of one language."""

    def __init__(self, language: FrameLanguage) -> None:
        self._chinese = language == "zh_CN"
        self.language = language

    def __call__(self, key: str, *values: object) -> str:
        """The phrase with this key, with the values in their places.

        Raises:
            KeyError: there is no such phrase.
        """
        phrase = PHRASES[key][self._chinese]
        return phrase.format(*values) if values else phrase

    def count(self, key: str, number: int) -> str:
        """A number of something: the phrase `key`, or `key.one` for 1 where the language has one."""
        if number == 1 and not self._chinese and f"{key}.one" in PHRASES:
            return self(f"{key}.one", self.number(number))
        return self(key, self.number(number))

    def field(self, key: str) -> str:
        """The name of a bibliographic field; its CSL name where there is no better word."""
        name = f"field.{key}"
        return self(name) if name in PHRASES else key

    @staticmethod
    def number(number: int) -> str:
        """A whole number with its thousands apart."""
        return f"{number:,}"

    def day(self, moment: datetime) -> str:
        """A day in full."""
        if self._chinese:
            return f"{moment.year}年{moment.month}月{moment.day}日"
        return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"

    def date(self, when: Edtf) -> str:
        """A date or interval as exactly as it is known, in words."""
        if when.start is None or when.end is None:
            return self._open(when)
        if not when.is_interval:
            return self._one(when.start)
        joint = "–" if len(self._one(when.start)) <= len("1987") else " – "
        return f"{self._one(when.start)}{joint}{self._one(when.end)}"

    def lag(self, lag: Lag) -> str:
        """A length of time between two milestones."""
        low, high = lag.low, lag.high
        if low == high == 0:
            words = self(f"lag.same.{lag.unit}")
        elif low < 0 < high:
            words = self(f"lag.around.{lag.unit}", -low, high)
        else:
            low, high = sorted((abs(low), abs(high)))
            amount = f"{low}–{high}" if low != high else str(low)
            words = self(f"lag.{lag.unit}.one" if amount == "1" else f"lag.{lag.unit}", amount)
        return self("about", words) if lag.about else words

    def passage_state(self, state: ProofState) -> str:
        """How a passage agrees with its quotes: a mark, and words too unless it agrees letter for letter."""
        return MARKS[state] if state == "exact" else f"{MARKS[state]} {self(f'state.{state}')}"

    def reasons(self, claim: Claim) -> list[str]:
        """Why a claim is not proven, apart from its lost quotes, which say it themselves."""
        reasons = [] if claim.citations else [self("why.unsourced")]
        if any(cite.state == "stale" for cite in claim.citations):
            reasons.append(self("why.stale"))
        return reasons + [self("figure.unsupported", figure) for figure in claim.unsupported]

    def _open(self, when: Edtf) -> str:
        if when.start is not None:
            return self("from.unknown" if when.unknown_end else "since", self._one(when.start))
        end = self._one(when.end) if when.end is not None else ""
        return self("until.unknown" if when.unknown_start else "until", end)

    def _one(self, when: EdtfDate) -> str:
        words = self._plain(when)
        if when.approximate:
            words = self("about", words)
        return self("uncertain", words) if when.uncertain else words

    def _plain(self, when: EdtfDate) -> str:
        year = self._year(when.year)
        if when.season is not None:
            return self(f"season.{when.season}", year)
        if when.estimate is not None:
            return self("estimated", year, self._year(when.last_year), self._year(when.estimate))
        if when.unspecified_digits == 1 and when.year > 0:
            return self("decade", when.year)
        if when.unspecified_digits:
            return f"{year}–{self._year(when.last_year)}"
        if when.month is None:
            return year if not self._chinese else f"{year}年"
        if self._chinese:
            return f"{year}年{when.month}月" + (f"{when.day}日" if when.day else "")
        month = _MONTHS[when.month - 1]
        return f"{when.day} {month} {year}" if when.day else f"{month} {year}"

    def _year(self, year: int) -> str:
        """A year; the year 0 is 1 BC."""
        said = year if year > 0 else 1 - year
        text = self.number(said) if said > 9999 else str(said)
        return text if year > 0 else self("year.before", text)
