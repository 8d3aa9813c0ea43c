"""The comparisons that benchmarks are made with: they hold, and are what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks import generate
from stratview.evidence.check import as_json, check

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_everything_holds_exactly(tmp_path: Path, seed: int) -> None:
    made = generate.write(tmp_path, 120, 8, 12_000, seed=seed, milestones=30)
    report = check(tmp_path)
    assert report.problems == ()
    assert as_json(report)["proof"]["exact"] == made.statements == 120
    assert as_json(report)["milestones"]["count"] == as_json(report)["milestones"]["proof"]["exact"] == 30
    assert report.comparison is not None
    assert len(report.comparison.tensions) == 8
    assert as_json(report)["figures"]["checked"] > 50


def test_it_is_as_large_as_was_asked_for(tmp_path: Path) -> None:
    made = generate.write(tmp_path, 50, 9, 20_000)
    assert (made.statements, made.documents) == (50, 9)
    assert abs(made.words - 20_000) < 500
    report = check(tmp_path)
    assert len(report.coverages) == 9
    assert made.text_bytes == sum(file.stat().st_size for file in (tmp_path / "documents").iterdir())


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        generate.write(tmp_path / name, 40, 3, 3_000, seed=seed)
    contents = {
        name: {file.relative_to(tmp_path / name): file.read_bytes() for file in (tmp_path / name).rglob("*.*")}
        for name in "abc"
    }
    assert contents["a"] == contents["b"]
    assert contents["a"] != contents["c"]


def test_a_broken_one_has_every_state(tmp_path: Path) -> None:
    generate.write(tmp_path, 600, 60, 30_000, broken=True)
    report = check(tmp_path)
    proof = as_json(report)["proof"]
    assert all(proof.values()), proof
    assert proof["exact"] > 400
    assert {problem.code for problem in report.problems} == {
        "ambiguous-quote",
        "missing-quote",
        "stale-document",
        "unsourced",
        "unsupported-figure",
    }


def test_the_texts_hold_what_makes_work_hard(tmp_path: Path) -> None:
    generate.write(tmp_path, 100, 20, 40_000)
    text = "".join(file.read_text("utf-8") for file in (tmp_path / "documents").iterdir())
    for sign in ("“", "—", "。", "| ---", "> ", "- ", "**", "[1]", "### "):
        assert sign in text
    report = check(tmp_path)
    assert report.comparison is not None
    assert any(cite.section for statement in report.comparison.statements() for cite in statement.cites)
    assert any(len(statement.cites) > 1 for statement in report.comparison.statements())
