"""Paints a side of a row that has no statement: three different things, which differ by sign, words and place.

Nothing of it looks like a statement: there is no subject's bar, no proof mark and no number, and all is muted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout

from stratview.ui import words
from stratview.ui.shapes import absence_sign, current_frame
from stratview.ui.text_layout import lay_out

if TYPE_CHECKING:
    from stratview.ui.context import Context
    from stratview.ui.pages.compare_model import Gap


class GapPainter:
    """Lays gaps out at a width, and draws them."""

    def __init__(self, context: Context) -> None:
        self._project = context.project
        self._theme = context.theme

    def height(self, gap: Gap, width: int) -> int:
        """The height that a gap needs in a cell of this width."""
        return round(self._lay(gap, width)[1])

    def paint(self, painter: QPainter, cell: QRect, gap: Gap, *, current: bool, focused: bool) -> None:
        """Draw a gap into its cell."""
        theme = self._theme
        if current:
            current_frame(painter, QRectF(cell).adjusted(0.5, 2.5, -theme.px(9), -3.5), theme, focused=focused)
        layouts, _ = self._lay(gap, cell.width())
        origin = QPointF(cell.topLeft())
        painter.setPen(theme.color("muted"))
        for layout, at in layouts:
            layout.draw(painter, origin + at)
        if gap.absence is not None:
            side = QFontMetricsF(theme.font("ui")).capHeight()
            _, at = layouts[0]
            left = at - QPointF(side + theme.px(6), -(QFontMetricsF(theme.font("ui")).ascent() - side))
            absence_sign(painter, QRectF(origin + left, QSizeF(side, side)), theme.color("muted"), gap.absence.kind)

    def _lay(self, gap: Gap, width: int) -> tuple[list[tuple[QTextLayout, QPointF]], float]:
        """The texts with where each is in the cell, and the height of all."""
        theme = self._theme
        pad, absence = theme.px(9), gap.absence
        left, top = pad * 1.9, float(pad)
        if absence is None:
            texts = [(words.absence_word(None), theme.font("ui"))]
        else:
            left += QFontMetricsF(theme.font("ui")).capHeight() + theme.px(6)
            texts = [(words.absence_word(absence), theme.font("ui", bold=True)), (absence.note, theme.font("ui"))]
            texts.append((words.looked_in(self._project.head, absence), theme.font("small")))
        room = max(width - left - 2 * pad, theme.px(60))
        layouts = []
        for text, font in texts:
            if text:
                layout, height = lay_out(text.replace("\n", "\u2028"), font, room, leading=1.15)
                layouts.append((layout, QPointF(left, top)))
                top += height + theme.px(2)
        return layouts, top + pad
