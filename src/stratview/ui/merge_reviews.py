"""Reviews of another copy: asks for the copy, takes its reviews over, and lists what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from stratview.comparison.model import Review
from stratview.errors import StratviewError
from stratview.ui import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Dismissal
    from stratview.evidence.reviews import Merge
    from stratview.ui.context import Context

_MOST_NAMED = 8


class MergeReviews(QObject):
    """Takes reviews over. `box` is the list of what was taken that is open."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self.box: QMessageBox | None = None
        context.reviewing.merged.connect(self._say)

    def ask(self) -> None:
        """Ask for the other copy, if this comparison can be written."""
        if self._context.editing.read_only:
            self._context.messages.info(
                self.tr("This comparison is read-only. Make a copy to review it."),
                command=(self.tr("Make a copy to edit…"), "copy"),
            )
            return
        kinds = self.tr("Comparisons (*.stratview comparison.yaml)")
        title = self.tr("Choose the copy whose reviews you want")
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
        if chosen:
            self.take(chosen)

    def take(self, path: str) -> None:
        """Take the reviews of the comparison at a path over: a packed file, a folder, or its comparison.yaml."""
        file = Path(path)
        try:
            self._context.reviewing.merge(str(file.parent if file.name == "comparison.yaml" else file))
        except StratviewError as error:
            from stratview.ui.problem_words import error_in_words

            self._context.messages.error(error_in_words(error, path), str(error))

    def _say(self, found: Merge, lapsed: list[Review | Dismissal]) -> None:
        reviews = [entry for entry in found.taken if isinstance(entry, Review)]
        lines = [self.tr("%Ln review(s) taken over", "", len(reviews))]
        if reviews:
            lines[0] = words.labelled(lines[0], words.enumerated(sorted({one.by for one in reviews})))
        if len(found.taken) > len(reviews):
            lines.append(self.tr("%Ln dismissed doubt(s) taken over", "", len(found.taken) - len(reviews)))
        if found.replaced:
            lines += ["", self.tr("%Ln earlier one(s) replaced by a later one:", "", len(found.replaced))]
            lines += self._named(list(found.replaced.values()))
        if lapsed:
            lines += ["", self.tr("%Ln lapsed, because the statement has changed or is gone:", "", len(lapsed))]
            lines += self._named(lapsed)
        box = self.box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(self.tr("Reviews taken over"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(lines[0])
        box.setInformativeText("\n".join(lines[1:]))
        box.addButton(QMessageBox.StandardButton.Close)
        box.open()

    def _named(self, entries: list[Review | Dismissal]) -> list[str]:
        lines = []
        for entry in entries[:_MOST_NAMED]:
            item = self._context.project.analysis.item(entry.statement)
            what = words.shortened(words.item_text(item)) if item is not None else entry.statement
            said = words.review_in_words(entry) if isinstance(entry, Review) else words.doubt_kind(entry.doubt)
            lines.append(f"• {what} – {said}")
        if len(entries) > _MOST_NAMED:
            lines.append(self.tr("and %Ln more", "", len(entries) - _MOST_NAMED))
        return lines
