"""Text in cells that delegates paint: broken to a width, with formats for some of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTextBoundaryFinder
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

if TYPE_CHECKING:
    from collections.abc import Sequence


def format_range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    """Return a format for `length` UTF-16 units from `start`."""
    one = QTextLayout.FormatRange()
    one.start, one.length, one.format = start, length, form
    return one


def breaking_anywhere() -> QTextOption:
    """Break between words; a word that is wider than the line is broken too, never cut off."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def lay_out(
    text: str,
    font: QFont,
    width: float,
    leading: float,
    formats: Sequence[QTextLayout.FormatRange] = (),
    most: int | None = None,
) -> tuple[QTextLayout, float]:
    """Return a text broken to a width, and its height; see `break_lines`."""
    layout = QTextLayout(text, font)
    layout.setTextOption(breaking_anywhere())
    if formats:
        layout.setFormats(formats)
    return layout, break_lines(layout, width, leading, most)


def break_lines(layout: QTextLayout, width: float, leading: float, most: int | None = None) -> float:
    """Break the text to a width; each line is `leading` times its height apart. Returns the height of all.

    Where `most` is given, no more lines than that are shown.
    """
    layout.beginLayout()
    top = 0.0
    while layout.lineCount() != most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() * leading
    layout.endLayout()
    return top


def breaks_its_end(layout: QTextLayout) -> bool:
    """Whether the lines of a layout break the last stretch of its text that has no place to break."""
    if layout.lineCount() < 2:
        return False
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, layout.text())
    finder.toEnd()
    return layout.lineAt(layout.lineCount() - 1).textStart() > finder.toPreviousBoundary()
