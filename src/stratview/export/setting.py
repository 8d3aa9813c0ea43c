"""Set a report with Typst, volume by volume, each in a separate process; callers decide what to do with the result."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from stratview.export import view
from stratview.export.running import Cancelled, Progress, Running
from stratview.export.setter import MEMORY_MB, Setter
from stratview.export.volumes import MOST_STATEMENTS, split

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from stratview.comparison.store import Store
    from stratview.export.content import Report


class Setting(Running):
    """An export that is set by worker processes; `cancel` kills the one that runs."""

    def __init__(
        self,
        make_report: Callable[[], Report],
        target: Path | None,
        *,
        overwrite: bool = False,
        comparison: Store | None = None,
        most: int = MOST_STATEMENTS,
        memory_mb: int = MEMORY_MB,
    ) -> None:
        super().__init__(make_report, target, overwrite=overwrite, comparison=comparison)
        self._most = most
        self._memory_mb = memory_mb
        self._setter: Setter | None = None

    def _volumes(self) -> tuple[Report, ...]:
        """Make the report, and split it where it is too large for one file."""
        # The first worker loads while the report is made.
        self._start_setter()
        return split(self._make_report(), self._most)

    def _set(
        self,
        volume: Report,
        number: int,
        volumes: int,
        *,
        kind: Literal["pdf", "png"] = "pdf",
        ppi: float = 96,
        folder: Path | None = None,
    ) -> tuple[list[bytes], int]:
        """Set one volume: the bytes of its files, and how many characters had to be replaced.

        Args:
            volume: the report that is in it.
            number: which one it is, from 1.
            volumes: how many there are.
            kind: `pdf` for one file, `png` for a picture of each page.
            ppi: how fine pictures are.
            folder: where pictures are kept as files, in the order of their names; then no bytes are returned.
        """
        volume = self._drawn(volume)
        self._step(Progress("setting", number, volumes))
        prepared = view.build(volume, volume=number, volumes=volumes)
        setter = self._setter or self._start_setter()
        timestamp = int(volume.edition.timestamp())
        with _folder_of(prepared.fonts) as fonts, _folder_with(prepared.pictures) as pictures:
            files = setter.set(
                prepared.data, timestamp, kind=kind, ppi=ppi, folder=folder, fonts=fonts, pictures=pictures
            )
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

    def _interrupt(self) -> None:
        if self._setter is not None:
            self._setter.kill()

    def _close(self) -> None:
        with self._lock:
            setter, self._setter = self._setter, None
        if setter is not None:
            setter.close()


@contextmanager
def _folder_of(fonts: Sequence[str]) -> Iterator[Path | None]:
    """A folder with links to fonts, since Typst takes only whole folders; None for none."""
    if not fonts:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="stratview-fonts-") as name:
        for index, font in enumerate(fonts):
            (Path(name) / f"{index:03}{Path(font).suffix}").symlink_to(font)
        yield Path(name)


@contextmanager
def _folder_with(pictures: Mapping[str, bytes]) -> Iterator[Path | None]:
    """A folder with pictures by their names, since Typst takes them only as files; None for none."""
    if not pictures:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="stratview-pages-") as name:
        for picture, content in pictures.items():
            (Path(name) / picture).write_bytes(content)
        yield Path(name)
