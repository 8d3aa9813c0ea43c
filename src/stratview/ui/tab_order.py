"""The order in which Tab goes through a window: pane by pane, in each from the top to the bottom as it is seen now.

Qt's own chain follows the order in which widgets were made and changes with every dock that moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtWidgets import QButtonGroup

_ROW = 14
"""Widgets whose middles are at most this many pixels apart are in one row."""


def is_seen(widget: QWidget) -> bool:
    """Return whether some of a widget is in sight: not hidden, not behind another tab, not scrolled away."""
    area = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return widget.isVisible() and not area.visibleRegion().isEmpty()


def stops(window: QWidget, panes: Iterable[QWidget], field: QWidget, below: QWidget | None) -> list[QWidget]:
    """Return what Tab stops at: in `panes`, in their order, then in the remaining window.

    What is in `below`, the panel that hangs from `field`, follows the field. Buttons that Qt leaves out (of tool bars
    and docks) count, and take the keyboard from then on.
    """
    found = [one for one in _inside(window) if _takes_tab(one)]
    ordered: list[QWidget] = []
    for pane in [*panes, window]:
        own = [one for one in found if pane.isAncestorOf(one) or one is pane]
        found = [one for one in found if one not in own]
        ordered += _by_rows(own, window)
    hanging = [one for one in ordered if below is not None and below.isAncestorOf(one)]
    if not hanging or field not in ordered:
        return ordered
    others = [one for one in ordered if one not in hanging]
    at = others.index(field) + 1
    return [*others[:at], *hanging, *others[at:]]


def next_stop(stops: Sequence[QWidget], at: QWidget | None, *, forward: bool) -> QWidget | None:
    """Return the stop after (or before) a widget, the first after the last; None where there is none."""
    if not stops:
        return None
    inside = next((i for i, one in enumerate(stops) if at is not None and (one is at or one.isAncestorOf(at))), None)
    if inside is None:
        return stops[0 if forward else -1]
    return stops[(inside + (1 if forward else -1)) % len(stops)]


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """Yield all widgets in a window, but not those in separate windows.

    Level by level: PySide takes what `findChildren`, `window` and `focusProxy` return for children or parents of the
    asked widget. A table that belongs to its own viewport is deleted with the next garbage.
    """
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow() and not child.isHidden():
            yield child
            yield from _inside(child)


def _takes_tab(widget: QWidget) -> bool:
    if not widget.isEnabled() or _is_inner(widget) or not is_seen(widget):
        return False
    if isinstance(widget, QAbstractButton):
        group = cast("QButtonGroup | None", widget.group())
        if group is not None and group.exclusive() and group.checkedButton() not in (None, widget):
            # Among such buttons the arrow keys choose.
            return False
        if isinstance(widget.parentWidget(), QLineEdit | QTabBar):
            # The buttons inside a field have keys that reach them.
            return False
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_inner(widget: QWidget) -> bool:
    """Return whether a widget gives the keyboard to its parent: a viewport, or the field of a box."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea):
        return parent.viewport() is widget
    return isinstance(parent, QComboBox | QAbstractSpinBox)


def _by_rows(widgets: Sequence[QWidget], window: QWidget) -> list[QWidget]:
    """Sort widgets by rows from the top to the bottom, in each from the left to the right."""
    middles = {one: one.mapTo(window, one.rect().center()) for one in widgets}
    rows: list[list[QWidget]] = []
    last = QPoint(0, -_ROW - 1)
    for one in sorted(widgets, key=lambda one: middles[one].y()):
        if middles[one].y() - last.y() > _ROW or not rows:
            rows.append([])
        rows[-1].append(one)
        last = middles[one]
    return [one for row in rows for one in sorted(row, key=lambda one: middles[one].x())]
