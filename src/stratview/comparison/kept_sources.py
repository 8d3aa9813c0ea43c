"""Converts the sources of a sound sources.yaml to plain values for the cache, and back.

All sources are needed before the first paint, and reading a thousand from YAML nodes would take most of the start.
"""

from __future__ import annotations

from typing import Any, Final

from stratview.comparison.model import NotClaim, Source, SourceFile
from stratview.errors import Place

KIND: Final = "sources-4"
"""The cache's name for sources. Increase its number when `read_sources` returns other values for the same file."""


def to_plain(sources: tuple[Source, ...]) -> list[list[Any]]:
    """Return the sources as JSON can hold them; their places without the file."""
    return [
        [
            *(source.id, source.type, source.title, source.file, source.sha256, source.fields),
            *([place.line, place.column] for place in (source.place, source.file_place, source.sha256_place)),
            *(_plain_file(file) for file in (source.original, source.pages)),
            *(source.converter, source.supersedes),
            [[one.quote, one.reason, one.place.line, one.place.column] for one in source.not_claims],
            source.names,
        ]
        for source in sources
    ]


def _plain_file(file: SourceFile | None) -> list[Any] | None:
    return None if file is None else [file.file, file.sha256, file.place.line, file.place.column]


def from_plain(plain: Any, file: str) -> tuple[Source, ...]:
    """Return the sources that `to_plain` was given, in a file of this name.

    Raises:
        ValueError: it was given something else.
    """
    if not isinstance(plain, list):
        message = "no sources"
        raise ValueError(message)
    try:
        return tuple([_source(file, *entry) for entry in plain])
    except TypeError as error:
        raise ValueError(str(error)) from error


def _source(
    file: str,
    id_: str,
    type_: str,
    title: str,
    document: str,
    sha256: str,
    fields: list[list[str]],
    place: list[int],
    file_place: list[int],
    sha256_place: list[int],
    original: list[Any] | None,
    pages: list[Any] | None,
    converter: str,
    supersedes: str,
    not_claims: list[list[Any]],
    names: list[list[str]],
) -> Source:
    texts = (id_, type_, title, document, sha256)
    if not all(isinstance(text, str) for text in texts):
        message = "no source"
        raise ValueError(message)
    return Source(
        *texts,
        tuple([(name, value) for name, value in fields]),
        Place(file, *place),
        Place(file, *file_place),
        Place(file, *sha256_place),
        _source_file(file, original),
        _source_file(file, pages),
        str(converter),
        str(supersedes),
        tuple([NotClaim(quote, reason, Place(file, line, column)) for quote, reason, line, column in not_claims]),
        tuple([(name, value) for name, value in names]),
    )


def _source_file(file: str, plain: list[Any] | None) -> SourceFile | None:
    if plain is None:
        return None
    path, sha256, line, column = plain
    return SourceFile(str(path), str(sha256), Place(file, line, column))
