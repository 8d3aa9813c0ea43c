"""What the middle shows of a comparison without dimensions: how to begin, with a button that imports documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stratview.ui.labels import plain_label
from stratview.ui.scrolled import Scrolled

if TYPE_CHECKING:
    from stratview.ui.context import Context


class EmptyComparison(Scrolled):
    """The steps to the first statement. `import_wanted` is emitted when the reader wants to import documents."""

    import_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        column = QWidget(parent)
        super().__init__(column, parent)
        self._context = context
        self.steps = plain_label(
            column,
            self.tr(
                "This comparison is empty.\n\n"
                "1. Import documents, or drop files on the window.\n"
                "2. Select a passage of a document: with the mouse, or sentence by sentence with Alt+.\n"
                "3. Press Return, or choose “Cite the selection” in its menu, and write the statement. "
                "The first dimension and row are made with it.\n\n"
                "Everything is written at once; Ctrl+Z takes it back."
            ),
        )
        self.steps.setWordWrap(True)
        self.button = QPushButton(self.tr("Import documents…"), column)
        self.button.clicked.connect(self.import_wanted)
        self._column = layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.steps)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setFocusProxy(self.button)
        context.theme.changed.connect(self._style)
        self._style()

    def _style(self) -> None:
        theme = self._context.theme
        self.steps.setFont(theme.font("ui"))
        self.button.setFont(theme.font("ui"))
        self._column.setSpacing(theme.px(16))
