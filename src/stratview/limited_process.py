"""The parent's side of a limited process: send it bytes, follow its progress, get its answer, kill it at any time."""

from __future__ import annotations

import json
import mmap
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from stratview.errors import StratviewError
from stratview.limited import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_LINE: Final = 100_000
_OVER_TIME: Final = getattr(signal, "SIGXCPU", 0)
_KILLED: Final = getattr(signal, "SIGKILL", 0)


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The process was killed by `LimitedProcess.kill`."""


class ReadingFaultError(StratviewError):
    """The program failed at reading a file; `report` says where, without a word of the file."""

    def __init__(self, report: str) -> None:
        super().__init__("stratview failed at reading it, which is a fault of the program: please report it.")
        self.code = "fault"
        self.report = report


class LimitedProcess:
    """One process for one file. It answers one request (`run`), or several, one at a time, from `open` until `close`.

    Args:
        module: the module whose `main` serves, with `stratview.limited.serve`.
        limits: what it may take.
        shared: how many bytes of memory both can read and write; 0 for none.
    """

    def __init__(self, module: str, limits: Limits | None = None, shared: int = 0) -> None:
        arguments, environment = own_command(module)
        file, self.shared = _shared_memory(shared) if shared else (-1, None)
        self._limits = limits or Limits()
        self._killed = threading.Event()
        self._stalled = threading.Event()
        self.walls: tuple[str, ...] = ()
        self._shared_file = file
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            arguments,
            env=environment,
            pass_fds=(file,) if file >= 0 else (),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl+C in a terminal is for us to answer.
            start_new_session=True,
        )
        if file >= 0:
            os.close(file)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    def run(self, data: bytes, request: dict[str, Any], progress: Callable[[int, int], None] | None = None) -> bytes:
        """Give it the bytes and wait for its answer; the process is gone afterwards. Raises as `open`."""
        try:
            return self.open(data, request, progress)
        finally:
            self.close()

    def open(self, data: bytes, request: dict[str, Any], progress: Callable[[int, int], None] | None = None) -> bytes:
        """Give it the bytes and wait for its answer.

        Raises:
            StratviewError: the file was refused, or the process exceeded a limit or ended; `code` says which.
            Stopped: `kill` was called.
            ReadingFaultError: the process failed, which is a fault of the program.
        """
        envelope = {"request": request, "limits": asdict(self._limits), "size": len(data), "parent": os.getpid()}
        if self.shared is not None:
            envelope["shared"] = self._shared_file
        return self._send(json.dumps(envelope).encode() + b"\n" + data, progress)

    def ask(self, request: dict[str, Any]) -> bytes:
        """Return its answer to another request; raises as `open`."""
        return self._send(json.dumps(request).encode() + b"\n", None)

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def kill(self) -> None:
        """End it at once, from any thread; `run` raises `Stopped`."""
        self._killed.set()
        self._process.kill()

    def _send(self, message: bytes, progress: Callable[[int, int], None] | None) -> bytes:
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None  # noqa: S101 - for the types
        assert answers is not None  # noqa: S101
        watch = _Watch(self._limits.stall_seconds, self._stall)
        try:
            requests.write(message)
            requests.flush()
            answer = self._listen(answers, watch, progress)
        except (OSError, ValueError):
            # It is gone, or what it says is no message: either way it did not survive the file.
            answer = None
        finally:
            watch.stop()
        if answer is None or self._killed.is_set():
            self.close()
            raise Stopped if self._killed.is_set() else self._ended()
        return answer

    def _listen(self, answers: IO[bytes], watch: _Watch, progress: Callable[[int, int], None] | None) -> bytes | None:
        while True:
            line = answers.readline(_MAX_LINE)
            watch.heard()
            if not line.endswith(b"\n"):
                return None
            message = json.loads(line)
            if not isinstance(message, dict):
                return None
            if "progress" in message:
                done, total = message["progress"]
                if progress is not None and isinstance(done, int) and isinstance(total, int):
                    progress(done, total)
            elif "confined" in message:
                self.walls = tuple(str(wall) for wall in message["confined"])
            elif "refused" in message:
                raise StratviewError(str(message.get("message")), code=str(message["refused"]))
            elif "fault" in message:
                raise ReadingFaultError(str(message["fault"]))
            else:
                return self._answer(answers, message.get("size"))

    def _answer(self, answers: IO[bytes], size: object) -> bytes | None:
        if not isinstance(size, int) or size < 0:
            return None
        if size > self._limits.answer_mb << 20:
            raise StratviewError("It holds more text than a document may have: split it.", code="too-large")
        answer = answers.read(size)
        return answer if len(answer) == size else None

    def _stall(self) -> None:
        self._stalled.set()
        self._process.kill()

    def _ended(self) -> StratviewError:
        if self._stalled.is_set():
            message = f"Reading it stopped, since nothing came of it for {self._limits.stall_seconds:.0f} seconds."
            return StratviewError(message, code="time")
        status = self._process.returncode
        if status == -_OVER_TIME:
            message = f"Reading it stopped, since it took more than {self._limits.seconds:,} s of processor time."
            return StratviewError(message, code="time")
        # A process that said no message was killed here.
        by_signal = status < 0 and -status != _KILLED
        reason = f" ({signal.Signals(-status).name})" if by_signal else ""
        return StratviewError(
            f"It cannot be read: the program that reads it crashed{reason}, as it does on a damaged or hostile file or "
            "when memory runs out. Save it again in the program that made it.",
            code="ended",
        )


class _Watch:
    """Calls back once when nothing was heard for a while."""

    def __init__(self, seconds: float, alarm: Callable[[], None]) -> None:
        self._seconds = seconds
        self._alarm = alarm
        self._condition = threading.Condition()
        self._over = False
        threading.Thread(target=self._watch, name="limited-process-watch", daemon=True).start()

    def heard(self) -> None:
        """Begin to wait anew."""
        with self._condition:
            self._condition.notify()

    def stop(self) -> None:
        """Never call back from now on."""
        with self._condition:
            self._over = True
            self._condition.notify()

    def _watch(self) -> None:
        with self._condition:
            while not self._over:
                if not self._condition.wait(self._seconds):
                    self._alarm()
                    return


def _shared_memory(size: int) -> tuple[int, mmap.mmap | None]:
    """Return memory that a child process can map too, and its file descriptor; -1 and None where there is none.

    The child cannot make it smaller, which would end us when we read it.
    """
    if sys.platform != "linux":
        return -1, None
    import fcntl

    file = os.memfd_create("stratview", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    os.ftruncate(file, size)
    fcntl.fcntl(file, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL)
    return file, mmap.mmap(file, size)


def own_command(module: str) -> tuple[list[str], dict[str, str]]:
    """Return the arguments and the environment that run the `main` of a module of ours in a process."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "worker", module], dict(os.environ)
    root = str(Path(__file__).resolve().parent.parent)
    kept = os.environ.get("PYTHONPATH")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([root, kept]) if kept else root}
    # -P: a file in the current folder must not be imported as a module.
    return [sys.executable, "-P", "-m", "stratview", "worker", module], environment
