"""The files attached to a source: its original and the geometry of its pages, checked against their hashes."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from stratview.comparison.store import MAX_ORIGINAL, StoreError
from stratview.documents.pages import Pages, PagesError, from_json
from stratview.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stratview.comparison.model import SourceFile
    from stratview.comparison.store import Store
    from stratview.documents.library import Document

_SHORT_HASH = 12


def read_pages(store: Store, document: Document) -> tuple[Pages | None, tuple[Problem, ...]]:
    """Return the pages of a document, and what is wrong with them.

    None where the source has none, or where they are not those of this very text: a rectangle is right or not there.
    """
    source = document.source
    if source.pages is None or not source.pages.file:
        return None, ()
    file = source.pages
    try:
        data = store.read(file.file)
    except StoreError as error:
        return None, (Problem(file.place, error.code, error.message),)
    if file.sha256 and sha256(data).hexdigest() != file.sha256:
        return None, (_stale(file, "stale-pages", "Restore it, or import the document again."),)
    try:
        pages = from_json(data)
    except PagesError as error:
        message = f"The pages in '{file.file}' cannot be used: {error}. Import the document again."
        return None, (Problem(file.place, "bad-pages", message),)
    plain = sha256(document.text.text.encode("utf-8", "surrogatepass")).hexdigest()
    original = source.original.sha256 if source.original is not None else ""
    if (
        pages.text_sha256 != document.sha256
        or pages.plain_sha256 != plain
        or (original and pages.original_sha256 != original)
    ):
        message = (
            f"The pages in '{file.file}' are those of another text than '{source.file}', so no page is shown: restore "
            "the document, or import it again."
        )
        return None, (Problem(file.place, "stale-pages", message),)
    return pages, ()


def pages_of(store: Store, documents: Iterable[Document]) -> dict[str, Pages]:
    """Return the pages of those documents that have usable ones, by the source's id."""
    found = {document.source.id: read_pages(store, document)[0] for document in documents if document.source.pages}
    return {source: pages for source, pages in found.items() if pages is not None}


def attached_problems(store: Store, document: Document) -> Iterator[Problem]:
    """Yield what is wrong with the original and the pages of a document."""
    original = document.source.original
    if original is not None and original.file:
        try:
            data = store.read(original.file, MAX_ORIGINAL)
        except StoreError as error:
            yield Problem(original.place, error.code, error.message)
        else:
            if original.sha256 and sha256(data).hexdigest() != original.sha256:
                yield _stale(original, "stale-original", "Restore it, or remove 'original'.")
    if document.state != "unusable":
        yield from read_pages(store, document)[1]


def _stale(file: SourceFile, code: str, advice: str) -> Problem:
    message = (
        f"The file '{file.file}' is not the one that was imported: its sha256 is not {file.sha256[:_SHORT_HASH]}…. "
        f"{advice}"
    )
    return Problem(file.place, code, message)
