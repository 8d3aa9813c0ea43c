"""The help's window: one, beside the reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from stratview.ui.help.about import About
from stratview.ui.help.guide import Guide
from stratview.ui.help.licences import Licences
from stratview.ui.help.shortcuts import Shortcuts
from stratview.ui.on_screen import fit_on_screen, show_in_front

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from stratview.ui.actions import Actions
    from stratview.ui.context import Context

Page = Literal["guide", "shortcuts", "news", "licences", "about"]


class HelpWindow(QWidget):
    """Guide, shortcuts, what is new, licences, versions. Not modal; it closes with Escape and with its main window."""

    def __init__(self, actions: Actions, context: Context, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._context = context
        self.setWindowTitle(self.tr("Help"))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.guide = Guide("guide", context)
        self.shortcuts = Shortcuts(actions, context)
        self.news = Guide("news", context)
        self.licences = Licences(context)
        self.about = About(context, parent)
        self._pages: dict[Page, QWidget] = {
            "guide": self.guide,
            "shortcuts": self.shortcuts,
            "news": self.news,
            "licences": self.licences,
            "about": self.about,
        }
        titles = (
            self.tr("Guide"),
            self.tr("Keyboard"),
            self.tr("What's new"),
            self.tr("Licences"),
            self.tr("About"),
        )
        for widget, title in zip(self._pages.values(), titles, strict=True):
            self.tabs.addTab(widget, title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._find)
        fit_on_screen(self, QSize(context.theme.px(880), context.theme.px(640)))

    @property
    def page(self) -> Page:
        """The page in front."""
        return next(page for page, widget in self._pages.items() if widget is self.tabs.currentWidget())

    def show_page(self, page: Page) -> None:
        """Open the window on a page, in front of the others."""
        self.about.fill()
        self.tabs.setCurrentWidget(self._pages[page])
        show_in_front(self)
        self._pages[page].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        page = self.tabs.currentWidget()
        field = page.search if isinstance(page, Guide) else page.filter if isinstance(page, Shortcuts) else None
        if field is not None:
            field.setFocus()
            field.selectAll()
