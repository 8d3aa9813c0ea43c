"""For a lost quote the nearest passages are proposed with their scores; none is ever taken. The work is bounded."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.documents.text import DocumentText, parse
from stratview.evidence.anchor import Searchable, anchor
from stratview.evidence.propose import propose
from tests.conftest import BUNDLED
from tests.steps import steps


@cache
def document() -> DocumentText:
    return parse((BUNDLED / "documents" / "innovation-and-market-role.md").read_text("utf-8"))


def test_the_nearest_passage_comes_first_with_its_score_and_its_rivals() -> None:
    quote = "Wealth is concentrated in its founders, reflecting a business-driven, market-oriented philosophy."
    assert anchor(document(), quote).state == "missing"
    best = propose(document(), quote)[0]
    assert (
        best.text == "Wealth is concentrated among founders, reflecting a business-driven, market-oriented philosophy."
    )
    assert document().text[best.span.start : best.span.end] == best.text
    assert 90 < best.score < 100
    assert best.runner_up_score < best.score


def test_twins_show_by_the_runner_up() -> None:
    text = parse("Huawei enters the market early and stays.\n\nXiaomi enters the market early and stays.")
    first, second = propose(text, "Nokia enters the market early and stays.")
    assert {first.text, second.text} == set(text.text.split("\n"))
    assert first.runner_up_score == second.score
    assert second.runner_up_score == first.score
    assert first.score - first.runner_up_score < 20


def test_twins_in_one_block_are_two_proposals() -> None:
    text = parse("Huawei enters the market early. Xiaomi enters the market early. Nothing else is said here.")
    assert [found.text for found in propose(text, "Huawei leaves the market early.")] == [
        "Huawei enters the market early.",
        "Xiaomi enters the market early.",
    ]


def test_a_sole_passage_has_no_runner_up() -> None:
    (found,) = propose(parse("Huawei enters the market early."), "Huawei left the market early.")
    assert found.runner_up_score == 0


def test_the_passage_is_in_the_original_and_whole_words() -> None:
    text = parse("Before that: “eﬃcient” chains co\xad\xadoperate – very well indeed, after all.")
    (found,) = propose(text, '"efficient" chains cooperate - quite well indeed')
    assert found.text == "“eﬃcient” chains co\xad\xadoperate – very well indeed"


def test_chinese_is_proposed_too() -> None:
    text = parse("小米进入市场时产业链已经成熟，利润很高。华为进入市场更早。")
    assert propose(text, "小米进入行业时产业链已经成熟")[0].text.startswith("小米进入市场时产业链已经成熟")


@pytest.mark.parametrize("quote", ["", " ", "Huawei", "the market early", "市场很早", "— … —", "a b c"])
def test_short_quotes_match_noise_so_nothing_is_proposed(quote: str) -> None:
    assert propose(parse("Huawei enters the market early. 华为进入市场很早"), quote) == ()


def test_what_is_not_alike_is_not_proposed() -> None:
    assert propose(document(), "Bananas were sold by weight on the quay") == ()
    assert propose(parse(""), "Bananas were sold by weight") == ()


def test_no_more_than_the_limit_is_proposed() -> None:
    assert len(propose(document(), "Huawei and Xiaomi exemplify different models", limit=2)) == 2


def test_looking_ends_after_a_bounded_amount_of_work() -> None:
    quote = "In contrast, Xiaomi usually enters the market at a late stage, when all is done"

    def work(times: int) -> int:
        large = Searchable(parse("\n\n".join(block.text for block in [*document().blocks] * times)))
        assert large.folded.text
        return steps(lambda: propose(large, quote, characters=60_000))

    work(1)
    assert work(4) < 1.1 * work(2)


def test_what_is_found_before_the_end_is_proposed() -> None:
    text = parse("Xiaomi enters the market late.\n\n" + "Nothing else is said here.\n\n" * 200)
    assert [found.text for found in propose(text, "Xiaomi entered the market late.", characters=100)] == [
        "Xiaomi enters the market late."
    ]


@given(st.text(alphabet="ab .价“ﬁ\xad\n", max_size=120), st.text(alphabet="ab .价“ﬁ\xad", max_size=60))
def test_any_proposal_is_a_passage_of_one_block(text: str, quote: str) -> None:
    found = parse(text)
    scores = []
    for proposal in propose(found, quote, limit=5):
        assert found.text[proposal.span.start : proposal.span.end] == proposal.text
        assert found.block_at(proposal.span.start) == found.block_at(proposal.span.end - 1)
        assert 0 < proposal.score <= 100
        scores.append(proposal.score)
    assert scores == sorted(scores, reverse=True)


def test_nothing_that_is_slow_to_import_is_imported_before_it_is_needed() -> None:
    script = (
        "import sys, stratview.evidence.propose, stratview.evidence.check\n"
        "print([name for name in ('rapidfuzz', 'comrak', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
