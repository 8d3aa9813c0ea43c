"""An entry to paste is proven at one place, or there is none."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from stratview.documents.text import parse
from stratview.evidence.anchor import Span, anchor
from stratview.evidence.cite_entry import cite_entry
from stratview.evidence.coverage import claims


def entry_for(markdown: str, words: str, occurrence: int = 0) -> str | None:
    document = parse(markdown)
    at = -1
    for _ in range(occurrence + 1):
        at = document.text.index(words, at + 1)
    return cite_entry(document, "a", Span(at, at + len(words)))


def test_a_sentence_that_stands_once_needs_no_more_than_source_and_quote() -> None:
    assert entry_for("It *grew*. It fell.", "It fell.") == '- source: a\n  quote: "It fell."\n'


def test_twins_are_told_apart_by_the_words_beside_them() -> None:
    text = "In spring it rose. It fell.\n\nIn autumn it sank. It fell.\n"
    first, second = entry_for(text, "It fell."), entry_for(text, "It fell.", 1)
    assert first == '- source: a\n  quote: "It fell."\n  prefix: "rose. "\n'
    assert second == '- source: a\n  quote: "It fell."\n  prefix: "sank. "\n'


def test_chinese_twins_take_a_few_signs_and_not_all_of_a_paragraph() -> None:
    text = "春天来了，" * 30 + "它涨。它跌。" + "秋天到了，" * 30 + "它降。它跌。"
    assert entry_for(text, "它跌。", 1) == '- source: a\n  quote: "它跌。"\n  prefix: "降。"\n'


def test_where_no_words_nearby_tell_twins_apart_there_is_no_entry() -> None:
    assert entry_for("It fell.\n\n" * 200, "It fell.", 100) is None


@pytest.mark.parametrize("text", ['He said "no": #1 \\ {x}.', "价格：低。", "📊 ‘So’ – it is."])
def test_signs_of_yaml_and_of_any_script_are_written_so_that_they_come_back(text: str) -> None:
    document = parse(text.replace("\\", "\\\\").replace("#", "\\#"))
    entry = cite_entry(document, "a", Span(0, len(document.text)))
    assert entry is not None
    assert yaml.safe_load(entry) == [{"source": "a", "quote": document.text}]


@given(st.text(alphabet="ab .!“”\n\"'\\:#-|价📊\x00\x7f\x85\u2028\ufeff\t", max_size=120))
def test_an_entry_is_exact_at_its_place_alone(markdown: str) -> None:
    document = parse(markdown)
    for claim in claims(document):
        entry = cite_entry(document, "a", claim.span)
        if entry is not None:
            (cite,) = yaml.safe_load(entry)
            found = anchor(document, cite["quote"], cite.get("prefix", ""), cite.get("suffix", ""))
            assert (found.state, found.span) == ("exact", claim.span)
