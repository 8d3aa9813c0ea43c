"""Read in steps, at once, or a bit of both: it is read once, and the same comes of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import generate
from stratview.cache import Cache
from stratview.comparison import kept_nodes, yaml_nodes
from stratview.comparison.load import Loader
from stratview.comparison.stepwise import Underway, finished
from stratview.comparison.store import open_store

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


def counting(done: list[int], to: int) -> Generator[None, None, str]:
    for number in range(to):
        done.append(number)
        yield
    return "result"


def test_work_is_done_once_whoever_asks_for_it() -> None:
    done: list[int] = []
    work = Underway(counting(done, 4))
    steps = iter(work)
    next(steps)
    assert done == [0]
    assert work.result == "result"
    assert done == [0, 1, 2, 3]
    assert list(steps) == []
    assert work.result == "result"
    assert finished(counting(done, 2)) == "result"


@pytest.mark.parametrize("stop", [0, 1, 7, 60, 400])
def test_a_comparison_that_is_asked_for_halfway_is_the_same(tmp_path: Path, stop: int) -> None:
    generate.write(tmp_path / "made", 90, 3, 3_000, broken=True)
    (tmp_path / "made" / "timeline.yaml").write_text("milestones:\n  - {id: s1-norvik}\n  - {date: '2004'}\n")
    plain = Loader(open_store(tmp_path / "made"))
    expected = plain.comparison()
    assert plain.problems
    loader = Loader(open_store(tmp_path / "made"), Cache(tmp_path / "cache"))
    last = loader.head().dimension_ids[-1]
    for number, _ in enumerate(loader.comparison_steps()):
        if number == stop:
            # The reader looks at another dimension while the rest is read.
            assert loader.dimension(last) == next(d for d in expected.dimensions if d.id == last)
            for _ in zip(loader.dimension_steps(loader.head().dimension_ids[1]), range(3), strict=False):
                pass
    assert loader.comparison() == expected
    assert set(loader.problems) == set(plain.problems)


def test_a_dimension_comes_in_many_steps(tmp_path: Path) -> None:
    generate.write(tmp_path, 400, 2, 3_000)
    (tmp_path / "comparison.yaml").write_text(
        (tmp_path / "comparison.yaml").read_text("utf-8").split("  - question-002")[0], "utf-8"
    )
    cache = Cache(tmp_path / "cache")
    for _ in range(2):  # parsed, then from the cache
        loader = Loader(open_store(tmp_path), cache)
        dimension_id = loader.head().dimension_ids[0]
        assert sum(1 for _ in loader.dimension_steps(dimension_id)) > 5
        assert len(list(loader.dimension(dimension_id).statements())) == 16


YAML = st.recursive(
    st.text(st.sampled_from("ab:1\U0001f600\u00e9 "), min_size=1, max_size=5).map(lambda text: f"{text}x"),
    lambda inner: st.lists(inner, max_size=60) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner),
    max_leaves=80,
)


@given(YAML)
def test_kept_nodes_are_the_nodes(value: object) -> None:
    node = yaml_nodes.parse(json.dumps(value, ensure_ascii=False).encode(), "file.yaml")
    packed = finished(kept_nodes.pack(node))
    assert finished(kept_nodes.unpack(packed, "file.yaml")) == node


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"[]",
        b"{}",
        b"[1,2]",
        b"[1,2,3]",
        b'[1,2,{"a":1}]',
        b'[1,1,"x"]\n["a",[]]',
        b'[1,1,{"a":[[1,1,"a"],[1,1,[]]]}]\n["b",[]]',
        b'[1,1,{"a":[[1,1,"a"],[1,1,[]]]}]\n["a",[7]]',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_packed_nodes_is_refused(foreign: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        finished(kept_nodes.unpack(foreign, "file.yaml"))
