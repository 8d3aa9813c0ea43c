"""Asks once before something that others refer to is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from stratview.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Tension

_MOST_NAMED = 6


class Asking(QObject):
    """Makes the question; `box` is the one that is open."""

    def __init__(self, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.box: QMessageBox | None = None

    def before_deleting(
        self, what: str, tensions: Sequence[Tension], statements: int, go_on: Callable[[], None]
    ) -> None:
        """Call `go_on` at once if nothing else is lost; otherwise list what is deleted too, and ask first."""
        if not tensions and not statements:
            go_on()
            return
        parts = []
        if statements:
            parts.append(self.tr("%Ln statement(s) will be deleted with it.", "", statements))
        if tensions:
            parts.append(self.tr("%Ln tension(s) refer to it and will be deleted too:", "", len(tensions)))
            parts += [f"• {words.shortened(tension.note)}" for tension in tensions[:_MOST_NAMED]]
        box = self.box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Delete"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Delete “{0}”?").format(words.within_quotes(what)))
        box.setInformativeText("\n".join([*parts, self.tr("It can be undone.")]))
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        delete.clicked.connect(go_on)
        box.open()
