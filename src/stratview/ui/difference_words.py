"""What differs since the files were read before: one line, and a list of every difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stratview.ui import words

if TYPE_CHECKING:
    from stratview.differences.between import Difference, Differences


class DifferenceWords(QObject):
    """Finds the words for differences."""

    def line(self, found: Differences) -> str:
        """Return the line."""
        if not found:
            return self.tr("The files were read again; nothing has changed.")
        changed, added, removed = (found.count("statement", how) for how in ("changed", "added", "removed"))
        milestones, documents = found.count("milestone"), found.count("document")
        counted = (
            (changed, self.tr("%Ln statement(s) changed", "", changed)),
            (added, self.tr("%Ln statement(s) added", "", added)),
            (removed, self.tr("%Ln statement(s) removed", "", removed)),
            (milestones, self.tr("%Ln milestone(s) changed", "", milestones)),
            (documents, self.tr("%Ln document(s) changed", "", documents)),
            (found.lost_quotes, self.tr("%Ln quote(s) no longer found", "", found.lost_quotes)),
            (found.found_quotes, self.tr("%Ln quote(s) found again", "", found.found_quotes)),
        )
        parts = [said for count, said in counted if count]
        if not parts:
            parts.append(self.tr("titles, summaries, aspects, absences or tensions changed"))
        return self.tr("The files were read again: {0}.").format(words.listed(parts))

    def details(self, found: Differences) -> str:
        """Return a line for each difference: what it is, what happened to it, what it says."""
        return "\n".join(map(self._detail, found.all))

    def _detail(self, one: Difference) -> str:
        kind = {
            "comparison": self.tr("Comparison"),
            "source": self.tr("Source"),
            "document": self.tr("Document"),
            "dimension": self.tr("Dimension"),
            "statement": self.tr("Statement"),
            "milestone": self.tr("Milestone"),
            "tension": self.tr("Tension"),
        }[one.kind]
        change = {
            "added": self.tr("added"),
            "removed": self.tr("removed"),
            "changed": self.tr("changed"),
        }[one.change]
        names = f" ({words.enumerated(_field_names(one))})" if one.fields else ""
        what = words.labelled(f"{kind} {one.id}".strip(), f"{change}{names}")
        if one.old_state is not None and one.new_state is not None and one.old_state != one.new_state:
            what += f" · {words.state_word(str(one.old_state))} → {words.state_word(str(one.new_state))}"
        return f"{what} · “{words.shortened(one.text)}”" if one.text else what


def _field_names(one: Difference) -> list[str]:
    """What the changed fields are called, each name once."""
    from stratview.differences.changelog import PHRASES, field_names
    from stratview.ui.language import shown_language
    from stratview.vocabulary import Vocabulary

    return field_names(one, Vocabulary(shown_language(), PHRASES))
