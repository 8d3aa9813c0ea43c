"""The pages of a file that is imported, beside the text that is made of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stratview.session.page_drawing import PageDrawing
from stratview.ui import words
from stratview.ui.labels import plain_label
from stratview.ui.source.marks import Mark
from stratview.ui.source.page_view import PageView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stratview.documents.pages import Pages
    from stratview.session.importing import Incoming
    from stratview.ui.context import Context


class PagePreview(QWidget):
    """Hidden for a file without pages. `place_clicked(offset)` is emitted for a click on text (code points)."""

    place_clicked = Signal(int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: Pages | None = None
        self._stays = False
        self.view = PageView(context.theme, self)
        self.view.page_changed.connect(self._tell_page)
        self.view.place_clicked.connect(self.place_clicked)
        self.drawing = PageDrawing(self)
        self.view.wanted.connect(self.drawing.want)
        self.drawing.drawn.connect(self.view.show_picture)
        self.drawing.failed.connect(self.view.miss_picture)
        self.drawing.refused.connect(self._say_refused)
        self.words = plain_label(self)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.foot = plain_label(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.view, 1)
        column.addWidget(self.words, 1)
        column.addWidget(self.foot)
        self.setMinimumWidth(context.theme.px(220))
        self.hide()

    def show_file(self, incoming: Incoming | None) -> None:
        """Show the pages of a file that was read; None and a file without pages hide them."""
        pages = incoming.pages if incoming is not None else None
        original = incoming.original if incoming is not None else None
        self._pages = pages
        self.view.show_pages(pages)
        self.setVisible(pages is not None)
        self._say("")
        if incoming is not None and pages is not None and original is not None:
            data = original.data
            self.drawing.open(lambda: data, original.sha256)
            self.show_struck(incoming)
            self._tell_page(0)

    def mark(self, span: tuple[int, int] | None) -> None:
        """Mark a part of the text (code points); None marks nothing."""
        self.view.show_marks([Mark(*span, "", current=True)] if span is not None else [], ())

    def show_struck(self, incoming: Incoming) -> None:
        """Show the parts that are struck out."""
        self.view.show_struck([incoming.parts[index] for index in sorted(incoming.struck)])

    def bring(self, offset: int) -> None:
        """Bring a place of the text into sight (code points), unless the pages are to stay."""
        if self._pages is not None and not self._stays:
            self.view.bring(offset)

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Keep the pages where they are meanwhile."""
        self._stays = True
        try:
            yield
        finally:
            self._stays = False

    def close_pages(self) -> None:
        """End what draws the pages."""
        self.drawing.close()

    def restyle(self) -> None:
        """Take the theme's colours and sizes."""
        for label in (self.foot, self.words):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), self._context.theme.color("muted"))
            label.setPalette(palette)
        self.view.restyle()

    def _say_refused(self) -> None:
        self._say(self.tr("The file is protected or damaged, so its pages cannot be shown."))

    def _say(self, text: str) -> None:
        self.words.setText(text)
        self.words.setVisible(bool(text))
        self.view.setHidden(bool(text))
        self.foot.setHidden(bool(text))

    def _tell_page(self, page: int) -> None:
        if self._pages is not None and self._pages.pages:
            count = len(self._pages.pages)
            said = words.page_of_pages(self._pages.pages[min(page, count - 1)].label, page + 1, count)
            self.foot.setText(said)
            self.view.setAccessibleName(said)
