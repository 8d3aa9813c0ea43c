"""Searches a comparison through its index: a kept one, a new one that is kept, or a temporary one."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from stratview.search.find import Index, Results
from stratview.search.index import KINDS, Cancelled, write
from stratview.search.index_files import IndexFiles
from stratview.search.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from stratview.search.index import Kind, Material


class Interrupted(Exception):  # noqa: N818 - no error: somebody asked for it
    """A query was interrupted."""


class Searcher:
    """Finds words in one comparison. For one thread at a time; `interrupt` alone may come from another.

    Files on the disk are never trusted: when one turns out to be damaged, even during a query, the index is
    made again, for this process only.
    """

    def __init__(self, material: Material, folder: Path | None, label: str) -> None:
        """Search `material`, which belongs to the comparison at `label`.

        Indexes are kept in `folder`; None: nothing is kept.
        """
        self._material = material
        self._key = material.key()
        self._kept = IndexFiles(folder, label) if folder is not None else None
        self._file: Path | None = None
        self._connection: sqlite3.Connection | None = None
        self._index: Index | None = None

    def prepare(self, go_on: Callable[[float], bool] = lambda _share: True) -> None:
        """Open the index from the cache, or make it. `go_on` gets the finished share; False ends the work.

        Raises:
            Cancelled: `go_on` returned False.
            sqlite3.Error: there is room for an index neither in the cache nor in the temporary folder.
        """
        if self._index is not None or self._open_kept():
            return
        if self._kept is not None and self._make_kept(go_on) and self._open_kept():
            return
        self._make_private(go_on)

    def find(self, text: str, side: str = "", kinds: Collection[Kind] = KINDS, limit: int = 50) -> Results:
        """Return the hits for a query; see `Index.find`.

        Raises:
            Interrupted: `interrupt` was called during the query.
            sqlite3.Error: an index that was made just now does not answer: the memory or the disk is full.
        """
        self.prepare()
        file = self._file
        try:
            return self._ask(text, side, kinds, limit)
        except sqlite3.Error as error:
            _raise_if_interrupted(error)
            if file is None:
                return _nothing(text, error)
        # The file has changed, or SQLite does not understand the query: a private index shows which.
        self.close()
        self._make_private(lambda _share: True)
        try:
            results = self._ask(text, side, kinds, limit)
        except sqlite3.Error as error:
            _raise_if_interrupted(error)
            return _nothing(text, error)
        if self._kept is not None:
            self._kept.drop(file)
        return results

    def interrupt(self) -> None:
        """End the running query, if any."""
        connection = self._connection
        if connection is not None:
            # It may be closed at this moment.
            with suppress(sqlite3.ProgrammingError):
                connection.interrupt()

    def close(self) -> None:
        """Close the index."""
        if self._connection is not None:
            self._connection.close()
        self._connection = self._index = self._file = None

    def _ask(self, text: str, side: str, kinds: Collection[Kind], limit: int) -> Results:
        assert self._index is not None  # noqa: S101 - prepared by the caller
        return self._index.find(text, side, kinds, limit)

    def _open_kept(self) -> bool:
        file = self._kept.find(self._key) if self._kept is not None else None
        if file is None:
            return False
        try:
            # Immutable: no lock, no journal, nothing is written beside it, also in a folder that is read-only.
            address = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
            self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            self._file = file
            self._index = Index(self._connection, self._key)
        except (sqlite3.Error, ValueError):
            self._drop()
            return False
        return True

    def _make_kept(self, go_on: Callable[[float], bool]) -> bool:
        assert self._kept is not None  # noqa: S101 - the caller has looked

        def make(file: Path) -> None:
            with closing(sqlite3.connect(file, isolation_level=None)) as connection:
                # The file is read only when it is complete, so it needs no journal and no sync.
                connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096")
                write(connection, self._material, go_on)

        try:
            return self._kept.keep(self._key, make) is not None
        except sqlite3.Error:
            return False

    def _make_private(self, go_on: Callable[[float], bool]) -> None:
        # The empty name is a database of this connection alone: in memory, and in a nameless file once it is large.
        connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        try:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            write(connection, self._material, go_on)
            self._index = Index(connection, self._key)
        except BaseException:
            connection.close()
            raise
        self._connection = connection

    def _drop(self) -> None:
        file = self._file
        self.close()
        if file is not None and self._kept is not None:
            self._kept.drop(file)


def _nothing(text: str, error: sqlite3.Error) -> Results:
    """Return empty results where SQLite does not understand a query; the index is sound and stays."""
    if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
        raise error
    return Results(parse(text))


def _raise_if_interrupted(error: sqlite3.Error) -> None:
    # `sqlite_errorcode` exists from Python 3.11 on; the text has always been in SQLite.
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT or str(error) == "interrupted":
        raise Interrupted from None


__all__ = ["Cancelled", "Interrupted", "Searcher"]
