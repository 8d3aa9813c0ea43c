"""Words are counted as a reader would, by a way that is quick for long texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.documents.word_count import count_words

_PARTS = st.sampled_from(
    ["a", "b1", "é", "ا", "价", "か", "-", ".", ",", "'", "’", "‑", " ", "\n", "!", "²", "🎉", "_"]
)


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("a-b-c", 1), ("1,600 or 2.5", 3), ("It isn’t.", 2), ("性价比 is 3 words", 6), ("-a-", 1), ("a--b", 2)],
)
def test_words(text: str, count: int) -> None:
    assert count_words(text) == count


@given(st.one_of(st.lists(_PARTS, max_size=40).map("".join), st.text(max_size=60)))
def test_the_quick_way_counts_as_the_rule_says(text: str) -> None:
    signs = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    joined = re.sub(r"(?<=\w)['’\-\u2010\u2011.,](?=\w)", "", text)
    assert count_words(text) == len(re.findall(f"[{signs}]|[^\\W{signs}]+", joined))
