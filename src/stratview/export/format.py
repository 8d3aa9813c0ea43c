"""What a kind of file is: its name, its endings, and how a report becomes one. The table of all is in `formats`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stratview.export import output_file
from stratview.export.running import Progress, Running, Written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stratview.comparison.store import Store
    from stratview.export.content import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that a report can become.

    Attributes:
        name: what the command line calls it, which is also the ending of its files.
        words: what it is and what it is for, in English and in Simplified Chinese.
        render: makes the bytes of a file; None for a kind that takes another process.
        begin: starts an export that takes another process; its arguments are those of `start`.
        other_endings: more endings that mean this kind.
        paged: whether it has pages, with a size and a preview, and can be printed.
        needs_passages: whether its tables name sections, so that the passages are always in it.
        shows_pages: whether it can show the cited pages of the originals.
        documents_only: whether nothing is in it but the documents' bibliographic data.
    """

    name: str
    words: tuple[str, str]
    render: Callable[[Report], bytes] | None = None
    begin: Callable[..., Running] | None = None
    other_endings: tuple[str, ...] = ()
    paged: bool = False
    needs_passages: bool = False
    documents_only: bool = False
    shows_pages: bool = False

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its files, without dots, the usual one first."""
        return (self.name, *self.other_endings)

    def start(
        self,
        make_report: Callable[[], Report],
        target: Path | None,
        *,
        overwrite: bool = False,
        comparison: Store | None = None,
    ) -> Running:
        """Start an export that runs beside its caller; the arguments are those of `formats.start`."""
        if self.begin is not None:
            return self.begin(make_report, target, overwrite=overwrite, comparison=comparison)
        assert self.render is not None, "a kind of file has one of both"  # noqa: S101
        return _TextExport(self.render, make_report, target, overwrite=overwrite, comparison=comparison).begin()


class _TextExport(Running):
    """A report that becomes a file without another process."""

    def __init__(
        self,
        render: Callable[[Report], bytes],
        make_report: Callable[[], Report],
        target: Path | None,
        **how: Any,
    ) -> None:
        super().__init__(make_report, target, **how)
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
