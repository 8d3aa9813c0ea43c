"""A drop-down whose current choice is cut at a letter where it has no room, with the whole of it in the tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox

from stratview.ui.labels import set_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionComboBox, QWidget

    from stratview.ui.theme import Theme

_BESIDE_TEXT = 40
"""What the style sheet takes for the margins, the arrow and the border, and some air, in pixels at 100 %."""


class DropDown(QComboBox):
    """A drop-down that never decides how wide its window is: it asks for room for some letters, and takes more.

    `picked` is emitted when an entry is chosen in the open list, but not when keys step through the entries.
    """

    picked = Signal()

    def __init__(self, theme: Theme, parent: QWidget, letters: int = 12, tip: str = "") -> None:
        """Make an empty one that asks for the width of `letters`. `tip` is its tooltip beside the whole text."""
        super().__init__(parent)
        self._theme = theme
        self._tip = tip
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)
        set_tip(self, tip)
        self._closes = False
        """Whether the list has closed in the event that is going on."""
        self.activated.connect(self._pick)

    def hidePopup(self) -> None:
        super().hidePopup()
        self._closes = True
        QTimer.singleShot(0, self, self._has_closed)

    def _has_closed(self) -> None:
        self._closes = False

    def _pick(self) -> None:
        if self._closes:
            self.picked.emit()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, self._room)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            text = self.currentText()
            is_cut = self.fontMetrics().horizontalAdvance(text) > self._room
            set_tip(self, "\n".join(part for part in (text if is_cut else "", self._tip) if part))
        return super().event(event)

    @property
    def _room(self) -> int:
        return self.width() - self._theme.px(_BESIDE_TEXT)
