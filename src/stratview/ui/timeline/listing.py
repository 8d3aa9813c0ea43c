"""The milestones as a list: the same ones, to be searched, sorted, and read by a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from stratview.comparison.model import Milestone
from stratview.ui import words
from stratview.ui.mouse import leave_buttons_to_window
from stratview.ui.rows_model import Index, RowsModel
from stratview.ui.timeline import datewords, describe

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from stratview.session.project import Project
    from stratview.ui.context import Context
    from stratview.ui.timeline.align import Alignment
    from stratview.ui.timeline.arrays import TimelineData

translate = QCoreApplication.translate

DATE, SUBJECT, TITLE, KIND, THEME, PROOF = range(6)
_FEW = 5000
"""Up to this many milestones, a search also looks at dates in words."""


class MilestoneModel(RowsModel[Milestone]):
    """What is shown of the milestones, filtered by words, in the order of one column."""

    columns = 6

    def __init__(self, project: Project, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._every: list[Milestone] = []
        self._found: list[str] | None = None
        self._since: Alignment | None = None
        self._sides = {subject.id: side for side, subject in enumerate(project.head.subjects)}
        self._wanted = ""
        self._column, self._order = DATE, Qt.SortOrder.AscendingOrder

    def set_data(self, data: TimelineData, alignment: Alignment | None) -> None:
        """Take what the timeline shows, in the order of time; what has no date comes last."""
        lanes = data.chronology.lanes
        self._every = [lanes[side].entries[index].milestone for side, index in data.in_order()]
        self._every += [milestone for lane in data.lanes for milestone in lane.undated]
        self._since = alignment
        self._found = None
        self._refresh()

    def search(self, text: str) -> None:
        """Show only milestones in which all words of a text are."""
        self._wanted = text
        self._refresh()

    def row_of(self, milestone_id: str) -> int:
        """Return the row of a milestone, -1 if it is not shown."""
        return next((row for row, one in enumerate(self.rows) if one.id == milestone_id), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self._refresh()

    def _refresh(self) -> None:
        shown = self._every
        wanted = self._wanted.casefold().split()
        if wanted:
            if self._found is None:
                self._found = [self._searched(one) for one in self._every]
            pairs = zip(self._every, self._found, strict=True)
            shown = [one for one, text in pairs if all(word in text for word in wanted)]
        if self._column != DATE:
            # Equal ones stay in the order of time.
            shown = sorted(shown, key=lambda one: self._text(one, self._column).casefold())
        if self._order == Qt.SortOrder.DescendingOrder:
            shown = shown[::-1]
        self.show_rows(shown)

    def _searched(self, milestone: Milestone) -> str:
        parts = [milestone.title, milestone.date_text, milestone.theme.replace("-", " ")]
        parts += [self._text(milestone, SUBJECT), self._text(milestone, KIND)]
        if len(self._every) <= _FEW:
            parts.append(describe.when(milestone))
        return "\n".join(parts).casefold()

    def _text(self, milestone: Milestone, column: int) -> str:
        if column == DATE:
            return self._date(milestone)
        if column == SUBJECT:
            return words.side_name(self._project.head, milestone.subject)
        if column == TITLE:
            return milestone.title
        if column == KIND:
            return words.milestone_kind(milestone.kind)
        if column == THEME:
            return datewords.theme_in_words(milestone.theme)
        proof = self._project.analysis.proof(milestone.id)
        return words.state_mark(proof) if proof is not None else ""

    def _date(self, milestone: Milestone) -> str:
        text = describe.when(milestone)
        if self._since is not None:
            since = self._since.since(self._sides[milestone.subject], milestone)
            if since is not None:
                text += f" · {datewords.after_in_words(since, self._since.theme)}"
        return text

    # -- Qt's interface -----------------------------------------------------------------------------------------------

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        milestone = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(milestone, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == DATE:
            return describe.spoken(self._project.analysis, milestone)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == TITLE:
            proof = self._project.analysis.proof(milestone.id)
            return words.proof_in_words(proof)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("Timeline", "Date"),
            translate("Timeline", "Subject"),
            translate("Timeline", "Milestone"),
            translate("Timeline", "Kind"),
            translate("Timeline", "Theme"),
            translate("Timeline", "Proof"),
        )[section]


class _Table(QTableView):
    """A table in which Return shows the current row's milestone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class MilestoneList(QWidget):
    """A line to search in, and the list. `picked` is emitted with a milestone's id when its row becomes current."""

    picked = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._follows = False
        self._current = ""
        self.model = MilestoneModel(context.project, self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(translate("Timeline", "Find among the milestones"))
        self.search.setAccessibleName(translate("Timeline", "Find among the milestones"))
        self.search.textChanged.connect(self._search)
        self.table = _Table(self)
        leave_buttons_to_window(self.table, self.table.horizontalHeader())
        self.table.setModel(self.model)
        self.table.setAccessibleName(translate("Timeline", "Milestones"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicator(DATE, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.activated.connect(self._activated)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.search)
        self._layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.restyle()

    def set_data(self, data: TimelineData, alignment: Alignment | None) -> None:
        """Show what the timeline shows."""
        self._quietly(lambda: self.model.set_data(data, alignment))

    def set_current(self, milestone_id: str) -> None:
        """Make a milestone's row current; no row where it is not in the list."""
        self._current = milestone_id
        row = self.model.row_of(milestone_id) if milestone_id else -1
        follows, self._follows = self._follows, True
        if row >= 0:
            index = self.model.index(row, DATE)
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.table.scrollTo(index)
        else:
            # So that the arrow keys have a row to start from.
            self.table.clearSelection()
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.table.selectionModel().setCurrentIndex(self.model.index(0, DATE), flag)
        self._follows = follows

    def restyle(self) -> None:
        """Take fonts and lengths from the theme."""
        theme = self._context.theme
        self._layout.setContentsMargins(theme.px(12), theme.px(2), theme.px(12), theme.px(4))
        self._layout.setSpacing(theme.px(3))
        small = theme.font("small")
        palette = self.table.palette()
        palette.setColor(palette.ColorRole.Highlight, theme.color("current"))
        palette.setColor(palette.ColorRole.HighlightedText, theme.color("text"))
        self.table.setPalette(palette)
        line, muted = theme.colors.line, theme.colors.muted
        self.table.horizontalHeader().setStyleSheet(
            f"QHeaderView::section {{ background: transparent; color: {muted}; border: 0;"
            f" border-bottom: 1px solid {line}; padding: {theme.px(2)}px {theme.px(3)}px; }}"
        )
        for widget in (self.search, self.table, self.table.horizontalHeader()):
            widget.setFont(small)
        self.search.setMaximumWidth(theme.px(360))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(22))
        self.table.verticalHeader().setMinimumSectionSize(1)
        for column, width in ((DATE, 210), (SUBJECT, 110), (TITLE, 360), (KIND, 90), (THEME, 170), (PROOF, 110)):
            self.table.setColumnWidth(column, theme.px(width))

    def _search(self, text: str) -> None:
        self._quietly(lambda: self.model.search(text))

    def _quietly(self, change: Any) -> None:
        # A reset of the rows is not the reader's choice of one.
        self._follows = True
        change()
        self.set_current(self._current)
        self._follows = False

    def _row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002 - the signal's shape
        if current.isValid() and not self._follows:
            self._current = self.model.rows[current.row()].id
            self.picked.emit(self._current)

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(self.model.rows[index.row()].id)
