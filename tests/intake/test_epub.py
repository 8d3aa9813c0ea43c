"""EPUB: every chapter in reading order, with the text that a reader sees and nothing else."""

from __future__ import annotations

import pytest

from stratview.limited import Refused
from tests.intake.office_files import epub, read_here, zipped

PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title>'
    "</head><body>{}</body></html>"
)
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/b.opf"/></rootfiles></container>'
)
ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:e="http://www.w3.org/2001/04/xmlenc#">'
    '<e:EncryptedData><e:CipherData><e:CipherReference URI="{}"/></e:CipherData></e:EncryptedData></encryption>'
)


def item(name: str, href: str, kind: str = "application/xhtml+xml", more: str = "") -> str:
    """A file in the manifest."""
    return f'<item id="{name}" href="{href}" media-type="{kind}" {more}/>'


def book(manifest: str, spine: str, files: dict[str, str | bytes], meta: str = "", guide: str = "") -> bytes:
    """A book; `spine` has the ids in order, one in brackets is not in the main order. Bodies are made pages."""
    order = "".join(
        f'<itemref idref="{one.strip("()")}" linear="{"no" if one[0] == "(" else "yes"}"/>' for one in spine.split()
    )
    pages = {
        f"OPS/{name}": PAGE.format(content) if isinstance(content, str) and content[:2] == "<p" else content
        for name, content in files.items()
        if not name.startswith("META")
    }
    return zipped(
        {
            "META-INF/container.xml": CONTAINER,
            "OPS/b.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{meta}</metadata><manifest>{manifest}</manifest>'
            f"<spine>{order}</spine><guide>{guide}</guide></package>",
            **pages,
            **{name: content for name, content in files.items() if name.startswith("META")},
        },
        first=("mimetype", "application/epub+zip"),
    )


def text_of(data: bytes) -> str:
    """The plain text of a book."""
    return read_here("a.epub", data)[0]


def test_what_is_beside_the_main_order_comes_last() -> None:
    data = book(
        item("a", "a.xhtml") + item("n", "n.xhtml") + item("b", "b.xhtml"),
        "a (n) b",
        {"a.xhtml": "<p>A</p>", "n.xhtml": "<p>note</p>", "b.xhtml": "<p>B</p>"},
    )
    assert text_of(data) == "A\nB\nnote"


def test_a_chapter_of_another_kind_is_read_through_its_fallback() -> None:
    data = book(
        item("p", "p.pdf", "application/pdf", 'fallback="f"') + item("f", "f.xhtml") + item("i", "i.jpg", "image/jpeg"),
        "p i",
        {"p.pdf": b"%PDF-1.4 \xff", "f.xhtml": "<p>fallback</p>", "i.jpg": b"\xff\xd8 <p>none"},
    )
    assert text_of(data) == "fallback"


def test_a_chapter_that_is_a_drawing() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>t</title><text>drawn</text><text>words</text></svg>'
    assert text_of(book(item("a", "a.svg", "image/svg+xml"), "a", {"a.svg": svg})) == "drawn words"


@pytest.mark.parametrize(
    ("chapter", "shown"),
    [
        (PAGE.format("<p>caf&eacute;&nbsp;&mdash; x &lt;y&gt; &amp;eacute;</p>"), "café\u00a0— x <y> &eacute;"),
        ('<!DOCTYPE html [<!ENTITY pub "The House">]>' + PAGE.format("<p>by &pub;</p>"), "by The House"),
        ('<?xml version="1.0" encoding="utf-16"?>' + PAGE.format("<p>für</p>"), "für"),
        (
            PAGE.format(
                '<p>x <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mfrac><m:mn>1</m:mn><m:mn>2</m:mn>'
                "</m:mfrac></m:math></p>"
            ),
            "x 1/2",
        ),
        (
            PAGE.format(
                '<epub:switch><epub:case required-namespace="http://www.w3.org/1998/Math/MathML"><math xmlns='
                '"http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></epub:case><epub:default><p>or x</p>'
                "</epub:default></epub:switch>"
            ),
            "x",
        ),
        (
            PAGE.format(
                '<p>A<a href="#f"><sup>2</sup></a> b<a class="noteref" href="n.xhtml#n">[3]</a> 10<sup>6</sup>'
                ' <a href="#g">g</a></p><aside epub:type="footnote" hidden="hidden" id="f"><p>note</p></aside>'
            ),
            "A b 10⁶ g\nnote",
        ),
        (PAGE.format('<p>some<span epub:type="pagebreak">8</span>thing <b>not closed</p>'), "something not closed"),
    ],
)
def test_a_chapter_is_read_as_it_shows(chapter: str, shown: str) -> None:
    encoding = "utf-16" if "utf-16" in chapter else "utf-8"
    assert text_of(book(item("a", "a.xhtml"), "a", {"a.xhtml": chapter.encode(encoding)})) == shown


def test_files_are_found_as_readers_find_them() -> None:
    data = book(
        item("a", "A%20b.xhtml") + item("b", "../OPS/./Case.xhtml") + item("c", "gone.xhtml"),
        "a b c zzz",
        {"A b.xhtml": "<p>one</p>", "case.xhtml": "<p>two</p>"},
    )
    text, found = read_here("a.epub", data)
    assert text == "one\ntwo"
    assert [one.message for one in found.notices] == ["1 of 3 chapters are missing."]


