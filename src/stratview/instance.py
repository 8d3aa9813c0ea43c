"""One window for each user: a start that finds another one running gives its file to that one, and ends.

The first start holds a lock as long as it runs, from before Qt is loaded; the system releases it when the process
ends, however it ends. After its first paint it listens on a socket of the file system beside the lock. A later start
that cannot have the lock sends its path there and waits for the answer, three seconds at the most: a window that hangs
keeps nobody from reading. One that does not listen yet has fifteen seconds, so that many starts at once make one
window. Both files are in a folder that is the user's alone, and bear a name made from the program, its version and the
display, so that only like windows hear of each other.

This is the one module that imports `socket`, and it knows sockets of this computer only.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final, NamedTuple
from zlib import crc32

from stratview import __version__
from stratview.private_files import is_private

if TYPE_CHECKING:
    from socket import socket

ANSWER: Final = b"ok\n"
MAX_REQUEST: Final = 64 * 1024
"""The most bytes that a later start may send."""
PATIENCE: Final = 3.0
"""How many seconds a start waits for an answer of the window that runs."""
START_PATIENCE: Final = 15.0
"""How many seconds it waits for one that is only just starting: of many starts at once, all but one wait."""

_LONGEST_TOKEN: Final = 1024
# What the kernel takes as a socket's address, with room to spare.
_LONGEST_ADDRESS: Final = 100
_BACKLOG: Final = 128
_PAUSE: Final = 0.02
_LAUNCHERS: Final = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID", "GIO_LAUNCHED_DESKTOP_FILE")


class Request(NamedTuple):
    """What a later start wants.

    Attributes:
        path: the absolute path of what is to be opened; empty to see only the window.
        token: the desktop's leave to come to the front, as the launcher gave it; empty when there is none.
    """

    path: str
    token: str = ""

    def as_bytes(self) -> bytes:
        """Return the request as it goes through the socket: one line of JSON."""
        import json

        return json.dumps({"path": self.path, "token": self.token}).encode("ascii") + b"\n"


def parse(data: bytes) -> Request | None:
    """Return the request in what came through the socket, or None if it is none."""
    import json

    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    path, token = found.get("path"), found.get("token")
    if not isinstance(path, str) or not isinstance(token, str) or "\0" in path:
        return None
    if path and not Path(path).is_absolute():
        return None
    # The token becomes part of the environment.
    usable = token.isascii() and token.isprintable() and len(token) <= _LONGEST_TOKEN
    return Request(path, token if usable else "")


def launched_by_desktop() -> bool:
    """Return whether a menu or a file manager started this program, so that its output is not visible."""
    return any(os.environ.get(name) for name in _LAUNCHERS) and not (sys.stderr is not None and sys.stderr.isatty())


class Instance:
    """The running program of one user on one display, whichever process it is."""

    def __init__(self, folder: Path, name: str) -> None:
        self.address = folder / f"{name}.socket"
        self._lock_file = folder / f"{name}.lock"
        self._lock: int | None = None
        self._listener: socket | None = None

    def claim(self) -> bool:
        """Whether this process may go on: it holds the lock now, or locks cannot be had here. False: another runs."""
        import fcntl

        if self._lock is not None:
            return True
        try:
            descriptor = os.open(self._lock_file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError:
            return True
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            return not isinstance(error, BlockingIOError)
        self._lock = descriptor
        return True

    def hand_over(self, path: str, starting: float = START_PATIENCE) -> bool:
        """Send a path to the process that holds the lock.

        Args:
            path: absolute; empty to have only the window come to the front.
            starting: how long to wait until it listens.

        Returns:
            Whether it has answered. If not, this process goes on by itself; this process may have the lock by then.
        """
        token = next((found for name in _LAUNCHERS[:2] if (found := os.environ.get(name, ""))), "")
        request = Request(path, token).as_bytes()
        until = monotonic() + starting
        while len(request) <= MAX_REQUEST:
            try:
                return self._send(request)
            except (FileNotFoundError, ConnectionRefusedError):
                # It does not listen yet, or any more.
                if monotonic() > until or self.claim():
                    return False
                sleep(_PAUSE)
            except OSError:
                return False
        return False

    def _send(self, request: bytes) -> bool:
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            caller.settimeout(PATIENCE)
            caller.connect(str(self.address))
            caller.sendall(request)
            caller.shutdown(socket.SHUT_WR)
            answer = b""
            while len(answer) < len(ANSWER) and (more := caller.recv(len(ANSWER))):
                answer += more
            return answer == ANSWER

    def listen(self) -> socket | None:
        """Begin to listen, for the process that holds the lock; the socket never blocks. None where that cannot be."""
        if self._lock is None or self._listener is not None:
            return self._listener
        import socket

        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            # The process that left one there has ended: the lock is ours.
            self.address.unlink(missing_ok=True)
            listener.bind(str(self.address))
            self.address.chmod(0o600)
            listener.listen(_BACKLOG)
            listener.settimeout(0)
        except OSError:
            listener.close()
            self.close()
            return None
        self._listener = listener
        return listener

    def close(self) -> None:
        """Stop listening and release the lock: the next start is the first again."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        if self._lock is not None:
            with suppress(OSError):
                self.address.unlink(missing_ok=True)
            os.close(self._lock)
            self._lock = None


def find() -> Instance | None:
    """The program of this user on this display; None where the system has no such sockets, or no safe place for one."""
    if not hasattr(os, "getuid"):
        return None
    display = [os.environ.get(name, "") for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")]
    # The folder of users may be shared between computers; another copy of the program may be another program.
    told = "\0".join((os.uname().nodename, str(Path(__file__).resolve().parent), *display))
    name = f"{__version__}-{crc32(os.fsencode(told)):08x}"
    for folder in _folders():
        instance = Instance(folder, name)
        if len(os.fsencode(instance.address)) <= _LONGEST_ADDRESS and is_private(folder):
            return instance
    return None


def _folders() -> list[Path]:
    """Return where the lock may be: where the system keeps such things, else where the user's caches are."""
    runtime, cache = (os.environ.get(name, "") for name in ("XDG_RUNTIME_DIR", "XDG_CACHE_HOME"))
    folders = []
    if os.path.isabs(runtime):  # noqa: PTH117 - text from the environment, which may be empty
        folders.append(Path(runtime) / "stratview")
    with suppress(RuntimeError):
        caches = Path(cache) if os.path.isabs(cache) else Path.home() / ".cache"  # noqa: PTH117 - likewise
        folders.append(caches / "stratview" / "run")
    return folders
