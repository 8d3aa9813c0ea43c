"""OpenDocument texts, in a zip or as one XML file: their elements are HTML's under other names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from stratview.documents.pages import LeftOut
from stratview.intake.extract import Extract, Notice
from stratview.intake.first_date import first_date
from stratview.intake.readers.odt_styles import STYLE, TEXT, Styles
from stratview.intake.readers.odt_writer import OFFICE, Writer
from stratview.intake.web_tree import MADE_BY, damaged_parts, parse_xml, read_tree, refused_xml, struck_text
from stratview.intake.zipped import Zipped
from stratview.limited import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.intake.worker import Request

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_MARGINS: Final = {
    f"{STYLE}{name}{which}": f"page {name}"
    for name in ("header", "footer")
    for which in ("", "-left", "-first")
}  # fmt: skip


class _Zip:
    """The parts of a file that is a zip."""

    def __init__(self, data: bytes) -> None:
        self._zipped = Zipped(data)
        if b"encryption-data" in (self._zipped.find("META-INF/manifest.xml") or b""):
            raise Refused("protected", "It is protected by a password: save it without one.")
        content = self._zipped.find("content.xml")
        if content is None:
            raise Refused("damaged", "It is no OpenDocument text: its content is missing.")
        self.content = _xml(content)
        self.damaged: list[str] = []
        self.styles, self.meta = (self._part_or_none(name) for name in ("styles.xml", "meta.xml"))

    def _part_or_none(self, name: str) -> Any:
        found = self._part(name)
        return etree.Element("none") if found is None else found

    def _part(self, name: str) -> Any:
        """The root of a part; None where it is not in the file, or damaged."""
        found = self._zipped.find(name)
        if found is None:
            return None
        try:
            return parse_xml(found)
        except etree.XMLSyntaxError:
            self.damaged.append(name)
            return None

    def formula(self, link: str) -> Any:
        """Return the root of an object that the text contains; None where it is not in the file, or damaged."""
        return self._part(f"{link.removeprefix('./').rstrip('/')}/content.xml")


class _Flat:
    """The parts of a file that is one XML document."""

    def __init__(self, data: bytes) -> None:
        self.content = self.styles = self.meta = _xml(data)
        self.damaged: list[str] = []

    def formula(self, _link: str) -> Any:
        """Return None: a flat file's objects are in its text."""
        return None


def read(data: bytes, request: Request) -> Extract:
    """The text of an OpenDocument text; notes follow it.

    Raises:
        Refused: it is damaged or protected.
    """
    file = _Flat(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else _Zip(data)
    body = file.content.find(f".//{OFFICE}body/{OFFICE}text")
    if body is None:
        raise Refused("damaged", "It is no OpenDocument text: it has no text part.")
    writer = Writer(Styles(file.styles, file.content), file.formula)
    page = writer.whole(body)
    struck = struck_text(page)
    parts, gaps = read_tree(page)
    fields, language = _fields(file.meta)
    return Extract(
        parts=parts,
        fields=tuple(fields.items()),
        language=request.language or language,
        made_by=MADE_BY,
        left_out=tuple(dict.fromkeys([*writer.left_out, *struck, *_margins(file.styles)])),
        notices=(*gaps, *_notices(body, writer), *damaged_parts(file.damaged)),
    )


def _notices(body: Any, writer: Writer) -> Iterator[Notice]:
    changes = sum(1 for _ in body.iter(f"{TEXT}changed-region"))
    if changes:
        message = f"It has tracked changes ({changes:,}). The text is taken with all of them accepted."
        yield Notice("tracked-changes", message, (f"{changes:,}",))
    if writer.formulas:
        message = f"Its formulas ({writer.formulas:,}) are each written in a line, as in (a+b)/c."
        yield Notice("formulas", message, (f"{writer.formulas:,}",))
    if writer.comments:
        yield Notice("comments", "Comments are not part of the text.")
    if writer.too_many:
        yield Notice("merged-cells", "Cells of a table are repeated so often that some are left out.")


def _margins(styles: Any) -> Iterator[LeftOut]:
    """The texts of page headers and footers."""
    for element in styles.iter(*_MARGINS):
        text = " ".join(" ".join(element.itertext()).split())
        if text:
            yield LeftOut(0, _MARGINS[element.tag], text)


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
    except etree.XMLSyntaxError as error:
        raise refused_xml(error, "It is damaged: its text is not XML.") from None
