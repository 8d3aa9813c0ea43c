"""A summary's figures are in quotes of its own side, or they are named at its line."""

from __future__ import annotations

import pytest

from stratview.comparison.model import BOTH, Cite, Dimension, Head, Row, Statement, Subject, Summary
from stratview.errors import Place
from stratview.evidence.summaries import check

PLACE = Place("dimensions/d.yaml", 7, 3)
AT = Place("dimensions/d.yaml", 2, 11)
HEAD = Head("T", "", "en", (Subject("left", "L", ""), Subject("right", "R", "")), ("d",), ())


def statement(side: str, quote: str) -> Statement:
    return Statement(side, side, "T", (Cite("a", quote, "", "", "", PLACE, PLACE, PLACE),), PLACE, PLACE)


def dimension(**summaries: str) -> Dimension:
    sides: dict[str, tuple[Statement, ...]] = {
        "left": (statement("left", "It grew by 20 percent in April 2004"),),
        "right": (statement("right", "It fell by 30%"),),
        BOTH: (statement(BOTH, "They lie 10–20 years apart"),),
    }
    given = {side: Summary(text, AT) for side, text in summaries.items()}
    return Dimension("d", "D", "", (Row("A", sides, PLACE),), PLACE, given)


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
    (found,) = check(dimension(**{side: text}), HEAD)
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
    assert check(dimension(), HEAD) == ()
