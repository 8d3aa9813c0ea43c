"""`stratview search` in a process of its own; what it finds is tested in tests/search/test_command.py."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.search import small

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stratview", "search", *arguments],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_the_bundled_comparison_is_searched_without_a_path() -> None:
    done = run("door opener")
    assert done.returncode == 0
    assert "Statements (1)" in done.stdout
    assert "Huawei · Entering an industry" in done.stdout
    assert "Documents (2)" in done.stdout
    assert "documents/innovation-and-market-role.md:" in done.stdout
    # Nobody looks at it on a terminal: no signs for one.
    assert "\x1b" not in done.stdout


def test_on_a_terminal_the_words_are_bold(tmp_path: Path) -> None:
    small.write(tmp_path / "c")
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    done = subprocess.run(
        [sys.executable, "-m", "stratview", "search", str(tmp_path / "c"), "zurich"],
        stdout=follower, stderr=subprocess.PIPE, check=False, timeout=180, env=environment,
    )  # fmt: skip
    os.close(follower)
    shown = os.read(leader, 100_000).decode("utf-8", "replace")
    os.close(leader)
    assert done.returncode == 0
    assert "\x1b[1mZurich\x1b[0m" in shown


def test_a_text_can_do_nothing_to_the_terminal(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "c", doc="A bell \x07 and \x1b[31mred\u202e phones.")
    done = run(str(folder), "bell", "phones")
    assert done.returncode == 0
    assert not set(done.stdout) & {"\x07", "\x1b", "\u202e"}
    assert "phones" in done.stdout


def test_no_qt_is_loaded() -> None:
    script = (
        "import sys\nfrom stratview.cli import main\nmain(['search', 'chips'])\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
