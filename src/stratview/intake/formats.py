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


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    Attributes:
        name: the word for it in requests, options and messages.
        title: what a person calls it.
        reader: the module in `stratview.intake.readers` that reads it.
        endings: how its files are called, in lower case; the first is what a kept original is called.
        media_type: its type.
        magic: how its files begin, where they do; looked for in the first kilobyte.
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
"""How files are called that can be imported, and bibliographies that bring in theirs."""


def of_file(name: str, data: bytes) -> Format | None:
    """The kind of a file: as it begins, else as it is called; None where neither is known."""
    head = data[:_HEAD]
    begins = next((one for one in FORMATS if one.magic and one.magic in head), None)
    if begins is not None:
        return begins
    called = name.lower()
    return next((one for one in FORMATS if called.endswith(one.endings)), None)


def is_importable(path: Path) -> bool:
    """Whether a file is called as one of a kind that can be imported, or as a bibliography; it is not opened."""
    return path.name.lower().endswith(ENDINGS) and path.is_file()


def named(name: str) -> Format:
    """The kind of this name.

    Raises:
        KeyError: there is none.
    """
    return {one.name: one for one in FORMATS}[name]
