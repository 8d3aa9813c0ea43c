"""The page of doubts: what is proven and may still be wrong, to be mended or dismissed with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from stratview.comparison.model import DOUBT_KINDS, Dismissal
from stratview.errors import Place
from stratview.session.selection import SECOND_LOOK
from stratview.ui import words
from stratview.ui.drop_down import DropDown
from stratview.ui.flow import Flow
from stratview.ui.pages.measured_page import MeasuredPage
from stratview.ui.pages.measured_table import MeasuredTable
from stratview.ui.pages.second_look_delegate import SecondLookDelegate
from stratview.ui.pages.second_look_model import SecondLookModel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.pages.second_look_model import Doubted
    from stratview.ui.rows_model import Index


_LETTERS = 16
"""The width of the drop-downs."""
_LOW = 300
"""Below this height at 100 % the doubts have the room of what is said of them; Return goes to the statement."""


class SecondLookTable(MeasuredTable):
    """One row a doubt. The source shows the passage of the current one; Return leaves for its statement."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, SECOND_LOOK, QAbstractItemView.SelectionBehavior.SelectRows, parent)
        self.listed = SecondLookModel(context.project, self)
        self.take(self.listed, SecondLookDelegate(context, self.listed, self))
        self.setAccessibleName(self.tr("Doubts"))
        self.setAccessibleDescription(
            self.tr("One row for each doubt. The source panel shows the passage. Return goes to the statement.")
        )

    def fill_model(self) -> None:
        self.listed.fill()

    def show_current(self, index: Index) -> None:
        row = index.row()
        self._context.selection.show_here(self.listed.rows[row].doubt.item, self.listed.cite(row))

    def go(self, index: Index) -> None:
        """Go to the statement, and so to its proof."""
        row = index.row()
        self._context.selection.show_item(self.listed.rows[row].doubt.item, self.listed.cite(row))

    def bring_current(self, row: int) -> None:
        """Make a row current, with its passage in the source; the way back does not stop at what was shown before."""
        self.make_current(row)
        if 0 <= row < len(self.listed.rows):
            self._context.selection.show_here(self.listed.rows[row].doubt.item, self.listed.cite(row), joins=True)


