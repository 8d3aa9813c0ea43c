"""What a document claims: sentences and cells, and which of them somebody cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.documents.text import parse
from stratview.evidence.anchor import Span
from stratview.evidence.check import check
from stratview.evidence.coverage import claims, cover, sentences

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.evidence.coverage import Coverage


def split(text: str) -> list[str]:
    document = parse(text)
    return [document.text[span.start : span.end] for block in document.blocks for span in sentences(block)]


def claimed(markdown: str) -> list[str]:
    document = parse(markdown)
    return [document.text[claim.span.start : claim.span.end] for claim in claims(document)]


# -- sentences --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "One ends. | Two ends! | Three ends? | Four…",
        "It stopped... | Then it went on.",
        "He said “it grew.” | She said ‘no.’ | (They agreed.) | Nothing more.",
        "Here for YOU!. | For them too.",
        "It grew in 2004. | In 2011 it doubled. | 20% is much.",
        "She asked: “Why?” | “Because.” | That was all.",
        "They make MIUI. | 小米 grew. | $5 was paid. | – So they say.",
    ],
)
def test_a_sentence_ends_at_a_stop_before_what_can_begin_one(text: str) -> None:
    assert split(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize("text", ["价格低。|质量高！|为什么？！|因为它好。", "他说：“很好。”|她说：“不。”"])
def test_chinese_sentences_need_no_space_between_them(text: str) -> None:
    assert split(text.replace("|", "")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Ren and Mr. Lei met Prof. Pan.",
        "Phones, e.g. Redmi or i.e. Mi, sell.",
        "The U.S. Government and J. R. Smith agreed.",
        "See No. 5 on p. 12 of Vol. 3.",
        "On Nov. 14 it grew.",
        "Huawei Technologies Co. Ltd. grew.",
        "It grew by 2.5 to 1.600 in v1.2 at example.org today.",
        "Yahoo! and others grew… slowly.",
        "1\\. Item one grows.",
        "It grew (see above.) and fell.",
        "Huawei vs. Xiaomi is on.",
        "It grew . . . and grew .",
    ],
)
def test_abbreviations_numbers_and_small_letters_end_none(text: str) -> None:
    assert split(text) == [text.replace("\\", "")]


def test_no_ends_a_sentence_unless_a_number_follows() -> None:
    assert split("They said no. Then they left.") == ["They said no.", "Then they left."]


def test_spans_are_in_the_documents_text_without_white_space_at_their_ends() -> None:
    document = parse("# T\n\nOne.  Two\\\nmore. &nbsp;")
    assert [document.text[span.start : span.end] for span in sentences(document.blocks[1])] == ["One.", "Two\nmore."]


@given(st.text(alphabet="aB1 .!?…。“”’()\n价\xa0", max_size=60))
def test_sentences_lose_and_repeat_nothing(text: str) -> None:
    for block in parse(text).blocks:
        found = sentences(block)
        at = block.start
        between = ""
        document = " " * block.start + block.text
        for span in found:
            assert at <= span.start < span.end <= block.end
            between += document[at : span.start]
            at = span.end
        assert not (between + document[at : block.end]).strip()


# -- claims -----------------------------------------------------------------------------------------------------------


def test_sentences_of_paragraphs_items_and_quotes_and_body_cells_are_claims() -> None:
    markdown = "# No claim\n\nOne. Two.\n\n- Three.\n\n> Four.\n\n| No | claim |\n|---|---|\n| Five. Six. | seven |\n"
    assert claimed(markdown) == ["One.", "Two.", "Three.", "Four.", "Five. Six.", "seven"]


def test_headings_header_cells_code_questions_and_what_has_no_letter_are_no_claims() -> None:
    assert claimed("# A heading.\n\nWhy? “Really?” Who?! 为什么？ 2004. —\n\n```\nCode.\n```\n") == []
    assert claimed("| Head |\n|---|\n| — |\n| or what? |\n|  |\n") == []


def test_a_semicolon_asks_nothing_but_in_greek() -> None:
    assert claimed("- It grew and grew;\n- it fell and fell;\n\nΓιατί; Why?[a] Who?¹") == [
        "It grew and grew;",
        "it fell and fell;",
    ]


def test_a_cell_with_a_figure_is_a_claim() -> None:
    assert claimed("| City | 2020 |\n|---|---|\n| Oslo | 1,600 |\n| Bergen | – |\n") == ["Oslo", "1,600", "Bergen"]


FURNITURE = """\
There are three reasons:

Key takeaways

- Chips grew.
- 性价比高

See also the annual report. Sales grew. Let me know if you'd like more detail!

价格如下：

