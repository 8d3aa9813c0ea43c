"""The language of queries, and that nothing that is typed can fail or reach SQLite as a command."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.search import word_marks
from stratview.search.query import LONGEST, Phrase, parse
from stratview.search.word_marks import closest, excerpt, occurrences
from stratview.search.words import sought
from stratview.search.words import words as all_words

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("chips", '"chips"*'),
        ("chips ", '"chips"'),
        ("big chips", '("big" AND "chips"*)'),
        ("big AND chips ", '("big" AND "chips")'),
        ('"door opener"', '"door opener"'),
        ("“door opener”", '"door opener"'),
        ("«door opener» x ", '("door opener" AND "x")'),
        ('"door op', '"door op"*'),
        ('"door op"*', '"door op"*'),
        ("inno* a ", '("inno"* AND "a")'),
        ("a OR b ", '("a" OR "b")'),
        ("a b OR c ", '(("a" AND "b") OR "c")'),
        ("a (b OR c) ", '("a" AND ("b" OR "c"))'),
        ("a NOT b ", '(("a") NOT ("b"))'),
        ("a AND NOT b ", '(("a") NOT ("b"))'),
        ("a -b -c d ", '(("a" AND "d") NOT ("b" OR "c"))'),
        ('a -"b c"', '(("a") NOT ("b c"))'),
        ("a -(b c) ", '(("a") NOT (("b" AND "c")))'),
        ("e-commerce ", '"e commerce"'),
        ("a - b ", '("a" AND "b")'),
        ("R&D ", '"r d"'),
        ("性价比", '"性价 价比"'),
        ("价", '"价"*'),
        ("and or ", '("and" AND "or")'),
    ],
)
def test_what_a_query_means(typed: str, match: str) -> None:
    assert parse(typed).match == match


@pytest.mark.parametrize("typed", ["", "  ", '""', "***", "()", "((((", "-", "--", '"', "😀", "\0", "\ud800", "NOT -"])
def test_what_asks_for_nothing(typed: str) -> None:
    query = parse(typed)
    assert query.match in ("", '"not"')
    assert not query.only_without


@pytest.mark.parametrize("typed", ["a OR", "OR a", "AND a AND", "a OR OR", "(a OR ", "a))) OR", "a NOT", "a -"])
def test_an_operator_that_joins_nothing_is_nothing(typed: str) -> None:
    assert [phrase.words for phrase in parse(typed).phrases] == [("a",)]


def test_operators_alone_are_words() -> None:
    assert parse("AND OR").match == '("and" AND "or")'


def test_to_leave_out_is_not_yet_to_ask() -> None:
    assert parse("-a").only_without
    assert parse("NOT a OR NOT b").only_without
    assert parse("-a").match == ""
    assert not parse("b OR -a").only_without


def test_what_is_excluded_is_not_marked() -> None:
    assert occurrences("a and b", parse("a -b ").phrases) == [(0, 1)]


def test_a_very_long_query_is_cut_and_says_so() -> None:
    query = parse("word " * 2000)
    assert query.cut
    assert len(query.phrases) == LONGEST // 5
    assert not parse("word").cut


def test_the_words_are_found_in_a_text() -> None:
    text = "Chips, chipsets and a CHIP; 5G性价比高, Straße."
    assert [text[a:b] for a, b in occurrences(text, parse("chip").phrases)] == ["Chips", "chipsets", "CHIP"]
    assert [text[a:b] for a, b in occurrences(text, parse("chip ").phrases)] == ["CHIP"]
    assert [text[a:b] for a, b in occurrences(text, parse("价比 STRASSE").phrases)] == ["价比", "Straße"]
    assert [text[a:b] for a, b in occurrences(text, parse('"chipsets and a"').phrases)] == ["chipsets and a"]
    assert [text[a:b] for a, b in occurrences(text, parse("价").phrases)] == ["价"]
    assert [text[a:b] for a, b in occurrences(text, parse("高").phrases)] == ["高"]


def test_the_words_of_a_query_lead_to_where_they_are_closest() -> None:
    text = "They are of some length. " * 9 + "The precision of real numbers is at most 16 digits, of course."
    asked = parse("precision of real numbers").phrases
    place = closest(text, asked)
    assert place is not None
    assert text[place[0] :].startswith("precision of real")
    short, kept = excerpt(text, occurrences(text, asked), 60, place)
    assert [short[a:b] for a, b in kept][:4] == ["precision", "of", "real", "numbers"]
    assert closest(text, parse("length OR nowhere").phrases) == (17, 23), "what is nowhere is left out"
    assert closest(text, parse("nowhere").phrases) is None
    assert closest(text, ()) is None


@given(st.lists(st.sampled_from("abcx"), max_size=12), st.sets(st.sampled_from("abc"), min_size=1))
def test_no_part_with_all_the_words_is_shorter(words: list[str], wanted: set[str]) -> None:
    text, there = " ".join(words), wanted & {*words}
    phrases = parse(" ".join(f'"{word}"' for word in sorted(wanted))).phrases
    runs = [
        (last - first, first)
        for first in range(len(words))
        for last in range(first, len(words))
        if there and there <= {*words[first : last + 1]}
    ]
    place = closest(text, phrases)
    assert place == ((min(runs)[1] * 2, min(runs)[1] * 2 + 1) if runs else None)


def test_an_excerpt_shows_the_first_mark_and_keeps_the_places() -> None:
    text = "word " * 100 + "needle " + "hay\n" * 100
    there = occurrences(text, parse("needle").phrases)
    short, kept = excerpt(text, there, 80)
    assert len(short) < 90
    assert short.startswith("…word")
    assert short.endswith("…")
    assert [short[a:b] for a, b in kept] == ["needle"]
    assert excerpt("short", [(0, 5)], 80) == ("short", [(0, 5)])


_SIGNS = st.sampled_from(
    [*"ab价Z\"*()-:^{}+'“”«» \0\ud800\udc00😀é,;%", "AND", " OR ", "NOT ", "NEAR(", "text:", "sides : a"]
)
_TYPED = st.one_of(st.text(max_size=80), st.lists(_SIGNS, max_size=40).map("".join))


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    """An index whose second column must not be reached by anything that is typed."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5 (text, sides)")
        connection.execute("INSERT INTO words VALUES ('a b ab', 'secret'), ('a b ab', 'other')")
        yield connection


