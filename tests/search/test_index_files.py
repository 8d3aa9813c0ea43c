"""A kept index is used when it is sound, and never otherwise."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

import pytest

from stratview.search import index
from stratview.search import index_files as keeping
from stratview.search.index import Cancelled, Material
from stratview.search.searcher import Searcher
from tests.conftest import ROOT
from tests.search import small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def material(tmp_path: Path) -> Material:
    return small.material(small.write(tmp_path / "c"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.sqlite"))


def found(material: Material, folder: Path | None, typed: str = "phones", label: str = "c") -> list[str]:
    """What a fresh searcher finds."""
    searcher = Searcher(material, folder, label)
    try:
        return small.said(searcher.find(typed))
    finally:
        searcher.close()


def unwanted(_share: float) -> bool:
    pytest.fail("an index was made, and there was one")


def test_a_kept_index_is_used_again_and_finds_the_same(material: Material, folder: Path) -> None:
    first = found(material, folder)
    assert first == found(material, None)
    (file,) = kept(folder)
    before = file.read_bytes()
    again = Searcher(material, folder, "c")
    again.prepare(unwanted)
    assert small.said(again.find("phones")) == first
    again.close()
    assert file.read_bytes() == before
    assert not list(folder.rglob(".*"))


def test_the_index_of_another_state_is_not_used(material: Material, folder: Path, tmp_path: Path) -> None:
    found(material, folder)
    changed = small.material(small.write(tmp_path / "c", doc="Only telephones here."))
    assert found(changed, folder, "telephones") == ["document: Only [telephones] here."]
    assert len(kept(folder)) == 2


@pytest.mark.parametrize("change", ["text", "name", "document"])
def test_whatever_is_found_or_shown_is_part_of_the_key(change: str, tmp_path: Path) -> None:
    first = small.material(small.write(tmp_path / "c"))
    if change == "document":
        second = small.material(small.write(tmp_path / "d", doc=small.DOCUMENT + " "))
    else:
        folder = small.write(tmp_path / "d")
        file = folder / ("dimensions/end.yaml" if change == "text" else "comparison.yaml")
        file.write_text(file.read_text("utf-8").replace("Ends", "Ended").replace("name: Alpha", "name: Alfa"), "utf-8")
        second = small.material(folder)
    assert first.key() != second.key()
    assert first.key() == small.material(tmp_path / "c").key()


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def _text(file: Path) -> None:
    file.write_text("this is no database", "utf-8")


def _half_written(file: Path) -> None:
    shutil.copy(file, file.with_name(".half.tmp"))
    _cut(file)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("damage", [_cut, _emptied, _flipped, _text, _half_written, _folder])
def test_a_damaged_index_is_made_again(damage: Callable[[Path], None], material: Material, folder: Path) -> None:
    sound = found(material, folder)
    (file,) = kept(folder)
    good = file.read_bytes()
    damage(file)
    assert found(material, folder) == sound
    assert any(one.is_file() and one.read_bytes() == good for one in kept(folder)) or damage is _folder


def _named_as_sound(file: Path, key: str) -> Path:
    """Give a file the name that says it is sound: as if a foreign file had come there with all its hashes right."""
    target = file.with_name(keeping._name(key, file))
    file.replace(target)
    return target


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version = 999",
        "PRAGMA application_id = 1",
        "UPDATE fact SET value = 'another' WHERE name = 'key'",
        "DROP TABLE fact",
        "DELETE FROM fact",
        "DROP TABLE found",
        "DROP TABLE words",
        "DROP TABLE words_data",
        "DELETE FROM words_data",
        "UPDATE words_data SET block = zeroblob(40)",
    ],
)
def test_a_foreign_index_or_one_of_another_version_is_not_trusted(
    statement: str, material: Material, folder: Path
) -> None:
    sound = found(material, folder)
    (file,) = kept(folder)
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(statement)
    connection.commit()
    connection.close()
    _named_as_sound(file, material.key())
    # A forged index with all hashes right leaves hits out at worst; it breaks nothing and invents nothing.
    assert set(found(material, folder)) <= set(sound)
    if "words_data" not in statement:
        assert found(material, folder) == sound


def test_an_index_that_breaks_while_it_is_used_is_made_anew(material: Material, folder: Path) -> None:
    sound = found(material, folder)
    (file,) = kept(folder)
    searcher = Searcher(material, folder, "c")
    searcher.prepare(unwanted)
    with file.open("r+b") as opened:
        # In the same file that is open, as a failing disk would have it.
        opened.truncate(4096)
    assert small.said(searcher.find("phones")) == sound
    assert small.said(searcher.find("doors")) != []
    assert not file.exists()
    searcher.close()


def test_the_file_may_be_deleted_while_it_is_used(material: Material, folder: Path) -> None:
    searcher = Searcher(material, folder, "c")
    sound = small.said(searcher.find("phones"))
    shutil.rmtree(folder)
    assert small.said(searcher.find("phones")) == sound
    searcher.close()


@pytest.mark.skipif(os.name != "posix", reason="a file replaces a folder that cannot be made")
def test_without_a_folder_to_write_to_all_is_found_all_the_same(material: Material, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    assert found(material, blocked) == found(material, None)


def test_a_folder_in_which_no_file_can_be_made_is_read_and_not_written(
    material: Material, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(material, folder)
    changed = small.material(small.write(tmp_path / "c", doc="Only telephones here."))

    def refused(*_args: object, **_names: object) -> tuple[int, str]:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    again = Searcher(material, folder, "c")
    again.prepare(unwanted)
    again.close()
    assert found(changed, folder, "telephones") == ["document: Only [telephones] here."]
    assert len(kept(folder)) == 1


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_cache_is_read_and_not_written(material: Material, folder: Path, tmp_path: Path) -> None:
    sound = found(material, folder)
    changed = small.material(small.write(tmp_path / "c", doc="Only telephones here."))
    inner = kept(folder)[0].parent
    inner.chmod(0o500)
    try:
        again = Searcher(material, folder, "c")
        again.prepare(unwanted)
        again.close()
        assert found(changed, folder, "telephones") == ["document: Only [telephones] here."]
        assert len(kept(folder)) == 1
    finally:
        inner.chmod(0o700)
    assert found(material, folder) == sound


def test_a_disk_that_is_full_is_no_failure(material: Material, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: keeping.IndexFiles, key: str, write: Callable[[Path], None]) -> Path | None:
        write_to = folder / "x"
        folder.mkdir(parents=True, exist_ok=True)
        write(write_to)
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(keeping.IndexFiles, "keep", full)
    assert found(material, folder) == found(material, None)


def test_cancelling_leaves_nothing(material: Material, folder: Path) -> None:
    searcher = Searcher(material, folder, "c")
    with pytest.raises(Cancelled):
        searcher.prepare(lambda _share: False)
    assert [file for file in folder.rglob("*") if file.is_file()] == []
    assert small.said(searcher.find("phones")) == found(material, None)
    searcher.close()


def test_the_share_that_is_done_only_grows_to_one(material: Material) -> None:
    shares: list[float] = []

    def go_on(share: float) -> bool:
        shares.append(share)
        return True

    searcher = Searcher(material, None, "c")
    searcher.prepare(go_on)
    searcher.close()
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_old_indexes_of_a_comparison_go_and_others_stay(folder: Path, tmp_path: Path) -> None:
    for number in range(4):
        found(small.material(small.write(tmp_path / "c", doc=f"Number {number} of phones")), folder, label="c")
        time.sleep(0.02)
    found(small.material(small.write(tmp_path / "other")), folder, label="other")
    by_folder = {file.parent: sum(1 for one in kept(folder) if one.parent == file.parent) for file in kept(folder)}
    assert sorted(by_folder.values()) == [1, 2]
    again = Searcher(small.material(small.write(tmp_path / "c", doc="Number 3 of phones")), folder, "c")
    again.prepare(unwanted)
    again.close()


def test_comparisons_that_were_not_opened_for_long_go(folder: Path, material: Material) -> None:
    for number in range(15):
        found(material, folder, label=str(number))
        os.utime(kept(folder)[0].parent)
    assert len(kept(folder)) == 12


def test_what_an_ended_program_left_goes_after_a_day(material: Material, folder: Path) -> None:
    found(material, folder)
    (file,) = kept(folder)
    old, new = file.with_name(".old.tmp"), file.with_name(".new.tmp")
    old.write_bytes(b"x")
    new.write_bytes(b"x")
    os.utime(old, (time.time() - 90_000,) * 2)
    file.unlink()
    found(material, folder)
    assert not old.exists()
    assert new.exists()


def test_several_programs_use_one_cache_at_once(material: Material, folder: Path, tmp_path: Path) -> None:
    script = f"""
import sys
sys.path[:0] = [{str(ROOT / "src")!r}, {str(ROOT)!r}]
from pathlib import Path
from stratview.search.searcher import Searcher
from tests.search import small
material = small.material(Path({str(tmp_path / "c")!r}))
for turn in range(25):
    searcher = Searcher(material, Path({str(folder)!r}), "c")
    print(small.said(searcher.find("phones")))
    searcher.close()
    if turn % 5 == 0:
        for file in Path({str(folder)!r}).rglob("*.sqlite"):
            file.unlink(missing_ok=True)
"""
    programs = [
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    sound = str(found(material, None))
    for program in programs:
        out, err = program.communicate(timeout=120)
        assert err == ""
        assert set(out.splitlines()) == {sound}


def test_another_version_of_the_program_has_another_index(
    material: Material, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = material.key()
    found(material, folder)
    monkeypatch.setattr(index, "VERSION", index.VERSION + 1)
    assert material.key() != before
    assert found(material, folder) == found(material, None)
    assert len(kept(folder)) == 2
