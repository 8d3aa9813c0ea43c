"""The document in the source panel, and the analysis that everything said about it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from stratview.documents.library import Document
    from stratview.documents.text import DocumentText
    from stratview.evidence.analysis import Analysis
    from stratview.evidence.anchor import Span
    from stratview.evidence.coverage import Coverage
    from stratview.evidence.passages import Passage
    from stratview.evidence.proof import CiteProof, StatementProof
    from stratview.session.selection import View


@dataclass(frozen=True, slots=True)
class Shown:
    """One document as one analysis knows it. Text, marks and words of the panel all come from the same value.

    Attributes:
        analysis: the analysis.
        source: the document's source id; "" for none.
    """

    analysis: Analysis
    source: str

    @property
    def document(self) -> Document | None:
        """The document; None while it is not read."""
        return self.analysis.document(self.source)

    @property
    def text(self) -> DocumentText | None:
        """The document's text; None while it is not read."""
        document = self.document
        return document.text if document is not None else None

    @property
    def readable(self) -> DocumentText | None:
        """The document's text; while it is not read, its beginning, in which nothing is marked; None without either."""
        return self.text if self.document is not None else self.analysis.beginnings.get(self.source)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The cited passages; none while the document is not read."""
        return self.analysis.passages(self.source) if self.document is not None else ()

    @property
    def coverage(self) -> Coverage | None:
        """The claims with the statements that cite them; None while they are not counted."""
        return self.analysis.coverage(self.source) if self.document is not None else None

    @property
    def totals(self) -> tuple[int, int] | None:
        """How many claims are cited, and how many there are; None while they are not counted."""
        return self.analysis.cited.get(self.source)

    def proof(self, view: View) -> StatementProof | None:
        """Return the proof of the selected item; None without one, and while it is not known."""
        return self.analysis.proof(view.item) if view.item else None

    def vouches(self, view: View) -> bool:
        """Whether this is the document that the selected citation is from: only then does the panel show a proof."""
        proof = self.proof(view)
        return proof is not None and (
            view.cite >= len(proof.cites) or proof.cites[view.cite].cite.source == self.source
        )

    def cites(self, view: View) -> tuple[CiteProof, ...]:
        """Return the citations of the selected item that are from this document, the current one last."""
        proof = self.proof(view)
        here = [(at, cite) for at, cite in enumerate(proof.cites if proof is not None else ()) if self._is_here(cite)]
        return tuple([cite for _, cite in sorted(here, key=lambda pair: pair[0] == view.cite)])

    def current_cite(self, view: View) -> CiteProof | None:
        """Return the current citation, if it is from this document."""
        proof = self.proof(view)
        cite = proof.cites[view.cite] if proof is not None and view.cite < len(proof.cites) else None
        return cite if cite is not None and self._is_here(cite) else None

    def passage(self, view: View) -> Span | None:
        """Return where the current citation's quote is, or may be, in this document."""
        cite = self.current_cite(view)
        places = places_of(cite) if cite is not None else ()
        return (cite.anchor.span or places[0]) if cite is not None and places else None

    def _is_here(self, cite: CiteProof) -> bool:
        return cite.cite.source == self.source


def places_of(cite: CiteProof) -> tuple[Span, ...]:
    """Return all places that a citation may mean; none for a missing quote: the same words elsewhere prove nothing."""
    return () if str(cite.anchor.state) == "missing" else cite.anchor.places
