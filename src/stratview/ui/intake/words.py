"""Words of the import dialog: the state of a file, the names of bibliographic fields and of kinds of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stratview.session.importing import IMPORTED, KNOWN, READING, REFUSED, WAITING
from stratview.ui.import_words import refusal_in_words

if TYPE_CHECKING:
    from stratview.session.importing import Incoming

translate = QCoreApplication.translate

SHOWN_FIELDS = (
    "type", "title", "author", "issued", "publisher", "container-title", "language", "URL", "DOI",
)  # fmt: skip
"""The fields that the dialog always has; others are there when the file gives them."""


def state_words(incoming: Incoming) -> str:
    """Return what is known of a file, in one sentence."""
    state = incoming.state
    if state == WAITING:
        return translate("Import", "Waiting")
    if state == READING:
        if incoming.total:
            return translate("Import", "Reading: {0} of {1}").format(incoming.done, incoming.total)
        return translate("Import", "Reading…")
    if state == KNOWN:
        return translate("Import", "Already in this comparison as “{0}”").format(incoming.source)
    if state == IMPORTED:
        return translate("Import", "Imported as “{0}”").format(incoming.source)
    if state == REFUSED and incoming.error is not None:
        return refusal_in_words(incoming.error)
    return translate("Import", "Ready to import")


def field_name(name: str) -> str:
    """Return what a CSL-JSON field is called; one that is not known keeps its own name."""
    return {
        "type": translate("Import", "Kind"),
        "title": translate("Import", "Title"),
        "author": translate("Import", "Author"),
        "editor": translate("Import", "Editor"),
        "translator": translate("Import", "Translator"),
        "issued": translate("Import", "Date"),
        "accessed": translate("Import", "Accessed"),
        "publisher": translate("Import", "Publisher"),
        "publisher-place": translate("Import", "Place"),
        "container-title": translate("Import", "Published in"),
        "collection-title": translate("Import", "Series"),
        "volume": translate("Import", "Volume"),
        "issue": translate("Import", "Issue"),
        "page": translate("Import", "Pages"),
        "number-of-pages": translate("Import", "Number of pages"),
        "number": translate("Import", "Number"),
        "edition": translate("Import", "Edition"),
        "version": translate("Import", "Version"),
        "genre": translate("Import", "Genre"),
        "abstract": translate("Import", "Abstract"),
        "keyword": translate("Import", "Keywords"),
        "language": translate("Import", "Language"),
        "note": translate("Import", "Note"),
    }.get(name, name)


def kinds() -> dict[str, str]:
    """Return the kinds of documents (CSL types) that can be chosen, with their names."""
    return {
        "document": translate("Import", "Document"),
        "report": translate("Import", "Report"),
        "book": translate("Import", "Book"),
        "chapter": translate("Import", "Book chapter"),
        "article-journal": translate("Import", "Journal article"),
        "article-magazine": translate("Import", "Magazine article"),
        "article-newspaper": translate("Import", "Newspaper article"),
        "paper-conference": translate("Import", "Conference paper"),
        "webpage": translate("Import", "Web page"),
        "post-weblog": translate("Import", "Blog post"),
        "thesis": translate("Import", "Thesis"),
        "standard": translate("Import", "Standard"),
        "legislation": translate("Import", "Legislation"),
        "legal_case": translate("Import", "Court decision"),
        "patent": translate("Import", "Patent"),
        "interview": translate("Import", "Interview"),
        "speech": translate("Import", "Speech"),
        "dataset": translate("Import", "Data set"),
        "software": translate("Import", "Software"),
        "manuscript": translate("Import", "Manuscript"),
        "pamphlet": translate("Import", "Pamphlet"),
        "entry-encyclopedia": translate("Import", "Encyclopedia entry"),
    }
