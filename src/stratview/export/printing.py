"""Printing: the pages of an export on paper. Non-blocking, non-interactive, Qt-free.

Where the printing system takes files, which is where there is an `lp`, it gets the finished PDF itself: the pages come
from the very file that an export writes, at the printer's own resolution, and the system does copies, ranges and
sides. Elsewhere the same run of Typst gives the pages as pictures, and the caller draws them, one at a time.

Both make their files in a separate folder, which is removed when they end, however they end.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from stratview.errors import StratviewError
from stratview.export import pdf
from stratview.export.faults import ExportError
from stratview.export.running import Cancelled, Progress, Written
from stratview.export.setting import Setting

if TYPE_CHECKING:
    from stratview.export.content import Report
    from stratview.export.running import Running

Sides = Literal["", "one-sided", "two-sided-long-edge", "two-sided-short-edge"]

PRINT_PPI: Final = 300
"""The resolution of printed pictures of pages: enough for small letters on a laser printer."""
_LONGEST_TITLE: Final = 120
_LONGEST_REASON: Final = 300
_OWN_NAME: Final = re.compile(r"^(\S*/)?lp: (Error - )?")


class RefusedError(StratviewError):
    """The printing system did not take the pages. `said` is the reason that it gave, perhaps empty."""

    def __init__(self, said: str) -> None:
        reason = f" ({said})" if said else ""
        super().__init__(f"The printer did not take the pages{reason}: choose another printer, or save the PDF.")
        self.said = said


@dataclass(frozen=True, slots=True)
class Job:
    """What the reader asked of the printer.

    Attributes:
        printer: its name; empty for the system's usual one.
        title: what the job is called in the printer's queue.
        copies: how many.
        collate: whether each copy is complete before the next begins.
        pages: the pages that are printed, each pair the first and the last of some, from 1; none for all pages.
        sides: on which sides of the paper; empty for what is usual with the printer.
        media: the name of the paper, as `A4`; empty for what is usual with the printer.
        fit: whether the pages are scaled to that paper, because they were made for another one.
        gray: whether it is printed without colour.
        options: more of the printing system's own options, by their names there.
    """

    printer: str = ""
    title: str = ""
    copies: int = 1
    collate: bool = True
    pages: tuple[tuple[int, int], ...] = ()
    sides: Sides = ""
    media: str = ""
    fit: bool = False
    gray: bool = False
    options: tuple[tuple[str, str], ...] = ()

    def wants(self, page: int) -> bool:
        """Whether a page, counted from 1, is printed."""
        return not self.pages or any(first <= page <= last for first, last in self.pages)


def spooler() -> str:
    """Return the path of the program that prints files; empty where there is none."""
    return shutil.which("lp") or ""


Draw = Callable[[Path], None]
"""Draws the picture of a page on the next sheet of paper."""
Sheets = Callable[[], AbstractContextManager[Draw]]
"""A printer that is drawn on: a context in which there is `Draw`; an error in it takes the job back."""


def start(make_report: Callable[[], Report], job: Job, sheets: Sheets | None = None) -> Running:
    """Start to print; it runs beside the caller. The result's `pages` are those that one copy has.

    Args:
        make_report: makes the report, in another thread than the caller's.
        job: what is asked of the printer.
        sheets: where the pictures of the pages are drawn, in another thread than the caller's, each that `job` wants,
            in order. None hands the PDF to the `spooler` instead.
    """
    if sheets is not None:
        return _Drawn(make_report, job, sheets).begin()
    return _Handed(make_report, job).begin()


class _Handed(pdf.Export):
    """The PDF, handed to the printing system."""

    def __init__(self, make_report: Callable[[], Report], job: Job) -> None:
        super().__init__(make_report, None)
        self._job = job
        self._spooler: subprocess.Popen[bytes] | None = None

    def _export(self) -> Written:
        with tempfile.TemporaryDirectory(prefix="stratview-print-") as folder:
            self._target = Path(folder) / "pages.pdf"
            written = super()._export()
            count = _check_range(self._job, written.pages, len(written.files))
            self._step(Progress("printing"))
            self._hand_over(written.files)
        return Written((), (), count, written.replaced)

    def _hand_over(self, files: tuple[Path, ...]) -> None:
        program = spooler()
        if not program:
            raise RefusedError("'lp' is gone")
        with self._lock:
            if self._cancelled:
                raise Cancelled
            try:
                self._spooler = subprocess.Popen(  # noqa: S603 - no shell: whatever is in a title stays a title
                    [program, *options_of(self._job), "--", *map(str, files)],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                )
            except OSError as error:
                raise RefusedError(error.strerror or "") from None
        # When it ends, the printing system has the whole file, and ours can be deleted.
        _, said = self._spooler.communicate()
        self._heed_cancel()
        if self._spooler.returncode != 0:
            text = " ".join(said.decode("utf-8", "replace").split())
            raise RefusedError(_OWN_NAME.sub("", text)[:_LONGEST_REASON])

    def _interrupt(self) -> None:
        super()._interrupt()
        if self._spooler is not None:
            self._spooler.kill()


class _Drawn(Setting):
    """The pages as pictures, drawn by the caller."""

    def __init__(self, make_report: Callable[[], Report], job: Job, sheets: Sheets) -> None:
        super().__init__(make_report, None)
        self._job = job
        self._sheets = sheets

    def _export(self) -> Written:
        with tempfile.TemporaryDirectory(prefix="stratview-print-") as folder:
            volumes = self._volumes()
            pictures: list[Path] = []
            replaced = 0
            for number, volume in enumerate(volumes, 1):
                place = Path(folder) / str(number)
                place.mkdir()
                _, changed = self._set(volume, number, len(volumes), kind="png", ppi=PRINT_PPI, folder=place)
                pictures += sorted(place.iterdir())
                replaced += changed
            count = _check_range(self._job, len(pictures), len(volumes))
            # Nothing has reached the printer before this.
            self._heed_cancel()
            with self._sheets() as draw:
                self._draw_all(pictures, count, draw)
        return Written((), (), count, replaced)

    def _draw_all(self, pictures: list[Path], count: int, draw: Draw) -> None:
        wanted = [picture for page, picture in enumerate(pictures, 1) if self._job.wants(page)]
        for number, picture in enumerate(wanted, 1):
            self._step(Progress("printing", number, count))
            # One at a time: a page is up to a megabyte in its file, and 35 as it is drawn.
            draw(picture)
            picture.unlink()
        self._heed_cancel()


def _check_range(job: Job, pages: int, volumes: int) -> int:
    """How many of the pages are printed.

    Raises:
        StratviewError: the range of pages does not fit what there is.
    """
    if volumes > 1 and job.pages:
        raise ExportError("volumes", volumes)
    count = sum(map(job.wants, range(1, pages + 1)))
    if not count:
        raise ExportError("no-pages", pages)
    return count


def options_of(job: Job) -> list[str]:
    """A job as the arguments of `lp`, as CUPS and IPP name them."""
    options: list[str] = ["-d", job.printer] if job.printer else []
    if job.title:
        options += ["-t", job.title[:_LONGEST_TITLE]]
    if job.copies > 1:
        options += ["-n", str(job.copies), "-o", f"collate={'true' if job.collate else 'false'}"]
    if job.pages:
        options += ["-P", ",".join(f"{first}-{last}" for first, last in job.pages)]
    if job.sides:
        options += ["-o", f"sides={job.sides}"]
    if job.media:
        options += ["-o", f"media={job.media}"]
    if job.fit:
        options += ["-o", "fit-to-page"]
    if job.gray:
        options += ["-o", "print-color-mode=monochrome"]
    for name, value in job.options:
        options += ["-o", f"{name}={value}"]
    return options
