"""The bar at the window's head: the way back, the title, the find field, the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget
from shiboken6 import isValid

from stratview.ui.actions import check_choice
from stratview.ui.find.field import FindField
from stratview.ui.labels import CutLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from stratview.ui.actions import Actions
    from stratview.ui.arrangement import Width
    from stratview.ui.context import Context
    from stratview.ui.dimension_box import DimensionBox
    from stratview.ui.dimension_list import DimensionList
    from stratview.ui.docks import Docks


class ToolBar(QToolBar):
    """Shows the window's actions. `recent` is the menu of recent comparisons, filled by its owner."""

    def __init__(
        self, actions: Actions, context: Context, docks: Docks, dimensions: DimensionList, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._docks = docks
        self._dimensions = dimensions
        self._box: DimensionBox | None = None
        self._own_buttons: list[QToolButton] = []
        self._context = context
        self.setWindowTitle(self.tr("Tools"))
        self.setObjectName("tools")
        self.setMovable(False)
        self.addActions([actions.back, actions.forward])
        self._title = CutLabel(self)
        self._title.setText(context.project.head.title)
        self._title_place = self.addWidget(self._title)
        self._add_spacer()
        self.find_field = FindField(context, actions.find, self)
        self.addWidget(self.find_field)
        self._add_spacer()
        # What is shown with words in a wide window, and not at all in a small one.
        self._with_words = [actions.export]
        themes = QMenu(self.tr("Theme"), self)
        themes.setIcon(context.icons.icon("sun-moon"))
        themes.addActions(actions.themes.actions())
        self._theme_place = self.addWidget(self._menu_button(self.tr("Theme"), "sun-moon", themes))
        self.addActions(docks.toggles[:3])
        self.recent = QMenu(self.tr("Open recent"), self)
        self._menu = self._menu_button(actions.menu.toolTip(), "list", self._main_menu(themes))
        self._menu.setAccessibleName(actions.menu.text())
        self.addWidget(self._menu)
        docks.dimensions.visibilityChanged.connect(self._offer_dimensions)
        context.theme.changed.connect(self._style)
        self._style()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.find_field.fit(event.size().width())
        super().resizeEvent(event)

    def fold(self, width: Width) -> None:
        """Leave out what a narrow or small window has no room for; the menu has it, too."""
        self._title_place.setVisible(width == "wide")
        self._theme_place.setVisible(width != "small")
        style = Qt.ToolButtonStyle
        of_dimensions, of_source, _ = self._docks.toggles[:3]
        for actions, before in (
            (self._with_words, self._theme_place),
            ((self._actions.zoom_out, self._actions.zoom_in, of_dimensions), of_source),
        ):
            for action in actions:
                self.removeAction(action)
                if width != "small":
                    self.insertAction(before, action)
        for action in self._with_words:
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                has_words = width == "wide"
                button.setToolButtonStyle(style.ToolButtonTextBesideIcon if has_words else style.ToolButtonIconOnly)
        self._offer_dimensions()

    def _offer_dimensions(self) -> None:
        """Show the dimensions as a drop-down while their panel is hidden."""
        if not isValid(self._title_place):
            # The panel is hidden, too, when the window is taken apart.
            return
        hidden = self._docks.dimensions.isHidden()
        if hidden and self._box is None:
            from stratview.ui.dimension_box import DimensionBox

            self._box = DimensionBox(self._context, self._dimensions, self)
            self._box_place = self.insertWidget(self._title_place, self._box)
        if self._box is not None:
            self._box_place.setVisible(hidden)

    def choose_dimension(self) -> bool:
        """Open the drop-down of the dimensions; returns whether there is one."""
        if self._box is None or not self._box.isVisible():
            return False
        self._box.setFocus()
        self._box.showPopup()
        return True

    def open_menu(self) -> None:
        """Open the main menu on its first entry, for the keyboard."""
        menu = self._menu.menu()
        menu.popup(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def add_editing(self, edit: QAction, menu: QMenu) -> None:
        """Show the command that unlocks the comparison, and put the menu of editing into the main menu."""
        self._with_words.insert(0, edit)
        self._menu.menu().insertAction(self._actions.open, edit)
        self._menu.menu().insertMenu(self._actions.open, menu)
        self._menu.menu().insertSeparator(self._actions.open)

    def _add_spacer(self) -> None:
        spacer = QWidget(self)
        spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(spacer)

    def _menu_button(self, text: str, icon: str, menu: QMenu) -> QToolButton:
        button = self._context.icons.button(icon, text, self)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        self._own_buttons.append(button)
        return button

    def _main_menu(self, themes: QMenu) -> QMenu:
        actions = self._actions
        menu = QMenu(self)
        menu.addActions([actions.overview, actions.tensions, actions.second_look, actions.review, actions.unproven])
        menu.addSeparator()
        menu.addActions([actions.palette, actions.find, actions.find_in_document])
        menu.addSeparator()
        menu.addActions([actions.open, actions.open_folder])
        menu.addMenu(self.recent)
        menu.addActions([actions.open_bundled, actions.reload])
        menu.addSeparator()
        menu.addActions([actions.import_files, actions.merge_reviews, actions.compare_releases])
        menu.addSeparator()
        notes = menu.addMenu(self.tr("Your notes"))
        notes.addActions([actions.focus_notes, actions.add_note, actions.add_question, actions.star])
        notes.addActions([actions.undo_note, actions.redo_note, actions.save_notes])
        menu.addSeparator()
        panels = menu.addMenu(self.tr("Panels"))
        panels.addActions(self._docks.toggles)
        panels.addSeparator()
        panels.addAction(actions.reset_layout)
        menu.addMenu(themes)
        languages = menu.addMenu(self.tr("Language"))
        languages.setIcon(self._context.icons.icon("languages"))
        languages.addActions(actions.languages.actions())
        menu.addActions([actions.zoom_in, actions.zoom_out, actions.zoom_reset, actions.clear_as_of])
        menu.addSeparator()
        menu.addActions([actions.show_uncited, actions.show_pages, actions.show_strip, actions.choose_document])
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
        for button in self._own_buttons:
            # They keep an old size otherwise.
            button.setIconSize(self.iconSize())
