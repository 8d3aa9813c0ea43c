"""Where each place of a document's text is in the QTextDocument that was made of it, and back.

Qt's positions are in UTF-16 units and count what lies between blocks; offsets are code points of the document's text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from stratview.ui.utf16 import from_utf16, to_utf16

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.documents.text import Block


class LaidText:
    """The blocks that were typeset, and the position at which each begins. Both may be empty."""

    def __init__(self, blocks: Sequence[Block], positions: Sequence[int]) -> None:
        self._blocks = blocks
        self._positions = positions
        self._starts = [block.start for block in blocks]

    def position(self, offset: int) -> int:
        """Qt's position of an offset; 0 for what is not typeset."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset > self._blocks[index].end:
            return 0
        block = self._blocks[index]
        return self._positions[index] + to_utf16(block.text, offset - block.start)

    def offset(self, position: int) -> int | None:
        """The offset of a position, or None where there is no text."""
        if not self._positions or position < self._positions[0]:
            return None
        index = self._index(position)
        block = self._blocks[index]
        inside = from_utf16(block.text, position - self._positions[index])
        return block.start + inside if inside <= len(block.text) else None

    def nearest(self, position: int) -> int:
        """The offset of a position; where there is no text, that of the text before, or of the first."""
        index = self._index(position)
        block = self._blocks[index]
        return min(block.end, block.start + from_utf16(block.text, max(0, position - self._positions[index])))

    def block_end(self, position: int) -> int:
        """Where the block that a position is in ends."""
        return self._blocks[self._index(position)].end

    def _index(self, position: int) -> int:
        return max(0, bisect_right(self._positions, position) - 1)
