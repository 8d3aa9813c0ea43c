"""OpenDocument texts: their elements are HTML's under other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.documents.pages import LeftOut
from stratview.intake.extract import Extract, Notice
from stratview.intake.first_date import first_date
from stratview.intake.web_tree import MADE_BY, parse_xml, read_tree
from stratview.intake.zipped import Zipped
from stratview.limited import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.intake.worker import Request

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"

_MOST_REPEATED: Final = 1000
_BLOCKS: Final = {
    f"{_TEXT}p": "p", f"{_TEXT}list-item": "li", f"{_TEXT}list-header": "li", f"{_TEXT}section": "div",
    f"{_TABLE}table": "table", f"{_TABLE}table-row": "tr", f"{_TABLE}table-header-rows": "thead",
    f"{_TABLE}covered-table-cell": "", f"{_OFFICE}text": "body", f"{_DRAW}text-box": "div",
}  # fmt: skip
_INDEXES: Final = (f"{_TEXT}table-of-content", f"{_TEXT}illustration-index", f"{_TEXT}table-index")
_NOTHING: Final = frozenset(
    (
        f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}sequence-decls",
        f"{_TEXT}variable-decls", f"{_TEXT}soft-page-break", f"{_TEXT}note-citation", f"{_OFFICE}forms",
        f"{_TEXT}bookmark", f"{_TEXT}index-title-template",
    )
)  # fmt: skip


def read(data: bytes, request: Request) -> Extract:
    """The text of an OpenDocument text; notes follow it.

    Raises:
        Refused: it is damaged or protected.
    """
    zipped = Zipped(data)
    content = zipped.find("content.xml")
    if content is None:
        raise Refused("damaged", "It is no OpenDocument text: its content is missing.")
    if b"encryption-data" in (zipped.find("META-INF/manifest.xml") or b""):
        raise Refused("password", "It is protected by a password: save it without one.")
    root = _xml(content)
    styles = _xml(zipped.find("styles.xml") or b"<none/>")
    body = root.find(f".//{_OFFICE}text")
    if body is None:
        raise Refused("damaged", "It is no OpenDocument text: it has no text part.")
    writer = _Writer(root, styles)
    html = writer.whole(body)
    parts, gaps = read_tree(html)
    fields, language = _fields(_xml(zipped.find("meta.xml") or b"<none/>"))
    notices = list(gaps)
    changes = sum(1 for _ in body.iter(f"{_TEXT}changed-region"))
    if changes:
        message = f"It has tracked changes ({changes}). The text is taken with all of them accepted."
        notices.append(Notice("tracked-changes", message, (str(changes),)))
    return Extract(
        parts=parts,
        fields=tuple(fields.items()),
        language=request.language or language,
        made_by=MADE_BY,
        left_out=tuple(writer.left_out),
        notices=tuple(notices),
    )


class _Writer:
    """Writes the elements of a text as HTML's."""

    def __init__(self, content: Any, styles: Any) -> None:
        self.left_out: list[LeftOut] = []
        self._notes: list[Any] = []
        self._marks: dict[str, list[str]] = {}
        self._numbered: set[str] = set()
        for root in (styles, content):
            for style in root.iter(f"{_STYLE}style"):
                self._marks[style.get(f"{_STYLE}name") or ""] = list(_marks_of(style))
            for style in root.iter(f"{_TEXT}list-style"):
                if style.find(f"{_TEXT}list-level-style-number") is not None:
                    self._numbered.add(style.get(f"{_STYLE}name") or "")

    def whole(self, body: Any) -> Any:
        """The body of a page with the text, and behind it its notes."""
        page = etree.Element("body")
        self._fill(body, page)
        for note in self._notes:
            self._fill(note, etree.SubElement(page, "div"))
        return page

    def _fill(self, source: Any, target: Any, numbered: str = "") -> None:
        _add_text(target, source.text)
        for child in source:
            if isinstance(child.tag, str):
                self._take(child, target, numbered)
            _add_text(target, child.tail)

    def _take(self, child: Any, target: Any, numbered: str) -> None:  # noqa: C901
        tag = child.tag
        if tag in _NOTHING:
            return
        if tag in _INDEXES:
            text = " ".join(" ".join(child.itertext()).split())
            if text:
                self.left_out.append(LeftOut(0, "table of contents", text))
        elif tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            if body is not None:
                self._notes.append(body)
        elif tag == f"{_TEXT}s":
            _add_text(target, " " * min(_count(child, f"{_TEXT}c"), _MOST_REPEATED))
        elif tag == f"{_TEXT}tab":
            _add_text(target, " ")
        elif tag == f"{_TEXT}line-break":
            etree.SubElement(target, "br")
        elif tag == f"{_TEXT}h":
            level = min(max(_count(child, f"{_TEXT}outline-level"), 1), 6)
            self._fill(child, etree.SubElement(target, f"h{level}"))
        elif tag == f"{_TEXT}list":
            style = child.get(f"{_TEXT}style-name") or numbered
            name = "ol" if style in self._numbered else "ul"
            self._fill(child, etree.SubElement(target, name), style)
        elif tag in (f"{_TEXT}span", f"{_TEXT}a"):
            self._inline(child, target)
        elif tag == f"{_TABLE}table-cell":
            self._cell(child, target)
        elif tag == f"{_DRAW}frame":
            self._frame(child, target, numbered)
        elif tag in _BLOCKS:
            if _BLOCKS[tag]:
                self._fill(child, etree.SubElement(target, _BLOCKS[tag]), numbered)
        else:
            self._fill(child, target, numbered)

    def _inline(self, child: Any, target: Any) -> None:
        inner = target
        if child.tag == f"{_TEXT}a":
            inner = etree.SubElement(inner, "a", href=child.get(_LINK) or "")
        for name in self._marks.get(child.get(f"{_TEXT}style-name") or "", ()):
            inner = etree.SubElement(inner, name)
        if inner is target:
            inner = etree.SubElement(target, "span")
        self._fill(child, inner)

    def _cell(self, child: Any, target: Any) -> None:
        # A row is filled up to the sheet's width with repeated empty cells.
        repeated = _count(child, f"{_TABLE}number-columns-repeated")
        empty = not "".join(child.itertext()).strip()
        for _ in range(1 if empty else min(repeated, _MOST_REPEATED)):
            cell = etree.SubElement(target, "th" if target.getparent().tag == "thead" else "td")
            for name in ("rowspan", "colspan"):
                spanned = _count(child, f"{_TABLE}number-{name[:3]}{'umns' if name == 'colspan' else 's'}-spanned")
                if spanned > 1:
                    cell.set(name, str(min(spanned, _MOST_REPEATED)))
            self._fill(child, cell)

    def _frame(self, child: Any, target: Any, numbered: str) -> None:
        box = child.find(f"{_DRAW}text-box")
        if box is not None:
            self._fill(box, etree.SubElement(target, "div"), numbered)
            return
        alternative = child.findtext(f"{_SVG}title") or child.findtext(f"{_SVG}desc") or ""
        if alternative.strip():
            etree.SubElement(target, "img", alt=" ".join(alternative.split()))


