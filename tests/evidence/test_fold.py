"""Folding makes equal what is the same words, nothing else, and every folded part leads back to its original."""

from __future__ import annotations

import re
import sys
from functools import cache, partial
from unicodedata import decomposition, normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks import growth as long_texts
from stratview.evidence import fold as folding
from stratview.evidence.fold import fold, fold_blocks
from tests.steps import growth

# -- the rules, by example --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "space", [" ", "  ", "\n", "\t", "\r\n", "\xa0", "\u2009", "\u202f", "\u3000", "\u2028", " \xa0\n "]
)
def test_white_space_of_any_kind_and_length_is_one_space(space: str) -> None:
    assert fold(f"a{space}b") == "a b"
    assert fold(f"{space}a{space}") == " a "


@pytest.mark.parametrize("quote", "'`´‘’‚‛‹›′＇ʼ")
def test_the_shapes_of_single_quotation_marks_are_one(quote: str) -> None:
    assert fold(f"don{quote}t") == "don't"


@pytest.mark.parametrize("quote", '"“”„‟«»″〝〞〟＂')
def test_the_shapes_of_double_quotation_marks_are_one(quote: str) -> None:
    assert fold(f"a {quote}b{quote} c") == 'a "b" c'


def test_single_and_double_quotation_marks_stay_apart() -> None:
    assert fold("‘a’") != fold("“a”")
    assert fold("''a''") != fold('"a"')


@pytest.mark.parametrize("dash", "-‐‑‒–—―−⸺﹘﹣－")
def test_the_shapes_of_dashes_are_one(dash: str) -> None:
    assert fold(f"10{dash}20") == "10-20"


@pytest.mark.parametrize(
    ("text", "folded"),
    [("eﬃcient", "efficient"), ("ﬁnal ﬂow", "final flow"), ("ĳs", "ijs"), ("ﷺ", "صلى الله عليه وسلم")],
)
def test_ligatures_are_their_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "sign",
    [
        *"\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
        *"\ufe00\ufe0e\ufe0f\U000e0067\U000e007f\U000e0100\U000e01ef",
    ],
)
def test_invisible_characters_are_removed(sign: str) -> None:
    assert fold(f"{sign}sold {sign} 1,6{sign}00 uni{sign}{sign}ts{sign}") == "sold 1,600 units"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष", "👩\u200d🚀"])
def test_joiners_change_the_shape_and_stay(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("space", [" ", "\n", "  ", " \n ", "\u3000", "\u200b\n", "\n\u200b "])
def test_white_space_between_chinese_or_japanese_signs_falls_away(space: str) -> None:
    assert fold(f"性价{space}比，{space}（很）{space}高。{space}カタ{space}カナ") == "性价比,(很)高。カタカナ"


@pytest.mark.parametrize("text", ["小米 SU7 发布", "在 2011 年", "한국 기업", "a 价 b"])
def test_white_space_beside_other_letters_stays(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("text", ["co\xadoperate", "\xadcooperate", "cooperate\xad", "co\xad\xadop\xaderate"])
def test_soft_hyphens_fall_away(text: str) -> None:
    assert fold(text) == "cooperate"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("cafe\u0301", "café"),
        ("cafe\xad\u0301", "café"),
        ("e\u0323\u0302", "ệ"),
        ("e\u0302\u0323", "ệ"),
        ("\u1112\u1161\u11ab", "한"),
        ("하\u11ab", "한"),
        ("ｶﾞ", "ガ"),
        ("か\u3099", "が"),
        ("ＡＢＣ，（１）", "ABC,(1)"),
        ("①…ⅷ", "1...viii"),
        ("Å", "Å"),
    ],
)
def test_what_unicode_makes_equal_is_equal(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["2⁴⁸", "H₂O", "1½ km", "x²", "10⁻³", "Xiaomi™", "1ˢᵗ", "⅒", "2²\u0301"])
def test_superscripts_subscripts_and_fractions_stay_as_they_are(text: str) -> None:
    assert fold(text) == text


def test_a_unit_in_one_sign_keeps_its_superscript() -> None:
    assert fold("20㎡ and 5㎨") == "20m² and 5m∕s²"
    assert fold("20㎡") != fold("20m2")


