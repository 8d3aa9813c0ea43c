"""The reader's notes on the open comparison, and what was read of it.

Nothing is read before the analysis is complete. A change is written at once. What was read is written now and then, and
when the comparison is closed.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from stratview.evidence.analysis import Analysis
    from stratview.notes.lines_file import Lines, LinesFile
    from stratview.notes.model import Note, NoteKind
    from stratview.notes.places import PlacedNote
    from stratview.notes.reading import Fingerprints
    from stratview.session.project import Project
    from stratview.session.selection import Selection, View

_READ_MILLISECONDS: Final = 8_000
"""How long a dimension is on screen until it counts as read."""
_KEEP_MILLISECONDS: Final = 10_000
"""How long reading states wait to be written."""

_Step = tuple[tuple["Note", ...], tuple["Note", ...]]
"""One change: the notes as they were before it, and as they are after it."""


class Notes(QObject):
    """The notes on one comparison, with their places, and what is new to the reader.

    `changed` is emitted when the notes, their places, or what is new are others. `stepped(before, after, step)` follows
    when a change was undone or redone, with its notes before and after it was made. `refused(sentence)` says why notes
    could not be read or kept; those on screen stay as the file has them.
    """

    changed = Signal()
    stepped = Signal(object, object, str)
    refused = Signal(str)

    def __init__(self, project: Project, selection: Selection, folder: Path | None = None) -> None:
        """Keep the notes in `folder`; None: where the user's data is."""
        super().__init__(project)
        self._project = project
        self._selection = selection
        self._folder = folder
        self._notes_file: LinesFile | None = None
        self._read_file: LinesFile | None = None
        self._key = ""
        self._fingerprints: Fingerprints | None = None
        self._now: dict[str, str] = {}
        self._notes: dict[str, Note] = {}
        self._read: dict[str, str] = {}
        self._unwritten: set[str] = set()
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        self._by_item: dict[str, list[PlacedNote]] = {}
        self.placed: tuple[PlacedNote, ...] = ()
        """All notes with their places, the oldest first; none before the analysis is complete."""
        self.new: frozenset[str] = frozenset()
        """The statements and milestones that have changed since they were last read."""
        self.damaged: tuple[int, ...] = ()
        """The lines of the file that are no notes, from 1. They stay in it."""
        self._look = QTimer(self, singleShot=True, interval=_READ_MILLISECONDS)
        self._look.timeout.connect(self.note_shown)
        self._keeper = QTimer(self, singleShot=True, interval=_KEEP_MILLISECONDS)
        self._keeper.timeout.connect(self.keep)
        project.changed.connect(self._know_more)
        selection.changed.connect(self._follow)

    # -- what there is ----------------------------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether the notes are read, and notes can be written."""
        return self._notes_file is not None

    def on_item(self, item_id: str) -> Sequence[PlacedNote]:
        """Return the notes on a statement or milestone."""
        return self._by_item.get(item_id, ())

    def on_source(self, source_id: str) -> list[PlacedNote]:
        """Return the notes on passages of a document, in the order of its text."""
        found = [one for one in self.placed if one.source == source_id]
        return sorted(found, key=lambda one: one.span or (0, 0))

    def starred(self, item_id: str) -> Note | None:
        """Return the star on a statement or milestone."""
        return next((one.note for one in self.on_item(item_id) if one.note.kind == "star"), None)

    @property
    def file(self) -> str:
        """The path of the file that holds the notes; empty before they are read."""
        return str(self._notes_file.path) if self._notes_file is not None else ""

    @property
    def key(self) -> str:
        """The name under which the notes are kept."""
        return self._key

    # -- changes ----------------------------------------------------------------------------------------------------

    def add_to_item(self, item_id: str, kind: NoteKind, text: str) -> None:
        """Write a note on a statement or milestone. Does nothing while the notes are not read."""
        from stratview.notes.places import said

        item = self._project.analysis.item(item_id)
        if item is not None and self.ready:
            self._add(kind, text, item=item_id, said=said(item), fingerprint=self._now.get(item_id, ""))

    def add_to_passage(self, source_id: str, start: int, end: int, kind: NoteKind, text: str) -> None:
        """Write a note on a passage (code points of the document's text). Does nothing while the notes are not read."""
        from stratview.notes.places import passage_at

        document = self._project.analysis.document(source_id)
        if document is not None and self.ready:
            self._add(kind, text, passage=passage_at(document, start, end))

    def _add(self, kind: NoteKind, text: str, **about: Any) -> None:
        from stratview.notes.model import MOST_TEXT, Note, new_id

        now = _now()
        self._do((), (Note(new_id(), kind, text[:MOST_TEXT], now, now, **about),))

    def reword(self, note: Note, kind: NoteKind, text: str) -> None:
        """Give a note another text or kind."""
        if (kind, text) != (note.kind, note.text):
            self._do((note,), (note.reworded(text, kind, _now()),))

    def remove(self, notes: Collection[Note]) -> None:
        """Remove notes."""
        if notes:
            self._do(tuple(notes), ())

    def toggle_star(self, item_id: str) -> None:
        """Put a star on a statement or milestone, or take it away."""
        star = self.starred(item_id)
        if star is None:
            self.add_to_item(item_id, "star", "")
        else:
            self.remove([star])

    @property
    def can_undo(self) -> bool:
        """Whether a change of the notes can be taken back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether a change that was taken back can be made again."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last change of the notes back."""
        if self._undo and self._write(*reversed(self._undo[-1])):
            self._redo.append(self._undo.pop())
            self.changed.emit()
            self.stepped.emit(*self._redo[-1], "undone")

    def redo(self) -> None:
        """Make the last change that was taken back again."""
        if self._redo and self._write(*self._redo[-1]):
            self._undo.append(self._redo.pop())
            self.changed.emit()
            self.stepped.emit(*self._undo[-1], "redone")

    def _do(self, before: tuple[Note, ...], after: tuple[Note, ...]) -> None:
        if self._write(before, after):
            self._undo.append((before, after))
            self._redo.clear()
            self.changed.emit()

    def _write(self, before: tuple[Note, ...], after: tuple[Note, ...]) -> bool:
        from stratview.notes.lines_file import LinesError

        if self._notes_file is None:
            return False
        kept = {note.id for note in after}
        gone = [note.id for note in before if note.id not in kept]
        try:
            self._hold(self._notes_file.change([note.as_record() for note in after], gone))
        except LinesError as error:
            self.refused.emit(str(error))
            return False
        return True

    # -- what was read ----------------------------------------------------------------------------------------------

    def read_all(self) -> None:
        """Take everything as read as it is now."""
        self._note_read(self._now)
        self.new = frozenset()
        self.keep()
        self.changed.emit()

    def note_shown(self) -> None:
        """Take the dimension on screen and the selected milestone as read."""
        view, analysis = self._selection.view, self._project.analysis
        dimension = analysis.dimension(view.dimension) if not view.page else None
        items = [statement.id for statement in dimension.statements()] if dimension is not None else []
        self._note_read({item: self._now[item] for item in (*items, view.item) if item in self._now})

    def unread(self) -> frozenset[str]:
        """Return the statements and milestones that were never read, or have changed since."""
        from stratview.notes.reading import unread

        return unread(self._read, self._now)

    def keep(self) -> None:
        """Write what was read."""
        from stratview.notes.lines_file import LinesError

        self._keeper.stop()
        if self._read_file is None or not self._unwritten:
            return
        records = [{"item": item, "fingerprint": self._read[item]} for item in sorted(self._unwritten)]
        self._unwritten.clear()
        try:
            self._read_file.change(records)
        except LinesError as error:
            self.refused.emit(str(error))

    def _note_read(self, fingerprints: dict[str, str]) -> None:
        other = {item: value for item, value in fingerprints.items() if self._read.get(item) != value}
        self._read.update(other)
        self._unwritten.update(other)
        if other and not self._keeper.isActive():
            self._keeper.start()

    # -- following --------------------------------------------------------------------------------------------------

    def _follow(self, old: View, new: View) -> None:
        if (old.dimension, old.page, old.item) != (new.dimension, new.page, new.item):
            self._look.start()

    def _know_more(self, old: Analysis, new: Analysis) -> None:
        if new.complete and not (old.complete and old.revision == new.revision):
            self._load(new)

    def _load(self, analysis: Analysis) -> None:
        """Read the notes, and place them in an analysis that is complete."""
        from stratview.notes.lines_file import LinesError
        from stratview.notes.model import comparison_key
        from stratview.notes.reading import Fingerprints, changed_since

        if self._fingerprints is None:
            self._fingerprints = Fingerprints()
        before = (self.ready, self.placed, self.new, self.damaged)
        self._now = self._fingerprints.of(analysis)
        self._key = comparison_key(analysis.head)
        try:
            self._open_files(analysis)
        except LinesError as error:
            self.refused.emit(str(error))
            return
        if self._project.edited:
            # The reader wrote it, so the reader knows it.
            self._note_read({item: value for item, value in self._now.items() if item in self._read})
        self.new = (self.new & self._now.keys()) | changed_since(self._read, self._now)
        self._look.start()
        if before != (self.ready, self.placed, self.new, self.damaged):
            self.changed.emit()

    def _open_files(self, analysis: Analysis) -> None:
        from stratview.notes.files import adopt, notes_file, read_file

        adopt(analysis.head, self._folder)
        notes = notes_file(self._key, self._folder)
        if self._notes_file is None or self._notes_file.path != notes.path:
            self.keep()
            self._undo.clear()
            self._redo.clear()
            self._unwritten.clear()
            self._read_file = read_file(self._key, self._folder)
            records = self._read_file.read().records
            self._read = {item: str(record.get("fingerprint", "")) for item, record in records.items()}
        self._hold(notes.read())
        self._notes_file = notes

    def _hold(self, lines: Lines) -> None:
        from stratview.notes.files import notes_of
        from stratview.notes.places import place

        notes = notes_of(lines)
        self.damaged = tuple([number for number, _ in lines.damaged])
        self._notes = {note.id: note for note in notes}
        self.placed = place(notes, self._project.analysis, self._now)
        by_item: dict[str, list[PlacedNote]] = defaultdict(list)
        for one in self.placed:
            if one.item:
                by_item[one.item].append(one)
        self._by_item = by_item


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
