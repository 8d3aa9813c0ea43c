"""The YAML files of a comparison, each read once, and what is wrong with them as files."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from stratview.comparison import kept_sources
from stratview.comparison.fields import root_of
from stratview.comparison.kept_nodes import KIND, pack, unpack
from stratview.comparison.nodes import MAX_BYTES, MAX_FIRST_BYTES, YamlError
from stratview.comparison.store import COMPARISON_FILE, StoreError
from stratview.comparison.unreadable_ids import possible_ids
from stratview.errors import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from stratview.cache import Cache
    from stratview.comparison.fields import Report
    from stratview.comparison.nodes import Mapping, Node
    from stratview.comparison.store import Store
    from stratview.errors import Problem


_CACHED_SHARE: Final = 4
"""How many times quicker reading from the cache is than parsing."""


class Files:
    """Gives the roots of files. `missing` are those that do not exist, `unreadable` those that cannot be read."""

    def __init__(self, store: Store, cache: Cache | None, own: Collection[str] = ()) -> None:
        """Read from `store`; `own` are files that this program has parsed as it wrote them: no process is needed."""
        self._store = store
        self._own = own
        self._cache = cache
        self._data: dict[str, bytes | StoreError] = {}
        self._roots: dict[str, Mapping | None] = {}
        self.missing: set[str] = set()
        self.unreadable: set[str] = set()

    def root(self, file: str, report: Report, *, optional: bool = False) -> Mapping | None:
        """Return a file's root; None when it is missing, which is a problem unless it is `optional`, or unreadable."""
        if file not in self._roots:
            self._roots[file] = self._read(file, report, optional=optional)
        return self._roots[file]

    def digest(self, file: str) -> str:
        """Return the SHA-256 of a file's bytes, lower-case hex; empty when it cannot be read."""
        data = self._bytes(file)
        return sha256(data).hexdigest() if isinstance(data, bytes) else ""

    def content(self, file: str) -> bytes | None:
        """Return a file's bytes; None when it cannot be read."""
        data = self._bytes(file)
        return data if isinstance(data, bytes) else None

    def is_quick(self, files: Iterable[str]) -> bool:
        """Return whether files can be read within what may be parsed before anything is shown, all together."""
        left = MAX_FIRST_BYTES
        for file in files:
            data = self._bytes(file)
            if isinstance(data, bytes):
                left -= len(data) // (_CACHED_SHARE if left < len(data) and self._is_cached(data) else 1)
            if left < 0:
                return False
        return True

    def _is_cached(self, data: bytes) -> bool:
        # Larger ones take too long even from there.
        if self._cache is None or len(data) > _CACHED_SHARE * MAX_FIRST_BYTES:
            return False
        key = sha256(data).hexdigest()
        return any(self._cache.get_bytes(kind, key) is not None for kind in (KIND, kept_sources.KIND))

    def words(self, file: str) -> frozenset[str] | None:
        """Return what may be an id in a file that was not read in full; None when none of it can be read."""
        data = self._bytes(file)
        self._data.pop(file, None)
        if isinstance(data, bytes):
            return possible_ids(data)
        return frozenset() if data.code == "missing-file" else None

    def forget(self, file: str) -> None:
        """Release what is kept of a file."""
        self._roots.pop(file, None)
        self._data.pop(file, None)

    def _bytes(self, file: str) -> bytes | StoreError:
        found = self._data.get(file)
        if found is None:
            try:
                found = self._store.read(file, MAX_FIRST_BYTES if file == COMPARISON_FILE else MAX_BYTES)
            except StoreError as error:
                # Another one, without the traceback: that holds this frame and so all that is read, in a cycle.
                found = StoreError(error.message, error.code)
            self._data[file] = found
        return found

    def _read(self, file: str, report: Report, *, optional: bool) -> Mapping | None:
        root = None
        data = self._bytes(file)
        self._data.pop(file, None)
        if isinstance(data, StoreError):
            if data.code == "missing-file":
                self.missing.add(file)
            if file not in self.missing or not optional:
                report.add(Place(file), data.code, data.message)
        else:
            try:
                root = root_of(self._parsed(data, file, report), file, report)
            except YamlError as error:
                report.add(error.problem.place, error.code, error.message)
        if root is None and file not in self.missing:
            self.unreadable.add(file)
        return root

    def _parsed(self, data: bytes, file: str, report: Report) -> Node:
        """Return the nodes of a file, from the cache if this very file was parsed before."""
        key = sha256(data).hexdigest()
        kept = self._cache.get_bytes(KIND, key) if self._cache is not None else None
        if kept is not None:
            # Bytes that this program did not write are parsed again.
            with suppress(ValueError):
                return unpack(kept, file)
        problems: list[Problem] = []
        packed = None
        if len(data) > MAX_FIRST_BYTES and file not in self._own:
            from stratview.comparison.yaml_in_process import parse_packed

            packed = parse_packed(data, file, problems)
            node = unpack(packed, file)
        else:
            # The parser takes long to load; with a cache it is seldom needed.
            from stratview.comparison.yaml_nodes import parse

            node = parse(data, file, problems)
        for problem in problems:
            report.add(problem.place, problem.code, problem.message)
        # Only nodes are kept, so a file with problems is parsed again.
        if self._cache is not None and not problems:
            self._cache.put_bytes(KIND, key, packed or pack(node))
        return node
