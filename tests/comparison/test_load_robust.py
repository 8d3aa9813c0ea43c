"""Whatever is in the files, a comparison loads: with problems placed inside the files, or it is refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stratview.comparison.load import Loader
from stratview.comparison.model import BOTH, Comparison, Milestone, Statement
from stratview.comparison.store import StoreError, check_path
from stratview.errors import Problem, StratviewError
from stratview.invisible import visible_line
from tests.comparison.sample import GOOD

FILES = sorted(file for file in GOOD if file.endswith(".yaml"))
LINE_END = re.compile("\r\n|\r|\n")


class Memory:
    """A comparison that lies nowhere on disk."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.name = "memory"
        self.label = "memory"
        self.place = Path("/nowhere/memory")
        self.files = files

    def read(self, path: str, limit: int = 1 << 26) -> bytes:
        check_path(path)
        if path not in self.files:
            raise StoreError(f"There is no file '{path}'.", "missing-file")
        return self.files[path][:limit]

    def names(self, folder: str) -> tuple[str, ...]:
        return tuple(sorted(path.partition("/")[2] for path in self.files if path.startswith(folder + "/")))

    def newest(self) -> float:
        return 0


def good() -> dict[str, bytes]:
    return {file: text.encode() for file, text in GOOD.items()}


def assert_loads(files: dict[str, bytes]) -> None:
    """Everything that a reader of the model may rely on, whatever the files hold."""
    loader = Loader(Memory(files))
    try:
        comparison = loader.comparison()
    except StratviewError:
        assert "comparison.yaml" not in files
        return
    for problem in loader.problems:
        assert_in_file(problem, files)
    assert_whole(comparison)
    assert loader.comparison() is comparison
    again = Loader(Memory(files))
    for dimension_id in reversed(again.head().dimension_ids):
        again.dimension(dimension_id)
    assert again.comparison().head == comparison.head
    assert again.problems == loader.problems, "the order of reading makes no difference"


def assert_in_file(problem: Problem, files: dict[str, bytes]) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", problem.code)
    assert problem.message == visible_line(problem.message)
    assert problem.message.endswith((".", "?"))
    lines = LINE_END.split(files.get(problem.place.file, b"").decode("utf-8", "replace").removeprefix("\ufeff"))
    assert 1 <= problem.place.line <= len(lines), problem
    assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem


def assert_whole(comparison: Comparison) -> None:
    head = comparison.head
    first, second = head.subjects
    assert first.id != second.id
    assert all(
        subject.id and subject.name and re.fullmatch("#[0-9A-Fa-f]{6}", subject.color) for subject in head.subjects
    )
    assert head.title
    assert head.language
    assert tuple(dimension.id for dimension in comparison.dimensions) == head.dimension_ids
    assert len({*head.dimension_ids}) == len(head.dimension_ids)
    assert len({source.id for source in head.sources}) == len(head.sources)
    for dimension in comparison.dimensions:
        assert all([*row.sides] == [first.id, second.id, BOTH] for row in dimension.rows)
        assert {*dimension.summaries} <= {first.id, second.id}
        assert all(summary.text.strip() for summary in dimension.summaries.values())
        for row in dimension.rows:
            assert {*row.absences} <= {first.id, second.id}
            assert not any(row.sides[side] for side in row.absences), "a side says something, or that it does not"
    items: list[Statement | Milestone] = [*comparison.statements(), *comparison.milestones]
    ids = {item.id for item in items}
    assert len(ids) == len(items)
    assert all(statement.text.strip() for statement in comparison.statements())
    assert all(milestone.title.strip() for milestone in comparison.milestones)
    for tension in comparison.tensions:
        assert ids.issuperset(tension.between)
        assert tension.between[0] != tension.between[1]


# -- bytes --------------------------------------------------------------------------------------------------------

