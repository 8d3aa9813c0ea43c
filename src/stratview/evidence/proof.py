"""Proof: whether what a statement cites holds, in six states from the worst to the best."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from stratview.comparison.model import Statement
from stratview.comparison.problem_text import shown
from stratview.documents.recent_values import RecentValues
from stratview.errors import Problem
from stratview.evidence import not_claims
from stratview.evidence.anchor import MAX_PLACES, MISSING, Anchor, Searchable, anchor, sole_place
from stratview.evidence.cells import NO_HEADS, heads_at, with_unit
from stratview.evidence.fold import fold
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stratview.comparison.model import Cite, Milestone
    from stratview.documents.library import Document, DocumentState, Library
    from stratview.evidence.anchor import Foldings, Span
    from stratview.evidence.cells import Heads
    from stratview.evidence.figures import Figure, FiguresCheck
    from stratview.evidence.near_miss import Near
    from stratview.evidence.not_claims import NotClaims


class ProofState(StrEnum):
    """How a cite or a statement is proven; from the worst to the best, as `list(ProofState)` gives them."""

    UNSOURCED = "unsourced"
    STALE = "stale"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    NORMALISED = "normalised"
    EXACT = "exact"

    @property
    def proven(self) -> bool:
        """Whether it counts as proven."""
        return self in (ProofState.EXACT, ProofState.NORMALISED)

    @property
    def rank(self) -> int:
        """0 for the worst state, 5 for the best."""
        return _RANKS[self]


_RANKS = {state: rank for rank, state in enumerate(ProofState)}
_BY_ANCHOR = {state.value: state for state in ProofState}
_MAY_COST = 20_000_000_000
_LEAST_COST = 100
_PASSAGE_LENGTH = 300
_SHARED_SIGNS = "¥￥"
"""Signs of money that mean yen or yuan, as the text near them says."""
_NEAR = 1000
"""How many code points around a quote count as near it."""
BESIDE = 40
"""How many code points right beside a quote are read with the figures at its ends."""


def worst(states: Iterable[ProofState]) -> ProofState:
    """Return a statement's state from its cites': the worst of them, or `unsourced` when there is none."""
    return min(states, key=_RANKS.__getitem__, default=ProofState.UNSOURCED)


@dataclass(frozen=True, slots=True)
class CiteProof:
    """How one cite holds.

    Attributes:
        cite: what was cited.
        state: `stale` while its document has changed, else the quote's own state.
        anchor: where the quote is, whatever the state of the document; `anchor.state` is its own state.
        document_state: its document's state; None when the cite names no known source.
        heads: the heads of the row and column that are proven with it, where it quotes a table's cell.
        language: its document's, as a BCP 47 tag; "" where it is not known.
        around: the document's text near the quote, where its figures need more than the quote to be understood.
        before: what is right before the quote in its paragraph, and
        behind: what is right behind it, some words of each.
    """

    cite: Cite
    state: ProofState
    anchor: Anchor
    document_state: DocumentState | None
    heads: Heads = NO_HEADS
    language: str = ""
    around: str = ""
    before: str = ""
    behind: str = ""

    @property
    def lost(self) -> ProofState | None:
        """How the quote is lost in a document that has changed, `missing` or `ambiguous`; None where it is found."""
        return _lost((self,)) if self.state is ProofState.STALE else None

    @property
    def proving_texts(self) -> tuple[tuple[str, ...], ...]:
        """What it proves with: the quote, then the heads of the table's cell that it quotes, and it with their unit.

        Each is a text, its language, what is around it, right before it and right behind it.
        """
        quote = (self.cite.quote, self.language, self.around, self.before, self.behind)
        if not self.heads:
            return (quote,)
        measured = with_unit(self.cite.quote, self.heads)
        beside = (*self.heads.all, *((measured,) if measured else ()))
        return (quote, *[(text, self.language, self.around) for text in beside])


@dataclass(frozen=True, slots=True)
class StatementProof:
    """How a statement or milestone holds.

    Attributes:
        item: the statement or milestone.
        state: its worst cite's state.
        cites: its cites' proofs, in its order.
        language: that of its text, as a BCP 47 tag; "" where it is not known.
        figures: which figures its text has, and which of them none of its quotes contains; None: not checked yet.
    """

    item: Statement | Milestone
    state: ProofState
    cites: tuple[CiteProof, ...]
    language: str = ""
    figures: FiguresCheck | None = None

    @property
    def id(self) -> str:
        """The statement's or milestone's id."""
        return self.item.id

    @property
    def lost(self) -> ProofState | None:
        """How one of its quotes is lost, `missing` or `ambiguous`, where `state` says that a document changed."""
        return _lost(self.cites) if self.state is ProofState.STALE else None

    @property
    def proving_texts(self) -> list[tuple[str, ...]]:
        """What its cites prove with, in their order, as `CiteProof.proving_texts`."""
        return [text for cite in self.cites for text in cite.proving_texts]

    @property
    def unsupported(self) -> tuple[Figure, ...]:
        """The figures of the text that none of the quotes contains; none while they are not checked."""
        return self.figures.unsupported if self.figures is not None else ()


def prove_cite(cite: Cite, document: Document, searchable: Searchable) -> CiteProof:
    """Return the proof of a cite of a document that can be used; `searchable` is the document's text."""
    text = document.text.text
    found = None if cite.prefix or cite.suffix or cite.section else sole_place(text, cite.quote)
    if found is None:
        found = anchor(searchable, *cite.content[1:])
    state = ProofState.STALE if document.state == "changed" else _BY_ANCHOR[found.state]
    heads = heads_at(document.text, found.span.start) if found.span is not None else NO_HEADS
    around = _around(text, found) if any(sign in cite.quote for sign in _SHARED_SIGNS) else ""
    near = beside(text, found.span) if found.span is not None else ("", "")
    return CiteProof(cite, state, found, document.state, heads, document.source.language, around, *near)


