"""Lines of a PDF page, grouped by baseline from its characters in the file's order."""

from __future__ import annotations

import math
import operator
import re
import unicodedata
from array import array
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from stratview.intake.layout.bidi import has_right_to_left, is_mark, logical_order
from stratview.intake.layout.lines import NO_ROLE, WRAPPED, Role, TextLine
from stratview.intake.line_ends import is_spaceless
from stratview.intake.readers.pdf_fonts import STRANGE, UNREADABLE

if TYPE_CHECKING:
    from stratview.documents.text import RunKind
    from stratview.intake.readers.pdf_fonts import Font

_ACCENTS: Final = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_LAM: Final = "\u0644"
_ALEFS: Final = frozenset("\u0622\u0623\u0625\u0627\u0671")
"""Lam and alef are one sign, and alef and lam are not: PDFium can give the two in the order in which they are seen."""
_CIRCLE: Final = "◯"
_CIRCLED: Final = {"c": "©", "C": "©", "r": "®", "R": "®", "p": "℗", "P": "℗"}
"""What a letter within a circle is."""
_HYPHENS: Final = frozenset("-\u00ad\u2010\x02")
_FAR: Final = 100_000.0
"""In points: no page is so large."""
_JUMP: Final = 1.6
"""A gap of this many type sizes within a baseline separates two columns or cells."""
_LOWERED: Final = 0.45
_CLOSER: Final = 0.25
"""In type sizes: how far letters of one word can be moved up or down, and into each other."""
SPACE: Final = 0.15
"""A gap this wide, in type sizes, is a space between two letters."""
_HALF_A_CELL: Final = 0.5
_BESIDE_CHINESE: Final = 0.4
_NOTE: Final = 0.6
"""In type sizes: the most room between the sign of a note and its text."""
_TOUCHING: Final = 0.05
_INITIAL: Final = 0.42
"""Of a capital over two lines or more, its text has less than so large a share in size."""
_SPACED: Final = re.compile(r"(?<!\S)[^\W\d_](?: [^\W\d_]){4,}(?!\S)")
_MOST_SPACED: Final = 0.5
"""In type sizes: the most room between the letters of a spaced word."""
_WORD_GAP: Final = 0.45
"""In type sizes: so far apart are at least two words of a listing whose letters are set on a grid."""
_EVEN: Final = 0.06
_SET_APART: Final = 0.02
"""In type sizes: the gaps within a word of a listing differ less than the first, and are wider than the second."""
_SAME_PITCH: Final = 0.04
"""The words of a listing have the same width for a letter, to this share of it."""
_LEAST_WORD: Final = 3
_SMALLER: Final = 0.92
"""Of the line's type size: what is set higher in a size below it is raised."""
_OVER: Final = 0.25
"""In type sizes: so near to each other are the middles of a letter and its accent."""
_FORMULA: Final = 2
"""A letter of a formula, with a space, is as many characters."""
_SIGN: Final = re.compile(r"(?:\d{1,3}|[*†‡§¶]{1,3})$")
_LABEL: Final = re.compile(r"(?:[•‣▪●○◦–—*·∙■□♦➢✓-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]?|\[\d+\])\s*$")


@dataclass(slots=True)
class TextObject:
    """What the characters of one text object have in common."""

    font: Font
    size: float
    baseline: float
    angle: int
    slanted: bool
    element: int

    @property
    def space(self) -> float:
        """How wide a gap between two letters is a space, in points."""
        return max(SPACE, _HALF_A_CELL * self.font.cell) * self.size


@dataclass(slots=True)
class PageLines:
    """What a page holds: its lines in the file's order, and text at other angles than a quarter turn."""

    lines: list[TextLine]
    slanted: list[str]


@dataclass(slots=True)
class _Accent:
    """An accent that waits for its letter, with its box and what was between it and the character before it."""

    one: TextObject
    code: int
    box: tuple[float, float, float, float]
    gapped: bool
    guessed: bool


