"""The cited pages of the originals as pictures, their passages marked. They are drawn in a process with limits.

Pictures are bounded in size, and the same original gives the same bytes.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from hashlib import sha256
from itertools import count
from math import sqrt
from typing import TYPE_CHECKING, Final

from stratview.comparison.store import MAX_ORIGINAL
from stratview.errors import StratviewError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stratview.comparison.store import Store
    from stratview.export.content import Report, ReportDocument, ReportPage, Share
    from stratview.intake.page_pictures import PagePictures, Picture

MOST_WIDTH: Final = 1100
"""The width of a picture in pixels: small print can be read at it."""
MOST_PIXELS: Final = 1_800_000
_MARK: Final = (0xFF, 0xE8, 0x8C)
"""The colour by which marked text is multiplied, so that it stays black: red, green, blue."""
_GROWN: Final = 1
_MOST_STARTS: Final = 4
"""How often the process is started for one original: a file may end it with every page."""
_SAME_POINTS: Final = 1.0
"""A page whose size differs by more than this from the frozen one is not shown: a mark is right or not there."""


def drawn(report: Report, step: Callable[[int], None]) -> Report:
    """Return the report with a picture of each cited page.

    A page that cannot be drawn has none; a document whose original cannot be used says why.

    Args:
        report: the report.
        step: is called with the number of each page, from 1, before it is drawn; what it raises ends the drawing.
    """
    numbers = count(1)

    def next_step() -> None:
        step(next(numbers))

    documents = [_with_pictures(one, report.store, next_step) if one.pages else one for one in report.documents]
    return replace(report, documents=tuple(documents))


def _with_pictures(document: ReportDocument, store: Store, step: Callable[[], None]) -> ReportDocument:
    file, wanted = document.original
    try:
        data = store.read(file, MAX_ORIGINAL) if file else None
    except StratviewError:
        data = None
    if data is None:
        return replace(document, lack="missing")
    if sha256(data).hexdigest() != wanted:
        return replace(document, lack="other")
    original = _Original(data)
    try:
        pages = []
        for page in document.pages:
            step()
            pages.append(replace(page, picture=original.picture(page)))
    except StratviewError as error:
        if error.code == "fault":
            raise
        return replace(document, lack="unusable")
    finally:
        original.close()
    return replace(document, pages=tuple(pages))


class _Original:
    """Draws pages of one original. The process is started again a few times where a page ends it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._starts = 0
        self._pictures: PagePictures | None = None

    def picture(self, page: ReportPage) -> bytes:
        """Return the PNG of a page; empty where it cannot be drawn.

        Raises:
            StratviewError: no page of the original can be drawn.
        """
        from stratview.intake.page_pictures import PagePictures

        if self._pictures is None:
            if self._starts == _MOST_STARTS:
                return b""
            self._starts += 1
            self._pictures = PagePictures(self._data)
        try:
            return _picture(self._pictures, page)
        except StratviewError as error:
            if error.code == "fault":
                raise
            if error.code in ("ended", "time"):
                self.close()
            return b""

    def close(self) -> None:
        """End the process."""
        if self._pictures is not None:
            self._pictures.close()
            self._pictures = None


def _picture(pictures: PagePictures, page: ReportPage) -> bytes:
    wide, high = page.size
    one = pictures.draw(page.index, min(MOST_WIDTH, int(sqrt(MOST_PIXELS * wide / high))))
    if abs(wide - one.page_width) > _SAME_POINTS or abs(high - one.page_height) > _SAME_POINTS:
        return b""
    return png(one, [share for _, shares in page.marks for share in shares])


def png(picture: Picture, marks: Iterable[Share]) -> bytes:
    """Return a picture of a page as a PNG with parts of it marked; in greys where it has no colour."""
    width, height = picture.width, picture.height
    planes = [bytearray(picture.pixels[channel::4]) for channel in (2, 1, 0)]
    boxes = [_pixels(mark, width, height) for mark in marks]
    for plane, strength in zip(planes, _MARK, strict=True):
        darker = bytes([value * strength // 255 for value in range(256)])
        for left, top, right, bottom in boxes:
            for row in range(top * width, bottom * width, width):
                plane[row + left : row + right] = plane[row + left : row + right].translate(darker)
    if planes[0] == planes[1] == planes[2]:
        kind, size, mixed = 0, 1, planes[0]
    else:
        kind, size, mixed = 2, 3, bytearray(3 * width * height)
        for channel, plane in enumerate(planes):
            mixed[channel::3] = plane
    stride = size * width
    # Each row begins with its filter; none compresses text best.
    rows = b"".join([b"\0" + mixed[at : at + stride] for at in range(0, stride * height, stride)])
    header = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join([_chunk(name, content) for name, content in chunks])


def _pixels(mark: Share, width: int, height: int) -> tuple[int, int, int, int]:
    left, top, right, bottom = mark
    return (
        max(0, int(left * width) - _GROWN),
        max(0, int(top * height) - _GROWN),
        min(width, int(right * width) + 1 + _GROWN),
        min(height, int(bottom * height) + 1 + _GROWN),
    )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
