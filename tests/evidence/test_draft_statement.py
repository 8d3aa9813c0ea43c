"""What the composer proposes for a statement's text."""

from __future__ import annotations

import pytest

from stratview.evidence.draft_statement import first_clause


@pytest.mark.parametrize(
    ("quote", "clause"),
    [
        ("Tea holds 47 mg, coffee 95.", "Tea holds 47 mg"),
        ("The default is lz4 (very fast, but weak), but others work.", "The default is lz4 (very fast, but weak)"),
        ("默认算法是 lz4（很快，但压缩率低），也支持其他方法。", "默认算法是 lz4（很快，但压缩率低）"),
        ("Yes, it does.", "Yes, it does"),
    ],
)
def test_the_first_clause_ends_outside_brackets(quote: str, clause: str) -> None:
    assert first_clause(quote) == clause
