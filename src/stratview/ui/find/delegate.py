"""Paints a hit: the subject's marker, the text with the words marked, and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stratview.search.word_marks import excerpt
from stratview.ui.find.model import HitRole, SideRole, WhereRole
from stratview.ui.shapes import draw_marker, row_ground
from stratview.ui.text_layout import format_range, lay_out
from stratview.ui.utf16 import to_utf16

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout

    from stratview.search.find import Hit
    from stratview.ui.context import Context
    from stratview.ui.rows_model import Index

_LINES = 2
_MARKER = 8
_BOLDER = 8


class HitDelegate(QStyledItemDelegate):
    """Draws the rows of the hits. A text takes two lines at most, around its first marked word."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = context.theme
        self._laid: dict[int, QTextLayout] = {}
        self.refresh(0)

    def refresh(self, width: int) -> None:
        """Forget what was laid out: the hits, the theme or the width have changed."""
        self._width = width
        self._laid.clear()
        self._font = self._theme.font("ui")
        self._metrics = QFontMetricsF(self._font)
        self._small_height = QFontMetricsF(self._theme.font("small")).lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        # Without laying the text out: most hits are never seen, and each key that is typed brings new ones.
        theme = self._theme
        hit = index.data(HitRole)
        if hit is None:
            return QSize(self._width, round(self._small_height) + theme.px(14))
        text = self._lines(hit.text) * self._metrics.height()
        return QSize(self._width, round(text + self._small_height) + theme.px(13))

    def _lines(self, text: str) -> int:
        """Return how many lines a text takes: two unless it certainly fits on one, also with its words in bold."""
        room = self._room()
        if len(text) * self._metrics.averageCharWidth() > 2 * room:
            return _LINES
        return (
            1 if self._metrics.horizontalAdvance(text) + self._theme.px(_BOLDER) < room and "\n" not in text else _LINES
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(theme.px(6), 1, -theme.px(6), -1)
        if index.data(HitRole) is None:
            painter.setFont(theme.font("small", bold=True))
            painter.setPen(theme.color("muted"))
            heading = row.adjusted(theme.px(8), 0, 0, -theme.px(2))
            painter.drawText(heading, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, index.data())
            painter.restore()
            return
        flags = QStyle.StateFlag
        current, hovered = (bool(option.state & flag) for flag in (flags.State_Selected, flags.State_MouseOver))
        framed = bool(option.state & flags.State_HasFocus)
        row_ground(painter, row, theme, current=current, hovered=hovered, framed=framed)
        layout = self._layout(index)
        origin = QPointF(row.left() + self._inset(), row.top() + theme.px(5))
        self._paint_sides(painter, index.data(SideRole), row.left() + theme.px(9), origin.y(), layout)
        painter.setPen(theme.color("text"))
        layout.draw(painter, origin)
        self._paint_where(painter, index.data(WhereRole), row, origin.y() + layout.boundingRect().height())
        painter.restore()

    def _paint_sides(
        self, painter: QPainter, sides: tuple[int, ...], left: float, top: float, layout: QTextLayout
    ) -> None:
        theme = self._theme
        side = theme.px(_MARKER)
        middle = top + layout.lineAt(0).height() / 2 if layout.lineCount() else top
        subjects = self._context.project.head.subjects
        for place, number in enumerate(sides):
            # Two markers share the room of one and a half, so that all texts begin at one line.
            area = QRectF(left + place * side * 0.9, middle - side / 2, side, side)
            draw_marker(painter, area, theme.accent(subjects[number].color), number)

    def _paint_where(self, painter: QPainter, where: str, row: QRectF, top: float) -> None:
        theme = self._theme
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("muted"))
        metrics = QFontMetricsF(painter.font())
        area = QRectF(row.left() + self._inset(), top + theme.px(1), self._room(), metrics.lineSpacing())
        words = metrics.elidedText(where, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _inset(self) -> int:
        return self._theme.px(30)

    def _room(self) -> float:
        return max(self._width - self._inset() - self._theme.px(24), 40)

    def _layout(self, index: Index) -> QTextLayout:
        laid = self._laid.get(index.row())
        if laid is None:
            laid = self._laid[index.row()] = self._lay(index.data(HitRole))
        return laid

    def _lay(self, hit: Hit) -> QTextLayout:
        theme = self._theme
        font, room = self._font, self._room()
        # How much fits depends on what it is written in: a Chinese character is as wide as two letters.
        sign = self._metrics.averageCharWidth() if hit.text.isascii() else self._mean_width(hit.text)
        text, marks = excerpt(hit.text, hit.marks, max(round(_LINES * room / sign * 0.94), 20), hit.closest)
        marked = QTextCharFormat()
        marked.setFontWeight(QFont.Weight.DemiBold)
        marked.setBackground(theme.color("found"))
        spans = [(to_utf16(text, start), to_utf16(text, end)) for start, end in marks]
        formats = [format_range(start, end - start, marked) for start, end in spans]
        layout, _ = lay_out(text, font, room, leading=1, formats=formats, most=self._lines(hit.text))
        return layout

    def _mean_width(self, text: str) -> float:
        sample = text[:120]
        return max(self._metrics.horizontalAdvance(sample) / max(len(sample), 1), 1.0)
