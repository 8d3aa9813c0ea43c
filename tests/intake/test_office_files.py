"""Word, OpenDocument, EPUB and web pages: what a reader sees becomes the document, and what is left out is said."""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from stratview.documents.text import parse
from stratview.errors import StratviewError
from stratview.intake.extract import from_json, to_json
from stratview.intake.frozen import freeze
from stratview.intake.markdown_writer import to_markdown
from stratview.intake.parts import Heading
from stratview.intake.reading import open_original
from stratview.intake.worker import Request, checked
from stratview.limited import Refused
from tests.intake import office_files
from tests.intake.office_files import paragraph, read_here

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.intake.extract import Extract


def read(tmp_path: Path, name: str, data: bytes) -> tuple[str, Extract]:
    """The plain text of the document that a file becomes, and what was found out about it."""
    file = tmp_path / name
    file.write_bytes(data)
    original = open_original(file)
    reader = import_module(f"stratview.intake.readers.{original.format.reader}")
    try:
        found = checked(reader.read(original.data, Request(name, None, "", "", lambda *_: None)))
    except Refused as refusal:
        raise StratviewError(str(refusal), code=refusal.code) from refusal
    # As it comes out of the worker process.
    found = from_json(to_json(found))
    return parse(freeze(found, "0" * 64, "").markdown.decode("utf-8")).text, found


PAGE = """<!doctype html><html lang="de-AT"><head><meta charset="utf-8"><title>Tee</title>
<meta name="citation_title" content="Über Tee"><meta name="citation_author" content="A. Eins">
<meta name="citation_author" content="B. Zwei"><meta name="citation_publication_date" content="2024/03/5">
<meta name="citation_journal_title" content="Blatt"><script>var x = "kein Text";</script></head><body>
<nav><a href="/">Start</a> <a href="/x">Weiter</a></nav><h1>Tee</h1>
<p>1657 kam <b>Tee</b> nach London.<br>10<sup>6</sup> Kisten</p><p style="display:none">unsichtbar</p>
<table><tr><th>Jahr</th><th>Menge</th></tr><tr><td rowspan="2">1657</td><td>1</td></tr><tr><td>2</td></tr></table>
<ul><li>eins<ol start="3"><li>drei</li><li>vier</li></ol></li><li><p>zwei</p><p>noch zwei</p></li></ul>
<dl><dt>Begriff</dt><dd>Erklärung</dd></dl><pre>a  b
  c</pre><blockquote><p>Zitat</p></blockquote><img alt="Ein Schiff" src="http://example.org/x.png">
<ruby>漢<rp>(</rp><rt>kan</rt></ruby></body></html>"""

TEXT = (
    "Tee\n1657 kam Tee nach London.\n10⁶ Kisten\nJahr\nMenge\n1657\n1\n1657\n2\neins\ndrei\nvier\nzwei\nnoch zwei\n"
    "Begriff\nErklärung\na  b\n  c\nZitat\nEin Schiff漢(kan)"
)


