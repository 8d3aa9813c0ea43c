"""What every part of a file's data is made with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from stratview.export.languages import language_of

if TYPE_CHECKING:
    from stratview.export.clean import Cleaner
    from stratview.export.content import Claim, Report, ReportDocument
    from stratview.export.link_labels import LinkLabels
    from stratview.export.words import Words


class ClaimData(Protocol):
    """Makes the data of a claim."""

    def __call__(self, claim: Claim, *, repeated: bool = False, whole: bool = False) -> dict[str, Any]:
        """The data; `repeated` away from where links to the claim lead, cut short unless it is to be `whole`."""
        ...


@dataclass(frozen=True, slots=True)
class Means:
    """One report, and what is used on all of it. `language` is the comparison's own, with its region."""

    report: Report
    words: Words
    cleaner: Cleaner
    link_labels: LinkLabels
    language: tuple[str, str]
    claim: ClaimData


class Part:
    """A part of the data of one report."""

    def __init__(self, means: Means) -> None:
        self._report = means.report
        self._words = means.words
        self._cleaner = means.cleaner
        self._link_labels = means.link_labels
        self._language = means.language
        self._claim = means.claim


def document_language(document: ReportDocument, usual: tuple[str, str]) -> tuple[str, str]:
    """The language and region of a document; the usual ones where it names none."""
    return language_of(dict(document.fields).get("language", ""), usual)
