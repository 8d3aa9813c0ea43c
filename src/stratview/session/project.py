"""The comparison that is open: its files, what is known of it by now, and every change of that.

The analysis runs in a separate thread (docs/adr/0022-one-analysis-in-a-thread.md). Panels look things up in
`Project.analysis` and listen to `changed`.
"""

from __future__ import annotations

import gc
import threading
from collections import deque
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from stratview.comparison import kept_sources
from stratview.comparison.read_sources import SOURCES_FILE
from stratview.comparison.store import COMPARISON_FILE, open_store
from stratview.errors import StratviewError
from stratview.evidence.analyse import KEPT_CLAIMS, Wanted, analyse, count_claims
from stratview.evidence.anchor import Searchable
from stratview.session.switch_interval import switch_threads_quickly
from stratview.threads import StartedThread, report_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from stratview.cache import Cache
    from stratview.comparison.model import Head
    from stratview.comparison.store import Store
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.coverage import Coverage

_SPACING_MILLISECONDS: Final = 30
"""How often a growing analysis is shown."""
_TURN_SECONDS: Final = 0.5
"""How long the worker waits between two steps for a window that is busy."""
_PAUSE_SECONDS: Final = 0.05
_END_SECONDS: Final = 1.0
_QUICK_BYTES: Final = 200_000
"""Edits of files up to this size, in bytes, are analysed in the window's thread."""
_FILES_OF_ALL: Final = frozenset({COMPARISON_FILE, SOURCES_FILE})
"""Every other file depends on these."""


