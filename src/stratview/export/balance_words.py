"""The balance of a dimension's evidence, and what its empty sides are, in the words of a report's frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from stratview.evidence.balance import Verdict
    from stratview.export.content import Report, ReportAbsence, ReportDimension
    from stratview.export.words import Words

ABSENT: Final = {"not-found": "∅", "not-comparable": "≠"}
"""A sign for each reason why a side says nothing."""


class BalanceWords:
    """Finds the words for one report."""

    def __init__(self, report: Report, words: Words) -> None:
        self._subjects = report.subjects
        self._letters = {document.letter for document in report.documents}
        self._words = words

    def evidence(self, dimension: ReportDimension, side: int) -> str:
        """Return the evidence of a side: how many statements, passages and documents, and the newest date."""
        words, found = self._words, dimension.balance.sides[side]
        parts = [
            words.count("dimension.count", found.statements),
            words.count("balance.passages", found.passages),
            words.count("document.count", found.documents),
        ]
        if found.newest is not None:
            parts.append(words("balance.newest", words.date(found.newest)))
        return " · ".join(parts)

    def against(self, dimension: ReportDimension, side: int) -> list[str]:
        """Return what a side lacks compared with the other."""
        subject = self._subjects[side].id
        return [self._said(verdict) for verdict in dimension.balance.verdicts if verdict.side == subject]

    def of_both(self, dimension: ReportDimension) -> list[tuple[str, bool]]:
        """Return the verdicts on both sides, each with whether it is grave: no statement there is proven."""
        found = [verdict for verdict in dimension.balance.verdicts if not verdict.side]
        # Without statements there is nothing to prove.
        said = bool(dimension.claims())
        return [(self._said(verdict), said and verdict.kind == "no-passage") for verdict in found]

    def absence(self, absence: ReportAbsence | None) -> str:
        """Return why a side has no statements."""
        return self._words(f"absence.{absence.kind}" if absence is not None else "absence.unsaid")

    def looked_in(self, absence: ReportAbsence) -> str:
        """Return in which documents it was looked for; empty where that adds nothing."""
        named = set(absence.documents)
        is_all = len(named) > 1 and self._letters <= named
        if absence.kind == "not-found" and (not named or is_all):
            return self._words("absence.looked-in-all")
        return self._words("absence.looked-in", ", ".join(absence.documents)) if absence.documents else ""

    def _said(self, verdict: Verdict) -> str:
        return self._words.verdict(verdict.kind, verdict.less, verdict.more)
