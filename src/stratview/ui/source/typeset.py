"""Blocks of a document as a QTextDocument: type, spacing, lists, tables."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stratview.documents.text import Block, Run
    from stratview.ui.source.stretch import Piece
    from stratview.ui.theme import Theme

_LINE_HEIGHT = 106.0
"""In percent of the font's own: Noto Serif brings 1.36 of its size, so that this is 1.44."""
_TIGHT_LINE_HEIGHT = 104.0
_MOST_COLUMNS = 50
"""The cells of a wider table are set one below the other."""
_MEASURED = 100
"""The most characters of a word that count for the width of its column."""

_BOXES = {"☐": QTextBlockFormat.MarkerType.Unchecked, "☑": QTextBlockFormat.MarkerType.Checked}


class Typesetter:
    """Writes pieces of blocks into a QTextDocument and notes where each begins."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._cursor = QTextCursor(document)
        self._theme = theme
        # Qt has an empty block at the start and after each table; it is used before new ones are made.
        self._fresh = True
        self._positions: list[int] = []
        self._shown = (0, 0)
        self._runs: tuple[Block | None, list[Run]] = (None, [])

    def write(self, pieces: Sequence[Piece]) -> list[int]:
        """Write all pieces; returns the position (UTF-16 units) at which each begins."""
        self._shown = (pieces[0].start, pieces[-1].end) if pieces else (0, 0)
        self._cursor.beginEditBlock()
        for table, group in groupby(pieces, key=lambda piece: piece.block.table):
            cells = list(group) if table >= 0 else []
            if 0 < max((cell.block.column for cell in cells), default=-1) + 1 <= _MOST_COLUMNS:
                self._table(cells)
            else:
                for piece in cells or group:
                    self._paragraph(piece)
        self._cursor.endEditBlock()
        return self._positions

    def _paragraph(self, piece: Piece) -> None:
        form = self._block_format(piece.block)
        if not piece.is_first:
            form.setTopMargin(0)
        if not piece.is_last:
            form.setBottomMargin(0)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)
        if piece.block.kind == "item" and piece.block.marker:
            if piece.is_first:
                # The marker is drawn by the list, not written: it is no part of the text.
                self._list_marker(piece.block)
            else:
                form.setIndent(piece.block.level)
                self._cursor.setBlockFormat(form)
        self._insert(piece)

    def _list_marker(self, block: Block) -> None:
        listed = QTextListFormat()
        ordered = block.marker[:1].isdigit()
        listed.setStyle(QTextListFormat.Style.ListDecimal if ordered else QTextListFormat.Style.ListDisc)
        if ordered:
            listed.setStart(int("".join(c for c in block.marker if c.isdigit()) or 1))
        listed.setIndent(block.level)
        self._cursor.createList(listed)
        box = _BOXES.get(block.marker)
        if box is not None:
            form = self._cursor.blockFormat()
            form.setMarker(box)
            self._cursor.setBlockFormat(form)

    def _table(self, cells: list[Piece]) -> None:
        # Of a long table, the rows that are in the stretch.
        row_numbers = {row: number for number, row in enumerate(dict.fromkeys(cell.block.row for cell in cells))}
        rows, columns = len(row_numbers), max(cell.block.column for cell in cells) + 1
        form = QTextTableFormat()
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(self._theme.color("line")))
        form.setBorderCollapse(True)
        form.setCellPadding(self._theme.px(4))
        form.setTopMargin(self._theme.px(6))
        form.setBottomMargin(self._theme.px(12))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setHeaderRowCount(1)
        form.setColumnWidthConstraints(self._column_widths(cells, columns))
        table = self._cursor.insertTable(rows, columns, form)
        for block, pieces in groupby(cells, key=lambda cell: cell.block):
            place = table.cellAt(row_numbers[block.row], block.column)
            if block.header:
                shade = place.format()
                shade.setBackground(self._theme.color("frame"))
                place.setFormat(shade)
            self._cursor = place.firstCursorPosition()
            self._cursor.setBlockFormat(self._cell_format(block))
            for number, piece in enumerate(pieces):
                if number:
                    self._cursor.insertBlock()
                self._insert(piece)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _column_widths(self, cells: list[Piece], columns: int) -> list[QTextLength]:
        """Each column gets its share by its longest word, so that a narrow panel breaks as few words as it can."""
        room = 2.0 * self._theme.px(4) + 3
        longest = [room] * columns
        metrics: dict[bool, QFontMetricsF] = {}
        for cell in cells:
            block = cell.block
            if block.header not in metrics:
                metrics[block.header] = QFontMetricsF(self._char_format(block).font())
            advance = metrics[block.header].horizontalAdvance
            words = [room + advance(word[:_MEASURED]) for word in re.split(r"\s+|(?<=[-–—/])(?!\d)", cell.text)]
            longest[block.column] = max([longest[block.column], *words])
        share = 100 / sum(longest)
        return [QTextLength(QTextLength.Type.PercentageLength, width * share) for width in longest]

    def _insert(self, piece: Piece) -> None:
        self._positions.append(self._cursor.position())
        block, text, at = piece.block, piece.text, piece.start - piece.block.start
        base = self._char_format(block)
        for start, end, runs in _parts(self._runs_of(block), at, at + len(text)):
            form = QTextCharFormat(base) if runs else base
            for run in runs:
                self._apply(form, run.kind, run.href)
            # A line feed would begin a new block in Qt; the line separator breaks the line within it.
            self._cursor.insertText(text[start - at : end - at].replace("\n", "\u2028"), form)

    def _runs_of(self, block: Block) -> list[Run]:
        """Return the block's runs that are in the stretch, found once for all its pieces."""
        if self._runs[0] is not block:
            low, high = (offset - block.start for offset in self._shown)
            self._runs = (block, [run for run in block.runs if run.end > low and run.start < high])
        return self._runs[1]

    def _apply(self, form: QTextCharFormat, kind: str, href: str) -> None:
        if kind == "strong":
            form.setFontWeight(QFont.Weight.Bold)
        elif kind == "emphasis":
            form.setFontItalic(True)
        elif kind == "strike":
            form.setFontStrikeOut(True)
        elif kind == "code":
            form.setFontFamilies(["monospace"])
        elif kind == "link":
            form.setAnchor(True)
            form.setAnchorHref(href)
            form.setForeground(self._theme.color("accent"))

    def _char_format(self, block: Block) -> QTextCharFormat:
        form = QTextCharFormat()
        font = self._theme.font("document")
        if block.kind == "heading":
            scale = {1: 1.35, 2: 1.12}.get(block.level, 1.0)
            font = self._theme.font("heading", bold=True)
            font.setPointSizeF(font.pointSizeF() * scale)
        elif block.kind == "cell":
            font = self._theme.font("small", bold=block.header)
            font.setPointSizeF(font.pointSizeF() * 0.92)
        elif block.kind == "code":
            font.setFamilies(["monospace"])
        form.setFont(font)
        form.setForeground(self._theme.color("muted" if block.kind == "quote" else "text"))
        return form

    def _block_format(self, block: Block) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        form.setBottomMargin(self._theme.px(9))
        if block.kind == "heading":
            form.setLineHeight(_TIGHT_LINE_HEIGHT, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
            form.setHeadingLevel(block.level)
            form.setTopMargin(0 if not self._positions else self._theme.px(16))
            form.setBottomMargin(self._theme.px(6))
        elif block.kind == "item":
            form.setBottomMargin(self._theme.px(4))
            if not block.marker:
                form.setIndent(block.level)
        elif block.kind == "quote":
            form.setLeftMargin(self._theme.px(20))
        elif block.kind == "code":
            form.setBackground(self._theme.color("frame"))
            form.setNonBreakableLines(False)
        return form

    def _cell_format(self, cell: Block) -> QTextBlockFormat:
        form = QTextBlockFormat()
        form.setLineHeight(_TIGHT_LINE_HEIGHT, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        align = {"center": Qt.AlignmentFlag.AlignHCenter, "right": Qt.AlignmentFlag.AlignRight}
        form.setAlignment(align.get(cell.align, Qt.AlignmentFlag.AlignLeft))
        return form


def _parts(runs: Sequence[Run], start: int, end: int) -> Iterator[tuple[int, int, list[Run]]]:
    """Yield the parts from `start` to `end` over which the same runs are, with these runs, outer ones first."""
    within = [run for run in runs if run.end > start and run.start < end]
    edges = sorted({start, end, *(edge for run in within for edge in (run.start, run.end) if start < edge < end)})
    coming = iter(within)
    following = next(coming, None)
    active: list[Run] = []
    for low, high in pairwise(edges) if start < end else [(start, end)]:
        active = [run for run in active if run.end > low]
        while following is not None and following.start <= low:
            if following.end > low:
                active.append(following)
            following = next(coming, None)
        yield low, high, active
