"""A document's text in one row of bytes: how it is kept in memory and in the cache.

As blocks a document takes about ten times the memory of its Markdown. Packed it takes little more than that, and what
is looked at is unpacked in a fraction of a millisecond.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stratview.documents.text import Block, DocumentText, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.shelf import Shelf
    from stratview.documents.text import BlockKind

KIND: Final = "texts-3"
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
_RARE: Final = ("marker", "table", "row", "column", "header", "align")
_USUAL: Final[list[Any]] = [field.default for field in fields(Block) if field.name in _RARE]


def pack(text: DocumentText, word_count: int) -> bytes:
    """A text and how many words it has. Its parts are a line of JSON, one more, and the text itself."""
    head = {"cut": text.cut, "blank": not text.text.strip(), "words": word_count}
    return b"\n".join((_json(head), _json(_structure(text.blocks)), text.text.encode(*_CODEC)))


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _structure(blocks: tuple[Block, ...]) -> dict[str, Any]:
    """Everything of the blocks but their texts, column by column; what is rare stands with the block's number."""
    sections: list[list[Any]] = []
    for index, block in enumerate(blocks):
        if not sections or tuple(sections[-1][1]) != block.sections:
            sections.append([index, block.sections])
    return {
        "kinds": "".join(_LETTER_OF[block.kind] for block in blocks),
        "lengths": [len(block.text) for block in blocks],
        "lines": [block.line for block in blocks],
        "levels": [block.level for block in blocks],
        "sections": sections,
        "rare": {
            index: row
            for index, block in enumerate(blocks)
            if (row := [getattr(block, name) for name in _RARE]) != _USUAL
        },
        "runs": {
            index: [[run.start, run.end, run.kind, run.href] for run in block.runs]
            for index, block in enumerate(blocks)
            if block.runs
        },
    }


class Opened(NamedTuple):
    """An unpacked text; its blocks come when they are asked for."""

    text: str
    blocks: list[tuple[Block, ...]]


class PackedText(DocumentText):
    """A text that is kept packed; in all else it is the one that was packed. Any thread may read it.

    Attributes:
        blank: whether it shows nothing at all.
        word_count: how many words it has.
    """

    __slots__ = ("_head_end", "_packed", "_shelf", "_structure_end", "blank", "word_count")

    blank: bool
    word_count: int
    _packed: bytes
    _head_end: int
    _structure_end: int
    _shelf: Shelf[Opened]

    def __init__(self, packed: bytes, shelf: Shelf[Opened]) -> None:
        """Take what `pack` made.

        Raises:
            ValueError: it is something else.
        """
        head_end = packed.index(b"\n")
        structure_end = packed.index(b"\n", head_end + 1)
        head = json.loads(packed[:head_end])
        words = head.get("words") if isinstance(head, dict) else None
        if not isinstance(words, int) or packed[head_end + 1 : head_end + 2] != b"{":
            message = "not a packed text"
            raise ValueError(message)
        # Set as frozen values are; what they are is told above.
        for name, value in (
            ("cut", bool(head.get("cut"))),
            ("blank", bool(head.get("blank"))),
            ("word_count", words),
            ("_packed", packed),
            ("_head_end", head_end),
            ("_structure_end", structure_end),
            ("_shelf", shelf),
        ):
            object.__setattr__(self, name, value)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._open().text

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Its blocks."""
        opened = self._open()
        if not opened.blocks:
            structure = json.loads(self._packed[self._head_end + 1 : self._structure_end])
            opened.blocks.append(tuple(_blocks(opened.text, structure)))
        return opened.blocks[0]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DocumentText):
            return NotImplemented
        return (self.text, self.blocks, self.cut) == (other.text, other.blocks, other.cut)

    def __hash__(self) -> int:
        return hash((self.text, self.cut))

    def _open(self) -> Opened:
        return self._shelf.get(self, self._unpack, _size)

    def _unpack(self) -> Opened:
        return Opened(self._packed[self._structure_end + 1 :].decode(*_CODEC), [])


def _size(opened: Opened) -> int:
    return len(opened.text)


def _blocks(text: str, structure: dict[str, Any]) -> Iterator[Block]:
    rare, runs, sections = structure["rare"], structure["runs"], dict(structure["sections"])
    start = 0
    enclosing: tuple[int, ...] = ()
    columns = zip(structure["kinds"], structure["lengths"], structure["lines"], structure["levels"], strict=True)
    for index, (kind, length, line, level) in enumerate(columns):
        if index in sections:
            enclosing = tuple(sections[index])
        key = str(index)
        marker, table, row, column, header, align = rare.get(key) or _USUAL
        yield Block(
            kind=_LETTERS[kind],
            text=text[start : start + length],
            start=start,
            level=level,
            marker=marker,
            table=table,
            row=row,
            column=column,
            header=header,
            align=align,
            runs=tuple([Run(*run) for run in runs[key]]) if key in runs else (),
            sections=enclosing,
            line=line,
        )
        start += length + 1
