"""sources.yaml: the documents that are quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.comparison import csl
from stratview.comparison.fields import Fields, Ids, Names
from stratview.comparison.model import Source
from stratview.comparison.store import StoreError, check_path
from stratview.comparison.wording import shown

if TYPE_CHECKING:
    from stratview.comparison.fields import Report
    from stratview.comparison.nodes import Mapping

SOURCES_FILE: Final = "sources.yaml"

# What a source needs first, so that a message that names the keys begins with it.
_KEYS: Final = ("id", "file", "sha256", *sorted(csl.FIELDS))
_MANY: Final = "one of CSL-JSON's fields, such as title, author, publisher, issued or URL"
_SHA256: Final = re.compile(r"[0-9A-Fa-f]{64}")


def read_sources(node: Mapping, report: Report) -> tuple[tuple[Source, ...], bool]:
    """The sources, and whether they are all that the file holds: a cite of another one is then dangling."""
    file = Fields(node, SOURCES_FILE, ("sources",), report)
    ids = Ids(Names())
    sources = tuple(_source(item, ids, report) for item in file.mappings("sources", required=True))
    ids.passed(file)
    return sources, ids.complete


def _source(node: Mapping, ids: Ids, report: Report) -> Source:
    fields = Fields(node, "source", _KEYS, report, others=csl.UNSHOWN_FIELDS, many=_MANY)
    source_id = ids.claim(fields)
    for key in ("type", "title"):
        fields.value(key, required=True)
    bibliography = csl.read_fields(fields)
    as_text = dict(bibliography)
    file = fields.text("file", required=True)
    if file:
        try:
            check_path(file)
        except StoreError as error:
            fields.problem("file", error.code, error.message)
    sha256 = fields.text("sha256", required=True, advice="write the SHA-256 of the file's bytes")
    if sha256 and not _SHA256.fullmatch(sha256):
        message = f"{shown(sha256)} is no SHA-256: write the 64 hexadecimal digits of the file's bytes."
        fields.problem("sha256", "bad-sha256", message)
        sha256 = ""
    return Source(
        id=source_id,
        type=as_text.get("type", ""),
        title=as_text.get("title", "") or source_id,
        file=file,
        sha256=sha256.lower(),
        fields=bibliography,
        place=node.place,
        file_place=fields.place("file"),
        sha256_place=fields.place("sha256"),
    )