@pytest.mark.parametrize(("one", "other"), [("Huawei", "huawei"), ("İ", "i"), ("ẞ", "ß"), ("ß", "ss")])
def test_case_is_never_folded(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", "Plain words, 100% of them.", "价值 📊 é ñ ü", "don't “x”"[:5]])
def test_what_holds_nothing_to_fold_is_the_very_same_text(text: str) -> None:
    assert fold(text) is text


# -- the same as folding in one go ------------------------------------------------------------------------------------

FORMS = ("<super>", "<sub>", "<fraction>")
DIFFICULT = (
    "ae 1'\"-`´“”’–—−…\xa0\xad\n\t\u2009\u3000²₂½™㎡㎨ﬁﬃĳﷺ¨¯΅ΐ①Ａ（ｶﾊﾞﾟがか\u3099\u0301\u0302\u0323\u0338\u0345≠<=各"
    "\u1112\u1161\u11ab하한ㅎㅏ\u09c7\u09be\u0958\u0f71\u0f72\u0f73\u200d\ufe0f\u200b\u202e\U000e0101📊é、，。㍿㋀\u212b\u2126\uf900\ufb2a\u05d9\u05b4"
)


@cache
def kept() -> frozenset[str]:
    """The signs that keep their form."""
    return frozenset(chr(code) for code in range(sys.maxunicode + 1) if decomposition(chr(code)).startswith(FORMS))


@cache
def kept_sign() -> re.Pattern[str]:
    return re.compile(f"([{''.join(map(re.escape, kept()))}])")


def in_one_go(text: str) -> str:
    """The rules applied to the whole text one after the other, with no map and no thought of speed."""
    text = re.sub(f"[{folding.INVISIBLE}]", "", text)
    text = re.sub(rf"(?<=[{folding.IDEOGRAPHIC}])\s+(?=[{folding.IDEOGRAPHIC}])", "", text)
    text = text.translate(folding._BEFORE_NFKC)
    parts = kept_sign().split(text)
    text = "".join(part if part in kept() else normalize("NFKC", part) for part in parts)
    return re.sub(r"\s+", " ", text.translate(folding._SHAPES))


TEXTS = st.one_of(
    st.text(alphabet=st.sampled_from(DIFFICULT), max_size=30),
    st.text(max_size=30),
    st.lists(st.sampled_from([*DIFFICULT, "word ", "  ", " ¨", "e\xad\u0301"]), max_size=20).map("".join),
)


@given(TEXTS)
@example(" \xad ")
@example("  \u0301")
@example("a ¨ \u0301b")
def test_folding_piecewise_is_folding_in_one_go(text: str) -> None:
    assert fold(text) == in_one_go(text)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_characters_that_are_not_looked_at_fold_to_themselves() -> None:
    inert = re.compile(f"[{folding._INERT}]")
    checked = 0
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if inert.match(character):
            checked += 1
            assert in_one_go(character) == character, hex(code)
            assert folding._begins(character), hex(code)
    assert checked > 80_000


def test_a_text_is_only_cut_where_nothing_composes() -> None:
    """Every second half of a composition in this Python's Unicode joins the segment before it."""
    for code in range(sys.maxunicode + 1):
        parts = decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<") and normalize("NFC", chr(code)) == chr(code):
            assert not folding._begins(chr(int(parts[1], 16))), hex(code)


def test_every_sign_that_hides_a_superscript_keeps_it() -> None:
    def hides(character: str) -> bool:
        parts = [chr(int(part, 16)) for part in decomposition(character).split() if not part.startswith("<")]
        return any(part in kept() or hides(part) for part in parts)

    for code in range(sys.maxunicode + 1):
        if chr(code) not in kept() and hides(chr(code)):
            assert kept() & set(fold(chr(code))), hex(code)


# -- the way back -----------------------------------------------------------------------------------------------------


def test_a_part_of_the_folded_text_leads_back_to_its_original() -> None:
    original = "The  “eﬃcient”\xa0co\xadop —  x²…"
    folded = fold_blocks([original])
    assert folded.text == 'The "efficient" coop - x²...'
    for words, source in [
        ("efficient", "eﬃcient"),
        ("coop", "co\xadop"),
        ("- x²", "—  x²"),
        ("...", "…"),
        ("The", "The"),
    ]:
        start = folded.text.index(words)
        first, last = folded.span(start, start + len(words))
        assert original[first:last] == source


def test_a_part_of_what_folds_as_a_whole_comes_from_all_of_it() -> None:
    folded = fold_blocks(["eﬃcient"])
    assert folded.text == "efficient"
    assert folded.span(1, 2) == folded.span(2, 4) == (1, 2)
    assert folded.span(0, 2) == (0, 2)


def test_a_soft_hyphen_beside_a_part_does_not_belong_to_it() -> None:
    folded = fold_blocks(["co\xad\xadop"])
    assert (folded.span(0, 2), folded.span(2, 4), folded.span(1, 3)) == ((0, 2), (4, 6), (1, 5))


@given(st.lists(TEXTS, min_size=1, max_size=3), st.data())
def test_every_folded_part_comes_from_a_part_that_folds_to_it(blocks: list[str], data: st.DataObject) -> None:
    original = "\n".join(blocks)
    folded = fold_blocks(blocks)
    assert folded.text == "\n".join(in_one_go(block) for block in blocks)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    part = folded.text[start:end]
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(original)
    if "\n" in part:
        return  # a passage lies within one block
    assert part in fold(original[first:last])
    assert (first, last) == (folded.span(start, start + 1)[0], folded.span(end - 1, end)[1])


@given(st.lists(TEXTS, max_size=4))
def test_no_folded_block_holds_a_line_feed(blocks: list[str]) -> None:
    assert fold_blocks(blocks).text.count("\n") == max(0, len(blocks) - 1)


# -- cost -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("piece", long_texts.FOLDED)
def test_folding_takes_work_in_proportion_to_the_text(piece: str) -> None:
    assert growth(partial(long_texts.fold, piece), 600, 3_600) < 1.1
