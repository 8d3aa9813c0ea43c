"""Makes the index: a SQLite file with everything that is found and shown, from a comparison and its documents.

It holds the texts, so that hits can be shown without their documents; FTS5 holds only the folded words
(`stratview.search.words`) of what is shown, of what a statement is about without saying it (its subject's name, its
aspect and dimension), and of which subject a row speaks. Rows of one kind have neighbouring numbers, in the order
of the comparison and of its documents.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from stratview.comparison.model import BOTH
from stratview.documents.packed import KIND as TEXTS
from stratview.search.document_passages import passages
from stratview.search.words import entries, entries_in

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping

    from stratview.comparison.model import Comparison, Head, Milestone, Statement
    from stratview.documents.text import DocumentText

Kind = Literal["statement", "quote", "milestone", "document"]
KINDS: Final[tuple[Kind, ...]] = ("statement", "quote", "milestone", "document")

VERSION: Final = 4
"""Increase it when the index of a comparison changes: its tables, its words, its passages."""

APPLICATION: Final = 0x53565349
"""The application id of our SQLite files ("SVSI")."""


def side_mark(number: int) -> str:
    """Return the word by which the index marks what is about the subject with this number from 0."""
    return chr(ord("a") + number)


_AT_ONCE: Final = 200

_TABLES: Final = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE found (
    id INTEGER PRIMARY KEY, item TEXT, cite INTEGER, source TEXT, start INTEGER, dimension TEXT, side TEXT, file TEXT,
    line INTEGER, section TEXT, text TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5 (
    text, about, sides, content = '', prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);
CREATE VIRTUAL TABLE passages USING fts5 (
    text, about, sides, content = '', prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);
INSERT INTO words (words, rank) VALUES ('hashsize', 16777216);
INSERT INTO passages (passages, rank) VALUES ('hashsize', 16777216);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID;
"""

_WORDS: Final = "INSERT INTO words (rowid, text, about, sides) VALUES (?, ?, ?, ?)"
_PASSAGES: Final = "INSERT INTO passages (rowid, text, about, sides) VALUES (?, ?, ?, ?)"
_LIST_WORDS: Final = (
    "CREATE VIRTUAL TABLE temp.said USING fts5vocab (main, words, col)",
    "CREATE VIRTUAL TABLE temp.read USING fts5vocab (main, passages, col)",
    """
    INSERT INTO vocabulary SELECT term, sum(doc) FROM (
        SELECT term, doc FROM temp.said WHERE col = 'text' UNION ALL SELECT term, doc FROM temp.read WHERE col = 'text'
    ) GROUP BY term
    """,
    "DROP TABLE temp.said",
    "DROP TABLE temp.read",
)


class Cancelled(Exception):  # noqa: N818 - no error: somebody asked for it
    """The index was not wanted any more."""


class Row(NamedTuple):
    """What can be found: a row of the table `found`, without its number.

    `item` is a statement's or milestone's id, empty for a passage of a document; `cite` is the quote's number among
    its item's, from 0. `start` is where a passage begins in its document's text, in code points. `side` is a
    subject's id or `BOTH`. `file` and `line` are where the curator wrote it, or where its block begins in the
    document. `section` is the row's aspect, or the nearest heading above a passage.
    """

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


@dataclass(frozen=True, slots=True)
class Material:
    """What an index is made of.

    `hashes` has the SHA-256 of each document's bytes by source; `text` gives a document's text, and is asked only when
    an index is made.
    """

    comparison: Comparison
    hashes: Mapping[str, str]
    text: Callable[[str], DocumentText]

    def key(self) -> str:
        """Return a hash of everything that the index depends on, in lower-case hex."""
        made = sha256(f"{VERSION} {TEXTS} ".encode())
        head = self.comparison.head
        subjects = [(one.id, one.name, one.native_name) for one in head.subjects]
        sources = [(one.id, one.file, self.hashes.get(one.id, "")) for one in head.sources]
        titles = [(one.id, one.title) for one in self.comparison.dimensions]
        for part in (subjects, sources, titles, _statements(self.comparison), _quotes(self.comparison)):
            for one in part:
                made.update(json.dumps(one).encode())
        for one in _milestones(self.comparison):
            made.update(json.dumps(one).encode())
        return made.hexdigest()


def write(
    connection: sqlite3.Connection, material: Material, go_on: Callable[[float], bool] = lambda _share: True
) -> None:
    """Write the index into an empty database.

    `go_on` gets the finished share, 0 to 1, every few milliseconds; when it returns False, writing ends.

    Raises:
        Cancelled: `go_on` said so.
        sqlite3.Error: the disk is full, or another fault of the system.
    """
    comparison = material.comparison
    connection.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; {_TABLES}")
    connection.execute("BEGIN")
    writer = _Writer(connection, comparison)
    ends: list[int] = []
    sources = [source.id for source in comparison.head.sources]
    # Documents are nearly all of the work; the other shares are estimates.
    parts = len(sources) + 1
    quotes = _quotes(comparison)
    for rows in (_statements(comparison), quotes, _milestones(comparison)):
        for row in rows:
            writer.put(_storable(row), says_little=rows is not quotes)
            if writer.full and not go_on(writer.count / (writer.count + 1000) / parts):
                raise Cancelled
        ends.append(writer.count)
    writer.flush()
    writer.passages = True
    for number, source in enumerate(sources, 1):
        for row, words in _passages(comparison.head, source, material.text(source)):
            writer.put(row, words)
            if writer.full and not go_on(number / parts):
                raise Cancelled
        if not go_on((number + 1) / parts):
            raise Cancelled
    writer.flush()
    ends.append(writer.count)
    for sql in _LIST_WORDS:
        connection.execute(sql)
    facts = {"key": material.key(), "ends": json.dumps(ends), "subjects": json.dumps(_subject_ids(comparison.head))}
    connection.executemany("INSERT INTO fact VALUES (?, ?)", facts.items())
    connection.execute("COMMIT")


