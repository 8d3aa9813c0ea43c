"""`check` proves all of a comparison and reports it in one shape."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from benchmarks import generate
from stratview.comparison.model import DOUBT_KINDS
from stratview.comparison.store import open_store
from stratview.errors import StratviewError
from stratview.evidence.analyse import complete, count_claims
from stratview.evidence.check import as_json, check
from stratview.evidence.uncited import by_document

if TYPE_CHECKING:
    from pathlib import Path

STATES = ["unsourced", "stale", "missing", "ambiguous", "normalised", "exact"]

FILES = {
    "comparison.yaml": """\
stratview: 1
title: Two
language: en
subjects:
  - {id: left, name: Left, color: "#C7000B"}
  - {id: right, name: Right, color: "#FF6900"}
dimensions: [first]
""",
    "sources.yaml": """\
sources:
  - id: a
    type: webpage
    title: A
    file: documents/a.md
    sha256: SHA256
""",
    "dimensions/first.yaml": """\
title: First
rows:
  - aspect: Growth
    left:
      - id: grew
        text: Grew by 20% in 2004.
        cites:
          - source: a
            quote: Left grew by 20 percent in 2004
          - source: a
            quote: Left isn't right
    right:
      - id: lost
        text: Fell by 30%.
        cites:
          - source: a
            quote: Right fell by a third
      - id: bare
        text: Says nothing.
  - aspect: Price
    left: {absent: not-found, note: No price is given.}
summary:
  left: Grew by 20% in 2004.
  right: Fell by 30% against 20%.
""",
    "timeline.yaml": """\
milestones:
  - id: start
    subject: left
    date: "2004"
    title: Grew by 20%
    kind: company
    cites:
      - source: a
        quote: both
