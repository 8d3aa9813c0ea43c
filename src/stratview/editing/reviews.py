"""Reviews and dismissed doubts: add, take back, and take over those of another copy."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from stratview.comparison import yaml_pieces
from stratview.comparison.model import Dismissal, Review
from stratview.comparison.read_reviews import REVIEW_FILE
from stratview.editing.change import Focus, label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from stratview.comparison.yaml_parts import Data
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft

REVIEW_PAGE: Final = "review"
DOUBTS_PAGE: Final = "second-look"
"""The pages of the window that show reviews and doubts, by their names in `stratview.session.selection`."""

Entries: TypeAlias = "Sequence[Review | Dismissal]"
"""All entries that the loader found, in the file's order. With them, a long file is not parsed to change it."""


def add_review(draft: Draft, review: Review, there: Entries = ()) -> Change:
    """Add a review as the last. Undone, it brings the reader back to its statement in the queue."""
    _add(draft, [review], there)
    return draft.change("add-review", label(review.statement), _in_queue(review), Focus())


def replace_review(draft: Draft, old: Review, review: Review) -> Change:
    """Write another review in the place of one."""
    _replace(draft, old, review)
    return draft.change("add-review", label(review.statement), _in_queue(review), Focus())


def dismiss_doubt(draft: Draft, dismissal: Dismissal, there: Entries = ()) -> Change:
    """Add a dismissed doubt as the last. Undone, it brings the reader back to its statement among the doubts."""
    _add(draft, [dismissal], there)
    return draft.change("dismiss-doubt", label(dismissal.reason), _among_doubts(dismissal), Focus())


def remove_entry(draft: Draft, entry: Review | Dismissal, there: Entries = ()) -> Change:
    """Remove a review or a dismissed doubt."""
    text, after = draft.text(REVIEW_FILE) or "", [one for one in _like(entry, there) if one.place > entry.place]
    splice = yaml_pieces.remove(text, _key(entry), entry.place, after[0].place) if after else None
    if splice is not None:
        draft.splice(REVIEW_FILE, splice)
    else:
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
    there: Entries = (),
) -> Change:
    """Write entries of another copy.

    Args:
        draft: the change.
        replaced: entries that are there, each with the one that takes its place.
        added: further entries.
        there: every entry that is there.
    """
    pairs, new = list(replaced), list(added)
    steps: list[tuple[float, Callable[[], None]]] = [
        (old.place.line, partial(_replace, draft, old, entry)) for old, entry in pairs
    ]
    for kind in (Review, Dismissal):
        some = [entry for entry in new if isinstance(entry, kind)]
        if some:
            last = max((one.place.line for one in _like(some[0], there)), default=0)
            steps.append((last + 0.5, partial(_add, draft, some, there)))
    # From the end, so that the places of what comes before stay.
    for _, step in sorted(steps, key=itemgetter(0), reverse=True):
        step()
    return draft.change("merge-reviews", str(len(pairs) + len(new)), Focus())


def _add(draft: Draft, entries: Sequence[Review | Dismissal], there: Entries) -> None:
    """Add entries of one kind as the last; without `there`, the whole file is parsed."""
    text, key, values = draft.text(REVIEW_FILE) or "", _key(entries[0]), list(map(_data, entries))
    before = _like(entries[0], there)
    splice = yaml_pieces.append(text, key, before[-1].place, values) if before else None
    if splice is not None:
        draft.splice(REVIEW_FILE, splice)
        return
    part = draft.find(REVIEW_FILE, (key,))
    draft.insert_all(REVIEW_FILE, (key,), len(part.items) if part is not None else 0, list(values))


def _replace(draft: Draft, old: Review | Dismissal, entry: Review | Dismissal) -> None:
    splice = yaml_pieces.replace(draft.text(REVIEW_FILE) or "", _key(old), old.place, _data(entry))
    if splice is not None:
        draft.splice(REVIEW_FILE, splice)
    else:
        draft.replace(REVIEW_FILE, draft.path_of(REVIEW_FILE, old.place), _data(entry))


def _key(entry: Review | Dismissal) -> str:
    return "reviews" if isinstance(entry, Review) else "dismissed"


def _like(entry: Review | Dismissal, there: Entries) -> list[Review | Dismissal]:
    """The entries of the same kind."""
    return [one for one in there if isinstance(one, type(entry))]


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