class SecondLookPage(MeasuredPage):
    """The page: filters, the doubts, and below them how the current one is dismissed or taken up again."""

    table: SecondLookTable

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, SECOND_LOOK, parent, bottom=8)
        self._title.setText(self.tr("Second look"))
        self.kind = DropDown(context.theme, self, _LETTERS)
        self.dimension = DropDown(context.theme, self, _LETTERS)
        self.kind.setAccessibleName(self.tr("Kind of doubt"))
        self.dimension.setAccessibleName(self.tr("Dimension"))
        self.dismissed = QCheckBox(self.tr("Dismissed ones, too"), self)
        self.table = SecondLookTable(context, self)
        self._stack, self._nothing = self._stack_with(self.table)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("Why the statement is right as it is"))
        self.reason.setAccessibleName(self.tr("Reason for dismissing the doubt"))
        self.dismiss_button = QPushButton(self.tr("Dismiss"), self)
        self.restore_button = QPushButton(self.tr("Restore the doubt"), self)
        self._lay_out()
        # Others are still following the selection when it is known that it has no doubt.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._select_current)
        self._fill_filters()
        self.kind.activated.connect(self._filter)
        self.dimension.activated.connect(self._filter)
        self.dismissed.toggled.connect(self._filter)
        self.table.selectionModel().currentChanged.connect(self._say_what_can_be_done)
        self.reason.returnPressed.connect(self.dismiss)
        self.dismiss_button.clicked.connect(self.dismiss)
        self.restore_button.clicked.connect(self.restore)
        self._begin()

    def _lay_out(self) -> None:
        filters, below = Flow(), QHBoxLayout()
        filters.addWidget(self.kind)
        filters.addWidget(self.dimension)
        filters.addWidget(self.dismissed)
        filters.add_right(self.go_button)
        below.addWidget(self.reason, 1)
        below.addWidget(self.dismiss_button)
        below.addWidget(self.restore_button)
        self._rows = [filters, below]
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._words)
        self._column = self._scrolling()
        self._column.addLayout(filters)
        self._column.addLayout(self._stack, 1)
        self._column.addLayout(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < self._context.theme.px(_LOW)
        self._words.setHidden(low)
        self.go_button.setHidden(low)

    # -- filters ----------------------------------------------------------------------------------------------------

    def _fill_filters(self) -> None:
        """Offer the kinds and dimensions that have doubts, with how many; the choice stays."""
        listed, analysis = self.table.listed, self._context.project.analysis
        kinds = [(words.doubt_kind(kind), kind) for kind in DOUBT_KINDS]
        titles = [
            (dimension.title, dimension.id)
            for dimension_id in analysis.head.dimension_ids
            if (dimension := analysis.dimension(dimension_id)) is not None
        ]
        for box, every, items, counts, chosen in (
            (self.kind, self.tr("All kinds"), kinds, listed.kinds, listed.kind),
            (self.dimension, self.tr("All dimensions"), titles, listed.dimensions, listed.dimension),
        ):
            box.clear()
            box.addItem(self.tr("{0} ({1})").format(every, counts.total()), "")
            for title, data in items:
                if counts[data] or data == chosen:
                    box.addItem(self.tr("{0} ({1})").format(title, counts[data]), data)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def _filter(self) -> None:
        listed = self.table.listed
        listed.kind, listed.dimension = self.kind.currentData(), self.dimension.currentData()
        listed.dismissed = self.dismissed.isChecked()
        self._fill()
        self.table.bring_current(max(0, listed.row_of(self._context.selection.view.item)))

    # -- where the reader is ----------------------------------------------------------------------------------------

    def _make_current(self, view: View) -> None:
        listed, current = self.table.listed, self.table.currentIndex().row()
        if 0 <= current < len(listed.rows) and listed.rows[current].doubt.item == view.item:
            return
        row = listed.row_of(view.item)
        if row >= 0:
            self.table.make_current(row)
        elif view.page == SECOND_LOOK:
            self.table.make_current(max(current, 0))
            self._later.start()

    def _select_current(self) -> None:
        if self._context.selection.view.page == SECOND_LOOK:
            self.table.bring_current(self.table.currentIndex().row())

    # -- what is known ----------------------------------------------------------------------------------------------

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if old.doubts is not new.doubts or old.reviews is not new.reviews or old.comparison is not new.comparison:
            self._fill()
            self._make_current(self._context.selection.view)

    def _fill(self) -> None:
        self.table.fill()
        self._fill_filters()
        self._say()

    def _say(self) -> None:
        analysis, listed = self._context.project.analysis, self.table.listed
        if not analysis.complete:
            text = self.tr("The statements are still being checked…")
        elif listed.kind or listed.dimension:
            text = self.tr("No doubt of this kind here.")
        else:
            text = self.tr(
                "Nothing looks doubtful: no quote is cut short, no hedge left out, no name unquoted. "
                "Whether a quote supports its statement, only a person can say."
            )
        self._nothing.setText(text)
        doubted = self.tr("%Ln statement(s) worth a second look", "", analysis.doubted)
        dismissed = len(analysis.reviews.dismissed)
        parts = [doubted, *([self.tr("%Ln doubt(s) dismissed", "", dismissed)] if dismissed else [])]
        lead = self.tr("These are reasons to look again, not errors.")
        self._words.setText(" · ".join([*parts, lead]) if analysis.complete else "")
        self._stack.setCurrentWidget(self.table if listed.rows else self._nothing)
        self._say_what_can_be_done()

    def _current(self) -> Doubted | None:
        row = self.table.currentIndex().row()
        return self.table.listed.rows[row] if 0 <= row < len(self.table.listed.rows) else None

    def _say_what_can_be_done(self) -> None:
        current = self._current()
        is_open = current is not None and current.dismissal is None
        self.reason.setVisible(is_open)
        self.dismiss_button.setVisible(is_open)
        self.restore_button.setVisible(current is not None and not is_open)
        self.go_button.setEnabled(current is not None)

    # -- dismissing -------------------------------------------------------------------------------------------------

    def dismiss(self) -> None:
        """Dismiss the current doubt for the reason that is typed, or say what is missing."""
        current, reason = self._current(), self.reason.text().strip()
        if current is None or current.dismissal is not None or not self._may_write():
            return
        if not reason:
            self._context.messages.info(self.tr("Write why the statement is right as it is, then dismiss the doubt."))
            self.reason.setFocus()
            return
        from stratview.evidence.reviews import doubt_fingerprint

        doubt = current.doubt
        fingerprint = doubt_fingerprint(doubt, self._context.project.analysis.fingerprints[doubt.item])
        by, today = self._context.settings.reviewer, datetime.now().astimezone().date().isoformat()
        dismissal = Dismissal(doubt.item, doubt.kind, reason, by, today, fingerprint, Place(""))

        def make(draft: Draft, comparison: Comparison) -> Change:
            from stratview.editing.reviews import dismiss_doubt

            return dismiss_doubt(draft, dismissal, comparison.dismissals)

        self._context.editing.apply(make)
        self.reason.clear()
        self.table.setFocus()

    def restore(self) -> None:
        """Take the dismissal of the current doubt back."""
        current = self._current()
        if current is None or current.dismissal is None or not self._may_write():
            return
        dismissal = current.dismissal

        def make(draft: Draft, comparison: Comparison) -> Change:
            from stratview.editing.reviews import remove_entry

            return remove_entry(draft, dismissal, comparison.dismissals)

        self._context.editing.apply(make)

    def _may_write(self) -> bool:
        if self._context.editing.on:
            return True
        self._context.messages.info(
            self.tr("This changes the comparison. Switch on Edit first."), command=(self.tr("Edit"), "edit")
        )
        return False

    def _style(self) -> None:
        self._words.setFont(self._context.theme.font("ui"))
        self._column.setSpacing(self._context.theme.px(4))
        super()._style()
