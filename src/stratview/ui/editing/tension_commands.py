"""Tensions: one statement or milestone is marked, then the other, and a note says how they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.comparison.model import TENSION_KINDS
from stratview.editing.tensions import add_tension, delete_tension, edit_tension
from stratview.errors import StratviewError
from stratview.ui import words
from stratview.ui.editing.form_commands import FormCommands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Comparison, Tension, TensionKind
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.ui.context import Context
    from stratview.ui.editing.actions import EditActions

_MARKED: Final = "marked-for-tension"
"""The topic of the message that one statement is marked."""


class TensionCommands(FormCommands):
    """Adds, edits and deletes tensions."""

    def __init__(self, context: Context, actions: EditActions, window: QWidget) -> None:
        super().__init__(context, actions, window)
        self._marked = ""
        actions.tension.triggered.connect(self.mark)
        actions.edit_tension.triggered.connect(self.edit)

    def mark(self) -> None:
        """Mark the current statement or milestone; where another one is marked, make a tension of the two."""
        analysis, item_id = self._context.project.analysis, self._context.selection.view.item
        item, first = analysis.item(item_id), analysis.item(self._marked)
        if item is None:
            return
        if self._marked == item_id:
            self._marked = ""
            self._context.messages.info(self.tr("No statement is marked for a tension now."), topic=_MARKED)
            return
        if first is None:
            self._marked = item_id
            said = self.tr("Marked: “{0}”. Press Ctrl+Alt+T on the other statement, or here to remove the mark.")
            quoted = words.within_quotes(words.item_text(item)).rstrip(".。")
            self._context.messages.info(said.format(quoted), topic=_MARKED)
            return
        self._context.messages.withdraw(_MARKED)
        self.ask(self._marked, item_id)

    def ask(self, first_id: str, second_id: str) -> None:
        """Ask for the kind and the note of a tension between two statements or milestones."""
        analysis = self._context.project.analysis
        first, item = analysis.item(first_id), analysis.item(second_id)
        if first is None or item is None:
            return
        between = (first_id, second_id)
        form = self._open(self.tr("New tension"), self.tr("Add"))
        form.note(words.item_text(first))
        form.note(words.item_text(item))
        kind = form.choice(self.tr("&Kind"), self._kinds())
        note = form.line(self.tr("&Note"), hint=self.tr("What the one says, and the other"))

        def add() -> None:
            self._marked = ""
            named, said = _kind(kind.currentData()), note.text().strip()
            self._apply(lambda draft, _: add_tension(draft, named, between, said))

        form.rejected.connect(self._unmark)
        form.ask(add, lambda: "" if note.text().strip() else self.tr("Say in a note how they differ."))

    def _unmark(self) -> None:
        self._marked = ""

    def edit(self) -> None:
        """Ask for another kind and note of a tension of the current statement; without a note it is deleted."""
        tensions = self._context.project.analysis.tensions(self._context.selection.view.item)
        if not tensions:
            self._context.messages.info(self.tr("The current statement has no tension."))
            return
        form = self._open(self.tr("Edit a tension"), self.tr("Keep"))
        which = form.choice(self.tr("&Tension"), [(words.shortened(one.note), at) for at, one in enumerate(tensions)])
        kind = form.choice(self.tr("&Kind"), self._kinds(), tensions[0].kind)
        note = form.line(self.tr("&Note"), tensions[0].note)
        form.note(self.tr("An empty note deletes the tension."))

        def turn(at: int) -> None:
            kind.setCurrentIndex(kind.findData(tensions[at].kind))
            note.setText(tensions[at].note)

        which.currentIndexChanged.connect(turn)
        form.ask(lambda: self._write(tensions[which.currentIndex()], kind.currentData(), note.text()))

    def _write(self, old: Tension, kind: str, note: str) -> None:
        def make(draft: Draft, comparison: Comparison) -> Change:
            found = next(
                (one for one in comparison.tensions if (one.between, one.note) == (old.between, old.note)), None
            )
            if found is None:
                raise StratviewError("The tension is no longer there.", code="gone-item")
            text = note.strip()
            return edit_tension(draft, found, _kind(kind), text) if text else delete_tension(draft, found)

        self._apply(make)

    def _kinds(self) -> list[tuple[str, object]]:
        names = {"contradicts": self.tr("They contradict each other"), "qualifies": self.tr("They qualify each other")}
        return [(names[kind], kind) for kind in TENSION_KINDS]


def _kind(value: object) -> TensionKind:
    return next(kind for kind in TENSION_KINDS if kind == value)
