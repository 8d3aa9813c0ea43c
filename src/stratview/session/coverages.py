"""What of each document is cited: found out when it is asked for, in steps, once everything is proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratview.evidence.anchor import Span
from stratview.evidence.coverage import covering
from stratview.session.tasks import Steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.evidence.coverage import Coverage
    from stratview.session.reading import Reading

_KEPT = 50_000
"""So many claims are kept, of the documents asked for last; of all others only how many there are."""


class Coverages(QObject):
    """The coverage of one comparison's documents.

    `want` asks for a document's; it comes at once from what is kept, else bit by bit between events, and never before
    all statements and milestones are proven. `found(source_id)` is emitted each time one is there.
    """

    found = Signal(str)

    def __init__(self, reading: Reading, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._totals: dict[str, tuple[int, int]] = {}
        self._kept: dict[str, Coverage] = {}
        self._wanted: dict[str, bool] = {}
        self._steps: Steps | None = None
        reading.loaded.connect(self._begin)

    def totals(self, source_id: str) -> tuple[int, int] | None:
        """How many claims of a document are cited, and how many there are; None while that is not known."""
        return self._totals.get(source_id)

    def coverage(self, source_id: str) -> Coverage | None:
        """A document's coverage if it is at hand: one of those asked for last."""
        return self._kept.get(source_id)

    def want(self, source_id: str) -> None:
        """Ask for a document's coverage, before all that were asked for so far. Unknown sources are ignored."""
        if source_id in self._kept:
            self._keep(self._kept[source_id])
        elif self._reading.head.source(source_id) is not None:
            self._wanted.pop(source_id, None)
            self._wanted = {source_id: True, **self._wanted}
            self._begin()

    def want_totals(self) -> None:
        """Ask for the totals of all documents, after everything else that was asked for."""
        for source in self._reading.head.sources:
            if source.id not in self._totals:
                self._wanted.setdefault(source.id, False)
        self._begin()

    def _begin(self) -> None:
        if self._wanted and self._steps is None and self._reading.comparison is not None:
            self._steps = Steps(self._work(), self)
            self._steps.finished.connect(self._done)
            self._steps.start()

    def _done(self) -> None:
        if self._steps is not None:
            self._steps.deleteLater()
            self._steps = None
        self._begin()

    def _work(self) -> Iterator[None]:
        while self._wanted:
            source_id = next(iter(self._wanted))
            whole = self._wanted.pop(source_id)
            document = self._reading.document(source_id)
            yield
            if document is None:
                continue
            passages = self._reading.passages(source_id)
            cited = [(Span(one.start, one.end), owner.item) for one in passages for owner in one.owners]
            yield
            marked = self._reading.not_claims(source_id)
            coverage = yield from covering(document.text, cited, source_id, document.source.language, marked)
            self._totals[source_id] = (coverage.cited, coverage.total)
            # Asked for in earnest while it was on its way as one of all.
            if whole or self._wanted.pop(source_id, False):
                self._keep(coverage)
            self.found.emit(source_id)

    def _keep(self, coverage: Coverage) -> None:
        self._kept.pop(coverage.source, None)
        self._kept[coverage.source] = coverage
        claims = sum(one.total for one in self._kept.values())
        for old in list(self._kept)[:-1]:
            if claims > _KEPT:
                claims -= self._kept.pop(old).total
