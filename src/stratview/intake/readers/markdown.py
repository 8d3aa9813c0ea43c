"""Markdown: taken as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.intake.decoding import decode
from stratview.intake.extract import Extract, Notice
from stratview.limited import Refused

if TYPE_CHECKING:
    from stratview.intake.worker import Request

_DEEPEST: Final = 10_000
"""The most levels of quotations; each takes some 400 bytes of the stack."""


def read(data: bytes, request: Request) -> Extract:
    """The file's text itself, in UTF-8 and without a byte order mark.

    Raises:
        Refused: its encoding is ambiguous, or quotations in it are nested deeper than the parser's stack.
    """
    decoded = decode(data, chosen=request.encoding)
    if any(line.count(">") > _DEEPEST for line in decoded.text.splitlines()):
        raise Refused("too-deep", "It is nested too deep to be read.")
    notices: tuple[Notice, ...] = ()
    if decoded.encoding != "utf-8":
        message = f"The text was {decoded.encoding} and is written as UTF-8."
        notices = (Notice("encoding", message, (decoded.encoding,)),)
    return Extract(parts=(), language=request.language, notices=notices, verbatim=decoded.text)
