"""The choices of an export, as controls: what part, what goes in, what kind of file, how its pages are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from stratview.export.formats import FORMATS
from stratview.ui.drop_down import DropDown
from stratview.ui.labels import FieldLabel, plain_label
from stratview.ui.language import shown_language

if TYPE_CHECKING:
    from stratview.session.exporting import Choices, Extent
    from stratview.ui.context import Context

_IdRole = Qt.ItemDataRole.UserRole
_LETTERS = 16
"""The width of the drop-downs."""


class ExportForm(QWidget):
    """Shows and changes `choices`. `changed` is emitted after each change that the reader makes."""

    changed = Signal()

    def __init__(self, context: Context, choices: Choices, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.choices = choices
        self._group = QButtonGroup(self)
        self.current = self._radio("")
        self.chosen = self._radio(self.tr("Chosen dimensions"))
        self.all = self._radio(self.tr("All dimensions"))
        self.list = self._make_list()
        self.timeline = QCheckBox(self.tr("Timeline"), self)
        self.appendix = QCheckBox(self.tr("Passages, word for word"), self)
        self.pages = QCheckBox(self.tr("Cited pages of the originals, as pictures"), self)
        self.tensions = QCheckBox(self.tr("Tensions"), self)
        chinese = shown_language() == "zh_CN"
        self.kind = self._box({one.name: one.words[chinese] for one in FORMATS.values()})
        self.paper = self._box({"a4": "A4", "letter": "Letter"})
        self.landscape = self._box({False: self.tr("Portrait"), True: self.tr("Landscape")})
        self.language = self._box(
            {"": self.tr("As the comparison"), "en": "English", "zh_CN": "简体中文"}
        )  # fmt: skip
        self._lay_out()
        self._show()
        self._connect()

    def follow(self) -> None:
        """Name the dimension that is shown now."""
        analysis = self._context.project.analysis
        dimension = analysis.dimension(self._context.selection.view.dimension)
        title = dimension.title or dimension.id if dimension is not None else ""
        self.current.setText(self.tr("This dimension: {0}").format(title.replace("&", "&&")))
        self.current.setEnabled(dimension is not None)
        for row in range(self.list.count()):
            item = self.list.item(row)
            known = analysis.dimension(item.data(_IdRole))
            if known is not None:
                item.setText(known.title or known.id)

    # -- parts ------------------------------------------------------------------------------------------------------

    def _radio(self, words: str) -> QRadioButton:
        button = QRadioButton(words, self)
        self._group.addButton(button)
        return button

    def _box(self, words: dict[Any, str]) -> DropDown:
        box = DropDown(self._context.theme, self, _LETTERS)
        for value, text in words.items():
            box.addItem(text, value)
        return box

    def _make_list(self) -> QListWidget:
        found = QListWidget(self)
        found.setAccessibleName(self.tr("Chosen dimensions"))
        found.setAlternatingRowColors(False)
        for dimension_id in self._context.project.head.dimension_ids:
            item = QListWidgetItem(dimension_id)
            item.setData(_IdRole, dimension_id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            found.addItem(item)
        return found

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading(self.tr("What")))
        for button in (self.current, self.all, self.chosen):
            column.addWidget(button)
        column.addWidget(self.list, 1)
        column.addSpacing(self._context.theme.px(6))
        column.addWidget(self._heading(self.tr("With")))
        for box in (self.timeline, self.appendix, self.pages, self.tensions):
            column.addWidget(box)
        column.addSpacing(self._context.theme.px(6))
        form = QFormLayout()
        form.setHorizontalSpacing(self._context.theme.px(12))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(FieldLabel(self.tr("&Format"), self.kind), self.kind)
        form.addRow(FieldLabel(self.tr("Pa&per"), self.paper), self.paper)
        form.addRow(FieldLabel(self.tr("&Orientation"), self.landscape), self.landscape)
        form.addRow(FieldLabel(self.tr("&Headings in"), self.language), self.language)
        column.addLayout(form)
        self.list.setMinimumHeight(self._context.theme.px(84))

    def _heading(self, words: str) -> QLabel:
        label = plain_label(self, words)
        label.setFont(self._context.theme.font("ui", bold=True))
        return label

    # -- values -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        choices = self.choices
        extent = {"current": self.current, "chosen": self.chosen, "all": self.all}[choices.extent]
        extent.setChecked(True)
        # The keyboard begins there: Space on another would choose it.
        extent.setFocus()
        for row in range(self.list.count()):
            item = self.list.item(row)
            wanted = item.data(_IdRole) in choices.dimensions
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        for box, value in self._checks():
            box.setChecked(getattr(choices, value))
        for combo, value in self._combos():
            combo.setCurrentIndex(max(0, combo.findData(getattr(choices, value))))
        self.follow()
        self._enable()

    def _checks(self) -> tuple[tuple[QCheckBox, str], ...]:
        return (
            (self.timeline, "timeline"), (self.appendix, "appendix"), (self.pages, "pages"),
            (self.tensions, "tensions"),
        )  # fmt: skip

    def _combos(self) -> tuple[tuple[DropDown, str], ...]:
        return (
            (self.kind, "kind"), (self.paper, "paper"), (self.landscape, "landscape"), (self.language, "language"),
        )  # fmt: skip

    def _connect(self) -> None:
        self._group.buttonClicked.connect(self._take)
        self.list.itemChanged.connect(self._take)
        for box, _ in self._checks():
            box.toggled.connect(self._take)
        for combo, _ in self._combos():
            combo.currentIndexChanged.connect(self._take)

    def _take(self) -> None:
        """Read the controls."""
        extent: Extent = "current" if self.current.isChecked() else "chosen" if self.chosen.isChecked() else "all"
        items = [self.list.item(row) for row in range(self.list.count())]
        found: dict[str, Any] = {value: box.isChecked() for box, value in self._checks()}
        found.update({value: combo.currentData() for combo, value in self._combos()})
        dimensions = tuple(item.data(_IdRole) for item in items if item.checkState() == Qt.CheckState.Checked)
        if extent == "chosen" and not dimensions and self.choices.extent != "chosen":
            # What is shown is chosen first: an empty choice would be an error.
            dimensions = (self._context.selection.view.dimension,)
            with QSignalBlocker(self.list):
                for item in items:
                    if item.data(_IdRole) in dimensions:
                        item.setCheckState(Qt.CheckState.Checked)
        taken = replace(self.choices, extent=extent, dimensions=dimensions, **found)
        if taken != self.choices:
            self.choices = taken
            self._enable()
            self.changed.emit()

    def _enable(self) -> None:
        choices = self.choices
        self.list.setEnabled(choices.extent == "chosen")
        paged = FORMATS[choices.kind].paged
        self.paper.setEnabled(paged)
        self.landscape.setEnabled(paged)
        whole = not FORMATS[choices.kind].documents_only
        self.timeline.setEnabled(whole)
        self.tensions.setEnabled(whole)
        # A table always holds its quotes and where they are.
        self.appendix.setEnabled(whole and not FORMATS[choices.kind].needs_passages)
        self.pages.setEnabled(choices.appendix and FORMATS[choices.kind].shows_pages)
        self.pages.setVisible(self._has_pages())

    def _has_pages(self) -> bool:
        """Whether a document of the comparison has an original with pages."""
        sources = self._context.project.head.sources
        return any(one.pages is not None and one.original is not None and one.original.file for one in sources)