def _marks_of(style: Any) -> Iterator[str]:
    """The marks of HTML that a style of characters has."""
    properties = style.find(f"{_STYLE}text-properties")
    if properties is None or style.get(f"{_STYLE}family") != "text":
        return
    if properties.get(f"{_FO}font-weight") in ("bold", "700", "800", "900"):
        yield "b"
    if properties.get(f"{_FO}font-style") in ("italic", "oblique"):
        yield "i"
    if properties.get(f"{_STYLE}text-line-through-style", "none") != "none":
        yield "del"
    position = properties.get(f"{_STYLE}text-position") or ""
    if position.startswith("super") or (position[:1].isdigit() and not position.startswith("0")):
        yield "sup"
    elif position.startswith(("sub", "-")):
        yield "sub"


def _add_text(target: Any, text: str | None) -> None:
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def _count(element: Any, name: str) -> int:
    found = element.get(name) or "1"
    return int(found) if found.isascii() and found.isdigit() and len(found) < 7 else 1


def _fields(meta: Any) -> tuple[dict[str, str], str]:
    found = {
        "title": meta.findtext(f".//{_DC}title") or "",
        "author": meta.findtext(f".//{_META}initial-creator") or meta.findtext(f".//{_DC}creator") or "",
        "issued": first_date(meta.findtext(f".//{_DC}date") or meta.findtext(f".//{_META}creation-date") or ""),
    }
    fields = {"type": "document", **{name: text for name, text in found.items() if text.strip()}}
    return fields, (meta.findtext(f".//{_DC}language") or "").strip()


def _xml(content: bytes) -> Any:
    try:
        return parse_xml(content)
    except etree.XMLSyntaxError:
        raise Refused("damaged", "It is damaged: a part of it is not XML.") from None
