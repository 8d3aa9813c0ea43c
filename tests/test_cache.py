"""The cache gives back what was put, or nothing; what is made from it is what the parsers make."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from typing import TYPE_CHECKING, Self

import pytest

import stratview
from stratview.cache import Cache
from stratview.comparison import kept_nodes, yaml_nodes
from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents import packed
from stratview.documents.library import Library
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Comparison

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX users, links and pipes")

KEY = "a" * 64
VALUE = [1, 2, {"a": ["text 价", None]}]


def kept(folder: Path, value: object = VALUE) -> Cache:
    cache = Cache(folder)
    cache.put("kind-1", KEY, value)
    cache.flush()
    return Cache(folder)


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    assert Cache(tmp_path).get("kind-1", KEY) is None
    assert kept(tmp_path).get("kind-1", KEY) == VALUE
    assert kept(tmp_path).get("kind-2", KEY) is None


def test_nothing_is_written_before_flush(tmp_path: Path) -> None:
    Cache(tmp_path).put("kind-1", KEY, VALUE)
    assert list(tmp_path.rglob("*.json")) == []


def test_a_damaged_entry_is_not_used(tmp_path: Path) -> None:
    cache = kept(tmp_path)
    (file,) = tmp_path.rglob("*.json")
    sound = file.read_bytes()
    for damaged in (b"", sound[:40], sound[:-1], sound.replace(b"text", b"tuxt"), b"\xff\xfe", sound + b" "):
        file.write_bytes(damaged)
        assert cache.get("kind-1", KEY) is None
    file.write_bytes(sound)
    assert cache.get("kind-1", KEY) == VALUE


@posix_only
@pytest.mark.parametrize("kind", ["fifo", "device", "link", "open"])
def test_an_entry_that_another_user_could_have_made_is_not_used(tmp_path: Path, kind: str) -> None:
    """A FIFO would stop the start, a device fill the memory, and another's text be shown as the document's."""
    cache = kept(tmp_path / "cache")
    (file,) = tmp_path.rglob("*.json")
    sound = file.rename(tmp_path / "sound")
    if kind == "fifo":
        os.mkfifo(file)
    elif kind == "device":
        file.symlink_to("/dev/zero")
    elif kind == "link":
        file.symlink_to(sound)
    else:
        shutil.copy(sound, file)
        file.chmod(0o666)
    assert cache.get("kind-1", KEY) is None


@posix_only
def test_a_folder_of_another_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path)
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    cache = Cache(tmp_path)
    assert cache.get("kind-1", KEY) is None
    assert cache.folder("search") is None
    cache.put("kind-2", KEY, VALUE)
    cache.flush()
    assert cache.unwritable
    assert not list(tmp_path.rglob("kind-2"))


@posix_only
def test_a_folder_that_is_a_link_is_not_used_and_an_open_one_is_closed(tmp_path: Path) -> None:
    kept(tmp_path / "cache")
    (tmp_path / "link").symlink_to(tmp_path / "cache")
    assert Cache(tmp_path / "link").get("kind-1", KEY) is None
    (tmp_path / "cache").chmod(0o755)
    assert Cache(tmp_path / "cache").get("kind-1", KEY) == VALUE
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0


def test_an_entry_of_another_version_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path)
    monkeypatch.setattr("stratview.cache.__version__", "99")
    assert Cache(tmp_path).get("kind-1", KEY) is None


@pytest.mark.skipif(os.name != "posix", reason="a file replaces a folder that cannot be made")
def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert kept(blocked).get("kind-1", KEY) is None


def test_an_entry_under_another_name_is_not_used(tmp_path: Path) -> None:
    kept(tmp_path)
    (file,) = tmp_path.rglob("*.json")
    shutil.copy(file, file.with_name("b" * 64 + ".json"))
    shutil.copytree(file.parent, file.parent.with_name("kind-2"))
    assert Cache(tmp_path).get("kind-1", "b" * 64) is None
    assert Cache(tmp_path).get("kind-2", KEY) is None
    assert Cache(tmp_path).get("kind-1", KEY) == VALUE


def test_an_entry_of_the_right_name_with_a_foreign_content_is_not_used(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put_bytes("kind-1", KEY, b"{no json")
    cache.put_bytes("kind-2", KEY, b"[" * 100_000)
    cache.flush()
    assert Cache(tmp_path).get("kind-1", KEY) is None
    assert Cache(tmp_path).get("kind-2", KEY) is None


@pytest.mark.parametrize("foreign", [b"", b"{}", b"null\n\n\n", b"[1]\n{}\n{}\ntext", b"\xff\xff"])
def test_a_comparison_is_read_past_foreign_entries(tmp_path: Path, foreign: bytes) -> None:
    without = Loader(open_store(BUNDLED)).comparison()
    cache = Cache(tmp_path)
    texts = _texts(without, Cache(tmp_path / "other"))
    for file in BUNDLED.rglob("*.*"):
        key = sha256(file.read_bytes()).hexdigest()
        cache.put_bytes(kept_nodes.KIND, key, foreign)
        cache.put_bytes(packed.KIND, key, foreign)
    cache.flush()
    assert Loader(open_store(BUNDLED), cache).comparison() == without
    assert _texts(without, cache) == texts


def _texts(comparison: Comparison, cache: Cache) -> list[object]:
    library = Library(open_store(BUNDLED), comparison.head.sources, cache)
    return [library.document(source.id).text for source in comparison.head.sources]


def test_a_folder_where_a_file_should_be_is_no_failure(tmp_path: Path) -> None:
    kept(tmp_path)
    (file,) = tmp_path.rglob("*.json")
    file.unlink()
    file.mkdir()
    assert Cache(tmp_path).get("kind-1", KEY) is None
    assert kept(tmp_path).get("kind-1", KEY) is None


def test_a_full_disk_leaves_no_half_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path)
    real = os.fdopen

    def full(handle: int, mode: str) -> object:
        file = real(handle, mode)

        class Full:
            def __enter__(self) -> Self:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, data: bytes) -> None:
                file.write(data[:10])
                raise OSError(errno.ENOSPC, "no space left on device")

        return Full()

    monkeypatch.setattr(os, "fdopen", full)
    cache = Cache(tmp_path)
    cache.put("kind-1", "c" * 64, "much")
    cache.flush()
    monkeypatch.undo()
    assert cache.unwritable
    assert Cache(tmp_path).get("kind-1", "c" * 64) is None
    assert Cache(tmp_path).get("kind-1", KEY) == VALUE
    assert [file.name for file in tmp_path.rglob("*.*") if file.is_file()] == [f"{KEY}.json"]


def test_two_programs_may_write_and_read_one_folder_at_once(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from stratview.cache import Cache
for number in range(150):
    cache = Cache(Path({str(tmp_path)!r}))
    key = f"{{number % 7:064x}}"
    found = cache.get("kind-1", key)
    assert found in (None, [number % 7] * 5000), number
    cache.put("kind-1", key, [number % 7] * 5000)
    cache.flush()
    for _ in cache.tidy(20_000):
        pass
"""
    programs = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE) for _ in range(3)]
    errors = [program.communicate(timeout=120)[1] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0], errors
    assert list(tmp_path.rglob("*.tmp")) == []


