"""Files that are being imported: each is read in the background, shown, then written or dropped.

Reading and writing run in one thread; the files themselves are read in a limited process each
(`stratview.intake.reading`).
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from stratview.errors import StratviewError
from stratview.session.switch_interval import switch_threads_quickly
from stratview.threads import StartedThread, report_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from stratview.bibliography.reading import ReadingBibliography
    from stratview.bibliography.reference import Reference
    from stratview.comparison.model import Cite
    from stratview.documents.pages import Pages
    from stratview.documents.text import DocumentText
    from stratview.editing.change import Change
    from stratview.intake.described import Listed
    from stratview.intake.extract import Extract
    from stratview.intake.folder import Folder
    from stratview.intake.reading import Original, Reading

WAITING: Final = "waiting"
READING: Final = "reading"
READ: Final = "read"
KNOWN: Final = "known"
SAME: Final = "same"
REFUSED: Final = "refused"
IMPORTED: Final = "imported"
LISTED: Final = "listed"

_NEWS_SECONDS: Final = 0.05
_AROUND: Final = 24
_MOST_TO_DECODE: Final = 1 << 20


@dataclass(slots=True, eq=False)
class Incoming:
    """A file that is being imported, and what is known of it. Only the window's thread changes or reads it.

    Attributes:
        path: where it is.
        state: `waiting`, `reading`, `read`, `known` (it was imported before), `same` (another file of the list has the
            same bytes), `refused`, `imported` or, for a bibliography, `listed`: its attached files follow it.
        done: how many of its pages or parts are read.
        total: of how many; 0 while that is not known.
        error: why it is refused.
        source: the id of its source, once it has one.
        same_as: the file that has the same bytes; None for none.
        extract: what was read.
        text: its text as it would be frozen, with nothing struck out.
        pages: where its text is on the pages of the file; None where it has no pages.
        decided: what could have been read otherwise, as `was → now`, and where it is in `text`.
        parts: for each part of the text its first and last offset in `text`; none for a text taken as it is.
        fields: its bibliographic fields, as the user left them.
        struck: the indexes of the parts that are struck out.
        struck_before: what was struck out before each change of it that can be undone, the latest last.
        struck_after: what was struck out before each undoing of it that can be undone, the latest last.
        keep_original: whether the file itself is kept.
        can_keep: whether there is anything to keep beside the text.
        supersedes: the id of the source that it is a newer edition of; empty for none.
        held: for each citation of that source its quote and where it is in this text (code points), None where it is
            not found in one place; None while that is not known, and without such a source.
        password: the password that the user gave.
        encoding: the encoding that the user chose.
        readings: for a text of unknown encoding, encodings and how its first unclear word reads in each.
        reference: what a bibliography says of it.
        listed: what a bibliography brings.
    """

    path: Path
    state: str = WAITING
    done: int = 0
    total: int = 0
    error: StratviewError | None = None
    source: str = ""
    same_as: Path | None = None
    extract: Extract | None = None
    text: DocumentText | None = None
    pages: Pages | None = None
    decided: tuple[tuple[str, int], ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()
    struck_before: list[frozenset[int]] = field(default_factory=list)
    struck_after: list[frozenset[int]] = field(default_factory=list)
    keep_original: bool = True
    can_keep: bool = True
    supersedes: str = ""
    held: tuple[tuple[str, int | None], ...] | None = None
    password: str = ""
    encoding: str = ""
    readings: tuple[tuple[str, str], ...] = ()
    original: Original | None = None
    reference: Reference | None = None
    listed: Listed | None = None

    def strike(self, struck: frozenset[int]) -> bool:
        """Strike out these parts and no others; return whether that is a change."""
        if struck == self.struck:
            return False
        self.struck_before.append(self.struck)
        self.struck_after.clear()
        self.struck = struck
        return True

    def undo_strike(self) -> frozenset[int]:
        """Undo the latest change of what is struck out; return the parts that it changed."""
        return self._step(self.struck_before, self.struck_after)

    def redo_strike(self) -> frozenset[int]:
        """Redo what was undone last; return the parts that it changed."""
        return self._step(self.struck_after, self.struck_before)

    def _step(self, back: list[frozenset[int]], forth: list[frozenset[int]]) -> frozenset[int]:
        if not back:
            return frozenset()
        forth.append(self.struck)
        self.struck = back.pop()
        return self.struck ^ forth[-1]


class Importing(QObject):
    """The files that are brought into one comparison, followed from the event loop.

    `added()` is emitted when a bibliography added its attached files to `files`, `changed(incoming)` when something is
    known of a file. `written(sources, files, change)` is emitted once after `write`, with the ids of the new sources,
    the paths, relative to the comparison, of the files that changed, and the change of sources.yaml, or None.
    """

    added = Signal()
    changed = Signal(object)
    written = Signal(object, object, object)
    _news = Signal(object, object)
    _done = Signal(object, object, object)

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        """Prepare to bring files into the folder `root`; nothing is read yet."""
        super().__init__(parent)
        switch_threads_quickly()
        self._root = root
        self.files: list[Incoming] = []
        self._work = threading.Condition()
        self._jobs: list[Callable[[], None]] = []
        self._reading: tuple[Incoming, Reading | ReadingBibliography] | None = None
        self._dropped: set[int] = set()
        self._ended = False
        self._thread: StartedThread | None = None
        self._news.connect(self._take)
        self._done.connect(self._finish)

    @property
    def busy(self) -> bool:
        """Whether a file is still being read or waits for it."""
        return any(one.state in (WAITING, READING) for one in self.files)

    def add(self, paths: Iterable[Path]) -> None:
        """Read files; one that is in the list already is left out."""
        there = {one.path for one in self.files}
        for path in dict.fromkeys(paths):
            if path not in there:
                incoming = Incoming(path)
                self.files.append(incoming)
                self._begin_reading(incoming)

    def read_again(self, incoming: Incoming, *, password: str = "", encoding: str = "") -> None:
        """Read a file again, with what the user says about it."""
        incoming.password, incoming.encoding = password, encoding
        incoming.state, incoming.error, incoming.done, incoming.total = WAITING, None, 0, 0
        self.changed.emit(incoming)
        self._begin_reading(incoming)

    def supersede(self, incoming: Incoming, source_id: str, cites: Sequence[Cite]) -> None:
        """Make a file the newer edition of a source, and look up its citations in the new text; "" ends that."""
        incoming.supersedes, incoming.held = source_id, None
        extract = incoming.extract
        if source_id and extract is not None:
            self._do(lambda: self._say(incoming, held=_held(extract, cites)))

    def remove(self, incoming: Incoming) -> None:
        """Drop a file; if it is being read, that ends at once."""
        if incoming in self.files:
            self.files.remove(incoming)
            for one in self.files:
                if one.state == SAME and one.same_as == incoming.path:
                    one.state, one.same_as = READ, None
                    self._compare(one)
                    self.changed.emit(one)
        with self._work:
            self._dropped.add(id(incoming))
            if self._reading is not None and self._reading[0] is incoming:
                self._reading[1].cancel()

    def write(self) -> None:
        """Write every file that is read. A file that cannot be written is refused; the others are written."""
        wanted = [
            _Wanted(one, one.original, one.extract, self._as_left(one), one.struck, one.keep_original, one.supersedes)
            for one in self.files
            if one.state == READ and one.original is not None and one.extract is not None
        ]
        self._do(lambda: self._write(wanted))

    def close(self) -> None:
        """Stop reading; a file that is being written is finished."""
        with self._work:
            self._ended = True
            self._work.notify()
            if self._reading is not None:
                self._reading[1].cancel()
        if self._thread is not None:
            self._thread.join(2.0)

    # -- in the window's thread -------------------------------------------------------------------------------------

    @staticmethod
    def _as_left(incoming: Incoming) -> tuple[tuple[str, str], ...]:
        return tuple((name, value.strip()) for name, value in incoming.fields.items() if value.strip())

    def _begin_reading(self, incoming: Incoming) -> None:
        password, encoding = incoming.password, incoming.encoding
        self._do(lambda: self._read(incoming, password, encoding))

    def _add_attached(self, listed: Listed) -> None:
        """Read the files that a bibliography names."""
        there = {one.path for one in self.files}
        for file in listed.files:
            if file.path not in there:
                incoming = Incoming(file.path, reference=file.reference)
                self.files.append(incoming)
                if file.error is not None:
                    incoming.state, incoming.error = REFUSED, file.error
                else:
                    self._begin_reading(incoming)
        self.added.emit()

    def _do(self, job: Callable[[], None]) -> None:
        with self._work:
            self._jobs.append(job)
            if self._thread is None and not self._ended:
                self._thread = StartedThread(self._run)
            self._work.notify()

    @Slot(object, object)
    def _take(self, incoming: Incoming, news: dict[str, Any]) -> None:
        if incoming in self.files:
            for name, value in news.items():
                setattr(incoming, name, value)
            self._compare(incoming)
            self.changed.emit(incoming)
            if "listed" in news:
                self._add_attached(news["listed"])

    def _compare(self, incoming: Incoming) -> None:
        """See whether a file that was read has the same bytes as another one that will be imported."""
        original = incoming.original
        if incoming.state == READ and original is not None:
            for one in self.files:
                same = one.original is not None and one.original.sha256 == original.sha256
                if one is not incoming and one.state == READ and same:
                    incoming.state, incoming.same_as = SAME, one.path
                    return

    @Slot(object, object, object)
    def _finish(self, sources: tuple[str, ...], files: tuple[str, ...], change: Change | None) -> None:
        self.written.emit(sources, files, change)

    # -- in the thread ----------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._work:
                while not (self._ended or self._jobs):
                    self._work.wait()
                if self._ended:
                    return
                job = self._jobs.pop(0)
            job()

    def _say(self, incoming: Incoming, **news: Any) -> None:
        if not self._ended:
            self._news.emit(incoming, news)

    def _read(self, incoming: Incoming, password: str, encoding: str) -> None:
        from stratview.bibliography import kinds
        from stratview.intake.reading import open_original
        from stratview.limited_process import Stopped

        if id(incoming) in self._dropped:
            return
        self._say(incoming, state=READING)
        original: Original | None = None
        try:
            if kinds.of_file(incoming.path.name) is not None:
                self._say(incoming, state=LISTED, listed=self._read_bibliography(incoming))
                return
            original = open_original(incoming.path)
            news = self._read_original(incoming, original, password, encoding)
        except Stopped:
            return
        except StratviewError as error:
            readings = _readings(original) if error.code == "encoding" and original is not None else ()
            self._say(incoming, state=REFUSED, error=error, readings=readings)
        except Exception as error:  # noqa: BLE001 - a fault is reported; the other files are read anyway
            report_fault(error)
            self._say(incoming, state=REFUSED, error=_fault())
        else:
            self._say(incoming, **news)

    def _read_bibliography(self, incoming: Incoming) -> Listed:
        from stratview.bibliography.reading import ReadingBibliography
        from stratview.intake.described import listed

        reading = ReadingBibliography(incoming.path)
        with self._stoppable(incoming, reading):
            return listed(incoming.path, reading.run())

    @contextmanager
    def _stoppable(self, incoming: Incoming, reading: Reading | ReadingBibliography) -> Iterator[None]:
        """Let `remove` and `close` end a reading."""
        with self._work:
            self._reading = (incoming, reading)
            if self._ended or id(incoming) in self._dropped:
                reading.cancel()
        try:
            yield
        finally:
            with self._work:
                self._reading = None

    def _read_original(self, incoming: Incoming, original: Original, password: str, encoding: str) -> dict[str, Any]:
        from stratview.intake.described import described
        from stratview.intake.folder import Folder
        from stratview.intake.reading import Reading, Wishes

        folder = Folder(self._root)
        known = folder.known(original)
        if known:
            return {"state": KNOWN, "source": known}
        reading = Reading(original, Wishes(password or None, "", encoding))
        with self._stoppable(incoming, reading):
            extract = reading.run(self._progress(incoming))
        if incoming.reference is not None:
            extract = described(extract, incoming.reference)
        return {**_looked_at(folder, original, extract), "state": READ}

    def _progress(self, incoming: Incoming) -> Callable[[int, int], None]:
        said = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal said
            now = monotonic()
            if now - said >= _NEWS_SECONDS:
                said = now
                self._say(incoming, done=done, total=total)

        return progress

    def _write(self, wanted: Sequence[_Wanted]) -> None:
        from stratview.comparison.read_sources import SOURCES_FILE
        from stratview.editing.change import Change, difference, label

        sources: list[str] = []
        files: list[str] = []
        before = self._sources_text()
        for one in wanted:
            try:
                source, written = self._write_file(one)
            except StratviewError as error:
                self._say(one.incoming, state=REFUSED, error=error)
            except Exception as error:  # noqa: BLE001 - a fault is reported; the other files are written anyway
                report_fault(error)
                self._say(one.incoming, state=REFUSED, error=_fault())
            else:
                sources.append(source)
                files += written
                self._say(one.incoming, state=IMPORTED, source=source)
        if not self._ended:
            after = self._sources_text()
            change = None
            if after is not None and after != before:
                change = Change("import", label(", ".join(sources)), (difference(SOURCES_FILE, before, after),))
            self._done.emit(tuple(sources), (SOURCES_FILE, *files) if sources else (), change)

    def _sources_text(self) -> str | None:
        """The text of sources.yaml, which imports are written into; None where there is no file."""
        from stratview.comparison.read_sources import SOURCES_FILE

        try:
            return (self._root / SOURCES_FILE).read_bytes().decode("utf-8", "surrogateescape")
        except OSError:
            return None

    def _write_file(self, wanted: _Wanted) -> tuple[str, list[str]]:
        from stratview.intake.described import name_of
        from stratview.intake.folder import Folder
        from stratview.intake.strike import without_parts

        folder = Folder(self._root)
        known = folder.known(wanted.original)
        if known:
            # Another program brought it in meanwhile, or the list holds a copy of it.
            return known, []
        extract = replace(without_parts(wanted.extract, wanted.struck), fields=wanted.fields, language="")
        reference = wanted.incoming.reference
        name = name_of(reference) if reference is not None else ""
        planned = folder.plan(wanted.original, extract, keep_original=wanted.keep_original, name=name)
        planned = replace(planned, source=replace(planned.source, supersedes=wanted.supersedes))
        folder.write(planned)
        return planned.source.id, [path for path, _ in planned.files]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file to write, as the user left it."""

    incoming: Incoming
    original: Original
    extract: Extract
    fields: tuple[tuple[str, str], ...]
    struck: frozenset[int]
    keep_original: bool
    supersedes: str


