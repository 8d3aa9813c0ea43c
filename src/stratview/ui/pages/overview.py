"""The overview: the comparison in short, and all dimensions and both subjects in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QToolTip, QWidget

from stratview.session.selection import OVERVIEW
from stratview.ui.labels import set_tip
from stratview.ui.pages.legend import Legend
from stratview.ui.pages.measured_table import MeasuredTable
from stratview.ui.pages.overview_delegate import OverviewDelegate
from stratview.ui.pages.overview_model import DIMENSION, EVIDENCE, FIRST, SECOND, OverviewModel
from stratview.ui.pages.overview_sentences import OverviewSentences
from stratview.ui.pages.page import Page
from stratview.ui.pages.subject_header import SubjectHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.rows_model import Index


_DIMENSION_WIDTH = 168
_EVIDENCE_WIDTH = 104
_ROOM_FOR_EVIDENCE = 700
"""Below this width at 100 % the summaries need the column's room; what is lopsided is said below them."""
_ROOM_FOR_LEGEND = 360
_ROOM_FOR_SENTENCES = 320
"""Below these heights at 100 % the page leaves out the signs and the sentences; a button beside the title has them."""


class OverviewTable(MeasuredTable):
    """One row a dimension. Return, or a click, goes there: in a subject's column to its first statement."""

    ground = "current"

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, OVERVIEW, QAbstractItemView.SelectionBehavior.SelectRows, parent)
        self.overview = OverviewModel(context.project, self)
        delegate = OverviewDelegate(context, self.overview, self)
        self.take(self.overview, delegate, SubjectHeader(context, self, first=FIRST))
        self.setAccessibleName(self.tr("Overview of the dimensions"))
        self.setAccessibleDescription(self.tr("One row for each dimension. Return goes to it."))

    def fill_model(self) -> None:
        self.overview.fill()

    def go(self, index: Index) -> None:
        """Go to a row's dimension, in a subject's column to that subject's first statement there."""
        entry = self.overview.rows[index.row()]
        selection = self._context.selection
        side = self.overview.side_of(index.column())
        dimension = self._context.project.analysis.dimension(entry.id)
        statements = dimension.statements() if dimension is not None else ()
        own = next((statement.id for statement in statements if statement.side == side), "")
        if own:
            selection.show_item(own)
        else:
            selection.show_dimension(entry.id)

    def _share_width(self, width: int) -> None:
        theme = self._context.theme
        has_evidence = width >= theme.px(_ROOM_FOR_EVIDENCE)
        self.setColumnHidden(EVIDENCE, not has_evidence)
        evidence = theme.px(_EVIDENCE_WIDTH) if has_evidence else 0
        first = min(theme.px(_DIMENSION_WIDTH), width // 4)
        pane = max((width - first - evidence) // 2, 1)
        for column, size in ((DIMENSION, first), (FIRST, pane), (SECOND, width - first - evidence - pane)):
            self.setColumnWidth(column, max(size, 1))
        self.setColumnWidth(EVIDENCE, max(evidence, 1))

    def _heights_of(self, rows: range) -> list[int]:
        columns = [column for column in range(self.overview.columnCount()) if not self.isColumnHidden(column)]
        return [
            max(self._delegate.height(self.overview.index(row, one), self.columnWidth(one)) for one in columns)
            for row in rows
        ]


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
        if (old.head.title, old.head.subtitle) != (new.head.title, new.head.subtitle):
            self._title.setText(new.head.title)
            self._subtitle.setText(new.head.subtitle)
            self._fit()
        # Not for each dimension: the rows must not move about while the reader reads them.
        if old.progress.stage != new.progress.stage or old.revision != new.revision:
            self._is_stale = True
            # Behind another page it can wait.
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
        self._about.setHidden(has_room or self._is_low)

    def _show_in_short(self) -> None:
        QToolTip.showText(self._about.mapToGlobal(self._about.rect().bottomLeft()), self._about.toolTip(), self._about)

    def _say_in_short(self) -> None:
        analysis = self._context.project.analysis
        said = self._sentences.said(analysis, self.table.overview.rows)
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
