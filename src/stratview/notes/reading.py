"""Which statements and milestones are as the reader last saw them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stratview.comparison.model import Milestone
    from stratview.evidence.analysis import Analysis


class Fingerprints:
    """The fingerprints of one comparison after another; those of milestones that are the same are made once."""

    def __init__(self) -> None:
        self._made_from: tuple[object, object] = (None, None)
        self._of_milestones: dict[str, _OfMilestone] = {}

    def of(self, analysis: Analysis) -> dict[str, str]:
        """Return the fingerprint of every statement and milestone by its id; empty until everything is read.

        A statement's is that of its reviews (`stratview.evidence.reviews.fingerprint`). A milestone's is over its
        subject, date, title, kind, theme, quotes and the hashes of its documents.
        """
        milestones = analysis.comparison.milestones if analysis.comparison is not None else ()
        before = self._made_from
        if before[0] is not milestones or before[1] is not analysis.documents:
            self._made_from = (milestones, analysis.documents)
            documents = {source_id: one.sha256 for source_id, one in analysis.documents.items()}
            known = self._of_milestones
            self._of_milestones = {one.id: _of_milestone(one, documents, known.get(one.id)) for one in milestones}
        return {**analysis.fingerprints, **{key: one.fingerprint for key, one in self._of_milestones.items()}}


class _OfMilestone(NamedTuple):
    """The fingerprint of a milestone, and what it was made from."""

    milestone: Milestone
    hashes: list[str]
    fingerprint: str


def fingerprints(analysis: Analysis) -> dict[str, str]:
    """Return the fingerprints of one analysis, as `Fingerprints.of`."""
    return Fingerprints().of(analysis)


def _of_milestone(milestone: Milestone, documents: Mapping[str, str], before: _OfMilestone | None) -> _OfMilestone:
    hashes = [documents.get(cite.source, "") for cite in milestone.cites]
    if before is not None and before.milestone is milestone and before.hashes == hashes:
        return before
    cites = [[*cite.content, found] for cite, found in zip(milestone.cites, hashes, strict=True)]
    about = [milestone.subject, milestone.date_text, milestone.title, milestone.kind, milestone.theme, cites]
    plain = json.dumps(about, ensure_ascii=True, separators=(",", ":"))
    return _OfMilestone(milestone, hashes, f"sha256:{sha256(plain.encode('ascii')).hexdigest()}")


def changed_since(read: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of what was read and is different now. What was never read has not changed.

    Args:
        read: the fingerprints of what was read, by id.
        now: all fingerprints, by id.
    """
    return frozenset([item for item, before in read.items() if now.get(item, before) != before])


def unread(read: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of what was never read, or is different now; arguments as in `changed_since`."""
    return frozenset([item for item, fingerprint in now.items() if read.get(item) != fingerprint])
