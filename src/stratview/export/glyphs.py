"""Which characters the bundled fonts can show, read from their tables of characters."""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from stratview import paths

if TYPE_CHECKING:
    from pathlib import Path

_FONTS: Final = (
    "Inter-Regular.ttf",
    "NotoSerif-Regular.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoEmoji-Regular.ttf",
)
_UNICODE_TABLES: Final = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))
"""The platforms and encodings of a table of Unicode characters, the widest first."""


def covered(character: str) -> bool:
    """Whether some bundled font has a glyph for a character."""
    starts, ends = _ranges()
    code = ord(character)
    at = bisect_right(starts, code) - 1
    return at >= 0 and code <= ends[at]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """The starts and ends of all covered ranges, in order, none overlapping."""
    folder = paths.resources() / "fonts"
    found = sorted(pair for name in _FONTS for pair in characters(folder / name))
    starts: list[int] = []
    ends: list[int] = []
    for start, end in found:
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def characters(font: Path) -> list[tuple[int, int]]:
    """The ranges of characters that an OpenType font has glyphs for.

    Raises:
        ValueError: the font has no table of Unicode characters of the usual kinds (4 and 12).
    """
    with font.open("rb") as file:
        head = file.read(12)
        for _ in range(struct.unpack_from(">H", head, 4)[0]):
            tag, _, offset, length = struct.unpack(">4sLLL", file.read(16))
            if tag == b"cmap":
                file.seek(offset)
                return _of_table(file.read(length))
    raise ValueError(f"{font.name} has no table of characters")


def _of_table(cmap: bytes) -> list[tuple[int, int]]:
    count = struct.unpack_from(">H", cmap, 2)[0]
    tables = {}
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
        tables[platform, encoding] = offset
    for kind in _UNICODE_TABLES:
        if kind in tables:
            offset = tables[kind]
            form = struct.unpack_from(">H", cmap, offset)[0]
            if form == 12:
                return _of_groups(cmap, offset)
            if form == 4:
                return _of_segments(cmap, offset)
    raise ValueError("the font has no table of Unicode characters of the kinds 4 and 12")


def _of_groups(cmap: bytes, offset: int) -> list[tuple[int, int]]:
    count = struct.unpack_from(">L", cmap, offset + 12)[0]
    numbers = struct.unpack_from(f">{3 * count}L", cmap, offset + 16)
    return [
        (start + (glyph == 0), end)
        for start, end, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        if start + (glyph == 0) <= end
    ]


def _of_segments(cmap: bytes, offset: int) -> list[tuple[int, int]]:
    length, doubled = struct.unpack_from(">H", cmap, offset + 2)[0], struct.unpack_from(">H", cmap, offset + 6)[0]
    count = doubled // 2
    at = offset + 14
    ends = struct.unpack_from(f">{count}H", cmap, at)
    starts = struct.unpack_from(f">{count}H", cmap, at + doubled + 2)
    deltas = struct.unpack_from(f">{count}H", cmap, at + 2 * doubled + 2)
    shifts_at = at + 3 * doubled + 2
    shifts = struct.unpack_from(f">{count}H", cmap, shifts_at)
    found = []
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if start == 0xFFFF:
            continue
        if not shifts[index] and (start + deltas[index]) & 0xFFFF > 0 and start + deltas[index] <= 0xFFFF:
            found.append((start, end))
            continue
        for code in range(start, end + 1):
            glyph = code
            if shifts[index]:
                place = shifts_at + 2 * index + shifts[index] + 2 * (code - start)
                if place + 2 > offset + length:
                    continue
                glyph = struct.unpack_from(">H", cmap, place)[0]
                if not glyph:
                    continue
            if (glyph + deltas[index]) & 0xFFFF:
                found.append((code, code))
    return found
