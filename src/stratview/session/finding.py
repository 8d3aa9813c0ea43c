"""What the reader looks for: the words, the subject, the hits, and which of them is current.

The index is made and asked in a separate thread, which alone knows `stratview.search`; panels listen to `changed`
and `stepped`, and a hit is opened through the selection.
"""

from __future__ import annotations

import threading
from contextlib import closing
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from stratview.session.switch_interval import switch_threads_quickly
from stratview.threads import StartedThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.documents.text import DocumentText
    from stratview.evidence.analysis import Analysis
    from stratview.search.find import Hit, Results
    from stratview.search.index import Material
    from stratview.search.searcher import Searcher
    from stratview.search.word_marks import Span
    from stratview.session.project import Project
    from stratview.session.selection import Selection

FindingState = Literal["waiting", "indexing", "ready", "cancelled", "failed"]
"""Until the comparison is read; while its index is loaded or made; then, or where the reader or the disk ended it."""

_JOIN_SECONDS: Final = 5.0
_LIMIT: Final = 50
_TELL_SECONDS: Final = 0.05
_LONGEST_MARKED: Final = 3_000_000
_EDIT_MILLISECONDS: Final = 1_500
"""How long after the last edit the index is made anew; earlier when words are asked for."""


class Finding(QObject):
    """Finds words in one comparison.

    `changed` is emitted when the state or the results change, `progressed` when more of the index is done, and
    `stepped` when another hit is current.
    """

    changed = Signal()
    progressed = Signal()
    stepped = Signal()
    _shared = Signal(int, float)
    _ended = Signal(int, str, str)
    _answered = Signal(int, object)

    def __init__(self, project: Project, selection: Selection, folder: Path | None) -> None:
        """Find in a project, from when it is complete. Indexes are kept below `folder`; without one nothing is kept."""
        super().__init__(project)
        self._project = project
        self._selection = selection
        self._folder = folder
        self._running: StartedThread | None = None
        self._worker: _Worker | None = None
        self._asked = 0
        self._made = 0
        self._outdated = False
        self.state: FindingState = "waiting"
        self.share = 0.0
        self.failure = ""
        """Why there is no index, in the state `failed`."""
        self.text = ""
        self.side = ""
        self.results: Results | None = None
        self.hits: tuple[Hit, ...] = ()
        """The hits in their order, group after group."""
        self.at = -1
        """Which of the hits is current, or was last; -1 for none."""
        self._shared.connect(self._take_share)
        self._ended.connect(self._take_end)
        self._answered.connect(self._take_answer)
        self._edits_end = QTimer(self, singleShot=True, interval=_EDIT_MILLISECONDS)
        self._edits_end.timeout.connect(self._begin_after_edits)
        project.changed.connect(self._follow)

    # -- asking -----------------------------------------------------------------------------------------------------

    def look_for(self, text: str) -> None:
        """Ask for other words. The answer comes with `changed`."""
        if text != self.text:
            self.text = text
            self._ask()

    def narrow(self, side: str) -> None:
        """Ask for one subject alone, or with "" for either."""
        if side != self.side:
            self.side = side
            self._ask()

    @property
    def answered(self) -> bool:
        """Whether `results` are those of the words that were asked for last."""
        return self.results is not None and self.results.query.text == self.text and not self._outdated

    def marks(self, text: DocumentText) -> list[Span]:
        """Return where the words that are looked for are in a document, in code points of its text."""
        return self.marks_in(text.text)

    def marks_in(self, text: str) -> list[Span]:
        """Return where the words that are looked for are in a text, in code points; nothing in a very long one."""
        if self.results is None or not self.text.strip() or len(text) > _LONGEST_MARKED:
            return []
        from stratview.search.word_marks import occurrences

        return occurrences(text, self.results.query.phrases)

    # -- opening ----------------------------------------------------------------------------------------------------

    def open(self, at: int) -> None:
        """Show a hit: its statement or milestone, or its place in the document."""
        if not 0 <= at < len(self.hits):
            return
        self.at = at
        hit = self.hits[at]
        if hit.place is not None:
            self._selection.show_place(hit.source, hit.place)
        else:
            self._selection.show_item(hit.item, hit.cite)
        self.stepped.emit()

    def step(self, step: int) -> None:
        """Show the next (1) or previous (-1) hit; after the last comes the first again."""
        count = len(self.hits)
        if count:
            self.open((self.at + step) % count if self.at >= 0 else 0 if step > 0 else count - 1)

    # -- the index --------------------------------------------------------------------------------------------------

    def cancel(self) -> None:
        """Do not make the index after all."""
        if self._worker is not None and self.state == "indexing":
            self._worker.stop()

    def begin_again(self) -> None:
        """Make the index that was cancelled or failed."""
        if self.state in ("cancelled", "failed"):
            self.state = "waiting"
            self.begin()

    def close(self) -> None:
        """End the thread; nothing is emitted after that."""
        self._edits_end.stop()
        self._let_go()
        self._join()

    def _let_go(self) -> None:
        """Tell the thread to end, without waiting for it."""
        worker, self._worker = self._worker, None
        # From now on its answers are about files read earlier.
        self._asked += 1
        if worker is not None:
            worker.stop()

    def _join(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.join(_JOIN_SECONDS)

    @Slot(object, object)
    def _follow(self, old: Analysis, new: Analysis) -> None:
        """Make the index when the analysis is complete, and again when files that were read again have other texts."""
        if not new.complete or (old.complete and old.comparison is new.comparison and _same_texts(old, new)):
            return
        if self.state in ("indexing", "ready"):
            self._let_go()
            self.state = "waiting"
            self._outdated = True
        if self._project.edited:
            # The next edit may follow soon, before any words are asked for.
            self._edits_end.start()
        else:
            self.begin()

    @Slot()
    def _begin_after_edits(self) -> None:
        if self._project.busy:
            self._edits_end.start()
        else:
            self.begin()

    @Slot()
    def begin(self) -> None:
        """Load or make the index, once everything is read; until then, requested words wait."""
        analysis = self._project.analysis
        comparison = analysis.comparison
        if self.state != "waiting" or comparison is None or not analysis.complete:
            return
        self._edits_end.stop()
        self._join()
        documents = dict(analysis.documents)

        def material() -> Material:
            from stratview.search.index import Material

            hashes = {source_id: document.sha256 for source_id, document in documents.items()}
            return Material(comparison, hashes, lambda source_id: documents[source_id].text)

        switch_threads_quickly()
        self.state, self.share = "indexing", 0.0
        # The last answer of an ended worker must not count for the next one.
        self._made += 1
        share, end = partial(self._shared.emit, self._made), partial(self._ended.emit, self._made)
        self._worker = _Worker(material, self._folder, analysis.store.label, share, end, self._answered.emit)
        try:
            self._running = StartedThread(self._worker.run)
        except RuntimeError as error:
            # No thread can be started: finding reports it, and tries again with the next request.
            self._worker, self.state, self.failure = None, "failed", str(error)
        self.changed.emit()
        if self.text:
            self._ask()

    def _ask(self) -> None:
        self._asked += 1
        if not self.text.strip():
            self._take_answer(self._asked, None)
        elif self._worker is not None:
            self._worker.ask(self._asked, self.text, self.side)
        elif self._edits_end.isActive():
            self.begin()

    # -- from the thread --------------------------------------------------------------------------------------------

    @Slot(int, float)
    def _take_share(self, made: int, share: float) -> None:
        if made == self._made:
            self.share = share
            self.progressed.emit()

    @Slot(int, str, str)
    def _take_end(self, made: int, state: FindingState, failure: str) -> None:
        if self._worker is None or made != self._made:
            return
        self.state, self.failure = state, failure
        if state != "ready":
            self._worker = None
        self.changed.emit()

    @Slot(int, object)
    def _take_answer(self, number: int, results: Results | None) -> None:
        if number == self._asked:
            self._outdated = False
            self.results, self.hits, self.at = results, results.hits if results is not None else (), -1
            self.changed.emit()


class _Worker:
    """Loads or makes the index, then answers the newest question, one after the other."""

    def __init__(
        self,
        material: Callable[[], Material],
        folder: Path | None,
        label: str,
        share: Callable[[float], object],
        end: Callable[[FindingState, str], object],
        answer: Callable[[int, Results], object],
    ) -> None:
        """Report how much of the index is done (`share`), how it ended (`end`) and what was found (`answer`)."""
        self._material = material
        self._folder = folder
        self._label = label
        self._say_share, self._say, self._say_answer = share, end, answer
        self._news = threading.Condition()
        self._question: tuple[int, str, str] | None = None
        self._stopped = False
        self._told = 0.0
        self._searcher: Searcher | None = None

    def ask(self, number: int, text: str, side: str) -> None:
        """Answer this, and nothing that was asked before."""
        with self._news:
            self._question = (number, text, side)
            self._news.notify()
        self._interrupt()

    def stop(self) -> None:
        """End soon."""
        with self._news:
            self._stopped = True
            self._news.notify()
        self._interrupt()

    def _interrupt(self) -> None:
        searcher = self._searcher
        if searcher is not None:
            searcher.interrupt()

    def run(self) -> None:
        import sqlite3

        from stratview.search.searcher import Cancelled, Searcher

        try:
            with closing(Searcher(self._material(), self._folder, self._label)) as searcher:
                searcher.prepare(self._go_on)
                # Only now, since to interrupt the making of an index is to cancel it.
                self._searcher = searcher
                self._say("ready", "")
                self._answer(searcher)
        except Cancelled:
            self._say("cancelled", "")
        except sqlite3.Error as error:
            self._say("failed", str(error))
        except Exception as error:
            # A fault: reported as one, and shown here too, so that the reader does not wait for ever.
            self._say("failed", str(error) or type(error).__name__)
            raise
        finally:
            self._searcher = None

    def _answer(self, searcher: Searcher) -> None:
        from stratview.search.searcher import Interrupted

        while True:
            with self._news:
                while self._question is None and not self._stopped:
                    self._news.wait()
                if self._stopped:
                    return
                question, self._question = self._question, None
            if question is not None:
                number, text, side = question
                try:
                    results = searcher.find(text, side, limit=_LIMIT)
                except Interrupted:
                    # By a newer question; or this one is the newer, and was taken up before it came to that.
                    with self._news:
                        if self._question is None:
                            self._question = question
                    continue
                self._say_answer(number, results)

    def _go_on(self, share: float) -> bool:
        if monotonic() - self._told > _TELL_SECONDS and not self._stopped:
            self._told = monotonic()
            self._say_share(share)
        return not self._stopped


def _same_texts(old: Analysis, new: Analysis) -> bool:
    texts = [{source: one.sha256 for source, one in analysis.documents.items()} for analysis in (old, new)]
    return texts[0] == texts[1]


__all__ = ["Finding", "FindingState"]