@given(_TYPED)
def test_whatever_is_typed_is_a_question_that_sqlite_understands(table: sqlite3.Connection, typed: str) -> None:
    query = parse(typed)
    if query.match:
        table.execute("SELECT rowid FROM words WHERE words MATCH ?", (f"{{text}} : {query.match}",)).fetchall()
        # Nothing but what we write ourselves stands outside of quotation marks, and only words within.
        outside = query.match.split('"')[::2]
        assert {sign for part in outside for sign in part} <= set("()* ANDORT")
        assert not any(set(part) & set("\"*():^{}+-,'\0") for part in query.match.split('"')[1::2])


@given(_TYPED)
def test_no_query_reaches_another_column(table: sqlite3.Connection, typed: str) -> None:
    for text in (f"{typed} sides:secret", f"sides : secret {typed}", f'" sides:secret {typed}'):
        match = parse(text).match or '"nothing"'
        rows = table.execute("SELECT rowid FROM words WHERE words MATCH ?", (f"{{text}} : {match}",)).fetchall()
        # Two rows with the same text are found both, or neither.
        assert len(rows) in (0, 2)


@given(_TYPED)
def test_every_phrase_knows_where_it_was_typed(typed: str) -> None:
    query = parse(typed)
    for phrase in query.phrases:
        assert 0 <= phrase.start < phrase.end <= len(typed)


_LONG = {
    "(": 10_000, ")": 10_000, "a)": 5_000, "(a OR ": 2_000, '"': 10_000, "-": 10_000, "价": 10_000, "NOT ": 3_000,
    "a NOT b ": 2_000, "a* ": 3_000, "x": 10_000, '"a" ': 3_000, "(a NOT ": 2_000,
}  # fmt: skip


@pytest.mark.parametrize("typed", [part * times for part, times in _LONG.items()], ids=_LONG)
def test_ten_thousand_signs_are_no_more_than_a_question(table: sqlite3.Connection, typed: str) -> None:
    match = parse(typed).match
    if match:
        table.execute("SELECT rowid FROM words WHERE words MATCH ?", (f"{{text}} : {match}",)).fetchall()


_TEXTS = st.lists(
    st.sampled_from(
        ["a", "ab", "A", "b", " ", ", ", "_", "性", "价", "比", "性价", "é", "ß", "ﬁ", "½", "😀", "İ", "1", "-", "\n"]
    ),
    max_size=30,
).map("".join)


@given(_TEXTS, _TEXTS, st.booleans(), st.booleans())
def test_the_quick_way_finds_what_the_way_word_by_word_finds(text: str, typed: str, prefix: bool, own: bool) -> None:
    # Something that is in the text, as often as something that need not.
    words, begins = sought(text[3:9] if own else typed, prefix=prefix)
    if words:
        phrase = Phrase(words, begins, 0, 1)
        slow = word_marks._merged(list(word_marks._places(phrase, list(all_words(text)))))
        assert occurrences(text, [phrase]) == slow
