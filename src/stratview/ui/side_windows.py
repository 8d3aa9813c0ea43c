"""The windows beside the reading, made when they are first asked for: help, settings, changes between releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratview.ui.on_screen import show_in_front

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.ui.actions import Actions
    from stratview.ui.context import Context
    from stratview.ui.help.window import HelpWindow, Page
    from stratview.ui.releases.window import ReleaseWindow
    from stratview.ui.settings_dialog import SettingsDialog


class SideWindows(QObject):
    """Opens them. `language_chosen(tag)` is emitted when another language was chosen in the settings."""

    language_chosen = Signal(str)

    def __init__(self, actions: Actions, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._actions = actions
        self._context = context
        self._help: HelpWindow | None = None
        self._settings: SettingsDialog | None = None
        self.releases: ReleaseWindow | None = None

    def show_help(self, page: Page) -> None:
        """Open the help on a page."""
        if self._help is None:
            from stratview.ui.help.window import HelpWindow

            self._help = HelpWindow(self._actions, self._context, self._window)
        self._help.show_page(page)

    @property
    def opened(self) -> tuple[Page | None, bool]:
        """What is open: the help's page, and whether the settings are."""
        page = self._help.page if self._help is not None and self._help.isVisible() else None
        return page, self._settings is not None and self._settings.isVisible()

    def close(self) -> None:
        """Close what is open, for good."""
        for window in (self._help, self._settings, self.releases):
            if window is not None:
                window.close()
                window.deleteLater()
        self._help = self._settings = self.releases = None

    def reopen(self, opened: tuple[Page | None, bool]) -> None:
        """Open what was open beside another window."""
        page, settings = opened
        if page is not None:
            self.show_help(page)
        if settings:
            self.show_settings()

    def show_releases(self) -> None:
        """Open the window of changes, and ask for the other release."""
        if self.releases is None:
            from stratview.ui.releases.window import ReleaseWindow

            self.releases = ReleaseWindow(self._context, self._window)
        show_in_front(self.releases)
        self.releases.ask()

    def show_settings(self) -> None:
        """Open the settings."""
        if self._settings is None:
            from stratview.ui.settings_dialog import SettingsDialog

            self._settings = SettingsDialog(self._actions, self._context, self._window)
            self._settings.language_chosen.connect(self.language_chosen)
        show_in_front(self._settings)
