"""Every command that changes a comparison, with its words and its shortcut, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from stratview.ui.command_table import CommandTable

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAction

    from stratview.ui.actions import Actions
    from stratview.ui.context import Context


class EditActions(CommandTable):
    """The commands as attributes. `Editor` connects them, and enables them while the comparison is unlocked.

    `anywhere` work in the whole window, `of_table` where the statements have the focus, `of_timeline` where the
    timeline has it. `always` are enabled also while the comparison is locked.
    """

    def __init__(self, context: Context, actions: Actions, parent: QObject) -> None:
        super().__init__(context.icons, parent)
        self.anywhere: list[QAction] = []
        self.of_table: list[QAction] = []
        self.of_timeline: list[QAction] = []
        self._added = self.anywhere
        add = self._add
        self.edit = add(self.tr("Edit"), "Ctrl+Shift+E", "pencil")
        self.edit.setCheckable(True)
        self.new = add(self.tr("New comparison…"), "Ctrl+N", "plus")
        self.copy = add(self.tr("Make a copy to edit…"), "", "copy")
        self.always: tuple[QAction, ...] = (self.edit, self.new, self.copy)
        self.undo = add(self.tr("Undo"), "Ctrl+Z", needs=self.tr("There is nothing to undo."))
        self.redo = add(self.tr("Redo"), "Ctrl+Shift+Z", needs=self.tr("There is nothing to redo."))
        self.history = add(self.tr("History…"), "Ctrl+Alt+Z")
        self.replace = add(self.tr("Find and replace…"), "Ctrl+H")
        self.compose = add(self.tr("Cite the selection"), "Ctrl+Return", "quote")
        self.add_cite = add(self.tr("Add the selection to the current statement"), "Alt+Return")
        # Qt finds it also where Shift makes another sign of the key, such as ">": a second sequence would be ambiguous.
        self.extend = add(self.tr("Extend the selection by a sentence"), "Alt+Shift+.")
        self.repair = add(self.tr("Repair citations…"), "Ctrl+Alt+R")
        self.always = (*self.always, self.repair)
        self.replace_cite = add(self.tr("Cite the selection in place of the current citation"), "Ctrl+Shift+Return")
        self.end_later = add(self.tr("Citation: one word more at the end"), "Alt+Shift+Right")
        self.end_earlier = add(self.tr("Citation: one word less at the end"), "Alt+Shift+Left")
        self.begin_earlier = add(self.tr("Citation: one word more at the beginning"), "Ctrl+Alt+Shift+Left")
        self.begin_later = add(self.tr("Citation: one word less at the beginning"), "Ctrl+Alt+Shift+Right")
        self.add_milestone = add(self.tr("New milestone from the selection…"), "Ctrl+Alt+M")
        self.source_fields = add(self.tr("Bibliographic fields of the document…"), "")
        self.rename_id = add(self.tr("Rename an id…"), "")
        self.tension = add(self.tr("Mark for a tension"), "Ctrl+Alt+T")
        self.edit_tension = add(self.tr("Edit a tension…"), "")
        self.head = add(self.tr("Title and subjects…"), "")
        self.add_dimension = add(self.tr("Add a dimension…"), "Ctrl+Shift+D")
        self.edit_dimension = add(self.tr("Edit this dimension: title, question, summaries…"), "")
        self.raise_dimension = add(self.tr("Move this dimension up"), "Ctrl+Alt+PgUp")
        self.lower_dimension = add(self.tr("Move this dimension down"), "Ctrl+Alt+PgDown")
        self.merge_dimension = add(self.tr("Take over the rows of another dimension…"), "")
        self.split_dimension = add(self.tr("Split this dimension…"), "")
        self.delete_dimension = add(self.tr("Delete this dimension"), "")
        self._added = self.of_table
        self.edit_text = add(self.tr("Edit the text"), "F2")
        self.split = add(self.tr("Split the statement…"), "F4")
        self.delete = add(self.tr("Delete the statement"), "Del")
        self.move_left = add(self.tr("Move to the side at the left"), "Ctrl+Shift+Left")
        self.move_right = add(self.tr("Move to the side at the right"), "Ctrl+Shift+Right")
        self.move_up = add(self.tr("Move up"), "Ctrl+Shift+Up")
        self.move_down = add(self.tr("Move down"), "Ctrl+Shift+Down")
        self.move = add(self.tr("Move to…"), "Ctrl+Shift+M")
        self.name_row = add(self.tr("Rename the row…"), "Shift+F2")
        self.raise_row = add(self.tr("Move the row up"), "Ctrl+Alt+Up")
        self.lower_row = add(self.tr("Move the row down"), "Ctrl+Alt+Down")
        self.delete_row = add(self.tr("Delete the row"), "Ctrl+Del")
        self.absence = add(
            self.tr("Say why there is no statement…"), "", needs=self.tr("Choose a cell without a statement first.")
        )
        self.remove_cite = add(self.tr("Remove this citation"), "Shift+Del")
        self._added = self.of_timeline
        self.edit_milestone = add(self.tr("Edit the milestone…"), "F2")
        self.earlier = add(self.tr("Move the milestone to an earlier date"), "Ctrl+Shift+Left")
        self.later = add(self.tr("Move the milestone to a later date"), "Ctrl+Shift+Right")
        self.delete_milestone = add(self.tr("Delete the milestone"), "Del")
        for action in (*self.of_table, *self.of_timeline):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        actions.groups.append((self.tr("Editing"), self.all))

    @property
    def all(self) -> list[QAction]:
        """All of them."""
        return [*self.anywhere, *self.of_table, *self.of_timeline]

    def why_not(self, action: QAction) -> str:
        if not action.isEnabled() and not self.edit.isChecked():
            keys = self.edit.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            return self.tr("The comparison is locked. Edit ({0}) unlocks it.").format(keys)
        return super().why_not(action)

    def _add(self, text: str, shortcut: str, icon: str = "", needs: str = "") -> QAction:
        action = self._make(text, shortcut, icon, needs)
        self._added.append(action)
        return action
