"""The file itself, read back by two parsers: it proves itself, links both ways, and can be read aloud."""

from __future__ import annotations

import io
import re
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest

from stratview.export import pdf
from tests.export.conftest import as_pdf, made
from tests.export.hostile import MARKUP, SIDE_COUNT
from tests.export.reading import as_shown, links, opened, page_texts, squeezed, tags

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.export.content import Report


@pytest.fixture(scope="module")
def read(bundled_pdf: bytes) -> pikepdf.Pdf:
    return opened(bundled_pdf)


def whole(content: bytes) -> str:
    return squeezed("".join(page_texts(content)))


def test_every_statement_quote_and_milestone_stands_in_the_text_in_order(
    bundled_pdf: bytes, bundled_report: Report
) -> None:
    text, at = whole(bundled_pdf), 0
    for dimension in bundled_report.dimensions:
        for row in dimension.rows:
            # A pair of statements stands side by side, in the order of the table's lines.
            pairs = [side[i] for i in range(40) for side in row.sides if i < len(side)]
            for claim in (*pairs, *row.both):
                found = text.find(squeezed(claim.number + claim.text), at)
                assert found >= 0, (claim.number, claim.text)
                at = found
    assert bundled_report.timeline is not None
    for milestone in bundled_report.timeline.milestones:
        assert squeezed(milestone.claim.number + milestone.claim.text) in text
    for document in bundled_report.documents:
        for paragraph in document.paragraphs:
            found = text.find(squeezed(as_shown(paragraph)), at)
            assert found >= 0, paragraph
            at = found
        assert document.sha256 in text


def test_chinese_glyphs_can_be_extracted_and_are_tagged_as_chinese(bundled_pdf: bytes, read: pikepdf.Pdf) -> None:
    assert "价比" in whole(bundled_pdf)
    tagged = b"".join(page.Contents.read_bytes() for page in read.pages if not isinstance(page.Contents, pikepdf.Array))
    assert b"/Lang(zh-CN)" in tagged


def test_links_lead_both_ways_and_none_dangles(read: pikepdf.Pdf, bundled_report: Report) -> None:
    found, dangling = links(read)
    assert dangling == []
    begin, end, first, last = (
        starts(read)[title] for title in ("1 Roles or playbook", "Tensions", "Passages", "Documents")
    )
    # The page on which the passages begin may hold the last tensions, which are linked too.
    there = {(link.page, link.to) for link in found if begin <= link.page < end and first < link.to <= last}
    back = {(link.to, link.page) for link in found if begin <= link.to < end and first < link.page <= last}
    assert there == back
    cites = sum(len(claim.citations) for claim in bundled_report.claims())
    owners = sum(len(passage.owners) for document in bundled_report.documents for passage in document.passages)
    assert sum(1 for link in found if link.page < first <= link.to <= last) >= cites
    assert sum(1 for link in found if link.to < first <= link.page <= last) >= owners


def starts(read: pikepdf.Pdf) -> dict[str, int]:
    """The page that each section begins on, from 0, by the outline."""
    reader = pypdf.PdfReader(io.BytesIO(_bytes(read)))
    sections = [entry for entry in reader.outline if not isinstance(entry, list)]
    return {str(entry.title): reader.get_destination_page_number(entry) or 0 for entry in sections}


def test_the_outline_goes_down_to_the_rows(read: pikepdf.Pdf, bundled_report: Report) -> None:
    with read.open_outline() as outline:
        entries = [(entry.title, [child.title for child in entry.children]) for entry in outline.root]
    assert entries.pop(0) == ("Overview", [])
    for dimension, (title, rows) in zip(bundled_report.dimensions, entries, strict=False):
        assert title == f"{dimension.number} {dimension.title}"
        assert rows == [row.aspect for row in dimension.rows]
    assert [title for title, _ in entries[len(bundled_report.dimensions) :]] == [
        "Timeline", "Tensions", "What is not proven", "Second look", "Passages", "Documents",
    ]  # fmt: skip


