"""The package of an EPUB: its chapters in reading order, what it says of itself, and whether it is protected."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.comparison.csl import one_name
from stratview.intake.first_date import first_date
from stratview.intake.web_tree import parse_xml, refused_xml
from stratview.limited import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.intake.zipped import Zipped

_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_ENCODED: Final = re.compile("(?:%[0-9A-Fa-f]{2})+")
_READ: Final = frozenset(
    (
        "application/xhtml+xml", "application/xml", "application/x-dtbook+xml", "image/svg+xml", "text/html",
        "text/x-oeb1-document", "text/xml", "",
    )
)  # fmt: skip
"""The types of chapters that have text; others are read through their fallback."""
_MOST_FALLBACKS: Final = 10
_ISBN: Final = re.compile(r"(?:urn:)?(?:isbn[:\s]*)?((?:97[89])?[0-9]{9}[0-9X])", re.IGNORECASE)
_ROLES: Final = {"": "author", "aut": "author", "trl": "translator", "edt": "editor"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A file of the reading order. `is_contents`: the package says that it is a table of contents."""

    name: str
    is_contents: bool


class Package:
    """The package file of a book."""

    def __init__(self, zipped: Zipped) -> None:
        """Find and read it.

        Raises:
            Refused: it is missing or damaged, or its chapters are encrypted.
        """
        self._zipped = zipped
        self._names = {_folded(name): name for name in reversed(zipped.names)}
        self._sheets: dict[str, str] = {}
        self._place = self._found()
        content = zipped.find(self._place)
        if content is None:
            raise Refused("damaged", "It is damaged: its list of chapters is missing.")
        self._root = xml(content)
        self.chapters = tuple(self._chapters())
        self._refuse_encrypted()

    def content(self, chapter: Chapter) -> bytes | None:
        """Return the bytes of a chapter; None where it is not in the zip."""
        name = self._names.get(_folded(chapter.name))
        return None if name is None else self._zipped.read(name)

    def sheets(self, chapter: Chapter, root: Any) -> Iterator[str]:
        """Return the style sheets that a chapter links; those that are missing are passed over."""
        for link in root.iter("link"):
            if "stylesheet" in (link.get("rel") or "").lower().split():
                name = self._names.get(_folded(_joined(chapter.name, link.get("href") or "")))
                if name is not None and name not in self._sheets:
                    self._sheets[name] = self._zipped.read(name).decode("utf-8", "replace")
                yield self._sheets.get(name or "", "")

    def _found(self) -> str:
        """The name of the package file: as the container says, else the only file that is called like one."""
        container = self._zipped.find(_CONTAINER)
        named = [] if container is None else [one for one in xml(container).iter() if _local(one) == "rootfile"]
        places = [(one.get("full-path") or "").lstrip("/") for one in named]
        others = [name for name in self._zipped.names if name.lower().endswith(".opf")]
        found = next((place for place in places if place in self._zipped.names), None)
        if found is None and not others:
            raise Refused("damaged", "It is damaged: its list of chapters is missing.")
        return found if found is not None else others[0]

    def _chapters(self) -> Iterator[Chapter]:
        """The chapters, each once; what is not in the main order comes last."""
        items = {one.get("id"): one for one in self._root.iter() if _local(one) == "item"}
        spine = [one for one in self._root.iter() if _local(one) == "itemref"]
        # A spine entry without a chapter is a fault that readers ignore.
        main = [items.get(one.get("idref")) for one in spine if one.get("linear") != "no"] or [*items.values()]
        beside = [items.get(one.get("idref")) for one in spine if one.get("linear") == "no"]
        contents = {
            self._path(one)
            for one in self._root.iter()
            if _local(one) == "reference" and (one.get("type") or "").lower() == "toc"
        }
        seen: set[str] = set()
        for item in (*main, *beside):
            shown = _readable(item, items)
            if shown is None:
                continue
            name = self._path(shown)
            if name not in seen:
                seen.add(name)
                yield Chapter(name, "nav" in (shown.get("properties") or "").split() or name in contents)

    def _path(self, item: Any) -> str:
        return _joined(self._place, item.get("href") or "")

    def _refuse_encrypted(self) -> None:
        """Refuse a book whose chapters are encrypted; fonts often are, which takes nothing from the text."""
        encryption = self._zipped.find(_ENCRYPTION)
        if encryption is None:
            return
        references = [one for one in xml(encryption).iter() if _local(one) == "CipherReference"]
        locked = {_folded(_ENCODED.sub(_decoded, one.get("URI") or "").lstrip("/")) for one in references}
        if any(_folded(chapter.name) in locked for chapter in self.chapters):
            raise Refused("protected", "It is protected against copying, so its text cannot be read.")

    # -- what it says of itself -----------------------------------------------------------------------------------

    def fields(self) -> tuple[dict[str, str], str]:
        """Return the bibliographic fields under CSL-JSON's names, and the language."""
        people: dict[str, list[str]] = {}
        for name in ("creator", "contributor"):
            for one in self._elements(name):
                role = (one.get(f"{_OPF}role") or self._refined(one, "role")).lower()
                field = _ROLES.get(role, "") if role or name == "creator" else ""
                filed = _plain(one.get(f"{_OPF}file-as") or self._refined(one, "file-as"))
                text = filed if filed.count(",") == 1 else _plain(one.text)
                if field:
                    people.setdefault(field, []).append(one_name(text))
        titles = [*self._elements("title")]
        main = next(
            (one for one in titles if self._refined(one, "title-type") == "main"), titles[0] if titles else None
        )
        sub = next((one for one in titles if self._refined(one, "title-type") == "subtitle"), None)
        dates = sorted(self._elements("date"), key=lambda one: _EVENTS.get((one.get(f"{_OPF}event") or "").lower(), 1))
        isbns = [_ISBN.fullmatch(_plain(one.text).replace("-", "")) for one in self._elements("identifier")]
        publisher = next(self._elements("publisher"), None)
        found = {
            "title": ": ".join(_plain(one.text) for one in (main, sub) if one is not None),
            **{field: "; ".join(names) for field, names in people.items()},
            "issued": first_date(_plain(dates[0].text)) if dates else "",
            "publisher": "" if publisher is None else _plain(publisher.text),
            "ISBN": next((one[1] for one in isbns if one), ""),
        }
        language = next(self._elements("language"), None)
        return (
            {"type": "book", **{name: text for name, text in found.items() if text}},
            "" if language is None else _plain(language.text),
        )

    def _elements(self, name: str) -> Iterator[Any]:
        return (one for one in self._root.iter(f"{_DC}{name}") if (one.text or "").strip())

    def _refined(self, element: Any, name: str) -> str:
        """A property that another element gives to one, as EPUB 3 has it."""
        target = f"#{element.get('id')}"
        for one in self._root.iter():
            if _local(one) == "meta" and one.get("refines") == target and one.get("property") == name:
                return _plain(one.text)
        return ""


_EVENTS: Final = {"publication": 0, "original-publication": 2, "creation": 3, "modification": 4}
"""The order in which dates count; one without an event comes after that of publication."""


def _readable(item: Any, items: dict[Any, Any]) -> Any:
    """The item itself, or the fallback that has text; None for neither."""
    for _ in range(_MOST_FALLBACKS):
        if item is None or (item.get("media-type") or "").strip().lower() in _READ:
            return item
        item = items.get(item.get("fallback"))
    return None


def _joined(place: str, href: str) -> str:
    """The name of the file that a reference in another one leads to."""
    path = _ENCODED.sub(_decoded, href.partition("#")[0]).replace("\\", "/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(place), path))


def _folded(name: str) -> str:
    """A name as file systems that know no case compare it: packages often spell one otherwise than their zip."""
    return unicodedata.normalize("NFC", name.replace("\\", "/")).casefold()


def _decoded(found: re.Match[str]) -> str:
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def xml(content: bytes) -> Any:
    """Return the root of an XML part.

    Raises:
        Refused: it is not XML.
    """
    try:
        return parse_xml(content)
    except etree.XMLSyntaxError as error:
        raise refused_xml(error, "It is damaged: a part of it is not XML.") from None
