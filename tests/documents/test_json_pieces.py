"""JSON in pieces is the same JSON: only how long other threads wait differs."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from stratview.documents import json_pieces

values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=12,
)
objects = st.dictionaries(st.text(max_size=2), values, max_size=4)


@given(objects, st.booleans())
def test_what_is_written_is_what_json_writes(plain: dict[str, Any], ensure_ascii: bool) -> None:
    written = json_pieces.dumps(plain, ensure_ascii=ensure_ascii)
    assert written == json.dumps(plain, ensure_ascii=ensure_ascii, separators=(",", ":"))


@given(
    st.one_of(objects, values),
    st.sampled_from([None, 1]),
    st.integers(0, 200),
    st.sampled_from(["", "]", ",", " ", '"']),
)
@example({"a": [[[]], 1]}, 1, 200, "")
def test_what_is_read_or_refused_is_what_json_reads_or_refuses(
    plain: Any, indent: int | None, at: int, put: str
) -> None:
    text = json.dumps(plain, indent=indent)
    text = text[:at] + put + text[at + len(put) :]
    try:
        wanted = json.loads(text)
    except ValueError:
        wanted = ValueError
    try:
        found = json_pieces.loads(text.encode())
    except ValueError:
        found = ValueError
    assert found == wanted
