"""A statement is as good as its worst cite, and whatever does not hold is named once, where it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stratview.evidence.anchor import Span
from stratview.evidence.proof import ProofState, Prover, StatementProof, Totals, with_figures, worst
from tests.documents.small import FILE_PLACE, QUOTE_PLACE, SHA_PLACE, TEXT_PLACE, cite, library, milestone, statement

if TYPE_CHECKING:
    from pathlib import Path

    from stratview.comparison.model import Milestone, Statement

TEXT = """\
# Sales

It’s growing. It sold 20 units in 2004.

# Cars

It sold 30 units, and it’s
growing.

- Same.
- Same.
"""


def prove(
    folder: Path, item: Statement | Milestone, text: str | bytes | None = TEXT, changed: tuple[str, ...] = ()
) -> StatementProof:
    return Prover(library(folder, a=text, changed=changed)).prove(item)


def problems(
    folder: Path, item: Statement | Milestone, text: str | bytes | None = TEXT, changed: tuple[str, ...] = ()
) -> list[tuple[str, str]]:
    """The problems' codes and messages; each must be at the place that is right for it."""
    prover = Prover(library(folder, a=text, changed=changed))
    found = prover.problems_of(with_figures(prover.prove(item)))
    for problem in found:
        assert problem.place == (QUOTE_PLACE if problem.code.endswith("-quote") else TEXT_PLACE)
    return [(problem.code, problem.message) for problem in found]


# -- states -----------------------------------------------------------------------------------------------------------


def test_the_states_are_ordered_from_the_worst_to_the_best() -> None:
    assert [str(state) for state in ProofState] == ["unsourced", "stale", "missing", "ambiguous", "normalised", "exact"]
    assert [state.rank for state in ProofState] == [0, 1, 2, 3, 4, 5]
    assert [state for state in ProofState if state.proven] == ["normalised", "exact"]


def test_the_worst_of_several_states_counts() -> None:
    for index, state in enumerate(ProofState):
        assert worst(list(ProofState)[index:]) is state
    assert worst([]) is ProofState.UNSOURCED


@pytest.mark.parametrize(
    ("quote", "state"),
    [
        ("It sold 20 units", "exact"),
        ("It's growing.", "normalised"),
        ("It sold", "ambiguous"),
        ("It sold 40 units", "missing"),
    ],
)
def test_a_cite_has_its_quotes_state(tmp_path: Path, quote: str, state: str) -> None:
    proof = prove(tmp_path, statement(cite(quote)))
    assert proof.state == state
    (found,) = proof.cites
    assert (found.state, found.anchor.state, found.document_state) == (state, state, "unchanged")
    assert (found.anchor.span is not None) == proof.state.proven


def test_a_statement_has_the_state_of_its_worst_cite(tmp_path: Path) -> None:
    proof = prove(tmp_path, statement(cite("It sold 20 units"), cite("It's growing."), cite("never")))
    assert [found.state for found in proof.cites] == ["exact", "normalised", "missing"]
    assert proof.state is ProofState.MISSING


def test_a_statement_without_a_cite_is_unsourced(tmp_path: Path) -> None:
    proof = prove(tmp_path, statement())
    assert (proof.state, proof.cites) == (ProofState.UNSOURCED, ())


def test_a_milestone_is_proven_like_a_statement(tmp_path: Path) -> None:
    proof = prove(tmp_path, milestone(cite("sold 20 units in 2004"), title="Sold 20 in 2005"))
    assert (proof.id, proof.state) == ("first", ProofState.EXACT)
    assert proof.figures is None
    assert [figure.text for figure in with_figures(proof).unsupported] == ["2005"]


def test_context_is_used(tmp_path: Path) -> None:
    proof = prove(tmp_path, statement(cite("It sold", suffix=" 30")))
    assert proof.cites[0].anchor.span == Span(51, 58)
    assert prove(tmp_path, statement(cite("It sold", section="Cars"))).state is ProofState.EXACT
    assert prove(tmp_path, statement(cite("30 units", section="Sales"))).state is ProofState.MISSING


