"""The data of the pages about the whole comparison: the overview of the dimensions, and the list of all tensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stratview.export.balance_words import BalanceWords
from stratview.export.view_part import Part, document_language

if TYPE_CHECKING:
    from stratview.export.content import Citation, ReportDimension, ReportTension, TensionEnd
    from stratview.export.view_part import Means

_LONG: Final = 900


class WholeData(Part):
    """Prepares both pages."""

    def __init__(self, means: Means) -> None:
        super().__init__(means)
        self._balance_words = BalanceWords(means.report, means.words)
        self._sides = {subject.id: side for side, subject in enumerate(means.report.subjects)}
        self._languages = {one.letter: document_language(one, means.language) for one in means.report.documents}

    # -- the overview -----------------------------------------------------------------------------------------------

    def overview(self) -> list[dict[str, Any]]:
        """A row for each dimension; none where there is only one, whose page has everything."""
        if len(self._report.dimensions) < 2:
            return []
        return [self._row(dimension) for dimension in self._report.dimensions]

    def in_short(self, dimension: ReportDimension) -> list[dict[str, Any]]:
        """Both sides of a dimension in a line each, for the head of its page; none where nothing is summed up."""
        if len(self._report.dimensions) > 1 or not any(dimension.summaries):
            return []
        return [self._side(dimension, side) for side in range(len(dimension.balance.sides))]

    def _row(self, dimension: ReportDimension) -> dict[str, Any]:
        lacking = dimension.lacking
        return {
            "number": dimension.number,
            "target": f"d-{dimension.number}",
            "title": self._cleaner.heading(dimension.title, dimension.id, self._language[0]),
            "lacking": self._words("dimension.unproven", self._words.number(lacking)) if lacking else "",
            "verdicts": self._balance_words.of_both(dimension),
            "tensions": [(number, self._link_labels.tension(number)) for number in dimension.tension_numbers],
            "sides": [self._side(dimension, side) for side in range(len(dimension.balance.sides))],
        }

    def _side(self, dimension: ReportDimension, side: int) -> dict[str, Any]:
        summary = dimension.summaries[side]
        unsupported = summary.unsupported if summary is not None else ()
        return {
            "text": self._cleaner.text(summary.text, self._language[0]) if summary is not None else "",
            "figures": [self._words("figure.unsupported", self._cleaner.plain(one)) for one in unsupported],
            "evidence": self._balance_words.evidence(dimension, side),
            "verdicts": self._balance_words.against(dimension, side),
        }

    # -- the tensions -----------------------------------------------------------------------------------------------

    def tensions(self) -> list[dict[str, Any]]:
        """Every tension with both its ends and their quotes."""
        return [self._tension(tension) for tension in self._report.tensions]

    def _tension(self, tension: ReportTension) -> dict[str, Any]:
        from stratview.export.view import pattern

        text = sum(len(end.text) + sum(len(cite.quote) for cite in end.claim.citations) for end in tension.ends)
        return {
            "number": tension.number,
            "target": self._link_labels.tension(tension.number),
            # In a heading a link would be lost: the numbers are links below it.
            "title": self._words(tension.kind, *(end.number for end in tension.ends)).rstrip(".。"),
            "kind": pattern(self._words(tension.kind)),
            "note": self._cleaner.text(tension.note, self._language[0]),
            "ends": [self._end(end) for end in tension.ends],
            "long": text + len(tension.note) > _LONG,
        }

    def _end(self, end: TensionEnd) -> dict[str, Any]:
        claim = self._claim(end.claim, repeated=True, whole=True)
        return {
            "claim": {**claim, "cites": [], "tensions": []},
            "side": self._sides.get(end.claim.side, 2),
            "where": self._cleaner.text(end.where, self._language[0]),
            "absent": not claim["origin"],
            "quotes": [self._quote(cite) for cite in end.claim.citations],
        }

    def _quote(self, cite: Citation) -> dict[str, Any]:
        language = self._languages.get(cite.source, self._language)
        return {
            "label": cite.passage,
            "target": self._link_labels.passage(cite.passage),
            "quote": self._cleaner.text(cite.quote, language[0]),
            "rest": self._cleaner.text(cite.rest, language[0]) if cite.rest else "",
            "language": language,
        }
