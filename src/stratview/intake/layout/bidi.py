"""The order in which a line with text from right to left is read, from the order in which it is seen."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_STACKED: Final = 0.6
"""Of the narrower letter's width, so much is over or below the other one."""
_CODE: Final = frozenset(r"\/{}<>@#$%&_=+|~^")
"""What is read from the left where it touches a letter that is: a sign of code and no stop."""
_HALF: Final = 0.5
_FEW: Final = 0.2


def has_right_to_left(text: str) -> bool:
    """Whether there is a character of a script that is written from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT.search(text))


def is_mark(character: str) -> bool:
    """Whether a character is a mark over or below a letter, as the points of Hebrew and Arabic."""
    return unicodedata.combining(character) > 0


def logical_order(text: str, boxes: Sequence[tuple[float, float]], *, from_right: bool = False) -> list[int]:
    """The indexes of the characters in the order in which they are read, the marks of a letter behind it.

    Args:
        text: the characters in any order.
        boxes: the left and right edge of each, counted from left to right.
        from_right: whether text around it is read from the right: then it is too, unless few of its letters are.
    """
    marks = _marks_of(text, boxes)
    middles = [(left + right) / 2 for left, right in boxes]
    seen = sorted((at for at in range(len(text)) if at not in marks), key=lambda at: (middles[at], at))
    _keep_stacked(seen, text, boxes)
    behind: dict[int, list[int]] = {}
    for mark, letter in marks.items():
        behind.setdefault(letter, []).append(mark)
    right_to_left, kinds = _directions([text[at] for at in seen], _FEW if from_right else _HALF)
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


def _keep_stacked(seen: list[int], text: str, boxes: Sequence[tuple[float, float]]) -> None:
    """Put letters over each other, as in some Arabic fonts, in the order in which the file draws them."""
    pairs = [
        (number, one, other)
        for number, (one, other) in enumerate(pairwise(seen))
        if has_right_to_left(text[one]) and has_right_to_left(text[other])
    ]
    if 2 * sum(other < one for _, one, other in pairs) < len(pairs):
        return
    for number, one, other in pairs:
        common = min(boxes[one][1], boxes[other][1]) - max(boxes[one][0], boxes[other][0])
        narrow = min(boxes[one][1] - boxes[one][0], boxes[other][1] - boxes[other][0])
        if other == one + 1 and common > _STACKED * narrow:
            seen[number : number + 2] = other, one


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


def _directions(characters: list[str], share: float) -> tuple[bool, list[str]]:
    """Whether a line is read from the right, and `L` or `R` for each character as seen.

    A line with more than a share of letters from right to left is read so. Numbers and signs of code are read from the
    left; what is neutral goes with both sides.
    """
    found = [unicodedata.bidirectional(character[0]) for character in characters]
    right, left = sum(kind in ("R", "AL") for kind in found), found.count("L")
    base = "R" if right > share * (right + left) else "L"
    kinds = ["R" if kind in ("R", "AL", "NSM") else "L" if kind in ("L", "EN", "AN") else "" for kind in found]
    for steps in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        for at in steps:
            if characters[at] in _CODE and kinds[at - steps.step] == "L":
                kinds[at] = "L"
    before, after = [base] * len(kinds), [base] * len(kinds)
    for at in range(1, len(kinds)):
        before[at] = kinds[at - 1] or before[at - 1]
    for at in range(len(kinds) - 2, -1, -1):
        after[at] = kinds[at + 1] or after[at + 1]
    sides = zip(kinds, before, after, strict=True)
    return base == "R", [kind or (one if one == other else base) for kind, one, other in sides]