def test_in_a_changed_document_a_cite_is_stale_and_keeps_its_own_state(tmp_path: Path) -> None:
    item = statement(cite("It sold 20 units"), cite("It's growing."), cite("Same."), cite("never"))
    proof = prove(tmp_path, item, changed=("a",))
    assert proof.state is ProofState.STALE
    assert [(found.state, found.document_state) for found in proof.cites] == [("stale", "changed")] * 4
    assert [found.anchor.state for found in proof.cites] == ["exact", "normalised", "ambiguous", "missing"]


@pytest.mark.parametrize("data", [None, b"", b"\xff\xfe"])
def test_a_quote_into_an_unusable_document_is_missing(tmp_path: Path, data: bytes | None) -> None:
    (found,) = prove(tmp_path, statement(cite("It sold 20 units")), data).cites
    assert (found.state, found.anchor.state, found.document_state) == ("missing", "missing", "unusable")


def test_a_cite_of_an_unknown_source_is_missing(tmp_path: Path) -> None:
    (found,) = prove(tmp_path, statement(cite("It sold 20 units", "b"))).cites
    assert (found.state, found.anchor.state, found.document_state) == ("missing", "missing", None)


# -- problems ---------------------------------------------------------------------------------------------------------


def test_what_is_proven_has_no_problem(tmp_path: Path) -> None:
    item = statement(cite("It sold 20 units in 2004"), cite("It's growing."), text="Sold 20 units in 2004.")
    assert problems(tmp_path, item) == []


def test_a_lost_quote_is_named_at_the_quote(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, statement(cite("It sold 40 units")))
    assert code == "missing-quote"
    assert message == (
        "Statement 'one': the quote 'It sold 40 units' is not in 'documents/a.md': copy the passage from the "
        "document word for word."
    )


def test_a_quote_over_several_blocks_is_told_to_be_split(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, statement(cite("units in 2004. Cars")))
    assert code == "missing-quote"
    assert "spans several blocks" in message


def test_a_quote_whose_context_does_not_hold_is_told_so(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, statement(cite("30 units", section="Sales", suffix=",")))
    assert code == "missing-quote"
    assert "not with its suffix or section" in message


def test_an_ambiguous_quote_says_how_many_places_and_what_to_add(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, statement(cite("It sold")))
    assert code == "ambiguous-quote"
    assert "is in 2 places in 'documents/a.md': add a prefix, a suffix or a section" in message
    ((_, message),) = problems(tmp_path, statement(cite("It sold", prefix="x")))
    assert "its prefix matches several of them: give a prefix" in message
    ((_, message),) = problems(tmp_path, statement(cite("a")), "a " * 300)
    assert "100 or more places" in message


def test_an_unsourced_statement_is_named_at_its_text(tmp_path: Path) -> None:
    ((code, message),) = problems(tmp_path, statement())
    assert (code, message) == ("unsourced", "Statement 'one' cites nothing: add a cite with a source and a quote.")
    assert problems(tmp_path, milestone())[0][1].startswith("Milestone 'first' cites nothing")


def test_each_unsupported_figure_is_named_once_at_the_text(tmp_path: Path) -> None:
    item = statement(cite("It sold 20 units in 2004"), text="Sold 20 units in 2004, 25% of 80, then 80 again.")
    found = problems(tmp_path, item)
    assert [code for code, _ in found] == ["unsupported-figure"] * 2
    assert "'25%'" in found[0][1]
    assert "'80'" in found[1][1]


def test_in_a_changed_document_only_a_quote_that_is_lost_is_named(tmp_path: Path) -> None:
    item = statement(cite("It sold 20 units"), cite("It's growing."))
    assert problems(tmp_path, item, changed=("a",)) == []
    lost = statement(cite("It sold 20 units"), cite("never"), cite("Same."))
    found = problems(tmp_path, lost, changed=("a",))
    assert [code for code, _ in found] == ["missing-quote", "ambiguous-quote"]


