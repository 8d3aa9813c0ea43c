"""The entries of the palette as the rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from stratview.ui import words

if TYPE_CHECKING:
    from stratview.ui.palette.entries import Entry

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_Role = Qt.ItemDataRole

EntryRole = _Role.UserRole + 1
"""The entry of a row."""


class PaletteModel(QAbstractListModel):
    """The entries that fit what is typed."""

    entries: list[Entry]

    def __init__(self, entries: list[Entry]) -> None:
        super().__init__()
        self.entries = entries

    def show(self, entries: list[Entry]) -> None:
        """Take other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == EntryRole:
            return entry
        if role == _Role.DisplayRole:
            return entry.text
        if role == _Role.AccessibleTextRole:
            return words.sentences([entry.text, entry.beside, entry.reason])
        if role == _Role.ToolTipRole:
            return words.plain(" — ".join(part for part in (entry.text, entry.reason) if part))
        return None
