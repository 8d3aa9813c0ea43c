"""Paints a doubt: what was seen, the statement, and its quote within its sentence, whose remainder is grey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout

from stratview.ui import words
from stratview.ui.pages.row_delegate import RowDelegate
from stratview.vocabulary import DOUBT_MARK

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from stratview.evidence.doubts import Doubt
    from stratview.evidence.surroundings import Quoted
    from stratview.ui.context import Context
    from stratview.ui.pages.second_look_model import SecondLookModel
    from stratview.ui.rows_model import Index


@dataclass(frozen=True, slots=True)
class _Row:
    """A doubt laid out: its texts with their tops, and the height of all. `said` is the statement among them."""

    texts: tuple[tuple[QTextLayout, float], ...]
    said: tuple[float, float]
    height: float


class SecondLookDelegate(RowDelegate[_Row]):
    """Draws one doubt over the width of the table."""

    def __init__(self, context: Context, model: SecondLookModel, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell = self._theme, option.rect
        row = self._lay(index.row(), cell.width())
        painter.save()
        self._paint_ground(painter, cell)
        self._paint_state(painter, QRectF(cell).adjusted(1, 3, -theme.px(8), -4), option, index)
        top, height = row.said
        beside = QPointF(cell.left() + theme.px(10), cell.top() + top)
        self._paint_bar(painter, self._model.statement(index.row()).side, beside, height)
        painter.setPen(theme.color("text"))
        for layout, top in row.texts:
            layout.draw(painter, QPointF(cell.left() + self._left(), cell.top() + top))
        painter.restore()

    # -- layout -----------------------------------------------------------------------------------------------------

    def _left(self) -> int:
        return self._theme.px(20)

    def _lay_anew(self, row: int, width: int) -> _Row:
        theme, model = self._theme, self._model
        doubt = model.rows[row].doubt
        texts: list[tuple[QTextLayout, float]] = []
        room = max(width - self._left() - theme.px(24), theme.px(60))
        top = float(theme.px(12))

        def put(layout: QTextLayout, height: float, gap: int) -> None:
            nonlocal top
            texts.append((layout, top))
            top += height + theme.px(gap)

        kind = f"{DOUBT_MARK} {words.doubt_kind(doubt.kind)}"
        head = f"{kind}\u2002{model.where(row)}"
        bold = self._format("warning", bold=True)
        muted = self._format("muted")
        put(*self._layout(head, "small", room, [(0, len(head), muted), (0, len(kind), bold)]), 3)
        put(*self._layout(model.sentence(row), "ui", room), 6)
        said = model.statement(row).text
        begin = top
        seen = [(one.start, one.end, self._seen_format()) for one in doubt.seen if one.where == "text"]
        put(*self._layout(said, "statement", room, seen if doubt.kind != "twin" else ()), 5)
        said_at = (begin, top - begin - theme.px(5))
        for at, quoted in model.quotes(row):
            put(*self._lay_quote(doubt, at, quoted, room), 3)
        dismissal = model.dismissal(row)
        if dismissal:
            put(*self._layout(dismissal, "small", room, [(0, len(dismissal), muted)]), 3)
        return _Row(tuple(texts), said_at, top + theme.px(9))

    def _lay_quote(self, doubt: Doubt, at: int, quoted: Quoted, room: float) -> tuple[QTextLayout, float]:
        """A quote in quotation marks, with what its sentence says around it in grey and the seen words underlined."""
        lead = len(quoted.lead) + 1
        text = f"{quoted.lead}“{quoted.quote}”{quoted.rest}".replace("\n", " ")
        end = lead + len(quoted.quote)
        formats = [(0, lead - 1, self._format("muted")), (end + 1, len(text), self._format("muted"))]
        for one in doubt.seen:
            if one.cite != at or one.where == "text":
                continue
            # From the document's offsets, or the quote's, to those of this text.
            shift = lead if one.where == "quote" else lead - quoted.start
            begin, stop = one.start + shift, one.end + shift
            if begin < lead - 1:
                begin, stop = begin - 1, stop - 1
            elif begin >= end:
                begin, stop = begin + 1, stop + 1
            if doubt.kind not in ("label", "shared"):
                formats.append((max(begin, 0), min(stop, len(text)), self._seen_format()))
        return self._layout(text, "document", room, formats)

    def _seen_format(self) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(self._theme.color("warning"))
        return form
