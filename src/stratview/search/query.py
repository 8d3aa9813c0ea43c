"""Parses a query into a small tree, and writes the tree as a query for SQLite's FTS5.

The language, loosest first: `a OR b`; `a AND b`, or just `a b`; `a NOT b`, `NOT b`, or `-b`; brackets; a word; a
"phrase" (straight, curly or angled quotation marks); a beginning, `inno*`. The last word is a beginning too while
nothing follows it, since it may still be typed. AND, OR and NOT are capitals; where they join nothing they are
ignored, and words where nothing else is there.

Every text is a query: anything outside the language is words. FTS5 gets only letters and digits of the typed text,
each word in quotation marks, so that no typed character is an operator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from stratview.search.words import sought

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 1000
"""The characters of a query that are used; later ones are ignored."""

_DEEPEST: Final = 12
_QUOTES: Final = {'"': '"', "“": "”", "„": "“”", "«": "»", "「": "」", "『": "』"}
_TOKEN: Final = re.compile(
    r'(?P<space>\s+)|(?P<bracket>[()])|(?P<quote>["“„«「『])|(?P<minus>-(?=[^\s)-]))|(?P<word>[^\s()"“„«「『]+)'
)
_LANGUAGE: Final = re.compile(r'["“„«「『()*]|\b(AND|OR|NOT)\b|(^|\s)-\w')
_OPERATORS: Final = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Entries of the index that follow each other; the last may be a beginning.

    `start` and `end` are its place in the query, in code points.
    """

    words: tuple[str, ...]
    prefix: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class All:
    """Every part must be there, and none of what is `without`. There is at least one part."""

    parts: tuple[Node, ...]
    without: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Any:
    """One of the parts must be there."""

    parts: tuple[Node, ...]


Node = Phrase | All | Any


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query.

    Attributes:
        text: as it was typed.
        root: the tree; None when nothing is searched.
        only_without: the query only excludes words.
        cut: the text was longer than `LONGEST`.
    """

    text: str
    root: Node | None
    only_without: bool = False
    cut: bool = False

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases to find and to mark: all but the excluded ones."""
        return tuple(_phrases(self.root)) if self.root is not None else ()

    @property
    def match(self) -> str:
        """The query in FTS5's language; empty when nothing is searched."""
        return _match(self.root) if self.root is not None else ""

    @property
    def match_any(self) -> str:
        """Any of the phrases, in FTS5's language; empty when nothing is searched."""
        return _match(Any(self.phrases)) if self.root is not None else ""


def parse(text: str) -> Query:
    """Parse a query. This never fails."""
    parser = _Parser(text[:LONGEST])
    root = parser.read()
    return Query(text, root, parser.excludes and root is None, len(text) > LONGEST)


def parse_as_phrase(text: str) -> Query:
    """Parse a query for finding in one text: one phrase, unless it uses operators."""
    query = parse(text)
    if _LANGUAGE.search(query.text):
        return query
    words, prefix = sought(text[:LONGEST], prefix=not text.endswith(" "))
    return Query(text, Phrase(words, prefix, 0, len(text)) if words else None, cut=query.cut)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Literal["word", "phrase", "operator", "minus", "open", "close"]
    text: str
    start: int
    end: int
    prefix: bool = False


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        assert found is not None  # noqa: S101 - the pattern takes any sign
        typed, start, at = found[0], at, found.end()
        if found.lastgroup == "bracket":
            yield _Token("open" if typed == "(" else "close", typed, start, at)
        elif found.lastgroup == "quote":
            ends = [end for mark in _QUOTES[typed] if (end := text.find(mark, at)) >= 0]
            end = min(ends, default=len(text))
            inside, at = text[at:end], min(end + 1, len(text))
            prefix = text.startswith("*", at) if ends else not inside.endswith(" ")
            at += prefix and bool(ends)
            yield _Token("phrase", inside, start, at, prefix)
        elif found.lastgroup == "minus":
            yield _Token("minus", typed, start, at)
        elif typed in _OPERATORS:
            yield _Token("operator", typed, start, at)
        elif found.lastgroup == "word":
            yield _Token("word", typed, start, at, typed.endswith("*") or at == len(text))


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self.excludes = False

    def read(self) -> Node | None:
        parts = [self._any(0)]
        while self._at < len(self._tokens):
            # A closing bracket that closes nothing.
            self._at += 1
            parts.append(self._any(0))
        root = _all_of(parts)
        if root is None and not self.excludes:
            # Only operators: search for them as words.
            root = _all_of([_phrase(token) for token in self._tokens if token.kind == "operator"])
        return root

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _any(self, depth: int) -> Node | None:
        parts: list[Node] = []
        while True:
            part = self._all(depth)
            if part is not None:
                parts.append(part)
            token = self._peek()
            if token is None or token.text != "OR" or token.kind != "operator":
                break
            self._at += 1
        return parts[0] if len(parts) == 1 else Any(tuple(parts)) if parts else None

    def _all(self, depth: int) -> Node | None:
        parts: list[Node] = []
        without: list[Node] = []
        excluded = False
        while (token := self._peek()) is not None and token.kind != "close":
            if token.kind == "operator" and token.text == "OR":
                break
            self._at += 1
            if token.kind == "minus" or (token.kind == "operator" and token.text == "NOT"):
                excluded = True
                continue
            if token.kind == "operator":
                continue
            part = self._group(depth) if token.kind == "open" else _phrase(token)
            if part is not None:
                (without if excluded else parts).append(part)
                self.excludes |= excluded
            excluded = False
        if not parts:
            return None
        return parts[0] if len(parts) == 1 and not without else All(tuple(parts), tuple(without))

    def _group(self, depth: int) -> Node | None:
        if depth >= _DEEPEST:
            # Too deep to be meant; the bracket is ignored.
            return None
        inside = self._any(depth + 1)
        if self._peek() is not None:
            self._at += 1
        return inside


def _all_of(parts: list[Node | None]) -> Node | None:
    there = tuple(part for part in parts if part is not None)
    return All(there) if len(there) > 1 else there[0] if there else None


def _phrase(token: _Token) -> Phrase | None:
    words, prefix = sought(token.text, prefix=token.prefix)
    return Phrase(words, prefix, token.start, token.end) if words else None


def _phrases(node: Node) -> Iterator[Phrase]:
    if isinstance(node, Phrase):
        yield node
    else:
        for part in node.parts:
            yield from _phrases(part)


def _match(node: Node) -> str:
    if isinstance(node, Phrase):
        return f'"{" ".join(node.words)}"{"*" if node.prefix else ""}'
    if isinstance(node, Any):
        return f"({' OR '.join(map(_match, node.parts))})"
    wanted = " AND ".join(map(_match, node.parts))
    if not node.without:
        return f"({wanted})"
    return f"(({wanted}) NOT ({' OR '.join(map(_match, node.without))}))"
