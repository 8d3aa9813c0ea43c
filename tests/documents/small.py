"""A small comparison, built without files where a test is about proof and not about reading."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from stratview.comparison.model import Cite, Milestone, Source, Statement
from stratview.comparison.store import FolderStore
from stratview.documents.library import Library
from stratview.errors import Place

if TYPE_CHECKING:
    from pathlib import Path

TEXT_PLACE = Place("dimensions/a.yaml", 6, 15)
QUOTE_PLACE = Place("dimensions/a.yaml", 9, 20)
FILE_PLACE = Place("sources.yaml", 5, 11)
SHA_PLACE = Place("sources.yaml", 6, 13)


def source(source_id: str, data: bytes | None, *, changed: bool = False) -> Source:
    """A source for `documents/<id>.md`; `data` is what the hash is taken of."""
    sha256 = hashlib.sha256((data or b"") + (b"before" if changed else b"")).hexdigest()
    place = Place("sources.yaml", 2, 5)
    return Source(
        source_id, "webpage", source_id, f"documents/{source_id}.md", sha256, (), place, FILE_PLACE, SHA_PLACE
    )


def library(folder: Path, *, changed: tuple[str, ...] = (), **documents: bytes | str | None) -> Library:
    """A library of the given documents in a folder; None is a file that is not there."""
    sources = []
    (folder / "documents").mkdir(exist_ok=True)
    for source_id, content in documents.items():
        data = content.encode() if isinstance(content, str) else content
        if data is not None:
            (folder / "documents" / f"{source_id}.md").write_bytes(data)
        sources.append(source(source_id, data, changed=source_id in changed))
    return Library(FolderStore(folder), sources)


def cite(quote: str, source_id: str = "a", prefix: str = "", suffix: str = "", section: str = "") -> Cite:
    """A cite of a source."""
    place = Place("dimensions/a.yaml", 8, 11)
    return Cite(source_id, quote, prefix, suffix, section, place, QUOTE_PLACE)


def statement(*cites: Cite, text: str = "A statement.", item_id: str = "one") -> Statement:
    """A statement with these cites."""
    return Statement(item_id, "huawei", text, cites, Place("dimensions/a.yaml", 5, 9), TEXT_PLACE)


def milestone(*cites: Cite, title: str = "A milestone", item_id: str = "first") -> Milestone:
    """A milestone with these cites."""
    place = Place("timeline.yaml", 2, 5)
    return Milestone(item_id, "huawei", None, "2004", title, "company", "", cites, place, TEXT_PLACE)
