"""The overview, the list of all tensions, and sides that say nothing, in every kind of file."""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from stratview.export import html, pdf, plain, sheet
from stratview.export.scope import Scope
from tests.export.conftest import as_pdf, made
from tests.export.reading import links, opened, page_texts, squeezed

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.export.content import Report

_TEXT = "# One\n\nAlpha grew fast in 2004. Alpha sold a lot. Alpha won. Beta was slow. They differ in everything.\n"

_FIRST = """\
title: Growth
question: How fast?
summary: {a: Grew fast from 2004., b: Was slow for 77 years.}
rows:
  - aspect: Pace
    a:
      - {id: pace-a, text: Alpha grew fast., cites: [{source: one, quote: Alpha grew fast in 2004}]}
      - {id: sold-a, text: Alpha sold much., cites: [{source: one, quote: Alpha sold a lot}]}
      - {id: won-a, text: Alpha won., cites: [{source: one, quote: Alpha won}]}
    b:
      - {id: pace-b, text: Beta was slow., cites: [{source: one, quote: Beta was slow}]}
  - aspect: Reach
    a:
      - {id: reach-a, text: Alpha sold everywhere., cites: [{source: one, quote: Alpha sold everywhere}]}
    b: {absent: not-found, note: Nobody says how far Beta came., sources: [one]}
  - aspect: Price
    a: {absent: not-comparable, note: Alpha names no price in money.}
"""

