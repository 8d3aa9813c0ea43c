"""Has the pages of an export drawn anew after each change of what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from stratview.export.formats import FORMATS
from stratview.session.exporting import Run

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratview.errors import StratviewError
    from stratview.export.running import Written
    from stratview.ui.context import Context
    from stratview.ui.export.form import ExportForm
    from stratview.ui.export.preview import PagePreview
    from stratview.ui.export.words import ExportWords

_DEBOUNCE_MILLISECONDS = 250
_PPI = 84


class Drawing(QObject):
    """Draws what the form says into the preview, a moment after the last change."""

    def __init__(
        self, context: Context, form: ExportForm, preview: PagePreview, words: ExportWords, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._form = form
        self._preview = preview
        self._words = words
        self.run = Run(self)
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE_MILLISECONDS)
        self._debounce.timeout.connect(self._draw)
        self.run.finished.connect(self._drawn)
        self.run.failed.connect(self._not_drawn)
        self.run.broke.connect(self._broke)

    def soon(self) -> None:
        """Draw in a moment; what is being drawn is given up."""
        self.run.cancel()
        if not FORMATS[self._form.choices.kind].paged:
            self._debounce.stop()
            self._preview.show_words(self.tr("Only a PDF has a preview."))
            return
        self._preview.wait(self.tr("Drawing the pages…"))
        self._debounce.start()

    def cancel(self) -> None:
        """Draw nothing: there is no viewer."""
        self._debounce.stop()
        self.run.cancel()

    def stop(self) -> None:
        """End what is drawn, and wait until it has closed its files."""
        self._debounce.stop()
        self.run.stop()

    def _draw(self) -> None:
        analysis, choices = self._context.project.analysis, self._form.choices
        if not analysis.complete:
            return
        if choices.extent == "chosen" and not choices.dimensions:
            self._preview.show_words(self.tr("Choose at least one dimension."))
            return
        scope = choices.scope(self._context.selection.view.dimension)
        self.run.preview(analysis, scope, _PPI * self._preview.devicePixelRatioF())

    def _drawn(self, written: Written) -> None:
        self._preview.show_pages(written.contents)

    def _not_drawn(self, error: StratviewError) -> None:
        self._preview.show_words(self._words.sentence(error))

    def _broke(self, text: str, report: str) -> None:
        self._preview.show_words(self.tr("The pages could not be drawn."))
        self._context.messages.error(self.tr("The preview failed: {0}").format(text), report)
