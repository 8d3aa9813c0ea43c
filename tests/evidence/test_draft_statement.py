"""What the composer proposes for a statement's text."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pytest

from stratview.comparison.store import open_store
from stratview.evidence.analyse import analyse
from stratview.evidence.doubt_words import FORMERLY
from stratview.evidence.draft_statement import first_clause, likely_side
from tests.editing.folders import write

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.evidence.analysis import Analysis


def analyse_all(folder: Path) -> Analysis:
    return deque(analyse(open_store(folder)), maxlen=1)[0]


@pytest.mark.parametrize(
    ("quote", "clause"),
    [
        ("Tea holds 47 mg, coffee 95.", "Tea holds 47 mg"),
        ("The default is lz4 (very fast, but weak), but others work.", "The default is lz4 (very fast, but weak)"),
        ("默认算法是 lz4（很快，但压缩率低），也支持其他方法。", "默认算法是 lz4（很快，但压缩率低）"),
        ("Yes, it does.", "Yes, it does"),
    ],
)
def test_the_first_clause_ends_outside_brackets(quote: str, clause: str) -> None:
    assert first_clause(quote) == clause


def test_the_likely_side_is_the_only_subject_that_a_document_is_cited_for(tmp_path: Path) -> None:
    folder = write(tmp_path / "drinks")
    assert likely_side(analyse_all(folder), "drinks") == "", "cited for both"
    arrival = folder / "dimensions/arrival.yaml"
    arrival.write_text(arrival.read_text().replace("Coffee came in 1652\n", "What nobody wrote\n"))
    assert likely_side(analyse_all(folder), "drinks") == "tea"


def test_a_document_that_is_not_cited_yet_is_about_the_subject_in_its_title(tmp_path: Path) -> None:
    folder = write(tmp_path / "drinks")
    sources = folder / "sources.yaml"
    sources.write_text(sources.read_text() + "- id: other\n  type: webpage\n  title: A history of coffee\n")
    assert likely_side(analyse_all(folder), "other") == "coffee"
    sources.write_text(sources.read_text().replace("of coffee", "of tea and coffee"))
    assert likely_side(analyse_all(folder), "other") == ""


@pytest.mark.parametrize(
    ("text", "formerly"),
    [
        ("Hollow used to deliver by horse.", True),
        ("The label can be used to add text.", False),
        ("用于 used to go", True),
    ],
)
def test_what_is_used_to_do_something_is_no_former_habit(text: str, formerly: bool) -> None:
    assert (FORMERLY.search(text) is not None) == formerly
