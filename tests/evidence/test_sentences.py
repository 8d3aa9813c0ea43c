"""Sentences end where a reader of the language says they do."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import growth as long_texts
from stratview.evidence.sentences import guessed, spans
from tests.steps import growth

LANGUAGES = ("ar", "de", "en", "es", "fr", "hi", "ja", "pl", "ru", "zh")
LABELLED = Path(__file__).parent / "sentences"


def labelled(language: str) -> list[list[str]]:
    """The paragraphs of a language, each as its sentences with the white space behind them."""
    lines = (LABELLED / f"{language}.txt").read_text("utf-8").splitlines()
    return [re.split(r"(?<= )\| |\|", line) for line in lines if line]


def split(text: str, language: str = "") -> list[str]:
    return [text[start:end] for start, end in spans(text, language)]


@pytest.mark.parametrize(
    ("language", "missed"),
    [(language, 1 if language == "ja" else 0) for language in LANGUAGES],
)
def test_labelled_paragraphs_fall_into_their_sentences(language: str, missed: int) -> None:
    """Also where the language is not named. The one that is missed: a name that holds a full stop (モーニング娘。)."""
    for known in (language, ""):
        wrong = [
            paragraph
            for paragraph in labelled(language)
            if split("".join(paragraph), known) != [sentence.strip() for sentence in paragraph]
        ]
        assert len(wrong) == missed, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_of_each_language(language: str) -> None:
    assert sum(map(len, labelled(language))) >= 39


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left Yahoo! Inc. in 2012. It fell.", ["He left Yahoo! Inc. in 2012.", "It fell."]),
        ("Yahoo! Japan grew. Sales rose.", ["Yahoo! Japan grew.", "Sales rose."]),
        ("Guess? Inc. sells jeans.", ["Guess? Inc. sells jeans."]),
        ("Die Zack! GmbH wuchs. Sie fiel.", ["Die Zack! GmbH wuchs.", "Sie fiel."]),
        ("He joined Yahoo! He left in 2012.", ["He joined Yahoo!", "He left in 2012."]),
        ("Did it grow? Sales did.", ["Did it grow?", "Sales did."]),
        ("“They grew!” Inc. magazine says so.", ["“They grew!”", "Inc. magazine says so."]),
        ("It was a Hit! Huawei grew.", ["It was a Hit!", "Huawei grew."]),
        ("It was a hit! Huawei grew.", ["It was a hit!", "Huawei grew."]),
        ("Guess what they guess? Nobody knows.", ["Guess what they guess?", "Nobody knows."]),
        ("Say yahoo! Xiaomi did.", ["Say yahoo!", "Xiaomi did."]),
        ("They grew!! Inc. magazine says so.", ["They grew!!", "Inc. magazine says so."]),
    ],
)
def test_a_mark_within_a_name_ends_no_sentence(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


@pytest.mark.parametrize(
    "mark",
    ["[3]", "[12, 13]", "[4][5]", " [6]", "¹", "²³", "[^1]", "[^note]", "[a]", "[note 2]", "[citation needed]", "*"],
)
@pytest.mark.parametrize("stop", [".", "!", "?", "…", ".”", ".)"])
def test_a_note_mark_belongs_to_the_sentence_before(mark: str, stop: str) -> None:
    assert split(f"Alpha grew{stop}{mark} It sold 12.") == [f"Alpha grew{stop}{mark}", "It sold 12."]


@pytest.mark.parametrize("mark", ["[3]", "¹", "[来源请求]", "[註 1]"])
def test_a_note_mark_behind_a_chinese_stop(mark: str) -> None:
    assert split(f"阿尔法增长了。{mark}它卖了12艘船。") == [f"阿尔法增长了。{mark}", "它卖了12艘船。"]


def test_invisible_characters_hide_no_end() -> None:
    assert split("Alpha grew.†\u200b It fell.\u2060[5]\ufeff Done.") == [
        "Alpha grew.†\u200b",
        "It fell.\u2060[5]\ufeff",
        "Done.",
    ]


def test_a_semicolon_asks_in_greek_alone() -> None:
    assert split("Γιατί; Κανείς δεν ξέρει.") == ["Γιατί;", "Κανείς δεν ξέρει."]
    assert split("It grew; Alpha fell.") == ["It grew; Alpha fell."]


def test_brackets_that_are_no_note_marks_begin_a_sentence() -> None:
    assert split("It grew. [The firm] sold it.") == ["It grew.", "[The firm] sold it."]
    assert split("It rose to 3.5 [2] in May. Then it fell.") == ["It rose to 3.5 [2] in May.", "Then it fell."]


@pytest.mark.parametrize("stop", "।॥؟۔։።。！？｡")
def test_stops_of_other_scripts_end_a_sentence(stop: str) -> None:
    assert split(f"abc{stop} def{stop}") == [f"abc{stop}", f"def{stop}"]


def test_an_ordinal_is_one_only_where_the_language_has_them() -> None:
    assert split("Wir kamen auf Platz 3. Platz 4 blieb leer.", "en") == [
        "Wir kamen auf Platz 3.",
        "Platz 4 blieb leer.",
    ]
    assert split("Der 3. Platz ging an uns.", "de") == ["Der 3. Platz ging an uns."]
    assert split("They won 3. Platzer won 4.") == ["They won 3.", "Platzer won 4."]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Firma wuchs und das war gut.", "de"),
        ("The firm grew in the north of the country.", "en"),
        ("La société est la plus grande des trois.", "fr"),
        ("Norvik", ""),
    ],
)
def test_the_language_is_told_from_small_words(text: str, language: str) -> None:
    assert guessed(text) == language


@given(st.text(alphabet="aB1 .!?…。।؟“”«»’()[]^¹\n価名\xa0", max_size=60), st.sampled_from(["", "de", "en"]))
def test_sentences_lose_and_repeat_nothing(text: str, language: str) -> None:
    at, between = 0, ""
    for start, end in spans(text, language):
        assert at <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        between += text[at:start]
        at = end
    assert not (between + text[at:]).strip()


@pytest.mark.parametrize("piece", long_texts.ENDING)
def test_sentences_take_work_in_proportion_to_the_text(piece: str) -> None:
    assert growth(partial(long_texts.split, piece), 600, 3_600) < 1.1
