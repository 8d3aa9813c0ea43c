"""Volumes: a report that is too large for one file, split into several that are each complete in themselves.

Setting takes about 0.5 MB for a statement with its passage, so a few thousand would take more memory than a laptop
has to spare. Every further passage takes 0.4 MB, and a tension 1.6 MB: it is in the list of all and at both ends.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stratview.export.content import Claim, Report, ReportDimension, ReportRow

MOST_STATEMENTS: Final = 1600
"""The most statements and milestones in a volume, fewer where they cite much: a peak of 1.2 GB."""
_CITATION: Final = 0.7
_TENSION: Final = 1.1
"""How much a further citation weighs, and one end of a tension, where a statement with one citation weighs 1."""


def split(report: Report, most: int = MOST_STATEMENTS) -> tuple[Report, ...]:
    """The volumes of a report, in order; the report itself where it fits one.

    Dimensions stay whole unless one alone is too large; then it is split between rows, and a row that is too large
    between its lines. What goes on in another volume says so, and its heading is said again there. The timeline is
    in the last volume.
    """
    if _weight(report.claims()) <= most:
        return (report,)
    groups: list[list[ReportDimension]] = []
    room = 0.0
    for part in (part for dimension in report.dimensions for part in _parts(dimension, most)):
        size = _weight(part.claims())
        # A dimension that is split goes on in the next volume, never beside itself.
        if not groups or size > room or any(part.id == other.id for other in groups[-1]):
            groups.append([])
            room = most
        groups[-1].append(part)
        room -= size
    timeline = report.timeline.milestones if report.timeline is not None else ()
    milestones = _weight(milestone.claim for milestone in timeline)
    if milestones and (not groups or milestones > room):
        groups.append([])
    last = len(groups) - 1
    return tuple(_volume(report, tuple(group), is_last=index == last) for index, group in enumerate(groups))


def _weight(claims: Iterable[Claim]) -> float:
    """How much of a volume they take; never less than one for each."""
    return sum(1 + _CITATION * max(0, len(claim.citations) - 1) + _TENSION * len(claim.tensions) for claim in claims)


def _parts(dimension: ReportDimension, most: int) -> Iterator[ReportDimension]:
    if _weight(dimension.claims()) <= most:
        yield dimension
        return
    groups: list[list[ReportRow]] = [[]]
    size = 0.0
    for row in (part for whole in dimension.rows for part in _row_parts(whole, most)):
        count = _weight(row.claims())
        # A row that is split goes on in the next volume, as a dimension does.
        if groups[-1] and (size + count > most or row.resumed):
            groups.append([])
            size = 0.0
        groups[-1].append(row)
        size += count
    for index, rows in enumerate(groups):
        yield replace(
            _part(dimension, tuple(rows)), resumed=index > 0, goes_on=index < len(groups) - 1
        )  # fmt: skip


def _row_parts(row: ReportRow, most: int) -> Iterator[ReportRow]:
    """A row, or its lines in parts: a line has a statement of each subject, or one about all."""
    if _weight(row.claims()) <= most:
        yield row
        return
    nothing = [None] * len(row.sides)
    lines: list[tuple[Claim | None, ...]] = [(*line, None) for line in zip_longest(*row.sides)]
    lines += [(*nothing, both) for both in row.both]
    begun: list[tuple[Claim | None, ...]] = []
    resumed = False
    size = 0.0
    for line in lines:
        more = _weight(claim for claim in line if claim is not None)
        if begun and size + more > most:
            yield _of_lines(row, begun, resumed=resumed)
            begun, resumed, size = [], True, 0.0
        begun.append(line)
        size += more
    yield _of_lines(row, begun, resumed=resumed)


def _of_lines(row: ReportRow, lines: Iterable[tuple[Claim | None, ...]], *, resumed: bool) -> ReportRow:
    *sides, both = (tuple(filter(None, column)) for column in zip(*lines, strict=True))
    return replace(row, sides=tuple(sides), both=both, resumed=resumed)


def _part(dimension: ReportDimension, rows: tuple[ReportRow, ...]) -> ReportDimension:
    part = replace(dimension, rows=rows)
    numbers = {claim.number for claim in part.claims()}
    tensions = tuple(tension for tension in dimension.tensions if any(end.number in numbers for end in tension.ends))
    return replace(part, tensions=tensions)


def _volume(report: Report, dimensions: tuple[ReportDimension, ...], *, is_last: bool) -> Report:
    volume = replace(report, dimensions=dimensions, timeline=report.timeline if is_last else None)
    owners = {claim.number for claim in volume.claims()}
    return replace(
        volume,
        documents=tuple(document.only(owners) for document in report.documents),
        tensions=tuple(one for one in report.tensions if any(end.number in owners for end in one.ends)),
        unproven=tuple(one for one in report.unproven if one.claim.number in owners),
        problems=report.problems if is_last else (),
    )