""",
    "documents/a.md": "# A\n\nLeft grew by 20 percent in 2004. Left isn’t right.\n\nNobody cites both. Not both.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sha256 = hashlib.sha256(FILES["documents/a.md"].encode()).hexdigest()
    for file, text in FILES.items():
        path = tmp_path / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.replace("SHA256", sha256).encode())
    return tmp_path


def named(folder: Path) -> list[str]:
    return [f"{problem.place}: {problem.code}" for problem in check(folder).problems]


def test_the_report_has_every_total(folder: Path) -> None:
    report = check(folder)
    found = as_json(report)
    problems, doubts = found.pop("problems"), found.pop("doubts")
    assert found.pop("reviews")["unreviewed"] == 3
    assert set(doubts["kinds"]) == set(DOUBT_KINDS)
    assert doubts["statements"] == len(report.doubts)
    assert found == {
        "comparison": "Two",
        "statements": 3,
        "cites": 3,
        "proof": {"unsourced": 1, "stale": 0, "missing": 1, "ambiguous": 0, "normalised": 1, "exact": 0},
        "milestones": {
            "count": 1,
            "proof": {"unsourced": 0, "stale": 0, "missing": 0, "ambiguous": 1, "normalised": 0, "exact": 0},
        },
        "figures": {"checked": 8, "unsupported": 4},
        "coverage": {"claims": 4, "cited": 2, "not_claims": 0},
        "cells": [],
        "pages": [],
        "summaries": 2,
        "absences": {"not-found": 1, "not-comparable": 0, "no-statement": 1},
        "balance": {
            "lopsided": ["first"],
            "one_document": ["first"],
            "dimensions": {
                "first": {
                    "sides": {
                        "left": {"statements": 1, "own": 1, "passages": 2, "documents": 1, "newest": None},
                        "right": {"statements": 2, "own": 2, "passages": 0, "documents": 0, "newest": None},
                    },
                    "verdicts": [
                        {"kind": "passages", "side": "right", "less": 0, "more": 2},
                        {"kind": "one-document", "side": "", "less": 1, "more": 1},
                    ],
                }
            },
        },
    }
    assert [set(problem) for problem in problems] == [{"file", "line", "column", "code", "message", "id"}] * len(
        problems
    )
    named_items = {problem["id"] for problem in problems if problem["code"] in ("unsourced", "missing-quote")}
    assert named_items
    assert all(f"'{item}'" in problem["message"] for problem in problems if (item := problem["id"]))
    assert "" not in named_items
    assert not report.ok
    json.dumps(as_json(report))


def test_problems_are_sorted_by_place_and_stand_where_they_can_be_mended(folder: Path) -> None:
    assert named(folder) == [
        "dimensions/first.yaml:14:9: unsupported-figure",
        "dimensions/first.yaml:17:13: missing-quote",
        "dimensions/first.yaml:19:9: unsourced",
        "dimensions/first.yaml:24:3: unsupported-figure",
        "dimensions/first.yaml:24:3: unsupported-figure",
        "timeline.yaml:5:5: unsupported-figure",
        "timeline.yaml:9:9: ambiguous-quote",
    ]


def test_a_changed_document_makes_all_its_cites_stale_and_is_named_once(folder: Path) -> None:
    with (folder / "documents" / "a.md").open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    report = check(folder)
    assert as_json(report)["proof"] == {**dict.fromkeys(STATES, 0), "stale": 2, "unsourced": 1}
    codes = [problem.code for problem in report.problems]
    assert codes.count("stale-document") == 1
    assert codes.count("missing-quote") == 1


def test_a_missing_document_is_named_once(folder: Path) -> None:
    (folder / "documents" / "a.md").unlink()
    found = named(folder)
    assert "sources.yaml:5:5: missing-file" in found
    assert not any("quote" in problem for problem in found)
    assert as_json(check(folder))["coverage"] == {"claims": 0, "cited": 0, "not_claims": 0}


def test_what_two_rooms_find_is_named_once(folder: Path) -> None:
    sources = folder / "sources.yaml"
    sources.write_text(sources.read_text("utf-8").replace("documents/a.md", "../a.md"), "utf-8")
    assert [problem for problem in named(folder) if problem.startswith("sources")] == ["sources.yaml:5:5: unsafe-path"]


def test_a_comparison_that_is_all_proven_is_ok(bundled: Path) -> None:
    report = check(open_store(bundled))
    assert report.ok
    assert as_json(report)["problems"] == []


def test_a_problem_of_the_files_alone_is_not_ok(bundled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(bundled, folder)
    with (folder / "comparison.yaml").open("a", encoding="utf-8") as file:
        file.write("nonsense: 1\n")
    report = check(folder)
    assert not report.ok
    assert all(proof.state.proven for proof in report.statement_proofs)


def test_coverage_alone_is_no_problem(bundled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(bundled, folder)
    sources = folder / "sources.yaml"
    text = re.sub(r"    not_claims:\n(?:      .*\n)+", "", sources.read_text("utf-8"))
    sources.write_text(text, "utf-8")
    report = check(folder)
    covered = as_json(report)["coverage"]
    assert 0 < covered["cited"] < covered["claims"]
    assert report.ok


def test_uncited_claims_are_listed_by_document_with_their_place(folder: Path) -> None:
    report = check(folder)
    assert as_json(report, by_document(report))["coverage"] == {
        "claims": 4,
        "cited": 2,
        "not_claims": 0,
        "documents": [
            {
                "source": "a",
                "file": "documents/a.md",
                "claims": 4,
                "cited": 2,
                "share": 0.5,
                "uncited": [
                    {"line": 5, "column": 1, "section": "A", "text": "Nobody cites both."},
                    {"line": 5, "column": 20, "section": "A", "text": "Not both."},
                ],
                "not_claims": [],
            }
        ],
    }
    (one,) = by_document(report)
    assert str(one.uncited[1].place) == "documents/a.md:5:20"


def test_a_document_that_cannot_be_read_has_no_claims(folder: Path) -> None:
    (folder / "documents" / "a.md").unlink()
    (one,) = by_document(check(folder))
    assert (one.claims, one.cited, one.share, one.uncited) == (0, 0, None, ())


def test_where_there_is_no_comparison_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(StratviewError):
        check(tmp_path)


def test_going_through_each_document_once_finds_what_the_window_finds(bundled: Path, tmp_path: Path) -> None:
    """`check` parses, proves, counts and forgets each document in turn; the window keeps documents, and asks later."""
    generate.write(tmp_path, 60, 4, 4_000, broken=True)
    for path in (bundled, tmp_path):
        once, kept = check(path), complete(open_store(path))
        assert once.problems == kept.problems
        assert (once.doubts, once.statement_proofs) == (kept.doubts, kept.statement_proofs)
        for source, coverage in once.coverages.items():
            other = count_claims(kept, source)
            assert (coverage.claims, coverage.not_claims) == (other.claims, other.not_claims)
