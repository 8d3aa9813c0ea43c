"""Problems of the installation and of the reader's folders, in words; looked for after the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase

from stratview.session.settings_file import Trouble
from stratview.ui import icons
from stratview.ui.theme import TEXT_FAMILIES, UI_FAMILIES

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.session.settings import Settings


class InstallationProblems(QObject):
    """Reports each problem once in a session."""

    def __init__(self, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._said: set[str] = set()

    def news(self, *, language_missing: bool, cache: Path | None) -> str:
        """Return the problems that were not reported before; empty when there are none.

        `cache` is the cache's folder if it could not be written.
        """
        sentences = [*self._installation(language_missing=language_missing), *self._kept(cache)]
        new = [sentence for sentence in sentences if sentence not in self._said]
        self._said.update(new)
        return " ".join(new)

    def _installation(self, *, language_missing: bool) -> list[str]:
        found = []
        have = set(QFontDatabase.families())
        missing = [family for family in dict.fromkeys([*UI_FAMILIES, *TEXT_FAMILIES]) if family not in have]
        if missing:
            found.append(self.tr("Fonts of stratview are missing or damaged: {0}.").format(", ".join(missing)))
        if icons.missing:
            found.append(self.tr("Icons of stratview are missing or damaged: {0}.").format(", ".join(icons.missing)))
        if language_missing:
            found.append(self.tr("The texts of this language are missing or damaged, so English is shown."))
        if found:
            found.append(self.tr("You can still read everything. Install stratview again to repair it."))
        return found

    def _kept(self, cache: Path | None) -> list[str]:
        settings, found = self._settings, []
        if settings.trouble is Trouble.NO_FILE:
            words = self.tr("“{0}” is not a regular file, so settings and reading places are not kept. Move it away.")
            found.append(words.format(settings.file))
        elif settings.trouble is Trouble.UNREADABLE:
            words = self.tr(
                "“{0}” may not be read, so settings and reading places are not kept. Check its permissions."
            )
            found.append(words.format(settings.file))
        elif settings.trouble is Trouble.UNWRITABLE:
            words = self.tr(
                "Settings and reading places are not kept: “{0}” cannot be written, or its disk is full. "
                "You can read on."
            )
            found.append(words.format(settings.file.parent))
        elif settings.trouble is Trouble.LOCKED:
            words = self.tr(
                "Settings and reading places are not kept: another program holds “{0}”. "
                "If no other stratview is open, delete that file."
            )
            found.append(words.format(settings.lock))
        elif settings.trouble is Trouble.DAMAGED:
            words = self.tr(
                "The settings file was damaged and was renamed to “{0}”. Lost settings have their default values."
            )
            found.append(words.format(settings.put_aside))
        if cache is not None:
            words = self.tr("“{0}” cannot be written: every start will take a little longer.")
            found.append(words.format(cache))
        return found
