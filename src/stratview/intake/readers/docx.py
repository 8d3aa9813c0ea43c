"""Reads Word documents with mammoth, which makes HTML of them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final
from xml.parsers.expat import ExpatError

import mammoth
from lxml import etree

from stratview.documents.pages import LeftOut
from stratview.intake.extract import Extract, Notice
from stratview.intake.first_date import first_date
from stratview.intake.readers.docx_elements import W
from stratview.intake.readers.docx_headings import Headings
from stratview.intake.readers.docx_left_out import LeftOutText
from stratview.intake.readers.docx_numbers import Numbers, number_items, with_own_levels
from stratview.intake.readers.docx_parts import formulas_of, rewritten
from stratview.intake.readers.docx_references import readable_parts, remove_dead_references
from stratview.intake.web_tree import damaged_parts, parse_html, read_tree, refused_xml, remove, struck_text
from stratview.intake.zipped import Zipped
from stratview.limited import Refused

if TYPE_CHECKING:
    from stratview.intake.worker import Request

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_CORE: Final = "docProps/core.xml"
_MAIN: Final = "word/document.xml"
_PACKAGE: Final = "_rels/.rels"
_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_NUMBERING: Final = "word/numbering.xml"
_STYLE_SHEET: Final = "word/styles.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_MADE_BY: Final = "mammoth 1.13"
# Beside mammoth's own: what other programs and languages call headings and quotations.
_STYLES: Final = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh > p:fresh
p[style-name='Intense Quote'] => blockquote:fresh > p:fresh
p[style-name='Quotations'] => blockquote:fresh > p:fresh
p[style-name='Preformatted Text'] => pre:separator('\n')
p[style-name='HTML Preformatted'] => pre:separator('\n')
p[style-name='Source Code'] => pre:separator('\n')
strike => del
"""
_BACK: Final = re.compile(r"#(?:footnote|endnote)-ref-")
_REFERENCE: Final = re.compile(r"(?:footnote|endnote)-ref-")


def read(data: bytes, request: Request) -> Extract:
    """The text of a Word document as it shows with its changes accepted.

    Raises:
        Refused: it is damaged or protected.
    """
    if data.startswith(_COMPOUND):
        raise Refused("protected", "It is protected by a password, or an old .doc: save it without one as .docx.")
    zipped = Zipped(data)
    # Read before mammoth reads it, so that a file that unpacks to too much is refused here.
    content = {name: zipped.read(name) for name in zipped.names if name.endswith((".xml", ".rels"))}
    parts, damaged = readable_parts(content)
    name = _main_name(parts)
    if name in damaged:
        raise refused_xml(damaged[name], "It is damaged: its main part is not XML.")
    if name not in parts or not parts[name].tag.endswith("}document"):
        raise Refused("damaged", "It is no Word document: its main part is missing.")
    remove_dead_references(parts, name)
    notices, left_out = _noticed(parts[name], parts)
    numbering, styles = (parts.get(one, etree.Element("none")) for one in (_NUMBERING, _STYLE_SHEET))
    numbers, unseen, headings = Numbers(numbering, styles), LeftOutText(styles), Headings(styles)
    for part in (name, *(one for one in _NOTES if one in parts)):
        left_out += unseen.take(parts[part])
        rewritten(parts[part])
        numbers.mark(parts[part])
        headings.name(parts[part])
    with_own_levels(numbering)
    try:
        html = _to_html(_packed({part: etree.tostring(root, encoding="utf-8") for part, root in parts.items()}))
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, ExpatError, etree.LxmlError) as error:
        raise Refused("damaged", "It is damaged: its parts do not fit together.") from error
    root = parse_html(html)
    if root is None:
        raise Refused("empty", "It holds no text.")
    number_items(root)
    _without_marks(root)
    left_out += struck_text(root)
    found, gaps = read_tree(root)
    fields, language = _fields(parts.get(_CORE))
    return Extract(
        parts=found,
        fields=tuple(fields.items()),
        language=request.language or language,
        made_by=_MADE_BY,
        left_out=tuple(left_out),
        notices=(*notices, *gaps, *damaged_parts([*damaged])),
    )


