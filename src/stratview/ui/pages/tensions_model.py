"""All tensions as a table: one row a tension, one column an end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from stratview.comparison.model import Statement, Tension
from stratview.ui import words
from stratview.ui.date_words import in_words
from stratview.ui.rows_model import Index, Role, RowsModel

if TYPE_CHECKING:
    from stratview.comparison.model import Milestone
    from stratview.session.project import Project


class TensionsModel(RowsModel[Tension]):
    """The tensions in the order of their file; none before everything is read."""

    columns = 2

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self.fill()

    def fill(self) -> None:
        """Take up what is known by now."""
        comparison = self._project.analysis.comparison
        self.show_rows(comparison.tensions if comparison is not None else ())

    def place_of(self, item_id: str) -> tuple[int, int]:
        """Row and column where a statement or milestone first is; the first end of all where it is in none."""
        places = (
            (row, tension.between.index(item_id)) for row, tension in enumerate(self.rows) if item_id in tension.between
        )
        return next(places, (0, 0))

    def place_of_ends(self, item_id: str, other_id: str) -> tuple[int, int] | None:
        """Row and column of the end `item_id` of the tension between two items; None where there is none."""
        for row, tension in enumerate(self.rows):
            if set(tension.between) == {item_id, other_id}:
                return row, tension.between.index(item_id)
        return None

    def item_at(self, index: Index) -> Statement | Milestone:
        """The statement or milestone at an end."""
        item = self._project.analysis.item(self.rows[index.row()].between[index.column()])
        assert item is not None  # noqa: S101 - a tension is loaded only when both of its ends are
        return item

    def side(self, item: Statement | Milestone) -> str:
        """The subject of an end, or `BOTH`."""
        return item.side if isinstance(item, Statement) else item.subject

    def where(self, item: Statement | Milestone) -> str:
        """Where an end is: its subject and dimension, or its date on the timeline."""
        name = words.side_name(self._project.head, self.side(item))
        if isinstance(item, Statement):
            analysis = self._project.analysis
            dimension = analysis.dimension(analysis.home(item.id))
            return f"{name} · {dimension.title}" if dimension is not None else name
        date = in_words(item.date) if item.date is not None else item.date_text
        return " · ".join(part for part in (name, self.tr("Timeline"), date) if part)

    def text(self, item: Statement | Milestone) -> str:
        """What an end says."""
        return item.text if isinstance(item, Statement) else item.title

    def quotes(self, item: Statement | Milestone) -> list[tuple[str, str]]:
        """What an end rests on: each quote in quotation marks, and the remainder of its sentence if it is cut short."""
        return [
            (f"“{cite.quote}”", self._rest(item.id, at, cite.source))
            for at, cite in enumerate(item.cites)
            if cite.quote.strip()
        ]

    def _rest(self, item_id: str, cite: int, source: str) -> str:
        analysis = self._project.analysis
        place, document = analysis.remainder(item_id, cite), analysis.document(source)
        return document.text.text[slice(*place)] if place is not None and document is not None else ""

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.item_at(index)
        if role == Role.DisplayRole:
            return self.text(item)
        if role == Role.AccessibleTextRole:
            return self._spoken(index, item)
        if role == Role.ToolTipRole:
            return words.plain(words.proof_in_words(self._project.analysis.proof(item.id)))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return words.tension_kind(self.rows[section])
        return self.tr("One end") if section == 0 else self.tr("Other end")

    def _spoken(self, index: Index, item: Statement | Milestone) -> str:
        tension = self.rows[index.row()]
        parts = [words.labelled(words.tension_kind(tension), tension.note)]
        parts += [
            words.labelled(self.where(item), self.text(item)),
        ]
        for quote, rest in self.quotes(item):
            parts += [quote, words.labelled(self.tr("Its sentence goes on"), rest.strip(" ,;，；")) if rest else ""]
        parts.append(words.proof_in_words(self._project.analysis.proof(item.id)))
        other = self.item_at(self.index(index.row(), 1 - index.column()))
        parts.append(self.tr("The other end, {0}: {1}").format(self.where(other), self.text(other)))
        return " ".join(part if part.endswith((".", "”")) else f"{part}." for part in parts if part)
