"""Where a reader's notes are: two files for each comparison, in the user's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.notes.lines_file import LinesFile
from stratview.notes.model import comparison_key, note_from, title_key
from stratview.paths import user_data

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Head
    from stratview.notes.lines_file import Lines
    from stratview.notes.model import Note


def user_notes() -> Path:
    """Return the folder of the user's notes, which need not exist yet."""
    return user_data() / "notes"


def notes_file(key: str, folder: Path | None = None) -> LinesFile:
    """Return the file of the notes on a comparison, by its `comparison_key`; `folder` instead of `user_notes`."""
    return LinesFile((folder or user_notes()) / f"{key}.notes.jsonl", "id")


def read_file(key: str, folder: Path | None = None) -> LinesFile:
    """Return the file with what was read of a comparison; arguments as `notes_file`."""
    return LinesFile((folder or user_notes()) / f"{key}.read.jsonl", "item")


def kept(head: Head, folder: Path | None = None) -> LinesFile:
    """Return the file that has the notes on a comparison: that of its id, else the one that `adopt` would copy."""
    file, former = notes_file(comparison_key(head), folder), notes_file(title_key(head), folder)
    return former if not file.path.exists() and former.path.exists() else file


def notes_of(lines: Lines) -> list[Note]:
    """Return the notes that a file holds, the oldest first."""
    found = [note_from(record) for record in lines.records.values()]
    return sorted([note for note in found if note is not None], key=lambda note: note.made)


def adopt(head: Head, folder: Path | None = None) -> None:
    """Where a comparison was given an id, copy the notes over that were kept by its title.

    Raises:
        LinesError: a file cannot be read or written.
    """
    key, former = comparison_key(head), title_key(head)
    if key == former:
        return
    for kind in (notes_file, read_file):
        ours, theirs = kind(key, folder), kind(former, folder)
        if not ours.path.exists() and theirs.path.exists():
            ours.change(list(theirs.read().records.values()))
