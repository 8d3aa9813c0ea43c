"""What is doubted and what people say is in every kind of file, apart from what is proven."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from stratview.comparison.model import Dismissal, Review
from stratview.comparison.store import open_store
from stratview.editing.folder import EditedFolder
from stratview.editing.reviews import add_review, dismiss_doubt
from stratview.errors import Place
from stratview.evidence.analyse import complete
from stratview.evidence.reviews import doubt_fingerprint
from stratview.export import html, markdown, plain, sheet, view
from tests.conftest import BUNDLED
from tests.export.conftest import made

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.export.content import Claim, Report

CUT = "entry-focus-xiaomi"
DISPUTED = "entry-stage-huawei"
DISMISSED = "rd-investment-start-xiaomi"
REST = "rather than technological invention."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = shutil.copytree(BUNDLED, tmp_path_factory.mktemp("judged") / "comparison")
    analysis = complete(open_store(root))
    edited = EditedFolder(root, root.parent / "histories")
    for item, by, verdict, note in (
        (CUT, "Anna", "partly", "The sentence *goes on*."),
        (DISPUTED, "Anna", "supports", ""),
        (DISPUTED, "Bo", "does-not-support", ""),
    ):
        found = analysis.fingerprints[item]
        entry = Review(item, by, "2026-12-01", verdict, note, found, Place(""))  # type: ignore[arg-type]
        edited.apply(add_review(edited.draft(), entry))
    (doubt,) = analysis.doubts[DISMISSED]
    mark = doubt_fingerprint(doubt, analysis.fingerprints[DISMISSED])
    edited.apply(
        dismiss_doubt(edited.draft(), Dismissal(DISMISSED, "cut", "So be it.", "Anna", "2026-12-01", mark, Place("")))
    )
    return root


@pytest.fixture(scope="module")
def judged(folder: Path) -> Report:
    return made(folder)


def claim(report: Report, item: str) -> Claim:
    return next(one for one in report.claims() if one.id == item)


def test_a_report_has_open_doubts_and_reviews_that_hold(judged: Report) -> None:
    one = claim(judged, CUT)
    assert [(doubt.kind, doubt.passage) for doubt in one.doubts] == [("cut", one.citations[0].passage)]
    assert one.citations[0].rest.endswith(REST)
    assert (one.review, claim(judged, DISPUTED).review) == ("partly", "disagreement")
    assert claim(judged, DISMISSED).doubts == ()
    assert (judged.counts.reviewed, judged.counts.verdicts) == (2, (("partly", 1),))
    assert one.sound, "neither doubts nor reviews change what is proven"


def test_another_statement_goes_by_its_number(judged: Report) -> None:
    first, second = claim(judged, "shared-playbook-core-both"), claim(judged, "rd-investment-strategy-both")
    assert first.doubts[0].words == f"The only quote is also the only quote of “{second.number}”."


def test_pages_have_a_sign_at_the_statement_and_a_section_that_says_what_it_means(judged: Report) -> None:
    data = view.build(judged).data
    number = claim(judged, CUT).number
    cells = [
        line["sides"][1] for one in data["dimensions"] for row in one["rows"] for line in row["lines"] if line["sides"]
    ]
    signs = next(cell["signs"] for cell in cells if cell is not None and cell["number"] == number)
    assert signs == [("◇", "second-look"), ("▪", "reviews")]
    assert len(data["second_look"]["rows"]) == judged.counts.doubted
    assert "2 of 125 statements reviewed" in data["reviews"]["counts"]
    (agreement,) = data["reviews"]["agreement"]
    assert agreement.startswith("Anna and Bo gave the same verdict on 0 of 1 statements (0 %)")
    assert len(data["reviews"]["rows"]) == 1
    passages = [
        one
        for doc in data["documents"]
        for group in doc["groups"]
        for par in group["paragraphs"]
        for one in par["passages"]
    ]
    assert any(
        plain_of(text).startswith(f"◇ {number}: The quote ends at") for one in passages for text in one["doubts"]
    )


def plain_of(text: Any) -> str:
    return text if isinstance(text, str) else "".join(run[0] for run in text)


def test_the_web_page_shows_the_remainder_and_the_sections(judged: Report, folder: Path) -> None:
    page = html.render(judged).decode("utf-8")
    assert '<section id="second-look"' in page
    assert '<section id="reviews"' in page
    assert 'class="rest"' in page
    assert "Bo, 2026-12-01: does not support" in page
    (folder.parent / "bare").mkdir()
    bare = shutil.copytree(folder, folder.parent / "bare" / "comparison")
    (bare / "review.yaml").unlink()
    assert '<section id="reviews"' not in html.render(made(bare)).decode("utf-8")


def test_markdown_has_them_below_the_statement(judged: Report) -> None:
    lines = markdown.render(judged).decode("utf-8").splitlines()
    at = next(index for index, line in enumerate(lines) if f" {claim(judged, CUT).number}: " in line)
    assert lines[at + 1].startswith("  - ◇ The quote ends at")
    assert lines[at + 2] == "  - ▪ Anna, 2026-12-01: supports partly – The sentence \\*goes on\\*."


def test_tables_and_data_have_them_by_statement(judged: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(sheet.render(judged).decode("utf-8-sig"))))
    row = next(one for one in rows if one["id"] == DISPUTED)
    assert (row["doubts"], row["review"]) == ("", "disagreement")
    assert row["reviews"] == "Anna, 2026-12-01: supports; Bo, 2026-12-01: does not support"
    data = json.loads(plain.render(judged))
    assert data["totals"]["reviewed"] == 2
    found = next(
        one for dim in data["dimensions"] for row in dim["rows"] for one in row["statements"] if one["id"] == CUT
    )
    assert found["reviews"] == [
        {"by": "Anna", "on": "2026-12-01", "verdict": "partly", "note": "The sentence *goes on*."}
    ]
    assert found["doubts"][0]["kind"] == "cut"
    assert found["cites"][0]["sentence_goes_on"].endswith(REST)
