"""A document's text: Markdown read into blocks of what a person sees.

Quotes are looked for in this text, and passages are named by offsets into it, so the rules here are part of the
promise: a change of a rule moves every offset. Offsets count code points, as Python's strings do.

The Markdown is CommonMark with tables. Nothing is corrected, beautified or linked on the way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from stratview.invisible import in_reading_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    _Rule = Callable[[StateInline, bool], bool]

BlockKind = Literal["heading", "paragraph", "item", "cell", "quote", "code"]
RunKind = Literal["strong", "emphasis", "code", "link"]
Align = Literal["", "left", "center", "right"]

MAX_NESTING = 40
"""Containers and inline marks nested deeper than this are hostile; what they hold is left out."""

_MAX_IMAGE_NESTING = 10
_MAX_SEARCH = 5_000_000
_ABSOLUTE = re.compile(r"(?:https?://|mailto:)[^\s<>]{1,2000}", re.IGNORECASE)
_PLAIN_BRACKETS = re.compile(r"\[[^\[\]]{0,200}\]")
_RUN_KINDS: dict[str, RunKind] = {"strong_open": "strong", "em_open": "emphasis", "link_open": "link"}
_RUN_ENDS = frozenset({"strong_close", "em_close", "link_close"})
_ALIGNS: dict[str, Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


@dataclass(frozen=True, slots=True)
class Run:
    """An inline mark over a part of a block: `start` and `end` are code points within the block's text.

    Runs may nest; they never cross. `href` is a link's address, empty for other kinds and for addresses that a
    reader must not open (`javascript:`, `file:` and the like).
    """

    start: int
    end: int
    kind: RunKind
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document: a heading, paragraph, list item, table cell, quote or piece of code.

    Attributes:
        kind: what the block is; inside several containers the innermost decides.
        text: its plain text, without Markdown's marks. Only a table cell may be empty.
        start: where its text begins in the document's text, in code points.
        level: 1–6 for a heading; else the depth of the lists around the block, 0 outside of any.
        marker: "•" or "3." on the first block of a list item; else empty.
        table: the number of its table in the document from 0, or -1.
        row: the row in the table from 0, the header included.
        column: the column in the table from 0.
        header: whether it stands in the table's header row.
        align: how its column is aligned; empty where the table does not say.
        runs: the inline marks, by their start, an outer one before those inside of it.
        sections: the indexes of the heading blocks that enclose it, outermost first; its own is not among them.
        line: the line of the file where the block begins, from 1.
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

    @property
    def end(self) -> int:
        """Where its text ends in the document's text, in code points; the character there is not its own."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document as its blocks in order. `text` is the blocks' texts with a line feed between each two.

    `cut` says that something may be nested too deep to be read, and is left out.
    """

    text: str
    blocks: Sequence[Block]
    cut: bool = False

    def block_at(self, offset: int) -> int:
        """The index of the block that holds `offset` (code points of `text`); the line feed after a block is its own.

        Raises:
            IndexError: `offset` is below 0 or behind the end of the text, or there is no block at all.
        """
        self._check_offset(offset, len(self.blocks))
        return bisect_right(self.blocks, offset, key=_start_of) - 1

    def headings_at(self, offset: int) -> tuple[str, ...]:
        """The texts of the headings around an offset, outermost first; a heading's own is the last.

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
    """Read a document's Markdown into its blocks. Any text is Markdown: this never fails."""
    builder = _Builder()
    deepest = 0
    for token in _parser().parse(markdown):
        builder.take(token)
        deepest = max(deepest, token.level)
    # The parser stops at the bound without a word.
    cut = deepest >= MAX_NESTING - 1
    return DocumentText("\n".join([block.text for block in builder.blocks]), tuple(builder.blocks), cut)


def _start_of(block: Block) -> int:
    return block.start


