"""The main menu: every command that has no place elsewhere, in a menu for each kind of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from stratview.ui.mnemonics import ENGLISH, Mnemonics

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from stratview.ui.actions import Actions
    from stratview.ui.context import Context
    from stratview.ui.docks import Docks
    from stratview.ui.editing.actions import EditActions


class MainMenu(QMenu):
    """Has the commands of `actions` and of editing, the panels, themes and languages.

    `recent` is the menu of recent comparisons, filled by its owner; `themes` is also a menu in the tool bar.
    """

    def __init__(
        self,
        context: Context,
        actions: Actions,
        edit_actions: EditActions,
        editing: QMenu,
        docks: Docks,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        Mnemonics(self)
        self.themes = self._titled(self.tr("Theme"), "Theme", "sun-moon")
        self.themes.addActions(actions.themes.actions())
        self.recent = QMenu(self.tr("Open recent"), self)
        self.recent.menuAction().setProperty(ENGLISH, "Open recent")
        self._add_file(actions, edit_actions)
        editing.menuAction().setProperty(ENGLISH, "Editing")
        self.addMenu(editing)
        self._add_navigation(actions)
        self._add_view(actions, docks)
        self._add_copy_and_notes(actions)
        self._add_help(actions)
        self.addSeparator()
        self.addActions([actions.palette, actions.settings, actions.quit])

    def _titled(self, title: str, english: str, icon: str = "") -> QMenu:
        menu = QMenu(title, self)
        menu.menuAction().setProperty(ENGLISH, english)
        if icon:
            menu.setIcon(self._context.icons.icon(icon))
        Mnemonics(menu)
        return menu

    def _add_file(self, actions: Actions, edit_actions: EditActions) -> None:
        menu = self._titled(self.tr("File"), "File")
        menu.addActions([edit_actions.new, edit_actions.copy])
        menu.addSeparator()
        menu.addActions([actions.open, actions.open_folder])
        menu.addMenu(self.recent)
        menu.addActions([actions.open_bundled, actions.reload])
        menu.addSeparator()
        menu.addActions([actions.import_files, actions.merge_reviews, actions.compare_releases])
        menu.addSeparator()
        menu.addActions([actions.export, actions.print])
        self.addMenu(menu)

    def _add_navigation(self, actions: Actions) -> None:
        menu = self._titled(self.tr("Navigation"), "Navigation")
        _add_groups(
            menu,
            [actions.back, actions.forward],
            [actions.overview, actions.tensions, actions.second_look, actions.review, actions.unproven],
            [actions.previous_dimension, actions.next_dimension, actions.tension, actions.both_sides],
            [actions.previous_cite, actions.next_cite, actions.choose_document],
            [actions.find, actions.find_in_document, actions.next_hit, actions.previous_hit],
        )
        self.addMenu(menu)

    def _add_view(self, actions: Actions, docks: Docks) -> None:
        menu = self._titled(self.tr("View"), "View")
        languages = self._titled(self.tr("Language"), "Language", "languages")
        languages.addActions(actions.languages.actions())
        _add_groups(menu, docks.toggles, [actions.reset_layout])
        menu.addSeparator()
        menu.addMenu(self.themes)
        menu.addMenu(languages)
        _add_groups(
            menu,
            [actions.zoom_in, actions.zoom_out, actions.zoom_reset],
            [actions.show_uncited, actions.show_pages, actions.show_strip],
            [actions.clear_as_of],
        )
        for action in menu.actions():
            # A tick says more than a pressed icon.
            action.setIconVisibleInMenu(not action.isCheckable())
        self.addMenu(menu)

    def _add_copy_and_notes(self, actions: Actions) -> None:
        copy = self._titled(self.tr("Copy"), "Copy")
        copy.addActions([actions.copy_statement, actions.copy_quote, actions.copy_entry])
        self.addMenu(copy)
        notes = self._titled(self.tr("Your notes"), "Your notes")
        _add_groups(
            notes,
            [actions.focus_notes, actions.add_note, actions.add_question, actions.star],
            [actions.undo_note, actions.redo_note],
            [actions.save_notes],
        )
        self.addMenu(notes)

    def _add_help(self, actions: Actions) -> None:
        menu = self._titled(self.tr("Help"), "Help")
        menu.addActions([actions.help, actions.shortcuts, actions.news])
        menu.addSeparator()
        menu.addAction(actions.about)
        self.addMenu(menu)


def _add_groups(menu: QMenu, *groups: list[QAction]) -> None:
    """Add actions to a menu, with a line between two groups."""
    for group in groups:
        if menu.actions() and not menu.actions()[-1].isSeparator():
            menu.addSeparator()
        menu.addActions(group)
