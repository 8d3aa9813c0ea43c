"""Which part of a long document is typeset: laying out all of a book would let the reader wait.

A document of ordinary length is shown whole. Of a longer one, the stretch around the reader's place is shown; it moves
along as the reader does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stratview.documents.text import DocumentText

WHOLE = 60_000
"""The longest document that is shown whole, in code points: about 10,000 words."""
_HALF = 20_000
"""How much of a longer one is shown before the reader's place, and as much behind it."""


def stretch(text: DocumentText, offset: int) -> range:
    """The indexes of the blocks to show around a place (code points); whole blocks, and whole tables."""
    blocks = text.blocks
    if len(text.text) <= WHOLE or not blocks:
        return range(len(blocks))
    # Near an end, what is not there on one side is given to the other.
    low = max(0, min(offset - _HALF, len(text.text) - 2 * _HALF))
    first = text.block_at(low)
    last = text.block_at(min(len(text.text), low + 2 * _HALF))
    while first > 0 and _in_one_table(text, first - 1, first):
        first -= 1
    while last + 1 < len(blocks) and _in_one_table(text, last, last + 1):
        last += 1
    return range(first, last + 1)


def _in_one_table(text: DocumentText, first: int, second: int) -> bool:
    table = text.blocks[first].table
    return table >= 0 and table == text.blocks[second].table
