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

_LAST: Final = sys.maxunicode
_MOST_MARKS: Final = 4
"""The most marks that can be in front of the first letter of an object."""

_CHINESE: Final = 0x2E80
_AHEAD: Final = 500
"""How many characters are looked at for another object of a font."""
_DOWN: Final = 0.5
"""In type sizes: the least distance between a character of vertical text and the next one below."""
_INK: Final = 0.05
"""In points: the least width and height of what is drawn of a character."""


def _by_address(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of PDFium that takes addresses as numbers: checking their types takes as long as the function."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


# A text page and the index of a character, then the addresses of what is filled in.
_CHARACTER: Final = (ctypes.c_void_p, ctypes.c_int)
_text_object = _by_address(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, *_CHARACTER)
_unicode = _by_address(pdfium.FPDFText_GetUnicode, ctypes.c_uint, *_CHARACTER)
_loose_box = _by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, *_CHARACTER, ctypes.c_void_p)
_origin = _by_address(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, *_CHARACTER, *[ctypes.c_void_p] * 2)
_font_address = _by_address(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_ink_box = _by_address(pdfium.FPDFText_GetCharBox, ctypes.c_int, *_CHARACTER, *[ctypes.c_void_p] * 4)


class PageReader:
    """Reads the lines of one page after the other."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._handle: int | None = None
        # Whether text in a font of the page is vertical, by the font's address.
        self._vertical: dict[int, bool] = {}
        # The fonts of the page, by their addresses.
        self._by_address: dict[int, Font] = {}
        self._matrix = pdfium.FS_MATRIX()
        # Left, right, bottom and top of what is drawn of a character, or the place from which it is drawn.
        self._edges = (ctypes.c_double * 4)()
        first = ctypes.addressof(self._edges)
        self._edge_addresses = tuple(range(first, first + ctypes.sizeof(self._edges), ctypes.sizeof(ctypes.c_double)))

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

    def _read(self, text_page: Any, page: int, roles: dict[int, Role]) -> PageLines | None:  # noqa: C901
        """The lines of a page; None when a font was found that numbers its glyphs: read it again then."""
        builder = LineBuilder(page, roles)
        objects: dict[int, TextObject] = {}
        handle = self._handle = ctypes.cast(text_page, ctypes.c_void_p).value
        self._vertical.clear()
        self._by_address.clear()
        box = pdfium.FS_RECTF()
        box_address = ctypes.addressof(box)
        generated = pdfium.FPDFText_IsGenerated
        last, wide = -1, 0.0
        one: TextObject | None = None
        signs: Signs | GlyphNumbers | None = None
        count = pdfium.FPDFText_CountChars(text_page)
        for at in range(count):
            code = _unicode(handle, at)
            if code <= 0x20 and (code in (0x20, 0x0D, 0x0A)) and generated(text_page, at) == 1:
                builder.gap()
                builder.guessed = True
                continue
            address = _text_object(handle, at) or 0
            if address != last or one is None:
                last = address
                one = objects.get(address)
                if one is None:
                    one = objects[address] = self._object(text_page, at, code, address, bool(roles))
                builder.enter(one)
                wide, signs = one.space, one.font.signs
            if signs is not None or code > _LAST:
                code = signs.shown(code) if signs is not None else ord(UNREADABLE)
            _loose_box(handle, at, box_address)
            is_letter = 0x3A <= code < 0x7F or 0xAE <= code < 0x300 or 0x370 <= code < 0x590 or 0x2E80 <= code < 0xD800
            is_sign = not is_letter and (0x20 < code < 0x3A or 0x2010 <= code < 0x2028)
            raised = is_sign and 0x30 <= code <= 0x39 and self._is_raised(at, one)
            if (is_letter or (is_sign and not raised)) and builder.is_plain:
                # Most characters: those behind another one of their object, some with a space between.
                left, boxes = box.left, builder.boxes
                begin, end = boxes[-1]
                touches = not builder.gapped and (code >= 0x2E80 or (begin <= left and left - end <= wide))
                if touches or (
                    code < 0x2E80
                    and left >= end
                    and not (builder.guessed and (is_sign or builder.characters[-1] >= "\u2e80"))
                ):
                    if not touches:
                        builder.characters.append(" ")
                        boxes.append((end, left))
                        builder.gapped = builder.guessed = False
                    builder.characters.append(chr(code))
                    boxes.append((left, box.right))
                    if is_sign:
                        builder.reach(left, box.right, box.bottom, box.top)
                    continue
            if code in (0x20, 0xA0) or (code < 0x20 and self._is_blank(at)):
                if code == glyph_numbers.SPACE and not one.font.asked and self._numbers_glyphs(text_page):
                    return None
                builder.space(box.left, box.right)
                continue
            if raised:
                builder.raise_next()
            builder.add(code, box.left, box.right, box.bottom, box.top)
        lines = builder.finished()
        lines.count = count
        return lines

    def _is_raised(self, at: int, one: TextObject) -> bool:
        """Whether a figure is drawn above the baseline, as fonts with raised figures do."""
        _ink_box(self._handle, at, *self._edge_addresses)
        left, right, bottom, top = self._edges
        lower = bottom if not one.angle else {90: -right, 180: -top, 270: left}[one.angle]
        return lower - one.baseline > 0.2 * one.size

    def _numbers_glyphs(self, text_page: Any) -> bool:
        """Whether fonts without meanings have TrueType's usual numbers, by their words on a page; they are marked then.

        All fonts of the page that have the number of a space are looked at, so that it is read again only once.
        """
        codes: dict[str, list[int]] = {}
        asked: dict[str, Font] = {}
        for at in range(pdfium.FPDFText_CountChars(text_page)):
            address = _text_object(self._handle, at) or 0
            if address and not pdfium.FPDFText_IsGenerated(text_page, at):
                font = self._font(address)
                if not font.asked and font.signs is None:
                    code = _unicode(self._handle, at)
                    codes.setdefault(font.name, []).append(code)
                    if code == glyph_numbers.SPACE and font.name not in asked and self._is_blank(at):
                        asked[font.name] = font
        found = False
        for name, font in asked.items():
            font.asked = True
            if glyph_numbers.makes_words(codes[name]):
                font.signs = glyph_numbers.GlyphNumbers()
                found = True
        return found

    def _is_blank(self, at: int) -> bool:
        """Whether nothing is drawn for a character, as for a tab or a space that its font does not name."""
        _ink_box(self._handle, at, *self._edge_addresses)
        left, right, bottom, top = self._edges
        return right - left < _INK or top - bottom < _INK

    def _letter(self, at: int, address: int) -> int:
        """The first character of an object that is no mark: marks can be drawn at heights of their own."""
        for near in range(at, at + _MOST_MARKS):
            code = _unicode(self._handle, near)
            if code > _LAST or not is_mark(chr(code)):
                return near if near == at or _text_object(self._handle, near) == address else at
        return at

    def _object(self, text_page: Any, at: int, code: int, address: int, tagged: bool) -> TextObject:  # noqa: FBT001
        pdfium.FPDFText_GetMatrix(text_page, at, self._matrix)
        letter = self._letter(at, address) if code > _LAST or is_mark(chr(code)) else at
        _origin(self._handle, letter, *self._edge_addresses[:2])
        x, y, _, _ = self._edges
        a, b, c, d = self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d
        if not math.isfinite(abs(a) + abs(b) + abs(c) + abs(d) + abs(x) + abs(y)):
            # Numbers in the file are so large that PDFium has none for the place.
            a, b, c, d, x, y = 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
        scale = math.hypot(c, d) or 1.0
        # A letter that is only mirrored, as the reversed E of XeTeX's name, stands upright.
        across = (-a, -b) if a < 0 < d else (a, b)
        degrees = math.degrees(math.atan2(across[1], across[0])) % 360
        angle = round(degrees / 90) % 4 * 90
        size = min(abs(pdfium.FPDFText_GetFontSize(text_page, at) * scale), 10_000.0) or 1.0
        vertical = not angle and self._is_vertical(text_page, at, address, size)
        if vertical:
            angle = degrees = 270
        slanted = min(abs(degrees - angle), 360 - abs(degrees - angle)) > 3
        baseline = {0: y, 90: -x, 180: -y, 270: x}[angle]
        font = self._font(address) if address else self._fonts.of_nothing()
        element = -1
        if tagged and address:
            element = pdfium.FPDFPageObj_GetMarkedContentID(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT))
        return TextObject(font, size, baseline, angle, slanted, element, vertical)

    def _font(self, address: int) -> Font:
        """The font of a text object."""
        of_page = self._by_address
        font = _font_of(address)
        if font not in of_page:
            of_page[font] = self._fonts.of(ctypes.cast(address, pdfium.FPDF_PAGEOBJECT))
        return of_page[font]

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
    return _font_address(address) or 0
