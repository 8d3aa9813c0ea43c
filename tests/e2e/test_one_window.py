"""Starting the program a second time: real processes, one display."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from queue import Empty, Queue
from typing import TYPE_CHECKING

import pytest

from tests.conftest import packed_maps
from tests.patience import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs sockets of the file system")

# The program itself, which says what its windows show.
TOLD = """
import os, sys
from stratview import desktop
from stratview.cli import main
from stratview.instance import Instance
from stratview.ui.main_window import MainWindow

begin, report, listen = desktop.Desktop.open, MainWindow.come_forward, Instance.listen

def opened(program, path):
    begin(program, path)
    program.messages.posted.connect(lambda message: print("says", message.text, flush=True))
    print("opens", program.window.windowTitle(), flush=True)

def forward(window):
    report(window)
    print("forward", os.environ.get("XDG_ACTIVATION_TOKEN", "-"), flush=True)
    if "CLOSE_WHEN_CALLED" in os.environ:
        window.close()

def heard(instance):
    socket = listen(instance)
    print("listens", socket is not None, flush=True)
    return socket

desktop.Desktop.open, MainWindow.come_forward, Instance.listen = opened, forward, heard
sys.exit(main(sys.argv[1:]))
"""


class Started:
    """A running program; `expect` reads what it prints until a line comes that starts so."""

    def __init__(self, *arguments: str, cwd: Path | None = None, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", TOLD, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=cwd, env={**os.environ, **environment},
        )  # fmt: skip
        self.lines: Queue[str] = Queue()
        self.seen: list[str] = []
        assert self.process.stdout is not None
        self._reader = threading.Thread(target=self._read, args=(self.process.stdout,))
        self._reader.start()

    def _read(self, output: object) -> None:
        for line in output:  # type: ignore[attr-defined]
            self.lines.put(line.rstrip("\n"))

    def expect(self, start: str) -> str:
        while True:
            try:
                line = self.lines.get(timeout=180)
            except Empty:
                raise AssertionError(f"{start!r} never came; {self.seen}") from None
            self.seen.append(line)
            if line.startswith(start):
                return line

    def listens(self) -> Started:
        """Wait until its first window is painted, and it listens."""
        assert self.expect("listens") == "listens True"
        return self

    def status(self) -> int:
        return self.process.wait(timeout=180)

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        if self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=180)
        self._reader.join()
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()


@pytest.fixture
def start() -> Iterator[Callable[..., Started]]:
    all_started: list[Started] = []

    def begin(*arguments: str, cwd: Path | None = None, **environment: str) -> Started:
        all_started.append(Started(*arguments, cwd=cwd, **environment))
        return all_started[-1]

    yield begin
    for one in all_started:
        one.end()


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    """A packed comparison with its own title."""
    return packed_maps(tmp_path, "my maps.stratview")


@pytest.fixture
def runtime() -> Iterator[Path]:
    """A folder as the system gives it to each user; its path is short, for a socket's may not be long."""
    with tempfile.TemporaryDirectory(prefix="run") as folder:
        yield Path(folder)


def sockets() -> list[Path]:
    return sorted(Path(os.environ["XDG_CACHE_HOME"]).rglob("*.socket"))


@pytest.mark.measured
def test_a_second_start_hands_its_file_to_the_open_window(start: Callable[..., Started], maps: Path) -> None:
    first = start().listens()
    assert "Huawei and Xiaomi" in first.seen[0]
    # A relative path means a file beside the second start, not beside the first.
    second = start("my maps.stratview", cwd=maps.parent, XDG_ACTIVATION_TOKEN="token-7")  # noqa: S106
    assert second.status() == 0
    assert first.expect("opens").startswith("opens Maps")
    assert first.expect("forward") == "forward token-7"
    assert second.lines.empty(), "the second start opened no window"
    for third in (start(maps.as_uri()), start(str(maps))):
        assert third.status() == 0
        first.expect("forward")
    assert not [line for line in first.seen[2:] if line.startswith("opens")][1:], (
        "what is open already is not opened again"
    )


@pytest.mark.measured
def test_a_start_without_a_path_brings_the_window_to_the_front(start: Callable[..., Started], maps: Path) -> None:
    first = start(str(maps)).listens()
    assert start().status() == 0
    first.expect("forward")
    assert [line for line in first.seen if line.startswith("opens")] == ["opens Maps — stratview"]


def test_two_starts_at_once_make_one_window(start: Callable[..., Started], maps: Path) -> None:
    both = [start(), start(str(maps))]
    ended: list[Started] = []
    while not ended:
        ended = [one for one in both if one.process.poll() is not None]
    assert [one.process.returncode for one in ended] == [0]
    remaining = next(one for one in both if one not in ended)
    remaining.expect("forward")
    assert ended[0].lines.empty()


