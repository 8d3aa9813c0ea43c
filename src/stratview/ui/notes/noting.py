"""What the commands of notes do; made after the first paint. The panel is made when it is first shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from stratview.errors import StratviewError
from stratview.ui.focus_return import give_back

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget, QMainWindow

    from stratview.notes.model import Note, NoteKind
    from stratview.session.editing import Step
    from stratview.session.selection import View
    from stratview.ui.actions import Actions
    from stratview.ui.context import Context
    from stratview.ui.notes.panel import NotesPanel
    from stratview.ui.source.panel import SourcePanel


class Noting(QObject):
    """Connects the commands of notes with the panels of one window; lives as long as its actions."""

    def __init__(
        self, context: Context, actions: Actions, dock: QDockWidget, source: SourcePanel, window: QMainWindow
    ) -> None:
        super().__init__(actions)
        self._context = context
        self._actions = actions
        self._dock = dock
        self._source = source
        self._window = window
        self._made: NotesPanel | None = None
        self._back: QWidget | None = None
        self._folder = Path.home()
        for action, slot in (
            (actions.focus_notes, self._show_list),
            (actions.add_note, self._write_note),
            (actions.add_question, self._write_question),
            (actions.star, self._star),
            (actions.undo_note, context.notes.undo),
            (actions.redo_note, context.notes.redo),
            (actions.save_notes, self._save),
        ):
            action.triggered.connect(slot)
        source.view.addActions([actions.add_note, actions.add_question])
        dock.visibilityChanged.connect(self._fill)
        context.notes.changed.connect(self._update)
        context.notes.stepped.connect(self._follow_step)
        context.selection.changed.connect(self._follow)
        # An earlier session left it open, and it was shown before.
        self._fill(not dock.isHidden())
        self._update()

    def _panel(self) -> NotesPanel:
        if self._made is None:
            from stratview.ui.notes.panel import NotesPanel

            self._made = NotesPanel(self._context, self._window)
            self._made.left.connect(self._go_back)
            self._dock.setWidget(self._made)
        return self._made

    def finish(self) -> None:
        """Keep the note that is being written: the panel goes."""
        if self._made is not None:
            self._made.finish()

    def _fill(self, shown: bool) -> None:
        if shown:
            self._panel()

    # -- commands ---------------------------------------------------------------------------------------------------

    def _bring(self) -> NotesPanel:
        panel = self._panel()
        focus: QWidget | None = self._window.focusWidget()
        if focus is not None and not panel.isAncestorOf(focus):
            self._back = focus
        self._dock.show()
        self._dock.raise_()
        return panel

    def _show_list(self) -> None:
        self._bring().setFocus()

    def _write_note(self) -> None:
        self._write("note")

    def _write_question(self) -> None:
        self._write("question")

    def _write(self, kind: NoteKind) -> None:
        """Begin a note on what is selected in the document, if the reader is there; else on the statement."""
        focus: QWidget | None = self._window.focusWidget()
        view, selected = self._context.selection.view, self._source.reading.selected
        in_source = focus is not None and self._source.isAncestorOf(focus)
        if in_source and selected is not None and view.source:
            self._bring().begin_on_passage(view.source, *selected, kind)
        elif self._context.project.analysis.item(view.item) is not None:
            self._bring().begin_on_item(view.item, kind)
        else:
            self._context.messages.info(self.tr("Choose a statement or a milestone, or select words in the document."))

    def _star(self) -> None:
        self._context.notes.toggle_star(self._context.selection.view.item)

    def _follow_step(self, before: tuple[Note, ...], after: tuple[Note, ...], step: Step) -> None:
        """Go to what a change of the notes that was undone or redone is about, and say what it was."""
        from stratview.ui.notes.words import change_name

        notes, selection = self._context.notes, self._context.selection
        note = (after or before)[0]
        placed = next((one for one in notes.placed if one.note.id == note.id), None)
        passage = note.passage
        if self._context.project.analysis.item(note.item) is not None:
            selection.show_item(note.item)
        elif placed is not None and placed.span is not None:
            selection.show_place(placed.source, (placed.span.start, placed.span.end))
        elif passage is not None and self._context.project.head.source(passage.source) is not None:
            selection.show_place(passage.source, (passage.start, passage.start + len(passage.quote)))
        said = self.tr("Undone: {0}") if step == "undone" else self.tr("Redone: {0}")
        self._context.messages.info(said.format(change_name(before, after)), topic="step")

    def _go_back(self) -> None:
        back, self._back = self._back, None
        give_back(back)

    def _save(self) -> None:
        """Write all notes into a file that others can read."""
        context = self._context
        markdown, annotations = self.tr("Markdown (*.md)"), self.tr("Web annotations (*.jsonld)")
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Save your notes"), str(self._folder / "notes.md"), f"{markdown};;{annotations}"
        )
        if not name:
            return
        from stratview.export import output_file
        from stratview.notes import markdown as as_markdown
        from stratview.notes import web_annotations
        from stratview.ui.language import shown_language
        from stratview.ui.problem_words import error_in_words

        file, analysis, notes = Path(name), context.project.analysis, context.notes
        self._folder = file.parent
        if chosen == annotations and file.suffix in ("", ".md"):
            file = file.with_suffix(".jsonld")
        if file.suffix == ".jsonld":
            content = web_annotations.render(notes.placed, analysis, notes.key)
        else:
            content = as_markdown.render(notes.placed, analysis, shown_language())
        try:
            output_file.put([(output_file.check(file, overwrite=True, comparison=analysis.store), content)])
        except StratviewError as error:
            context.messages.error(error_in_words(error, str(file)), str(error))
        else:
            context.messages.info(self.tr("Your notes were saved as {0}.").format(file.name))

    # -- state ------------------------------------------------------------------------------------------------------

    def _follow(self, old: View, new: View) -> None:
        if old.item != new.item:
            self._update()

    def _update(self) -> None:
        actions, notes = self._actions, self._context.notes
        item = self._context.selection.view.item
        has_item = notes.ready and self._context.project.analysis.item(item) is not None
        actions.star.setEnabled(has_item)
        for action in (actions.add_note, actions.add_question):
            action.setEnabled(notes.ready)
        starred = has_item and notes.starred(item) is not None
        actions.star.setText(self.tr("Remove the star") if starred else self.tr("Star"))
        actions.undo_note.setEnabled(notes.can_undo)
        actions.redo_note.setEnabled(notes.can_redo)
        actions.save_notes.setEnabled(bool(notes.placed))
