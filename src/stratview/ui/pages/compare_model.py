"""A dimension as a table of statements: aspects, one column a subject, statements about both across the two."""

from __future__ import annotations

from dataclasses import field
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, Qt

from stratview.comparison.model import BOTH
from stratview.quick_dataclass import dataclass
from stratview.ui import words
from stratview.ui.rows_model import Index, Role, RowsModel

if TYPE_CHECKING:
    from stratview.comparison.model import Absence, Dimension, Row, Statement
    from stratview.session.notes import Notes
    from stratview.session.project import Project
    from stratview.session.reviewing import Reviewing


ASPECT, FIRST, SECOND = range(3)

ItemRole = Role.UserRole + 1
"""The statement of a cell, or None."""
TimeRole = Role.UserRole + 2
"""While an as-of date holds: "later", "undated" or "by then" for the statement of a cell; else an empty text."""
GapRole = Role.UserRole + 3
"""The gap of a cell, or None."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A side of a row (from 0 in the dimension) that has no statement. `absence` says why; None is none given."""

    row: int
    side: str
    absence: Absence | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. `aspect_lines` is how many lines its aspect spans, 0 below the first of them."""

    aspect: str
    aspect_lines: int
    first: Statement | None = None
    second: Statement | None = None
    both: Statement | None = None
    gaps: dict[int, Gap] = field(default_factory=dict)

    def statement(self, column: int) -> Statement | None:
        """What is in a column; a statement about both is in the first subject's."""
        return {FIRST: self.both or self.first, SECOND: self.second}.get(column)


def lines(dimension: Dimension, first: str, second: str) -> list[Line]:
    """Lay a dimension out in lines: statements of a row side by side, then those about both."""
    result: list[Line] = []
    for number, row in enumerate(dimension.rows):
        sides = ((FIRST, first), (SECOND, second))
        gaps = {column: gap for column, side in sides if (gap := _gap(row, number, side))}
        pairs = list(zip_longest(row.sides.get(first, ()), row.sides.get(second, ())))
        if gaps and not pairs:
            pairs = [(None, None)]
        both = row.sides.get(BOTH, ())
        spans = [len(pairs) + len(both)] + [0] * (len(pairs) + len(both) - 1)
        result += [
            Line(row.aspect, span, a, b, gaps={} if index else gaps)
            for index, (span, (a, b)) in enumerate(zip(spans, pairs, strict=False))
        ]
        result += [Line(row.aspect, span, both=s) for span, s in zip(spans[len(pairs) :], both, strict=True)]
    return result


def _gap(row: Row, number: int, side: str) -> Gap | None:
    """What is in the place of a side's statements; None where there are some, or one about both."""
    absence = row.absences.get(side)
    if absence is not None:
        return Gap(number, side, absence)
    return Gap(number, side, None) if not row.sides.get(side) and not row.sides.get(BOTH) else None


