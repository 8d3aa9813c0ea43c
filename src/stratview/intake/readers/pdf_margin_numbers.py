"""Makes separate lines of small numbers that are apart from their line, such as line numbers in the margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.intake.readers.pdf_open_line import SMALLER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.intake.readers.pdf_open_line import OpenLine

_ROOM: Final = 0.5
_LEVEL: Final = 0.1
"""In type sizes: the least room between a line and its number, and how much higher or lower that is."""
_NUMBER: Final = re.compile(r"\d{1,4}[A-Z]?")


def with_numbers_apart(lines: Iterable[OpenLine]) -> list[OpenLine]:
    """Return the lines, with such a number as a line behind the one that it was in."""
    found: list[OpenLine] = []
    for line in lines:
        text, numbers = line, []
        for at in (0, -1):
            spans = text.spans()
            if len(spans) < 2:
                break
            start, end, _ = spans[at]
            if _is_number(text, start, end):
                numbers.append(_stretch(text, start, end))
                text = _stretch(text, end, len(text.characters)) if at == 0 else _stretch(text, 0, start)
        found += [text, *numbers]
    return found


def _is_number(line: OpenLine, start: int, end: int) -> bool:
    """Whether the characters of the first or last object are such a number, and the others have letters."""
    spans = line.spans()
    one = next(one for first, _, one in spans if first == start)
    size = max(other.size for _, _, other in spans)
    if one.size >= SMALLER * size or abs(one.baseline - line.baseline) > _LEVEL * size:
        return False
    if not _NUMBER.fullmatch("".join(line.characters[start:end]).strip()):
        return False
    others = [at for at in range(len(line.characters)) if not start <= at < end and line.characters[at] != " "]
    if not any(line.characters[at].isalpha() for at in others):
        return False
    left, right = min(line.boxes[at][0] for at in others), max(line.boxes[at][1] for at in others)
    own = [line.boxes[at] for at in range(start, end) if line.characters[at] != " "]
    room = _ROOM * size
    return max(box[1] for box in own) < left - room or min(box[0] for box in own) > right + room


def _stretch(line: OpenLine, start: int, end: int) -> OpenLine:
    """A stretch of a line, without spaces at its ends."""
    letters = [at for at in range(start, end) if line.characters[at] != " "]
    return line.part(range(letters[0], letters[-1] + 1))
