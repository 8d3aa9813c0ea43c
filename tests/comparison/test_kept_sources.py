"""Sources that were read before are the same; those of a file that is not sound are read anew, with their problems."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks import generate
from stratview.cache import Cache
from stratview.comparison import kept_sources
from stratview.comparison.load import Loader
from stratview.comparison.store import open_store

if TYPE_CHECKING:
    from pathlib import Path


def loaded(folder: Path, cache: Path | None) -> Loader:
    kept = Cache(cache) if cache is not None else None
    loader = Loader(open_store(folder), kept)
    loader.comparison()
    if kept is not None:
        kept.flush()
    return loader


def kept(cache: Path) -> int:
    return sum(1 for _ in cache.rglob(f"{kept_sources.KIND}/*.json"))


def test_sources_from_the_cache_are_the_sources(tmp_path: Path) -> None:
    generate.write(tmp_path / "made", 30, 12, 9_000)
    plain = loaded(tmp_path / "made", None)
    for _ in range(2):
        loader = loaded(tmp_path / "made", tmp_path / "cache")
        assert loader.head() == plain.head()
        assert loader.comparison() == plain.comparison()
        assert loader.problems == plain.problems == ()
        assert kept(tmp_path / "cache") == 1
    assert (
        kept_sources.from_plain(json.loads(json.dumps(kept_sources.to_plain(plain.head().sources))), "sources.yaml")
        == plain.head().sources
    )


@pytest.mark.parametrize(
    "change", [("issued:", "isued:"), ("id: ", "ids: "), ("sha256: ", "sha256: x"), ("1990", "19x0")]
)
def test_a_file_with_problems_is_read_anew_with_its_problems(tmp_path: Path, change: tuple[str, str]) -> None:
    generate.write(tmp_path / "made", 30, 3, 3_000)
    file = tmp_path / "made" / "sources.yaml"
    file.write_text(file.read_text("utf-8").replace(*change, 1), "utf-8")
    plain = loaded(tmp_path / "made", None)
    assert plain.problems
    for _ in range(2):
        loader = loaded(tmp_path / "made", tmp_path / "cache")
        assert loader.problems == plain.problems
        assert loader.head() == plain.head()
    assert kept(tmp_path / "cache") == 0


def test_another_file_has_other_sources(tmp_path: Path) -> None:
    generate.write(tmp_path / "made", 30, 3, 3_000)
    first = loaded(tmp_path / "made", tmp_path / "cache").head()
    file = tmp_path / "made" / "sources.yaml"
    file.write_text(file.read_text("utf-8").replace("Press", "Verlag"), "utf-8")
    second = loaded(tmp_path / "made", tmp_path / "cache").head()
    assert first != second
    assert "Verlag" in str(second.sources)


@pytest.mark.parametrize(
    "foreign", [None, {}, "x", 7, [7], [[1]], [[]], [["a"] * 9], [["a", "b", "c", "d", "e", [1], [], [], []]]]
)
def test_what_is_no_sources_is_refused(foreign: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        kept_sources.from_plain(foreign, "sources.yaml")