PIECES = st.one_of(
    st.sampled_from([
        b":", b"- ", b"\n", b"\r\n", b"\r", b"\t", b" ", b"'", b'"', b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!!str ",
        b"!x ", b"<<: *a", b"|\n", b">\n", b"#", b"---\n", b"...\n", b"%YAML 1.1\n", b"? ", b"@", b"\0", b"\x85",
        b"\xff", b"\xef\xbb\xbf", "\u2028".encode(), "小😀".encode(), b"both", b"huawei", b"aspect", b"../", b"\\",
        b'"\\0"', b"stage-huawei", b"id: ", b"\n  - ",
    ]),
    st.binary(max_size=4),
)  # fmt: skip
EDITS = st.lists(st.tuples(st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 30), PIECES), max_size=6)


@given(EDITS)
@settings(max_examples=150)
def test_a_comparison_with_random_edits_loads(edits: list[tuple[str, float, int, bytes]]) -> None:
    files = good()
    for file, where, removed, inserted in edits:
        data = files[file]
        start = int(where * len(data))
        files[file] = data[:start] + inserted + data[start + removed :]
    assert_loads(files)


@given(st.dictionaries(st.sampled_from([*FILES, "dimensions/a\x1b.yaml", "dimensions/x.yml"]), st.binary(max_size=50)))
def test_a_comparison_of_random_bytes_loads(replaced: dict[str, bytes]) -> None:
    assert_loads(good() | replaced)


@given(st.sets(st.sampled_from(FILES)))
@settings(max_examples=64)
def test_a_comparison_without_some_of_its_files_loads(gone: set[str]) -> None:
    assert_loads({file: data for file, data in good().items() if file not in gone})


# -- structure ----------------------------------------------------------------------------------------------------

WORDS = st.sampled_from([
    "", " ", "huawei", "xiaomi", "both", "aspect", "id", "text", "cites", "source", "quote", "rows", "date", "entry",
    "stage-huawei", "chips-start", "market-role", "~", "a b", ".x", "../x", "2025-13", "2025", "#C7000B", "family",
    "date-parts", "between", "x\ty", "é\u2028", "1", "absent", "not-found", "note", "sources", "summary", "twins",
])  # fmt: skip
TREES = {file: yaml.load(GOOD[file], yaml.CBaseLoader) for file in FILES}  # noqa: S506  # makes texts only
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=6
)


def steps(value: Any) -> list[list[Any]]:
    """The way to every node."""
    keys: Any = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [[], *([key, *rest] for key in keys for rest in steps(value[key]))]


def changed(value: Any, way: list[Any], action: str, new: Any) -> Any:
    """The value with the node at the end of the way replaced, repeated or removed."""
    if not way:
        return new
    key, *rest = way
    if isinstance(value, list):
        middle = [changed(value[key], rest, action, new)] if rest or action == "replace" else []
        if not rest and action == "repeat":
            middle = [value[key], value[key]]
        return [*value[:key], *middle, *value[key + 1 :]]
    kept = {name: inner for name, inner in value.items() if name != key}
    if not rest and action == "remove":
        return kept
    if not rest and action == "repeat":
        return {**kept, str(new)[:20]: value[key]}
    return {**kept, key: changed(value[key], rest, action, new)}


@given(st.data())
@settings(max_examples=150)
def test_a_comparison_with_changed_structure_loads(data: st.DataObject) -> None:
    files = good()
    trees = dict(TREES)
    for _ in range(data.draw(st.integers(1, 4))):
        file = data.draw(st.sampled_from(FILES))
        way = data.draw(st.sampled_from(steps(trees[file])))
        action = data.draw(st.sampled_from(["replace", "repeat", "remove"]))
        trees[file] = changed(trees[file], way, action, data.draw(VALUES))
    for file, tree in trees.items():
        files[file] = yaml.dump(
            tree, Dumper=yaml.CDumper, allow_unicode=True, sort_keys=False, default_flow_style=None
        ).encode()
    assert_loads(files)
