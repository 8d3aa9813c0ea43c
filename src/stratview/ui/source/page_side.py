"""The pages of the original in the source panel: what is shown of them, or why none is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from stratview.comparison.store import MAX_ORIGINAL
from stratview.ui import words
from stratview.ui.problem_words import problem_in_words
from stratview.ui.source.drawn_pages import DrawnPages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from stratview.documents.library import Document
    from stratview.documents.pages import Pages
    from stratview.ui.context import Context
    from stratview.ui.source.marks import Layer, Mark

_PASSAGE = 200


class PageSide(DrawnPages):
    """Shows the pages of a document. `shown_changed` is emitted when other pages are shown, or none any more."""

    shown_changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        # The pages whose original was opened, and the revision of the comparison that it is from.
        self._opened: tuple[Pages, int] | None = None
        self._passage = ""
        self.drawing.refused.connect(self._say_refused)
        self.view.set_scale(context.settings.page_scale)
        self.view.scaled.connect(self._keep_scale)

    def show_document(self, document: Document) -> None:
        """Show a document's pages, or say why there are none."""
        known = self._context.geometry.of(document.source.id)
        if known is None:
            self._say(self.tr("Reading the pages…"))
        elif known.problem is not None:
            self._say(problem_in_words(known.problem))
        elif known.pages is None:
            self._say(self.tr("This document has no pages."))
        elif document.source.original is None or not document.source.original.file:
            words_ = self.tr("The original was not kept, so its pages cannot be shown. Import it again and keep it.")
            self._say(words_)
        elif self._is_new(known.pages):
            self._show(known.pages, text=document.text)
            read = partial(self._context.project.store.read, document.source.original.file, MAX_ORIGINAL)
            self.drawing.open(read, known.pages.original_sha256)
            self.shown_changed.emit()

    def _keep_scale(self, scale: int) -> None:
        self._context.settings.page_scale = scale

    def _is_new(self, pages: Pages) -> bool:
        """Whether the original is to be opened: what was wrong with it may have been corrected since the last time."""
        now = (pages, self._context.project.analysis.revision)
        before, self._opened = self._opened, now
        return before is None or before[0] is not pages or (self._pages is None and before[1] != now[1])

    def show_marks(self, current: Iterable[Mark], layers: Sequence[Layer]) -> None:
        """Mark passages."""
        self.view.show_marks(current, layers)

    def show_passage(self, text: str) -> None:
        """Name the passage that is marked, for screen readers."""
        self._passage = words.shortened(" ".join(text.split()), _PASSAGE)
        self._tell_page(self.view.page)

    def _say(self, text: str) -> None:
        self._opened = None
        self._show(None, text)

    def _say_refused(self, code: str) -> None:
        self._show(
            None,
            {
                "missing": self.tr("The original is not there, so its pages cannot be shown. Restore it."),
                "other": self.tr(
                    "The original is not the file that was imported, so its pages are not shown. Restore it."
                ),
            }.get(code, self.tr("The original is protected or damaged, so its pages cannot be shown.")),
        )
        self.shown_changed.emit()

    def _name_of(self, page: str) -> str:
        return words.labelled(page, self._passage) if self._passage else page
