"""The cache gives back what was put, or nothing; what is made from it is what the parsers make."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from stratview.cache import Cache
from stratview.comparison import kept_nodes, yaml_nodes
from stratview.comparison.load import Loader
from stratview.comparison.stepwise import finished
from stratview.comparison.store import open_store
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

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


def test_an_entry_of_another_version_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path)
    monkeypatch.setattr("stratview.cache.__version__", "99")
    assert Cache(tmp_path).get("kind-1", KEY) is None


@pytest.mark.skipif(os.name != "posix", reason="a file stands in for a folder that cannot be made")
def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert kept(blocked).get("kind-1", KEY) is None


@pytest.mark.parametrize("file", sorted(BUNDLED.rglob("*.yaml")), ids=lambda file: file.stem)
def test_kept_nodes_are_the_nodes(file: Path, tmp_path: Path) -> None:
    node = yaml_nodes.parse(file.read_bytes(), "file.yaml")
    cache = Cache(tmp_path)
    cache.put_bytes("kind-1", KEY, finished(kept_nodes.pack(node)))
    cache.flush()
    packed = Cache(tmp_path).get_bytes("kind-1", KEY)
    assert packed is not None
    assert finished(kept_nodes.unpack(packed, "file.yaml")) == node


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
from stratview.comparison.stepwise import finished
from stratview.comparison.store import open_store
from stratview.documents.library import Library
cache = Cache(Path({str(tmp_path)!r}))
store = open_store({str(BUNDLED)!r})
comparison = Loader(store, cache).comparison()
library = Library(store, comparison.head.sources, cache)
assert all(library.document(source.id).text.text for source in comparison.head.sources)
cache.flush()
print("markdown_it" in sys.modules, "yaml" in sys.modules)
"""
    first, second = (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    )
    assert (first, second) == ("True True", "False False")
