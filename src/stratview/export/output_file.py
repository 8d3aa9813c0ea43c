"""Check the file that an export, a packed comparison or a picture is written to, then write it."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from stratview.atomic_write import write_all
from stratview.comparison.own_files import is_own_file
from stratview.errors import StratviewError
from stratview.export.faults import ExportError
from stratview.invisible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.comparison.store import Store


class OutputExistsError(StratviewError):
    """There is a file already, and replacing it was not allowed."""


def check(output: Path, *, overwrite: bool, comparison: Store | None = None) -> Path:
    """The path that is really written to, with links followed, so that a link stays a link.

    Args:
        output: the file to write.
        overwrite: whether a file that is there may be replaced.
        comparison: the comparison that is read; its own files are never replaced.

    Raises:
        OutputExistsError: it exists, and `overwrite` is false.
        StratviewError: nothing can be written there, or it is a file of the comparison.
    """
    try:
        place = output.resolve()
        folder = place.parent
        if not folder.is_dir():
            raise ExportError("no-folder", _named(folder))
        mode = place.stat().st_mode if place.exists() else None
        if comparison is not None and is_own_file(comparison, place):
            raise ExportError("own-file", _named(output))
    except OSError as error:
        raise _cannot(output, error) from None
    if mode is not None and stat.S_ISDIR(mode):
        raise ExportError("is-folder", _named(output))
    if mode is not None and not stat.S_ISREG(mode):
        raise ExportError("no-file", _named(output))
    if mode is not None and not overwrite:
        raise OutputExistsError(f"{_named(output)} exists: choose another name, or allow it to be replaced (--force).")
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise _cannot(output, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return place


def put(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write all files, or none; see `write_all`.

    Raises:
        StratviewError: one cannot be written. The files that were there before are unchanged.
    """
    try:
        write_all(files)
    except OSError as error:
        raise _cannot(Path(error.filename), error) from None


def _named(place: Path) -> str:
    """A path for a message: whole, because its end says most, with nothing that a terminal would obey."""
    return f"'{visible_line(str(place))}'"


def _cannot(place: Path, error: OSError) -> StratviewError:
    where = _named(place)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExportError("full", where)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return ExportError("rights", where)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return ExportError("gone", where)
    reason = (error.strerror or "no reason is given").lower()
    return ExportError("unwritable", where, reason)
