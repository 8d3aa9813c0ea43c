"""A comparison's files as the model, with everything that is wrong with them, in one pass."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.comparison import kept_sources
from stratview.comparison.fields import ID, Ids, Names, Report, bad_id, repeated_id
from stratview.comparison.files import Files
from stratview.comparison.model import Comparison, Head
from stratview.comparison.read_outline import Outline, completed, dimension_file, read_outline, used_subjects
from stratview.comparison.read_sources import SOURCES_FILE, read_sources
from stratview.comparison.read_statements import TIMELINE_FILE, Known, read_dimension, read_milestones
from stratview.comparison.read_tensions import TENSIONS_FILE, TensionReader
from stratview.comparison.stepwise import Underway
from stratview.comparison.store import COMPARISON_FILE, StoreError, open_store
from stratview.comparison.wording import shown
from stratview.errors import Place, StratviewError
from stratview.invisible import visible_line

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterator
    from pathlib import Path

    from stratview.cache import Cache
    from stratview.comparison.model import Dimension, Milestone, Source
    from stratview.comparison.nodes import Mapping
    from stratview.comparison.store import Store
    from stratview.errors import Problem

_DIMENSIONS: Final = "dimensions"
_SUFFIX: Final = ".yaml"
_OTHER_SUFFIX: Final = ".yml"


def load(path: str | Path) -> tuple[Comparison, tuple[Problem, ...]]:
    """A whole comparison and everything that is wrong with its files.

    Args:
        path: the comparison's folder, or its comparison.yaml.

    Raises:
        StratviewError: there is no comparison.
    """
    loader = Loader(open_store(path))
    return loader.comparison(), loader.problems


class Loader:
    """Reads a comparison part by part, each file once.

    Whatever is wrong with the files ends up in `problems`, and what can be shown is shown: a statement is left out
    only when it says nothing, a milestone likewise, a tension when one of its ends is not there.
    """

    def __init__(self, store: Store, cache: Cache | None = None) -> None:
        """Read from `store`; `cache` keeps what was parsed from one start to the next."""
        self._store = store
        self._report = Report()
        self._cache = cache
        self._files = Files(store, self._report, cache)
        self._names = Names()
        self._ids: dict[str, Ids] = {}
        self._opened: _Opened | None = None
        self._dimensions: dict[str, Underway[Dimension]] = {}
        self._comparison: Underway[Comparison] | None = None
        self._misnamed: set[str] = set()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found so far, sorted by place; complete after `comparison`."""
        return self._report.problems

    def head(self) -> Head:
        """What comparison.yaml and sources.yaml say. Where they do not, it is made up from what is there.

        Raises:
            StratviewError: there is neither a comparison.yaml nor a dimension.
        """
        return self._open().head

    def dimension(self, dimension_id: str) -> Dimension:
        """The dimension; one without rows when its file cannot be read. The id is one of `head().dimension_ids`."""
        return self._dimension(dimension_id).result

    def dimension_steps(self, dimension_id: str) -> Iterator[None]:
        """Read a dimension in steps of about a millisecond; `dimension` has it then, and at any time before."""
        return iter(self._dimension(dimension_id))

    def comparison(self) -> Comparison:
        """All of it, and the checks across files."""
        return self._whole().result

    def comparison_steps(self) -> Iterator[None]:
        """Read everything in steps of about a millisecond; `comparison` has it then, and at any time before."""
        return iter(self._whole())

    def _dimension(self, dimension_id: str) -> Underway[Dimension]:
        if dimension_id not in self._dimensions:
            self._dimensions[dimension_id] = Underway(self._read_dimension(dimension_id))
        return self._dimensions[dimension_id]

    def _read_dimension(self, dimension_id: str) -> Generator[None, None, Dimension]:
        opened = self._open()
        file = dimension_file(dimension_id)
        yield from self._files.mapping_steps(file)
        node = self._dimension_node(dimension_id, opened.outline)
        ids = self._ids[file] = Ids(self._names)
        read = yield from read_dimension(node, dimension_id, opened.known, ids, self._report)
        self._files.forget(file)
        return read

    def _whole(self) -> Underway[Comparison]:
        if self._comparison is None:
            self._comparison = Underway(self._read_all())
        return self._comparison

    def _read_all(self) -> Generator[None, None, Comparison]:
        opened = self._open()
        for dimension_id in opened.head.dimension_ids:
            yield from self.dimension_steps(dimension_id)
        dimensions = tuple(self.dimension(dimension_id) for dimension_id in opened.head.dimension_ids)
        milestones = yield from self._milestones(opened.known)
        unlisted = self._check_listed(opened.outline)
        yield
        written = self._check_ids([*map(dimension_file, opened.head.dimension_ids), TIMELINE_FILE])
        yield
        loaded = {item.id for dimension in dimensions for item in dimension.statements()}
        loaded.update(milestone.id for milestone in milestones)
        node = yield from self._files.mapping_steps(TENSIONS_FILE)
        reader = TensionReader(written, lambda: self._hidden_ids(unlisted), loaded, self._report)
        tensions = (yield from reader.read(node)) if node is not None else ()
        self._files.forget(TENSIONS_FILE)
        return Comparison(opened.head, dimensions, milestones, tensions)

    # -- comparison.yaml and sources.yaml -------------------------------------------------------------------------

    def _open(self) -> _Opened:
        if self._opened is None:
            node = self._files.mapping(COMPARISON_FILE)
            names = self._dimension_names() if node is None else ()
            if COMPARISON_FILE in self._files.missing and not names:
                raise StratviewError(
                    f"'{self._store.label}' holds no {COMPARISON_FILE}: give the folder of a comparison.",
                    code="no-comparison",
                )
            outline = read_outline(node, self._report) if node is not None else Outline()
            dimension_ids = self._ids_of_files() if outline.dimensions is None else tuple(outline.dimensions)
            sources, source_ids = self._sources()
            used: list[str] = []
            if not outline.has_subjects:
                nodes = [self._dimension_node(dimension_id, outline) for dimension_id in dimension_ids]
                used = used_subjects(node for node in nodes if node is not None)
            first, second = completed(outline.subjects, [key for key in used if key not in outline.surplus_subjects])
            head = Head(
                title=outline.title or visible_line(self._store.name),
                subtitle=outline.subtitle,
                language=outline.language,
                subjects=(first, second),
                dimension_ids=dimension_ids,
                sources=sources,
            )
            known = Known(
                sides=(first.id, second.id),
                sides_known=outline.has_subjects,
                surplus_subjects=outline.surplus_subjects,
                sources=source_ids,
            )
            self._opened = _Opened(outline, head, known)
        return self._opened

    def _sources(self) -> tuple[tuple[Source, ...], Collection[str] | None]:
        """The sources, and the ids that cites may have; None where these cannot be known."""
        sources, complete = self._read_sources()
        # Looked into for every cite, and in the order in which one is proposed for another.
        ids = dict.fromkeys(source.id for source in sources)
        self._files.forget(SOURCES_FILE)
        if complete:
            return sources, ids.keys()
        hidden = None if SOURCES_FILE in self._files.missing else self._files.words(SOURCES_FILE)
        return sources, None if hidden is None else dict.fromkeys((*ids, *sorted(hidden.difference(ids)))).keys()

    def _read_sources(self) -> tuple[tuple[Source, ...], bool]:
        """The sources, and whether they are all: as they were read before, if nothing was wrong with this very file."""
        key = self._files.digest(SOURCES_FILE) if self._cache is not None else ""
        if self._cache is not None and key:
            kept = self._cache.get(kept_sources.KIND, key)
            with suppress(ValueError):
                return kept_sources.from_plain(kept, SOURCES_FILE), True
        before = self._report.count
        node = self._files.mapping(SOURCES_FILE)
        sources, complete = read_sources(node, self._report) if node is not None else ((), False)
        if self._cache is not None and key and complete and self._report.count == before:
            self._cache.put(kept_sources.KIND, key, kept_sources.to_plain(sources))
        return sources, complete

    # -- the other files ------------------------------------------------------------------------------------------

    def _dimension_node(self, dimension_id: str, outline: Outline) -> Mapping | None:
        file = dimension_file(dimension_id)
        node = self._files.mapping(file, optional=True)
        if file in self._files.missing:
            advice = "add it"
            other_file = file.removesuffix(_SUFFIX) + _OTHER_SUFFIX
            if other_file.removeprefix(f"{_DIMENSIONS}/") in self._dimension_names():
                self._misnamed.add(other_file)
                advice = f"rename {other_file}"
            place = (outline.dimensions or {}).get(dimension_id, Place(file))
            message = f"The dimension {shown(dimension_id)} has no file {file}: {advice}, or take it off the list."
            self._report.add(place, "missing-file", message)
        return node

    def _milestones(self, known: Known) -> Generator[None, None, tuple[Milestone, ...]]:
        node = yield from self._files.mapping_steps(TIMELINE_FILE)
        ids = self._ids[TIMELINE_FILE] = Ids(self._names)
        read = (yield from read_milestones(node, known, ids, self._report)) if node is not None else ()
        self._files.forget(TIMELINE_FILE)
        return read

    def _dimension_names(self) -> tuple[str, ...]:
        """The names of the dimension files, also of those with the other ending; none of hidden files."""
        try:
            names = self._store.names(_DIMENSIONS)
        except StoreError as error:
            self._report.add(Place(_DIMENSIONS), error.code, error.message)
            return ()
        return tuple(name for name in names if name.endswith((_SUFFIX, _OTHER_SUFFIX)) and not name.startswith("."))

    def _ids_of_files(self) -> tuple[str, ...]:
        """The dimensions that have files, for a comparison that does not list them."""
        ids = [name.removesuffix(_SUFFIX) for name in self._dimension_names() if name.endswith(_SUFFIX)]
        for bad in (dimension_id for dimension_id in ids if not ID.fullmatch(dimension_id)):
            self._report.add(Place(_in_dimensions(bad + _SUFFIX)), "bad-id", bad_id(bad))
        return tuple(dimension_id for dimension_id in ids if ID.fullmatch(dimension_id))

    # -- checks across files --------------------------------------------------------------------------------------

    def _check_listed(self, outline: Outline) -> list[str]:
        """The dimension files that are not on the list. Each is named, and its statements do not count."""
        if outline.dimensions is None:
            return []
        # A file system may spell a name with other code points than the list does.
        listed = {unicodedata.normalize("NFC", dimension_id) for dimension_id in outline.named}
        unlisted = []
        for name in self._dimension_names():
            stem, dot, suffix = name.rpartition(".")
            if unicodedata.normalize("NFC", stem) in listed:
                continue
            unlisted.append(f"{_DIMENSIONS}/{name}")
            rename = "" if dot + suffix == _SUFFIX else f"rename it to {shown(stem + _SUFFIX)} and "
            advice = f"{rename}add {shown(stem)} to them, or delete it"
            message = f"The file is not among the dimensions in {COMPARISON_FILE}: {advice}."
            self._report.add(Place(_in_dimensions(name)), "unlisted-dimension", message)
        return unlisted

    def _hidden_ids(self, unlisted: list[str]) -> frozenset[str] | None:
        """What may be an id in the files that were not read in full; None when it may be anything."""
        incomplete = [file for file, ids in self._ids.items() if not ids.complete or file in self._files.unreadable]
        hidden: set[str] = set()
        for file in (*incomplete, *unlisted, *self._misnamed):
            words = self._files.words(file)
            if words is None:
                return None
            hidden |= words
        return frozenset(hidden)

    def _check_ids(self, files: list[str]) -> dict[str, Place]:
        """Every id with its first place. One that stands in two files is named in the later one."""
        first_places: dict[str, Place] = {}
        for file in files:
            for written, place in self._ids[file].first.items():
                first = first_places.setdefault(written, place)
                if first is not place:
                    repeated_id(self._report, written, place, first)
        return first_places


@dataclass(frozen=True, slots=True)
class _Opened:
    """The head, and what it takes to read the rest."""

    outline: Outline
    head: Head
    known: Known


def _in_dimensions(name: str) -> str:
    """A file's path for a place, also when its name holds what no terminal should see."""
    return f"{_DIMENSIONS}/{visible_line(name)}"
