"""What the commands of editing have in common: a dialog for what they need, and the change that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from stratview.ui.editing.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.comparison.model import Dimension
    from stratview.session.editing import Make
    from stratview.ui.context import Context
    from stratview.ui.editing.actions import EditActions


class FormCommands(QObject):
    """Commands that may ask in a dialog first. `form` is the one that is open."""

    def __init__(self, context: Context, actions: EditActions, window: QWidget) -> None:
        super().__init__(actions)
        self._context = context
        self._window = window
        self.form: Form | None = None

    @property
    def _dimension(self) -> Dimension | None:
        """The dimension that is shown."""
        return self._context.project.analysis.dimension(self._context.selection.view.dimension)

    def _open(self, title: str, accept: str) -> Form:
        self.form = Form(title, accept, self._context.theme, self._window)
        return self.form

    def _apply(self, make: Make) -> None:
        self._context.editing.apply(make)
