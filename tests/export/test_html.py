"""The HTML file: every text in it, in order, literal; every link leads somewhere; nothing is loaded."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from stratview.export import html
from stratview.export.clean import Harmless
from stratview.export.timeline_shapes import wrapped
from tests.conftest import BUNDLED
from tests.editing import folders
from tests.export.conftest import as_pdf, made
from tests.export.reading import as_shown, page_texts, squeezed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.export.content import Report

VOID = {"meta", "link", "img", "br", "hr", "input"}


class Page(HTMLParser):
    """Reads a page back: its elements, texts, links and ids."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.text = content.decode("utf-8")
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.languages: list[str] = []
        self.handlers: list[str] = []
        self.headings: list[int] = []
        self.parts: dict[str, list[str]] = {}
        self.words: list[str] = []
        self._open: list[tuple[str, str]] = []
        self.feed(self.text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        self.loads += [given[name] for name in ("src", "srcset", "data", "poster") if name in given]
        self.handlers += [name for name in given if name.startswith("on") or name == "style"]
        if "lang" in given:
            self.languages.append(given["lang"])
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append((tag, given.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "line", "polygon") or self._open[-1][0] == tag:
            assert self._open.pop()[0] == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        for tag, names in self._open:
            for name in (tag, *names.split()):
                self.parts.setdefault(name, []).append(data)
        self.words.append(data)

    def part(self, name: str) -> str:
        return squeezed("".join(self.parts.get(name, [])))


@pytest.fixture(scope="module")
def page(bundled_report: Report) -> Page:
    return Page(html.render(bundled_report))


@pytest.fixture(scope="module")
def hostile(hostile_report: Report) -> Page:
    return Page(html.render(hostile_report))


def in_order(texts: list[str], whole: str) -> None:
    at = 0
    for text in texts:
        found = whole.find(squeezed(text), at)
        assert found >= 0, text
        at = found + len(squeezed(text))


@pytest.mark.parametrize("name", ["page", "hostile"])
def test_no_link_dangles_and_no_id_stands_twice(name: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(name)
    assert len(page.ids) == len(set(page.ids))
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside
    assert inside <= set(page.ids)


def test_every_statement_and_quote_stands_there_in_order(page: Page, bundled_report: Report) -> None:
    in_order([claim.text for claim in bundled_report.claims()], page.part("text"))
    paragraphs = [paragraph for document in bundled_report.documents for paragraph in document.paragraphs]
    marked = [piece.text for paragraph in paragraphs for piece in paragraph.pieces if piece.covered]
    in_order(marked, page.part("mark"))
    in_order([as_shown(paragraph) for paragraph in paragraphs], page.part("blockquote"))


def test_links_lead_both_ways(page: Page, bundled_report: Report) -> None:
    for claim in bundled_report.claims():
        assert f"s-{claim.number}" in page.ids
        assert {f"#p-{cite.passage}" for cite in claim.citations} <= set(page.links)
        assert {f"#t-{number}" for number in claim.tensions} <= set(page.links)
    for document in bundled_report.documents:
        assert document.sha256 in page.text
        for passage in document.passages:
            assert {f"#s-{owner}" for owner in passage.owners} <= set(page.links)


def test_nothing_is_loaded_and_nothing_runs(page: Page, hostile: Page) -> None:
    for one in (page, hostile):
        assert not {"script", "link", "img", "iframe", "object", "base", "form"} & set(one.tags)
        assert one.loads == one.handlers == []
        assert "url(" not in one.text
        assert "@import" not in one.text
        assert "default-src 'none'" in one.text
        assert all(link.startswith(("#", "https://", "http://")) for link in one.links)


def test_hostile_text_is_literal_and_harmless(hostile: Page, hostile_report: Report) -> None:
    assert not {"b", "lab", "x"} & set(hostile.tags)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", hostile.text)
    cleaner = Harmless()
    in_order([cleaner.plain(claim.text) for claim in hostile_report.claims()], hostile.part("text"))
    assert "<b>with</b>" in "".join(hostile.words)
    assert "\ufffd" in "".join(hostile.words)


def test_the_page_can_be_found_through_by_its_structure(page: Page) -> None:
    assert [tag for tag in page.tags if tag in ("header", "nav", "main", "footer", "h1")] == [
        "header", "h1", "nav", "main", "footer",
    ]  # fmt: skip
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    assert page.languages[0] == "en"
    assert "zh-CN" in page.languages


def test_a_documents_language_is_named(page: Page) -> None:
    assert "English" in page.words


def test_a_frame_in_chinese_tags_the_english_text(small_report: Callable[..., Report]) -> None:
    page = Page(html.render(small_report(language="zh_CN", dimensions=("entry",), timeline=False)))
    assert page.languages[0] == "zh-CN"
    assert "en" in page.languages
    text = "".join(page.words)
    assert "目录" in text
    assert "网页" in text
    assert "英语" in text
    assert "webpage" not in text


def test_what_is_left_out_leaves_no_link(small_report: Callable[..., Report]) -> None:
    page = Page(html.render(small_report(dimensions=("entry",), timeline=False, appendix=False, tensions=False)))
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert inside <= set(page.ids)
    assert "passages" not in page.ids
    assert "timeline" not in page.ids
    assert "svg" not in page.tags
    assert page.part("meta")


def test_the_same_input_gives_the_same_bytes(bundled_report: Report) -> None:
    assert html.render(bundled_report) == html.render(made(BUNDLED))


def test_a_label_of_the_drawing_fits() -> None:
    assert wrapped("") == [""]
    assert wrapped("one two") == ["one two"]
    long = wrapped("x" * 200)
    assert len(long) == 3
    assert long[-1].endswith("…")
    assert "".join(long).startswith("xxx")


def test_a_year_is_drawn_over_its_decade_and_without_lags_there_is_no_column_for_them(
    tmp_path: Path, bundled_pdf: bytes
) -> None:
    folder = folders.write(tmp_path / "drinks")
    milestones = "".join(
        f"  - {{id: {name}, subject: tea, date: {date}, title: It came, kind: other, cites: []}}\n"
        for name, date in (("year", "1655"), ("decade", "165X"))
    )
    (folder / "timeline.yaml").write_text(f"milestones:\n{milestones}")
    report = made(folder)
    widths = [
        float(one) for one in re.findall(r'<rect class="side0[^>]* width="([^"]+)"', html.render(report).decode())
    ]
    assert len(widths) == 2
    assert widths[0] > widths[1]
    assert "Lag" not in " ".join(page_texts(as_pdf(report))).split()
    assert "Lag" in " ".join(page_texts(bundled_pdf)).split()
