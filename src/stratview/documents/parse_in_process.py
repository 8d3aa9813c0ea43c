"""Parses a document in a process that can be killed, when it is large or may take long."""

from __future__ import annotations

from codecs import getincrementaldecoder
from typing import Final

from stratview.documents.packed import pack
from stratview.documents.text import DocumentText, Gap, parse
from stratview.documents.word_count import count_words
from stratview.errors import StratviewError
from stratview.limited import Limits

LARGEST: Final = 1_000_000
"""Markdown for which `effort` is larger is parsed apart: the parser, which lets no other thread run, takes long."""

LARGEST_HTML: Final = 200_000
"""As `LARGEST`, for Markdown that may hold HTML: an element with very many attributes takes long."""

DEEPEST: Final = 2_000
"""Text that may nest deeper is parsed in a process: each level takes about 400 bytes of the parser's stack."""

_MARKS: Final = (b"\n", b"|", b"*", b"_", b"[", b"`", b"<", b"~", b"!")
_MARK_BYTES: Final = 10
"""How many bytes of running text are parsed in the time that one of these marks takes, 2 to 7 microseconds."""

LIMITS: Final = Limits(memory_mb=784, seconds=30, stall_seconds=60)
"""What a process may take for one document: together with the program, less than 1 GB."""


def packed_text(markdown: str) -> bytes:
    """Return what `parse` makes of a document, packed with its count of words."""
    text = parse(markdown)
    return pack(text, count_words(text.text))


def parse_packed(markdown: bytes, limits: Limits | None = None) -> bytes:
    """As `packed_text` of UTF-8 bytes, in a separate process where it may take long. Any thread may call it.

    A document for which that process exceeds its limits is one gap without text (`limit`).

    Raises:
        RuntimeError: the process failed, which is a fault of the program.
    """
    text = _quick(markdown)
    if text is not None:
        return packed_text(text)
    from stratview.limited_process import LimitedProcess, ReadingFaultError

    process = LimitedProcess("stratview.documents.parse_worker", limits or LIMITS)
    try:
        return process.run(markdown, {})
    except ReadingFaultError as error:
        raise RuntimeError(error.report) from error
    except StratviewError:
        return pack(DocumentText("", (), (Gap(1, "limit"),)), 0)


def parse_quick(markdown: bytes) -> DocumentText | None:
    """As `parse` of UTF-8 bytes; None where it may take long, and only `parse_packed` may be used."""
    text = _quick(markdown)
    return parse(text) if text is not None else None


def _quick(markdown: bytes) -> str | None:
    """Return the text of a document that is quickly parsed."""
    if effort(markdown) > LARGEST or must_be_apart(text := markdown.decode()):
        return None
    return text


def parse_beginning(markdown: bytes, most: int) -> DocumentText:
    """As `parse` of the beginning of UTF-8 bytes, up to the end of a line if one is near.

    What is defined further down, such as the address of a link, is not known to it.

    Args:
        markdown: the whole document.
        most: how much is parsed, as `effort` counts it.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    size = most
    while True:
        text = getincrementaldecoder("utf-8")().decode(markdown[:size])
        if effort(markdown[:size]) <= most and not must_be_apart(text):
            lines, _, _ = text.rpartition("\n")
            return parse(lines if 2 * len(lines) > len(text) else text)
        size //= 2


def effort(markdown: bytes) -> int:
    """Return about how many bytes of running text take as long to parse: marks and line ends take longer."""
    return max(len(markdown), _MARK_BYTES * sum(map(markdown.count, _MARKS)))


def must_be_apart(markdown: str) -> bool:
    """Return whether parsing may take long, or more stack than a thread has; in doubt it may."""
    if "<" in markdown and len(markdown) > LARGEST_HTML:
        return True
    # No nesting is deeper than there are signs that open something: in a line for quotes, in a paragraph for marks.
    if markdown.count(">") > DEEPEST and any(line.count(">") > DEEPEST for line in markdown.splitlines()):
        return True
    return _marks(markdown) > DEEPEST and any(_marks(part) > DEEPEST for part in markdown.split("\n\n"))


def _marks(text: str) -> int:
    return sum(map(text.count, "*_[~"))
