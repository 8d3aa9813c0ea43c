"""A line of a PDF page that characters are added to, and the line of the layout that it becomes."""

from __future__ import annotations

import math
import operator
import re
import unicodedata
from array import array
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from stratview.intake.layout.bidi import has_right_to_left, is_mark, logical_order
from stratview.intake.layout.lines import BULLETS, NO_ROLE, WRAPPED, Role, TextLine
from stratview.intake.line_ends import is_spaceless
from stratview.intake.readers.pdf_fonts import UNREADABLE, can_be_strange

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stratview.documents.text import RunKind
    from stratview.intake.readers.pdf_fonts import Font

ACCENTS: Final = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_DOTTED: Final = {"ı": "i", "ȷ": "j"}
_LAM: Final = "\u0644"
_ALEFS: Final = frozenset("\u0622\u0623\u0625\u0627\u0671")
"""Lam and alef are one sign, and alef and lam are not: PDFium can give the two in the order in which they are seen."""
_CIRCLE: Final = "◯"
_CIRCLED: Final = {"c": "©", "C": "©", "r": "®", "R": "®", "p": "℗", "P": "℗"}
"""The sign that a letter within a circle makes."""
_HYPHENS: Final = frozenset("-\u00ad\u2010\x02")
_FAR: Final = 100_000.0
"""In points: more than the size of any page."""
APART: Final = 1.6
"""A gap of this many type sizes within a baseline separates two columns or cells."""
SPACE: Final = 0.15
"""A gap this wide, in type sizes, is a space between two letters."""
_HALF_A_CELL: Final = 0.5
SMALLER: Final = 0.92
"""Higher characters of less than this share of the line's type size are raised."""
OVER: Final = 0.25
"""In type sizes: the greatest distance between the middles of a letter and its accent."""
_FORMULA: Final = 2
"""The most characters that are a letter of a formula, with its space."""
_SIGN: Final = re.compile(r"(?:\d{1,3}|[*∗†‡§¶]{1,3})$")
_DOUBLED: Final = re.compile(r"(?:(\S)\1){2,}")
_LEAST_DOUBLED: Final = 3
_ON_TOP: Final = 0.1
"""In type sizes: the greatest distance between the beginnings of letters that are drawn on top of each other."""
_SMALL_CAPITALS: Final = 0.7
"""The least share of the text's size that small capitals have."""
_LABEL: Final = re.compile(rf"(?:[{BULLETS}–—*·-]|\(?(?:\d{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,5}})[.)\]]?|\[\d+\])\s*$")


@dataclass(slots=True)
class TextObject:
    """What the characters of one text object have in common.

    Vertical text, whose characters are upright, has the angle of text that runs down: `vertical`.
    """

    font: Font
    size: float
    baseline: float
    angle: int
    slanted: bool
    element: int
    vertical: bool = False

    @property
    def space(self) -> float:
        """How wide a gap between two letters is a space, in points."""
        return max(SPACE, _HALF_A_CELL * self.font.cell) * self.size


@dataclass(slots=True)
class Accent:
    """An accent that waits for its letter, with its box and what was between it and the character before it."""

    one: TextObject
    code: int
    box: tuple[float, float, float, float]
    gapped: bool
    guessed: bool


