"""The pages of the original in the source panel: what is shown of them, or why none is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stratview.comparison.store import MAX_ORIGINAL
from stratview.session.page_drawing import PageDrawing
from stratview.ui import words
from stratview.ui.labels import plain_label
from stratview.ui.problem_words import problem_in_words
from stratview.ui.source.page_view import PageView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stratview.documents.library import Document
    from stratview.documents.pages import Pages
    from stratview.ui.context import Context
    from stratview.ui.source.marks import Layer, Mark

_PASSAGE = 200


class PageSide(QWidget):
    """Shows the pages it is given. `shown_changed` is emitted when its pages are others, or none any more."""

    shown_changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: Pages | None = None
        # The pages whose original was opened, and the revision of the comparison that it is from.
        self._opened: tuple[Pages, int] | None = None
        self._passage = ""
        self.view = PageView(context.theme, self)
        self.view.page_changed.connect(self._tell_page)
        self.drawing = PageDrawing(self)
        self.view.wanted.connect(self.drawing.want)
        self.drawing.drawn.connect(self.view.show_picture)
        self.drawing.failed.connect(self.view.miss_picture)
        self.drawing.refused.connect(self._say_refused)
        self.words = plain_label(self)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot = plain_label(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.foot)
        self.setFocusProxy(self.view)
        self.restyle()

    @property
    def pages(self) -> Pages | None:
        """The pages that are shown; None while there are none."""
        return self._pages

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
            self._show(known.pages, "")
            read = partial(self._context.project.store.read, document.source.original.file, MAX_ORIGINAL)
            self.drawing.open(read, known.pages.original_sha256)
            self.shown_changed.emit()

    def _is_new(self, pages: Pages) -> bool:
        """Whether the original is to be opened: what was wrong with it may have been mended since it was."""
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

    def close_pages(self) -> None:
        """End what draws the pages."""
        self.drawing.close()

    def _say(self, text: str) -> None:
        self._opened = None
        self._show(None, text)

    def _show(self, pages: Pages | None, said: str) -> None:
        self._pages = pages
        self.view.show_pages(pages)
        self.words.setText(said)
        self.words.setVisible(bool(said))
        self.view.setVisible(pages is not None)
        self.foot.setVisible(pages is not None)
        if pages is not None:
            self._tell_page(0)

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

    def _tell_page(self, page: int) -> None:
        if self._pages is None or not self._pages.pages:
            return
        count = len(self._pages.pages)
        said = words.page_of_pages(self._pages.pages[min(page, count - 1)].label, page + 1, count)
        self.foot.setText(said)
        self.view.setAccessibleName(words.labelled(said, self._passage) if self._passage else said)

    def restyle(self) -> None:
        """Take the theme's colours and sizes."""
        theme = self._context.theme
        for label in (self.foot, self.words):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.color("muted"))
            label.setPalette(palette)
        self.foot.setContentsMargins(theme.px(16), theme.px(3), theme.px(10), theme.px(3))
        self.words.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        self.view.restyle()
