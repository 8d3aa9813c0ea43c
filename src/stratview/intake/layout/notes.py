"""Footnotes: small lines below the text of a page, each begun by the sign by which the text refers to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.intake.layout.blocks import Block

if TYPE_CHECKING:
    from stratview.intake.layout.lines import TextLine

_SMALL: Final = 0.95
_SIGN: Final = re.compile(r"(\d{1,3}|[*†‡§¶]{1,3})\s*(?=\S)")
_MOST: Final = 100
"""A page with more notes than these has none: each is looked for in the whole page."""
_LOWER: Final = 0.65
"""Notes are in this share of a page's text, from below."""


def set_aside(lines: list[TextLine], size: float) -> tuple[list[TextLine], list[Block]]:
    """The lines of a page without its footnotes, and these.

    Args:
        lines: the page's lines in reading order.
        size: the type size of the text.
    """
    if not lines:
        return lines, []
    raised = {line.text[start:end].strip() for line in lines for start, end in line.raised if start}
    top, bottom = max(line.top for line in lines), min(line.bottom for line in lines)
    begins = [
        at
        for at, line in enumerate(lines)
        if line.size < _SMALL * size
        and (sign := _sign(line)) is not None
        and sign in raised
        and line.baseline < bottom + _LOWER * (top - bottom)
    ]
    if len(begins) > _MOST:
        return lines, []
    begins = [at for at in begins if not _is_above_text(lines[at], lines, size)]
    if not begins:
        return lines, []
    notes: list[Block] = []
    aside: set[int] = set()
    for at, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        block = Block("note", [], note=_sign(lines[at]) or "")
        for number in range(at, end):
            line = lines[number]
            if line.size >= _SMALL * size or (block.lines and line.baseline > block.lines[-1].baseline):
                break
            block.lines.append(line)
            aside.add(number)
        notes.append(block)
    return [line for at, line in enumerate(lines) if at not in aside], notes


def _sign(line: TextLine) -> str | None:
    """The sign that begins a note."""
    found = _SIGN.match(line.text)
    if found is None:
        return None
    if found[1].isdigit() and not (line.raised and line.raised[0][0] == 0):
        return None
    return found[1]


def _is_above_text(line: TextLine, lines: list[TextLine], size: float) -> bool:
    """Whether text of the usual size is below it in its column."""
    return any(
        other.baseline < line.baseline - 0.5 * size
        and other.size >= _SMALL * size
        and min(other.right, line.right) > max(other.left, line.left)
        and len(other.text) > 3
        for other in lines
    )
