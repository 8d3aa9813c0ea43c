"""Fixtures for all tests. Widgets are real ones, on Qt's offscreen platform unless the environment says otherwise."""

from __future__ import annotations

import _thread
import os
import shutil
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
# A program that a test starts finds its modules compiled: compiling them takes longer than most tests.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parent.parent
BUNDLED = ROOT / "data" / "huawei-xiaomi"

# For this process too.
sys.dont_write_bytecode = False

# Started in the background or by nohup, this process ignores some signals, and so would every program that a test
# starts to interrupt it.
for _name, _usual in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL), ("SIGTERM", signal.SIG_DFL)):
    if hasattr(signal, _name) and signal.getsignal(getattr(signal, _name)) is signal.SIG_IGN:
        signal.signal(getattr(signal, _name), _usual)

# A busy machine is no failure: properties have no deadline.
# Each run tries others: half of the usual number is enough.
settings.register_profile("stratview", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("stratview")


def without_coverage() -> dict[str, str]:
    """Return the environment for a program whose memory, streams or ending are asserted: coverage needs some itself."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the developer's settings."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(home))
    # Without it the lock of a running window lies in the cache folder, which is the test's own.
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Replace pytest-qt's, which gives up after five seconds."""
    from tests.patient_bot import PatientBot

    return PatientBot(request)


THREADS_MEASURED_IN = {"session", "export", "intake", "releases"}
"""The folders of the tests of what only threads run. Everywhere, the window tests would take a quarter longer."""


@pytest.fixture(autouse=True)
def _measure_started_threads(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let coverage see what a `StartedThread` runs: by itself, it sees only threads that `threading.Thread` starts."""
    trace, start = threading.gettrace(), _thread.start_new_thread
    if trace is None or request.path.parent.name not in THREADS_MEASURED_IN:
        return

    def start_measured(run: Callable[..., object], arguments: tuple[object, ...]) -> int:
        def measured() -> None:
            sys.settrace(trace)
            run(*arguments)

        return start(measured, ())

    monkeypatch.setattr(_thread, "start_new_thread", start_measured)


def packed_maps(folder: Path, name: str) -> Path:
    """A packed comparison, called `name`, with its own title: Maps."""
    from stratview.comparison.packing import pack

    unpacked = folder / "maps"
    shutil.copytree(BUNDLED, unpacked)
    head = unpacked / "comparison.yaml"
    head.write_text(head.read_text("utf-8").replace("title: Huawei and Xiaomi", "title: Maps"), "utf-8")
    file = folder / name
    file.write_bytes(pack(unpacked).content)
    return file


@pytest.fixture
def bundled() -> Path:
    """The folder of the comparison that ships."""
    return BUNDLED
