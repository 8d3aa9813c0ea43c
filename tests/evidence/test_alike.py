"""Statements compared with each other: after a change, what is taken over from before is as if compared anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.model import Statement
from stratview.comparison.store import open_store
from stratview.evidence.alike import alike
from stratview.evidence.analyse import complete
from tests.conftest import BUNDLED

if TYPE_CHECKING:
    from stratview.evidence.proof import StatementProof

    Proofs = dict[str, tuple[StatementProof, ...]]

PARTS = ("a", "b", "c")


@pytest.fixture(scope="module")
def some() -> list[StatementProof]:
    """Return four statements, each on another sentence."""
    proofs = complete(open_store(BUNDLED)).statement_proofs
    found = {proof.cites[0].cite.quote: proof for proof in proofs if len(proof.cites) == 1 and proof.state.proven}
    return list(found.values())[:4]


def made(some: list[StatementProof], words: dict[str, list[tuple[int, int]]]) -> Proofs:
    """Return parts of statements: each has the sentence and the words of two of `some`."""
    parts: Proofs = {}
    for part in PARTS:
        proofs = []
        for number, (sentence, text) in enumerate(words.get(part, [])):
            proof, other = some[sentence], some[text].item
            assert isinstance(proof.item, Statement)
            assert isinstance(other, Statement)
            proofs.append(replace(proof, item=replace(proof.item, id=f"{part}{number}", text=other.text, side="x")))
        parts[part] = tuple(proofs)
    return parts


def said(proofs: Proofs, before: Proofs | None = None) -> dict[str, dict[str, list[tuple[str, tuple[str, ...]]]]]:
    found = alike(proofs, alike(before) if before is not None else None)
    return {part: {i: [(d.kind, d.words) for d in ds] for i, ds in one.items()} for part, one in found.doubts.items()}


def test_one_sentence_under_several_claims_and_one_claim_twice(some: list[StatementProof]) -> None:
    found = said(made(some, {"a": [(0, 0), (0, 1)], "b": [(2, 1)]}))
    assert found["a"] == {"a0": [("shared", ("a1",))], "a1": [("shared", ("a0",)), ("twin", ("b0",))]}
    assert found["b"] == {"b0": [("twin", ("a1",))]}


WORDS = st.dictionaries(st.sampled_from(PARTS), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=4))


@given(WORDS, WORDS)
def test_a_change_is_as_if_all_were_compared_anew(
    some: list[StatementProof], old: dict[str, list[tuple[int, int]]], new: dict[str, list[tuple[int, int]]]
) -> None:
    before, after = made(some, old), made(some, new)
    after |= {part: before[part] for part in PARTS if old.get(part) == new.get(part)}
    assert said(after, before) == said(after)


def test_a_change_elsewhere_keeps_what_was_found(some: list[StatementProof]) -> None:
    before = made(some, {"a": [(0, 0), (0, 1)], "b": [(2, 2)], "c": [(0, 3)]})
    first = alike(before)
    second = alike(before | {"b": made(some, {"b": [(2, 3)]})["b"]}, first)
    assert second.doubts["a"] is first.doubts["a"]
    assert second.doubts["c"] is not first.doubts["c"]  # It says now what b0 says.


def test_a_draft_is_compared_with_all_statements(some: list[StatementProof]) -> None:
    found = alike(made(some, {"a": [(0, 1)], "b": [(2, 2)]}))
    draft = made(some, {"a": [(0, 2)]})["a"][0]
    assert [(doubt.kind, doubt.words) for doubt in found.doubts_of(draft)] == [("shared", ("a0",)), ("twin", ("b0",))]
    assert [doubt.kind for doubt in found.doubts_of(draft, but="a0")] == ["twin"]