def tidied(folder: Path, max_bytes: int = 1 << 30) -> set[str]:
    """What is left, by the last part of its name."""
    for _ in Cache(folder).tidy(max_bytes):
        pass
    return {file.stem[-1] for file in folder.rglob("*.json")}


def entries(folder: Path, *days: float) -> list[Path]:
    """Entries a, b, c … of 1000 bytes, so many days old."""
    cache = Cache(folder)
    for number in range(len(days)):
        cache.put_bytes("kind-1", "0" * 63 + "abcdef"[number], b"x" * (1000 - 65))
    cache.flush()
    files = sorted(folder.rglob("*.json"))
    for file, age in zip(files, days, strict=True):
        os.utime(file, (time.time() - age * 86400,) * 2)
    return files


def test_what_was_not_used_for_the_longest_time_goes_when_there_is_too_much(tmp_path: Path) -> None:
    entries(tmp_path, 3, 1, 7, 2)
    assert tidied(tmp_path, 4000) == {"a", "b", "c", "d"}
    assert tidied(tmp_path, 2999) == {"b", "d"}
    assert tidied(tmp_path, 10) == set()
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_used_for_months_goes(tmp_path: Path) -> None:
    entries(tmp_path, 1, 89, 91)
    assert tidied(tmp_path) == {"a", "b"}


