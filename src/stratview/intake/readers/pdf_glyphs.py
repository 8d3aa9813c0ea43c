"""The lines of a PDF page: PDFium's characters in the file's order, grouped by baseline."""

from __future__ import annotations

import ctypes
import math
import operator
import re
import unicodedata
from array import array
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from stratview.intake.layout.bidi import has_right_to_left, logical_order
from stratview.intake.layout.lines import NO_ROLE, Role, TextLine
from stratview.intake.line_ends import is_spaceless

if TYPE_CHECKING:
    from stratview.documents.text import RunKind

_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi|cmbx|cmb\d|-bd", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique|slanted|cmti|cmsl|-it\b", re.IGNORECASE)
_FIXED: Final = re.compile(r"mono|courier|typewriter|cmtt|consol|code|menlo|teletype", re.IGNORECASE)
_FIXED_FLAG: Final = 1
_ITALIC_FLAG: Final = 64
_BOLD_FLAG: Final = 1 << 18
_LIGATURES: Final = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
}  # fmt: skip
_T1: Final = {
    0x10: "“", 0x11: "”", 0x12: "„", 0x13: "«", 0x14: "»", 0x15: "–", 0x16: "—", 0x19: "ı", 0x1B: "ff", 0x1C: "fi",
    0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
}  # fmt: skip
"""What the codes of TeX's T1 encoding are, in a font that does not say it."""
_OT1: Final = {0x0B: "ff", 0x0C: "fi", 0x0D: "fl", 0x0E: "ffi", 0x0F: "ffl", 0x10: "ı", 0x19: "ß", 0x1A: "æ", 0x1B: "œ"}
_MATH: Final = dict(enumerate("αβγδεζηθικλμνξπρστυφχ", 0x0B))
_SIGNS: Final = {0x01: "·", 0x03: "∗", 0x0D: "◯", 0x0E: "∘", 0x0F: "•", 0x14: "≤", 0x15: "≥", 0x18: "∼", 0x19: "≈"}
_TEX_FONTS: Final = (
    (re.compile(r"(?:[A-Z]{6}\+)?CMM"), _MATH),
    (re.compile(r"(?:[A-Z]{6}\+)?CM(?:B?SY|EX)"), _SIGNS),
    (re.compile(r"(?:[A-Z]{6}\+)?CM[A-Z]+\d+$"), _OT1),
)
"""TeX's own fonts by their names, and what their codes are."""
_ACCENTS: Final = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307",
    "¨": "\u0308", "˚": "\u030a", "˝": "\u030b", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328",
}  # fmt: skip
_HYPHENS: Final = frozenset("-\u00ad\u2010\x02")
_DROPPED: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff]")
_UNREADABLE: Final = "\ufffd"
_FAR: Final = 100_000.0
"""In points: no page is so large."""
_JUMP: Final = 1.6
"""A gap of so many times the type size within a baseline parts two columns or cells."""
_LOWERED: Final = 0.25
_CLOSER: Final = 0.25
"""In type sizes: how far letters of one word can be moved down, and into each other."""
_SPACE: Final = 0.15
"""So wide a gap, in type sizes, is a space between two letters."""
_BESIDE_CHINESE: Final = 0.4
_LABEL: Final = re.compile(r"(?:[•‣▪●○◦–—*·∙■□♦➢✓-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]?|\[\d+\])\s*$")

_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


@dataclass(slots=True)
class Font:
    """A font of the file: its name, its marks, and how many of its characters can and cannot be read."""

    name: str
    bold: bool
    italic: bool
    fixed: bool
    codes: dict[int, str]
    readable: int = 0
    unreadable: int = 0


@dataclass(slots=True)
class _Object:
    """What the characters of one text object have in common."""

    font: Font
    size: float
    baseline: float
    angle: int
    slanted: bool
    element: int


class Fonts:
    """The fonts of a document, by name."""

    def __init__(self) -> None:
        self.by_name: dict[str, Font] = {}

    def of(self, text_object: Any) -> Font:
        """The font of a text object."""
        font = pdfium.FPDFTextObj_GetFont(text_object)
        if not font:
            return self.of_nothing()
        size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
        buffer = ctypes.create_string_buffer(min(size, 1000) or 1)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
        name = buffer.value.decode("utf-8", "replace")
        found = self.by_name.get(name)
        if found is None:
            found = self._named(name, pdfium.FPDFFont_GetFlags(font))
        return found

    def of_nothing(self) -> Font:
        """A font without a name, for characters that belong to no object."""
        return self._named("", 0)

    def _named(self, name: str, flags: int) -> Font:
        found = self.by_name.get(name)
        if found is None:
            flags = max(flags, 0)
            found = self.by_name[name] = Font(
                name,
                bold=bool(_BOLD.search(name)) or bool(flags & _BOLD_FLAG),
                italic=bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG),
                fixed=bool(_FIXED.search(name)) or bool(flags & _FIXED_FLAG),
                codes=next((codes for named, codes in _TEX_FONTS if named.match(name)), _T1),
            )
        return found


