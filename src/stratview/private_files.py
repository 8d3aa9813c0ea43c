"""Opens files and folders that only the user can have written."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from io import BufferedReader
    from pathlib import Path

# Each where the system has it: no link as the last part, no waiting for a pipe, nothing left open in child processes.
OPEN_FLAGS: Final[int] = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_OTHERS_WRITE: Final = 0o022


def is_private(folder: Path) -> bool:
    """Return whether a folder is the user's own and closed to others; make it if it is missing, close it if open.

    A link is no such folder. On Windows, where a user's folders are closed, only that it is a folder counts.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode):
            return False
        if hasattr(os, "geteuid"):
            if found.st_uid != os.geteuid():
                return False
            if found.st_mode & 0o077:
                folder.chmod(0o700)
    except OSError:
        return False
    return True


def open_own(file: Path, largest: int | None = None) -> BufferedReader:
    """Open a regular file that only the user may write. Neither follows a link nor waits for a pipe or device.

    Raises:
        OSError: the file is not there, not readable, has more than `largest` bytes, or is not such a file
            (`PermissionError`).
    """
    opened = os.fdopen(os.open(file, OPEN_FLAGS), "rb")
    found = os.fstat(opened.fileno())
    own = not hasattr(os, "geteuid") or (found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE)
    if not own or not stat.S_ISREG(found.st_mode) or (largest is not None and found.st_size > largest):
        opened.close()
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(file))
    return opened
