"""A document's text in one row of bytes: how it is kept in memory and in the cache.

As blocks a document takes about ten times the memory of its Markdown. Packed it takes little more than that, and what
is looked at is unpacked in a fraction of a millisecond.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, overload

from stratview.documents.text import Block, DocumentText, Gap, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.recent_values import RecentValues
    from stratview.documents.text import BlockKind

KIND: Final = "texts-7"
"""The cache's name for packed texts. Its number goes up when `text.parse` or `pack` makes something else."""

_CODEC: Final = ("utf-8", "surrogatepass")
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
_USUAL: Final[list[Any]] = [Block._field_defaults[name] for name in _RARE]


def pack(text: DocumentText, word_count: int) -> bytes:
    """A text and how many words it has. Three lines of JSON, each read when it is needed, then the text itself."""
    head = {"gaps": [[gap.line, gap.kind] for gap in text.gaps], "blank": not text.text.strip(), "words": word_count}
    parts = (head, _outline(text.blocks), _details(text.blocks))
    return b"\n".join((*map(_json, parts), text.text.encode(*_CODEC)))


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _outline(blocks: Sequence[Block]) -> dict[str, Any]:
    """Return the kinds and places of the blocks; `sections` says where sections begin."""
    sections: list[list[Any]] = []
    for index, block in enumerate(blocks):
        if not sections or sections[-1][1] != block.sections:
            sections.append([index, block.sections])
    return {
        "kinds": "".join(_LETTER_OF[block.kind] for block in blocks),
        "lengths": [len(block.text) for block in blocks],
        "sections": sections,
    }


def _details(blocks: Sequence[Block]) -> dict[str, Any]:
    """Everything about the blocks except their texts; rare values have the block's number."""
    rows = {index: [*block[_MARKER:_RUNS], block.merged] for index, block in enumerate(blocks)}
    return {
        "lines": [block.line for block in blocks],
        "levels": [block.level for block in blocks],
        "rare": {index: row for index, row in rows.items() if row != _USUAL},
        "runs": {
            index: [[run.start, run.end, run.kind, run.href] for run in block.runs]
            for index, block in enumerate(blocks)
            if block.runs
        },
    }


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
        self._lengths: list[int] = outline["lengths"]
        self._sections: list[tuple[int, list[int]]] = outline["sections"]
        self._details = details
        lengths = self._lengths[:-1]
        self.starts = [start + at for at, start in enumerate(accumulate(lengths, initial=0))] if self._lengths else []
        self._sections_from = [index for index, _ in self._sections]
        self._made: list[Block | None] = [None] * len(self._lengths)

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
        columns, text, start = self._columns, self._text, 0
        rare, runs = columns["rare"], columns["runs"]
        sections: tuple[int, ...] = ()
        next_sections = deque(self._sections)
        for index, (letter, length, line, level) in enumerate(
            zip(self._kinds, self._lengths, columns["lines"], columns["levels"], strict=True)
        ):
            if next_sections and next_sections[0][0] == index:
                sections = tuple(next_sections.popleft()[1])
            key, end = str(index), start + length
            marker, table, row, column, header, align, merged = rare.get(key, _USUAL)
            marks = tuple([Run(*run) for run in runs[key]]) if key in runs else ()
            yield Block(
                _LETTERS[letter], text[start:end], start, level, marker, table, row, column, header, align, marks,
                sections, line, merged,
            )  # fmt: skip
            start = end + 1

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def headings_of(self, index: int) -> tuple[str, ...]:
        """Return the texts of the headings around a block, its own too."""
        own = [index] if self._kinds[index] == _LETTER_OF["heading"] else []
        return tuple([self._text_of(heading) for heading in (*self._sections_of(index), *own)])

    def _sections_of(self, index: int) -> list[int]:
        return self._sections[bisect_right(self._sections_from, index) - 1][1]

    def _text_of(self, index: int) -> str:
        start = self.starts[index]
        return self._text[start : start + self._lengths[index]]

    @cached_property
    def _columns(self) -> dict[str, Any]:
        columns: dict[str, Any] = json.loads(self._details)
        return columns

    def _make(self, index: int) -> Block:
        columns, key = self._columns, str(index)
        marker, table, row, column, header, align, merged = columns["rare"].get(key) or _USUAL
        return Block(
            kind=_LETTERS[self._kinds[index]],
            text=self._text_of(index),
            start=self.starts[index],
            level=columns["levels"][index],
            marker=marker,
            table=table,
            row=row,
            column=column,
            header=header,
            align=align,
            runs=tuple([Run(*run) for run in columns["runs"].get(key, ())]),
            sections=tuple(self._sections_of(index)),
            line=columns["lines"][index],
            merged=merged,
        )


class PackedText(DocumentText):
    """A text that is kept packed; in all else it is the one that was packed. Any thread may read it.

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
