"""Which milestones have to do with a statement: they rest on the same passage, or are in a tension with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stratview.comparison.model import Milestone, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stratview.session.project import Project
    from stratview.ui.timeline.arrays import Ints

_STEP = 100


class Related:
    """Answers for milestones that are proven; of passages, once `steps` has gone through them."""

    def __init__(self, project: Project, milestones: Sequence[Milestone]) -> None:
        self._project = project
        self._milestones = milestones
        self._ids: dict[str, list[str]] = {}
        self._bounds: dict[str, Ints] = {}

    def steps(self) -> Iterator[None]:
        """Gather the passages of all milestones, a few at a time."""
        bounds: dict[str, list[tuple[int, int]]] = {}
        for number, milestone in enumerate(self._milestones):
            for source, start, end in self._places(milestone.id):
                self._ids.setdefault(source, []).append(milestone.id)
                bounds.setdefault(source, []).append((start, end))
            if number % _STEP == _STEP - 1:
                yield
        self._bounds = {source: np.asarray(pairs, dtype=np.intp) for source, pairs in bounds.items()}

    def to(self, item_id: str) -> frozenset[str]:
        """Return the milestones related to a statement, or those in tension with a milestone."""
        analysis = self._project.analysis
        item = analysis.item(item_id)
        if item is None:
            return frozenset()
        others = {tension.other(item_id) for tension in analysis.tensions(item_id)}
        found = {other for other in others if isinstance(analysis.item(other), Milestone)}
        if isinstance(item, Statement):
            found |= self._sharing(item_id)
        return frozenset(found)

    def _sharing(self, item_id: str) -> set[str]:
        found: set[str] = set()
        for source, start, end in self._places(item_id):
            bounds = self._bounds.get(source)
            if bounds is not None:
                ids = self._ids[source]
                found.update(ids[at] for at in np.flatnonzero((bounds[:, 0] < end) & (start < bounds[:, 1])).tolist())
        return found

    def _places(self, item_id: str) -> Iterable[tuple[str, int, int]]:
        proof = self._project.analysis.proof(item_id)
        for cite in proof.cites if proof is not None else ():
            span = cite.anchor.span
            if span is not None:
                yield cite.cite.source, span.start, span.end
