"""Plain text: paragraphs with blank lines between, or a paragraph a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.intake.decoding import decode
from stratview.intake.extract import Extract, Notice
from stratview.intake.line_ends import join
from stratview.intake.parts import Paragraph, Quote, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.intake.parts import Part
    from stratview.intake.worker import Request

_LINE_END: Final = re.compile("\r\n?|[\n\x0b\x85\u2028]")
_PARAGRAPH_END: Final = re.compile("\n(?:[^\\S\n]*\n)+|\x0c|\u2029")
_CONTROLS: Final = re.compile(r"\x1b\[[0-9;?]{0,20}[A-Za-z]|\x1b[()][A-B0]|[^\n]\x08|[\x07\x00\x1a]")
"""What a terminal or a printer takes as a command: colours, a letter printed over another, a bell, an end of file."""
_ITEM: Final = re.compile(r"\s*(?:[-*+•‣–—·]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+\S")
_RULE: Final = re.compile(r"""\s*([-=_~*#+.^"'`])\1{2,}\s*""")
_COLUMNS: Final = re.compile(r"\S(?: {3,}| *\t[ \t]*)\S|^\s*[|+].*[|+]$")
_INDENT: Final = "\u3000"
"""With it Chinese and Japanese paragraphs begin."""
_DIVIDED: Final = re.compile(r"[^\W_]-$")
_APART: Final = frozenset({"and", "or", "to", "und", "oder", "bis", "et", "ou", "y", "o", "e", "en", "of"})
_LONG: Final = 400
"""A line this long is a paragraph: editors that break no lines write so."""


def read(data: bytes, request: Request) -> Extract:
    """The paragraphs of a text.

    Raises:
        Refused: its encoding is ambiguous.
    """
    decoded = decode(data, chosen=request.encoding)
    text = _CONTROLS.sub("", _LINE_END.sub("\n", decoded.text))
    notices: tuple[Notice, ...] = ()
    if decoded.encoding != "utf-8":
        notices = (Notice("encoding", f"The text was read as {decoded.encoding}.", (decoded.encoding,)),)
    return Extract(parts=tuple(_paragraphs(text)), language=request.language, notices=notices)


def _paragraphs(text: str) -> Iterator[Part]:
    for block in _PARAGRAPH_END.split(text):
        lines = [line.rstrip() for line in block.split("\n") if line.strip()]
        if any(len(line) > _LONG for line in lines):
            yield from (Paragraph(plain(line.strip())) for line in lines)
        elif lines and all(line.startswith(">") for line in lines):
            inner = "\n".join(line[1:].removeprefix(" ") for line in lines)
            yield Quote(tuple(Paragraph(plain(piece)) for piece in _pieces(inner.split("\n"))))
        else:
            yield from (Paragraph(plain(piece)) for piece in _pieces(lines))


def _pieces(lines: list[str]) -> Iterator[str]:
    """The texts of lines without a blank one between them: each item of a list, each title over a rule, or all.

    Lines that are set in columns, or indented other than the first of a paragraph, stay lines.
    """
    kept = _dedented([line for line in lines if line.strip()])
    if any(_COLUMNS.search(line) for line in kept):
        yield "\n".join(kept)
        return
    listed = sum(bool(_ITEM.match(line)) for line in kept)
    starts = listed > 1 or (listed == 1 and bool(_ITEM.match(kept[0])))
    piece: list[str] = []
    for line in kept:
        rule = _RULE.fullmatch(line)
        if piece and (rule or line.startswith(_INDENT) or (starts and _ITEM.match(line))):
            yield _joined(piece)
            piece = []
        if not rule:
            piece.append(line)
    if piece:
        yield _joined(piece)


def _dedented(lines: list[str]) -> list[str]:
    """The lines without the indentation that all of them have; tabs between words stay."""
    shown = [line[: len(line) - len(line.lstrip())].expandtabs() + line.lstrip() for line in lines]
    indent = min((len(line) - len(line.lstrip()) for line in shown), default=0)
    return [line[indent:] for line in shown]


def _joined(lines: list[str]) -> str:
    """The lines of a paragraph as one text."""
    if any(line[:1].isspace() for line in lines[1:]) and not _ITEM.match(lines[0]):
        return "\n".join(_dedented(lines))
    pieces: list[list[str]] = []
    for line in map(str.strip, lines):
        word = re.match(r"[^\W_]+", line)
        if pieces and _DIVIDED.search(pieces[-1][-1]) and word and word[0] not in _APART:
            # A hyphen at a line's end is one of the word: nothing divides words in plain text.
            pieces[-1].append(line)
        else:
            pieces.append([line])
    return join(["".join(piece) for piece in pieces])
