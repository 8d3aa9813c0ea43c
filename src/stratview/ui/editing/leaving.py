"""Asks what happens to a statement that is half written, before its window closes or shows something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from stratview.ui import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from stratview.ui.context import Context
    from stratview.ui.editing.composer import Composer


class Leaving(QObject):
    """Asks once, then goes on: after the statement is written, or without it. `box` is the question that is open.

    It belongs to the window: a statement in a new dimension makes the panels anew before they are left.
    """

    def __init__(self, context: Context, composer: Composer, go_on: Callable[[], object], window: QWidget) -> None:
        """Ask, and call `go_on` unless the user stays or the statement cannot be written."""
        super().__init__(window)
        self._editing = context.editing
        self._composer = composer
        self._go_on = go_on
        box = self.box = QMessageBox(window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Half-written statement"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Keep the statement that you are writing?"))
        box.setInformativeText(f"“{words.shortened(composer.typed)}”")
        keep = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(cancel)
        keep.clicked.connect(self._keep)
        discard.clicked.connect(self._discard)
        cancel.clicked.connect(self.deleteLater)
        box.open()

    def _keep(self) -> None:
        # Connected first: a refusal can come at once.
        self._editing.made.connect(self._leave)
        self._editing.refused.connect(self.deleteLater)
        self._composer.keep()
        if self._composer.typed:
            # The composer says what is missing.
            self.deleteLater()

    def _discard(self) -> None:
        self._composer.discard()
        self.deleteLater()
        self._go_on()

    def _leave(self) -> None:
        if not self._editing.writing:
            self.deleteLater()
            self._go_on()