def test_entries_of_another_version_go_sooner_with_their_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("stratview.cache.__version__", "0.0.1")
        entries(tmp_path, 5, 40)
    assert tidied(tmp_path) == {"a"}
    os.utime(next(iter(tmp_path.rglob("*.json"))), (0, 0))
    kept(tmp_path)
    assert tidied(tmp_path) == {"a"}  # the new one's own key
    assert [folder.name for folder in tmp_path.iterdir()] == [stratview.__version__]


def test_what_is_used_stays(tmp_path: Path) -> None:
    entries(tmp_path, 60, 50)
    cache = Cache(tmp_path)
    assert cache.get_bytes("kind-1", "0" * 63 + "a") is not None
    for _ in cache.tidy(1500):
        pass
    assert {file.stem[-1] for file in tmp_path.rglob("*.json")} == {"a"}


def test_only_old_half_written_files_are_thrown_away(tmp_path: Path) -> None:
    (file,) = entries(tmp_path, 0)
    old, new = file.with_name(".old.tmp"), file.with_name(".new.tmp")
    for half in (old, new):
        half.write_bytes(b"half")
    os.utime(old, (time.time() - 2 * 86400,) * 2)
    assert tidied(tmp_path) == {"a"}
    assert (old.exists(), new.exists()) == (False, True)


def test_nothing_outside_of_the_folder_is_touched(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine")
    os.utime(outside / "mine.txt", (0, 0))
    cache = tmp_path / "cache"
    (file,) = entries(cache, 0)
    (file.parent / "link").symlink_to(outside)
    (file.parent / "link.json").symlink_to(outside / "mine.txt")
    for _ in Cache(cache).tidy(0):
        pass
    assert (outside / "mine.txt").read_text() == "mine"


def test_tidying_a_folder_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    assert tidied(tmp_path / "nothing") == set()


@pytest.mark.parametrize("file", sorted(BUNDLED.rglob("*.yaml")), ids=lambda file: file.stem)
def test_kept_nodes_are_the_nodes(file: Path, tmp_path: Path) -> None:
    node = yaml_nodes.parse(file.read_bytes(), "file.yaml")
    cache = Cache(tmp_path)
    cache.put_bytes("kind-1", KEY, kept_nodes.pack(node))
    cache.flush()
    found = Cache(tmp_path).get_bytes("kind-1", KEY)
    assert found is not None
    assert kept_nodes.unpack(found, "file.yaml") == node


def test_a_comparison_is_the_same_with_an_empty_cache_a_full_one_and_none(tmp_path: Path) -> None:
    without = Loader(open_store(BUNDLED)).comparison()
    cache = Cache(tmp_path)
    assert Loader(open_store(BUNDLED), cache).comparison() == without
    cache.flush()
    assert Loader(open_store(BUNDLED), Cache(tmp_path)).comparison() == without


def test_with_a_full_cache_neither_parser_is_loaded(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from stratview.cache import Cache
from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.library import Library
cache = Cache(Path({str(tmp_path)!r}))
store = open_store({str(BUNDLED)!r})
comparison = Loader(store, cache).comparison()
library = Library(store, comparison.head.sources, cache)
assert all(library.document(source.id).text.text for source in comparison.head.sources)
cache.flush()
print("comrak" in sys.modules, "yaml" in sys.modules)
"""
    first, second = (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    )
    assert (first, second) == ("True True", "False False")
