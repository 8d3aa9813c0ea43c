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
        **_rarer_fields(),
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


def kind_name(kind: str) -> str:
    """Return what a CSL type is called; one that is not known keeps its own name."""
    return {**kinds(), **_rarer_kinds()}.get(kind, kind)


def _rarer_fields() -> dict[str, str]:
    return {
        "container-author": translate("Import", "Author of the whole work"),
        "collection-editor": translate("Import", "Editor of the series"),
        "director": translate("Import", "Director"),
        "interviewer": translate("Import", "Interviewer"),
        "recipient": translate("Import", "Recipient"),
        "original-author": translate("Import", "Original author"),
        "original-date": translate("Import", "Original date"),
        "original-title": translate("Import", "Original title"),
        "original-publisher": translate("Import", "Original publisher"),
        "original-publisher-place": translate("Import", "Original place"),
        "available-date": translate("Import", "Available from"),
        "event-date": translate("Import", "Date of the event"),
        "submitted": translate("Import", "Submitted"),
        "archive": translate("Import", "Archive"),
        "archive-place": translate("Import", "Place of the archive"),
        "archive_location": translate("Import", "Place in the archive"),
        "authority": translate("Import", "Authority"),
        "call-number": translate("Import", "Call number"),
        "chapter-number": translate("Import", "Number of the chapter"),
        "collection-number": translate("Import", "Number in the series"),
        "container-title-short": translate("Import", "Published in (short)"),
        "event-title": translate("Import", "Event"),
        "event": translate("Import", "Event"),
        "event-place": translate("Import", "Place of the event"),
        "jurisdiction": translate("Import", "Jurisdiction"),
        "medium": translate("Import", "Medium"),
        "number-of-volumes": translate("Import", "Number of volumes"),
        "section": translate("Import", "Section"),
        "source": translate("Import", "Found in"),
        "status": translate("Import", "Status"),
        "title-short": translate("Import", "Short title"),
        "shortTitle": translate("Import", "Short title"),
        "file": translate("Import", "File"),
        "URL": translate("Import", "Address"),
        "sha256": "SHA-256",
    }


def _rarer_kinds() -> dict[str, str]:
    """Kinds that come only with files and bibliographies: the list to choose from would be too long with them."""
    return {
        "article": translate("Import", "Article"),
        "bill": translate("Import", "Bill"),
        "broadcast": translate("Import", "Broadcast"),
        "classic": translate("Import", "Classical work"),
        "collection": translate("Import", "Collection"),
        "entry": translate("Import", "Entry"),
        "entry-dictionary": translate("Import", "Dictionary entry"),
        "event": translate("Import", "Event"),
        "figure": translate("Import", "Figure"),
        "graphic": translate("Import", "Graphic"),
        "hearing": translate("Import", "Hearing"),
        "map": translate("Import", "Map"),
        "motion_picture": translate("Import", "Film"),
        "musical_score": translate("Import", "Musical score"),
        "performance": translate("Import", "Performance"),
        "periodical": translate("Import", "Periodical"),
        "personal_communication": translate("Import", "Personal communication"),
        "post": translate("Import", "Post"),
        "regulation": translate("Import", "Regulation"),
        "review": translate("Import", "Review"),
        "review-book": translate("Import", "Book review"),
        "song": translate("Import", "Song or recording"),
        "treaty": translate("Import", "Treaty"),
    }
