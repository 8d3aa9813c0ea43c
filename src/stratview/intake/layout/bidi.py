"""The order in which a line with text from right to left is read, from the order in which it is seen."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Whether there is a character of a script that is written from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def logical_order(text: str, middles: Sequence[float]) -> list[int]:
    """The indexes of the characters in the order in which they are read.

    Args:
        text: the characters in any order.
        middles: where the middle of each is, from left to right.
    """
    seen = sorted(range(len(text)), key=lambda at: (middles[at], at))
    kinds = _directions([text[at] for at in seen])
    right_to_left = kinds.count("R") > kinds.count("L")
    groups: list[tuple[str, list[int]]] = []
    for at, kind in zip(seen, kinds, strict=True):
        if groups and groups[-1][0] == kind:
            groups[-1][1].append(at)
        else:
            groups.append((kind, [at]))
    if right_to_left:
        groups.reverse()
    return [at for kind, group in groups for at in (reversed(group) if kind == "R" else group)]


def _directions(characters: list[str]) -> list[str]:
    """`L` or `R` for each character as seen: numbers are read from the left, what is neutral goes with both sides."""
    kinds = [unicodedata.bidirectional(character[0]) for character in characters]
    kinds = ["R" if kind in ("R", "AL", "NSM") else "L" if kind in ("L", "EN", "AN") else "" for kind in kinds]
    base = "R" if kinds.count("R") > kinds.count("L") else "L"
    before, after = [base] * len(kinds), [base] * len(kinds)
    for at in range(1, len(kinds)):
        before[at] = kinds[at - 1] or before[at - 1]
    for at in range(len(kinds) - 2, -1, -1):
        after[at] = kinds[at + 1] or after[at + 1]
    return [kind or (one if one == other else base) for kind, one, other in zip(kinds, before, after, strict=True)]
