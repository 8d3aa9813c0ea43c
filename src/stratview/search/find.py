"""Queries an index: hits in groups, the best first, and similar queries when there is none."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from stratview.search.index import KINDS, facts, side_mark
from stratview.search.query import Phrase, Query, parse
from stratview.search.similar_words import nearest
from stratview.search.word_marks import closest, occurrences

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection
    from typing import Any

    from stratview.search.index import Kind
    from stratview.search.word_marks import Span

RANKED: Final = 500
"""The number of hits of a kind that are ranked. More are listed in the order of the comparison and its documents:
a word that is everywhere ranks no passage above another.
"""

COUNTED: Final = 1000
"""Counting the hits of a kind stops here; there may be more."""

SUGGESTED: Final = 5
"""The number of similar queries that are offered at most."""

_WEIGHTS: Final[dict[Kind, float]] = {"statement": 1.0, "milestone": 0.9, "quote": 0.7, "document": 0.5}

_COUNT: Final = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
_RANKED_ROWS: Final = """
SELECT score, found.* FROM (
    SELECT rowid AS number, bm25(words, 1.0, 0.2, 0.0) AS score FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?
    ORDER BY score, number LIMIT ?
) JOIN found ON id = number ORDER BY score, number
"""
_FIRST_ROWS: Final = """
SELECT 0.0, found.* FROM (SELECT rowid AS number FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)
JOIN found ON id = number ORDER BY number
"""


def _of(kind: Kind, sql: str) -> str:
    """Return the question for the table that the kind is in."""
    return sql.replace("words", "passages") if kind == "document" else sql


class Hit(NamedTuple):
    """A search hit.

    Attributes:
        kind: `statement`, `quote`, `milestone`, or `document` for a passage of a document.
        score: how well it fits, weighted by kind; only the order matters.
        query: the query.
        item: the id of the statement or milestone; empty for a passage.
        cite: which of the item's cites a quote is, from 0.
        source: the id of the document that a quote or passage is from; else empty.
        start: where a passage begins in its document's text, in code points; 0 for other kinds.
        dimension: the dimension of a statement or of its quote; else empty.
        side: a subject's id or "both"; a passage belongs to the subjects that it, or its heading, names.
        file: the file that contains it, relative to the comparison.
        line: the line there, from 1.
        section: a statement's aspect, or the heading above a passage.
        text: what is shown.
    """

    kind: Kind
    score: float
    query: Query
    item: str
    cite: int
    source: str
    start: int
    dimension: str
    side: str
    file: str
    line: int
    section: str
    text: str

    @property
    def marks(self) -> list[Span]:
        """The places of the query's words in `text`, in code points."""
        return occurrences(self.text, self.query.phrases)

    @property
    def closest(self) -> Span | None:
        """The first of the query's words in `text` where they are closest together, in code points."""
        return closest(self.text, self.query.phrases)

    @property
    def place(self) -> Span | None:
        """The place in a passage's document where the words are closest, in code points; None for other kinds."""
        if self.kind != "document":
            return None
        start, end = self.closest or (0, len(self.text))
        return self.start + start, self.start + end

    def as_json(self) -> dict[str, Any]:
        """Return the hit as `search --json` prints it."""
        plain = {
            name: getattr(self, name)
            for name in ("kind", "source", "dimension", "side", "file", "line", "section", "text")
        }
        place = self.place
        return {
            **plain,
            "id": self.item or self.source,
            "cite": self.cite if self.kind == "quote" else None,
            "marks": [list(mark) for mark in self.marks],
            "start": self.start if place else None,
            "end": self.start + len(self.text) if place else None,
            "score": round(self.score, 3),
        }


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind, the best first. `total` also counts hits that are not listed, up to `COUNTED`."""

    kind: Kind
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a query: the groups that have hits, in the order of `KINDS`.

    When there are none, `suggestions` are similar queries that find something.
    """

    query: Query
    groups: tuple[Group, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All hits, group after group."""
        return tuple(hit for group in self.groups for hit in group.hits)

    @property
    def total(self) -> int:
        """How many hits there are, also those that are not listed."""
        return sum(group.total for group in self.groups)


class Index:
    """An index that can be queried. The caller closes its connection."""

    def __init__(self, connection: sqlite3.Connection, key: str) -> None:
        """Use the index of a connection.

        Raises:
            ValueError: it is not an index of this comparison.
            sqlite3.Error: it is damaged.
        """
        said = facts(connection)
        if said is None or said.get("key") != key:
            raise ValueError("this is no index of this comparison")
        self._connection = connection
        ends = [0, *json.loads(said["ends"])]
        self._ranges = {kind: (ends[at] + 1, ends[at + 1]) for at, kind in enumerate(KINDS)}
        self._subjects: list[str] = json.loads(said["subjects"])
        self._vocabulary: dict[str, int] | None = None

    def find(self, text: str, side: str = "", kinds: Collection[Kind] = KINDS, limit: int = 50) -> Results:
        """Return the hits for a query.

        Args:
            text: a query, see `stratview.search.query`; every text is valid.
            side: a subject's id for hits about it (or about both) only; "" for all.
            kinds: only these.
            limit: the number of hits of each kind at most, up to `RANKED`.

        Raises:
            sqlite3.Error: the index is damaged, or the question was interrupted.
        """
        query = parse(text)
        if query.root is None:
            return Results(query)
        wanted = [kind for kind in KINDS if kind in kinds]
        groups = [self._group(kind, self._match(query, side, kind), query, min(limit, RANKED)) for kind in wanted]
        found = tuple(group for group in groups if group.total)
        return Results(query, found, () if found else self._suggestions(query, side, kinds))

    def _match(self, query: Query, side: str, kind: Kind) -> str:
        match = f"{{text}} : {query.match}"
        if kind in ("statement", "milestone") and not isinstance(query.root, Phrase):
            # A statement need not repeat its subject and aspect: "huawei chips" finds Huawei's about chips. But one
            # word at least must be in its text, or a subject's name would find all its statements.
            match = f"({{text about}} : {query.match}) AND ({{text}} : {query.match_any})"
        if side in self._subjects:
            match = f'({match}) AND ({{sides}} : "{side_mark(self._subjects.index(side))}")'
        return match

    def _suggestions(self, query: Query, side: str, kinds: Collection[Kind]) -> tuple[str, ...]:
        found: list[str] = []
        for text in nearest(query, self._words()):
            near = parse(text)
            if near.root is None or text in found:
                continue
            if any(self._count(self._match(near, side, kind), kind, 1) for kind in kinds):
                found.append(text)
            if len(found) == SUGGESTED:
                break
        return tuple(found)

    def _count(self, match: str, kind: Kind, limit: int) -> int:
        """Return how many rows of a kind match, up to a limit."""
        return int(self._connection.execute(_of(kind, _COUNT), (match, *self._ranges[kind], limit)).fetchone()[0])

    def _group(self, kind: Kind, match: str, query: Query, limit: int) -> Group:
        total = self._count(match, kind, COUNTED)
        if not total:
            return Group(kind, (), 0)
        sql = _RANKED_ROWS if total <= RANKED else _FIRST_ROWS
        rows = self._connection.execute(_of(kind, sql), (match, *self._ranges[kind], limit)).fetchall()
        weight = _WEIGHTS[kind]
        return Group(kind, tuple([Hit(kind, -score * weight, query, *row) for score, _, *row in rows]), total)

    def _words(self) -> dict[str, int]:
        if self._vocabulary is None:
            self._vocabulary = dict(
                self._connection.execute("SELECT word, rows FROM vocabulary ORDER BY word").fetchall()
            )
        return self._vocabulary
