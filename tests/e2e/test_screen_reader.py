"""A screen reader's way over the AT-SPI bus: a statement, its passage, its tension and back, a doubt, a review."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")


def missing() -> str:
    """Return what this machine lacks for an AT-SPI bus; empty for nothing."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is for Linux"
    lacks = [name for name in ("dbus-run-session", "xvfb-run") if shutil.which(name) is None]
    if not any(Path(one).exists() for one in LAUNCHERS):
        lacks.append("at-spi-bus-launcher")
    return f"not on this machine: {', '.join(lacks)}" if lacks else ""


@pytest.fixture
def runtime() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.mark.skipif(bool(missing()), reason=missing())
def test_a_screen_reader_walks_from_the_start_to_a_tension_and_back(tmp_path: Path, runtime: Path) -> None:
    own = {
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
        **{name: str(tmp_path) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")},
        # The address of a socket has room for 107 bytes, and the folders of tests that run at once have long names.
        "XDG_RUNTIME_DIR": str(runtime),
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", "dbus-run-session", "--"]
    done = subprocess.run(
        [*command, sys.executable, "-m", "tests.e2e.at_spi.walk"],
        cwd=ROOT,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "walked"
