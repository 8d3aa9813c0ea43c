"""Removes references that lead nowhere from a Word document: mammoth refuses one for a reference to a missing note.

Word opens such documents. Names of the strict form of the format become those that every program writes.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.intake.readers.docx_elements import W
from stratview.intake.web_tree import parse_xml, remove

if TYPE_CHECKING:
    from collections.abc import Iterator

_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,40})/")
_NOTES: Final = ("footnote", "endnote")
_TYPES: Final = "[Content_Types].xml"


def readable_parts(parts: dict[str, bytes]) -> tuple[dict[str, Any], dict[str, etree.XMLSyntaxError]]:
    """Return the roots of the parts that are XML, and why the others are not, by their names."""
    roots: dict[str, Any] = {}
    damaged: dict[str, etree.XMLSyntaxError] = {}
    for name, content in parts.items():
        try:
            roots[name] = parse_xml(_STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", content))
        except etree.XMLSyntaxError as error:
            damaged[name] = error
    return roots, damaged


def remove_dead_references(roots: dict[str, Any], main: str) -> None:
    """Remove from the parts what refers to something that is not there, or has no name to be referred to by."""
    for name, root in roots.items():
        if name.endswith(".rels"):
            _keep_named(root, ("Id", "Target", "Type"))
    for element in list(roots.get(_TYPES, ())):
        default = element.tag.endswith("}Default")
        if not {"ContentType", "Extension" if default else "PartName"} <= {*element.attrib}:
            remove(element)
    _remove_dead_lists(*(roots.get(f"word/{name}.xml") for name in ("styles", "numbering")))
    there = {kind: _note_ids(roots.get(f"word/{kind}s.xml"), kind) for kind in _NOTES}
    for name in [one for one in (main, *(f"word/{kind}s.xml" for kind in _NOTES)) if one in roots]:
        _remove_dead_links(roots[name], _relations(roots, name))
        marks = [(one, ids) for kind, ids in there.items() for one in roots[name].iter(f"{W}{kind}Reference")]
        for mark in [one for one, ids in marks if one.get(f"{W}id") not in ids]:
            remove(mark)


def _keep_named(root: Any, names: tuple[str, ...]) -> None:
    for element in list(root):
        if not {*names} <= {*element.attrib}:
            remove(element)


def _remove_dead_lists(styles: Any, numbering: Any) -> None:
    lists = set(_numbering_styles(styles)) if styles is not None else set()
    if numbering is not None:
        for link in [one for one in numbering.iter(f"{W}numStyleLink") if one.get(f"{W}val") not in lists]:
            remove(link)
        for one in [one for one in numbering.iter(f"{W}num") if one.find(f"{W}abstractNumId[@{W}val]") is None]:
            remove(one)


def _numbering_styles(styles: Any) -> Iterator[str]:
    """The names of the styles that are lists; a style without a name or a kind is removed."""
    for style in list(styles.iter(f"{W}style")):
        kind, name = style.get(f"{W}type"), style.get(f"{W}styleId")
        if kind is None or name is None:
            remove(style)
        elif kind == "numbering":
            yield name


def _note_ids(root: Any, kind: str) -> set[str]:
    if root is None:
        return set()
    notes = list(root.iter(f"{W}{kind}"))
    for note in [one for one in notes if one.get(f"{W}id") is None]:
        remove(note)
    separators = ("separator", "continuationSeparator")
    return {one.get(f"{W}id") for one in notes if one.get(f"{W}type") not in separators}


def _relations(roots: dict[str, Any], name: str) -> set[str]:
    folder, _, file = name.rpartition("/")
    relations = roots.get(posixpath.join(folder, "_rels", f"{file}.rels"), ())
    return {one.get("Id") for one in relations}


def _remove_dead_links(root: Any, relations: set[str]) -> None:
    for element in root.iter(etree.Element):
        for name in [one for one in element.attrib if one.startswith(_RELATION)]:
            if element.get(name) not in relations:
                del element.attrib[name]
