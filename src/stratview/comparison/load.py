"""A comparison's files as the model, with everything that is wrong with them, in one pass."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, Final, Generic, TypeAlias, TypeVar

from stratview.comparison import kept_sources
from stratview.comparison.fields import Ids, Names, Report, repeated_id
from stratview.comparison.files import Files
from stratview.comparison.model import Comparison, Dimension, Head
from stratview.comparison.problem_text import shown
from stratview.comparison.read_outline import (
    DIMENSIONS,
    OTHER_SUFFIX,
    SUFFIX,
    Outline,
    completed,
    dimension_file,
    read_outline,
    used_subjects,
)
from stratview.comparison.read_reviews import REVIEW_FILE, read_reviews
from stratview.comparison.read_sources import MAX_SOURCES, SOURCES_FILE, editions_of, read_sources
from stratview.comparison.read_statements import TIMELINE_FILE, Known, read_dimension, read_milestones
from stratview.comparison.read_tensions import TENSIONS_FILE, TensionReader
from stratview.comparison.store import COMPARISON_FILE
from stratview.errors import Place, StratviewError
from stratview.invisible import visible_line
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from stratview.cache import Cache
    from stratview.comparison import nodes
    from stratview.comparison.dimension_files import DimensionFiles
    from stratview.comparison.model import Dismissal, Milestone, Review, Source, Tension
    from stratview.comparison.reread_lists import Ids as ItemIds
    from stratview.comparison.reread_lists import Lists, Read, ReadLists
    from stratview.comparison.store import Store
    from stratview.errors import Problem

_SOURCES: Final = "sources"
_MILESTONES: Final = "milestones"
_OF_REVIEWS: Final = ("reviews", "dismissed")
"""The keys of the lists in sources.yaml, timeline.yaml and review.yaml."""

_Content = TypeVar("_Content")


def load_reviews(store: Store) -> tuple[Review | Dismissal, ...]:
    """Return the reviews and dismissed doubts of a comparison, without reading its statements.

    Raises:
        StratviewError: there is no comparison, or its review.yaml has a problem, so that entries could be missed.
    """
    Loader(store).head()
    report = Report()
    node = Files(store, None).root(REVIEW_FILE, report, optional=True)
    reviews, dismissals = read_reviews(node, report) if node is not None else ((), ())
    for problem in report.problems[:1]:
        raise StratviewError(f"The reviews of '{store.label}' cannot be used. {problem.place}: {problem.message}")
    return *reviews, *dismissals


@dataclass(frozen=True, slots=True)
class FileResult(Generic[_Content]):
    """What one file says and what is wrong with it.

    Attributes:
        digest: the SHA-256 of its bytes; empty when the result is not to be used again.
        known: what it was allowed to refer to; None where that does not matter.
        content: what it says.
        problems: what is wrong in it.
        first: each id as it was written, with its first place in the file.
        shown: the ids under which its items are shown.
        complete: whether `first` has every id that the file may hold.
        data: the bytes of a file of lists without a problem: after a change, only the items around it are read again.
    """

    digest: str
    known: object
    content: _Content
    problems: tuple[Problem, ...]
    first: Mapping[str, Place] = field(default_factory=dict)
    shown: frozenset[str] = frozenset()
    complete: bool = True
    data: bytes = b""


_Reviews: TypeAlias = "FileResult[tuple[tuple[Review, ...], tuple[Dismissal, ...]]]"


@dataclass(slots=True)
class Loaded:
    """The results of a `Loader` by file, for the next one: a file with the same bytes is not read again."""

    digests: dict[str, str] = field(default_factory=dict)
    outline: FileResult[Outline] | None = None
    sources: FileResult[tuple[Source, ...]] | None = None
    head: Head | None = None
    known: Known | None = None
    items: dict[str, FileResult[Dimension | tuple[Milestone, ...]]] = field(default_factory=dict)
    tensions: FileResult[tuple[Tension, ...]] | None = None
    reviews: _Reviews | None = None
    comparison: Comparison | None = None
    ids: _Ids | None = None


class Loader:
    """Reads a comparison part by part, each file once.

    Everything wrong with the files is in `problems`, and what can be shown is shown: a statement is left out
    only when it says nothing, a milestone likewise, a tension when one of its ends does not exist.
    """

    def __init__(
        self,
        store: Store,
        cache: Cache | None = None,
        previous: Loaded | None = None,
        changed: Collection[str] | None = None,
        own: Collection[str] = (),
    ) -> None:
        """Read from `store`.

        Args:
            store: the comparison's files.
            cache: keeps what was parsed from one start to the next.
            previous: the results of an earlier loader on the same comparison.
            changed: the files that may differ from `previous`; None: any.
            own: the files among them that this program has just written.
        """
        self._store = store
        self._cache = cache
        self._files = Files(store, cache, own)
        self._previous = previous or Loaded()
        self._changed = changed
        self._report = Report()
        self._opened: _Opened | None = None
        self._whole: Comparison | None = None
        self._misnamed: set[str] = set()
        self.loaded = Loaded()
        """The results so far, for the next loader."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found so far, sorted by place; complete after `comparison`."""
        loaded, report = self.loaded, Report()
        for result in (loaded.outline, loaded.sources, loaded.tensions, loaded.reviews, *loaded.items.values()):
            report.add_all(result.problems if result is not None else ())
        report.add_all(self._report.problems)
        return report.problems

    def head(self) -> Head:
        """Return what comparison.yaml and sources.yaml say. Where they do not, it is made up from what exists.

        Raises:
            StratviewError: there is neither a comparison.yaml nor a dimension.
        """
        return self._open().head

    def first_head(self) -> Head:
        """Return the head if its files are quickly read, else what comparison.yaml alone says: without sources.

        Raises:
            StratviewError: as `head`.
        """
        outline = self._outline()
        ids = self._dimension_ids(outline)
        files = [SOURCES_FILE] if outline.has_subjects else [SOURCES_FILE, *map(dimension_file, ids)]
        if self.is_open or self._files.is_quick(files):
            return self.head()
        return self._head_of(outline, ids, [], ())

    @property
    def is_open(self) -> bool:
        """Whether the head is read."""
        return self._opened is not None

    def is_quick(self, part: str) -> bool:
        """Return whether a dimension, or with "" the milestones, can be read before anything is shown."""
        return self._files.is_quick([dimension_file(part) if part else TIMELINE_FILE])

    def dimension(self, dimension_id: str) -> Dimension:
        """Return a dimension; one without rows when its file cannot be read. The id is in `head().dimension_ids`."""
        content = self._items(dimension_file(dimension_id)).content
        assert isinstance(content, Dimension)  # noqa: S101 - the file is a dimension's
        return content

    def milestones(self) -> tuple[Milestone, ...]:
        """Return the milestones; none when their file does not exist or cannot be read."""
        content = self._items(TIMELINE_FILE).content
        assert isinstance(content, tuple)  # noqa: S101 - the file is the timeline's
        return content

    def comparison(self) -> Comparison:
        """Return the whole comparison, with references between files checked."""
        if self._whole is None:
            self._whole = self._read_all()
        return self._whole

    # -- files of items ---------------------------------------------------------------------------------------------

    def _items(self, file: str) -> FileResult[Dimension | tuple[Milestone, ...]]:
        found = self.loaded.items.get(file)
        if found is None:
            known, digest = self._open().known, self._digest(file)
            kept = self._previous.items.get(file)
            if kept is not None and digest and kept.digest == digest and kept.known is known:
                found = kept
            else:
                found = self._milestones_again(file, digest, known) or self._read_items(file, digest, Names())
            self.loaded.items[file] = found
        return found

    def _milestones_again(
        self, file: str, digest: str, known: Known
    ) -> FileResult[Dimension | tuple[Milestone, ...]] | None:
        """Return the milestones where only those around a change have to be read."""
        before = self._previous.items.get(file)
        if file != TIMELINE_FILE or before is None or before.known is not known:
            return None

        def read(node: nodes.Mapping, report: Report) -> tuple[Lists, ItemIds]:
            ids = Ids(Names())
            return {_MILESTONES: read_milestones(node, known, ids, report)}, ids.first

        found = self._part_again(file, before, {_MILESTONES: before.content}, read)
        if found is None:
            return None
        content: tuple[Milestone, ...] = found.lists[_MILESTONES]
        shown_ids = frozenset([milestone.id for milestone in content])
        return FileResult(digest, known, content, (), found.ids, shown_ids, data=found.data)

    def _part_again(self, file: str, before: FileResult[Any], lists: Mapping[str, Any], read: Read) -> ReadLists | None:
        """Return what a changed file of lists says; None where all of it has to be read.

        Args:
            file: its name.
            before: what was read of it.
            lists: the lists in that, by their keys.
            read: reads its lists.
        """
        data = self._files.content(file) if before.data and before.digest else None
        if not data:
            return None
        from stratview.comparison.reread_lists import ReadLists, reread

        found = reread(ReadLists(before.data, lists, before.first), data, file, read)
        if found is not None:
            self._files.forget(file)
        return found

    def _read_items(self, file: str, digest: str, names: Names) -> FileResult[Dimension | tuple[Milestone, ...]]:
        opened, report, ids, data = self._open(), Report(), Ids(names), b""
        content: Dimension | tuple[Milestone, ...]
        if file == TIMELINE_FILE:
            data = self._files.content(file) or b""
            node = self._files.root(file, report, optional=True)
            content = read_milestones(node, opened.known, ids, report) if node is not None else ()
            shown_ids = frozenset([milestone.id for milestone in content])
        else:
            dimension_id = file.removeprefix(f"{DIMENSIONS}/").removesuffix(SUFFIX)
            node = self._dimension_node(dimension_id, opened.outline, report)
            content = read_dimension(node, dimension_id, opened.known, ids, report)
            shown_ids = frozenset([statement.id for statement in content.statements()])
        self._files.forget(file)
        complete = ids.complete and file not in self._files.unreadable
        data = data if complete and not report.count else b""
        return FileResult(digest, opened.known, content, report.problems, ids.first, shown_ids, complete, data)

    def _digest(self, file: str) -> str:
        """Return the hash of a file's bytes; where they cannot have changed, the one from before."""
        if self._changed is None or file in self._changed or file not in self._previous.digests:
            digest = self._files.digest(file)
        else:
            digest = self._previous.digests[file]
        self.loaded.digests[file] = digest
        return digest

    def _dimension_node(self, dimension_id: str, outline: Outline, report: Report) -> nodes.Mapping | None:
        file = dimension_file(dimension_id)
        node = self._files.root(file, report, optional=True)
        if file in self._files.missing:
            advice = "add it"
            other_file = file.removesuffix(SUFFIX) + OTHER_SUFFIX
            if other_file.removeprefix(f"{DIMENSIONS}/") in self._dimension_files.names():
                self._misnamed.add(other_file)
                advice = f"rename {other_file}"
            place = (outline.dimensions or {}).get(dimension_id, Place(file))
            message = f"The dimension {shown(dimension_id)} has no file {file}: {advice}, or take it off the list."
            report.add(place, "missing-file", message)
        return node

    # -- all of it --------------------------------------------------------------------------------------------------

    def _read_all(self) -> Comparison:
        opened = self._open()
        files = [*map(dimension_file, opened.head.dimension_ids), TIMELINE_FILE]
        ids = self._previous.ids if self._has_same_ids(files) else None
        if ids is None:
            ids = self._checked_ids(files)
        dimensions = tuple([self.dimension(dimension_id) for dimension_id in opened.head.dimension_ids])
        milestones = self.milestones()
        unlisted = self._dimension_files.unlisted(opened.outline)
        tensions = self._tensions(files, unlisted, ids)
        reviews, dismissals = self._reviews()
        before = self._previous.comparison
        comparison = Comparison(opened.head, dimensions, milestones, tensions, reviews, dismissals)
        if (
            before is not None
            and before.head is comparison.head
            and before.milestones is milestones
            and before.tensions is tensions
            and before.reviews is reviews
            and before.dismissals is dismissals
            and len(before.dimensions) == len(dimensions)
            and all(old is new for old, new in zip(before.dimensions, dimensions, strict=True))
        ):
            comparison = before
        if SOURCES_FILE in self._files.missing and _names_sources(comparison):
            message = f"There is no file '{SOURCES_FILE}', and statements cite its documents: restore it."
            self._report.add(Place(SOURCES_FILE), "missing-file", message)
        self.loaded.comparison = comparison
        self.loaded.head, self.loaded.known = opened.head, opened.known
        self.loaded.ids = ids
        self._previous = Loaded()
        return comparison

    def _has_same_ids(self, files: list[str]) -> bool:
        """Whether every file has the ids that it had before, and none is in two files."""
        kept = self._previous.ids
        if kept is None or kept.repeated or kept.files != files:
            return False
        for file in files:
            old, new = self._previous.items.get(file), self._items(file)
            if old is not new and (old is None or old.shown != new.shown or old.first.keys() != new.first.keys()):
                return False
        return True

    def _checked_ids(self, files: list[str]) -> _Ids:
        repeated = self._make_unique(files)
        known = self._report.count
        written = self._check_ids(files)
        shown = frozenset().union(*[self._items(file).shown for file in files])
        return _Ids(files, written.keys(), shown, repeated=repeated or self._report.count > known)

    def _make_unique(self, files: list[str]) -> bool:
        """Show no two items under one id: a file with an id that an earlier one has is read again with these ids.

        Returns whether there was one.
        """
        names, repeated = Names(), False
        for file in files:
            result = self._items(file)
            if names.has_any(result.shown):
                result = self.loaded.items[file] = self._read_items(file, "", names)
                repeated = True
            names.take(result.shown)
        return repeated

    def _tensions(self, files: list[str], unlisted: list[str], ids: _Ids) -> tuple[Tension, ...]:
        results = [self._items(file) for file in files]
        incomplete = [file for file, result in zip(files, results, strict=True) if not result.complete]
        hidden_in = (*incomplete, *unlisted, *self._misnamed)
        digest = "" if hidden_in else self._digest(TENSIONS_FILE)
        known = (ids.written, ids.shown)
        kept = self._previous.tensions
        if kept is not None and digest and kept.digest == digest and kept.known == known:
            self.loaded.tensions = kept
            return kept.content
        report = Report()
        node = self._files.root(TENSIONS_FILE, report, optional=True)
        reader = TensionReader(ids.written, lambda: self._hidden_ids(hidden_in), ids.shown, report)
        tensions = reader.read(node) if node is not None else ()
        self._files.forget(TENSIONS_FILE)
        self.loaded.tensions = FileResult(digest, known, tensions, report.problems)
        return tensions

    def _reviews(self) -> tuple[tuple[Review, ...], tuple[Dismissal, ...]]:
        digest = self._digest(REVIEW_FILE)
        result = self._previous.reviews
        if result is None or not digest or result.digest != digest:
            again = self._reviews_again(digest, result) if result is not None else None
            result = again or self._read_reviews(digest)
        self._files.forget(REVIEW_FILE)
        self.loaded.reviews = result
        return result.content

    def _reviews_again(self, digest: str, before: _Reviews) -> _Reviews | None:
        """Return the reviews and dismissals where only those around a change have to be read."""

        def read(node: nodes.Mapping, report: Report) -> tuple[Lists, ItemIds]:
            return dict(zip(_OF_REVIEWS, read_reviews(node, report), strict=True)), {}

        lists = dict(zip(_OF_REVIEWS, before.content, strict=True))
        found = self._part_again(REVIEW_FILE, before, lists, read)
        if found is None:
            return None
        reviews, dismissals = (found.lists[key] for key in _OF_REVIEWS)
        return FileResult(digest, None, (reviews, dismissals), (), data=found.data)

    def _read_reviews(self, digest: str) -> _Reviews:
        report, data = Report(), self._files.content(REVIEW_FILE)
        node = self._files.root(REVIEW_FILE, report, optional=True)
        content = read_reviews(node, report) if node is not None else ((), ())
        return FileResult(digest, None, content, report.problems, data=data if data and not report.count else b"")

    # -- comparison.yaml and sources.yaml -------------------------------------------------------------------------

    def _open(self) -> _Opened:
        if self._opened is None:
            outline = self._outline()
            dimension_ids = self._dimension_ids(outline)
            sources, source_ids = self._sources()
            used: list[str] = []
            if not outline.has_subjects:
                found = [self._dimension_node(dimension_id, outline, self._report) for dimension_id in dimension_ids]
                used = used_subjects(node for node in found if node is not None)
                for dimension_id in dimension_ids:
                    # Read again below, where what is wrong with it is kept with the file.
                    self._files.forget(dimension_file(dimension_id))
            head = self._head_of(outline, dimension_ids, used, sources)
            known = Known(
                sides=tuple(subject.id for subject in head.subjects),
                sides_known=outline.has_subjects,
                surplus_subjects=outline.surplus_subjects,
                sources=source_ids,
            )
            # The same objects as before, so that what was made from them is recognised at once.
            before = self._previous
            head = before.head if before.head is not None and before.head == head else head
            known = before.known if before.known is not None and before.known == known else known
            self._opened = _Opened(outline, head, known)
        return self._opened

    def _head_of(
        self, outline: Outline, dimension_ids: tuple[str, ...], used: list[str], sources: tuple[Source, ...]
    ) -> Head:
        return Head(
            title=outline.title or visible_line(self._store.name),
            subtitle=outline.subtitle,
            language=outline.language,
            subjects=completed(outline.subjects, [key for key in used if key not in outline.surplus_subjects]),
            dimension_ids=dimension_ids,
            sources=sources,
            id=outline.id,
        )

    @property
    def _dimension_files(self) -> DimensionFiles:
        # Of a sound comparison, they are looked at once all of it is read.
        from stratview.comparison.dimension_files import DimensionFiles

        return DimensionFiles(self._store, self._report)

    def _dimension_ids(self, outline: Outline) -> tuple[str, ...]:
        return self._dimension_files.ids() if outline.dimensions is None else tuple(outline.dimensions)

    def _outline(self) -> Outline:
        if self.loaded.outline is not None:
            return self.loaded.outline.content
        digest = self._digest(COMPARISON_FILE)
        result = self._previous.outline
        if result is None or not digest or result.digest != digest:
            report = Report()
            node = self._files.root(COMPARISON_FILE, report)
            names = self._dimension_files.names() if node is None else ()
            if COMPARISON_FILE in self._files.missing and not names:
                raise StratviewError(
                    f"'{self._store.label}' contains no {COMPARISON_FILE}: give the folder of a comparison.",
                    code="no-comparison",
                )
            # While it cannot be read, title, subjects and order stay as they were: a typo must not change the window.
            before = self._previous.outline.content if self._previous.outline is not None else Outline()
            outline = read_outline(node, report) if node is not None else before
            result = FileResult(digest, None, outline, report.problems)
        self._files.forget(COMPARISON_FILE)
        self.loaded.outline = result
        return result.content

    def _sources(self) -> tuple[tuple[Source, ...], Collection[str] | None]:
        """Return the sources, and the ids that cites may have; None where these cannot be known."""
        result = self._source_result()
        # Looked up for every cite; the order is that in which ids are proposed.
        ids = dict.fromkeys(source.id for source in result.content)
        self._files.forget(SOURCES_FILE)
        if result.complete:
            return result.content, ids.keys()
        hidden = None if SOURCES_FILE in self._files.missing else self._files.words(SOURCES_FILE)
        names = None if hidden is None else dict.fromkeys((*ids, *sorted(hidden.difference(ids)))).keys()
        return result.content, names

    def _source_result(self) -> FileResult[tuple[Source, ...]]:
        """Return the sources, taken from before if the file is unchanged, and whether they are complete."""
        digest = self._digest(SOURCES_FILE)
        result = self._previous.sources
        if result is None or not digest or result.digest != digest:
            again = self._sources_again(digest, result) if result is not None else None
            result = again or self._cached_sources(digest) or self._read_sources(digest)
        self.loaded.sources = result
        return result

    def _sources_again(
        self, digest: str, before: FileResult[tuple[Source, ...]]
    ) -> FileResult[tuple[Source, ...]] | None:
        """Return the sources where only those around a change have to be read."""

        def read(node: nodes.Mapping, report: Report) -> tuple[Lists, ItemIds]:
            sources, _ = read_sources(node, report, whole=False)
            return {_SOURCES: sources}, {source.id: source.place for source in sources}

        first = {source.id: source.place for source in before.content}
        found = self._part_again(SOURCES_FILE, replace(before, first=first), {_SOURCES: before.content}, read)
        if found is None:
            return None
        sources: tuple[Source, ...] = found.lists[_SOURCES]
        if len(sources) > MAX_SOURCES or editions_of(sources) != editions_of(before.content):
            # Whether these hold, only the whole file shows.
            return None
        return FileResult(digest, None, sources, (), data=found.data)

    def _cached_sources(self, digest: str) -> FileResult[tuple[Source, ...]] | None:
        if self._cache is not None and digest:
            with suppress(ValueError):
                sources = kept_sources.from_plain(self._cache.get(kept_sources.KIND, digest), SOURCES_FILE)
                return FileResult(digest, None, sources, (), data=self._files.content(SOURCES_FILE) or b"")
        return None

    def _read_sources(self, digest: str) -> FileResult[tuple[Source, ...]]:
        report, data = Report(), self._files.content(SOURCES_FILE)
        # A comparison that cites nothing needs none: see `_read_all`.
        node = self._files.root(SOURCES_FILE, report, optional=True)
        sources, complete = read_sources(node, report) if node is not None else ((), False)
        is_sound = complete and not report.count
        if self._cache is not None and digest and is_sound:
            self._cache.put(kept_sources.KIND, digest, kept_sources.to_plain(sources))
        return FileResult(
            digest if complete else "",
            None,
            sources,
            report.problems,
            complete=complete,
            data=data if data and is_sound else b"",
        )

    # -- checks across files --------------------------------------------------------------------------------------

    def _hidden_ids(self, files: Collection[str]) -> frozenset[str] | None:
        """What may be an id in files that were not read in full; None when it may be anything."""
        hidden: set[str] = set()
        for file in files:
            words = self._files.words(file)
            if words is None:
                return None
            hidden |= words
        return frozenset(hidden)

    def _check_ids(self, files: list[str]) -> dict[str, Place]:
        """Every id with its first place. One that is in two files is named in the later one."""
        first_places: dict[str, Place] = {}
        for file in files:
            for written, place in self._items(file).first.items():
                first = first_places.setdefault(written, place)
                if first is not place:
                    repeated_id(self._report, written, place, first)
        return first_places


@dataclass(frozen=True, slots=True)
class _Ids:
    """The ids of all items: as they are written, and as they are shown. `repeated`: one is in two files."""

    files: list[str]
    written: Collection[str]
    shown: frozenset[str]
    repeated: bool


@dataclass(frozen=True, slots=True)
class _Opened:
    """The head, and what reading the other files needs."""

    outline: Outline
    head: Head
    known: Known


def _names_sources(comparison: Comparison) -> bool:
    """Whether anything in a comparison cites a document, or says that one was looked in."""
    rows = [row for dimension in comparison.dimensions for row in dimension.rows]
    return (
        any(one.cites for one in comparison.milestones)
        or any(statement.cites for row in rows for statement in row)
        or any(absence.sources for row in rows for absence in row.absences.values())
    )
