"""The timeline for screen readers: a list whose items are the milestones, in the order of time.

Qt knows a painted view as one empty widget. The children here look everything up when they are asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from stratview.ui.timeline.view import TimelineView

_SIDE = 12


class MilestoneItem(QAccessibleInterface):
    """One milestone of a view, by its place in the order of time."""

    def __init__(self, view: TimelineView, number: int) -> None:
        super().__init__()
        self._view = view
        self._number = number

    @property
    def _is_current(self) -> bool:
        return bool(self._view.current) and self._view.milestone_at(self._number) == self._view.current

    def isValid(self) -> bool:
        return self._number < self._view.milestone_count

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: ARG002
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: ARG002
        return -1

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        return self._view.spoken(self._number) if kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing of a milestone can be changed here."""

    def rect(self) -> QRect:
        view = self._view
        at = view.place_of(self._number)
        corner = view.viewport().mapToGlobal(QPoint(round(at) - _SIDE // 2 if at is not None else 0, 0))
        return QRect(corner.x(), corner.y(), _SIDE, view.viewport().height())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        state.selected = self._is_current
        state.focused = self._is_current and self._view.hasFocus()
        return state


class TimelineList(QAccessibleWidget):
    """The view with its milestones as children."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view
        self._items: dict[int, tuple[int, MilestoneItem]] = {}
        view.destroyed.connect(self._forget)

    def childCount(self) -> int:
        return self._view.milestone_count

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if not 0 <= index < self._view.milestone_count:
            return None
        if index not in self._items:
            item = MilestoneItem(self._view, index)
            self._items[index] = (QAccessible.registerAccessibleInterface(item), item)
        return self._items[index][1]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, (_, item) in self._items.items() if item is child), -1)

    def _forget(self) -> None:
        """Take the items out of Qt's list of interfaces before they go."""
        for number, _ in self._items.values():
            QAccessible.deleteAccessibleInterface(number)
        self._items = {}

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        number = self._view.number_of(self._view.current) if self._view.hasFocus() else None
        return self.child(number) if number is not None else None


def install() -> None:
    """Let Qt describe every timeline by `TimelineList`, when a screen reader asks."""
    QAccessible.installFactory(_describe)


def say_current(view: TimelineView) -> None:
    """Have a screen reader announce that the current milestone has changed."""
    if not QAccessible.isActive() or not view.hasFocus():
        return
    number = view.number_of(view.current)
    interface = QAccessible.queryAccessibleInterface(view)
    item = interface.child(number) if number is not None and number < interface.childCount() else None
    if item is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))


def _describe(name: str, described: QObject) -> QAccessibleInterface | None:
    from stratview.ui.timeline.view import TimelineView

    if name != "TimelineView" or not isinstance(described, TimelineView):
        return None
    # Qt keeps only the pointer, so the view keeps the object.
    described.access = TimelineList(described)
    return described.access
