"""Report: a comparison, or a chosen part of it, as plain data. What it holds is in `stratview.export.content`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from stratview import __version__
from stratview.comparison.chronology import chronology
from stratview.comparison.model import BOTH, VERDICTS, Statement
from stratview.documents.attached_files import pages_of
from stratview.export.appendix import Passages
from stratview.export.content import (
    Citation,
    Claim,
    Counts,
    Report,
    ReportAbsence,
    ReportDimension,
    ReportDoubt,
    ReportLag,
    ReportMilestone,
    ReportReview,
    ReportRow,
    ReportSummary,
    ReportTension,
    ReportTimeline,
    TensionEnd,
    Unproven,
)
from stratview.export.edition import edition
from stratview.export.figure import draw
from stratview.export.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from stratview.comparison.model import Absence, Dimension, Milestone, Row, Tension
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.doubts import Doubt
    from stratview.evidence.proof import StatementProof
    from stratview.export.scope import Scope


def build(analysis: Analysis, scope: Scope) -> Report:
    """Make the report of a comparison.

    Args:
        analysis: a complete analysis of the comparison.
        scope: what of it is wanted.

    Raises:
        StratviewError: the scope names a dimension that is not there.
    """
    return _Builder(analysis, scope).report(edition(analysis.store))


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A statement or milestone with its number and where it is."""

    number: str
    proof: StatementProof
    where: str


