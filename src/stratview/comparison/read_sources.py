"""sources.yaml: the documents that are quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.comparison import csl
from stratview.comparison.fields import Fields, Ids, Names
from stratview.comparison.model import NotClaim, Source, SourceFile
from stratview.comparison.nodes import Mapping
from stratview.comparison.problem_text import shown, suggestion
from stratview.comparison.store import StoreError, check_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.comparison.fields import Report

SOURCES_FILE: Final = "sources.yaml"

MAX_SOURCES: Final = 10_000

# What a source needs first, so that a message that names the keys begins with it.
_OWN: Final = ("id", "file", "sha256", "original", "pages", "converter", "supersedes", "not_claims")
_KEYS: Final = (*_OWN, *sorted(csl.FIELDS))
_MANY: Final = "one of CSL-JSON's fields, such as title, author, publisher, issued or URL"
_SHA256: Final = re.compile(r"[0-9A-Fa-f]{64}")


def read_sources(node: Mapping, report: Report, *, whole: bool = True) -> tuple[tuple[Source, ...], bool]:
    """Return the sources, and whether they are all that the file holds: then a cite of any other is a problem.

    `whole`: whether the node has all of the file, so that what supersedes what can be checked.
    """
    file = Fields(node, SOURCES_FILE, ("sources",), report)
    ids = Ids(Names())
    nodes = file.mappings("sources", required=True)
    if len(nodes) > MAX_SOURCES:
        message = f"There are more than {MAX_SOURCES:,} sources: remove this one and those below."
        report.add(nodes[MAX_SOURCES].place, "too-large", message)
    sources = tuple(_source(item, ids, report) for item in nodes[:MAX_SOURCES])
    ids.passed(file)
    if whole and ids.complete:
        _check_editions(nodes[:MAX_SOURCES], sources, report)
    return sources, ids.complete and len(nodes) <= MAX_SOURCES


def editions_of(sources: Iterable[Source]) -> dict[str, str]:
    """Return by each source's id which older edition it supersedes; "" for none."""
    return {source.id: source.supersedes for source in sources}


def _check_editions(nodes: list[Mapping], sources: tuple[Source, ...], report: Report) -> None:
    """Report a `supersedes` that names no other source, or leads back to where it began."""
    older = editions_of(sources)
    for node, source in zip(nodes, sources, strict=True):
        place = node.place_of("supersedes")
        if source.supersedes and source.supersedes not in older:
            advice = suggestion(source.supersedes, older, "the id of another source")
            message = f"There is no source {shown(source.supersedes)} that could be superseded: {advice}"
            report.add(place, "unknown-source", message)
            continue
        seen = {source.id}
        at = source.supersedes
        while at and at not in seen:
            seen.add(at)
            at = older.get(at, "")
        if at == source.id:
            message = f"The source {shown(source.id)} supersedes itself: name the older edition, or remove the key."
            report.add(place, "circular-edition", message)


def _source(node: Mapping, ids: Ids, report: Report) -> Source:
    fields = Fields(node, "source", _KEYS, report, others=csl.UNSHOWN_FIELDS, many=_MANY)
    source_id = ids.claim(fields)
    for key in ("type", "title"):
        fields.value(key, required=True)
    bibliography = csl.read_fields(fields)
    as_text = dict(bibliography)
    file, sha256 = _path(fields, required=True), _hash(fields)
    return Source(
        id=source_id,
        type=as_text.get("type", ""),
        title=as_text.get("title", "") or source_id,
        file=file,
        sha256=sha256,
        fields=bibliography,
        place=node.place,
        file_place=fields.place("file"),
        sha256_place=fields.place("sha256"),
        original=_source_file(fields, "original", required=False),
        pages=_source_file(fields, "pages", required=True),
        converter=fields.text("converter"),
        supersedes=fields.text("supersedes"),
        not_claims=tuple(_not_claim(item, report) for item in fields.mappings("not_claims")),
        names=csl.read_names(fields),
    )


def _not_claim(node: Mapping, report: Report) -> NotClaim:
    fields = Fields(node, "entry of not_claims", ("quote", "reason"), report)
    quote = fields.verbatim("quote", required=True, advice="copy the sentence from the document, word for word")
    reason = fields.text("reason", required=True, advice="say why the sentence claims nothing")
    return NotClaim(quote, reason, fields.place("quote"))


def _path(fields: Fields, *, required: bool) -> str:
    """Return the path under `file`; one that leaves the comparison is reported."""
    file = fields.text("file", required=required)
    if file:
        try:
            check_path(file)
        except StoreError as error:
            fields.problem("file", error.code, error.message)
    return file


def _hash(fields: Fields) -> str:
    """Return the hash under `sha256` in lower case; what is none is reported."""
    sha256 = fields.text("sha256", required=True, advice="write the SHA-256 of the file's bytes")
    if sha256 and not _SHA256.fullmatch(sha256):
        message = f"{shown(sha256)} is not a SHA-256: write the 64 hexadecimal digits of the file's bytes."
        fields.problem("sha256", "bad-sha256", message)
        return ""
    return sha256.lower()


def _source_file(fields: Fields, key: str, *, required: bool) -> SourceFile | None:
    """Return the file and its hash under a key; `required`: whether the file itself must be there."""
    value = fields.value(key)
    if value is None:
        return None
    if not isinstance(value, Mapping):
        fields.wrong_kind(key, value, "the keys 'file' and 'sha256'")
        return None
    inner = Fields(value, f"'{key}' of a source", ("file", "sha256"), fields.report)
    return SourceFile(_path(inner, required=required), _hash(inner), fields.place(key))
