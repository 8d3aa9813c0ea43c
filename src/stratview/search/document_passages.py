"""Splits a document into the passages that a search finds: blocks, table rows, parts of long blocks.

Spans are in code points of the document's text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stratview.documents.text import Block, DocumentText

LONGEST: Final = 1000
"""Code points of a passage. All words of a query must be in one passage, so passages are as long as is practical."""

_SENTENCE_END: Final = re.compile(r"[.!?]['\"”’)\]]*\s+|[。！？]['\"”’）」』]*\s*|\n")


class Passage(NamedTuple):
    """A part of a document.

    `line` is where its block begins in the file, from 1; `headings` are the headings above it, outermost first.
    """

    start: int
    end: int
    line: int
    headings: tuple[str, ...]


def passages(text: DocumentText) -> Iterator[Passage]:
    """Yield the passages of a document in order. Empty cells and blank text are left out."""
    blocks, whole = text.blocks, text.text
    above: dict[tuple[int, ...], tuple[str, ...]] = {}
    for block, last in _rows(blocks):
        sections = block.sections
        if sections not in above:
            above[sections] = tuple(blocks[heading].text for heading in sections)
        start, end = block.start, last.start + len(last.text)
        for first, behind in ((start, end),) if end - start <= LONGEST else _cut(whole, start, end):
            if first < behind and not whole[first:behind].isspace():
                yield Passage(first, behind, block.line, above[sections])


def _rows(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block]]:
    """Yield each row of a table, as its first and its last cell, and each other block, twice."""
    first: Block | None = None
    last: Block | None = None
    for block in blocks:
        if first is not None and last is not None:
            if block.kind == first.kind == "cell" and (block.table, block.row) == (first.table, first.row):
                last = block
                continue
            yield first, last
        first = last = block
    if first is not None and last is not None:
        yield first, last


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        least, most = start + LONGEST // 2, start + LONGEST
        ends = [found.end() for found in _SENTENCE_END.finditer(text, least, most)]
        at = ends[-1] if ends else text.rfind(" ", least, most) + 1 or most
        yield start, at
        start = at
    yield start, end
