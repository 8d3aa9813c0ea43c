"""Ruby: the readings that are set small above Chinese and Japanese characters, or at the right of vertical text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stratview.intake.line_ends import is_spaceless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.layout.lines import TextLine

_SMALLER: Final = 0.65
"""Ruby has less than this share of the size of its characters."""
_LOWEST: Final = 0.75
_HIGHEST: Final = 1.6
"""In type sizes of the characters: how far the baseline of ruby is above theirs."""
_BESIDE: Final = 1.0
"""In the same sizes: how far ruby can go beyond the ends of its line."""
_LONGEST: Final = 30
_MOST: Final = 1_000
"""A page with more lines than this is taken to have none: each is compared with the others."""


def ruby_of(lines: Sequence[TextLine]) -> list[TextLine]:
    """Return those lines of a page that are ruby."""
    wide = [
        line for line in lines if not line.text.isascii() and 2 * sum(map(is_spaceless, line.text)) > len(line.text)
    ]
    if not wide or len(lines) > _MOST:
        return []
    small = [line for line in lines if len(line.text) <= _LONGEST and line.text.replace(" ", "").isalpha()]
    return [line for line in small if any(_is_over(line, characters) for characters in wide)]


def _is_over(line: TextLine, characters: TextLine) -> bool:
    """Whether a small line is right over a line of characters."""
    size = characters.size
    return (
        line.angle == characters.angle
        and line.size < _SMALLER * size
        and _LOWEST * size < line.baseline - characters.baseline < _HIGHEST * size
        and characters.left - _BESIDE * size < line.left
        and line.right < characters.right + _BESIDE * size
        and min(line.right, characters.right) > max(line.left, characters.left)
    )
