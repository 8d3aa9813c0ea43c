"""Derived data, kept from one start to the next so that slow parsers need not be loaded again.

Everything here can be made anew: an entry is found by the hash of the bytes that it was made from, and the folder may
be deleted at any time. An entry is not used when it is damaged, has another name than its own, is of another version of
the program, or could have been written by another user.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from stratview import __version__
from stratview.private_files import is_private, open_own

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES: Final = 1 << 30
"""How much the folder may hold before what was not used for the longest time is let go."""

MAX_ENTRY: Final = 1 << 28
"""The largest entry that is used."""

MAX_DAYS: Final = 90
"""How long an entry is kept without being used; of another version of the program, a third of that."""

_DAY: Final = 24 * 60 * 60


def user_folder() -> Path:
    """Return where a user's derived data is kept, safe to delete at any time (the folder need not exist yet)."""
    home = Path.home()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"
        return Path(base) / "cache" / "stratview"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "stratview"
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    # A relative path is not valid there.
    return (given if given.is_absolute() else home / ".cache") / "stratview"


class Cache:
    """Values by kind and key, one file each, below `folder`.

    `kind` names what was made and by which rules (`nodes-1`): a change of the rules changes the name. `key` is a hash
    in hex. The folder is used only if it is the user's own and closed to others. Several programs may use one folder
    at once: a file is complete or not there. Nothing is written before `flush`, `write` or `tidy`.
    """

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._folder = folder / __version__
        self._new: dict[tuple[str, str], bytes] = {}
        self._used: list[Path] = []
        self.unwritable = False
        """Whether the last `write` could not."""

    def folder(self, kind: str) -> Path | None:
        """Return where derived files of a kind that are no plain values are kept; None where none may be.

        The folder need not exist yet.
        """
        return self._folder / kind if self._is_private else None

    @cached_property
    def _is_private(self) -> bool:
        return is_private(self._root)

    def get(self, kind: str, key: str) -> Any | None:
        """The value that was put with `put`, or None."""
        payload = self.get_bytes(kind, key)
        if payload is None:
            return None
        try:
            return json.loads(payload)
        except (ValueError, RecursionError):
            return None

    def put(self, kind: str, key: str, value: object) -> None:
        """Keep what JSON can hold."""
        self.put_bytes(kind, key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(*_CODEC))

    def get_bytes(self, kind: str, key: str) -> bytes | None:
        """The bytes that were put with `put_bytes`, or None."""
        new = self._new.get((kind, key))
        if new is not None:
            return new
        if not self._is_private:
            return None
        file = self._file(kind, key)
        try:
            with open_own(file, MAX_ENTRY) as opened:
                data = opened.read()
        except OSError:
            return None
        checksum, _, payload = data.partition(b"\n")
        if checksum != _checksum(kind, key, payload):
            return None
        self._used.append(file)
        return payload

    def put_bytes(self, kind: str, key: str, payload: bytes) -> None:
        """Keep bytes."""
        self._new[kind, key] = payload

    def flush(self) -> None:
        """Write what was put. A folder that cannot be written is no failure: the next start only takes longer."""
        for _ in self.write():
            pass

    def write(self) -> Iterator[None]:
        """As `flush`, one file in each step; what is put meanwhile is written too."""
        self.unwritable = self.unwritable and not self._new
        if self._new and not self._is_private:
            self._new.clear()
            self.unwritable = True
        while self._new:
            kind, key = next(iter(self._new))
            payload = self._new.pop((kind, key))
            file = self._file(kind, key)
            try:
                _replace(file, _checksum(kind, key, payload) + b"\n" + payload)
            except OSError:
                # What can still be asked for is made again; more tries would only cost time.
                self._new.clear()
                self.unwritable = True
            yield

    def tidy(self, max_bytes: int = MAX_BYTES) -> Iterator[None]:
        """Note what was used, and delete what is old or too much, in small steps. Reading never waits for it.

        The least recently used goes first, whichever comparison or version of the program it belongs to. What another
        program still needs it makes again.
        """
        now = time.time()
        used, self._used = self._used, []
        for file in used:
            # Once a day will do to know what is old.
            with suppress(OSError):
                if now - file.stat().st_mtime > _DAY:
                    os.utime(file)
            yield
        found: list[tuple[float, int, str]] = []
        for at, entry in enumerate(_files(self._root)):
            found.append(entry)
            if not at % 50:
                yield
        total = sum(size for _, size, _ in found)
        own = f"{self._folder}{os.sep}"
        for modified, size, path in sorted(found):
            days = (now - modified) / _DAY
            half_written = path.endswith(_TEMPORARY) and days > 1
            if half_written or total > max_bytes or days > (MAX_DAYS if path.startswith(own) else MAX_DAYS / 3):
                total -= size
                _remove(path, self._root)
                yield

    def _file(self, kind: str, key: str) -> Path:
        return self._folder / kind / f"{key}.json"


_CODEC: Final = ("utf-8", "surrogatepass")
_TEMPORARY: Final = ".tmp"


def _checksum(kind: str, key: str, payload: bytes) -> bytes:
    # With its name: an entry that was copied to another's place must not be read as that one.
    whole = sha256(f"{kind}/{key}\n".encode())
    whole.update(payload)
    return whole.hexdigest().encode("ascii")


def _replace(file: Path, data: bytes) -> None:
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=_TEMPORARY)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=_TEMPORARY)
    try:
        with os.fdopen(handle, "wb") as temporary:
            temporary.write(data)
        Path(name).replace(file)
    except OSError:
        with suppress(OSError):
            Path(name).unlink(missing_ok=True)
        raise


def _files(folder: Path) -> Iterator[tuple[float, int, str]]:
    """When each file below was last used, its size and its path; of what cannot be looked at, nothing."""
    folders = [str(folder)]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        state = entry.stat(follow_symlinks=False)
                        yield state.st_mtime, state.st_size, entry.path


def _remove(path: str, root: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    with suppress(OSError):
        file = Path(path)
        file.unlink()
        for folder in file.parents:
            if folder == root:
                break
            folder.rmdir()
