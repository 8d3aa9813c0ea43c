"""What a machine may do to the program: it starts, says a word, and nothing that was there is lost."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ROOTED = hasattr(os, "geteuid") and os.geteuid() == 0
needs_mount = pytest.mark.skipif(
    not ROOTED or shutil.which("unshare") is None, reason="needs root, to mount a small or read-only file system"
)

SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from stratview import desktop
from stratview.session.settings import Settings

app = desktop.make_application()
program = desktop.Desktop(app, Settings())
program.faults.watch()
ACTION

def finish():
    window = program.window
    print(json.dumps({
        "said": [label.text() for label in window.findChildren(QLabel) if label.isVisible()],
        "faults": program.faults.report,
        "theme": program.theme.choice,
        "shown": program.context.selection.view.page or program.context.selection.view.item,
        "frame": window.frameGeometry().getRect(),
        "zoom": program.theme.zoom,
        "screens": [screen.name() for screen in app.screens()],
        "seen": SEEN,
    }))
    app.quit()

SEEN = []
program.open("")
def go_on(patience=1000):
    shown = " ".join(label.text() for label in program.window.findChildren(QLabel) if label.isVisible())
    if all(words in shown for words in AWAITED) or not patience:
        then()
    else:
        QTimer.singleShot(50, lambda: go_on(patience - 1))

program.completed.connect(lambda: QTimer.singleShot(400, go_on))
app.exec()
program.close()
"""


