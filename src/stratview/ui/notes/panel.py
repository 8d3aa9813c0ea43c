"""The panel of notes: a list by place, filters, and the note that is read or written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stratview.ui import words
from stratview.ui.clear_button import ClearButton
from stratview.ui.drop_down import DropDown
from stratview.ui.flow import Flow
from stratview.ui.labels import ElidedLabel, plain_label
from stratview.ui.mouse import leave_buttons_to_window
from stratview.ui.notes.words import about, group
from stratview.ui.scrolled import Scrolled
from stratview.ui.text_drag import drag_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.comparison.model import Milestone, Statement
    from stratview.evidence.analysis import Analysis
    from stratview.notes.model import Note, NoteKind
    from stratview.notes.places import PlacedNote
    from stratview.session.selection import View
    from stratview.ui.context import Context

_NoteRole: Final = Qt.ItemDataRole.UserRole
_ItemRole: Final = Qt.ItemDataRole.UserRole + 1
_KIND_LETTERS: Final = 8
_NARROW: Final = 520
_LOW: Final = 125
"""The least width of the list beside the note, and the least height with what it is about, in pixels at 100 %."""


class NotesPanel(QWidget):
    """Lists the reader's notes, and what has changed since it was read; below them the current note is written.

    `left` is emitted when the reader is done with a note and goes back to what it is about.
    """

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._notes = context.notes
        self._note: Note | None = None
        # The id of the note that is current in the list, also while the list is filled anew.
        self._chosen = ""
        # What a new note is about: the id of an item, or a source with a passage; None while none is begun.
        self._begun: str | tuple[str, int, int] | None = None
        # What a note would be about if the reader began to type: the selected statement or milestone.
        self._offered = ""
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._make_list()
        self._make_editor()
        halves = QSplitter(self)
        halves.addWidget(self._list_side)
        halves.addWidget(self._editor_side)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(halves)
        self.setFocusProxy(self.list)
        self._notes.changed.connect(self._fill)
        context.project.changed.connect(self._know_more)
        context.selection.changed.connect(self._follow)
        context.theme.changed.connect(self._style)
        self._style()
        self._fill()

    def _make_list(self) -> None:
        self._list_side = QWidget(self)
        self.filter = DropDown(self._context.theme, self._list_side)
        self.filter.setAccessibleName(self.tr("Which notes"))
        for text, data in (
            (self.tr("All"), ""),
            (self.tr("Notes"), "note"),
            (self.tr("Questions"), "question"),
            (self.tr("Stars"), "star"),
            (self.tr("Changed since you read it"), "new"),
            (self.tr("Not read yet"), "unread"),
            (self.tr("Without a place"), "lost"),
        ):
            self.filter.addItem(text, data)
        self.filter.currentIndexChanged.connect(self._fill)
        self.search = QLineEdit(self._list_side)
        self.search.setPlaceholderText(self.tr("Words in notes"))
        self.search.setAccessibleName(self.search.placeholderText())
        ClearButton(self._context, self.search)
        self.search.textChanged.connect(self._fill)
        self.all_read = QPushButton(self.tr("All read"), self._list_side)
        self.all_read.setToolTip(self.tr("Take every statement and milestone as read as it is now"))
        self.all_read.clicked.connect(self._notes.read_all)
        self.list = QTreeWidget(self._list_side)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHeaderHidden(True)
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setAccessibleName(self.tr("Your notes"))
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemActivated.connect(self._go)
        self.list.installEventFilter(self)
        self.empty = plain_label(self._list_side, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        # In a low panel it leaves the filter its room.
        self._empty_side = Scrolled(self.empty, self._list_side)
        self._empty_side.setMinimumHeight(1)
        self.damage = plain_label(self._list_side, wrap=True)
        line = Flow()
        for widget in (self.filter, self.search, self.all_read):
            line.addWidget(widget)
        layout = QVBoxLayout(self._list_side)
        self._columns = [layout]
        layout.addLayout(line)
        layout.addWidget(self.damage)
        layout.addWidget(self._empty_side, 1)
        layout.addWidget(self.list, 1)

    def _make_editor(self) -> None:
        self._editor_side = QWidget(self)
        self._about = ElidedLabel(self._editor_side)
        self.kind = DropDown(self._context.theme, self._editor_side, _KIND_LETTERS)
        self.kind.setAccessibleName(self.tr("Kind of note"))
        kinds: tuple[NoteKind, ...] = ("note", "question", "star")
        for kind in kinds:
            self.kind.addItem(f"{words.NOTE_MARKS[kind]} {words.note_kind(kind)}", kind)
        self.text = QPlainTextEdit(self._editor_side)
        leave_buttons_to_window(self.list, self.text)
        drag_text(self.text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the note"))
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self._begin_offered)
        self.kind.activated.connect(self._begin_offered)
        self.keep_button = QPushButton(self.tr("Keep"), self._editor_side)
        self.keep_button.clicked.connect(self.keep)
        self.go_button = QPushButton(self.tr("Go there"), self._editor_side)
        self.go_button.clicked.connect(self._go)
        self.remove_button = QPushButton(self.tr("Remove"), self._editor_side)
        self.remove_button.clicked.connect(self.remove)
        line = Flow()
        line.addWidget(self.kind)
        for button in (self.keep_button, self.go_button, self.remove_button):
            line.addWidget(button)
        layout = QVBoxLayout(self._editor_side)
        self._columns.append(layout)
        layout.addWidget(self._about)
        layout.addWidget(self.text, 1)
        layout.addLayout(line)

    @property
    def about(self) -> str:
        """What the note in the editor is about, in words; empty if none can be written."""
        return self._about.whole

    # -- writing ----------------------------------------------------------------------------------------------------

    def begin_on_item(self, item_id: str, kind: NoteKind = "note") -> None:
        """Begin a note on a statement or milestone."""
        item = self._context.project.analysis.item(item_id)
        if item is not None:
            self._begin(item_id, words.item_text(item), kind)

    def begin_on_passage(self, source_id: str, start: int, end: int, kind: NoteKind = "note") -> None:
        """Begin a note on a passage, in code points of the document's text."""
        document = self._context.project.analysis.document(source_id)
        if document is not None:
            self._begin((source_id, start, end), f"“{document.text.text[start:end]}”", kind)

    def _begin(self, begun: str | tuple[str, int, int], said: str, kind: NoteKind) -> None:
        self._keep_text()
        with QSignalBlocker(self.list):
            self.list.setCurrentIndex(QModelIndex())
        self._chosen = ""
        self._begun, self._note = begun, None
        self._show_in_editor(words.shortened(said, 200), kind, "")
        self.text.setFocus()

    def _begin_offered(self) -> None:
        """What is typed is a note on what is selected now, also if the reader selects something else meanwhile."""
        if self._offered and self._has_draft:
            self._begun, self._offered = self._offered, ""

    @property
    def _has_draft(self) -> bool:
        return bool(self.text.toPlainText().strip()) or self.kind.currentData() == "star"

    @property
    def _is_reworded(self) -> bool:
        """Whether the note in the editor was changed since it was kept."""
        note, now = self._note, (self.kind.currentData(), self.text.toPlainText().strip())
        return note is not None and now != (note.kind, note.text)

    def finish(self) -> None:
        """Keep what is written: the panel goes."""
        self._keep_text()

    def keep(self) -> None:
        """Keep what is written, and go back."""
        self._keep_text()
        self._show_current()
        self.left.emit()

    def remove(self) -> None:
        """Remove the current note; undo brings it back."""
        note, self._note = self._note, None
        if note is not None:
            self._notes.remove([note])
            self._context.messages.info(self.tr("The note was removed."), command=(self.tr("Undo"), "undo_note"))

    def _keep_text(self) -> None:
        """Keep what was typed, before anything else is shown in the editor."""
        text, kind = self.text.toPlainText().strip(), self.kind.currentData()
        begun, self._begun = self._begun, None
        if begun is None:
            if self._note is not None and (text or kind == "star"):
                note, self._note = self._note, None
                self._notes.reword(note, kind, text)
        elif text or kind == "star":
            if isinstance(begun, str):
                self._notes.add_to_item(begun, kind, text)
            else:
                self._notes.add_to_passage(*begun, kind, text)

    def _leave(self) -> None:
        """Give up what was typed since the note was last kept."""
        self._begun = None
        self._show_current()
        self.left.emit()

    # -- the list ---------------------------------------------------------------------------------------------------

    def _follow(self, old: View, new: View) -> None:
        """Show the note on what is selected, or offer to write one; a note that is begun stays."""
        if old.item == new.item or (self._begun is not None and self._has_draft):
            return
        self._keep_text()
        _, item_id = self._current()
        if item_id != new.item:
            row = self._rows.get(new.item)
            with QSignalBlocker(self.list):
                self.list.setCurrentIndex(QModelIndex())
                if row is not None:
                    self.list.setCurrentItem(row)
            one, _ = self._current()
            self._chosen = one.note.id if one is not None else ""
        self._show_current()

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        """Show what notes are about as it now is."""
        shown = (*self._rows, self._context.selection.view.item)
        is_named = old.head.sources is not new.head.sources
        if is_named or any(new.item(item_id) is not old.item(item_id) for item_id in shown):
            self._fill()

    def _shown(self) -> Iterator[tuple[str, str, str, PlacedNote | None, str]]:
        """Each row as its group, text, what is spoken, its note, and the id of its statement or milestone."""
        analysis, wanted = self._context.project.analysis, self.filter.currentData()
        sought = self.search.text().casefold().split()
        if wanted in ("new", "unread"):
            ids = self._notes.new if wanted == "new" else self._notes.unread()
            order = [proof.item for proof in (*analysis.statement_proofs, *analysis.milestone_proofs)]
            for item in order:
                said = words.item_text(item)
                if item.id in ids and all(word in said.casefold() for word in sought):
                    dimension = analysis.dimension(analysis.home(item.id))
                    title = dimension.title if dimension is not None else self.tr("Milestones")
                    yield title, said, said, None, item.id
            return
        for one in self._notes.placed:
            is_lost = one.standing == "lost"
            if (wanted == "lost" and not is_lost) or (wanted in words.NOTE_MARKS and one.note.kind != wanted):
                continue
            said = about(one, analysis)
            if not all(word in f"{one.note.text} {said}".casefold() for word in sought):
                continue
            line = " ".join(one.note.text.split())
            changed = self.tr(" (changed since)") if one.standing == "changed" else ""
            text = (
                f"{words.NOTE_MARKS[one.note.kind]} {line} — {said}"
                if line
                else f"{words.NOTE_MARKS[one.note.kind]} {said}"
            )
            spoken = f"{words.note_kind(one.note.kind)}: {line}. {said}"
            yield group(one, analysis), text + changed, spoken + changed, one, one.item

    def _fill(self) -> None:
        groups: dict[str, QTreeWidgetItem] = {}
        with QSignalBlocker(self.list):
            self.list.clear()
            self._rows = {}
            current = None
            for title, text, spoken, one, item_id in self._shown():
                if title not in groups:
                    groups[title] = QTreeWidgetItem(self.list, [title])
                    groups[title].setFlags(Qt.ItemFlag.ItemIsEnabled)
                row = QTreeWidgetItem(groups[title], [text])
                row.setData(0, _NoteRole, one)
                row.setData(0, _ItemRole, item_id)
                if item_id:
                    self._rows.setdefault(item_id, row)
                row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
                row.setToolTip(0, words.plain(one.note.text if one is not None else ""))
                if one is not None and one.note.id == self._chosen:
                    current = row
            self.list.expandAll()
            if current is not None:
                self.list.setCurrentItem(current)
        self.damage.setVisible(bool(self._notes.damaged))
        self.damage.setText(self._what_is_damaged())
        self.list.setVisible(bool(groups))
        self._empty_side.setVisible(not groups)
        self.empty.setText(self._why_empty())
        self.all_read.setVisible(self.filter.currentData() in ("new", "unread") and bool(groups))
        if self._begun is None and not self._is_reworded:
            self._show_current()

    def _what_is_damaged(self) -> str:
        lines = words.enumerated([str(number) for number in self._notes.damaged])
        return self.tr("In the file of your notes, line {0} is damaged. It stays there, and is not shown: {1}").format(
            lines, self._notes.file
        )

    def _why_empty(self) -> str:
        if not self._context.project.analysis.complete:
            return self.tr("Still reading…")
        if self.search.text().strip():
            return self.tr("No note has these words.")
        return {
            "": self.tr(
                "No notes yet. Choose a statement, or select words in the document, and press {0}. "
                "Notes stay on this computer and are never part of the comparison."
            ).format("Ctrl+M"),
            "new": self.tr("Nothing has changed since you read it."),
            "unread": self.tr("You have read everything."),
            "lost": self.tr("Every note has its place."),
        }.get(self.filter.currentData(), self.tr("There is none of this kind."))

    def _choose(self) -> None:
        one, _ = self._current()
        self._chosen = one.note.id if one is not None else ""
        self._keep_text()
        self._show_current()

    def _current(self) -> tuple[PlacedNote | None, str]:
        row = self.list.currentItem()
        return (row.data(0, _NoteRole), row.data(0, _ItemRole) or "") if row is not None else (None, "")

    def _show_current(self) -> None:
        one, item_id = self._current()
        self._note = one.note if one is not None else None
        if one is not None:
            self._show_in_editor(about(one, self._context.project.analysis), one.note.kind, one.note.text)
        else:
            self._offer(item_id or self._context.selection.view.item)
        self.go_button.setVisible(bool(item_id) or (one is not None and one.span is not None))

    def _offer(self, item_id: str) -> None:
        """Let a note be typed on a statement or milestone, if it is one."""
        item = self._context.project.analysis.item(item_id) if self._notes.ready else None
        self._show_in_editor(words.shortened(words.item_text(item), 200) if item is not None else "", "note", "", item)

    def _show_in_editor(
        self, said: str, kind: NoteKind, text: str, offered: Statement | Milestone | None = None
    ) -> None:
        has_note = self._note is not None or self._begun is not None or offered is not None
        self._offered = ""
        self._about.setText(said)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        if self.text.toPlainText().strip() != text or not text:
            self.text.setPlainText(text)
        for widget in (self.kind, self.text, self.keep_button):
            widget.setEnabled(has_note)
        keys = self.tr("Ctrl+Enter keeps the note, Escape leaves it")
        needs = self.tr("Select a statement or a milestone to write a note.")
        self.text.setPlaceholderText(keys if has_note else needs)
        self._offered = offered.id if offered is not None else ""
        self.remove_button.setVisible(self._note is not None)
        self._fold()
        self.go_button.setVisible(False)

    def _go(self) -> None:
        """Show what the current note is about."""
        one, item_id = self._current()
        if item_id:
            self._context.selection.show_item(item_id)
        elif one is not None and one.span is not None:
            self._context.selection.show_place(one.source, (one.span.start, one.span.end))

    # -- keys -------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and watched is self.text and isinstance(event, QKeyEvent) and _keeps(event):
            # While editing, the window has a shortcut with this key.
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            keyed = event.keyCombination()
            if watched is self.text and event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            control = Qt.KeyboardModifier.ControlModifier
            if watched is self.text and _keeps(event):
                self.keep()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
            if watched is self.list and keyed.keyboardModifiers() == control and event.key() == Qt.Key.Key_Z:
                self._notes.undo()
                return True
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        # The list scrolls; it must not push the window off the screen.
        return QSize(self._context.theme.px(150), self._context.theme.px(90))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """In a small panel, hide what takes the note's room: an empty list, the words that it is about."""
        px = self._context.theme.px
        narrow = self.width() < px(_NARROW)
        self._about.setHidden(self.height() < px(_LOW))
        self._list_side.setHidden(narrow and self.list.isHidden() and self.text.isEnabled())

    def _style(self) -> None:
        theme = self._context.theme
        for column in self._columns:
            column.setContentsMargins(theme.px(12), theme.px(6), theme.px(10), theme.px(8))
            column.setSpacing(theme.px(6))
        for part in (self.list, self.text):
            part.setMinimumHeight(theme.px(20))
        self._about.setFont(theme.font("ui"))
        self.text.setFont(theme.font("ui"))
        self.empty.setContentsMargins(0, theme.px(2), 0, 0)


def _keeps(event: QKeyEvent) -> bool:
    """Whether a key keeps the note: Ctrl+Return, or Ctrl+Enter of the number pad."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