def test_a_web_page(tmp_path: Path) -> None:
    text, found = read(tmp_path, "tee.html", PAGE.encode())
    assert text.replace("Schiff 漢", "Schiff漢") == TEXT
    assert [(one.why, one.text) for one in found.left_out] == [
        ("navigation", "Start Weiter"),
        ("hidden text", "unsichtbar"),
    ]
    assert found.language == "de-AT"
    assert dict(found.fields) == {
        "type": "article-journal", "title": "Über Tee", "author": "A. Eins; B. Zwei", "issued": "2024-03-05",
        "container-title": "Blatt",
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-16"])
def test_the_encoding_that_a_page_declares(tmp_path: Path, encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Größe, naïve</p></body></html>'
    assert read(tmp_path, "x.htm", page.encode(encoding))[0] == "Größe, naïve"


def test_a_page_whose_declared_encoding_lies_is_read_as_what_it_is(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Größe</p></body></html>'
    assert read(tmp_path, "x.html", page.encode("utf-8"))[0] == "Größe"


def test_a_page_without_an_encoding_is_refused_with_candidates(tmp_path: Path) -> None:
    with pytest.raises(StratviewError, match=r"Größe.*windows-1252"):
        read(tmp_path, "x.html", "<p>Größe</p>".encode("latin-1"))


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    lines = [
        "From: <Saved by a browser>", "Snapshot-Content-Location: https://example.org/tea", "Subject: Tea",
        "MIME-Version: 1.0", 'Content-Type: multipart/related; type="text/html"; boundary="----x"', "", "------x",
        "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: quoted-printable",
        "Content-Location: https://example.org/tea", "", "<html><body><p>Gr=C3=B6=C3=9Fe 1657 with a long=",
        " line</p></body></html>", "------x", "Content-Type: image/png", "Content-Transfer-Encoding: base64", "",
        "AAAA", "------x--", "",
    ]  # fmt: skip
    text, found = read(tmp_path, "tea.mhtml", "\r\n".join(lines).encode())
    assert text == "Größe 1657 with a long line"
    assert dict(found.fields)["URL"] == "https://example.org/tea"


def test_what_a_page_says_of_itself_in_json(tmp_path: Path) -> None:
    page = (
        '<html><head><title>x</title><script type="application/ld+json">{"@type": "NewsArticle", "headline": "On tea",'
        '"author": [{"name": "A. One"}], "datePublished": "2024-03", "publisher": {"name": "Leaf"}}</script></head>'
        "<body><p>Tea.</p></body></html>"
    )
    assert dict(read(tmp_path, "x.html", page.encode())[1].fields) == {
        "type": "article-newspaper", "title": "On tea", "author": "A. One", "issued": "2024-03", "publisher": "Leaf",
    }  # fmt: skip


def test_a_word_document(tmp_path: Path) -> None:
    changed = (
        '<w:r><w:t xml:space="preserve">Tea came in </w:t></w:r><w:del><w:r><w:delText>1656</w:delText></w:r></w:del>'
        '<w:ins><w:r><w:t>1657</w:t></w:r></w:ins><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r>'
    )
    table = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>"
        "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>{}"
        "</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>"
    ).format(*map(paragraph, ["Year", "Chests", "1657", "1", "", "2"]))
    body = (
        paragraph("Contents 1", "TOC1") + paragraph("Tea", "Heading1") + paragraph(changed)
        + paragraph("So it is said", "Quote") + table + paragraph("<w:r><m:oMath/><w:t>End</w:t></w:r>")
    )  # fmt: skip
    data = office_files.docx(
        body, styles=office_files.STYLES, footnotes=office_files.FOOTNOTES, header1=office_files.HEADER
    )
    text, found = read(tmp_path, "tea.docx", data)
    assert text == ("Tea\nTea came in 1657.\nSo it is said\nYear\nChests\n1657\n1\n1657\n2\nEnd\nSo says a ship’s log.")
    assert {notice.code for notice in found.notices} == {"tracked-changes", "formulas"}
    assert {(one.why, one.text) for one in found.left_out} == {
        ("page header", "Confidential"),
        ("table of contents", "Contents 1"),
    }
    assert dict(found.fields) == {
        "type": "document", "title": "On tea", "author": "A. One; B. Two", "issued": "2024-03-05",
    }  # fmt: skip
    assert found.language == "en-GB"


def test_an_opendocument_text(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="U" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        '</style:style><text:list-style style:name="L"><text:list-level-style-number text:level="1"/></text:list-style>'
    )
    text = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:h text:outline-level="2">Tea</text:h>'
        '<text:p>In<text:s text:c="1"/><text:span text:style-name="B">1657</text:span>'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A log.</text:p></text:note-body>"
        '</text:note> it came<text:line-break/>10<text:span text:style-name="U">6</text:span> chests</text:p>'
        '<text:list text:style-name="L"><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner'
        "</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>two</text:p></text:list-item>"
        "</text:list><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p>"
        "</table:table-cell><table:table-cell><text:p>Chests</text:p></table:table-cell></table:table-row>"
        '</table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>both'
        "</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table>"
        "<text:p><draw:frame><svg:title>A ship</svg:title></draw:frame></text:p>"
        "<text:table-of-content><text:p>Tea 1</text:p></text:table-of-content>"
    )
    plain, found = read(tmp_path, "tea.odt", office_files.odt(text, styles))
    assert plain == ("Tea\nIn 1657 it came\n10⁶ chests\none\ninner\ntwo\nYear\nChests\nboth\nboth\nA ship\nA log.")
    assert [notice.code for notice in found.notices] == ["tracked-changes"]
    assert [one.why for one in found.left_out] == ["table of contents"]
    assert dict(found.fields)["title"] == "On tea"
    assert found.language == "de"


def test_a_book(tmp_path: Path) -> None:
    first = (
        '<h1>Tea</h1><p>It came in 1657<sup><a epub:type="noteref" href="#n1">1</a></sup>.</p>'
        '<span epub:type="pagebreak">7</span><aside epub:type="footnote" id="n1"><p>A log.</p></aside>'
    )
    text, found = read(tmp_path, "tea.epub", office_files.epub(first, "<h1>Coffee</h1><p>1652.</p>"))
    assert text == "Tea\nIt came in 1657.\nA log.\nCoffee\n1652."
    assert dict(found.fields) == {
        "type": "book", "title": "On tea", "author": "A. One; B. Two", "issued": "2024", "publisher": "Leaf",
        "ISBN": "9780000000002",
    }  # fmt: skip
    assert found.language == "fr"


LOCKED = '<encryption><CipherReference URI="OEBPS/text/c0.xhtml"/></encryption>'


def test_a_protected_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StratviewError, match="protected against copying"):
        read(tmp_path, "x.epub", office_files.epub("<p>x</p>", extra={"META-INF/encryption.xml": LOCKED}))


