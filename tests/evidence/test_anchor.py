"""A quote is where the rules say, or it is reported: each rule of the design with an example."""

from __future__ import annotations

from functools import partial

import pytest

from benchmarks.growth import ANCHORED, find_quote
from stratview.documents.recent_values import RecentValues
from stratview.documents.text import parse
from stratview.evidence.anchor import MAX_PLACES, Anchor, Foldings, Searchable, Span, anchor
from tests.steps import growth

DOCUMENT = """\
# Entry

Huawei enters at the *industrialization* stage, when it’s “early”.

## Huawei

It acts as a “door opener” – for all. Sales grew by 20%.

## Xiaomi

It acts as a “gatekeeper” – for all. Sales grew by 30%.

- It grew.
- It grew.

| Aspect | Huawei | Xiaomi |
|---|---|---|
| Founded | in 1987 | in 2010 |
| Chips | in 2004 | in 2014 |
| Cars | none | since 2024 |
| Phones | since 2003 | since 2011 |

> # Inside
>
> Quoted words.

First line\\
second line
"""
TEXT = parse(DOCUMENT)


def find(quote: str, **context: str) -> Anchor:
    return anchor(TEXT, quote, **context)


def state(quote: str, **context: str) -> str:
    return find(quote, **context).state


def place(quote: str, **context: str) -> str:
    """The words at the one place, with four characters before them."""
    span = find(quote, **context).span
    assert span is not None
    return TEXT.text[max(0, span.start - 4) : span.end]


# -- where it is looked for -------------------------------------------------------------------------------------------


def test_a_quote_is_exact_at_its_one_place_character_for_character() -> None:
    found = find("“door opener” – for all")
    start = TEXT.text.index("“door")
    assert found == Anchor("exact", Span(start, start + 23), (Span(start, start + 23),))


def test_a_quote_is_looked_for_in_the_plain_text_without_marks() -> None:
    assert state("enters at the industrialization stage") == "exact"
    assert state("enters at the *industrialization* stage") == "missing"


def test_offsets_count_code_points() -> None:
    assert anchor(parse("📊📊 价比"), "价").span == Span(3, 4)


def test_a_quote_need_not_be_whole_words() -> None:
    assert state("ndustrializ") == "exact"


def test_a_quote_lies_within_one_block() -> None:
    assert state("It grew. It grew.") == "missing"
    assert state("It grew.\nIt grew.") == "missing"
    assert state("Huawei It acts") == "missing"
    assert state("Founded in 1987") == "missing"


def test_a_hard_line_break_does_not_end_a_block() -> None:
    assert state("First line\nsecond line") == "exact"
    assert state("First line second line") == "normalised"


def test_any_kind_of_block_may_hold_a_quote() -> None:
    document = parse("# h1\n\np1\n\n- i1\n\n| t1 |\n|---|\n| c1 |\n\n> q1\n\n```\nk1\n```\n")
    assert [anchor(document, quote).state for quote in ("h1", "p1", "i1", "t1", "c1", "q1", "k1")] == ["exact"] * 7


@pytest.mark.parametrize("quote", ["", " ", "\n", "\xa0", "\xad", "\t\xad "])
def test_a_blank_quote_is_missing(quote: str) -> None:
    assert find(quote) == Anchor("missing")
    assert find(quote, section="Xiaomi", prefix="It") == Anchor("missing")


@pytest.mark.parametrize("quote", ["acts as a", "It grew"])
def test_a_quote_at_several_places_is_ambiguous(quote: str) -> None:
    found = find(quote)
    assert (found.state, found.span) == ("ambiguous", None)
    assert [TEXT.text[span.start : span.end] for span in found.places] == [quote, quote]


def test_overlapping_places_are_several() -> None:
    found = anchor(parse("ababa"), "aba")
    assert (found.state, found.places) == ("ambiguous", (Span(0, 3), Span(2, 5)))
    found = anchor(parse("“‘“‘“"), '"\'"')
    assert (found.state, found.places) == ("ambiguous", (Span(0, 3), Span(2, 5)))


