"""A document's text as plain values, for the cache."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from stratview.documents.text import Block, DocumentText, Run

KIND = "texts-2"
"""The cache's name for texts. Its number goes up when `text.parse` makes something else of the same Markdown."""

_PLAIN = tuple(field.name for field in fields(Block) if field.name not in ("start", "runs", "sections"))


def to_plain(text: DocumentText) -> dict[str, Any]:
    """The text as JSON can hold it. Offsets follow from the blocks' lengths and are not kept."""
    blocks = [
        {name: getattr(block, name) for name in _PLAIN}
        | {"runs": [[run.start, run.end, run.kind, run.href] for run in block.runs], "sections": list(block.sections)}
        for block in text.blocks
    ]
    return {"cut": text.cut, "blocks": blocks}


def from_plain(plain: dict[str, Any]) -> DocumentText:
    """The text that `to_plain` was given."""
    blocks: list[Block] = []
    start = 0
    for entry in plain["blocks"]:
        runs = tuple(Run(*run) for run in entry.pop("runs"))
        blocks.append(Block(start=start, runs=runs, sections=tuple(entry.pop("sections")), **entry))
        start = blocks[-1].end + 1
    return DocumentText("\n".join([block.text for block in blocks]), tuple(blocks), plain["cut"])
