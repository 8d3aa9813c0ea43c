"""review.yaml: people's verdicts on statements, and the doubts that they dismissed.

Whether a verdict still holds is for `stratview.evidence.reviews` to say. A statement that is no longer there is no
problem: its reviews have lapsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.comparison.fields import Fields
from stratview.comparison.model import DOUBT_KINDS, VERDICTS, Dismissal, Review
from stratview.comparison.problem_text import shown

if TYPE_CHECKING:
    from stratview.comparison.fields import Report
    from stratview.comparison.nodes import Mapping

REVIEW_FILE: Final = "review.yaml"

_DAY: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_FINGERPRINT: Final = re.compile(r"sha256:[0-9a-f]{64}")


def read_reviews(node: Mapping, report: Report) -> tuple[tuple[Review, ...], tuple[Dismissal, ...]]:
    """Return the reviews and the dismissed doubts, in the file's order; those that lack something are left out."""
    file = Fields(node, REVIEW_FILE, ("reviews", "dismissed"), report)
    reviews = [_review(item, report) for item in file.mappings("reviews")]
    dismissed = [_dismissal(item, report) for item in file.mappings("dismissed")]
    return tuple([one for one in reviews if one is not None]), tuple([one for one in dismissed if one is not None])


def _review(node: Mapping, report: Report) -> Review | None:
    fields = Fields(node, "review", ("statement", "by", "on", "verdict", "note", "fingerprint"), report)
    before = report.count
    review = Review(
        statement=fields.text("statement", required=True),
        by=fields.text("by", required=True, advice="write the reviewer's name"),
        on=_day(fields),
        verdict=fields.choice("verdict", VERDICTS, "neither"),
        note=fields.text("note"),
        fingerprint=_fingerprint(fields),
        place=node.place,
    )
    return review if report.count == before else None


def _dismissal(node: Mapping, report: Report) -> Dismissal | None:
    fields = Fields(node, "dismissed doubt", ("statement", "doubt", "reason", "by", "on", "fingerprint"), report)
    before = report.count
    dismissal = Dismissal(
        statement=fields.text("statement", required=True),
        doubt=fields.choice("doubt", DOUBT_KINDS, "cut"),
        reason=fields.text("reason", required=True, advice="say why the statement is right"),
        by=fields.text("by"),
        on=_day(fields),
        fingerprint=_fingerprint(fields),
        place=node.place,
    )
    return dismissal if report.count == before else None


def _day(fields: Fields) -> str:
    written = fields.text("on", required=True)
    if written and not _DAY.fullmatch(written):
        fields.problem("on", "bad-date", f"{fields.what} has {shown(written)} as its day: write it as 2026-12-01.")
    return written


def _fingerprint(fields: Fields) -> str:
    written = fields.text("fingerprint", required=True)
    if written and not _FINGERPRINT.fullmatch(written):
        message = (
            f"{fields.what} has {shown(written)} as its fingerprint: copy it from 'stratview check --reviews --json'."
        )
        fields.problem("fingerprint", "bad-fingerprint", message)
    return written
