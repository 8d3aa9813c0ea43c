"""A text that is kept as its Markdown is the text that was parsed, also after many others were looked at."""

from __future__ import annotations

from stratview.documents.markdown_text import MarkdownText
from stratview.documents.recent_values import RecentValues
from stratview.documents.text import DocumentText, parse

MARKDOWN = [
    f"# Part {n}\n\nFirst **words** of {n}.\n\n| a | b |\n| - | - |\n| c | {n} |\n\n<!-- open" for n in range(4)
]


def test_texts_are_the_same_when_they_are_parsed_again() -> None:
    shelf: RecentValues[DocumentText] = RecentValues(max_size=1)
    kept = [MarkdownText(one.encode(), parse(one), shelf) for one in MARKDOWN]
    for one, text in zip(MARKDOWN, kept, strict=True):
        parsed = parse(one)
        assert (text.text, tuple(text.blocks), text.gaps) == (parsed.text, tuple(parsed.blocks), parsed.gaps)
        assert (text.word_count, text.blank) == (parsed.word_count, False)
        assert text.headings_at(len(text.text)) == (parsed.blocks[0].text,)


def test_a_text_that_was_looked_at_last_is_not_parsed_again() -> None:
    parsed = parse(MARKDOWN[0])
    text = MarkdownText(MARKDOWN[0].encode(), parsed, RecentValues())
    assert text.blocks is parsed.blocks