def test_nothing_near_is_ever_taken() -> None:
    assert state("It acts as a “gate-keeper” – for all.") == "missing"
    assert state("Sales grew by 40%.") == "missing"
    assert state("Sales grew  by 20 %.") == "missing"


def test_case_is_never_folded() -> None:
    assert state("huawei enters") == "missing"
    assert state("sales grew by 20%") == "missing"


def test_a_document_without_text_has_no_quote() -> None:
    assert anchor(parse(""), "a", prefix="b", section="c") == Anchor("missing")


# -- folding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("Huawei  enters\nat the", "Huawei enters at the"),
        ('when it\'s "early".', "when it’s “early”."),
        ("“door opener” - for all", "“door opener” – for all"),
        ("Huawei en\xadters", "Huawei enters"),
        ("Ｈuawei enters", "Huawei enters"),
        ("Huawei enters at the\n", None),
    ],
)
def test_a_quote_that_matches_only_after_folding_is_normalised(quote: str, words: str | None) -> None:
    found = find(quote)
    assert found.state == "normalised"
    assert found.span is not None
    assert TEXT.text[found.span.start : found.span.end] == (words or quote.strip())


def test_the_span_of_a_folded_quote_is_in_the_original() -> None:
    document = parse("x ﬁrst “eﬃcient” co\xad\xadop ½ cafe\u0301 end")
    found = anchor(document, 'first "efficient" coop ½ café')
    assert found.state == "normalised"
    assert found.span == Span(2, len(document.text) - 4)


def test_superscripts_subscripts_and_fractions_are_not_folded() -> None:
    document = parse("About 2⁴⁸ keys, H₂O and ½.")
    assert anchor(document, "248 keys").state == "missing"
    assert anchor(document, "H2O").state == "missing"
    assert anchor(document, "1⁄2").state == "missing"
    assert anchor(document, "2⁴⁸ keys").state == "exact"


def test_one_exact_place_is_exact_even_if_others_match_after_folding() -> None:
    document = parse("It’s so. It's so.")
    found = anchor(document, "It's so.")
    assert (found.state, found.span) == ("exact", Span(9, 17))


def test_several_places_after_folding_are_ambiguous() -> None:
    document = parse("It’s so. It‘s so.")
    found = anchor(document, "It's so.")
    assert (found.state, found.places) == ("ambiguous", (Span(0, 8), Span(9, 17)))


def test_white_space_at_a_quotes_ends_needs_white_space_or_a_border() -> None:
    assert state(" Sales grew by 20%. ") == "normalised"
    assert place(" Sales grew by 20%.\n") == "ll. Sales grew by 20%."
    assert state("Huawei enter ") == "missing"
    assert state(" nters at the") == "missing"


# -- prefix and suffix ------------------------------------------------------------------------------------------------


def test_a_prefix_or_suffix_tells_which_of_several_places() -> None:
    assert place("Sales grew by", suffix=" 30%").endswith("Sales grew by")
    assert find("Sales grew by", suffix=" 20%").span != find("Sales grew by", suffix=" 30%").span
    assert state("Sales grew by", suffix=" 30%") == "exact"
    assert state("for all.", prefix="“gatekeeper” – ") == "exact"
    assert state("acts as a", prefix="It ", suffix=" “gatekeeper”") == "exact"


def test_prefix_and_suffix_are_compared_after_folding() -> None:
    assert state("for all.", prefix='"gatekeeper"  - ') == "exact"
    assert state("acts as a", suffix=' "gatekeeper" -') == "exact"
    assert state('a "gatekeeper" -', prefix="It\xa0acts as ") == "normalised"


def test_a_prefix_stands_right_before_and_a_suffix_right_after() -> None:
    assert state("acts as a", suffix="“gatekeeper”") == "exact"
    assert state("acts as a", suffix="for all") == "ambiguous"
    assert state("for all.", prefix="gatekeeper") == "ambiguous"


def test_a_prefix_or_suffix_may_reach_over_the_border_of_a_block() -> None:
    assert place("in 2014", prefix="in 2004") == "004\nin 2014"
    assert place("It grew.", prefix="by 30%.") == "0%.\nIt grew."
    assert place("It grew.", prefix="It grew. ", suffix=" Aspect Huawei") == "ew.\nIt grew."
    assert state("none", prefix="Cars ", suffix="\nsince 2024 Phones") == "exact"


