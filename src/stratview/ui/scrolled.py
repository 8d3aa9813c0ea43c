"""What is shown whole where the screen has room for it, and is scrolled up and down where it has not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from stratview.ui.mouse import leave_buttons_to_window


class Scrolled(QScrollArea):
    """Asks for the whole size of its `content`; it can be low, but not narrower than the content."""

    def __init__(self, content: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._content = content
        leave_buttons_to_window(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        # They fill what shows them with another colour than a window's.
        for part in (content, self.viewport()):
            part.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        content = self._content
        wanted = content.sizeHint().expandedTo(content.minimumSizeHint())
        if content.hasHeightForWidth():
            wanted.setHeight(content.heightForWidth(wanted.width()))
        return wanted

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._content.minimumSizeHint().width() + bar, 3 * self.fontMetrics().height())
