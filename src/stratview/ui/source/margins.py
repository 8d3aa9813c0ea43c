"""The margins of a document: at the left what a passage proves, at the right what is uncited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QToolTip

from stratview.ui.shapes import draw_marker
from stratview.ui.words import NOTE_MARKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from stratview.ui.source.marks import Mark
    from stratview.ui.theme import Theme

_MARKER = 6
_RING = 7


class Margins:
    """Draws the marks beside the lines that are in sight, and remembers where, to tell what a click meant.

    Left: citation numbers of the shown dimension; for what is cited only elsewhere, the markers of the subjects. Right:
    a dashed ring and a dotted line beside each uncited claim, a dash beside what is marked as no claim, a pencil beside
    a passage with a note.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn: list[tuple[QRectF, tuple[Mark, ...]]] = []
        self.describe: Callable[[tuple[Mark, ...]], str] | None = None
        """Says what marks mean, for their tooltip; None shows none."""

    def at(self, point: QPointF) -> tuple[Mark, ...]:
        """The marks whose sign is under a point of the viewport, as last drawn."""
        return next((marks for area, marks in self._drawn if area.contains(point)), ())

    def show_tip(self, event: QEvent, view: QWidget) -> bool:
        """Show the tooltip that an event of a view's viewport asks for; returns whether it was one."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent) or self.describe is None:
            return False
        marks = self.at(QPointF(event.pos()))
        QToolTip.showText(event.globalPos(), self.describe(marks) if marks else "", view)
        return True

    def paint(
        self,
        painter: QPainter,
        marks: Iterable[Mark],
        rect_of: Callable[[int], QRect],
        left: float,
        right: tuple[float, float],
    ) -> None:
        """Draw the marks.

        Args:
            painter: paints on the viewport.
            marks: those that can be in sight.
            rect_of: where the character at an offset (code points of the document's text) is in the viewport.
            left: where the left margin ends.
            right: where the right margin begins and ends.
        """
        self._drawn = []
        lines: dict[int, list[Mark]] = {}
        rects: dict[int, QRect] = {}
        painter.setFont(self._theme.font("small"))
        least = painter.fontMetrics().ascent()
        for mark in marks:
            rect = rect_of(mark.start)
            if mark.noted:
                self._paint_note(painter, mark, rect, right)
            elif mark.uncited:
                self._paint_uncited(painter, mark, rect, rect_of(mark.end - 1), right)
            elif mark.number or mark.sides:
                # On a small page, lines are nearer to each other than their numbers can be.
                top = next((top for top in rects if abs(top - rect.top()) < least), rect.top())
                lines.setdefault(top, []).append(mark)
                rects.setdefault(top, rect)
        for top, there in lines.items():
            # Passages that share a margin: the current one wins, then one of this dimension.
            shown = min(there, key=lambda mark: (not mark.current, not mark.number))
            height = max(rects[top].height(), painter.fontMetrics().height())
            area = QRectF(0, rects[top].center().y() - height / 2, left - self._theme.px(4), height)
            self._drawn.append((area, tuple(there)))
            area.setRight(left - self._theme.px(6))
            self._paint_passage(painter, shown, area)

    def _paint_passage(self, painter: QPainter, mark: Mark, area: QRectF) -> None:
        if mark.number:
            painter.setPen(self._theme.color("text" if mark.current else "muted"))
            number = QFontMetricsF(painter.font()).elidedText(mark.number, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
            return
        side = self._theme.px(_MARKER)
        for index, (shape, color) in enumerate(reversed(mark.sides)):
            x = area.right() - side - index * (side + self._theme.px(2))
            # The diamond fills less of its square than the disc.
            grown = side * 0.12 if shape else 0.0
            square = QRectF(x, area.center().y() - side / 2, side, side)
            draw_marker(painter, square.adjusted(-grown, -grown, grown, grown), color, shape)

    def _paint_note(self, painter: QPainter, mark: Mark, first: QRect, right: tuple[float, float]) -> None:
        begin, end = right
        area = QRectF(begin, first.top(), end - begin, first.height())
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("accent"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, NOTE_MARKS["note"])
        self._drawn.append((area, (mark,)))

    def _paint_uncited(
        self, painter: QPainter, mark: Mark, first: QRect, last: QRect, right: tuple[float, float]
    ) -> None:
        begin, end = right
        size = self._theme.px(_RING)
        x = begin + min(self._theme.px(8), (end - begin) / 2)
        ring = QRectF(x - size / 2, first.center().y() - size / 2, size, size)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color("text" if mark.current else "muted")
        pen = QPen(color, 1.4 if mark.current else 1.1)
        pen.setDashPattern([2.0, 1.6])
        painter.setPen(pen)
        if mark.current:
            painter.setBrush(self._theme.color("passage"))
        if mark.reason:
            pen.setStyle(Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(ring.left(), ring.center().y()), QPointF(ring.right(), ring.center().y()))
        else:
            painter.drawEllipse(ring)
        if last.bottom() > first.bottom():
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(x, ring.bottom() + 2), QPointF(x, last.bottom() - 2))
        painter.restore()
        bottom = max(last.bottom(), first.bottom())
        self._drawn.append((QRectF(begin, first.top(), end - begin, bottom - first.top()), (mark,)))