class _Builder:
    """Numbers everything once, then makes the chosen parts."""

    def __init__(self, analysis: Analysis, scope: Scope) -> None:
        assert analysis.comparison is not None  # noqa: S101 - a complete analysis has read everything
        self._analysis = analysis
        self._scope = scope
        comparison = self._comparison = analysis.comparison
        self._head = comparison.head
        self._chosen = frozenset(scope.chosen(self._head))
        self._words = Words(scope.frame_language(self._head))
        self._items: dict[int, _Numbered] = {}
        self._by_id: dict[str, _Numbered] = {}
        self._number()
        documents = tuple(analysis.documents.values())
        proofs = ((item.number, item.proof) for item in self._items.values())
        self._passages = Passages(proofs, documents, pages_of(analysis.store, documents))
        self._tensions: dict[str, list[tuple[str, Tension]]] = {}
        for index, tension in enumerate(comparison.tensions, 1):
            for end in dict.fromkeys(tension.between):
                self._tensions.setdefault(end, []).append((f"T{index}", tension))

    def report(self, edition_: datetime) -> Report:
        comparison, scope = self._comparison, self._scope
        dimensions = tuple(
            self._dimension(index, dimension)
            for index, dimension in enumerate(comparison.dimensions, 1)
            if dimension.id in self._chosen
        )
        timeline = self._timeline() if scope.timeline and comparison.milestones else None
        claims = [claim for dimension in dimensions for claim in dimension.claims()]
        claims += [milestone.claim for milestone in timeline.milestones] if timeline is not None else []
        owners = {claim.number for claim in claims}
        return Report(
            title=self._head.title,
            subtitle=self._head.subtitle,
            language=self._head.language,
            subjects=self._head.subjects,
            frame=self._words.language,
            scope=scope,
            version=__version__,
            edition=edition_,
            whole=len(dimensions) == len(comparison.dimensions),
            dimension_count=len(comparison.dimensions),
            dimensions=dimensions,
            timeline=timeline,
            tensions=self._all_tensions(owners),
            documents=self._passages.documents(owners, with_passages=scope.appendix, with_pages=scope.pages),
            unproven=tuple(self._unproven(owners)),
            problems=self._analysis.problems,
            counts=self._counts(),
            store=self._analysis.store,
        )

    # -- numbers --------------------------------------------------------------------------------------------------

    def _number(self) -> None:
        proofs = iter(self._analysis.statement_proofs)
        for index, dimension in enumerate(self._comparison.dimensions, 1):
            for position, statement in enumerate(dimension.statements(), 1):
                self._take(statement, f"{index}.{position}", next(proofs), dimension.title)
        milestones = sorted(zip(self._comparison.milestones, self._analysis.milestone_proofs, strict=True), key=_day)
        for position, (milestone, proof) in enumerate(milestones, 1):
            self._take(milestone, f"M{position}", proof, self._words("timeline"))

    def _take(self, item: Statement | Milestone, number: str, proof: StatementProof, where: str) -> None:
        numbered = _Numbered(number, proof, where)
        # By identity: two may have the same id by mistake, and both are shown.
        self._items[id(item)] = numbered
        self._by_id.setdefault(item.id, numbered)

    # -- parts ----------------------------------------------------------------------------------------------------

    def _dimension(self, index: int, dimension: Dimension) -> ReportDimension:
        balance = self._analysis.balance(dimension.id)
        assert balance is not None  # noqa: S101 - a complete analysis has weighed everything
        return ReportDimension(
            number=index,
            id=dimension.id,
            title=dimension.title,
            question=dimension.question,
            rows=tuple(self._row(row) for row in dimension.rows),
            tensions=self._tensions_of(dimension.statements()),
            summaries=self._summaries(dimension),
            balance=balance,
        )

    def _row(self, row: Row) -> ReportRow:
        ids = [subject.id for subject in self._head.subjects]
        *sides, both = (tuple([self._claim(item) for item in row.sides.get(side, ())]) for side in (*ids, BOTH))
        absences = tuple([self._absence(row.absences.get(side)) for side in ids])
        return ReportRow(row.aspect, tuple(sides), both, absences)

    def _absence(self, absence: Absence | None) -> ReportAbsence | None:
        if absence is None:
            return None
        letters = self._passages.letters
        return ReportAbsence(
            absence.kind, absence.note, tuple(letters.get(source, source) for source in absence.sources)
        )

    def _summaries(self, dimension: Dimension) -> tuple[ReportSummary | None, ...]:
        found = {
            check.side: ReportSummary(check.summary.text, tuple(figure.text for figure in check.figures.unsupported))
            for check in self._analysis.parts[dimension.id].summaries
        }
        return tuple([found.get(subject.id) for subject in self._head.subjects])

    def _claim(self, item: Statement | Milestone) -> Claim:
        numbered = self._items[id(item)]
        proof = numbered.proof
        side, text = (item.side, item.text) if isinstance(item, Statement) else (item.subject, item.title)
        citations = tuple(
            Citation(
                passage=self._passages.label(numbered.number, index, cite),
                source=self._passages.letters.get(cite.cite.source, cite.cite.source),
                quote=cite.cite.quote,
                state=cite.state,
                quote_state=cite.anchor.state,
                rest=self._rest(item.id, index, cite.cite.source),
            )
            for index, cite in enumerate(proof.cites)
        )
        return Claim(
            number=numbered.number,
            id=item.id,
            side=side,
            text=text,
            state=proof.state,
            citations=citations,
            unsupported=tuple(figure.text for figure in proof.unsupported),
            tensions=self._tension_numbers(item.id),
            doubts=tuple(self._doubts(item.id, citations)),
            reviews=tuple(
                [
                    ReportReview(one.by, one.on, one.verdict, one.note)
                    for one in self._analysis.reviews.current.get(item.id, ())
                ]
            ),
        )

    def _rest(self, item_id: str, cite: int, source: str) -> str:
        """Return the remainder of the sentence of a quote that is cut short."""
        place, document = self._analysis.remainder(item_id, cite), self._analysis.document(source)
        return document.text.text[slice(*place)] if place is not None and document is not None else ""

    def _doubts(self, item_id: str, citations: tuple[Citation, ...]) -> Iterator[ReportDoubt]:
        for doubt in self._analysis.open_doubts(item_id):
            cite = doubt.seen[0].cite
            label = citations[cite].passage if cite >= 0 else ""
            yield ReportDoubt(doubt.kind, self._doubt_words(doubt), label)

    def _doubt_words(self, doubt: Doubt) -> str:
        """The sentence of a doubt; another statement goes by its number in the report, for ids are not shown there."""
        other = self._by_id.get(doubt.words[0]) if doubt.kind in ("shared", "twin") else None
        named = replace(doubt, words=(other.number,)) if other is not None else doubt
        return named.in_words(self._words.language)

    def _tension_numbers(self, item_id: str) -> tuple[str, ...]:
        if not self._scope.tensions:
            return ()
        return tuple(number for number, _ in self._tensions.get(item_id, ()))

    def _tensions_of(self, items: Iterator[Statement] | Iterator[Milestone]) -> tuple[ReportTension, ...]:
        """The tensions that the items are in, each once, in the order of the items."""
        if not self._scope.tensions:
            return ()
        found = {number: tension for item in items for number, tension in self._tensions.get(item.id, ())}
        return tuple(self._tension(number, tension) for number, tension in found.items())

    def _all_tensions(self, owners: set[str]) -> tuple[ReportTension, ...]:
        """The tensions in which something of the report is."""
        if not self._scope.tensions:
            return ()
        found = (self._tension(f"T{index}", one) for index, one in enumerate(self._comparison.tensions, 1))
        return tuple(tension for tension in found if any(end.number in owners for end in tension.ends))

    def _tension(self, number: str, tension: Tension) -> ReportTension:
        first, second = (self._by_id[item_id] for item_id in tension.between)
        ends = (
            TensionEnd(self._claim(first.proof.item), first.where),
            TensionEnd(self._claim(second.proof.item), second.where),
        )
        return ReportTension(number, tension.kind, ends, tension.note)

    def _timeline(self) -> ReportTimeline:
        given = self._comparison.milestones
        milestones = sorted(given, key=lambda milestone: int(self._items[id(milestone)].number[1:]))
        lanes = chronology(self._head.subjects, given)
        words = [self._words.lag(link.lag) for link in lanes.links]
        numbers = {id(milestone): self._items[id(milestone)].number for milestone in given}
        return ReportTimeline(
            milestones=tuple(self._milestone(milestone) for milestone in milestones),
            figure=draw(lanes, numbers, words),
            lags=tuple(
                ReportLag(link.theme, numbers[id(link.first.milestone)], numbers[id(link.second.milestone)], said)
                for link, said in zip(lanes.links, words, strict=True)
            ),
            tensions=self._tensions_of(iter(milestones)),
        )

    def _milestone(self, milestone: Milestone) -> ReportMilestone:
        date = milestone.date_text or self._words("undated")
        if milestone.date is not None:
            date = self._words.date(milestone.date)
        return ReportMilestone(self._claim(milestone), date, milestone.date_text, milestone.kind, milestone.theme)

    def _unproven(self, owners: set[str]) -> Iterator[Unproven]:
        for numbered in self._items.values():
            if numbered.number in owners:
                claim = self._claim(numbered.proof.item)
                if not claim.sound:
                    yield Unproven(claim, numbered.where, self._passages.lost(numbered.number, numbered.proof))

    def _counts(self) -> Counts:
        statements, milestones = self._analysis.totals, self._analysis.milestone_totals
        figures, unsupported = self._analysis.figure_counts
        reviews = self._analysis.reviews
        return Counts(
            statements=statements.total,
            proven=statements.proven,
            states=tuple(statements.as_json().items()),
            milestones=milestones.total,
            milestones_proven=milestones.proven,
            figures=figures,
            figures_supported=figures - unsupported,
            passages=self._passages.count,
            tensions=len(self._comparison.tensions),
            doubted=self._analysis.doubted,
            reviewed=len(reviews.current),
            lapsed_reviews=len(reviews.lapsed),
            verdicts=tuple((verdict, reviews.verdicts[verdict]) for verdict in VERDICTS if reviews.verdicts[verdict]),
            agreement=tuple(one.in_words(self._words.language) for one in reviews.agreements),
        )


def _day(pair: tuple[Milestone, StatementProof]) -> tuple[object, ...]:
    """Put milestones in the order of time; those without a date come last, in their own order."""
    date = pair[0].date
    return (1,) if date is None else (0, *date.sort_key)
