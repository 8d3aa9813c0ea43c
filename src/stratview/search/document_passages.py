"""Splits a document into the passages that a search finds: blocks, table rows, parts of long blocks.

Spans are in code points of the document's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.text import Block, DocumentText

LONGEST: Final = 1000
"""Code points of a passage. All words of a query must be in one passage, so passages are as long as is practical."""

_SENTENCE_END: Final = re.compile(r"[.!?]['\"”’)\]]*\s+|[。！？]['\"”’）」』]*\s*|\n")


@dataclass(frozen=True, slots=True)
class Passage:
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
    for _, group in groupby(blocks, _row_of):
        row = [*group]
        block = row[0]
        if block.sections not in above:
            above[block.sections] = tuple(blocks[heading].text for heading in block.sections)
        for start, end in _cut(whole, block.start, row[-1].end):
            if not whole[start:end].isspace() and start < end:
                yield Passage(start, end, block.line, above[block.sections])


def _row_of(block: Block) -> tuple[int, int]:
    """Return what is the same for the cells of one row, and for no two other blocks."""
    return (block.table, block.row) if block.kind == "cell" else (-1, block.start)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        least, most = start + LONGEST // 2, start + LONGEST
        ends = [found.end() for found in _SENTENCE_END.finditer(text, least, most)]
        at = ends[-1] if ends else text.rfind(" ", least, most) + 1 or most
        yield start, at
        start = at
    yield start, end
