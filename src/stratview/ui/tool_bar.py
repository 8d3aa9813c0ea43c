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
    from stratview.ui.main_menu import MainMenu


class ToolBar(QToolBar):
    """Shows the window's actions, and a button that opens the main menu."""

    def __init__(
        self,
        actions: Actions,
        edit: QAction,
        menu: MainMenu,
        context: Context,
        docks: Docks,
        dimensions: DimensionList,
        parent: QWidget,
    ) -> None:
        """Build it; `edit` is the command that unlocks the comparison."""
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
        self.show_title()
        self._title_place = self.addWidget(self._title)
        self._add_spacer()
        self.find_field = FindField(context, actions.find, self)
        self.addWidget(self.find_field)
        self._add_spacer()
        # What is shown with words in a wide window, and not at all in a small one.
        self._with_words = [edit, actions.export]
        self._theme_place = self.addWidget(self._menu_button(self.tr("Theme"), "sun-moon", menu.themes))
        self.addActions(docks.toggles[:3])
        self._menu = self._menu_button(actions.menu.toolTip(), "list", menu)
        self._menu.setAccessibleName(actions.menu.text())
        self.addWidget(self._menu)
        docks.dimensions.visibilityChanged.connect(self._offer_dimensions)
        context.theme.changed.connect(self._style)
        self._style()

    def show_title(self) -> None:
        """Show the comparison's title as it is now."""
        self._title.setText(self._context.project.head.title)

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
