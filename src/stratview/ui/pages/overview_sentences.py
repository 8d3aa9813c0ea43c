"""The comparison in three sentences: what is compared, from which documents, and what they dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stratview.comparison.read_tensions import TENSIONS_FILE
from stratview.ui import words
from stratview.ui.date_words import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.evidence.analysis import Analysis
    from stratview.ui.pages.overview_model import Entry

_NAMED_DOCUMENTS = 2
_NAMED_DIMENSIONS = 3


class OverviewSentences(QObject):
    """Says a comparison in short. A class, for `lupdate` finds plural forms only in one."""

    def said(self, analysis: Analysis, entries: Sequence[Entry]) -> list[str]:
        """Return the three sentences; only the first two while the comparison is being read."""
        parts = [self._compared(analysis), self._documents(analysis, entries)]
        if analysis.comparison is not None:
            parts.append(self._disputed(analysis, entries))
        return parts

    def _compared(self, analysis: Analysis) -> str:
        head = analysis.head
        first, second = (f"{subject.name} {subject.native_name}".strip() for subject in head.subjects)
        dimensions = self.tr("%Ln dimension(s)", "", len(head.dimension_ids))
        if analysis.comparison is None or analysis.progress.stage in ("read", "documents", "look up"):
            return self.tr("{0} and {1} are compared in {2}.").format(first, second, dimensions)
        totals = analysis.totals
        statements = self.tr("%Ln statement(s)", "", totals.total)
        lacking = totals.total - totals.proven
        proven = self.tr("%Ln not proven", "", lacking) if lacking else self.tr("all proven")
        parts = [statements, proven] if totals.total else [statements]
        if analysis.doubted:
            parts.append(self.tr("%Ln worth a second look", "", analysis.doubted))
        if analysis.reviews.current:
            parts.append(self.tr("%Ln reviewed", "", len(analysis.reviews.current)))
        if analysis.reviews.disagreements:
            parts.append(self.tr("%Ln disputed", "", len(analysis.reviews.disagreements)))
        counted = words.listed(parts)
        return self.tr("{0} and {1} are compared in {2}: {3}.").format(first, second, dimensions, counted)

    def _documents(self, analysis: Analysis, entries: Sequence[Entry]) -> str:
        cited = self._cited(analysis)
        sources = [source for source in analysis.head.sources if source.id in cited]
        uncited = len(analysis.head.sources) - len(sources)
        rest = [self.tr("%Ln document(s) are not quoted yet.", "", uncited)] if uncited else []
        documents = self.tr("%Ln document(s)", "", len(sources))
        if sources and len(sources) <= _NAMED_DOCUMENTS:
            named = words.enumerated([self.tr("“{0}”").format(source.title) for source in sources])
            documents = words.labelled(documents, named)
        sides = [side for entry in entries if entry.balance is not None for side in entry.balance.sides]
        if not sources or not sides:
            return words.sentences([self.tr("The statements quote {0}.").format(documents), *rest])
        dates = [side.newest for side in sides if side.newest is not None]
        newest = max(dates, key=lambda date: date.sort_key, default=None)
        dated = (
            self.tr("newest of {0}").format(in_words(newest)) if newest is not None else self.tr("none of them dated")
        )
        said = self.tr("The statements quote {0}.").format(self.tr("{0}; {1}").format(documents, dated))
        return words.sentences([said, *rest])

    def _cited(self, analysis: Analysis) -> set[str]:
        """The ids of the documents that something cites; of all documents until that is known."""
        if analysis.comparison is None:
            return {source.id for source in analysis.head.sources}
        return {source for part in analysis.parts.values() for source in part.sources}

    def _disputed(self, analysis: Analysis, entries: Sequence[Entry]) -> str:
        tensions = analysis.comparison.tensions if analysis.comparison is not None else ()
        balances = [entry.balance for entry in entries if entry.balance is not None]
        lopsided = sum(balance.lopsided for balance in balances)
        single = sum(balance.has("one-document") for balance in balances)
        weak = []
        if lopsided:
            weak.append(self.tr("%Ln dimension(s) have lopsided evidence.", "", lopsided))
        if single:
            weak.append(self.tr("%Ln dimension(s) rest on one document only.", "", single))
        if not tensions:
            unread = words.file_problem(analysis, TENSIONS_FILE)
            said = unread or self.tr("No statement contradicts or qualifies another.")
        else:
            counted = self.tr("%Ln tension(s)", "", len(tensions))
            most = sorted((entry for entry in entries if entry.tense), key=lambda entry: -entry.tense)
            where = words.enumerated([self.tr("“{0}”").format(entry.title) for entry in most[:_NAMED_DIMENSIONS]])
            said = self.tr("{0}: statements that contradict or qualify each other, most in {1}.").format(counted, where)
            if not where:
                said = self.tr("{0}: statements that contradict or qualify each other.").format(counted)
        return words.sentences([said, *weak])
