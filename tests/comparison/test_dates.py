"""Dates of the profile, what is said about other texts, and the time between two dates."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison import dates
from stratview.comparison.calendar_days import day_text, from_day, to_day, year_text
from stratview.comparison.dates import DateError, Edtf, EdtfDate, Lag, lag, parse
from stratview.invisible import visible_line

if TYPE_CHECKING:
    from time import struct_time

# --- dates of the profile ---------------------------------------------------------------------------------------------

SPANS = [
    # text, precision, first day, last day
    ("2004", "year", "2004-01-01", "2004-12-31"),
    ("0001", "year", "0001-01-01", "0001-12-31"),
    ("9999", "year", "9999-01-01", "9999-12-31"),
    ("2004-02", "month", "2004-02-01", "2004-02-29"),
    ("2005-02", "month", "2005-02-01", "2005-02-28"),
    ("1900-02", "month", "1900-02-01", "1900-02-28"),
    ("2004-12", "month", "2004-12-01", "2004-12-31"),
    ("9999-12", "month", "9999-12-01", "9999-12-31"),
    ("2004-02-29", "day", "2004-02-29", "2004-02-29"),
    ("2025-11-14", "day", "2025-11-14", "2025-11-14"),
    ("200X", "decade", "2000-01-01", "2009-12-31"),
    ("999X", "decade", "9990-01-01", "9999-12-31"),
    ("20XX", "century", "2000-01-01", "2099-12-31"),
    ("2004-XX", "year", "2004-01-01", "2004-12-31"),
    ("2004-XX-XX", "year", "2004-01-01", "2004-12-31"),
    ("2004-06-XX", "month", "2004-06-01", "2004-06-30"),
    ("2001-21", "season", "2001-03-01", "2001-05-31"),
    ("2001-22", "season", "2001-06-01", "2001-08-31"),
    ("2001-23", "season", "2001-09-01", "2001-11-30"),
    ("2001-24", "season", "2001-12-01", "2002-02-28"),
    ("2003-24", "season", "2003-12-01", "2004-02-29"),
    ("9999-24", "season", "9999-12-01", "Y10000"),
    ("2001-25", "season", "2001-03-01", "2001-05-31"),
    ("2001-28", "season", "2001-12-01", "2002-02-28"),
    ("2001-29", "season", "2001-09-01", "2001-11-30"),
    ("2001-30", "season", "2001-12-01", "2002-02-28"),
    ("2001-31", "season", "2001-03-01", "2001-05-31"),
    ("2001-32", "season", "2001-06-01", "2001-08-31"),
    ("2001-33", "season", "2001-01-01", "2001-03-31"),
    ("2001-34", "season", "2001-04-01", "2001-06-30"),
    ("2001-36", "season", "2001-10-01", "2001-12-31"),
    ("2001-37", "season", "2001-01-01", "2001-04-30"),
    ("2001-39", "season", "2001-09-01", "2001-12-31"),
    ("2001-40", "season", "2001-01-01", "2001-06-30"),
    ("2001-41", "season", "2001-07-01", "2001-12-31"),
    ("1XXX", "millennium", "1000-01-01", "1999-12-31"),
    ("0000", "year", "0000-01-01", "0000-12-31"),
    ("000X", "decade", "0000-01-01", "0009-12-31"),
    ("-0044", "year", "-0044-01-01", "-0044-12-31"),
    ("-0043-03-15", "day", "-0043-03-15", "-0043-03-15"),
    ("-0004-02", "month", "-0004-02-01", "-0004-02-29"),
    ("-0001-24", "season", "-0001-12-01", "0000-02-29"),
    ("-004X", "decade", "-0049-01-01", "-0040-12-31"),
    ("-00XX", "century", "-0099-01-01", "0000-12-31"),
    ("1950S2", "century", "1900-01-01", "1999-12-31"),
    ("1953S3", "decade", "1950-01-01", "1959-12-31"),
    ("1953S4", "year", "1953-01-01", "1953-12-31"),
    ("-1950S2", "century", "-1999-01-01", "-1900-12-31"),
    ("Y12004", "year", "Y12004", "Y12004"),
    ("Y-17E7", "year", "Y-170000000", "Y-170000000"),
    ("Y17101E4S3", "millennium", "Y171000000", "Y171999999"),
]


@pytest.mark.parametrize(("text", "precision", "first", "last"), SPANS)
def test_date_covers_the_span_it_is_known_to(text: str, precision: str, first: str, last: str) -> None:
    edtf = parse(text)
    assert edtf.start is not None
    assert edtf.start == edtf.end
    assert not edtf.is_interval
    assert edtf.start.precision == precision
    assert (day_text(edtf.start.first_day), day_text(edtf.start.last_day)) == (first, last)


def test_parts_of_a_date_are_those_that_were_written() -> None:
    assert parse("2004-06-30").start == EdtfDate(2004, month=6, day=30)
    assert parse("2004-06-XX").start == EdtfDate(2004, month=6)
    assert parse("2004-XX").start == EdtfDate(2004)
    assert parse("2001-24").start == EdtfDate(2001, season=24)
    assert parse("198X").start == EdtfDate(1980, unspecified_digits=1)
    assert parse("19XX%").start == EdtfDate(1900, unspecified_digits=2, uncertain=True, approximate=True)


@pytest.mark.parametrize(
    ("mark", "uncertain", "approximate"),
    [("", False, False), ("?", True, False), ("~", False, True), ("%", True, True)],
)
@pytest.mark.parametrize("text", [text for text, *_ in SPANS])
def test_qualifier_says_how_sure_a_date_is_and_leaves_its_span(
    text: str, mark: str, uncertain: bool, approximate: bool
) -> None:
    plain, marked = parse(text), parse(text + mark)
    assert (marked.uncertain, marked.approximate) == (uncertain, approximate)
    assert (marked.first_day, marked.last_day) == (plain.first_day, plain.last_day)


def test_white_space_around_a_date_is_not_part_of_it() -> None:
    assert parse(" \t2004\n") == parse("2004")
    assert str(parse(" 2004 ")) == "2004"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1987/200X", "1987-01-01", "2009-12-31"),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
        ("2004/2004", "2004-01-01", "2004-12-31"),
        ("2001-21/2001-24", "2001-03-01", "2002-02-28"),
        # Each of these may hold, so none of them ends before it starts.
        ("2004-06/2004", "2004-06-01", "2004-12-31"),
        ("200X/2000", "2000-01-01", "2000-12-31"),
        ("2009-12-31/200X", "2009-12-31", "2009-12-31"),
        ("2004-06-XX/2004-06-01", "2004-06-01", "2004-06-01"),
    ],
)
def test_interval_covers_from_its_first_date_to_its_last(text: str, first: str, last: str) -> None:
    edtf = parse(text)
    assert edtf.is_interval
    assert (edtf.open_start, edtf.open_end) == (False, False)
    assert edtf.first_day is not None
    assert edtf.last_day is not None
    assert (day_text(edtf.first_day), day_text(edtf.last_day)) == (first, last)


@pytest.mark.parametrize(
    ("text", "open_start", "open_end", "unknown_start", "unknown_end"),
    [
        ("2010/..", False, True, False, False),
        ("2010/", False, True, False, True),
        ("../2010", True, False, False, False),
        ("/2010", True, False, True, False),
    ],
)
def test_end_without_a_date_is_open_and_an_unknown_one_is_remembered(
    text: str, open_start: bool, open_end: bool, unknown_start: bool, unknown_end: bool
) -> None:
    edtf = parse(text)
    assert (edtf.open_start, edtf.open_end) == (open_start, open_end)
    assert (edtf.unknown_start, edtf.unknown_end) == (unknown_start, unknown_end)
    assert (edtf.first_day is None, edtf.last_day is None) == (open_start, open_end)


def test_interval_is_as_unsure_as_its_ends() -> None:
    edtf = parse("1984?/2004~")
    assert edtf.start is not None
    assert edtf.end is not None
    assert (edtf.start.uncertain, edtf.start.approximate) == (True, False)
    assert (edtf.end.uncertain, edtf.end.approximate) == (False, True)
    assert (edtf.uncertain, edtf.approximate) == (True, True)
    assert not parse("1984/2004").uncertain
    assert parse("1984?/..").uncertain
    assert parse("../2004~").approximate


def test_dates_cannot_be_changed() -> None:
    edtf = parse("2004")
    with pytest.raises(AttributeError):
        edtf.text = "2005"  # type: ignore[misc]
    assert not hasattr(edtf, "__dict__")
    assert hash(edtf) == hash(parse("2004"))


# --- other texts ------------------------------------------------------------------------------------------------------

ADVICE = [
    # other orders and signs
    ("14/11/2025", "write 2025-11-14 ("),
    ("11/14/2025", "write 2025-11-14 ("),
    ("04/11/2025", "write 2025-11-04 or 2025-04-11 ("),
    ("11/11/2025", "write 2025-11-11 ("),
    ("2025/11/14", "write 2025-11-14 ("),
    ("2025/11", "write 2025-11 ("),
    ("11/2025", "write 2025-11 ("),
    ("2025.11.14", "write 2025-11-14 ("),
    ("14.11.2025", "write 2025-11-14 ("),
    ("2025-1", "write 2025-01 ("),
    ("2025-1-5", "write 2025-01-05 ("),
    ("2025-30-06", "write 2025-06-30 ("),
    ("20251114", "write 2025-11-14 ("),
    ("2025‑11‑14", "write 2025-11-14 ("),
    ("２００４", "write 2004 ("),
    ("２０２５－１１", "write 2025-11 ("),
    ("2004\u200b", "write 2004 ("),
    ("“2004”", "write 2004 ("),
    ("1987 / 2000", "write 1987/2000 ("),
    ("2025年11月14日", "write 2025-11-14 ("),
    ("2025年11月", "write 2025-11 ("),
    ("2025年", "write 2025 ("),
    ("850", "write 0850 or 850X ("),
    ("2025-11-14T10:30:00Z", "write 2025-11-14 ("),
    # months, seasons, quarters
    ("Nov 2025", "write 2025-11 ("),
    ("November 2025", "write 2025-11 ("),
    ("Sept. 2025", "write 2025-09 ("),
    ("14 November 2025", "write 2025-11-14 ("),
    ("November 14th, 2025", "write 2025-11-14 ("),
    ("14-Nov-2025", "write 2025-11-14 ("),
    ("spring 2001", "write 2001-21 ("),
    ("Fall of 2001", "write 2001-23 ("),
    ("Q3 2025", "write 2025-35 ("),
    ("2025Q1", "write 2025-33 ("),
    ("H1 2025", "write 2025-40 ("),
    ("2001-34-05", "write 2001-34 ("),
    ("2001-21-15", "write 2001-21 ("),
    # decades and centuries
    ("2000s", "write 200X or 20XX ("),
    ("1980s", "write 198X ("),
    ("the 1980's", "write 198X ("),
    ("1990年代", "write 199X ("),
    ("200u", "write 200X ("),
    ("20uu", "write 20XX ("),
    ("200x", "write 200X ("),
    ("200-", "write 200X ("),
    ("200?", "write 200X ("),
    ("2004-uu", "write 2004-XX ("),
    ("20th century", "write 19XX ("),
    ("21世纪", "write 20XX ("),
    # how sure
    ("c. 1990", "write 1990~ ("),
    ("ca. 1990", "write 1990~ ("),
    ("circa 1990s", "write 199X~ ("),
    ("about Nov 1990", "write 1990-11~ ("),
    ("~1990", "write 1990~ ("),
    ("约1990年", "write 1990~ ("),
    ("1990年左右", "write 1990~ ("),
    ("probably 1990", "write 1990? ("),
    ("?1990", "write 1990? ("),
    ("1990 (?)", "write 1990? ("),
    ("1990?~", "write 1990% ("),
    ("2004?-06", "write 2004-06? ("),
    ("early 1990s", "write 199X ("),
    ("mid-2010", "write 2010 ("),
    # spans
    ("1987-2000", "write 1987/2000 ("),
    ("1987–2000", "write 1987/2000 ("),
    ("1987 - 2000", "write 1987/2000 ("),
    ("2000-1987", "write 1987/2000 ("),
    ("1987–2000s", "write 1987/200X or 1987/20XX ("),
    ("1987–90", "write 1987/1990 ("),
    ("2010-14", "write 2010/2014 ("),
    ("2010/11", "write 2010-11 or 2010/2011 ("),
    ("2004–06", "write 2004-06 or 2004/2006 ("),
    ("2004-06-28/30", "write 2004-06-28/2004-06-30 ("),
    ("1987 to 2000", "write 1987/2000 ("),
    ("from 1987 until c. 2000", "write 1987/2000~ ("),
    ("1987至2000", "write 1987/2000 ("),
    ("1987..2000", "write 1987/2000 ("),
    ("Nov 2024/Jan 2025", "write 2024-11/2025-01 ("),
    ("2004-06-2005-07", "write 2004-06/2005-07 ("),
    # open ends
    ("since 2010", "write 2010/.. ("),
    ("2010 onwards", "write 2010/.. ("),
    ("2010年起", "write 2010/.. ("),
    ("2010-", "write 2010/.. ("),
    ("2010–present", "write 2010/.. ("),
    ("2010/open", "write 2010/.. ("),
    ("until 2010", "write ../2010 ("),
    ("before Nov 2010", "write ../2010-11 ("),
    ("unknown/2010", "write /2010 ("),
    # nothing to propose but the reason
    ("2025-13", "has no month 13: write a month from 01 to 12"),
    ("2025-00", "has no month 00: write a month from 01 to 12"),
    ("1987-20", "has no month 20"),
    ("2025-02-30", "has no day 30: write a day from 01 to 28, the last of February 2025"),
    ("1900-02-29", "has no day 29: write a day from 01 to 28"),
    ("2004-06-00", "has no day 00: write a day from 01 to 30, the last of June 2004"),
    ("2024/2025-02-29", "has no day 29"),
    ("44 BC", "write -0043 ("),
    ("221 BCE to 206 BC", "write -0220/-0205 ("),
    ("公元前221年", "write -0220 ("),
    ("12000 BC", "write Y-11999 ("),
    ("12004", "write Y12004 ("),
    ("-12000", "write Y-12000 ("),
    ("-44", "write -0044 ("),
    ("Y2004", "write Y and five digits or more"),
    ("Y99E20", "write Y and five digits or more"),
    ("-0000", "write 0000 for the year 0"),
    ("-0001-02-29", "has no day 29: write a day from 01 to 28, the last of February -0001"),
    ("85", "write all four digits"),
    ("2004/2003", "ends before it starts: write 2003/2004,"),
    ("2004-02/2003-12-31", "ends before it starts: write 2003-12-31/2004-02,"),
    ("../..", "has no date at either end: write one of them"),
    ("/", "has no date at either end: write one of them"),
    ("/..", "has no date at either end: write one of them"),
    ("", "The date is empty: write one like 2004"),
    (" \n ", "The date is empty: write one like 2004"),
    ("soon", "write one like 2004, 2004-06, 2004-06-30"),
    ("13/13/2025", "write one like 2004, 2004-06, 2004-06-30"),
    ("2004/2005/2006", "write one like 2004, 2004-06, 2004-06-30"),
    # EDTF of the levels that the profile leaves out
    ("XXXX", "write one like 2004"),
    ("200X-05", "write one sign at the end of a date, and X only in its last places"),
    ("156X-12-25", "write one sign at the end of a date, and X only in its last places"),
    ("[2004,2005]", "write one date, or the span from the first to the last, like 1667/1672"),
    ("{1960,1961-12}", "write one date, or the span from the first to the last, like 1667/1672"),
    ("٢٠٠٤", "write one like 2004"),
]


@pytest.mark.parametrize(("text", "advice"), ADVICE)
def test_other_text_is_refused_with_what_to_write_instead(text: str, advice: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert advice in str(caught.value)


@pytest.mark.parametrize("text", ["9" * 5_000_000, "-" * 61, "c. " * 100_000, "1987/" * 40, "２" * 1_000_000])
def test_very_long_text_is_refused_shortly(text: str) -> None:
    with pytest.raises(DateError, match="is too long for a date: write one like 2004") as caught:
        parse(text)
    assert len(str(caught.value)) < 200


def test_error_is_a_value_error() -> None:
    assert issubclass(DateError, ValueError)


PROPOSED = re.compile(r": write (?P<proposed>\S+(?: or \S+)*?)(?:, with the earlier date first\.| \([^()]*\)\.)$")
"""The dates that a message proposes: nothing else in a message ends with a rule in parentheses."""

WORDS = """
    0 1 2 12 28 30 31 00 13 19 20 85 198 200 1987 2000 2004 2010 2025 9999 X XX ? ~ % - -- – . .. / , : T Z ( )
    s u x c. ca about since until from to and early the th century Nov march may spring q3 now open BC
    年 月 日 年代 世纪 约 起 至今 ２
