"""The hits as the rows of a list: a heading for each group, then its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject, Qt

from stratview.comparison.model import BOTH
from stratview.search.find import COUNTED, Group, Hit
from stratview.ui import words
from stratview.ui.rows_model import Index, Role, RowsModel

if TYPE_CHECKING:
    from stratview.ui.context import Context


HitRole = Role.UserRole + 1
"""The hit, or None for a heading."""
WhereRole = Role.UserRole + 2
"""Where the hit is, in words."""
SideRole = Role.UserRole + 3
"""The subjects that the hit is about: their numbers, 0 and 1."""


class HitModel(RowsModel[Hit | Group]):
    """The rows of the hits that are there now."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._numbers: list[int] = []

    def refresh(self) -> None:
        """Take the hits that are there now."""
        rows: list[Hit | Group] = []
        self._numbers = []
        results = self._context.finding.results
        for group in results.groups if results is not None else ():
            self._numbers.append(-1)
            rows.append(group)
            first = sum(number >= 0 for number in self._numbers)
            self._numbers += range(first, first + len(group.hits))
            rows += [self._in_words(hit) for hit in group.hits]
        self.show_rows(rows)

    def _in_words(self, hit: Hit) -> Hit:
        """Return a milestone's hit with its date as the other panels say it; the index has it as it was written."""
        item = self._context.project.analysis.item(hit.item) if hit.kind == "milestone" else None
        return hit if item is None else hit._replace(text=words.item_text(item))

    def number_of(self, row: int) -> int:
        """Return which hit a row is, from 0; -1 for a heading."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else -1

    def row_of(self, number: int) -> int:
        """Return the row of a hit, or -1."""
        return self._numbers.index(number) if number >= 0 and number in self._numbers else -1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.number_of(index.row()) < 0:
            # The arrow keys skip headings.
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row = self.rows[index.row()]
        return self._heading(row, role) if isinstance(row, Group) else self._hit(row, role)

    def _heading(self, group: Group, role: int) -> Any:
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            total = f"{QLocale().toString(group.total)}{'+' if group.total >= COUNTED else ''}"
            title = {
                "statement": self.tr("Statements"),
                "quote": self.tr("Quotes"),
                "milestone": self.tr("Milestones"),
                "document": self.tr("Documents"),
            }[group.kind]
            if len(group.hits) < group.total:
                return self.tr("{0} · {1}, the first {2}").format(title, total, len(group.hits))
            return f"{title} · {total}"
        return None

    def _hit(self, hit: Hit, role: int) -> Any:
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return hit.text if role == Role.DisplayRole else words.plain(hit.text)
        if role == HitRole:
            return hit
        if role == WhereRole:
            return " · ".join(filter(None, self._where(hit)))
        if role == SideRole:
            ids = [subject.id for subject in self._context.project.head.subjects]
            if hit.kind == "document":
                return ()
            return tuple(range(len(ids))) if hit.side == BOTH else (ids.index(hit.side),) if hit.side in ids else ()
        if role == Role.AccessibleTextRole:
            return f"{hit.text} — {' · '.join(filter(None, [self._spoken_side(hit), *self._where(hit)]))}"
        return None

    def _spoken_side(self, hit: Hit) -> str:
        return "" if hit.kind == "document" else words.side_name(self._context.project.head, hit.side)

    def _where(self, hit: Hit) -> tuple[str, ...]:
        analysis = self._context.project.analysis
        dimension = analysis.dimension(hit.dimension) if hit.dimension else None
        source = analysis.head.source(hit.source)
        document = source.title if source is not None else ""
        if hit.kind == "document":
            return document, hit.section
        title = dimension.title if dimension is not None else ""
        return title, hit.section, document
