"""A large YAML file is parsed in a process that can be killed, with the same result and the same errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stratview.comparison import kept_nodes, yaml_in_process, yaml_nodes
from stratview.comparison.nodes import MAX_FIRST_BYTES, YamlError
from stratview.comparison.yaml_in_process import parse_packed
from stratview.errors import Place, Problem
from stratview.limited import Limits
from tests import hostile
from tests.loading import load

if TYPE_CHECKING:
    from pathlib import Path

LARGE = b"rows:\n" + b"".join(b"  - {aspect: a%d, text: Zw\xc3\xb6lf}\n" % number for number in range(10_000))


def test_a_process_gives_the_same_nodes_and_problems() -> None:
    data = LARGE + b"# \xe2\x80\xae\n"
    here: list[Problem] = []
    there: list[Problem] = []
    packed = parse_packed(data, "sources.yaml", there)
    assert kept_nodes.unpack(packed, "sources.yaml") == yaml_nodes.parse(data, "sources.yaml", here)
    assert here == there != []


def test_a_file_that_is_not_yaml_is_the_same_error_at_the_same_place() -> None:
    with pytest.raises(YamlError) as there:
        parse_packed(LARGE + b"  - [", "one.yaml", [])
    with pytest.raises(YamlError) as here:
        yaml_nodes.parse(LARGE + b"  - [", "one.yaml", [])
    assert there.value.problem == here.value.problem


def test_a_file_that_needs_too_much_is_named_with_the_limits() -> None:
    with pytest.raises(YamlError) as raised:
        parse_packed(
            LARGE + LARGE.removeprefix(b"rows:\n") * 4,
            "one.yaml",
            [],
            Limits(memory_mb=60, seconds=7, stall_seconds=20),
        )
    assert (raised.value.problem.place, raised.value.code) == (Place("one.yaml"), "too-large")
    assert "7 seconds or 60 MiB" in raised.value.message


def test_only_a_large_file_is_parsed_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apart: list[str] = []

    def packed(data: bytes, file: str, problems: list[Problem]) -> bytes:
        apart.append(file)
        return kept_nodes.pack(yaml_nodes.parse(data, file, problems))

    monkeypatch.setattr(yaml_in_process, "parse_packed", packed)
    files = hostile.files()
    files["sources.yaml"] += f"# {'a' * MAX_FIRST_BYTES}\n"
    _, problems = load(hostile.write(tmp_path, files))
    assert (apart, problems) == (["sources.yaml"], ())
