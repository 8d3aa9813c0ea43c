"""An export that runs beside the caller: how far it is, how it is stopped, its result.

running = formats.start(kind, make_report, target)
while not running.poll().finished: ...     # from a timer
written = running.result()                 # or raises what went wrong

What is done meanwhile is each kind's own: `pdf`, `formats` and `printing` beside this.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from stratview.export import output_file
from stratview.threads import StartedThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

    from stratview.comparison.store import Store
    from stratview.export.content import Report

Phase = Literal["reading", "drawing", "setting", "writing", "printing", "done"]


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The export was cancelled; nothing is left of it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of an export. In the phase `done`, `result` returns at once.

    Attributes:
        phase: what is being done.
        volume: which volume is being set, from 1; while pages are drawn or printed, which of them.
        volumes: how many there are; of pages that are printed, 1 where that is not known.
    """

    phase: Phase
    volume: int = 1
    volumes: int = 1

    @property
    def finished(self) -> bool:
        """Whether it is over, well or not."""
        return self.phase == "done"


@dataclass(frozen=True, slots=True)
class Written:
    """The result of an export.

    Attributes:
        files: the files that were written, in order; none when there was no target.
        contents: their bytes; of a preview, a picture of each page.
        pages: how many pages they have together; 0 of a kind that has none.
        replaced: how many characters had to be replaced or left out.
    """

    files: tuple[Path, ...]
    contents: tuple[bytes, ...]
    pages: int
    replaced: int


class Running(ABC):
    """An export that runs. `poll` returns its progress, `cancel` stops it, `result` returns its result."""

    def __init__(
        self,
        make_report: Callable[[], Report],
        target: Path | None,
        *,
        overwrite: bool = False,
        comparison: Store | None = None,
    ) -> None:
        self._make_report = make_report
        self._target = target
        self._overwrite = overwrite
        self._comparison = comparison
        self._lock = threading.Lock()
        self._progress = Progress("reading")
        self._cancelled = False
        self._written: Written | None = None
        self._error: BaseException | None = None
        self._over = threading.Event()

    def begin(self) -> Self:
        """Start it, once; it runs in a separate thread."""
        StartedThread(self._run)
        return self

    def poll(self) -> Progress:
        """Return the progress; never waits."""
        return self._progress

    def cancel(self) -> None:
        """Stop it; nothing is left. Too late once the file is being put in its place."""
        with self._lock:
            self._cancelled = True
            self._interrupt()

    def result(self, timeout: float | None = None) -> Written:
        """Return the result; waits until it is over.

        Raises:
            Cancelled: it was cancelled.
            StratviewError: something that the user can mend.
            TimeoutError: it is not over in time.
        """
        # An event, not the thread: a join that is interrupted takes a thread that runs on for one that is over.
        if not self._over.wait(timeout):
            raise TimeoutError("the export is not over yet")
        if self._error is not None:
            raise self._error
        assert self._written is not None, "an export that is over has a result or an error"  # noqa: S101
        return self._written

    # -- what a kind of file does -----------------------------------------------------------------------------------

    @abstractmethod
    def _export(self) -> Written:
        """Make the export, in its thread; `result` raises again what it raises."""

    def _interrupt(self) -> None:  # noqa: B027 - most kinds wait for nothing
        """Interrupt waiting; called with the lock held, from any thread."""

    def _close(self) -> None:  # noqa: B027 - most kinds hold nothing
        """Release resources, in the export's thread, also after an error."""

    def _step(self, progress: Progress) -> None:
        """Publish the progress, unless the export was cancelled.

        Raises:
            Cancelled: it was.
        """
        self._heed_cancel()
        self._progress = progress

    def _drawn(self, report: Report) -> Report:
        """The report with pictures of its cited pages, where it has any."""
        wanted = sum(len(document.pages) for document in report.documents)
        if not wanted:
            return report
        from stratview.export.cited_pages import drawn

        return drawn(report, lambda number: self._step(Progress("drawing", number, wanted)))

    def _check(self, place: Path) -> Path:
        """Where a file is really written; see `output_file.check`."""
        return output_file.check(place, overwrite=self._overwrite, comparison=self._comparison)

    def _heed_cancel(self) -> None:
        with self._lock:
            if self._cancelled:
                raise Cancelled

    def _run(self) -> None:
        try:
            self._written = self._export()
        except BaseException as error:  # noqa: BLE001 - it is raised again where somebody waits for the result
            self._error = error
        finally:
            self._close()
            self._progress = replace(self._progress, phase="done")
            self._over.set()
