"""All tensions of the comparison on one page: both statements, both quotes side by side, and the note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from stratview.comparison.read_tensions import TENSIONS_FILE
from stratview.session.selection import TENSIONS
from stratview.ui import words
from stratview.ui.pages.measured_page import MeasuredPage
from stratview.ui.pages.measured_table import MeasuredTable
from stratview.ui.pages.tensions_delegate import TensionsDelegate
from stratview.ui.pages.tensions_model import TensionsModel

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.rows_model import Index


class TensionsTable(MeasuredTable):
    """One row a tension, one cell an end. The current end is the selected item; Return leaves for its dimension."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, TENSIONS, QAbstractItemView.SelectionBehavior.SelectItems, parent)
        self.listed = TensionsModel(context.project, self)
        self.take(self.listed, TensionsDelegate(context, self.listed, self))
        self.setAccessibleName(self.tr("Tensions"))
        self.setAccessibleDescription(
            self.tr(
                "One row for each tension, one cell for each end. The source panel shows both passages. "
                "Return goes to the statement."
            )
        )

    def fill_model(self) -> None:
        self.listed.fill()

    def show_current(self, index: Index) -> None:
        ends = self.listed.rows[index.row()].between
        self._context.selection.show_beside(ends[index.column()], ends[1 - index.column()])

    def go(self, index: Index) -> None:
        """Go to an end's statement or milestone, and so to its proof."""
        self._context.selection.show_item(self.listed.item_at(index).id)


class TensionsPage(MeasuredPage):
    """The page: how many tensions there are, and the table of them."""

    table: TensionsTable

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, TENSIONS, parent)
        self._title.setText(self.tr("Tensions"))
        self.table = TensionsTable(context, self)
        self._stack, self._nothing = self._stack_with(self.table)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.go_button)
        self._rows = [row]
        self._layout.addWidget(self._title)
        self._layout.addLayout(row)
        self._layout.addLayout(self._stack, 1)
        self._begin()

    def _make_current(self, view: View) -> None:
        place = self.table.listed.place_of_ends(view.item, view.beside) or self.table.listed.place_of(view.item)
        self.table.make_current(*place)

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.comparison is not new.comparison:
            self._fill()
        elif old.progress.stage != new.progress.stage:
            # Proofs and figures of more ends are known.
            self.table.refresh()
            self._say()

    def _fill(self) -> None:
        self.table.fill()
        self._make_current(self._context.selection.view)
        self._say()

    def _say(self) -> None:
        tensions = self.table.listed.rows
        if self._context.project.analysis.comparison is None:
            self._nothing.setText(self.tr("Reading the comparison…"))
        else:
            self._nothing.setText(
                words.file_problem(self._context.project.analysis, TENSIONS_FILE)
                or self.tr(
                    "No two statements are said to contradict or qualify each other. Write them into tensions.yaml."
                )
            )
        contradicting = sum(tension.kind == "contradicts" for tension in tensions)
        parts = [
            self.tr("%Ln contradiction(s)", "", contradicting),
            self.tr("%Ln qualification(s)", "", len(tensions) - contradicting),
        ]
        self._words.setText(" · ".join(parts))
        self._words.setVisible(bool(tensions))
        self.go_button.setVisible(bool(tensions))
        self._stack.setCurrentWidget(self.table if tensions else self._nothing)

    def _style(self) -> None:
        self._words.setFont(self._context.theme.font("statement"))
        super()._style()