@pytest.mark.parametrize("name", ["x.docx", "x.odt", "x.epub"])
@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"\0" * 50, office_files.zipped({"a": "b"})])
def test_what_is_no_such_file_is_refused_with_a_sentence(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(StratviewError, match=r"^It (is|holds)") as refused:
        read(tmp_path, name, data)
    assert refused.value.code in ("damaged", "empty")


DEEP = 3000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.docx", office_files.docx("<w:tbl>" * DEEP + "</w:tbl>" * DEEP)),
        ("x.odt", office_files.odt("<text:section>" * DEEP + "</text:section>" * DEEP)),
        ("x.epub", office_files.epub("<div>" * DEEP + "x" + "</div>" * DEEP)),
        ("x.html", b"<body>" + b"<table><tr><td>" * DEEP + b"x"),
    ],
)
def test_a_file_that_is_nested_too_deep_is_refused_for_that(name: str, data: bytes) -> None:
    with pytest.raises(Refused, match="nested too deep") as refused:
        office_files.read_here(name, data)
    assert refused.value.code == "too-deep"


def test_where_a_page_is_cut_for_its_depth_is_said() -> None:
    text, found = office_files.read_here("x.html", b"<p>Tea came late.</p>" + b"<table><tr><td>" * DEEP + b"x")
    assert text == "Tea came late."
    assert ["what follows “Tea came late.” is missing" in one.message for one in found.notices] == [True]


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    bomb = office_files.zipped({"word/document.xml": b"<a/>", "word/x.xml": b" " * (300 << 20)})
    with pytest.raises(StratviewError, match="unpacks to more than 256 MiB"):
        read(tmp_path, "x.docx", bomb)


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_entities_lead_nowhere(tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words", "utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
    body = "<p>&e; plain</p>"
    if kind == "docx":
        data = office_files.docx(paragraph("plain"), comments=f"{entity}<x>&e;</x>")
    elif kind == "odt":
        data = office_files.zipped({"content.xml": f"{entity}<x>&e;</x>"}, first=("mimetype", "x"))
    else:
        data = office_files.epub(
            "<p>plain</p>", extra={"OEBPS/text/c0.xhtml": f"{entity}<html><body>{body}</body></html>"}
        )
    try:
        text, _ = read(tmp_path, f"x.{kind}", data)
    except StratviewError:
        return
    assert "secret" not in text


def body(html: str) -> str:
    """The plain text of a web page with this body."""
    return read_here("page.html", f"<!doctype html><meta charset=utf-8><body>{html}".encode())[0]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('a.<sup>[<i><a href="/w">citation needed</a></i>]</sup>', "a.[citation needed]"),
        ('<h2>Title<a href="#title">¶</a></h2>', "Title"),
        ('<p style="display:none;display:block">a</p><p style="background:url(x?display:none)">b</p>', "a\nb"),
        ('<p hidden>a</p><p hidden="until-found">b</p>', "b"),
        ('<img alt="A ship"><noscript><img alt="A ship"></noscript>', "A ship"),
        ("<math><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>y</mi></math>", "x=1/2 y"),
        ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac></math>", "(a+b)/c"),
        ("<math><msqrt><mn>2</mn></msqrt></math>", "√2"),
    ],
)
def test_what_a_page_shows_is_read_in_its_order(html: str, shown: str) -> None:
    assert body(html) == shown


