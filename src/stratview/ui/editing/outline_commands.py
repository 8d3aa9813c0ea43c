"""The commands on the title, the subjects and the dimensions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.editing import dimensions
from stratview.editing.change import Focus, label
from stratview.editing.head import edit_subject, edit_title
from stratview.editing.identifiers import proposed
from stratview.editing.references import dimension_of, tensions_of_dimension
from stratview.errors import StratviewError
from stratview.ui.editing.color_field import ColorField, are_alike
from stratview.ui.editing.form_commands import FormCommands

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Comparison
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.ui.context import Context
    from stratview.ui.editing.actions import EditActions
    from stratview.ui.editing.asking import Asking


class OutlineCommands(FormCommands):
    """Acts on the comparison and on the dimension that is shown."""

    def __init__(self, context: Context, actions: EditActions, asking: Asking, window: QWidget) -> None:
        super().__init__(context, actions, window)
        self._asking = asking
        for action, slot in (
            (actions.head, self.edit_head),
            (actions.add_dimension, self.add_dimension),
            (actions.edit_dimension, self.edit_dimension),
            (actions.raise_dimension, self.raise_dimension),
            (actions.lower_dimension, self.lower_dimension),
            (actions.merge_dimension, self.merge_dimension),
            (actions.split_dimension, self.split_dimension),
            (actions.delete_dimension, self.delete_dimension),
        ):
            action.triggered.connect(slot)

    # -- the comparison ---------------------------------------------------------------------------------------------

    def edit_head(self) -> None:
        """Ask for the title, the subtitle, and the names and colours of the subjects."""
        head = self._context.project.head
        form = self._open(self.tr("Title and subjects"), self.tr("Keep"))
        title = form.line(self.tr("&Title"), head.title)
        subtitle = form.line(self.tr("&Subtitle"), head.subtitle)
        fields = []
        for number, subject in enumerate(head.subjects, start=1):
            name = form.line(self.tr("Name of subject {0}").format(number), subject.name)
            native = form.line(self.tr("Its name in its own language"), subject.native_name)
            color = ColorField(subject.color, form)
            form.add(self.tr("Its colour"), color)
            fields.append((subject, name, native, color))

        def wrong() -> str:
            if not title.text().strip() or not all(name.text().strip() for _, name, _, _ in fields):
                return self.tr("The comparison and both subjects need a name.")
            if are_alike(fields[0][3].color, fields[1][3].color):
                return self.tr("The two colours are hard to tell apart: choose another one.")
            return ""

        def keep() -> None:
            words_, below = title.text().strip(), subtitle.text().strip()
            given = [
                (subject, (name.text().strip(), native.text().strip(), color.color))
                for subject, name, native, color in fields
            ]

            def make(draft: Draft, comparison: Comparison) -> Change:  # noqa: ARG001 - the shape of a change
                edit_title(draft, words_, below)
                for subject, now in given:
                    if now != (subject.name, subject.native_name, subject.color):
                        edit_subject(draft, subject, *now)
                return draft.change("edit-title", label(words_), Focus())

            self._apply(make)

        form.ask(keep, wrong)

    # -- dimensions -------------------------------------------------------------------------------------------------

    def add_dimension(self) -> None:
        """Ask for a title and a question, and add a dimension behind the one that is shown."""
        form = self._open(self.tr("Add a dimension"), self.tr("Add"))
        title = form.line(self.tr("&Title"), hint=self.tr("For example: Installation"))
        question = form.line(self.tr("&Question"), hint=self.tr("What is asked of both subjects"))
        shown = self._context.selection.view.dimension

        def add() -> None:
            words_, asked = title.text().strip(), question.text().strip()

            def make(draft: Draft, comparison: Comparison) -> Change:
                ids = comparison.head.dimension_ids
                at = ids.index(shown) + 1 if shown in ids else len(ids)
                return dimensions.add_dimension(draft, comparison, proposed(words_, ids), words_, asked, at)

            self._apply(make)

        form.ask(add, lambda: "" if title.text().strip() else self.tr("Give the dimension a title."))

    def edit_dimension(self) -> None:
        """Ask for the title, the question and the summaries of the dimension that is shown."""
        dimension = self._dimension
        if dimension is None:
            return
        form = self._open(self.tr("Edit the dimension"), self.tr("Keep"))
        title = form.line(self.tr("&Title"), dimension.title)
        question = form.line(self.tr("&Question"), dimension.question)
        summaries = {}
        for subject in self._context.project.head.subjects:
            known = dimension.summaries.get(subject.id)
            summaries[subject.id] = form.text(
                self.tr("Summary for {0}").format(subject.name), known.text if known is not None else ""
            )
        dimension_id = dimension.id

        def keep() -> None:
            words_, asked = title.text().strip(), question.text().strip()
            given = {subject_id: field.one_line() for subject_id, field in summaries.items()}

            def make(draft: Draft, comparison: Comparison) -> Change:
                now = dimension_of(comparison, dimension_id)
                dimensions.edit_dimension(draft, now, words_, asked)
                for subject_id, text in given.items():
                    old = now.summaries.get(subject_id)
                    if text != (old.text if old is not None else ""):
                        dimensions.set_summary(draft, now, subject_id, text)
                return draft.change("edit-dimension", label(words_), Focus(dimension_id))

            self._apply(make)

        form.ask(keep, lambda: "" if title.text().strip() else self.tr("Give the dimension a title."))

    def raise_dimension(self) -> None:
        """Move the dimension that is shown up by one."""
        self._step(-1)

    def lower_dimension(self) -> None:
        """Move the dimension that is shown down by one."""
        self._step(1)

    def _step(self, step: int) -> None:
        dimension, ids = self._dimension, self._context.project.head.dimension_ids
        if dimension is None or not 0 <= ids.index(dimension.id) + step < len(ids):
            return
        dimension_id = dimension.id

        def make(draft: Draft, comparison: Comparison) -> Change:
            at = comparison.head.dimension_ids.index(dimension_id) + step
            return dimensions.move_dimension(draft, comparison, dimension_of(comparison, dimension_id), max(0, at))

        self._apply(make)

    def merge_dimension(self) -> None:
        """Ask for another dimension, and append its rows to the one that is shown; that one is deleted."""
        dimension, analysis = self._dimension, self._context.project.analysis
        others: list[tuple[str, object]] = [
            (other.title, other.id)
            for other_id in analysis.head.dimension_ids
            if (other := analysis.dimension(other_id)) is not None and other is not dimension
        ]
        if dimension is None or not others:
            self._context.messages.info(self.tr("There is no other dimension."))
            return
        form = self._open(self.tr("Take over the rows of another dimension"), self.tr("Take over"))
        which = form.choice(self.tr("&Dimension"), others)
        form.note(
            self.tr("Its rows go behind those of “{0}”. Its title, question and summaries are deleted.").format(
                dimension.title
            )
        )
        into = dimension.id

        def merge() -> None:
            gone = str(which.currentData())

            def make(draft: Draft, comparison: Comparison) -> Change:
                first, second = dimension_of(comparison, into), dimension_of(comparison, gone)
                return dimensions.merge_dimensions(draft, comparison, first, second)

            self._apply(make)

        form.ask(merge)

    def split_dimension(self) -> None:
        """Ask for a title and for the rows that go into a new dimension behind the one that is shown."""
        dimension = self._dimension
        if dimension is None or len(dimension.rows) < 2:
            self._context.messages.info(self.tr("A dimension with one row cannot be split."))
            return
        item = self._context.selection.view.item
        at = next((at for at, row in enumerate(dimension.rows) if any(one.id == item for one in row)), 0)
        first = at or len(dimension.rows) - 1
        aspects = [row.aspect for row in dimension.rows]
        form = self._open(self.tr("Split the dimension"), self.tr("Split"))
        title = form.line(self.tr("&Title of the new dimension"))
        rows = form.checks(
            self.tr("&Rows that go there"), [(aspect, number >= first) for number, aspect in enumerate(aspects)]
        )
        dimension_id = dimension.id

        def wrong() -> str:
            if not title.text().strip():
                return self.tr("Give the dimension a title.")
            is_split = 0 < len(rows.ticked()) < len(aspects)
            return "" if is_split else self.tr("Tick some of the rows, and not all.")

        def split() -> None:
            chosen, words_ = rows.ticked(), title.text().strip()

            def make(draft: Draft, comparison: Comparison) -> Change:
                now = dimension_of(comparison, dimension_id)
                if [row.aspect for row in now.rows] != aspects:
                    raise StratviewError("The rows of the dimension are others now: split it again.", code="gone-item")
                new_id = proposed(words_, comparison.head.dimension_ids)
                return dimensions.split_dimension(
                    draft, comparison, now, [now.rows[one] for one in chosen], new_id, words_
                )

            self._apply(make)

        form.ask(split, wrong)

    def delete_dimension(self) -> None:
        """Delete the dimension that is shown; ask first where it has statements."""
        dimension, comparison = self._dimension, self._context.project.analysis.comparison
        if dimension is None or comparison is None:
            return
        dimension_id = dimension.id

        def make(draft: Draft, comparison: Comparison) -> Change:
            gone = dimension_of(comparison, dimension_id)
            return dimensions.delete_dimension(draft, comparison, gone, tensions_of_dimension(comparison, gone))

        count = sum(1 for _ in dimension.statements())
        tensions = tensions_of_dimension(comparison, dimension)
        self._asking.before_deleting(dimension.title, tensions, count, lambda: self._apply(make))
