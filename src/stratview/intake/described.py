"""A file and what a bibliography says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from stratview.bibliography.reading import attached
from stratview.errors import StratviewError
from stratview.intake.folder import slug

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.bibliography.reference import Bibliography, Reference
    from stratview.intake.extract import Extract

_FROM_THE_FILE: Final = ("number-of-pages", "language")
"""Fields for which the file itself is used where the bibliography has none."""


@dataclass(frozen=True, slots=True)
class Attached:
    """An attached file and its reference; `error` says why there is no file, and `path` is then as it was written."""

    path: Path
    reference: Reference
    error: StratviewError | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What a bibliography brings: its attached files, and the references that have none."""

    bibliography: Bibliography
    files: tuple[Attached, ...]
    without_file: tuple[Reference, ...]


def listed(path: Path, bibliography: Bibliography) -> Listed:
    """Return the attached files of a bibliography, each once."""
    files: dict[str, Attached] = {}
    for one in bibliography.references:
        for written in one.files:
            try:
                found = attached(path, written)
                files.setdefault(str(found), Attached(found, one))
            except StratviewError as error:
                files.setdefault(f"\0{written}", Attached(path.parent / written.replace("\0", ""), one, error))
    without = tuple([one for one in bibliography.references if not one.files])
    return Listed(bibliography, tuple(files.values()), without)


def described(extract: Extract, reference: Reference) -> Extract:
    """Return the extract with the fields of its reference in place of those that the file has."""
    own, said = dict(extract.fields), dict(reference.fields)
    fields: dict[str, str] = {name: said[name] for name in ("type", "title") if name in said}
    fields.update((name, own[name]) for name in _FROM_THE_FILE if name in own)
    fields.update(said)
    return replace(extract, fields=tuple(fields.items()))


def name_of(reference: Reference) -> str:
    """Return the name for a source from its reference's key; empty where the key is an address or a number."""
    key = reference.key
    return "" if not key or "/" in key or key.isdecimal() else slug(key)