class _Builder:
    """Turns the parser's flat row of tokens into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._offset = 0
        self._leaf = ""
        self._level = 0
        self._align: Align = ""
        self._marker = ""
        self._containers: list[BlockKind] = []
        # The headings that are open, a list for each container: a heading in a quote sections only that quote.
        self._headings: list[list[tuple[int, int]]] = [[]]
        self._sections: tuple[int, ...] = ()
        self._lists: list[int | None] = []
        self._tables = 0
        self._row = self._column = -1
        self._header = False

    def take(self, token: Token) -> None:
        """Take the next token."""
        kind = token.type
        if kind == "inline":
            self._take_inline(token)
        elif kind in ("fence", "code_block"):
            self._add("code", in_reading_order(token.content.removesuffix("\n")), (), token)
        elif kind == "heading_open":
            self._leaf, self._level = "heading", int(token.tag[1])
        elif kind == "paragraph_open":
            self._leaf = "paragraph"
        elif kind in ("th_open", "td_open"):
            self._leaf, self._align = "cell", _ALIGNS.get(str(token.attrGet("style")), "")
            self._column += 1
        elif kind == "tr_open":
            self._row, self._column = self._row + 1, -1
        elif kind == "table_open":
            self._row, self._header = -1, True
        elif kind == "thead_close":
            self._header = False
        elif kind == "table_close":
            self._tables += 1
        else:
            self._take_container(token)

    def _take_container(self, token: Token) -> None:
        kind = token.type
        if kind == "bullet_list_open":
            self._lists.append(None)
        elif kind == "ordered_list_open":
            self._lists.append(int(token.attrs.get("start", 1)))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif kind == "list_item_open":
            number = self._lists[-1]
            if number is None:
                self._marker = "•"
            else:
                self._marker = f"{number}{token.markup}"
                self._lists[-1] = number + 1
            self._enter("item")
        elif kind == "blockquote_open":
            self._enter("quote")
        elif kind in ("list_item_close", "blockquote_close"):
            self._leave(token)

    def _enter(self, kind: BlockKind) -> None:
        self._containers.append(kind)
        self._headings.append([])

    def _leave(self, token: Token) -> None:
        self._containers.pop()
        self._headings.pop()
        self._see_sections()
        if token.type == "list_item_close":
            self._marker = ""

    def _take_inline(self, token: Token) -> None:
        pieces = _Inline()
        pieces.take(token.children or ())
        text, runs = "".join(pieces.texts), tuple(sorted(pieces.runs, key=lambda run: (run.start, -run.end)))
        if self._leaf == "heading":
            self._add_heading(text, runs, token)
        elif self._leaf == "cell":
            self._add("cell", text, runs, token)
        else:
            self._add(self._containers[-1] if self._containers else "paragraph", text, runs, token)

    def _add_heading(self, text: str, runs: tuple[Run, ...], token: Token) -> None:
        """Add a heading, which closes those of its own level and below in the same container."""
        opened = self._headings[-1]
        while opened and opened[-1][0] >= self._level:
            opened.pop()
        self._see_sections()
        if text:
            self._add("heading", text, runs, token, level=self._level)
            opened.append((self._level, len(self.blocks) - 1))
            self._see_sections()

    def _see_sections(self) -> None:
        self._sections = tuple([index for opened in self._headings for _, index in opened])

    def _add(self, kind: BlockKind, text: str, runs: tuple[Run, ...], token: Token, level: int | None = None) -> None:
        cell = kind == "cell"
        if not text and not cell:
            return
        self.blocks.append(
            Block(
                kind=kind,
                text=text,
                start=self._offset,
                level=len(self._lists) if level is None else level,
                marker=self._marker,
                table=self._tables if cell else -1,
                row=self._row if cell else 0,
                column=self._column if cell else 0,
                header=cell and self._header,
                align=self._align if cell else "",
                runs=runs,
                sections=self._sections,
                line=token.map[0] + 1 if token.map else 1,
            )
        )
        self._marker = ""
        self._offset += len(text) + 1


class _Inline:
    """The plain text of a row of inline tokens, and the marks over it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.runs: list[Run] = []
        self._length = 0
        self._open: list[tuple[int, RunKind, str]] = []

    def take(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            kind = token.type
            if kind == "text":
                self._put(token.content)
            elif kind == "softbreak":
                self._put(" ")
            elif kind == "hardbreak":
                self._put("\n")
            elif kind == "code_inline":
                start = self._length
                self._put(token.content)
                self._mark(start, self._length, "code", "")
            elif kind == "image":
                # The alternative text stands where the picture would; marks inside of it are not shown.
                inner = _Inline()
                inner.take(token.children or ())
                self._put("".join(inner.texts))
            elif kind in _RUN_KINDS:
                href = _safe(str(token.attrGet("href"))) if kind == "link_open" else ""
                self._open.append((self._length, _RUN_KINDS[kind], href))
            elif kind in _RUN_ENDS:
                start, run, href = self._open.pop()
                self._mark(start, self._length, run, href)

    def _put(self, text: str) -> None:
        text = in_reading_order(text)
        self.texts.append(text)
        self._length += len(text)

    def _mark(self, start: int, end: int, kind: RunKind, href: str) -> None:
        if start < end:
            self.runs.append(Run(start, end, kind, href))


def normal_link(href: str) -> str:
    """The address as `parse` gives it back from a link; empty unless it is an absolute web or mail address."""
    from markdown_it.common.normalize_url import normalizeLink

    if not _ABSOLUTE.fullmatch(href):
        return ""
    normal = normalizeLink(href)
    # Some addresses change each time: they are no addresses.
    return _safe(normal) if normalizeLink(normal) == normal and normal.isprintable() else ""


def _safe(href: str) -> str:
    from markdown_it.common.normalize_url import validateLink

    return href if validateLink(href) else ""


@cache
def _parser() -> MarkdownIt:
    """The one parser, made at first use: importing markdown-it costs more than reading a document."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import image, link

    class Parser(MarkdownIt):
        """CommonMark to the letter: which addresses are safe, and how they read, must not change the text."""

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
            return True

        def normalizeLinkText(self, link: str) -> str:  # noqa: N802
            return link

    def bounded_image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        # Every image inside an image's alternative text is a fresh parse: without a bound it is a deep recursion.
        depth = state.env.get("stratview_depth", 0)
        if depth >= _MAX_IMAGE_NESTING:
            return False
        state.env["stratview_depth"] = depth + 1
        found = bounded(state, silent, image, 1)
        state.env["stratview_depth"] = depth
        return found

    def bounded_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        return bounded(state, silent, link, 0)

    def bounded(state: StateInline, silent: bool, rule: _Rule, bracket: int) -> bool:  # noqa: FBT001
        # A bracket that begins no link is read on from to the end of its paragraph, and so is the next one: hostile
        # text could take hours. After so much reading in vain, brackets are only brackets.
        at = state.pos + bracket
        if not state.src.startswith("[", at) or state.env.get("stratview_searched", 0) > _MAX_SEARCH:
            return False
        start = state.pos
        found = rule(state, silent)
        if not found and not _PLAIN_BRACKETS.match(state.src, at):
            state.env["stratview_searched"] = state.env.get("stratview_searched", 0) + state.posMax - start
        return found

    parser = Parser("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    parser.inline.ruler.at("image", bounded_image)
    parser.inline.ruler.at("link", bounded_link)
    return parser
