"""A line of text on a page, as the layout works with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Iterator

    from stratview.documents.text import RunKind


BULLETS: Final = "•‣▪●○◦∙■□♦◆❖❑❒◻⬧➢➔►✓✔"
"""Signs that begin an item and are nothing else."""
WRAPPED: Final = re.compile(r"\s*[←↩↵⏎⤶]-?$")
"""The sign at the end of a line of code that goes on in the next line of the page."""


@dataclass(frozen=True, slots=True)
class Role:
    """What the file's own tags say of a line.

    Attributes:
        kind: the tag: `H1` … `H6`, `H`, `P`, `TD`, `TH`, `Lbl`, `LBody`, `Note`, `Artifact` …; empty for none.
        element: the number of the innermost tagged element; lines of one paragraph share it.
        table: the number of the table around it from 0, or -1.
        row: the row in it.
        column: the column in it.
    """

    kind: str = ""
    element: int = -1
    table: int = -1
    row: int = 0
    column: int = 0


NO_ROLE: Final = Role()


@dataclass(slots=True)
class TextLine:
    """A line of text, in the page's user space turned so that the text runs from left to right.

    Attributes:
        page: the page's index.
        text: the characters, in logical order.
        starts: where each of them begins.
        advances: how far each reaches, in tenths of a point; negative from right to left.
        left: the left edge.
        right: the right edge.
        bottom: the lower edge.
        top: the upper edge.
        baseline: the height of the baseline.
        size: the size of most of its characters.
        styles: stretches of text in one style: start, end, and the marks.
        raised: stretches that are set higher and smaller: start, end.
        fixed: whether it is set in a typewriter's face.
        bold: whether all of it is bold.
        angle: the direction of the text, counter-clockwise in degrees.
        hyphen: whether it ends with a hyphen that may be one of the line's end; it is the last character.
        spaced: whether the file has a space behind it.
        role: what the file's tags say.
        marks: stretches that refer to a footnote on the page, and are no text: start, end.
        broken: whether a character may begin elsewhere than where the one before ends.
        column: the left and right edge of its column.
        cell: whether it is a cell behind another one of its row.
        vertical: whether its characters are upright, each below the one before.
    """

    page: int
    text: str
    starts: array[float]
    advances: array[int]
    left: float
    right: float
    bottom: float
    top: float
    baseline: float
    size: float
    angle: int = 0
    styles: list[tuple[int, int, tuple[RunKind, ...]]] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)
    fixed: bool = False
    bold: bool = False
    hyphen: bool = False
    spaced: bool = False
    role: Role = NO_ROLE
    marks: list[tuple[int, int]] = field(default_factory=list)
    broken: bool = False
    column: tuple[float, float] = (0.0, 0.0)
    cell: bool = False
    vertical: bool = False

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def pitch(self) -> float:
        """How wide a character of code is."""
        width = self.advances[0] / 10 if self.advances and self.advances[0] > 0 else 0.6 * self.size
        return max(width, 0.1)

    @property
    def is_right_to_left(self) -> bool:
        """Whether most of it is read from right to left."""
        return self.broken and 2 * sum(advance < 0 for advance in self.advances) > len(self.advances)

    @property
    def ends_in_code(self) -> bool:
        """Whether its last characters are set in a typewriter's face."""
        return any(end == len(self.text) and "code" in marks for _, end, marks in self.styles)

    @property
    def begins_in_code(self) -> bool:
        """Whether its first characters are set in a typewriter's face."""
        return any(start == 0 and "code" in marks for start, _, marks in self.styles)

    def set_in_code(self) -> None:
        """Set all of it in a typewriter's face."""
        self.fixed = True
        self.styles.append((0, len(self.text), ("code",)))

    def divided(self, at: int) -> tuple[TextLine, TextLine]:
        """The line as two: what is before the space in front of a character, and what begins with that character."""
        end = at - 1
        return (
            replace(self, right=self.starts[end], hyphen=False, spaced=True, **self._piece(0, end)),
            replace(self, left=self.starts[at], **self._piece(at, len(self.text))),
        )

    def _piece(self, start: int, end: int) -> dict[str, Any]:
        """What is another in a part of the line."""

        def within(stretches: Iterable[tuple[Any, ...]]) -> list[Any]:
            return [
                (max(first, start) - start, min(last, end) - start, *rest)
                for first, last, *rest in stretches
                if first < end and last > start
            ]

        styles: list[tuple[int, int, tuple[RunKind, ...]]] = within(self.styles)
        length = end - start

        def whole(kind: str) -> bool:
            return length == sum([last - first for first, last, marks in styles if kind in marks])

        return {
            "text": self.text[start:end],
            "starts": self.starts[start:end],
            "advances": self.advances[start:end],
            "styles": styles,
            "raised": within(self.raised),
            "marks": within(self.marks),
            "fixed": whole("code"),
            "bold": whole("strong"),
        }

    def without_marks(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a stretch that are text."""
        for first, last in self.marks:
            if start <= first and last <= end:
                if first > start:
                    yield start, first
                start = last
        if start < end:
            yield start, end

    def stretches(self) -> Iterator[tuple[int, int]]:
        """The parts of the line within which each character begins where the one before ends: start and end."""
        if not self.broken:
            yield 0, len(self.text)
            return
        start = 0
        for at in range(1, len(self.text)):
            expected = self.starts[at - 1] + self.advances[at - 1] / 10
            if abs(self.starts[at] - expected) > 0.75 or (self.advances[at] < 0) != (self.advances[at - 1] < 0):
                yield start, at
                start = at
        if self.text:
            yield start, len(self.text)


@dataclass(slots=True)
class PageBox:
    """A page: its label, what is shown of it, how it is turned."""

    label: str
    crop: tuple[float, float, float, float]
    rotate: int
