"""What became different when the files were read again, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stratview.evidence.changes import compare
from stratview.ui import words

if TYPE_CHECKING:
    from stratview.evidence.changes import Noted


class Changed(QObject):
    """Finds the words for what differs between two readings."""

    def line(self, old: Noted | None, new: Noted | None) -> str:
        """The line; without an old or a new state, only that the files were read."""
        if old is None or new is None:
            return self.tr("The files were read again.")
        changes = compare(old, new)
        if not changes:
            return self.tr("The files were read again; nothing has changed.")
        counted = (
            (changes.changed, self.tr("%Ln statement(s) changed", "", changes.changed)),
            (changes.added, self.tr("%Ln statement(s) added", "", changes.added)),
            (changes.removed, self.tr("%Ln statement(s) removed", "", changes.removed)),
            (changes.milestones, self.tr("%Ln milestone(s) changed", "", changes.milestones)),
            (changes.documents, self.tr("%Ln document(s) changed", "", changes.documents)),
            (changes.lost, self.tr("%Ln quote(s) no longer found", "", changes.lost)),
            (changes.found, self.tr("%Ln quote(s) found again", "", changes.found)),
        )
        parts = [said for count, said in counted if count]
        if changes.other:
            parts.append(self.tr("titles, summaries, aspects, absences or tensions changed"))
        return self.tr("The files were read again: {0}.").format(words.listed(parts))
