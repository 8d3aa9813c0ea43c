"""The figures check: what counts as the same figure, what proves another, and what never may."""

from __future__ import annotations

import string
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stratview.evidence.figures import Figure, check, figures

NBSP, NARROW = "\u00a0", "\u202f"


def _proves(quote: str, text: str) -> bool:
    """Return whether every figure of the text is in the quote; the text must have figures."""
    result = check(text, [quote])
    assert result.checked, text
    return not result.unsupported


def _read(text: str) -> list[tuple[str, str]]:
    return [(figure.kind, figure.text) for figure in figures(text)]


SAME = [
    # Thousands, decimals, digits of other shapes.
    ("1,600 stores", "1600 stores"),
    ("1,234,567", "1234567"),
    (f"1{NBSP}600 stores", "1,600 stores"),
    (f"1{NARROW}600{NARROW}000", "1.6 million"),
    ("1’600", "1'600"),
    ("$1.50", "$1.5"),
    (".5", "0.5"),
    ("$1,600.50", "$1600.5"),
    ("１，６００", "1,600"),
    ("２５", "25"),
    ("٢٥", "25"),
    ("20\u00ad04", "2004"),
    # Scales.
    ("100K users", "100,000 users"),
    ("100k", "100K"),
    ("1 billion", "1,000,000,000"),
    ("1 Billion", "1bn"),
    ("1 bn", "1B"),
    ("5M", "5 million"),
    ("5 mn", "5 Million"),
    ("1.6 trillion", "1,600 billion"),
    ("1.6T", "1.6 trillion"),
    ("3 thousand", "3,000"),
    ("16 hundred million", "1.6 billion"),
    ("160-billion", "160 billion"),
    ("16万", "160,000"),
    ("1600亿", "160 billion"),
    ("1.6万亿", "1.6 trillion"),
    ("1亿6000万", "160 million"),
    ("1600多亿", "over 160 billion"),
    # Percentages.
    ("25 percent", "25%"),
    ("25 per cent", "25%"),
    (f"25{NBSP}%", "25%"),
    ("25％", "25%"),
    ("２５％", "25 percent"),
    ("25-percent", "25%"),
    ("百分之25", "25%"),
    ("25 pct", "25 Percent"),
    ("5 percentage points", "5个百分点"),
    ("5 percentage points", "5% points"),
    ("-5%", "(−5%)"),
    # Dates.
    ("16 April 2008", "2008-04-16"),
    ("April 16, 2008", "2008-04-16"),
    ("April 16 2008", "2008-04-16"),
    ("April 16th, 2008", "2008-04-16"),
    ("16th April 2008", "2008-04-16"),
    ("16th of April, 2008", "2008-04-16"),
    ("16 Apr. 2008", "2008-04-16"),
    ("Apr. 16, 2008", "2008-04-16"),
    ("16-Apr-2008", "2008-04-16"),
    ("APRIL 16, 2008", "2008-04-16"),
    ("2008年4月16日", "2008-04-16"),
    ("2008 年 4 月 16 日", "2008-04-16"),
    ("２００８年４月１６日", "2008-04-16"),
    ("2008/4/16", "2008-04-16"),
    ("2008.04.16", "2008-04-16"),
    ("16.04.2008", "2008-04-16"),
    ("16/04/2008", "2008-04-16"),
    ("04/16/2008", "2008-04-16"),
    ("2008-04-16T12:30:00Z", "2008-04-16"),
    ("April 2025", "2025-04"),
    ("Apr 2025", "2025-04"),
    ("April, 2025", "2025-04"),
    ("April of 2025", "2025-04"),
    ("2025年4月", "2025-04"),
    ("2025年4月份", "2025-04"),
    ("04/2025", "2025-04"),
    ("Sept 2025", "September 2025"),
    ("16 April", "April 16"),
    ("4月16日", "April 16"),
    ("16–20 April 2008", "2008-04-16 and 2008-04-20"),
    ("April 16–20, 2008", "2008-04-16 and 2008-04-20"),
    ("2004年", "2004"),
    ("post-2010", "2010"),
    ("mid-1990s", "1990s"),
    ("1990's", "1990s"),
    ("1990年代", "1990s"),
    ("the ’90s", "'90s"),
    ("1980s-1990s", "1980s, 1990s"),
    ("2004,2011", "2004 and 2011"),
    # Money.
    ("160 billion yuan", "CN¥160bn"),
    ("RMB 160 billion", "CN¥160bn"),
    ("RMB160bn", "CN¥160bn"),
    ("CNY 160 bn", "CN¥160bn"),
    ("CN¥160B", "CN¥160bn"),
    ("￥160bn", "¥160bn"),
    ("yuan 160 billion", "CN¥160bn"),
    ("rmb 160bn", "CN¥160bn"),
    ("160bn RMB", "CN¥160bn"),
    ("160-billion-yuan", "CN¥160bn"),
    ("160 billion Chinese yuan", "CN¥160bn"),
    ("160 Billion Renminbi", "CN¥160bn"),
    ("1600亿元", "CN¥160bn"),
    ("1600亿元人民币", "CN¥160bn"),
    ("人民币1600亿元", "CN¥160bn"),
    ("1600 亿 元", "CN¥160bn"),
    ("1600多亿元", "CN¥160bn"),
    ("$5m", "5 million dollars"),
    ("$5 M", "5 million dollars"),
    ("US$5 million", "5 million dollars"),
    ("US $5 million", "USD 5 million"),
    ("5 million US dollars", "5M U.S. dollars"),
    ("500万美元", "5 million dollars"),
    ("5m dollars", "$5,000,000"),
    ("1 dollar", "$1"),
    ("€5", "5 euros"),
    ("EUR 5", "5 €"),
    ("£5", "5 pounds"),
    ("Rs. 5 crore", "₹50 million"),
    ("B$5", "B$5.0"),
    ("GBP5", "5 pounds sterling"),
    ("HK$5", "5 Hong Kong dollars"),
    ("-$5", "$-5"),
    # Ranges: unit and scale belong to both ends.
    ("10–20%", "10% to 20%"),
    ("10-20 percent", "10% and 20%"),
    ("10 – 20%", "10% and 20%"),
    ("10 to 20 percent", "10% and 20%"),
    ("10~20%", "10% and 20%"),
    ("10-20 billion yuan", "CN¥10bn and CN¥20bn"),
    ("$10–20 billion", "$10bn and $20bn"),
    ("$10–$20 billion", "$10bn and $20bn"),
    ("10至20亿元", "CN¥1bn and CN¥2bn"),
    ("1000–2000 yuan", "CN¥1,000 and CN¥2,000"),
    ("10–20nm", "10nm and 20nm"),
    ("10–20 years", "10-20 years"),
    # Units and names with digits in front.
    ("5G", "5G"),
    ("10 nm", "10nm"),
    ("10-nm", "10 nanometres"),
    ("10纳米", "10nm"),
    ("100 km/h", "100km/h"),
    ("1st", "1ST"),
    ("3× faster", "3x faster"),
    ("1920×1080", "1920x1080"),
    ("24/7", "24/7"),
    ("2⁴⁸", "2⁴⁸"),
    ("1.2.3", "1.2.3."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_figure_in_another_form_proves_it_both_ways(one: str, other: str) -> None:
    assert _proves(one, other)
    assert _proves(other, one)


ONE_WAY = [
    # The second has more: it proves the first, the first does not prove it.
    ("25", "25%"),
    ("25", "25 yuan"),
    ("160 billion", "160 billion yuan"),
    ("160 billion", "¥160bn"),
    ("10", "10nm"),
    ("24", "24h"),
    ("10", "10–20%"),
    ("2000", "2000 yuan"),
    ("2008", "16 April 2008"),
    ("2008", "April 2008"),
    ("2008", "2008-04-16"),
    ("2008年", "2008-04"),
    ("2008", "04/05/2008"),
    ("2004", "2004/05"),
    ("April 2008", "16 April 2008"),
    ("2008-04", "2008年4月16日"),
    ("16 April", "April 16, 2008"),
    ("1990s", "1995"),
    ("1990s", "1990"),
    ("1990s", "16 April 1995"),
    ("1990s", "1995年"),
    ("’90s", "1990s"),
    ("’90s", "in 1995"),
    ("2000s", "2004"),
]


@pytest.mark.parametrize(("less", "more"), ONE_WAY)
def test_the_more_exact_figure_proves_the_less_exact_and_not_the_reverse(less: str, more: str) -> None:
    assert _proves(more, less)
    assert not _proves(less, more)


NEVER = [
    # A part of a number.
    ("80", "1,800"),
    ("800", "1,800"),
    ("16", "160"),
    ("60", "160"),
    ("2004", "12004"),
    ("2004", "20041"),
    ("1", "1.5"),
    ("5", "1.5"),
    ("5", ".5"),
    ("5%", "1.5%"),
    ("5 million", "1,5 million"),
    ("600", f"1{NBSP}600"),
    ("600", f"1{NARROW}600"),
    ("600", "1’600"),
    ("600", "１，６００"),
    ("4", "20\u00ad04"),
    ("1", "1.2.3"),
    ("2.3", "1.2.3"),
    ("1.2", "1.2.3"),
    ("24", "24/7"),
    ("7", "24/7"),
    ("16", "16:9"),
    ("6000万", "1亿6000万"),
    ("1亿", "1亿6000万"),
    ("5", "3万5"),
    ("1920", "1920x1080"),
    ("1080", "1920x1080"),
    ("1080", "1920×1080"),
    ("48", "2*48"),
    ("7", "007"),
    # Superscripts, subscripts and fractions are no digits, but part of the token.
    ("248", "2⁴⁸"),
    ("2", "2⁴⁸"),
    ("2", "2½"),
    ("10", "10⁻³"),
    ("2", "2^48"),
    ("48", "2^48"),
    ("2004", "2004²"),
    # Scales.
    ("160", "160 billion"),
    ("160", "160bn"),
    ("160", "160-billion"),
    ("160", "160B"),
    ("1600", "1600亿"),
    ("160 million", "160 billion"),
    ("100", "100K"),
    ("5", "5 million–10 million"),
    ("10", "10–20 billion"),
    ("10", "10-20 billion yuan"),
    ("5", "5M"),
    ("¥5", "¥5m"),
    ("¥5", "¥5 M"),
    ("5 metres", "5m yuan"),
    ("1,5 million", "1,5 billion"),
    # Units.
    ("25%", "25 percentage points"),
    ("25%", "25‰"),
    ("5%", "-5%"),
    ("5", "-5"),
    ("160 billion yuan", "160 billion dollars"),
    ("¥160bn", "$160bn"),
    ("€5", "£5"),
    ("$5", "HK$5"),
    ("5 dollars", "5 Canadian dollars"),
    ("500万元", "500万美元"),
    ("5元", "5日元"),
    ("5G", "4G"),
    ("5G", "5"),
    ("5 stores", "5G"),
    ("3 stores", "3D"),
    ("21 stores", "21st"),
    ("1st", "21st"),
    ("10 km", "10 kg"),
    ("3千", "3千米"),
    ("5 km", "5 km²"),
    ("100 km", "100 km/h"),
    ("500", "500兆"),
    # Dates.
    ("16", "16 April 2008"),
    ("4", "2008-04-16"),
    ("16 April 2008", "17 April 2008"),
    ("April 2008", "May 2008"),
    ("2008-04-16", "2008-05-16"),
    ("16 April 2009", "16 April 2008"),
    ("4 May 2008", "04/05/2008"),
    ("May 2008", "04/05/2008"),
    ("2011", "2010–11"),
    ("1995 yuan", "1990s"),
    ("1,995", "1990s"),
    ("1990s", "1980s"),
    ("1990s", "1989"),
    ("1990s", "2000"),
    ("’90s", "1985"),
    ("44 BC", "44 kg"),
    ("8 May", "8 million"),
    ("20", "20 May 2011"),
    ("2,008", "16 April 2008"),
]


@pytest.mark.parametrize(("one", "other"), NEVER)
def test_figures_that_only_look_alike_prove_each_other_neither_way(one: str, other: str) -> None:
    assert not _proves(one, other)
    assert not _proves(other, one)


READINGS = [
    # Names with digits behind letters are not figures.
    ("Mi1, V2, SU7, HTML5, B2B, V2.1, RedmiK30s, CO₂", []),
    ("Mi 1 of 2011", [("number", "1"), ("year", "2011")]),
    ("No.5", [("number", "5")]),
    ("小米14发布", [("number", "14")]),
    ("one, two, a decade", []),
    ("½ ¼ ①", [("code", "①")]),
    # A dot that ends the sentence is no point.
    ("in 2004.", [("year", "2004")]),
    ("in 2004.It", [("year", "2004")]),
    ("1,600.", [("number", "1,600")]),
    ("25 percent.", [("percent", "25 percent")]),
    ("on 16 April.", [("date", "16 April")]),
    # Dashes.
    ("10-20", [("number", "10"), ("number", "20")]),
    ("10–20%", [("percent", "10"), ("percent", "20%")]),
    ("a 10-year plan", [("number", "10")]),
    ("10 -20", [("number", "10"), ("number", "20")]),
    ("2004 -5%", [("year", "2004"), ("percent", "-5%")]),
    ("-5 and (-6) and [−7", [("number", "-5"), ("number", "-6"), ("number", "−7")]),
    ("COVID-19", [("number", "19")]),
    ("1987–2000s", [("year", "1987"), ("decade", "2000s")]),
    ("2010–Present", [("year", "2010")]),
    ("in 2010 – 20% more", [("year", "2010"), ("percent", "20%")]),
    ("the Mi 8 – 5 million sold", [("number", "8"), ("number", "5 million")]),
    ("innovations—5G", [("measure", "5G")]),
    # A unit belongs to the number beside it.
    ("in 2004 RMB 160 billion", [("year", "2004"), ("money", "RMB 160 billion")]),
    ("for 5 $10 bills", [("number", "5"), ("money", "$10")]),
    ("640 × 480", [("number", "640"), ("number", "480")]),
    ("5G/LTE", [("measure", "5G")]),
    ("3 cad files", [("number", "3")]),
    ("118元素", [("number", "118")]),
    ("3 million phones", [("number", "3 million")]),
    ("5 millionaires", [("number", "5")]),
    ("25 percentiles", [("number", "25")]),
    # Words that look like months, and days that count something.
    ("In May 20 million phones", [("number", "20 million")]),
    ("In May 20% more", [("percent", "20%")]),
    ("In April 16,000 people", [("number", "16,000")]),
    ("they may 5", [("number", "5")]),
    ("Marching 5", [("number", "5")]),
    ("31 April 2008", [("number", "31"), ("date", "April 2008")]),
    ("16 April, 2025-04", [("date", "16 April"), ("date", "2025-04")]),
    ("1999-10 billion", [("number", "1999"), ("number", "10 billion")]),
    ("16 April-20 May", [("date", "16 April"), ("date", "20 May")]),
    ("2025-04/2025-06", [("date", "2025-04"), ("date", "2025-06")]),
    ("2008-13-45", [("code", "2008-13-45")]),
    ("10年", [("number", "10")]),
    ("4个月", [("number", "4")]),
    ("Q1 2025", [("code", "Q1"), ("year", "2025")]),
    ("90s", [("measure", "90s")]),
    ("1,90,5", [("code", "1,90,5")]),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_a_text_is_read_into_its_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert _read(text) == expected


def test_a_figure_carries_value_unit_and_place() -> None:
    text = "Über 1600亿元 in ２００８"
    assert figures(text) == (
        Figure("money", Decimal("1.6e11"), "CNY", "1600亿元", 5, 11),
        Figure("year", Decimal(2008), "", "２００８", 15, 19, dated=True),
    )
    assert [figure.value for figure in figures("16 April, 2025-04, 2⁴⁸")] == [(None, 4, 16), (2025, 4, None), "2⁴⁸"]


def test_invisible_characters_move_no_offsets() -> None:
    text = "a\u200bb 1\u00ad,600\u2060 x"
    (figure,) = figures(text)
    assert (figure.text, figure.value) == ("1\u00ad,600", Decimal(1600))
    assert text[figure.start : figure.end] == figure.text


def test_check_names_what_no_quote_holds_in_the_order_of_the_text() -> None:
    result = check("In 2004, 2011 and 2021: 20% of 5 yuan.", ["since 2011", "20 percent", "20 yuan"])
    assert [figure.text for figure in result.checked] == ["2004", "2011", "2021", "20%", "5 yuan"]
    assert [figure.text for figure in result.unsupported] == ["2004", "2021", "5 yuan"]


def test_two_quotes_do_not_make_one_figure() -> None:
    assert check("160 billion yuan", ["160", "billion yuan"]).unsupported
    assert check("16 April 2008", ["16 April", "in 2008"]).unsupported


def test_a_text_without_figures_needs_no_quote_and_one_with_figures_does() -> None:
    assert check("It was founded by two friends.", []).checked == ()
    assert [figure.text for figure in check("Founded in 1987", []).unsupported] == ["1987"]


BUNDLED = [
    ("Scaled up its chip investment in 2011, when 4G took off.", "scaling up in 2011 when 4G exploded"),
    (
        "Driven by technology, it invests over 160 billion yuan a year.",
        "investing over 160 billion yuan annually in R&D",
    ),
    ("Invests less than 10% of what Huawei invests.", "Xiaomi’s R&D investment is less than 10% of Huawei’s"),
    ("In R&D investment, they lie 10–20 years apart.", "This 10-20 year lag explains why"),
    ("“High-spec” smartphones like the Mi 1 of 2011.", "“High-spec” smartphones like the Mi 1 (2011)."),
    ("B2B campaigns, 24/7 support", "Aggressive B2B campaigns and 24/7 enterprise support."),
    ("Its post-2010 success.", "Many critics only see Huawei’s post-2010 success"),
    ("Wrote on 14 November 2025.", "responded with a tweet on November 14, 2025, stating:"),
    ("From 1987 to the 2000s", "Huawei (1987–2000s)"),
]


@pytest.mark.parametrize(("text", "quote"), BUNDLED)
def test_the_bundled_documents_figures_are_found(text: str, quote: str) -> None:
    assert _proves(quote, text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1" * 1_000_000, 1),
        ("1," * 50_000, 1),
        ("1" + ",111" * 50_000, 1),
        ("²" * 50_000, 0),
        ("1²" * 50_000, 1),
        ("a1" * 50_000, 0),
        ("1" + "a" * 50_000, 1),
        ("1" + " billion" * 10_000, 1),
        ("RMB" * 50_000, 0),
        ("A" * 50_000, 0),
        ("." * 50_000, 0),
        ("1" + " " * 50_000 + "1", 2),
        ("1万" * 5_000, 1),
        ("1-" * 5_000, 1),
        ("May 1 " * 5_000, 5000),
    ],
    ids=lambda given: f"{given[:4]}*{len(given)}" if isinstance(given, str) else str(given),
)
def test_long_texts_are_read(text: str, count: int) -> None:
    """Work that grew with the square would take minutes; `benchmarks/growth.py` measures it."""
    found = figures(text)
    assert len(found) == count
    assert all(text[one.start : one.end] == one.text for one in found)


def test_long_numbers_are_compared_to_the_last_digit() -> None:
    long = "1234567890" * 2_000
    assert _proves(f"{long} billion", f"{long}000000000")
    assert not _proves(f"{long} billion", f"{long}000000001")


# --- for every text --------------------------------------------------------------------------------------------------

PIECES = [
    *string.digits, "10", "16", "160", "2004", "2008", "1990", "1,600", "1.5", "２５", "²", "½", "⁄", ".", ",", "-",
    "–", "—", "−", "/", ":", "'", "’", "^", " ", " ", NBSP, NARROW, "\u00ad", "\u200b", "\n", "(", "%", "％", "$", "¥",
    "US$", "€", "RMB", "yuan", "元", "万", "亿", "多", "美元", "年", "月", "日", "年代", "百分之", "个百分点", "April",
    "May", "Apr.", "of", "billion", "million", "hundred", "bn", "K", "M", "m", "s", "th", "st", "G", "nm", "km",
    "percent", "per cent", "points", "to", "Mi", "T12:30", "a", "é", "兆",
]  # fmt: skip
texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


@given(texts)
@example("\U0001d7da\U0001d7d9%")
@example("1\u0301")
def test_any_text_is_read_and_every_figure_lies_where_it_says(text: str) -> None:
    found = figures(text)
    for figure in found:
        assert 0 <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(texts)
def test_a_text_proves_itself(text: str) -> None:
    result = check(text, [text])
    assert result.checked == figures(text)
    assert result.unsupported == ()


@given(texts, texts)
def test_figures_are_proven_or_unsupported_whatever_the_texts_are(one: str, other: str) -> None:
    result = check(one, [other])
    assert result.checked == figures(one)
    assert {*result.unsupported} <= {*result.checked}


WHOLE = st.integers(1, 10**12).map(str)
FRAMES = ["{}", "about {} stores", "¥{}", "{}%", "{} billion yuan", "{}亿元", "({})", "{}–", "over {}.", "in {}, it"]


@given(WHOLE, st.sampled_from(FRAMES), st.data())
def test_a_digit_more_or_less_in_the_quote_takes_the_proof_away(number: str, frame: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(number)))
    more = number[:place] + data.draw(st.sampled_from(string.digits)) + number[place:]
    assert not _proves(frame.format(more), frame.format(number))
    assert not _proves(frame.format(more), number)
    if len(number) > 1:
        less = number[:place] + number[place + 1 :] if place < len(number) else number[:-1]
        assert not _proves(frame.format(less), frame.format(number))


@given(st.dates().filter(lambda day: 1500 <= day.year < 2200), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y"]))
def test_a_date_proves_itself_its_month_and_its_year_and_no_neighbour(day: object, form: str) -> None:
    quote = f"on {day:{form}}, it"
    assert _proves(quote, f"{day:%Y-%m-%d}")
    assert _proves(quote, f"{day:%B %Y}")
    assert _proves(quote, f"{day:%Y}")
    assert not _proves(quote, f"{day:%d}")
    assert not _proves(f"{day:%B %Y}", f"{day:%Y-%m-%d}")


@given(st.integers(1, 10**9), st.integers(0, 10**9))
def test_thousands_separators_change_nothing_and_other_numbers_prove_nothing(number: int, other: int) -> None:
    assert _proves(f"{number:,}", str(number))
    assert _proves(str(number), f"{number:,}".replace(",", NARROW))
    if other != number:
        assert not _proves(f"{other:,}", str(number))
