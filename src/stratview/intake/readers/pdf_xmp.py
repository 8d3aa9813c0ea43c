"""Bibliographic data in a PDF's XMP packet, where publishers write more than a title and an author."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from stratview.comparison.csl import one_name
from stratview.intake.first_date import first_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKET: Final = re.compile(rb"<x:xmpmeta\b.{0,400000}?</x:xmpmeta>", re.DOTALL)
_MOST_PACKETS: Final = 200
_OF_A_PDF: Final = b"http://ns.adobe.com/pdf/1.3/"
"""Pictures in the file have packets too; that of the file says what program made it."""
_LONGEST: Final = 2_000
_SINGLE: Final = {
    "title": "title", "publicationName": "container-title", "volume": "volume", "number": "issue", "issn": "ISSN",
    "isbn": "ISBN", "doi": "DOI", "publisher": "publisher", "url": "URL", "edition": "edition",
}  # fmt: skip
_DATES: Final = ("publicationDate", "coverDate", "date")


def fields_of(data: bytes) -> dict[str, str]:
    """Return the fields of a PDF's XMP packet under CSL-JSON's names; none where it has no packet that can be read."""
    found: dict[str, list[str]] = {}
    for packet in _packets(data):
        found = _values(packet)
        if found:
            break
    fields: dict[str, str] = {}
    for name, field in _SINGLE.items():
        if found.get(name):
            fields[field] = found[name][0]
    if found.get("creator"):
        fields["author"] = "; ".join(one_name(one) for one in found["creator"])
    if found.get("subject"):
        fields["keyword"] = ", ".join(found["subject"])
    issued = next((date for name in _DATES for text in found.get(name, ()) if (date := first_date(text))), "")
    if issued:
        fields["issued"] = issued
    first, last = (next(iter(found.get(name, [""])), "") for name in ("startingPage", "endingPage"))
    if first:
        fields["page"] = f"{first}–{last}" if last and last != first else first
    if not fields.get("DOI"):
        known = (
            re.match(r"(?:doi:|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", one)
            for one in found.get("identifier", ())
        )
        fields["DOI"] = next((one[1] for one in known if one), "")
    fields["URL"] = fields["URL"] if fields.get("URL", "").startswith(("http://", "https://")) else ""
    if "container-title" in fields:
        fields["type"] = "article-journal" if found.get("issn") or found.get("volume") else "chapter"
    return {name: text for name, text in fields.items() if text}


def _packets(data: bytes) -> Iterator[bytes]:
    """The packets of the file itself, the newest first."""
    found = [one[0] for _, one in zip(range(_MOST_PACKETS), _PACKET.finditer(data), strict=False)]
    yield from (one for one in reversed(found) if _OF_A_PDF in one and b"<!" not in one)


def _values(packet: bytes) -> dict[str, list[str]]:
    """The texts of each property, by its name without its namespace."""
    try:
        root = ET.fromstring(packet)  # noqa: S314 - without declarations there are no entities; the process is limited
    except (ET.ParseError, ValueError, LookupError):
        return {}
    values: dict[str, list[str]] = {}
    for description in root.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"):
        for name, text in description.attrib.items():
            values.setdefault(name.rpartition("}")[2], []).append(text)
        for prop in description:
            texts = [" ".join("".join(item.itertext()).split()) for item in (prop.findall(".//{*}li") or [prop])]
            values.setdefault(str(prop.tag).rpartition("}")[2], []).extend(text[:_LONGEST] for text in texts if text)
    return values
