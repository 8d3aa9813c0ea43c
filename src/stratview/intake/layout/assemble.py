"""Blocks as parts of a document, with the place of every character on its page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from stratview.documents.text import Run
from stratview.intake.extract import Decided, Line
from stratview.intake.layout.blocks import Block
from stratview.intake.layout.lines import WRAPPED
from stratview.intake.parts import Code, Heading, List, Paragraph, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.intake.layout.divided_words import DividedWords
    from stratview.intake.layout.hyphens import Words
    from stratview.intake.layout.lines import TextLine
    from stratview.intake.parts import Delimiter, Part

_SUPERSCRIPTS: Final = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_RAISED: Final = re.compile(r"[\d+\-() ,n]*\d[\d+\-() ,n]*")
_ADDRESS: Final = re.compile(r"[/@]|\w\.\w")
_WEB_ADDRESS: Final = re.compile(r"\w://|\bwww\.")
_MOST_ADDRESSES: Final = 1_000_000
"""The most characters of addresses that are searched."""
_FURTHER_IN: Final = 1.5
_MOST_LEFT: Final = 10
"""In widths of a character: the least indent of a continued line of code, and the most room at the end of the line."""
_NEARER: Final = 0.9
"""A continuation of a line of code is nearer to it than this share of the usual distance of lines."""
_MAX_DEPTH: Final = 8
_MAX_CELLS: Final = 200_000


@dataclass(slots=True)
class Addresses:
    """The addresses that a file links to: they show where a line end divides one."""

    joined: str = ""

    @classmethod
    def of(cls, addresses: Iterable[str]) -> Addresses:
        """These addresses, as many as can be looked through for each line."""
        return cls("\n".join(sorted(addresses))[:_MOST_ADDRESSES])

    def divided(self, before: TextLine, after: TextLine) -> bool:
        """Whether two lines end and begin with parts of one address or path."""
        one, other = before.text.rsplit(None, 1)[-1:], after.text.split(None, 1)[:1]
        if before.text.endswith("/") and before.ends_in_code and after.begins_in_code:
            return True
        if not one or not other or len(one[0]) < 4 or not _ADDRESS.search(one[0]):
            return False
        return (one[0] + other[0].rstrip(".,;:)>”\"'")).lstrip("(<“\"'") in self.joined


@dataclass(slots=True)
class _Leaf:
    """The text of a block, and which part of which line each stretch of it is."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    segments: list[tuple[TextLine, int, int, int]] = field(default_factory=list)
    decided: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Assembled:
    """The parts, the lines of each page by its index, and what was decided."""

    parts: list[Part]
    lines: dict[int, list[Line]]
    decided: list[Decided]


def assemble(blocks: Sequence[Block], words: Words, divided: DividedWords, addresses: Addresses) -> Assembled:
    """The parts that blocks make."""
    return _Assembler(words, divided, addresses).all(blocks)


