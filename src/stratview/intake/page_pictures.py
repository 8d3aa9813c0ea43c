"""Pictures of an original's pages, drawn by the page worker: the parent's side."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from stratview.limited import Limits
from stratview.limited_process import LimitedProcess

HEADER: Final = "<IIdd"
"""How an answer begins: width and height in pixels, then the page's in points as it is shown.

The pixels are in the shared memory, or follow where there is none: a pipe takes three times as long as the drawing.
"""
MAX_PIXELS: Final = 24_000_000
"""The largest picture."""
_LIMITS: Final = Limits(stall_seconds=20)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it was drawn.

    Attributes:
        page: its index from 0.
        width: in pixels.
        height: in pixels.
        page_width: the page's width as it is shown, in points.
        page_height: its height as it is shown, in points.
        pixels: four bytes each: blue, green, red and one that means nothing; row by row from the top.
    """

    page: int
    width: int
    height: int
    page_width: float
    page_height: float
    pixels: bytes


class PagePictures:
    """Draws pages of one original in a separate process. Its methods wait; `kill` ends them from any thread."""

    def __init__(self, original: bytes) -> None:
        """Start the process and give it the original's bytes.

        Raises:
            StratviewError: the original cannot be drawn.
            Stopped: `kill` was called.
        """
        self._service = LimitedProcess("stratview.intake.page_worker", _LIMITS, shared=4 * MAX_PIXELS)
        try:
            self._service.open(original, {})
        except BaseException:
            self._service.close()
            raise

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._service.pid

    def draw(self, page: int, width: int) -> Picture:
        """Return the picture of a page, `width` pixels wide; raises as the constructor."""
        answer = self._service.ask({"page": page, "width": width})
        size = struct.calcsize(HEADER)
        wide, high, page_width, page_height = struct.unpack(HEADER, answer[:size])
        shared = self._service.shared
        pixels = answer[size:] if shared is None else shared[: 4 * min(wide * high, MAX_PIXELS)]
        return Picture(page, wide, high, page_width, page_height, pixels)

    def kill(self) -> None:
        """End the process at once, from any thread."""
        self._service.kill()

    def close(self) -> None:
        """End the process."""
        self._service.close()
