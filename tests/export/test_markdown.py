"""The Markdown file: statements, quotes as footnotes, sources; every text shows as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from stratview.export import markdown

if TYPE_CHECKING:
    from markdown_it.token import Token

    from stratview.export.content import Report

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ALLOWED = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close",
    "list_item_open", "list_item_close", "inline", "text", "strong_open", "strong_close", "code_inline", "text_special",
}  # fmt: skip


def written(report: Report) -> str:
    return markdown.render(report).decode("utf-8")


def tokens(text: str) -> list[Token]:
    return [token for block in PARSER.parse(text) for token in (block, *(block.children or ()))]


def test_every_statement_is_there_with_its_footnotes_and_every_quote_once(bundled_report: Report) -> None:
    text = written(bundled_report)
    at = 0
    for claim in bundled_report.claims():
        notes = "".join(f"[^{cite.passage}]" for cite in claim.citations)
        found = re.search(rf"^- .*{re.escape(claim.number)}: .*{re.escape(notes)}", text[at:], re.MULTILINE)
        assert found, claim.number
        at += found.start()
    used, defined = set(re.findall(r"(?<!\n)\[\^(\w+)\]", text)), re.findall(r"^\[\^(\w+)\]: “", text, re.MULTILINE)
    assert used == set(defined)
    assert len(defined) == len(set(defined)) == bundled_report.counts.passages
    for document in bundled_report.documents:
        assert document.sha256 in text


def test_what_is_not_proven_and_what_is_missing_is_said(hostile_report: Report) -> None:
    text = written(hostile_report)
    assert "✗ missing" in text
    assert "is in none of the quotes" in text


def test_hostile_text_is_never_markup(hostile_report: Report) -> None:
    found = {token.type for token in tokens(written(hostile_report))}
    assert found <= ALLOWED, found - ALLOWED


@given(st.text(st.sampled_from("#*_`<>[](){}|~&!+-=1.)\\ \n\tab\"'$^:/é"), min_size=1, max_size=30))
def test_any_text_shows_as_it_is(bundled_report: Report, text: str) -> None:
    small = replace(bundled_report, title=f"{text} end", dimensions=(), timeline=None, tensions=(), documents=())
    heading = next(token for token in PARSER.parse(written(small)) if token.type == "inline")
    shown = "".join(token.content for token in heading.children or ())
    assert shown.split() == f"{text} end".split()
    assert {token.type for token in heading.children or ()} <= {"text", "text_special"}


def test_the_words_follow_the_language(small_report: object) -> None:
    assert callable(small_report)
    assert "## 文档" in written(small_report(language="zh_CN", dimensions=("entry",)))