class _Assembler:
    def __init__(self, words: Words, divided: DividedWords, addresses: Addresses) -> None:
        self._words = words
        self._divided = divided
        self._addresses = addresses
        self._leaves: list[_Leaf] = []
        self._hang = 0.0

    def all(self, blocks: Sequence[Block]) -> Assembled:
        self._hang = min((hang for block in blocks for hang in _hangs(block)), default=0.0)
        parts: list[Part] = []
        at = 0
        while at < len(blocks):
            block = blocks[at]
            if block.kind == "item":
                part, at = self._list(blocks, at, 0)
                parts.append(part)
            elif block.kind == "cell":
                end = at
                while end < len(blocks) and blocks[end].kind == "cell" and _table(blocks[end]) == _table(block):
                    end += 1
                parts.append(self._table(blocks[at:end]))
                at = end
            else:
                parts.append(self._simple(block))
                at += 1
        return Assembled(parts, *self._places())

    def _simple(self, block: Block) -> Part:
        if block.kind == "code":
            leaf = self._leaf(_code(block, self._hang))
            return Code(leaf.text)
        leaf = self._leaf(self._flowing(block))
        if block.kind == "heading":
            return Heading(block.level or 2, Text(leaf.text, tuple(run for run in leaf.runs if run.kind != "strong")))
        return Paragraph(Text(leaf.text, tuple(leaf.runs)))

    def _leaf(self, leaf: _Leaf) -> _Leaf:
        self._leaves.append(leaf)
        return leaf

    # -- lists --------------------------------------------------------------------------------------------------------

    def _list(self, blocks: Sequence[Block], at: int, depth: int) -> tuple[List, int]:
        """The list that begins at a block, and the number of the block behind it."""
        first = blocks[at]
        items: list[list[Part]] = []
        while at < len(blocks):
            block = blocks[at]
            where = _position(block, first)
            if block.kind == "item" and where == 0 and _goes_on(first, block, len(items)):
                items.append([self._simple(block)])
                at += 1
            elif block.kind == "item" and where > 0 and items and depth < _MAX_DEPTH:
                inner, at = self._list(blocks, at, depth + 1)
                items[-1].append(inner)
            elif block.kind in ("paragraph", "code") and items and _belongs(block, first):
                items[-1].append(self._simple(block))
                at += 1
            else:
                break
        delimiter: Delimiter = ")" if first.delimiter == ")" else "."
        start = int(first.marker) if first.marker.isdigit() else None
        return List(tuple([tuple(item) for item in items]), start, delimiter), at

    # -- tables -------------------------------------------------------------------------------------------------------

    def _table(self, blocks: Sequence[Block]) -> Part:
        cells: dict[tuple[int, int], Block] = {}
        for block in blocks:
            role = block.lines[0].role
            known = cells.get((role.row, role.column))
            if known is None:
                cells[role.row, role.column] = Block("cell", list(block.lines))
            else:
                known.lines += block.lines
        height, width = max(row for row, _ in cells) + 1, max(column for _, column in cells) + 1
        if height * width > _MAX_CELLS:
            leaf = self._leaf(self._flowing(Block("paragraph", [line for block in blocks for line in block.lines])))
            return Paragraph(Text(leaf.text, tuple(leaf.runs)))
        headed = all(block.lines[0].role.kind == "TH" for (row, _), block in cells.items() if row == 0)
        head = self._row(cells, 0, width) if headed and (0, 0) in cells else self._row({}, 0, width)
        rows = [self._row(cells, row, width) for row in range(1 if headed and (0, 0) in cells else 0, height)]
        return Table(head, tuple(rows))

    def _row(self, cells: dict[tuple[int, int], Block], row: int, width: int) -> tuple[Text, ...]:
        found: list[Text] = []
        for column in range(width):
            block = cells.get((row, column))
            leaf = self._leaf(self._flowing(block) if block is not None else _Leaf())
            found.append(Text(leaf.text, tuple(leaf.runs)))
        return tuple(found)

    # -- text ---------------------------------------------------------------------------------------------------------

    def _flowing(self, block: Block) -> _Leaf:
        """The text of lines that follow each other as one."""
        leaf = _Leaf()
        pieces: list[str] = []
        length = 0
        joints: list[int] = []
        for number, line in enumerate(block.lines):
            after = block.lines[number + 1] if number + 1 < len(block.lines) else None
            start = block.skip if number == 0 else 0
            text, end, joint = _with_raised(line), len(line.text), ""
            if after is not None:
                joint, is_doubtful = self._divided.between(block.lines, number)
                if is_doubtful:
                    one, other = line.text.split()[-1], after.text.split()[0]
                    begin = length + end - start - sum(last - first for first, last in line.marks)
                    leaf.decided.append((begin, f"{one} {other}", one + joint + other))
                if self._addresses.divided(line, after):
                    joint = ""
                elif line.hyphen and (
                    (line.ends_in_code and after.begins_in_code) or _WEB_ADDRESS.search(line.text.rsplit(None, 1)[-1])
                ):
                    # Text in a typewriter face and addresses are divided only at their own hyphens.
                    joint = ""
                elif line.hyphen:
                    kept, was, glued = self._words.joined(line.text, after.text)
                    end = len(kept)
                    joint = "" if glued else " "
                    if was:
                        now = was if end == len(line.text) else was.replace("-", "", 1)
                        unread = sum(last - first for first, last in line.marks)
                        leaf.decided.append((length + end - start - unread, was, now))
            for begin, stop in line.without_marks(start, end):
                leaf.segments.append((line, begin, stop, length))
                for first, last, marks in line.styles:
                    first, last = max(first, begin), min(last, stop)
                    if first < last:
                        leaf.runs += [Run(length + first - begin, length + last - begin, kind) for kind in marks]
                pieces.append(text[begin:stop])
                length += stop - begin
            if joint and length:
                joints.append(length)
                pieces.append(joint)
                length += 1
        leaf.text = "".join(pieces)
        leaf.runs = _over_joints(leaf.runs, joints)
        return leaf

    def _places(self) -> tuple[dict[int, list[Line]], list[Decided]]:
        lines: dict[int, list[Line]] = {}
        decided: list[Decided] = []
        for number, leaf in enumerate(self._leaves):
            decided += [Decided(number, at, was, now) for at, was, now in leaf.decided]
            for line, start, end, at in leaf.segments:
                for first, last in line.stretches():
                    first, last = max(first, start), min(last, end)
                    if first < last:
                        place = Line(
                            number, at + first - start, line.starts[first], line.bottom, line.top,
                            tuple(line.advances[first:last]), line.angle,
                        )  # fmt: skip
                        lines.setdefault(line.page, []).append(place)
        return lines, decided


def _table(block: Block) -> int:
    return block.lines[0].role.table


def _position(block: Block, first: Block) -> int:
    """Whether an item is at the same level as another (0), deeper (1) or not as deep (-1)."""
    shift = block.lines[0].left - first.lines[0].left
    tolerance = 0.8 * first.lines[0].size
    return 0 if abs(shift) <= tolerance else 1 if shift > 0 else -1


