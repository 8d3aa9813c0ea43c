"""`stratview search`: what it takes, prints and returns."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from stratview import cli
from stratview.comparison.packing import pack
from stratview.errors import StratviewError
from stratview.search import command
from stratview.search.searcher import Searcher
from tests.search import small


class Done(NamedTuple):
    """What a run left behind."""

    returncode: int
    stdout: str
    stderr: str


class Search:
    """Runs the command in this process."""

    def __init__(self, captured: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._captured = captured
        self._monkeypatch = monkeypatch

    def run(self, *arguments: str, cwd: Path | None = None) -> Done:
        if cwd is not None:
            self._monkeypatch.chdir(cwd)
        try:
            status = cli.main(["search", *arguments])
        except SystemExit as end:
            status = end.code  # type: ignore[assignment]
        return Done(status, *self._captured.readouterr())

    def found(self, *arguments: str, cwd: Path | None = None) -> dict[str, Any]:
        done = self.run(*arguments, "--json", cwd=cwd)
        assert (done.returncode, done.stderr) == (0, "")
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer


@pytest.fixture
def search(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Search:
    return Search(capsys, monkeypatch)


def test_an_index_without_room_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(Searcher, "prepare", full)
    with pytest.raises(StratviewError, match=r"no room .*disk is full.*: free some space"):
        command.run(["chips"])


def test_json_says_everything_of_a_hit(search: Search, tmp_path: Path) -> None:
    answer = search.found(str(small.write(tmp_path / "c")), "founded")
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


def test_nothing_found_is_no_failure(search: Search) -> None:
    assert search.found("xqzkvw") == {
        "query": "xqzkvw",
        "total": 0,
        "totals": {"statement": 0, "quote": 0, "milestone": 0, "document": 0},
        "hits": [],
        "suggestions": [],
    }
    done = search.run("hauwei")
    assert done.returncode == 0
    assert done.stdout == "Nothing found.\nNear words: huawei\n"


def test_kinds_subjects_and_the_limit(search: Search, tmp_path: Path) -> None:
    folder = str(small.write(tmp_path / "c"))
    assert {
        hit["kind"] for hit in search.found(folder, "phones", "--kind", "statement", "--kind", "quote")["hits"]
    } == {"statement"}
    assert {hit["side"] for hit in search.found(folder, "phones", "--subject", "alpha")["hits"]} == {"both"}
    limited = search.found(folder, "phones", "--limit", "1")
    assert len(limited["hits"]) == 2
    assert limited["total"] > 2
    assert limited["totals"]["statement"] == 2


def test_the_first_of_several_arguments_is_the_path_if_a_comparison_is_there(search: Search, tmp_path: Path) -> None:
    small.write(tmp_path / "chips")
    assert search.found("chips", "founded", cwd=tmp_path)["total"] == 1
    # Alone it is a word, and so are all where the first is no comparison.
    assert search.found("chips", cwd=tmp_path)["query"] == "chips"
    assert search.found("chips", cwd=tmp_path)["total"] > 10
    assert search.found("small", "chips", cwd=tmp_path)["query"] == "small chips"
    assert search.found("chips/comparison.yaml", "founded", cwd=tmp_path)["total"] == 1


def test_a_single_file_is_searched_like_a_folder(search: Search, tmp_path: Path) -> None:
    folder = small.write(tmp_path / "chips", gone="# Found again\n\nNothing is lost.")
    (tmp_path / "chips.stratview").write_bytes(pack(folder).content)
    answer = search.found(str(tmp_path / "chips.stratview"), "founded")
    assert [hit["section"] for hit in answer["hits"]] == ["What Beta did"]
    assert search.found("chips.stratview", "founded", cwd=tmp_path)["total"] == 1


def test_a_path_alone_is_told_what_is_missing(search: Search, tmp_path: Path) -> None:
    small.write(tmp_path / "mapsxyz")
    done = search.run("mapsxyz", cwd=tmp_path)
    assert done.returncode == 0
    assert "'mapsxyz' is a comparison; write words after it" in done.stderr


@pytest.mark.parametrize("arguments", [[], [""], ["  "], ["a", "--kind", "x"], ["a", "--limit", "0"], ["a", "--nope"]])
def test_wrong_usage_is_2(search: Search, arguments: list[str]) -> None:
    done = search.run(*arguments)
    assert done.returncode == 2
    assert "stratview search" in done.stderr


@pytest.mark.parametrize("arguments", [["./nowhere", "a"], ["lost.stratview", "a"], ["a", "--subject", "nobody"]])
def test_what_can_be_mended_is_1(search: Search, arguments: list[str]) -> None:
    done = search.run(*arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("stratview: ")


def test_what_to_leave_out_alone_is_no_question(search: Search) -> None:
    done = search.run("--", "-huawei")
    assert done.returncode == 0
    assert "not only what to leave out" in done.stdout


def test_the_second_run_uses_the_index_of_the_first(search: Search, tmp_path: Path) -> None:
    small.write(tmp_path / "c")
    before = search.found(str(tmp_path / "c"), "phones")
    kept = list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*.sqlite"))
    assert len(kept) == 1
    stamp = kept[0].read_bytes()
    assert search.found(str(tmp_path / "c"), "phones") == before
    assert kept[0].read_bytes() == stamp


def test_options_may_be_between_path_and_words_and_words_behind_two_dashes(search: Search, tmp_path: Path) -> None:
    path = str(small.write(tmp_path / "c"))
    plain = search.found(path, "chips")
    assert plain["total"] > 0
    assert (
        search.found(path, "--kind", "document", "chips")["totals"]
        == search.found(path, "chips", "--kind", "document")["totals"]
    )
    assert search.found("--limit", "2", path, "chips")["total"] == plain["total"]
    assert search.run(path, "chips", "--kind", "document", "--", "-huawei").returncode == 0
