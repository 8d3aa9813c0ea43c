"""Notes: small lines below the text of a page, each begun by the sign by which the text refers to it, or beside it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from stratview.intake.layout.blocks import Block
from stratview.intake.layout.metrics import LABEL, is_text, usual_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.layout.lines import TextLine
    from stratview.intake.layout.metrics import Metrics

_SMALL: Final = 0.95
_SENTENCE_END: Final = re.compile(r"[.!?:;。！？：；…][\"'”’»)\]>]*$")
_SIGN: Final = re.compile(r"(\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|[*∗†‡§¶]{1,3})\s*(?=\S)")
_RAISED: Final = re.compile(r"[⁰¹²³⁴-⁹]{1,3}")
_POWER: Final = re.compile(r"\d$|\d\s?(?:[kcmdnµμ]?m|s|ft|in|mi)$")
"""In front of a raised figure that is a power: `10⁶`, `5 km²`."""
_MOST: Final = 100
"""A page with more notes than this is taken to have none: each is looked for in the whole page."""
_FEWEST: Final = 4
_FLUSH: Final = 6
_SAME: Final = 1.05
_ROOM: Final = 0.5
"""In type sizes: the least room between a note in the margin and the text."""
_LEAST_GAP: Final = 0.4
"""In type sizes: the least room between a name in the margin and the text."""
_NEXT: Final = 1.55
"""In type sizes: what is further below begins another note."""
_INDENT: Final = 0.6
_EARLY: Final = 6
"""In type sizes: a line that ends this far before the end of the next one ends a paragraph."""
_HEADING: Final = 1.14
_LOWER: Final = 0.65
"""Notes are in the lowest part of a page's text, of this share of its height."""


def set_beside(lines: list[TextLine], metrics: Metrics) -> tuple[list[TextLine], list[Block]]:
    """The lines of a page without the notes in its margins, and these.

    Args:
        lines: the page's lines in reading order.
        metrics: what is usual in the document.
    """
    if not lines:
        return lines, []
    size = usual_size(lines)
    outer_left, outer_right = metrics.edges[lines[0].page % 2]
    lines = _off_the_margin(lines, size)
    text = [line for line in lines if is_text(line, size)]
    if len(text) < _FEWEST:
        return lines, []
    left = min((line.left for line in text if not LABEL.match(line.text)), default=0.0)
    right = max(line.right for line in text)
    top = max(line.top for line in text)
    room = _ROOM * size
    # Beside the flush edges of justified text a note can have its size; beside others that is the cell of a table.
    most = _SAME * size if sum(right - line.right < 2 for line in text) >= _FLUSH else _SMALL * size
    # Where all of a page's text is indented, what begins at the edge of other pages' text is no note.
    left, right = min(left, outer_left), max(right, outer_right)
    beside = [
        line.size < most and (line.left > right + room or line.right < left - room) and line.baseline < top + size
        for line in lines
    ]
    notes: list[Block] = []
    for line, is_beside in zip(lines, beside, strict=True):
        if not is_beside:
            continue
        sign, skip = _begin(line)
        last = notes[-1].lines[-1] if notes else None
        # A name in a typewriter's face is a note of its own.
        if (
            sign
            or last is None
            or line.fixed
            or last.fixed
            or not 0 < last.baseline - line.baseline < _NEXT * line.size
        ):
            notes.append(Block("note", [line], skip=skip, note=sign))
        else:
            notes[-1].lines.append(line)
    body = [line for line, is_beside in zip(lines, beside, strict=True) if not is_beside]
    for note in notes:
        note.beside = next((line for line in body if line.baseline < note.lines[0].top and _can_flow(line, size)), None)
    _mark_references(body, notes)
    return body, notes


