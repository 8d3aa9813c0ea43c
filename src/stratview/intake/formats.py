"""The kinds of files that can be imported: one entry here and one module in `readers` each."""

from __future__ import annotations

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
        endings: how its files are called, in lower case; the first is what a kept original is called.
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
        (".odt", ".fodt"),
        "application/vnd.oasis.opendocument.text",
        b"application/vnd.oasis.opendocument.text",
    ),
    Format(
        "docx", "Word", "docx", (".docx",), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    Format("html", "web page", "html", (".html", ".htm", ".xhtml"), "text/html"),
    Format("mhtml", "saved web page", "html", (".mhtml", ".mht"), "multipart/related"),
    Format("markdown", "Markdown", "markdown", (".md", ".markdown"), "text/markdown"),
    Format("text", "plain text", "plain_text", (".txt", ".text"), "text/plain"),
)


ENDINGS: Final = tuple(ending for one in (*FORMATS, *kinds.KINDS) for ending in one.endings)
"""The endings of files that can be imported, and of bibliographies, which bring in their files."""


_UNREAD: Final = (
    ("Rich Text (RTF)", (".rtf",), b"{\\rtf", "Open it in a word processor and save it as .docx or .odt"),
    ("an old Word document", (".doc", ".dot", ".wps"), b"\xd0\xcf\x11\xe0",
     "Open it in a word processor and save it as .docx or .odt"),
    ("a Pages document", (".pages",), b"", "Export it from Pages as Word or EPUB"),
    ("a Kindle book", (".mobi", ".azw", ".azw3", ".kfx"), b"", "Convert it to EPUB"),
    ("a DjVu document", (".djvu", ".djv"), b"AT&TFORM", "Convert it to PDF with its text"),
    ("PostScript", (".ps", ".eps"), b"%!PS", "Convert it to PDF"),
    ("a presentation or a spreadsheet", (".pptx", ".ppt", ".odp", ".xlsx", ".xls", ".ods"), b"",
     "Export it as PDF"),
    ("a Web archive", (".webarchive",), b"bplist00", "Save the page as a complete page or as one file (.mhtml)"),
    ("a picture", (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp"), b"",
     "Make a PDF with a text layer of it"),
)  # fmt: skip
"""Kinds that are not read: what a person calls them, their endings, how they begin, and what to do."""


def of_file(name: str, data: bytes) -> Format | None:
    """Return the kind of a file by its first bytes, else by its name; None where neither is known."""
    head = data[:_HEAD]
    called = next((one for one in FORMATS if name.lower().endswith(one.endings)), None)
    for one in FORMATS:
        if one.magic and one.magic in head:
            # A text may be about such files. A PDF may have something else before its first line.
            begins = head.lstrip().startswith(one.magic) if one.paged else head.startswith(b"PK")
            if begins or (one.paged and (called is None or called.paged)):
                return one
    unread = any(start and head.startswith(start) for _, _, start, _ in _UNREAD)
    return None if unread and (called is None or called.name not in _AS_CALLED) else called


_AS_CALLED: Final = frozenset({"text", "markdown", "docx"})
"""Kinds that may begin as another does: texts, and Word documents that a password protects."""


def unread(name: str, data: bytes) -> tuple[str, str] | None:
    """Return what a file of a kind that is not read is called, and what to do; None for another file."""
    called = name.lower()
    begun = next(((what, do) for what, _, start, do in _UNREAD if start and data.startswith(start)), None)
    return begun or next(((what, do) for what, endings, _, do in _UNREAD if called.endswith(endings)), None)


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