_SECOND = """\
title: Both
rows:
  - aspect: Difference
    both:
      - {id: differ, text: They differ., cites: [{source: one, quote: They differ in everything}]}
  - aspect: Open
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("whole")
    (root / "dimensions").mkdir()
    (root / "documents").mkdir()
    (root / "documents" / "one.md").write_text(_TEXT, "utf-8")
    (root / "comparison.yaml").write_text(
        "stratview: 1\ntitle: Whole\nlanguage: en\nsubjects:\n  - {id: a, name: Alpha, color: '#C7000B'}\n"
        "  - {id: b, name: Beta, color: '#FF6900'}\ndimensions: [first, second]\n",
        "utf-8",
    )
    digest = sha256(_TEXT.encode()).hexdigest()
    (root / "sources.yaml").write_text(
        f"sources:\n  - {{id: one, type: book, title: One book, file: documents/one.md, sha256: {digest}}}\n", "utf-8"
    )
    (root / "dimensions" / "first.yaml").write_text(_FIRST, "utf-8")
    (root / "dimensions" / "second.yaml").write_text(_SECOND, "utf-8")
    (root / "tensions.yaml").write_text(
        "tensions:\n  - {kind: qualifies, between: [pace-a, pace-b], note: Fast and slow.}\n"
        "  - {kind: contradicts, between: [reach-a, differ], note: Everywhere is not everything.}\n",
        "utf-8",
    )
    return root


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return made(folder)


@pytest.fixture(scope="module")
def content(report: Report) -> bytes:
    return as_pdf(report)


def text_of(content: bytes) -> str:
    return squeezed("".join(page_texts(content)))


def test_the_overview_is_the_first_page_after_the_contents(content: bytes) -> None:
    second = squeezed(page_texts(content)[1])
    assert second.startswith("WholeOverviewOverview")
    assert "Grewfastfrom2004.4statements·3passages·1document" in second
    assert "1passageagainst3" in second
    # A figure that none of the side's quotes holds.
    assert "Wasslowfor77years.“77”isinnoneofthequotes" in second
    assert "onedocumentonly" in second
    assert "1notproven" in second
    assert second.index("T1T2") < second.index("1GrowthHowfast?")


def test_an_entry_of_the_overview_leads_to_its_dimension(content: bytes) -> None:
    read = opened(content)
    found, dangling = links(read)
    assert dangling == []
    with read.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
    assert titles[:3] == ["Overview", "1 Growth", "2 Both"]
    # Two dimensions and two tensions in the overview, none of them on the title page.
    assert len([link for link in found if link.page == 1]) >= 5


def test_each_tension_has_both_statements_both_quotes_and_the_note(content: bytes) -> None:
    text = text_of(content)
    at = text.rindex("Statementsthatcontradictorqualify")
    for words in (
        "T11.1and1.4qualifyeachotherFastandslow.", "1.1GrowthAlphagrewfast.", "1.4GrowthBetawasslow.",
        "AlphaGrewfastin2004".replace("G", "g"), "Betawasslow", "T21.5and2.1contradicteachother",
        "Everywhereisnoteverything.", "✗missing", "Alphasoldeverywhere", "A5Theydifferineverything",
    ):  # fmt: skip
        found = text.find(words, at)
        assert found >= 0, (words, text[at : at + 900])


def test_three_ways_to_say_nothing_are_told_apart(content: bytes) -> None:
    text = text_of(content)
    assert "∅Lookedfor,notfoundNobodysayshowfarBetacame.LookedinA." in text
    assert "≠NotcomparableAlphanamesnopriceinmoney." in text
    # Nobody says why Beta has no price, and nothing at all stands under the last aspect.
    assert text.count("—Nostatement") == 3


def test_tensions_and_overview_can_be_left_out(folder: Path) -> None:
    one = made(folder, Scope(dimensions=("first",), tensions=False))
    assert one.tensions == ()
    text = text_of(as_pdf(one))
    assert "Overview" not in text
    assert "Fastandslow" not in text
    # With one dimension alone, its lines are at its head.
    assert "InshortGrewfastfrom2004." in text


def test_a_tension_with_an_end_outside_says_so(folder: Path) -> None:
    content = as_pdf(made(folder, Scope(dimensions=("second",))))
    assert links(opened(content))[1] == []
    text = text_of(content)
    assert "T21.5and2.1contradicteachother" in text
    assert "Growth(notinthisexport)" in text
    assert "T1" not in text


def test_the_frame_speaks_chinese(folder: Path) -> None:
    text = text_of(as_pdf(made(folder, Scope(language="zh_CN"))))
    for words in ("概览", "维度", "查找过，未找到", "不可比较", "没有陈述", "只依据一份文档", "已查找：A。"):
        assert words in text, words


def test_html_has_the_same(report: Report) -> None:
    page = html.render(report).decode("utf-8")
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert {link[1:] for link in re.findall(r'href="(#[^"]+)"', page)} <= ids
    assert {"overview", "tensions", "t-T1", "t-T2"} <= ids
    plain_text = squeezed(re.sub(r"<[^>]+>", "", page))
    for words in (
        "Grewfastfrom2004.", "4statements·3passages·1document", "∅Lookedfor,notfoundNobodysays", "≠Notcomparable",
        "—Nostatement", "Everywhereisnoteverything.", "“77”isinnone",
    ):  # fmt: skip
        assert words in plain_text, words


def test_json_has_the_same(report: Report) -> None:
    found: dict[str, Any] = json.loads(plain.render(report))
    first = found["dimensions"][0]
    assert first["summaries"]["b"] == {"text": "Was slow for 77 years.", "unsupported_figures": ["77"]}
    assert first["balance"]["sides"]["a"]["passages"] == 3
    assert [verdict["kind"] for verdict in first["balance"]["verdicts"]] == ["passages", "one-document"]
    assert first["rows"][1]["absences"] == {
        "b": {"kind": "not-found", "note": "Nobody says how far Beta came.", "documents": ["A"]}
    }
    assert found["dimensions"][1]["summaries"] == {}
    assert [tension["number"] for tension in found["tensions"]] == ["T1", "T2"]


def test_a_spreadsheet_has_a_line_for_each_side_that_says_nothing(report: Report) -> None:
    lines = list(csv.DictReader(io.StringIO(sheet.render(report).decode("utf-8-sig"), newline="")))
    gaps = [
        (one["aspect"], one["side"], one["state"], one["text"], one["document"])
        for one in lines
        if one["kind"] == "absence"
    ]
    assert gaps == [
        ("Reach", "b", "not-found", "Nobody says how far Beta came.", "A"),
        ("Price", "a", "not-comparable", "Alpha names no price in money.", ""),
        ("Price", "b", "no-statement", "", ""),
        ("Open", "a", "no-statement", "", ""),
        ("Open", "b", "no-statement", "", ""),
    ]  # fmt: skip


def test_a_volume_has_its_own_overview_and_tensions(report: Report, tmp_path: Path) -> None:
    written = pdf.start(lambda: report, tmp_path / "x.pdf", most_statements=6).result(180)
    texts = [text_of(content) for content in written.contents]
    assert ["T11.1and1.4" in text for text in texts] == [True, False]
    assert ["T21.5and2.1" in text for text in texts] == [False, True]
    assert all(links(opened(content))[1] == [] for content in written.contents)


def test_a_row_that_is_too_large_goes_on_in_the_next_volume(report: Report, tmp_path: Path) -> None:
    """Of the first row two lines fit: a tension weighs more than a statement."""
    written = pdf.start(lambda: report, tmp_path / "x.pdf", most_statements=6).result(180)
    first, second = (text_of(content) for content in written.contents)
    assert "Continuedinvolume2." in first
    assert "Continuedfromvolume1." in second
    assert "Pace(continued)1.3Alphawon." in second
    # Where a row goes on, Beta's side lacks nothing: it has had its say.
    assert "Nostatement" not in second[second.index("Pace(continued)") : second.index("Reach")]
    with opened(written.contents[1]).open_outline() as outline:
        assert next(child.title for child in outline.root[1].children) == "Pace (continued)"
    numbers = [number for text in (first, second) for number in re.findall(r"1\.[1-5](?=Alpha|Beta)", text)]
    assert {"1.1", "1.2", "1.3", "1.4", "1.5"} <= set(numbers)
