"""Text in cells that delegates paint: broken to a width, with formats for some of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption


def format_range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format for `length` UTF-16 units from `start`."""
    one = QTextLayout.FormatRange()
    one.start, one.length, one.format = start, length, form
    return one


def breaking_anywhere() -> QTextOption:
    """Break between words; a word that is wider than the line is broken too, never cut off."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def break_lines(layout: QTextLayout, width: float, leading: float) -> float:
    """Break the text to a width; each line is `leading` times its height apart. Returns the height of all."""
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() * leading
    layout.endLayout()
    return top