class CompareModel(RowsModel[Line]):
    """The statements of one dimension."""

    columns = 3

    def __init__(self, project: Project, reviewing: Reviewing, notes: Notes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._reviewing = reviewing
        self._notes = notes
        self._first, self._second = (subject.id for subject in project.head.subjects)
        self._last_day: int | None = None
        self._cells: dict[str, tuple[int, int]] = {}

    def show(self, dimension: Dimension) -> None:
        """Take another dimension."""
        rows = lines(dimension, self._first, self._second)
        self._cells = {}
        for row, line in enumerate(rows):
            for column in (FIRST, SECOND):
                statement = line.statement(column)
                if statement is not None:
                    self._cells[statement.id] = (row, column)
        self.show_rows(rows)

    def show_as_of(self, text: str) -> None:
        """Mark what is later than the end of a date (EDTF); "" is none."""
        self._last_day = None
        if text:
            # Loaded with the first date: the first paint mostly has none.
            from stratview.comparison.dates import parse

            self._last_day = parse(text).last_day

    def index_of(self, statement_id: str) -> QModelIndex:
        """The cell of a statement; an invalid index if it is not in this dimension."""
        cell = self._cells.get(statement_id)
        return self.index(*cell) if cell is not None else QModelIndex()

    def index_of_gap(self, gap: tuple[int, str]) -> QModelIndex:
        """The cell of a gap, by its row in the dimension and its side; an invalid index if there is none."""
        for at, line in enumerate(self.rows):
            for column, one in line.gaps.items():
                if (one.row, one.side) == gap:
                    return self.index(at, column)
        return QModelIndex()

    def statement_at(self, index: Index) -> Statement | None:
        """The statement of a cell, if it holds one."""
        return self.rows[index.row()].statement(index.column()) if index.isValid() else None

    def gap_at(self, index: Index) -> Gap | None:
        """The gap of a cell, if it is one."""
        return self.rows[index.row()].gaps.get(index.column()) if index.isValid() else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Cells without a statement are no stops for the keyboard, unless they say why there is none.
        if self.statement_at(index) is None and self.gap_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        statement, gap = self.statement_at(index), self.gap_at(index)
        if gap is not None:
            return self._gap_data(index.row(), gap, role)
        line = self.rows[index.row()]
        if statement is None and line.both is not None and index.column() == SECOND:
            # Heard in each of the cells that it covers.
            return self._spoken(index.row(), line.both) if role == Role.AccessibleTextRole else None
        if role == Role.DisplayRole:
            return line.aspect if index.column() == ASPECT else statement.text if statement is not None else ""
        if index.column() == ASPECT and role == Role.AccessibleDescriptionRole:
            return self._lines_of_row(index.row())
        if statement is None:
            return None
        if role == ItemRole:
            return statement
        if role == TimeRole:
            return self._time(statement)
        if role == Role.AccessibleTextRole:
            return self._spoken(index.row(), statement)
        if role == Role.AccessibleDescriptionRole:
            return words.citations_in_words(self._project.head, statement)
        if role == Role.ToolTipRole:
            return words.plain("\n\n".join(part for part in self._judged(statement) if part))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.AccessibleDescriptionRole and orientation == Qt.Orientation.Vertical:
            return self._lines_of_row(section)
        texts = (Role.DisplayRole, Role.AccessibleTextRole)
        if role not in texts:
            return None
        if orientation == Qt.Orientation.Vertical:
            # Not painted: the head that screen readers give to a row.
            return self.rows[section].aspect
        if section == ASPECT:
            return QCoreApplication.translate("CompareModel", "Aspect")
        subject = self._project.head.subjects[section - 1]
        return f"{subject.name} {subject.native_name}".strip()

    def _lines_of_row(self, line: int) -> str:
        """Return which lines a row has, in words; empty where it has one.

        Screen readers get no spans: Qt says 1 for each cell, and PySide6 has no class to say otherwise.
        """
        first = line
        while not self.rows[first].aspect_lines:
            first -= 1
        count = self.rows[first].aspect_lines
        if count == 1:
            return ""
        said = QCoreApplication.translate("CompareModel", "One row, in lines {0} to {1} of the table")
        return said.format(first + 1, first + count)

    def _gap_data(self, row: int, gap: Gap, role: int) -> Any:
        if role == GapRole:
            return gap
        if role == Role.DisplayRole:
            return words.absence_word(gap.absence)
        if role == Role.AccessibleTextRole:
            head = self._project.head
            parts = [self.rows[row].aspect, words.side_name(head, gap.side), words.absence_word(gap.absence)]
            if gap.absence is not None:
                parts += [gap.absence.note, words.looked_in(head, gap.absence)]
            return words.sentences(parts)
        return None

    def _time(self, statement: Statement) -> str:
        if self._last_day is None:
            return ""
        analysis = self._project.analysis
        proof = analysis.proof(statement.id)
        if proof is None or proof.figures is None:
            return ""
        latest = analysis.latest_date(statement.id)
        if latest is None:
            return "undated"
        return "later" if latest.toordinal() > self._last_day else "by then"

    def _judged(self, statement: Statement) -> list[str]:
        """Proof, doubts, reviews and the reader's notes in words, each empty where there is nothing to say."""
        reviewed = statement.id in self._project.analysis.reviews.current
        reviews = words.reviews_in_words(self._reviewing.entry(statement.id)) if reviewed else ""
        return [
            words.proof_in_words(self._project.analysis.proof(statement.id)),
            self._doubts(statement),
            reviews,
            self._noted(statement),
        ]

    def _doubts(self, statement: Statement) -> str:
        """What is doubted about a statement, in words; empty where nothing is, or nothing is known yet."""
        return words.doubts_in_words(self._project.analysis.open_doubts(statement.id), self._project.analysis)

    def _noted(self, statement: Statement) -> str:
        """The reader's own notes, and whether the statement is new to the reader."""
        return words.notes_in_words(self._notes.on_item(statement.id), new=statement.id in self._notes.new)

    def _spoken(self, row: int, statement: Statement) -> str:
        parts = [self.rows[row].aspect, words.side_name(self._project.head, statement.side), statement.text]
        parts += self._judged(statement)
        if self._time(statement) == "later":
            parts.append(QCoreApplication.translate("CompareModel", "Later than the as-of date"))
        tension_words = QCoreApplication.translate("CompareModel", "Tension: {0}")
        parts += [tension_words.format(tension.note) for tension in self._project.analysis.tensions(statement.id)]
        return words.sentences(parts)
