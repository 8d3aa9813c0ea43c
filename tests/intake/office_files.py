"""Small web pages, Word, OpenDocument and EPUB files, made here."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import TYPE_CHECKING

from stratview.intake import formats
from stratview.intake.parts import flattened
from stratview.intake.worker import Request, checked

if TYPE_CHECKING:
    from stratview.intake.extract import Extract

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NS = "urn:oasis:names:tc:opendocument:xmlns"


def read_here(name: str, data: bytes) -> tuple[str, Extract]:
    """The plain text of the document that a file becomes, and what was found out about it; read in this process."""
    kind = formats.of_file(name, data)
    assert kind is not None
    reader = import_module(f"stratview.intake.readers.{kind.reader}")
    found = checked(reader.read(data, Request(name, None, "", "", lambda *_: None)))
    return "\n".join(block.text for block in flattened(found.parts)), found


def zipped(files: dict[str, str | bytes], *, first: tuple[str, str] | None = None) -> bytes:
    """A zip of these files; `first` comes before them, not compressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx(body: str, **more: str) -> bytes:
    """A Word document with this body; `more` are other parts of `word/` by name, such as footnotes."""
    kinds = {
        "footnotes": "footnotes",
        "header1": "header",
        "comments": "comments",
        "styles": "styles",
        "numbering": "numbering",
    }
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_R}/{kinds[name]}" Target="{name}.xml"/>'
        for number, name in enumerate(more)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kinds[name]}+xml"/>'
        for name in more
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
            'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.document.main+xml"/>{overrides}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" '
            f'Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
            "</Relationships>",
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            "<dc:title>On tea</dc:title><dc:creator>A. One; B. Two</dc:creator><dc:language>en-GB</dc:language>"
            "<dcterms:modified>2024-03-05T10:00:00Z</dcterms:modified></cp:coreProperties>",
            "word/document.xml": f"<w:document {W} {_M}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": content.replace("<w:", "<w:", 1) for name, content in more.items()},
        }
    )


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of a Word document; `text` may hold runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = text if text.startswith("<w:") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p>{properties}{runs}</w:p>"


STYLES = (
    f"<w:styles {W}>"
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
)
FOOTNOTES = (
    f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>So says a ship’s log.</w:t></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
HEADER = f"<w:hdr {W}><w:p><w:r><w:t>Confidential</w:t></w:r></w:p></w:hdr>"


def odt(text: str, styles: str = "", extra: dict[str, str] | None = None) -> bytes:
    """An OpenDocument text; `extra` are further files of its zip."""
    names = " ".join(
        f'xmlns:{short}="{_NS}:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                            ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("draw", "drawing"),
                            ("meta", "meta"))
    )  # fmt: skip
    names += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return zipped(
        {
            "content.xml": f"<office:document-content {names}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{text}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f"<office:document-meta {names}><office:meta><dc:title>On tea</dc:title><dc:creator>A. One"
            "</dc:creator><dc:date>2024-03-05T10:00:00</dc:date><dc:language>de</dc:language></office:meta>"
            "</office:document-meta>",
            "META-INF/manifest.xml": "<manifest/>",
            **(extra or {}),
        },
        first=("mimetype", "application/vnd.oasis.opendocument.text"),
    )


def epub(*chapters: str, spine: str = "", extra: dict[str, str] | None = None) -> bytes:
    """A book of chapters (bodies of XHTML)."""
    names = [f"c{number}" for number in range(len(chapters))]
    items = "".join(
        f'<item id="{name}" href="text/{name}.xhtml" media-type="application/xhtml+xml"/>' for name in names
    )
    items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    order = spine or "".join(f'<itemref idref="{name}"/>' for name in ["nav", *names])
    page = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title>'
    return zipped(
        {
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<metadata><dc:title>On tea</dc:title><dc:creator>A. One</dc:creator><dc:creator>B. Two</dc:creator>"
            "<dc:date>2024</dc:date><dc:publisher>Leaf</dc:publisher><dc:language>fr</dc:language>"
            "<dc:identifier>urn:isbn:9780000000002</dc:identifier></metadata>"
            f"<manifest>{items}</manifest><spine>{order}</spine></package>",
            "OEBPS/nav.xhtml": f"{page}</head><body><nav><ol><li>Contents</li></ol></nav></body></html>",
            **{
                f"OEBPS/text/{name}.xhtml": f"{page}</head><body>{body}</body></html>"
                for name, body in zip(names, chapters, strict=True)
            },
            **(extra or {}),
        },
        first=("mimetype", "application/epub+zip"),
    )
