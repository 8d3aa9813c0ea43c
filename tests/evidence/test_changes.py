"""What differs between two readings is counted, and only that."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.evidence.changes import Changes, Noted, compare, note
from stratview.evidence.proof import Prover
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Milestone, Statement


def read(folder: Path) -> Noted:
    loader = Loader(open_store(folder))
    comparison = loader.comparison()
    library = Library(open_store(folder), comparison.head.sources)
    prover = Prover(library)
    items: list[Statement | Milestone] = [*comparison.statements(), *comparison.milestones]
    proofs = [prover.prove(item) for item in items]
    return note(comparison, proofs, [library.document(source.id) for source in comparison.head.sources])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(BUNDLED, tmp_path / "comparison")


ENTRY = "dimensions/entry.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "changes"),
    [
        (ENTRY, "rows:\n", "\n# a remark, which moves every line\nrows:\n", Changes()),
        (ENTRY, "text: Typically enters", "text: Usually enters", Changes(changed=1)),
        (ENTRY, "quote: Huawei typically", "quote: Huawei usually", Changes(changed=1, lost=1)),
        (ENTRY, "id: entry-stage-huawei", "id: entry-stage-one", Changes(added=1, removed=1)),
        (ENTRY, "title: Entering", "title: Coming into", Changes(other=True)),
        (ENTRY, "huawei: Typically", "huawei: Usually", Changes(other=True)),
        ("dimensions/lessons.yaml", "absent: not-found", "absent: not-comparable", Changes(other=True)),
        ("dimensions/lessons.yaml", "note: Neither document names", "note: No document names", Changes(other=True)),
        ("documents/innovation-and-market-role.md", "Leave a Comment", "Leave no Comment", Changes(documents=1)),
        ("timeline.yaml", 'date: "1987"', 'date: "1988"', Changes(milestones=1)),
    ],
)
def test_an_edit_is_told_for_what_it_is(folder: Path, file: str, old: str, new: str, changes: Changes) -> None:
    before = read(folder)
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert compare(before, read(folder)) == changes


def test_mending_is_told_as_well(folder: Path) -> None:
    path = folder / ENTRY
    text = path.read_text("utf-8")
    path.write_text(text.replace("quote: Huawei typically", "quote: Huawei usually", 1), "utf-8")
    before = read(folder)
    path.write_text(text, "utf-8")
    assert compare(before, read(folder)) == Changes(changed=1, found=1)
    assert not compare(read(folder), read(folder))
