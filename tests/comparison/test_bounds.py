"""Whatever a file of a comparison holds, reading it takes work in proportion to its size, and no text is endless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stratview.comparison import fields, yaml_nodes
from stratview.comparison.load import Loader
from stratview.comparison.nodes import YamlError
from stratview.comparison.read_statements import MAX_CITES
from stratview.comparison.read_tensions import MAX_TENSIONS
from stratview.comparison.store import FolderStore
from stratview.comparison.yaml_nodes import parse
from tests import hostile
from tests.steps import growth, steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def loaded(folder: Path, content: dict[str, str]) -> Loader:
    loader = Loader(FolderStore(hostile.write(folder, content)))
    loader.comparison()
    return loader


def many(count: int, line: str) -> str:
    return "".join(line.format(number) for number in range(count))


KINDS: dict[str, Callable[[int], dict[str, str]]] = {
    "a long title": lambda n: hostile.files(title="t" * n),
    "a long subject": lambda n: hostile.files(subject="s" * n),
    "a long statement": lambda n: hostile.files(statement="word " * (n // 5)),
    "a long quote": lambda n: hostile.files(quote="q" * n),
    "unknown keys": lambda n: hostile.files(extra=many(n // 10, "key{}: 1\n")),
    "directives": lambda n: _before(many(n // 10, "%TAG !a{}! b\n") + "---\n"),
    "directives behind the document": lambda n: _behind("...\n" + many(n // 10, "%TAG !a{}! b\n") + "---\n"),
    "comments": lambda n: _before("# comment\n" * (n // 10)),
    "empty lines": lambda n: _before("\n" * n),
    "controls": lambda n: _before("# " + "\x07" * n + "\n"),
    "reordering marks": lambda n: _before("# " + "\u202e" * n + "\n"),
    "anchors": lambda n: hostile.files(extra="rest: [" + many(n // 10, "&a{} b, ") + "]\n"),
    "aliases": lambda n: hostile.files(extra="one: &a [b, b]\nrest: [" + "*a, " * (n // 10) + "]\n"),
    "open brackets": lambda n: hostile.files(extra="rest: " + "[" * n),
    "foreign tags": lambda n: hostile.files(extra="rest: [" + many(n // 10, "!t{} b, ") + "]\n"),
    "unknown sources": lambda n: hostile.files(extra=_statements(n // 100, source="nowhere{}")),
    "statements of one id": lambda n: hostile.files(extra=_statements(n // 100, item="same")),
    "milestones without a date": lambda n: {
        **hostile.files(),
        "timeline.yaml": "milestones:\n" + many(n // 40, "  - {{id: m{}, subject: alpha, title: x}}\n")
    },
}  # fmt: skip


def _before(text: str) -> dict[str, str]:
    content = hostile.files()
    return {**content, "comparison.yaml": text + content["comparison.yaml"]}


def _behind(text: str) -> dict[str, str]:
    content = hostile.files()
    return {**content, "comparison.yaml": content["comparison.yaml"] + text}


def _statements(count: int, *, source: str = "d", item: str = "x{}") -> str:
    line = "  - {{aspect: a{0}, alpha: [{{id: %s, text: t, cites: [{{source: %s, quote: q}}]}}]}}\n"
    return many(count, line % (item.replace("{}", "{0}"), source.replace("{}", "{0}")))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [2_000, 320_000])
def test_problems_do_not_grow_with_the_size(tmp_path: Path, kind: str, size: int) -> None:
    problems = loaded(tmp_path, KINDS[kind](size)).problems
    assert len(problems) <= 3 * fields.MAX_ALIKE
    assert all(len(problem.message) < 500 for problem in problems)
    assert size == 2_000 or problems, "it is named"


@pytest.mark.parametrize("kind", KINDS)
def test_work_grows_with_the_size(tmp_path: Path, kind: str) -> None:
    def loads(size: int) -> Callable[[], object]:
        store = FolderStore(hostile.write(tmp_path / str(size), KINDS[kind](size)))
        return lambda: Loader(store).comparison()

    assert growth(loads, 2_000, 12_000) < 1.1


@pytest.mark.parametrize(
    ("kind", "file", "shown"),
    [
        ("a long title", "comparison.yaml", lambda found: found.head.title),
        ("a long subject", "comparison.yaml", lambda found: found.head.subjects[0].name),
        (
            "a long statement",
            "dimensions/one.yaml",
            lambda found: next(one for one in found.statements() if one.id == "s1").text,
        ),
        (
            "a long quote",
            "dimensions/one.yaml",
            lambda found: next(one for one in found.statements() if one.id == "s1").cites[0].quote,
        ),
    ],
)
def test_a_text_without_end_is_cut_and_named(
    tmp_path: Path, kind: str, file: str, shown: Callable[[object], str]
) -> None:
    loader = loaded(tmp_path, KINDS[kind](200_000))
    (problem,) = loader.problems
    assert (problem.code, problem.place.file) == ("too-long", file)
    assert "200,000" in problem.message
    text = shown(loader.comparison())
    assert text.endswith("…")
    assert len(text) <= yaml_nodes.MAX_LONG_TEXT


def test_how_many_more_problems_there_are_is_said(tmp_path: Path) -> None:
    loader = loaded(tmp_path, KINDS["milestones without a date"](80_000))
    assert len(loader.problems) == fields.MAX_ALIKE + 1
    assert "3,500 more problems of this kind" in loader.problems[0].message


@pytest.mark.parametrize("data", [b"a: b\n" + b"\0" * 15_000_000, b"\n" * 15_000_000, b"a: " + b"b" * 15_000_000])
def test_what_one_call_would_read_for_long_is_refused_at_once(data: bytes) -> None:
    def refused() -> None:
        with pytest.raises(YamlError, match=r"f\.yaml"):
            parse(data, "f.yaml", [])

    refused()
    assert steps(refused) < 100


def test_a_statement_has_a_bound_of_cites_and_tensions(tmp_path: Path) -> None:
    content = hostile.KINDS["cites of one statement"](10_000)
    content["tensions.yaml"] = hostile.KINDS["tensions"](5_000)["tensions.yaml"]
    loader = loaded(tmp_path, content)
    comparison = loader.comparison()
    assert max(len(statement.cites) for statement in comparison.statements()) == MAX_CITES
    assert len(comparison.tensions) == MAX_TENSIONS
    found = {(problem.place.file, problem.code) for problem in loader.problems}
    assert found == {("dimensions/one.yaml", "too-large"), ("tensions.yaml", "too-large")}
    assert any("'s1' has 240 cites" in problem.message for problem in loader.problems)