class LineBuilder:
    """Groups characters into lines as they come."""

    def __init__(self, page: int, roles: dict[int, Role]) -> None:
        self._page = page
        self._roles = roles
        self._done: list[_OpenLine] = []
        self._slanted: list[str] = []
        self._line: _OpenLine | None = None
        self._object: TextObject | None = None
        self.gapped = False
        # Whether PDFium takes a gap for a space, and the file has none there.
        self.guessed = False
        self._raised = False
        self._high = 0
        # An accent that begins an object: TeX sets those of capitals higher than the line, before the letter.
        self._held: _Accent | None = None
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
        if self._line is not None:
            self._line.pending = (min(left, right), max(left, right))
            self._line.written.add(len(self._line.characters))

    def raise_next(self) -> None:
        """The next character is a raised figure."""
        self._raised = True

    def enter(self, one: TextObject) -> None:
        """The characters that follow are those of this object."""
        self._object = one
        self._check = True
        self.is_plain = False

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
        elif self._check and chr(code) in _ACCENTS:
            self._held = _Accent(one, code, (left, right, bottom, top), gapped=self.gapped, guessed=self.guessed)
            self.gapped = self.guessed = False
            return
        self._place(one, code, left, right, bottom, top)

    def _put_accent(self, code: int, left: float, right: float) -> int:
        """Return the character with the accent that came before it, if that is over it; else add the accent."""
        held, self._held = self._held, None
        assert held is not None  # noqa: S101 - the caller has looked
        gapped, guessed, one = self.gapped, self.guessed, self._object
        self.gapped, self.guessed = held.gapped, held.guessed
        joined = unicodedata.normalize("NFC", chr(code) + _ACCENTS[chr(held.code)])
        middle = (held.box[0] + held.box[1] - left - right) / 2
        if one is not held.one and len(joined) == 1 and abs(middle) < _OVER * held.one.size:
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
        if line is None or (self._check and not self._continues(line, one, left, right)):
            is_point = is_mark(chr(code)) and has_right_to_left(chr(code))
            if line is not None and is_point and line.is_around(one, left, right):
                # A font without places for its marks draws each of them at a height of its own.
                line.add(chr(code), left, right, bottom, top, space=False)
                return
            self._finish()
            line = self._line = _OpenLine(one, self._role(one))
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
        if self.guessed and line.boxes and one.size < _SMALLER * line.size and left - line.right < SPACE * one.size:
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

    def _continues(self, line: _OpenLine, one: TextObject, left: float, right: float) -> bool:
        """Whether an object goes on with the line."""
        if one.angle != line.angle or one.slanted != line.slanted:
            return False
        size = max(one.size, line.size)
        shift = one.baseline - line.baseline
        if one.size < _INITIAL * line.size or line.size < _INITIAL * one.size:
            return False
        if abs(shift) > (0.1 if one.size > 0.85 * line.size else 0.55) * size and abs(shift) > 0.3:
            if line.is_sign_of_note() and shift < 0 and one.size > line.size and 0 <= left - line.right < _NOTE * size:
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
        if jump > _JUMP * size:
            return line.is_label() and jump < 5 * size
        # Text from right to left comes in either order.
        return left > line.left - size or right < line.left + size

    def finished(self) -> PageLines:
        """The lines."""
        if self._held is not None:
            self._put_accent(0x20, math.inf, math.inf)
        self._finish()
        _close_grids(self._done)
        return PageLines([line.closed(self._page, self._roles) for line in self._done], self._slanted)

    def _finish(self) -> None:
        line, self._line = self._line, None
        if line is not None and line.characters:
            if line.slanted or not line.is_placed():
                self._slanted.append("".join(line.characters))
            else:
                self._done.append(line)
        self.gapped = False


