"""Where the mouse is in a text when it is between two lines: in the nearer one.

Qt takes the start of the line below. A selection that begins or ends between lines then has words that nobody
wanted, and a selected text that is pressed there is selected anew instead of being dragged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QMouseEvent, QTextCursor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit


def in_line(area: QTextEdit, point: QPointF) -> QPointF:
    """Return a point of the viewport, moved up or down into the nearer line if it is between two."""
    at = point.toPoint()
    cursor = area.cursorForPosition(at)
    below = area.cursorRect(cursor)
    # The line may begin at a part of a pixel.
    if below.top() < at.y():
        return point
    wanted = below.top() + 1
    if cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter):
        above = area.cursorRect(cursor)
        # Of two cells side by side neither is above the other.
        if above.bottom() < at.y() and at.y() - above.bottom() <= below.top() - at.y():
            wanted = above.bottom() - 1
    return point + QPointF(QPoint(0, wanted - at.y()))


def event_in_line(area: QTextEdit, event: QMouseEvent) -> QMouseEvent:
    """Return an event of the mouse as it is in the nearer line."""
    place = in_line(area, event.position())
    if place == event.position():
        return event
    moved = event.globalPosition() + place - event.position()
    return QMouseEvent(event.type(), place, moved, event.button(), event.buttons(), event.modifiers())
