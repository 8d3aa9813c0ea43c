"""Signs that are drawn, so that no font needs to have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QColor


def bolt(rect: QRectF) -> QPainterPath:
    """A lightning bolt: the sign of a tension."""
    path = QPainterPath()
    points = ((0.62, 0.0), (0.0, 0.56), (0.42, 0.56), (0.32, 1.0), (1.0, 0.4), (0.56, 0.4))
    for index, (x, y) in enumerate(points):
        point = QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())
        path.lineTo(point) if index else path.moveTo(point)
    path.closeSubpath()
    return path


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
