"""The bar at the window's head: the way back, the title, the find field, the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from stratview.ui import words
from stratview.ui.actions import check_choice
from stratview.ui.find.field import FindField
from stratview.ui.labels import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QAction, QResizeEvent

    from stratview.ui.actions import Actions
    from stratview.ui.context import Context


class ToolBar(QToolBar):
    """Shows the window's actions. `recent` is the menu of recent comparisons, filled by its owner."""

    def __init__(self, actions: Actions, context: Context, panels: Iterable[QAction], parent: QWidget) -> None:
        """Build it. `panels` are the actions that show and hide the panels."""
        super().__init__(parent)
        self._actions = actions
        self._context = context
        self.setWindowTitle(self.tr("Tools"))
        self.setObjectName("tools")
        self.setMovable(False)
        self.addActions([actions.back, actions.forward])
        self._title = self._make_title()
        self.addWidget(self._title)
        self._add_spacer()
        self.find_field = FindField(context, actions.find, self)
        self.addWidget(self.find_field)
        self._add_spacer()
        self._add_with_text(actions.export)
        themes = QMenu(self.tr("Theme"), self)
        themes.addActions(actions.themes.actions())
        self.addWidget(self._menu_button(self.tr("Theme"), "sun-moon", themes))
        self.addActions([actions.zoom_out, actions.zoom_in])
        self.recent = QMenu(self.tr("Open recent"), self)
        self._menu = self._menu_button(actions.menu.toolTip(), "list", self._main_menu(panels))
        self._menu.setAccessibleName(actions.menu.text())
        self.addWidget(self._menu)
        context.theme.changed.connect(self._style)
        self._style()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.find_field.fit(event.size().width())
        super().resizeEvent(event)

    def open_menu(self) -> None:
        """Open the main menu on its first entry, for the keyboard."""
        menu = self._menu.menu()
        menu.popup(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def add_editing(self, edit: QAction, menu: QMenu) -> None:
        """Show the command that unlocks the comparison, and put the menu of editing into the main menu."""
        self._add_with_text(edit, self._actions.export)
        self._menu.menu().insertMenu(self._actions.open, menu)
        self._menu.menu().insertSeparator(self._actions.open)

    def _add_with_text(self, action: QAction, before: QAction | None = None) -> None:
        self.insertAction(before, action) if before is not None else self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def _make_title(self) -> QLabel:
        head = self._context.project.head
        title = plain_label(self)
        title.setText(head.title)
        title.setToolTip(words.plain(head.subtitle))
        # A very long title is cut; it must not decide how wide the window is.
        title.setMinimumWidth(1)
        return title

    def _add_spacer(self) -> None:
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)

    def _menu_button(self, text: str, icon: str, menu: QMenu) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._context.icons.icon(icon))
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        return button

    def _main_menu(self, panels: Iterable[QAction]) -> QMenu:
        actions = self._actions
        menu = QMenu(self)
        menu.addActions([actions.overview, actions.tensions, actions.second_look, actions.unproven])
        menu.addSeparator()
        menu.addActions([actions.palette, actions.find, actions.find_in_document])
        menu.addSeparator()
        menu.addActions([actions.open, actions.open_folder])
        menu.addMenu(self.recent)
        menu.addActions([actions.open_bundled, actions.reload])
        menu.addSeparator()
        menu.addAction(actions.import_files)
        menu.addSeparator()
        menu.addMenu(self.tr("Panels")).addActions(list(panels))
        languages = menu.addMenu(self.tr("Language"))
        languages.setIcon(self._context.icons.icon("languages"))
        languages.addActions(actions.languages.actions())
        menu.addActions([actions.zoom_in, actions.zoom_out, actions.zoom_reset, actions.clear_as_of])
        menu.addSeparator()
        menu.addActions([actions.show_uncited, actions.choose_document])
        menu.addSeparator()
        menu.addActions([actions.copy_statement, actions.copy_quote, actions.copy_entry])
        menu.addActions([actions.export, actions.print])
        menu.addSeparator()
        menu.addAction(actions.settings)
        menu.addSeparator()
        menu.addActions([actions.help, actions.shortcuts, actions.news, actions.about])
        menu.addSeparator()
        menu.addAction(actions.quit)
        return menu

    def _style(self) -> None:
        theme = self._context.theme
        check_choice(self._actions.themes, theme.choice)
        self._title.setFont(theme.font("statement", bold=True))
        self._title.setContentsMargins(theme.px(10), 0, theme.px(10), 0)
        side = theme.px(18)
        self.setIconSize(QSize(side, side))