"""
SCRAPS = [*WORDS.split(), " ", " ", " ", "\u200b", "\x00", "\ud800"]
texts = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="0129X-/.?~% ", max_size=25),
    st.lists(st.sampled_from(SCRAPS), max_size=9).map("".join),
    st.lists(st.sampled_from(SCRAPS), max_size=6).map(" ".join),
)


@given(texts)
def test_any_text_is_a_date_or_gets_one_sentence_of_advice(text: str) -> None:
    try:
        edtf = parse(text)
    except DateError as error:
        message = str(error)
        assert message == visible_line(message)
        assert message.endswith(".")
        assert ": write " in message
        assert len(message) < 300
    else:
        assert edtf.text == text.strip()


@given(texts)
def test_what_is_proposed_is_a_date(text: str) -> None:
    try:
        parse(text)
    except DateError as error:
        found = PROPOSED.search(str(error))
        for proposed in found["proposed"].split(" or ") if found else ():
            assert parse(proposed).text == proposed


def test_proposals_are_found_in_messages() -> None:
    """Else the property above would hold for want of anything to look at."""
    found = 0
    for text, advice in ADVICE:
        with pytest.raises(DateError) as caught:
            parse(text)
        found += bool(PROPOSED.search(str(caught.value))) == advice.endswith(("(", ","))
    assert found == len(ADVICE)


# --- any date of the profile ------------------------------------------------------------------------------------------

MARKS = st.sampled_from(["", "", "?", "~", "%"])
days = st.dates()
full_dates = st.one_of(
    days.map(str),
    days.map(lambda day: str(day)[:7]),
    days.map(lambda day: str(day)[:4]),
    days.map(str),
)
seasons = st.builds("{:04}-{}".format, st.integers(0, 9999), st.integers(21, 41))
others = st.one_of(
    st.builds("-{:04}-{:02}-{:02}".format, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28)),
    st.builds("Y{}{}".format, st.sampled_from(["", "-"]), st.integers(10_000, 10**10)),
    st.builds("{}S{}".format, st.integers(1000, 9999), st.integers(1, 4)),
)
unspecified = st.one_of(
    st.integers(1, 999).map("{:03}X".format),
    st.integers(1, 99).map("{:02}XX".format),
    days.map(lambda day: f"{day.year:04}-XX"),
    days.map(lambda day: f"{day.year:04}-XX-XX"),
    days.map(lambda day: f"{str(day)[:7]}-XX"),
)
single_texts = st.builds("{}{}".format, st.one_of(full_dates, seasons, unspecified, others), MARKS)
end_texts = st.one_of(single_texts, single_texts, single_texts, st.sampled_from(["", ".."]))


def _ordered(first: str, last: str) -> str:
    """An interval of two texts, the earlier one first; of two that name no date, one date is made."""
    if not {first, last} - {"", ".."}:
        return f"2004/{last}"
    if {first, last} & {"", ".."}:
        return f"{first}/{last}"
    early, late = sorted([first, last], key=lambda text: parse(text).sort_key)
    return f"{early}/{late}"


profile = st.one_of(single_texts, st.builds(_ordered, end_texts, end_texts)).map(parse)


def _bounds(edtf: Edtf) -> tuple[float, float]:
    return (
        -math.inf if edtf.first_day is None else edtf.first_day,
        math.inf if edtf.last_day is None else edtf.last_day,
    )


@given(profile)
def test_first_day_is_not_after_the_last(edtf: Edtf) -> None:
    first, last = _bounds(edtf)
    assert first <= last
    for end in (edtf.start, edtf.end):
        if end is not None:
            assert end.first_day <= end.last_day
            assert from_day(end.first_day).year == end.year


@given(profile)
def test_text_says_all_there_is(edtf: Edtf) -> None:
    assert parse(edtf.text) == edtf
    assert ("/" in edtf.text) == edtf.is_interval
    if not edtf.is_interval:
        assert edtf.start == edtf.end


@given(single_texts.map(parse))
def test_finer_date_lies_within_the_coarser_one(edtf: Edtf) -> None:
    assert edtf.start is not None
    first, last = _bounds(edtf)
    year_first, year_last = _bounds(parse(year_text(edtf.start.year)))
    if edtf.start.precision in ("day", "month", "year"):
        assert year_first <= first <= last <= year_last


@given(st.lists(profile, max_size=8), st.data())
def test_order_of_dates_never_depends_on_the_order_they_came_in(edtfs: list[Edtf], data: st.DataObject) -> None:
    ordered = sorted(edtfs, key=lambda edtf: edtf.sort_key)
    assert sorted(data.draw(st.permutations(edtfs)), key=lambda edtf: edtf.sort_key) == ordered
    for before, after in pairwise(ordered):
        assert before == after or before.sort_key < after.sort_key
        # What lies wholly before another date comes before it.
        assert not (after.last_day and before.first_day and after.last_day < before.first_day)


def test_order_puts_what_is_surely_early_first() -> None:
    texts = ["/2004", "../2005", "2004-01-01", "2004-01", "2004", "2004?", "2004-XX", "200X", "2010", "2010/.."]
    expected = [
        "/2004", "../2005", "200X", "2004-01-01", "2004-01", "2004", "2004-XX", "2004?", "2010", "2010/..",
    ]  # fmt: skip
    assert [edtf.text for edtf in sorted(map(parse, texts), key=lambda edtf: edtf.sort_key)] == expected


# --- edtf as an oracle ------------------------------------------------------------------------------------------------

# What both read. The package reads no qualified season alone, no unspecified digits beside an open end or a qualifier
# in an interval; it takes an unknown end for ten years, and a winter for December alone.
shared_single = st.one_of(
    st.builds("{}{}".format, st.one_of(full_dates, unspecified), MARKS),
    st.builds("{:04}-{}".format, st.integers(1, 9999), st.sampled_from([21, 22, 23, *range(33, 42)])),
)
shared_end = st.builds("{}{}".format, full_dates, MARKS)
shared = st.one_of(
    shared_single,
    st.builds(_ordered, shared_end, st.one_of(shared_end, st.just(".."))),
    st.builds(_ordered, st.just(".."), shared_end),
    st.builds(_ordered, full_dates, full_dates),
)


@given(shared)
def test_bounds_are_those_of_the_edtf_package(text: str) -> None:
    from edtf import parse_edtf

    theirs, ours = parse_edtf(text), parse(text)
    assert _day(theirs.lower_strict()) == ours.first_day
    assert _day(theirs.upper_strict()) == ours.last_day


def _day(strict: struct_time | float) -> int | None:
    """A bound of the edtf package as a day; it writes an open one as an infinite number."""
    if isinstance(strict, float):
        assert math.isinf(strict)
        return None
    return to_day(*strict[:3])


# --- lags -------------------------------------------------------------------------------------------------------------

LAGS = [
    # years: one of the two knows no more
    ("2004", "2014", Lag(10, 10, "years")),
    ("2014", "2004", Lag(-10, -10, "years")),
    ("2004", "2004", Lag(0, 0, "years")),
    ("2004-XX", "2014-XX-XX", Lag(10, 10, "years")),
    ("2004", "2014-11-14", Lag(10, 10, "years")),
    ("2004-12-31", "2005", Lag(1, 1, "years")),
    ("2004", "2004-06", Lag(0, 0, "years")),
    ("200X", "2014", Lag(5, 14, "years")),
    ("2014", "200X", Lag(-14, -5, "years")),
    ("200X", "2004", Lag(-5, 4, "years")),
    ("198X", "200X", Lag(11, 29, "years")),
    ("19XX", "2014", Lag(15, 114, "years")),
    ("200X", "2014-05-06", Lag(5, 14, "years")),
    ("2001-24", "2014", Lag(12, 13, "years")),
    # months
    ("-0043", "2004", Lag(2047, 2047, "years")),
    ("-0043-03-15", "-0043-03-17", Lag(2, 2, "days")),
    ("Y-17E7", "0000", Lag(170_000_000, 170_000_000, "years")),
    ("1950S2", "2014", Lag(15, 114, "years")),
    ("2001-34", "2001-36", Lag(4, 8, "months")),
    ("2001-40", "2001-41", Lag(1, 11, "months")),
    ("2014-04", "2014-04", Lag(0, 0, "months")),
    ("2014-04", "2015-06", Lag(14, 14, "months")),
    ("2014-04-30", "2015-06", Lag(14, 14, "months")),
    ("2014-04", "2014-04-30", Lag(0, 0, "months")),
    ("2015-06", "2014-04", Lag(-14, -14, "months")),
    ("2014-04", "2016-03", Lag(23, 23, "months")),
    ("2014-11-14", "2015-01-14", Lag(2, 2, "months")),
    ("2001-21", "2001-22", Lag(1, 5, "months")),
    ("2001-21", "2001-04", Lag(-1, 1, "months")),
    ("2001-21", "2003-21", Lag(22, 26, "months")),
    ("2003-21", "2001-21", Lag(-26, -22, "months")),
    # years again
    ("2014-04", "2016-04", Lag(2, 2, "years")),
    ("2016-04", "2014-04", Lag(-2, -2, "years")),
    ("2004-12", "2007-01", Lag(2, 3, "years")),
    ("2007-01", "2004-12", Lag(-3, -2, "years")),
    ("2004-11-14", "2014-11-14", Lag(10, 10, "years")),
    ("2004-11", "2014-01", Lag(9, 10, "years")),
    ("1987-09", "2010-04", Lag(22, 23, "years")),
    # days
    ("2014-11-14", "2014-11-14", Lag(0, 0, "days")),
    ("2014-12-31", "2015-01-01", Lag(1, 1, "days")),
    ("2015-01-01", "2014-12-31", Lag(-1, -1, "days")),
    ("2014-01-01", "2014-03-01", Lag(59, 59, "days")),
    ("2014-01-01", "2014-03-02", Lag(2, 2, "months")),
    # how sure
    ("2004~", "2014", Lag(10, 10, "years", about=True)),
    ("2004", "2014?", Lag(10, 10, "years", about=True)),
    ("200X%", "2014", Lag(5, 14, "years", about=True)),
    # intervals count from where they start
    ("2004/2010", "2014/..", Lag(10, 10, "years")),
    ("2004/2010~", "2014/2015?", Lag(10, 10, "years")),
    ("2004~/2010", "2014/", Lag(10, 10, "years", about=True)),
    ("200X/2004", "2014", Lag(5, 14, "years")),
]


@pytest.mark.parametrize(("a", "b", "expected"), LAGS)
def test_lag_is_as_exact_as_its_dates(a: str, b: str, expected: Lag) -> None:
    assert lag(parse(a), parse(b)) == expected


@pytest.mark.parametrize(("a", "b"), [("../2004", "2014"), ("2004", "/2014"), ("/2004", "../2014")])
def test_no_lag_from_or_to_an_open_start(a: str, b: str) -> None:
    assert lag(parse(a), parse(b)) is None


starting = profile.filter(lambda edtf: edtf.start is not None)
near = st.builds(
    lambda day, days, cut: parse(str(day + timedelta(days))[:cut]),
    st.dates(date(1999, 1, 1), date(2001, 12, 31)),
    st.integers(-900, 900),
    st.sampled_from([4, 7, 10]),
)
"""Dates close to each other, for the lags in months and days that dates from all over the calendar hardly ever have."""


@given(st.one_of(st.tuples(starting, starting), st.tuples(near, near)), st.data())
def test_lag_holds_for_any_two_days_of_its_starts(pair: tuple[Edtf, Edtf], data: st.DataObject) -> None:
    a, b = pair
    assert a.start is not None
    assert b.start is not None
    first = data.draw(st.integers(a.start.first_day, a.start.last_day))
    second = data.draw(st.integers(b.start.first_day, b.start.last_day))
    found = lag(a, b)
    assert found is not None
    assert found.low <= found.high
    assert found.low <= _difference(first, second, found.unit) <= found.high
    assert found.about == any(end.uncertain or end.approximate for end in (a.start, b.start))


@given(st.one_of(st.tuples(starting, starting), st.tuples(near, near)))
def test_lag_is_no_wider_than_its_dates(pair: tuple[Edtf, Edtf]) -> None:
    a, b = pair
    assert a.start is not None
    assert b.start is not None
    found = lag(a, b)
    assert found is not None
    shortest = _months(a.start.last_day, b.start.first_day)
    longest = _months(a.start.first_day, b.start.last_day)
    if found.unit == "months":
        assert (found.low, found.high) == (shortest, longest)
        assert min(abs(shortest), abs(longest)) < 24
    elif found.unit == "days":
        assert found.low == found.high
        assert abs(found.low) < 60
    elif {a.start.precision, b.start.precision} & {"year", "decade", "century", "millennium"}:
        assert found.low == from_day(b.start.first_day).year - from_day(a.start.last_day).year
        assert found.high == from_day(b.start.last_day).year - from_day(a.start.first_day).year
    else:
        assert 12 * found.low <= shortest < 12 * found.low + 12
        assert 12 * found.high - 12 < longest <= 12 * found.high


@given(st.one_of(st.tuples(starting, starting), st.tuples(near, near)))
def test_lag_the_other_way_round_has_the_other_sign(pair: tuple[Edtf, Edtf]) -> None:
    a, b = pair
    there, back = lag(a, b), lag(b, a)
    assert there is not None
    assert back == Lag(-there.high, -there.low, there.unit, about=there.about)


def _difference(first: int, second: int, unit: str) -> int:
    if unit == "days":
        return second - first
    return _months(first, second) if unit == "months" else from_day(second).year - from_day(first).year


def _months(first: int, second: int) -> int:
    one, other = from_day(first), from_day(second)
    return 12 * (other.year - one.year) + other.month - one.month


# --- the page for curators -------------------------------------------------------------------------------------------

PAGE = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("|")]
DATES = [text for row in ROWS for cell in row for text in re.findall(r"`(.+?)`", cell)]
COUNTED = [row for row in ROWS if len(row) == 4 and row[0].startswith("`")]


@pytest.mark.parametrize("text", DATES)
def test_page_shows_dates_that_can_be_read(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row[0] in {f"`{text}`" for text, *_ in SPANS} and len(row) == 3]
)
def test_page_says_what_a_date_covers(row: list[str]) -> None:
    edtf = parse(row[0].strip("`"))
    if written := re.fullmatch("([0-9-]{10}) to ([0-9-]{10})", row[2]):
        assert edtf.first_day is not None
        assert edtf.last_day is not None
        assert written.groups() == (day_text(edtf.first_day), day_text(edtf.last_day))


@pytest.mark.parametrize("row", COUNTED, ids="{0[0]} {0[1]}".format)
def test_page_says_what_a_lag_is(row: list[str]) -> None:
    found = lag(*(parse(cell.strip("`")) for cell in row[:2]))
    assert found is not None
    number = str(found.low).replace("-", "−") + (f" to {found.high}" if found.high != found.low else "")
    unit = found.unit.removesuffix("s") if found.low == found.high == 1 else found.unit
    assert row[2] == ("about " if found.about else "") + f"{number} {unit}"


def test_page_has_the_tables_that_are_held_against_it() -> None:
    assert len(COUNTED) > 8
    assert len(DATES) > 40


# --- the start of the program -----------------------------------------------------------------------------------------


def test_reading_dates_loads_nothing_but_the_standard_library_and_no_advice() -> None:
    root = Path(dates.__file__).parents[2]
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from stratview.comparison.dates import parse; parse('1987/200X')\n"
        "roots = {name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names) - {'__main__'}\n"
        "print(sorted(roots), 'stratview.comparison.date_advice' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, str(root)], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "['stratview'] False"