def _off_the_margin(lines: list[TextLine], size: float) -> list[TextLine]:
    """The lines, those divided in which a name in the margin runs into the flush left edge of the text."""
    edges: dict[int, int] = {}
    for line in lines:
        if _can_flow(line, size):
            edges[round(line.left)] = edges.get(round(line.left), 0) + 1
    edge = min((left for left, count in edges.items() if count >= _FLUSH), default=None)
    if edge is None:
        return lines
    found: list[TextLine] = []
    for line in lines:
        begins_there = line.left > edge - _ROOM * size or line.right < edge
        if begins_there or not _can_flow(line, size) or LABEL.match(line.text):
            found.append(line)
            continue
        at = _behind_name(line, edge)
        if not at:
            # The text itself begins further left: there is no margin.
            return lines
        found += line.divided(at)
    return found


def _can_flow(line: TextLine, size: float) -> bool:
    """Whether a line can be one of the text, also of a smaller one."""
    return is_text(line, line.size) and line.size < _HEADING * size


def _behind_name(line: TextLine, edge: float) -> int:
    """Where in a line the text at an edge begins behind a name in the margin; 0 if there is none."""
    if line.is_right_to_left:
        return 0
    return next(
        (
            at
            for at in range(2, len(line.text))
            if abs(line.starts[at] - edge) < 1
            and line.text[at - 1] == " "
            and line.advances[at - 1] > 10 * _LEAST_GAP * line.size
        ),
        0,
    )


def set_aside(lines: list[TextLine], size: float, before: Block | None = None) -> tuple[list[TextLine], list[Block]]:
    """The lines of a page without its footnotes, and these.

    Args:
        lines: the page's lines in reading order.
        size: the type size of the text.
        before: the last footnote of the page before, which gets the lines with which it goes on here.
    """
    if not lines:
        return lines, []
    raised = {sign for line in lines for start, _, signs in _raised(line) if start for sign in each_sign(signs)}
    top, bottom = max(line.top for line in lines), min(line.bottom for line in lines)
    begins = [
        at
        for at, line in enumerate(lines)
        if line.size < _SMALL * size and _begin(line)[0] in raised and line.baseline < bottom + _LOWER * (top - bottom)
    ]
    if len(begins) > _MOST:
        return lines, []
    begins = [at for at in begins if not _is_above_text(lines[at], lines, size)]
    notes: list[Block] = []
    aside: set[int] = set()
    for at, end in zip(begins, [*begins[1:], len(lines)][: len(begins)], strict=True):
        note, skip = _begin(lines[at])
        block = Block("note", [], skip=skip, note=note)
        for number in range(at, end):
            line = lines[number]
            if line.size >= _SMALL * size or (block.lines and line.baseline > block.lines[-1].baseline):
                break
            if block.lines and _is_apart(block.lines, line):
                notes.append(block)
                block = Block("note", [], note=note)
            block.lines.append(line)
            aside.add(number)
        notes.append(block)
    aside |= _continue_notes(lines, size, aside, [*([before] if before is not None else []), *notes])
    body = [line for at, line in enumerate(lines) if at not in aside]
    _mark_references(body, notes)
    return body, notes


def _is_apart(note: list[TextLine], line: TextLine) -> bool:
    """Whether a line begins another paragraph of a note: indented as the first, or behind one that ends early."""
    before = note[-1]
    return abs(line.left - note[0].left) < line.size and (
        line.left > before.left + _INDENT * line.size
        or (line.text[0].isupper() and before.right < line.right - _EARLY * line.size)
    )


def _continue_notes(lines: list[TextLine], size: float, aside: set[int], notes: list[Block]) -> set[int]:
    """The numbers of the lines at the foot of a column with which a note of another column or page goes on.

    They are added to the note, which ends within a sentence.
    """
    found: set[int] = set()
    at = 0
    while at < len(lines) and any(_is_open(note) for note in notes):
        end = at + 1
        if at in aside or lines[at].size >= _SMALL * size:
            at = end
            continue
        while end < len(lines) and end not in aside and _goes_down(lines[end - 1], lines[end]):
            end += 1
        first = lines[at]
        open_notes = [note for note in notes if _is_open(note) and _can_go_on(note.lines[-1], first)]
        # At the foot of the column: only notes are below it.
        if open_notes and not _is_above_text(first, lines, size) and not _is_below_text(first, lines, at):
            open_notes[-1].lines += lines[at:end]
            found.update(range(at, end))
        at = end
    return found


