"""A fault of the program, in a separate process: it is reported and counted, and reading goes on."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.measured

PASSAGE = "Huawei typically enters at the industrialization stage"

SCRIPT = """
import json, sys, threading
from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from stratview import desktop
from stratview.session.settings import Settings
from stratview.ui.fault_dialog import FaultDialog

PASSAGE = {passage!r}
app = desktop.make_application()
program = desktop.Desktop(app, Settings())
program.faults.watch()

class Painted(QWidget):
    def paintEvent(self, event):
        raise ValueError(PASSAGE)

class Worker(QRunnable):
    def run(self):
        raise ValueError(PASSAGE)

class Sender(QObject):
    sent = Signal()

def fail():
    raise ValueError(PASSAGE)

def slot():
    raise KeyError(PASSAGE)

def inject():
    global painted, sender
    painted = Painted(program.window)
    painted.show()
    QTimer.singleShot(0, painted.repaint)
    sender = Sender()
    sender.sent.connect(slot)
    for _ in range(50):
        sender.sent.emit()
    threading.Thread(target=fail).start()
    QThreadPool.globalInstance().start(Worker())
    QTimer.singleShot(50, look)

def look():
    dialogs = program.window.findChildren(FaultDialog)
    report = dialogs[0].findChild(QPlainTextEdit).toPlainText() if dialogs else ""
    if not all(f" {{place}}" in report for place in ("slot", "fail", "paintEvent", "run")):
        QTimer.singleShot(50, look)
        return
    painted.hide()
    program.context.selection.show_dimension("lessons")
    print(json.dumps({{
        "dialogs": len(dialogs),
        "visible": [dialog.isVisible() for dialog in dialogs],
        "modal": [dialog.isModal() for dialog in dialogs],
        "count": program.faults.count,
        "report": report,
        "dimension": program.context.selection.view.dimension,
    }}))
    app.quit()

program.timeline_shown.connect(inject)
program.open("")
app.exec()
program.close()
"""


def run(script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True, text=True, check=False, timeout=180, env={**os.environ, **environment},
    )  # fmt: skip


def test_faults_of_every_kind_are_told_in_one_window_and_reading_goes_on() -> None:
    done = run(SCRIPT.format(passage=PASSAGE))
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    assert seen["dialogs"] == 1
    assert seen["visible"] == [True]
    assert seen["modal"] == [False]
    assert seen["count"] >= 53
    assert seen["dimension"] == "lessons"
    assert "KeyError" in seen["report"]
    assert "(50 times)" in seen["report"]
    for place in ("slot", "fail", "paintEvent", "run"):
        assert f" {place}" in seen["report"], place
    assert PASSAGE not in seen["report"]
    assert PASSAGE not in done.stderr
    assert "KeyError" in done.stderr


def test_a_fault_of_a_command_is_reported_without_what_was_read() -> None:
    script = (
        "import sys\nfrom stratview import cli\nfrom stratview.evidence import check\n"
        f"def fail(*_): raise ValueError({PASSAGE!r})\n"
        "check.check = fail\nsys.exit(cli.main(['check']))"
    )
    done = run(script)
    assert done.returncode == 3
    assert "ValueError" in done.stderr
    assert PASSAGE not in done.stderr
    assert PASSAGE in run(script, PYTHONDEVMODE="1").stderr


def test_ctrl_c_ends_a_command_without_a_traceback() -> None:
    script = (
        "import sys\nfrom stratview import cli\nfrom stratview.evidence import check\n"
        "def interrupt(*_): raise KeyboardInterrupt\n"
        "check.check = interrupt\nsys.exit(cli.main(['check']))"
    )
    done = run(script)
    assert (done.returncode, done.stderr) == (130, "")


def test_a_file_that_is_missing_in_the_program_is_a_fault_and_no_advice_about_output() -> None:
    script = (
        "import sys\nfrom stratview import cli\nfrom stratview.evidence import check\n"
        "check.check = lambda *_: open('/nowhere/of/mine')\nsys.exit(cli.main(['check']))"
    )
    done = run(script)
    assert done.returncode == 3
    assert "FileNotFoundError: ENOENT" in done.stderr
    assert "/nowhere" not in done.stderr


def test_a_panel_that_cannot_be_built_leaves_the_open_window_as_it_is(tmp_path: Path, bundled: Path) -> None:
    other = shutil.copytree(bundled, tmp_path / "other")
    script = """
