"""The list of changes, to go back to any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout

from stratview.ui.editing.change_words import change_line
from stratview.ui.labels import plain_label
from stratview.ui.on_screen import fit_on_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.ui.context import Context


class HistoryList(QDialog):
    """Shows the changes, the newest first; what was undone is above the present. Return goes to the chosen point."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Changes, the newest first"))
        self.list.itemActivated.connect(self.go)
        note = plain_label(
            self, self.tr("Choose a change and go to the moment after it. Nothing is lost by going back.")
        )
        note.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        self.go_button = buttons.addButton(self.tr("Go there"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.go_button, close):
            button.setIcon(QIcon())
        self.go_button.clicked.connect(self.go)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(note)
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)
        fit_on_screen(self, QSize(context.theme.px(460), context.theme.px(420)))
        context.editing.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        history = self._context.editing.history
        self.list.clear()
        if history is None:
            return
        for steps, change in enumerate(history.undone, start=-len(history.undone)):
            self._add(self.tr("undone: {0}").format(change_line(change)), steps)
        for steps, change in enumerate(reversed(history.done)):
            self._add(change_line(change), steps)
        self._add(self.tr("before the first change"), len(history.done))
        self.list.setCurrentRow(len(history.undone))

    def _add(self, text: str, steps: int) -> None:
        item = QListWidgetItem(text, self.list)
        item.setData(Qt.ItemDataRole.UserRole, steps)
        if steps < 0:
            item.setForeground(self._context.theme.color("muted"))

    def go(self) -> None:
        """Undo or redo up to the change that is chosen."""
        steps = sum(item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems())
        if steps > 0:
            self._context.editing.undo(steps)
        elif steps < 0:
            self._context.editing.redo(-steps)
