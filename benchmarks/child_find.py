"""Making an index and asking it, beside bare FTS5 on the same passages and the same questions."""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks import keystrokes
from benchmarks.measure import p95
from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.search.document_passages import passages
from stratview.search.index import Material
from stratview.search.query import parse
from stratview.search.searcher import Searcher


def timed(work: object, *arguments: object) -> float:
    """Return how many milliseconds of processor time a call takes: there is nothing in it to wait for."""
    assert callable(work)
    start = time.process_time()
    work(*arguments)
    return 1000 * (time.process_time() - start)


def main(folder: str) -> None:
    """Print milliseconds, and megabytes of the index."""
    comparison = Loader(open_store(folder)).comparison()
    library = Library(open_store(folder), comparison.head.sources)
    hashes = {source_id: library.document(source_id).sha256 for source_id in library.source_ids}
    material = Material(comparison, hashes, lambda source_id: library.document(source_id).text)
    texts = [
        text.text[one.start : one.end]
        for text in (library.document(source_id).text for source_id in library.source_ids)
        for one in passages(text)
    ]
    with tempfile.TemporaryDirectory() as cache:
        first, again = Searcher(material, Path(cache), folder), Searcher(material, Path(cache), folder)
        index, load = timed(first.prepare), timed(again.prepare)
        first.close()
        (file,) = Path(cache).rglob("*.sqlite")
        size = file.stat().st_size / 1e6
        bare_index = timed(_bare_index, Path(cache) / "bare", texts)
        typed = list(keystrokes.typed(keystrokes.passages(texts)))
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as bare:
            ours, raw = [], []
            for text in typed:
                if not parse(text).match:
                    # A quotation mark alone asks for nothing.
                    continue
                ours.append(timed(again.find, text))
                raw.append(timed(_ask, bare, f"{{text}} : {parse(text).match}"))
        again.close()
    figures = {
        "index": index,
        "bare_index": bare_index,
        "load": load,
        "keystroke": p95(ours),
        "worst": max(ours),
        "raw": p95(raw),
        "keystrokes": len(typed),
        "index_mb": size,
    }
    print(json.dumps(figures), flush=True)


def _ask(connection: sqlite3.Connection, match: str) -> None:
    for table in ("words", "passages"):
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rank LIMIT 50"  # noqa: S608 - our own names
        connection.execute(sql, (match,)).fetchall()


def _bare_index(file: Path, texts: list[str]) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO words (text) VALUES (?)", ((text,) for text in texts))
        connection.execute("COMMIT")


if __name__ == "__main__":
    main(sys.argv[1])
