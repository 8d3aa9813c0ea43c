"""What the commands of editing do: each asks for what it needs, then makes one change."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from stratview.ui.editing.actions import EditActions
from stratview.ui.mnemonics import ENGLISH, Mnemonics
from stratview.ui.on_screen import show_in_front

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMainWindow, QWidget

    from stratview.documents.library import Document
    from stratview.editing.change import Change
    from stratview.editing.composed import NewStatement
    from stratview.editing.statements import NewCite
    from stratview.errors import StratviewError
    from stratview.evidence.draft_statement import DraftQuote
    from stratview.session.editing import Step
    from stratview.ui.actions import Actions
    from stratview.ui.context import Context
    from stratview.ui.dimension_list import DimensionList
    from stratview.ui.editing.asking import Asking
    from stratview.ui.editing.cite_commands import CiteCommands
    from stratview.ui.editing.composer import Begun, Composer, Wanted
    from stratview.ui.editing.dragging import Dragging
    from stratview.ui.editing.mark_ends import MarkEnds
    from stratview.ui.editing.milestone_commands import MilestoneCommands
    from stratview.ui.editing.name_commands import NameCommands
    from stratview.ui.editing.outline_commands import OutlineCommands
    from stratview.ui.editing.repair import Repair
    from stratview.ui.editing.statement_commands import StatementCommands
    from stratview.ui.editing.tension_commands import TensionCommands
    from stratview.ui.pages.middle import Middle
    from stratview.ui.source.panel import SourcePanel


class Editor(QObject):
    """Connects the commands of editing with the panels of one window.

    `open_requested(path)` is emitted for a comparison that was made here.
    """

    open_requested = Signal(str)

    def __init__(
        self,
        context: Context,
        actions: Actions,
        middle: Middle,
        source: SourcePanel,
        timeline: QWidget,
        dimensions: DimensionList,
        window: QMainWindow,
    ) -> None:
        """Connect the commands: those of the statements in `middle`, those of the milestones in `timeline`."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._middle = middle
        self._source = source
        self._dimensions = dimensions
        self.actions_ = EditActions(context, actions, self)
        self._composer: Composer | None = None
        self.repair: Repair | None = None
        # Where the document's cursor goes when the change is shown.
        self._behind: int | None = None
        # Whether a statement was given by the composer and is not written yet.
        self._is_kept = False
        self.menu = self._make_menu()
        window.addActions(self.actions_.anywhere)
        timeline.addActions(self.actions_.of_timeline)
        for action, slot in (
            (self.actions_.edit, self._toggle),
            (self.actions_.new, self._make_new),
            (self.actions_.copy, self._make_copy),
            (self.actions_.undo, self._undo),
            (self.actions_.redo, self._redo),
            (self.actions_.history, self._show_history),
            (self.actions_.replace, self._show_replace),
            (self.actions_.compose, self._compose),
            (self.actions_.add_cite, self._cite_in_current),
            (self.actions_.extend, source.extend_sentence),
            (self.actions_.repair, self._show_repair),
            (self.actions_.add_milestone, self._add_milestone),
        ):
            action.triggered.connect(slot)
        source.reading.quote_chosen.connect(self._compose)
        dimensions.menu_wanted.connect(self._show_dimension_menu)
        context.editing.changed.connect(self._update)
        context.selection.changed.connect(self._follow)
        context.editing.made.connect(self._go_on)
        context.project.changed.connect(self._begin_empty)
        context.editing.stepped.connect(self._say_step)
        context.editing.refused.connect(self._say_refused)
        context.editing.refused.connect(self._offer_again)
        self._update()

    def _make_menu(self) -> QMenu:
        actions = self.actions_
        menu = QMenu(self.tr("Editing"), self._window)
        Mnemonics(menu)
        menu.addActions([actions.edit, actions.undo, actions.redo, actions.history, actions.replace])
        menu.addSeparator()
        menu.addActions([actions.compose, actions.add_cite, actions.extend])
        menu.addSeparator()
        statement = self._submenu(menu, self.tr("Statement"), "Statement")
        statement.addActions([actions.edit_text, actions.split, actions.delete])
        statement.addSeparator()
        statement.addActions([actions.move_left, actions.move_right, actions.move_up, actions.move_down, actions.move])
        row = self._submenu(menu, self.tr("Row"), "Row")
        row.addActions([actions.name_row, actions.raise_row, actions.lower_row, actions.delete_row, actions.absence])
        dimension = self._submenu(menu, self.tr("Dimension"), "Dimension")
        dimension.addActions([actions.add_dimension, actions.edit_dimension, actions.raise_dimension])
        dimension.addActions([actions.lower_dimension, actions.merge_dimension, actions.split_dimension])
        dimension.addAction(actions.delete_dimension)
        cite = self._submenu(menu, self.tr("Citation"), "Citation")
        cite.addActions([actions.repair, actions.replace_cite])
        cite.addActions([actions.end_later, actions.end_earlier, actions.begin_earlier, actions.begin_later])
        cite.addAction(actions.remove_cite)
        milestone = self._submenu(menu, self.tr("Milestone"), "Milestone")
        milestone.addActions([actions.add_milestone, actions.edit_milestone])
        milestone.addActions([actions.earlier, actions.later, actions.delete_milestone])
        self._of_dimension, self._of_milestone = dimension, milestone
        self._of_editing = [one.menuAction() for one in (statement, row, dimension, cite, milestone)]
        menu.addSeparator()
        menu.addActions([actions.tension, actions.edit_tension])
        menu.addActions([actions.head, actions.source_fields, actions.rename_id])
        return menu

    def _submenu(self, menu: QMenu, title: str, english: str) -> QMenu:
        submenu = menu.addMenu(title)
        submenu.menuAction().setProperty(ENGLISH, english)
        Mnemonics(submenu)
        return submenu

    def may_leave(self, go_on: Callable[[], object]) -> bool:
        """Return whether nothing is half written; otherwise ask, and call `go_on` later unless the user stays."""
        if self._composer is None or not self._composer.typed:
            return True
        from stratview.ui.editing.leaving import Leaving

        self.leaving = Leaving(self._context, self._composer, go_on, self._window)
        return False

    def discard(self) -> None:
        """Close the composer with all that is written in it."""
        if self._composer is not None:
            self._composer.discard()

    def finish(self) -> Begun | None:
        """Keep what is being typed in a cell: the window closes, or its panels are made anew.

        Returns what is begun in the composer, for the editor of the new panels to `resume`.
        """
        if self.statements.in_place is not None:
            self.statements.in_place.finish()
        if self.repair is not None:
            self.repair.close()
        if self._composer is None:
            return None
        return replace(self._composer.begun, cursor=self._source.reading.cursor, behind=self._behind)

    def resume(self, begun: Begun | None) -> None:
        """Go on with the statement that was begun before the panels were made anew."""
        if begun is not None and self._context.editing.on:
            self.composer.resume(begun)
            self._behind = begun.cursor
            self._put_cursor()
            self._behind = begun.behind

    # Reading needs no commands of editing: they are made when a comparison is first unlocked.

    @cached_property
    def _asking(self) -> Asking:
        from stratview.ui.editing.asking import Asking

        return Asking(self._window, self)

    @cached_property
    def statements(self) -> StatementCommands:
        """The commands of statements, rows and citations."""
        from stratview.ui.editing.statement_commands import StatementCommands

        return StatementCommands(self._context, self.actions_, self._middle.compare.table, self._asking, self._window)

    @cached_property
    def tensions(self) -> TensionCommands:
        """The commands of tensions."""
        from stratview.ui.editing.tension_commands import TensionCommands

        return TensionCommands(self._context, self.actions_, self._window)

    @cached_property
    def outline(self) -> OutlineCommands:
        """The commands of dimensions, titles and subjects."""
        from stratview.ui.editing.outline_commands import OutlineCommands

        return OutlineCommands(self._context, self.actions_, self._asking, self._window)

    @cached_property
    def cites(self) -> CiteCommands:
        """The commands of the current citation."""
        from stratview.ui.editing.cite_commands import CiteCommands

        return CiteCommands(self._context, self.actions_, self._source)

    @cached_property
    def mark_ends(self) -> MarkEnds:
        """The ends of the current passage's mark, which can be dragged."""
        from stratview.ui.editing.mark_ends import MarkEnds

        return MarkEnds(self._context, self.cites, self._source.reading, self)

    @cached_property
    def dragging(self) -> Dragging:
        """What can be dragged and dropped."""
        from stratview.ui.editing.dragging import Dragging

        return Dragging(self._context, self, self._middle.compare, self._dimensions, self)

    @cached_property
    def milestones(self) -> MilestoneCommands:
        """The commands of milestones."""
        from stratview.ui.editing.milestone_commands import MilestoneCommands

        return MilestoneCommands(self._context, self.actions_, self._asking, self._window)

    @cached_property
    def names(self) -> NameCommands:
        """The commands of ids and of bibliographic fields."""
        from stratview.ui.editing.name_commands import NameCommands

        return NameCommands(self._context, self.actions_, self._window)

    @property
    def composer(self) -> Composer:
        """The composer, made when it is first asked for."""
        if self._composer is None:
            from stratview.ui.editing.composer import Composer

            self._composer = Composer(self._context, self._source, self._source.room_below)
            self._source.add_below(self._composer)
            self._composer.kept.connect(self._add)
            self._composer.added.connect(self._add_cites)
            self._composer.closed.connect(self._source.setFocus)
            self._composer.shown.connect(self._make_room)
        return self._composer

    # -- the lock ---------------------------------------------------------------------------------------------------

    def _toggle(self) -> None:
        editing = self._context.editing
        if editing.on:
            if self.may_leave(editing.lock):
                editing.lock()
            # It stays checked until then.
            self.actions_.edit.setChecked(editing.on)
            return
        reason = editing.read_only
        if not reason:
            editing.unlock()
            return
        self._update()
        sentence = {
            "packed": self.tr("A packed comparison is read-only. Make a copy in a folder to edit it."),
            "installed": self.tr("The bundled comparison is read-only. Make a copy to edit it."),
            "locked": self.tr("You may not write into this folder. Make a copy elsewhere to edit it."),
        }[reason]
        self._context.messages.info(sentence, command=(self.tr("Make a copy to edit…"), "copy"))

    def _update(self) -> None:
        editing, actions = self._context.editing, self.actions_
        on, history = editing.on, editing.history
        if on:
            _ = self.statements, self.tensions, self.outline, self.cites, self.milestones, self.names
            _ = self.dragging, self.mark_ends
        for action in actions.all:
            if action not in actions.always:
                action.setEnabled(on)
        # While reading, no menu is longer than it was.
        for action in (*actions.of_table, *actions.of_timeline, *self._of_editing):
            action.setVisible(on)
        self._follow()
        actions.edit.setChecked(on)
        self._source.reading.take_quotes(on)
        for action in (actions.compose, actions.add_cite, actions.replace_cite, actions.add_milestone):
            if on:
                self._source.view.addAction(action)
            else:
                self._source.view.removeAction(action)
        for action, changes, word, words in (
            (actions.undo, history.done if history else (), self.tr("Undo"), self.tr("Undo: {0}")),
            (actions.redo, history.undone if history else (), self.tr("Redo"), self.tr("Redo: {0}")),
        ):
            action.setEnabled(bool(changes))
            action.setText(words.format(_name(changes[-1])) if changes else word)
        if not on and self._composer is not None:
            self._composer.cancel()

    def _follow(self) -> None:
        """Enable the command that gives a reason for an empty cell while one is current."""
        view = self._context.selection.view
        self.actions_.absence.setEnabled(self._context.editing.on and view.gap is not None)

    def _begin_empty(self) -> None:
        """Unlock a comparison that is empty, and show its first document as soon as there is one."""
        analysis, editing = self._context.project.analysis, self._context.editing
        if not analysis.complete or analysis.head.dimension_ids:
            return
        if not editing.on and not editing.read_only:
            editing.unlock()
        if analysis.head.sources and not self._context.selection.view.source:
            self._context.selection.show_source(analysis.head.sources[0].id)
        if analysis.head.sources and self._window.focusWidget() in (None, self._window):
            self._source.setFocus()

    def _undo(self) -> None:
        self._context.editing.undo()

    def _redo(self) -> None:
        self._context.editing.redo()

    def _say_step(self, change: Change, step: Step) -> None:
        """Say what was undone or redone: it may be in a place that is not in sight."""
        from stratview.ui.editing.change_words import change_line

        said = self.tr("Undone: {0}") if step == "undone" else self.tr("Redone: {0}")
        self._context.messages.info(said.format(change_line(change)), topic="step")

    def _show_history(self) -> None:
        from stratview.ui.editing.history_list import HistoryList

        self.history = HistoryList(self._context, self._window)
        self.history.open()

    def _show_replace(self) -> None:
        from stratview.ui.editing.replace_dialog import ReplaceDialog

        self.replace = ReplaceDialog(self._context, self._window)
        self.replace.open()

    def _show_repair(self) -> None:
        from stratview.ui.editing.repair import Repair

        if self.repair is None:
            self.repair = Repair(self._context, self._source, self._window)
            self.repair.destroyed.connect(self._forget_repair)
            # Its keys are those of the window.
            self.repair.addActions([self.actions_.edit, self.actions_.undo, self.actions_.redo])
        show_in_front(self.repair)

    def _forget_repair(self) -> None:
        self.repair = None

    def _say_refused(self, error: StratviewError) -> None:
        from stratview.ui.problem_words import error_in_words

        self._behind = None
        self._context.messages.error(error_in_words(error, ""), str(error))

    def _offer_again(self, error: StratviewError) -> None:
        """Open the composer again with the statement that could not be written."""
        from stratview.editing.folder import HistoryError

        is_kept, self._is_kept = self._is_kept, False
        if is_kept and self._composer is not None and not isinstance(error, HistoryError):
            self._composer.open_again()

    # -- new comparisons --------------------------------------------------------------------------------------------

    def _make_new(self) -> None:
        from stratview.ui.editing.new_comparison import NewComparison

        self.new = NewComparison(self._context.theme, self._window)
        self.new.made.connect(self.open_requested)
        self.new.open()

    def _make_copy(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Choose the folder for the copy"))
        if chosen:
            self.copy_into(chosen)

    def copy_into(self, folder: str) -> None:
        """Copy the comparison into a new folder in this one, and open it."""
        from pathlib import Path

        from stratview.editing.new_folder import copy_comparison
        from stratview.errors import StratviewError

        try:
            made = copy_comparison(self._context.project.store, Path(folder))
        except StratviewError as error:
            self._say_refused(error)
            return
        self.open_requested.emit(str(made))

    # -- composing --------------------------------------------------------------------------------------------------

    def selected_quotes(self) -> tuple[Document, tuple[DraftQuote, ...]] | None:
        """The document and the quotes that are selected in it; says what to do where nothing is."""
        from stratview.evidence.draft_statement import quotes_of

        document = self._context.project.analysis.document(self._context.selection.view.source)
        selected = self._source.reading.selected
        quotes = quotes_of(document, *selected) if document is not None and selected is not None else ()
        if document is None or not quotes:
            self._context.messages.info(
                self.tr("Select a passage of the document first: Alt+. selects the next sentence.")
            )
            return None
        return document, quotes

    def _compose(self) -> None:
        self.compose()

    def _add_milestone(self) -> None:
        found = self.selected_quotes()
        if found is not None:
            self.milestones.add(found[1], found[0].source.language)

    def show_milestone_menu(self, point: QPoint) -> None:
        """Show the commands of the current milestone at a point of the screen, while the comparison is unlocked."""
        if self._context.editing.on:
            self._of_milestone.popup(point)

    def _show_dimension_menu(self, point: QPoint) -> None:
        if self._context.editing.on:
            self._of_dimension.popup(point)

    def redate(self, milestone_id: str, date: str) -> None:
        """Give a milestone another date. Does nothing while the comparison is locked."""
        if self._context.editing.on:
            self.milestones.redate(milestone_id, date)

    def compose_at(self, dimension: str, row: int | None, side: str, before: int | None) -> None:
        """Open the composer for what is selected, with a place; `row` is None for a new row before `before`."""
        from stratview.ui.editing.composer import Wanted

        self.compose(Wanted(dimension, row, side, before))

    def _cite_in_current(self) -> None:
        item = self._context.selection.view.item
        if not item:
            self._context.messages.info(self.tr("Choose the statement first, then select the passage to cite."))
            return
        self.cite_selection(item)
        self._behind = self._source.reading.cursor
        self._source.setFocus()

    def cite_selection(self, item_id: str) -> None:
        """Add what is selected in the document to the citations of a statement."""
        found = self.selected_quotes()
        if found is None:
            return
        from stratview.editing.composed import add_cites
        from stratview.editing.statements import NewCite

        new = tuple(NewCite.of(one.cite) for one in found[1])
        self._context.editing.apply(lambda draft, comparison: add_cites(draft, comparison, item_id, new))

    def compose(self, wanted: Wanted | None = None) -> None:
        """Open the composer for what is selected in the document."""
        found = self.selected_quotes() if self._context.editing.on else None
        if found is None:
            return
        from stratview.evidence.passages import owners_between

        document, quotes = found
        analysis = self._context.project.analysis
        passages = analysis.passages(document.source.id)
        owners = owners_between(passages, document.text.text, quotes[0].span.start, quotes[-1].span.end)
        self.composer.open(quotes, [owner.item for owner in owners], wanted)

    def _make_room(self, shown: bool) -> None:
        self._source.make_room(wanted=shown)

    def _add(self, statement: NewStatement) -> None:
        from stratview.editing.composed import add_composed

        self._go_behind()
        self._is_kept = True
        self._context.editing.apply(lambda draft, comparison: add_composed(draft, comparison, statement))

    def _add_cites(self, item_id: str, cites: tuple[NewCite, ...]) -> None:
        from stratview.editing.composed import add_cites

        self._go_behind()
        self._is_kept = True
        self._context.editing.apply(lambda draft, comparison: add_cites(draft, comparison, item_id, cites))

    def _go_behind(self) -> None:
        """Go back to the document, behind the passage that was cited."""
        self._behind = self.composer.end
        self._source.setFocus()

    def _go_on(self, change: Change) -> None:
        """Go on behind the passage that was cited, in the dimension that was made with the statement."""
        self._is_kept = False
        if self._composer is not None and self._behind is not None and change.after.dimension:
            self._composer.remember(change.after.dimension)
        self._put_cursor()

    def _put_cursor(self) -> None:
        behind, self._behind = self._behind, None
        if behind is not None:
            self._source.reading.select(behind, behind)


def _name(change: Change) -> str:
    from stratview.ui.editing.change_words import change_name

    return change_name(change)
