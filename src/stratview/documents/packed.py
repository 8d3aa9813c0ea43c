"""A document's text in one row of bytes: how it is kept in memory and in the cache.

As blocks a document takes about ten times the memory of its Markdown. Packed it takes little more than that, and what
is looked at is unpacked in a fraction of a millisecond.
"""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64decode, b64encode
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, overload

from stratview.documents.text import Block, DocumentText, Gap, Run

if TYPE_CHECKING:
    from stratview.documents.recent_values import RecentValues
    from stratview.documents.text import BlockKind

KIND: Final = "texts-8"
"""The cache's name for packed texts. Its number goes up when `text.parse` or `pack` makes something else."""

_CODEC: Final = ("utf-8", "surrogatepass")
_first: Final = itemgetter(0)
_LETTERS: Final[dict[str, BlockKind]] = {
    "h": "heading",
    "p": "paragraph",
    "i": "item",
    "c": "cell",
    "q": "quote",
    "k": "code",
}
_LETTER_OF: Final = {kind: letter for letter, kind in _LETTERS.items()}
_RARE: Final = ("marker", "table", "row", "column", "header", "align", "merged")
_MARKER, _RUNS = Block._fields.index("marker"), Block._fields.index("runs")
_CHUNK: Final = 200
"""How many blocks are packed together."""
_USUAL: Final[list[Any]] = [Block._field_defaults[name] for name in _RARE]


def pack(text: DocumentText, word_count: int) -> bytes:
    """A text and how many words it has: a line of JSON, the places of its blocks, what they are, then the text itself.

    What the blocks are is packed in chunks, so that a few are unpacked without the others.
    """
    head = {"gaps": [[gap.line, gap.kind] for gap in text.gaps], "blank": not text.text.strip(), "words": word_count}
    blocks = text.blocks
    chunks = [_json(_details(blocks[start : start + _CHUNK])) for start in range(0, len(blocks), _CHUNK)]
    outline = {
        "kinds": "".join(_LETTER_OF[block.kind] for block in blocks),
        "starts": _numbers([block.start for block in blocks]),
        "chunks": _numbers([*accumulate(map(len, chunks), initial=0)]),
    }
    return b"\n".join((_json(head), _json(outline), b"".join(chunks), text.text.encode(*_CODEC)))


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _numbers(values: list[int]) -> str:
    """Return numbers below 2^32 as a text."""
    row = array("I", values)
    if sys.byteorder == "big":
        row.byteswap()
    return b64encode(row).decode("ascii")


def _from_numbers(packed: str) -> array[int]:
    """Return the numbers that `_numbers` was given; a text is read hundreds of times faster than a list in JSON."""
    row = array("I", b64decode(packed))
    if sys.byteorder == "big":
        row.byteswap()
    return row


def _details(blocks: Sequence[Block]) -> list[Any]:
    """Return everything about some blocks except their texts: lines, levels, where sections begin, what is rare, runs.

    Sections, rare values and runs have the block's number in the chunk.
    """
    sections: list[tuple[int, tuple[int, ...]]] = []
    for index, block in enumerate(blocks):
        if not sections or sections[-1][1] != block.sections:
            sections.append((index, block.sections))
    rows = {index: [*block[_MARKER:_RUNS], block.merged] for index, block in enumerate(blocks)}
    return [
        [block.line for block in blocks],
        [block.level for block in blocks],
        sections,
        {index: row for index, row in rows.items() if row != _USUAL},
        {
            index: [[run.start, run.end, run.kind, run.href] for run in block.runs]
            for index, block in enumerate(blocks)
            if block.runs
        },
    ]


