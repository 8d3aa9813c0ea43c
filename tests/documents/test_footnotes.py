"""Footnotes: a reference is a mark, a definition is a block behind the text."""

from __future__ import annotations

import pytest

from stratview.documents.text import Block, parse


def blocks(markdown: str) -> list[tuple[str, str, str, int]]:
    return [(block.kind, block.text, block.marker, block.line) for block in parse(markdown).blocks]


def test_a_footnote_of_one_word_or_an_address_is_text() -> None:
    assert blocks("Rose to 160[^1] in 2014[^2].\n\n[^1]: Estimated.\n[^2]: https://example.org/report\n") == [
        ("paragraph", "Rose to 160 in 2014.", "", 1),
        ("item", "Estimated.", "1.", 3),
        ("item", "https://example.org/report", "2.", 4),
    ]


def test_they_come_in_the_order_of_their_references_and_those_without_one_last() -> None:
    markdown = "[^never]: c\n\n[^b]: b, see[^d]\n[^a]: a\n\n# Head\n\nx[^A] y[^b] z[^a]\n\n[^d]: d\n[^a]: twice\n"
    assert [(text, marker) for _, text, marker, _ in blocks(markdown)] == [
        ("Head", ""), ("x y z", ""), ("a", "1."), ("b, see", "2."), ("d", "3."), ("c", "4."), ("twice", "5."),
    ]  # fmt: skip


def test_a_footnote_has_all_its_blocks_and_is_in_no_section() -> None:
    document = parse("# Head\n\nx[^1]\n\n[^1]: One.\n\n    - two\n\n    ### Three\n\n    four<br>five\n\nAfter.\n")
    notes = document.blocks[3:]
    assert [(block.kind, block.text, block.marker) for block in notes] == [
        ("item", "One.", "1."),
        ("item", "two", "•"),
        ("heading", "Three", ""),
        ("item", "four\nfive", ""),
    ]
    assert [block.sections for block in notes] == [(), (), (), (5,)]
    assert document.blocks[2] == Block("paragraph", "After.", 7, sections=(0,), line=13)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("12[^1]34 a[^1]b\n\n[^1]: x", "12 34 ab"),
        ("<b>12</b>[^1]34\n\n[^1]: x", "12 34"),
        ("no such note[^2]", "no such note[^2]"),
        ("`[^1]` \\[^1]\n\n[^1]: x", "[^1] [^1]"),
    ],
)
def test_a_reference_joins_no_figures(markdown: str, text: str) -> None:
    assert parse(markdown).blocks[0].text == text


def test_a_definition_in_a_quote_or_an_item_is_one_too() -> None:
    assert blocks("> a[^1]\n>\n> [^1]: b\n\n- c\n\n  [^2]: d\n") == [
        ("quote", "a", "", 1),
        ("item", "c", "•", 5),
        ("item", "b", "1.", 3),
        ("item", "d", "2.", 7),
    ]