@dataclass(slots=True)
class PageLines:
    """What a page holds: its lines in the file's order, and text at other angles than a quarter turn."""

    lines: list[TextLine]
    slanted: list[str]


class PageReader:
    """Reads the lines of one page after the other."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._edges = tuple(ctypes.c_double() for _ in range(4))

    def read(self, text_page: Any, page: int, roles: dict[int, Role]) -> PageLines:
        """The lines of a page.

        Args:
            text_page: PDFium's text page.
            page: the page's index.
            roles: the tags of marked contents, by their number; empty in a file without tags.
        """
        builder = _Lines(page, roles)
        objects: dict[int, _Object] = {}
        handle = ctypes.cast(text_page, ctypes.c_void_p).value
        box = pdfium.FS_RECTF()
        reference = ctypes.byref(box)
        unicode_of, box_of, generated = (
            pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_IsGenerated,
        )  # fmt: skip
        last, wide = -1, 0.0
        one: _Object | None = None
        for at in range(pdfium.FPDFText_CountChars(text_page)):
            code = unicode_of(text_page, at)
            if code <= 0x20 and (code in (0x20, 0x0D, 0x0A)) and generated(text_page, at) == 1:
                builder.gap()
                builder.guessed = True
                continue
            address = _text_object(handle, at) or 0
            if address != last or one is None:
                last = address
                one = objects.get(address)
                if one is None:
                    one = objects[address] = self._object(text_page, at, address, bool(roles))
                builder.enter(one)
                wide = _SPACE * one.size
            box_of(text_page, at, reference)
            if builder.is_plain and (0x3A <= code < 0x7F or 0xAE <= code < 0x590 or 0x2E80 <= code < 0xD800):
                # Most characters: letters behind another one of their object, some with a space between.
                left, boxes = box.left, builder.boxes
                if not builder.gapped and (code >= 0x2E80 or left - boxes[-1][1] <= wide):
                    builder.characters.append(chr(code))
                    boxes.append((left, box.right))
                    continue
                end = boxes[-1][1]
                if code < 0x2E80 and left >= end and not (builder.guessed and builder.characters[-1] >= "\u2e80"):
                    builder.characters += (" ", chr(code))
                    boxes += ((end, left), (left, box.right))
                    builder.gapped = builder.guessed = False
                    continue
            if code in (0x20, 0xA0):
                builder.space(box.left, box.right)
                continue
            if 0x30 <= code <= 0x39 and self._is_raised(text_page, at, one):
                builder.raise_next()
            builder.add(code, box.left, box.right, box.bottom, box.top)
        return builder.finished()

    def _is_raised(self, text_page: Any, at: int, one: _Object) -> bool:
        """Whether a figure is drawn above the baseline, as fonts with raised figures do."""
        edges = self._edges
        pdfium.FPDFText_GetCharBox(text_page, at, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        lower = {0: bottom, 90: -right, 180: -top, 270: left}[one.angle]
        return lower - one.baseline > 0.2 * one.size

    def _object(self, text_page: Any, at: int, address: int, tagged: bool) -> _Object:  # noqa: FBT001
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text_page, at, matrix)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
        angle = round(degrees / 90) % 4 * 90
        slanted = min(abs(degrees - angle), 360 - abs(degrees - angle)) > 3
        baseline = {0: y.value, 90: -x.value, 180: -y.value, 270: x.value}[angle]
        text_object = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT) if address else None
        font = self._fonts.of(text_object) if text_object else self._fonts.of_nothing()
        element = pdfium.FPDFPageObj_GetMarkedContentID(text_object) if tagged and text_object else -1
        size = abs(pdfium.FPDFText_GetFontSize(text_page, at) * scale)
        return _Object(font, min(size, 10_000.0) or 1.0, baseline, angle, slanted, element)


class _Lines:
    """Groups characters into lines as they come."""

    def __init__(self, page: int, roles: dict[int, Role]) -> None:
        self._page = page
        self._roles = roles
        self._done: list[TextLine] = []
        self._slanted: list[str] = []
        self._line: _Open | None = None
        self._object: _Object | None = None
        self.gapped = False
        # Whether PDFium takes a gap for a space, and the file has none there.
        self.guessed = False
        self._raised = False
        self._high = 0
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

    def raise_next(self) -> None:
        """The next character is a raised figure."""
        self._raised = True

    def enter(self, one: _Object) -> None:
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
        line = self._line
        if line is None or (self._check and not self._continues(line, one, left, right)):
            self._finish()
            line = self._line = _Open(one, self._role(one))
        if self.guessed and line.boxes and is_spaceless(line.characters[-1]) != is_spaceless(chr(code)):
            # Between Chinese and a figure or Latin letters some room is set, and no space.
            self.gapped = self.gapped and left - line.right > _BESIDE_CHINESE * one.size
        if line.boxes and code < 0x2E80 and left - line.right > _SPACE * one.size:
            # PDFium sees no space in some justified lines, and none between some cells of a row.
            self.gapped = self.gapped or not is_spaceless(line.characters[-1])
        if self._check:
            line.enter(one)
            self._check = False
        text = chr(code)
        if code < 0x20 or code in _STRANGE or 0xD800 <= code <= 0xF8FF or code > 0xFB00:
            text = self._read(code, one.font)
            if not text:
                return
        line.add(text, left, right, bottom, top, space=self.gapped)
        if self._raised:
            line.raised.append(len(line.characters) - 1)
        self.gapped = self.guessed = self._raised = False
        self.is_plain = not one.angle
        self.characters, self.boxes = line.characters, line.boxes

    def _read(self, code: int, font: Font) -> str:
        """What a code that is no plain character means; empty where it means nothing."""
        character = chr(code)
        if code == 0x02 or code == 0xFFFE:
            return "-" if code == 0xFFFE else "\x02"
        ligature = _LIGATURES.get(character)
        if ligature:
            return ligature
        if 0 < code < 0x20 and code in font.codes:
            return font.codes[code]
        if _DROPPED.match(character):
            return ""
        if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xF900 or code >= 0xF0000 or code in (0xFFFD, 0xFFFF):
            font.unreadable += 1
            return _UNREADABLE
        return character

    def _role(self, one: _Object) -> Role:
        return self._roles.get(one.element, NO_ROLE) if self._roles else NO_ROLE

    def _continues(self, line: _Open, one: _Object, left: float, right: float) -> bool:
        """Whether an object goes on with the line."""
        if one.angle != line.angle or one.slanted != line.slanted:
            return False
        size = max(one.size, line.size)
        shift = one.baseline - line.baseline
        if abs(shift) > (0.1 if one.size > 0.85 * line.size else 0.55) * size and abs(shift) > 0.3:
            # The E of TeX's name is lower than its other letters, and set closer to them than any text.
            return abs(shift) < _LOWERED * size and -_CLOSER * size < left - line.right < 0
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
        self._finish()
        return PageLines(self._done, self._slanted)

    def _finish(self) -> None:
        line, self._line = self._line, None
        if line is not None and line.characters:
            if line.slanted or not line.is_placed():
                self._slanted.append("".join(line.characters))
            else:
                self._done.append(line.closed(self._page, self._roles))
        self.gapped = False


_STRANGE: Final = frozenset(
    [*range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070), 0xAD]
)


class _Open:
    """A line that characters are added to."""

    def __init__(self, one: _Object, role: Role) -> None:
        self.angle, self.slanted, self.role = one.angle, one.slanted, role
        self.baseline, self.size = one.baseline, one.size
        self.characters: list[str] = []
        self.boxes: list[tuple[float, float]] = []
        self.bottom, self.top = math.inf, -math.inf
        self._left, self._right = math.inf, -math.inf
        self.pending: tuple[float, float] | None = None
        self.raised: list[int] = []
        self._objects: list[tuple[int, _Object]] = []

    @property
    def left(self) -> float:
        return min(self._left, self.boxes[-1][0])

    @property
    def right(self) -> float:
        return max(self._right, self.boxes[-1][1])

    def enter(self, one: _Object) -> None:
        self._objects.append((len(self.characters), one))
        if one.size > 1.15 * self.size:
            # What came before was raised or lowered.
            self.baseline, self.size = one.baseline, one.size

    def add(self, text: str, left: float, right: float, bottom: float, top: float, *, space: bool) -> None:
        characters, boxes = self.characters, self.boxes
        if right < left:
            left, right = right, left
        if space and characters and not (is_spaceless(characters[-1]) and is_spaceless(text[0])):
            self._space(left, right)
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

    def _space(self, left: float, right: float) -> None:
        before = self.boxes[-1]
        self.characters.append(" ")
        if right < before[0] and self.pending is not None and not self.angle:
            self.boxes.append(self.pending)
            return
        self.boxes.append((before[1], max(left, before[1])) if left >= before[0] else (right, max(before[0], right)))

    def is_placed(self) -> bool:
        """Whether all of it is somewhere near a page: a hostile file can name any number."""
        edges = [*(edge for box in self.boxes for edge in box), self.bottom, self.top, self.baseline]
        return -_FAR < min(edges) <= max(edges) < _FAR

    def is_label(self) -> bool:
        return len(self.characters) < 8 and bool(_LABEL.match("".join(self.characters)))

    def closed(self, page: int, roles: dict[int, Role]) -> TextLine:
        """The line."""
        left, right = self.left, self.right
        self._share_boxes()
        text = "".join(self.characters)
        spans = self._spans()
        for start, end, one in spans:
            one.font.readable += end - start - text.count(_UNREADABLE, start, end)
        hyphen = text[-1] in _HYPHENS
        text = text.replace("\x02", "-")
        order = None
        if has_right_to_left(text):
            order = logical_order(text, [(left + right) / 2 for left, right in self.boxes])
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
            broken=order is not None or not _is_ascending(starts),
        )  # fmt: skip
        _set_styles(line, spans, self.baseline)
        if self.raised and order is None:
            line.raised = _stretches_of({at for start, end in line.raised for at in range(start, end)} | {*self.raised})
        return _composed(line)

    def _share_boxes(self) -> None:
        """Divide a box that several characters in a row have: a ligature that the file spells out."""
        boxes = self.boxes
        at = 0
        if not any(map(operator.eq, boxes, islice(boxes, 1, None))):
            return
        while at < len(boxes):
            end = at + 1
            while end < len(boxes) and boxes[end] == boxes[at] and boxes[at][1] > boxes[at][0]:
                end += 1
            if end - at > 1:
                left, right = boxes[at]
                width = (right - left) / (end - at)
                boxes[at:end] = [(left + n * width, left + (n + 1) * width) for n in range(end - at)]
            at = end

    def _spans(self) -> list[tuple[int, int, _Object]]:
        starts = [start for start, _ in self._objects] + [len(self.characters)]
        return [(start, end, one) for (start, one), end in zip(self._objects, starts[1:], strict=True) if start < end]

    def _main_role(self, spans: list[tuple[int, int, _Object]], roles: dict[int, Role]) -> Role:
        """The tag of most of the line: its first characters may be the label of an item."""
        if not roles:
            return NO_ROLE
        counts: dict[Role, int] = {}
        for start, end, one in spans:
            role = roles.get(one.element, NO_ROLE)
            counts[role] = counts.get(role, 0) + end - start
        return max(counts, key=lambda role: counts[role])

    def _main_size(self, spans: list[tuple[int, int, _Object]]) -> float:
        """The size of most characters; those in a typewriter's face, often a smaller one, count where all are in it."""
        sizes: dict[float, int] = {}
        flowing = [span for span in spans if not span[2].font.fixed]
        for start, end, one in flowing or spans:
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