import sys
from stratview import desktop
from stratview.session.settings import Settings
app = desktop.make_application()
program = desktop.Desktop(app, Settings())
program.faults.watch()
program.open("")
window = program.window
def fail(*_):
    raise RuntimeError("broken")
desktop.MainWindow.__init__, kept = fail, desktop.MainWindow.__init__
from PySide6.QtCore import QTimer
QTimer.singleShot(0, lambda: window.open_requested.emit(sys.argv[1]))
def look():
    if not program.faults.count:
        QTimer.singleShot(50, look)
        return
    program.context.selection.show_dimension("lessons")
    print(program.window is window, window.isVisible(), program.faults.count, window.compare._title.text())
    app.quit()
QTimer.singleShot(50, look)
app.exec()
program.close()
"""
    done = run(script, str(other))
    assert done.stdout.startswith("True True 1 "), done.stderr
    assert done.stdout.strip() != "True True 1"


def test_a_damaged_timeline_is_said_and_everything_else_is_there() -> None:
    script = """
import sys
sys.modules["pyqtgraph"] = None
from stratview import desktop
from stratview.session.settings import Settings
app = desktop.make_application()
program = desktop.Desktop(app, Settings())
program.faults.watch()
program.open("")
program.completed.connect(app.quit)
app.exec()
print(program.window.docks.timeline.widget().text())
print(program.faults.report)
program.close()
"""
    done = run(script)
    assert done.stdout.startswith("The timeline could not be loaded"), done.stderr
    assert "pyqtgraph" in done.stdout


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
@pytest.mark.parametrize("display", ["localhost:9377", ":9377"])
def test_a_display_that_does_not_answer_is_said_in_a_sentence(display: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    environment.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "stratview"],
        capture_output=True, text=True, check=False, timeout=180, env={**environment, "DISPLAY": display},
    )  # fmt: skip
    assert done.returncode == 1
    assert f"No display answers at DISPLAY={display}." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_display_elsewhere_that_says_nothing_is_not_waited_for_without_end() -> None:
    with socket.create_server(("localhost", 0)) as silent:
        number = silent.getsockname()[1] - 6000
        environment = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        environment.pop("QT_QPA_PLATFORM", None)
        done = subprocess.run(
            [sys.executable, "-m", "stratview", "--new-window"],
            capture_output=True, text=True, check=False, timeout=180,
            env={**environment, "DISPLAY": f"localhost:{number}"},
        )  # fmt: skip
    assert done.returncode == 1
    assert f"No display answers at DISPLAY=localhost:{number}." in done.stderr


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="needs Xvfb")
def test_without_a_terminal_a_start_that_fails_is_told_in_a_window(tmp_path: Path) -> None:
    reads, writes = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(writes), "-screen", "0", "800x600x24"],
        pass_fds=[writes], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writes)
    try:
        with os.fdopen(reads) as answer:
            display = f":{answer.readline().strip()}"
        environment = {**os.environ, "DISPLAY": display}
        environment.pop("QT_QPA_PLATFORM", None)
        environment.pop("WAYLAND_DISPLAY", None)
        command = [sys.executable, "-m", "stratview", str(tmp_path / "nowhere")]
        # Who reads stderr is not kept waiting by a window.
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=180, env=environment)
        assert done.returncode == 1
        shown = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment)
        with pytest.raises(subprocess.TimeoutExpired):
            shown.wait(3)
        shown.kill()
        shown.wait()
    finally:
        xvfb.terminate()
        xvfb.wait()