def test_eight_starts_at_once_make_one_window(start: Callable[..., Started], maps: Path) -> None:
    everyone = [start(str(maps)) for _ in range(8)]
    until(lambda: sum(one.process.poll() is None for one in everyone) <= 1, "the end of all but one")
    assert [one.process.returncode for one in everyone if one.process.poll() is not None] == [0] * 7
    opened = [one for one in everyone if any(line.startswith("opens") for line in [*one.seen, *one.lines.queue])]
    assert len(opened) == 1


def test_a_file_that_cannot_be_opened_is_said_in_the_open_window(start: Callable[..., Started], tmp_path: Path) -> None:
    (tmp_path / "bad.stratview").write_bytes(b"PK\x03\x04 cut off")
    first = start().listens()
    assert start(str(tmp_path / "bad.stratview")).status() == 0
    assert "is cut off" in first.expect("says")


def test_a_path_that_is_not_there_is_said_where_it_was_typed(start: Callable[..., Started], tmp_path: Path) -> None:
    first = start().listens()
    second = start(str(tmp_path / "nowhere"))
    assert second.status() == 1
    assert second.process.stderr is not None
    assert "does not exist" in second.process.stderr.read()
    # Launched from a desktop, the terminal is not visible: the window says it.
    third = start(str(tmp_path / "nowhere"), DESKTOP_STARTUP_ID="menu")
    assert third.status() == 0
    assert "does not exist" in first.expect("says")


def test_new_window_starts_beside_the_open_one(start: Callable[..., Started], maps: Path) -> None:
    first = start().listens()
    beside = start("--new-window", str(maps))
    assert beside.expect("opens").startswith("opens Maps")
    assert start(str(maps)).status() == 0
    first.expect("forward")


def test_another_display_is_another_window(start: Callable[..., Started]) -> None:
    start(DISPLAY=":77").listens()
    start(DISPLAY=":78").listens()
    assert len(sockets()) == 2


def test_after_a_crash_the_next_start_takes_over(start: Callable[..., Started], maps: Path) -> None:
    start().listens().end(signal.SIGKILL)
    assert len(sockets()) == 1, "the crash left its socket"
    second = start().listens()
    assert start(str(maps)).status() == 0
    second.expect("opens Maps")


@pytest.mark.measured
def test_a_window_that_hangs_does_not_block_another_start(start: Callable[..., Started], maps: Path) -> None:
    first = start().listens()
    os.kill(first.process.pid, signal.SIGSTOP)
    try:
        second = start(str(maps))
        assert second.expect("opens").startswith("opens Maps")
        assert second.expect("listens") == "listens False", "the lock is still the first one's"
    finally:
        os.kill(first.process.pid, signal.SIGCONT)
    assert start().status() == 0
    first.expect("forward")


@pytest.mark.measured
def test_the_socket_is_the_users_alone_and_goes_with_the_window(start: Callable[..., Started], runtime: Path) -> None:
    first = start(XDG_RUNTIME_DIR=str(runtime)).listens()
    found = sorted(runtime.rglob("*"))
    rights = {path.suffix: stat.S_IMODE(path.lstat().st_mode) for path in found}
    assert rights == {"": 0o700, ".lock": 0o600, ".socket": 0o600}
    assert start("--version", XDG_RUNTIME_DIR=str(runtime)).status() == 0
    with socket.socket(socket.AF_UNIX) as hostile:
        hostile.connect(str(next(path for path in found if path.suffix == ".socket")))
        hostile.sendall(b'{"path": "/etc", "token": 5}\n')
        assert hostile.recv(10) == b""
    for data in (b"x" * 200_000, b"[" * 60_000 + b"\n", b'{"path": "relative", "token": ""}\n', b"\xff\n", b""):
        with socket.socket(socket.AF_UNIX) as hostile:
            hostile.connect(str(next(path for path in found if path.suffix == ".socket")))
            try:
                hostile.sendall(data)
                hostile.shutdown(socket.SHUT_WR)
                assert hostile.recv(10) == b""
            except (BrokenPipeError, ConnectionResetError):
                # It was shown the door before it had finished.
                continue
    assert start(XDG_RUNTIME_DIR=str(runtime)).status() == 0
    first.expect("forward")
    assert not [line for line in first.seen if line.startswith("says")]


def test_a_folder_that_is_not_the_users_own_is_not_used(start: Callable[..., Started], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path)
    for runtime in ("relative", str(tmp_path / "link" / "file")):
        both = [start(XDG_RUNTIME_DIR=runtime, XDG_CACHE_HOME=str(tmp_path / "file")) for _ in range(2)]
        assert all("Huawei" in one.expect("opens") for one in both), "both read, and neither hears of the other"


def test_the_lock_goes_when_the_window_is_closed(start: Callable[..., Started], runtime: Path) -> None:
    first = start(XDG_RUNTIME_DIR=str(runtime), CLOSE_WHEN_CALLED="1").listens()
    assert start(XDG_RUNTIME_DIR=str(runtime)).status() == 0
    assert first.status() == 0
    assert not list(runtime.rglob("*.socket"))
    start(XDG_RUNTIME_DIR=str(runtime)).listens()