def _set_styles(line: TextLine, spans: list[tuple[int, int, _Object]], baseline: float) -> None:
    letters = fixed = bold = 0
    for start, end, one in spans:
        while start < end and line.text[start] == " ":
            start += 1
        marks: list[RunKind] = []
        font = one.font
        count = end - start
        letters += count
        if font.fixed:
            fixed += count
            marks.append("code")
        if font.bold:
            bold += count
            marks.append("strong")
        if font.italic:
            marks.append("emphasis")
        if marks:
            line.styles.append((start, end, tuple(marks)))
        if one.size < 0.85 * line.size and one.baseline - baseline > 0.12 * line.size:
            line.raised.append((start, end))
    line.fixed = fixed == letters
    line.bold = bold == letters


def _composed(line: TextLine) -> TextLine:
    """The line with accents that were set as characters of their own over a letter put into it."""
    if not any(character in _ACCENTS for character in line.text):
        return line
    text, starts, advances = list(line.text), line.starts, line.advances
    kept: list[int] = []
    at = 0
    while at < len(text):
        accent = _ACCENTS.get(text[at])
        other = (
            at + 1 if at + 1 < len(text) and abs(_middle(line, at) - _middle(line, at + 1)) < 0.25 * line.size else -1
        )
        if accent and other > 0:
            joined = unicodedata.normalize("NFC", text[other] + accent)
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


def _middle(line: TextLine, at: int) -> float:
    return line.starts[at] + line.advances[at] / 20


def _turned_back(left: float, bottom: float, right: float, top: float, angle: int) -> tuple[float, float, float, float]:
    """A box turned clockwise around the origin."""
    if angle == 90:
        return bottom, -right, top, -left
    if angle == 180:
        return -right, -top, -left, -bottom
    return -top, left, -bottom, right
