"""The kinds of file that a report can become, and how each is started. All run beside whoever called.

running = formats.start("html", make_report, target)
while not running.poll().finished: ...     # from a timer
written = running.result()                 # or raises what went wrong
"""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Literal, Protocol

from stratview.export import target as targets
from stratview.export.setter import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.export.content import Report
    from stratview.export.pdf import Progress, Written
    from stratview.export.scope import Scope

Format = Literal["pdf", "html", "csv", "json"]
FORMATS: Final[tuple[Format, ...]] = ("pdf", "html", "csv", "json")


class Running(Protocol):
    """An export that runs."""

    def poll(self) -> Progress:
        """How far it is; never waits."""
        ...

    def cancel(self) -> None:
        """Stop it, and leave nothing."""
        ...

    def result(self, timeout: float | None = None) -> Written:
        """What came of it; waits until it is over, and raises what went wrong."""
        ...


def of_file(name: str) -> Format | None:
    """The kind of file that a name's ending stands for."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending == "htm":
        return "html"
    return next((one for one in FORMATS if one == ending), None)


def needs(kind: Format, scope: Scope) -> Scope:
    """The scope that a kind of file is made from: where a table names sections, the passages must be known."""
    return replace(scope, appendix=True) if kind in ("csv", "json") else scope


def start(kind: Format, make_report: Callable[[], Report], target: Path | None, *, overwrite: bool = False) -> Running:
    """Start an export.

    Args:
        kind: what kind of file it becomes.
        make_report: makes the report, in another thread than the caller's; its scope has been through `needs`.
        target: the file to write, or None to have its bytes in the result.
        overwrite: whether a file that is there may be replaced.
    """
    if kind == "pdf":
        from stratview.export import pdf

        return pdf.start(make_report, target, overwrite=overwrite)
    return _TextExport(kind, make_report, target, overwrite=overwrite)


def render(kind: Format, report: Report) -> bytes:
    """A report as a file of one of the kinds that need no other process.

    Raises:
        ValueError: the kind does need one.
    """
    if kind == "html":
        from stratview.export import html

        return html.render(report)
    if kind == "csv":
        from stratview.export import sheet

        return sheet.render(report)
    if kind == "json":
        from stratview.export import plain

        return plain.render(report)
    raise ValueError(f"a {kind} is set in a process of its own")


class _TextExport:
    """An export that needs no other process; with the same questions as a PDF's."""

    def __init__(
        self, kind: Format, make_report: Callable[[], Report], target: Path | None, *, overwrite: bool
    ) -> None:
        from stratview.export.pdf import Progress

        self._kind = kind
        self._make_report = make_report
        self._target = target
        self._overwrite = overwrite
        self._lock = threading.Lock()
        self._progress = Progress("reading")
        self._cancelled = False
        self._written: Written | None = None
        self._error: BaseException | None = None
        self._over = threading.Event()
        threading.Thread(target=self._run, name="export", daemon=True).start()

    def poll(self) -> Progress:
        """How far it is; never waits."""
        return self._progress

    def cancel(self) -> None:
        """Stop it. Too late once the file is being put in its place."""
        with self._lock:
            self._cancelled = True

    def result(self, timeout: float | None = None) -> Written:
        """What came of it; waits until it is over.

        Raises:
            Cancelled: it was cancelled.
            StratviewError: something that the user can mend.
            TimeoutError: it is not over in time.
        """
        if not self._over.wait(timeout):
            raise TimeoutError("the export is not over yet")
        if self._error is not None:
            raise self._error
        assert self._written is not None, "an export that is over has a result or an error"  # noqa: S101
        return self._written

    def _run(self) -> None:
        try:
            self._written = self._export()
        except BaseException as error:  # noqa: BLE001 - it is raised again where somebody waits for the result
            self._error = error
        finally:
            self._progress = replace(self._progress, phase="done")
            self._over.set()

    def _export(self) -> Written:
        from stratview.export.pdf import Written

        if self._target is not None:
            targets.check(self._target, overwrite=self._overwrite)
        report = self._make_report()
        self._step("setting")
        content = render(self._kind, report)
        self._step("writing")
        if self._target is None:
            return Written((), (content,), 0, 0)
        targets.put([(targets.check(self._target, overwrite=self._overwrite), content)])
        return Written((self._target,), (content,), 0, 0)

    def _step(self, phase: Literal["setting", "writing"]) -> None:
        with self._lock:
            if self._cancelled:
                raise Cancelled
        self._progress = replace(self._progress, phase=phase)