class Project(QObject):
    """One open comparison.

    `changed(old, new)` is emitted with two analyses each time more is known, and once for each revision: when files
    were read again, the new analysis comes when it is complete. `failed(error)` is emitted when reading again found no
    comparison any more; the analysis stays.
    """

    changed = Signal(object, object)
    failed = Signal(object)
    _news = Signal()
    _counted = Signal(object, object)
    _refused = Signal(object)
    _turn_wanted = Signal()

    def __init__(
        self, store: Store, cache: Cache | None = None, wanted: Wanted | None = None, parent: QObject | None = None
    ) -> None:
        """Read what is shown first; everything else follows with `start`.

        Args:
            store: the comparison's files.
            cache: keeps what was parsed from one start to the next.
            wanted: what is shown first, and analysed first from then on.
            parent: Qt's owner.

        Raises:
            StratviewError: `store` contains no comparison.
        """
        super().__init__(parent)
        self.wanted = wanted or Wanted()
        self.cache = cache
        steps = analyse(store, cache, wanted=self.wanted, fault=report_fault)
        self.analysis: Analysis = next(steps)
        """What is known now."""
        self.edited = False
        """Whether the files were read again, the last time, because they were edited in this window."""
        self._worker = _Worker(self._news.emit, self._counted.emit, self._refused.emit, self._turn_wanted.emit)
        self._first: Iterator[Analysis] | None = steps
        self._searched: Searchable | None = None
        self._claims: dict[str, None] = {}
        self._counting = ""
        self._unread: frozenset[str] | None = None
        self._shown_at = 0.0
        self._quick: Callable[[], Iterator[Analysis]] | None = None
        # A caller has done its own work before an edit of its is shown.
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._analyse_quickly)
        self._spacing = QTimer(self, singleShot=True)
        self._spacing.timeout.connect(self._show)
        # A timer of zero length: it fires after everything else that the window has to do.
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._worker.turn.set)
        self._turn_wanted.connect(self._turn.start)
        self._news.connect(self._note)
        self._counted.connect(self._take_claims)
        self._refused.connect(self._take_refusal)

    @property
    def head(self) -> Head:
        """What comparison.yaml and sources.yaml say."""
        return self.analysis.head

    @property
    def store(self) -> Store:
        """The comparison's files."""
        return self.analysis.store

    def searchable(self, source_id: str) -> Searchable | None:
        """Return the document of a source to look quotes up in; None while it is not read.

        The last one is kept, so that several panels fold a document once.
        """
        document = self.analysis.document(source_id)
        if document is not None and (self._searched is None or self._searched.document is not document.text):
            self._searched = Searchable(document.text)
        return self._searched if document is not None else None

    @property
    def paused(self) -> bool:
        """Whether only what is on screen is analysed."""
        return self.wanted.paused

    @paused.setter
    def paused(self, paused: bool) -> None:
        self.wanted.paused = paused

    # -- analysing --------------------------------------------------------------------------------------------------

    def start(self, *, hold: bool = False) -> None:
        """Analyse everything else, once. With `hold`, pause after the milestones until `go_on`."""
        steps, self._first = self._first, None
        if steps is not None:
            switch_threads_quickly()
            self.wanted.held = hold
            self._worker.begin(lambda: steps, growing=True)

    def go_on(self) -> None:
        """End the pause of `start`."""
        self.wanted.held = False

    def read_again(self, changed: Collection[str] | None = None, *, edited: bool = False) -> None:
        """Read the files again; `changed` emits the new analysis when it is complete.

        Args:
            changed: the files that may differ, relative to the comparison with forward slashes; None: any.
            edited: whether they differ because they were edited in this window.
        """
        self.edited = edited
        self._show()
        # What comes next is complete, and waits for no other news.
        self._shown_at = 0.0
        before = self.analysis
        self._first = None
        self._claims = {}
        # An analysis that had not finished is continued with this one.
        if not self._worker.busy and self._quick is None:
            self._unread = frozenset()
        own = frozenset(changed) if edited and changed is not None else frozenset()
        unread = self._unread
        self._unread = changed = None if changed is None or unread is None else unread.union(changed)

        def steps() -> Iterator[Analysis]:
            # A packed file has another table of contents now.
            store = open_store(str(before.store.place)) if changed is None else before.store
            run = analyse(
                store, self.cache, previous=before, changed=changed, own=own, wanted=self.wanted, fault=report_fault
            )
            return (replace(one, revision=before.revision + 1) for one in run)

        if edited and not self._worker.busy and before.complete and self._is_quick(changed):
            self._quick = steps
            self._soon.start()
        else:
            self._quick = None
            self._soon.stop()
            self._worker.begin(steps, growing=not before.complete, hurried=edited)

    def _is_quick(self, changed: Collection[str] | None) -> bool:
        """Whether little enough depends on these files for the window to wait: small files of items."""
        if changed is None or self.paused or any(file in _FILES_OF_ALL for file in changed):
            return False
        places = [self.store.place / file for file in changed]
        return sum(place.stat().st_size for place in places if place.exists()) <= _QUICK_BYTES

    @Slot()
    def _analyse_quickly(self) -> None:
        """Analyse in the window's thread: the way through the other one takes longer than the work."""
        steps, self._quick = self._quick, None
        assert steps is not None  # noqa: S101 - the timer runs only then
        try:
            analysis = deque(steps(), maxlen=1)[0]
        except StratviewError as error:
            self.failed.emit(error)
            return
        self._set(analysis)
        self._count_next()

    @property
    def busy(self) -> bool:
        """Whether an analysis is under way, or not shown yet."""
        return self._quick is not None or self._worker.busy or self._worker.has_news

    def close(self) -> None:
        """End the analysis and wait for its thread; nothing is emitted after that."""
        self._spacing.stop()
        self._soon.stop()
        self._worker.end()
        if self.edited:
            self._keep_sources()

    def _keep_sources(self) -> None:
        """Put the sources into the cache, for the next start: an edit reads only those that it changes."""
        read = self.analysis.loaded.sources
        if self.cache is None or read is None or not read.data:
            return
        if self.cache.get_bytes(kept_sources.KIND, read.digest) is None:
            self.cache.put(kept_sources.KIND, read.digest, kept_sources.to_plain(read.content))
            self.cache.flush()

    # -- claims -----------------------------------------------------------------------------------------------------

    def count_claims(self, source_id: str) -> None:
        """Count the claims of a document, before all that were asked for so far."""
        if self.analysis.coverage(source_id) is None and self.head.source(source_id) is not None:
            self._claims = {source_id: None, **self._claims}
            self._count_next()

    def count_all_claims(self) -> None:
        """Count the claims of every document, after everything else that was asked for."""
        for source in self.head.sources:
            if source.id not in self.analysis.cited:
                self._claims.setdefault(source.id, None)
        self._count_next()

    def _count_next(self) -> None:
        analysis = self.analysis
        if not self._claims or self._counting or not analysis.complete:
            return
        source_id = next(iter(self._claims))
        del self._claims[source_id]
        if source_id not in analysis.documents:
            self._count_next()
            return
        self._counting = source_id
        self._worker.count(analysis, source_id)

    @Slot(object, object)
    def _take_claims(self, analysis: Analysis, coverage: Coverage | None) -> None:
        self._counting = ""
        if coverage is not None and analysis.revision == self.analysis.revision:
            self._set(self.analysis.with_coverage(coverage, KEPT_CLAIMS))
        self._count_next()

    # -- news -------------------------------------------------------------------------------------------------------

    @Slot()
    def _note(self) -> None:
        if not self._spacing.isActive():
            since = 1000 * (monotonic() - self._shown_at)
            self._spacing.start(max(0, round(_SPACING_MILLISECONDS - since)))

    @Slot()
    def _show(self) -> None:
        analysis = self._worker.take()
        self._shown_at = monotonic()
        if analysis is not None and not self.analysis.complete:
            # What is read first stays as long as the comparison: the collector need not look at it. What is read again
            # may be replaced soon, and would never be freed.
            gc.collect(1)
            gc.freeze()
        if analysis is not None and analysis is not self.analysis:
            self._set(analysis)
        if self.analysis.complete and not self._worker.busy:
            self._count_next()

    def _set(self, analysis: Analysis) -> None:
        old, self.analysis = self.analysis, analysis
        self.changed.emit(old, analysis)

    @Slot(object)
    def _take_refusal(self, error: StratviewError) -> None:
        self.failed.emit(error)


