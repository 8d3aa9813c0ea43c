"""The labels that links can lead to in one exported file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stratview.export.content import Report


class LinkLabels:
    """The labels of one file. Each method returns a label that exists in the file, or an empty text."""

    def __init__(self, report: Report) -> None:
        self._claims = {claim.number for claim in report.claims()}
        self._passages = {passage.label for _, _, passage in report.passages()}
        self._passages.update(lost.label for one in report.unproven for lost in one.lost)
        self._pages = {
            (document.letter, page.index)
            for document in report.documents
            for page in (document.pages if not document.lack else ())
        }
        self._tensions = {tension.number for tension in report.tensions}

    def claim(self, number: str) -> str:
        """The label of a statement or milestone."""
        return f"s-{number}" if number in self._claims else ""

    def passage(self, label: str) -> str:
        """The label of a passage or a lost quote."""
        return f"p-{label}" if label in self._passages else ""

    def page(self, letter: str, index: int) -> str:
        """The label of a page of an original."""
        return f"o-{letter}-{index + 1}" if (letter, index) in self._pages else ""

    def tension(self, number: str) -> str:
        """The label of a tension."""
        return f"t-{number}" if number in self._tensions else ""
