"""The table of the kinds of file that a report can become.

A new kind is a file beside this one, with a `FORMAT`, and an entry in `FORMATS`. The export dialog, the file dialog,
the command line, the completions and the manual take it from here.

running = formats.start("html", make_report, target)
while not running.poll().finished: ...     # from a timer
written = running.result()                 # or raises what went wrong
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from stratview.export import html, markdown, pdf, plain, references, sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.comparison.store import Store
    from stratview.export.content import Report
    from stratview.export.format import Format
    from stratview.export.running import Running
    from stratview.export.scope import Scope

FORMATS: Final[dict[str, Format]] = {
    one.name: one
    for one in (
        *(pdf.FORMAT, html.FORMAT, markdown.FORMAT, sheet.FORMAT, plain.FORMAT),
        *(references.BIBTEX, references.RIS, references.CSL_JSON),
    )
}
"""All kinds by their names, in the order in which they are offered; the first is the usual one."""


def of_file(name: str) -> str | None:
    """The name of the kind of file that a file's ending means; of two that fit, the longer one counts."""
    called = PurePath(name).name.lower()
    fitting = {ending: one.name for one in FORMATS.values() for ending in one.endings if called.endswith(f".{ending}")}
    return fitting[max(fitting, key=len)] if fitting else None


def needs(kind: str, scope: Scope) -> Scope:
    """Return the scope that a kind of file is made from.

    Formats that name sections need the passages; cited pages are shown only beside the passages.
    """
    one = FORMATS[kind]
    return replace(
        scope,
        appendix=scope.appendix or one.needs_passages,
        pages=scope.pages and scope.appendix and one.shows_pages,
    )


def start(
    kind: str,
    make_report: Callable[[], Report],
    target: Path | None,
    *,
    overwrite: bool = False,
    comparison: Store | None = None,
) -> Running:
    """Start an export.

    Args:
        kind: the name of the kind of file that it becomes.
        make_report: makes the report, in another thread than the caller's; its scope has been through `needs`.
        target: the file to write, or None to have its bytes in the result.
        overwrite: whether a file that is there may be replaced.
        comparison: the comparison that is read; its own files are never replaced.
    """
    return FORMATS[kind].start(make_report, target, overwrite=overwrite, comparison=comparison)