def test_white_space_at_the_joint_is_as_one_likes_unless_it_is_given() -> None:
    document = parse("(quote) and ( quote)")
    assert anchor(document, "quote", prefix="(").state == "ambiguous"
    assert anchor(document, "quote", prefix="( ").span == Span(14, 19)
    assert anchor(parse("re-do it, do it"), "do it", prefix="re- ").state == "ambiguous"
    assert anchor(parse("a cat, a cats"), "cat", suffix=" ").state == "ambiguous"
    assert anchor(parse("a cats, a cat"), "cat", suffix=" ").span == Span(10, 13)


def test_the_ends_of_the_document_are_borders() -> None:
    document = parse("same, same")
    assert anchor(document, "same", prefix=" ").state == "ambiguous"
    assert anchor(document, "same", suffix=" ").span == Span(6, 10)
    assert anchor(document, "same", suffix=" more").state == "ambiguous"
    assert anchor(document, "same", prefix="more").state == "ambiguous"


def test_much_white_space_hides_no_context() -> None:
    markdown = (
        "before\n\n" + "| |\n|-|\n" + "| |\n" * 300 + "\nsame\n\nsame\n\n" + "| |\n|-|\n" + "| |\n" * 300 + "\nafter\n"
    )
    document = parse(markdown)
    assert anchor(document, "same", prefix="before").state == "exact"
    assert anchor(document, "same", suffix="after").state == "exact"
    assert anchor(document, "same", prefix="before").span != anchor(document, "same", suffix="after").span


def test_what_is_given_must_hold_also_at_a_sole_place() -> None:
    assert state("“gatekeeper”", prefix="acts as a ") == "exact"
    found = find("“gatekeeper”", prefix="acts as the ")
    assert (found.state, found.span) == ("missing", None)
    assert [TEXT.text[span.start : span.end] for span in found.places] == ["“gatekeeper”"]
    assert state("“gatekeeper”", suffix=" for none") == "missing"
    assert state("“gatekeeper”", prefix="acts as a ", suffix=" for none") == "missing"
    assert state("'gatekeeper'") == "missing"
    assert state('"gatekeeper"', prefix="acts as the") == "missing"


def test_several_places_of_which_none_or_many_fit_are_ambiguous() -> None:
    assert state("since", prefix="never") == "ambiguous"
    assert state("since", suffix="2011") == "exact"
    many = find("since", suffix=" 20")
    assert many.state == "ambiguous"
    assert len(many.places) == 3
    some = anchor(parse("ab ab cb"), "b", prefix="a")
    assert (some.state, some.places) == ("ambiguous", (Span(1, 2), Span(4, 5)))


def test_where_no_exact_place_fits_a_folded_one_may() -> None:
    document = parse("# A\n\nIt's so.\n\n# B\n\nIt’s so.")
    found = anchor(document, "It's so.", section="B")
    assert (found.state, found.span) == ("normalised", Span(13, 21))
    assert anchor(document, "It's so.", section="A").state == "exact"
    assert anchor(document, "It's so.", section="C").state == "missing"


# -- section ----------------------------------------------------------------------------------------------------------


def test_a_section_is_any_heading_that_encloses_the_passage() -> None:
    assert state("acts as a", section="Xiaomi") == "exact"
    assert find("acts as a", section="Xiaomi").span != find("acts as a", section="Huawei").span
    assert state("acts as a", section="Entry") == "ambiguous"
    assert state("Huawei enters", section="Entry") == "exact"


def test_a_section_must_hold_also_at_a_sole_place() -> None:
    assert state("“gatekeeper”", section="Xiaomi") == "exact"
    assert state("“gatekeeper”", section="Huawei") == "missing"
    assert state("“gatekeeper”", section="No such heading") == "missing"


