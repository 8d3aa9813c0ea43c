"""What differs between two analyses is listed, statement by statement, and nothing else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from stratview.comparison.store import open_store
from stratview.differences.between import Difference, diff
from stratview.evidence.analyse import complete
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.evidence.analysis import Analysis

ENTRY = "dimensions/entry.yaml"


def read(folder: Path) -> Analysis:
    return complete(open_store(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(BUNDLED, tmp_path / "comparison")


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def short(found: Difference) -> tuple[str, str, str, tuple[str, ...]]:
    return found.kind, found.id, found.change, found.fields


STATEMENT = ("statement", "entry-stage-huawei", "changed")


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (ENTRY, "rows:\n", "\n# a remark, which moves every line\nrows:\n", []),
        (ENTRY, "text: Typically enters", "text: Usually enters", [(*STATEMENT, ("text",))]),
        (ENTRY, "quote: Huawei typically", "quote: Huawei usually", [(*STATEMENT, ("cites", "proof"))]),
        (
            ENTRY,
            "id: entry-stage-huawei",
            "id: entry-stage-one",
            [
                ("dimension", "entry", "changed", ("order",)),
                ("statement", "entry-stage-one", "added", ()),
                ("statement", "entry-stage-huawei", "removed", ()),
            ],
        ),
        (ENTRY, "title: Entering", "title: Coming into", [("dimension", "entry", "changed", ("title",))]),
        (ENTRY, "huawei: Typically", "huawei: Usually", [("dimension", "entry", "changed", ("summary",))]),
        (
            "dimensions/lessons.yaml",
            "absent: not-found",
            "absent: not-comparable",
            [("dimension", "lessons", "changed", ("absent",))],
        ),
        ("comparison.yaml", "title: Huawei", "title: Both of Huawei", [("comparison", "", "changed", ("title",))]),
    ],
)
def test_an_edit_is_named_for_what_it_is(
    folder: Path, file: str, old: str, new: str, expected: list[tuple[str, str, str, tuple[str, ...]]]
) -> None:
    before = read(folder)
    change(folder, file, old, new)
    found = diff(before, read(folder))
    assert [short(one) for one in found.all] == expected
    assert bool(found) == bool(expected)


def test_states_and_quotes_are_told_on_the_way_there_and_back(folder: Path) -> None:
    whole = read(folder)
    change(folder, ENTRY, "quote: Huawei typically", "quote: Huawei usually")
    broken = read(folder)
    found = diff(whole, broken)
    (one,) = found.all
    assert (one.old_state, one.new_state) == ("exact", "missing")
    assert one.text.startswith("Typically enters")
    assert (found.lost_quotes, found.found_quotes) == (1, 0)
    mended = diff(broken, whole)
    assert (mended.lost_quotes, mended.found_quotes) == (0, 1)
    assert mended.count("statement", "changed") == mended.count("statement") == 1


def test_a_changed_document_is_named_with_the_statements_that_it_makes_stale(folder: Path) -> None:
    before = read(folder)
    change(folder, "documents/innovation-and-market-role.md", "Leave a Comment", "Leave no Comment")
    found = diff(before, read(folder))
    assert found.count("document") == 1
    stale = [one for one in found.all if one.kind == "statement"]
    assert stale
    assert {one.fields for one in stale} == {("proof",)}


def test_a_removed_tension_keeps_its_note(folder: Path) -> None:
    before = read(folder)
    (folder / "tensions.yaml").unlink()
    found = diff(before, read(folder))
    assert before.comparison is not None
    assert found.count("tension", "removed") == len(before.comparison.tensions) == len(found.all)
    assert all(one.text for one in found.all)
