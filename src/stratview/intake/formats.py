"""The kinds of files that can be imported: one entry here and one module in `readers` each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.bibliography import kinds

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES: Final = 256 * 1024 * 1024
"""The largest file that is read."""

_HEAD: Final = 1024
_MOST_IN_FOLDER: Final = 500


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        name: the word for it in requests, options and messages.
        title: what a person calls it. reader: the module in `stratview.intake.readers` that reads it.
        endings: how its files are called, in lower case; the first is what a kept original of another name is called.
        media_type: its type.
        magic: what the first kilobyte of its files has; in a zip, the name of the kind.
        paged: whether it has pages, and a geometry beside the text.
    """

    name: str
    title: str
    reader: str
    endings: tuple[str, ...]
    media_type: str
    magic: bytes = b""
    paged: bool = False


FORMATS: Final = (
    Format("pdf", "PDF", "pdf", (".pdf",), "application/pdf", b"%PDF-", paged=True),
    Format("epub", "EPUB", "epub", (".epub",), "application/epub+zip", b"application/epub+zip"),
    Format(
        "odt",
        "OpenDocument text",
        "odt",
        (".odt", ".fodt", ".ott"),
        "application/vnd.oasis.opendocument.text",
        b"application/vnd.oasis.opendocument.text",
    ),
    Format(
        "docx",
        "Word",
        "docx",
        (".docx", ".docm", ".dotx", ".dotm"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    Format("html", "web page", "html", (".html", ".htm", ".xhtml"), "text/html"),
    Format("mhtml", "saved web page", "html", (".mhtml", ".mht"), "multipart/related"),
    Format("markdown", "Markdown", "markdown", (".md", ".markdown"), "text/markdown"),
    Format("text", "plain text", "plain_text", (".txt", ".text"), "text/plain"),
)


ENDINGS: Final = tuple(ending for one in (*FORMATS, *kinds.KINDS) for ending in one.endings)
"""The endings of files that can be imported, and of bibliographies, which bring in their files."""


_COMPOUND: Final = b"\xd0\xcf\x11\xe0"
_AGAIN: Final = "Open it in a word processor and save it as .docx or .odt"
_PICTURE: Final = "Make a PDF with a text layer of it"
_UNREAD: Final = (
    ("Rich Text (RTF)", (".rtf",), (b"{\\rtf",), _AGAIN),
    ("an old Word document", (".doc", ".dot", ".wps"), (_COMPOUND,), _AGAIN),
    ("a document of another word processor", (".wpd", ".sxw", ".stw", ".abw", ".hwp", ".hwpx", ".odm"),
     (b"\xffWPC",), _AGAIN),
    ("a Pages document", (".pages",), (), "Export it from Pages as Word or EPUB"),
    ("a Kindle book", (".mobi", ".azw", ".azw3", ".kfx", ".prc"), (), "Convert it to EPUB"),
    ("an e-book of another kind", (".fb2", ".lit", ".lrf", ".ibooks"), (), "Convert it to EPUB"),
    ("a DjVu document", (".djvu", ".djv"), (b"AT&TFORM",), "Convert it to PDF with its text"),
    ("PostScript", (".ps", ".eps"), (b"%!PS", b"\xc5\xd0\xd3\xc6"), "Convert it to PDF"),
    ("an XPS document", (".xps", ".oxps"), (), "Print it as PDF"),
    ("LaTeX", (".tex", ".ltx"), (b"\\documentclass",), "Import the PDF that it makes"),
    ("a presentation or a spreadsheet", (".pptx", ".ppt", ".pps", ".ppsx", ".pptm", ".odp", ".fodp", ".key", ".xlsx",
     ".xls", ".xlsm", ".ods", ".fods", ".csv", ".tsv", ".numbers"), (), "Export it as PDF"),
    ("a Web archive", (".webarchive",), (b"bplist00",), "Save the page as a complete page or as one file (.mhtml)"),
    ("an e-mail", (".eml", ".msg", ".mbox"), (), "Save the message as a web page, as text or as PDF"),
    ("an archive", (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz"),
     (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b", b"BZh", b"\xfd7zXZ"),
     "Unpack it and import the files in it"),
    ("a picture", (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp", ".heic", ".avif", ".jp2", ".svg"),
     (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"), _PICTURE),
    ("sound or a film", (".mp3", ".m4a", ".wav", ".ogg", ".flac", ".mp4", ".mov", ".mkv", ".webm", ".avi"), (),
     "Import its transcript as text"),
)  # fmt: skip
"""Kinds that are not read: what a person calls them, their endings, how they begin, and what to do."""

_PARTS: Final = (
    (b"opendocument.spreadsheet", ".ods"),
    (b"opendocument.presentation", ".odp"),
    (b"word/document", "docx"),
    (b"xl/workbook", ".xlsx"),
    (b"ppt/presentation", ".pptx"),
    (b"Index/Document.iwa", ".pages"),
)
"""What shows the kind of a zip, and that kind: one of `FORMATS` by name, or an ending of `_UNREAD`."""
_ZIP_END: Final = 1 << 16
"""How much of a zip's end is looked at, where the names of its files are."""
_HTML: Final = re.compile(rb"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)
_MHTML: Final = re.compile(
    rb"(?:[\w-]{1,40}:[^\n]{0,400}\n[ \t]?){0,20}Content-Type:\s*multipart/related", re.IGNORECASE
)


def of_file(name: str, data: bytes) -> Format | None:
    """Return the kind of a file by its first bytes, else by its name; None where neither is known.

    A Word document or a web page is recognised under any name: programs export both as `.doc`.
    """
    head = data[:_HEAD]
    called = next((one for one in FORMATS if name.lower().endswith(one.endings)), None)
    for one in FORMATS:
        if one.magic and one.magic in head:
            # A text may be about such files. A PDF may have something else before its first line.
            begins = head.lstrip().startswith(one.magic) if one.paged else head.startswith(b"PK")
            if begins or (one.paged and (called is None or called.paged)):
                return one
    begun = _begun(data)
    if begun is not None:
        return begun if isinstance(begun, Format) else called if _may_begin_so(called, data) else None
    if called is None and _HTML.match(head):
        return named("html")
    if called is None and name.lower().endswith(".doc") and _MHTML.match(head):
        return named("mhtml")
    return called


def unread(name: str, data: bytes) -> tuple[str, str] | None:
    """Return what a file of a kind that is not read is called, and what to do; None for another file."""
    begun = _begun(data)
    if begun is not None and not isinstance(begun, Format):
        return begun
    return _by_ending(name)


def _begun(data: bytes) -> Format | tuple[str, str] | None:
    """The kind that a file's bytes show: one that is read, or what one that is not is called and what to do."""
    if data.startswith(b"PK\x03\x04"):
        names = data[:_HEAD] + data[-_ZIP_END:]
        kind = next((kind for part, kind in _PARTS if part in names), "")
        return named(kind) if kind in _NAMES else _by_ending(kind)
    return next(((what, do) for what, _, starts, do in _UNREAD if starts and data.startswith(starts)), None)


def _by_ending(name: str) -> tuple[str, str] | None:
    called = name.lower()
    return next(((what, do) for what, endings, _, do in _UNREAD if called.endswith(endings)), None)


def _may_begin_so(called: Format | None, data: bytes) -> bool:
    """Whether a file may begin as one of another kind: texts, and Word documents that a password protects."""
    name = called.name if called is not None else ""
    return name in ("text", "markdown") or (name == "docx" and data.startswith(_COMPOUND))


_NAMES: Final = frozenset(one.name for one in FORMATS)


def is_importable(path: Path) -> bool:
    """Return whether a file has the ending of a kind that can be imported, or of a bibliography; it is not opened."""
    return path.name.lower().endswith(ENDINGS) and path.is_file()


def importable_in(folder: Path) -> list[Path]:
    """Return the files in a folder that can be imported, by name; not those in folders below it, nor hidden ones.

    A folder with a bibliography is imported by it, which brings its files with their fields.
    """
    try:
        found = sorted(one for one in folder.iterdir() if not one.name.startswith(".") and is_importable(one))
    except OSError:
        return []
    return [one for one in found if kinds.of_file(one.name) is not None] or found[:_MOST_IN_FOLDER]


def named(name: str) -> Format:
    """The kind of this name.

    Raises:
        KeyError: there is none.
    """
    return {one.name: one for one in FORMATS}[name]