def proof_of(item: Statement | Milestone, cites: tuple[CiteProof, ...], language: str = "") -> StatementProof:
    """Return the proof of a statement or milestone whose cites are proven; its figures are not checked."""
    state = cites[0].state if len(cites) == 1 else worst(cite.state for cite in cites)
    return StatementProof(item, state, cites, language)


def with_figures(proof: StatementProof) -> StatementProof:
    """Return a proof with its figures checked."""
    # Its tables take longer to import than the first paint can wait.
    from stratview.evidence import figures

    quotes = [figures.Quoted(*text) for text in proof.proving_texts]
    return replace(proof, figures=figures.check(text_of(proof.item), quotes, proof.language))


class Totals:
    """How many statements are in each state. Every state is always there, the worst first."""

    def __init__(self) -> None:
        self._counts = dict.fromkeys(ProofState, 0)

    def add(self, state: ProofState) -> None:
        """Count one more."""
        self._counts[state] += 1

    def add_all(self, totals: Totals) -> None:
        """Count all that others counted."""
        for state, count in totals._counts.items():
            self._counts[state] += count

    def count(self, state: ProofState | str) -> int:
        """Return how many are in a state.

        Raises:
            ValueError: `state` is none of the six.
        """
        return self._counts[ProofState(state)]

    @property
    def proven(self) -> int:
        """How many are proven."""
        return sum(count for state, count in self._counts.items() if state.proven)

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self._counts.values())

    def as_json(self) -> dict[str, int]:
        """All six states with their counts."""
        return {state.value: count for state, count in self._counts.items()}


