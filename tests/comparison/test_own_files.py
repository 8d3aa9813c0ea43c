"""Which files belong to a comparison, and when a path leads to one of them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from stratview.comparison.own_files import is_own_file, own_files
from stratview.comparison.packing import pack
from stratview.comparison.store import FolderStore, open_store
from tests.comparison.sample import Sample

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path / "cars")


def test_the_files_that_a_reader_needs_come_first(sample: Sample) -> None:
    (sample.root / "LICENSE").write_text("free", "utf-8")
    (sample.root / "notes.txt").write_text("mine", "utf-8")
    found = own_files(FolderStore(sample.root))
    assert found[:3] == ["comparison.yaml", "sources.yaml", "dimensions/entry.yaml"]
    assert found[-1] == "LICENSE"
    assert "notes.txt" not in found


def test_own_files_are_known_by_any_name(sample: Sample, tmp_path: Path) -> None:
    store = FolderStore(sample.root)
    document = sample.root / "documents" / "twins.md"
    hard, link = tmp_path / "hard.pdf", tmp_path / "link"
    os.link(document, hard)
    link.symlink_to(sample.root, target_is_directory=True)
    (sample.root / "documents" / "draft.md").write_text("not listed yet", "utf-8")
    for own in (document, hard, link / "comparison.yaml", sample.root / "documents" / "draft.md"):
        assert is_own_file(store, own.resolve()), own
    # Not there yet, but read if it were.
    (sample.root / "tensions.yaml").unlink()
    assert is_own_file(store, sample.root / "tensions.yaml")


def test_other_files_are_not(sample: Sample, tmp_path: Path) -> None:
    store = FolderStore(sample.root)
    inside, outside = sample.root / "report.pdf", tmp_path / "report.pdf"
    for file in (inside, outside):
        assert not is_own_file(store, file)
        file.write_bytes(b"an older export")
        assert not is_own_file(store, file)


def test_a_packed_comparison_is_its_own_file(sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "cars.stratview"
    packed.write_bytes(pack(sample.root).content)
    os.link(packed, tmp_path / "same.pdf")
    monkeypatch.chdir(tmp_path)
    store = open_store("cars.stratview")
    monkeypatch.chdir("/")
    assert is_own_file(store, packed)
    assert is_own_file(store, tmp_path / "same.pdf")
    assert not is_own_file(store, sample.root / "comparison.yaml")