class _Worker:
    """The thread: runs analyses, one at a time, then counts claims."""

    def __init__(
        self,
        news: Callable[[], object],
        counted: Callable[[Analysis, Coverage | None], object],
        refused: Callable[[StratviewError], object],
        turn: Callable[[], object],
    ) -> None:
        """Say by `news` that `take` has something, by `counted` and `refused` what came of other work.

        `turn` asks for the event `turn`, which is set when the window has nothing else to do.
        """
        self._say_news, self._say_counted, self._say_refused, self._ask_turn = news, counted, refused, turn
        self._work = threading.Condition()
        self._thread: StartedThread | None = None
        self._steps: tuple[Callable[[], Iterator[Analysis]], bool, bool] | None = None
        self._to_count: tuple[Analysis, str] | None = None
        self._latest: Analysis | None = None
        self._told = False
        self._ended = False
        self.busy = False
        self.turn = threading.Event()

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, steps: Callable[[], Iterator[Analysis]], *, growing: bool, hurried: bool = False) -> None:
        """Analyse, in place of what is under way; publish each step, or only the last.

        `hurried`: without a rest for the window between the steps.
        """
        with self._work:
            self._steps = (steps, growing, hurried)
            self.busy = True
            self._go()

    def count(self, analysis: Analysis, source_id: str) -> None:
        """Count the claims of a document."""
        with self._work:
            self._to_count = (analysis, source_id)
            self._go()

    def take(self) -> Analysis | None:
        """Return what is newest, once."""
        with self._work:
            self._told = False
            latest, self._latest = self._latest, None
            return latest

    @property
    def has_news(self) -> bool:
        """Whether `take` has something."""
        return self._latest is not None

    def end(self) -> None:
        """End, and wait for the step that is under way."""
        with self._work:
            self._ended = True
            self._work.notify()
        self.turn.set()
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    def _go(self) -> None:
        if self._thread is None and not self._ended:
            # A step that outlasts the program loses only its time.
            self._thread = StartedThread(self._run)
        self._work.notify()

    def _run(self) -> None:
        while True:
            with self._work:
                while not (self._ended or self._steps or self._to_count):
                    self._work.wait()
                if self._ended:
                    return
                work, self._steps = self._steps, None
                to_count = None
                if work is None:
                    to_count, self._to_count = self._to_count, None
            try:
                if work is not None:
                    self._analyse(*work)
                elif to_count is not None:
                    self._count(*to_count)
            except Exception as error:  # noqa: BLE001 - a fault is reported, and the next work is done anyway
                # The signals of a project that is gone cannot be emitted.
                if not self._ended:
                    report_fault(error)

    def _analyse(self, steps: Callable[[], Iterator[Analysis]], growing: bool, hurried: bool) -> None:
        last: Analysis | None = None
        try:
            for analysis in steps():
                if self._stopped:
                    return
                if growing or analysis.complete:
                    self._publish(analysis)
                # An edit must be shown soon, and little is computed for it.
                if not hurried:
                    self._wait(resting=analysis is last)
                last = analysis
        except StratviewError as error:
            self._say_refused(error)
        finally:
            with self._work:
                self.busy = self._steps is not None
            self._say_news()

    def _count(self, analysis: Analysis, source_id: str) -> None:
        coverage: Coverage | None = None
        try:
            coverage = count_claims(analysis, source_id)
        finally:
            self._say_counted(analysis, coverage)

    @property
    def _stopped(self) -> bool:
        return self._ended or self._steps is not None

    def _publish(self, analysis: Analysis) -> None:
        with self._work:
            self._latest = analysis
            told, self._told = self._told, True
        if not told:
            self._say_news()

    def _wait(self, *, resting: bool) -> None:
        """Let the window go first; wait a little when there is nothing to do."""
        self.turn.clear()
        self._ask_turn()
        self.turn.wait(_TURN_SECONDS)
        if resting:
            with self._work:
                if not self._stopped:
                    self._work.wait(_PAUSE_SECONDS)
