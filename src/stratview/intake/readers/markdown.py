"""Markdown: taken as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.intake.decoding import decode
from stratview.intake.extract import Extract, Notice

if TYPE_CHECKING:
    from stratview.intake.worker import Request


def read(data: bytes, request: Request) -> Extract:
    """The file's text itself, in UTF-8 and without a byte order mark.

    Raises:
        Refused: its encoding is ambiguous.
    """
    decoded = decode(data, chosen=request.encoding)
    notices: tuple[Notice, ...] = ()
    if decoded.encoding != "utf-8":
        message = f"The text was {decoded.encoding} and is written as UTF-8."
        notices = (Notice("encoding", message, (decoded.encoding,)),)
    return Extract(parts=(), language=request.language, notices=notices, verbatim=decoded.text)
