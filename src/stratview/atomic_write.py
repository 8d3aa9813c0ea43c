"""Write files all at once or not at all, also when the program is killed meanwhile.

Each file is written beside its place as a hidden part, made durable, and then renamed. A part is locked as long as its
writer lives, so the next writer in the folder can tell a part that a killed program left, and removes it. Of several
files that belong together, a list of the renames is written first: when the program is killed between two renames, the
next writer in the folder finishes them.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PART: Final = ".stratview-part"
_RENAMES: Final = ".stratview-renames"
_NEW_FILE_MODE: Final = 0o666
_MOST_LISTED: Final = 1 << 20


def write_all(files: Sequence[tuple[Path, bytes | None]], *, durable: bool = True) -> None:
    """Write all files, or none: each is complete and on the disk before the first replaces it.

    None instead of the bytes removes a file; those go last. All places are below one folder, in which the list of the
    renames is written. Without `durable`, a loss of power may leave a file empty.

    Raises:
        OSError: one cannot be written; its `filename` is the place. The files that were there before are unchanged.
    """
    folders = {place.parent for place, _ in files}
    top = Path(os.path.commonpath(folders))
    removed = [place for place, content in files if content is None]
    # A list of renames in the folder above needs the parts below it: it is finished first.
    for folder in sorted({top, *folders}, key=lambda folder: len(folder.parts)):
        tidy(folder)
    parts: list[_Part] = []
    try:
        for place, content in files:
            if content is None:
                continue
            with _naming(place):
                # On the list before it is filled, so that an incomplete one is removed too.
                parts.append(_Part(place, _PART))
                parts[-1].fill(content, _mode(place), durable=durable)
        complete = list(parts)
        if len(files) > 1:
            parts.append(_list_renames(top, complete, removed))
        for part in complete:
            with _naming(part.place):
                part.rename()
        for place in removed:
            with _naming(place):
                place.unlink(missing_ok=True)
        for folder in folders if durable else ():
            _sync(folder)
    finally:
        for part in reversed(parts):
            part.close()


def tidy(folder: Path) -> None:
    """Remove the hidden parts that killed writers left in a folder, and finish renames that they had begun."""
    with suppress(OSError):
        left = [path for path in folder.iterdir() if path.name.endswith((_PART, _RENAMES))]
        # Lists of renames first: they need their parts.
        for path in sorted(left, key=lambda path: path.name.endswith(_PART)):
            # A part that is being written, or that this user may not open, is somebody else's.
            with suppress(OSError):
                _tidy_one(path)


class _Part:
    """A locked temporary file beside its place."""

    def __init__(self, place: Path, suffix: str) -> None:
        self.place = place
        self._descriptor, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:40]}.", suffix=suffix)
        # `mkstemp` makes the path absolute, and lists of renames are relative.
        self.path = place.with_name(Path(name).name)
        # A file system without locks: the part is never mistaken for one that was left behind.
        with suppress(OSError):
            fcntl.flock(self._descriptor, fcntl.LOCK_EX)

    def fill(self, content: bytes, mode: int, *, durable: bool = True) -> None:
        with os.fdopen(os.dup(self._descriptor), "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(self._descriptor, mode)
            if durable:
                os.fsync(self._descriptor)

    def rename(self) -> None:
        self.path.replace(self.place)

    def close(self) -> None:
        """Remove the part where it was not renamed, and give up its lock."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
        os.close(self._descriptor)


def _list_renames(top: Path, parts: Sequence[_Part], removed: Sequence[Path]) -> _Part:
    """Write down which parts become which files below a folder, and which files (with None) go.

    Each has its inode's number, which a list that came with a received folder cannot know.
    """
    renames: dict[str, tuple[str | None, int]] = {}
    for part in parts:
        renames[str(part.path.relative_to(top))] = (str(part.place.relative_to(top)), part.path.stat().st_ino)
    for place in removed:
        if place.exists():
            renames[str(place.relative_to(top))] = (None, place.stat().st_ino)
    listed = _Part(top / "list", _RENAMES)
    listed.fill(json.dumps(renames).encode(), 0o600)
    _sync(top)
    return listed


def _tidy_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.getuid():
            return
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if path.name.endswith(_RENAMES):
            _finish(path.parent, os.read(descriptor, _MOST_LISTED))
        path.unlink()
    finally:
        os.close(descriptor)


def _finish(folder: Path, content: bytes) -> None:
    """Do the renames of a complete list. An incomplete list was never begun, and its parts are removed as parts."""
    try:
        renames = {str(left): (name, int(inode)) for left, (name, inode) in json.loads(content).items()}
    except (ValueError, TypeError, AttributeError):
        return
    for left, (name, inode) in renames.items():
        # Those that were done already are gone from their old place.
        with suppress(FileNotFoundError, NotADirectoryError):
            _finish_one(folder, left, name, inode)


def _finish_one(folder: Path, left: str, name: str | None, inode: int) -> None:
    outside = any(
        part in ("..", "/") or part.startswith("/") for path in (left, name or "") for part in Path(path).parts
    )
    if outside or (folder / left).lstat().st_ino != inode:
        return
    if name is None:
        (folder / left).unlink()
    elif left.endswith(_PART):
        (folder / left).replace(folder / name)
    _sync((folder / left).parent)


@contextmanager
def _naming(place: Path) -> Iterator[None]:
    """Let errors name the place, not the temporary file."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from error


def _mode(place: Path) -> int:
    """Return the rights of the file that is replaced, else those of any new file."""
    with suppress(OSError):
        return stat.S_IMODE(place.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE_MODE & ~mask


def _sync(folder: Path) -> None:
    # The name is durable only when its folder is. Some file systems cannot do that; the file is there regardless.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