def test_a_section_may_be_the_passages_own_heading() -> None:
    document = parse("# Xiaomi\n\nXiaomi grew.")
    assert anchor(document, "Xiaomi", section="Xiaomi").state == "ambiguous"
    assert anchor(parse("# Xiaomi grew\n\n# Other\n\nXiaomi grew"), "Xiaomi", section="Xiaomi grew").span == Span(0, 6)


def test_a_section_is_compared_whole_and_after_folding() -> None:
    document = parse("# “Value”  – it’s *all*\n\nsame\n\n# Value\n\nsame")
    assert anchor(document, "same", section='"Value" - it\'s all\n').state == "exact"
    assert anchor(document, "same", section="Val").state == "ambiguous"


def test_a_blank_section_is_none() -> None:
    assert state("“gatekeeper”", section=" ") == "exact"


def test_a_heading_in_a_quote_is_a_section_only_of_what_is_inside() -> None:
    assert state("Quoted words.", section="Inside") == "exact"
    assert state("Quoted words.", section="Xiaomi") == "exact"
    assert state("second line", section="Inside") == "missing"


def test_section_and_prefix_must_both_hold() -> None:
    assert state("acts as a", section="Xiaomi", suffix=" “gatekeeper”") == "exact"
    assert state("acts as a", section="Xiaomi", suffix=" “door") == "ambiguous"


# -- many places ------------------------------------------------------------------------------------------------------


def test_the_places_listed_are_bounded_but_all_are_looked_at() -> None:
    document = parse("a, " * 500 + "last a.")
    found = anchor(document, "a")
    assert (found.state, len(found.places)) == ("ambiguous", MAX_PLACES)
    assert anchor(document, "a", prefix="a, ").state == "ambiguous"
    assert anchor(document, "a", suffix=".").state == "exact"


def test_a_searchable_document_gives_the_same_and_folds_only_once() -> None:
    searchable = Searchable(TEXT)
    for quote in ("It acts", "it's", '"door opener"', "none of it"):
        for context in ({}, {"section": "Xiaomi"}, {"prefix": "when "}):
            assert anchor(searchable, quote, **context) == anchor(TEXT, quote, **context)
    assert searchable.folded is searchable.folded


def test_a_document_is_not_folded_for_exact_quotes() -> None:
    class NoRoom(RecentValues[Foldings]):
        def get(self, owner: object, *_: object) -> Foldings:
            raise AssertionError(owner)

    searchable = Searchable(TEXT, NoRoom())
    assert anchor(searchable, "Sales grew by", suffix=" 30%").state == "exact"
    with pytest.raises(AssertionError):
        anchor(searchable, "does not stand there")


def test_invisible_characters_make_a_quote_normalised() -> None:
    text = parse(
        "Alpha's smart\u200bphone line sold 1,600 units.\n\nBeta\ufeff sold \u200e12\u200e ships in the\u2060 north."
    )
    assert anchor(text, "smartphone line sold 1,600 units").state == "normalised"
    assert anchor(text, "Beta sold 12 ships in the north").state == "normalised"
    assert anchor(text, "Beta \u202dsold").state == "normalised"
    assert anchor(text, "smartphones line").state == "missing"


def test_a_quote_may_break_lines_between_chinese_signs() -> None:
    text = parse("阿尔法公司在奥斯陆的\\\n工厂于1999年投产，\\\n性价比很高。小米 SU7 发布。")
    for quote in (
        "奥斯陆的工厂于1999年投产",
        "奥斯陆的 工厂",
        "投产，性价比",
        "投产， 性价\n比很高",
        " 工厂于",
        "奥斯陆的 ",
    ):
        assert anchor(text, quote).state in ("exact", "normalised"), quote
    assert anchor(text, "小米SU7发布").state == "missing"
    assert anchor(text, "工厂", prefix="奥斯陆的").state == anchor(text, "工厂", prefix="奥斯陆的 ").state == "exact"


@pytest.mark.parametrize(("words", "quote", "prefix"), ANCHORED)
def test_a_long_prefix_takes_work_in_proportion_to_the_document(words: str, quote: str, prefix: str) -> None:
    assert growth(partial(find_quote, words, quote, prefix), 600, 3_600) < 1.3