def launch(
    action: str = "def then(): finish()", *, said: tuple[str, ...] = (), wrap: tuple[str, ...] = (), **environment: str
) -> dict[str, Any]:
    """Start the program, act when all of `said` is in the window, and return what is there then."""
    script = SCRIPT.replace("ACTION", action).replace("AWAITED", repr(said))
    done = subprocess.run(
        [*wrap, sys.executable, "-c", script],
        capture_output=True, text=True, check=False, timeout=180, env={**os.environ, **environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    seen["said"] = " ".join(seen["said"])
    assert seen["faults"] == ""
    return seen


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the settings, which is there."""
    for name in ("CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    folder = tmp_path / "config" / "stratview"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.measured
def test_all_is_well_and_nothing_is_said(config: Path) -> None:
    seen = launch()
    assert "damaged" not in seen["said"]
    assert "kept" not in seen["said"]
    assert sorted(file.name for file in config.iterdir()) == ["stratview.ini"]


@needs_mount
def test_a_read_only_home(config: Path, tmp_path: Path) -> None:
    (config / "stratview.ini").write_text("[view]\ntheme=dark\n")
    (tmp_path / "cache").mkdir()
    script = f'mount --bind "{tmp_path}" "{tmp_path}" && mount -o remount,ro,bind "{tmp_path}" && exec "$@"'
    said = tuple(f"“{folder}” cannot be written" for folder in (config, tmp_path / "cache" / "stratview"))
    seen = launch(said=said, wrap=("unshare", "-m", "sh", "-c", script, "sh"))
    assert seen["theme"] == "dark"
    assert all(words in seen["said"] for words in said)
    assert (config / "stratview.ini").read_text() == "[view]\ntheme=dark\n"


@pytest.mark.measured
@needs_mount
def test_a_full_disk_keeps_the_settings_as_they_were(config: Path, tmp_path: Path) -> None:
    kept = "[view]\ntheme=dark\nzoom=125\n"
    out = tmp_path / "seen.ini"
    script = (
        f'mount -t tmpfs -o size=16k none "{config}" && cd "{config}" && printf "{kept}" > stratview.ini && '
        f'{{ cat /dev/zero > filler 2>/dev/null; "$@"; status=$?; cat stratview.ini > "{out}"; exit $status; }}'
    )
    seen = launch(said=("its disk is full",), wrap=("unshare", "-m", "sh", "-c", script, "sh"))
    assert (seen["theme"], seen["zoom"]) == ("dark", 125)
    assert "its disk is full" in seen["said"]
    assert out.read_text() == kept


def rename(config: Path, content: bytes) -> str:
    """Start on a damaged settings file, see that it is kept under another name; returns the theme."""
    file = config / "stratview.ini"
    file.write_bytes(content)
    seen = launch(said=("The settings file was damaged",))
    assert str(file.with_name("stratview.ini.damaged")) in seen["said"]
    assert file.with_name("stratview.ini.damaged").read_bytes() == content
    return str(seen["theme"])


def test_a_damaged_settings_file_is_renamed_and_what_can_be_read_is_used(config: Path) -> None:
    assert rename(config, b"[view]\ntheme=dark\nzo") == "dark"
    again = launch()
    assert "damaged" not in again["said"]
    assert again["theme"] == "dark"


def test_a_settings_file_that_is_none_is_renamed(config: Path) -> None:
    assert rename(config, bytes(range(256)) * 40) == "system"


def test_a_folder_in_the_place_of_the_settings(config: Path) -> None:
    (config / "stratview.ini").mkdir()
    (config / "stratview.ini" / "mine").write_text("mine")
    assert "is not a regular file" in launch(said=("is not a regular file",))["said"]
    assert (config / "stratview.ini" / "mine").read_text() == "mine"


@pytest.mark.skipif(not ROOTED, reason="needs root, to make a device")
def test_a_device_in_the_place_of_the_settings_stays_a_device(config: Path) -> None:
    file = config / "stratview.ini"
    os.mknod(file, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    assert "is not a regular file" in launch(said=("is not a regular file",))["said"]
    assert file.is_char_device()


def test_what_a_newer_version_keeps_stays_in_the_file(config: Path) -> None:
    file = config / "stratview.ini"
    file.write_text(
        "[view]\ntheme=sepia\nlanguage=fr\nloupe=3\n\n[window]\ndocks-9=@ByteArray(newer)\n\n"
        '[reading]\nplaces="{\\"/theirs\\": {\\"view\\": {\\"shelf\\": 1}, \\"positions\\": {}}}"\n'
    )
    assert launch()["theme"] == "system"
    text = file.read_text()
    for kept in ("theme=sepia", "language=fr", "loupe=3", "docks-9=@ByteArray(newer)", "shelf", "/theirs"):
        assert kept in text
    assert "bundled" in text


@pytest.mark.measured
def test_missing_fonts_icons_and_texts_are_said(config: Path, tmp_path: Path) -> None:
    package = tmp_path / "site" / "stratview"
    shutil.copytree(ROOT / "src" / "stratview", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources", package / "_resources")
    shutil.copytree(ROOT / "data", package / "_data")
    resources = package / "_resources"
    (resources / "fonts" / "Inter-Regular.ttf").write_bytes(b"no font")
    for name in ("Inter-Bold.ttf", "Inter-Italic.ttf", "Inter-SemiBold.ttf"):
        (resources / "fonts" / name).unlink()
    (resources / "icons" / "lucide" / "arrow-left.svg").write_text("<no picture")
    (resources / "icons" / "lucide" / "arrow-right.svg").unlink()
    shutil.rmtree(resources / "translations")
    (config / "stratview.ini").write_text("[view]\nlanguage=zh_CN\n")
    said = ("Fonts of stratview are missing or damaged: Inter.", "arrow-left", "arrow-right", "so English is shown")
    seen = launch(said=said, PYTHONPATH=str(tmp_path / "site"))
    assert all(words in seen["said"] for words in said)
    assert seen["shown"]


def screens(tmp_path: Path, *scales: float) -> str:
    """Qt's offscreen platform with screens side by side, each 1000×700 points, at these scales."""
    file = tmp_path / f"{len(scales)}.json"
    described = [
        {"name": f"screen{index}", "x": index * 1000, "y": 0, "width": 1000, "height": 700,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": scale}
        for index, scale in enumerate(scales)
    ]  # fmt: skip
    file.write_text(json.dumps({"screens": described}))
    return f"offscreen:configfile={file}"


def test_a_window_on_a_screen_that_is_gone_comes_back_where_it_can_be_reached(config: Path, tmp_path: Path) -> None:
    move = "def then():\n    program.window.setGeometry(1100, 60, 800, 500)\n    finish()"
    there = launch(move, QT_QPA_PLATFORM=screens(tmp_path, 1, 1))
    assert there["frame"][0] >= 1000
    x, y, width, _ = launch(QT_QPA_PLATFORM=screens(tmp_path, 1))["frame"]
    assert x >= 0
    assert x + width <= 1000 + 1
    assert 0 <= y < 650


@pytest.mark.measured
def test_a_screen_of_another_scale_lays_everything_out_anew(config: Path, tmp_path: Path) -> None:
    move = (
        "def then():\n    program.theme.changed.connect(lambda: SEEN.append(program.window.screen().name()))\n"
        # On a screen as small as these it starts maximised, and stays where it is until it is made smaller.
        "    program.window.showNormal()\n    program.window.setGeometry(1100, 40, 800, 500)\n"
        "    program.theme.changed.connect(lambda: QTimer.singleShot(100, finish))"
    )
    assert launch(move, QT_QPA_PLATFORM=screens(tmp_path, 1, 2))["seen"] == ["screen1"]


@pytest.mark.measured
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_who_is_asked_to_end_keeps_the_place(config: Path, number: int) -> None:
    script = (
        "import os\nfrom stratview import desktop\nfrom stratview.session import signals\n"
        "from PySide6.QtCore import QTimer\n"
        "signals.SECONDS = 120\n"  # a busy machine may need more than the reader is kept waiting
        "old = desktop.Desktop.open\n"
        "def open_(self, path):\n"
        "    old(self, path)\n"
        "    def go():\n"
        "        self.context.selection.show_dimension('lessons')\n"
        f"        os.kill(os.getpid(), {int(number)})\n"
        "    QTimer.singleShot(300, go)\n"
        "desktop.Desktop.open = open_\n"
        "raise SystemExit(desktop.run(''))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    assert "lessons" in (config / "stratview.ini").read_text()


@pytest.mark.measured
@pytest.mark.parametrize(("number", "guarded"), [(signal.SIGTERM, True), (signal.SIGHUP, True), (signal.SIGINT, False)])
def test_a_frozen_window_ends_when_it_is_asked_to(config: Path, number: int, *, guarded: bool) -> None:
    """The window is in a call that gives nothing else a turn; without its guard, the one that answers still ends."""
    shell = "" if guarded else "signals._SHELL = '/no/such/shell'"
    freeze = "import re; re.match('(a+)+$', 'a' * 50 + 'b')" if guarded else "pass"
    script = (
        "from stratview import desktop\nfrom stratview.session import signals\nfrom PySide6.QtCore import QTimer\n"
        f"{shell}\n"
        "old = desktop.Desktop.open\n"
        "def open_(self, path):\n"
        "    old(self, path)\n"
        "    def go():\n"
        "        print('frozen', flush=True)\n"
        f"        {freeze}\n"
        "    QTimer.singleShot(300, go)\n"
        "desktop.Desktop.open = open_\n"
        "raise SystemExit(desktop.run(''))"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "frozen\n"
    process.send_signal(number)
    assert process.wait(timeout=120) == (-signal.SIGKILL if guarded else 0)
    process.stdout.close()


@pytest.mark.measured
def test_a_qt_that_does_not_load_is_said_in_a_sentence() -> None:
    script = "import sys\nsys.modules['PySide6.QtWidgets'] = None\nfrom stratview.cli import main\nsys.exit(main([]))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 1
    assert "Qt does not load" in done.stderr
    assert "Traceback" not in done.stderr


def test_who_asks_a_second_time_is_not_kept_waiting(config: Path) -> None:
    script = (
        "import os, signal\nfrom stratview import desktop\nfrom stratview.session import signals\n"
        "from PySide6.QtCore import QTimer\nsignals.SECONDS = 120\n"
        "desktop.MainWindow.closeEvent = lambda self, event: event.ignore()\n"
        "old = desktop.Desktop.open\n"
        "def open_(self, path):\n"
        "    old(self, path)\n"
        "    QTimer.singleShot(300, lambda: os.kill(os.getpid(), signal.SIGTERM))\n"
        "    def again():\n"
        "        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:\n"
        "            os.kill(os.getpid(), signal.SIGTERM)\n"
        "    self.heard = QTimer(interval=50)\n"
        "    self.heard.timeout.connect(again)\n"
        "    self.heard.start()\n"
        "desktop.Desktop.open = open_\n"
        "raise SystemExit(desktop.run(''))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == -signal.SIGTERM
