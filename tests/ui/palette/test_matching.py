"""Typed words find what they are meant for: in any order, shortened, as initials, with one typo."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratview.ui.palette.matching import cost, words_of

COMMAND = words_of("Next cited passage in the document")


@pytest.mark.parametrize(
    "typed",
    ["next passage", "passage next", "NEXT", "nex pas", "ncp", "psg", "docment", "dcoument", "documeent", "pasage"],
)
def test_words_find_a_command(typed: str) -> None:
    assert cost(words_of(typed), COMMAND) is not None


@pytest.mark.parametrize("typed", ["previous", "xyz", "next zebra", "tnemucod"])
def test_other_words_do_not(typed: str) -> None:
    assert cost(words_of(typed), COMMAND) is None


def test_a_whole_word_is_better_than_a_beginning_and_that_than_letters() -> None:
    names = ("zoom", "zoomed", "bazoom", "zo-o-m zxoxoxm")
    costs = [cost(words_of("zoom"), words_of(name)) for name in names[:3]]
    assert None not in costs
    assert costs == sorted(costs)  # type: ignore[type-var]


def test_chinese_words_find_a_part_of_a_name() -> None:
    assert cost(words_of("张力"), words_of("全部张力")) is not None
    assert cost(words_of("时间"), words_of("全部张力")) is None


def test_accents_and_signs_do_not_matter() -> None:
    assert words_of("Éxport… R&D") == ("export", "r", "d")


WORD = st.text("abcdefgh", min_size=1, max_size=8)


@settings(max_examples=40)
@given(st.lists(WORD, min_size=1, max_size=5), st.data())
def test_any_beginnings_of_its_words_in_any_order_find_an_entry(words: list[str], data: st.DataObject) -> None:
    typed = [word[: data.draw(st.integers(1, len(word)))] for word in data.draw(st.permutations(words))]
    assert cost(words_of(" ".join(typed)), words_of(" ".join(words))) is not None


@settings(max_examples=40)
@given(st.text("abcdefgh", min_size=4, max_size=9), st.data())
def test_one_wrong_letter_still_finds_a_word(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    typed = data.draw(st.sampled_from([word[:at] + "x" + word[at + 1 :], word[:at] + "x" + word[at:]]))
    assert cost(words_of(typed), words_of(word)) is not None


@settings(max_examples=30)
@given(st.text(max_size=12), st.text(max_size=12))
def test_nothing_typed_breaks_it(typed: str, name: str) -> None:
    found = cost(words_of(typed), words_of(name))
    assert found is None or found >= 0