def _goes_on(first: Block, block: Block, count: int) -> bool:
    """Whether an item is the next one of a list."""
    if not first.marker.isdigit() or not block.marker.isdigit():
        return first.marker == block.marker
    return int(first.marker) + count == int(block.marker) and first.delimiter == block.delimiter


def _belongs(block: Block, item: Block) -> bool:
    """Whether a block without a marker is a part of an item."""
    left = min(line.left for line in block.lines)
    size = item.lines[0].size
    return left > item.lines[0].left + 0.6 * size and left >= item.left - 0.6 * size


def _with_raised(line: TextLine) -> str:
    """A line's text with raised figures as such: what is `10` and a raised `6` is no 106."""
    if not line.raised:
        return line.text
    text = list(line.text)
    for start, end in line.raised:
        raised = line.text[start:end]
        if _RAISED.fullmatch(raised):
            text[start:end] = raised.translate(_SUPERSCRIPTS)
    return "".join(text)


def _hangs(block: Block) -> list[float]:
    """How far each line that goes on with a divided line of code is indented."""
    if block.kind != "code":
        return []
    left = min(line.left for line in block.lines)
    return [after.left - left for line, after in pairwise(block.lines) if WRAPPED.search(line.text)]


def _code(block: Block, hang: float) -> _Leaf:
    """The lines of code, each indented as it is on the page, those that the page divides put together.

    Args:
        block: the lines.
        hang: how far the document indents what goes on with a divided line; a space there is further in.
    """
    leaf = _Leaf()
    pieces: list[str] = []
    length = 0
    left = min(line.left for line in block.lines)
    steps = [one.baseline - other.baseline for one, other in pairwise(block.lines) if one.page == other.page]
    step = min((step for step in steps if step > 0), default=0.0)
    wrapped = False
    broken = _broken(block.lines)
    for number, line in enumerate(block.lines):
        before = block.lines[number - 1] if number else None
        lead = ""
        if before is not None and number in broken:
            words = before.text[-1] + line.text[0]
            lead = " " if before.spaced or (words.isascii() and words.isalnum()) else ""
        elif wrapped and before is not None:
            lead = " " if _had_space(before) or line.left - left - hang > 0.5 * line.pitch else ""
        elif before is not None:
            blank = before.page == line.page and before.baseline - line.baseline > max(1.75 * line.size, 1.4 * step)
            lead = "\n\n" if blank else "\n"
        if not wrapped and number not in broken:
            lead += " " * min(round((line.left - left) / line.pitch), 200)
        sign = WRAPPED.search(line.text) if line is not block.lines[-1] else None
        end = sign.start() if sign else len(line.text)
        wrapped = sign is not None
        pieces.append(lead + line.text[:end])
        length += len(lead)
        leaf.segments.append((line, 0, end, length))
        length += end
    leaf.text = "".join(pieces)
    return leaf


def _broken(lines: Sequence[TextLine]) -> set[int]:
    """The indexes of lines that go on with a long one without a sign: LaTeX sets them further in and nearer to it."""
    left: dict[int, float] = {}
    right: dict[int, float] = {}
    for line in lines:
        left[line.page] = min(left.get(line.page, line.left), line.left)
        right[line.page] = max(right.get(line.page, line.right), line.right)
    steps = Counter(
        [
            round(one.baseline - other.baseline)
            for one, other in pairwise(lines)
            if one.page == other.page and max(one.left, other.left) < left[one.page] + one.pitch
        ]
    )
    usual = max(steps, key=lambda step: (steps[step], step), default=0)
    found: set[int] = set()
    first = lines[0]
    for number, (before, line) in enumerate(pairwise(lines), start=1):
        is_further_in = line.left > first.left + _FURTHER_IN * line.pitch
        is_nearer = before.page == line.page and before.baseline - line.baseline < _NEARER * usual
        if is_further_in and is_nearer and right[line.page] - before.right < _MOST_LEFT * line.pitch:
            found.add(number)
        else:
            first = line
    return found


def _had_space(line: TextLine) -> bool:
    """Whether there is room for a space before the sign at the end of a line that goes on."""
    sign = WRAPPED.search(line.text)
    if sign is None or not sign[0][0].isspace():
        return False
    return line.starts[sign.start() + 1] - line.starts[sign.start()] > 1.5 * line.pitch


def _over_joints(runs: Iterable[Run], joints: list[int]) -> list[Run]:
    """The runs, with those joined that a space between two lines divides."""
    found: list[Run] = []
    last: dict[str, int] = {}
    for run in runs:
        at = last.get(run.kind)
        gap = run.start - found[at].end if at is not None else -1
        if at is not None and (
            gap == 0 or (gap == 1 and joints[bisect_right(joints, found[at].end) - 1 :][:1] == [found[at].end])
        ):
            found[at] = replace(found[at], end=run.end)
            continue
        last[run.kind] = len(found)
        found.append(run)
    return found
