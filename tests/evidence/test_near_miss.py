"""A quote that is nearly found is explained, exactly and only where one small thing is to blame; it is never found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from benchmarks.growth import EXPLAINED, explain
from stratview.documents.text import parse
from stratview.evidence.anchor import Searchable, anchor
from stratview.evidence.near_miss import in_words, near_miss
from stratview.evidence.proof import Prover
from tests.documents.small import cite, library, statement
from tests.steps import growth, steps

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
Alpha grew fast.[3] It sold 12 ships in the inter- national market.¹ It did not grow in Oslo, a mid-size town.

The company Telmar, the largest of all, was founded in 1999. Its کتاب\u200cها were sold. MIUI is a System.

Beta grew well there. Beta grew ill there. It covers 10² km of land. 它的性价比非常高，所以卖得好。

One block ends here

and another begins.
"""
DOCUMENT = Searchable(parse(TEXT))


@pytest.mark.parametrize(
    ("quote", "kind", "differences"),
    [
        ("Alpha grew fast. It sold 12 ships", "note-mark", [("fast.", "fast.[3]")]),
        ("Alpha grew fast.[7] It sold", "note-mark", [("fast.[7]", "fast.[3]")]),
        ("market. It did not grow", "note-mark", [("market.", "market.¹")]),
        ("in the international market", "join", [("international", "inter- national")]),
        ("in Oslo, a midsize town", "join", [("midsize", "mid-size")]),
        ("It did notgrow in Oslo", "join", [("notgrow", "not grow")]),
        ("Its کتابها were sold", "unseen", [("کتابها", "کتاب\u200cها")]),
        ("the Company Telmar", "case", [("the", "The"), ("Company", "company")]),
        ("It did grow in Oslo", "left-out", [("", "not")]),
        ("Telmar was founded in 1999", "left-out", [("Telmar", "Telmar, the largest of all,")]),
        ("它的性价比高，所以卖得好", "left-out", [("", "非常")]),
        ("MIUI is a very good System", "added", [("very good", "")]),
    ],
)
def test_the_one_thing_that_differs_is_named(quote: str, kind: str, differences: list[tuple[str, str]]) -> None:
    assert anchor(DOCUMENT, quote).state == "missing"
    near = near_miss(DOCUMENT, quote)
    assert near is not None
    assert (near.kind, list(near.differences)) == (kind, differences)
    assert near.text == TEXT_OF[near.span.start : near.span.end]
    assert in_words(near)


TEXT_OF = DOCUMENT.document.text


@pytest.mark.parametrize(
    "quote",
    [
        "It was founded in 1998",
        "founded in 1998. Its",
        "It did never grow in Oslo",
        "beta grew there",
        "Beta grew there.",
        "It covers 10 km of land",
        "One block ends here and another begins.",
        "alpha grew fast. It sold",
        "Oslo",
        "",
        "x" * 3_000,
    ],
)
def test_other_words_figures_and_several_causes_are_not_explained(quote: str) -> None:
    assert near_miss(DOCUMENT, quote) is None


WORDS = st.lists(
    st.sampled_from(
        ["the", "firm", "Alpha", "grew", "sold", "ships", "12", "not", "in", "Oslo", "1999", "well-known", "[3]"]
    ),
    min_size=4,
)


@example(["the", "the", "the", "firm"], ["the"] * 4)
@given(WORDS, WORDS)
def test_an_explained_quote_has_the_figures_of_its_passage(text: list[str], quoted: list[str]) -> None:
    """Whatever is explained: with what differs put right, the quote is the passage."""
    document = Searchable(parse(" ".join(text)))
    quote = " ".join(quoted)
    assume(anchor(document, quote).state == "missing")
    near = near_miss(document, quote)
    if near is None:
        return
    assert document.document.text.count(near.text) >= 1
    if near.kind == "case":
        assert near.text.lower() == quote.lower()
    elif near.kind == "join":
        assert near.text.replace("-", "").replace(" ", "") == quote.replace("-", "").replace(" ", "")
    elif near.kind == "note-mark":
        assert near.text.replace("[3]", "").split() == quote.replace("[3]", "").split()
    else:
        more, less = (near.text, quote) if near.kind == "left-out" else (quote, near.text)
        left = iter(more.split())
        assert all(word in left for word in less.split())


@pytest.mark.parametrize("piece", EXPLAINED)
def test_an_explanation_takes_work_in_proportion_to_the_document(piece: str) -> None:
    assert growth(partial(explain, piece), 600, 3_600) < 1.2


def test_looking_ends_after_a_bounded_amount_of_work() -> None:
    quote = "alpha " * 60 + "beta" + " alpha" * 60
    document = Searchable(parse("alpha " * 2_000))
    assert document.folded.text
    looking = [steps(lambda count=count: near_miss(document, quote, characters=count)) for count in (1, 10**6, 10**7)]  # type: ignore[misc]
    assert looking == sorted(looking)
    assert looking[0] < looking[-1] / 4


def test_the_problem_says_what_differs_and_shows_the_passage(tmp_path: Path) -> None:
    prover = Prover(library(tmp_path, a=TEXT))
    (problem,) = prover.problems_of(prover.prove(statement(cite("It did grow in Oslo"))))
    assert (problem.code, problem.detail) == ("missing-quote", "left-out")
    assert "the quote leaves out 'not'" in problem.message
    assert "'It did not grow in Oslo'" in problem.message
    assert prover.prove(statement(cite("It did grow in Oslo"))).state == "missing"
