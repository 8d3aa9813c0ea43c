"""Paints a row of the palette: its words, why it cannot be used, and its shortcut at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stratview.ui.palette.model import EntryRole
from stratview.ui.shapes import row_ground

if TYPE_CHECKING:
    from stratview.ui.palette.entries import Entry
    from stratview.ui.rows_model import Index
    from stratview.ui.theme import Theme

_SHARE = 0.4
"""The largest share of the row for what is at the right."""


class PaletteDelegate(QStyledItemDelegate):
    """Draws one line a row; what is too long is cut with an ellipsis."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        height = QFontMetricsF(self._theme.font("ui")).lineSpacing()
        return QSize(self._theme.px(200), round(height) + self._theme.px(9))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        entry: Entry = index.data(EntryRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect).adjusted(theme.px(6), 1, -theme.px(6), -1)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        row_ground(painter, row, theme, current=current, hovered=hovered, framed=current)
        inner = row.adjusted(theme.px(9), 0, -theme.px(9), 0)
        small, font = theme.font("small"), theme.font("ui")
        beside = self._draw(painter, entry.beside, inner, small, "muted", inner.width() * _SHARE, right=True)
        inner.setRight(inner.right() - beside - theme.px(12))
        text = self._draw(painter, entry.text, inner, font, "text" if entry.enabled else "muted", inner.width())
        inner.setLeft(inner.left() + text + theme.px(10))
        self._draw(painter, entry.reason, inner, small, "muted", inner.width())
        painter.restore()

    def _draw(
        self, painter: QPainter, text: str, area: QRectF, font: QFont, role: str, most: float, *, right: bool = False
    ) -> float:
        """Draw a text in an area, cut to `most` pixels; returns how wide it is."""
        if not text or most < self._theme.px(20):
            return 0
        metrics = QFontMetricsF(font)
        cut = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, most)
        painter.setFont(font)
        painter.setPen(self._theme.color(role))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, cut)
        return metrics.horizontalAdvance(cut)
