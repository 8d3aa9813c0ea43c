"""A list of all keyboard shortcuts, beside the reading and not in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction


class ShortcutsDialog(QDialog):
    """Shows what each key does. Not modal."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = [(action.text(), _keys(action)) for action in actions if not action.shortcut().isEmpty()]
        rows += [
            (self.tr("Move between statements"), self.tr("Arrow keys")),
            (self.tr("In the document: go to the statement that cites the passage"), self.tr("Return")),
            (self.tr("In the timeline: previous and next milestone"), self.tr("Left, Right")),
            (self.tr("In the timeline: align the lanes, choose kinds, show the list, save"), "A, K, L, S"),
            (self.tr("In the timeline: move the as-of date, take it away"), self.tr("Shift+Left, Shift+Right, Escape")),
            (self.tr("In the timeline: closer, farther, all of it"), "+, −, 0"),
        ]
        table = QTableWidget(len(rows), 2, self)
        table.setHorizontalHeaderLabels([self.tr("What"), self.tr("Keys")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)
        self.resize(table.columnWidth(0) + table.columnWidth(1) + 90, 640)


def _keys(action: QAction) -> str:
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
