"""Pictures of an original's pages, drawn by the page worker: the parent's side."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from typing import Final

from stratview.documents.pages import finite
from stratview.limited import Limits
from stratview.limited_process import LimitedProcess

HEADER: Final = "<IIdd"
"""How an answer begins: width and height in pixels, then the page's in points as it is shown.

The pixels are in the shared memory, or follow where there is none: a pipe takes three times as long as the drawing. The
page's links come last, as JSON, where they are wanted.
"""
MAX_PIXELS: Final = 24_000_000
"""The largest picture."""
_LIMITS: Final = Limits(stall_seconds=20)


MAX_LINKS: Final = 2_000
"""The most links of a page."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A part of a page that leads to an address, or to a place in the same file.

    Attributes:
        box: left, bottom, right and top in the page's user space, in points.
        address: where it leads outside of the file; empty for a link within it.
        page: the index of the page that it leads to; -1 for an address.
        at: the place on that page in its user space, in points; None where only the page is known.
    """

    box: tuple[float, float, float, float]
    address: str = ""
    page: int = -1
    at: tuple[float, float] | None = None


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
        links: its links, where they were wanted.
    """

    page: int
    width: int
    height: int
    page_width: float
    page_height: float
    pixels: bytes
    links: tuple[PageLink, ...] = ()


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

    def draw(self, page: int, width: int, *, links: bool = False) -> Picture:
        """Return the picture of a page, `width` pixels wide, with its links if wanted; raises as the constructor."""
        answer = self._service.ask({"page": page, "width": width, "links": links})
        size = struct.calcsize(HEADER)
        wide, high, page_width, page_height = struct.unpack(HEADER, answer[:size])
        shared = self._service.shared
        count = 4 * min(wide * high, MAX_PIXELS)
        pixels = answer[size : size + count] if shared is None else shared[:count]
        rest = answer[size + count :] if shared is None else answer[size:]
        found = read_links(rest) if links else ()
        return Picture(page, wide, high, page_width, page_height, pixels, found)

    def kill(self) -> None:
        """End the process at once, from any thread."""
        self._service.kill()

    def close(self) -> None:
        """End the process."""
        self._service.close()


def read_links(data: bytes) -> tuple[PageLink, ...]:
    """Return the links in an answer, without those that make no sense: a hostile file may have written it."""
    try:
        plain = json.loads(data)
    except ValueError:
        return ()
    found = []
    for one in plain[:MAX_LINKS] if isinstance(plain, list) else ():
        try:
            left, bottom, right, top = (finite(number) for number in one["box"])
            at = (finite(one["at"][0]), finite(one["at"][1])) if one["at"] is not None else None
            found.append(PageLink((left, bottom, right, top), str(one["address"]), int(one["page"]), at))
        except (KeyError, TypeError, ValueError, IndexError):
            continue
    return tuple(found)