def _is_open(note: Block) -> bool:
    return not _SENTENCE_END.search(note.lines[-1].text)


def _goes_down(line: TextLine, following: TextLine) -> bool:
    """Whether a line is the next one below another of its size."""
    step = line.baseline - following.baseline
    return abs(line.size - following.size) < 0.3 and 0 < step < _NEXT * line.size and _overlap(line, following)


def _can_go_on(last: TextLine, first: TextLine) -> bool:
    """Whether a line can be the next one of a note in another column or on another page."""
    if abs(last.size - first.size) > 0.3 or not (first.text[0].islower() or last.text[-1].isalnum() or last.hyphen):
        return False
    return last.page != first.page or (first.left > last.right and not _overlap(last, first))


def _is_below_text(line: TextLine, lines: list[TextLine], at: int) -> bool:
    """Whether a small line is right below another small one, and so does not begin a group of notes."""
    above = lines[at - 1] if at else None
    return above is not None and above.size < line.size + 0.3 and _goes_down(above, line)


def _overlap(one: TextLine, other: TextLine) -> bool:
    """Whether one of two lines is above the other."""
    return min(one.right, other.right) > max(one.left, other.left)


def _mark_references(lines: list[TextLine], notes: Sequence[Block]) -> None:
    """Mark what refers to each note: a raised sign that is no power of a figure or a unit, the first in its column."""
    begins: dict[str, TextLine] = {}
    for note in notes:
        if note.note:
            begins.setdefault(note.note, note.lines[0])
    found: dict[str, tuple[TextLine, int, int]] = {}
    for line in lines:
        for start, end, sign in _raised(line):
            if sign not in begins or not start or _POWER.search(line.text[:start]):
                continue
            earlier = found.get(sign)
            if earlier is None or (_overlap(line, begins[sign]) and not _overlap(earlier[0], begins[sign])):
                found[sign] = line, start, end
    for line, start, end in found.values():
        # Of the spaces around a sign one stays.
        has_two = line.text[start - 1] == " " and line.text[end : end + 1] in ("", " ")
        line.marks = sorted([*line.marks, (start - has_two, end)])


def _raised(line: TextLine) -> list[tuple[int, int, str]]:
    """The raised stretches of a line, with what they say: set higher, or characters that are raised themselves."""
    found = [(start, end, line.text[start:end].strip()) for start, end in line.raised]
    if not line.text.isascii():
        found += [
            (one.start(), one.end(), unicodedata.normalize("NFKC", one[0])) for one in _RAISED.finditer(line.text)
        ]
    return sorted(found)


def each_sign(signs: str) -> list[str]:
    """The signs of notes in a raised stretch, as `1,3` has two."""
    return [sign for sign in re.split(r"[,;\s]+", signs) if sign]


def _begin(line: TextLine) -> tuple[str, int]:
    """The sign that begins a note, and how many characters it takes with the space behind it; else an empty one."""
    found = _SIGN.match(line.text)
    if found is None or (found[1].isascii() and found[1].isdigit() and not (line.raised and line.raised[0][0] == 0)):
        return "", 0
    return unicodedata.normalize("NFKC", found[1]), found.end()


def _is_above_text(line: TextLine, lines: list[TextLine], size: float) -> bool:
    """Whether text of the usual size is below it in its column."""
    return any(
        other.baseline < line.baseline - 0.5 * size
        and other.size >= _SMALL * size
        and min(other.right, line.right) > max(other.left, line.left)
        and len(other.text) > 3
        for other in lines
    )
