"""Paints a tension: its kind and note across the row, below them both ends side by side with their quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout

from stratview.ui import words
from stratview.ui.pages.row_delegate import RowDelegate
from stratview.ui.shapes import bolt, draw_marker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from stratview.ui.context import Context
    from stratview.ui.pages.tensions_model import TensionsModel
    from stratview.ui.rows_model import Index


@dataclass(frozen=True, slots=True)
class _End:
    """One end laid out: where it is, what it says, what it rests on. Offsets are from the end's top."""

    where: QTextLayout
    text: QTextLayout
    text_top: float
    quotes: QTextLayout
    quotes_top: float
    height: float


@dataclass(frozen=True, slots=True)
class _Row:
    note: QTextLayout
    note_height: float
    ends: tuple[_End, _End]

    @property
    def height(self) -> float:
        return self.note_height + max(end.height for end in self.ends)


class TensionsDelegate(RowDelegate[_Row]):
    """Draws one end of a tension, with its half of the note above."""

    def __init__(self, context: Context, model: TensionsModel, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._model = model

    def height(self, row: int, width: int) -> int:
        return super().height(row, width) + self._gap()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell = self._theme, option.rect
        row = self._lay(index.row(), self._width())
        painter.save()
        self._paint_ground(painter, cell)
        # Both cells draw the one note, each the half of it above itself.
        left = cell.left() if index.column() == 0 else cell.right() + 1 - self._width()
        self._paint_note(painter, QPointF(left, cell.top()), row)
        area = QRectF(cell).adjusted(1, row.note_height + 1, -theme.px(8) - 1, -self._gap() + theme.px(4) - 1)
        self._paint_state(painter, area, option, index)
        self._paint_end(painter, cell, index, row)
        painter.restore()

    # -- painting ---------------------------------------------------------------------------------------------------

    def _paint_note(self, painter: QPainter, origin: QPointF, row: _Row) -> None:
        theme = self._theme
        side = QFontMetricsF(theme.font("ui")).ascent() * 0.85
        sign = QRectF(origin.x() + theme.px(2), origin.y() + self._pad() + theme.px(1), side * 0.7, side)
        painter.fillPath(bolt(sign), theme.color("warning"))
        painter.setPen(theme.color("text"))
        row.note.draw(painter, origin + QPointF(self._note_left(), self._pad()))

    def _paint_end(self, painter: QPainter, cell: QRect, index: Index, row: _Row) -> None:
        theme = self._theme
        end = row.ends[index.column()]
        top = cell.top() + row.note_height
        origin = QPointF(cell.left() + self._end_left(), top)
        side = self._model.side(self._model.item_at(index))
        subjects = self._subjects_of(side)
        size = QFontMetricsF(theme.font("small")).capHeight() * 1.1
        left = cell.left() + theme.px(10)
        height = end.text.boundingRect().height() - theme.px(3)
        for number, (which, subject) in enumerate(subjects):
            color = theme.accent(subject.color)
            middle = top + theme.px(8) + QFontMetricsF(theme.font("small")).height() / 2
            marker = QRectF(left + number * (size + 1), middle - size / 2, size, size)
            draw_marker(painter, marker.adjusted(0.5, 0.5, -0.5, -0.5), color, which)
        self._paint_bar(painter, side, QPointF(left, top + end.text_top), height)
        painter.setPen(theme.color("text"))
        end.text.draw(painter, origin + QPointF(0, end.text_top))
        end.quotes.draw(painter, origin + QPointF(0, end.quotes_top))
        painter.setPen(theme.color("muted"))
        end.where.draw(painter, QPointF(left + len(subjects) * (size + 1) + theme.px(5), top + theme.px(8)))

    # -- layout -----------------------------------------------------------------------------------------------------

    def _width(self) -> int:
        view = self.parent()
        viewport = getattr(view, "viewport", None)
        return int(viewport().width()) if viewport is not None else 1

    def _pad(self) -> int:
        return self._theme.px(12)

    def _gap(self) -> int:
        """The room below the ends."""
        return self._theme.px(12)

    def _note_left(self) -> int:
        return self._theme.px(18)

    def _end_left(self) -> int:
        return self._theme.px(20)

    def _lay_anew(self, row: int, width: int) -> _Row:
        theme, tension = self._theme, self._model.rows[row]
        kind = f"{words.tension_kind(tension)}\u2002"
        note, height = self._layout(
            kind + tension.note,
            "ui",
            max(width - self._note_left() - theme.px(12), theme.px(80)),
            [(0, len(kind), self._format("warning", bold=True))],
        )
        first, second = (self._lay_end(self._model.index(row, column), width // 2) for column in (0, 1))
        return _Row(note, self._pad() + height + theme.px(6), (first, second))

    def _lay_end(self, index: QModelIndex, width: int) -> _End:
        theme, item = self._theme, self._model.item_at(index)
        room = max(width - self._end_left() - theme.px(20), theme.px(60))
        where, height = self._layout(self._model.where(item), "small", room - theme.px(12))
        text = self._model.text(item)
        mark, role = self._mark(item.id)
        text_top = theme.px(8) + height + theme.px(3)
        formats = [(len(text), len(text + mark), self._format(role))]
        said, text_height = self._layout(text + mark, "statement", room, formats)
        quotes_top = text_top + text_height + theme.px(4)
        quotes, rests = "", []
        for quote, rest in self._model.quotes(item):
            quotes += ("\n" if quotes else "") + quote.replace("\n", " ")
            rests.append((len(quotes), len(quotes + rest), self._format("muted")))
            quotes += rest.replace("\n", " ")
        quoted, quotes_height = self._layout(quotes, "document", room, rests)
        return _End(where, said, text_top, quoted, quotes_top, quotes_top + quotes_height + theme.px(10))

    def _mark(self, item_id: str) -> tuple[str, str]:
        """The mark behind an end's text, as behind statements, and its colour's role."""
        proof = self._context.project.analysis.proof(item_id)
        if proof is None:
            return "\u00a0\u00a0…", "muted"
        unsupported = proof.unsupported
        mark = words.proof_mark(proof, unsupported).replace(" ", "\u00a0")
        return f"\u00a0\u00a0{mark}", words.STATE_ROLES["missing"] if unsupported else words.state_role(proof)
