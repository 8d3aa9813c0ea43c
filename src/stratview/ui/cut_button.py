"""A button with words of the comparison, which are cut where they have no room; its tooltip has all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle

from stratview.ui.labels import set_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionButton, QWidget


class CutButton(QPushButton):
    """A button that never decides how wide its panel is. Its text has no mnemonic: the "&" of "R&D" is shown."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._words = self._shown = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 2 * hint.height()), hint.height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        self._shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        option.text = self._shown.replace("&", "&&")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            set_tip(self, self._words if self._shown != self._words else "")
        return super().event(event)
