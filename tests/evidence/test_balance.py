"""The evidence of each side, and when one side has too little compared with the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratview.comparison.model import BOTH, Cite, Dimension, Head, Row, Source, Statement, Subject
from stratview.errors import Place
from stratview.evidence.anchor import Anchor, Span
from stratview.evidence.balance import (
    AGE_GAP_YEARS,
    PASSAGE_GAP,
    PASSAGE_RATIO,
    Balance,
    Scales,
    Verdict,
    VerdictKind,
    voices,
)
from stratview.evidence.proof import CiteProof, ProofState, StatementProof, worst

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACE = Place("dimensions/d.yaml")
LEFT, RIGHT = Subject("left", "Left", "#000000"), Subject("right", "Right", "#ffffff")
Quoted = tuple[str, int, ProofState]


def source(source_id: str, **fields: str) -> Source:
    named = tuple((name.replace("_", "-"), text) for name, text in fields.items())
    return Source(source_id, "webpage", source_id, f"{source_id}.md", "", named, PLACE, PLACE, PLACE)


def head(*sources: Source) -> Head:
    return Head("T", "", "en", (LEFT, RIGHT), ("d",), sources)


def proof(side: str, quoted: Iterable[Quoted], number: int = 0) -> StatementProof:
    """A statement of a side that quotes places of documents."""
    cites = [
        CiteProof(
            Cite(source_id, "q", "", "", "", PLACE, PLACE),
            state,
            Anchor("exact", Span(at, at + 1), ()) if state.proven else Anchor("missing", None, ()),
            "unchanged",
        )
        for source_id, at, state in quoted
    ]
    statement = Statement(f"{side}-{number}", side, "T", tuple(cite.cite for cite in cites), PLACE, PLACE)
    return StatementProof(statement, worst(cite.state for cite in cites), tuple(cites))


def weigh(proofs: list[StatementProof], *sources: Source) -> Balance:
    sides: dict[str, tuple[Statement, ...]] = {
        side: tuple(p.item for p in proofs if isinstance(p.item, Statement) and p.item.side == side)
        for side in ("left", "right", BOTH)
    }
    dimension = Dimension("d", "D", "", (Row("A", sides, PLACE),), PLACE)
    return Scales(head(*sources)).weigh(dimension, proofs)


def exact(source_id: str, *places: int) -> list[Quoted]:
    return [(source_id, at, ProofState.EXACT) for at in places]


def kinds(balance: Balance) -> list[str]:
    return [verdict.kind for verdict in balance.verdicts]


# -- counts -----------------------------------------------------------------------------------------------------------


def test_a_statement_about_both_counts_for_both() -> None:
    balance = weigh([proof("left", exact("a", 1)), proof(BOTH, exact("b", 2, 3))], source("a"), source("b"))
    left, right = balance.sides
    assert (left.statements, left.own, left.passages, left.documents) == (2, 1, 3, 2)
    assert (right.statements, right.own, right.passages, right.documents) == (1, 0, 2, 1)


def test_one_place_is_one_passage_however_often_it_is_quoted() -> None:
    balance = weigh([proof("left", exact("a", 1, 1), 1), proof("left", exact("a", 1), 2)], source("a"))
    assert balance.sides[0].passages == 1
    assert balance.sides[0].statements == 2


@pytest.mark.parametrize("state", [state for state in ProofState if not state.proven])
def test_what_does_not_hold_is_no_passage(state: ProofState) -> None:
    balance = weigh([proof("left", [("a", 1, state)]), proof("right", [("a", 2, state)])], source("a"))
    assert [side.passages for side in balance.sides] == [0, 0]
    assert balance.verdicts == (Verdict("no-passage", "", 0, 0),)
    assert not balance.lopsided


def test_the_newest_date_is_the_latest_issue_of_the_sides_own_documents() -> None:
    sources = source("a", issued="2019"), source("b", issued="2024-05"), source("c", issued="soon"), source("d")
    proofs = [proof("left", exact("a", 1) + exact("b", 1) + exact("c", 1)), proof("right", exact("d", 1))]
    left, right = weigh(proofs, *sources).sides
    assert left.newest is not None
    assert left.newest.text == "2024-05"
    assert right.newest is None


# -- independence -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ({}, {}, False),
        ({"DOI": "10.1/X"}, {"DOI": "10.1/x"}, True),
        ({"URL": "https://e.org/a/"}, {"URL": "https://e.org/a"}, True),
        ({"author": "Jane  Doe"}, {"author": "jane doe"}, True),
        ({"author": "Jane Doe"}, {"author": "John Doe"}, False),
        ({"container_title": "The Paper"}, {"container_title": "The Paper"}, True),
        ({"publisher": "Press"}, {"publisher": "Press"}, True),
        ({"author": "A", "container_title": "The Paper"}, {"author": "B", "container_title": "The Paper"}, False),
        ({"author": "A", "container_title": "The Paper"}, {"container_title": "The Paper"}, False),
        ({"container_title": "P", "publisher": "Press"}, {"container_title": "Q", "publisher": "Press"}, False),
        ({"language": "en", "issued": "2020"}, {"language": "en", "issued": "2020"}, False),
    ],
)
def test_when_two_documents_speak_with_one_voice(first: dict[str, str], second: dict[str, str], *, one: bool) -> None:
    assert (len({*voices([source("a", **first), source("b", **second)]).values()}) == 1) is one


def test_the_same_bytes_are_one_voice_and_what_joins_two_makes_them_one() -> None:
    same = [replace(source("a"), sha256="1"), replace(source("b"), sha256="1")]
    assert voices(same) == {"a": "a", "b": "a"}
    chain = [source("a", DOI="1"), source("b", URL="2"), source("c", DOI="1", URL="2"), source("d")]
    assert voices(chain) == {"a": "a", "b": "a", "c": "a", "d": "d"}


# -- verdicts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        (1, 1, None),
        (2, 1, None),
        (3, 1, Verdict("passages", "right", 1, 3)),
        (4, 1, Verdict("passages", "right", 1, 4)),
        (9, 1, Verdict("passages", "right", 1, 9)),
        (3, 6, None),
        (3, 8, None),
        (3, 9, Verdict("passages", "left", 3, 9)),
        (4, 7, None),
        (5, 9, None),
    ],
)
def test_many_passages_against_few_are_lopsided(left: int, right: int, said: Verdict | None) -> None:
    balance = weigh(
        [proof("left", exact("a", *range(left))), proof("right", exact("b", *range(right)))], source("a"), source("b")
    )
    assert [*balance.verdicts] == ([said] if said is not None else [])
    assert balance.lopsided == (said is not None)


def test_a_side_without_a_statement_about_it_alone_is_named_once() -> None:
    alone = weigh([proof("left", exact("a", 1), n) for n in range(3)], source("a"))
    assert [*alone.verdicts] == [Verdict("own", "right", 0, 3), Verdict("one-document", "", 1, 1)]
    shared = weigh([proof("left", exact("a", 1)), proof(BOTH, exact("b", 1))], source("a"), source("b"))
    assert Verdict("own", "right", 0, 1) in shared.verdicts


def test_one_document_against_several_is_lopsided_and_one_for_all_is_not() -> None:
    sources = [source(name) for name in "abc"]
    against = weigh([proof("left", exact("a", 1, 2)), proof("right", exact("b", 1) + exact("c", 1))], *sources)
    assert against.verdicts == (Verdict("documents", "left", 1, 2),)
    only = weigh([proof("left", exact("a", 1)), proof("right", exact("a", 2))], *sources)
    assert only.verdicts == (Verdict("one-document", "", 1, 1),)
    assert not only.lopsided
    one_voice = [source("a", author="X"), source("b", author="X")]
    assert kinds(weigh([proof("left", exact("a", 1)), proof("right", exact("b", 2))], *one_voice)) == ["one-document"]


def test_an_old_document_against_a_new_one_is_lopsided() -> None:
    proofs = [proof("left", exact("a", 1)), proof("right", exact("b", 1))]
    old, new = 2010, 2010 + AGE_GAP_YEARS
    balance = weigh(proofs, source("a", issued=f"{old}-12"), source("b", issued=f"{new}-01"))
    assert balance.verdicts == (Verdict("age", "left", old, new),)
    assert weigh(proofs, source("a", issued=str(old + 1)), source("b", issued=str(new))).verdicts == ()
    assert weigh(proofs, source("a", issued=str(old)), source("b")).verdicts == ()


def test_of_more_than_two_subjects_the_least_is_compared_with_the_most() -> None:
    third = Subject("third", "Third", "")
    subjects = (LEFT, RIGHT, third)
    proofs = [
        proof("left", exact("a", 1, 2, 3, 4, 5)),
        proof("right", exact("a", 6, 7, 8)),
        proof("third", exact("a", 9)),
    ]
    rows = {one.item.side: (one.item,) for one in proofs if isinstance(one.item, Statement)}
    dimension = Dimension("d", "D", "", (Row("A", {**rows, BOTH: ()}, PLACE),), PLACE)
    scales = Scales(Head("T", "", "en", subjects, ("d",), (source("a"),)))
    balance = scales.weigh(dimension, proofs)
    assert [side.subject for side in balance.sides] == ["left", "right", "third"]
    assert balance.verdicts[0] == Verdict("passages", "third", 1, 5)


def test_a_balance_can_be_printed() -> None:
    balance = weigh([proof("left", exact("a", 1))], source("a", issued="2020"))
    found = balance.as_json()
    assert found["sides"]["left"] == {"statements": 1, "own": 1, "passages": 1, "documents": 1, "newest": "2020"}
    assert found["verdicts"][0] == {"kind": "own", "side": "right", "less": 0, "more": 1}


# -- whatever there is ------------------------------------------------------------------------------------------------

SOURCES = [
    source("a", author="X", issued="2009"),
    source("b", author="X", issued="2025"),
    source("c", DOI="1", issued="2012"),
    source("d"),
]
QUOTED = st.tuples(st.sampled_from("abcd"), st.integers(0, 5), st.sampled_from(list(ProofState)))
PROOFS = st.lists(st.tuples(st.sampled_from(["left", "right", BOTH]), st.lists(QUOTED, max_size=4)), max_size=12).map(
    lambda drawn: [proof(side, quoted, number) for number, (side, quoted) in enumerate(drawn)]
)
OTHER = {"left": "right", "right": "left", BOTH: BOTH, "": ""}


def turned(one: StatementProof) -> StatementProof:
    assert isinstance(one.item, Statement)
    return StatementProof(replace(one.item, side=OTHER[one.item.side]), one.state, one.cites)


@given(PROOFS)
def test_both_sides_are_weighed_alike(proofs: list[StatementProof]) -> None:
    balance, mirrored = weigh(proofs, *SOURCES), weigh([turned(one) for one in proofs], *SOURCES)
    assert [replace(side, subject=OTHER[side.subject]) for side in mirrored.sides] == [*balance.sides[::-1]]
    assert {replace(verdict, side=OTHER[verdict.side]) for verdict in mirrored.verdicts} == {*balance.verdicts}


@given(PROOFS, st.randoms())
def test_the_order_of_statements_and_repeated_quotes_make_no_difference(
    proofs: list[StatementProof], random: object
) -> None:
    shuffled = list(proofs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    repeated = [StatementProof(one.item, one.state, (*one.cites, *one.cites)) for one in shuffled]
    assert weigh(repeated, *SOURCES) == weigh(proofs, *SOURCES)


@given(PROOFS)
def test_counts_keep_their_bounds_and_verdicts_their_thresholds(proofs: list[StatementProof]) -> None:
    balance = weigh(proofs, *SOURCES)
    both = sum(1 for one in proofs if isinstance(one.item, Statement) and one.item.side == BOTH)
    for side in balance.sides:
        assert side.own + both == side.statements
        assert (side.documents == 0) == (side.passages == 0)
        assert side.documents <= min(side.passages, 3), "a and b have one author"
    assert sum(side.own for side in balance.sides) + both == len(proofs)
    assert len({verdict.kind for verdict in balance.verdicts}) == len(balance.verdicts)
    for verdict in balance.verdicts:
        assert verdict.kind in get_args(VerdictKind)
        assert verdict.less < verdict.more or not verdict.side
        if verdict.kind == "passages":
            assert verdict.less == 0 or verdict.more >= max(PASSAGE_RATIO * verdict.less, verdict.less + PASSAGE_GAP)
            assert verdict.less == min(side.passages for side in balance.sides)
    assert balance.lopsided == any(verdict.side for verdict in balance.verdicts)


@given(PROOFS, st.lists(QUOTED, max_size=4))
def test_more_about_both_takes_nothing_away_and_adds_to_both(
    proofs: list[StatementProof], quoted: list[Quoted]
) -> None:
    before, after = weigh(proofs, *SOURCES), weigh([*proofs, proof(BOTH, quoted, 99)], *SOURCES)
    for old, new in zip(before.sides, after.sides, strict=True):
        assert new.statements == old.statements + 1
        assert new.own == old.own
        assert new.passages >= old.passages
        assert new.documents >= old.documents
