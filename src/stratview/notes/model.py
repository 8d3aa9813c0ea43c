"""What a reader writes about a comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Literal, TypeGuard
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stratview.comparison.model import Head

NoteKind = Literal["note", "question", "star"]
KINDS: Final[tuple[NoteKind, ...]] = ("note", "question", "star")

MOST_TEXT: Final = 100_000
"""The longest text of a note, in code points."""
CONTEXT: Final = 32
"""How much text around a passage is kept with it, in code points."""


@dataclass(frozen=True, slots=True)
class NotedPassage:
    """A passage as it was when the note was written.

    Attributes:
        source: the id of its source.
        document: the SHA-256 of the document's bytes then, lower-case hex.
        quote: its text.
        prefix: the text right before it, at most `CONTEXT` code points.
        suffix: the text right behind it, likewise.
        start: where it began in the document's text, in code points.
    """

    source: str
    document: str
    quote: str
    prefix: str
    suffix: str
    start: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note, a question or a star on a statement, a milestone or a passage.

    Attributes:
        id: its own id, a UUID in hex.
        kind: which of the three it is. A star may have a text, the others need one.
        text: what the reader wrote.
        made: when it was written first, in UTC, as YYYY-MM-DDTHH:MM:SSZ.
        changed: when it was last changed, likewise.
        item: the id of the statement or milestone; empty for a passage.
        said: the text of the statement or milestone then; empty for a passage.
        fingerprint: that of the statement or milestone then (`stratview.notes.reading`); empty for a passage.
        passage: the passage; None for a statement or milestone.
    """

    id: str
    kind: NoteKind
    text: str
    made: str
    changed: str
    item: str = ""
    said: str = ""
    fingerprint: str = ""
    passage: NotedPassage | None = None

    def reworded(self, text: str, kind: NoteKind, now: str) -> Note:
        """Return the note with another text or kind, changed at `now`."""
        return replace(self, text=text[:MOST_TEXT], kind=kind, changed=now)

    def as_record(self) -> dict[str, Any]:
        """Return the note as JSON holds it; `note_from` is the way back."""
        about: dict[str, Any] = {"item": self.item, "said": self.said, "fingerprint": self.fingerprint}
        if self.passage is not None:
            one = self.passage
            about = {
                "source": one.source, "document": one.document, "quote": one.quote,
                "prefix": one.prefix, "suffix": one.suffix, "start": one.start,
            }  # fmt: skip
        return {
            "id": self.id, "kind": self.kind, "text": self.text, "made": self.made, "changed": self.changed, **about
        }  # fmt: skip


def new_id() -> str:
    """Return an id for a new note."""
    return uuid4().hex


def note_from(record: Mapping[str, Any]) -> Note | None:
    """Return the note that a record holds; None where it is none."""
    texts = [record.get(key) for key in ("id", "text", "made", "changed")]
    kind = record.get("kind")
    if not _are_texts(texts) or not texts[0] or not _is_kind(kind):
        return None
    identifier, text, made, changed = texts
    if "item" in record:
        about = [record.get(key, "") for key in ("item", "said", "fingerprint")]
        if not _are_texts(about) or not about[0]:
            return None
        item, said, fingerprint = about
        return Note(identifier, kind, text, made, changed, item, said, fingerprint)
    texts = [record.get(key, "") for key in ("source", "document", "quote", "prefix", "suffix")]
    start = record.get("start", 0)
    if not _are_texts(texts) or not texts[2] or type(start) is not int or start < 0:
        return None
    source, document, quote, prefix, suffix = texts
    passage = NotedPassage(source, document, quote, prefix, suffix, start)
    return Note(identifier, kind, text, made, changed, passage=passage)


def _are_texts(values: list[Any]) -> TypeGuard[list[str]]:
    return all(isinstance(value, str) for value in values)


def _is_kind(value: object) -> TypeGuard[NoteKind]:
    return value in KINDS


def comparison_key(head: Head) -> str:
    """Return the name under which a comparison's notes are kept, never its path.

    This is its `id`. A comparison without one is known by its title and its subjects' ids; when it is retitled, its
    notes stay with the old title.
    """
    return head.id or title_key(head)


def title_key(head: Head) -> str:
    """Return the name of a comparison without an id."""
    name = "\n".join([head.title, *(subject.id for subject in head.subjects)])
    return f"title-{sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
