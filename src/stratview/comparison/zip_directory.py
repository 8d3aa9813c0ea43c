"""What a zip archive says that it holds, and whether it may be believed.

The archive came by mail. Its directory is read once, and refused as a whole unless everything in it is safe: nothing
is unpacked to find out, and no size that it states is taken for granted later. Memory and time are bounded by the
limits below, whatever the archive says.
"""

from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from stratview.comparison.problem_text import shown
from stratview.comparison.store import StoreError, check_path
from stratview.errors import StratviewError
from stratview.invisible import visible_line

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_FILES: Final = 10_000
"""The most entries, folders among them."""
MAX_TOTAL: Final = 512 * 1024 * 1024
"""The most bytes of an archive, and of all that it holds together."""
MAX_RATIO: Final = 100
"""How many times smaller than its text a file may be, and all of them together. Prose comes to about 4, repetitive
YAML to 30."""
FREE_OF_RATIO: Final = 64 * 1024
"""A file of up to this many bytes may be compressed further, as far as the sum allows."""

STORED: Final = zipfile.ZIP_STORED
DEFLATED: Final = zipfile.ZIP_DEFLATED
FIRST_TIME: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The time of an entry without a time: the earliest that zip can store."""

_MAX_DIRECTORY: Final = 4 * 1024 * 1024
_MAX_COMMENT: Final = 0xFFFF
_END: Final = struct.Struct("<4s4H2LH")
_END_SIGNATURE: Final = b"PK\x05\x06"
_LOCATOR_64: Final = b"PK\x06\x07"
_LOCATOR_64_SIZE: Final = 20
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LOCAL_SIGNATURE: Final = b"PK\x03\x04"
# Flags: encrypted, patch data, strong encryption, masked directory; and the name is UTF-8.
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_PATCHED: Final = 0x20
_UTF_8: Final = 0x800
# No compressor makes a text much longer; an entry that is, hides something.
_LONGER: Final = 64 * 1024

_AGAIN: Final = "get the file once more, or have it packed again"
_PACK: Final = "have it packed with 'stratview pack'"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive.

    Attributes:
        name: its path, checked by `check_path`, in Unicode's form NFC.
        start: where its data begins in the archive, in bytes.
        packed: how many bytes the data has there.
        size: how many it has in truth.
        crc: the CRC-32 of the latter.
        method: `STORED` or `DEFLATED`.
        time: when it was changed, as far as the archive tells. Zip knows no time zones: it is taken as UTC.
    """

    name: str
    start: int
    packed: int
    size: int
    crc: int
    method: int
    time: datetime


def read_directory(file: BinaryIO, size: int, label: str) -> tuple[Entry, ...]:
    """Return the files of an archive, in its order.

    Args:
        file: the archive, which can seek.
        size: how many bytes it has.
        label: how the archive is named in messages.

    Raises:
        StratviewError: it is not a zip archive, it is damaged, or something in it is not safe.
    """
    if size > MAX_TOTAL:
        raise _refused(label, f"is larger than {MAX_TOTAL >> 20} MiB", "leave out or shorten documents")
    directory = _locate_directory(file, size, label)
    try:
        with zipfile.ZipFile(file) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError, OverflowError, EOFError) as error:
        raise damaged(label, f"its directory cannot be read: {error}") from None
    if len(listed) > MAX_FILES:
        raise _too_many(label)
    for info in listed:
        _check_kind(info, label)
    _check_sizes(listed, label)
    starts = _data_starts(file, listed, directory, label)
    files = [
        (info, start, name)
        for info, start, name in zip(listed, starts, _checked_names(listed, label), strict=True)
        if not _is_folder(info)
    ]
    return tuple(
        Entry(name, start, info.compress_size, info.file_size, info.CRC, info.compress_type, _time(info))
        for info, start, name in files
    )


def damaged(label: str, how: str) -> StratviewError:
    """Return the error for an archive that is not whole."""
    return _refused(label, f"is damaged ({visible_line(how)})", _AGAIN)


