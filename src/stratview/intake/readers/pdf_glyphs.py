"""PDFium's characters of a page, in the file's order, as lines."""

from __future__ import annotations

import ctypes
import math
import sys
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium

from stratview.intake.layout.bidi import is_mark
from stratview.intake.readers import pdf_glyph_numbers as glyph_numbers
from stratview.intake.readers.pdf_fonts import UNREADABLE
from stratview.intake.readers.pdf_lines import LineBuilder
from stratview.intake.readers.pdf_open_line import TextObject

if TYPE_CHECKING:
    from stratview.intake.layout.lines import Role
    from stratview.intake.readers.pdf_fonts import Font, Fonts
    from stratview.intake.readers.pdf_glyph_numbers import GlyphNumbers
    from stratview.intake.readers.pdf_lines import PageLines
    from stratview.intake.readers.pdf_signs import Signs

_MOST_MARKS: Final = 4
"""The most marks that can be in front of the first letter of an object."""

_CHINESE: Final = 0x2E80
_AHEAD: Final = 500
"""How many characters are looked at for another object of a font."""
_DOWN: Final = 0.5
"""In type sizes: the next character of vertical text is at least so far below."""
_INK: Final = 0.05
"""In points: what is drawn of a character is at least so wide and high."""

_text_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


class PageReader:
    """Reads the lines of one page after the other."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._handle: int | None = None
        # Whether text in a font of the page is vertical, by the font's address.
        self._vertical: dict[int, bool] = {}
        self._edges = tuple(ctypes.c_double() for _ in range(4))

    def read(self, text_page: Any, page: int, roles: dict[int, Role]) -> PageLines:
        """The lines of a page.

        Args:
            text_page: PDFium's text page.
            page: the page's index.
            roles: the tags of marked contents, by their number; empty in a file without tags.
        """
        lines = None
        while lines is None:
            lines = self._read(text_page, page, roles)
        return lines

    def _read(self, text_page: Any, page: int, roles: dict[int, Role]) -> PageLines | None:
        """The lines of a page; None when a font was found that numbers its glyphs: read it again then."""
        builder = LineBuilder(page, roles)
        objects: dict[int, TextObject] = {}
        handle = self._handle = ctypes.cast(text_page, ctypes.c_void_p).value
        self._vertical.clear()
        box = pdfium.FS_RECTF()
        reference = ctypes.byref(box)
        unicode_of, box_of, generated = (
            pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_IsGenerated,
        )  # fmt: skip
        last, wide = -1, 0.0
        one: TextObject | None = None
        signs: Signs | GlyphNumbers | None = None
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
                wide, signs = one.space, one.font.signs
            if signs is not None or code > sys.maxunicode:
                code = signs.shown(code) if signs is not None else ord(UNREADABLE)
            box_of(text_page, at, reference)
            if builder.is_plain and (
                0x3A <= code < 0x7F or 0xAE <= code < 0x300 or 0x370 <= code < 0x590 or 0x2E80 <= code < 0xD800
            ):
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
            if code in (0x20, 0xA0) or (code < 0x20 and self._is_blank(text_page, at)):
                if code == glyph_numbers.SPACE and signs is None and self._numbers_glyphs(text_page, one.font):
                    return None
                builder.space(box.left, box.right)
                continue
            if 0x30 <= code <= 0x39 and self._is_raised(text_page, at, one):
                builder.raise_next()
            builder.add(code, box.left, box.right, box.bottom, box.top)
        return builder.finished()

    def _is_raised(self, text_page: Any, at: int, one: TextObject) -> bool:
        """Whether a figure is drawn above the baseline, as fonts with raised figures do."""
        edges = self._edges
        pdfium.FPDFText_GetCharBox(text_page, at, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        lower = {0: bottom, 90: -right, 180: -top, 270: left}[one.angle]
        return lower - one.baseline > 0.2 * one.size

    def _numbers_glyphs(self, text_page: Any, font: Font) -> bool:
        """Whether a font without meanings has TrueType's usual numbers, by its words on a page; it is marked then."""
        if font.asked:
            return False
        font.asked = True
        codes: list[int] = []
        fonts: dict[int, Font] = {}
        for at in range(pdfium.FPDFText_CountChars(text_page)):
            address = _text_object(self._handle, at) or 0
            if address and not pdfium.FPDFText_IsGenerated(text_page, at):
                if address not in fonts:
                    fonts[address] = self._fonts.of(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT))
                if fonts[address] is font:
                    codes.append(pdfium.FPDFText_GetUnicode(text_page, at))
        if glyph_numbers.makes_words(codes):
            font.signs = glyph_numbers.GlyphNumbers()
        return font.signs is not None

    def _is_blank(self, text_page: Any, at: int) -> bool:
        """Whether nothing is drawn for a character, as for a tab or a space that its font does not name."""
        pdfium.FPDFText_GetCharBox(text_page, at, *self._edges)
        left, right, bottom, top = (edge.value for edge in self._edges)
        return right - left < _INK or top - bottom < _INK

    def _letter(self, text_page: Any, at: int, address: int) -> int:
        """The first character of an object that is no mark: marks can be drawn at heights of their own."""
        for near in range(at, at + _MOST_MARKS):
            code = pdfium.FPDFText_GetUnicode(text_page, near)
            if code > sys.maxunicode or not is_mark(chr(code)):
                return near if near == at or _text_object(self._handle, near) == address else at
        return at

    def _object(self, text_page: Any, at: int, address: int, tagged: bool) -> TextObject:  # noqa: FBT001
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text_page, at, matrix)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text_page, self._letter(text_page, at, address), x, y)
        if not math.isfinite(sum(map(abs, (matrix.a, matrix.b, matrix.c, matrix.d, x.value, y.value)))):
            # Numbers in the file are so large that PDFium has none for the place.
            matrix.a, matrix.b, matrix.c, matrix.d, x.value, y.value = 1, 0, 0, 1, 0, 0
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        # A letter that is only mirrored, as the reversed E of XeTeX's name, stands upright.
        across = (-matrix.a, -matrix.b) if matrix.a < 0 < matrix.d else (matrix.a, matrix.b)
        degrees = math.degrees(math.atan2(across[1], across[0])) % 360
        angle = round(degrees / 90) % 4 * 90
        size = min(abs(pdfium.FPDFText_GetFontSize(text_page, at) * scale), 10_000.0) or 1.0
        vertical = not angle and self._is_vertical(text_page, at, address, size)
        if vertical:
            angle = degrees = 270
        slanted = min(abs(degrees - angle), 360 - abs(degrees - angle)) > 3
        baseline = {0: y.value, 90: -x.value, 180: -y.value, 270: x.value}[angle]
        text_object = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT) if address else None
        font = self._fonts.of(text_object) if text_object else self._fonts.of_nothing()
        element = pdfium.FPDFPageObj_GetMarkedContentID(text_object) if tagged and text_object else -1
        return TextObject(font, size, baseline, angle, slanted, element, vertical)

    def _is_vertical(self, text_page: Any, at: int, address: int, size: float) -> bool:
        """Whether Chinese or Japanese text is set vertically, as all in its font on the page is."""
        if not address or pdfium.FPDFText_GetUnicode(text_page, at) < _CHINESE:
            return False
        font = _font_of(address)
        if font not in self._vertical:
            last = min(at + _AHEAD, pdfium.FPDFText_CountChars(text_page) - 1)
            self._vertical[font] = next(
                (
                    self._goes_down(text_page, near, size)
                    for near in range(at, last)
                    if (one := _text_object(self._handle, near)) is not None
                    and one == _text_object(self._handle, near + 1)
                    and _font_of(one) == font
                    and pdfium.FPDFText_GetUnicode(text_page, near) >= _CHINESE
                ),
                False,
            )
        return self._vertical[font]

    def _goes_down(self, text_page: Any, at: int, size: float) -> bool:
        """Whether the next character is below a character."""
        x, y, right, below = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharOrigin(text_page, at, x, y)
        pdfium.FPDFText_GetCharOrigin(text_page, at + 1, right, below)
        return y.value - below.value > _DOWN * size and abs(right.value - x.value) < _DOWN * size


def _font_of(address: int) -> int:
    """The address of a text object's font."""
    font = pdfium.FPDFTextObj_GetFont(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT))
    return ctypes.cast(font, ctypes.c_void_p).value or 0