class Prover:
    """Proves statements and milestones against the documents of a library. It keeps only folded texts."""

    def __init__(self, library: Library, language: str = "") -> None:
        """`language` is that of the statements, as a BCP 47 tag."""
        self._library = library
        self._language = language
        self._searchables: dict[str, Searchable] = {}
        self._foldings: RecentValues[Foldings] = RecentValues()
        self._may_cost = _MAY_COST

    def prove(self, item: Statement | Milestone) -> StatementProof:
        """Return the proof of a statement or milestone, without its figures; its documents are read if need be."""
        return proof_of(item, tuple([self.look_up(cite.source, [cite])[0] for cite in item.cites]), self._language)

    def searchable(self, source_id: str) -> Searchable:
        """Return a source's document, ready to look quotes up in.

        Raises:
            KeyError: there is no source with this id.
        """
        searchable = self._searchables.get(source_id)
        if searchable is None:
            text = self._library.document(source_id).text
            searchable = self._searchables[source_id] = Searchable(text, self._foldings)
        return searchable

    def not_claims(self, source_id: str) -> NotClaims:
        """Return the places of what a source's `not_claims` name, and a problem for what is not found.

        Raises:
            KeyError: there is no source with this id.
        """
        document = self._library.document(source_id)
        if not document.source.not_claims or document.state == "unusable":
            return not_claims.NotClaims()
        return not_claims.find(document.source, self.searchable(source_id))

    def problems_of(self, proof: StatementProof) -> tuple[Problem, ...]:
        """List the problems of a statement itself; those of a whole document are the document's.

        A cite that names no known source adds nothing: the loader has named it.
        """
        return tuple(dict.fromkeys(self._problems(proof)))

    def look_up(self, source_id: str, cites: Sequence[Cite]) -> list[CiteProof]:
        """Return the proofs of some cites of one source, in their order."""
        if source_id not in self._library:
            return [CiteProof(cite, ProofState.MISSING, MISSING, None) for cite in cites]
        document = self._library.document(source_id)
        if document.state == "unusable":
            return [CiteProof(cite, ProofState.MISSING, MISSING, "unusable") for cite in cites]
        searchable = self.searchable(source_id)
        return [prove_cite(cite, document, searchable) for cite in cites]

    def _problems(self, proof: StatementProof) -> Iterator[Problem]:
        item = proof.item
        called = f"{'Statement' if isinstance(item, Statement) else 'Milestone'} {shown(item.id)}"
        if not item.cites:
            message = f"{called} cites nothing: add a cite with a source and a quote."
            yield Problem(item.text_place, "unsourced", message, item=item.id)
        for cite in proof.cites:
            # Named elsewhere already: an empty quote and an unknown source by the loader, a lost document by itself.
            searched = bool(cite.cite.quote.strip()) and cite.document_state in ("unchanged", "changed")
            if searched and cite.anchor.span is None:
                problem = self._quote_problem(cite)
                message = f"{called}: {problem.message[:1].lower()}{problem.message[1:]}"
                yield replace(problem, message=message, item=item.id)
        for figure in proof.unsupported:
            message = (
                f"{called}: the figure {shown(figure.text)} is in none of its quotes. Correct it, or cite a passage "
                f"that contains it."
            )
            yield Problem(item.text_place, "unsupported-figure", message, item=item.id)

    def _quote_problem(self, proof: CiteProof) -> Problem:
        cite = proof.cite
        document = self._library.document(cite.source)
        if proof.anchor.state == "ambiguous":
            count = len(proof.anchor.places)
            many = f"{count} or more" if count == MAX_PLACES else str(count)
            given = _given(cite)
            advice = "a prefix, a suffix or a section that only one of them has"
            message = f"The quote {shown(cite.quote)} is in {many} places in '{document.source.file}'"
            if given:
                message += f", and its {given} matches several of them: give {advice}."
            else:
                message += f": add {advice}."
            return Problem(cite.quote_place, "ambiguous-quote", message)
        message, detail = self._missing_message(proof, document)
        return Problem(cite.quote_place, "missing-quote", message, detail)

    def _missing_message(self, proof: CiteProof, document: Document) -> tuple[str, str]:
        """Return why a quote is not found, as far as it is certain, and a word for it."""
        cite = proof.cite
        quote, file = shown(cite.quote), f"'{document.source.file}'"
        if proof.anchor.places:
            return (
                f"The quote {quote} is in {file}, but not with its {_given(cite)}: correct the "
                f"{_given(cite)}, or quote the passage you mean."
            ), "context"
        if fold(cite.quote).strip() in self.searchable(cite.source).flat:
            return (
                f"The quote {quote} spans several blocks of {file}: write a cite for each block.",
                "blocks",
            )
        near = self.near_miss(cite)
        if near is not None:
            from stratview.evidence.near_miss import in_words

            return (
                f"The quote {quote} is not in {file} word for word: {in_words(near)}. There it is "
                f"{shown(near.text, _PASSAGE_LENGTH)}: copy that, if you mean it."
            ), near.kind
        return f"The quote {quote} is not in {file}: copy the passage from the document word for word.", ""

    def near_miss(self, cite: Cite) -> Near | None:
        """Return why a lost quote is nearly found. Of very many in long documents only the first are looked into.

        Raises:
            KeyError: there is no such source.
        """
        # Most comparisons have no lost quote, and what is shown first waits for this module.
        from stratview.evidence.near_miss import near_miss

        searchable = self.searchable(cite.source)
        cost = len(searchable.document.text) * (len(cite.quote) + _LEAST_COST)
        if cost > self._may_cost:
            return None
        self._may_cost -= cost
        return near_miss(searchable, cite.quote)


def _around(text: str, found: Anchor) -> str:
    """Return the document's text near a quote, by which a figure in it may be understood."""
    return text[max(0, found.span.start - _NEAR) : found.span.end + _NEAR] if found.span else ""


def _lost(cites: Iterable[CiteProof]) -> ProofState | None:
    own = worst(_BY_ANCHOR[cite.anchor.state] for cite in cites)
    return None if own.proven else own


def beside(text: str, span: Span) -> tuple[str, str]:
    """Return what is right before and right behind a part of a document's text, in its paragraph."""
    before, behind = text[max(0, span.start - BESIDE) : span.start], text[span.end : span.end + BESIDE]
    return before.rpartition("\n")[2], behind.partition("\n")[0]


def _given(cite: Cite) -> str:
    """Return the names of what is given beside the quote, for a message."""
    names = [name for name in ("prefix", "suffix", "section") if getattr(cite, name)]
    return " or ".join(names)


def text_of(item: Statement | Milestone) -> str:
    """Return a statement's text or a milestone's title."""
    return item.text if isinstance(item, Statement) else item.title
