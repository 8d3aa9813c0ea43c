"""A document that may take long is parsed in a process that can be killed, with the same result."""

from __future__ import annotations

import pytest

from stratview.documents import parse_in_process
from stratview.documents.packed import PackedText
from stratview.documents.recent_values import RecentValues
from stratview.documents.text import Gap, parse
from stratview.limited import Limits


def parsed(markdown: str, limits: Limits = parse_in_process.LIMITS) -> PackedText:
    return PackedText(parse_in_process.parse_packed(markdown.encode(), limits), RecentValues())


def test_a_process_gives_the_same_text() -> None:
    markdown = "# A\n\n" + "*a* " * 2000 + "[^1]\n\n<div>b <sup>2</sup></div>\n\n[^1]: c\n"
    assert parse_in_process.must_be_apart(markdown)
    assert parsed(markdown) == parse(markdown)
    assert parsed(markdown).word_count == 2004


@pytest.mark.parametrize(
    ("markdown", "is_apart"),
    [
        ("A short text.\n\n" * 1000, False),
        ("*A* [b](c) > d\n\n" * 1000, False),
        ("<b>a</b> " * 30_000, True),
        ("> " * 3000, True),
        ("*a" * 3000, True),
        ("![" * 3000, True),
        ("| a | **b** |\n|---|---|\n" + "| c | d |\n" * 1000, False),
    ],
    ids=["short", "usual", "html", "quotes", "marks", "pictures", "table"],
)
def test_what_may_take_long_is_parsed_apart(markdown: str, is_apart: bool) -> None:
    assert parse_in_process.must_be_apart(markdown) == is_apart


@pytest.mark.parametrize(
    ("markdown", "is_quick"),
    [
        ("Some running words. " * 40, True),
        ("A\n\n" * 60, False),
        ("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 40, False),
    ],
    ids=["words", "paragraphs", "table"],
)
def test_a_document_of_many_small_parts_counts_as_a_long_one(
    monkeypatch: pytest.MonkeyPatch, markdown: str, is_quick: bool
) -> None:
    monkeypatch.setattr(parse_in_process, "LARGEST", 1_000)
    assert len(markdown) < 1_000
    assert (parse_in_process.parse_quick(markdown.encode()) is not None) == is_quick


@pytest.mark.parametrize("piece", ["> ", "*", "![", "<b>", "~~"])
def test_deep_nesting_ends_no_program(piece: str) -> None:
    text = parsed("a " + piece * 200_000 + "deep")
    assert text.text.endswith("deep") or text.gaps


def test_a_process_that_needs_too_much_is_one_gap() -> None:
    text = parsed("a|b\n" * 300_000, Limits(memory_mb=150, seconds=20, stall_seconds=20))
    assert (text.text, text.gaps) == ("", (Gap(1, "limit"),))


@pytest.mark.parametrize(
    ("markdown", "begins"),
    [
        ("# A\n\nSome words.\n\n" * 1000, "A\nSome words.\nA"),
        ("价值" * 10_000, "价值价值"),
        ("*a* " * 10_000, "a a a"),
        (("> " * 2500 + "a\n") * 100, ""),
    ],
    ids=["paragraphs", "one line", "marks", "quotes"],
)
def test_the_beginning_is_that_of_the_text_and_costs_little(markdown: str, begins: str) -> None:
    found = parse_in_process.parse_beginning(markdown.encode(), 5000)
    assert found.text.startswith(begins)
    assert parse_in_process.effort(found.text.encode()) <= 5000


def test_the_beginning_of_what_is_no_utf8_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        parse_in_process.parse_beginning(b"caf\xe9 " * 1000, 5000)
