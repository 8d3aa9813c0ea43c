"""Signs that are drawn, so that no font needs to have them, and the frame of what is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from PySide6.QtCore import QRect, QRectF
    from PySide6.QtGui import QColor

    from stratview.ui.theme import Theme


def bolt(rect: QRectF) -> QPainterPath:
    """Return a lightning bolt: the sign of a tension."""
    path = QPainterPath()
    points = ((0.62, 0.0), (0.0, 0.56), (0.42, 0.56), (0.32, 1.0), (1.0, 0.4), (0.56, 0.4))
    for index, (x, y) in enumerate(points):
        point = QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())
        path.lineTo(point) if index else path.moveTo(point)
    path.closeSubpath()
    return path


def absence_sign(painter: QPainter, rect: QRectF, color: QColor, kind: str) -> None:
    """Why a side says nothing: a ring that is struck through for `not-found`, an unequal sign for `not-comparable`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, max(rect.width() / 8, 1.2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind == "not-found":
        painter.drawEllipse(rect)
        painter.drawLine(rect.bottomLeft(), rect.topRight())
    else:
        middle, step = rect.center().y(), rect.height() / 5
        for y in (middle - step, middle + step):
            painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        inset = QPointF(rect.width() / 4, 0)
        painter.drawLine(rect.bottomLeft() + inset, rect.topRight() - inset)
    painter.restore()


def scales(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """A pair of scales whose right pan hangs lower: the sign of evidence that is lopsided."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, max(rect.width() / 8, 1.2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)

    def at(x: float, y: float) -> QPointF:
        return QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())

    for start, end in (((0.5, 0.05), (0.5, 1)), ((0.25, 1), (0.75, 1)), ((0.08, 0.15), (0.92, 0.35))):
        painter.drawLine(at(*start), at(*end))
    for x, y in ((0.1, 0.5), (0.9, 0.7)):
        painter.drawLine(at(x - 0.14, y), at(x + 0.14, y))
    painter.restore()


def current_frame(painter: QPainter, rect: QRectF, theme: Theme, *, focused: bool) -> None:
    """The frame of the current cell; stronger while its table has the keyboard."""
    painter.setPen(QPen(theme.color("accent" if focused else "muted"), 1.5 if focused else 1))
    painter.setBrush(theme.color("current"))
    painter.drawRoundedRect(rect, 6, 6)


def row_ground(painter: QPainter, rect: QRectF, theme: Theme, *, current: bool, hovered: bool, framed: bool) -> None:
    """The ground of a row of a list, and a frame, as where it has the keyboard."""
    if current or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("current" if current else "hover"))
        painter.drawRoundedRect(rect, 5, 5)
    if framed:
        painter.setPen(theme.color("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 5, 5)


def focus_frame(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The frame of a pane that has the keyboard, just within `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def draw_marker(painter: QPainter, rect: QRectF, color: QColor, shape: int) -> None:
    """A subject's marker: a disc for the first subject, a diamond for the second."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if shape == 0:
        painter.drawEllipse(rect)
    else:
        middle = rect.center()
        top, right = QPointF(middle.x(), rect.top()), QPointF(rect.right(), middle.y())
        bottom, left = QPointF(middle.x(), rect.bottom()), QPointF(rect.left(), middle.y())
        painter.drawPolygon([top, right, bottom, left])
    painter.restore()
