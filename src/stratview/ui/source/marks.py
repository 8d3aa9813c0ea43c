"""What is marked in a document: passages that are cited, uncited claims, passages with a note."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit

from stratview.quick_dataclass import dataclass
from stratview.ui import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QColor, QTextCursor

    from stratview.notes.places import PlacedNote
    from stratview.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to mark, in code points of the document's text.

    Attributes:
        start: where it begins.
        end: where it ends.
        number: its label in the margin; empty for none.
        current: whether it is the passage of the current citation, or the selected claim.
        own: whether a citation of the selected statement means it.
        rest: whether it is what a sentence says behind a quote that is cut short; then it is no passage.
        sides: the subjects whose statements rest on it, as shape (0 or 1) and colour, where no number says it.
        uncited: whether it is an uncited claim, or what is marked as none; then nothing else above holds.
        reason: why it is marked as no claim; empty for all else.
        noted: what the reader's own note on it says; empty for all else.
    """

    start: int
    end: int
    number: str
    current: bool
    sides: tuple[tuple[int, QColor], ...] = ()
    uncited: bool = False
    reason: str = ""
    own: bool = False
    rest: bool = False
    noted: str = ""

    @property
    def is_passage(self) -> bool:
        """Whether it is a place that is cited."""
        return not (self.uncited or self.rest or self.noted)


class Layer(Protocol):
    """Marks that are found by place."""

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that have a character between `start` and `end` (code points), in the order of the text."""
        ...


class Marks:
    """Many marks, found by place without looking at all of them."""

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._starts = [mark.start for mark in self._marks]
        # The furthest end so far: where it is before a place, no earlier mark reaches that place.
        self._reach = list(accumulate((mark.end for mark in self._marks), max))

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._marks)

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that have a character between `start` and `end`, in the order of the text."""
        first = bisect_right(self._reach, start)
        return [mark for mark in self._marks[first : bisect_left(self._starts, end)] if mark.end > start]


class ShownMarks:
    """What is marked in the document that is shown: current passages, all others, and words that were found."""

    def __init__(self) -> None:
        self.layers: tuple[Layer, ...] = ()
        self.current: tuple[Mark, ...] = ()
        """They replace what the layers have at the same place."""
        self.found: list[tuple[int, int]] = []
        """Start and end of words that were found, in code points and in order."""
        self.found_at: tuple[int, int] | None = None
        """Where the reader is among them."""

    def clear(self) -> None:
        """Mark nothing."""
        self.layers, self.current = (), ()
        self.found, self.found_at = [], None

    def between(self, start: int, end: int) -> list[Mark]:
        """The marks that have a character between two places (code points), in the order of the text, current last."""
        places = {(mark.start, mark.end) for mark in self.current if not mark.rest}
        found = [mark for layer in self.layers for mark in layer.between(start, end)]
        plain = [mark for mark in found if (mark.start, mark.end) not in places]
        plain.sort(key=lambda mark: mark.start)
        return [*plain, *(mark for mark in self.current if mark.start < end and mark.end > start)]

    def found_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The words found between two places (code points), in the order of the text, `found_at` last."""
        first, last = bisect_left(self.found, (start, 0)), bisect_left(self.found, (end, 0))
        others = [span for span in self.found[first:last] if span != self.found_at]
        return others if self.found_at is None else [*others, self.found_at]

    def is_passage(self, offset: int) -> bool:
        """Whether a place is in a passage that is cited."""
        return any(mark.is_passage for mark in self.between(offset, offset + 1))


def noted_mark(one: PlacedNote) -> Mark:
    """The mark of a passage with a note; the note has a place in a document."""
    assert one.span is not None  # noqa: S101 - the caller says so
    return Mark(one.span.start, one.span.end, "", current=False, noted=words.notes_in_words([one], new=False))


def highlight(mark: Mark, cursor: QTextCursor, theme: Theme) -> QTextEdit.ExtraSelection:
    """How a mark looks in the text that the cursor selects: marks differ by lines as well as by colours."""
    selection = QTextEdit.ExtraSelection()
    form = QTextCharFormat()
    if mark.rest:
        form.setForeground(theme.color("muted"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        form.setUnderlineColor(theme.color("warning"))
    elif mark.noted:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(theme.color("accent"))
    elif mark.uncited and not mark.reason:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(theme.color("muted"))
    elif not mark.uncited:
        form.setBackground(theme.color("passage" if mark.current or mark.own else "cited"))
        if mark.current:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(theme.color("passage_line"))
    selection.cursor = cursor
    selection.format = form
    return selection


def found_words(cursor: QTextCursor, theme: Theme, *, at: bool) -> QTextEdit.ExtraSelection:
    """How words that were found look; `at` is the place that the reader is at among them."""
    selection = QTextEdit.ExtraSelection()
    form = QTextCharFormat()
    form.setBackground(theme.color("accent" if at else "found"))
    form.setForeground(theme.color("page" if at else "text"))
    selection.cursor = cursor
    selection.format = form
    return selection
