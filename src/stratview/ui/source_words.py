"""Names of bibliographic fields and of kinds of documents (CSL-JSON's), in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


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
