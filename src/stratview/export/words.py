"""The words of a report's frame, in English and in Simplified Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.export.phrases import PHRASES
from stratview.vocabulary import STATE_MARKS, Vocabulary

if TYPE_CHECKING:
    from stratview.evidence.proof import ProofState
    from stratview.export.content import Claim, ReportReview
    from stratview.export.scope import FrameLanguage


class Words(Vocabulary):
    """The words of one language."""

    def __init__(self, language: FrameLanguage) -> None:
        super().__init__(language, PHRASES)
        self.language = language

    def passage_state(self, state: ProofState) -> str:
        """How a passage agrees with its quotes: a mark, and words too unless it agrees letter for letter."""
        return STATE_MARKS[state] if state == "exact" else f"{STATE_MARKS[state]} {self(f'state.{state}')}"

    def review(self, review: ReportReview) -> str:
        """A verdict with who gave it, when, and the note."""
        said = self("reviews.one", review.by, review.on, self(f"verdict.review.{review.verdict}"))
        return self("reviews.noted", said, review.note) if review.note else said

    def reasons(self, claim: Claim) -> list[str]:
        """Why a claim is not proven, apart from its lost quotes, which say it themselves."""
        reasons = [] if claim.citations else [self("why.unsourced")]
        if any(cite.state == "stale" for cite in claim.citations):
            reasons.append(self("why.stale"))
        return reasons + [self("figure.unsupported", figure) for figure in claim.unsupported]
