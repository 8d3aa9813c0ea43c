"""The overview: the comparison in short, and all dimensions and both subjects in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QToolTip, QWidget

from stratview.session.selection import OVERVIEW
from stratview.ui.labels import set_tip
from stratview.ui.pages.legend import Legend
from stratview.ui.pages.overview_delegate import OverviewDelegate
from stratview.ui.pages.overview_model import DIMENSION, EVIDENCE, FIRST, SECOND, OverviewModel
from stratview.ui.pages.overview_sentences import OverviewSentences
from stratview.ui.pages.page import Page, PageTable
from stratview.ui.pages.subject_header import SubjectHeader

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context

_Index = QModelIndex | QPersistentModelIndex

_DIMENSION_WIDTH = 168
_EVIDENCE_WIDTH = 104
_ROOM_FOR_EVIDENCE = 700
"""Below this width at 100 % the summaries need the column's room; what is lopsided is said below them."""
_ROOM_FOR_LEGEND = 360
_ROOM_FOR_SENTENCES = 320
"""Below these heights at 100 % the page leaves out the signs and the sentences; a button beside the title has them."""


class OverviewTable(PageTable):
    """One row a dimension. Return, or a click, goes there: in a subject's column to its first statement."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, QAbstractItemView.SelectionBehavior.SelectRows, parent)
        self.overview = OverviewModel(context.project, self)
        self._delegate = OverviewDelegate(context, self.overview, self)
        self._laid_width = -1
        # What to keep in sight through changes of size, until the reader scrolls: a position, or the current row.
        self._wanted: int | None = None
        self._keeps_current = False
        self.setModel(self.overview)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(SubjectHeader(context, self, first=FIRST))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the dimensions"))
        self.setAccessibleDescription(self.tr("One row for each dimension. Return goes to it."))
        self.clicked.connect(self.go)
        self.entered.connect(self._hover)
        self.verticalScrollBar().valueChanged.connect(self._remember_position)

    def fill(self) -> None:
        """Take up what is known by now; the current row and the reading position stay."""
        at = self.verticalScrollBar().value() if self._wanted is None else self._wanted
        current = self.currentIndex()
        row, column = current.row(), max(current.column(), DIMENSION)
        with self._by_itself():
            self._wanted = None if self._keeps_current else at
            self.overview.fill()
            self.refresh()
            self.make_current(row, column)
            if not self._keeps_current:
                self.verticalScrollBar().setValue(at)

    def refresh(self) -> None:
        """Lay out and paint again."""
        self._clear_ground("current")
        self._delegate.refresh()
        self._laid_width = -1
        self._lay_out()
        self.horizontalHeader().updateGeometry()
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def make_current(self, row: int, column: int = DIMENSION) -> None:
        """Make a row current without going anywhere; -1 is the first."""
        index = self.overview.index(max(row, 0), column)
        if index.isValid():
            with self._by_itself():
                flags = QItemSelectionModel.SelectionFlag
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def show_position(self, position: int | None) -> None:
        """Return to a reading position; None brings the current row into sight."""
        with self._by_itself():
            self._wanted = position
            self._keeps_current = position is None
            if position is not None:
                self.verticalScrollBar().setValue(position)
            elif self.currentIndex().isValid():
                self.scrollTo(self.currentIndex())
            self._context.selection.remember(
                OVERVIEW, self.verticalScrollBar().value() if position is None else position
            )

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if not self._moves_by_itself:
            self.scrollTo(current)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hovered(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # A smaller table scrolls by itself; only the reader's own scrolling is a new position.
        with self._by_itself():
            super().resizeEvent(event)
        self._lay_out()
        self._keep_current()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def go(self, index: _Index) -> None:
        """Go to a row's dimension, in a subject's column to that subject's first statement there."""
        entry = self.overview.entries[index.row()]
        selection = self._context.selection
        side = self.overview.side_of(index.column())
        dimension = self._context.project.analysis.dimension(entry.id)
        statements = dimension.statements() if dimension is not None else ()
        own = next((statement.id for statement in statements if statement.side == side), "")
        if own:
            selection.show_item(own)
        else:
            selection.show_dimension(entry.id)

    def _hover(self, index: QModelIndex) -> None:
        self._set_hovered(index.row())

    def _set_hovered(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _lay_out(self) -> None:
        width = self.viewport().width()
        if not self.isVisible() or width == self._laid_width:
            return
        with self._by_itself():
            self._laid_width = width
            theme = self._context.theme
            has_evidence = width >= theme.px(_ROOM_FOR_EVIDENCE)
            self.setColumnHidden(EVIDENCE, not has_evidence)
            evidence = theme.px(_EVIDENCE_WIDTH) if has_evidence else 0
            first = min(theme.px(_DIMENSION_WIDTH), width // 4)
            pane = max((width - first - evidence) // 2, 1)
            for column, size in ((DIMENSION, first), (FIRST, pane), (SECOND, width - first - evidence - pane)):
                self.setColumnWidth(column, max(size, 1))
            self.setColumnWidth(EVIDENCE, max(evidence, 1))
            columns = (DIMENSION, FIRST, SECOND, EVIDENCE) if has_evidence else (DIMENSION, FIRST, SECOND)
            for row in range(self.overview.rowCount()):
                cells = ((self.overview.index(row, column), self.columnWidth(column)) for column in columns)
                self.setRowHeight(row, max(self._delegate.height(index, size) for index, size in cells))
            self.updateGeometries()
            if self._wanted is not None:
                self.verticalScrollBar().setValue(self._wanted)
        self._keep_current()

    def _keep_current(self) -> None:
        if self._keeps_current and self.isVisible() and self.currentIndex().isValid():
            with self._by_itself():
                self.scrollTo(self.currentIndex())
            self._context.selection.remember(OVERVIEW, self.verticalScrollBar().value())

    def _remember_position(self) -> None:
        bar = self.verticalScrollBar()
        # While rows have yet to get their heights the table is too short for the place to return to.
        too_short = self._wanted is not None and bar.value() == bar.maximum() < self._wanted
        if not self._moves_by_itself and not too_short and self.isVisible():
            self._wanted = None
            self._keeps_current = False
            self._context.selection.remember(OVERVIEW, bar.value())


class OverviewPage(Page):
    """The comparison's title and what it is in short, the table, and what the signs mean."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, context.project.head.title, parent, bottom=8)
        self._subtitle = self._quiet_label(context.project.head.subtitle)
        self._in_short = [self._label() for _ in range(3)]
        self._sentences = OverviewSentences(self)
        self.table = OverviewTable(context, self)
        self._about = context.icons.button("info", self.tr("The comparison in short"), self)
        self._about.clicked.connect(self._show_in_short)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._about)
        self._layout.addLayout(head)
        for label in (self._subtitle, *self._in_short):
            self._layout.addWidget(label)
        self._layout.addWidget(self.table, 1)
        self._line = QFrame(self)
        self._line.setFrameShape(QFrame.Shape.HLine)
        self._line.setFrameShadow(QFrame.Shadow.Plain)
        self._layout.addWidget(self._line)
        self._legend = Legend(context, self)
        self._layout.addWidget(self._legend)
        self.setFocusProxy(self.table)
        context.selection.changed.connect(self._follow)
        context.project.changed.connect(self._know_more)
        context.theme.changed.connect(self._style)
        self._is_stale = False
        self._style()
        self._say_in_short()
        self._arrive()

    def _follow(self, old: View, new: View) -> None:
        if new.page == OVERVIEW and old.page != OVERVIEW:
            self._catch_up()
            self._arrive()

    def _arrive(self) -> None:
        """Come from somewhere: the dimension that was read is the current one, unless the reader comes back."""
        selection = self._context.selection
        position = selection.position(OVERVIEW)
        if position is None or not self.table.currentIndex().isValid():
            self.table.make_current(self.table.overview.row_of(selection.view.dimension))
        self.table.show_position(position)

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        # Not for each dimension: the rows must not move about while the reader reads them.
        if old.progress.stage != new.progress.stage or old.revision != new.revision:
            self._is_stale = True
            # Behind another page nobody waits for it.
            if self._context.selection.view.page == OVERVIEW:
                self._catch_up()

    def _catch_up(self) -> None:
        if self._is_stale:
            self._fill()

    def _fill(self) -> None:
        self._is_stale = False
        self.table.fill()
        self._say_in_short()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what would leave no room for the table: first the legend, then what is above."""
        theme = self._context.theme
        for part in (self._line, self._legend):
            part.setVisible(self.height() >= theme.px(_ROOM_FOR_LEGEND))
        self._subtitle.setVisible(self.height() >= theme.px(_ROOM_FOR_LEGEND) and bool(self._subtitle.text()))
        has_room = self.height() >= theme.px(_ROOM_FOR_SENTENCES)
        for label in self._in_short:
            label.setVisible(has_room and bool(label.text()))
        self._about.setHidden(has_room)

    def _show_in_short(self) -> None:
        QToolTip.showText(self._about.mapToGlobal(self._about.rect().bottomLeft()), self._about.toolTip(), self._about)

    def _say_in_short(self) -> None:
        analysis = self._context.project.analysis
        said = self._sentences.said(analysis, self.table.overview.entries)
        for label, sentence in zip(self._in_short, [*said, ""], strict=False):
            label.setText(sentence)
        signs = self._legend.accessibleDescription()
        set_tip(self._about, "\n".join(part for part in (self._subtitle.text(), *said, signs) if part))
        self._fit()

    def _style(self) -> None:
        super()._style()
        theme = self._context.theme
        self._subtitle.setFont(theme.font("statement"))
        self._in_short[-1].setContentsMargins(0, 0, 0, theme.px(6))
        theme.set_colors(self._line, text="line")
        self._fit()
        self.table.refresh()
