"""The text of a file as it will be frozen, with the parts that are struck out."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from stratview.ui.source.long_text import LongText

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from stratview.documents.text import DocumentText


class TextPreview(LongText):
    """Shows a text whose parts can be struck out. Spans are in code points of the text."""

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

    def selected_parts(self) -> range:
        """Return the indexes of the parts that the selection touches, or that the text cursor is in."""
        if not self._parts or not self._typeset:
            return range(0)
        cursor = self.textCursor()
        start = self._laid.nearest(cursor.selectionStart())
        end = max(start + 1, self._laid.nearest(cursor.selectionEnd()))
        starts = [part[0] for part in self._parts]
        return range(max(0, bisect_right(starts, start) - 1), bisect_right(starts, end - 1))

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
