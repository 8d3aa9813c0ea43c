"""A process that reads a hostile file can do nothing else, and whatever happens to it is a sentence."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from stratview.errors import StratviewError
from stratview.limited import Limits
from stratview.limited_process import LimitedProcess, ReadingFaultError, Stopped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")

MODULE = "tests.limited_tasks"
ROOT = str(Path(__file__).resolve().parent.parent)


@pytest.fixture(autouse=True)
def _tests_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", ROOT)


def run(task: str, data: bytes = b"abc", limits: Limits | None = None) -> bytes:
    return LimitedProcess(MODULE, limits).run(data, {"task": task})


def test_it_answers_and_tells_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []
    process = LimitedProcess(MODULE)
    answer = process.run(b"abc", {"task": "reverse"}, lambda done, total: seen.append((done, total)))
    assert (answer, seen) == (b"cba", [(1, 2), (2, 2)])
    assert {"resources", "no-new-privileges"} <= {*process.walls}


@pytest.mark.parametrize(
    "task", ["open", "write", "list", "socket", "unix-socket", "fork", "exec", "kill", "import", "ptrace", "thread"]
)
def test_it_reaches_nothing_else(task: str) -> None:
    assert run(task, str(os.getpid()).encode()) == b"denied"


@pytest.mark.parametrize(
    ("task", "code"),
    [
        ("abort", "ended"), ("crash", "ended"), ("exit", "ended"), ("babble", "ended"), ("memory", "memory"),
        ("deep", "too-deep"), ("refuse", "because"), ("flood", "too-large"), ("loop", "time"),
    ],
)  # fmt: skip
def test_a_file_that_ends_it_is_a_sentence(task: str, code: str) -> None:
    # Only the one that never answers is not waited for.
    limits = Limits(memory_mb=300, seconds=60, stall_seconds=1.5 if task == "loop" else 120, answer_mb=1)
    with pytest.raises(StratviewError) as raised:
        run(task, limits=limits)
    assert raised.value.code == code
    assert raised.value.message.endswith(".")


def test_processor_time_has_an_end() -> None:
    with pytest.raises(StratviewError, match="more than 1 s of processor time"):
        run("loop", limits=Limits(seconds=1, stall_seconds=300))


def test_a_fault_is_reported_without_a_word_of_the_file() -> None:
    with pytest.raises(ReadingFaultError) as raised:
        run("fault", b"secret")
    assert "ZeroDivisionError" in raised.value.report
    assert "secret" not in raised.value.report


def test_it_is_killed_from_another_thread() -> None:
    process = LimitedProcess(MODULE)
    threading.Timer(0.3, process.kill).start()
    # It would go on until one of its limits ends it, which is another error.
    with pytest.raises(Stopped):
        process.run(b"", {"task": "loop"})
    assert not Path(f"/proc/{process.pid}").exists()


def test_what_it_prints_goes_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("print") == b"done"
    assert capfd.readouterr() == ("", "")
