"""What BibTeX and BibLaTeX call the types and fields of CSL-JSON."""

from __future__ import annotations

from typing import Final

TYPES: Final = (
    # CSL's type, BibTeX's, and what tells it from others of that type ('entrysubtype').
    ("article-journal", "article", ""),
    ("article-magazine", "article", "magazine"),
    ("article-newspaper", "article", "newspaper"),
    ("article", "article", "preprint"),
    ("review", "article", "review"),
    ("book", "book", ""),
    ("chapter", "incollection", ""),
    ("paper-conference", "inproceedings", ""),
    ("thesis", "thesis", ""),
    ("report", "techreport", ""),
    ("webpage", "online", ""),
    ("post-weblog", "online", "post-weblog"),
    ("post", "online", "post"),
    ("manuscript", "unpublished", ""),
    ("pamphlet", "booklet", ""),
    ("entry-encyclopedia", "inreference", ""),
    ("entry-dictionary", "inreference", "entry-dictionary"),
    ("patent", "patent", ""),
    ("dataset", "dataset", ""),
    ("software", "software", ""),
    ("standard", "standard", ""),
    ("legislation", "legislation", ""),
    ("legal_case", "jurisdiction", ""),
    ("motion_picture", "video", ""),
    ("periodical", "periodical", ""),
    ("personal_communication", "letter", ""),
    ("document", "misc", ""),
)
"""CSL's other types are `misc` with their own name as 'entrysubtype'."""

OTHER_TYPES: Final = {
    "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book", "reference": "book",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "conference": "paper-conference",
    "mastersthesis": "thesis", "phdthesis": "thesis", "report": "report", "electronic": "webpage", "www": "webpage",
    "movie": "motion_picture", "audio": "song", "music": "song", "artwork": "graphic", "image": "graphic",
    "manual": "document",
}  # fmt: skip
"""BibTeX's types that are read and never written."""

THESES: Final = {"mastersthesis": "Master's thesis", "phdthesis": "PhD thesis"}
"""What CSL says as `genre` and BibTeX as a type."""

ARTICLES: Final = frozenset({"article-journal", "article-magazine", "article-newspaper", "article", "review"})

WRITTEN: Final = {
    "title": "title", "title-short": "shorttitle", "author": "author", "editor": "editor", "translator": "translator",
    "container-title": "booktitle", "collection-title": "series", "collection-editor": "editora",
    "publisher": "publisher", "publisher-place": "address", "volume": "volume", "issue": "number", "number": "number",
    "page": "pages", "number-of-pages": "pagetotal", "number-of-volumes": "volumes", "chapter-number": "chapter",
    "edition": "edition", "version": "version", "genre": "type", "medium": "howpublished", "abstract": "abstract",
    "keyword": "keywords", "language": "language", "note": "note", "annote": "annote", "DOI": "doi", "URL": "url",
    "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid", "issued": "date", "accessed": "urldate",
    "original-date": "origdate", "event-date": "eventdate", "event-title": "eventtitle", "event-place": "venue",
    "container-title-short": "shortjournal", "call-number": "library", "original-title": "origtitle",
    "original-publisher": "origpublisher", "original-publisher-place": "origlocation",
}  # fmt: skip
"""CSL's fields; one that is not here keeps its own name."""

OTHER_FIELDS: Final = {
    "journal": "container-title", "journaltitle": "container-title", "shortjournal": "container-title-short",
    "location": "publisher-place", "institution": "publisher", "school": "publisher", "organization": "publisher",
    "langid": "language", "annotation": "annote", "issue": "issue", "lccn": "call-number",
}  # fmt: skip
"""BibTeX's fields beside those, under CSL's names."""

NOT_TEXT: Final = frozenset({"URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID"})
"""Fields of which TeX's commands are no part."""

UNSHOWN: Final = frozenset({
    "file", "subtitle", "titleaddon", "entrysubtype", "date", "year", "month", "day", "eprint", "eprinttype",
    "archiveprefix", "primaryclass", "timestamp", "owner", "groups", "crossref", "xdata", "ids", "key", "keyword-short",
    "date-added", "date-modified", "added-at", "biburl", "bibsource", "interhash", "intrahash", "langidopts", "options",
    "pubstate", "urn", "rating", "read", "priority", "creationdate", "modificationdate", "citationkey", "citation-key",
    "nameaddon", "hyphenation",
})  # fmt: skip
"""Fields that are read in another way, or belong to a program and not to the document."""

LANGUAGES: Final = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT", "french": "fr", "francais": "fr",
    "spanish": "es", "italian": "it", "portuguese": "pt", "brazilian": "pt-BR", "brazil": "pt-BR", "dutch": "nl",
    "danish": "da", "swedish": "sv", "norwegian": "no", "norsk": "nb", "nynorsk": "nn", "finnish": "fi",
    "polish": "pl", "czech": "cs", "slovak": "sk", "slovene": "sl", "hungarian": "hu", "russian": "ru",
    "ukrainian": "uk", "greek": "el", "turkish": "tr", "latin": "la", "arabic": "ar", "hebrew": "he",
    "eng": "en", "ger": "de", "deu": "de", "fre": "fr", "fra": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru",
    "chi": "zh", "zho": "zh", "jpn": "ja", "kor": "ko", "pol": "pl", "dut": "nl", "nld": "nl",
    "chinese": "zh", "japanese": "ja", "korean": "ko", "catalan": "ca", "romanian": "ro", "croatian": "hr",
}  # fmt: skip
"""Babel's names of languages, and the codes of three letters that libraries have."""
