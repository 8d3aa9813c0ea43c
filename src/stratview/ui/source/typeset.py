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
    from collections.abc import Sequence

    from stratview.documents.text import Block
    from stratview.ui.theme import Theme

_LINE_HEIGHT = 106.0
"""In percent of the font's own: Noto Serif brings 1.36 of its size, so that this is 1.44."""
_TIGHT_LINE_HEIGHT = 104.0


class Typesetter:
    """Writes blocks into a QTextDocument and notes where each begins."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._cursor = QTextCursor(document)
        self._theme = theme
        # Qt has an empty block at the start and after each table; it is used before new ones are made.
        self._fresh = True
        self._positions: list[int] = []

    def write(self, blocks: Sequence[Block]) -> list[int]:
        """Write all blocks; returns the position (UTF-16 units) at which each begins."""
        self._cursor.beginEditBlock()
        for table, group in groupby(blocks, key=lambda block: block.table):
            if table < 0:
                for block in group:
                    self._paragraph(block)
            else:
                self._table(list(group))
        self._cursor.endEditBlock()
        return self._positions

    def _paragraph(self, block: Block) -> None:
        form = self._block_format(block)
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._fresh = False
        else:
            self._cursor.insertBlock(form)
        if block.kind == "item" and block.marker:
            # The marker is drawn by the list, not written: it is no part of the text.
            self._list_marker(block)
        self._insert(block)

    def _list_marker(self, block: Block) -> None:
        listed = QTextListFormat()
        ordered = block.marker[:1].isdigit()
        listed.setStyle(QTextListFormat.Style.ListDecimal if ordered else QTextListFormat.Style.ListDisc)
        if ordered:
            listed.setStart(int("".join(c for c in block.marker if c.isdigit()) or 1))
        listed.setIndent(block.level)
        self._cursor.createList(listed)

    def _table(self, cells: list[Block]) -> None:
        rows = max(cell.row for cell in cells) + 1
        columns = max(cell.column for cell in cells) + 1
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
        for cell in cells:
            place = table.cellAt(cell.row, cell.column)
            if cell.header:
                shade = place.format()
                shade.setBackground(self._theme.color("frame"))
                place.setFormat(shade)
            self._cursor = place.firstCursorPosition()
            self._cursor.setBlockFormat(self._cell_format(cell))
            self._insert(cell)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _column_widths(self, cells: list[Block], columns: int) -> list[QTextLength]:
        """Each column gets its share by its longest word, so that a narrow panel breaks as few words as it can."""
        room = 2.0 * self._theme.px(4) + 3
        longest = [room] * columns
        for cell in cells:
            metrics = QFontMetricsF(self._char_format(cell).font())
            words = [room + metrics.horizontalAdvance(word) for word in re.split(r"\s+|(?<=[-–—/])(?!\d)", cell.text)]
            longest[cell.column] = max([longest[cell.column], *words])
        share = 100 / sum(longest)
        return [QTextLength(QTextLength.Type.PercentageLength, width * share) for width in longest]

    def _insert(self, block: Block) -> None:
        self._positions.append(self._cursor.position())
        base = self._char_format(block)
        edges = sorted({0, len(block.text), *(edge for run in block.runs for edge in (run.start, run.end))})
        for start, end in pairwise(edges):
            form = QTextCharFormat(base)
            for run in block.runs:
                if run.start <= start and end <= run.end:
                    self._apply(form, run.kind, run.href)
            # A line feed would begin a new block in Qt; the line separator breaks the line within it.
            self._cursor.insertText(block.text[start:end].replace("\n", "\u2028"), form)

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
