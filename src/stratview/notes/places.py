"""Where the notes belong now: a comparison is renamed, moved and released anew, and its notes go along.

A note on a statement or milestone follows its id; where the id is gone, its text, if just one has it. A note on a
passage follows its quote, as a citation does. What has no place any more is kept and listed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from stratview.comparison.model import Statement
from stratview.evidence.anchor import Searchable, Span, anchor
from stratview.notes.model import CONTEXT, NotedPassage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stratview.comparison.model import Head, Milestone
    from stratview.documents.library import Document
    from stratview.documents.text import DocumentText
    from stratview.evidence.analysis import Analysis
    from stratview.notes.model import Note

Standing = Literal["here", "changed", "lost", "unknown"]
"""`changed`: the statement is here, and has changed since. `unknown`: not everything is read yet."""


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and its place now.

    Attributes:
        note: the note.
        standing: whether it has a place.
        item: the id of the statement or milestone; empty for a passage, and without a place.
        source: the id of the passage's source; empty for a statement or milestone, and without a place.
        span: the passage in its document's text, in code points; None likewise.
    """

    note: Note
    standing: Standing
    item: str = ""
    source: str = ""
    span: Span | None = None


def passage_at(document: Document, start: int, end: int) -> NotedPassage:
    """Return what is kept of a passage from `start` up to `end`, in code points of the document's text."""
    text = document.text.text
    return NotedPassage(
        source=document.source.id,
        document=document.sha256,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
    )


def place(notes: Iterable[Note], analysis: Analysis, now: dict[str, str]) -> tuple[PlacedNote, ...]:
    """Return every note with its place.

    Args:
        notes: the notes.
        analysis: what is known of the comparison.
        now: the fingerprints of its statements and milestones (`stratview.notes.reading.fingerprints`).
    """
    texts: dict[str, list[str]] = defaultdict(list)
    searchable: dict[str, Searchable] = {}
    placed: list[PlacedNote] = []
    for note in notes:
        if note.passage is not None:
            placed.append(_passage(note, note.passage, analysis, searchable))
            continue
        if not texts and analysis.complete:
            for item in _items(analysis):
                texts[said(item)].append(item.id)
        placed.append(_item(note, analysis, texts, now))
    return tuple(placed)


def said(item: Statement | Milestone) -> str:
    """Return what a statement or milestone says, without its date."""
    return item.text if isinstance(item, Statement) else item.title


def _items(analysis: Analysis) -> Iterator[Statement | Milestone]:
    if analysis.comparison is not None:
        yield from analysis.comparison.statements()
        yield from analysis.comparison.milestones


def _item(note: Note, analysis: Analysis, texts: dict[str, list[str]], now: dict[str, str]) -> PlacedNote:
    if analysis.item(note.item) is not None:
        standing: Standing = "changed" if now.get(note.item, note.fingerprint) != note.fingerprint else "here"
        return PlacedNote(note, standing, note.item)
    if not analysis.complete:
        return PlacedNote(note, "unknown")
    others = texts.get(note.said, [])
    return PlacedNote(note, "changed", others[0]) if len(others) == 1 else PlacedNote(note, "lost")


def _passage(note: Note, passage: NotedPassage, analysis: Analysis, searchable: dict[str, Searchable]) -> PlacedNote:
    sources = list(_sources(passage, analysis))
    for source in sources:
        document = analysis.document(source)
        if document is None:
            continue
        span = _same_place(passage, document)
        if span is None:
            known = searchable.setdefault(source, Searchable(document.text))
            found = anchor(known, passage.quote, passage.prefix, passage.suffix)
            if found.span is None:
                # The text around it may have changed; a quote that is there just once is still the one.
                found = anchor(known, passage.quote)
            span = found.span
        if span is not None:
            return PlacedNote(note, "here", source=source, span=span)
    waits = not analysis.complete and any(analysis.document(source) is None for source in sources)
    return PlacedNote(note, "unknown" if waits else "lost")


def _sources(passage: NotedPassage, analysis: Analysis) -> Iterator[str]:
    """The sources that may hold it: the one it was written on, one with the same bytes, and newer editions."""
    head: Head = analysis.head
    if head.source(passage.source) is not None:
        yield passage.source
    for source in head.sources:
        same = passage.document and source.sha256 == passage.document
        if source.id != passage.source and (same or source.supersedes == passage.source):
            yield source.id


def _same_place(passage: NotedPassage, document: Document) -> Span | None:
    """The passage where it was, if the document is the same; a quote may reach over the border of blocks there."""
    text: DocumentText = document.text
    end = passage.start + len(passage.quote)
    if document.sha256 == passage.document and text.text[passage.start : end] == passage.quote:
        return Span(passage.start, end)
    return None
