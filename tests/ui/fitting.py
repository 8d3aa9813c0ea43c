"""What of the words on a window's labels, buttons, drop-downs and tabs has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from stratview.ui.cut_button import CutButton

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLACK = 1
"""Pixels that rounding may take."""


def misfits(window: QWidget) -> list[str]:
    """Return a sentence for each visible widget of `window` whose words are cut and not in its tooltip."""
    found = []
    for widget in window.findChildren(QWidget):
        # A tooltip that was looked at goes meanwhile.
        if not isValid(widget) or widget.isWindow() or not widget.isVisible() or _is_folded(widget):
            continue
        found += [f"{_named(widget)}: {what}" for what in _cut(widget, window)]
        found += [f"{_named(widget)} is over {_named(other)}" for other in _covered(widget)]
        if _goes_on_sideways(widget):
            found.append(f"{_named(widget)} goes on at the right")
    return found


def _is_folded(widget: QWidget) -> bool:
    """Whether the widget is in a part that is put away by giving it no height."""
    parent = widget.parentWidget()
    return parent is not None and parent.maximumHeight() == 0


def _goes_on_sideways(widget: QWidget) -> bool:
    """Whether a column of controls, or a list whose rows have several lines, is wider than what is seen of it."""
    if isinstance(widget, QListView):
        return widget.horizontalScrollBar().maximum() > 0
    if isinstance(widget, QScrollArea) and widget.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
        column = widget.widget()
        return column is not None and column.width() > widget.viewport().width() + _SLACK
    return False


def _covered(widget: QWidget) -> Iterator[QWidget]:
    """Yield the controls beside a control that it overlaps."""
    parent, kinds = widget.parentWidget(), QLabel | QAbstractButton | QComboBox | QLineEdit | QAbstractScrollArea
    if not isinstance(widget, kinds) or parent is None or isinstance(parent, kinds):
        return
    for other in parent.children():
        if isinstance(other, kinds) and other is not widget and other.isVisible():
            common = other.geometry().intersected(widget.geometry())
            if min(common.width(), common.height()) > _SLACK:
                yield other


def _named(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(parent).__name__} > {type(widget).__name__} {_words(widget)[:60]!r}"


def _words(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _tip(widget: QWidget) -> str:
    """The tooltip after the mouse has rested on the widget, for some make it then."""
    if isinstance(widget, QComboBox | CutButton):
        middle = widget.rect().center()
        QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, middle, widget.mapToGlobal(middle)))
        QToolTip.hideText()
    return widget.toolTip()


def _plain(text: str) -> str:
    if "<" not in text:
        return " ".join(text.split())
    document = QTextDocument()
    document.setHtml(text)
    return " ".join(document.toPlainText().split())


def _cut(widget: QWidget, window: QWidget) -> Iterator[str]:
    has_words = isinstance(widget, QLabel | QAbstractButton | QComboBox | QTabBar)
    if has_words and not isinstance(widget, QTabBar) and not _words(widget):
        has_words = False
    if has_words and not _is_behind_a_tab(widget, window):
        yield from _outside(widget, window)
    whole = _plain(_tip(widget))
    if isinstance(widget, QTabBar):
        for at in range(widget.count()):
            if widget.tabRect(at).width() < widget.tabSizeHint(at).width() - _SLACK and not widget.tabToolTip(at):
                yield f"tab {widget.tabText(at)!r} is cut"
    elif isinstance(widget, QComboBox):
        yield from _cut_drop_down(widget, whole)
    elif isinstance(widget, QAbstractButton):
        # A shortened text ends with "…" before its closing quotation mark.
        said = _plain(widget.text()).replace("&&", "\0").replace("&", "").replace("\0", "&").partition("…”")[0]
        if widget.text() and _shows_words(widget) and said not in whole:
            hint = widget.sizeHint()
            if hint.width() > widget.width() + _SLACK or hint.height() > widget.height() + _SLACK:
                yield f"needs {hint.width()}x{hint.height()}, has {widget.width()}x{widget.height()}"
    elif isinstance(widget, QLabel) and widget.text():
        yield from _cut_label(widget, whole)


def _cut_drop_down(box: QComboBox, whole: str) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    metrics = box.fontMetrics()
    if metrics.height() > field.height() + _SLACK:
        yield f"letters of {metrics.height()} px in {field.height()}"
    width = metrics.horizontalAdvance(box.currentText())
    if width > field.width() + _SLACK and box.currentText() not in whole:
        yield f"{width} px in {field.width()}"


def _shows_words(button: QAbstractButton) -> bool:
    only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    return not isinstance(button, QToolButton) or button.icon().isNull() or button.toolButtonStyle() != only_icon


def _cut_label(label: QLabel, whole: str) -> Iterator[str]:
    room = label.contentsRect()
    text = _plain(label.text())
    if text in whole and text:
        return
    if "…" in label.text()[-1:] and text.rstrip("…") in whole:
        return
    metrics = QFontMetrics(label.font())
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + _SLACK:
            yield f"needs a height of {needed}, has {label.height()}"
        longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
        if longest > room.width() + _SLACK:
            yield f"a word of {longest} px in {room.width()}"
    else:
        hint = label.sizeHint()
        if hint.width() > label.width() + _SLACK or metrics.height() > room.height() + _SLACK:
            yield f"needs {hint.width()}x{metrics.height()}, has {label.width()}x{room.height()}"


def _is_behind_a_tab(widget: QWidget, window: QWidget) -> bool:
    """Whether Qt has moved the widget's panel out of the window, because another is before it."""
    at = QRect(widget.mapTo(window, QPoint()), widget.size())
    return at.right() < 0 or at.bottom() < 0


def _outside(widget: QWidget, window: QWidget) -> Iterator[str]:
    """Say where a parent cuts the widget, unless the reader can scroll to it."""
    parent = widget.parentWidget()
    while parent is not None and parent is not window.parentWidget():
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return
        at = QRect(widget.mapTo(parent, QPoint()), widget.size())
        if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(at):
            yield f"{at.getRect()} is outside of {type(parent).__name__} {parent.rect().getRect()}"
            return
        if parent.isWindow():
            return
        parent = parent.parentWidget()
