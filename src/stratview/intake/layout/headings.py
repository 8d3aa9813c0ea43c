"""Decides which blocks are headings, and their levels: by the file's outline, then tags, type size and weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.layout.blocks import Block

_PLAIN: Final = re.compile(r"[\W_]+")
_LEADING: Final = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[A-Z]\.(?:\d+\.?)*)\s+")
_MAX_LENGTH: Final = 250
_MAX_LINES: Final = 4
_MAX_BOLD: Final = 120
_STOP: Final = re.compile(r"[.,;:，。；：]$")
_SENTENCES: Final = re.compile(r"[a-z][.?!][\"'”’)\]]* [\"'“‘(\[]*[A-Z]")
_LEAST_LETTERS: Final = 0.4
"""Of the characters of a heading; a row of a table has more figures."""
_LEAST_TEXT: Final = 60
"""In characters: a bold line is a heading above text of several lines or of more than this."""
_MOST_BOLD: Final = 0.25
"""Of the letters of a document: where more are bold, bold says nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the outline: the page it leads to (an index), its level from 1, its words."""

    page: int
    level: int
    title: str


def set_headings(blocks: Sequence[Block], outline: Sequence[Entry]) -> list[Block]:
    """The blocks, with those that are headings marked as such and put together where several lines are one."""
    found = _by_outline(list(blocks), outline)
    if not any(block.kind == "heading" and block.level for block in found):
        _mark_by_weight(found)
    levels = _levels_by_size(found)
    kept: list[Block] = []
    for block in found:
        if block.kind == "heading":
            if (
                len(block.text) > _MAX_LENGTH
                or len(block.lines) > _MAX_LINES
                or not any(c.isalnum() for c in block.text)
            ):
                block.kind = "paragraph"
            elif not block.level:
                block.level = levels.get(round(block.lines[0].size, 1), 2)
        kept.append(block)
    return kept


def _plain(text: str) -> str:
    return _PLAIN.sub("", _LEADING.sub("", text)).casefold()


def _by_outline(blocks: list[Block], outline: Sequence[Entry]) -> list[Block]:
    wanted: dict[int, dict[str, int]] = {}
    for entry in outline:
        title = _plain(entry.title)
        if title:
            for page in (entry.page, entry.page + 1):
                wanted.setdefault(page, {}).setdefault(title, min(entry.level, 6))
    matches = [_matching(blocks, at, wanted.get(block.lines[0].page, {})) for at, block in enumerate(blocks)]
    # Contents on the page of a title have it too, in lighter type.
    heaviest: dict[tuple[int, str], tuple[float, bool]] = {}
    for block, (count, title) in zip(blocks, matches, strict=True):
        if count:
            key = (block.lines[0].page, title)
            heaviest[key] = max(heaviest.get(key, (0.0, False)), _weight(block))
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        heading, (count, title) = blocks[at], matches[at]
        page = heading.lines[0].page
        kept.append(heading)
        if count and _weight(heading) == heaviest[page, title]:
            heading.kind, heading.level, heading.skip = "heading", wanted[page][title], 0
            heading.lines = [line for block in blocks[at : at + count] for line in block.lines]
            at += count
        else:
            at += 1
    return kept


def _weight(block: Block) -> tuple[float, bool]:
    """The size of a block's type, in whole points, and whether it is bold."""
    return round(block.lines[0].size), block.lines[0].bold


def _matching(blocks: list[Block], at: int, wanted: dict[str, int]) -> tuple[int, str]:
    """How many blocks from here are an entry's title, and the title; 0 if they are none."""
    if not wanted:
        return 0, ""
    text = ""
    for count in range(1, 4):
        if at + count > len(blocks):
            break
        block = blocks[at + count - 1]
        if block.kind not in ("paragraph", "heading", "item") or len(block.lines) > _MAX_LINES:
            break
        if block.lines[0].page != blocks[at].lines[0].page or abs(block.lines[0].size - blocks[at].lines[0].size) > 0.5:
            break
        text += " " + " ".join(line.text for line in block.lines)
        if len(text) > _MAX_LENGTH:
            break
        plain = _plain(text.strip())
        if plain in wanted:
            return count, plain
    return 0, ""


def _mark_by_weight(blocks: Sequence[Block]) -> None:
    """Make headings of short bold blocks above text that is not bold, in a document that names no headings."""
    letters = bold = 0
    for block in blocks:
        for line in block.lines:
            letters += len(line.text)
            bold += len(line.text) * line.bold
    if bold > _MOST_BOLD * letters:
        return
    above_text = False
    for block in reversed(blocks):
        if block.kind == "note":
            continue
        if not any(line.bold for line in block.lines):
            above_text = block.kind in ("paragraph", "item") and (len(block.lines) > 1 or len(block.text) > _LEAST_TEXT)
        elif above_text and _can_be_heading(block):
            block.kind = "heading"
        else:
            above_text = False


def _can_be_heading(block: Block) -> bool:
    return (
        block.kind == "paragraph"
        and len(block.lines) < _MAX_LINES
        and all(line.bold and not line.cell and line.role.table < 0 for line in block.lines)
        and len(block.text) < _MAX_BOLD
        and sum(map(str.isalpha, block.text)) > max(1, _LEAST_LETTERS * len(block.text.replace(" ", "")))
        and not (len(block.text) > _LEAST_TEXT and _SENTENCES.search(block.text))
        and not _STOP.search(block.text)
    )


def _levels_by_size(blocks: Sequence[Block]) -> dict[float, int]:
    """The level of headings that nothing names, by their size: as those that are named, else the largest first."""
    named: dict[float, int] = {}
    for block in blocks:
        if block.kind == "heading" and block.level:
            size = round(block.lines[0].size, 1)
            named[size] = min(named.get(size, 6), block.level)
    sizes = sorted({round(block.lines[0].size, 1) for block in blocks if block.kind == "heading"}, reverse=True)
    if not named:
        return {size: min(number, 6) for number, size in enumerate(sizes, 1)}
    levels: dict[float, int] = {}
    for size in sizes:
        near = min(named, key=lambda one: abs(one - size))
        if size in named:
            levels[size] = named[size]
        elif size > max(named):
            levels[size] = 1
        else:
            levels[size] = min(6, named[near] + (1 if size < near else 0))
    return levels