def test_text_that_a_page_strikes_through_is_listed() -> None:
    text, found = read_here("page.html", b"<p>Price <s>100</s> <ins>80</ins> euro</p>")
    assert text == "Price 80 euro"
    assert [(one.why, one.text) for one in found.left_out] == [("struck through", "100")]


def run(text: str, properties: str = "") -> str:
    """A run of a Word document."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def letters(text: str) -> str:
    """A run of a formula in a Word document."""
    return f"<m:r><m:t>{text}</m:t></m:r>"


FORMULA = (
    f"<m:oMath>{letters('x=')}<m:f><m:num>{letters('a+b')}</m:num><m:den>{letters('2')}</m:den></m:f>"
    f"<m:sSup><m:e>{letters('c')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>"
    f"<m:rad><m:deg/><m:e>{letters('y')}</m:e></m:rad><m:d><m:e>{letters('z')}</m:e></m:d></m:oMath>"
)
SHAPES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
BOX = (
    run("before ") + f'<w:r><mc:AlternateContent {SHAPES}><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
    f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
    "</mc:AlternateContent></w:r>" + run("after")
)

OVAL = (
    '<w:r><w:pict><v:oval xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
    f"<w:txbxContent>{paragraph('In it')}</w:txbxContent></v:textbox></v:oval></w:pict></w:r>"
)


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (run("Figure ") + f'<w:fldSimple w:instr="SEQ">{run("3")}</w:fldSimple>', "Figure 3"),
        (run("seen ") + run("hidden ", "<w:vanish/>") + run("seen too", '<w:vanish w:val="0"/>'), "seen seen too"),
        (f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>", "漢(kan)"),
        (f'<w:bdo w:val="ltr">{run("abc")}</w:bdo><w:dir w:val="ltr">{run(" def")}</w:dir>', "abc def"),
        (run("end") + '<w:r><w:br w:type="page"/></w:r>' + run("begin"), "end\nbegin"),
        (
            BOX,
            "before after\nIn the box",
        ),
        (
            BOX.replace("</mc:AlternateContent>", "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>"),
            "before after\nIn the box",
        ),
        (
            OVAL + run("after"),
            "after\nIn it",
        ),
        (
            FORMULA,
            "x=(a+b)/2c²√y(z)",
        ),
    ],
)
def test_what_word_shows_is_read(content: str, shown: str) -> None:
    assert read_here("a.docx", office_files.docx(f"<w:p>{content}</w:p>"))[0] == shown


def test_a_deleted_row_of_a_word_table_is_gone() -> None:
    rows = "".join(
        f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{paragraph(text)}</w:tc></w:tr>"
        for mark, text in (('<w:del w:id="1" w:author="a"/>', "gone"), ("", "kept"))
    )
    assert read_here("a.docx", office_files.docx(f"<w:tbl>{rows}</w:tbl>"))[0].split() == ["kept"]


NOWHERE = (
    run("So ")
    + '<w:r><w:footnoteReference w:id="9"/></w:r>'
    + '<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/'
    f'officeDocument/2006/relationships" r:id="none">{run("it is")}</w:hyperlink>'
)
NO_STYLES = f'<w:styles {office_files.W}><w:style w:styleId="a"/><w:style w:type="paragraph"/></w:styles>'
NO_LISTS = (
    f'<w:numbering {office_files.W}><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="none"/></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"/></w:numbering>'
)


def test_what_leads_nowhere_in_a_word_document_is_no_damage() -> None:
    listed = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run("said")}</w:p>'
    data = office_files.docx(f"<w:p>{NOWHERE}</w:p>{listed}", styles=NO_STYLES, numbering=NO_LISTS)
    assert read_here("a.docx", data)[0] == "So it is\nsaid"


def test_a_damaged_part_beside_the_text_is_left_out_and_named() -> None:
    text, found = read_here("a.docx", office_files.docx(paragraph("Found"), styles="<w:styles"))
    assert text == "Found"
    assert [one.message for one in found.notices] == ["Parts of it are damaged and were not read: word/styles.xml."]


def test_a_word_document_in_the_strict_form() -> None:
    files = office_files.unzipped(office_files.docx(paragraph("Found", "Heading1"), styles=office_files.STYLES))
    strict = {
        name: re.sub(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/", rb"http://purl.oclc.org/ooxml/\1/", content)
        for name, content in files.items()
    }
    text, found = read_here("a.docx", office_files.zipped(dict(strict)))
    assert text == "Found"
    assert isinstance(found.parts[0], Heading)


def test_what_word_hides_is_left_out_and_listed() -> None:
    styles = (
        f'<w:styles {office_files.W}><w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    hidden = run("secret", "<w:vanish/>") + run(" one", '<w:rStyle w:val="I"/>')
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('Contents')}{paragraph('Tea 1')}</w:sdtContent></w:sdt>"
    )
    entries = paragraph("A 1", "Verzeichnis1") + paragraph("B 2", "Verzeichnis1")
    body = f"{contents}{entries}<w:p>{hidden}{run('seen')}</w:p>{paragraph(run('sold', '<w:dstrike/>'))}"
    text, found = read_here("a.docx", office_files.docx(body, styles=styles))
    assert text == "seen"
    assert [(one.why, one.text) for one in found.left_out] == [
        ("table of contents", "Contents; Tea 1"),
        ("table of contents", "A 1; B 2"),
        ("hidden text", "secret one"),
        ("struck through", "sold"),
    ]


def test_headings_in_a_style_of_their_own() -> None:
    styles = office_files.STYLES.replace(
        "</w:styles>",
        '<w:style w:type="paragraph" w:styleId="J2"><w:name w:val="Journal 2"/><w:basedOn w:val="J1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="J1"><w:name w:val="J 1"/><w:basedOn w:val="Heading1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="J3"><w:name w:val="J 3"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="J8"><w:name w:val="heading 8"/></w:style></w:styles>',
    )
    own = f'<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>{run("Own")}</w:p>'
    body = "".join(paragraph(name, name) for name in ("J2", "J3", "J8")) + own + paragraph("x" * 300, "J3")
    found = read_here("a.docx", office_files.docx(body, styles=styles))[1]
    levels_found = [part.level if isinstance(part, Heading) else 0 for part in found.parts]
    assert levels_found == [1, 3, 6, 2, 0]


def test_a_large_letter_at_the_beginning_belongs_to_its_paragraph() -> None:
    letter = f'<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{run("T")}</w:p>'
    assert read_here("a.docx", office_files.docx(letter + paragraph("ea is green.")))[0] == "Tea is green."


def test_text_that_was_moved_is_a_tracked_change() -> None:
    moved = f"<w:moveFrom>{run('Tea')}</w:moveFrom>{run('is green. ')}<w:moveTo>{run('Tea')}</w:moveTo>"
    text, found = read_here("a.docx", office_files.docx(f"<w:p>{moved}</w:p>"))
    assert text == "is green. Tea"
    assert [one.values for one in found.notices] == [("1", "1")]


def test_documents_that_word_embeds_are_said() -> None:
    _, found = read_here("a.docx", office_files.docx(paragraph("Found") + "<w:altChunk/>"))
    assert [one.code for one in found.notices] == ["embedded-documents"]


def test_a_word_document_whose_main_part_has_another_name() -> None:
    files = office_files.unzipped(office_files.docx(paragraph("Found")))
    renamed = {
        name.replace("word/document.xml", "word/main2.xml"): content.replace(b"word/document.xml", b"word/main2.xml")
        for name, content in files.items()
    }
    renamed["word/_rels/main2.xml.rels"] = renamed.pop("word/_rels/document.xml.rels")
    assert read_here("a.docx", office_files.zipped(dict(renamed)))[0] == "Found"


def levels(*kinds: str) -> str:
    """The levels of a list's definition in a Word document."""
    return "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/></w:lvl>' for at, kind in enumerate(kinds)
    )


NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:abstractNum w:abstractNumId="1">{levels("decimal", "lowerLetter")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{levels("bullet")}</w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="8"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
    '<w:numFmt w:val="decimal"/></w:lvl></w:lvlOverride></w:num>'
    '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/></w:lvl></w:lvlOverride></w:num></w:numbering>'
)
NUMBERED_STYLE = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" '
    'w:styleId="Item"><w:name w:val="Item"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>'
)


def numbered(text: str, number: int = 5, level: int = 0, more: str = "") -> str:
    """A paragraph that is an item of a list of a Word document."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}{more}</w:pPr><w:r>{text and f'<w:t>{text}</w:t>'}</w:r></w:p>"


@pytest.mark.parametrize(
    ("content", "written"),
    [
        (numbered("a") + paragraph("x") + numbered("b"), "1. a\nx\n2. b"),
        (numbered("a") + paragraph("x") + numbered("b", 7) + numbered("c", 7), "1. a\nx\n8. b\n9. c"),
        (numbered("a") + numbered("b", level=1) + numbered("c") + numbered("d", level=1),
         "1. a\n   1. b\n2. c\n   1. d"),
        (numbered("a") + numbered("", more="<w:rPr><w:del/></w:rPr>") + numbered("b"), "1. a\n2. b"),
        (paragraph("a", "Item") + paragraph("x") + paragraph("b", "Item"), "1. a\nx\n2. b"),
        (numbered("a", 8) + numbered("b", 8), "3. a\n4. b"),
        (numbered("a", 9) + numbered("b", 9), "- a\n- b"),
        (numbered("a", 6) + paragraph("x") + numbered("b", 6), "- a\nx\n- b"),
    ],
)  # fmt: skip
def test_the_numbers_of_lists_in_word(content: str, written: str) -> None:
    found = read_here("a.docx", office_files.docx(content, numbering=NUMBERING, styles=NUMBERED_STYLE))[1]
    assert "\n".join(line for line in to_markdown(found.parts).splitlines() if line) == written
    # The second level is a, b, c.
    assert ("list-marks" in [one.code for one in found.notices]) == ("   1." in written)


def test_a_list_that_has_the_levels_of_a_style_goes_on() -> None:
    linked = '<w:abstractNum w:abstractNumId="3"><w:numStyleLink w:val="L"/></w:abstractNum>'
    listed = '<w:num w:numId="10"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    numbering = NUMBERING.replace('<w:num w:numId="5">', linked + '<w:num w:numId="5">').replace(
        "</w:numbering>", listed
    )
    style = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    styles = NUMBERED_STYLE.replace("</w:styles>", style + "</w:styles>")
    content = numbered("a", 10) + paragraph("Text") + numbered("b", 10)
    found = read_here("a.docx", office_files.docx(content, numbering=numbering, styles=styles))[1]
    assert to_markdown(found.parts).split("\n\n") == ["1. a", "Text", "2. b\n"]


@pytest.mark.parametrize(
    ("kind", "text", "is_noticed"),
    [
        ("decimal", "%1.", False), ("decimal", "%1", False), ("decimal", "%1)", True), ("decimal", "(%1)", True),
        ("lowerRoman", "%1.", True), ("chineseCounting", "%1、", True), ("decimal", "", True),
    ],
)  # fmt: skip
def test_marks_of_lists_in_word_that_the_text_cannot_have_are_noticed(kind: str, text: str, is_noticed: bool) -> None:
    numbering = NUMBERING.replace(
        '<w:numFmt w:val="decimal"/>', f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    )
    found = read_here("a.docx", office_files.docx(numbered("a"), numbering=numbering, styles=NUMBERED_STYLE))[1]
    assert to_markdown(found.parts) == "1. a\n"
    assert ["list-marks"] * is_noticed == [one.code for one in found.notices]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('10<span style="vertical-align: super">6</span>', "10⁶"),
        ("<style>.up, b.x{vertical-align:super}</style>10<span class='a up'>6</span> 10<i class=x>7</i>", "10⁶ 107"),
        ("<style>.c4{font-size:.58em;position:relative;top:-0.33em}</style>10<span class=c4>6</span>", "10⁶"),
        ("<style>.c4{font-size:75%;vertical-align:-2pt}</style>H<span class=c4>2</span>O", "H₂O"),
        ("<style>/*.up{*/.up{top:-1em;position:relative}</style>10<span class=up>6</span>", "106"),
        ('<span style="text-decoration: line-through">100</span> 80', "80"),
        ("<style>.h{display:none}</style><p class=h>an answer that opens</p>", "an answer that opens"),
    ],
)
def test_what_styles_say_of_numbers_is_read(html: str, shown: str) -> None:
    assert body(html) == shown


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.rtf", b"{\\rtf1 a}", "Rich Text"), ("a.html", b"{\\rtf1 a}", "Rich Text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1", "old Word document"), ("a.docx", b"\xd0\xcf\x11\xe0\xa1", "protected by"),
        ("a.pptx", b"PK", "Export it as PDF"), ("a.webarchive", b"bplist00", "one file"),
        ("a.docx", b"PK\3\4 xl/workbook.xml", "spreadsheet"), ("a", b"PK\3\4 Index/Document.iwa", "Pages document"),
        ("a.pdf", b"\x89PNG\r\n", "It is a picture"), ("a.zip", b"PK\3\4", "Unpack it"),
        ("a.tex", b"x", "PDF that it makes"),
    ],
)  # fmt: skip
def test_kinds_that_are_not_read_are_refused_with_what_to_do(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    with pytest.raises(StratviewError, match=said):
        read(tmp_path, name, data)


SAVED = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.doc", b"<html xmlns:w='urn:x'><body><p>Found"),
        ("a.doc", SAVED + b"Content-Type: text/html\n\n<p>Found"),
        ("a.docm", office_files.docx(paragraph("Found"))), ("a.doc", office_files.docx(paragraph("Found"))),
        ("a.ott", office_files.odt("<text:p>Found</text:p>")), ("download", b"<!DOCTYPE html><p>Found"),
    ],
)  # fmt: skip
def test_a_document_is_known_by_its_bytes_under_another_ending(tmp_path: Path, name: str, data: bytes) -> None:
    assert read(tmp_path, name, data)[0] == "Found"


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html"])
def test_a_text_about_other_kinds_is_a_text(tmp_path: Path, name: str) -> None:
    data = b"Files begin with %PDF-1.7, and name application/epub+zip."
    assert "%PDF-1.7" in read(tmp_path, name, data)[0]
