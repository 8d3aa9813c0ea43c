"""The file that an export becomes: written beside its place, made durable, then put there in one step."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from stratview.errors import StratviewError
from stratview.export.faults import ExportError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEW_FILE_MODE = 0o666


class TargetExistsError(StratviewError):
    """There is a file already, and nobody said that it may be replaced."""


def check(target: Path, *, overwrite: bool) -> Path:
    """Where a file will really be written; a link stays a link.

    Raises:
        TargetExistsError: it exists, and `overwrite` is false.
        StratviewError: nothing can be written there.
    """
    try:
        place = target.resolve()
        folder = place.parent
        if not folder.is_dir():
            raise ExportError("no-folder", _named(folder))
        mode = place.stat().st_mode if place.exists() else None
    except OSError as error:
        raise _cannot(target, error) from None
    if mode is not None and stat.S_ISDIR(mode):
        raise ExportError("is-folder", _named(target))
    if mode is not None and not stat.S_ISREG(mode):
        raise ExportError("no-file", _named(target))
    if mode is not None and not overwrite:
        raise TargetExistsError(f"{_named(target)} exists: choose another name, or allow it to be replaced (--force).")
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise _cannot(target, PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    return place


def put(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write all files, or none; see `write_all`.

    Raises:
        StratviewError: one cannot be written. What stood there before stands there still.
    """
    try:
        write_all(files)
    except OSError as error:
        raise _cannot(Path(error.filename), error) from None


def write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write all files, or none: each is complete and on the disk before the first takes its place.

    Raises:
        OSError: one cannot be written; its `filename` is the place. What stood there before stands there still.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for place, content in files:
            with _naming(place):
                # On the list before it is filled, so that a half of it goes too.
                descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}.", suffix=".part")
                written.append((Path(name), place))
                _fill(descriptor, place, content)
        for temporary, place in written:
            with _naming(place):
                temporary.replace(place)
        for folder in {place.parent for _, place in written}:
            _sync(folder)
    finally:
        for temporary, _ in written:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Let errors name the place, not the temporary file."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from error


def _fill(descriptor: int, place: Path, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fchmod(descriptor, _mode(place))
        os.fsync(descriptor)


def _mode(place: Path) -> int:
    """The rights of the file that is replaced, else those of any new file."""
    with suppress(OSError):
        return stat.S_IMODE(place.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE_MODE & ~mask


def _sync(folder: Path) -> None:
    # The name is durable only when its folder is. Some file systems cannot do it, and the file is there all the same.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _named(place: Path) -> str:
    """A path for a message: whole, for its end tells most, with nothing that a terminal would obey."""
    return "'" + "".join(character if character.isprintable() else "\ufffd" for character in str(place)) + "'"


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
