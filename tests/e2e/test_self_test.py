"""`stratview self-test`: whether an installation is whole."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.measured

RUN = [sys.executable, "-m", "stratview"]


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def test_a_whole_installation_passes(tmp_path: Path) -> None:
    done = subprocess.run(
        [*RUN, "self-test"], capture_output=True, text=True, check=False, timeout=120, env=environment(tmp_path)
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    assert "FAILED" not in done.stdout
    assert "pixels of ink in 华为小米" in done.stdout
    assert done.stdout.splitlines()[-1].endswith(" passed, 0 failed")


def test_a_missing_font_is_found_and_the_rest_tried(tmp_path: Path) -> None:
    # The program as it is, but for one lost file; a picture of the window would still be one.
    lose = (
        "import sys; from pathlib import Path; from PySide6.QtGui import QFontDatabase;"
        "add = QFontDatabase.addApplicationFont;"
        "QFontDatabase.addApplicationFont = staticmethod(lambda file: -1 if 'NotoSansSC' in file else add(file));"
        "from stratview.cli import main; sys.exit(main(['self-test']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", lose], capture_output=True, text=True, check=False, timeout=120,
        env=environment(tmp_path),
    )  # fmt: skip
    assert done.returncode == 1, done.stdout + done.stderr
    assert "FAILED  font Noto Sans SC" in done.stdout
    assert "ok      icons" in done.stdout


def test_the_times_of_a_start_are_told_on_request(tmp_path: Path) -> None:
    import json

    done = subprocess.run(
        RUN, capture_output=True, text=True, check=False, timeout=120,
        env={**environment(tmp_path), "STRATVIEW_START_TIMES": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    times = json.loads(done.stdout.splitlines()[-1])
    assert times["readable_at"] < times["timeline_at"]
    assert times["peak_mb"] > 20
    assert times["pyqtgraph_before_paint"] == 0
