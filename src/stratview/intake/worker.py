"""The worker: a limited process that reads one file. Only here are the readers and their libraries imported."""

from __future__ import annotations

import codecs
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from stratview import limited
from stratview.documents.text import load_parsers, parse
from stratview.intake import extract, formats
from stratview.intake.extract import Notice
from stratview.intake.markdown_writer import to_markdown
from stratview.intake.parts import flattened, tidied

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.intake.extract import Extract


@dataclass(frozen=True, slots=True)
class Request:
    """The arguments of a reader beside the bytes.

    Attributes:
        name: the file's name, for a title where the file has none.
        password: the password of a protected file, or None.
        language: the language of the text where the user gives it, else empty.
        encoding: the encoding of a text where the user gives it, else empty.
        progress: to be called with how many pages (or other parts) are read, and of how many.
    """

    name: str
    password: str | None
    language: str
    encoding: str
    progress: Callable[[int, int], None]


def main() -> int:
    """Serve one request; returns the exit status."""
    return limited.serve(_load)


def _load(request: dict[str, Any]) -> limited.Task:
    """Return the reader of the file's kind, with its libraries loaded: later none can be loaded."""
    reader = import_module(f"stratview.intake.readers.{formats.named(request['format']).reader}")
    with suppress(LookupError):
        # A decoder that the user names; an unknown one is reported when it is used.
        codecs.lookup(request["encoding"])
    load_parsers()

    def task(data: bytes, request: dict[str, Any], parent: limited.Parent) -> bytes:
        wanted = Request(
            request["name"], request["password"], request["language"], request["encoding"], parent.progress
        )
        return extract.to_json(checked(reader.read(data, wanted)))

    return task


def checked(found: Extract) -> Extract:
    """The extract with tidied parts and their Markdown, after a check that this is read back as its blocks.

    Raises:
        Refused: it holds no text.
        AssertionError: it is not, which is a fault of the program.
    """
    if found.verbatim is not None:
        read = parse(found.verbatim)
        if not read.text.strip():
            raise _empty()
        return found
    parts = tidied(found.parts)
    blocks = flattened(parts)
    if not any(block.text.strip() for block in blocks):
        if any(one.code == "too-deep" for one in found.notices):
            raise limited.Refused("too-deep", "It is nested too deep to be read.")
        raise _empty()
    markdown = to_markdown(parts)
    read = parse(markdown)
    if [(block.kind, block.text, block.runs) for block in read.blocks] != [
        (block.kind, block.text, block.runs) for block in blocks
    ]:
        message = "the Markdown is not read back as the blocks that were written"
        raise AssertionError(message)
    notices = found.notices
    if any("\ufffd" in block.text for block in blocks):
        count = sum(block.text.count("\ufffd") for block in blocks)
        notices += (Notice("unreadable-characters", _unreadable(count), (f"{count:,}",)),)
    return replace(found, parts=parts, markdown=markdown, notices=notices)


def _unreadable(count: int) -> str:
    if count == 1:
        return "One character could not be read; it shows as �."
    return f"{count:,} characters could not be read; they show as �."


def _empty() -> limited.Refused:
    return limited.Refused("empty", "It holds no text.")
