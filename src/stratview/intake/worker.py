"""The worker: a limited process that reads one file. Only here are the readers and their libraries imported."""

from __future__ import annotations

import codecs
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from stratview import limited
from stratview.documents.text import load_parsers, parse
from stratview.intake import extract, formats
from stratview.intake.extract import Notice
from stratview.intake.markdown_writer import to_markdown
from stratview.intake.page_ranges import page_list, page_ranges
from stratview.intake.parts import flattened, tidied

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stratview.documents.text import Block
    from stratview.intake.extract import Extract, Page

_UNREADABLE: Final = "\ufffd"


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
    notices = (*found.notices, *_of_unreadable(blocks, found.pages))
    return replace(found, parts=parts, markdown=markdown, notices=notices)


def _of_unreadable(blocks: Sequence[Block], pages: Sequence[Page]) -> list[Notice]:
    """Return a notice of the characters that could not be read: how many, on which pages, and what follows."""
    count = sum(block.text.count(_UNREADABLE) for block in blocks)
    if not count:
        return []
    on = {
        number
        for number, page in enumerate(pages, 1)
        for line in page.lines
        if _UNREADABLE in blocks[line.block].text[line.at : line.at + len(line.advances)]
    }
    where = f", on {page_list(on)}" if on else ""
    what, shows = ("One character", "it shows") if count == 1 else (f"{count:,} characters", "they show")
    message = (
        f"{what} could not be read{where}; {shows} as {_UNREADABLE}. A passage with {_UNREADABLE} cannot be "
        "compared with the original word for word: quote one without it."
    )
    if on:
        return [Notice("unreadable-on-pages", message, (f"{count:,}", page_ranges(on)))]
    return [Notice("unreadable-characters", message, (f"{count:,}",))]


def _empty() -> limited.Refused:
    return limited.Refused("empty", "It holds no text.")
