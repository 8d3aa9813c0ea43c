"""EPUB: the chapters in their reading order."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.comparison.csl import one_name
from stratview.intake.extract import Extract, Notice
from stratview.intake.first_date import first_date
from stratview.intake.web_tree import MADE_BY, parse_html, parse_xml, read_tree, remove, take_navigation
from stratview.intake.zipped import Zipped
from stratview.limited import Refused

if TYPE_CHECKING:
    from stratview.documents.pages import LeftOut
    from stratview.intake.parts import Part
    from stratview.intake.worker import Request

_CONTAINER: Final = "META-INF/container.xml"
_RIGHTS: Final = ("META-INF/rights.xml", "META-INF/encryption.xml")
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_ENCODED: Final = re.compile("(?:%[0-9A-Fa-f]{2})+")
_NO_READING: Final = frozenset({"toc", "landmarks", "page-list"})


def read(data: bytes, request: Request) -> Extract:
    """The text of a book's chapters.

    Raises:
        Refused: it is damaged or protected against copying.
    """
    zipped = Zipped(data)
    place, package = _package(zipped)
    chapters = _chapters(place, package)
    parts: list[Part] = []
    left_out: list[LeftOut] = []
    notices: list[Notice] = []
    missing = 0
    for number, name in enumerate(chapters):
        request.progress(number, len(chapters))
        content = zipped.find(name)
        root = None if content is None else _page(content)
        if root is None:
            missing += content is None
            continue
        left_out += take_navigation(root)
        _without_marks(root)
        found, gaps = read_tree(root)
        parts += found
        notices += gaps
    if missing:
        notices.append(
            Notice("missing-chapters", f"{missing} of {len(chapters)} chapters are missing.", (str(missing),))
        )
    fields, language = _fields(package)
    return Extract(
        parts=tuple(parts),
        fields=tuple(fields.items()),
        language=request.language or language,
        made_by=MADE_BY,
        left_out=tuple(left_out),
        notices=tuple(dict.fromkeys(notices)),
    )


def _package(zipped: Zipped) -> tuple[str, Any]:
    """The place of the package file, and its root."""
    container = zipped.find(_CONTAINER)
    if container is None:
        raise Refused("damaged", "It is no EPUB: its container is missing.")
    rootfile = next((one for one in _xml(container).iter() if _local(one) == "rootfile"), None)
    place = "" if rootfile is None else rootfile.get("full-path") or ""
    content = zipped.find(place)
    if content is None:
        raise Refused("damaged", "It is damaged: its list of chapters is missing.")
    rights = zipped.find(_RIGHTS[0]) is not None
    encrypted = zipped.find(_RIGHTS[1]) or b""
    if rights or (b"EncryptedData" in encrypted and b"xhtml" in encrypted):
        raise Refused("protected", "It is protected against copying, so its text cannot be read.")
    return place, _xml(content)


def _chapters(place: str, package: Any) -> list[str]:
    """The names of the chapters' files, in reading order, without the table of contents."""
    folder = posixpath.dirname(place)
    items = {one.get("id"): one for one in package.iter() if _local(one) == "item"}
    names = []
    for reference in (one for one in package.iter() if _local(one) == "itemref"):
        item = items.get(reference.get("idref"))
        if item is not None and "nav" not in (item.get("properties") or "").split():
            href = _ENCODED.sub(_decoded, (item.get("href") or "").partition("#")[0])
            names.append(posixpath.normpath(posixpath.join(folder, href)))
    return list(dict.fromkeys(names))


def _decoded(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")


def _page(content: bytes) -> Any:
    """The root of a chapter with plain HTML names; a chapter that is not XML is read as HTML."""
    try:
        root = parse_xml(content)
    except etree.XMLSyntaxError:
        return parse_html(content.decode("utf-8", "replace"))
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.removeprefix(_XHTML)
    return root


def _without_marks(root: Any) -> None:
    """Remove marks of notes, and lists of pages and chapters."""
    for element in [one for one in root.iter() if isinstance(one.tag, str)]:
        kinds = {*(element.get(_TYPE) or "").split(), *(element.get("role") or "").replace("doc-", "").split()}
        if (kinds & {"noteref", "pagebreak", "backlink"} or kinds & _NO_READING) and element.getparent() is not None:
            parent = element.getparent()
            whole = parent if parent.tag == "sup" and parent.getparent() is not None and len(parent) == 1 else element
            remove(whole)


def _fields(package: Any) -> tuple[dict[str, str], str]:
    fields = {"type": "book"}

    def texts(name: str) -> list[str]:
        return [" ".join((one.text or "").split()) for one in package.iter(f"{_DC}{name}") if (one.text or "").strip()]

    titles, dates, publishers = texts("title"), texts("date"), texts("publisher")
    identifiers = [one.removeprefix("urn:isbn:") for one in texts("identifier") if one.lower().startswith("urn:isbn:")]
    found = {
        "title": titles[0] if titles else "",
        "author": "; ".join(one_name(text) for text in texts("creator")),
        "issued": first_date(dates[0]) if dates else "",
        "publisher": publishers[0] if publishers else "",
        "ISBN": identifiers[0] if identifiers else "",
    }
    fields.update({name: text for name, text in found.items() if text})
    languages = texts("language")
    return fields, languages[0] if languages else ""


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _xml(content: bytes) -> Any:
    try:
        return parse_xml(content)
    except etree.XMLSyntaxError:
        raise Refused("damaged", "It is damaged: a part of it is not XML.") from None
