"""The text of a file as it will be frozen, with the parts that are struck out."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from stratview.ui.source.long_text import LongText

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    from stratview.documents.text import DocumentText


class TextPreview(LongText):
    """Shows a text whose parts can be struck out. Spans are in code points of the text.

    `hovered(part)` is emitted with the index of the part that the mouse comes to; -1 for none.
    """

    hovered = Signal(int)
    _hovered = -1
    _parts: Sequence[tuple[int, int]] = ()
    _struck: Collection[int] = ()

    def show_parts(
        self, text: DocumentText | None, parts: Sequence[tuple[int, int]], struck: Collection[int] = ()
    ) -> None:
        """Show another text, with its parts as first and last offset, and which of them are struck out."""
        self._parts, self._struck = parts, struck
        self.show_text(text)
        self._highlight()

    def show_struck(self, struck: Collection[int]) -> None:
        """Show other parts as struck out."""
        self._struck = struck
        self._highlight()

    def part_at(self, offset: int) -> int:
        """Return the index of the part that a place is in, or of the one before it; -1 without parts."""
        return bisect_right(self._parts, offset, key=itemgetter(0)) - 1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        offset = self.offset_at(event.position())
        self._hover(self.part_at(offset) if offset is not None else -1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, part: int) -> None:
        if part != self._hovered:
            self._hovered = part
            self.hovered.emit(part)

    def selected_parts(self) -> range:
        """Return the indexes of the parts that the selection touches, or that the text cursor is in."""
        if not self._parts or not self._typeset:
            return range(0)
        cursor = self.textCursor()
        start = self._laid.nearest(cursor.selectionStart())
        end = max(start + 1, self._laid.nearest(cursor.selectionEnd()))
        return range(max(0, self.part_at(start)), self.part_at(end - 1) + 1)

    def _highlight(self) -> None:
        if not self._typeset:
            return
        form = QTextCharFormat()
        form.setFontStrikeOut(True)
        form.setForeground(self._theme.color("muted"))
        selections = []
        begin, end = self._sight()
        for index in sorted(self._struck):
            first, last = self._parts[index]
            if last >= begin and first <= end and self._is_any_shown(first, last):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = self._cursor(first, last)
                selection.format = form
                selections.append(selection)
        self.setExtraSelections(selections)
