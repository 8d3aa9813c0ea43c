"""Fonts that number their glyphs and name no letters."""

from __future__ import annotations

import pytest

from stratview.intake.parts import flattened
from stratview.intake.readers.pdf_glyph_numbers import GlyphNumbers, makes_words
from tests.intake.pdfs import drawn, read, with_meanings

SENTENCE = "There was a change to the criteria that make circling areas larger"


@pytest.mark.parametrize(
    ("number", "sign"),
    [(3, " "), (36, "A"), (97, "~"), (98, "Ä"), (178, "–"), (500, "\ufffd"), (1, "\ufffd")],
)
def test_numbers_are_signs_in_their_usual_order(number: int, sign: str) -> None:
    assert chr(GlyphNumbers().shown(number)) == sign


def test_numbers_that_make_no_words_are_left_alone() -> None:
    """As in a font that keeps only the glyphs it needs and numbers these anew."""
    anew = {letter: number for number, letter in enumerate(dict.fromkeys(SENTENCE), 3)}
    assert not makes_words(anew[letter] for letter in SENTENCE)
    assert makes_words(ord(letter) - 29 for letter in SENTENCE)


def test_a_font_that_names_no_letters_is_read_by_its_glyphs() -> None:
    """PDFium gives the numbers themselves; the space is one that draws nothing."""
    meanings = {ord(letter): chr(ord(letter) - 29) for letter in SENTENCE}
    data = drawn(b"BT /F 10 Tf 50 700 Td (%s) Tj ET" % SENTENCE.encode(), F="Times-Roman")
    extract = read(with_meanings(data, "F", meanings))
    assert [block.text for block in flattened(extract.parts)] == [SENTENCE]
    assert not extract.notices
