"""Doubts: what may be wrong with a statement although its quotes are proven.

A doubt is a reason to look again: it is no problem, and changes no result. `doubt_rules` finds doubts about a statement
alone, `alike` those between statements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from stratview.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stratview.comparison.model import DoubtKind, Statement, Subject
    from stratview.evidence.surroundings import Quoted

Where = Literal["text", "quote", "document"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the words of a doubt are.

    Attributes:
        where: in the statement's text, in one of its quotes, or in the document of one of its quotes.
        cite: the index of the cite; -1 for the statement's text.
        start: the first code point, in that text.
        end: behind the last one.
    """

    where: Where
    cite: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look again at a statement.

    Attributes:
        kind: which rule found it.
        item: the statement's id.
        phrase: which sentence of `stratview.vocabulary` says it: `doubt.` and this.
        words: what that sentence names, in its order.
        seen: where those words are.
    """

    kind: DoubtKind
    item: str
    phrase: str
    words: tuple[str, ...]
    seen: tuple[Seen, ...]

    def in_words(self, language: str = "en") -> str:
        """Return what was seen, as a sentence in English, or in Chinese (`zh_CN`)."""
        return Vocabulary(language)(f"doubt.{self.phrase}", *self.words)


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as the rules see it: its text, and its quotes in the order of its cites.

    Attributes:
        item: the statement.
        quotes: its quotes.
        names: the names of each subject that is compared, by the subject's id.
        language: the language of its text, as a BCP 47 tag; "" where it is not known.
    """

    item: Statement
    quotes: tuple[Quoted, ...]
    names: Mapping[str, tuple[str, ...]]
    language: str = ""

    @property
    def text(self) -> str:
        """What it says."""
        return self.item.text

    def doubt(self, kind: DoubtKind, named: tuple[str, ...], *seen: Seen, phrase: str = "") -> Doubt:
        """Return a doubt about it."""
        return Doubt(kind, self.item.id, phrase or kind, named, seen)


def names_of(subjects: Iterable[Subject]) -> dict[str, tuple[str, ...]]:
    """Return the names of subjects by their ids."""
    return {one.id: tuple(name for name in (one.name, one.native_name) if name) for one in subjects}
