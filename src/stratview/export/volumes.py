"""Volumes: a report that is too large for one file, split into several that are each complete in themselves.

Setting takes about 0.4 MB for a statement, so a few thousand would take more memory than a laptop has to spare.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.export.content import Report, ReportDimension, ReportRow

MOST_STATEMENTS: Final = 2000
"""A volume holds no more statements and milestones than about these."""


def split(report: Report, most: int = MOST_STATEMENTS) -> tuple[Report, ...]:
    """The volumes of a report, in order; the report itself where it fits one.

    Dimensions stay whole unless one alone is too large; then it is split between rows. The timeline stands in the
    last volume.
    """
    if len(report.claims()) <= most:
        return (report,)
    groups: list[list[ReportDimension]] = []
    room = 0
    for part in (part for dimension in report.dimensions for part in _parts(dimension, most)):
        size = len(part.claims())
        # A dimension that is split goes on in the next volume, never beside itself.
        if not groups or size > room or any(part.id == other.id for other in groups[-1]):
            groups.append([])
            room = most
        groups[-1].append(part)
        room -= size
    milestones = len(report.timeline.milestones) if report.timeline is not None else 0
    if milestones and (not groups or milestones > room):
        groups.append([])
    last = len(groups) - 1
    return tuple(_volume(report, tuple(group), is_last=index == last) for index, group in enumerate(groups))


def _parts(dimension: ReportDimension, most: int) -> Iterator[ReportDimension]:
    if len(dimension.claims()) <= most:
        yield dimension
        return
    rows: list[ReportRow] = []
    size = 0
    for row in dimension.rows:
        count = len(row.claims())
        if rows and size + count > most:
            yield _part(dimension, tuple(rows))
            rows, size = [], 0
        rows.append(row)
        size += count
    yield _part(dimension, tuple(rows))


def _part(dimension: ReportDimension, rows: tuple[ReportRow, ...]) -> ReportDimension:
    part = replace(dimension, rows=rows)
    numbers = {claim.number for claim in part.claims()}
    tensions = tuple(tension for tension in dimension.tensions if any(end.number in numbers for end in tension.ends))
    return replace(part, tensions=tensions)


def _volume(report: Report, dimensions: tuple[ReportDimension, ...], *, is_last: bool) -> Report:
    volume = replace(report, dimensions=dimensions, timeline=report.timeline if is_last else None)
    owners = {claim.number for claim in volume.claims()}
    documents = tuple(
        replace(
            document,
            passages=tuple(
                replace(passage, owners=kept)
                for passage in document.passages
                if (kept := tuple(owner for owner in passage.owners if owner in owners))
            ),
        )
        for document in report.documents
    )
    unproven = tuple(one for one in report.unproven if one.claim.number in owners)
    return replace(volume, documents=documents, unproven=unproven, problems=report.problems if is_last else ())
