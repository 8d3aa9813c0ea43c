"""Paints the overview's cells: titles with their marks, summaries with the subject's bar, passages side by side."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPersistentModelIndex, QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stratview.quick_dataclass import dataclass
from stratview.ui.cell_state import is_selected
from stratview.ui.pages.overview_model import DIMENSION, EVIDENCE, Entry, EntryRole, OverviewModel
from stratview.ui.shapes import bolt, draw_marker, scales
from stratview.ui.text_layout import format_range, lay_out
from stratview.ui.utf16 import utf16_length

if TYPE_CHECKING:
    from stratview.ui.context import Context
    from stratview.ui.rows_model import Index

_Sign = Literal["", "bolt", "scales", "first", "second"]


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a small line: a sign, a text, or both, in one colour."""

    text: str
    role: str
    sign: _Sign = ""


@dataclass(slots=True)
class _Laid:
    """A cell laid out at one width: its text, then small lines; positions are relative to the cell."""

    text: QTextLayout | None = None
    lines: list[tuple[float, list[_Part]]] = field(default_factory=list)
    wraps: list[tuple[float, QTextLayout, str]] = field(default_factory=list)
    height: float = 0.0


class OverviewDelegate(QStyledItemDelegate):
    """Draws one cell of a row; the row under the mouse is `hovered`."""

    def __init__(self, context: Context, model: OverviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._model = model
        self._laid: dict[tuple[int, int, int], _Laid] = {}
        self.hovered = QPersistentModelIndex()

    def refresh(self) -> None:
        """Forget what was laid out: the theme, the zoom or what is known has changed."""
        self._laid.clear()

    def height(self, index: Index, width: int) -> int:
        """The height that a cell needs at a width."""
        return round(self._lay(index, width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, cell = self._theme, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = is_selected(option, index)
        role = "current" if selected else "hover" if index.row() == self.hovered.row() else "page"
        painter.fillRect(cell, theme.color(role))
        painter.setPen(theme.color("line"))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        if selected and index.column() == DIMENSION:
            parent = self.parent()
            focused = isinstance(parent, QWidget) and parent.hasFocus()
            painter.fillRect(
                QRect(cell.left(), cell.top(), 3, cell.height()), theme.color("accent" if focused else "muted")
            )
        self._paint_cell(painter, cell, index)
        painter.restore()

    # -- painting ---------------------------------------------------------------------------------------------------

    def _paint_cell(self, painter: QPainter, cell: QRect, index: Index) -> None:
        theme = self._theme
        laid = self._lay(index, cell.width())
        origin = QPointF(cell.left() + self._left(index.column()), cell.top())
        side = self._model.side_of(index.column())
        if side and laid.text is not None:
            subject = self._context.project.head.subject(side)
            height = laid.text.boundingRect().height() - theme.px(3)
            bar = QRectF(cell.left() + theme.px(6), cell.top() + self._pad() + theme.px(1), theme.px(3), height)
            if subject is not None and index.data():
                painter.fillRect(bar, theme.accent(subject.color))
        if laid.text is not None:
            muted = bool(side) and not index.data()
            painter.setPen(theme.color("muted" if muted else "text"))
            laid.text.draw(painter, origin + QPointF(0, self._pad()))
        for top, parts in laid.lines:
            self._paint_parts(painter, origin + QPointF(0, top), parts)
        sign = self._small_sign()
        for top, layout, role in laid.wraps:
            painter.setPen(theme.color(role))
            layout.draw(painter, origin + QPointF(sign + theme.px(7), top))
            middle = top + QFontMetricsF(self._small()).height() / 2
            self._paint_sign(painter, "scales", QPointF(origin.x(), origin.y() + middle), role)

    def _paint_parts(self, painter: QPainter, at: QPointF, parts: list[_Part]) -> None:
        theme, metrics = self._theme, QFontMetricsF(self._small())
        painter.setFont(self._small())
        left = at.x()
        for part in parts:
            if part.sign:
                self._paint_sign(painter, part.sign, QPointF(left, at.y() + metrics.height() / 2), part.role)
                left += self._small_sign() + theme.px(6 if part.sign == "scales" else 3)
            painter.setPen(theme.color(part.role if part.sign not in ("first", "second") else "text"))
            painter.drawText(QPointF(left, at.y() + metrics.ascent()), part.text)
            left += metrics.horizontalAdvance(part.text) + theme.px(9)

    def _paint_sign(self, painter: QPainter, sign: _Sign, left_middle: QPointF, role: str) -> None:
        """Draw a sign whose left edge has its middle at a point; a subject's sign has the subject's colour."""
        theme, side = self._theme, self._small_sign()
        rect = QRectF(left_middle.x(), left_middle.y() - side / 2, side, side)
        if sign == "bolt":
            painter.fillPath(bolt(rect.adjusted(side * 0.15, 0, -side * 0.15, 0)), theme.color(role))
        elif sign == "scales":
            scales(painter, rect, theme.color(role))
        else:
            which = 0 if sign == "first" else 1
            color = theme.accent(self._context.project.head.subjects[which].color)
            draw_marker(painter, rect.adjusted(1, 1, -1, -1), color, which)

    # -- layout -----------------------------------------------------------------------------------------------------

    def _pad(self) -> int:
        return self._theme.px(8)

    def _left(self, column: int) -> int:
        return self._theme.px(10 if column == DIMENSION else 16 if column != EVIDENCE else 6)

    def _small(self) -> QFont:
        return self._theme.font("small")

    def _small_sign(self) -> float:
        return round(QFontMetricsF(self._small()).capHeight() * 1.1)

    def _lay(self, index: Index, width: int) -> _Laid:
        key = (index.row(), index.column(), width)
        laid = self._laid.get(key)
        if laid is None:
            laid = self._laid[key] = self._lay_anew(index.data(EntryRole), index.column(), width)
        return laid

    def _lay_anew(self, entry: Entry, column: int, width: int) -> _Laid:
        room = max(width - self._left(column) - self._theme.px(10), self._theme.px(40))
        laid = _Laid(height=self._pad())
        if column == EVIDENCE:
            self._add_evidence(laid, entry)
        elif column == DIMENSION:
            self._add_text(laid, entry.title, room, bold=True)
            self._add_line(laid, self._marks(entry))
        else:
            side = self._model.side_of(column)
            self._add_text(
                laid,
                entry.summaries.get(side) or self._model.missing(entry),
                room,
                figures=entry.unsupported.get(side, ()),
            )
            for verdict in entry.against(side):
                self._add_wrapped(laid, self._model.words.verdict(verdict), "warning", room)
        laid.height += self._pad()
        return laid

    def _add_text(
        self, laid: _Laid, text: str, room: float, *, bold: bool = False, figures: tuple[str, ...] = ()
    ) -> None:
        """The cell's text, with the figures behind it that no quote holds."""
        mark = "".join(f"  #{figure}" for figure in figures).replace(" ", "\u00a0")
        form = QTextCharFormat()
        form.setForeground(self._theme.color("bad"))
        formats = [format_range(utf16_length(text), utf16_length(mark), form)] if mark else []
        laid.text, height = lay_out(text + mark, self._theme.font("ui", bold=bold), room, leading=1.14, formats=formats)
        laid.height += height

    def _add_line(self, laid: _Laid, parts: list[_Part]) -> None:
        if parts:
            top = laid.height + self._theme.px(3)
            laid.lines.append((top, parts))
            laid.height = top + QFontMetricsF(self._small()).height()

    def _add_wrapped(self, laid: _Laid, text: str, role: str, room: float) -> None:
        top = laid.height + self._theme.px(3)
        layout, height = lay_out(text, self._small(), room - self._small_sign() - self._theme.px(7), leading=1.1)
        laid.wraps.append((top, layout, role))
        laid.height = top + height

    def _marks(self, entry: Entry) -> list[_Part]:
        if not entry.known:
            return []
        parts = [_Part(f"✗ {entry.unproven}", "bad")] if entry.unproven else []
        parts.append(
            _Part(
                str(entry.statements) if parts or not entry.statements else f"✓ {entry.statements}",
                "muted" if parts or not entry.statements else "good",
            )
        )
        if entry.tense:
            parts.append(_Part(str(entry.tense), "warning", "bolt"))
        return parts

    def _add_evidence(self, laid: _Laid, entry: Entry) -> None:
        balance = entry.balance
        if balance is None:
            return
        first, second = balance.sides
        laid.height -= self._theme.px(2)
        self._add_line(
            laid, [_Part(str(first.passages), "text", "first"), _Part(str(second.passages), "text", "second")]
        )
        if balance.lopsided:
            self._add_line(laid, [_Part(self.tr("lopsided"), "warning", "scales")])
        elif first.documents == second.documents:
            self._add_line(laid, [_Part(self._model.words.documents(first.documents), "muted")])
        else:
            parts = [_Part(f"{first.documents} : {self._model.words.documents(second.documents)}", "muted")]
            self._add_line(laid, parts)
