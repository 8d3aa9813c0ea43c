"""Where each place of a document's text is in the QTextDocument that was made of it, and back.

Qt's positions are in UTF-16 units and count what is between blocks; offsets are code points of the document's text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from stratview.ui.utf16 import from_utf16, to_utf16

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.ui.source.stretch import Piece


class LaidText:
    """The pieces that were typeset, in order, and the position at which each begins. Both may be empty."""

    def __init__(self, pieces: Sequence[Piece], positions: Sequence[int]) -> None:
        self._pieces = pieces
        self._positions = positions
        self._starts = [piece.start for piece in pieces]

    def position(self, offset: int) -> int:
        """Qt's position of an offset; for one that is not typeset, the nearest end of what is."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self._positions[0] if self._positions else 0
        piece = self._pieces[index]
        return self._positions[index] + to_utf16(piece.text, min(offset - piece.start, len(piece.text)))

    def offset(self, position: int) -> int | None:
        """The offset of a position, or None where there is no text."""
        if not self._positions or position < self._positions[0]:
            return None
        index = self._index(position)
        piece = self._pieces[index]
        inside = from_utf16(piece.text, position - self._positions[index])
        return piece.start + inside if inside <= len(piece.text) else None

    def nearest(self, position: int) -> int:
        """The offset of a position; where there is no text, that of the text before, or of the first."""
        index = self._index(position)
        piece = self._pieces[index]
        return min(piece.end, piece.start + from_utf16(piece.text, max(0, position - self._positions[index])))

    def piece_end(self, position: int) -> int:
        """Where the piece that a position is in ends."""
        return self._pieces[self._index(position)].end

    def _index(self, position: int) -> int:
        return max(0, bisect_right(self._positions, position) - 1)
