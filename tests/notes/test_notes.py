"""Notes follow what they are about; they are exported with quotes and references, and as web annotations."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.store import open_store
from stratview.evidence.analyse import complete
from stratview.notes import markdown, web_annotations
from stratview.notes.model import KINDS, Note, NotedPassage, comparison_key, note_from
from stratview.notes.places import PlacedNote, passage_at, place
from stratview.notes.reading import changed_since, fingerprints, unread
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.evidence.analysis import Analysis

NOW = "2026-11-30T10:00:00Z"
STATEMENT = "entry-stage-huawei"
SOURCE = "market-role"


@pytest.fixture(scope="module")
def bundled() -> Analysis:
    return complete(open_store(BUNDLED))


def on_item(analysis: Analysis, item: str = STATEMENT, text: str = "Look again.", **more: Any) -> Note:
    found = analysis.item(item)
    assert found is not None
    said = getattr(found, "text", "") or getattr(found, "title", "")
    return Note("1" * 32, "note", text, NOW, NOW, item, said, fingerprints(analysis)[item], **more)


def on_passage(analysis: Analysis, start: int = 2_000, end: int = 2_080) -> Note:
    document = analysis.document(SOURCE)
    assert document is not None
    return Note("2" * 32, "question", "Is it so?", NOW, NOW, passage=passage_at(document, start, end))


def placed(note: Note, analysis: Analysis) -> PlacedNote:
    (one,) = place([note], analysis, fingerprints(analysis))
    return one


def changed(tmp_path: Path, file: str, old: str, new: str) -> Analysis:
    folder = shutil.copytree(BUNDLED, tmp_path / "renamed")
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), "utf-8")
    return complete(open_store(folder))


TEXTS = st.text(max_size=30)
PASSAGES = st.builds(NotedPassage, TEXTS, TEXTS, st.text(min_size=1), TEXTS, TEXTS, st.integers(0, 10**9))


@given(st.text(min_size=1), st.sampled_from(KINDS), TEXTS, st.none() | PASSAGES, st.text(min_size=1), TEXTS)
def test_a_note_comes_back_from_its_record(
    identifier: str, kind: Any, text: str, passage: NotedPassage | None, item: str, said: str
) -> None:
    about = {"passage": passage} if passage is not None else {"item": item, "said": said}
    note = Note(identifier, kind, text, NOW, NOW, **about)
    assert note_from(json.loads(json.dumps(note.as_record()))) == note


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "shout"}, {"kind": []}, {"id": ""}, {"text": 3}, {"made": None}, {"item": ""}, {"item": 4},
        {"said": {}},
    ],
)  # fmt: skip
def test_another_record_is_no_note(bundled: Analysis, wrong: dict[str, Any]) -> None:
    assert note_from({**on_item(bundled).as_record(), **wrong}) is None


@pytest.mark.parametrize("wrong", [{"quote": ""}, {"start": -1}, {"start": True}, {"start": "2"}, {"source": 1}])
def test_another_record_is_no_passage(bundled: Analysis, wrong: dict[str, Any]) -> None:
    assert note_from({**on_passage(bundled).as_record(), **wrong}) is None


def test_notes_belong_to_the_comparison_not_to_its_path(bundled: Analysis, tmp_path: Path) -> None:
    moved = complete(open_store(shutil.copytree(BUNDLED, tmp_path / "elsewhere")))
    assert comparison_key(moved.head) == comparison_key(bundled.head)
    retitled = replace(bundled.head, title="Another")
    assert (comparison_key(retitled) == comparison_key(bundled.head)) is bool(bundled.head.id)
    assert comparison_key(replace(bundled.head, id="")).startswith("title-")


def test_notes_are_where_they_were_written(bundled: Analysis) -> None:
    one = placed(on_item(bundled), bundled)
    assert (one.standing, one.item) == ("here", STATEMENT)
    two = placed(on_passage(bundled), bundled)
    assert (two.standing, two.source, two.span) == ("here", SOURCE, (2_000, 2_080))


def test_a_note_says_that_its_statement_has_changed(bundled: Analysis, tmp_path: Path) -> None:
    after = changed(tmp_path, "dimensions/entry.yaml", "text: Typically enters", "text: Usually enters")
    assert placed(on_item(bundled), after).standing == "changed"


def test_a_note_follows_a_statement_with_another_id(bundled: Analysis, tmp_path: Path) -> None:
    after = changed(tmp_path, "dimensions/entry.yaml", f"id: {STATEMENT}\n", "id: renamed-one\n")
    assert placed(on_item(bundled), after).item == "renamed-one"


def test_a_note_without_its_statement_is_kept_as_lost(bundled: Analysis) -> None:
    gone = replace(on_item(bundled), item="never-there", said="Nobody says this.")
    assert placed(gone, bundled).standing == "lost"


def test_a_passage_follows_its_quote_in_a_changed_document(bundled: Analysis, tmp_path: Path) -> None:
    note = on_passage(bundled)
    file = next(source.file for source in bundled.head.sources if source.id == SOURCE)
    folder = shutil.copytree(BUNDLED, tmp_path / "copy")
    (folder / file).write_bytes(b"A new first paragraph.\n\n" + (folder / file).read_bytes())
    after = complete(open_store(folder))
    one, document = placed(note, after), after.document(SOURCE)
    assert one.span is not None
    assert document is not None
    assert note.passage is not None
    assert document.text.text[one.span.start : one.span.end].split() == note.passage.quote.split()


def test_a_passage_that_is_gone_is_lost_and_never_a_twin(bundled: Analysis) -> None:
    note = on_passage(bundled)
    assert note.passage is not None
    gone = replace(note, passage=replace(note.passage, document="0" * 64, quote="Nobody wrote this sentence."))
    twin = replace(note, passage=replace(note.passage, document="0" * 64, quote="Huawei", prefix="x", suffix="y"))
    assert placed(gone, bundled).standing == "lost"
    assert placed(twin, bundled).standing == "lost"


def test_what_was_read_and_is_different_has_changed(bundled: Analysis, tmp_path: Path) -> None:
    before = fingerprints(bundled)
    after = fingerprints(changed(tmp_path, "dimensions/entry.yaml", "text: Typically enters", "text: Usually enters"))
    assert changed_since(before, after) == {STATEMENT}
    assert changed_since({}, after) == set()
    assert unread({}, after) == after.keys()
    assert unread(before, after) == {STATEMENT}
    assert {milestone.id for milestone in bundled.milestones or ()} <= before.keys()


def test_markdown_has_statement_quote_reference_and_note(bundled: Analysis) -> None:
    notes = [
        on_item(bundled, text="First *line*.\n# second"),
        on_passage(bundled),
        replace(on_item(bundled), item="x", said="y"),
    ]
    text = markdown.render(place(notes, bundled, fingerprints(bundled)), bundled).decode()
    statement, proof = bundled.item(STATEMENT), bundled.proof(STATEMENT)
    assert statement is not None
    assert proof is not None
    assert f"**Huawei**: {getattr(statement, 'text', '')}" in text
    assert f"> {proof.cites[0].cite.quote}" in text
    assert "First \\*line\\*.\\\n  # second" in text
    assert "Question (2026-11-30): Is it so?" in text
    assert "## Without a place" in text
    assert markdown.render([], bundled, "zh_CN").decode().startswith("# “Huawei and Xiaomi”的笔记")


def test_annotations_find_their_passage_by_quote_and_by_position(bundled: Analysis) -> None:
    notes = [on_item(bundled), on_passage(bundled)]
    key = comparison_key(bundled.head)
    page = json.loads(web_annotations.render(place(notes, bundled, fingerprints(bundled)), bundled, key))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    first, second = page["items"]
    assert first["target"][0]["source"] == f"urn:stratview:{key}:{STATEMENT}"
    document = bundled.document(SOURCE)
    assert document is not None
    assert second["motivation"] == "questioning"
    for target in (*first["target"][1:], second["target"]):
        quote, position = target["selector"]
        source = next(one for one in bundled.documents.values() if one.text.text.find(quote["exact"]) >= 0)
        text, start, end = source.text.text, position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
