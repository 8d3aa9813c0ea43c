"""Nothing that is shown reads otherwise than it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.invisible import SIGN, hidden_in, readable, visible, visible_line


@pytest.mark.parametrize(
    "hidden",
    [
        *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u200e", "\u200f", "\u061c",  # order
        "\u200b", "\u2060", "\ufeff", "\u034f", "\u3164", "\U000e0041",  # shows nothing
        "\0", "\x07", "\x1b", "\x7f", "\x9b", "\ud800",  # controls
    ],
)  # fmt: skip
def test_a_hidden_character_becomes_a_sign_and_moves_no_offset(hidden: str) -> None:
    assert visible(f"a{hidden}1") == f"a{SIGN}1"
    assert list(hidden_in(f"a{hidden}1")) == [1]


@pytest.mark.parametrize("number", ["6\u200d1", "6\u200c1", "6\ufe0f1", "6\U000e01001", "\u0666\u200d\u0661"])
def test_nothing_unseen_splits_a_number(number: str) -> None:
    assert SIGN in visible(number)
    assert readable(number).isdigit()


def test_a_text_loses_what_is_not_seen_and_shows_its_controls() -> None:
    assert readable("Profit: \u202e6\u200b1\x1b[31m") == f"Profit: 61{SIGN}[31m"


@pytest.mark.parametrize(
    "text",
    [
        "tab\tline\r\n",
        "soft\u00adhyphen",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d💻 ❤\ufe0f! 1\ufe0f\u20e3",
        "שלום 小米",
        "\u2028",
    ],
)
def test_what_words_and_pictures_need_stays(text: str) -> None:
    assert visible(text) == readable(text) == text


@given(st.text(max_size=80))
def test_what_is_visible_holds_no_control_and_is_as_long(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert readable(text).replace(SIGN, "") == shown.replace(SIGN, "")
    assert visible(shown) == shown
    assert not any(
        (unicodedata.category(sign) == "Cc" and sign not in "\t\n\r\x85") or unicodedata.bidirectional(sign) in _ORDER
        for sign in shown
    )
    assert "\n" not in visible_line(text)


_ORDER = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
