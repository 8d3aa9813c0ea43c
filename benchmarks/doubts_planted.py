"""Faults that a machine plants into the statements of a comparison, and how many of them doubts see.

Nobody chose the words, so this says more of the rules than faults that were written with the rules in mind.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from stratview.comparison.model import Statement
from stratview.evidence import doubt_words as words
from stratview.evidence.anchor import Anchor, Span
from stratview.evidence.doubt_rules import doubts_of
from stratview.evidence.doubts import names_of
from stratview.evidence.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.evidence.analysis import Analysis
    from stratview.evidence.proof import StatementProof

_SEED: Final = 7
_BEGINNING: Final = 20
"""A quote that is cut keeps so many characters at the least."""


def planted(analysis: Analysis) -> dict[str, tuple[int, int]]:
    """Return for each way to plant a fault how many were planted, and about how many there is a new doubt."""
    surroundings = Surroundings({source_id: one.text for source_id, one in analysis.documents.items()})
    names = names_of(analysis.head.subjects)

    def kinds(proof: StatementProof) -> set[str]:
        quotes = [surroundings.of(cite) for cite in proof.cites]
        return {doubt.phrase for doubt in doubts_of(proof, quotes, names)}

    faults = {
        "quotes of any statement of the side": _swapped(analysis, near=False),
        "quotes of a statement of the same dimension and side": _swapped(analysis, near=True),
        "denied": _denied(analysis),
        "hedge removed": _unhedged(analysis),
        "quote cut before its turn": _cut(analysis, surroundings),
    }
    found: dict[str, tuple[int, int]] = {}
    for name, pairs in faults.items():
        seen = [bool(kinds(faulty) - kinds(sound)) for sound, faulty in pairs]
        found[name] = (len(seen), sum(seen))
    return found


_Pairs: TypeAlias = "Iterator[tuple[StatementProof, StatementProof]]"


def _statements(analysis: Analysis) -> Iterator[tuple[StatementProof, Statement]]:
    for proof in analysis.statement_proofs:
        assert isinstance(proof.item, Statement)
        yield proof, proof.item


def _swapped(analysis: Analysis, *, near: bool) -> _Pairs:
    """Each statement with the quotes of another one, beside what its own quotes give."""
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    every = list(_statements(analysis))
    for proof, item in every:
        others = [
            other
            for other, one in every
            if other is not proof
            and one.side == item.side
            and not (near and analysis.home(one.id) != analysis.home(item.id))
        ]
        if others:
            other = chance.choice(others)
            yield proof, replace(other, item=replace(item, cites=other.item.cites))


def _denied(analysis: Analysis) -> _Pairs:
    for proof, item in _statements(analysis):
        first, _, rest = item.text.partition(" ")
        denied = item.text.replace(" is ", " is not ", 1) if " is " in item.text else f"Does not {first.lower()} {rest}"
        if denied != item.text and words.DENIALS.search(item.text) is None:
            yield proof, replace(proof, item=replace(item, text=denied))


def _unhedged(analysis: Analysis) -> _Pairs:
    for proof, item in _statements(analysis):
        hedge = words.HEDGES.search(item.text)
        if hedge is not None:
            text = f"{item.text[: hedge.start()]}{item.text[hedge.end() :].lstrip()}"
            yield proof, replace(proof, item=replace(item, text=text))


def _cut(analysis: Analysis, surroundings: Surroundings) -> _Pairs:
    """Each quote that has a turn, shortened to what is before it."""
    for proof, item in _statements(analysis):
        for index, cite in enumerate(proof.cites):
            quote = surroundings.of(cite).quote
            turn, span = words.TURNS.search(quote), cite.anchor.span
            if turn is None or span is None or turn.start() < _BEGINNING or words.TURNS.search(item.text):
                continue
            short = Span(span.start, span.start + len(quote[: turn.start()].rstrip(" ,;—")))
            cites = list(proof.cites)
            cites[index] = replace(cite, anchor=Anchor("exact", short, (short,)))
            yield proof, replace(proof, cites=tuple(cites))
