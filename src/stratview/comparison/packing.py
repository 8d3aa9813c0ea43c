"""A comparison's folder as one file: the same files always give the same bytes.

Order, times and rights in the archive are fixed, so that two people who pack the same files can compare the results by
their hash. Only what belongs to the comparison goes in.
"""

from __future__ import annotations

import io
import os
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stratview.comparison.archive import MIME_FILE, MIME_TYPE, ArchiveStore
from stratview.comparison.own_files import own_files
from stratview.comparison.problem_text import shown
from stratview.comparison.store import MAX_ORIGINAL, FolderStore, StoreError, open_store
from stratview.comparison.zip_directory import FIRST_TIME, MAX_RATIO, MAX_TOTAL
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_LAST_YEAR: Final = 2107
_FILE_RIGHTS: Final = 0o100644
_UNIX: Final = 3


@dataclass(frozen=True, slots=True)
class Packed:
    """A packed comparison.

    Attributes:
        content: the archive.
        files: what is in it, in its order.
        left_out: files and folders beside them that are not packed; a folder ends with a slash.
        unreadable: one sentence for each file of the comparison that is not in it because it cannot be read.
    """

    content: bytes
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    unreadable: tuple[str, ...]


def pack(folder: str | Path, time: datetime = FIRST_TIME) -> Packed:
    """Pack a comparison.

    Args:
        folder: the comparison's folder, or its comparison.yaml.
        time: what the files in the archive bear.

    Raises:
        StratviewError: there is no comparison in the folder, or it is too large for one file.
    """
    store = open_store(folder)
    if not isinstance(store, FolderStore):
        raise StratviewError(f"'{folder}' is packed already: give the folder of a comparison.")
    content = io.BytesIO()
    files: list[str] = []
    unreadable: list[str] = []
    total = 0
    with zipfile.ZipFile(content, "w") as archive:
        _add(archive, MIME_FILE, MIME_TYPE.encode("ascii"), time, compressed=False)
        for path in _each_once(store, own_files(store)):
            try:
                data = store.read(path, MAX_ORIGINAL)
            except StoreError as error:
                if error.code != "missing-file":
                    unreadable.append(error.message)
                continue
            total += len(data)
            if total > MAX_TOTAL:
                raise StratviewError(f"'{folder}' contains more than {MAX_TOTAL >> 20} MiB: shorten its documents.")
            _add(archive, path, data, time, compressed=True)
            files.append(path)
    packed = content.getvalue()
    # Report now what would prevent opening it: names that differ only in case, too many files.
    ArchiveStore(io.BytesIO(packed), str(folder))
    return Packed(packed, tuple(files), _left_out(Path(store.label), files), tuple(unreadable))


def _each_once(store: FolderStore, paths: list[str]) -> Iterator[str]:
    """Yield the paths without those that lead to the same file in another Unicode form.

    Raises:
        StratviewError: two files have names that differ only in Unicode form. A packed comparison finds its files in
            one form.
    """
    taken: dict[str, Path] = {}
    for path in paths:
        try:
            place = store.locate(path)
        except StoreError:
            place = Path(path)
        twin = taken.setdefault(unicodedata.normalize("NFC", path), place)
        if twin is place:
            yield path
        elif twin != place:
            raise StratviewError(
                f"The names of two files differ only in their Unicode form (NFC and NFD), {shown(path)}, and a packed "
                "comparison cannot hold both: rename one of them, also where the comparison names it."
            )


def _add(archive: zipfile.ZipFile, path: str, data: bytes, time: datetime, *, compressed: bool) -> None:
    info = zipfile.ZipInfo(unicodedata.normalize("NFC", path), _zip_time(time))
    info.create_system = _UNIX
    info.external_attr = _FILE_RIGHTS << 16
    if compressed:
        squeezed = len(zlib.compress(data, 9))
        # A file that is compressed too far is refused when the archive is opened.
        suspicious = len(data) > MAX_RATIO * (squeezed - 16)
        if squeezed < len(data) and not suspicious:
            info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, data, compresslevel=9)


def _zip_time(time: datetime) -> tuple[int, int, int, int, int, int]:
    """Return a time as zip can tell it: from 1980 to 2107, in even seconds."""
    if time.year < FIRST_TIME.year:
        time = FIRST_TIME
    return (min(time.year, _LAST_YEAR), time.month, time.day, time.hour, time.minute, time.second // 2 * 2)


def _left_out(root: Path, files: list[str]) -> tuple[str, ...]:
    """Return what is in the folders of the packed files and was not packed."""
    taken = {unicodedata.normalize("NFC", file) for file in files}
    folders = {"", *(parent for file in taken for parent in _parents(file))}
    found: list[str] = []
    for folder in folders:
        try:
            with os.scandir(root / folder) as entries:
                for entry in entries:
                    path = unicodedata.normalize("NFC", f"{folder}{entry.name}")
                    if entry.is_dir(follow_symlinks=False):
                        path += "/"
                    if path not in taken and path not in folders:
                        found.append(path)
        except OSError:
            continue
    return tuple(sorted(found))


def _parents(file: str) -> list[str]:
    parts = file.split("/")[:-1]
    return ["/".join(parts[: depth + 1]) + "/" for depth in range(len(parts))]
