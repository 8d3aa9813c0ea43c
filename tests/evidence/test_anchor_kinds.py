"""41 cases of the kinds of Hypothesis' anchoring tests, with texts of our own: where a quote is found, or why not.

The kinds are those of `html-test.js` (27 ranges of a web page) and `match-quote-test.js` (14 quotes with context) in
the Hypothesis client, whose npm package comes without them. Hypothesis takes the nearest match; here nothing near is
taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stratview.documents.text import parse
from stratview.evidence.anchor import Searchable, anchor

if TYPE_CHECKING:
    from stratview.evidence.anchor import AnchorState

PAGE = Searchable(
    parse(
        """\
<p><strong>The northern ferry carries cars</strong> on every route. It was <em>built in Bergen.</em> Its engines
<code>A2</code> run on gas, and <a href="#">the crew</a> of nine sleeps ashore. So it is.</p>

<h2>Harbour level 2</h2>

<ol><li>Moored in winter.</li><li>Painted twice a year.</li></ol>

<p>Ropes are counted here.<span></span></p>

<div>Before<br/><br/><br/>Lamps burn all night long.<br/><br/><br/>After</div>

<div>Again<br/><p><br/></p><br/>Bells ring at every noon.<br/><p><br/></p><br/>Then</div>

<h2>Quay 7</h2>

<p>A crane stands at the quay.</p>
<p></p>
<gh-73><div></div><span>Test</span></gh-73>
"""
    )
)
FERRY = "The northern ferry carries cars"
WHOLE = (
    f"{FERRY} on every route. It was built in Bergen. Its engines A2 run on gas, and the crew of nine sleeps ashore. "
    "So it is."
)
LAMPS, BELLS = "Lamps burn all night long.", "Bells ring at every noon."

RANGES: list[tuple[str, AnchorState, str]] = [
    ("a part of a text", "exact", "northern ferry"),
    ("all of a text", "exact", FERRY),
    ("all of an element", "exact", "built in Bergen."),
    ("two texts", "exact", "carries cars on every"),
    ("an element and the text behind it", "exact", f"{FERRY} on every"),
    ("a text and the element behind it", "exact", "route. It was built in Bergen."),
    ("a heading and what is below it", "missing", "level 2\n\n\n  Moored"),
    ("all texts of a paragraph", "exact", WHOLE),
    ("a paragraph with an empty element at its end", "exact", "Ropes are counted here."),
    ("a line between line breaks", "exact", LAMPS),
    ("a line with one break behind it", "exact", f"{LAMPS}\n"),
    ("a line with two breaks behind it", "normalised", f"{LAMPS}\n\n"),
    ("a line with three breaks behind it", "normalised", f"{LAMPS}\n\n\n"),
    ("a line, its break and the next line", "exact", f"{LAMPS}\nAfter"),
    ("a line with one break before it", "exact", f"\n{LAMPS}"),
    ("a line with two breaks before it", "normalised", f"\n\n{LAMPS}"),
    ("a line with three breaks before it", "normalised", f"\n\n\n{LAMPS}"),
    ("a line between a break and a block", "exact", BELLS),
    ("a line with a break behind it, which a block follows", "normalised", f"{BELLS}\n"),
    ("a line with two breaks behind it, in two blocks", "normalised", f"{BELLS}\n\n"),
    ("a line and the line behind the block", "missing", f"{BELLS}\n\nThen"),
    ("a line, its block and text behind it, in one line", "missing", f"{BELLS} Then"),
    ("a line with a break before it, which a block precedes", "normalised", f"\n{BELLS}"),
    ("a line with two breaks before it, in two blocks", "normalised", f"\n\n{BELLS}"),
    ("the line before the block and the line", "missing", f"Again {BELLS}"),
    (
        "a heading with the paragraph below it, to its very end",
        "missing",
        "Quay 7\n\n\n  A crane stands at the quay.\n\n",
    ),
    ("a text behind an element without any", "exact", "Test"),
]

FLOOD = "In the year of the flood the harbour master counted seven ships and three empty berths"
TIDES = (
    "It was the highest tide, it was the lowest tide, we lost every boat before us, we lost no boat before us, the sea "
    "came in, the sea went out."
)

QUOTES: list[tuple[str, str, str, str, str, AnchorState]] = [
    ("the very words", FLOOD, "three empty berths", "", "", "exact"),
    ("nearly the words", FLOOD, "In a year of the flood", "", "", "missing"),
    ("one letter less", FLOOD, "In the yer of the flood", "", "", "missing"),
    ("another word before it", FLOOD, " the harbour master", "of that flood", "", "missing"),
    ("another word behind it", FLOOD, "In the year of the flood", "", " a harbour master", "missing"),
    ("another text", TIDES, FLOOD, "", "", "missing"),
    ("nothing", TIDES, "", "", "", "missing"),
    ("a text without words", "", "the highest tide", "", "", "missing"),
    ("the prefix of the first place", TIDES, "before us", "every boat ", "", "exact"),
    ("nearly that prefix", TIDES, "before us", "every boot ", "", "ambiguous"),
    ("the suffix of the second place", TIDES, "the sea", "", " went out", "exact"),
    ("nearly that suffix", TIDES, "the sea", "", " want out", "ambiguous"),
    (
        "a prefix that is longer than the text before it",
        FLOOD,
        "year of the flood",
        "It was once in the ",
        "",
        "missing",
    ),
    ("a suffix behind the end of the text", FLOOD, "empty berths", "", " and more", "missing"),
]


def test_there_are_41_cases() -> None:
    assert len(RANGES) + len(QUOTES) == 41


@pytest.mark.parametrize(("kind", "state", "quote"), RANGES)
def test_a_selection_of_a_web_page_is_found_within_a_block_alone(kind: str, state: AnchorState, quote: str) -> None:
    found = anchor(PAGE, quote)
    assert found.state == state, kind
    if found.span is not None:
        assert PAGE.document.text[found.span.start : found.span.end].split() == quote.split()


@pytest.mark.parametrize(("kind", "text", "quote", "prefix", "suffix", "state"), QUOTES)
def test_a_quote_is_found_by_its_own_words_and_context_alone(
    kind: str, text: str, quote: str, prefix: str, suffix: str, state: AnchorState
) -> None:
    document = Searchable(parse(text))
    found = anchor(document, quote, prefix, suffix)
    assert found.state == state, kind
    if found.span is not None:
        before, behind = text[: found.span.start], text[found.span.end :]
        assert text[found.span.start : found.span.end] == quote
        assert before.endswith(prefix)
        assert behind.startswith(suffix)
