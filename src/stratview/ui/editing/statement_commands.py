"""The commands on the current statement, its citations and its row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from stratview.comparison.model import ABSENCE_KINDS, BOTH
from stratview.comparison.read_outline import dimension_file
from stratview.editing import rows, statements
from stratview.editing.change import Focus
from stratview.editing.composed import halves
from stratview.editing.folder import HistoryError
from stratview.editing.identifiers import proposed
from stratview.editing.references import all_ids, dimension_of, located, tensions_of
from stratview.errors import StratviewError
from stratview.ui import words
from stratview.ui.editing.form_commands import FormCommands
from stratview.ui.editing.in_place import InPlace
from stratview.ui.pages.compare_model import CompareModel, GapRole, ItemRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Comparison, Dimension, Row, Statement
    from stratview.editing.change import Change
    from stratview.editing.draft import Draft
    from stratview.ui.context import Context
    from stratview.ui.editing.actions import EditActions
    from stratview.ui.editing.asking import Asking
    from stratview.ui.pages.statement_table import StatementTable


_SHOWN_QUOTE = 110


class StatementCommands(FormCommands):
    """Acts on the current cell of the statements."""

    def __init__(
        self, context: Context, actions: EditActions, table: StatementTable, asking: Asking, window: QWidget
    ) -> None:
        super().__init__(context, actions, window)
        self._table = table
        self._asking = asking
        self.in_place: InPlace | None = None
        # A text that was given and is not written yet, with its statement.
        self._given: tuple[str, str] | None = None
        for action, slot in (
            (actions.edit_text, self.edit_text),
            (actions.split, self.split),
            (actions.delete, self.delete),
            (actions.move_left, self.move_left),
            (actions.move_right, self.move_right),
            (actions.move_up, self.move_up),
            (actions.move_down, self.move_down),
            (actions.move, self.move),
            (actions.name_row, self.name_row),
            (actions.raise_row, self.raise_row),
            (actions.lower_row, self.lower_row),
            (actions.delete_row, self.delete_row),
            (actions.absence, self.say_absence),
            (actions.remove_cite, self.remove_cite),
        ):
            action.triggered.connect(slot)
        table.doubleClicked.connect(self._edit_clicked)
        table.aspect_opened.connect(self._open_row)
        context.editing.made.connect(self._forget_given)
        context.editing.refused.connect(self._offer_again)

    # -- what is current --------------------------------------------------------------------------------------------

    @property
    def _statement(self) -> Statement | None:
        statement: Statement | None = self._table.currentIndex().data(ItemRole)
        return statement

    def _row(self) -> tuple[Dimension, int] | None:
        """The row of the current cell, by its index in its dimension."""
        index = self._table.currentIndex()
        return self._row_of(index.row()) if index.isValid() else None

    def _row_of(self, line: int) -> tuple[Dimension, int] | None:
        """The row of a line of the table, by its index in its dimension."""
        dimension = self._dimension
        if dimension is None:
            return None
        model = self._table.model()
        assert isinstance(model, CompareModel)  # noqa: S101 - the table has no other
        above = sum(1 for one in model.rows[: line + 1] if one.aspect_lines)
        return (dimension, above - 1) if 0 < above <= len(dimension.rows) else None

    # -- statements -------------------------------------------------------------------------------------------------

    def _edit_clicked(self) -> None:
        if self._context.editing.on:
            self.edit_text()

    def edit_text(self) -> None:
        """Edit the text of the current statement in its cell; in an empty cell, say why there is none."""
        statement = self._statement
        if statement is None:
            self.say_absence()
        else:
            self.in_place = InPlace(self._context, self._table, statement)
            self.in_place.written.connect(self._write_text)
            self.in_place.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self.in_place = None

    def _forget_given(self) -> None:
        self._given = None

    def _offer_again(self, error: StratviewError) -> None:
        """Open the cell again with the text that could not be written, once the field that gave it is gone."""
        if isinstance(error, HistoryError):
            self._given = None
        elif self._given is not None:
            QTimer.singleShot(0, self._open_given)

    def _open_given(self) -> None:
        given, self._given = self._given, None
        if given is None:
            return
        self._context.selection.show_item(given[0])
        if self._statement is not None and self._statement.id == given[0]:
            self.edit_text()
            assert self.in_place is not None  # noqa: S101 - it was made
            self.in_place.setPlainText(given[1])

    def _write_text(self, statement_id: str, text: str) -> None:
        def make(draft: Draft, comparison: Comparison) -> Change:
            dimension, _, statement = located(comparison, statement_id)
            return statements.edit_text(draft, dimension.id, statement, text)

        self._given = (statement_id, text)
        self._apply(make)

    def split(self) -> None:
        """Ask for two texts in the place of the current statement's, and which citations go to the second."""
        statement = self._statement
        if statement is None:
            return
        first, second = halves(statement.text)
        form = self._open(self.tr("Split the statement"), self.tr("Split"))
        texts = form.text(self.tr("&First statement"), first), form.text(self.tr("&Second statement"), second)
        quotes = [(words.shortened(cite.quote, _SHOWN_QUOTE), False) for cite in statement.cites]
        cites = form.checks(self.tr("&Citations of the second"), quotes)
        form.note(self.tr("With no citation ticked, the second statement gets copies of all."))
        statement_id, seen = statement.id, statement.cites

        def split() -> None:
            moved, both = cites.ticked(), (texts[0].one_line(), texts[1].one_line())

            def make(draft: Draft, comparison: Comparison) -> Change:
                home, _, one = located(comparison, statement_id)
                chosen = moved if len(one.cites) == len(seen) else []
                new_id = proposed(both[1], all_ids(comparison), after=one.side)
                return statements.split_statement(draft, home.id, one, both, new_id, chosen)

            self._apply(make)

        form.ask(split, lambda: "" if all(one.one_line() for one in texts) else self.tr("Write both statements."))

    def delete(self) -> None:
        """Delete the current statement; ask first where tensions refer to it."""
        statement, dimension = self._statement, self._dimension
        if statement is None or dimension is None:
            return
        ids = [one.id for one in dimension.statements()]
        at = ids.index(statement.id)
        beside = (ids[at + 1 :] + ids[:at][::-1] + [""])[0]
        statement_id = statement.id

        def make(draft: Draft, comparison: Comparison) -> Change:
            home, _, gone = located(comparison, statement_id)
            change = statements.delete_statement(draft, home.id, gone, tensions_of(comparison, {statement_id}))
            return replace(change, after=Focus(home.id, beside))

        tensions = self._context.project.analysis.tensions(statement.id)
        self._asking.before_deleting(statement.text, tensions, 0, lambda: self._apply(make))

    def move_left(self) -> None:
        """Move the current statement to the first subject's side."""
        self._move_to_side(0)

    def move_right(self) -> None:
        """Move the current statement to the second subject's side."""
        self._move_to_side(1)

    def _move_to_side(self, index: int) -> None:
        row, statement = self._row(), self._statement
        side = self._context.project.head.subjects[index].id
        if row is not None and statement is not None and statement.side != side:
            self._move(statement, row[0].id, row[1], side, len(row[0].rows[row[1]].sides.get(side, ())))

    def move_up(self) -> None:
        """Move the current statement before the one above it, or into the row above."""
        self._step(-1)

    def move_down(self) -> None:
        """Move the current statement behind the one below it, or into the row below."""
        self._step(1)

    def _step(self, step: int) -> None:
        found, statement = self._row(), self._statement
        if found is None or statement is None:
            return
        dimension, row = found
        cell = dimension.rows[row].sides[statement.side]
        at = cell.index(statement) + step
        if 0 <= at < len(cell):
            self._move(statement, dimension.id, row, statement.side, at)
        elif 0 <= row + step < len(dimension.rows):
            there = dimension.rows[row + step].sides.get(statement.side, ())
            self._move(statement, dimension.id, row + step, statement.side, 0 if step > 0 else len(there))

    def _move(self, statement: Statement, dimension_id: str, row: int, side: str, at: int) -> None:
        statement_id = statement.id

        def make(draft: Draft, comparison: Comparison) -> Change:
            home, _, moved = located(comparison, statement_id)
            target = dimension_of(comparison, dimension_id)
            return statements.move_statement(
                draft, home.id, moved, statements.Cell(target.id, target.rows[row], side), at
            )

        self._apply(make)

    def move(self) -> None:
        """Ask for another dimension, row and side, and move the current statement there."""
        statement, analysis = self._statement, self._context.project.analysis
        found = self._row()
        if statement is None or found is None:
            return
        places = [
            (f"{dimension.title} · {row.aspect}", (dimension.id, at))
            for dimension_id in analysis.head.dimension_ids
            if (dimension := analysis.dimension(dimension_id)) is not None
            for at, row in enumerate(dimension.rows)
        ]
        head = analysis.head
        sides = [(words.side_name(head, side), side) for side in (*(one.id for one in head.subjects), BOTH)]
        form = self._open(self.tr("Move the statement"), self.tr("Move"))
        row = form.choice(self.tr("&Row"), places)
        row.setCurrentIndex([data for _, data in places].index((found[0].id, found[1])))
        side = form.choice(self.tr("&Side"), sides, statement.side)

        def move() -> None:
            dimension_id, at = row.currentData()
            if (dimension_id, at, side.currentData()) == (found[0].id, found[1], statement.side):
                return
            target = analysis.dimension(dimension_id)
            there = target.rows[at].sides.get(side.currentData(), ()) if target is not None else ()
            self._move(statement, dimension_id, at, side.currentData(), sum(one is not statement for one in there))

        form.ask(move)

    def remove_cite(self) -> None:
        """Remove the citation of the current statement that the source panel shows."""
        statement, cite = self._statement, self._context.selection.view.cite
        if statement is None or cite >= len(statement.cites):
            return
        statement_id = statement.id

        def make(draft: Draft, comparison: Comparison) -> Change:
            home, _, one = located(comparison, statement_id)
            return statements.remove_cite(draft, dimension_file(home.id), one, cite, Focus(home.id, statement_id))

        self._apply(make)

    # -- rows -------------------------------------------------------------------------------------------------------

    def name_row(self) -> None:
        """Ask for another aspect of the current row."""
        self._name(self._row())

    def _open_row(self, line: int) -> None:
        if self._context.editing.on:
            self._name(self._row_of(line))

    def _name(self, found: tuple[Dimension, int] | None) -> None:
        if found is None:
            return
        form = self._open(self.tr("Rename the row"), self.tr("Rename"))
        aspect = form.line(self.tr("&Aspect"), found[0].rows[found[1]].aspect)

        def name() -> None:
            words_ = aspect.text().strip()
            self._change_row(found, lambda draft, dimension, row: rows.name_row(draft, dimension, row, words_))

        form.ask(name, lambda: "" if aspect.text().strip() else self.tr("Say what the row compares."))

    def raise_row(self) -> None:
        """Move the current row up."""
        self._step_row(-1)

    def lower_row(self) -> None:
        """Move the current row down."""
        self._step_row(1)

    def _step_row(self, step: int) -> None:
        found = self._row()
        if found is not None and 0 <= found[1] + step < len(found[0].rows):
            self._change_row(found, lambda draft, dimension, row: rows.move_row(draft, dimension, row, found[1] + step))

    def delete_row(self) -> None:
        """Delete the current row with its statements; ask first where there are any."""
        found = self._row()
        if found is None:
            return
        row = found[0].rows[found[1]]
        ids = {statement.id for statement in row}
        comparison = self._context.project.analysis.comparison
        assert comparison is not None  # noqa: S101 - commands are enabled once everything is read
        tensions = tensions_of(comparison, ids)

        def delete() -> None:
            self._change_row(found, lambda draft, dimension, one: rows.delete_row(draft, dimension, one, tensions))

        self._asking.before_deleting(row.aspect, tensions, len(ids), delete)

    def say_absence(self) -> None:
        """Ask why the current cell has no statement."""
        gap, found = self._table.currentIndex().data(GapRole), self._row()
        if gap is None or found is None:
            self._context.messages.info(self.tr("Choose a cell without a statement first."))
            return
        form = self._open(self.tr("Why there is no statement"), self.tr("Keep"))
        names = {
            "not-found": self.tr("Looked for, not found"),
            "not-comparable": self.tr("Not comparable"),
        }
        items: list[tuple[str, object]] = [(names[kind], kind) for kind in ABSENCE_KINDS]
        if gap.absence is not None:
            items.append((self.tr("No reason"), ""))
        kind = form.choice(self.tr("&Why"), items, gap.absence.kind if gap.absence is not None else None)
        note = form.line(self.tr("&Note"), gap.absence.note if gap.absence is not None else "")
        documents = self._context.project.head.sources
        said = gap.absence.sources if gap.absence is not None else ()
        ticks = [(one.title, not said or one.id in said) for one in documents]
        looked = form.checks(self.tr("&Looked in"), ticks)
        kind.currentIndexChanged.connect(lambda: looked.setEnabled(kind.currentData() == "not-found"))
        looked.setEnabled(kind.currentData() == "not-found")

        def wrong() -> str:
            is_open = looked.isEnabled() and bool(documents) and not looked.ticked()
            return self.tr("Tick the documents in which it was looked for.") if is_open else ""

        def keep() -> None:
            chosen = next((one for one in ABSENCE_KINDS if one == kind.currentData()), None)
            sources = tuple(documents[at].id for at in looked.ticked()) if chosen == "not-found" else ()
            is_same = gap.absence is not None and gap.absence.kind == chosen
            if is_same and (chosen != "not-found" or (not said and len(sources) == len(documents))):
                # As the file has it.
                sources = said
            text = note.text().strip()
            self._change_row(
                found,
                lambda draft, dimension, row: rows.set_absence(draft, dimension, row, gap.side, chosen, text, sources),
            )

        form.ask(keep, wrong)

    def _change_row(self, found: tuple[Dimension, int], change: Callable[[Draft, Dimension, Row], Change]) -> None:
        """Change a row, if it is still the one that was shown."""
        dimension_id, at, aspect = found[0].id, found[1], found[0].rows[found[1]].aspect

        def make(draft: Draft, comparison: Comparison) -> Change:
            dimension = dimension_of(comparison, dimension_id)
            if at >= len(dimension.rows) or dimension.rows[at].aspect != aspect:
                raise StratviewError(
                    f"The row '{aspect}' is no longer there: choose a row, then repeat the change.", code="gone-item"
                )
            return change(draft, dimension, dimension.rows[at])

        self._apply(make)
