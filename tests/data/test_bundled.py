"""The comparison that ships: its documents are the supplied ones, and everything it says is proven."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.evidence.check import as_json, check
from tests.conftest import BUNDLED
from tests.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

SUPPLIED = {
    "innovation-and-market-role.md": "6a8aa17d15ab1056750f68d13d439add1621d43f3fa55ef3d970eaa33c0d585e",
    "identical-success-strategies.md": "55a04990a801dc2103a9ae46f4ec6f3bc4818ad9b8c5e838a1bd46821d5fa581",
}
"""SHA-256 of the two texts as the project's owner supplied them."""


def _without_headings(text: str) -> str:
    return re.sub(r"(?m)^#{1,3} ", "", text.removesuffix("\n"))


def _first(text: str) -> str:
    return _without_headings(text)


def _second(text: str) -> str:
    # Outside of the table each run of line feeds has one more than the supplied text, to part its paragraphs.
    def shorter(run: re.Match[str]) -> str:
        in_table = run.string[: run.start()].rsplit("\n", 1)[-1].startswith("|") and run.string[run.end() :].startswith(
            "|"
        )
        return run.group() if in_table else run.group()[1:]

    return re.sub(r"\n+", shorter, _without_headings(text))


@pytest.mark.parametrize(
    ("name", "undo"), [("innovation-and-market-role.md", _first), ("identical-success-strategies.md", _second)]
)
def test_a_document_is_the_supplied_text_but_for_markdown(name: str, undo: Callable[[str], str]) -> None:
    text = (BUNDLED / "documents" / name).read_bytes().decode("utf-8")
    assert hashlib.sha256(undo(text).encode("utf-8")).hexdigest() == SUPPLIED[name]


def test_everything_is_proven() -> None:
    report = check(BUNDLED)
    assert [str(problem) for problem in report.problems] == []
    totals = as_json(report)
    assert totals["statements"] >= 100
    assert sum(totals["proof"].values()) == totals["statements"]
    assert {state: n for state, n in totals["proof"].items() if state not in ("exact", "normalised")} == {
        "ambiguous": 0, "missing": 0, "stale": 0, "unsourced": 0,
    }  # fmt: skip
    assert totals["figures"]["checked"] > 0
    assert totals["figures"]["unsupported"] == 0


def test_every_claim_of_the_documents_is_cited() -> None:
    analysis = check(BUNDLED)
    found, sources = analysis.coverages.values(), analysis.head.sources
    assert [one.text_of(claim) for one in found for claim in one.uncited] == []
    marked = [len(one.not_claims) for one in found]
    assert marked == [len(source.not_claims) for source in sources], "each mark is of one uncited sentence"


def test_the_documents_meet_in_the_dimensions() -> None:
    comparison, _ = load(BUNDLED)
    cited = {
        dimension.id: {cite.source for statement in dimension.statements() for cite in statement.cites}
        for dimension in comparison.dimensions
    }
    assert len(cited) == 10
    assert [one for one, sources in cited.items() if len(sources) < 2] == ["industry-and-society"]


def test_quotes_are_short_and_no_heading_proves_anything() -> None:
    comparison, _ = load(BUNDLED)
    lines = "\n".join(path.read_text("utf-8") for path in (BUNDLED / "documents").iterdir()).splitlines()
    headings = {line.lstrip("# ") for line in lines if line.startswith("#")}
    quotes = [cite.quote for statement in comparison.statements() for cite in statement.cites]
    assert max(map(len, quotes)) <= 200
    assert sum(len(quote) > 160 for quote in quotes) * 10 < len(quotes)
    assert headings.isdisjoint(quotes)


def test_the_figures_of_the_documents_stand_in_statements() -> None:
    comparison, _ = load(BUNDLED)
    words = " ".join(statement.text for statement in comparison.statements())
    for figure in ("160 billion yuan", "10%", "20%", "10–20 years", "24/7"):
        assert figure in words


def test_the_dated_events_are_milestones() -> None:
    comparison, _ = load(BUNDLED)
    dates = {milestone.date_text for milestone in comparison.milestones}
    assert {"1987", "1987/200X", "2004", "2010", "2011", "2014", "2021", "2025-04", "2025-06", "2025-11-14"} <= dates
    assert all(milestone.date is not None for milestone in comparison.milestones)
    both = {theme: {m.subject for m in comparison.milestones if m.theme == theme} for theme in
            {m.theme for m in comparison.milestones if m.theme}}  # fmt: skip
    assert len([theme for theme, subjects in both.items() if len(subjects) == 2]) >= 3


def test_every_dimension_is_summed_up_for_both_sides_in_one_line() -> None:
    comparison, _ = load(BUNDLED)
    for dimension in comparison.dimensions:
        assert [*dimension.summaries] == ["huawei", "xiaomi"], dimension.id
        for summary in dimension.summaries.values():
            assert len(summary.text) <= 90
            assert "\n" not in summary.text
            assert summary.text.endswith(".")


def test_every_side_says_something_or_why_it_does_not() -> None:
    comparison, _ = load(BUNDLED)
    absent = {
        (dimension.id, row.aspect, side): absence.kind
        for dimension in comparison.dimensions
        for row in dimension.rows
        for side, absence in row.absences.items()
    }
    assert absent == {
        ("technology-rd", "What share of revenue goes to R&D?", "xiaomi"): "not-comparable",
        ("lessons", "What is its outlook?", "huawei"): "not-found",
        ("lessons", "What is its next step?", "huawei"): "not-found",
    }


def test_what_was_looked_for_does_not_stand_in_the_documents() -> None:
    comparison, _ = load(BUNDLED)
    library = Library(open_store(BUNDLED), comparison.head.sources)
    texts = " ".join(library.document(source_id).text.text for source_id in library.source_ids).lower()
    assert re.findall(r"[\d.]+% of [^,.]*", texts) == ["10% of huawei’s", "20% of revenue annually"]


def test_the_balance_is_what_it_is() -> None:
    report = check(BUNDLED)
    totals = as_json(report)
    assert totals["summaries"] == 20
    assert totals["absences"] == {"not-found": 2, "not-comparable": 1, "no-statement": 0}
    assert totals["balance"]["lopsided"] == []
    assert totals["balance"]["one_document"] == ["industry-and-society"]
    assert report.comparison is not None
    assert len(report.comparison.tensions) == 29


def test_check_prints_the_totals_as_json() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stratview", "check", str(BUNDLED), "--json"], capture_output=True, text=True, check=True
    )
    totals = json.loads(done.stdout)
    assert totals["comparison"] == "Huawei and Xiaomi"
    assert set(totals) == {
        "comparison", "statements", "cites", "proof", "milestones", "figures", "coverage", "summaries", "absences",
        "balance", "cells", "pages", "doubts", "reviews", "problems",
    }  # fmt: skip
    assert totals["problems"] == []