Click here to subscribe.
"""


def test_boilerplate_is_no_claim_unless_it_is_cited() -> None:
    document = parse(FURNITURE)
    found = cover(document, [])
    assert [found.text_of(claim) for claim in found.claims] == ["Chips grew.", "Sales grew."]
    start = document.text.index("three reasons")
    found = cover(document, [(Span(start, start + 5), "x")])
    assert found.text_of(found.claims[0]) == "There are three reasons:"
    assert (found.cited, found.total) == (1, 3)


def test_what_the_curator_marked_is_no_claim_unless_it_is_cited() -> None:
    document = parse("An advert. It grew. Another advert.")
    marked = [(Span(0, 6), "an advert"), (Span(20, 35), "one too")]

    def covered(cited: list[tuple[Span, str]]) -> Coverage:
        return cover(document, cited, not_claims=marked)

    found = covered([])
    assert [found.text_of(claim) for claim in found.claims] == ["It grew."]
    assert [(found.text_of(one), one.reason) for one in found.not_claims] == [
        ("An advert.", "an advert"),
        ("Another advert.", "one too"),
    ]
    assert found.reason_at(Span(0, 10)) == "an advert"
    assert found.reason_at(Span(11, 19)) == ""
    found = covered([(Span(0, 2), "x")])
    assert (found.cited, found.total, len(found.not_claims)) == (1, 2, 1)


# -- cited claims -----------------------------------------------------------------------------------------------------


def test_a_claim_is_cited_by_a_quote_of_any_word_of_it() -> None:
    document = parse("First one. Second one. Third one.")
    found = cover(document, [(Span(6, 17), "x"), (Span(0, 3), "y"), (Span(0, 3), "y"), (Span(0, 5), "x")], "source")
    assert [claim.cited_by for claim in found.claims] == [("x", "y"), ("x",), ()]
    assert (found.source, found.total, found.cited) == ("source", 3, 2)
    assert [found.text_of(claim) for claim in found.uncited] == ["Third one."]


def test_punctuation_and_white_space_cite_nothing() -> None:
    document = parse("First one. (Second) one.")
    assert [claim.cited_by for claim in cover(document, [(Span(9, 12), "x")]).claims] == [(), ()]
    assert [claim.cited_by for claim in cover(document, [(Span(9, 13), "x")]).claims] == [(), ("x",)]


def test_a_quote_of_a_heading_cites_no_claim() -> None:
    document = parse("Before.\n\n# Heading\n\nAfter.")
    assert cover(document, [(Span(8, 15), "x")]).cited == 0


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=6))
def test_coverage_is_what_comparing_every_pair_gives(spans: list[tuple[int, int]]) -> None:
    document = parse("One is. Two are! “Three.” Why? Four…\n\n- Five.\n\nSix.")
    cited = [(Span(start, min(start + size, len(document.text))), f"{start}+{size}") for start, size in spans]
    for claim in cover(document, cited).claims:
        expected = [
            item
            for span, item in cited
            if any(
                document.text[offset].isalnum()
                for offset in range(max(span.start, claim.span.start), min(span.end, claim.span.end))
            )
        ]
        assert claim.cited_by == tuple(dict.fromkeys(expected))


_MARKDOWN = st.text(alphabet="aB1 .!?…“”\n#->|`价。📊", max_size=200)
_CITES = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 30), st.sampled_from("xyz")), max_size=12)


@given(_MARKDOWN, _CITES)
def test_cited_and_uncited_are_all_claims_each_inside_of_its_block(
    markdown: str, cites: list[tuple[int, int, str]]
) -> None:
    document = parse(markdown)
    found = cover(document, [(Span(start, start + size), item) for start, size, item in cites if start < 150])
    assert found.cited + len(found.uncited) == found.total
    kept = {claim.span for claim in found.claims}
    assert all(claim.span in kept or claim.boilerplate for claim in claims(document))
    at = 0
    for claim in found.claims:
        block = document.blocks[claim.block]
        assert max(at, block.start) <= claim.span.start < claim.span.end <= block.end
        at = claim.span.end
        assert set(claim.cited_by) <= set("xyz")


@given(_MARKDOWN, _CITES, st.integers(0, 200), st.integers(1, 40))
def test_uncited_claims_are_found_by_place(
    markdown: str, cites: list[tuple[int, int, str]], start: int, size: int
) -> None:
    document = parse(markdown)
    found = cover(document, [(Span(begin, begin + length), item) for begin, length, item in cites if begin < 150])
    uncited = [claim for claim in found.claims if not claim.cited_by]
    between = [claim for claim in uncited if claim.span.start < start + size and claim.span.end > start]
    assert list(found.uncited_between(start, start + size)) == between
    assert found.uncited_after(start) == next((claim for claim in uncited if claim.span.start > start), None)
    before = [claim for claim in uncited if claim.span.start < start]
    assert found.uncited_before(start) == (before[-1] if before else None)


@pytest.mark.parametrize("sign", [".", "U.S. ", "?", "。", "…", ". ", '"', '."'])
def test_a_text_of_signs_alone_takes_no_time(sign: str) -> None:
    # Reading each sign's neighbours again for every sign would take hours here.
    assert cover(parse("Begins" + sign * 100_000 + "ends"), []).total >= 0


def test_the_coverage_of_a_comparison_has_every_source(bundled: Path) -> None:
    analysis = check(bundled)
    assert list(analysis.coverages) == [source.id for source in analysis.head.sources]
    assert all(one.total > 30 for one in analysis.coverages.values())
    assert analysis.comparison is not None
    ids = {item.id for item in analysis.comparison.statements()}
    ids |= {item.id for item in analysis.comparison.milestones}
    assert all(set(claim.cited_by) <= ids for one in analysis.coverages.values() for claim in one.claims)


def test_the_sentences_of_the_documents_are_found_as_a_reader_finds_them(bundled: Path) -> None:
    text = (bundled / "documents" / "identical-success-strategies.md").read_text("utf-8")
    found = claimed(text)
    assert len(found) == 55
    assert "Huawei’s success methodology is almost identical to Xiaomi’s!”" in found
    assert "“High-spec, low-price” smartphones like the Mi 1 (2011)." in found
    assert found[0].startswith("Turns out, the secret")
    other = (bundled / "documents" / "innovation-and-market-role.md").read_text("utf-8")
    assert len(claimed(other)) == 98


def test_lines_with_bullets_are_sentences_of_their_own_also_in_code() -> None:
    document = parse("```\nIt has:\n  • one part;\n  • a second\n    part.\nAnd more.\n```\n")
    found = [document.text[span.start : span.end] for block in document.blocks for span in sentences(block)]
    assert found == ["It has:", "one part;", "a second\n    part.", "And more."]
