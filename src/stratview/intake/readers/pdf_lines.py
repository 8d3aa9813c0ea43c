"""Lines of a PDF page, grouped by baseline from its characters in the file's order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from stratview.intake.layout.bidi import has_right_to_left, is_mark
from stratview.intake.layout.lines import NO_ROLE
from stratview.intake.line_ends import is_spaceless
from stratview.intake.readers.pdf_fonts import STRANGE
from stratview.intake.readers.pdf_fragments import put_together
from stratview.intake.readers.pdf_letter_gaps import set_spaces
from stratview.intake.readers.pdf_margin_numbers import with_numbers_apart
from stratview.intake.readers.pdf_open_line import ACCENTS, APART, OVER, SMALLER, SPACE, Accent, OpenLine, with_accent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.intake.layout.lines import Role, TextLine
    from stratview.intake.readers.pdf_fonts import Font
    from stratview.intake.readers.pdf_open_line import TextObject

_LOWERED: Final = 0.45
_CLOSER: Final = 0.25
"""In type sizes: how far letters of one word can be moved up or down, and into each other."""
_BESIDE_CHINESE: Final = 0.4
_IN_PLACE: Final = 0.1
"""In points: how far before its letter a space may begin that is drawn on it."""
_NOTE: Final = 2.5
"""In type sizes: the most room between the sign of a note and its text."""
_TOUCHING: Final = 0.05
_INITIAL: Final = 0.42
"""The text beside a capital over two or more lines is smaller than this share of the capital's size."""


@dataclass(slots=True)
class PageLines:
    """What a page holds.

    Attributes:
        lines: its lines in the file's order.
        slanted: text at other angles than a quarter turn.
        half_wide: those of the lines that are all in half-wide fonts, or in those and a typewriter's, with the former.
        count: how many characters PDFium has there.
    """

    lines: list[TextLine]
    slanted: list[str]
    half_wide: list[tuple[TextLine, list[Font]]]
    count: int = 0