class Opened:
    """An unpacked text; its blocks come when they are asked for."""

    __slots__ = ("blocks", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: _Blocks | None = None


class _Blocks(Sequence[Block]):
    """The blocks of a text, each made when it is looked at: most are not."""

    def __init__(self, text: str, outline: dict[str, Any], details: bytes) -> None:
        self._text = text
        self._kinds: str = outline["kinds"]
        self.starts = _from_numbers(outline["starts"])
        self._bounds = _from_numbers(outline["chunks"])
        self._details = details
        self._made: list[Block | None] = [None] * len(self.starts)
        self._chunks: dict[int, list[Any]] = {}

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Block: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...

    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        if isinstance(index, slice):
            return tuple([self[at] for at in range(*index.indices(len(self)))])
        made = self._made[index]
        if made is None:
            made = self._made[index] = self._make(index if index >= 0 else index + len(self))
        return made

    def __iter__(self) -> Iterator[Block]:
        # In one go, which is twice as quick; and not kept, for all together take ten times the memory of the text.
        text, first = self._text, 0
        for number in range(len(self._bounds) - 1):
            lines, levels, sections, rare, runs = self._chunks.get(number) or self._unpacked(number)
            next_sections = deque(sections)
            for at, (line, level) in enumerate(zip(lines, levels, strict=True)):
                if next_sections and next_sections[0][0] == at:
                    around = tuple(next_sections.popleft()[1])
                key, index = str(at), first + at
                start = self.starts[index]
                marker, table, row, column, header, align, merged = rare.get(key, _USUAL)
                marks = tuple([Run(*run) for run in runs[key]]) if key in runs else ()
                yield Block(
                    _LETTERS[self._kinds[index]], text[start : self._end(index)], start, level, marker, table, row,
                    column, header, align, marks, around, line, merged,
                )  # fmt: skip
            first += len(lines)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def headings_of(self, index: int) -> tuple[str, ...]:
        """Return the texts of the headings around a block, its own too."""
        own = [index] if self._kinds[index] == _LETTER_OF["heading"] else []
        return tuple([self._text_of(heading) for heading in (*self._sections_of(index), *own)])

    def _sections_of(self, index: int) -> list[int]:
        number, at = divmod(index, _CHUNK)
        sections: list[tuple[int, list[int]]] = self._chunk(number)[2]
        return sections[bisect_right(sections, at, key=_first) - 1][1]

    def _text_of(self, index: int) -> str:
        return self._text[self.starts[index] : self._end(index)]

    def _end(self, index: int) -> int:
        return self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self._text)

    def _chunk(self, number: int) -> list[Any]:
        found = self._chunks.get(number)
        if found is None:
            found = self._chunks[number] = self._unpacked(number)
        return found

    def _unpacked(self, number: int) -> list[Any]:
        """Return the lists and mappings of `_details` for a chunk of blocks."""
        chunk: list[Any] = json.loads(self._details[self._bounds[number] : self._bounds[number + 1]])
        return chunk

    def _make(self, index: int) -> Block:
        number, at = divmod(index, _CHUNK)
        lines, levels, _, rare, runs = self._chunk(number)
        marker, table, row, column, header, align, merged = rare.get(str(at)) or _USUAL
        return Block(
            kind=_LETTERS[self._kinds[index]],
            text=self._text_of(index),
            start=self.starts[index],
            level=levels[at],
            marker=marker,
            table=table,
            row=row,
            column=column,
            header=header,
            align=align,
            runs=tuple([Run(*run) for run in runs.get(str(at), ())]),
            sections=tuple(self._sections_of(index)),
            line=lines[at],
            merged=merged,
        )


class PackedText(DocumentText):
    """A text that is kept packed and reads as the one that was packed. Any thread may read it.

    Attributes:
        blank: whether it shows nothing at all.
        word_count: how many words it has.
    """

    __slots__ = ("_ends", "_packed", "_shelf", "blank", "word_count")

    blank: bool
    word_count: int
    _packed: bytes
    _ends: tuple[int, int, int]
    _shelf: RecentValues[Opened]

    def __init__(self, packed: bytes, shelf: RecentValues[Opened]) -> None:
        """Take what `pack` made.

        Raises:
            ValueError: it is something else.
        """
        head_end = packed.index(b"\n")
        outline_end = packed.index(b"\n", head_end + 1)
        details_end = packed.index(b"\n", outline_end + 1)
        head = json.loads(packed[:head_end])
        words = head.get("words") if isinstance(head, dict) else None
        if not isinstance(words, int):
            message = "not a packed text"
            raise ValueError(message)
        # Set as in frozen values; described above.
        for name, value in (
            ("gaps", tuple([Gap(line, kind) for line, kind in head["gaps"]])),
            ("blank", bool(head.get("blank"))),
            ("word_count", words),
            ("_packed", packed),
            ("_ends", (head_end, outline_end, details_end)),
            ("_shelf", shelf),
        ):
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._open().text

    @property
    def blocks(self) -> Sequence[Block]:
        """Its blocks."""
        return self._blocks()

    def block_at(self, offset: int) -> int:
        """As for every text, and no block is made for it."""
        blocks = self._blocks()
        self._check_offset(offset, len(blocks))
        return bisect_right(blocks.starts, offset) - 1

    def headings_at(self, offset: int) -> tuple[str, ...]:
        """As for every text, and no block is made for it."""
        return self._blocks().headings_of(self.block_at(offset))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DocumentText):
            return NotImplemented
        return (self.text, self.gaps) == (other.text, other.gaps) and self._blocks() == other.blocks

    def __hash__(self) -> int:
        return hash((self.text, self.gaps))

    def _blocks(self) -> _Blocks:
        opened = self._open()
        if opened.blocks is None:
            head_end, outline_end, details_end = self._ends
            outline = json.loads(self._packed[head_end + 1 : outline_end])
            opened.blocks = _Blocks(opened.text, outline, self._packed[outline_end + 1 : details_end])
        return opened.blocks

    def _open(self) -> Opened:
        return self._shelf.get(self, self._unpack, _size)

    def _unpack(self) -> Opened:
        return Opened(self._packed[self._ends[2] + 1 :].decode(*_CODEC))


def _size(opened: Opened) -> int:
    return len(opened.text)
