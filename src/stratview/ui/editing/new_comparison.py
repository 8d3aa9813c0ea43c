"""The dialog that makes a new comparison: title, two subjects with colours, and its folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from stratview.editing.identifiers import proposed
from stratview.editing.new_folder import COLORS, NewSubject, create_comparison
from stratview.errors import StratviewError
from stratview.ui.editing.color_field import ColorField, are_alike
from stratview.ui.editing.form import Form
from stratview.ui.language import shown_language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from stratview.ui.theme import Theme

_LANGUAGES = {"zh_CN": "zh-Hans"}
"""The language of the statements, where it has another tag than that of the window."""


class NewComparison(Form):
    """Makes a comparison when it is accepted. `made(path)` is emitted with its folder."""

    made = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(self.tr("New comparison"), self.tr("Create"), theme, parent)
        self.title = self.line(self.tr("&Title"), hint=self.tr("For example: Two text editors"))
        self.names: list[QLineEdit] = []
        self.colors: list[ColorField] = []
        for number, color in enumerate(COLORS, start=1):
            self.names.append(self.line(self.tr("Name of subject {0}").format(number)))
            self.colors.append(ColorField(color, self))
            self.add(self.tr("Its colour"), self.colors[-1])
        self.place = self.line(self.tr("&Folder"))
        self._home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # Until the folder is edited by hand, it follows the title.
        self._follows = True
        browse = QPushButton(self.tr("Choose where to create it…"), self)
        browse.clicked.connect(self._browse)
        beside = QWidget(self)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(browse)
        row.addStretch(1)
        self._form.addRow("", beside)
        self.note(self.tr("The comparison is a folder of text files. Everything you write is kept there at once."))
        self.title.textChanged.connect(self._propose)
        self.place.textEdited.connect(self._stop_following)
        self._propose()
        self.wrong = self._make
        self.title.setFocus()

    def _propose(self) -> None:
        if self._follows:
            self.place.setText(str(Path(self._home) / proposed(self.title.text() or "comparison", ())))

    def _stop_following(self) -> None:
        self._follows = False

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder for the comparison"), self._home)
        if chosen:
            self._home = chosen
            self._follows = True
            self._propose()

    def _make(self) -> str:
        """Make the comparison; returns what is wrong."""
        names = [name.text().strip() for name in self.names]
        if not self.title.text().strip() or not all(names):
            return self.tr("The comparison and both subjects need a name.")
        if are_alike(self.colors[0].color, self.colors[1].color):
            return self.tr("The two colours are hard to tell apart: choose another one.")
        folder = Path(self.place.text().strip()).expanduser()
        if not folder.is_absolute():
            return self.tr("Give the whole path of the folder.")
        subjects = [NewSubject(name, color.color) for name, color in zip(names, self.colors, strict=True)]
        language = shown_language()
        try:
            create_comparison(folder, self.title.text().strip(), subjects, _LANGUAGES.get(language, language))
        except StratviewError as error:
            return str(error)
        self.made.emit(str(folder))
        return ""
