"""New comparisons and copies, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stratview import cli
from stratview.comparison.packing import pack
from stratview.comparison.store import open_store
from stratview.editing.new_folder import COLORS, NewSubject, copy_comparison, create_comparison
from stratview.errors import StratviewError
from stratview.evidence.analyse import complete
from tests.editing.folders import content, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_comparison_is_empty_and_has_no_problem(tmp_path: Path) -> None:
    subjects = [NewSubject("Emacs: the editor", "#2A62C9"), NewSubject("both", "#B3501A")]
    create_comparison(tmp_path / "new", "Two 'editors'", subjects, "en")
    analysis = complete(open_store(tmp_path / "new"))
    assert analysis.problems == ()
    assert analysis.head.title == "Two 'editors'"
    assert [(one.id, one.name, one.color) for one in analysis.head.subjects] == [
        ("emacs-editor", "Emacs: the editor", "#2A62C9"),
        ("both-2", "both", "#B3501A"),
    ]
    assert analysis.head.dimension_ids == ()


def test_the_folder_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["new", "mine", "--title", "T", "--subject", "A", "--subject", "B"]) == 0
    assert complete(open_store(tmp_path / "mine")).problems == ()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(StratviewError, match="holds something already"):
        create_comparison(tmp_path, "T", [NewSubject("A", "#000000"), NewSubject("B", "#FF0000")])
    assert content(tmp_path) == {"note.txt": b"mine"}


def test_the_command_makes_a_comparison(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "maps")
    assert cli.main(["new", folder, "--title", "Maps", "--subject", "Atlas", "--subject", "Globe=#b3501a"]) == 0
    assert "stratview import" in capsys.readouterr().out
    analysis = complete(open_store(folder))
    assert [(one.id, one.color) for one in analysis.head.subjects] == [("atlas", COLORS[0]), ("globe", "#B3501A")]
    assert cli.main(["new", folder, "--title", "Maps", "--subject", "Atlas", "--subject", "Globe"]) == 1
    assert "holds something already" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        cli.main(["new", f"{folder}2", "--title", "Maps", "--subject", "Atlas"])
    assert ended.value.code == 2


def test_a_copy_of_a_packed_comparison_says_the_same(tmp_path: Path) -> None:
    folder = write(tmp_path / "drinks")
    packed = tmp_path / "drinks.stratview"
    packed.write_bytes(pack(folder).content)
    (tmp_path / "copies").mkdir()
    first = copy_comparison(open_store(packed), tmp_path / "copies")
    second = copy_comparison(open_store(packed), tmp_path / "copies")
    assert (first.name, second.name) == ("drinks", "drinks-2")
    assert content(first) == content(second) == content(folder)
