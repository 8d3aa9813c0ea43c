"""`stratview search` as a user runs it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stratview.export import pack_command
from tests.search import small


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stratview", "search", *arguments],
        capture_output=True, text=True, check=False, timeout=120, cwd=cwd,
    )  # fmt: skip


def found(*arguments: str, cwd: Path | None = None) -> dict[str, Any]:
    done = run(*arguments, "--json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_the_bundled_comparison_is_searched_without_a_path() -> None:
    done = run("door opener")
    assert done.returncode == 0
    assert "Statements (1)" in done.stdout
    assert "Huawei · Entering an industry" in done.stdout
    assert "Documents (2)" in done.stdout
    assert "documents/innovation-and-market-role.md:" in done.stdout
    # Nobody looks at it on a terminal: no signs for one.
    assert "\x1b" not in done.stdout


def test_json_says_everything_of_a_hit(tmp_path: Path) -> None:
    answer = found(str(small.write(tmp_path / "c")), "founded")
    assert answer["query"] == "founded"
    assert answer["total"] == 1
    (hit,) = answer["hits"]
    assert hit["kind"] == "document"
    assert hit["id"] == "doc"
    assert hit["section"] == "What Beta did"
    assert (hit["file"], hit["line"]) == ("documents/doc.md", 7)
    (start, end) = hit["marks"][0]
    assert hit["text"][start:end] == "Founded"
    assert hit["end"] - hit["start"] == len(hit["text"])


def test_nothing_found_is_no_failure() -> None:
    assert found("xqzkvw") == {
        "query": "xqzkvw",
        "total": 0,
        "totals": {"statement": 0, "quote": 0, "milestone": 0, "document": 0},
        "hits": [],
        "suggestions": [],
    }
    done = run("hauwei")
    assert done.returncode == 0
    assert done.stdout == "Nothing found.\nNear words: huawei\n"


def test_kinds_subjects_and_the_limit(tmp_path: Path) -> None:
    folder = str(small.write(tmp_path / "c"))
    assert {hit["kind"] for hit in found(folder, "phones", "--kind", "statement", "--kind", "quote")["hits"]} == {
        "statement"
    }
    assert {hit["side"] for hit in found(folder, "phones", "--subject", "alpha")["hits"]} == {"both"}
    limited = found(folder, "phones", "--limit", "1")
    assert len(limited["hits"]) == 2
    assert limited["total"] > 2
    assert limited["totals"]["statement"] == 2


def test_the_first_of_several_arguments_is_the_path_if_a_comparison_is_there(tmp_path: Path) -> None:
    small.write(tmp_path / "chips")
    assert found("chips", "founded", cwd=tmp_path)["total"] == 1
    # Alone it is a word, and so are all where the first is no comparison.
    assert found("chips", cwd=tmp_path)["query"] == "chips"
    assert found("chips", cwd=tmp_path)["total"] > 10
    assert found("small", "chips", cwd=tmp_path)["query"] == "small chips"
    assert found("chips/comparison.yaml", "founded", cwd=tmp_path)["total"] == 1


def test_a_single_file_is_searched_like_a_folder(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "chips", gone="# Found again\n\nNothing is lost.")
    pack_command.run([str(folder), "-o", str(tmp_path / "chips.stratview")])
    answer = found(str(tmp_path / "chips.stratview"), "founded")
    assert [hit["section"] for hit in answer["hits"]] == ["What Beta did"]
    assert found("chips.stratview", "founded", cwd=tmp_path)["total"] == 1


def test_a_path_alone_is_told_what_is_missing(tmp_path: Path) -> None:
    small.write(tmp_path / "mapsxyz")
    done = run("mapsxyz", cwd=tmp_path)
    assert done.returncode == 0
    assert "'mapsxyz' is a comparison; write words after it" in done.stderr


@pytest.mark.parametrize("arguments", [[], [""], ["  "], ["a", "--kind", "x"], ["a", "--limit", "0"], ["a", "--nope"]])
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "stratview search" in done.stderr


@pytest.mark.parametrize("arguments", [["./nowhere", "a"], ["lost.stratview", "a"], ["a", "--subject", "nobody"]])
def test_what_can_be_mended_is_1(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("stratview: ")


def test_what_to_leave_out_alone_is_no_question() -> None:
    done = run("--", "-huawei")
    assert done.returncode == 0
    assert "not only what to leave out" in done.stdout


def test_the_second_run_uses_the_index_of_the_first(tmp_path: Path) -> None:
    small.write(tmp_path / "c")
    before = found(str(tmp_path / "c"), "phones")
    kept = list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*.sqlite"))
    assert len(kept) == 1
    stamp = kept[0].read_bytes()
    assert found(str(tmp_path / "c"), "phones") == before
    assert kept[0].read_bytes() == stamp


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


def test_options_may_be_between_path_and_words_and_words_behind_two_dashes(tmp_path: Path) -> None:
    path = str(small.write(tmp_path / "c"))
    plain = found(path, "chips")
    assert plain["total"] > 0
    assert found(path, "--kind", "document", "chips")["totals"] == found(path, "chips", "--kind", "document")["totals"]
    assert found("--limit", "2", path, "chips")["total"] == plain["total"]
    assert run(path, "chips", "--kind", "document", "--", "-huawei").returncode == 0
