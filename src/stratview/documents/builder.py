"""Collects text, marks and containers, and makes blocks of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stratview.documents.text import Block, Run
from stratview.invisible import in_reading_order

if TYPE_CHECKING:
    from stratview.documents.text import Align, BlockKind, RunKind

MAX_DEPTH: Final = 40
"""Marks nested deeper than this are left out (their text stays), and lists count no more levels."""

# Chinese and Japanese signs and punctuation. Korean is not among them: it sets spaces.
_SIGN: Final = re.compile(
    "[\u2e80-\u312f\u3190-\u31ff\u3220-\u325f\u3280-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
_SPACES: Final = " \t\n\r\f"
_PARTING: Final = re.compile(f"([{_SPACES}]+)")
_NO_SINGLE_SPACE: Final = re.compile(f"[{_SPACES[1:]}][{_SPACES}]*| [{_SPACES}]+")
_SAFE_DATA: Final = ("data:image/gif", "data:image/png", "data:image/jpeg", "data:image/webp")
_UNSAFE: Final = ("javascript:", "vbscript:", "file:", "data:")
_ENCODED: Final = re.compile(r"[^\w;/?:@&=+$,\-.!~*'()#%]", re.ASCII)
_SAFE: Final = re.compile(r"(?:https?://|#)[\w;/?:@&=+$,\-.!~*'()#%]*", re.ASCII)
_INVISIBLE: Final = re.compile(r"[\x00-\x20\x7f-\xa0]+")


class Inline:
    """The text of one block while it grows, and the marks over it.

    What separates two texts is decided when the second one comes: a space, a line break, a line end of the file (which
    is nothing between two Chinese or Japanese signs), or, where a mark without text was, a space between two digits.
    """

    __slots__ = ("_gap", "_last", "_length", "_open", "_starts", "_texts", "_too_deep", "_unset", "line", "runs")

    def __init__(self, line: int) -> None:
        self.line = line
        self.runs: list[Run] = []
        self._texts: list[str] = []
        self._length = 0
        self._last = ""
        self._gap = ""
        # The marks that are open, with the place of their first text, or -1: how many wait for it is `_unset`.
        self._open: list[tuple[RunKind, str]] = []
        self._starts: list[int] = []
        self._unset = 0
        self._too_deep = 0

    def put(self, text: str) -> None:
        """Add text as it is."""
        text = in_reading_order(text)
        if text:
            self._put(text)

    def _put(self, text: str) -> None:
        if self._gap:
            self._close_gap(text[0])
        if self._unset:
            waiting = len(self._starts) - self._unset
            self._starts[waiting:] = [self._length] * self._unset
            self._unset = 0
        self._texts.append(text)
        self._length += len(text)
        self._last = text[-1]

    def flow(self, text: str) -> None:
        """Add text of HTML, whose white space only parts words."""
        if "  " not in text and text.isprintable():
            # As most texts are: single spaces, and nothing that is dropped.
            words = text.strip()
            if text[:1] == " ":
                self.part("space")
            if words:
                self._put(words)
                if text[-1] == " ":
                    self.part("space")
            return
        words = text.strip(_SPACES)
        if words and (words.isascii() or not (("\n" in words or "\r" in words) and _SIGN.search(words))):
            plain = _NO_SINGLE_SPACE.sub(" ", words)
            if in_reading_order(plain) == plain:
                # All at once: nothing in it is dropped, and a line end is a space.
                before, _, behind = text.partition(words)
                self._part_at(before)
                self._put(plain)
                self._part_at(behind)
                return
        parts = _PARTING.split(text)
        for index, part in enumerate(parts):
            if index % 2:
                self._part_at(part)
            else:
                self.put(part)

    def _part_at(self, white: str) -> None:
        """Part what was added from what will be as white space of HTML does."""
        if white:
            self.part("line" if "\n" in white or "\r" in white else "space")

    def part(self, gap: str) -> None:
        """Part what was added from what will be, if both are there.

        Args:
            gap: `mark` for a mark without text, `apart` for text that must not join, `line` for a line end of the
                file, `space` for a space, `break` for a line break; of several the last of this list counts.
        """
        if self._last and _STRENGTH[gap] > _STRENGTH[self._gap]:
            self._gap = gap

    def _close_gap(self, following: str) -> None:
        gap, self._gap = self._gap, ""
        if gap == "break":
            between = "\n"
        elif gap == "space":
            between = " "
        elif gap == "line":
            between = "" if _SIGN.match(self._last) and _SIGN.match(following) else " "
        elif gap == "apart":
            between = " " if self._last.isalnum() and following.isalnum() else ""
        else:
            between = " " if self._last.isdigit() and following.isdigit() else ""
        if between:
            self._texts.append(between)
            self._length += 1

    def open(self, kind: RunKind, href: str = "") -> None:
        """Begin a mark. Its text begins with what is put next."""
        if len(self._open) >= MAX_DEPTH:
            self._too_deep += 1
            return
        self._open.append((kind, href))
        self._starts.append(-1)
        self._unset += 1

    def close(self) -> None:
        """End the mark that began last."""
        if self._too_deep:
            self._too_deep -= 1
            return
        kind, href = self._open.pop()
        start = self._starts.pop()
        if start == -1:
            self._unset -= 1
        else:
            self.runs.append(Run(start, self._length, kind, href))

    def close_all(self) -> None:
        """End all marks."""
        self._too_deep = 0
        while self._open:
            self.close()

    def content(self) -> tuple[str, tuple[Run, ...]]:
        """Return the text, and its marks in order."""
        texts, runs = self._texts, self.runs
        text = texts[0] if len(texts) == 1 else "".join(texts)
        return text, tuple(sorted(runs, key=_outer_first)) if len(runs) > 1 else tuple(runs)


_STRENGTH: Final = {"": 0, "mark": 1, "apart": 2, "line": 3, "space": 4, "break": 5}


def _outer_first(run: Run) -> tuple[int, int]:
    return run.start, -run.end


def safe(href: str) -> str:
    """Return an address that a reader may open, percent-encoded, or nothing."""
    if _SAFE.fullmatch(href):
        return href
    plain = _INVISIBLE.sub("", href).lower()
    if plain.startswith(_UNSAFE) and not plain.startswith(_SAFE_DATA):
        return ""
    return _ENCODED.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace")), href
    )


class Builder:
    """Makes the blocks of a document, one after the other."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._offset = 0
        self._marker = ""
        self._containers: list[BlockKind] = []
        # The headings that are open, a list for each container: a heading in a quote sections only that quote.
        self._headings: list[list[tuple[int, int]]] = [[]]
        self._sections: tuple[int, ...] = ()
        self._lists = 0
        self._tables = -1

    @property
    def kind(self) -> BlockKind:
        """The kind of the next text: that of the innermost container."""
        return self._containers[-1] if self._containers else "paragraph"

    def enter(self, kind: BlockKind, marker: str = "") -> None:
        """Enter a quote, or an item or a footnote with its marker."""
        self._containers.append(kind)
        self._headings.append([])
        if marker:
            self._marker = marker

    def leave(self) -> None:
        """Leave the innermost container."""
        kind = self._containers.pop()
        if self._headings.pop():
            self._see_sections()
        if kind == "item":
            self._marker = ""

    def end_sections(self) -> None:
        """Let no heading enclose what comes now."""
        self._headings[-1].clear()
        self._see_sections()

    def open_list(self) -> None:
        """Enter a list: its items are one level deeper."""
        self._lists += 1

    def close_list(self) -> None:
        """Leave a list."""
        self._lists -= 1

    def add(self, text: str, runs: tuple[Run, ...], line: int, kind: BlockKind | None = None) -> None:
        """Add a block of text; without a kind the innermost container decides. An empty text is none."""
        if text:
            self._append(
                Block(
                    kind or (self._containers[-1] if self._containers else "paragraph"),
                    text,
                    self._offset,
                    min(self._lists, MAX_DEPTH),
                    self._marker,
                    runs=runs,
                    sections=self._sections,
                    line=line,
                )
            )

    def add_heading(self, text: str, runs: tuple[Run, ...], line: int, level: int) -> None:
        """Add a heading, which closes those of its level and below in the same container."""
        opened = self._headings[-1]
        while opened and opened[-1][0] >= level:
            opened.pop()
        self._see_sections()
        if text:
            self._append(
                Block(
                    "heading",
                    text,
                    self._offset,
                    level,
                    self._marker,
                    runs=runs,
                    sections=self._sections,
                    line=line,
                )
            )
            opened.append((level, len(self.blocks) - 1))
            self._see_sections()

    def open_table(self) -> None:
        """Begin a table."""
        self._tables += 1

    def add_cell(
        self,
        text: str,
        runs: tuple[Run, ...],
        line: int,
        row: int,
        column: int,
        *,
        header: bool = False,
        align: Align = "",
        merged: bool = False,
    ) -> None:
        """Add a cell of the table that was opened last; it may be empty."""
        self._append(
            Block(
                "cell",
                text,
                self._offset,
                min(self._lists, MAX_DEPTH),
                self._marker,
                self._tables,
                row,
                column,
                header,
                align,
                runs,
                self._sections,
                line,
                merged,
            )
        )

    def _append(self, block: Block) -> None:
        self.blocks.append(block)
        self._marker = ""
        self._offset += len(block.text) + 1

    def _see_sections(self) -> None:
        self._sections = tuple([index for opened in self._headings for _, index in opened])
