"""A layout in lines: widgets that have no room in a line continue in the next, as words do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayoutItem, QWidget


class Flow(QLayout):
    """Puts widgets side by side at their wanted sizes, in as many lines as that takes.

    What may expand horizontally (a field) takes the width that its line has left. A line without one is at the left,
    except for its last widget where that is `add_right`ed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._right: QWidget | None = None

    def add_right(self, widget: QWidget) -> None:
        """Add a widget that keeps to the right end of its line."""
        self.addWidget(widget)
        self._right = widget

    # -- QLayout ------------------------------------------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        gaps = self.spacing() * max(len(lines) - 1, 0)
        return sum(map(_height, lines)) + gaps + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(len(shown) - 1, 0)
        return self._with_margins(width, _height(shown))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        width = max((item.minimumSize().width() for item in shown), default=0)
        return self._with_margins(width, _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        margins = self.contentsMargins()
        room = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        top = room.top()
        for line in self._lines(room.width()):
            height = _height(line)
            self._place(line, QRect(room.left(), top, room.width(), height))
            top += height + self.spacing()

    # -- lines --------------------------------------------------------------------------------------------------------

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if lines and left + wanted <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
                left = 0
            left += wanted + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        wanted = [min(item.sizeHint().width(), room.width()) for item in line]
        spare = room.width() - sum(wanted) - self.spacing() * (len(line) - 1)
        growing = [at for at, item in enumerate(line) if _grows(item)]
        for order, at in enumerate(growing):
            wanted[at] += (spare + order) // len(growing)
        left = room.left()
        for item, width in zip(line, wanted, strict=True):
            if item.widget() is self._right and not growing:
                left = room.right() + 1 - width
            height = min(item.sizeHint().height(), room.height())
            item.setGeometry(QRect(left, room.top() + (room.height() - height) // 2, width, height))
            left += width + self.spacing()


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)


def _grows(item: QLayoutItem) -> bool:
    expands = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return expands and item.maximumSize().width() > item.sizeHint().width()
