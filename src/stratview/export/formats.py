"""The kinds of file that a report can become, and how each is started. All run beside whoever called.

running = formats.start("html", make_report, target)
while not running.poll().finished: ...     # from a timer
written = running.result()                 # or raises what went wrong
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Literal

from stratview.export import output_file
from stratview.export.running import Progress, Running, Written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.comparison.store import Store
    from stratview.export.content import Report
    from stratview.export.scope import Scope

Format = Literal["pdf", "html", "csv", "json"]
FORMATS: Final[tuple[Format, ...]] = ("pdf", "html", "csv", "json")


def of_file(name: str) -> Format | None:
    """The kind of file that a name's ending stands for."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending == "htm":
        return "html"
    return next((one for one in FORMATS if one == ending), None)


def needs(kind: Format, scope: Scope) -> Scope:
    """The scope that a kind of file is made from: where a table names sections, the passages must be known."""
    return replace(scope, appendix=True) if kind in ("csv", "json") else scope


def start(
    kind: Format,
    make_report: Callable[[], Report],
    target: Path | None,
    *,
    overwrite: bool = False,
    comparison: Store | None = None,
) -> Running:
    """Start an export.

    Args:
        kind: what kind of file it becomes.
        make_report: makes the report, in another thread than the caller's; its scope has been through `needs`.
        target: the file to write, or None to have its bytes in the result.
        overwrite: whether a file that is there may be replaced.
        comparison: the comparison that is read; its own files are never replaced.
    """
    if kind == "pdf":
        from stratview.export import pdf

        return pdf.start(make_report, target, overwrite=overwrite, comparison=comparison)
    return _TextExport(kind, make_report, target, overwrite=overwrite, comparison=comparison).begin()


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


class _TextExport(Running):
    """A report that becomes a file without another process."""

    def __init__(
        self,
        kind: Format,
        make_report: Callable[[], Report],
        target: Path | None,
        *,
        overwrite: bool,
        comparison: Store | None,
    ) -> None:
        super().__init__(make_report, target, overwrite=overwrite, comparison=comparison)
        self._kind = kind

    def _export(self) -> Written:
        if self._target is not None:
            self._check(self._target)
        report = self._make_report()
        self._step(Progress("setting"))
        content = render(self._kind, report)
        self._step(Progress("writing"))
        if self._target is None:
            return Written((), (content,), 0, 0)
        output_file.put([(self._check(self._target), content)])
        return Written((self._target,), (content,), 0, 0)
