"""The quick ways of proving find what the plain ways find: looked up by document, packed or not, with any quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benchmarks import generate
from stratview.comparison.load import Loader
from stratview.comparison.store import open_store
from stratview.documents.library import Library
from stratview.documents.packed import PackedText, pack
from stratview.documents.recent_values import RecentValues
from stratview.documents.text import parse
from stratview.evidence.anchor import Searchable, _Context, _search, anchor, sole_place
from stratview.evidence.fold import fold, is_blank
from stratview.evidence.proof import Prover

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Cite, Comparison, Milestone, Statement

# Few characters, so that twins, overlaps, blanks and what folds come about all the time.
CHARACTERS = st.sampled_from("ab  -\n\n#\u00ad\u2019'\ufb01f\u00a0")
MARKDOWN = st.text(CHARACTERS, max_size=60)
QUOTE = st.text(st.sampled_from("ab  -\n\u00ad\u2019'\ufb01f\u00a0"), max_size=6)


@given(MARKDOWN, QUOTE)
@example("aaa", "aa")
@example("ab\n\nab", "b\na")
@example("a \u00ad b", "\u00ad")
@example("a", "")
def test_the_short_way_agrees_with_the_long_one(markdown: str, quote: str) -> None:
    document = parse(markdown)
    found = anchor(document, quote)
    if not is_blank(quote):
        assert found == _search(Searchable(document), quote, _Context(quote, "", "", fold("").strip()))
    else:
        assert found.state == "missing"
    short = sole_place(document.text, quote)
    assert short is None or short == found


@given(MARKDOWN, QUOTE, QUOTE, QUOTE)
def test_a_packed_text_anchors_as_a_loose_one(markdown: str, quote: str, prefix: str, section: str) -> None:
    document = parse("# a\n\n" + markdown)
    packed = PackedText(pack(document, 0), RecentValues())
    for context in ((), (prefix,), ("", prefix), ("", "", section), (prefix, "", section)):
        assert anchor(packed, quote, *context) == anchor(document, quote, *context)


@pytest.mark.parametrize("seed", [1, 2])
def test_looking_up_by_document_proves_as_statement_by_statement(tmp_path: Path, seed: int) -> None:
    generate.write(tmp_path, 400, 60, 20_000, seed=seed, broken=True)
    comparison = Loader(open_store(tmp_path)).comparison()
    items = _items(comparison)
    plain = Prover(Library(open_store(tmp_path), comparison.head.sources))
    expected = [plain.prove(item) for item in items]
    assert len({proof.state for proof in expected}) == 6
    quick = Prover(Library(open_store(tmp_path), comparison.head.sources))
    cites = [cite for item in items for cite in item.cites]
    by_source: dict[str, list[Cite]] = {}
    for cite in cites:
        by_source.setdefault(cite.source, []).append(cite)
    found = {source: iter(quick.look_up(source, some)) for source, some in by_source.items()}
    assert [next(found[cite.source]) for cite in cites] == [one for proof in expected for one in proof.cites]
    assert [quick.problems_of(proof) for proof in expected] == [plain.problems_of(proof) for proof in expected]


def _items(comparison: Comparison) -> list[Statement | Milestone]:
    return [*comparison.statements(), *comparison.milestones]
