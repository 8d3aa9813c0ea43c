"""Where a comparison's bytes come from: a folder or one packed file, read-only, and never anything outside it.

A comparison may come from anyone: a path in it is checked before it touches the disk, links are not followed, and
nothing is opened that could block or grow without bound.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, Protocol

from stratview.comparison.problem_text import shown
from stratview.errors import StratviewError
from stratview.private_files import OPEN_FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES: Final = 64 * 1024 * 1024
"""The largest file that is read unless the caller says otherwise."""

MAX_PATH: Final = 1000
"""The most characters of a path in a comparison."""
MAX_PARTS: Final = 32
"""The most folders in a path, the file's name counted."""
MAX_ORIGINAL: Final = 256 * 1024 * 1024
"""The largest original of an imported document."""

COMPARISON_FILE: Final = "comparison.yaml"
SUFFIX: Final = ".stratview"
"""How the name of a packed comparison ends."""

StoreErrorCode = Literal["missing-file", "unsafe-path", "too-large", "unreadable-file"]

# `file:/path` is as right as `file:///path`; one letter before the colon is a drive.
_URI: Final = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+):(?=/)(?://(?P<host>[^/]*))?(?P<path>/.*|)", re.DOTALL)
_PERCENT: Final = re.compile(rb"%([0-9A-Fa-f]{2})")
# Windows opens these as devices with any ending; refusing them everywhere keeps a comparison portable.
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?", re.IGNORECASE)
_RELATIVE: Final = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
_FOLDER_FLAGS: Final[int] = OPEN_FLAGS | getattr(os, "O_DIRECTORY", 0)
# The most entries of a folder that are searched for a misspelt name.
_LOOKED_AT: Final = 1000
# A junction is Windows' link between folders, and `S_ISLNK` does not see it.
_LINK_TAGS: Final = {getattr(stat, "IO_REPARSE_TAG_SYMLINK", -1), getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)}


class StoreError(StratviewError):
    """A file of a comparison that cannot be read; `code` says why, for scripts."""

    def __init__(self, message: str, code: StoreErrorCode) -> None:
        super().__init__(message)
        self.code: StoreErrorCode = code


