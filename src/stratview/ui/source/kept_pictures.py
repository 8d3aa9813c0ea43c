"""Pictures of pages, kept up to a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stratview.intake.page_pictures import Picture


class KeptPictures:
    """The pictures of pages that were drawn. Beyond `most` bytes those furthest from what is in sight are dropped."""

    def __init__(self, most: int) -> None:
        self._most = most
        # An image reads the bytes of its picture, and does not own them.
        self._kept: dict[int, tuple[QImage, bytes]] = {}

    @property
    def pages(self) -> tuple[int, ...]:
        """The indexes of the pages whose pictures are kept."""
        return tuple(self._kept)

    @property
    def size(self) -> int:
        """The bytes of all pictures."""
        return sum(image.sizeInBytes() for image, _ in self._kept.values())

    def of(self, page: int) -> QImage | None:
        """Return the picture of a page; None while there is none."""
        kept = self._kept.get(page)
        return kept[0] if kept is not None else None

    def width_of(self, page: int) -> int:
        """Return the width of a page's picture in pixels; 0 while there is none."""
        return self._kept[page][0].width() if page in self._kept else 0

    def clear(self) -> None:
        """Drop all pictures."""
        self._kept = {}

    def take(self, picture: Picture, seen: range) -> None:
        """Keep a picture. `seen` are the pages in sight, whose pictures stay."""
        pixels, width = picture.pixels, picture.width
        self._kept[picture.page] = QImage(pixels, width, picture.height, 4 * width, QImage.Format.Format_RGB32), pixels
        size = self.size
        for page in sorted(self._kept, key=lambda page: -abs(page - seen.start)):
            if size <= self._most or page in seen:
                break
            size -= self._kept.pop(page)[0].sizeInBytes()

    def missing(self, pages: Iterable[int], width: int) -> list[tuple[int, int]]:
        """Return those of the pages that have no picture of this width, each with the width."""
        return [(page, width) for page in pages if self.width_of(page) != width]
