"""All doubts as a list: one row a doubt, as far as the filters let it through."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from stratview.comparison.model import Statement
from stratview.evidence.surroundings import Surroundings
from stratview.ui import words
from stratview.ui.rows_model import Index, Role, RowsModel

if TYPE_CHECKING:
    from stratview.comparison.model import Dismissal
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.surroundings import Quoted
    from stratview.session.project import Project


@dataclass(frozen=True, slots=True)
class Doubted:
    """A doubt, and its dismissal where somebody dismissed it."""

    doubt: Doubt
    dismissal: Dismissal | None


class SecondLookModel(RowsModel[Doubted]):
    """The doubts in reading order, filtered by `kind`, `dimension` and `dismissed`; none before all are known."""

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self.kind = ""
        """The kind of doubts to show; empty for all."""
        self.dimension = ""
        """The id of the dimension whose doubts to show; empty for all."""
        self.dismissed = False
        """Whether to show the dismissed doubts, too."""
        self.kinds: Counter[str] = Counter()
        """How many doubts of each kind there are in the chosen dimension."""
        self.dimensions: Counter[str] = Counter()
        """How many doubts of the chosen kind there are in each dimension."""
        self._surroundings: Surroundings | None = None
        self.fill()

    def fill(self) -> None:
        """Take up what is known by now."""
        analysis = self._project.analysis
        self._surroundings = None
        gone = analysis.reviews.dismissed
        every = [
            Doubted(doubt, gone.get((item_id, doubt.kind)))
            for item_id, doubts in analysis.doubts.items()
            for doubt in doubts
        ]
        shown = [(one, analysis.home(one.doubt.item)) for one in every if self.dismissed or one.dismissal is None]
        self.kinds = Counter(one.doubt.kind for one, home in shown if self.dimension in ("", home))
        self.dimensions = Counter(home for one, home in shown if self.kind in ("", one.doubt.kind))
        self.show_rows(
            [one for one, home in shown if self.dimension in ("", home) and self.kind in ("", one.doubt.kind)]
        )

    def row_of(self, item_id: str) -> int:
        """Return the first row about a statement, -1 for none."""
        return next((row for row, one in enumerate(self.rows) if one.doubt.item == item_id), -1)

    def statement(self, row: int) -> Statement:
        """Return the statement that a row is about."""
        item = self._project.analysis.item(self.rows[row].doubt.item)
        assert isinstance(item, Statement)  # noqa: S101 - doubts are about statements that are there
        return item

    def cite(self, row: int) -> int:
        """Return the cite in which the words of a doubt are; the first where they are in the text."""
        return max(self.rows[row].doubt.seen[0].cite, 0)

    def where(self, row: int) -> str:
        """Return the subject, dimension and aspect of a row's statement."""
        statement, analysis = self.statement(row), self._project.analysis
        dimension = analysis.dimension(analysis.home(statement.id))
        parts = [words.side_name(analysis.head, statement.side)]
        if dimension is not None:
            parts.append(dimension.title)
            parts += [one.aspect for one in dimension.rows if any(each.id == statement.id for each in one)][:1]
        return " · ".join(part for part in parts if part)

    def sentence(self, row: int) -> str:
        """Return what the doubt saw."""
        return words.doubt_sentence(self.rows[row].doubt, self._project.analysis)

    def quotes(self, row: int) -> list[tuple[int, Quoted]]:
        """Return the quotes that a doubt is about, each with its index and its sentence; all where it is about all."""
        doubt, analysis = self.rows[row].doubt, self._project.analysis
        proof = analysis.proof(doubt.item)
        if proof is None:
            return []
        if self._surroundings is None:
            texts = {source_id: document.text for source_id, document in analysis.documents.items()}
            self._surroundings = Surroundings(texts)
        meant = {seen.cite for seen in doubt.seen if seen.where != "text"} or set(range(len(proof.cites)))
        return [(at, self._surroundings.of(cite)) for at, cite in enumerate(proof.cites) if at in meant]

    def dismissal(self, row: int) -> str:
        """Return who dismissed a doubt, when and why; empty for an open one."""
        one = self.rows[row].dismissal
        if one is None:
            return ""
        who = words.listed([part for part in (one.by, one.on) if part])
        return words.labelled(self.tr("Dismissed ({0})").format(who), one.reason)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self.sentence(index.row())
        if role == Role.AccessibleTextRole:
            return self._spoken(index.row())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return words.doubt_kind(self.rows[section].doubt.kind)
        return self.tr("Doubt")

    def _spoken(self, row: int) -> str:
        parts = [words.labelled(words.doubt_kind(self.rows[row].doubt.kind), self.sentence(row)), self.where(row)]
        parts.append(self.statement(row).text)
        parts += [f"“{quoted.quote}”" for _, quoted in self.quotes(row)]
        parts.append(self.dismissal(row))
        return " ".join(part if part.endswith((".", "”", "。")) else f"{part}." for part in parts if part)
