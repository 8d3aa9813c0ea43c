"""A comparison in one file: a zip archive, read in place and never unpacked to disk.

`stratview pack` makes one (`stratview.comparison.packing`). One that a file manager made of a comparison's folder is
read too, with the folder in it or without.
"""

from __future__ import annotations

import io
import os
import stat
import threading
import unicodedata
import weakref
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.comparison.store import (
    COMPARISON_FILE,
    MAX_BYTES,
    SUFFIX,
    StoreError,
    check_path,
    plain_reason,
    too_large,
)
from stratview.comparison.zip_directory import DEFLATED, FIRST_TIME, read_directory
from stratview.errors import StratviewError
from stratview.private_files import OPEN_FLAGS

if TYPE_CHECKING:
    from typing import BinaryIO

    from stratview.comparison.zip_directory import Entry

MIME_TYPE: Final = "application/vnd.stratview+zip"
"""The media type of a packed comparison. The archive's first entry contains it, where `file` looks."""
MIME_FILE: Final = "mimetype"

# The folder that macOS adds to an archive.
_FOREIGN: Final = "__MACOSX/"


class ArchiveStore:
    """A comparison in a zip archive.

    The archive stays open as long as the store is in use: a file that replaces it does not matter, and
    a change in place is noticed at the next reading. Several threads may read at once.
    """

    def __init__(self, file: BinaryIO, label: str, time: float = 0) -> None:
        """Read the archive's directory.

        Args:
            file: the archive, which can seek; it is closed with the store.
            label: where it is, as the user gave it.
            time: when it was changed, in seconds since 1970.

        Raises:
            StratviewError: it is no archive, it holds no comparison, or it is not safe.
        """
        self._closing = weakref.finalize(self, file.close)
        self.label = label
        self.place = Path(label).absolute()
        self.name = Path(label).name.removesuffix(SUFFIX) or label
        self._file = file
        self._lock = threading.Lock()
        self._time = time
        self._stamp = _stamp(file)
        entries = read_directory(file, file.seek(0, io.SEEK_END), label)
        root = _root([entry.name for entry in entries], label)
        self._entries = {entry.name[len(root) :]: entry for entry in entries if entry.name.startswith(root)}

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """Return the bytes of a file; see `Store.read`."""
        check_path(path)
        entry = self._entries.get(_nfc(path))
        if entry is None:
            if self._below(path):
                raise StoreError(f"'{path}' is a folder: put a file in its place.", "unreadable-file")
            raise StoreError(
                f"There is no file '{path}' in the comparison: add it, or correct the path.", "missing-file"
            )
        if entry.size > limit:
            raise too_large(path, limit)
        try:
            with self._lock:
                if _stamp(self._file) != self._stamp:
                    raise StoreError(
                        f"'{self.label}' has been changed since it was opened: open it again.", "unreadable-file"
                    )
                self._file.seek(entry.start)
                packed = self._file.read(entry.packed)
        except OSError as error:
            raise StoreError(
                f"'{path}' cannot be read ({plain_reason(error)}): get '{self.label}' once more.", "unreadable-file"
            ) from None
        data = _unpacked(entry, packed)
        if data is None:
            raise StoreError(f"'{path}' is damaged in '{self.label}': get that file once more.", "unreadable-file")
        return data

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the sorted names of the files directly in a sub-folder; see `Store.names`."""
        check_path(folder)
        return tuple(sorted(name for name in self._below(folder) if "/" not in name))

    def newest(self) -> float:
        """When the newest file was changed; see `Store.newest`.

        `stratview pack` gives its files no times, so that the same files make the same archive: then the archive's
        own time counts.
        """
        newest = max((entry.time for entry in self._entries.values()), default=FIRST_TIME)
        return newest.timestamp() if newest > FIRST_TIME else self._time

    def _below(self, folder: str) -> list[str]:
        start = f"{_nfc(folder)}/"
        return [name[len(start) :] for name in self._entries if name.startswith(start)]


def open_archive(path: Path, label: str) -> ArchiveStore:
    """Return the store of a packed comparison.

    Args:
        path: a file; links to it are followed.
        label: where it is, as the user gave it.

    Raises:
        StratviewError: it cannot be read, is no archive, holds no comparison, or is not safe.
    """
    try:
        descriptor = os.open(path, OPEN_FLAGS & ~getattr(os, "O_NOFOLLOW", 0))
        file = os.fdopen(descriptor, "rb")
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            file.close()
            raise StratviewError(
                f"'{label}' is not a regular file: give the folder of a comparison, or a {SUFFIX} file.",
                code="no-comparison",
            )
        looks_packed = file.read(2) == b"PK" or path.suffix.lower() == SUFFIX
        if not looks_packed:
            file.close()
            raise StratviewError(
                f"'{label}' is a file, and a comparison is a folder or a {SUFFIX} file: "
                f"give the folder that contains {COMPARISON_FILE}.",
                code="no-comparison",
            )
        return ArchiveStore(file, label, found.st_mtime)
    except OSError as error:
        raise StratviewError(
            f"'{label}' cannot be opened ({plain_reason(error)}): check its rights.", code="unreadable-file"
        ) from None


def _root(names: list[str], label: str) -> str:
    """Return the folder that the comparison is in, with a slash at its end: none, or the one that was packed."""
    if COMPARISON_FILE in names:
        return ""
    ending = f"/{COMPARISON_FILE}"
    tops = [name.removesuffix(ending) for name in names if name.endswith(ending) and not name.startswith(_FOREIGN)]
    found = sorted(top for top in tops if "/" not in top)
    if len(found) > 1:
        raise StratviewError(
            f"'{label}' contains several comparisons ('{found[0]}' and '{found[1]}'): pack each into a separate file.",
            code="several-comparisons",
        )
    if not found:
        raise StratviewError(
            f"'{label}' contains no {COMPARISON_FILE}: pack the folder of a comparison with 'stratview pack'.",
            code="no-comparison",
        )
    return f"{found[0]}/"


def _unpacked(entry: Entry, packed: bytes) -> bytes | None:
    """Return what an entry holds, or None if it is not what the directory says. Never more than it says."""
    data = packed
    if entry.method == DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = stream.decompress(packed, entry.size + 1)
        except zlib.error:
            return None
        if not stream.eof:
            return None
    return data if len(data) == entry.size and zlib.crc32(data) == entry.crc else None


def _stamp(file: BinaryIO) -> tuple[int, int] | None:
    """Return a value that changes when the file is written to; None for an archive in memory."""
    if isinstance(file, io.BytesIO):
        return None
    found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)
