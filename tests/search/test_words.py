"""What is the same word and what is another, and that every word knows its place."""

from __future__ import annotations

import sys
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.search.words import entries, entries_in, fold, sought, words


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Zürich", "zurich"),
        ("Zu\u0308rich", "zurich"),
        ("STRASSE", "straße"),
        ("İstanbul", "istanbul"),
        ("ısı", "isi"),
        ("café", "CAFE"),
        ("Ёлка", "елка"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("ﬁbre", "fibre"),
        ("５Ｇ", "5g"),
        ("CO₂", "co2"),
        ("co\u00adoperate", "cooperate"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
        ("한국", "한국"),
        ("か\u3099", "が"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("ﾊ\uff9f\uff9d", "パン"),
        ("한\u1100\u116e\u11a8", "한국"),
        ("\u1112\u1161\u11ab", "한"),
        ("ＡＢＣ－１", "abc-1"),
        ("smart\u200bphone", "smartphone"),
        ("\u202e1\u2066600\u2069", "1600"),
        ("\u2060北\ufeff京\U000e0100", "北京"),
    ],
)
def test_the_same_word(written: str, typed: str) -> None:
    assert entries(written) == entries(typed) != ""


@pytest.mark.parametrize(("first", "second"), [("价", "價"), ("が", "か"), ("80", "800"), ("na", "ना")])
def test_another_word(first: str, second: str) -> None:
    assert entries(first) != entries(second)


def test_words_are_runs_of_letters_and_digits() -> None:
    assert entries("R&D costs 1,600 — Huawei’s share_is 25%.") == "r d costs 1 600 huawei s share is 25"


def test_signs_are_written_as_pairs_and_the_last_alone() -> None:
    assert entries("性价比高") == "性价 价比 比高 高"
    assert entries("小米SU7发布") == "小米 米 su7 发布 布"


def test_signs_are_sought_wherever_they_stand() -> None:
    assert sought("性价比", prefix=False) == (("性价", "价比"), False)
    assert sought("价", prefix=False) == (("价",), True)
    assert sought("小米su", prefix=True) == (("小米", "米", "su"), True)
    assert sought("?!", prefix=True) == ((), True) or sought("?!", prefix=True)[0] == ()


def test_a_word_knows_where_it_stands_though_folding_changes_lengths() -> None:
    text = "😀 Straße ﬁt İx 价比"
    assert [text[word.start : word.end] for word in words(text)] == ["Straße", "ﬁt", "İx", "价比", "比"]


@given(st.text(max_size=60))
def test_the_places_are_those_of_the_entries(text: str) -> None:
    there = words(text)
    assert " ".join(word.text for word in there) == entries(text)
    for word in there:
        assert 0 <= word.start < word.end <= len(text)
        # A sign that becomes several words (½ is 1 and 2) gives each of them its own place.
        assert word.text in fold(text[word.start : word.end])


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_text_taken_apart_is_the_same_words() -> None:
    for code in range(sys.maxunicode + 1):
        if normalize("NFC", chr(code)) == chr(code) != normalize("NFD", chr(code)):
            assert fold(normalize("NFD", chr(code))) == fold(chr(code)), hex(code)


@pytest.mark.parametrize("text", ["Cafe\u0301", "ｶﾞﾗｽ", "\u1112\u1161\u11ab국", "smart\xadphone"])
def test_a_word_takes_its_marks_along(text: str) -> None:
    found = words(f"x {text}!")
    assert (found[1].start, found[-1].end) == (2, 2 + len(text))


@given(st.text(alphabet="aZ9 _-.“”’éßıŁ价比\u0301\u200bｶﾞ가각\u093e\u09be\u3099５²\n", max_size=60), st.data())
def test_the_entries_of_parts_are_those_of_the_parts_alone(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert entries_in(text)(start, end).split() == entries(text[start:end]).split()
