"""The program as a user starts it, in a separate process."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import stratview
from tests.conftest import BUNDLED, without_coverage


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stratview", *arguments], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.measured
def test_version_and_help() -> None:
    assert run("--version").stdout == f"stratview {stratview.__version__}\n"
    shown = run("--help")
    assert shown.returncode == 0
    assert "stratview check [PATH] [--json]" in shown.stdout
    assert "--json" in run("check", "--help").stdout


@pytest.mark.measured
def test_check_without_a_path_proves_the_bundled_comparison() -> None:
    done = run("check")
    assert done.returncode == 0
    assert "Huawei and Xiaomi" in done.stdout
    assert done.stderr == ""


@pytest.mark.measured
def test_check_names_what_is_wrong_with_file_line_and_column(tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(BUNDLED, folder)
    entry = folder / "dimensions" / "entry.yaml"
    text = entry.read_text("utf-8").replace("quote: Huawei typically enters", "quote: Huawei usually enters", 1)
    entry.write_text(text, "utf-8")
    line = text[: text.index("quote: Huawei usually")].count("\n") + 1
    done = run("check", str(folder))
    assert done.returncode == 1
    first = done.stdout.splitlines()[0]
    assert re.match(rf"dimensions/entry\.yaml:{line}:\d+: missing-quote: ", first)
    totals = json.loads(run("check", str(folder), "--json").stdout)
    assert totals["proof"]["missing"] == 1
    assert totals["problems"][0]["line"] == line
    assert totals["problems"][0]["code"] == "missing-quote"


@pytest.mark.measured
def test_check_lists_uncited_claims_with_the_same_exit_status() -> None:
    done = run("check", "--coverage")
    assert done.returncode == 0
    assert "documents/identical-success-strategies.md: 40 of 40 claims cited (100%)" in done.stdout
    place = r"documents/identical-success-strategies\.md:\d+:\d+: "
    assert re.search(
        rf"^{place}not a claim \(leads to another page\): Be sure to take a look at our deep dive into HyperOS\.$",
        done.stdout,
        re.MULTILINE,
    )
    found = json.loads(run("check", "--coverage", "--json").stdout)["coverage"]
    assert found["claims"] == sum(document["claims"] for document in found["documents"])
    assert all(one["claims"] == one["cited"] + len(one["uncited"]) for one in found["documents"])
    assert "documents" not in json.loads(run("check", "--json").stdout)["coverage"]


@pytest.mark.measured
@pytest.mark.parametrize("arguments", [("--nonsense",), ("check", "--nonsense"), ("a", "b"), ("check", "a", "b")])
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "usage:" in done.stderr


@pytest.mark.measured
def test_a_path_without_a_comparison_is_said_in_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        done = run("check", str(path))
        assert done.returncode == 1
        assert done.stdout == ""
        assert str(path) in done.stderr
        assert "Traceback" not in done.stderr


def test_an_output_that_takes_nothing_or_not_every_sign_is_no_traceback(tmp_path: Path) -> None:
    folder = tmp_path / "chinese"
    shutil.copytree(BUNDLED, folder)
    head = folder / "comparison.yaml"
    head.write_text(head.read_text("utf-8").replace("title: Huawei and Xiaomi", "title: 华为与小米"), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(
        [sys.executable, "-m", "stratview", "check", str(folder)],
        capture_output=True, check=False, timeout=180, env=environment,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u534e" in done.stdout
    if Path("/dev/full").exists():
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "stratview", "check"],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                timeout=180,
            )
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("command", ["check --json", "search door", "check /nowhere"])
def test_closed_streams_are_no_fault(command: str) -> None:
    for closed in (">&-", "2>&-", "<&- >&- 2>&-"):
        done = subprocess.run(
            ["sh", "-c", f"exec {sys.executable} -m stratview {command} {closed}"],
            capture_output=True, text=True, check=False, env=without_coverage(),
        )  # fmt: skip
        assert done.returncode == (1 if "nowhere" in command else 0), done.stderr
        assert "nowhere" not in done.stdout, "an error came out as a result"
        assert ("does not exist" in done.stderr) == ("nowhere" in command and "2>&-" not in closed)


@pytest.mark.measured
def test_no_display_is_said_in_a_sentence() -> None:
    script = (
        "import os, sys\n"
        "for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM'): os.environ.pop(name, None)\n"
        "from stratview.cli import main\nsys.exit(main([]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 1
    assert "There is no display" in done.stderr


@pytest.mark.measured
def test_a_screenshot_is_a_picture_of_the_window(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    from stratview.ui.theme import LIGHT

    file = tmp_path / "pictures" / "window.png"
    done = run("--screenshot", str(file))
    assert done.returncode == 0, done.stderr
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1440, 900)
    colors = {image.pixelColor(x, y).name() for x in range(0, 1440, 7) for y in range(0, 900, 7)}
    assert len(colors) > 20
    # The buttons of the panels are pressed in: the window is drawn while it is open.
    bar = {image.pixelColor(x, y).name() for x in range(1290, 1400) for y in range(10, 32)}
    assert LIGHT.current in bar
    assert Path(os.devnull).is_char_device()
    assert not list(Path(os.environ["XDG_CONFIG_HOME"]).rglob("*.ini"))


@pytest.mark.parametrize("command", ["import stratview.cli", "from stratview.cli import main; main(['check'])"])
def test_the_command_line_and_check_load_no_qt(command: str) -> None:
    script = (
        f"{command}\nimport sys\n"
        "sys.exit(len([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', 'numpy')]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
