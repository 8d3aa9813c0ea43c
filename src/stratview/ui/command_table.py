"""A table of commands: actions with their words, keys and icons, and why a command cannot be used now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from stratview.ui.mnemonics import ENGLISH

if TYPE_CHECKING:
    from stratview.ui.icons import Icons


class CommandTable(QObject):
    """Makes actions. A subclass keeps each as an attribute; the attribute's name is the command's.

    Attributes:
        sources: the words before translation, by the words that are shown.
    """

    def __init__(self, icons: Icons, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = icons
        self._needs: dict[QAction, str] = {}
        self.sources: dict[str, str] = {}

    def tr(self, source: str, disambiguation: str | None = None, n: int = -1, /) -> str:
        """Return the words of a command in the language of the interface, and keep their source for finding it."""
        shown = super().tr(source, disambiguation, n)
        self.sources[shown] = source
        return shown

    def named(self) -> dict[str, QAction]:
        """Return every command by its name, in the order of the table."""
        return {name: value for name, value in vars(self).items() if isinstance(value, QAction)}

    def why_not(self, action: QAction) -> str:
        """Return what a disabled command needs; empty if the command is enabled or needs nothing in particular."""
        return "" if action.isEnabled() else self._needs.get(action, "")

    def _make(self, text: str, shortcut: str, icon: str, needs: str) -> QAction:
        action = QAction(text, self)
        action.setProperty(ENGLISH, self.sources.get(text, ""))
        if icon:
            action.setIcon(self._icons.icon(icon))
        if shortcut:
            keys = QKeySequence(shortcut)
            action.setShortcut(keys)
            action.setToolTip(f"{text} ({keys.toString(QKeySequence.SequenceFormat.NativeText)})")
        if needs:
            self._needs[action] = needs
        return action
