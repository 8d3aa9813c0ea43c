"""dimensions/*.yaml and timeline.yaml: statements and milestones with their cites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.comparison.csl import read_date
from stratview.comparison.fields import Fields
from stratview.comparison.model import BOTH, MILESTONE_KINDS, Cite, Dimension, Milestone, Row, Statement, Summary
from stratview.comparison.nodes import Mapping
from stratview.comparison.problem_text import listed, shown, suggestion
from stratview.comparison.read_absences import is_absence, read_absence
from stratview.comparison.read_outline import ASPECT, dimension_file, readable
from stratview.errors import Place
from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection

    from stratview.comparison.fields import Ids, Report

TIMELINE_FILE: Final = "timeline.yaml"

_DIMENSION_KEYS: Final = ("title", "question", "summary", "rows")
_STATEMENT_KEYS: Final = ("id", "text", "cites")
_CITE_KEYS: Final = ("source", "quote", "prefix", "suffix", "section")
_MILESTONE_KEYS: Final = ("id", "subject", "date", "title", "kind", "theme", "cites")


MAX_CITES: Final = 100
"""The most cites of a statement or milestone that are read."""


@dataclass(frozen=True, slots=True)
class Known:
    """What statements and milestones may refer to.

    `sides` are the subjects' ids; when a mistake elsewhere hides one of them (`sides_known` is false), another id need
    not be wrong, and neither need a source when `sources` is None. `surplus_subjects` were named as a problem already.
    """

    sides: tuple[str, ...]
    sides_known: bool
    surplus_subjects: frozenset[str]
    sources: Collection[str] | None


def read_dimension(node: Mapping | None, dimension_id: str, known: Known, ids: Ids, report: Report) -> Dimension:
    """Return a dimension; an empty one when its file is missing or unreadable."""
    if node is None:
        return Dimension(dimension_id, readable(dimension_id), "", (), Place(dimension_file(dimension_id)))
    fields = Fields(node, dimension_file(dimension_id), _DIMENSION_KEYS, report)
    rows = tuple([_row(row, known, ids, report) for row in fields.mappings("rows", required=True)])
    ids.passed(fields)
    return Dimension(
        id=dimension_id,
        title=fields.text("title", required=True) or readable(dimension_id),
        question=fields.text("question"),
        rows=rows,
        place=node.place,
        summaries=_summaries(fields, known, report),
    )


def _summaries(dimension: Fields, known: Known, report: Report) -> dict[str, Summary]:
    """Each subject's summary, in the order of the subjects."""
    node = dimension.value("summary")
    if not isinstance(node, Mapping):
        if node is not None:
            dimension.wrong_kind("summary", node, f"a line for each subject ('{known.sides[0]}: …')")
        return {}
    others = known.surplus_subjects if known.sides_known else node.entries.keys()
    fields = Fields(node, "summary", known.sides, report, others=others)
    # A summary is one line, however its text is folded in the file.
    texts = {side: " ".join(fields.text(side).split()) for side in known.sides}
    return {side: Summary(text, fields.place(side)) for side, text in texts.items() if text}


def _row(node: Mapping, known: Known, ids: Ids, report: Report) -> Row:
    sides = (*known.sides, BOTH)
    others = known.surplus_subjects if known.sides_known else node.entries.keys()
    fields = Fields(node, "row", (ASPECT, *sides), report, others=others)
    aspect = fields.text(ASPECT, required=True)
    if all(key == ASPECT or fields.value(key) is None for key in node.entries):
        message = f"{fields.what} says nothing: add statements under {listed(sides, 'or')}."
        report.add(node.place, "empty-row", message)
    read = {side: read_absence(fields, side, known.sources, ids) for side in sides}
    statements = {side: _statements(fields, side, known, ids) for side in sides}
    ids.passed(fields)
    return Row(aspect, statements, node.place, {side: absence for side, absence in read.items() if absence is not None})


def _statements(row: Fields, side: str, known: Known, ids: Ids) -> tuple[Statement, ...]:
    if is_absence(row.value(side)):
        return ()
    read = (_statement(node, side, known, ids, row.report) for node in row.mappings(side) if not is_absence(node))
    return tuple(statement for statement in read if statement is not None)


def _statement(node: Mapping, side: str, known: Known, ids: Ids, report: Report) -> Statement | None:
    """Return a statement, or None when it says nothing."""
    fields = Fields(node, "statement", _STATEMENT_KEYS, report)
    statement = Statement(
        id=ids.claim(fields),
        side=side,
        text=fields.text("text", required=True),
        cites=_cites(fields, known),
        place=node.place,
        text_place=fields.place("text"),
    )
    return statement if statement.text else None


def _cites(item: Fields, known: Known) -> tuple[Cite, ...]:
    nodes = item.mappings("cites")
    if len(nodes) > MAX_CITES:
        message = f"{item.what} has {len(nodes):,} cites, of which {MAX_CITES} are read: split it."
        item.report.add(nodes[MAX_CITES].place, "too-large", message, item.item)
    return tuple(_cite(node, known, item.report, item.item) for node in nodes[:MAX_CITES])


def _cite(node: Mapping, known: Known, report: Report, item: str) -> Cite:
    """Return a cite; one that lacks its source or quote is kept, so that its proof is seen to be missing."""
    fields = Fields(node, "cite", _CITE_KEYS, report, item=item)
    source = fields.text("source", required=True)
    if source and known.sources is not None and source not in known.sources:
        known_ids = () if report.is_full(node.place.file, "unknown-source") else known.sources
        advice = suggestion(source, known_ids, "the id of a source")
        fields.problem("source", "unknown-source", f"No source has the id {shown(source)}: {advice}")
    return Cite(
        source=source,
        quote=fields.verbatim("quote", required=True, advice="copy the passage from the document, word for word"),
        prefix=fields.verbatim("prefix"),
        suffix=fields.verbatim("suffix"),
        section=fields.text("section"),
        place=node.place,
        quote_place=fields.place("quote"),
    )


def read_milestones(node: Mapping, known: Known, ids: Ids, report: Report) -> tuple[Milestone, ...]:
    """Return the milestones in the file's order."""
    file = Fields(node, TIMELINE_FILE, ("milestones",), report)
    read = [_milestone(item, known, ids, report) for item in file.mappings("milestones")]
    ids.passed(file)
    return tuple(milestone for milestone in read if milestone is not None)


def _milestone(node: Mapping, known: Known, ids: Ids, report: Report) -> Milestone | None:
    """Return a milestone, or None when it says nothing."""
    fields = Fields(node, "milestone", _MILESTONE_KEYS, report)
    subject = fields.text("subject", required=True)
    if subject and known.sides_known and subject not in {*known.sides, *known.surplus_subjects}:
        message = f"{fields.what} is about the unknown subject {shown(subject)}: {suggestion(subject, known.sides)}"
        fields.problem("subject", "unknown-subject", message)
    date_text = fields.text("date", required=True)
    milestone = Milestone(
        id=ids.claim(fields),
        subject=subject,
        date=read_date(fields, "date", date_text) if date_text else None,
        date_text=date_text,
        title=fields.text("title", required=True),
        kind=fields.text("kind", required=True) or MILESTONE_KINDS[0],
        theme=fields.text("theme"),
        cites=_cites(fields, known),
        place=node.place,
        text_place=fields.place("title"),
    )
    return milestone if milestone.title else None
