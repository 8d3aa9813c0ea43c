"""All dimensions as a table: each with its summaries, how much of it is proven, and how its evidence is balanced."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from stratview.comparison.read_outline import readable
from stratview.quick_dataclass import dataclass
from stratview.ui import words
from stratview.ui.pages.balance_words import BalanceWords
from stratview.ui.rows_model import Index, Role, RowsModel

if TYPE_CHECKING:
    from stratview.evidence.analysis import Part
    from stratview.evidence.balance import Balance, Verdict
    from stratview.session.project import Project


DIMENSION, FIRST, SECOND, EVIDENCE = range(4)

EntryRole = Role.UserRole + 1
"""The entry of a row."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One dimension in the overview. Before its proofs are known (`known`) there is only a title.

    `summaries` and `unsupported` (the summary's figures that no quote holds) are by subject; `unproven` and `tense`
    count statements.
    """

    id: str
    title: str
    question: str = ""
    known: bool = False
    statements: int = 0
    unproven: int = 0
    tense: int = 0
    summaries: dict[str, str] = field(default_factory=dict)
    unsupported: dict[str, tuple[str, ...]] = field(default_factory=dict)
    balance: Balance | None = None

    def against(self, side: str) -> tuple[Verdict, ...]:
        """What the balance says against a side."""
        return tuple(verdict for verdict in self.balance.verdicts if verdict.side == side) if self.balance else ()


class OverviewModel(RowsModel[Entry]):
    """The dimensions in their order, one column a subject."""

    columns = 4

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._subjects = [subject.id for subject in project.head.subjects]
        self.words = BalanceWords(project, self)
        # Each entry with what it was made from: it is kept while that is the same.
        self._made: dict[str, tuple[Part | None, object, Entry]] = {}
        self.fill()

    def fill(self) -> None:
        """Take up what is known by now."""
        self.show_rows([self._entry(dimension_id) for dimension_id in self._project.head.dimension_ids])

    def row_of(self, dimension_id: str) -> int:
        """The row of a dimension, -1 for none."""
        return next((row for row, entry in enumerate(self.rows) if entry.id == dimension_id), -1)

    def side_of(self, column: int) -> str:
        """The subject of a column; empty for the others."""
        return self._subjects[column - FIRST] if column in (FIRST, SECOND) else ""

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self.rows[index.row()], index.column()
        if role == EntryRole:
            return entry
        if role == Role.DisplayRole:
            return self._text(entry, column)
        if role == Role.AccessibleTextRole:
            return self.spoken(entry) if column == DIMENSION else self._spoken_cell(entry, column)
        if role == Role.ToolTipRole:
            return words.plain(self.balance(entry) if column == EVIDENCE else self._tip(entry, column))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].title
        if section in (FIRST, SECOND):
            subject = self._project.head.subjects[section - FIRST]
            return f"{subject.name} {subject.native_name}".strip()
        return self.tr("Dimension") if section == DIMENSION else self.tr("Passages")

    # -- words ------------------------------------------------------------------------------------------------------

    def balance(self, entry: Entry) -> str:
        """The evidence of a dimension in words; empty while it is not known."""
        return self.words.whole(entry.balance) if entry.balance is not None else ""

    def missing(self, entry: Entry) -> str:
        """What a side without a summary says; empty while the dimension is being read."""
        return self.tr("No summary") if entry.known else ""

    def spoken(self, entry: Entry) -> str:
        """A whole row, for a screen reader that is on its dimension."""
        parts = [entry.title, *(self._spoken_cell(entry, column) for column in (FIRST, SECOND)), self.marks(entry)]
        parts.append(self.balance(entry))
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def marks(self, entry: Entry) -> str:
        """How much of a dimension is proven and in tension, in words."""
        if not entry.known:
            return ""
        parts = [self.tr("%Ln statement(s)", "", entry.statements)]
        if entry.statements:
            unproven = self.tr("%Ln not proven", "", entry.unproven)
            parts.append(unproven if entry.unproven else self.tr("all proven"))
        if entry.tense:
            parts.append(self.tr("%Ln in tension", "", entry.tense))
        return words.listed(parts)

    def _text(self, entry: Entry, column: int) -> str:
        if column == DIMENSION:
            return entry.title
        if column == EVIDENCE:
            return " : ".join(str(side.passages) for side in entry.balance.sides) if entry.balance else ""
        return entry.summaries.get(self.side_of(column), "")

    def _tip(self, entry: Entry, column: int) -> str:
        if column == DIMENSION:
            return " ".join(part for part in (entry.question, self.marks(entry)) if part)
        side = self.side_of(column)
        return " ".join(f"{self.words.verdict(verdict)}." for verdict in entry.against(side))

    def _spoken_cell(self, entry: Entry, column: int) -> str:
        if column == EVIDENCE:
            return self.balance(entry)
        side = self.side_of(column)
        parts = [entry.summaries.get(side) or self.tr("no summary")]
        unsupported = self.tr("The figure “{0}” is in none of the quotes.")
        parts += [unsupported.format(figure) for figure in entry.unsupported.get(side, ())]
        return words.labelled(words.side_name(self._project.head, side), " ".join(parts))

    # -- what is known ----------------------------------------------------------------------------------------------

    def _entry(self, dimension_id: str) -> Entry:
        analysis = self._project.analysis
        part = analysis.part(dimension_id)
        tensions = analysis.comparison.tensions if analysis.comparison is not None else None
        made = self._made.get(dimension_id)
        if made is None or made[0] is not part or made[1] is not tensions:
            made = self._made[dimension_id] = (part, tensions, self._entry_of(dimension_id, part))
        return made[2]

    def _entry_of(self, dimension_id: str, part: Part | None) -> Entry:
        analysis = self._project.analysis
        if part is None or part.dimension is None:
            return Entry(dimension_id, readable(dimension_id))
        dimension, proofs, checks = part.dimension, part.proofs, part.summaries
        if proofs is None or analysis.comparison is None:
            return Entry(dimension_id, dimension.title)
        return Entry(
            id=dimension_id,
            title=dimension.title,
            question=dimension.question,
            known=True,
            statements=len(proofs),
            unproven=sum(not proof.state.proven or bool(proof.unsupported) for proof in proofs),
            tense=sum(bool(analysis.tensions(proof.id)) for proof in proofs),
            summaries={side: summary.text for side, summary in dimension.summaries.items()},
            unsupported={check.side: tuple(figure.text for figure in check.figures.unsupported) for check in checks},
            balance=part.balance,
        )
