"""How much of a file is parsed for an edit, to write it and to show it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pytest
import yaml

from stratview.comparison import files, yaml_in_process
from stratview.comparison.store import open_store
from stratview.comparison.yaml_parts import read_parts
from stratview.editing.folder import EditedFolder
from stratview.editing.head import edit_source
from stratview.editing.timeline import MilestoneFields, edit_milestone
from stratview.evidence.analyse import analyse, complete
from tests.editing import folders

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.editing.change import Change
    from stratview.evidence.analysis import Analysis


class Editor:
    """Edits a comparison and analyses each edit, as the window does, and counts what is parsed."""

    def __init__(self, root: Path, histories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = EditedFolder(root, histories)
        self.analysis = complete(open_store(root))
        self.parsed: list[int] = []
        parse = yaml.parse

        def counted(text: str, **named: object) -> object:
            self.parsed.append(len(text))
            return parse(text, **named)  # type: ignore[arg-type]

        read_parts.cache_clear()
        monkeypatch.setattr(yaml, "parse", counted)

    def apply(self, change: Change) -> Analysis:
        self.folder.apply(change)
        return self.read(change)

    def read(self, change: Change) -> Analysis:
        run = analyse(self.analysis.store, previous=self.analysis, changed=change.files, own=change.files)
        self.analysis = deque(run, maxlen=1)[0]
        return self.analysis


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    return Editor(folders.write(tmp_path / "c"), tmp_path / "histories", monkeypatch)


def renamed(editor: Editor, title: str) -> Change:
    """The first milestone with another title."""
    assert editor.analysis.comparison is not None
    one = editor.analysis.comparison.milestones[0]
    fields = MilestoneFields(one.subject, one.date_text, title, one.kind, one.theme)
    return edit_milestone(editor.folder.draft(), one, fields)


MANY = 150


@pytest.fixture
def long_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """A comparison with many milestones and sources."""
    root = folders.write(tmp_path / "c")
    numbers = range(MANY)
    fields = {
        "milestones": "subject: tea\n  date: 1999\n  title: Seen\n  kind: product\n",
        "sources": f"type: book\n  title: Drinks\n  file: documents/drinks.md\n  sha256: {folders.HASH}\n",
    }
    for file, (key, some) in zip(("timeline.yaml", "sources.yaml"), fields.items(), strict=True):
        (root / file).write_text(
            f"{key}:\n"
            + "".join(f"- id: {'drinks' if key == 'sources' else 'm'}{at or ''}\n  {some}" for at in numbers)
        )
    return Editor(root, tmp_path / "histories", monkeypatch)


@pytest.mark.parametrize("what", ["milestone", "source"])
def test_an_edit_of_one_item_of_a_long_list_and_its_undo_parse_that_item_and_its_neighbours(
    long_editor: Editor, what: str
) -> None:
    editor = long_editor

    def title() -> str:
        comparison = editor.analysis.comparison
        assert comparison is not None
        return comparison.milestones[0].title if what == "milestone" else comparison.head.sources[0].title

    before, first = editor.analysis, title()
    for number in range(2):
        if what == "milestone":
            editor.apply(renamed(editor, f"Title {number}"))
        else:
            source = editor.analysis.head.sources[0]
            editor.apply(edit_source(editor.folder.draft(), source, {"title": f"Title {number}"}))
        assert title() == f"Title {number}"
    for _ in range(2):
        editor.read(editor.folder.undo())
    assert title() == first
    assert editor.analysis.comparison == before.comparison
    assert editor.parsed
    assert max(editor.parsed) < 1_000


def test_a_large_file_that_was_edited_here_is_parsed_without_a_process(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_FIRST_BYTES", 10)

    def refuse(*_arguments: object) -> bytes:
        pytest.fail("a process was started")

    monkeypatch.setattr(yaml_in_process, "parse_packed", refuse)
    found = editor.apply(renamed(editor, "One"))
    assert found.comparison is not None
    assert found.comparison.milestones[0].title == "One"


@pytest.mark.parametrize(("field", "is_weighed_again"), [("title", False), ("issued", True)])
def test_a_bibliographic_field_weighs_again_only_what_it_is_weighed_by(
    editor: Editor, field: str, *, is_weighed_again: bool
) -> None:
    before = editor.analysis
    value = "All drinks" if field == "title" else "2020"
    after = editor.apply(edit_source(editor.folder.draft(), before.head.sources[0], {field: value}))
    assert after.head.sources != before.head.sources
    assert after.documents["drinks"].source == after.head.sources[0]
    assert all(after.parts[part] is before.parts[part] for part in before.parts) is not is_weighed_again
