"""Milestones: one is made from a passage with the dates found in it, edited, deleted."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy

from stratview.comparison.dates import DateError, parse
from stratview.comparison.model import MILESTONE_KINDS, Milestone
from stratview.comparison.moved_dates import moved
from stratview.editing import timeline
from stratview.editing.identifiers import proposed
from stratview.editing.references import all_ids, milestone_of, tensions_of
from stratview.editing.statements import NewCite
from stratview.evidence.dates_in import date_as_typed, dates_in
from stratview.evidence.draft_statement import first_clause
from stratview.ui import words
from stratview.ui.date_words import in_words
from stratview.ui.editing.form_commands import FormCommands

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QLineEdit, QWidget

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.evidence.draft_statement import DraftQuote
    from stratview.ui.context import Context
    from stratview.ui.editing.actions import EditActions
    from stratview.ui.editing.asking import Asking
    from stratview.ui.editing.form import Form


class MilestoneCommands(FormCommands):
    """Adds milestones, and acts on the current one."""

    def __init__(self, context: Context, actions: EditActions, asking: Asking, window: QWidget) -> None:
        super().__init__(context, actions, window)
        self._asking = asking
        actions.edit_milestone.triggered.connect(self.edit)
        actions.earlier.triggered.connect(self._move_back)
        actions.later.triggered.connect(self._move_on)
        actions.delete_milestone.triggered.connect(self.delete)

    def add(self, quotes: Sequence[DraftQuote], language: str) -> None:
        """Ask for the fields of a milestone that cites these passages. `language` is their document's."""
        quote = " ".join(one.cite.quote for one in quotes)
        fields = _Fields(self, self._open(self.tr("New milestone"), self.tr("Add")))
        subject = self._subject_of(quotes[0].cite.source)
        fields.fill(subject, dates_in(quote, language), first_clause(quotes[0].cite.quote), "", "")
        cites = [one.cite for one in quotes]

        def add() -> None:
            written, new = fields.written(), [NewCite.of(one) for one in cites]
            self._apply(
                lambda draft, comparison: timeline.add_milestone(
                    draft, proposed(written.title, all_ids(comparison)), written, new
                )
            )

        fields.ask(add)

    def edit(self) -> None:
        """Ask for other fields of the current milestone."""
        milestone = self._current()
        if milestone is None:
            return
        quotes = " ".join(cite.quote for cite in milestone.cites)
        dates = tuple(dict.fromkeys([milestone.date_text, *dates_in(quotes)]))
        fields = _Fields(self, self._open(self.tr("Edit the milestone"), self.tr("Keep")))
        fields.fill(milestone.subject, dates, milestone.title, milestone.kind, milestone.theme)
        milestone_id = milestone.id

        def keep() -> None:
            written = fields.written()
            self._apply(
                lambda draft, comparison: timeline.edit_milestone(
                    draft, milestone_of(comparison, milestone_id), written
                )
            )

        fields.ask(keep)

    def redate(self, milestone_id: str, date: str) -> None:
        """Give a milestone another date, in EDTF."""
        self._apply(
            lambda draft, comparison: timeline.move_milestone(draft, milestone_of(comparison, milestone_id), date)
        )

    def _move_back(self) -> None:
        self._move(-1)

    def _move_on(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        """Move the current milestone by this many units of its date's precision."""
        milestone = self._current()
        if milestone is None:
            return
        milestone_id = milestone.id

        def make(draft: Draft, comparison: Comparison) -> Change:
            # Of several key presses, each goes on from the date that the one before it made.
            now = milestone_of(comparison, milestone_id)
            date = moved(now.date, steps) if now.date is not None else None
            return timeline.move_milestone(draft, now, now.date_text if date is None else date)

        if milestone.date is None or moved(milestone.date, steps) is None:
            self._context.messages.info(self.tr("This date cannot be moved by keys: F2 edits it."))
            return
        self._apply(make)

    def delete(self) -> None:
        """Delete the current milestone; ask first where tensions refer to it."""
        milestone, comparison = self._current(), self._context.project.analysis.comparison
        if milestone is None or comparison is None:
            return
        milestone_id = milestone.id

        def make(draft: Draft, comparison: Comparison) -> Change:
            gone = milestone_of(comparison, milestone_id)
            return timeline.delete_milestone(draft, gone, tensions_of(comparison, {milestone_id}))

        tensions = tensions_of(comparison, {milestone_id})
        self._asking.before_deleting(milestone.title, tensions, 0, lambda: self._apply(make))

    def _current(self) -> Milestone | None:
        item = self._context.project.analysis.item(self._context.selection.view.item)
        if isinstance(item, Milestone):
            return item
        self._context.messages.info(self.tr("Choose a milestone on the timeline first."))
        return None

    @property
    def usual_kind(self) -> str:
        """The kind that most milestones have; empty where there is none."""
        kinds = Counter(one.kind for one in self._context.project.analysis.milestones or ())
        return next((kind for kind, _ in kinds.most_common(1)), "")

    def in_use(self) -> tuple[list[str], list[str]]:
        """Return the kinds and the themes in use, those used most first."""
        milestones = self._context.project.analysis.milestones or ()
        kinds = Counter(one.kind for one in milestones)
        themes = Counter(one.theme for one in milestones if one.theme)
        ordered = [kind for kind, _ in kinds.most_common()]
        return [*ordered, *(kind for kind in MILESTONE_KINDS if kind not in kinds)], [
            t for t, _ in themes.most_common()
        ]

    def subjects(self) -> list[tuple[str, object]]:
        """The subjects' names and ids."""
        return [(subject.name, subject.id) for subject in self._context.project.head.subjects]

    def _subject_of(self, source: str) -> str:
        """The subject that most of what cites a document is about; empty where nothing does."""
        parts = self._context.project.analysis.parts.values()
        items = [item for part in parts for item in part.items if any(cite.source == source for cite in item.cites)]
        about = Counter(item.subject if isinstance(item, Milestone) else item.side for item in items)
        ids = {subject for _, subject in self.subjects()}
        return next((one for one, _ in about.most_common() if one in ids), "")

    def subject_in_sight(self) -> str:
        """The subject of the current statement or milestone; else the first."""
        item = self._context.project.analysis.item(self._context.selection.view.item)
        about = item.subject if isinstance(item, Milestone) else item.side if item is not None else ""
        ids = [str(subject) for _, subject in self.subjects()]
        return about if about in ids else ids[0]


class _Fields(QObject):
    """The fields of a milestone in a form, with the date in words below its own."""

    def __init__(self, commands: MilestoneCommands, form: Form) -> None:
        super().__init__(form)
        self.form = form
        self._commands = commands
        self.title: QLineEdit = form.line(self.tr("&Title"), hint=self.tr("What happened, in a few words"))
        self.date = _editable(form)
        form.add(self.tr("&Date"), self.date)
        self.said = form.note("")
        self.subject = form.choice(self.tr("&Subject"), commands.subjects())
        kinds, themes = commands.in_use()
        self.kind = _editable(form)
        for kind in kinds:
            self.kind.addItem(words.milestone_kind(kind), kind)
        self.kind.setEditText(words.milestone_kind(commands.usual_kind))
        form.add(self.tr("&Kind"), self.kind)
        self.theme = _editable(form)
        self.theme.addItems(["", *themes])
        form.add(self.tr("T&heme"), self.theme)
        self.date.editTextChanged.connect(self._say_date)

    def fill(self, subject: str, dates: Sequence[str], title: str, kind: str, theme: str) -> None:
        """Fill the fields in; of several dates the first is written and the others can be chosen."""
        self.title.setText(title)
        self.date.addItems(list(dates))
        self.subject.setCurrentIndex(self.subject.findData(subject or self._commands.subject_in_sight()))
        if kind:
            self.kind.setEditText(words.milestone_kind(kind))
        self.theme.setEditText(theme)
        self._say_date()
        (self.title if dates else self.date).setFocus()
        # From the end, so that the beginning is in sight.
        self.title.end(False)
        self.title.cursorBackward(True, len(title))

    def ask(self, accepted: Callable[[], object]) -> None:
        """Open the form, and call `accepted` once the fields are filled in."""
        self.form.ask(accepted, self._wrong)

    def written(self) -> timeline.MilestoneFields:
        """What is written in the fields."""
        return timeline.MilestoneFields(
            str(self.subject.currentData()),
            date_as_typed(self.date.currentText()),
            self.title.text().strip(),
            self._kind,
            self.theme.currentText().strip(),
        )

    @property
    def _kind(self) -> str:
        """The kind that is chosen or typed; empty for none."""
        typed = self.kind.currentText().strip()
        at = self.kind.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.kind.itemData(at)) if at >= 0 else typed

    def _say_date(self) -> None:
        said = self.tr(
            "A year, a month or a day: 2021, 2021-03, 2021-03-05; 1990s for the nineties, 2019–2021 for a span."
        )
        with suppress(DateError):
            said = self.tr("Shown as: {0}").format(in_words(parse(date_as_typed(self.date.currentText()))))
        self.said.setText(said)
        self.date.setAccessibleDescription(said)

    def _wrong(self) -> str:
        self.form.faulty = self.date
        try:
            parse(date_as_typed(self.date.currentText()))
        except DateError:
            return self.tr("The date is not readable: write 2021, 2021-03, 2021-03-05 or 2019–2021.")
        if not self.title.text().strip():
            self.form.faulty = self.title
            return self.tr("Say what happened.")
        self.form.faulty = self.kind
        return "" if self._kind else self.tr("Choose a kind, or write a word of your own.")


def _editable(form: Form) -> QComboBox:
    field = QComboBox(form)
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return field
