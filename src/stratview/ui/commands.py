"""What the commands of `stratview.ui.actions` do to the reader's state. Nothing here knows a panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from stratview.session.selection import PAGES
from stratview.session.settings import THEME_CHOICES
from stratview.ui import words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from stratview.ui.context import Context


class Commands(QObject):
    """Slots for the actions that change the selection, the look, or the clipboard."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def step_dimension(self, step: int) -> None:
        """Go this many dimensions on, or back; the pages about all of them are before the first."""
        selection = self._context.selection
        ids = self._context.project.head.dimension_ids
        # In the order of the list, where the pages are above the dimensions.
        view = selection.view
        at = PAGES.index(view.page) if view.page else len(PAGES) + (ids.index(view.dimension) if ids else 0)
        wanted = at + step
        if 0 <= wanted < len(PAGES):
            selection.show_page(PAGES[wanted])
        elif len(PAGES) <= wanted < len(PAGES) + len(ids):
            selection.show_dimension(ids[wanted - len(PAGES)])

    def go_to_tension(self) -> None:
        """Go to the other end of the current statement's first tension, if it has one."""
        item = self._context.selection.view.item
        tensions = self._context.project.analysis.tensions(item)
        if tensions:
            self._context.selection.show_item(tensions[0].other(item))

    @property
    def other_side(self) -> str:
        """The id of the first statement of the other side in the current statement's row; empty if there is none."""
        analysis, item = self._context.project.analysis, self._context.selection.view.item
        dimension = analysis.dimension(analysis.home(item))
        rows = dimension.rows if dimension is not None else ()
        row = next((row for row in rows if any(one.id == item for one in row)), ())
        side = getattr(analysis.item(item), "side", "")
        return next((one.id for one in row if one.side != side), "")

    def show_both_sides(self) -> None:
        """Show the passages of both sides of the current statement's row, or again only its own."""
        selection, other = self._context.selection, self.other_side
        if selection.view.beside:
            selection.close_beside()
        elif other:
            selection.show_beside(selection.view.item, other)

    def copy_statement(self) -> None:
        """Put the current statement's words on the clipboard, with where they are from."""
        from stratview.ui.quoted import quoted

        analysis = self._context.project.analysis
        item = analysis.item(self._context.selection.view.item)
        if item is not None:
            QGuiApplication.clipboard().setMimeData(quoted(words.item_text(item), words.item_reference(analysis, item)))
            self._context.messages.info(self.tr("Statement copied."))

    def copy_quote(self) -> None:
        """Put the current quote on the clipboard, with where it is from."""
        view = self._context.selection.view
        item = self._context.project.analysis.item(view.item)
        if item is not None and view.cite < len(item.cites):
            cite = item.cites[view.cite]
            proof = self._context.project.analysis.proof(view.item)
            span = proof.cites[view.cite].anchor.span if proof is not None else None
            page = self._context.geometry.labels(cite.source, *span) if span is not None else ""
            reference = words.reference(self._context.project.head, cite, page)
            QGuiApplication.clipboard().setText(f"“{cite.quote}” ({reference})")
            self._context.messages.info(self.tr("Quote copied, with its reference."))

    def next_theme(self) -> None:
        """Take the next of: as the system, light, dark."""
        at = THEME_CHOICES.index(self._context.theme.choice)
        self._context.theme.set_choice(THEME_CHOICES[(at + 1) % len(THEME_CHOICES)])

    def theme_chosen(self, action: QAction) -> None:
        """Apply the theme of an action of the theme menu."""
        self._context.theme.set_choice(action.data())
