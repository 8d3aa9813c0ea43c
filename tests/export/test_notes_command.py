"""`stratview notes` writes the reader's notes as they are kept, with quotes and references, and changes nothing."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from stratview import cli
from stratview.comparison.store import open_store
from stratview.evidence.analyse import complete
from stratview.export import notes_command
from stratview.notes.files import notes_file
from stratview.notes.model import Note, comparison_key, title_key
from stratview.notes.places import passage_at
from tests.conftest import BUNDLED
from tests.loading import load

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.notes.lines_file import LinesFile

NOW = "2026-11-30T10:00:00Z"
STATEMENT = "entry-stage-huawei"


@pytest.fixture
def kept() -> LinesFile:
    """Three notes: on a statement, on a passage, on what is gone."""
    analysis = complete(open_store(BUNDLED))
    document = analysis.document("market-role")
    assert document is not None
    passage = passage_at(document, 2_000, 2_080)
    notes = [
        Note("1" * 32, "note", "Look again.", NOW, NOW, STATEMENT, "", analysis.fingerprints[STATEMENT]),
        Note("2" * 32, "question", "Is it so?", NOW, NOW, passage=passage),
        Note("3" * 32, "star", "", NOW, NOW, "gone", "What was said.", "sha256:0"),
    ]
    file = notes_file(comparison_key(analysis.head))
    file.change([note.as_record() for note in notes])
    return file


def test_notes_are_written_as_markdown_with_quotes_and_references(
    kept: LinesFile, capsys: pytest.CaptureFixture[str]
) -> None:
    before = kept.path.read_bytes()
    assert cli.main(["notes"]) == 0
    written = capsys.readouterr().out
    assert "- Note (2026-11-30): Look again." in written
    assert "> Huawei typically enters at the" in written
    assert written.index("## Without a place") < written.index("> What was said.")
    assert cli.main(["notes", str(BUNDLED), "--language", "zh_CN"]) == 0
    assert "## 无处安放的笔记" in capsys.readouterr().out
    assert kept.path.read_bytes() == before


def test_notes_are_written_for_other_programs(kept: LinesFile, capsys: pytest.CaptureFixture[str]) -> None:
    assert kept.path.exists()
    assert notes_command.run(["--annotations"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert [one["motivation"] for one in page["items"]] == ["commenting", "questioning", "bookmarking"]
    assert page["items"][1]["target"]["selector"][1] == {"type": "TextPositionSelector", "start": 2_000, "end": 2_080}
    assert notes_command.run(["--json"]) == 0
    notes = json.loads(capsys.readouterr().out)["notes"]
    assert [one["now"]["standing"] for one in notes] == ["here", "here", "lost"]
    assert notes[1]["now"] == {"standing": "here", "source": "market-role", "start": 2_000, "end": 2_080}


def test_a_file_that_is_there_is_replaced_only_when_allowed(
    kept: LinesFile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "notes.md"
    assert cli.main(["notes", "-o", str(target)]) == 0
    assert "Look again." in target.read_text("utf-8")
    target.write_text("mine", "utf-8")
    assert cli.main(["notes", "-o", str(target)]) == 1
    assert "exists: choose another name" in capsys.readouterr().err
    assert target.read_text("utf-8") == "mine"
    assert cli.main(["notes", "-o", str(target), "--force"]) == 0
    assert "Look again." in target.read_text("utf-8")
    with kept.path.open("ab") as file:
        file.write(b"not a note\n")
    assert cli.main(["notes"]) == 0
    said = capsys.readouterr()
    assert ".notes.jsonl:4: this line is no note and is left out: correct or delete it." in said.err
    assert "Look again." in said.out


def test_notes_that_were_made_before_there_was_an_id_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = load(BUNDLED)[0].head
    folder = shutil.copytree(BUNDLED, tmp_path / "copy")
    file = notes_file(title_key(head))
    file.change([Note("1" * 32, "note", "An old one.", NOW, NOW, STATEMENT, "").as_record()])
    assert cli.main(["notes", str(folder)]) == 0
    assert "An old one." in capsys.readouterr().out
    assert not notes_file(comparison_key(head)).path.exists(), "a command that shows notes writes none"


def test_no_notes_and_no_comparison_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["notes"]) == 0
    assert "There are no notes." in capsys.readouterr().out
    assert cli.main(["notes", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err
