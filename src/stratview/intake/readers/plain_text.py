"""Plain text: paragraphs with blank lines between, or a paragraph a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.intake.decoding import decode
from stratview.intake.extract import Extract, Notice
from stratview.intake.line_ends import join
from stratview.intake.parts import Paragraph, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.intake.parts import Part
    from stratview.intake.worker import Request

_LINE_END: Final = re.compile("\r\n?|[\n\x85\u2028]")
_PARAGRAPH_END: Final = re.compile("\n(?:[^\\S\n]*\n)+|\x0c|\u2029")
_LONG: Final = 400
"""A line this long is a paragraph: editors that break no lines write so."""


def read(data: bytes, request: Request) -> Extract:
    """The paragraphs of a text.

    Raises:
        Refused: its encoding is ambiguous.
    """
    decoded = decode(data, chosen=request.encoding)
    text = _LINE_END.sub("\n", decoded.text)
    notices: tuple[Notice, ...] = ()
    if decoded.encoding != "utf-8":
        notices = (Notice("encoding", f"The text was read as {decoded.encoding}.", (decoded.encoding,)),)
    return Extract(parts=tuple(_paragraphs(text)), language=request.language, notices=notices)


def _paragraphs(text: str) -> Iterator[Part]:
    for block in _PARAGRAPH_END.split(text):
        lines = [line.rstrip() for line in block.split("\n")]
        if any(len(line) > _LONG for line in lines):
            yield from (Paragraph(plain(line.strip())) for line in lines if line.strip())
        elif any(line.strip() for line in lines):
            yield Paragraph(plain(_joined(lines)))


def _joined(lines: list[str]) -> str:
    """A paragraph's lines as one text. Lines that are indented or set in columns stay lines."""
    kept = [line for line in lines if line.strip()]
    layout = any(re.search(r"\S[ \t]{3,}\S|\t", line) for line in kept) or any(line[:1].isspace() for line in kept[1:])
    if layout:
        return "\n".join(line.replace("\t", "    ") for line in kept)
    return join([line.strip() for line in kept])
