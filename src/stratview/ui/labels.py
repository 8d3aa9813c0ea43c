"""Labels that show a text as it is. A curator's words are text, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from stratview.invisible import visible
from stratview.ui import words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget


def set_tip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip. Its accessible description is the same text; Qt would take the tooltip's markup."""
    widget.setToolTip(words.plain(text))
    widget.setAccessibleDescription(visible(text))


class PlainLabel(QLabel):
    """A label for text, with hidden characters made visible. Left to itself, Qt takes what looks like markup for it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(visible(text), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setText(self, text: str) -> None:
        super().setText(visible(text))


class ElidedLabel(PlainLabel):
    """A label of one line, cut to its width; its tooltip and accessible name have the whole text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self._whole = self._short = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """The whole text."""
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = visible(" ".join(text.split()))
        self.setAccessibleName(self._whole)
        self._cut()

    def set_short(self, text: str) -> None:
        """Say this instead of the text where the text has no room; empty to cut it."""
        self._short = visible(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        QLabel.setText(self, self._short if self._short and cut != self._whole else cut)
        set_tip(self, self._whole if cut != self._whole else "")


class CutLabel(ElidedLabel):
    """An `ElidedLabel` that is as wide as its text where there is room, and never decides how wide the window is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self.fontMetrics().horizontalAdvance(self.whole) + 4
        return QSize(width + margins.left() + margins.right(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())


class FieldLabel(PlainLabel):
    """The label of a field in a form, in line with the field's first line at each zoom; & marks its key."""

    def __init__(self, text: str, field: QWidget) -> None:
        super().__init__(text, field.parentWidget())
        self.setBuddy(field)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        line = min(self.buddy().sizeHint().height(), 2 * self.fontMetrics().height())
        return QSize(hint.width(), max(hint.height(), line))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def plain_label(parent: QWidget, text: str = "", *, wrap: bool = False) -> QLabel:
    """Return a `PlainLabel`; with `wrap` its text may take several lines."""
    label = PlainLabel(text, parent)
    label.setWordWrap(wrap)
    return label
