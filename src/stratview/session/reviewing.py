"""Reviewing the open comparison: who reviews, what of others' verdicts is shown, and the verdicts that are given.

A verdict is written to review.yaml at once and can be undone. It needs no unlocking: nothing that a statement says or
rests on changes with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratview.comparison.model import Review
from stratview.errors import Place

if TYPE_CHECKING:
    from stratview.comparison.model import Comparison, Dismissal, Verdict
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.evidence.review_queue import Entry
    from stratview.evidence.reviews import Merge
    from stratview.session.editing import Editing
    from stratview.session.project import Project
    from stratview.session.settings import Settings


class Reviewing(QObject):
    """The reviews of one project.

    `changed` is emitted when the reviewer, or what of others is hidden, is another. `merged(merge, lapsed)` is emitted
    when the reviews of another copy were taken over, with those of them that do not hold for this one.
    """

    changed = Signal()
    merged = Signal(object, object)

    def __init__(self, project: Project, editing: Editing, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._editing = editing
        self._settings = settings
        self._merge: Merge | None = None
        editing.made.connect(self._tell_merged)
        editing.refused.connect(self._forget_merge)

    @property
    def reviewer(self) -> str:
        """The name of the reviewer; empty until it is given."""
        return self._settings.reviewer

    @reviewer.setter
    def reviewer(self, name: str) -> None:
        if name != self._settings.reviewer:
            self._settings.reviewer = name
            self.changed.emit()

    @property
    def blind(self) -> bool:
        """Whether others' verdicts on a statement are hidden until the reviewer has given one."""
        return self._settings.blind

    @blind.setter
    def blind(self, blind: bool) -> None:
        if blind != self._settings.blind:
            self._settings.blind = blind
            self.changed.emit()

    def entry(self, item_id: str) -> Entry:
        """Return the verdicts on a statement, as far as the reviewer may see them."""
        # Statements are painted before anything is known of their reviews.
        from stratview.evidence.review_queue import entry_of

        return entry_of(self._project.analysis, item_id, self.reviewer, blind=self.blind)

    def give(self, item_id: str, verdict: Verdict, note: str = "") -> None:
        """Write the reviewer's verdict on a statement as it is now; it replaces an earlier one on the same words."""
        from datetime import datetime

        fingerprint = self._project.analysis.fingerprints[item_id]
        today = datetime.now().astimezone().date().isoformat()
        review = Review(item_id, self.reviewer, today, verdict, note, fingerprint, Place(""))

        def make(draft: Draft, comparison: Comparison) -> Change:
            from stratview.editing.reviews import add_review, replace_review

            old = self._own(review.statement, review.by, fingerprint)
            return add_review(draft, review, comparison.reviews) if old is None else replace_review(draft, old, review)

        self._editing.review(make)

    def take_back(self, item_id: str) -> None:
        """Remove the reviewer's verdict on a statement as it is now, if there is one."""
        own = self.entry(item_id).own
        if own is None:
            return

        def make(draft: Draft, comparison: Comparison) -> Change:
            from stratview.editing.reviews import remove_entry
            from stratview.errors import StratviewError

            found = self._own(own.statement, own.by, own.fingerprint)
            if found is None:
                raise StratviewError("The review is no longer there.")
            return remove_entry(draft, found, comparison.reviews)

        self._editing.review(make)

    def _own(self, item_id: str, by: str, fingerprint: str) -> Review | None:
        """A reviewer's verdict on a statement with this fingerprint, as it is read now."""
        current = self._project.analysis.reviews.current.get(item_id, ())
        return next((one for one in current if one.by == by and one.fingerprint == fingerprint), None)

    def merge(self, path: str) -> None:
        """Take the reviews and dismissed doubts of another copy over: of two about the same words the later one stays.

        Raises:
            StratviewError: there is no comparison at `path`, or its reviews cannot be read.
        """
        from stratview.comparison.load import load_reviews
        from stratview.comparison.store import open_store
        from stratview.evidence.reviews import merge

        theirs = load_reviews(open_store(path))

        def make(draft: Draft, comparison: Comparison) -> Change:
            from stratview.editing.reviews import take_over

            ours: list[Review | Dismissal] = [*comparison.reviews, *comparison.dismissals]
            self._merge = found = merge(ours, theirs)
            return take_over(draft, found.pairs, found.added, ours)

        comparison = self._project.analysis.comparison
        found = merge((*comparison.reviews, *comparison.dismissals) if comparison is not None else (), theirs)
        if found.taken:
            self._editing.review(make)
        else:
            self.merged.emit(found, [])

    def _tell_merged(self) -> None:
        found, self._merge = self._merge, None
        if found is not None:
            self.merged.emit(found, found.lapsed_in(self._project.analysis.reviews))

    def _forget_merge(self) -> None:
        self._merge = None
