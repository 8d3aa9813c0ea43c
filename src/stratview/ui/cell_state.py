"""Whether a cell that is painted is selected, under the mouse or has the keyboard.

`option.state` says so too, but its first use has PySide6 make QStyle with its 560 enum members: 4 ms of a start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem


def is_selected(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Return whether a cell is selected."""
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index)


def has_focus(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    """Return whether a cell is the current one of a view that has the keyboard."""
    view = option.widget
    return isinstance(view, QAbstractItemView) and view.hasFocus() and view.currentIndex() == index


def is_hovered(option: QStyleOptionViewItem) -> bool:
    """Return whether the mouse is over a cell."""
    if not option.widget.underMouse():
        return False
    from PySide6.QtWidgets import QStyle

    return bool(option.state & QStyle.StateFlag.State_MouseOver)
