"""What is found in a comparison and its documents, where, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.search.document_passages import LONGEST, passages
from stratview.search.index import KINDS
from stratview.search.searcher import Searcher
from tests.conftest import BUNDLED
from tests.search import small

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def searcher(tmp_path: Path) -> Iterator[Searcher]:
    found = Searcher(small.material(small.write(tmp_path / "c")), None, "c")
    yield found
    found.close()


def test_statements_quotes_milestones_and_documents_come_in_groups(searcher: Searcher) -> None:
    results = searcher.find("chips")
    assert small.said(results) == [
        "quote: Its [chips] were small",
        "milestone: 2004 · First [chips]",
        "document: 2004\nAlpha\n[chips]",
        (
            "document: Alpha opened the door: Zürich heard of it, İstanbul too, and the Straße was wide. 😀 "
            "Its [chips] were small."
        ),
    ]
    assert [(group.kind, group.total) for group in results.groups] == [("quote", 1), ("milestone", 1), ("document", 2)]
    assert results.total == 4


def test_a_hit_says_where_it_is(searcher: Searcher) -> None:
    (statement,) = searcher.find("others", kinds=["statement"]).hits
    assert (statement.item, statement.dimension, statement.side) == ("door-alpha", "entry", "alpha")
    assert (statement.section, statement.file, statement.line) == ("Start", "dimensions/entry.yaml", 5)
    (quote,) = searcher.find("chips", kinds=["quote"]).hits
    assert (quote.item, quote.cite, quote.source, quote.side) == ("first-chips", 0, "doc", "alpha")
    (passage,) = searcher.find("Founded", kinds=["document"]).hits
    assert (passage.item, passage.source, passage.section) == ("", "doc", "What Beta did")
    assert (passage.file, passage.line) == ("documents/doc.md", 7)


def test_a_passage_leads_to_the_exact_place_in_its_document(searcher: Searcher, tmp_path: Path) -> None:
    text = small.material(tmp_path / "c").text("doc").text
    for words, there in (("chips", "chips"), ("strasse", "Straße"), ("价", "价"), ("istanbul", "İstanbul")):
        places = {text[slice(*hit.place)] for hit in searcher.find(words, kinds=["document"]).hits if hit.place}
        assert places == {there}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ZURICH", ["statement: Ends in [Zurich] with a café."]),
        ("Café", ["statement: Ends in Zurich with a [café]."]),
        ("phones mak", ["statement: [Makes] [phones]."]),
        ('"makes phones"', ["statement: [Makes phones]."]),
        ('"phones makes"', []),
        ("phones -makes", ["statement: Both know [phones], and doors to them."]),
        ("phones NOT (makes OR doors)", []),
        ("makes OR zurich", ["statement: Ends in [Zurich] with a café.", "statement: [Makes] phones."]),
        (
            "(makes OR opens) AND (phones OR doors)",
            ["statement: [Opens] [doors] for others.", "statement: [Makes] [phones]."],
        ),
        ("door* -phones", ["statement: Opens [doors] for others."]),
        ("door ", []),
    ],
)  # fmt: skip
def test_the_language(searcher: Searcher, typed: str, found: list[str]) -> None:
    assert sorted(small.said(searcher.find(typed, kinds=["statement"]))) == sorted(found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # The name, the aspect and the dimension are around a statement, not in it.
        ("alpha doors", ["door-alpha", "both-phones"]),
        ("阿尔法 doors", ["door-alpha", "both-phones"]),
        ("beta phones start", ["phones-beta", "both-phones"]),
        ("phones -beta", []),
        ("doors -beta", ["door-alpha"]),
        ("finish zurich", ["end-alpha"]),
        # But something of what was asked for must be said.
        ("alpha", []),
        ("alpha beta", []),
        ("start finish", []),
    ],
)
def test_what_a_statement_is_about_counts_as_said(searcher: Searcher, typed: str, found: list[str]) -> None:
    assert sorted(hit.item for hit in searcher.find(typed, kinds=["statement"]).hits) == sorted(found)


def test_what_is_said_outweighs_what_is_only_meant(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "c")
    file = folder / "dimensions" / "end.yaml"
    file.write_text(file.read_text("utf-8").replace("Ends in", "Alpha’s doors end in"), "utf-8")
    searcher = Searcher(small.material(folder), None, "c")
    assert next(hit.item for hit in searcher.find("alpha doors", kinds=["statement"]).hits) == "end-alpha"
    searcher.close()


@pytest.mark.parametrize("typed", ["价", "比", "高", "性价", "价比", "性价比", "性价比高", "good 价比"])
def test_chinese_is_found_inside_running_text(searcher: Searcher, typed: str) -> None:
    (hit,) = searcher.find(typed, kinds=["document"]).hits
    assert f"[{typed.removeprefix('good ')}]" in small.marked(hit)


@pytest.mark.parametrize("typed", ["比性", "性比", "价格", "國"])
def test_other_chinese_is_not(searcher: Searcher, typed: str) -> None:
    assert not searcher.find(typed).hits


def test_english_within_chinese_text_is_found(tmp_path: Path) -> None:
    searcher = Searcher(small.material(small.write(tmp_path / "c", doc="小米SU7发布，HyperOS上线。")), None, "c")
    assert small.said(searcher.find("su7")) == ["document: 小米[SU7]发布，HyperOS上线。"]
    assert small.said(searcher.find("hyper")) == ["document: 小米SU7发布，[HyperOS]上线。"]
    assert small.said(searcher.find("米SU7发")) == ["document: 小[米SU7发]布，HyperOS上线。"]
    searcher.close()


def test_one_subject_alone(searcher: Searcher) -> None:
    assert {hit.side for hit in searcher.find("phones", "beta").hits} == {"beta", "both"}
    assert {hit.item for hit in searcher.find("phones", "alpha", ["statement"]).hits} == {"both-phones"}
    # Of a document: what names the subject, or stands under a heading that does, or is about neither.
    said = small.said(searcher.find("year OR chips OR phones", "alpha", ["document"]))
    assert [one.split()[0] + " " + one.split()[1] for one in said] == ["document: 2004", "document: Alpha"]
    assert not searcher.find("founded later", "alpha").hits
    assert searcher.find("founded later", "beta").hits
    assert searcher.find("phones", "nobody").total == searcher.find("phones").total


def test_the_better_hit_comes_first(tmp_path: Path) -> None:
    document = "Some words and a needle in a long, long row of words.\n\nA needle, and a needle.\n\nNo such thing here."
    searcher = Searcher(small.material(small.write(tmp_path / "c", doc=document)), None, "c")
    assert [hit.text[:1] for hit in searcher.find("needle").hits] == ["A", "S"]
    searcher.close()


def test_no_more_than_the_limit_but_all_are_counted(tmp_path: Path) -> None:
    document = "\n\n".join(f"Paragraph {number}." for number in range(900))
    searcher = Searcher(small.material(small.write(tmp_path / "c", doc=document)), None, "c")
    (group,) = searcher.find("paragraph", limit=7).groups
    assert group.total == 900
    # Too many to be ranked: they are in the comparison's order.
    assert [hit.text for hit in group.hits] == [f"Paragraph {number}." for number in range(7)]
    searcher.close()


def test_nothing_found_names_near_words(searcher: Searcher) -> None:
    results = searcher.find("phoens")
    assert not results.hits
    assert list(results.suggestions[:1]) == ["phones"]
    assert searcher.find("makes -door phonse").suggestions[0] == "makes -door phones"
    # Several words at once, and only what finds something.
    assert searcher.find("bhot phonse ").suggestions[:1] == ("both phones",)
    assert searcher.find("opnes zuric", kinds=["statement"]).suggestions == ()
    assert searcher.find("xqzkvw").suggestions == ()
    assert searcher.find("价格").suggestions == ()
    # Of Chinese words, a part that stands somewhere.
    assert searcher.find("性价高").suggestions == ("性价",)
    (either,) = searcher.find("zurich phones", kinds=["statement"]).suggestions
    assert either == "zurich OR phones"
    assert searcher.find("phones").suggestions == ()


def test_a_long_block_is_cut_at_sentences_and_a_tables_row_is_one(tmp_path: Path) -> None:
    long = "A sentence of seven words stands here. " * 60
    text = small.material(
        small.write(tmp_path / "c", doc=f"{long}\n\n| a | b |\n| - | - |\n| c | d |\n\n{'x' * 2500}")
    ).text("doc")
    cut = list(passages(text))
    pieces = [text.text[one.start : one.end] for one in cut]
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert "".join(pieces).replace(" ", "").replace("\n", "") == text.text.replace(" ", "").replace("\n", "")
    assert [piece for piece in pieces if piece.startswith("A")][1:] == [
        piece for piece in pieces if piece.startswith("A sentence")
    ][1:]
    assert "c\nd" in pieces


def test_every_passage_of_the_bundled_documents_is_where_it_says() -> None:
    store = open_store(BUNDLED)
    comparison = Loader(store).comparison()
    library = Library(store, comparison.head.sources)
    searcher = Searcher(small.material(BUNDLED), None, "b")
    hits = searcher.find("the OR 价 OR value", kinds=["document"], limit=500).hits
    assert len(hits) > 30
    for hit in hits:
        text = library.document(hit.source).text.text
        assert text[hit.start : hit.start + len(hit.text)] == hit.text
        assert hit.place is not None
        assert text[slice(*hit.place)].casefold() in ("the", "价") or text[slice(*hit.place)].casefold().startswith(
            "value"
        )
    searcher.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(st.text(max_size=60), st.sampled_from(["", "alpha", "beta", "nobody", '"']))
def test_no_question_fails(searcher: Searcher, typed: str, side: str) -> None:
    results = searcher.find(typed, side)
    for hit in results.hits:
        assert hit.kind in KINDS
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.marks)
        hit.as_json()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(words=st.lists(st.text(st.sampled_from("abcdeÄßéİ价比性5 "), min_size=1, max_size=8), min_size=1, max_size=5))
def test_a_text_is_found_by_each_of_its_words(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    text = f"x {' '.join(words)} y"
    folder = small.write(tmp_path_factory.mktemp("c"), doc=text)
    searcher = Searcher(small.material(folder), None, "c")
    for word in " ".join(words).split():
        (hit,) = searcher.find(f'"{word}"', kinds=["document"]).hits
        assert hit.marks, word
    searcher.close()
