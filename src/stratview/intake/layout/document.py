"""A document from the lines of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stratview.documents.pages import LeftOut
from stratview.intake.extract import Extract, Page
from stratview.intake.layout.assemble import Addresses, assemble
from stratview.intake.layout.blocks import blocks_of
from stratview.intake.layout.divided_words import DividedWords
from stratview.intake.layout.headings import set_headings
from stratview.intake.layout.hyphens import Words
from stratview.intake.layout.margins import without_margins
from stratview.intake.layout.metrics import measure, set_columns
from stratview.intake.layout.notes import each_sign, set_aside, set_beside
from stratview.intake.layout.order import in_reading_order
from stratview.intake.layout.rows import with_cells
from stratview.intake.layout.ruby import ruby_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.intake.layout.blocks import Block
    from stratview.intake.layout.headings import Entry
    from stratview.intake.layout.lines import PageBox, TextLine


def laid_out(
    pages: Sequence[list[TextLine]], boxes: Sequence[PageBox], outline: Sequence[Entry], addresses: Iterable[str]
) -> Extract:
    """The text of some pages as an extract without fields and notices."""
    artifacts = [
        LeftOut(line.page + 1, "page decoration", line.text)
        for lines in pages
        for line in lines
        if line.role.kind == "Artifact"
    ]
    texts = [[line for line in lines if line.role.kind != "Artifact"] for lines in pages]
    readings = [ruby_of(lines) for lines in texts]
    artifacts += [
        LeftOut(found[0].page + 1, "ruby", " ".join(line.text for line in found)) for found in readings if found
    ]
    texts = [_without(lines, found) for lines, found in zip(texts, readings, strict=True)]
    kept, left_out = without_margins(texts, boxes)
    ordered = [in_reading_order(lines) for lines in kept]
    metrics = measure(ordered)
    bodies: list[list[TextLine]] = []
    notes: list[list[Block]] = []
    last: Block | None = None
    for lines in ordered:
        body, beside = set_beside(lines, metrics)
        body, aside = set_aside(body, metrics.size, last)
        last = aside[-1] if aside else None
        body = with_cells(body)
        set_columns(body)
        bodies.append(body)
        notes.append([*beside, *aside])
    words = Words(line for lines in ordered for line in lines)
    blocks = set_headings(blocks_of(bodies, metrics), outline)
    blocks = _with_notes(blocks, notes)
    divided = DividedWords(block.lines for block in blocks if block.kind != "code")
    assembled = assemble(blocks, words, divided, Addresses.of(addresses))
    return Extract(
        parts=tuple(assembled.parts),
        pages=tuple(
            [
                Page(box.label, box.crop, box.rotate, tuple(assembled.lines.get(number, ())))
                for number, box in enumerate(boxes)
            ]
        ),
        left_out=tuple(sorted([*artifacts, *left_out], key=lambda one: one.page)),
        decided=tuple(assembled.decided),
    )


def _without(lines: list[TextLine], left_out: list[TextLine]) -> list[TextLine]:
    """The lines that are not left out."""
    numbers = set(map(id, left_out))
    return [line for line in lines if id(line) not in numbers]


def _with_notes(blocks: list[Block], notes: list[list[Block]]) -> list[Block]:
    """The blocks with each footnote behind the block that refers to it, or behind the last one of its page."""
    behind: dict[int, list[Block]] = {}
    last: dict[int, int] = {}
    marked: dict[tuple[int, str], int] = {}
    raised: dict[tuple[int, str], int] = {}
    holding: dict[int, int] = {}
    for number, block in enumerate(blocks):
        for line in block.lines:
            last[line.page] = number
            holding[id(line)] = number
            for signs, stretches in ((marked, line.marks), (raised, line.raised)):
                for start, end in stretches:
                    for sign in each_sign(line.text[start:end]):
                        signs.setdefault((line.page, sign), number)
    for page, found in enumerate(notes):
        for note in found:
            at = holding.get(id(note.beside), last.get(page, len(blocks) - 1))
            at = marked.get((page, note.note), raised.get((page, note.note), at)) if note.note else at
            # A list or a table is not divided by a note.
            while (
                at + 1 < len(blocks) and blocks[at].kind in ("item", "cell") and blocks[at + 1].kind in ("item", "cell")
            ):
                at += 1
            behind.setdefault(at, []).append(note)
    result = list(behind.get(-1, []))
    for number, block in enumerate(blocks):
        result.append(block)
        result += behind.get(number, [])
    return result
