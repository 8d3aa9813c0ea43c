"""The bibliographic fields of a file that is imported, as found and as the user corrects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QSizePolicy, QWidget

from stratview.comparison.csl import DATE_FIELDS, NAME_FIELDS, is_date_text
from stratview.ui import words
from stratview.ui.date_words import vocabulary
from stratview.ui.drop_down import DropDown
from stratview.ui.intake.words import SHOWN_FIELDS

if TYPE_CHECKING:
    from stratview.ui.context import Context

_LETTERS = 6
"""How many letters of a choice are in sight at least."""


class FieldsForm(QWidget):
    """A line for each field. `edited(name, text)` is emitted when the user changes one.

    `edition_chosen(source)` is emitted with the id of the source that the file is a newer edition of; empty for none.
    """

    edited = Signal(str, str)
    edition_chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.lines: dict[str, QLineEdit] = {}
        self.show_fields({}, "")

    def show_fields(self, fields: dict[str, str], supersedes: str) -> None:
        """Show the fields of another file, and the id of the source that it is a newer edition of."""
        while self._layout.rowCount():
            self._layout.removeRow(0)
        self.lines = {}
        self._add_kind(fields.get("type", "document"))
        for name in dict.fromkeys([*SHOWN_FIELDS, *fields]):
            if name != "type":
                self._add_line(name, fields.get(name, ""))
        self._add_edition(supersedes)

    def wrong_dates(self) -> list[str]:
        """Return the names of the fields whose text is not a date."""
        return [name for name, line in self.lines.items() if name in DATE_FIELDS and not is_date_text(line.text())]

    def _add_kind(self, kind: str) -> None:
        self.kind = DropDown(self._context.theme, self, _LETTERS)
        self.kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, text in {**vocabulary().kinds(), kind: vocabulary().kind(kind)}.items():
            self.kind.addItem(text, value)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.kind.setAccessibleName(vocabulary().field("type"))
        self.kind.activated.connect(self._kind_chosen)
        self._layout.addRow(vocabulary().field("type"), self.kind)

    def _add_line(self, name: str, text: str) -> None:
        line = QLineEdit(text, self)
        line.setObjectName(name)
        line.setCursorPosition(0)
        line.setAccessibleName(vocabulary().field(name))
        if name in DATE_FIELDS:
            line.setPlaceholderText(self.tr("such as 2025-04-16, 2025-04 or 2025"))
        elif name in NAME_FIELDS:
            line.setPlaceholderText(self.tr("Family, Given; several names with ; between them"))
        elif name == "language":
            line.setPlaceholderText(self.tr("such as en, de or zh-Hans"))
        line.textEdited.connect(self._line_edited)
        self.lines[name] = line
        self._layout.addRow(vocabulary().field(name), line)

    def _add_edition(self, supersedes: str) -> None:
        self.edition = DropDown(self._context.theme, self, _LETTERS)
        self.edition.setAccessibleName(self.tr("Newer edition of"))
        self.edition.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edition.addItem(self.tr("no other document"), "")
        for source in self._context.project.head.sources:
            self.edition.addItem(words.shortened(source.title), source.id)
        self.edition.setCurrentIndex(max(0, self.edition.findData(supersedes)))
        self.edition.activated.connect(self._edition_chosen)
        self._layout.addRow(self.tr("Newer edition of"), self.edition)

    def _edition_chosen(self) -> None:
        self.edition_chosen.emit(self.edition.currentData())

    def _kind_chosen(self) -> None:
        self.edited.emit("type", self.kind.currentData())

    def _line_edited(self, text: str) -> None:
        name = self.sender().objectName()
        self.edited.emit(name, text)
        if name in DATE_FIELDS:
            self._context.theme.set_colors(self.lines[name], text="text" if is_date_text(text) else "bad")
