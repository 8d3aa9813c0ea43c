"""How the pages are laid out: columns line up, heads are repeated, nothing that fits a page is cut between two."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING

import pypdf
import pytest

from stratview.export.scope import Scope
from tests.conftest import BUNDLED
from tests.export.conftest import as_pdf, made
from tests.export.hostile import SIDE_COUNT
from tests.export.reading import as_shown, page_texts, squeezed

if TYPE_CHECKING:
    from stratview.export.content import Report

Places = dict[str, list[tuple[int, float, float]]]


@pytest.fixture(scope="module", params=["portrait", "landscape"])
def content(request: pytest.FixtureRequest) -> bytes:
    if request.param == "portrait":
        return bytes(request.getfixturevalue("bundled_pdf"))
    return as_pdf(made(BUNDLED, Scope(landscape=True, paper="letter")))


def numbers_in(content: bytes) -> Places:
    """Where numbers of statements are on the dimensions' pages: page, distance from the left and from the foot."""
    found: Places = defaultdict(list)
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(content)).pages):
        if "Aspect" in page_texts(content)[number]:
            page.extract_text(visitor_text=partial(_see, found, number))
    return found


def _see(found: Places, page: int, text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
    if re.fullmatch(r"\d+\.\d+", text.strip()):
        place = (page, tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5])
        found[text.strip()].append(place)


def test_the_two_columns_line_up(content: bytes, bundled_report: Report) -> None:
    places = numbers_in(content)
    rows = [row for dimension in bundled_report.dimensions for row in dimension.rows]
    pairs = [pair for row in rows for pair in zip(*row.sides, strict=False)]
    assert len(pairs) > 40
    # A number stands elsewhere too, where something refers to it: its own place is in the column of its side.
    columns = [
        Counter(round(x) for pair in pairs for _, x, _ in places[pair[side].number]).most_common(1)[0][0]
        for side in (0, 1)
    ]
    assert columns[1] - columns[0] > 150
    for pair in pairs:
        own = [
            [(page, y) for page, x, y in places[claim.number] if round(x) == column]
            for claim, column in zip(pair, columns, strict=True)
        ]
        assert any(
            page == other and y == pytest.approx(height, abs=0.1) for page, y in own[0] for other, height in own[1]
        ), pair[0].number


def test_no_statement_or_row_is_cut_between_pages(content: bytes, bundled_report: Report) -> None:
    pages = [squeezed(text) for text in page_texts(content)]
    for claim in bundled_report.claims():
        assert any(squeezed(claim.number + claim.text) in page for page in pages), claim.number
    for dimension in bundled_report.dimensions:
        for row in dimension.rows:
            words = [squeezed(claim.number + claim.text) for claim in row.claims()]
            assert any(all(said in page for said in words) for page in pages), (dimension.number, row.aspect)
    for document in bundled_report.documents:
        for paragraph in document.paragraphs:
            assert any(squeezed(as_shown(paragraph)) in page for page in pages), paragraph


def test_the_head_of_a_table_is_on_every_page_of_it(hostile_pdf: bytes) -> None:
    pages = [squeezed(text) for text in page_texts(hostile_pdf)]
    at = [
        number
        for number, page in enumerate(pages)
        if any(f"Statement{one}ofmany." in page and "Whatitsprooflacks" not in page for one in range(SIDE_COUNT))
    ]
    assert len(at) > 1
    for number in at:
        assert "Aspect" in pages[number]
        assert pages[number].index("Aspect") < pages[number].index("ofmany.")


def test_a_heading_never_stands_alone_at_the_foot(content: bytes, bundled_report: Report) -> None:
    """What a heading announces begins on the same page."""
    pages = [squeezed(text) for text in page_texts(content)]
    for dimension in bundled_report.dimensions:
        first = dimension.claims()[0]
        head, begin = squeezed(dimension.title + dimension.question), squeezed(first.number + first.text)
        page = next(page for page in pages if head in page)
        assert begin in page[page.index(head) :], dimension.title
