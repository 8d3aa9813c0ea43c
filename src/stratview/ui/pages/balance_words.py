"""The balance of a dimension in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stratview.ui import words
from stratview.ui.date_words import in_words, vocabulary

if TYPE_CHECKING:
    from stratview.evidence.balance import Balance, Side, Verdict
    from stratview.session.project import Project


class BalanceWords(QObject):
    """Says what `stratview.evidence.balance` found. A class, for `lupdate` finds plural forms only in one."""

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project

    def verdict(self, verdict: Verdict) -> str:
        """A verdict in a few words, without the side it is about: "1 passage against 9", "one document only"."""
        return vocabulary().verdict(verdict.kind, verdict.less, verdict.more)

    def verdicts(self, balance: Balance) -> str:
        """All verdicts of a dimension as one sentence for each; empty where there are none."""
        said = []
        for verdict in balance.verdicts:
            who = words.side_name(self._project.head, verdict.side) if verdict.side else self.tr("Both sides")
            said.append(self.tr("{0}: {1}.").format(who, self.verdict(verdict)))
        return " ".join(said)

    def side(self, side: Side) -> str:
        """Return the evidence of one side: "Huawei: 4 statements (none of its own), 4 passages, 1 document, …"."""
        statements = self.tr("%Ln statement(s)", "", side.statements)
        shared = side.statements - side.own
        if shared:
            statements += self.tr(" (%Ln about both)", "", shared)
        parts = [statements, self.tr("%Ln passage(s)", "", side.passages), self.documents(side.documents)]
        if side.documents:
            undated = self.tr("undated")
            parts.append(self.tr("newest: {0}").format(in_words(side.newest)) if side.newest is not None else undated)
        return self.tr("{0}: {1}.").format(words.side_name(self._project.head, side.subject), self.tr(", ").join(parts))

    def documents(self, count: int) -> str:
        """How many independent documents."""
        return self.tr("%Ln document(s)", "", count)

    def whole(self, balance: Balance) -> str:
        """Both sides and all verdicts, for a line of text and for a screen reader."""
        parts = [*map(self.side, balance.sides), self.verdicts(balance)]
        return " ".join(part for part in parts if part)
