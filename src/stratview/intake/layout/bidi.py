"""The order in which a line with text from right to left is read, from the order in which it is seen."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_right_to_left(text: str) -> bool:
    """Whether there is a character of a script that is written from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def is_mark(character: str) -> bool:
    """Whether a character is a mark over or below a letter, as the points of Hebrew and Arabic."""
    return unicodedata.combining(character) > 0


def logical_order(text: str, boxes: Sequence[tuple[float, float]]) -> list[int]:
    """The indexes of the characters in the order in which they are read, the marks of a letter behind it.

    Args:
        text: the characters in any order.
        boxes: the left and right edge of each, counted from left to right.
    """
    marks = _marks_of(text, boxes)
    middles = [(left + right) / 2 for left, right in boxes]
    seen = sorted((at for at in range(len(text)) if at not in marks), key=lambda at: (middles[at], at))
    behind: dict[int, list[int]] = {}
    for mark, letter in marks.items():
        behind.setdefault(letter, []).append(mark)
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
    letters = [at for kind, group in groups for at in (reversed(group) if kind == "R" else group)]
    return [at for letter in letters for at in (letter, *behind.get(letter, ()))]


def _marks_of(text: str, boxes: Sequence[tuple[float, float]]) -> dict[int, int]:
    """The letter of each mark: one that shares its box, else the one before it if they touch, else the nearest one."""
    letters = [at for at, character in enumerate(text) if not is_mark(character) and not character.isspace()]
    places = sorted((sum(boxes[at]), at) for at in letters)
    found: dict[int, int] = {}
    owners = {boxes[at]: at for at in letters}
    last = -1
    for at, character in enumerate(text):
        if not is_mark(character):
            last = at if not character.isspace() else last
        elif letters:
            touches = last >= 0 and boxes[last][0] <= boxes[at][1] and boxes[at][0] <= boxes[last][1]
            found[at] = owners.get(boxes[at], last if touches else _nearest(places, sum(boxes[at])))
    return found


def _nearest(places: Sequence[tuple[float, int]], place: float) -> int:
    """What is nearest to a place, of places in order."""
    after = bisect_left(places, (place, 0))
    return min(places[max(0, after - 1) : after + 1], key=lambda one: abs(one[0] - place))[1]


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
