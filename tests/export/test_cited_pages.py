"""Cited pages of the originals are in the PDF and the HTML page on demand, marked, numbered and named."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest
from PySide6.QtGui import QColor, QImage

from stratview import cli
from stratview.export import html
from stratview.export.cited_pages import MOST_PIXELS, MOST_WIDTH, drawn, png
from stratview.export.running import Cancelled
from stratview.export.scope import Scope
from stratview.intake.page_pictures import Picture
from tests.export.conftest import as_pdf, made
from tests.export.drinks import write
from tests.export.reading import links, opened, page_texts

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.export.content import Report

WITH_PAGES = Scope(pages=True)


def nothing(number: int) -> None:
    """Take no note of how far it is."""


@pytest.fixture(scope="module")
def drinks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("cited"))


@pytest.fixture(scope="module")
def report(drinks: Path) -> Report:
    return made(drinks, WITH_PAGES)


@pytest.fixture(scope="module")
def content(report: Report) -> bytes:
    return as_pdf(report)


def figures(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as file:
        found = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        return sorted(str(one.Alt) for one in found if "Page" in str(one.get("/Alt", "")))


def words_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_each_cited_page_is_a_picture_with_its_passages_named(content: bytes, drinks: Path) -> None:
    assert figures(content) == [
        "Page iii (1 of 3), “tea”: the passages A1, A2 are marked.",
        "Page v (3 of 3), “tea”: the passages A3, A4 are marked.",
    ]
    text = words_of(content)
    assert "Pages of the originals" in text
    assert "Nobody cites" not in text
    assert "Pages of the originals" not in words_of(as_pdf(made(drinks))), "only on demand"


def test_passages_and_pages_are_linked_both_ways(content: bytes) -> None:
    found, dangling = links(opened(content))
    assert dangling == []
    pages = page_texts(content)
    passages = next(number for number, text in enumerate(pages) if "Coffee came before, and was known" in text)
    iii, v = (next(number for number, text in enumerate(pages) if name in text) for name in ("(1 of 3)", "(3 of 3)"))
    assert [(one.page, one.to) for one in found if one.page == passages and one.to in (iii, v)] == [
        (passages, iii), (passages, iii), (passages, v), (passages, v),
    ]  # fmt: skip
    assert [one.to for one in found if one.page == iii] == [passages, passages]
    assert [one.to for one in found if one.page == v] == [passages, passages]


def test_the_same_report_gives_the_same_bytes(report: Report, content: bytes) -> None:
    assert as_pdf(report) == content
    first, second = (html.render(drawn(report, nothing)) for _ in range(2))
    assert first == second


def test_pictures_are_bounded_and_marked_by_multiplying(report: Report) -> None:
    (document,) = drawn(report, nothing).documents
    image = QImage.fromData(document.pages[0].picture)
    assert image.width() == MOST_WIDTH
    assert image.width() * image.height() <= MOST_PIXELS
    (_, ((left, top, right, bottom),)) = document.pages[0].marks[0]
    inside = [
        image.pixelColor(x, y)
        for x in range(int(left * image.width()), int(right * image.width()))
        for y in range(int(top * image.height()), int(bottom * image.height()))
    ]
    assert QColor(255, 232, 140) in inside
    assert max(color.blue() for color in inside) <= 140
    assert min(color.lightness() for color in inside) < 20, "letters stay black"
    beside = image.pixelColor(int(left * image.width()) - 8, int(top * image.height()) - 8)
    assert beside == QColor("white")


def test_a_picture_keeps_its_colours_and_is_grey_without_any() -> None:
    blue, white = b"\xff\x40\x20\0", b"\xff\xff\xff\0"
    plain = Picture(0, 10, 10, 10, 10, white * 100)
    assert png(plain, [])[25] == 0, "greys"
    colored = replace(plain, pixels=blue + white * 99)
    image = QImage.fromData(png(colored, [(0.5, 0.5, 0.7, 0.7)]))
    assert image.pixelColor(0, 0) == QColor(0x20, 0x40, 0xFF)
    assert image.pixelColor(6, 6) == QColor(255, 232, 140)


def test_a_browser_shows_them_without_a_network(report: Report) -> None:
    page = html.render(drawn(report, nothing)).decode()
    assert "img-src data:" in page
    pictures = re.findall(r'<image href="(data:image/png;base64,)[^"]+"[^>]* aria-label="([^"]+)"', page)
    assert [alt for _, alt in pictures] == [
        "Page iii (1 of 3), “tea”: the passages A1, A2 are marked.",
        "Page v (3 of 3), “tea”: the passages A3, A4 are marked.",
    ]
    targets = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= targets
    assert 'href="#o-A-1">p. iii</a>' in page
    plain = html.render(report).decode()
    assert "img-src" not in html.render(replace(report, documents=())).decode()
    assert "This page cannot be drawn." in plain


@pytest.mark.parametrize(("harm", "said"), [("gone", "is not there"), ("other", "not the file that was imported")])
def test_an_original_that_does_not_fit_is_said_and_not_shown(tmp_path: Path, harm: str, said: str) -> None:
    drinks = write(tmp_path)
    original = drinks / "originals" / "tea.pdf"
    if harm == "gone":
        original.unlink()
    else:
        original.write_bytes(original.read_bytes() + b"\n")
    report = drawn(made(drinks, WITH_PAGES), nothing)
    assert not any(page.picture for page in report.documents[0].pages)
    page = html.render(report).decode()
    assert said in page
    assert "o-A-1" not in page, "nothing leads to a page that is not there"
    if harm == "gone":
        content = as_pdf(report)
        assert "is not there" in words_of(content)
        assert figures(content) == []


def test_drawing_is_cancelled_between_two_pages(report: Report) -> None:
    seen = []

    def step(number: int) -> None:
        seen.append(number)
        if number == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        drawn(report, step)
    assert seen == [1, 2]


def test_the_command_refuses_what_shows_no_pages(
    drinks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, option in (("out.csv", ""), ("out.pdf", "--no-appendix")):
        with pytest.raises(SystemExit) as ended:
            cli.main(["export", str(drinks), "-o", str(tmp_path / name), "--pages", *([option] if option else [])])
        assert ended.value.code == 2
        assert "--pages" in capsys.readouterr().err.splitlines()[-1]
    assert cli.main(["export", str(drinks), "-o", str(tmp_path / "out.html"), "--pages"]) == 0
    assert "data:image/png" in (tmp_path / "out.html").read_text("utf-8")


def test_a_file_without_page_labels_is_cited_by_page_numbers(tmp_path: Path) -> None:
    report = made(write(tmp_path, labelled=False))
    page = re.sub("<[^>]+>", "", html.render(report).decode())
    for said in (words_of(as_pdf(report)), page):
        assert re.findall(r"A\d p\. (\d)", said) == ["1", "1", "3", "3"]
        assert not re.search(r"\bline \d", said), "a line of the text made from it helps no reader of the original"