class OpenLine:
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
        # Those of these spaces for which there is no room.
        self.narrow: set[int] = set()
        self.raised: list[int] = []
        # Whether it is one of a listing whose letters are set on a grid.
        self.on_grid = False
        self._objects: list[tuple[int, TextObject]] = []

    @property
    def left(self) -> float:
        """The left edge so far."""
        return min(self._left, self.boxes[-1][0])

    @property
    def right(self) -> float:
        """The right edge so far."""
        return max(self._right, self.boxes[-1][1])

    @property
    def is_right_to_left(self) -> bool:
        """Whether its last character is read from right to left."""
        return bool(self.characters) and has_right_to_left(self.characters[-1])

    @property
    def is_all_marks(self) -> bool:
        """Whether it has only marks over and below letters so far."""
        if self.characters and self.characters[0].isalnum():
            return False
        return all(character == " " or is_mark(character) for character in self.characters)

    @property
    def is_from_right(self) -> bool:
        """Whether some of it is read from right to left."""
        return has_right_to_left("".join(self.characters))

    @property
    def last_font(self) -> Font:
        """The font of the last characters."""
        return self._objects[-1][1].font

    @property
    def has_cells(self) -> bool:
        """Whether some of it is in a font whose letters all have the same width."""
        return any(one.font.cell for _, one in self._objects)

    def half_wide_fonts(self) -> list[Font]:
        """The half-wide fonts of the line if all others are a typewriter's, else none."""
        fonts = [one.font for _, _, one in self.spans()]
        half_wide = [font for font in fonts if font.is_half_wide]
        return half_wide if all(font.fixed or font.is_half_wide for font in fonts) else []

    @property
    def start_of_index(self) -> float:
        """Where the last characters begin if they are smaller than the line's, else where they end."""
        at, one = self._objects[-1]
        return self.boxes[at][0] if one.size < SMALLER * self.size and at < len(self.boxes) else self.right

    def enter(self, one: TextObject) -> None:
        """Take the characters that follow as those of an object."""
        self._objects.append((len(self.characters), one))
        if self.is_all_marks:
            # Marks can be drawn at other heights.
            self.baseline, self.size = one.baseline, one.size
        elif one.size > 1.15 * self.size:
            # The characters before were raised or lowered.
            self.baseline, self.size = one.baseline, one.size

    def is_around(self, one: TextObject, left: float, right: float) -> bool:
        """Whether what is drawn there is over or below characters of the line."""
        return (
            one.angle == self.angle
            and abs(one.baseline - self.baseline) < self.size
            and self.left - self.size < left <= right < self.right + self.size
        )

    def takes_accent(self, accent: Accent) -> bool:
        """Put an accent over the letter of the line that is below it; whether there is one."""
        if abs(accent.one.baseline - self.baseline) > 0.5 * self.size or accent.one.angle != self.angle:
            return False
        middle = (accent.box[0] + accent.box[1]) / 2
        for at in range(len(self.characters) - 1, -1, -1):
            left, right = self.boxes[at]
            if abs((left + right) / 2 - middle) < OVER * self.size:
                joined = with_accent(self.characters[at], chr(accent.code))
                if len(joined) == 1:
                    self.characters[at] = joined
                    return True
        return False

    def add(self, text: str, left: float, right: float, bottom: float, top: float, *, space: bool) -> None:
        """Add characters that share a box, behind a space if there is one."""
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
        self.reach(left, right, bottom, top)

    def reach(self, left: float, right: float, bottom: float, top: float) -> None:
        """Take a box into the edges of the line."""
        if left < self._left:
            self._left = left
        if right > self._right:
            self._right = right
        if bottom < self.bottom:
            self.bottom = bottom
        if top > self.top:
            self.top = top

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
        edges = [*chain.from_iterable(self.boxes), self.bottom, self.top, self.baseline]
        return -_FAR < min(edges) <= max(edges) < _FAR

    def is_sign_of_note(self, following: str) -> bool:
        """Whether it is the sign of a note that begins with a character; an operator is in front of no letter."""
        text = "".join(self.characters)
        return len(text) < 4 and bool(_SIGN.match(text)) and ("∗" not in text or following.isalpha())

    def is_label(self) -> bool:
        """Whether it is the number or bullet of an item so far."""
        return len(self.characters) < 8 and bool(_LABEL.match("".join(self.characters)))

    def part(self, kept: Sequence[int]) -> OpenLine:
        """The line with only some of its characters, by ascending indexes; the first and the last one are no spaces."""
        new = {at: number for number, at in enumerate(kept)}
        objects = [one for start, end, one in self.spans() for at in range(start, end) if at in new]
        part = OpenLine(objects[0], self.role)
        part._objects = [(at, one) for at, one in enumerate(objects) if not at or one is not objects[at - 1]]
        part.size = max(one.size for one in objects)
        part.baseline = next(one.baseline for one in objects if one.size == part.size)
        part.characters, part.boxes = [self.characters[at] for at in kept], [self.boxes[at] for at in kept]
        part.written = {new[at] for at in self.written if at in new}
        part.narrow = {new[at] for at in self.narrow if at in new}
        part.raised = [new[at] for at in self.raised if at in new]
        part._left, part._right = min(box[0] for box in part.boxes), max(box[1] for box in part.boxes)
        share = min(1.0, part.size / self.size)
        part.bottom = part.baseline - share * (self.baseline - self.bottom)
        part.top = part.baseline + share * (self.top - self.baseline)
        part.pending = self.pending if kept[-1] == len(self.characters) - 1 else None
        return part

    def closed(self, page: int, roles: dict[int, Role], *, from_right: bool = False) -> TextLine:
        """The line; `from_right`: whether most text of its page is read from right to left."""
        left, right = self.left, self.right
        self._drop_doubled()
        self._share_boxes()
        text = "".join(self.characters)
        spans = self.spans()
        for start, end, one in spans:
            one.font.readable += end - start - text.count(UNREADABLE, start, end)
            if one.font.is_half_wide:
                one.font.latin += sum(character < "\u2e80" for character in text[start:end])
        hyphen = text[-1] in _HYPHENS
        text = text.replace("\x02", "-")
        order = None
        if can_be_strange(text):
            for start, end, one in spans:
                one.font.count_words(text[start:end])
        if has_right_to_left(text):
            order = logical_order(text, self.boxes, from_right=from_right)
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
            self._main_size(spans, text), self.angle, hyphen=hyphen, role=self._main_role(spans, roles),
            spaced=self.pending is not None and self.pending[0] > self.boxes[-1][0],
            broken=order is not None or not _is_ascending(starts), vertical=any(one.vertical for _, _, one in spans),
        )  # fmt: skip
        _set_styles(line, spans, self.baseline)
        line.fixed = line.fixed or self.on_grid
        if self.raised and order is None:
            line.raised = _stretches_of({at for start, end in line.raised for at in range(start, end)} | {*self.raised})
        if (ACCENTS.keys() | {_CIRCLE}) & set(text):
            boxes = self.boxes if order is None else [self.boxes[at] for at in order]
            return _composed(line, [(left + right) / 2 for left, right in boxes])
        return line

    def absorb(self, other: OpenLine) -> None:
        """Add the characters of another part of the line."""
        shift = len(self.characters)
        self.characters = [*self.characters, *other.characters]
        self.boxes = [*self.boxes, *other.boxes]
        self._objects += [(start + shift, one) for start, one in other._objects]
        self.written |= {at + shift for at in other.written}
        self.narrow |= {at + shift for at in other.narrow}
        self.raised += [at + shift for at in other.raised]
        self._left, self._right = (
            min(self._left, *(box[0] for box in other.boxes)),
            max(self._right, *(box[1] for box in other.boxes)),
        )
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)
        self.pending = other.pending

    def respace(self, dropped: set[int], added: dict[int, tuple[str, tuple[float, float]]]) -> None:
        """Take some characters out, and put spaces with their boxes behind others."""
        if not dropped and not added:
            return
        new: list[int] = []
        characters: list[str] = []
        boxes: list[tuple[float, float]] = []
        for at, (character, box) in enumerate(zip(self.characters, self.boxes, strict=True)):
            new.append(len(characters))
            if at not in dropped:
                characters.append(character)
                boxes.append(box)
            if at in added:
                character, box = added[at]
                characters.append(character)
                boxes.append(box)
        new.append(len(characters))
        self._objects = [(new[start], one) for start, one in self._objects]
        self.raised = [new[at] for at in self.raised]
        self.written = {new[at] for at in self.written if at < len(new)}
        self.narrow = set()
        self.characters, self.boxes = characters, boxes

    def _drop_doubled(self) -> None:
        """Take out the second of letters that are drawn twice in one place to look bold."""
        found = list(_DOUBLED.finditer("".join(self.characters)))
        if not found:
            return
        doubled = {
            at
            for one in found
            for at in range(one.start() + 1, one.end(), 2)
            if abs(self.boxes[at][0] - self.boxes[at - 1][0]) < _ON_TOP * self.size
        }
        if len(doubled) >= _LEAST_DOUBLED:
            self.respace(doubled, {})

    def _share_boxes(self) -> None:
        """Divide a box that several characters in a row have: a ligature that the file spells out."""
        boxes = self.boxes
        at = 0
        if not any(map(operator.eq, boxes, islice(boxes, 1, None))):
            return
        while at < len(boxes):
            end = at + 1
            # An accent has the box of its letter too.
            single = boxes[at][1] <= boxes[at][0] or self.characters[at] in ACCENTS
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

    def spans(self) -> list[tuple[int, int, TextObject]]:
        """The characters of each object: start, end and object."""
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

    def _main_size(self, spans: list[tuple[int, int, TextObject]], text: str) -> float:
        """The size of most characters; those in a typewriter's face, often a smaller one, count where all are in it.

        The small sign of a note in front of these does not count, and smaller capitals beside letters of the text have
        their size.
        """
        sizes: dict[float, int] = {}
        flowing = [span for span in spans if not span[2].font.fixed]
        largest = max(one.size for _, _, one in spans)
        signs = all(one.size < SMALLER * largest for _, _, one in flowing)
        for start, end, one in spans if signs else flowing:
            size = round(one.size, 1)
            sizes[size] = sizes.get(size, 0) + end - start
        main = max(sizes, key=lambda size: (sizes[size], size))
        if _SMALL_CAPITALS * largest < main < SMALLER * largest:
            small = "".join(text[start:end] for start, end, one in spans if round(one.size, 1) == main)
            large = "".join(text[start:end] for start, end, one in spans if one.size == largest)
            if small.isupper() and sum(map(str.isalpha, large)) > 1:
                return round(largest, 1)
        return main

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


def with_accent(letter: str, accent: str) -> str:
    """Return a letter with an accent that is a character of its own: TeX sets that of an i over one without a dot."""
    return unicodedata.normalize("NFC", _DOTTED.get(letter, letter) + ACCENTS[accent])


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
        if one.size < SMALLER * line.size and one.baseline - baseline > 0.12 * line.size:
            line.raised.append((start, end))
    line.fixed = fixed == letters
    # A letter of a formula is italic within a bold heading.
    line.bold = bold + formula == letters and bold > formula


def _composed(line: TextLine, middles: list[float]) -> TextLine:
    """The line, with each accent or circle that was set as a separate character joined to its letter."""
    text, starts, advances = list(line.text), line.starts, line.advances
    kept: list[int] = []
    at = 0
    while at < len(text):
        accent = ACCENTS.get(text[at])
        other = at + 1 if at + 1 < len(text) and abs(middles[at] - middles[at + 1]) < OVER * line.size else -1
        if other > 0 and (accent or text[at] == _CIRCLE):
            joined = with_accent(text[other], text[at]) if accent else _CIRCLED.get(text[other], "")
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
