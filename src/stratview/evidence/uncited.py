"""The uncited claims, with their place in the document's file: for curators and scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stratview.documents.library import read_markdown
from stratview.documents.markdown_places import locate
from stratview.errors import Place
from stratview.evidence.coverage import NotClaim

if TYPE_CHECKING:
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.coverage import Claim


@dataclass(frozen=True, slots=True)
class Uncited:
    """An uncited claim.

    Attributes:
        place: where it begins in the document's file.
        section: the innermost heading above it; empty where there is none.
        text: its words.
    """

    place: Place
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence that the curator has marked as no claim, and why. The other attributes are those of `Uncited`."""

    place: Place
    section: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """How much of one document is cited.

    `source` is the source's id, `file` its document; `uncited` and `not_claims` are by place.
    """

    source: str
    file: str
    claims: int
    cited: int
    uncited: tuple[Uncited, ...]
    not_claims: tuple[Marked, ...] = ()

    @property
    def share(self) -> float | None:
        """The cited share of the claims, from 0 to 1; None for a document without claims."""
        return self.cited / self.claims if self.claims else None

    def as_json(self) -> dict[str, Any]:
        """Return the document as `check --coverage --json` prints it."""
        return {
            "source": self.source,
            "file": self.file,
            "claims": self.claims,
            "cited": self.cited,
            "share": None if self.share is None else round(self.share, 4),
            "uncited": [_as_json(one) for one in self.uncited],
            "not_claims": [{**_as_json(one), "reason": one.reason} for one in self.not_claims],
        }


def _as_json(one: Uncited | Marked) -> dict[str, Any]:
    return {"line": one.place.line, "column": one.place.column, "section": one.section, "text": one.text}


def by_document(analysis: Analysis) -> tuple[DocumentCoverage, ...]:
    """List uncited claims, document by document, in the order of the sources.

    Each file is read once more, for the places.
    """
    found: list[DocumentCoverage] = []
    for source_id, coverage in analysis.coverages.items():
        file = analysis.documents[source_id].source.file
        # All of them, in order: one that is cited must not be mistaken for a later one that begins like it.
        every: list[Claim | NotClaim] = [*coverage.claims, *coverage.not_claims]
        every.sort(key=lambda one: one.span)
        spans = [one.span for one in every]
        places = locate(read_markdown(analysis.store, file), coverage.document, spans) if spans else ()
        uncited: list[Uncited] = []
        marked: list[Marked] = []
        for one, (line, column) in zip(every, places, strict=True):
            where = (Place(file, line, column), coverage.section_of(one), coverage.text_of(one))
            if isinstance(one, NotClaim):
                marked.append(Marked(*where, one.reason))
            elif not one.cited_by:
                uncited.append(Uncited(*where))
        found.append(DocumentCoverage(source_id, file, coverage.total, coverage.cited, tuple(uncited), tuple(marked)))
    return tuple(found)
