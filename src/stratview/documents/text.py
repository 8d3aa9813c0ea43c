"""A document's text: Markdown and the HTML within it, read into blocks of what a person sees.

Quotes are looked for in this text, and passages are named by offsets into it, so the rules here are part of the
promise: a change of a rule moves every offset. docs/writing-a-comparison.md lists them. Offsets count code points, as
Python's strings do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from stratview.quick_dataclass import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

BlockKind = Literal["heading", "paragraph", "item", "cell", "quote", "code"]
RunKind = Literal["strong", "emphasis", "code", "link", "strike"]
Align = Literal["", "left", "center", "right"]
GapKind = Literal["deep", "unclosed", "repeated", "limit"]


@dataclass(frozen=True, slots=True)
class Run:
    """An inline mark over a part of a block: `start` and `end` are code points within the block's text.

    Runs may nest; they never cross. `href` is a link's address, empty for other kinds and for addresses that a
    reader must not open (`javascript:`, `file:` and so on).
    """

    start: int
    end: int
    kind: RunKind
    href: str = ""


class Block(NamedTuple):
    """One block of a document: a heading, paragraph, list item, table cell, quote or piece of code.

    Attributes:
        kind: what the block is; inside several containers the innermost decides.
        text: its plain text, without Markdown's and HTML's marks. Only a table cell may be empty.
        start: where its text begins in the document's text, in code points.
        level: 1–6 for a heading; else the depth of the lists around the block, 0 outside of any.
        marker: "•", "3.", "☐" or "☑" on the first block of a list item, "1." on that of a footnote; else empty.
        table: the number of its table in the document from 0, or -1.
        row: the row in the table from 0, the header included.
        column: the column in the table from 0.
        header: whether it is in the table's header rows.
        align: how its column is aligned; empty where the table does not say.
        runs: the inline marks, by their start, an outer one before those inside of it.
        sections: the indexes of the heading blocks that enclose it, outermost first; its own is not among them.
        line: the line of the file where the block begins, from 1.
        merged: whether it repeats the text of a merged cell, which begins above it or to the left.
    """

    kind: BlockKind
    text: str
    start: int
    level: int = 0
    marker: str = ""
    table: int = -1
    row: int = 0
    column: int = 0
    header: bool = False
    align: Align = ""
    runs: tuple[Run, ...] = ()
    sections: tuple[int, ...] = ()
    line: int = 1
    merged: bool = False

    @property
    def end(self) -> int:
        """Where its text ends in the document's text, in code points; the character there is not its own."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Gap:
    """Text of the file that is not in the document's text, although its author may have meant it to be seen.

    Attributes:
        line: the line of the file where the gap begins, from 1.
        kind: `deep` when HTML is nested deeper than it can be read, `unclosed` when a comment or an element that
            shows nothing is never closed, `repeated` when merged cells cover too many places to be repeated in all,
            `limit` when parsing the document took too much time or memory.
    """

    line: int
    kind: GapKind


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document as its blocks in order. `text` is the blocks' texts with a line feed between each two.

    `gaps` are the places of the file whose text may be missing, by their lines.
    """

    text: str
    blocks: Sequence[Block]
    gaps: tuple[Gap, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether it shows nothing at all."""
        return not self.text.strip()

    @property
    def word_count(self) -> int:
        """How many words a reader would count; a Chinese or Japanese sign is one."""
        from stratview.documents.word_count import count_words

        return count_words(self.text)

    def block_at(self, offset: int) -> int:
        """The index of the block that holds `offset` (code points of `text`); the line feed after a block is its own.

        Raises:
            IndexError: `offset` is below 0 or behind the end of the text, or there is no block at all.
        """
        self._check_offset(offset, len(self.blocks))
        return bisect_right(self.blocks, offset, key=_start_of) - 1

    def headings_at(self, offset: int) -> tuple[str, ...]:
        """Return the texts of the headings around an offset, outermost first; a heading's own is the last.

        Raises:
            IndexError: as `block_at`.
        """
        block = self.blocks[self.block_at(offset)]
        own = (block.text,) if block.kind == "heading" else ()
        return (*(self.blocks[heading].text for heading in block.sections), *own)

    def _check_offset(self, offset: int, blocks: int) -> None:
        if not blocks or not 0 <= offset <= len(self.text):
            message = f"offset {offset} is outside of a text of {len(self.text)} characters"
            raise IndexError(message)


EMPTY = DocumentText("", ())
"""The text of a document that cannot be used."""


def parse(markdown: str) -> DocumentText:
    """Read a document's Markdown into its blocks. Any text without lone surrogates is Markdown: this never fails.

    The time grows with the length of the text, its memory with its marks, and text that nests very deep can end the
    process: `stratview.documents.parse_in_process` parses what may be so in another one.
    """
    from stratview.documents.markdown import blocks_of

    return blocks_of(markdown)


def load_parsers() -> None:
    """Import all that `parse` may need, for a process that can import nothing later."""
    parse("a [b](http://c)[^1]<br>\n\n|d|\n|-|\n\n[^1]: e\n")


def normal_link(href: str) -> str:
    """Return the address as `parse` gives it back from a link; empty unless it is an absolute web or mail address."""
    from stratview.documents.builder import safe

    return safe(href) if _ABSOLUTE.fullmatch(href) and href.isprintable() else ""


_ABSOLUTE: Final = re.compile(r"(?:https?://|mailto:)[^\s<>]{1,2000}", re.IGNORECASE)


def _start_of(block: Block) -> int:
    return block.start
