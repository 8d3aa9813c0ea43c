"""Citations that a person must decide about, and the passages that each may mean."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from stratview.comparison.store import open_store
from stratview.documents.text import parse
from stratview.evidence import repair
from stratview.evidence.analyse import complete
from stratview.evidence.anchor import Searchable
from tests.steps import growth, result_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.evidence.analysis import Analysis

OLD = """\
# Ferries

The first line carried 450 passengers in 1998. The second line carried 300 passengers.

Fares rose twice in one year. The crew was small.

Tickets were sold on board.
"""
NEW = """\
# Ferries

The first line carried 450 passengers in 1998. The second line carried 300 passengers.

The harbour was rebuilt, and then new piers came. Fares rose twice in one year. Nobody counted.

Tickets were often sold on board by the mate. The crew was small. The crew was small.
"""
ROWS = """\
title: Boats
rows:
- aspect: Load
  tea:
  - id: same
    text: It carried 450.
    cites: [{source: old, quote: The first line carried 450 passengers in 1998}]
  - id: moved
    text: Fares rose.
    cites: [{source: old, quote: Fares rose twice in one year}]
  coffee:
  - id: changed
    text: Tickets were sold.
    cites: [{source: old, quote: Tickets were sold on board}]
  - id: twins
    text: A small crew.
    cites: [{source: old, quote: The crew was small}]
  - id: lost
    text: The second line carried 300.
    cites: [{source: old, quote: The second lines carries 300 passengers}]
  - id: doubled
    text: A small crew again.
    cites: [{source: new, quote: The crew was small}]
"""


@pytest.fixture
def analysis(tmp_path: Path) -> Analysis:
    (tmp_path / "dimensions").mkdir()
    sources = "sources:\n"
    for name, text, more in (("old", OLD, ""), ("new", NEW, ", supersedes: old")):
        (tmp_path / f"{name}.md").write_text(text)
        digest = sha256(text.encode()).hexdigest()
        sources += f"- {{id: {name}, type: report, title: {name}, file: {name}.md, sha256: {digest}{more}}}\n"
    subjects = 'subjects: [{id: tea, name: T, color: "#3A7D44"}, {id: coffee, name: C, color: "#6F4E37"}]\n'
    (tmp_path / "comparison.yaml").write_text(f"stratview: 1\ntitle: Boats\n{subjects}dimensions: [boats]\n")
    (tmp_path / "sources.yaml").write_text(sources)
    (tmp_path / "dimensions/boats.yaml").write_text(ROWS)
    return complete(open_store(str(tmp_path)))


def test_lost_and_ambiguous_citations_are_listed_in_reading_order(analysis: Analysis) -> None:
    assert [(loss.item.id, loss.fate) for loss in repair.lost(analysis)] == [
        ("lost", "missing"),
        ("doubled", "ambiguous"),
    ]


def candidates(analysis: Analysis, number: int) -> tuple[repair.Candidate, ...]:
    """The passages for one of the lost citations."""
    loss = repair.lost(analysis)[number]
    document = analysis.documents[loss.source]
    return result_of(repair.candidate_steps(document, loss, Searchable(document.text)))


def test_a_lost_quote_has_the_nearest_passage_with_the_score_of_its_rival(analysis: Analysis) -> None:
    first, *others = candidates(analysis, 0)
    assert first.text.startswith("The second line carried 300 passengers")
    assert others[0].text.startswith("The first line carried 450 passengers")
    assert first.score > first.runner_up == others[0].score > 60


def test_a_document_is_folded_in_small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stratview.evidence.fold._STEP", 1_000)

    def one_step(paragraphs: int) -> Callable[[], object]:
        document = parse("Fares “rose” twice — in one year.\n\n" * paragraphs)
        work = Searchable(document).prepare()
        return lambda: next(work)

    assert growth(one_step, 200, 1_600) < 0.3, "as long as in a small document"


def test_an_ambiguous_quote_has_all_its_places(analysis: Analysis) -> None:
    places = candidates(analysis, 1)
    assert [one.text for one in places] == ["The crew was small"] * 2
    assert places[0].span.start < places[1].span.start


def test_a_newer_edition_leaves_citations_moves_changes_or_doubles_them(analysis: Analysis) -> None:
    assert [(old.id, new.id) for old, new in repair.editions(analysis)] == [("old", "new")]
    work = repair.edition_steps(analysis, "old", "new", Searchable(analysis.documents["new"].text))
    fates = {loss.item.id: loss.fate for loss in result_of(work)}
    assert fates == {
        "same": "unchanged", "moved": "moved", "changed": "changed", "twins": "ambiguous", "lost": "changed",
    }  # fmt: skip


def test_what_falls_with_a_source_is_what_has_no_other_proof(analysis: Analysis) -> None:
    fallen = repair.fallen(analysis, "old")
    assert [item.id for item in fallen.statements] == ["same", "moved", "changed", "twins"]
    assert fallen.dimensions == ("boats",)
    assert not repair.fallen(analysis, "new").statements
