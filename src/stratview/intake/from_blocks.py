"""Turns blocks, which HTML is read into, into parts: lists, quotes and tables become whole again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from stratview.intake.parts import Code, Heading, List, Paragraph, Quote, Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stratview.documents.text import Block
    from stratview.intake.parts import Part

_NUMBER: Final = re.compile(r"([0-9]+)\.")


@dataclass(slots=True)
class _Open:
    """A list that may go on: its first number (None for none), and its items so far."""

    start: int | None
    items: list[list[Part]] = field(default_factory=list)
    holder: list[Part] = field(default_factory=list)
    place: int = 0

    def follows(self, number: int | None) -> bool:
        """Return whether an item with this number goes on in the list."""
        if self.start is None or number is None:
            return self.start == number
        return number == self.start + len(self.items)


class _Writer:
    def __init__(self) -> None:
        self.root: list[Part] = []
        self._lists: list[_Open] = []

    def take(self, blocks: Sequence[Block]) -> None:
        at = 0
        while at < len(blocks):
            block = blocks[at]
            end = at + 1
            while end < len(blocks) and _belongs(blocks[end], block):
                end += 1
            # A heading has a level of its own kind; only its marker shows that it begins an item.
            depth = block.level if block.kind != "heading" else len(self._lists) if block.marker else 0
            self._go_to(depth, block.marker)
            self._here().append(_part(blocks[at:end]))
            at = end
        self._close(0)

    def _go_to(self, depth: int, marker: str) -> None:
        self._close(depth)
        if not marker:
            return
        number = int(found[1]) if (found := _NUMBER.fullmatch(marker)) else None
        if len(self._lists) == depth and self._lists and not self._lists[-1].follows(number):
            self._close(depth - 1)
        while len(self._lists) < max(depth, 1):
            opened = _Open(number if len(self._lists) == depth - 1 else None, holder=self._here())
            opened.place = len(opened.holder)
            self._lists.append(opened)
            if len(self._lists) < depth:
                opened.items.append([])
        self._lists[-1].items.append([])

    def _close(self, depth: int) -> None:
        while len(self._lists) > depth:
            closed = self._lists.pop()
            closed.holder.append(List(tuple(tuple(item) for item in closed.items), closed.start))

    def _here(self) -> list[Part]:
        return self._lists[-1].items[-1] if self._lists and self._lists[-1].items else self.root


def parts_of(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The parts that show what the blocks show, in the same order."""
    writer = _Writer()
    writer.take(blocks)
    return tuple(writer.root)


def _belongs(block: Block, first: Block) -> bool:
    """Whether a block is of the same table or quotation as the one before it."""
    if first.kind == "cell":
        return block.kind == "cell" and block.table == first.table
    return first.kind == block.kind == "quote" and block.level == first.level and not block.marker


def _part(blocks: Sequence[Block]) -> Part:
    first = blocks[0]
    if first.kind == "cell":
        return _table(blocks)
    if first.kind == "quote":
        return Quote(tuple(Paragraph(_text(block)) for block in blocks))
    if first.kind == "heading":
        return Heading(first.level, _text(first))
    if first.kind == "code":
        return Code(first.text if first.text.strip() else "")
    return Paragraph(_text(first))


def _table(cells: Sequence[Block]) -> Table:
    rows: dict[int, list[Block]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    lines = list(rows.values())
    head = lines[0] if lines[0][0].header else []
    aligns = tuple(cell.align for cell in lines[0])
    return Table(
        tuple(map(_text, head)),
        tuple(tuple(map(_text, line)) for line in lines[1 if head else 0 :]),
        aligns,
    )


def _text(block: Block) -> Text:
    # Markdown has no mark for what is struck out; what a file strikes out is no text at all.
    runs = tuple(run for run in block.runs if run.kind != "strike")
    return _trimmed(Text(block.text, runs))


def _trimmed(text: Text) -> Text:
    """A text without the white space that only sets words apart: at the ends of lines, several spaces, empty lines.

    Pages indent paragraphs with wide or no-break spaces, and part words with them. Code keeps its spaces.
    """
    if not _LOOSE.search(text.text):
        return text
    code = _joined((run.start, run.end) for run in text.runs if run.kind == "code")
    starts = [start for start, _ in code]
    pieces: list[str] = []
    # Where each piece begins and ends in the text, and begins in the result.
    begins, ends, places = list[int](), list[int](), list[int]()
    length = at = 0
    for line in text.text.split("\n"):
        between = "\n"
        before = bisect_left(starts, at + len(line)) - 1
        for start, end in _words(line, within_code=before >= 0 and code[before][1] > at):
            if pieces:
                pieces.append(between)
                length += 1
            begins.append(at + start)
            ends.append(at + end)
            places.append(length)
            pieces.append(line[start:end])
            length += end - start
            between = " "
        at += len(line) + 1

    def moved(offset: int) -> int:
        piece = bisect_right(begins, offset) - 1
        return 0 if piece < 0 else places[piece] + min(offset, ends[piece]) - begins[piece]

    runs = [replace(run, start=moved(run.start), end=moved(run.end)) for run in text.runs]
    return Text("".join(pieces), tuple([run for run in runs if run.start < run.end]))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


_LOOSE: Final = re.compile(r"^\s|\s\Z|\s\s")
_WORDS: Final = re.compile(r"\S+(?:\s\S+)*")


def _words(line: str, *, within_code: bool) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of a line with single spaces between words; a line with code is one."""
    if within_code:
        yield 0, len(line)
    else:
        yield from (found.span() for found in _WORDS.finditer(line))