def facts(connection: sqlite3.Connection) -> dict[str, str] | None:
    """Return the facts stored in an index; None when it is not an index of this program and version.

    Raises:
        sqlite3.Error: it is damaged.
    """
    for pragma, wanted in (("application_id", APPLICATION), ("user_version", VERSION)):
        if connection.execute(f"PRAGMA {pragma}").fetchone() != (wanted,):
            return None
    with closing(connection.execute("SELECT name, value FROM fact")) as rows:
        return dict(rows.fetchall())


class _Writer:
    """Writes rows to both tables, some hundred at once: more would delay other threads."""

    def __init__(self, connection: sqlite3.Connection, comparison: Comparison) -> None:
        self._connection = connection
        self._titles = {dimension.id: dimension.title for dimension in comparison.dimensions}
        subjects = comparison.head.subjects
        self._names = {one.id: f"{one.name} {one.native_name}" for one in subjects}
        self._names[BOTH] = " ".join(self._names.values())
        self._sides = {one.id: side_mark(number) for number, one in enumerate(subjects)}
        self._all_sides = " ".join(self._sides.values())
        self._rows: list[tuple[Any, ...]] = []
        self._words: list[tuple[int, str, str, str]] = []
        self.passages = False
        """Whether what comes now are passages of documents."""
        self.count = 0
        self.full = False

    def put(self, row: Row, words: str | None = None, *, says_little: bool = False) -> None:
        """Add a row that can be stored.

        Args:
            row: the row.
            words: the entries of its text, where they are known.
            says_little: whether its subject, aspect and dimension are indexed as its context.
        """
        self.count += 1
        self._rows.append((self.count, *row))
        about = ""
        if says_little:
            around = (self._names.get(row.side, ""), row.section, self._titles.get(row.dimension, ""))
            about = entries(" \n ".join(around))
        sides = self._sides.get(row.side, self._all_sides)
        self._words.append((self.count, entries(row.text) if words is None else words, about, sides))
        self.full = len(self._rows) >= _AT_ONCE
        if self.full:
            self.flush()

    def flush(self) -> None:
        self._connection.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._rows)
        self._connection.executemany(_PASSAGES if self.passages else _WORDS, self._words)
        self._rows.clear()
        self._words.clear()


def _storable(row: Row) -> Row:
    # Half of a surrogate pair cannot be stored.
    if row.section.isascii() and row.text.isascii():
        return row
    return row._replace(**{key: getattr(row, key).encode("utf-8", "replace").decode() for key in ("section", "text")})


def _statements(comparison: Comparison) -> Iterator[Row]:
    for dimension in comparison.dimensions:
        for row in dimension.rows:
            for one in row:
                place = one.text_place
                yield Row(
                    one.id, 0, "", 0, dimension.id, one.side, place.file, place.line, row.aspect, one.text
                )  # fmt: skip


def _quotes(comparison: Comparison) -> Iterator[Row]:
    for dimension in comparison.dimensions:
        for one in dimension.statements():
            yield from _quotes_of(one, dimension.id, one.side)
    for milestone in comparison.milestones:
        yield from _quotes_of(milestone, "", milestone.subject)


def _quotes_of(item: Statement | Milestone, dimension: str, side: str) -> Iterator[Row]:
    for number, cite in enumerate(item.cites):
        place = cite.quote_place
        yield Row(item.id, number, cite.source, 0, dimension, side, place.file, place.line, "", cite.quote)


def _milestones(comparison: Comparison) -> Iterator[Row]:
    for one in comparison.milestones:
        place = one.text_place
        text = f"{one.date_text} · {one.title}"
        yield Row(one.id, 0, "", 0, "", one.subject, place.file, place.line, "", text)


def _passages(head: Head, source_id: str, text: DocumentText) -> Iterator[tuple[Row, str]]:
    """Yield the passages of a document, each with its entries."""
    source = head.source(source_id)
    named = _Named(head)
    file, whole = source.file if source is not None else "", text.text
    words_of, low = entries_in(whole), whole.casefold()
    # Where a letter becomes two, the places are others.
    same_places = len(low) == len(whole)
    can_be_stored = whole.encode("utf-8", "replace").decode() == whole
    for start, end, line, headings in passages(text):
        content = whole[start:end]
        side = named.side_of(low[start:end] if same_places else content.casefold(), headings)
        row = Row("", 0, source_id, start, "", side, file, line, headings[-1] if headings else "", content)
        yield row if can_be_stored else _storable(row), words_of(start, end)


class _Named:
    """Of which subject a passage speaks.

    Of those that it names; else of those that the nearest heading above it that names any names; else of both.
    """

    def __init__(self, head: Head) -> None:
        self._names = [
            (name.casefold(), one.id) for one in head.subjects for name in (one.name, one.native_name) if name.strip()
        ]
        self._headings: dict[tuple[str, ...], str] = {}

    def side_of(self, content: str, headings: tuple[str, ...]) -> str:
        """Return it for a casefolded text."""
        side = self._named_in(content)
        if side:
            return side
        if headings not in self._headings:
            named = (self._named_in(heading.casefold()) for heading in reversed(headings))
            self._headings[headings] = next(filter(None, named), BOTH)
        return self._headings[headings]

    def _named_in(self, text: str) -> str:
        named = {one for name, one in self._names if name in text}
        return BOTH if len(named) > 1 else next(iter(named), "")


def _subject_ids(head: Head) -> list[str]:
    return [subject.id for subject in head.subjects]
