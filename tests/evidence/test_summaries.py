"""A summary's figures are in quotes of its side, or they are named at its line."""

from __future__ import annotations

import pytest

from stratview.comparison.model import BOTH, Cite, Dimension, Row, Statement, Summary
from stratview.errors import Place
from stratview.evidence.anchor import MISSING
from stratview.evidence.cells import NO_HEADS, Heads
from stratview.evidence.proof import CiteProof, ProofState, StatementProof
from stratview.evidence.summaries import SummaryCheck, check

PLACE = Place("dimensions/d.yaml", 7, 3)
AT = Place("dimensions/d.yaml", 2, 11)


def statement(side: str, quote: str) -> Statement:
    return Statement(side, side, "T", (Cite("a", quote, "", "", "", PLACE, PLACE),), PLACE, PLACE)


def dimension(**summaries: str) -> Dimension:
    sides: dict[str, tuple[Statement, ...]] = {
        "left": (statement("left", "It grew by 20 percent in April 2004"),),
        "right": (statement("right", "It fell by 30%"),),
        BOTH: (statement(BOTH, "They lie 10–20 years apart"),),
    }
    given = {side: Summary(text, AT) for side, text in summaries.items()}
    return Dimension("d", "D", "", (Row("A", sides, PLACE),), PLACE, given)


def checked(dimension: Dimension, heads: Heads = NO_HEADS, around: str = "") -> tuple[SummaryCheck, ...]:
    exact = ProofState.EXACT
    proofs = [
        StatementProof(
            one, exact, tuple([CiteProof(cite, exact, MISSING, "unchanged", heads, "", around) for cite in one.cites])
        )
        for one in dimension.statements()
    ]
    return check(dimension, proofs, "en")


@pytest.mark.parametrize(
    ("side", "text", "unsupported"),
    [
        ("left", "Grew.", []),
        ("left", "Grew by 20% in 2004, 10–20 years before.", []),
        ("right", "Fell by 30%, 20 years later.", []),
        ("right", "Fell by 20%.", ["20%"]),
        ("left", "Grew by 30% in 2005.", ["30%", "2005"]),
    ],
)
def test_figures_are_looked_for_on_their_own_side_and_in_what_is_about_both(
    side: str, text: str, unsupported: list[str]
) -> None:
    (found,) = checked(dimension(**{side: text}))
    assert (found.dimension, found.side, found.summary.text) == ("d", side, text)
    assert [figure.text for figure in found.figures.unsupported] == unsupported
    assert [(problem.place, problem.code) for problem in found.problems] == [(AT, "unsupported-figure")] * len(
        unsupported
    )
    for figure, problem in zip(unsupported, found.problems, strict=True):
        assert f"the figure '{figure}' is in none of the quotes of that side" in problem.message
        assert "dimension 'd'" in problem.message
        assert problem.as_json()["id"] == "d"


def test_a_dimension_without_summaries_has_nothing_to_check() -> None:
    assert checked(dimension()) == ()


def test_the_heads_of_a_quoted_cell_hold_figures_of_a_summary() -> None:
    heads = Heads(("Norway",), ("Ships in 2011",), "It fell by 30%")
    (found,) = checked(dimension(right="Fell by 30% in 2011."), heads)
    assert not found.figures.unsupported
    (found,) = checked(dimension(right="Fell by 30% in 2011."))
    assert [figure.text for figure in found.figures.unsupported] == ["2011"]
