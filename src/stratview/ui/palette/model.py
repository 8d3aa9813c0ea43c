"""The entries of the palette as the rows of a list."""

from __future__ import annotations

from typing import Any

from stratview.ui import words
from stratview.ui.palette.entries import Entry
from stratview.ui.rows_model import Index, Role, RowsModel

EntryRole = Role.UserRole + 1
"""The entry of a row."""


class PaletteModel(RowsModel[Entry]):
    """The entries that fit what is typed."""

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        entry = self.rows[index.row()]
        if role == EntryRole:
            return entry
        if role == Role.DisplayRole:
            return entry.text
        if role == Role.AccessibleTextRole:
            return words.sentences([entry.text, entry.beside, entry.reason])
        if role == Role.ToolTipRole:
            return words.plain(" — ".join(part for part in (entry.text, entry.reason) if part))
        return None
