"""EPUB: the chapters in their reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stratview.documents.pages import LeftOut
from stratview.intake.extract import Extract, Notice
from stratview.intake.readers.epub_package import Package
from stratview.intake.readers.epub_page import page
from stratview.intake.web_drawn_lines import join_drawn_lines, joined_words
from stratview.intake.web_programs import rewrite
from stratview.intake.web_styles import NUMBERED, apply_styles, is_numbered, sheets_of
from stratview.intake.web_tree import MADE_BY, hidden_text, read_tree, take_navigation, take_note_marks
from stratview.intake.zipped import Zipped
from stratview.limited import Refused

if TYPE_CHECKING:
    from stratview.intake.parts import Part
    from stratview.intake.worker import Request

_LINKED_SHARE: Final = 0.5
_HEADING: Final = 60
"""The most characters beside the links that may be a heading."""


def read(data: bytes, request: Request) -> Extract:
    """The text of a book's chapters.

    Raises:
        Refused: it is damaged or protected against copying.
    """
    package = Package(Zipped(data))
    chapters = package.chapters
    parts: list[Part] = []
    left_out: list[LeftOut] = []
    notices: list[Notice] = []
    joined: list[str] = []
    missing = 0
    for number, chapter in enumerate(chapters):
        request.progress(number, len(chapters))
        content = package.content(chapter)
        root = None if content is None else page(content)
        if root is None:
            missing += content is None
            continue
        if chapter.is_contents and _is_list_of_links(root):
            left_out.append(LeftOut(0, "table of contents", _shown(root)))
            continue
        sheets = [*package.sheets(chapter, root), *sheets_of(root)]
        apply_styles(root, sheets)
        joined += join_drawn_lines(root)
        rewrite(root)
        left_out += [*take_navigation(root), *hidden_text(root)]
        take_note_marks(root)
        found, gaps = read_tree(root)
        parts += found
        notices += (*gaps, NUMBERED) if is_numbered(root, sheets) else gaps
    if missing and missing == len(chapters):
        raise Refused("damaged", "It is damaged: its chapters are missing.")
    if missing:
        message = f"{missing:,} of {len(chapters):,} chapters are missing."
        notices.append(Notice("missing-chapters", message, (f"{missing:,}",)))
    fields, language = package.fields()
    return Extract(
        parts=tuple(parts),
        fields=tuple(fields.items()),
        language=request.language or language,
        made_by=MADE_BY,
        left_out=tuple(left_out),
        notices=(*dict.fromkeys(notices), *joined_words(joined)),
    )


def _is_list_of_links(root: Any) -> bool:
    """Whether most of a page's text leads elsewhere, as that of a table of contents does."""
    linked = sum(len("".join(link.itertext()).strip()) for link in root.iter("a") if link.get("href"))
    shown = len(_shown(root))
    return linked >= _LINKED_SHARE * shown or shown - linked <= _HEADING


def _shown(root: Any) -> str:
    body = root.find(".//body")
    return " ".join(" ".join((root if body is None else body).itertext()).split())
