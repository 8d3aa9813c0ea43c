"""Parts of a file that the user strikes out before its text is frozen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from stratview.documents.pages import LeftOut
from stratview.errors import StratviewError
from stratview.intake.parts import Heading, flattened
from stratview.intake.worker import checked
from stratview.limited import Refused

if TYPE_CHECKING:
    from collections.abc import Collection

    from stratview.documents.text import Block
    from stratview.intake.extract import Extract

WHY: Final = "struck out"
"""The reason in the pages file for a part that the user struck out."""


def blocks_of_parts(extract: Extract) -> tuple[tuple[Block, ...], ...]:
    """Return for each part of the extract the blocks that it becomes, numbered and placed as in the whole text.

    A list, a quotation and a table are one part each.
    """
    blocks = iter(flattened(extract.parts))
    return tuple([tuple([next(blocks) for _ in flattened([part])]) for part in extract.parts])


def section_of(extract: Extract, part: int) -> range:
    """Return the parts of the section that a part is in: from the heading before to the next one of its level.

    Args:
        extract: what the worker made of a file.
        part: the index of the part; a heading is in the section that it begins.
    """
    levels = {at: one.level for at, one in enumerate(extract.parts) if isinstance(one, Heading)}
    start = max((at for at in levels if at <= part), default=0)
    ends = (at for at, level in levels.items() if at > part and level <= levels.get(start, level))
    return range(start, min(ends, default=len(extract.parts)))


def without_parts(extract: Extract, parts: Collection[int]) -> Extract:
    """Return the extract without some of its parts; what they contained is listed as left out.

    Args:
        extract: what the worker made of a file.
        parts: indexes of the parts to leave out.

    Raises:
        StratviewError: nothing would be left.
    """
    if not parts:
        return extract
    kept: dict[int, int] = {}
    struck: dict[int, str] = {}
    number = 0
    for index, blocks in enumerate(blocks_of_parts(extract)):
        for block in blocks:
            if index in parts:
                struck[number] = block.text
            else:
                kept[number] = len(kept)
            number += 1
    page_of: dict[int, int] = {}
    for at, page in enumerate(extract.pages, 1):
        for line in page.lines:
            page_of.setdefault(line.block, at)
    left_out = [LeftOut(page_of.get(block, 0), WHY, text) for block, text in struck.items() if text.strip()]
    result = replace(
        extract,
        parts=tuple([part for index, part in enumerate(extract.parts) if index not in parts]),
        pages=tuple(
            [
                replace(
                    page,
                    lines=tuple([replace(line, block=kept[line.block]) for line in page.lines if line.block in kept]),
                )
                for page in extract.pages
            ]
        ),
        left_out=(*extract.left_out, *left_out),
        decided=tuple([replace(one, block=kept[one.block]) for one in extract.decided if one.block in kept]),
    )
    try:
        return checked(result)
    except Refused:
        raise StratviewError("Everything is struck out: keep at least one part.", code="all-struck") from None
