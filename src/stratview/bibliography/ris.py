"""RIS, as EndNote, Zotero, Citavi and libraries have it: read and written with rispy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import rispy

from stratview.bibliography.bibtex_names import LANGUAGES
from stratview.bibliography.csl_json import date_text
from stratview.bibliography.markup import bare_doi, without_entities, without_markup
from stratview.bibliography.reference import Bibliography, EntryProblem, Reference
from stratview.comparison import csl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TYPES: Final = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK",
    "chapter": "CHAP", "paper-conference": "CPAPER", "thesis": "THES", "report": "RPRT", "webpage": "ELEC",
    "post-weblog": "BLOG", "manuscript": "MANSCPT", "pamphlet": "PAMP", "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT", "patent": "PAT", "dataset": "DATA", "software": "COMP", "standard": "STAND",
    "legislation": "STAT", "bill": "BILL", "legal_case": "CASE", "hearing": "HEAR", "map": "MAP", "graphic": "ART",
    "motion_picture": "VIDEO", "song": "SOUND", "musical_score": "MUSIC", "figure": "FIGURE",
    "personal_communication": "PCOMM", "periodical": "JFULL", "classic": "CLSWK", "collection": "CTLG",
    "document": "GEN",
}  # fmt: skip
_OTHER_TYPES: Final = {
    "EJOUR": "article-journal", "INPR": "article-journal", "JOURNAL": "article-journal", "EBOOK": "book",
    "EDBOOK": "book", "SER": "book", "ECHAP": "chapter", "CONF": "paper-conference", "GOVDOC": "report",
    "UNPB": "manuscript", "MPCT": "motion_picture", "DBASE": "dataset", "AGGR": "dataset", "LEGAL": "legislation",
    "ICOMM": "personal_communication", "WEB": "webpage", "ANCIENT": "classic", "MULTI": "webpage",
}  # fmt: skip
_READ_TYPES: Final = {**{there: kind for kind, there in _TYPES.items()}, **_OTHER_TYPES}
_WRITTEN: Final = {
    "title": "TI", "title-short": "ST", "author": "AU", "editor": "A2", "collection-editor": "A3", "translator": "A4",
    "container-title": "T2", "collection-title": "T3", "container-title-short": "J2", "volume": "VL", "issue": "IS",
    "number": "M1", "publisher": "PB", "publisher-place": "CY", "edition": "ET", "language": "LA", "DOI": "DO",
    "URL": "UR", "abstract": "AB", "genre": "M3", "call-number": "CN", "number-of-volumes": "NV", "section": "SE",
    "ISBN": "SN", "ISSN": "SN", "note": "N1", "archive": "DB",
}  # fmt: skip
_READ: Final = {
    # A tag that comes first counts where several say the same.
    "TI": "title", "T1": "title", "CT": "title", "BT": "title", "ST": "title-short", "AU": "author", "A1": "author",
    "A2": "editor", "ED": "editor", "A3": "collection-editor", "A4": "translator", "TA": "translator",
    "T2": "container-title", "JF": "container-title", "JO": "container-title", "T3": "collection-title",
    "J2": "container-title-short", "JA": "container-title-short", "VL": "volume", "IS": "issue", "M1": "number",
    "PB": "publisher", "CY": "publisher-place", "PP": "publisher-place", "ET": "edition", "LA": "language",
    "DO": "DOI", "UR": "URL", "AB": "abstract", "N2": "abstract", "M3": "genre", "CN": "call-number",
    "NV": "number-of-volumes", "SE": "section", "DB": "archive",
}  # fmt: skip
_LINES: Final = frozenset({"abstract", "title", "container-title"})
"""Fields of which a text may go on in further lines."""
_FILES: Final = ("L1", "L2", "L4")
_NOTES: Final = ("N1", "RN")
_OTHER_TAGS: Final = ("TY", "PY", "Y1", "DA", "Y2", "SP", "EP", "KW", "SN")
_TAGS: Final = {tag: tag.lower() for tag in (*rispy.config.TAG_KEY_MAPPING, *_READ, *_FILES, *_NOTES, *_OTHER_TAGS)}
_RECORD: Final = re.compile(r"^(?=TY {1,2}-)", re.MULTILINE)
_ONE_SPACE: Final = re.compile(r"^TY(?: | {1,3}\t)-|^TY  -\t", re.MULTILINE)
_TAG: Final = re.compile(r"^([A-Z][A-Z0-9])[ \t]{1,3}-[ \t]*", re.MULTILINE)
_ISSN_KIND: Final = re.compile(r"\s*\((?:electronic|linking|print|online)[^()]*\)$", re.IGNORECASE)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS: Final = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_MONTH: Final = re.compile(r"(?:([0-9]{1,2})\.?\s+)?([A-Za-z]{3,9})\.?(?:\s+([0-9]{1,2}))?(?:,?\s+([0-9]{4}))?")
_YEARS: Final = re.compile(r"([0-9]{4})\s*[–-]\s*([0-9]{4})")
_OWN: Final = re.compile(r"([\w-]+): (.+)", re.DOTALL)
"""A field that RIS does not have is a note of this form, which Zotero reads too."""
_ISBN: Final = re.compile(r"[0-9]{9}[0-9Xx]|[0-9]{13}")
_DAY: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


# -- reading ----------------------------------------------------------------------------------------------------------


def read(text: str) -> Bibliography:
    """Return the entries of a file. An entry without its end ends where the next begins."""
    if _ONE_SPACE.search(text):
        text = _TAG.sub(r"\1  - ", text)
    ended = _RECORD.sub("ER  - \n", text) + "\nER  - \n"
    records = rispy.loads(ended, mapping=_TAGS, list_tags=[*_TAGS], delimiter_tags_mapping={}, skip_unknown_tags=True)
    references = [_reference({tag: _texts(values) for tag, values in record.items()}) for record in records]
    found = tuple(one for one in references if len(one.fields) > 1)
    empty = len(references) - len(found)
    message = f"{empty:,} entries hold nothing, so they were left out."
    return Bibliography(found, (EntryProblem("empty-entries", message, (f"{empty:,}",)),) if empty else ())


def _texts(values: str | list[str]) -> list[str]:
    return [text for value in ([values] if isinstance(values, str) else values) if (text := _plain(value))]


def _plain(text: str) -> str:
    return " ".join(without_markup(without_entities(text)).split())


def _reference(record: dict[str, list[str]]) -> Reference:
    def first(*tags: str) -> str:
        return next((record[tag.lower()][0] for tag in tags if record.get(tag.lower())), "")

    fields: dict[str, str] = {"type": _READ_TYPES.get(first("TY").upper(), "document"), "title": ""}
    for tag, name in _READ.items():
        values = record.get(tag.lower(), [])
        if name in csl.NAME_FIELDS:
            # Under several tags, as AU and A1, all of them are meant.
            before = csl.split_names(fields.get(name, ""))
            fields[name] = "; ".join([*before, *(one for one in map(_name, values) if one not in before)])
        elif values and not fields.get(name):
            fields[name] = " ".join(values) if name in _LINES else values[0]
    fields["issued"] = _issued(first("DA"), first("PY", "Y1"))
    if re.match(r"[0-9]{4}/", fields.get("edition", "")):
        # PubMed's date of the electronic edition.
        fields["edition"] = ""
    fields["language"] = LANGUAGES.get(fields.get("language", "").lower(), fields.get("language", ""))
    addresses = [one.rstrip(";,") for one in fields.get("URL", "").split()]
    if len(addresses) > 1 and all("://" in one for one in addresses):
        fields["URL"] = addresses[0]
    fields["DOI"] = bare_doi(fields.get("DOI", ""))
    fields["accessed"] = _date(first("Y2"))
    start, end = first("SP"), first("EP")
    fields["page"] = f"{start}–{end}" if start and end and end not in (start, start.rpartition("-")[2]) else start
    fields["keyword"] = ", ".join(record.get("kw", []))
    for number in record.get("sn", []):
        number = _ISSN_KIND.sub("", number)
        fields.setdefault("ISBN" if _ISBN.match(re.sub(r"[\s-]", "", number)) else "ISSN", number)
    notes: list[str] = []
    for note in (note for tag in _NOTES for note in record.get(tag.lower(), [])):
        own = _OWN.fullmatch(note)
        if own and own[1] in csl.FIELDS:
            fields[own[1]] = own[2]
        else:
            notes.append(note)
    fields["note"] = " ".join(notes)
    files = [file for tag in _FILES for value in record.get(tag.lower(), []) for file in _paths(value)]
    return Reference(first("ID"), tuple((name, text) for name, text in fields.items() if text), tuple(files))


def _name(text: str) -> str:
    """A name as `Reference` has it; RIS writes `Family, Given, Suffix`, and an organization without a comma."""
    return text if ";" not in text and text.count(",") <= 2 else csl.literal_text(text)


def _issued(date: str, year: str) -> str:
    said, by_year = _date(date), _date(year)
    if csl.literal_of(said) and by_year and not csl.literal_of(by_year):
        # EndNote has the year apart: "March 5" and 2010.
        return _date(f"{date} {by_year[:4]}") if _MONTH.fullmatch(date) else by_year
    return said or by_year


def _date(text: str) -> str:
    """`2025/04/16/`, `2025///spring`, `5 March 2025` or `2025-04-16` as a date.

    The text behind the day counts where it is a date.
    """
    years = _YEARS.fullmatch(text.strip("/ "))
    if years:
        return date_text(f"{years[1]}/{years[2]}")
    # PubMed has the year first: "2019 Mar 4".
    named = _MONTH.fullmatch(re.sub(r"^([0-9]{4}) ([A-Za-z]{3,9}(?: [0-9]{1,2})?)$", r"\2 \1", text.strip()))
    if named and named[4]:
        month = next((at for at, name in enumerate(_MONTHS, 1) if named[2].lower().startswith(name)), 0)
        day = named[1] or named[3]
        if month:
            return date_text(f"{named[4]}-{month:02d}" + (f"-{int(day):02d}" if day else ""))
    year, month_text, day_text, other = ([*text.split("/", 3), "", "", ""])[:4]
    season = next((_SEASONS[one] for one in (month_text.lower(), other.lower().strip("/")) if one in _SEASONS), "")
    if season and re.fullmatch(r"[0-9]{4}", year) and not re.fullmatch(r"[0-9]{1,2}", month_text):
        return date_text(f"{year}-{season}")
    if other and not season:
        return date_text(other)
    if not (
        re.fullmatch(r"[0-9]{4}", year) and all(re.fullmatch(r"[0-9]{0,2}", one) for one in (month_text, day_text))
    ):
        return date_text(text.strip("/")) if text.strip("/") else ""
    return date_text("-".join([year, *(one.zfill(2) for one in (month_text, day_text if month_text else "") if one)]))


def _paths(value: str) -> Iterator[str]:
    """The paths of attached files in a tag; addresses of the web are none."""
    for one in value.split(";"):
        path = re.sub(r"^internal-pdf://", "", one.strip())
        if path and not re.match(r"https?:|ftp:", path, re.IGNORECASE):
            yield path


# -- writing ----------------------------------------------------------------------------------------------------------


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    REFERENCE_TYPE_KEY = "ty"

    def set_header(self, count: int) -> str:  # noqa: ARG002
        """No numbers between entries."""
        return ""


def write(references: Iterable[Reference]) -> str:
    """Return the text of a RIS file. The same references give the same text."""
    records = [_record(one) for one in references]
    text: str = rispy.dumps(
        records, implementation=_Writer, mapping=_TAGS, list_tags=[*_TAGS], delimiter_tags_mapping={}
    )
    return text


def _record(reference: Reference) -> dict[str, Any]:
    fields = dict(reference.fields)
    kind = fields.pop("type", "document")
    lines = [("ID", reference.key)] if reference.key else []
    if kind not in _TYPES:
        lines.append(("N1", f"type: {kind}"))
    lines += [line for name, value in fields.items() for line in _lines(name, value)]
    lines += [("L1", path) for path in reference.files]
    record: dict[str, Any] = {"ty": _TYPES.get(kind, "GEN")}
    for tag, value in lines:
        record.setdefault(tag.lower(), []).append(value)
    return record


def _lines(name: str, value: str) -> Iterator[tuple[str, str]]:
    """The tags and texts that say a field."""
    if name == "issued":
        year = _DAY.match(value)
        if year:
            yield "PY", year[1]
        yield "DA", _written_date(value)
    elif name == "accessed":
        yield "Y2", _written_date(value)
    elif name == "page":
        start, _, end = value.partition("–")
        yield "SP", start
        if end:
            yield "EP", end
    elif name == "keyword":
        yield from (("KW", word.strip()) for word in value.split(",") if word.strip())
    elif name in csl.NAME_FIELDS and name in _WRITTEN:
        yield from ((_WRITTEN[name], _written_name(one)) for one in csl.split_names(value))
    elif name in _WRITTEN:
        yield _WRITTEN[name], " ".join(value.split())
    else:
        yield "N1", f"{name}: {value}"


def _written_name(text: str) -> str:
    parts = csl.name_parts(text)
    return parts.get("literal") or ", ".join(parts[part] for part in ("family", "given", "suffix") if part in parts)


def _written_date(value: str) -> str:
    day = _DAY.fullmatch(value)
    if not day:
        year = _DAY.match(value)
        return f"{year[1] if year else ''}///{csl.literal_of(value) or value}"
    return "/".join(part or "" for part in day.groups()) + "/"
