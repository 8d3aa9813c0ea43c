"""A report as PDF: Typst in a process of its own, then the file in one step. Nothing here waits, asks, or knows Qt.

export = pdf.start(make_report, target)
while not export.poll().finished: ...      # from a timer
written = export.result()                  # or raises what went wrong
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.errors import StratviewError
from stratview.export import target as targets
from stratview.export.prepare import prepare
from stratview.export.running import Cancelled, Progress, Running, Written
from stratview.export.setter import MEMORY_MB, Setter
from stratview.export.volumes import MOST_STATEMENTS, split

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.export.content import Report

_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")


class Export(Running):
    """A report that becomes a PDF, or pictures of its pages."""

    def __init__(
        self,
        make_report: Callable[[], Report],
        target: Path | None,
        *,
        overwrite: bool,
        most: int,
        memory_mb: int,
        ppi: float | None = None,
    ) -> None:
        super().__init__(make_report, target, overwrite=overwrite)
        self._most = most
        self._memory_mb = memory_mb
        # Pictures of the first volume's pages instead of files, for a preview.
        self._ppi = ppi
        self._setter: Setter | None = None

    @property
    def worker_pid(self) -> int | None:
        """The process id of the worker that runs now."""
        setter = self._setter
        return setter.pid if setter is not None else None

    def _interrupt(self) -> None:
        if self._setter is not None:
            self._setter.kill()

    def _close(self) -> None:
        with self._lock:
            setter, self._setter = self._setter, None
        if setter is not None:
            setter.close()

    def _export(self) -> Written:
        if self._target is not None:
            # Before any work: whether it can be written at all.
            targets.check(self._target, overwrite=True)
        # The first worker loads while the report is made.
        self._start_setter()
        report = self._make_report()
        volumes = split(report, self._most)
        if self._ppi is not None:
            volumes = volumes[:1]
        places = self._places(len(volumes))
        contents: list[bytes] = []
        replaced = 0
        for number, volume in enumerate(volumes, 1):
            self._step(Progress("setting", number, len(volumes)))
            files, changed = self._set(volume, number, len(volumes))
            contents += files
            replaced += changed
        self._progress = Progress("writing", len(volumes), len(volumes))
        pages = len(contents) if self._ppi is not None else sum(map(count_pages, contents))
        # From here on it is too late to cancel: the file is about to be there.
        self._heed_cancel()
        if self._target is not None:
            # Looked at once more: what must not be replaced may have come in between.
            targets.put([
                (targets.check(place, overwrite=self._overwrite), content)
                for place, content in zip(places, contents, strict=True)
            ])  # fmt: skip
        return Written(tuple(places), tuple(contents), pages, replaced)

    def _set(self, volume: Report, number: int, volumes: int) -> tuple[list[bytes], int]:
        prepared = prepare(volume, number, volumes)
        setter = self._setter or self._start_setter()
        kind = "pdf" if self._ppi is None else "png"
        files = setter.set(prepared.data, int(volume.edition.timestamp()), kind=kind, ppi=self._ppi or 0)
        with self._lock:
            self._setter = None
        setter.close()
        return files, prepared.replaced

    def _start_setter(self) -> Setter:
        with self._lock:
            if self._cancelled:
                raise Cancelled
            self._setter = Setter(self._memory_mb)
            return self._setter

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
            targets.check(place, overwrite=self._overwrite)
        return places


def start(
    make_report: Callable[[], Report],
    target: Path | None,
    *,
    overwrite: bool = False,
    most_statements: int = MOST_STATEMENTS,
    memory_mb: int = MEMORY_MB,
) -> Export:
    """Start an export; it runs beside whoever called.

    Args:
        make_report: makes the report, in another thread than the caller's.
        target: the file to write, or None to have its bytes in the result. Of several volumes, each gets a number
            behind the file's name.
        overwrite: whether a file that is there may be replaced.
        most_statements: how many statements a volume holds at most.
        memory_mb: how much memory the worker may take.
    """
    return Export(make_report, target, overwrite=overwrite, most=most_statements, memory_mb=memory_mb).begin()


def write(report: Report, target: Path, *, overwrite: bool = False) -> Written:
    """Write a report and wait for it.

    Raises:
        StratviewError: something that the user can mend.
    """
    return start(lambda: report, target, overwrite=overwrite).result()


def preview(make_report: Callable[[], Report], ppi: float = 96) -> Export:
    """Start to draw every page as a PNG; it runs beside whoever called, and its result's contents are the pictures.

    Args:
        make_report: makes the report, in another thread than the caller's. A smaller scope is drawn sooner.
        ppi: how fine the pictures are, in pixels per inch.
    """
    return Export(make_report, None, overwrite=False, most=MOST_STATEMENTS, memory_mb=MEMORY_MB, ppi=ppi).begin()


def count_pages(content: bytes) -> int:
    """How many pages a PDF of ours has: Typst writes its tree of pages in plain."""
    return max((int(count) for count in _PAGES.findall(content)), default=0)
