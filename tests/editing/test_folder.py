"""A change is written whole or not at all: kills, full disks, other programs, two windows; undo outlives a restart."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from benchmarks import kill_edits
from stratview import atomic_write
from stratview.editing import dimensions, head, identifiers
from stratview.editing import folder as folder_module
from stratview.editing.change import OutdatedError
from stratview.editing.folder import EditedFolder, HistoryError, WriteError
from stratview.editing.history import MOST, History
from tests.editing import folders
from tests.editing.folders import Edited

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    return Edited(folders.write(tmp_path / "c"), tmp_path / "histories")


def title(edited: Edited, words: str) -> None:
    edited.folder.apply(head.edit_title(edited.folder.draft(), words, ""))


@pytest.mark.parametrize("change", kill_edits.CHANGES)
def test_after_a_kill_at_any_moment_all_files_are_old_or_all_are_new(
    edited: Edited, tmp_path: Path, change: str
) -> None:
    # Some moments in the suite; `python -m benchmarks.kill_edits` tries all of them, many times.
    tried = kill_edits.kill(
        edited.folder.root, tmp_path / "histories", moments=12 if change == "rename" else 4, change=change
    )
    assert tried.mixed == []
    assert tried.left_over == []
    assert tried.old
    assert tried.new


def test_undo_outlives_a_restart(edited: Edited, tmp_path: Path) -> None:
    before = folders.content(edited.folder.root)
    title(edited, "One")
    title(edited, "Two")
    edited.folder.undo()
    again = EditedFolder(edited.folder.root, tmp_path / "histories")
    assert [change.label for change in again.history.done] == ["One"]
    assert [change.label for change in again.history.undone] == ["Two"]
    again.redo()
    assert edited.comparison.head.title == "Two"
    again.undo()
    again.undo()
    assert folders.content(edited.folder.root) == before


def test_a_change_after_an_undo_ends_redo(edited: Edited) -> None:
    title(edited, "One")
    edited.folder.undo()
    title(edited, "Two")
    assert edited.folder.history.undone == ()


def test_a_file_changed_by_another_program_is_not_overwritten(edited: Edited) -> None:
    title(edited, "One")
    edited.folder.apply(
        dimensions.edit_dimension(edited.folder.draft(), edited.dimension("effect"), "What it does", "")
    )
    change = head.edit_title(edited.folder.draft(), "Two", "")
    place = edited.folder.root / "comparison.yaml"
    place.write_text(place.read_text("utf-8").replace("One", "Theirs"), "utf-8")
    with pytest.raises(OutdatedError, match=r"comparison\.yaml"):
        edited.folder.apply(change)
    # The step of the other file can still be undone; the one that no longer fits is dropped, and that is said.
    edited.folder.undo()
    assert edited.dimension("effect").title == "Effect"
    with pytest.raises(OutdatedError, match=r"comparison\.yaml"):
        edited.folder.undo()
    assert edited.folder.history.done == ()
    assert edited.comparison.head.title == "Theirs"


def test_two_windows_on_one_folder_share_the_history(edited: Edited, tmp_path: Path) -> None:
    other = Edited(edited.folder.root, tmp_path / "histories")
    title(edited, "One")
    other.folder.apply(identifiers.rename_item(other.folder.draft(), other.comparison, "tea-second", "second"))
    title(edited, "Two")
    assert [change.kind for change in edited.folder.history.done] == ["edit-title", "rename-id", "edit-title"]
    other.folder.undo()
    other.folder.undo()
    assert edited.comparison.head.title == "One"
    assert edited.statement("tea-second")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_says_so_and_keeps_everything(edited: Edited) -> None:
    before = folders.content(edited.folder.root)
    edited.folder.root.chmod(0o555)
    try:
        with pytest.raises(WriteError, match="Nothing was changed"):
            title(edited, "One")
    finally:
        edited.folder.root.chmod(0o755)
    assert folders.content(edited.folder.root) == before
    assert edited.folder.history == History()


def test_a_full_disk_says_so_and_keeps_everything(edited: Edited, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folders.content(edited.folder.root)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="no space left on device"):
        title(edited, "One")
    monkeypatch.undo()
    assert folders.content(edited.folder.root) == before


def test_a_history_that_cannot_be_kept_names_the_change_that_was_made(
    edited: Edited, monkeypatch: pytest.MonkeyPatch
) -> None:
    title(edited, "One")
    title(edited, "Two")
    kept = atomic_write.write_all

    def refuse(files: list[tuple[Path, bytes | None]], *, durable: bool = True) -> None:
        if not durable:
            raise OSError(28, "No space left on device", str(files[0][0]))
        kept(files)

    monkeypatch.setattr(folder_module, "write_all", refuse)
    with pytest.raises(HistoryError, match="only until stratview ends") as raised:
        edited.folder.undo()
    assert edited.comparison.head.title == "One"
    assert raised.value.change is not None
    assert raised.value.change.label == "Two", "the one that was undone, not the one before it"
    place = edited.folder.root / "comparison.yaml"
    place.write_text(place.read_text("utf-8").replace("One", "Theirs"), "utf-8")
    with pytest.raises(OutdatedError):
        edited.folder.undo()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"stratview-history": 99}', b"\xff\xfe"])
def test_a_damaged_history_is_none_and_the_comparison_is_whole(edited: Edited, tmp_path: Path, content: bytes) -> None:
    title(edited, "One")
    (file,) = (tmp_path / "histories").glob("*.json")
    file.write_bytes(content)
    again = EditedFolder(edited.folder.root, tmp_path / "histories")
    assert again.history == History()
    again.apply(head.edit_title(again.draft(), "Two", ""))
    assert edited.comparison.head.title == "Two"


def test_the_oldest_steps_go_first(edited: Edited) -> None:
    title(edited, "One")
    change = edited.folder.history.done[0]
    history = History()
    for _ in range(MOST + 5):
        history = history.with_done(change)
    assert len(history.done) == MOST
    assert History.from_bytes(history.as_bytes()) == history