class _OpenLine:
    """A line that characters are added to."""

    def __init__(self, one: TextObject, role: Role) -> None:
        self.angle, self.slanted, self.role = one.angle, one.slanted, role
        self.baseline, self.size = one.baseline, one.size
        self.characters: list[str] = []
        self.boxes: list[tuple[float, float]] = []
        self.bottom, self.top = math.inf, -math.inf
        self._left, self._right = math.inf, -math.inf
        self.pending: tuple[float, float] | None = None
        # Where the file has a space.
        self.written: set[int] = set()
        self.raised: list[int] = []
        # Whether it is one of a listing whose letters are set on a grid.
        self.on_grid = False
        self._objects: list[tuple[int, TextObject]] = []

    @property
    def left(self) -> float:
        return min(self._left, self.boxes[-1][0])

    @property
    def right(self) -> float:
        return max(self._right, self.boxes[-1][1])

    @property
    def is_right_to_left(self) -> bool:
        """Whether its last character is read from right to left."""
        return bool(self.characters) and has_right_to_left(self.characters[-1])

    @property
    def last_font(self) -> Font:
        """The font of the last characters."""
        return self._objects[-1][1].font

    @property
    def start_of_index(self) -> float:
        """Where the last characters begin if they are smaller than the line's, else where they end."""
        at, one = self._objects[-1]
        return self.boxes[at][0] if one.size < _SMALLER * self.size and at < len(self.boxes) else self.right

    def enter(self, one: TextObject) -> None:
        self._objects.append((len(self.characters), one))
        if one.size > 1.15 * self.size:
            # The characters before were raised or lowered.
            self.baseline, self.size = one.baseline, one.size

    def is_around(self, one: TextObject, left: float, right: float) -> bool:
        """Whether what is drawn there is over or below characters of the line."""
        return (
            one.angle == self.angle
            and abs(one.baseline - self.baseline) < self.size
            and self.left - self.size < left <= right < self.right + self.size
        )

    def takes_accent(self, accent: _Accent) -> bool:
        """Put an accent over the letter of the line that is below it; whether there is one."""
        if abs(accent.one.baseline - self.baseline) > 0.5 * self.size or accent.one.angle != self.angle:
            return False
        middle = (accent.box[0] + accent.box[1]) / 2
        for at in range(len(self.characters) - 1, -1, -1):
            left, right = self.boxes[at]
            if abs((left + right) / 2 - middle) < _OVER * self.size:
                joined = unicodedata.normalize("NFC", self.characters[at] + _ACCENTS[chr(accent.code)])
                if len(joined) == 1:
                    self.characters[at] = joined
                    return True
        return False

    def add(self, text: str, left: float, right: float, bottom: float, top: float, *, space: bool) -> None:
        characters, boxes = self.characters, self.boxes
        if space and characters and not (is_spaceless(characters[-1]) and is_spaceless(text[0])):
            self._space(text, left, right)
        self.pending = None
        if len(text) == 1:
            characters.append(text)
            boxes.append((left, right))
        else:
            width = (right - left) / len(text)
            for number, character in enumerate(text):
                characters.append(character)
                boxes.append((left + number * width, left + (number + 1) * width))
        self._left, self._right = min(self._left, left), max(self._right, right)
        self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)

    def _space(self, following: str, left: float, right: float) -> None:
        """Add a space in front of what follows, with its place."""
        before, character = self.boxes[-1], self.characters[-1]
        self.characters.append(" ")
        if left >= before[0]:
            box = (before[1], max(left, before[1]))
        elif right < before[0] and self.pending is not None and not self.angle:
            box = self.pending
        elif has_right_to_left(character) and not has_right_to_left(following):
            # A word from left to right follows, which reaches from here to the character before.
            box = (before[0], before[0])
        elif has_right_to_left(following) and not has_right_to_left(character):
            box = (right, right)
        else:
            box = (right, max(before[0], right))
        self.boxes.append(box)

    def is_placed(self) -> bool:
        """Return whether all of it is near a page: a hostile file can have any number."""
        edges = [*(edge for box in self.boxes for edge in box), self.bottom, self.top, self.baseline]
        return -_FAR < min(edges) <= max(edges) < _FAR

    def is_sign_of_note(self) -> bool:
        return len(self.characters) < 4 and bool(_SIGN.match("".join(self.characters)))

    def is_label(self) -> bool:
        return len(self.characters) < 8 and bool(_LABEL.match("".join(self.characters)))

    def closed(self, page: int, roles: dict[int, Role]) -> TextLine:
        """The line."""
        left, right = self.left, self.right
        self._share_boxes()
        if self.characters.count(" ") > 0.3 * len(self.characters):
            self._close_spaced()
        text = "".join(self.characters)
        spans = self._spans()
        for start, end, one in spans:
            one.font.readable += end - start - text.count(UNREADABLE, start, end)
        hyphen = text[-1] in _HYPHENS
        text = text.replace("\x02", "-")
        order = None
        if has_right_to_left(text):
            order = logical_order(text, self.boxes)
        starts, advances = self._advances(text, order)
        if order is not None:
            text = "".join([text[at] for at in order])
            where = {old: new for new, old in enumerate(order)}
            spans = [
                (min(where[at] for at in range(start, end)), max(where[at] for at in range(start, end)) + 1, one)
                for start, end, one in spans
            ]
            hyphen = False
        line = TextLine(
            page, text, starts, advances, left, right, self.bottom, self.top, self.baseline,
            self._main_size(spans), self.angle, hyphen=hyphen, role=self._main_role(spans, roles),
            spaced=self.pending is not None and self.pending[0] > self.boxes[-1][0],
            broken=order is not None or not _is_ascending(starts),
        )  # fmt: skip
        _set_styles(line, spans, self.baseline)
        line.fixed = line.fixed or self.on_grid
        if self.raised and order is None:
            line.raised = _stretches_of({at for start, end in line.raised for at in range(start, end)} | {*self.raised})
        if (_ACCENTS.keys() | {_CIRCLE}) & set(text):
            boxes = self.boxes if order is None else [self.boxes[at] for at in order]
            return _composed(line, [(left + right) / 2 for left, right in boxes])
        return line

    def _close_spaced(self) -> None:
        """Take out the spaces that are only room between the letters of spaced words."""
        dropped: set[int] = set()
        for found in _SPACED.finditer("".join(self.characters)):
            gaps = {at: self.boxes[at][1] - self.boxes[at][0] for at in range(found.start() + 1, found.end(), 2)}
            usual = sorted(gaps.values())[len(gaps) // 2]
            if usual < _MOST_SPACED * self.size and len(self.written.intersection(gaps)) < 0.5 * len(gaps):
                dropped.update(at for at, gap in gaps.items() if gap < 1.5 * usual)
        self._drop(dropped)

    def pitches(self) -> list[float]:
        """How wide a letter is, with the room around it, in each word of letters that has even gaps within."""
        if self.written or any(one.font.cell for _, one in self._objects) or not self._spaces(wide=True):
            return []
        if any(map(is_spaceless, self.characters)):
            return []
        narrow = self._spaces(wide=False)
        found: list[float] = []
        word: list[int] = []
        for at in range(len(self.characters) + 1):
            if at < len(self.characters) and self.characters[at] != " ":
                word.append(at)
            elif at not in narrow:
                if all(self.characters[one].isalpha() for one in word):
                    found += self._pitch_of([self.boxes[one] for one in word])
                word = []
        return found

    def close_grid(self) -> None:
        """Take out the spaces within words whose letters are set on a grid."""
        self.on_grid = True
        self._drop(self._spaces(wide=False))

    def _spaces(self, *, wide: bool) -> set[int]:
        """The spaces that are as wide as one between two words of a listing, or those that are narrower."""
        least = _WORD_GAP * self.size
        return {
            at
            for at in range(1, len(self.characters) - 1)
            if self.characters[at] == " " and (not 0 <= self.boxes[at + 1][0] - self.boxes[at - 1][1] < least) == wide
        }

    def _pitch_of(self, word: list[tuple[float, float]]) -> list[float]:
        """How wide a letter of a word with even gaps is, with the gaps; empty for other words."""
        between = [after[0] - before[1] for before, after in pairwise(word)]
        if len(word) < _LEAST_WORD or max(between) - min(between) > _EVEN * self.size:
            return []
        gap = sum(between) / len(between)
        return [(word[-1][1] - word[0][0] + 2 * gap) / len(word)] if gap > _SET_APART * self.size else []

    def _drop(self, dropped: set[int]) -> None:
        """Take out some characters."""
        if not dropped:
            return
        kept = [at for at in range(len(self.characters)) if at not in dropped]
        self._objects = [(start - sum(at < start for at in dropped), one) for start, one in self._objects]
        self.raised = [at - sum(one < at for one in dropped) for at in self.raised]
        self.characters = [self.characters[at] for at in kept]
        self.boxes = [self.boxes[at] for at in kept]

    def _share_boxes(self) -> None:
        """Divide a box that several characters in a row have: a ligature that the file spells out."""
        boxes = self.boxes
        at = 0
        if not any(map(operator.eq, boxes, islice(boxes, 1, None))):
            return
        while at < len(boxes):
            end = at + 1
            # An accent has the box of its letter too.
            single = boxes[at][1] <= boxes[at][0] or self.characters[at] in _ACCENTS
            while not single and end < len(boxes) and boxes[end] == boxes[at] and not is_mark(self.characters[end]):
                end += 1
            if end - at > 1:
                left, right = boxes[at]
                width = (right - left) / (end - at)
                shares = [(left + n * width, left + (n + 1) * width) for n in range(end - at)]
                backwards = self.characters[at] in _ALEFS and self.characters[end - 1] == _LAM
                from_right = has_right_to_left(self.characters[at]) and not backwards
                boxes[at:end] = shares[::-1] if from_right else shares
            at = end

    def _spans(self) -> list[tuple[int, int, TextObject]]:
        starts = [start for start, _ in self._objects] + [len(self.characters)]
        return [(start, end, one) for (start, one), end in zip(self._objects, starts[1:], strict=True) if start < end]

    def _main_role(self, spans: list[tuple[int, int, TextObject]], roles: dict[int, Role]) -> Role:
        """The tag of most of the line: its first characters may be the label of an item."""
        if not roles:
            return NO_ROLE
        counts: dict[Role, int] = {}
        for start, end, one in spans:
            role = roles.get(one.element, NO_ROLE)
            counts[role] = counts.get(role, 0) + end - start
        return max(counts, key=lambda role: counts[role])

    def _main_size(self, spans: list[tuple[int, int, TextObject]]) -> float:
        """The size of most characters; those in a typewriter's face, often a smaller one, count where all are in it.

        The small sign of a note in front of these does not count.
        """
        sizes: dict[float, int] = {}
        flowing = [span for span in spans if not span[2].font.fixed]
        largest = max(one.size for _, _, one in spans)
        signs = all(one.size < _SMALLER * largest for _, _, one in flowing)
        for start, end, one in spans if signs else flowing:
            size = round(one.size, 1)
            sizes[size] = sizes.get(size, 0) + end - start
        return max(sizes, key=lambda size: (sizes[size], size))

    def _advances(self, text: str, order: list[int] | None) -> tuple[array[float], array[int]]:
        """Where each character begins and how far it reaches, in the logical order."""
        boxes = self.boxes
        if order is None:
            begins = [left for left, _ in boxes]
            ends = [*begins[1:], boxes[-1][1]]
            reaches = [
                round(10 * (end - start)) if end >= start else round(10 * (box[1] - start))
                for start, end, box in zip(begins, ends, boxes, strict=True)
            ]
            return array("d", begins), array("i", reaches)
        starts, advances = [], []
        for at in order:
            left, right = boxes[at]
            reversed_ = has_right_to_left(text[at])
            starts.append(right if reversed_ else left)
            advances.append(round(-10 * (right - left)) if reversed_ else round(10 * (right - left)))
        return array("d", starts), array("i", advances)


def _close_grids(lines: list[_OpenLine]) -> None:
    """Take out the spaces within words of listings whose letters are set on a grid.

    LaTeX's listings give each letter a cell of one width, also where a font has letters of many widths: the gaps within
    a word are even, and all words have the same width for a letter.
    """
    found = [(line, line.pitches()) for line in lines]
    alike = [(line.size, one) for line, one in found if len(one) > 1 and max(one) <= (1 + _SAME_PITCH) * min(one)]
    known = {size: sum(pitches) / len(pitches) for size, pitches in reversed(alike)}
    for line, pitches in found:
        pitch = known.get(line.size, 0.0)
        if pitches and all(abs(one - pitch) <= _SAME_PITCH * pitch for one in pitches):
            line.close_grid()


def _is_ascending(numbers: array[float]) -> bool:
    return all(map(operator.le, numbers, islice(numbers, 1, None)))


def _stretches_of(indexes: set[int]) -> list[tuple[int, int]]:
    """Neighbouring indexes as stretches: start and end."""
    found: list[tuple[int, int]] = []
    for at in sorted(indexes):
        if found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return found


def _set_styles(line: TextLine, spans: list[tuple[int, int, TextObject]], baseline: float) -> None:
    letters = fixed = bold = formula = 0
    sign = WRAPPED.search(line.text)
    for start, end, one in spans:
        while start < end and line.text[start] == " ":
            start += 1
        marks: list[RunKind] = []
        font = one.font
        count = end - start
        letters += count
        if font.fixed or (fixed and sign is not None and start >= sign.start()):
            fixed += count
            marks.append("code")
        if font.bold:
            bold += count
            marks.append("strong")
        elif font.italic and count <= _FORMULA:
            formula += count
        if font.italic:
            marks.append("emphasis")
        if marks:
            line.styles.append((start, end, tuple(marks)))
        if one.size < _SMALLER * line.size and one.baseline - baseline > 0.12 * line.size:
            line.raised.append((start, end))
    line.fixed = fixed == letters
    # A letter of a formula is italic within a bold heading.
    line.bold = bold + formula == letters and bold > formula


def _composed(line: TextLine, middles: list[float]) -> TextLine:
    """The line with accents, and circles, that were set as characters of their own around a letter put into it."""
    text, starts, advances = list(line.text), line.starts, line.advances
    kept: list[int] = []
    at = 0
    while at < len(text):
        accent = _ACCENTS.get(text[at])
        other = at + 1 if at + 1 < len(text) and abs(middles[at] - middles[at + 1]) < _OVER * line.size else -1
        if other > 0 and (accent or text[at] == _CIRCLE):
            joined = unicodedata.normalize("NFC", text[other] + accent) if accent else _CIRCLED.get(text[other], "")
            if len(joined) == 1:
                text[other] = joined
                at += 1
                continue
        kept.append(at)
        at += 1
    if len(kept) == len(text):
        return line
    new = {old: index for index, old in enumerate(kept)}

    def moved(old: int) -> int:
        return next((new[one] for one in range(old, len(text)) if one in new), len(kept))

    line.broken = True
    line.text = "".join([text[one] for one in kept])
    line.starts = array("d", [starts[one] for one in kept])
    line.advances = array("i", [advances[one] for one in kept])
    line.styles = [(moved(start), moved(end), marks) for start, end, marks in line.styles]
    line.raised = [(moved(start), moved(end)) for start, end in line.raised]
    return line


def _turned_back(left: float, bottom: float, right: float, top: float, angle: int) -> tuple[float, float, float, float]:
    """A box turned clockwise around the origin."""
    if angle == 90:
        return bottom, -right, top, -left
    if angle == 180:
        return -right, -top, -left, -bottom
    return -top, left, -bottom, right
