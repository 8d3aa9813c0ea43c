"""A page about the whole comparison that shows one measured table: the tensions, the doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from stratview.ui.pages.page import Page

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.pages.measured_table import MeasuredTable


_SCROLL_BAR = 11
"""The width of a scroll bar in the style sheet."""


class MeasuredPage(Page):
    """A page about the whole comparison: words on how much there is, a table, a button to the current statement.

    Subclasses make `table`, lay the parts out and call `_begin` last.
    """

    table: MeasuredTable

    def __init__(self, context: Context, name: str, parent: QWidget, bottom: int = 0) -> None:
        """Make all parts but the table; `name` is one of `stratview.session.selection.PAGES`."""
        super().__init__(context, "", parent, bottom)
        self._name = name
        self._words = self._quiet_label()
        # Rows of controls above and below the table.
        self._rows: list[QLayout] = []
        self.go_button = QPushButton(self.tr("Go to the statement"), self)
        self.go_button.setToolTip(self.tr("Show the statement in its dimension (Return)"))
        self.go_button.clicked.connect(self._go)

    def _begin(self) -> None:
        """Follow the selection and the project from now on."""
        self.setFocusProxy(self.table)
        self._context.selection.changed.connect(self._follow)
        self._context.project.changed.connect(self._know_more)
        self._context.theme.changed.connect(self._style)
        self._style()
        self._say()
        self._arrive()

    def _make_current(self, view: View) -> None:
        """Make the row current that belongs to what the reader looks at."""
        raise NotImplementedError

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        """Show what differs between two analyses."""
        raise NotImplementedError

    def _say(self) -> None:
        """Say how much there is, or why there is nothing."""
        raise NotImplementedError

    def _follow(self, old: View, new: View) -> None:
        if new.page == self._name and old.page != self._name:
            self._arrive()
        elif new.page == self._name and (new.item, new.beside) != (old.item, old.beside):
            self._make_current(new)

    def _arrive(self) -> None:
        """Open the page where it was left, with the row of the selected statement current."""
        self._make_current(self._context.selection.view)
        self.table.show_position(self._context.selection.position(self._name))

    def _go(self) -> None:
        if self.table.currentIndex().isValid():
            self.table.go(self.table.currentIndex())

    def _style(self) -> None:
        super()._style()
        for row in self._rows:
            # In line with the cells, and not with the scroll bar beside them.
            row.setContentsMargins(0, 0, self._context.theme.px(_SCROLL_BAR), 0)
        self.table.refresh()