class LineBuilder:
    """Groups characters into lines as they come."""

    def __init__(self, page: int, roles: dict[int, Role]) -> None:
        self._page = page
        self._roles = roles
        self._done: list[OpenLine] = []
        self._slanted: list[str] = []
        self._line: OpenLine | None = None
        self._object: TextObject | None = None
        self.gapped = False
        # Whether PDFium takes a gap for a space, and the file has none there.
        self.guessed = False
        self._raised = False
        self._high = 0
        # An accent that begins an object: TeX sets those of capitals higher than the line, before the letter.
        self._held: Accent | None = None
        self._check = True
        self.is_plain = False
        self.characters: list[str] = []
        self.boxes: list[tuple[float, float]] = []

    def gap(self) -> None:
        """There is a space, or a line's end, in the file or by PDFium's reckoning."""
        self.gapped = True

    def space(self, left: float, right: float) -> None:
        """There is a space of the file's own, with its place."""
        self.gap()
        self.guessed = False
        line = self._line
        if line is None:
            return
        if line.is_right_to_left:
            # PDFium has a space without a width where the file only moves on.
            self.guessed = left == right
            if self.guessed:
                return
            if line.boxes[-1][0] - _IN_PLACE < left and right < line.boxes[-1][1]:
                line.narrow.add(len(line.characters))
        line.pending = (min(left, right), max(left, right))
        line.written.add(len(line.characters))

    def raise_next(self) -> None:
        """The next character is a raised figure."""
        self._raised = True

    def enter(self, one: TextObject) -> None:
        """The characters that follow are those of this object."""
        self._object = one
        self._check = True
        self.is_plain = False

    def reach(self, left: float, right: float, bottom: float, top: float) -> None:
        """Take the box of a sign that was put into `characters` and `boxes` into the edges of the line."""
        assert self._line is not None  # noqa: S101 - it has the characters
        self._line.reach(left, right, bottom, top)

    def add(self, code: int, left: float, right: float, bottom: float, top: float) -> None:
        """Take a character and its box."""
        one = self._object
        assert one is not None  # noqa: S101 - an object is entered before its characters come
        if 0xD800 <= code < 0xE000:
            # PDFium gives characters beyond U+FFFF in two halves.
            if code < 0xDC00:
                self._high = code
                return
            if self._high:
                code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00
        self._high = 0
        if one.angle:
            left, bottom, right, top = _turned_back(left, bottom, right, top, one.angle)
        if right < left:
            left, right = right, left
        if self._held is not None:
            code = self._put_accent(code, left, right)
        elif self._check and chr(code) in ACCENTS:
            self._held = Accent(one, code, (left, right, bottom, top), gapped=self.gapped, guessed=self.guessed)
            self.gapped = self.guessed = False
            return
        self._place(one, code, left, right, bottom, top)

    def _put_accent(self, code: int, left: float, right: float) -> int:
        """Return the character with the accent that came before it, if that is over it; else add the accent."""
        held, self._held = self._held, None
        assert held is not None  # noqa: S101 - the caller has looked
        gapped, guessed, one = self.gapped, self.guessed, self._object
        self.gapped, self.guessed = held.gapped, held.guessed
        joined = with_accent(chr(code), chr(held.code))
        middle = (held.box[0] + held.box[1] - left - right) / 2
        if one is not held.one and len(joined) == 1 and abs(middle) < OVER * held.one.size:
            return ord(joined)
        if self._line is not None and self._line.takes_accent(held):
            # The gaps before and behind the accent are no spaces.
            self.gapped = left - self._line.right > SPACE * held.one.size
            return code
        check, self._check = self._check, True
        self._place(held.one, held.code, *held.box)
        self._check = check or one is not held.one
        self.gapped, self.guessed = gapped, guessed
        return code

    def _place(self, one: TextObject, code: int, left: float, right: float, bottom: float, top: float) -> None:
        """Add a character to the line that it continues, or to a new one."""
        line = self._line
        if line is None or not line.boxes or (self._check and not self._continues(line, one, code, left, right)):
            is_point = is_mark(chr(code)) and has_right_to_left(chr(code))
            if line is not None and line.boxes and is_point and line.is_around(one, left, right):
                # A font without places for its marks draws each of them at a height of its own.
                line.add(chr(code), left, right, bottom, top, space=False)
                return
            self._finish()
            line = self._line = OpenLine(one, self._role(one))
            self._check = True
        if self.guessed and line.boxes and is_spaceless(line.characters[-1]) != is_spaceless(chr(code)):
            # Between Chinese and a figure or Latin letters some room is set, and no space.
            self.gapped = self.gapped and left - line.right > _BESIDE_CHINESE * one.size
        on_grid = bool(one.font.cell and line.boxes and line.last_font.cell)
        if self.guessed and on_grid and 0 <= left - line.right < one.space:
            # Listings are set on a grid, with room around each word and sign.
            self.gapped = False
        if line.boxes and code < 0x2E80 and left - line.right > (one.space if on_grid else SPACE * one.size):
            # PDFium sees no space in some justified lines, and none between some cells of a row.
            self.gapped = self.gapped or not is_spaceless(line.characters[-1])
        if self.guessed and line.boxes and one.size < SMALLER * line.size and left - line.right < SPACE * one.size:
            # An index is set a little apart from its letter.
            self.gapped = False
        if self._check:
            # A cell that its code fills up runs into the next one, which no word in two faces does.
            self.gapped = self.gapped or (
                bool(line.boxes)
                and line.last_font.fixed != one.font.fixed
                and 0 < left - line.left < line.right - line.left - _TOUCHING * one.size
            )
            line.enter(one)
            self._check = False
        text = chr(code)
        if code < 0x20 or code in STRANGE or 0xD800 <= code <= 0xF8FF or code > 0xFB00:
            text = one.font.meaning(code)
            if not text:
                return
        line.add(text, left, right, bottom, top, space=self.gapped)
        if self._raised:
            line.raised.append(len(line.characters) - 1)
        self.gapped = self.guessed = self._raised = False
        self.is_plain = not one.angle
        self.characters, self.boxes = line.characters, line.boxes

    def _role(self, one: TextObject) -> Role:
        return self._roles.get(one.element, NO_ROLE) if self._roles else NO_ROLE

    def _continues(self, line: OpenLine, one: TextObject, code: int, left: float, right: float) -> bool:
        """Whether an object goes on with the line."""
        if one.angle != line.angle or one.slanted != line.slanted:
            return False
        size = max(one.size, line.size)
        shift = one.baseline - line.baseline
        if one.size < _INITIAL * line.size or line.size < _INITIAL * one.size:
            return False
        if line.is_all_marks:
            return abs(shift) < size and line.left - size < left < line.right + size
        if abs(shift) > (0.1 if one.size > 0.85 * line.size else 0.55) * size and abs(shift) > 0.3:
            if (
                line.is_sign_of_note(chr(code))
                and shift < 0
                and one.size > line.size
                and 0 <= left - line.right < _NOTE * size
            ):
                return True
            # What touches the letter before: an index in a size little smaller, the lowered E of TeX's name.
            # Of two indexes above each other the second begins below the first.
            if line.is_right_to_left and 0 <= line.left - right < _TOUCHING * size:
                return abs(shift) < _LOWERED * size
            nearest = line.start_of_index - line.right - _CLOSER * size
            return abs(shift) < _LOWERED * size and nearest < left - line.right < _TOUCHING * size
        if self._roles:
            role = self._role(one)
            if (role.table, role.row, role.column) != (line.role.table, line.role.row, line.role.column):
                return False
        jump = left - line.right
        if jump > APART * size:
            return line.is_label() and jump < 5 * size
        if left > line.left - size:
            return True
        # Text from right to left comes in either order, and words from left to right within it from their first one.
        from_right = has_right_to_left(chr(code))
        within = not from_right and any(map(has_right_to_left, line.characters))
        # The column at the left of a line of other text can be drawn behind it.
        nearest = APART if from_right else _TOUCHING
        return right < line.left + size and (within or line.left - right < nearest * size)

    def finished(self) -> PageLines:
        """The lines."""
        if self._held is not None:
            self._put_accent(0x20, math.inf, math.inf)
        self._finish()
        lines = with_numbers_apart(put_together(self._done))
        set_spaces(lines)
        from_right = _is_from_right(lines)
        closed = [line.closed(self._page, self._roles, from_right=from_right) for line in lines]
        half_wide = [
            (text, fonts)
            for line, text in zip(lines, closed, strict=True)
            if (fonts := line.half_wide_fonts()) and not text.fixed
        ]
        return PageLines(closed, self._slanted, half_wide)

    def _finish(self) -> None:
        line, self._line = self._line, None
        if line is not None and line.characters:
            if line.slanted or not line.is_placed():
                self._slanted.append("".join(line.characters))
            else:
                self._done.append(line)
        self.gapped = False


def _is_from_right(lines: Sequence[OpenLine]) -> bool:
    """Whether most letters of a page are read from right to left."""
    balance = 0
    for line in lines:
        text = "".join(line.characters)
        from_right = has_right_to_left(text) and sum(map(has_right_to_left, text))
        balance += 2 * from_right - sum(map(str.isalpha, text)) if from_right else -len(text)
    return balance > 0


def _turned_back(left: float, bottom: float, right: float, top: float, angle: int) -> tuple[float, float, float, float]:
    """A box turned clockwise around the origin."""
    if angle == 90:
        return bottom, -right, top, -left
    if angle == 180:
        return -right, -top, -left, -bottom
    return -top, left, -bottom, right
