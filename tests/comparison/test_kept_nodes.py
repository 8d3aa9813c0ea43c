"""The nodes of a file, kept as bytes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison import kept_nodes, yaml_nodes

YAML = st.recursive(
    st.text(st.sampled_from("ab:1\U0001f600\u00e9 "), min_size=1, max_size=5).map(lambda text: f"{text}x"),
    lambda inner: st.lists(inner, max_size=60) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner),
    max_leaves=80,
)


@given(YAML)
def test_kept_nodes_are_the_nodes(value: object) -> None:
    node = yaml_nodes.parse(json.dumps(value, ensure_ascii=False).encode(), "file.yaml")
    packed = kept_nodes.pack(node)
    assert kept_nodes.unpack(packed, "file.yaml") == node


@pytest.mark.parametrize(
    "foreign",
    [
        b"",
        b"[]",
        b"{}",
        b"[1,2]",
        b"[1,2,3]",
        b"[1,1,-2,1,1,0,1,1,0]",
        b"[1,1,0]\n[1,1,0]",
        b"[1,1,2,1,1,0]",
        b'[1,2,{"a":1}]',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_packed_nodes_is_refused(foreign: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        kept_nodes.unpack(foreign, "file.yaml")
