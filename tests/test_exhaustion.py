"""Where no memory, process or file is left, that is what is said; a thread starts, or says that it cannot."""

from __future__ import annotations

import errno
import subprocess
import sys
import threading

import pytest

from stratview import cli, exhaustion
from stratview.threads import StartedThread
from tests.conftest import without_coverage

ERRORS = [
    (MemoryError(), "memory"),
    (RuntimeError("can't start new thread"), "processes"),
    (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), "processes"),
    (OSError(errno.ENOMEM, "Cannot allocate memory"), "memory"),
    (OSError(errno.EMFILE, "Too many open files"), "files"),
]


@pytest.mark.parametrize(("error", "kind"), ERRORS)
def test_the_command_line_says_what_is_used_up(
    error: Exception, kind: exhaustion.Kind, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_given: list[str]) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", fail)
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().err == f"stratview: {exhaustion.SENTENCES[kind]}\n"


@pytest.mark.parametrize("error", [RuntimeError("another"), OSError(errno.ENOENT, "gone"), ValueError("x")])
def test_another_error_is_none_of_them(error: Exception) -> None:
    assert exhaustion.kind(error) is None


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on memory")
def test_a_check_without_memory_ends_in_a_sentence() -> None:
    """From far too little to enough: never a traceback, and never a wait without end."""
    # Coverage's own save at the end of a process has no memory either, and would write its traceback into ours.
    environment = without_coverage()
    for limit in range(26_000, 50_000, 4_000):
        script = f"ulimit -v {limit}; exec {sys.executable} -m stratview check"
        done = subprocess.run(
            ["sh", "-c", script], capture_output=True, text=True, check=False, timeout=180, env=environment
        )
        if "stratview" in done.stderr:
            # Python itself may go on to say, at its end, that it has no memory either.
            said, _, more = done.stderr.partition("\n")
            assert said == f"stratview: {exhaustion.SENTENCES['memory']}"
            assert "Traceback" not in more
            assert done.returncode == 1


def test_a_thread_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("_thread.start_new_thread", refused)
    with pytest.raises(RuntimeError):
        StartedThread(lambda: None)


def test_a_thread_that_dies_before_it_runs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where no memory is left for it: `threading.Thread.start` would wait for ever."""
    monkeypatch.setattr("_thread.start_new_thread", lambda *_: 1)
    assert not StartedThread(lambda: None).join(0.01)


def test_an_error_of_a_thread_comes_to_the_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", seen.append)

    def fail() -> None:
        raise ValueError("x")

    assert StartedThread(fail).join(10)
    assert [arguments.exc_type for arguments in seen] == [ValueError]


def test_the_sentence_is_said_even_where_nothing_can_be_let_go(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def no_memory(*_given: object) -> int:
        raise MemoryError

    monkeypatch.setattr(cli, "_run", no_memory)
    monkeypatch.setattr(exhaustion, "let_go", no_memory)
    assert cli.main(["check"]) == 1
    assert capfd.readouterr().err == f"stratview: {exhaustion.SENTENCES['memory']}\n"
