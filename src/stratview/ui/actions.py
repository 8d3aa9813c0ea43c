"""Every command of the window with its words, its shortcut and its icon, in one table.

Actions have no behaviour: `MainWindow` connects them. What a command does to the view goes through the
selection.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from stratview.session.settings import LANGUAGES, THEME_CHOICES
from stratview.ui.command_table import CommandTable
from stratview.ui.mnemonics import ENGLISH

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from stratview.ui.context import Context


class Actions(CommandTable):
    """The actions of one window, as attributes, in `all`, and in `groups` with titles in the order of the help."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(context.icons, parent)
        self.all: list[QAction] = []
        self.groups: list[tuple[str, list[QAction]]] = []
        add = self._add
        self._begin(self.tr("Navigation"))
        self.palette = add(self.tr("All commands…"), "Ctrl+K", "list")
        self.back = add(self.tr("Back"), "Alt+Left", "arrow-left", self.tr("There is nothing to go back to."))
        self.forward = add(
            self.tr("Forward"), "Alt+Right", "arrow-right", self.tr("There is nothing to go forward to.")
        )
        self.next_dimension = add(self.tr("Next dimension"), "Ctrl+PgDown")
        self.previous_dimension = add(self.tr("Previous dimension"), "Ctrl+PgUp")
        self.overview = add(self.tr("Overview"), "Alt+Home")
        self.tensions = add(self.tr("All tensions"), "Ctrl+Shift+T", "zap")
        self.second_look = add(self.tr("Second look"), "Ctrl+Shift+S")
        self.review = add(self.tr("Review"), "Ctrl+Shift+R", "check")
        self.filter = add(self.tr("Filter dimensions"), "Ctrl+Shift+K", "list-filter")
        self.of_pages = (self.overview, self.tensions, self.second_look, self.review)
        self._begin(self.tr("Find"))
        self.find = add(self.tr("Find in the comparison and its documents"), "Ctrl+F", "search")
        self.find_in_document = add(self.tr("Find in this document"), "Ctrl+Shift+F")
        self.next_hit = add(self.tr("Next hit"), "F3")
        self.previous_hit = add(self.tr("Previous hit"), "Shift+F3")
        self._begin(self.tr("Documents"))
        self.next_cite = add(
            self.tr("Next citation of this statement"), "Alt+]", needs=self.tr("The statement has no further citation.")
        )
        self.previous_cite = add(
            self.tr("Previous citation of this statement"), "Alt+[", needs=self.tr("This is the first citation.")
        )
        self.next_passage = add(self.tr("Next cited passage in the document"), "Alt+Down")
        self.previous_passage = add(self.tr("Previous cited passage in the document"), "Alt+Up")
        self.next_sentence = add(self.tr("Next sentence of the document"), "Alt+.")
        self.previous_sentence = add(self.tr("Previous sentence of the document"), "Alt+,")
        self.show_uncited = add(self.tr("Mark uncited claims"), "Ctrl+U", "unlink")
        self.show_uncited.setCheckable(True)
        self.next_uncited = add(self.tr("Next uncited claim"), "Alt+Shift+Down", "chevron-down")
        self.previous_uncited = add(self.tr("Previous uncited claim"), "Alt+Shift+Up", "chevron-up")
        self.show_pages = add(
            self.tr("Show the pages of the original"),
            "Ctrl+Shift+P",
            "book-open",
            self.tr("No document was imported with its pages."),
        )
        self.show_pages.setCheckable(True)
        self.show_strip = add(self.tr("Pages and headings beside the document"), "F9", "panel-left")
        self.show_strip.setCheckable(True)
        self.of_sentences = (self.next_sentence, self.previous_sentence, self.next_uncited, self.previous_uncited)
        self.choose_document = add(self.tr("Show another document"), "Ctrl+D", "files")
        self.tension = add(
            self.tr("Other end of the tension"), "Ctrl+T", "zap", self.tr("This statement is in no tension.")
        )
        self.both_sides = add(
            self.tr("Passages of both sides of the row"),
            "Ctrl+B",
            "files",
            self.tr("The other side of this row has no statement."),
        )
        self._begin(self.tr("View"))
        self.focus_dimensions = add(self.tr("Go to the dimensions"), "Ctrl+1")
        self.focus_statements = add(self.tr("Go to the statements"), "Ctrl+2")
        self.focus_source = add(self.tr("Go to the source"), "Ctrl+3")
        self.focus_timeline = add(self.tr("Go to the timeline"), "Ctrl+4")
        self.next_pane = add(self.tr("Next pane"), "F6")
        self.clear_as_of = add(self.tr("Show all times again"), "Ctrl+R", "clock", self.tr("All times are shown."))
        self.unproven = add(self.tr("What is not proven"), "Ctrl+Shift+N", "circle-alert")
        self._begin(self.tr("Your notes"))
        self.focus_notes = add(self.tr("Go to your notes"), "Ctrl+5")
        self.add_note = add(self.tr("Write a note"), "Ctrl+M", "pencil", self.tr("Select a statement first."))
        self.add_question = add(self.tr("Note a question"), "Ctrl+Shift+/", "", self.tr("Select a statement first."))
        self.star = add(self.tr("Star"), "Ctrl+Shift+B", "", self.tr("Select a statement first."))
        self.undo_note = add(self.tr("Undo the last change of your notes"), "", "", self.tr("Nothing to undo."))
        self.redo_note = add(self.tr("Redo the last change of your notes"), "", "", self.tr("Nothing to redo."))
        self.save_notes = add(self.tr("Save your notes as a file…"), "")
        self._begin(self.tr("Copy and export"))
        self.copy_statement = add(
            self.tr("Copy statement"), "Ctrl+Shift+C", "copy", self.tr("Select a statement first.")
        )
        self.copy_quote = add(
            self.tr("Copy quote with reference"),
            "Ctrl+Shift+Q",
            "quote",
            self.tr("Select a statement that has a quote first."),
        )
        self.copy_entry = add(self.tr("Copy the sentence as a citation"), "Ctrl+Shift+Y", "copy")
        self.export = add(self.tr("Export…"), "Ctrl+E", "file-down")
        self.export.setIconText(self.tr("Export"))
        self.print = add(self.tr("Print…"), "Ctrl+P", "printer")
        self._begin(self.tr("Appearance"))
        self.zoom_in = add(self.tr("Larger text"), "Ctrl++", "plus")
        self.zoom_in.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.zoom_out = add(self.tr("Smaller text"), "Ctrl+-", "minus")
        self.zoom_reset = add(self.tr("Normal text size"), "Ctrl+0", "a-large-small")
        self.next_theme = add(self.tr("Next theme"), "Ctrl+Shift+L", "sun-moon")
        self.reset_layout = add(self.tr("Reset layout"), "")
        self._begin(self.tr("File and help"))
        self.open = add(self.tr("Open a comparison…"), "Ctrl+O", "file-text")
        self.open_folder = add(self.tr("Open a folder…"), "Ctrl+Shift+O", "folder-open")
        self.merge_reviews = add(self.tr("Take over reviews…"), "")
        self.compare_releases = add(self.tr("Changes since another release…"), "")
        self.import_files = add(self.tr("Import documents…"), "Ctrl+Shift+A", "plus")
        self.open_bundled = add(self.tr("Open the bundled comparison"), "", "book-open")
        self.reload = add(self.tr("Read the files again"), "F5", "rotate-ccw")
        self.menu = add(self.tr("Menu"), "F10", "list")
        self.settings = add(self.tr("Settings…"), "Ctrl+,", "settings")
        self.help = add(self.tr("Help"), "F1", "circle-help")
        self.shortcuts = add(self.tr("Keyboard shortcuts"), "Ctrl+F1")
        self.news = add(self.tr("What's new"), "")
        self.about = add(self.tr("About stratview"), "", "info")
        self.quit = add(self.tr("Quit"), "Ctrl+Q")
        self.themes = self._choices(
            {"system": self.tr("Same as the system"), "light": self.tr("Light"), "dark": self.tr("Dark")}, THEME_CHOICES
        )
        # Each language has its own name, so that its readers can find it.
        self.languages = self._choices(
            {"": self.tr("Same as the system"), "en": "English", "zh_CN": "简体中文"}, LANGUAGES
        )

    def _begin(self, title: str) -> None:
        self.groups.append((title, []))

    def _add(self, text: str, shortcut: str, icon: str = "", needs: str = "") -> QAction:
        action = self._make(text, shortcut, icon, needs)
        self.all.append(action)
        self.groups[-1][1].append(action)
        return action

    def _choices(self, words: dict[str, str], values: tuple[str, ...]) -> QActionGroup:
        group = QActionGroup(self)
        for value in values:
            action = group.addAction(words[value])
            action.setCheckable(True)
            action.setData(value)
            action.setProperty(ENGLISH, self.sources.get(words[value], ""))
        return group


def check_choice(group: QActionGroup, value: str) -> None:
    """Tick the action that has a value."""
    for action in group.actions():
        action.setChecked(action.data() == value)
