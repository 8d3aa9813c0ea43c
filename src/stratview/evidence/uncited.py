"""The claims that nobody cites, with their place in the document's file: for curators and scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stratview.documents.places import locate
from stratview.errors import Place

if TYPE_CHECKING:
    from stratview.documents.library import Library
    from stratview.evidence.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Uncited:
    """A claim that nobody cites.

    Attributes:
        place: where it begins in the document's file.
        section: the innermost heading above it; empty where there is none.
        text: its words.
    """

    place: Place
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentCoverage:
    """How much of one document is cited. `source` is the source's id, `file` its document, `uncited` by place."""

    source: str
    file: str
    claims: int
    cited: int
    uncited: tuple[Uncited, ...]

    @property
    def share(self) -> float | None:
        """The cited share of the claims, from 0 to 1; None for a document without claims."""
        return self.cited / self.claims if self.claims else None

    def as_json(self) -> dict[str, Any]:
        """The document as `check --coverage --json` prints it."""
        return {
            "source": self.source,
            "file": self.file,
            "claims": self.claims,
            "cited": self.cited,
            "share": None if self.share is None else round(self.share, 4),
            "uncited": [
                {"line": one.place.line, "column": one.place.column, "section": one.section, "text": one.text}
                for one in self.uncited
            ],
        }


def by_document(covered: tuple[Coverage, ...], library: Library) -> tuple[DocumentCoverage, ...]:
    """What nobody cites, document by document, in the order of the sources.

    Each file is read once more, for the places.
    """
    found: list[DocumentCoverage] = []
    for coverage in covered:
        file = library.document(coverage.source).source.file
        # All claims, in order: one that is cited must not be taken for a later one that begins like it.
        spans = [claim.span for claim in coverage.claims]
        places = locate(library.markdown(coverage.source), coverage.document, spans) if spans else ()
        uncited = tuple(
            Uncited(Place(file, line, column), coverage.section_of(claim), coverage.text_of(claim))
            for claim, (line, column) in zip(coverage.claims, places, strict=True)
            if not claim.cited_by
        )
        found.append(DocumentCoverage(coverage.source, file, coverage.total, coverage.cited, uncited))
    return tuple(found)
