"""Figures in many languages: which quotes prove which figures. The lines are in figure_lines.txt."""

from __future__ import annotations

import string
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.evidence.figures import Quoted, check

LINES = [
    (line[0], *(part.strip() for part in line[1:].split("|")))
    for line in Path(__file__).with_name("figure_lines.txt").read_text("utf-8").splitlines()
    if line and line[0] in "+-"
]


@pytest.mark.parametrize(("verdict", "language", "quote", "text"), LINES)
def test_a_quote_proves_the_figures_it_holds_and_no_other(verdict: str, language: str, quote: str, text: str) -> None:
    found = check(text, [Quoted(quote, language.strip("."))], "en")
    assert found.checked, text
    assert found.unsupported == (() if verdict == "+" else found.checked)


def test_there_are_lines_for_many_languages_and_half_of_them_prove_nothing() -> None:
    assert len(LINES) > 250
    assert len({language for _, language, *_ in LINES}) > 12
    assert sum(verdict == "-" for verdict, *_ in LINES) * 2 > len(LINES)


# --- for every number -------------------------------------------------------------------------------------------------

FRAMES = {
    "": ["about {} stores", "{}%", "${}", "{} million", "€{} bn", "{} km", "{} kr", "version {}", "({})", "¥{}"],
    "en": ["{} dollars", "{} billion people", "over {}.", "{} years", "{} pounds", "{} miles"],
    "de": ["rund {} Läden", "{} Millionen Stück", "{} Mio. €", "{} Prozent", "{} Kronen", "{} Jahre"],
    "fr": ["{} magasins", "{} milliards d'euros", "{} M€", "{} pour cent"],
    "es": ["{} tiendas", "{} millones", "{} mil pesos", "{} por ciento"],
    "pl": ["{} sklepów", "{} mln zł", "{} złotych"],
    "ru": ["{} человек", "{} млрд рублей", "{} тыс. тонн", "{} процентов"],
    "tr": ["%{}", "{} milyon lira"],
    "ja": ["{}万円", "{}人", "{}パーセント", "{}億"],
    "zh": ["{}亿元", "{}公里", "百分之{}"],
    "ko": ["{}만 명", "{}억 원"],
    "hi": ["{} लाख", "{} करोड़ रुपये"],
    "ar": ["{} مليون", "{} دولار"],
}
framed = st.sampled_from([(language, frame) for language, frames in FRAMES.items() for frame in frames])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A number in one of the ways in which people part its digits, also in digits of other scripts."""
    number = draw(st.one_of(st.integers(0, 999), st.integers(0, 10**9)))
    group = draw(st.sampled_from(["", ",", ".", "\u202f", "’"]))
    text = f"{number:,}".replace(",", group)
    if draw(st.booleans()):
        text += draw(st.sampled_from([".", ","])) + str(draw(st.integers(0, 99_999)))
    zero = draw(st.sampled_from("0000०٠๐０"))
    return "".join(chr(ord(zero) + int(char)) if char in string.digits else char for char in text)


@given(written(), framed)
def test_a_figure_that_is_copied_whole_is_proven(number: str, frame: tuple[str, str]) -> None:
    language, form = frame
    quote = form.format(number)
    assert check(quote, [Quoted(f"It says {quote}, it says.", language)], language).unsupported == ()


@given(written(), st.sampled_from(FRAMES[""]), st.sampled_from(["", "en", "de"]))
def test_a_figure_that_is_copied_from_an_unknown_language_is_proven(number: str, form: str, language: str) -> None:
    quote = form.format(number)
    assert check(quote, [Quoted(f"It says {quote}, it says.")], language).unsupported == ()


@given(written(), framed, st.sampled_from(["", "en", "de"]), st.data())
def test_a_figure_with_another_digit_is_never_proven(
    number: str, frame: tuple[str, str], language: str, data: st.DataObject
) -> None:
    places = [place for place, char in enumerate(number) if char.isdecimal()]
    place = data.draw(st.sampled_from(places))
    zero = ord(number[place]) - unicodedata.decimal(number[place])
    digit = data.draw(st.integers(0, 9).filter(lambda digit: zero + digit != ord(number[place])))
    other = number[:place] + chr(zero + digit) + number[place + 1 :]
    text = frame[1].format(other)
    result = check(text, [Quoted(f"It says {frame[1].format(number)}, it says.", frame[0])], language)
    # Two years that a comma parts are two figures: 2004,2011.
    assert result.unsupported if len(result.checked) > 1 else result.unsupported == result.checked