def _looked_at(folder: Folder, original: Original, extract: Extract) -> dict[str, Any]:
    """What the window shows of a file that was read."""
    from stratview.documents.text import DocumentText, parse
    from stratview.intake.strike import blocks_of_parts

    parts: tuple[tuple[int, int], ...] = ()
    decided: tuple[tuple[str, int], ...] = ()
    if extract.verbatim is not None:
        text = parse(extract.verbatim)
    else:
        by_part = blocks_of_parts(extract)
        blocks = tuple([block for part in by_part for block in part])
        text = DocumentText("\n".join([block.text for block in blocks]), blocks)
        decided = tuple([(f"{one.was} → {one.now}", blocks[one.block].start + one.at) for one in extract.decided])
        parts = tuple([(part[0].start, part[-1].end) for part in by_part])
    planned = folder.plan(original, extract, keep_original=True)
    return {
        "original": original,
        "extract": extract,
        "text": text,
        "pages": planned.geometry,
        "decided": decided,
        "parts": parts,
        "fields": dict(planned.source.fields),
        "struck": frozenset(),
        "can_keep": planned.source.original is not None,
    }


def _held(extract: Extract, cites: Sequence[Cite]) -> tuple[tuple[str, int | None], ...]:
    """Each quote, and where it is in the text of a file."""
    from stratview.documents.text import parse
    from stratview.evidence.anchor import Searchable, anchor

    text = parse(extract.verbatim if extract.verbatim is not None else extract.markdown)
    searchable = Searchable(text)
    spans = [anchor(searchable, *cite.content[1:]).span for cite in cites]
    return tuple(
        [(cite.quote, span.start if span is not None else None) for cite, span in zip(cites, spans, strict=True)]
    )


def _readings(original: Original) -> tuple[tuple[str, str], ...]:
    """How a text of unknown encoding reads in each that fits; none for a very long one."""
    if len(original.data) > _MOST_TO_DECODE:
        return ()
    from stratview.intake.encoding_candidates import candidates

    return tuple([(name, _first_unclear(text)) for name, text in candidates(original.data)])


def _first_unclear(text: str) -> str:
    """The words around the first character that is not ASCII, on one line."""
    at = next((index for index, character in enumerate(text) if not character.isascii()), 0)
    return " ".join(text[max(0, at - _AROUND) : at + _AROUND].split())


def _fault() -> StratviewError:
    return StratviewError("stratview failed at it, which is a fault of the program.", code="fault")
