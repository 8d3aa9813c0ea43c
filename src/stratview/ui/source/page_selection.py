"""What is selected on pages: a part of the document's text, of which the pages show where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QTextBoundaryFinder

from stratview.ui.utf16 import from_utf16, to_utf16

if TYPE_CHECKING:
    from stratview.documents.text import DocumentText

Unit = Literal["letter", "word", "paragraph"]
_AROUND: Final = 400
"""How much of a paragraph before and behind a place is searched for the ends of a word, in code points."""


class PageSelection:
    """A selection between two places of a text, in code points: the one where it was begun stays.

    After a double click it grows by words, after a triple click by paragraphs, as in the text.
    """

    def __init__(self, text: DocumentText | None = None) -> None:
        self._text = text
        self._begun = (0, 0)
        self._unit: Unit = "letter"
        self.position = 0
        """The end that moves, in code points."""

    @property
    def text(self) -> DocumentText | None:
        """The document's text; without one nothing can be selected."""
        return self._text

    @property
    def anchor(self) -> int:
        """The end that stays, in code points."""
        return self._begun[0] if self.position > self._begun[0] else self._begun[1]

    @property
    def span(self) -> tuple[int, int] | None:
        """Where the selection begins and ends; None while nothing is selected."""
        start, end = sorted((self.anchor, self.position))
        return (start, end) if start < end and self._text is not None else None

    @property
    def words(self) -> str:
        """The selected text."""
        span = self.span
        return self._text.text[slice(*span)] if span is not None and self._text is not None else ""

    def begin(self, at: int, unit: Unit = "letter") -> None:
        """Begin at a place: select nothing, or the word or paragraph around it."""
        self._unit = unit
        start, end = self._around(at)
        self._begun, self.position = (start, end), end

    def set(self, anchor: int, position: int) -> None:
        """Select from one place to another."""
        self._unit, self._begun, self.position = "letter", (anchor, anchor), position

    def extend(self, at: int) -> None:
        """Select up to a place, whole words or paragraphs where it was begun with one."""
        start, end = self._around(at)
        self.position = start if at < self._begun[0] else max(end, self._begun[1])

    def by_word(self, step: int) -> int:
        """The end (1) of the word behind the moving end, or the beginning (-1) of the one before it."""
        text = self._text.text if self._text is not None else ""
        at = self.position
        while 0 <= (inside := at if step > 0 else at - 1) < len(text) and not text[inside].isalnum():
            at += step
        inside = min(max(at if step > 0 else at - 1, 0), max(len(text) - 1, 0))
        return self._word(inside)[1 if step > 0 else 0] if text else 0

    def _around(self, at: int) -> tuple[int, int]:
        text = self._text
        if text is None or not text.text or self._unit == "letter":
            return at, at
        if self._unit == "word":
            return self._word(min(at, len(text.text) - 1))
        block = text.blocks[text.block_at(at)]
        return block.start, block.end

    def _word(self, at: int) -> tuple[int, int]:
        """From where to where the word goes that holds a character."""
        text = self._text
        if text is None or not text.text:
            return at, at
        block = text.blocks[text.block_at(at)]
        low, high = max(block.start, at - _AROUND), min(block.end, at + _AROUND)
        if not low <= at < high:
            return at, at
        part = text.text[low:high]
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, part)
        finder.setPosition(to_utf16(part, at - low + 1))
        end = finder.position() if finder.isAtBoundary() else finder.toNextBoundary()
        finder.setPosition(end)
        start = finder.toPreviousBoundary()
        return low + from_utf16(part, max(start, 0)), low + from_utf16(part, end)
