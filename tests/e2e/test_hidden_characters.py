"""What a person reads in a terminal is what the files say, whatever characters they hold."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests import hostile

if TYPE_CHECKING:
    from pathlib import Path

RLO = "\u202e"
FORBIDDEN = {"\x1b", "\x07", RLO, "\u2066", "\u200b"}


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stratview", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def reordered(tmp_path: Path) -> Path:
    content = hostile.files(
        statement="Profit: \\u202e61", document=hostile.DOCUMENT + "\nProfit: 61.\n", quote="Profit: 61.",
        title="A\\e[31m title",
    )  # fmt: skip
    return hostile.write(tmp_path / f"bad\x1b[31m{RLO}name", content)


def test_a_statement_that_would_be_shown_in_another_order_is_a_problem_with_its_line(reordered: Path) -> None:
    done = run("check", "--json", reordered)

    assert done.returncode == 1
    found = [one for one in json.loads(done.stdout)["problems"] if one["code"] == "control-character"]
    assert [(one["file"], one["line"]) for one in found] == [("comparison.yaml", 2), ("dimensions/one.yaml", 6)]
    assert "U+202E" in found[1]["message"]


@pytest.mark.parametrize(
    "command",
    [
        ["check"], ["check", "--coverage"], ["search", "PATH", "profit"],
        ["export", "PATH", "-o", "-", "--format", "csv"],
        ["export", "PATH", "-o", "-", "--format", "json"], ["export", "PATH", "-o", "-", "--format", "html"],
        ["check", "no\x1bthing"], ["--bad\x1b[31moption"], ["export", "PATH", "--\u2066"],
    ],
)  # fmt: skip
def test_no_command_prints_what_a_terminal_obeys(reordered: Path, command: list[str]) -> None:
    words = [str(reordered) if word == "PATH" else word for word in command]
    done = run(*words, *([reordered] if command[0] == "check" else []))

    assert not FORBIDDEN & set(done.stdout + done.stderr)
    assert done.stdout + done.stderr
