"""The YAML files of a comparison, each read once, and what is wrong with them as files."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from stratview.comparison.fields import root_of
from stratview.comparison.hidden import lone_words
from stratview.comparison.kept_nodes import KIND, pack, unpack
from stratview.comparison.nodes import MAX_BYTES, MAX_FIRST_BYTES, YamlError
from stratview.comparison.stepwise import Underway
from stratview.comparison.store import COMPARISON_FILE, StoreError
from stratview.errors import Place

if TYPE_CHECKING:
    from collections.abc import Generator

    from stratview.cache import Cache
    from stratview.comparison.fields import Report
    from stratview.comparison.nodes import Mapping, Node
    from stratview.comparison.store import Store
    from stratview.errors import Problem


class Files:
    """Gives the roots of files. `missing` are those that are not there, `unreadable` those that cannot be read."""

    def __init__(self, store: Store, report: Report, cache: Cache | None) -> None:
        self._store = store
        self._report = report
        self._cache = cache
        self._nodes: dict[str, Underway[Mapping | None]] = {}
        self.missing: set[str] = set()
        self.unreadable: set[str] = set()

    def mapping(self, file: str, *, optional: bool = False) -> Mapping | None:
        """A file's root; None when it is missing, which is a problem unless it is `optional`, or unreadable."""
        return self._underway(file, optional=optional).result

    def mapping_steps(self, file: str) -> Generator[None, None, Mapping | None]:
        """`mapping` of an optional file, in steps."""
        underway = self._underway(file, optional=True)
        yield from underway
        return underway.result

    def digest(self, file: str) -> str:
        """The SHA-256 of a file's bytes, to find what was made of them; empty when it cannot be read."""
        try:
            return sha256(self._store.read(file, MAX_BYTES)).hexdigest()
        except StoreError:
            return ""

    def words(self, file: str) -> frozenset[str] | None:
        """What may be an id in a file that was not read in full; None when it is there but none of it can be read."""
        try:
            return lone_words(self._store.read(file, MAX_BYTES))
        except StoreError as error:
            return frozenset() if error.code == "missing-file" else None

    def forget(self, file: str) -> None:
        """Let go of the nodes of a file that is not needed again."""
        self._nodes.pop(file, None)

    def _underway(self, file: str, *, optional: bool) -> Underway[Mapping | None]:
        underway = self._nodes.get(file)
        if underway is None:
            underway = self._nodes[file] = Underway(self._read(file, optional=optional))
        return underway

    def _read(self, file: str, *, optional: bool) -> Generator[None, None, Mapping | None]:
        root = None
        try:
            data = self._store.read(file, MAX_FIRST_BYTES if file == COMPARISON_FILE else MAX_BYTES)
            root = root_of((yield from self._parsed(data, file)), file, self._report)
        except StoreError as error:
            if error.code == "missing-file":
                self.missing.add(file)
            if file not in self.missing or not optional:
                self._report.add(Place(file), error.code, error.message)
        except YamlError as error:
            self._report.add(error.problem.place, error.code, error.message)
        if root is None and file not in self.missing:
            self.unreadable.add(file)
        return root

    def _parsed(self, data: bytes, file: str) -> Generator[None, None, Node]:
        """The nodes of a file, from the cache if this very file was parsed before."""
        key = sha256(data).hexdigest()
        kept = self._cache.get_bytes(KIND, key) if self._cache is not None else None
        if kept is not None:
            try:
                return (yield from unpack(kept, file))
            except ValueError:
                # Somebody else's: it is made anew.
                pass
        # The parser takes long to load; with a cache it is seldom needed.
        from stratview.comparison.yaml_nodes import parsing

        problems: list[Problem] = []
        node = yield from parsing(data, file, problems)
        for problem in problems:
            self._report.add(problem.place, problem.code, problem.message)
        # Of what is kept only the nodes come back.
        if self._cache is not None and not problems:
            self._cache.put_bytes(KIND, key, (yield from pack(node)))
        return node
