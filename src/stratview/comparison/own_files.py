"""Which files on the disk belong to a comparison."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.comparison.load import Loader
from stratview.comparison.read_outline import DIMENSIONS, dimension_file
from stratview.comparison.read_reviews import REVIEW_FILE
from stratview.comparison.read_sources import SOURCES_FILE
from stratview.comparison.read_statements import TIMELINE_FILE
from stratview.comparison.read_tensions import TENSIONS_FILE
from stratview.comparison.store import COMPARISON_FILE, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.comparison.model import Source
    from stratview.comparison.store import Store

_FOLDERS: Final = (DIMENSIONS, "documents", "originals")
_NOTICES: Final = ("authors", "changelog", "copying", "licence", "license", "notice", "readme")
"""Beside comparison.yaml, files of these names belong to the comparison, with any ending."""


def own_files(store: Store) -> list[str]:
    """The paths of a comparison's files, in the order in which a reader needs them; some may be missing.

    Two paths that differ only in Unicode form are both listed.
    """
    head = Loader(store).head()
    listed = [dimension_file(dimension_id) for dimension_id in head.dimension_ids]
    dimensions = [
        f"{DIMENSIONS}/{name}" for name in _dimensions(store) if name.endswith(".yaml") and not name.startswith(".")
    ]
    documents = sorted({file for source in head.sources for file in _files_of(source) if file})
    notices = []
    if store.place.is_dir():
        notices = [
            entry.name
            for entry in sorted(store.place.iterdir())
            if entry.name.partition(".")[0].lower() in _NOTICES and entry.is_file()
        ]
    paths = [COMPARISON_FILE, SOURCES_FILE, *listed, *dimensions, TIMELINE_FILE, TENSIONS_FILE, REVIEW_FILE]
    paths += [*documents, *notices]
    return list(dict.fromkeys(paths))


def _files_of(source: Source) -> Iterator[str]:
    yield source.file
    yield from (file.file for file in (source.original, source.pages) if file is not None)


def is_own_file(store: Store, place: Path) -> bool:
    """Whether a path leads to a file of the comparison: by its name, a link, a hard link or another spelling.

    A path at which the comparison expects a file that is missing counts too, and so does everything in its folders for
    dimensions, documents and originals.
    """
    found = _identity(place)
    links = place.stat().st_nlink if found is not None else 0
    if not store.place.is_dir():
        return found is not None and found == _identity(store.place)
    root = store.place.resolve()
    if links <= 1 and not any(parent.exists() and parent.samefile(root) for parent in place.parents):
        # Outside the folder and without a second name: there is no need to read the comparison's list of files.
        return False
    own = [root / path for path in own_files(store)]
    spelled = {_nfc(path) for path in own}
    if _nfc(place) in spelled:
        return True
    return found is not None and any(_identity(path) == found for path in (*own, *_in_folders(root)))


def _dimensions(store: Store) -> tuple[str, ...]:
    try:
        return store.names(DIMENSIONS)
    except StoreError:
        # The loader reports it, and the listed dimensions are tried one by one.
        return ()


def _in_folders(root: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        for parent, _, names in os.walk(root / folder):
            yield from (Path(parent) / name for name in names)


def _identity(place: Path) -> tuple[int, int] | None:
    """Return the identity of a file, whatever its name; None where there is none."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _nfc(path: Path) -> str:
    return unicodedata.normalize("NFC", str(path))
