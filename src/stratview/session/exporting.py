"""Exporting what is being read: the reader's choices, and a run that is followed from here.

The report is built and written in other threads and processes; this class polls their progress.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from stratview.errors import StratviewError
from stratview.session.switch_interval import switch_threads_quickly

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from stratview.comparison.model import Head
    from stratview.evidence.analysis import Analysis
    from stratview.export.content import Report
    from stratview.export.printing import Job, Sheets
    from stratview.export.running import Progress, Running, Written
    from stratview.export.scope import Scope

Extent = Literal["current", "chosen", "all"]

_POLL_MILLISECONDS: Final = 30
_STOP_SECONDS: Final = 10.0
_ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    "extent": ("current", "chosen", "all"),
    "paper": ("a4", "letter"),
    "language": ("", "en", "zh_CN"),
}
_LONGEST_SLUG: Final = 60


@dataclass(frozen=True, slots=True)
class Choices:
    """What the reader chose in the export dialog. An empty language is the comparison's own."""

    extent: Extent = "all"
    dimensions: tuple[str, ...] = ()
    timeline: bool = True
    appendix: bool = True
    tensions: bool = True
    pages: bool = False
    kind: str = "pdf"
    paper: Literal["a4", "letter"] = "a4"
    landscape: bool = False
    language: Literal["", "en", "zh_CN"] = ""
    folder: str = ""

    @classmethod
    def from_plain(cls, plain: dict[str, Any], default: Choices) -> Choices:
        """Return the choices kept by an earlier session; those that cannot be used come from `default`."""
        from stratview.export.formats import FORMATS

        allowed = {**_ALLOWED, "kind": tuple(FORMATS)}
        kept: dict[str, Any] = {}
        for field in fields(cls):
            value, usual = plain.get(field.name), getattr(default, field.name)
            if field.name == "dimensions":
                if isinstance(value, list):
                    kept["dimensions"] = tuple(one for one in value if isinstance(one, str))
            elif type(value) is type(usual) and value in allowed.get(field.name, (value,)):
                kept[field.name] = value
        return replace(default, **kept)

    def as_plain(self) -> dict[str, Any]:
        """As values that JSON has."""
        return asdict(self)

    def scope(self, current: str) -> Scope:
        """What is exported while `current` is the dimension that is shown."""
        from stratview.export.scope import Scope

        dimensions = {"current": (current,), "chosen": self.dimensions, "all": None}[self.extent]
        return Scope(
            dimensions,
            timeline=self.timeline,
            appendix=self.appendix,
            tensions=self.tensions,
            pages=self.pages,
            paper=self.paper,
            landscape=self.landscape,
            language=self.language or None,
        )


def proposed_name(head: Head, choices: Choices, current: str, day: date) -> str:
    """Return a name for the file: title, part and day."""
    parts = [_slug(head.title) or "comparison"]
    if choices.extent == "current":
        parts.append(_slug(current))
    elif choices.extent == "chosen" and len(choices.dimensions) == 1:
        parts.append(_slug(choices.dimensions[0]))
    elif choices.extent == "chosen":
        parts.append(str(len(choices.dimensions)))
    return "_".join((*filter(None, parts), day.isoformat())) + f".{choices.kind}"


def with_ending(place: Path, kind: str) -> Path:
    """Return the file's path with the ending of this kind in place of another kind's."""
    from stratview.export.formats import FORMATS, of_file

    if place.name.endswith(tuple(f".{ending}" for ending in FORMATS[kind].endings)) and of_file(place.name) == kind:
        return place
    called = of_file(place.name)
    if called is not None:
        endings = [ending for ending in FORMATS[called].endings if place.name.lower().endswith(f".{ending}")]
        return place.with_name(f"{place.name[: -len(max(endings, key=len)) - 1]}.{kind}")
    return place.with_name(f"{place.name}.{kind}") if place.name else place


def _slug(text: str) -> str:
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())
    return "-".join(words)[:_LONGEST_SLUG].strip("-")


def _report(analysis: Analysis, scope: Scope) -> Report:
    """Return the report; slow, so call it from a worker thread."""
    from stratview.export import report

    return report.build(analysis, scope)


class Run(QObject):
    """One export, or one preview, at a time, followed from the event loop.

    One of `finished(written)`, `exists(sentence)`, `refused(reason)`, `failed(error)` and `broke(sentence, report)`
    is emitted at its end, and none after `cancel`. `exists` says that a file is there which must not be replaced
    without being asked, `refused` that the printing system did not take the pages, and what it said.
    """

    progressed = Signal(object)
    finished = Signal(object)
    exists = Signal(str)
    refused = Signal(str)
    failed = Signal(object)
    broke = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        switch_threads_quickly()
        self._running: Running | None = None
        self._last: Progress | None = None
        self._timer = QTimer(self, interval=_POLL_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether an export or preview is running."""
        return self._running is not None

    def export(self, kind: str, analysis: Analysis, scope: Scope, target: Path, *, overwrite: bool) -> None:
        """Start to write a file. An export or preview that is running is cancelled."""
        from stratview.export import formats

        scope = formats.needs(kind, scope)
        make, store = partial(_report, analysis, scope), analysis.store
        self._follow(lambda: formats.start(kind, make, target, overwrite=overwrite, comparison=store))

    def preview(self, analysis: Analysis, scope: Scope, ppi: float) -> None:
        """Start to draw the pages; the contents of the result are their pictures."""
        from stratview.export import formats, pdf

        scope = formats.needs(pdf.FORMAT.name, scope)
        self._follow(lambda: pdf.preview(partial(_report, analysis, scope), ppi))

    def print_pages(self, analysis: Analysis, scope: Scope, job: Job, sheets: Sheets) -> None:
        """Start to print: the finished PDF where the printing system takes files, else pictures on the sheets."""
        from stratview.export import formats, pdf, printing

        scope = formats.needs(pdf.FORMAT.name, scope)
        drawn = None if printing.spooler() else sheets
        self._follow(lambda: printing.start(partial(_report, analysis, scope), job, drawn))

    def cancel(self) -> None:
        """Stop the export or preview that is running; it leaves nothing."""
        if self._running is not None:
            self._running.cancel()
        self._running = None
        self._timer.stop()

    def stop(self) -> None:
        """Stop the export or preview that is running and wait until it has closed its files."""
        running = self._running
        self.cancel()
        if running is not None:
            # Its result no longer matters: the window is gone.
            with suppress(Exception):
                running.result(_STOP_SECONDS)

    def _follow(self, start: Callable[[], Running]) -> None:
        self.cancel()
        self._last = None
        self._running = start()
        self._timer.start()

    def _look(self) -> None:
        if self._running is None:
            return
        progress = self._running.poll()
        if progress != self._last:
            self._last = progress
            self.progressed.emit(progress)
        if progress.finished and self._running is not None:
            running, self._running = self._running, None
            self._timer.stop()
            self._tell(running)

    def _tell(self, running: Running) -> None:
        from stratview.export.output_file import OutputExistsError
        from stratview.export.printing import RefusedError

        try:
            # It has ended, or ends at this moment.
            written: Written = running.result(1)
        except OutputExistsError as error:
            self.exists.emit(str(error))
        except RefusedError as error:
            self.refused.emit(error.said)
        except StratviewError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a fault of the program in another thread: it is reported, not lost
            from stratview import faults
            from stratview.session.faults import facts

            self.broke.emit(faults.kind(error), faults.report(error, facts()))
        else:
            self.finished.emit(written)