def same_name(name: str) -> str:
    """Return a name without case and with accents spelt one way: some systems take equal ones for one file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


# -- the end of the archive -------------------------------------------------------------------------------------------


def _locate_directory(file: BinaryIO, size: int, label: str) -> int:
    """Return where the directory begins. It is small enough to be read then.

    zipfile reads as many bytes as the end record says, and makes an object of each 46 of them: so that is checked
    before.
    """
    file.seek(0)
    first = file.read(len(_LOCAL_SIGNATURE))
    if first == _END_SIGNATURE:
        raise _refused(label, "is an archive with nothing in it", _AGAIN)
    if first != _LOCAL_SIGNATURE:
        what = "is empty" if not size else "is not a comparison: it is not a zip archive"
        raise _refused(label, what, _AGAIN if not size else _PACK)
    # The longest comment must not hide the record for very large archives, which is before the end record.
    tail_size = min(size, _LOCATOR_64_SIZE + _END.size + _MAX_COMMENT)
    file.seek(size - tail_size)
    tail = file.read(tail_size)
    at = tail.rfind(_END_SIGNATURE)
    if at < 0 or at + _END.size > len(tail):
        raise _cut_off(label)
    *_, disk, with_directory, here, count, directory_size, offset, comment = _END.unpack_from(tail, at)
    if at + _END.size + comment != len(tail):
        raise _cut_off(label)
    if tail[max(0, at - _LOCATOR_64_SIZE) : at].startswith(_LOCATOR_64):
        raise _refused(label, "is written as for very large archives (zip64)", _PACK)
    if (disk, with_directory, here) != (0, 0, count):
        raise _refused(label, "is one part of an archive in several", _PACK)
    if count > MAX_FILES:
        raise _too_many(label)
    if directory_size > _MAX_DIRECTORY:
        raise _refused(label, f"has a directory of more than {_MAX_DIRECTORY >> 20} MiB", _PACK)
    end = size - tail_size + at
    if offset + directory_size != end:
        raise damaged(label, "its directory is not where its end says")
    return int(offset)


def _cut_off(label: str) -> StratviewError:
    return _refused(label, "is cut off: its end is missing", _AGAIN)


def _too_many(label: str) -> StratviewError:
    return _refused(
        label, f"contains more than {MAX_FILES:,} files", "leave out what does not belong to the comparison"
    )


# -- what the directory says ------------------------------------------------------------------------------------------


def _check_kind(info: zipfile.ZipInfo, label: str) -> None:
    name = shown(_name(info))
    if info.flag_bits & _ENCRYPTED:
        raise _refused(label, f"is encrypted ({name})", "have it packed without a password")
    if info.flag_bits & _PATCHED or info.compress_type not in (STORED, DEFLATED):
        how = f"compressed in a way that is not read here (method {info.compress_type})"
        raise _refused(label, f"contains {name}, which is {how}", _PACK)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        raise _refused(
            label, f"contains a link, {name}, which could lead out of it", "put the file itself in its place"
        )
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refused(label, f"contains {name}, which is not a regular file", _PACK)


def _check_sizes(listed: list[zipfile.ZipInfo], label: str) -> None:
    total = packed = 0
    for info in listed:
        total += info.file_size
        packed += info.compress_size
        if info.file_size > FREE_OF_RATIO and info.file_size > MAX_RATIO * info.compress_size:
            times = f"more than {MAX_RATIO} times smaller than it"
            raise _refused(label, f"contains {shown(_name(info))} {times}, as no text is", _PACK)
        stored = info.compress_type == STORED
        if info.compress_size > info.file_size + (0 if stored else _LONGER) or (
            stored and info.compress_size != info.file_size
        ):
            raise damaged(label, f"the sizes of {shown(_name(info))} contradict each other")
    if total > MAX_RATIO * max(packed, FREE_OF_RATIO):
        raise _refused(
            label, f"contains files that are together more than {MAX_RATIO} times smaller than they were", _PACK
        )
    if total > MAX_TOTAL:
        raise _refused(label, f"contains more than {MAX_TOTAL >> 20} MiB", "leave out or shorten documents")


def _data_starts(file: BinaryIO, listed: list[zipfile.ZipInfo], directory: int, label: str) -> list[int]:
    """Return where the data of each entry begins; no two share a byte, and none reaches into the directory."""
    starts = [_data_start(file, info, directory, label) for info in listed]
    end = 0
    for info, start in sorted(zip(listed, starts, strict=True), key=lambda pair: pair[0].header_offset):
        if not end and info.header_offset:
            raise damaged(label, "something is before its first file")
        if info.header_offset < end:
            raise _refused(label, f"contains {shown(_name(info))} inside another file", _PACK)
        end = start + info.compress_size
    if end > directory:
        raise damaged(label, "a file reaches into its directory")
    return starts


def _data_start(file: BinaryIO, info: zipfile.ZipInfo, directory: int, label: str) -> int:
    name = shown(_name(info))
    if not 0 <= info.header_offset <= directory - _LOCAL.size:
        raise damaged(label, f"{name} is not where the directory says")
    file.seek(info.header_offset)
    fields = _LOCAL.unpack(file.read(_LOCAL.size))
    name_size, extra_size = fields[-2:]
    raw = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF_8 else "cp437", "replace")
    if fields[0] != _LOCAL_SIGNATURE or file.read(name_size) != raw:
        raise damaged(label, f"{name} is not where the directory says")
    return info.header_offset + _LOCAL.size + int(name_size) + int(extra_size)


# -- names ------------------------------------------------------------------------------------------------------------


def _checked_names(listed: list[zipfile.ZipInfo], label: str) -> list[str]:
    """Return the name of each entry: safe, and no two of them one file on some system."""
    names: list[str] = []
    taken: dict[str, str] = {}
    # Each path with a slash at its end, files before folders of the same name.
    paths: list[tuple[str, bool]] = []
    for info in listed:
        is_folder = _is_folder(info)
        name = _name(info).removesuffix("/") if is_folder else _name(info)
        try:
            check_path(name)
        except StoreError as error:
            raise _refused(label, f"is not safe. {error.message.partition(':')[0]}", _PACK) from None
        key = same_name(name)
        if not is_folder:
            if key in taken:
                twin = "twice" if taken[key] == name else f"and {shown(taken[key])}, which some systems take for one"
                raise _refused(label, f"contains {shown(name)} {twin}", "rename or remove one of them")
            taken[key] = name
        paths.append((f"{key}/", is_folder))
        names.append(unicodedata.normalize("NFC", name))
    # In this order a file is followed at once by what would be below it.
    for (upper, is_folder), (lower, _) in pairwise(sorted(paths)):
        if not is_folder and lower.startswith(upper):
            raise _refused(label, f"contains {shown(taken[upper[:-1]])} both as a file and as a folder", _PACK)
    return names


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return _name(info).endswith("/")


def _name(info: zipfile.ZipInfo) -> str:
    """Return the name as it was meant. Some programs write UTF-8 and do not say so."""
    # `filename` ends at a zero byte, behind which a second name could hide.
    name = info.orig_filename
    if not info.flag_bits & _UTF_8 and not name.isascii():
        with suppress(UnicodeError):
            return name.encode("cp437").decode("utf-8")
    return name


def _time(info: zipfile.ZipInfo) -> datetime:
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return FIRST_TIME


def _refused(label: str, what: str, advice: str) -> StratviewError:
    return StratviewError(f"'{label}' {what}: {advice}.", code="refused-archive")
