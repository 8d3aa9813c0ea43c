"""The page of a dimension: its title and question, and the table of its statements."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from stratview.comparison.read_outline import dimension_file, readable
from stratview.ui import words
from stratview.ui.pages.as_of_bar import AsOfBar
from stratview.ui.pages.page import Page
from stratview.ui.pages.statement_table import PANEL, StatementTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.pages.empty_comparison import EmptyComparison

_ROOM_FOR_QUESTION = 260
"""Below this height at 100 % the question of the dimension is left out."""


class CompareView(Page):
    """A dimension: its title, its question and its statements; of a comparison without any, how to begin.

    `import_wanted` is emitted when the reader wants to import documents into such a comparison.
    """

    import_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)
        self._question = self._quiet_label()
        self.table = StatementTable(context, self)
        self._stack, self._nothing = self._stack_with(self.table)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._question)
        self.as_of = AsOfBar(context, self)
        self._layout.addWidget(self.as_of)
        self._layout.addLayout(self._stack, 1)
        self.setFocusProxy(self.table)
        context.selection.changed.connect(self._follow)
        context.project.changed.connect(self._know_more)
        context.reviewing.changed.connect(self.table.refresh)
        context.notes.changed.connect(self.table.refresh)
        context.theme.changed.connect(self._style)
        self._style()
        self.table.show_as_of(context.selection.view.as_of)
        self._show(context.selection.view)

    @cached_property
    def empty(self) -> EmptyComparison:
        """What is shown of a comparison without dimensions."""
        from stratview.ui.pages.empty_comparison import EmptyComparison

        empty = EmptyComparison(self._context, self)
        empty.import_wanted.connect(self.import_wanted)
        self._stack.addWidget(empty)
        return empty

    def _follow(self, old: View, new: View) -> None:
        if old.as_of != new.as_of:
            self.table.show_as_of(new.as_of)
        if old.dimension != new.dimension:
            self._show(new)
        else:
            self.table.show_current(new, self._context.selection.position(PANEL))

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        view = self._context.selection.view
        # Why a dimension is empty is known when everything is read.
        is_told = new.complete and not old.complete and self.table.empty
        is_titled = not view.dimension and old.head.title != new.head.title
        if old.dimension(view.dimension) is not new.dimension(view.dimension) or is_told or is_titled:
            self._show(view)
        elif (
            old.part(view.dimension) is not new.part(view.dimension)
            or old.comparison is not new.comparison
            or old.reviews is not new.reviews
            or (old.doubts is not new.doubts and _doubted(old, view.dimension) != _doubted(new, view.dimension))
        ):
            self.table.know_more()

    def _show(self, view: View) -> None:
        if not view.dimension:
            self._title.setText(self._context.project.head.title)
            self._question.hide()
            self._stack.setCurrentWidget(self.empty)
            self.setFocusProxy(self.empty)
            return
        self.setFocusProxy(self.table)
        dimension = self._context.project.analysis.dimension(view.dimension)
        if dimension is None:
            self._title.setText(readable(view.dimension))
            self._question.setText("")
            self._question.hide()
            self._nothing.setText(self.tr("Reading this dimension…"))
            self._stack.setCurrentWidget(self._nothing)
            return
        self._title.setText(dimension.title)
        self._question.setText(dimension.question)
        self._show_question()
        self.table.show_dimension(dimension)
        unread = words.file_problem(self._context.project.analysis, dimension_file(view.dimension))
        self._nothing.setText(
            unread
            or self.tr(
                "No statements yet. While editing, select a passage of a document and press Return, or drag it here."
            )
        )
        self._stack.setCurrentWidget(self._nothing if self.table.empty else self.table)
        self.table.show_current(view, self._context.selection.position(PANEL))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_question()

    def _show_question(self) -> None:
        """Show the question where it leaves room for statements."""
        has_room = self.height() >= self._context.theme.px(_ROOM_FOR_QUESTION)
        self._question.setVisible(bool(self._question.text()) and has_room)

    def _style(self) -> None:
        super()._style()
        self._question.setFont(self._context.theme.font("statement"))
        self.table.refresh()


def _doubted(analysis: Analysis, dimension: str) -> set[str]:
    """The statements of a dimension that have a mark for their doubts."""
    part = analysis.part(dimension) if analysis.doubts else None
    return {item.id for item in part.items if analysis.open_doubts(item.id)} if part is not None else set()
