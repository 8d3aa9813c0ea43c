"""Which part of a document is typeset: laying out more than the reader can reach would take too long.

A document of ordinary length is shown whole. Of a longer one, the stretch around the reader's place is shown; it moves
along as the reader does. It is made of pieces: whole blocks, or parts of a block that is itself long. What it costs to
lay a stretch out is bounded, whatever the document holds: a word or a line of 2 MB, a table of 20,000 rows.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stratview.documents.text import Block, DocumentText

WHOLE: Final = 60_000
"""The longest document that is shown whole, in code points: about 10,000 words."""
WHOLE_COST: Final = 3_000
"""The most that a document may cost which is shown whole; see `_cost`."""
LONGEST: Final = 4_000
"""The longest piece, in code points."""
LONGEST_WORD: Final = 1_000
"""A longer word is cut: the time that Qt takes to break it grows with the square of its length."""

_HALF: Final = 20_000
_HALF_COST: Final = 1_000
"""How much of a longer document is shown before the reader's place, and as much behind it."""
_CELL_COST: Final = 4
_LONG_RUN: Final = re.compile(rf"\S{{{LONGEST_WORD}}}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a part of one.

    Attributes:
        block: the whole block.
        start: where the piece begins in the document's text, in code points.
        end: where it ends; the character there is not its own.
    """

    block: Block
    start: int
    end: int

    @property
    def is_first(self) -> bool:
        """Whether the block begins with this piece."""
        return self.start == self.block.start

    @property
    def is_last(self) -> bool:
        """Whether the block ends with this piece."""
        return self.end == self.block.end

    @property
    def text(self) -> str:
        """The piece's text, without the line feed at which it was cut."""
        text = self.block.text[self.start - self.block.start : self.end - self.block.start]
        return text if self.is_last else text.removesuffix("\n")


def stretch(text: DocumentText, offset: int) -> tuple[Piece, ...]:
    """Return the pieces to show around a place (code points), in order; none of an empty document."""
    blocks = text.blocks
    if not blocks:
        return ()
    if len(text.text) <= WHOLE:
        whole = [piece for block in blocks[: WHOLE_COST + 1] for piece in _pieces(block)]
        if len(blocks) <= WHOLE_COST and sum(map(_cost, whole)) <= WHOLE_COST:
            return tuple(whole)
    # Near an end, what is not there on one side is given to the other.
    low = max(0, min(offset - _HALF, len(text.text) - 2 * _HALF))
    at = text.block_at(offset)
    own = _pieces(blocks[at])
    middle = next((number for number, piece in enumerate(own) if offset < piece.end), len(own) - 1)

    def before() -> Iterator[Piece]:
        yield from reversed(own[:middle])
        for index in range(at - 1, -1, -1):
            yield from reversed(_pieces(blocks[index]))

    def behind() -> Iterator[Piece]:
        yield from own[middle + 1 :]
        for index in range(at + 1, len(blocks)):
            yield from _pieces(blocks[index])

    upper = [*_up_to(before(), lambda piece: piece.end > low)]
    lower = [*_up_to(behind(), lambda piece: piece.start < low + 2 * _HALF)]
    return (*reversed(upper), own[middle], *lower)


def _up_to(pieces: Iterator[Piece], is_near: Callable[[Piece], bool]) -> Iterator[Piece]:
    left = _HALF_COST
    for piece in pieces:
        left -= _cost(piece)
        if left < 0 or not is_near(piece):
            return
        yield piece


def _cost(piece: Piece) -> int:
    """Return about how long a piece takes to lay out, in units of a short paragraph (some 0.02 ms)."""
    block, length = piece.block, piece.end - piece.start
    runs = len(block.runs) * length // (4 * len(block.text)) if block.runs else 0
    return (_CELL_COST if block.table >= 0 else 1) + length // 100 + runs


def _pieces(block: Block) -> list[Piece]:
    text, start = block.text, block.start
    if len(text) <= LONGEST and (len(text) < LONGEST_WORD or _long_word(text, 0, len(text)) is None):
        return [Piece(block, start, block.end)]
    cuts = [0]
    while len(text) - cuts[-1] > LONGEST or _long_word(text, cuts[-1], cuts[-1] + LONGEST):
        cuts.append(cuts[-1] + _length(text, cuts[-1]))
    if cuts[-1] < len(text):
        cuts.append(len(text))
    return [Piece(block, start + a, start + b) for a, b in pairwise(cuts)]


def _long_word(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first word in a part of a text that is too long; None without one.

    Signs that Qt breaks anywhere are no words: Chinese, Japanese and Korean ones.
    """
    # That expression takes a millisecond to compile, and is needed for few texts.
    return _long_word_expression().search(text, start, end) if _LONG_RUN.search(text, start, end) else None


@cache
def _long_word_expression() -> re.Pattern[str]:
    return re.compile(rf"[^\s\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]{{{LONGEST_WORD}}}")


def _length(text: str, at: int) -> int:
    """Return how long the piece is that begins at `at`: to a line's end or a space if there is one late enough."""
    end = min(at + LONGEST, len(text))
    word = _long_word(text, at, end)
    if word is not None:
        # What is before the long word, or a part of it.
        return word.start() - at or LONGEST_WORD
    for mark in ("\n", " "):
        found = text.rfind(mark, at + LONGEST // 2, end)
        if found >= 0:
            return found + 1 - at
    return end - at