@pytest.mark.parametrize(("data", "place"), [(None, FILE_PLACE), (b"", FILE_PLACE), (b"\xff", None)])
def test_an_unusable_document_is_named_once_and_not_for_each_quote(
    tmp_path: Path, data: bytes | None, place: object
) -> None:
    assert problems(tmp_path, statement(cite("one"), cite("two")), data) == []
    (problem,) = library(tmp_path, a=data).document("a").problems
    assert place in (None, problem.place)


def test_a_changed_document_is_named_once_and_not_for_each_quote(tmp_path: Path) -> None:
    (problem,) = library(tmp_path, a=TEXT, changed=("a",)).document("a").problems
    assert (problem.place, problem.code) == (SHA_PLACE, "stale-document")


@pytest.mark.parametrize("quote", ["", "  "])
def test_an_empty_quote_is_the_loaders_problem(tmp_path: Path, quote: str) -> None:
    assert prove(tmp_path, statement(cite(quote))).state is ProofState.MISSING
    assert problems(tmp_path, statement(cite(quote))) == []


TABLE = "| City | 2019 | 2020 |\n|---|---|---|\n| Oslo | 1,600 | 1,700 |\n| Bergen | 900 | 950 |\n"


def test_the_heads_of_a_quoted_cell_are_proven_with_it(tmp_path: Path) -> None:
    said = statement(cite("1,700"), text="Oslo sold 1,700 in 2020.")
    assert problems(tmp_path, said, TABLE) == []
    (proof,) = prove(tmp_path, said, TABLE).cites
    assert (proof.heads.row, proof.heads.column) == (("Oslo",), ("2020",))
    assert [text for text, *_ in proof.proving_texts] == ["1,700", "Oslo", "2020"]


def test_the_unit_in_a_head_belongs_to_the_number(tmp_path: Path) -> None:
    table = "| Firm | Revenue (million yuan) |\n|---|---|\n| Alpha | 160 |\n| Beta | 170 |\n"
    said = statement(cite("160"), text="Alpha earns 160 million yuan.")
    assert problems(tmp_path, said, table) == []
    said = statement(cite("160"), text="Alpha earns 160 yuan and 160 million dollars.")
    assert len(problems(tmp_path, said, table)) == 2


def test_the_heads_of_another_cell_are_not(tmp_path: Path) -> None:
    assert [code for code, _ in problems(tmp_path, statement(cite("1,700"), text="In 2019."), TABLE)] == [
        "unsupported-figure"
    ]
    assert [code for code, _ in problems(tmp_path, statement(cite("00"), text="In 2019."), TABLE)] == [
        "ambiguous-quote",
        "unsupported-figure",
    ]


def test_an_unknown_source_is_the_loaders_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, statement(cite("quote", "b"))) == []


# -- proving step by step ---------------------------------------------------------------------------------------------


def test_only_the_documents_that_are_cited_are_read(tmp_path: Path) -> None:
    found = library(tmp_path, a=TEXT, b="other")
    Prover(found).prove(statement(cite("It sold 20 units")))
    assert set(found._documents) == {"a"}


def test_totals_have_every_state_and_add_up(tmp_path: Path) -> None:
    totals = Totals()
    assert totals.as_json() == dict.fromkeys(map(str, ProofState), 0)
    for state in (ProofState.EXACT, ProofState.EXACT, ProofState.NORMALISED, ProofState.STALE):
        totals.add(state)
    assert (totals.total, totals.proven) == (4, 3)
    assert (totals.count("exact"), totals.count(ProofState.STALE), totals.count("missing")) == (2, 1, 0)
    assert sum(totals.as_json().values()) == totals.total
    with pytest.raises(ValueError, match="nonsense"):
        totals.count("nonsense")
