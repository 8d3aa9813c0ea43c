"""The subjects' shapes, and colours between colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath


def marker_path(side: int, left: float, right: float, middle: float, size: float) -> QPainterPath:
    """Return a subject's shape, drawn out from `left` to `right`: ● for the first and ◆ for the second."""
    path = QPainterPath()
    half = size / 2
    width = max(right - left, size)
    left = (left + right - width) / 2
    right = left + width
    if side == 0:
        path.addRoundedRect(QRectF(left, middle - half, width, size), half, half)
        return path
    path.moveTo(left, middle)
    path.lineTo(left + half, middle - half)
    path.lineTo(right - half, middle - half)
    path.lineTo(right, middle)
    path.lineTo(right - half, middle + half)
    path.lineTo(left + half, middle + half)
    path.closeSubpath()
    return path


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return a colour between two: `share` of the second."""
    pairs = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))