def _main_name(parts: dict[str, Any]) -> str:
    """The name of the main part, as the package gives it."""
    relations = parts.get(_PACKAGE, ())
    targets = [one.get("Target") or "" for one in relations if (one.get("Type") or "").endswith("/officeDocument")]
    return posixpath.normpath(targets[0]).lstrip("/") if targets else _MAIN


def _packed(parts: dict[str, bytes]) -> bytes:
    """The parts as a Word document, without pictures and other media."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _to_html(data: bytes) -> str:
    # Pictures are their alternative text; their bytes are never looked at.
    without = mammoth.images.img_element(lambda _: {"src": ""})
    return str(mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=without).value)


def _without_marks(root: Any) -> None:
    """Remove note marks from the text, and the arrows that lead back to them."""
    for link in [one for one in root.iter("a") if _REFERENCE.match(one.get("id") or "")]:
        parent = link.getparent()
        remove(parent if parent.tag == "sup" else link)
    for link in [one for one in root.iter("a") if _BACK.match(one.get("href") or "")]:
        remove(link)


def _noticed(root: Any, parts: dict[str, Any]) -> tuple[list[Notice], list[LeftOut]]:
    notices = []
    # Text that was moved is deleted in one place and inserted in the other.
    inserted, deleted = (
        sum(1 for _ in root.iter(f"{W}{name}", f"{W}{moved}"))
        for name, moved in (("ins", "moveTo"), ("del", "moveFrom"))
    )
    if inserted or deleted:
        message = (
            f"It has tracked changes (inserted: {inserted:,}, deleted: {deleted:,}). The text is taken with all of "
            "them accepted."
        )
        notices.append(Notice("tracked-changes", message, (f"{inserted:,}", f"{deleted:,}")))
    formulas = formulas_of(root)
    if formulas:
        message = f"Its formulas ({formulas:,}) are each written in a line, as in (a+b)/c."
        notices.append(Notice("formulas", message, (f"{formulas:,}",)))
    embedded = sum(1 for _ in root.iter(f"{W}altChunk"))
    if embedded:
        message = (
            f"Documents embedded in it are not read ({embedded:,}): save it in Word, which makes them part of the text."
        )
        notices.append(Notice("embedded-documents", message, (f"{embedded:,}",)))
    if "word/comments.xml" in parts:
        notices.append(Notice("comments", "Comments are not part of the text."))
    left_out = []
    for name, content in sorted(parts.items()):
        kind = re.fullmatch(r"word/(header|footer)[0-9]*\.xml", name)
        if kind:
            text = " ".join("".join(node.text or "" for node in content.iter(f"{W}t")).split())
            if text:
                left_out.append(LeftOut(0, "page header" if kind[1] == "header" else "page footer", text))
    return notices, list(dict.fromkeys(left_out))


def _fields(root: Any) -> tuple[dict[str, str], str]:
    fields = {"type": "document"}
    if root is None:
        return fields, ""
    author = "; ".join(part.strip() for part in (root.findtext(f"{_DC}creator") or "").split(";") if part.strip())
    found = {
        "title": root.findtext(f"{_DC}title") or "",
        "author": author,
        "issued": first_date(root.findtext(f"{_TERMS}modified") or root.findtext(f"{_TERMS}created") or ""),
    }
    fields.update({name: text for name, text in found.items() if text.strip()})
    return fields, (root.findtext(f"{_DC}language") or "").strip()


def _load_mammoth() -> None:
    """Import everything that reading needs, with the smallest document: a limited process can import nothing."""
    main = f'<w:document xmlns:w="{W[1:-1]}"><w:body><w:p/></w:body></w:document>'
    _to_html(_packed({_MAIN: main.encode()}))


_load_mammoth()
