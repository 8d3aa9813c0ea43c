"""The pages of a file that is imported, beside the text that is made of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from stratview.ui.source.drawn_pages import DrawnPages
from stratview.ui.source.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from stratview.session.importing import Incoming
    from stratview.ui.context import Context


class PagePreview(DrawnPages):
    """Hidden for a file without pages, and in a narrow dialog.

    `place_clicked(offset)` is emitted for a click on text, `selected(start, end)` for text that is selected (code
    points).
    """

    place_clicked = Signal(int)
    selected = Signal(int, int)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._stays = False
        self._has_room = True
        self.view.place_clicked.connect(self.place_clicked)
        self.view.jump_wanted.connect(self.view.bring)
        self.view.selection_changed.connect(self._tell_selected)
        self.drawing.refused.connect(self._say_refused)
        self.setMinimumWidth(context.theme.px(220))
        self.hide()

    def show_file(self, incoming: Incoming | None) -> None:
        """Show the pages of a file that was read; None and a file without pages hide them."""
        pages = incoming.pages if incoming is not None else None
        original = incoming.original if incoming is not None else None
        self._show(pages, text=incoming.text if incoming is not None else None)
        self._appear()
        if incoming is not None and pages is not None and original is not None:
            data = original.data
            self.drawing.open(lambda: data, original.sha256)
            self.show_struck(incoming)

    def _tell_selected(self) -> None:
        span = self.view.selected
        if span is not None:
            self.selected.emit(*span)

    def leave_room(self, leaves: bool) -> None:
        """Leave the room to the text and its fields, in a narrow dialog, or take it again."""
        self._has_room = not leaves
        self._appear()

    def _appear(self) -> None:
        self.setVisible(self._pages is not None and self._has_room)

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
        """Keep the pages where they are in the meantime."""
        self._stays = True
        try:
            yield
        finally:
            self._stays = False

    def _say_refused(self) -> None:
        self._show(None, self.tr("The file is protected or damaged, so its pages cannot be shown."))
