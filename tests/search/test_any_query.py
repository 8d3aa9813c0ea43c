"""Whatever is typed is a question: it ends no finding, takes no index away, and command and field answer alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stratview import cli
from stratview.search import searcher as searchers
from stratview.search.query import parse_as_phrase
from stratview.search.searcher import Searcher
from tests.search import small

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

# The signs of the language, words that are there, and words that are nearly there.
PARTS = ["-", "NOT", "OR", "AND", "(", ")", '"', "“", "”", "«", "*", " ", "  ", "\t", "\0", "'", ":", "^", "{", "}",
         "alpa", "alpha", "betta", "phonse", "value", "价", "性价比", "x", "\u202e", "İ", "+", "NEAR("]  # fmt: skip
typed = st.one_of(st.lists(st.sampled_from(PARTS), max_size=12).map("".join), st.text(max_size=40))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.write(tmp_path_factory.mktemp("any") / "c")


@pytest.fixture(scope="module")
def searcher(place: Path) -> Iterator[Searcher]:
    found = Searcher(small.material(place), place.parent / "kept", "c")
    found.prepare()
    yield found
    found.close()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=typed)
@example(text='-x"alpa')
@example(text='-x"alpa"')
@example(text="NOT(alpa")
def test_no_query_is_one_that_sqlite_does_not_understand(
    searcher: Searcher, place: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failed(_text: str, error: sqlite3.Error) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(searchers, "_nothing", failed)
        results = searcher.find(text)
        for suggestion in results.suggestions:
            assert searcher.find(suggestion).hits
    parse_as_phrase(text)
    assert len([*(place.parent / "kept").rglob("*.sqlite")]) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=typed.filter(lambda text: "\0" not in text and text.strip() != ""))
@example(text='-x"alpa')
def test_the_command_answers_as_the_field_does(
    searcher: Searcher, place: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = cli.main(["search", "--json", str(place), "--", text])
    except SystemExit as left:
        status = int(str(left.code))
    said = capsys.readouterr()
    assert status in (0, 1, 2)
    assert "no room" not in said.err
    if status != 2:
        assert len(json.loads(said.out)["hits"]) == len(searcher.find(text).hits)


def test_a_question_that_sqlite_does_not_understand_leaves_the_index(
    searcher: Searcher, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("stratview.search.query._match", lambda _node: '") (')
        assert searcher.find("alpha").hits == ()
    assert searcher.find("alpha").hits
    assert len([*(place.parent / "kept").rglob("*.sqlite")]) == 1