def test_it_declares_both_standards_its_title_language_and_time(read: pikepdf.Pdf, bundled_report: Report) -> None:
    with read.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert bundled_report.title in str(metadata["dc:title"])
        assert metadata["xmp:CreateDate"].startswith(bundled_report.edition.strftime("%Y-%m-%dT%H:%M:%S"))
    assert str(read.Root.Lang) == "en"
    assert bool(read.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(read.Root.MarkInfo.Marked)
    assert pypdf.PdfReader(io.BytesIO(_bytes(read))).page_labels == [
        str(number) for number in range(1, len(read.pages) + 1)
    ]


def _bytes(read: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    read.save(buffer)
    return buffer.getvalue()


def test_everything_is_tagged(read: pikepdf.Pdf, bundled_report: Report) -> None:
    counts = tags(read)
    rows = sum(len(dimension.rows) for dimension in bundled_report.dimensions)
    # The overview, the dimensions, the timeline, what is worth a second look.
    assert counts["/Table"] == len(bundled_report.dimensions) + 3
    assert counts["/H2"] == rows + len(bundled_report.tensions) + 2 * len(bundled_report.documents)
    assert counts["/H1"] == len(bundled_report.dimensions) + 7
    # The table of what is worth a second look has two columns.
    assert counts["/TH"] == 3 * counts["/Table"] - 1
    assert counts["/Figure"] == 1
    assert counts["/Link"] > 400
    assert counts["/TOCI"] == counts["/H1"]
    for page in read.pages:
        assert "/StructParents" in page.obj


def test_all_fonts_are_embedded_subsets_of_the_bundled_ones(read: pikepdf.Pdf) -> None:
    names = set()
    for page in read.pages:
        for font in (page.resources.get("/Font") or {}).values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            names.add(str(font.BaseFont))
            assert "/ToUnicode" in font
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
    assert names
    for name in names:
        assert re.fullmatch(r"/[A-Z]{6}\+(Inter|NotoSerif|NotoSansSC|NotoEmoji)-.*", name), name


def test_the_same_input_gives_the_same_bytes(bundled_pdf: bytes, bundled_report: Report) -> None:
    assert pdf.start(lambda: bundled_report, None).result(120).contents[0] == bundled_pdf


def test_pages_are_counted(bundled_pdf: bytes, read: pikepdf.Pdf) -> None:
    assert pdf.count_pages(bundled_pdf) == len(read.pages)


def test_a_document_without_passages_has_no_heading_among_them(tmp_path: Path) -> None:
    (tmp_path / "dimensions").mkdir()
    (tmp_path / "comparison.yaml").write_text(
        "stratview: 1\ntitle: Drinks\nlanguage: en\ndimensions: [one]\nsubjects:\n"
        "  - {id: tea, name: Tea, color: '#3A7D44'}\n  - {id: coffee, name: Coffee, color: '#6F4E37'}\n"
    )
    sources = ""
    for name in ("Cited", "Unused"):
        (tmp_path / f"{name}.md").write_text(f"{name} words.\n")
        digest = sha256(f"{name} words.\n".encode()).hexdigest()
        sources += (
            f"  - {{id: {name.lower()}, type: document, title: {name} paper, file: {name}.md, sha256: {digest}}}\n"
        )
    (tmp_path / "sources.yaml").write_text(f"sources:\n{sources}")
    (tmp_path / "dimensions" / "one.yaml").write_text(
        "title: One\nquestion: What?\nrows:\n  - aspect: First\n    tea:\n      - id: a\n        text: Words.\n"
        "        cites: [{source: cited, quote: Cited words}]\n"
    )
    text = whole(as_pdf(made(tmp_path)))
    assert text.count("A·Citedpaper") == 2, "with its passage, and among the documents"
    assert text.count("B·Unusedpaper") == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("landscape", [False, True])
def test_pages_have_the_chosen_size(small_report: Callable[..., Report], paper: str, landscape: bool) -> None:
    report = small_report(dimensions=("entry",), paper=paper, landscape=landscape, timeline=False, appendix=False)
    read = opened(pdf.start(lambda: report, None).result(180).contents[0])
    size = {"a4": (595, 842), "letter": (612, 792)}[paper]
    for page in read.pages:
        box = [round(float(value)) for value in page.mediabox]
        assert (box[2], box[3]) == (size[::-1] if landscape else size)


def test_a_part_has_no_dangling_links_and_says_that_it_is_a_part(small_report: Callable[..., Report]) -> None:
    report = small_report(dimensions=("technology-rd",), timeline=False, appendix=False, language="zh_CN")
    content = pdf.start(lambda: report, None).result(180).contents[0]
    read = opened(content)
    found, dangling = links(read)
    assert dangling == []
    assert found
    assert str(read.Root.Lang) == "zh-CN"
    text = whole(content)
    assert "节选" in text
    assert "不在本次导出中" in text
    assert "原文段落" not in text


def test_hostile_text_comes_out_literal(hostile_pdf: bytes) -> None:
    text = whole(hostile_pdf)
    assert squeezed(MARKUP.replace("\\\\", "\\")) in text
    assert squeezed("#heading(level: 9) *One* [x] 性价比") in text
    at = text.index("word0word1word2")
    for number in range(2000):
        at = text.index(f"word{number}", at)
    assert "W" * 400 in text
    for number in range(SIDE_COUNT):
        assert squeezed(f"Statement {number} of many.") in text
    assert links(opened(hostile_pdf))[1] == []
    assert not {"\u202e", "\u2066", "\x07"} & set(text)


def test_what_is_not_proven_is_marked_and_listed(hostile_pdf: bytes, hostile_report: Report) -> None:
    text = whole(hostile_pdf)
    assert "✗missing" in text
    assert "○unsourced" in text
    assert "“42”isinnoneofthequotes" in text
    for one in hostile_report.unproven:
        for lost in one.lost:
            assert squeezed(lost.label) in text


def test_nothing_runs_into_the_margins(hostile_pdf: bytes) -> None:
    for page in pypdf.PdfReader(io.BytesIO(hostile_pdf)).pages:
        places: list[tuple[float, float]] = []

        page.extract_text(visitor_text=partial(_see, places))
        assert places
        assert min(x for x, _ in places) > 40
        assert max(x for x, _ in places) < float(page.mediabox.width) - 40


def _see(
    places: list[tuple[float, float]], text: str, cm: list[float], tm: list[float], _font: object, _size: float
) -> None:
    if text.strip():
        places.append((tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))
