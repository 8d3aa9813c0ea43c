"""A report as PDF: Typst in a separate process, then the file in one step. Non-blocking, non-interactive, Qt-free.

export = pdf.start(make_report, target)
while not export.poll().finished: ...      # from a timer
written = export.result()                  # or raises what went wrong
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.errors import StratviewError
from stratview.export import output_file
from stratview.export.format import Format
from stratview.export.running import Progress, Written
from stratview.export.setter import MEMORY_MB
from stratview.export.setting import Setting
from stratview.export.volumes import MOST_STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.comparison.store import Store
    from stratview.export.content import Report
    from stratview.export.running import Running

_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")


class Export(Setting):
    """A report that becomes a PDF, or several."""

    def _export(self) -> Written:
        if self._target is not None:
            # Before any work: whether it can be written at all.
            output_file.check(self._target, overwrite=True, comparison=self._comparison)
        volumes = self._volumes()
        places = self._places(len(volumes))
        contents: list[bytes] = []
        replaced = 0
        for number, volume in enumerate(volumes, 1):
            files, changed = self._set(volume, number, len(volumes))
            contents += files
            replaced += changed
        self._progress = Progress("writing", len(volumes), len(volumes))
        pages = sum(map(count_pages, contents))
        # From here on it is too late to cancel.
        self._heed_cancel()
        if self._target is not None:
            # Checked once more: a file that must not be replaced may have been made meanwhile.
            output_file.put([
                (self._check(place), content)
                for place, content in zip(places, contents, strict=True)
            ])  # fmt: skip
        return Written(tuple(places), tuple(contents), pages, replaced)

    def _places(self, volumes: int) -> list[Path]:
        target = self._target
        if target is None:
            if volumes > 1:
                raise StratviewError(
                    f"This export takes {volumes} volumes, and standard output holds one: give a file, or choose "
                    f"fewer dimensions."
                )
            return []
        places = [target]
        if volumes > 1:
            places = [target.with_name(f"{target.stem}-{number}{target.suffix}") for number in range(1, volumes + 1)]
        for place in places:
            self._check(place)
        return places


class _Preview(Setting):
    """Pictures of the first volume's pages."""

    def __init__(self, make_report: Callable[[], Report], ppi: float) -> None:
        super().__init__(make_report, None)
        self._ppi = ppi

    def _export(self) -> Written:
        volumes = self._volumes()
        pictures, replaced = self._set(volumes[0], 1, len(volumes), kind="png", ppi=self._ppi)
        self._heed_cancel()
        return Written((), tuple(pictures), len(pictures), replaced)


def start(
    make_report: Callable[[], Report],
    target: Path | None,
    *,
    overwrite: bool = False,
    comparison: Store | None = None,
    most_statements: int = MOST_STATEMENTS,
    memory_mb: int = MEMORY_MB,
) -> Export:
    """Start an export; it runs beside the caller.

    Args:
        make_report: makes the report, in another thread than the caller's.
        target: the file to write, or None to have its bytes in the result. Of several volumes, each gets a number
            behind the file's name.
        overwrite: whether a file that is there may be replaced.
        comparison: the comparison that is read; its own files are never replaced.
        most_statements: how many statements a volume holds at most.
        memory_mb: how much memory the worker may take.
    """
    return Export(
        make_report, target, overwrite=overwrite, comparison=comparison, most=most_statements, memory_mb=memory_mb
    ).begin()


def preview(make_report: Callable[[], Report], ppi: float = 96) -> Running:
    """Start to draw every page as a PNG; it runs beside the caller, and its result's contents are the pictures.

    Args:
        make_report: makes the report, in another thread than the caller's. A smaller scope is drawn sooner.
        ppi: how fine the pictures are, in pixels per inch.
    """
    return _Preview(make_report, ppi).begin()


def count_pages(content: bytes) -> int:
    """Return how many pages a PDF of ours has: Typst writes its page tree uncompressed."""
    return max((int(count) for count in _PAGES.findall(content)), default=0)


FORMAT: Final = Format(
    "pdf", ("PDF, for paper and for keeping", "PDF，用于打印和存档"), begin=start, paged=True, shows_pages=True
)