class Store(Protocol):
    """Read-only access to the files of one comparison."""

    @property
    def name(self) -> str:
        """A short name, for a title when nothing else is there."""

    @property
    def label(self) -> str:
        """Where the comparison is, as the user gave it."""

    @property
    def place(self) -> Path:
        """The folder or the packed file on the disk, as an absolute path."""

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """Return the bytes of a file.

        Args:
            path: relative to the comparison, with forward slashes.
            limit: the most bytes to accept.

        Raises:
            StoreError: there is no such file, it may not be read, or it is larger than `limit`.
        """

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the sorted names of the files directly in a sub-folder; none when it does not exist.

        Raises:
            StoreError: the folder may not be read.
        """

    def newest(self) -> float:
        """When the newest of the files was changed, in seconds since 1970; 0 when that cannot be known."""


class FolderStore:
    """A comparison in a folder on disk.

    The folder itself may be reached through links; below it none is followed.
    """

    def __init__(self, root: Path) -> None:
        self.label = str(root)
        # Absolute from the start, so that a later change of the working folder changes nothing.
        self._root = Path(os.path.abspath(root))  # noqa: PTH100  # `resolve` raises on loops of links
        self.name = self._root.name or self.label
        self.place = self._root

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        """Return the bytes of a file; see `Store.read`."""
        check_path(path)
        try:
            descriptor = self._open(path, OPEN_FLAGS)
            try:
                opened = os.fstat(descriptor)
                _refuse_other_kinds(path, opened)
                if opened.st_size > limit:
                    raise too_large(path, limit)
                return _read_up_to(descriptor, path, limit)
            finally:
                os.close(descriptor)
        except (FileNotFoundError, NotADirectoryError):
            raise StoreError(
                f"There is no file '{path}' in the comparison: add it, or correct the path.", "missing-file"
            ) from None
        except (OSError, ValueError) as error:
            raise _unreadable(path, error) from None

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the sorted names of the files directly in a sub-folder; see `Store.names`."""
        check_path(folder)
        try:
            with self._entries(folder) as entries:
                return tuple(sorted(entry.name for entry in entries if not entry.is_dir(follow_symlinks=False)))
        except StoreError as error:
            if error.code == "missing-file":
                return ()
            raise
        except (FileNotFoundError, NotADirectoryError):
            return ()
        except (OSError, ValueError) as error:
            raise _unreadable(folder, error) from None

    def locate(self, path: str) -> Path:
        """Return where a file is on the disk: where it is written, else where its name has another Unicode form.

        Raises:
            StoreError: there is no such file, or it may not be read.
        """
        return self._look(path)[0]

    def newest(self) -> float:
        """When the newest of the files was changed, looking where files usually are; see `Store.newest`."""
        times = [0.0]
        for folder in ("", "dimensions", "documents"):
            # What cannot be read is named by the code that reads the comparison.
            with suppress(OSError, StoreError), self._entries(folder) as entries:
                for entry in entries:
                    found = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(found.st_mode):
                        times.append(found.st_mtime)
        return max(times)

    @contextmanager
    def _entries(self, folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
        """Yield the entries of a sub-folder, or of the root for ""."""
        if not _RELATIVE:
            with os.scandir(self._look(folder)[0] if folder else self._root) as entries:
                yield entries
            return
        descriptor = self._open(folder, _FOLDER_FLAGS)
        try:
            with os.scandir(descriptor) as entries:
                yield entries
        finally:
            os.close(descriptor)

    def _open(self, path: str, flags: int) -> int:
        """Open what has this path below the root, "" for the root itself; no part of the path may be a link.

        Each part is opened relative to the folder before it, so that a folder which is replaced by a link meanwhile
        does not lead outside.
        """
        # Looked at first for the words, and for names in another Unicode form: what is opened is safe by its flags.
        place = self._look(path)[0] if path else self._root
        if not _RELATIVE:
            return os.open(place, flags)
        parts = place.relative_to(self._root).parts
        at = os.open(self._root, _FOLDER_FLAGS & ~os.O_NOFOLLOW)
        try:
            for number, part in enumerate(parts, start=1):
                below = os.open(part, flags if number == len(parts) else _FOLDER_FLAGS, dir_fd=at)
                os.close(at)
                at = below
        except BaseException:
            os.close(at)
            raise
        return at

    def _look(self, path: str) -> tuple[Path, os.stat_result]:
        """Return the file or folder at the path, when no part of it is a link."""
        at = self._root
        for part in check_path(path):
            try:
                at, found = _entry(at, part)
            except (FileNotFoundError, NotADirectoryError):
                raise StoreError(
                    f"There is no file '{path}' in the comparison: add it, or correct the path.", "missing-file"
                ) from None
            except (OSError, ValueError) as error:
                raise _unreadable(path, error) from None
            if _is_link(found):
                raise StoreError(
                    f"'{path}' leads through a link, which could leave the comparison: put the file itself there.",
                    "unsafe-path",
                )
        return at, found


def _entry(folder: Path, name: str) -> tuple[Path, os.stat_result]:
    """An entry of a folder: of that name, or of one that differs from it only in Unicode form, as in a packed file.

    Raises:
        OSError: there is none, or it may not be looked at.
    """
    try:
        return folder / name, (folder / name).lstat()
    except FileNotFoundError:
        form = unicodedata.normalize("NFC", name)
        for twin in () if name.isascii() else sorted(folder.iterdir()):
            if unicodedata.normalize("NFC", twin.name) == form:
                return twin, twin.lstat()
        raise


def check_path(path: str) -> tuple[str, ...]:
    """Return the parts of a path that stays inside the comparison on every system.

    Raises:
        StoreError: it is absolute, leaves the folder, or is no portable path; the code is `unsafe-path`.
    """
    if len(path) > MAX_PATH or path.count("/") >= MAX_PARTS:
        raise StoreError(
            f"The path {shown(path)} is too long: write at most {MAX_PATH} characters and {MAX_PARTS} parts.",
            "unsafe-path",
        )
    parts = tuple(path.split("/"))
    if path.startswith("/") or ".." in parts or path[1:2] == ":":
        reason = "leaves the comparison"
    elif "\\" in path:
        reason = "contains a backslash"
    elif ":" in path or not path.isprintable():
        reason = "contains a character that has no place in a file's name"
    elif any(part == "" or part[-1] in ". " for part in parts):
        # Windows drops final dots and blanks, so that `.. ` would be `..` there.
        reason = "has a part that is empty or ends with a dot or a blank"
    elif any(_DEVICES.fullmatch(part) for part in parts):
        reason = "is the name of a device on Windows"
    else:
        return parts
    raise StoreError(
        f"The path {shown(path)} {reason}: write a path below the comparison's folder, with forward slashes.",
        "unsafe-path",
    )


def local_path(given: str | Path) -> Path:
    """The path that is meant: as it is written, or as a file:// URI, which is how desktops name files.

    Raises:
        StratviewError: it is the address of something that is not on this computer.
    """
    found = _URI.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        return Path(given)
    host = (found["host"] or "").lower()
    here = {"", "localhost", os.uname().nodename.lower() if hasattr(os, "uname") else ""}
    if found["scheme"].lower() != "file" or host not in here:
        raise StratviewError(
            f"{shown(str(given))} is not on this computer, and stratview reads without a network: "
            "download the file, then open it.",
            code="not-local",
        )
    decoded = _PERCENT.sub(lambda match: bytes([int(match[1], 16)]), os.fsencode(found["path"] or "/"))
    return Path(os.fsdecode(decoded))


def looks_like_comparison(path: Path) -> bool:
    """Return whether a path may be a comparison, by names alone: no file is opened, so that hovering costs nothing."""
    if path.is_dir():
        return os.path.lexists(path / COMPARISON_FILE)
    return path.name == COMPARISON_FILE or path.suffix.lower() == SUFFIX


def open_store(path: str | Path) -> Store:
    """Return the store of the comparison at a path.

    Args:
        path: the comparison's folder, its comparison.yaml, or the one file that it is packed into; as `local_path`
            takes it.

    Raises:
        StratviewError: there is no comparison there, or it is packed in a way that is not safe to read.
    """
    given = local_path(path)
    if isinstance(path, str) and _URI.fullmatch(path):
        path = str(given)
    try:
        is_folder = stat.S_ISDIR(given.stat().st_mode)
        if not is_folder and given.name == COMPARISON_FILE:
            given, is_folder = given.parent, True
        holds_one = is_folder and os.path.lexists(given / COMPARISON_FILE)
        siblings = [entry.name for entry in islice(given.iterdir(), _LOOKED_AT)] if is_folder and not holds_one else []
    except FileNotFoundError:
        raise StratviewError(
            f"'{path}' does not exist: give the folder of a comparison, or a .stratview file.", code="missing-file"
        ) from None
    except (OSError, ValueError) as error:
        raise StratviewError(
            f"'{path}' cannot be opened ({plain_reason(error)}): check the path and its rights.",
            code="unreadable-file",
        ) from None
    if not is_folder:
        # Imported here: opening a folder needs no code for archives.
        from stratview.comparison.archive import open_archive

        return open_archive(given, str(path))
    if not holds_one:
        hint = next((name for name in sorted(siblings) if name.lower() in {COMPARISON_FILE, "comparison.yml"}), "")
        advice = f"rename '{hint}' to {COMPARISON_FILE}" if hint else "give the folder of a comparison"
        raise StratviewError(f"'{path}' contains no {COMPARISON_FILE}: {advice}.", code="no-comparison")
    return FolderStore(given)


def _refuse_other_kinds(path: str, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        kind = "a folder" if stat.S_ISDIR(found.st_mode) else "no regular file"
        raise StoreError(f"'{path}' is {kind}: put a file in its place.", "unreadable-file")


def _is_link(found: os.stat_result) -> bool:
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) in _LINK_TAGS


def _read_up_to(descriptor: int, path: str, limit: int) -> bytes:
    """Everything in the file. It may have grown since it was measured; then it is refused."""
    chunks: list[bytes] = []
    left = limit + 1
    while left and (chunk := os.read(descriptor, min(left, 1 << 20))):
        chunks.append(chunk)
        left -= len(chunk)
    if not left:
        raise too_large(path, limit)
    return b"".join(chunks)


def too_large(path: str, limit: int) -> StoreError:
    """Return the error for a file that has more bytes than the limit."""
    size = f"{limit >> 20} MiB" if limit >= 1 << 20 else f"{limit} bytes"
    return StoreError(f"'{path}' is larger than {size}: make it smaller or split it.", "too-large")


def _unreadable(path: str, error: OSError | ValueError) -> StoreError:
    return StoreError(
        f"'{path}' cannot be read ({plain_reason(error)}): check its name and its rights.", "unreadable-file"
    )


def plain_reason(error: OSError | ValueError) -> str:
    """Return why the system would not do it, for the middle of a sentence."""
    return error.strerror.lower() if isinstance(error, OSError) and error.strerror else "its name is not usable"
