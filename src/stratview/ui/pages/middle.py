"""The middle of the window: the dimension, or a page about the whole comparison in its place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from stratview.session.selection import OVERVIEW, REVIEW, SECOND_LOOK

if TYPE_CHECKING:
    from stratview.session.selection import View
    from stratview.ui.context import Context
    from stratview.ui.pages.compare_view import CompareView


class Middle(QStackedWidget):
    """Shows what the selection's page says. A page is made when it is first shown, and not imported before."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[str, QWidget] = {}
        context.selection.changed.connect(self._follow)
        self._show(context.selection.view.page)

    @property
    def page(self) -> QWidget:
        """What is shown now."""
        return self._pages[self._context.selection.view.page]

    @cached_property
    def compare(self) -> CompareView:
        """The page of a dimension; made here if it was never shown."""
        from stratview.ui.pages.compare_view import CompareView

        page = CompareView(self._context, self)
        self._pages[""] = page
        self.addWidget(page)
        # After the page, so that it has the new dimension before it is shown.
        self._context.selection.changed.disconnect(self._follow)
        self._context.selection.changed.connect(self._follow)
        return page

    def _follow(self, old: View, new: View) -> None:
        if old.page != new.page:
            self._show(new.page)

    def _show(self, name: str) -> None:
        page = self._page(name)
        # A reader of the middle goes on reading there.
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if had_focus:
            page.setFocus()

    def _page(self, name: str) -> QWidget:
        if not name:
            return self.compare
        if name not in self._pages:
            self._pages[name] = self._make(name)
            self.addWidget(self._pages[name])
        return self._pages[name]

    def _make(self, name: str) -> QWidget:
        if name == OVERVIEW:
            from stratview.ui.pages.overview import OverviewPage

            return OverviewPage(self._context, self)
        if name == SECOND_LOOK:
            from stratview.ui.pages.second_look import SecondLookPage

            return SecondLookPage(self._context, self)
        if name == REVIEW:
            from stratview.ui.pages.review import ReviewPage

            return ReviewPage(self._context, self)
        from stratview.ui.pages.tensions import TensionsPage

        return TensionsPage(self._context, self)
