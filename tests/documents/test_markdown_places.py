"""The place of a part of a document's text in its Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.documents.markdown_places import locate
from stratview.documents.text import parse
from stratview.evidence.coverage import claims


def places(markdown: str) -> dict[str, tuple[int, int]]:
    """The claims of a text with their places; words that are twice keep the last."""
    document = parse(markdown)
    spans = [claim.span for claim in claims(document)]
    words = [document.text[start:end] for start, end in spans]
    return dict(zip(words, locate(markdown, document, spans), strict=True))


def test_lines_and_columns_count_from_1_in_code_points() -> None:
    markdown = "# 📊 Head\n\n📊 One is. Two is.\n\n- Three is\n  so. Four is.\n"
    assert places(markdown) == {
        "📊 One is.": (3, 1),
        "Two is.": (3, 11),
        "Three is so.": (5, 3),
        "Four is.": (6, 7),
    }


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_ends_count(end: str) -> None:
    assert places(end.join(["One is.", "", "Two is.", "So is three."])) == {
        "One is.": (1, 1),
        "Two is.": (3, 1),
        "So is three.": (4, 1),
    }


def test_marks_links_and_escapes_do_not_hide_a_place() -> None:
    markdown = "It **is *so* here**. [Mi grew](https://x.example/Mi_grew) fast. R\\&D rose. A&amp;B fell.\n"
    assert places(markdown) == {
        "It is so here.": (1, 1),
        "Mi grew fast.": (1, 23),
        "R&D rose.": (1, 65),
        "A&B fell.": (1, 76),
    }


def test_cells_of_one_row_and_sentences_that_begin_alike_keep_their_order() -> None:
    markdown = "| A | B |\n|---|---|\n| grew | grew |\n\nIt grew much. It grew. It grew much.\n"
    document = parse(markdown)
    spans = [claim.span for claim in claims(document)]
    assert list(locate(markdown, document, spans)) == [(3, 3), (3, 10), (5, 1), (5, 15), (5, 24)]


_WORDS = st.sampled_from(["Huawei", "grew", "小米", "📊", "a", "20%", "“so”", "R&D"])
_MARKS = st.sampled_from(["", "*", "**", "`"])


@given(st.lists(st.lists(st.tuples(_WORDS, _MARKS), min_size=1, max_size=8), min_size=1, max_size=5))
def test_what_stands_at_a_place_is_what_was_asked_for(paragraphs: list[list[tuple[str, str]]]) -> None:
    markdown = "\n\n".join(" ".join(f"{mark}{word}{mark}" for word, mark in words) + "." for words in paragraphs)
    document = parse(markdown)
    lines = markdown.split("\n")
    spans = [claim.span for claim in claims(document)]
    for (start, _), (line, column) in zip(spans, locate(markdown, document, spans), strict=True):
        assert line == document.blocks[document.block_at(start)].line
        assert lines[line - 1][column - 1 :].lstrip("*`").startswith(document.text[start])


@given(st.text(alphabet="aB. *_`[]()<>!|\\&;#>-1\n“📊小。", max_size=120))
def test_any_text_has_a_place_for_every_claim(markdown: str) -> None:
    document = parse(markdown)
    spans = [claim.span for claim in claims(document)]
    found = list(locate(markdown, document, spans))
    assert len(found) == len(spans)
    lines = markdown.count("\n") + 1
    assert all(1 <= line <= lines and column >= 1 for line, column in found)
