"""A chapter of an EPUB as a tree of HTML's elements."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any, Final

from lxml import etree

from stratview.intake.decoding import declared_of, decode
from stratview.intake.web_tree import parse_html, parse_xml, remove
from stratview.limited import Refused

_SPACES: Final = frozenset(
    ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML")
)
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_CASE: Final = "{http://www.idpf.org/2007/ops}case"
_DEFAULT: Final = "{http://www.idpf.org/2007/ops}default"
_NO_READING: Final = frozenset({"toc", "landmarks", "page-list"})
_MARKS: Final = frozenset({"noteref", "pagebreak", "backlink"})
_NOTES: Final = frozenset({"footnote", "endnote", "rearnote", "note", "footnotes", "endnotes", "rearnotes"})
_UNREADABLE_SHARE: Final = 0.1


def page(content: bytes) -> Any:
    """Return the root of a chapter, without marks of notes and pages; None where it holds nothing.

    A chapter that is not XML is read as HTML.

    Raises:
        Refused: it is no text.
    """
    text = _DECLARATION.sub("", _text(content))
    try:
        root = parse_xml(_with_characters(text).encode("utf-8", "replace"))
    except etree.XMLSyntaxError:
        root = parse_html(text)
    if root is not None:
        for element in [one for one in root.iter() if isinstance(one.tag, str)]:
            space, _, name = element.tag.rpartition("}")
            if space[1:] in _SPACES:
                element.tag = name
        _choose_cases(root)
        _without_marks(root)
    return root


def _text(content: bytes) -> str:
    try:
        return decode(content, declared_of(content)).text
    except Refused:
        text = content.decode("utf-8", "replace")
    if "\0" in text or text.count("\ufffd") > _UNREADABLE_SHARE * len(text):
        raise Refused("damaged", "It is damaged or protected: a chapter of it is no text.")
    return text


def _with_characters(text: str) -> str:
    """A text with HTML's entities as characters: XML knows them only from a file elsewhere."""

    def character(found: re.Match[str]) -> str:
        name = found[1]
        known = "" if name in _OF_XML or f"<!ENTITY {name} " in text else html5.get(f"{name};", "")
        return "".join(f"&#{ord(one)};" for one in known) or found[0]

    return _ENTITY.sub(character, text)


def _choose_cases(root: Any) -> None:
    """Of texts to choose among, keep the first that can be read here, else the usual one."""
    for default in [one for one in root.iter(_DEFAULT) if one.getparent() is not None]:
        cases = [one for one in default.getparent() if one.tag == _CASE]
        read = next((one for one in cases if one.get("required-namespace") in _SPACES), default)
        for one in (*cases, default):
            if one is not read:
                remove(one)


def _without_marks(root: Any) -> None:
    """Remove marks of notes, and lists of pages and chapters; show notes that open when their mark is clicked."""
    for element in [one for one in root.iter() if isinstance(one.tag, str)]:
        said = (element.get(_TYPE) or element.get("epub:type") or "").split()
        kinds = {*said, *(element.get("role") or "").replace("doc-", "").split()}
        if kinds & _NOTES:
            element.attrib.pop("hidden", None)
        if kinds & (_MARKS | _NO_READING) and element.getparent() is not None:
            parent = element.getparent()
            whole = parent if parent.tag == "sup" and parent.getparent() is not None and len(parent) == 1 else element
            remove(whole)
