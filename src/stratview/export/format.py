"""What a kind of file is: its name, its endings, and how a report becomes one. The table of all is in `formats`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from stratview.export import output_file
from stratview.export.running import Progress, Running, Written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.comparison.store import Store
    from stratview.export.content import Report


class Start(Protocol):
    """Starts an export that runs beside its caller."""

    def __call__(
        self,
        make_report: Callable[[], Report],
        target: Path | None,
        *,
        overwrite: bool = False,
        comparison: Store | None = None,
    ) -> Running:
        """Start it; the arguments are those of `formats.start`."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a report can become.

    Attributes:
        name: what the command line calls it, which is also the ending of its files.
        words: what it is and what it is for, in English and in Simplified Chinese.
        start: starts an export.
        render: makes the bytes of a file; None for a kind that takes another process.
        other_endings: more endings that mean this kind.
        paged: whether it has pages, with a size and a preview, and can be printed.
        needs_passages: whether its tables name sections, so that the passages are always in it.
        shows_pages: whether it can show the cited pages of the originals.
        documents_only: whether nothing is in it but the documents' bibliographic data.
    """

    name: str
    words: tuple[str, str]
    start: Start
    render: Callable[[Report], bytes] | None = None
    other_endings: tuple[str, ...] = ()
    paged: bool = False
    needs_passages: bool = False
    documents_only: bool = False
    shows_pages: bool = False

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its files, without dots, the usual one first."""
        return (self.name, *self.other_endings)


def text_format(
    name: str,
    words: tuple[str, str],
    render: Callable[[Report], bytes],
    *,
    other_endings: tuple[str, ...] = (),
    needs_passages: bool = False,
    documents_only: bool = False,
    shows_pages: bool = False,
) -> Format:
    """A kind of file that is made in this process."""

    def start(
        make_report: Callable[[], Report],
        target: Path | None,
        *,
        overwrite: bool = False,
        comparison: Store | None = None,
    ) -> Running:
        return _TextExport(render, make_report, target, overwrite=overwrite, comparison=comparison).begin()

    return Format(
        name,
        words,
        start,
        render,
        other_endings,
        needs_passages=needs_passages,
        documents_only=documents_only,
        shows_pages=shows_pages,
    )


class _TextExport(Running):
    """A report that becomes a file without another process."""

    def __init__(
        self,
        render: Callable[[Report], bytes],
        make_report: Callable[[], Report],
        target: Path | None,
        *,
        overwrite: bool,
        comparison: Store | None,
    ) -> None:
        super().__init__(make_report, target, overwrite=overwrite, comparison=comparison)
        self._render = render

    def _export(self) -> Written:
        if self._target is not None:
            self._check(self._target)
        report = self._drawn(self._make_report())
        self._step(Progress("setting"))
        content = self._render(report)
        self._step(Progress("writing"))
        if self._target is None:
            return Written((), (content,), 0, 0)
        output_file.put([(self._check(self._target), content)])
        return Written((self._target,), (content,), 0, 0)
