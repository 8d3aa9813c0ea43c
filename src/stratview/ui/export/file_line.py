"""The line that names the file of an export: a proposal, until the reader gives another name."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit

from stratview.export.formats import FORMATS
from stratview.session.exporting import proposed_name, with_ending

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.session.exporting import Choices
    from stratview.ui.context import Context


class FileLine(QLineEdit):
    """`named` is whether the name is the reader's own; `renamed` is emitted when the reader changes it."""

    renamed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.named = False
        self.setAccessibleName(self.tr("The file to write"))
        self.textEdited.connect(self._edited)

    def given(self) -> str:
        """Return the content, without the spaces around it."""
        return self.text().strip()

    def propose(self, choices: Choices) -> None:
        """Propose a file, or give the reader's own the ending that fits."""
        shown = self.given()
        if self.named and shown:
            self.setText(str(with_ending(Path(shown), choices.kind)))
            return
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = next((one for one in (choices.folder, usual) if one and Path(one).is_dir()), str(Path.home()))
        today = datetime.now().astimezone().date()
        current = self._context.selection.view.dimension
        self.setText(str(Path(folder) / proposed_name(self._context.project.head, choices, current, today)))
        self.setCursorPosition(len(self.text()))

    def choose(self, choices: Choices, kind: str) -> None:
        """Let the reader choose in the platform's own dialog; `kind` says in words what kind of file it is."""
        endings = " ".join(f"*.{ending}" for ending in FORMATS[choices.kind].endings)
        # The export window itself asks before it replaces a file.
        option = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export to"), self.text(), f"{kind} ({endings})", options=option
        )
        if name:
            self.setText(name)
            self._edited()

    def _edited(self) -> None:
        self.named = bool(self.given())
        self.renamed.emit()
