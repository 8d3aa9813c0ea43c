"""The data of what is doubted and of what people say: statements worth a second look, and reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stratview.export.view_part import Part
from stratview.vocabulary import REVIEW_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.export.content import Claim, Report

_LONG: Final = 700


class JudgedRows:
    """The statements of a report that are doubted, and those on which reviewers disagree, each with its place."""

    def __init__(self, report: Report) -> None:
        placed = [(claim, one.title) for one in report.dimensions for claim in one.claims()]
        self.doubted = [(claim, where) for claim, where in placed if claim.doubts]
        self.disputed = [(claim, where) for claim, where in placed if claim.review == "disagreement"]
        self.has_reviews = any(claim.reviews for claim, _ in placed)


class JudgedData(Part):
    """Prepares both sections; a section without anything to say is None."""

    def second_look(self, side: Callable[[Claim], int]) -> dict[str, Any] | None:
        """The statements that are worth a second look, with what was seen."""
        found = JudgedRows(self._report).doubted
        rows = [self._row(claim, where, side(claim), [doubt.words for doubt in claim.doubts]) for claim, where in found]
        return {"rows": rows, "head": [self._words("unproven.what"), self._words("second-look.why")]} if rows else None

    def reviews(self, side: Callable[[Claim], int]) -> dict[str, Any] | None:
        """How much is reviewed with which verdicts, how far reviewers agree, and on what they do not."""
        found, counts, words = JudgedRows(self._report), self._report.counts, self._words
        if not found.has_reviews:
            return None
        lines = [words("reviews.count", words.number(counts.reviewed), words.number(counts.statements))]
        lines += [
            f"{REVIEW_MARKS[verdict]} {words(f'verdict.review.{verdict}')}: {words.number(count)}"
            for verdict, count in counts.verdicts
        ]
        if counts.lapsed_reviews:
            lines.append(words.count("reviews.lapsed", counts.lapsed_reviews))
        rows = [
            self._row(claim, where, side(claim), [words.review(one) for one in claim.reviews])
            for claim, where in found.disputed
        ]
        return {
            "counts": self._cleaner.plain(" · ".join(lines)),
            "agreement": [self._cleaner.plain(line) for line in counts.agreement],
            "rows": rows,
            "head": [words("unproven.what"), words("reviews.verdicts")],
        }

    def _row(self, claim: Claim, where: str, side: int, said: list[str]) -> dict[str, Any]:
        return {
            "claim": {**self._claim(claim, repeated=True, whole=True), "mark": "", "figures": []},
            "side": side,
            "where": self._cleaner.text(where, self._language[0]),
            "said": [self._cleaner.text(one) for one in said],
            "long": len(claim.text) + sum(map(len, said)) > _LONG,
        }
