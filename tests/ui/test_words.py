"""Words that are written into rich text."""

from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from stratview.ui import words


@given(st.text(st.sampled_from("a<>&\"';小\n ") | st.characters()))
def test_a_text_stands_for_itself_in_rich_text(text: str) -> None:
    assert words.escape(text) == html.escape(text)


def test_quotation_marks_within_others_are_single() -> None:
    assert words.within_quotes("A “swift knife”, sold as “smart”, of 2010", 22) == "A ‘swift knife’, sold…"
    assert words.within_quotes("It’s 5″") == "It’s 5″"
