"""The documents of a report as a bibliography: BibTeX, RIS and CSL-JSON, for Zotero and other programs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from stratview.bibliography.reference import Reference
from stratview.export.format import Format

if TYPE_CHECKING:
    from stratview.export.content import Report, ReportDocument


def _format(name: str, module: str, words: tuple[str, str]) -> Format:
    def render(report: Report) -> bytes:
        """The whole file. The same report gives the same bytes."""
        # Imported when it is wanted: reading and writing share a module, and reading takes a library.
        kind = import_module(f"stratview.bibliography.{module}")
        text: str = kind.write([_reference(document) for document in report.documents])
        return text.encode("utf-8")

    return Format(name, words, render, documents_only=True)


def _reference(document: ReportDocument) -> Reference:
    """A document as its reference; every key that it has, in its order."""
    return Reference(document.id, tuple({**dict(document.fields), **dict(document.names)}.items()))


BIBTEX: Final = _format(
    "bib",
    "bibtex",
    ("BibTeX, the documents for LaTeX and reference managers", "BibTeX，文献，用于 LaTeX 和文献管理软件"),
)
RIS: Final = _format("ris", "ris", ("RIS, the documents for reference managers", "RIS，文献，用于文献管理软件"))
CSL_JSON: Final = _format(
    "csl.json", "csl_json", ("CSL-JSON, the documents for Pandoc and Zotero", "CSL-JSON，文献，用于 Pandoc 和 Zotero")
)
