"""Text in cells that delegates paint: broken to a width, with formats for some of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QTextBoundaryFinder
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from stratview.ui.utf16 import to_utf16

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIGNS: Final = re.compile("[A-Za-z0-9]?[+±<>=~$€£¥]+")
"""Signs that belong together and to the letter before them, as in "C++" and "A+"."""


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
    text = layout.text()
    has_signs = _SIGNS.search(text) is not None
    layout.beginLayout()
    top = 0.0
    while layout.lineCount() != most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if has_signs:
            _keep_signs(line, text)
        line.setPosition(QPointF(0, top))
        top += line.height() * leading
    layout.endLayout()
    return top


def _keep_signs(line: QTextLine, text: str) -> None:
    """End a line earlier that would end between two signs: Unicode lets "C++" break before each plus."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    inside = {to_utf16(text, at) for found in _SIGNS.finditer(text) for at in range(found.start() + 1, found.end())}
    if end not in inside:
        return
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    finder.setPosition(end)
    while end in inside:
        end = finder.toPreviousBoundary()
    # Qt counts signs of several units as one column.
    columns = end - start
    while columns > 0 and line.textLength() > end - start:
        line.setNumColumns(columns)
        columns -= 1


def breaks_its_end(layout: QTextLayout) -> bool:
    """Whether the lines of a layout break the last stretch of its text that has no place to break."""
    if layout.lineCount() < 2:
        return False
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, layout.text())
    finder.toEnd()
    return layout.lineAt(layout.lineCount() - 1).textStart() > finder.toPreviousBoundary()
