"""Find and replace in what the curator wrote, with a preview of every text that would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox

from stratview.editing.find_replace import find, replace
from stratview.ui.editing.form import Form
from stratview.ui.tick_list import TickList

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.editing.find_replace import Replacement
    from stratview.ui.context import Context

_MOST_SHOWN = 500


class ReplaceDialog(Form):
    """Replaces words in statements, aspects, titles, summaries and notes, as one change; never in quotes."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(self.tr("Find and replace"), self.tr("Replace"), context.theme, parent)
        self._context = context
        self._found: tuple[Replacement, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = self.line(self.tr("&Find"))
        self.by = self.line(self.tr("Replace &with"))
        self.case = QCheckBox(self.tr("Match capital letters"), self)
        self.case.setChecked(True)
        self._form.addRow("", self.case)
        self.preview = TickList(self)
        self.add(self.tr("&Preview"), self.preview)
        self.note(self.tr("Quotes are never changed. What is not ticked stays as it is."))
        for changed in (self.words.textChanged, self.by.textChanged, self.case.toggled):
            changed.connect(self.look)
        self.wrong = lambda: "" if self.chosen() else self.tr("Nothing is found, or nothing is ticked.")
        self.accepted.connect(self._replace)
        self.least = QSize(context.theme.px(620), context.theme.px(480))
        self.look()

    def look(self) -> None:
        """Find again, and show what would change."""
        comparison = self._context.project.analysis.comparison
        if comparison is not None:
            self._found = find(comparison, self.words.text(), self.by.text(), match_case=self.case.isChecked())
        self.preview.clear()
        for one in self._found[:_MOST_SHOWN]:
            self.preview.add(f"{one.old}\n→ {one.new}", is_ticked=True)
        self.keep.setText(self.tr("Replace in %Ln text(s)", "", len(self._found)))
        self.say("")

    def chosen(self) -> list[Replacement]:
        """What is found and ticked; of very many, those that are not shown are taken too."""
        ticked = [self._found[row] for row in self.preview.ticked()]
        return [*ticked, *self._found[_MOST_SHOWN:]]

    def _replace(self) -> None:
        wanted = {(one.file, one.place, one.keys, one.old) for one in self.chosen()}
        words, by, match_case = self.words.text(), self.by.text(), self.case.isChecked()

        def make(draft: Draft, comparison: Comparison) -> Change:
            found = find(comparison, words, by, match_case=match_case)
            now = [one for one in found if (one.file, one.place, one.keys, one.old) in wanted]
            return replace(draft, now, words, by)

        self._context.editing.apply(make)