def test_without_a_spine_the_files_are_in_the_manifests_order() -> None:
    assert text_of(book(item("a", "a.xhtml"), "", {"a.xhtml": "<p>one</p>"})) == "one"


def test_a_table_of_contents_is_listed_as_left_out() -> None:
    data = book(
        item("t", "t.xhtml") + item("a", "a.xhtml"),
        "t a",
        {"t.xhtml": '<p>Contents</p><p><a href="a.xhtml">One</a></p>', "a.xhtml": "<p>A</p>"},
        guide='<reference type="toc" href="t.xhtml"/>',
    )
    text, found = read_here("a.epub", data)
    assert text == "A"
    assert [(one.why, one.text) for one in found.left_out] == [("table of contents", "Contents One")]


def test_encrypted_fonts_take_nothing_from_the_text() -> None:
    files: dict[str, str | bytes] = {
        "a.xhtml": "<p>A</p>",
        "META-INF/encryption.xml": ENCRYPTED.format("OPS/xhtml.otf"),
        "META-INF/rights.xml": "<rights/>",
    }
    assert text_of(book(item("a", "a.xhtml"), "a", files)) == "A"


@pytest.mark.parametrize("encrypted", [True, False])
def test_an_encrypted_chapter_is_refused(encrypted: bool) -> None:
    files: dict[str, str | bytes] = {"a.html": b"\x8a\x01\xfe" * 50}
    if encrypted:
        files["META-INF/encryption.xml"] = ENCRYPTED.format("OPS/a.html")
    with pytest.raises(Refused, match="protected"):
        text_of(book(item("a", "a.html", "text/html"), "a", files))


def test_what_a_book_says_of_itself() -> None:
    meta = (
        '<dc:title id="t">Tea</dc:title><dc:title id="s">A history</dc:title><meta refines="#s" property="title-type">'
        'subtitle</meta><dc:creator opf:role="aut" opf:file-as="Leaf, Ann">Ann Leaf</dc:creator><dc:creator id="r">'
        'B. Over</dc:creator><meta refines="#r" property="role">trl</meta><dc:contributor opf:role="edt">C. Ed'
        '</dc:contributor><dc:contributor>a program</dc:contributor><dc:date opf:event="modification">2022</dc:date>'
        '<dc:date opf:event="publication">1999-05</dc:date><dc:identifier>ISBN 978-0-00-000000-2</dc:identifier>'
    )
    assert dict(read_here("a.epub", book(item("a", "a.xhtml"), "a", {"a.xhtml": "<p>A</p>"}, meta))[1].fields) == {
        "type": "book", "title": "Tea: A history", "author": "Leaf, Ann", "translator": "B. Over", "editor": "C. Ed",
        "issued": "1999-05", "ISBN": "9780000000002",
    }  # fmt: skip


def test_a_book_whose_container_is_missing() -> None:
    files = {"b.opf": '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine/></package>',
             "a.xhtml": PAGE.format("<p>found</p>")}  # fmt: skip
    assert text_of(zipped({**files}, first=("mimetype", "application/epub+zip"))) == "found"
    assert text_of(epub("<p>whole</p>")) == "whole"


def test_a_style_sheet_of_the_book_raises_digits() -> None:
    chapter = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><link rel="stylesheet" href="../S/a.css"/></head><body><p>10'
        '<span class="up">6</span></p></body></html>'
    )
    css = b".up { vertical-align: super }"
    data = book(item("a", "T/a.xhtml"), "a", {"T/a.xhtml": chapter.encode(), "s/a.css": css})
    assert text_of(data) == "10⁶"


def test_names_in_utf_8_that_do_not_say_so() -> None:
    data = book(item("a", "一.xhtml"), "a", {"xxx.xhtml": "<p>Text</p>"})
    assert text_of(data.replace(b"OPS/xxx.xhtml", "OPS/一.xhtml".encode())) == "Text"


def test_a_book_without_its_chapters_is_refused() -> None:
    with pytest.raises(Refused, match="its chapters are missing"):
        text_of(book(item("a", "a.xhtml"), "a", {}))


def test_listings_and_drawn_lines_of_a_chapter() -> None:
    listing = '<p>x</p><pre><code><span class="lineno">1</span>a = 1</code></pre>'
    assert text_of(book(item("a", "a.xhtml"), "a", {"a.xhtml": listing})) == "x\na = 1"
    drawn = '<p/><svg xmlns="http://www.w3.org/2000/svg"><text>the end.</text><text>(Then)</text></svg>'
    assert text_of(book(item("a", "a.xhtml"), "a", {"a.xhtml": drawn})) == "the end. (Then)"


def test_lines_that_a_page_draws_are_one_text() -> None:
    lines = (("0,5,9", 0, "Tea was restored and res-"), ("9.5", 0, "<tspan> </tspan>"), ("0,5", 12, "tored"),
             ("0,7", 24, "in mea-"), ("0,8", 36, "sured doses,"), ("9", 36, " of 10"), ("11", 30, "6"))  # fmt: skip
    drawn = "".join(f'<tspan x="{x}" y="{y}">{text}</tspan>' for x, y, text in lines)
    text, found = read_here("a.epub", epub(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{drawn}</text></svg>'))
    assert text == "Tea was restored and restored in measured doses, of 106"
    assert [one.values for one in found.notices] == [("2", "res-tored → restored, mea-sured → measured")]
