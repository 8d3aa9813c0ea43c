"""Which milestones have to do with a statement: they rest on the same passage, or stand in a tension with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.comparison.model import Milestone, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.session.reading import Reading


class Related:
    """Answers for one comparison that is read to its end."""

    def __init__(self, reading: Reading, milestones: Iterable[Milestone]) -> None:
        self._reading = reading
        self._passages: dict[str, list[tuple[int, int, str]]] | None = None
        self._milestones = tuple(milestones)
        self._ids = {milestone.id for milestone in self._milestones}

    def to(self, item_id: str) -> frozenset[str]:
        """The milestones related to a statement, or those in tension with a milestone."""
        item = self._reading.item(item_id)
        if item is None:
            return frozenset()
        others = {tension.other(item_id) for tension in self._reading.tensions(item_id)}
        found = {other for other in others if other in self._ids}
        if isinstance(item, Statement):
            found |= self._sharing(item_id)
        return frozenset(found)

    def _sharing(self, item_id: str) -> set[str]:
        found = set()
        for source, start, end in self._places(item_id):
            for low, high, milestone_id in self._by_source().get(source, ()):
                if low < end and start < high:
                    found.add(milestone_id)
        return found

    def _by_source(self) -> dict[str, list[tuple[int, int, str]]]:
        if self._passages is None:
            self._passages = {}
            for milestone in self._milestones:
                for source, start, end in self._places(milestone.id):
                    self._passages.setdefault(source, []).append((start, end, milestone.id))
        return self._passages

    def _places(self, item_id: str) -> Iterable[tuple[str, int, int]]:
        for cite in self._reading.proof(item_id).cites:
            span = cite.anchor.span
            if span is not None:
                yield cite.cite.source, span.start, span.end
