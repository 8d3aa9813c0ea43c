"""Reviews and dismissed doubts: add, take back, and take over those of another copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.comparison.model import Review
from stratview.comparison.read_reviews import REVIEW_FILE
from stratview.editing.change import Focus, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.model import Dismissal
    from stratview.comparison.yaml_parts import Data
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft

REVIEW_PAGE: Final = "review"
DOUBTS_PAGE: Final = "second-look"
"""The pages of the window that show reviews and doubts, by their names in `stratview.session.selection`."""

_REVIEWS: Final = ("reviews",)
_DISMISSED: Final = ("dismissed",)


def add_review(draft: Draft, review: Review) -> Change:
    """Add a review as the last. Undone, it brings the reader back to its statement in the queue."""
    _add(draft, review)
    return draft.change("add-review", label(review.statement), _in_queue(review), Focus())


def replace_review(draft: Draft, old: Review, review: Review) -> Change:
    """Write another review in the place of one."""
    draft.replace(REVIEW_FILE, draft.path_of(REVIEW_FILE, old.place), _data(review))
    return draft.change("add-review", label(review.statement), _in_queue(review), Focus())


def dismiss_doubt(draft: Draft, dismissal: Dismissal) -> Change:
    """Add a dismissed doubt as the last. Undone, it brings the reader back to its statement among the doubts."""
    _add(draft, dismissal)
    return draft.change("dismiss-doubt", label(dismissal.reason), _among_doubts(dismissal), Focus())


def remove_entry(draft: Draft, entry: Review | Dismissal) -> Change:
    """Remove a review or a dismissed doubt."""
    draft.remove(REVIEW_FILE, draft.path_of(REVIEW_FILE, entry.place))
    if isinstance(entry, Review):
        return draft.change("remove-review", label(entry.statement), _in_queue(entry))
    return draft.change("restore-doubt", label(entry.statement), _among_doubts(entry))


def _in_queue(review: Review) -> Focus:
    return Focus(item=review.statement, page=REVIEW_PAGE)


def _among_doubts(dismissal: Dismissal) -> Focus:
    return Focus(item=dismissal.statement, page=DOUBTS_PAGE)


def take_over(
    draft: Draft,
    replaced: Iterable[tuple[Review | Dismissal, Review | Dismissal]],
    added: Iterable[Review | Dismissal],
) -> Change:
    """Write entries of another copy.

    Args:
        draft: the change.
        replaced: entries that are there, each with the one that takes its place.
        added: further entries.
    """
    count = 0
    for old, new in replaced:
        draft.replace(REVIEW_FILE, draft.path_of(REVIEW_FILE, old.place), _data(new))
        count += 1
    for entry in added:
        _add(draft, entry)
        count += 1
    return draft.change("merge-reviews", str(count), Focus())


def _add(draft: Draft, entry: Review | Dismissal) -> None:
    path = _REVIEWS if isinstance(entry, Review) else _DISMISSED
    part = draft.find(REVIEW_FILE, path)
    draft.insert(REVIEW_FILE, path, len(part.items) if part is not None else 0, _data(entry))


def _data(entry: Review | Dismissal) -> dict[str, Data]:
    found: dict[str, Data]
    if isinstance(entry, Review):
        found = {
            "statement": entry.statement,
            "by": entry.by,
            "on": entry.on,
            "verdict": entry.verdict,
            "note": entry.note,
            "fingerprint": entry.fingerprint,
        }
    else:
        found = {
            "statement": entry.statement,
            "doubt": entry.doubt,
            "reason": entry.reason,
            "by": entry.by,
            "on": entry.on,
            "fingerprint": entry.fingerprint,
        }
    return {key: value for key, value in found.items() if value}
