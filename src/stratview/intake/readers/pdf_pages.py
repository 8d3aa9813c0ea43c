"""Pages of a PDF as pictures, drawn by PDFium. Requests and answers are those of `stratview.intake.page_pictures`."""

from __future__ import annotations

import ctypes
import json
import struct
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from stratview.intake.page_pictures import HEADER, MAX_LINKS, MAX_PIXELS
from stratview.limited import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from stratview.limited import Parent

_LONGEST_ADDRESS: Final = 2_000
_WHITE: Final = (255, 255, 255, 255)


def opened(
    data: bytes,
    request: dict[str, Any],  # noqa: ARG001 - every request needs the same
    parent: Parent,
) -> Callable[[dict[str, Any]], bytes]:
    """Return what draws pages of a PDF, into the shared memory where there is some.

    Raises:
        Refused: it is protected or damaged.
    """
    shared = parent.shared
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise Refused("protected", "It is protected or damaged, so its pages cannot be drawn.") from None

    def drawn(wanted: dict[str, Any]) -> bytes:
        try:
            page = document[int(wanted["page"])]
        except pypdfium2.PdfiumError:
            raise Refused("damaged", "The page is damaged, so it cannot be drawn.") from None
        try:
            wide, high = page.get_size()
            width = max(1, int(wanted["width"]))
            height = max(1, round(width * high / wide))
            if width * height > MAX_PIXELS:
                raise Refused("too-large", "The page is too large to be drawn at this size.")
            buffer = (ctypes.c_ubyte * (4 * width * height)).from_buffer(shared) if shared is not None else None
            bitmap = pypdfium2.PdfBitmap.new_native(width, height, format=pdfium.FPDFBitmap_BGRx, buffer=buffer)
            bitmap.fill_rect(_WHITE, 0, 0, width, height)
            pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
            header = struct.pack(HEADER, width, height, wide, high)
            links = json.dumps(_links(document, page)).encode() if wanted.get("links") else b""
            return header + links if shared is not None else header + bytes(bitmap.buffer) + links
        finally:
            page.close()

    return drawn


def _links(document: Any, page: Any) -> list[dict[str, Any]]:
    """Return a page's links that lead to an address or to a place in the file, with the names of `PageLink`."""
    found: list[dict[str, Any]] = []
    start, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while len(found) < MAX_LINKS and pdfium.FPDFLink_Enumerate(page, start, link):
        if not pdfium.FPDFLink_GetAnnotRect(link, area):
            continue
        (left, right), (bottom, top) = sorted((area.left, area.right)), sorted((area.bottom, area.top))
        box = [left, bottom, right, top]
        action = pdfium.FPDFLink_GetAction(link)
        address = _address(document, action) if action else ""
        place = pdfium.FPDFLink_GetDest(document, link)
        if not address and place:
            number = pdfium.FPDFDest_GetDestPageIndex(document, place)
            if number >= 0:
                found.append({"box": box, "address": "", "page": number, "at": _point(place)})
        elif address:
            found.append({"box": box, "address": address, "page": -1, "at": None})
    return found


def _address(document: Any, action: Any) -> str:
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < size <= _LONGEST_ADDRESS:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _point(place: Any) -> tuple[float, float] | None:
    """Where on its page a link leads; None where it does not say how high."""
    has = [ctypes.c_int(0) for _ in range(3)]
    at = [ctypes.c_float(0) for _ in range(3)]
    if not pdfium.FPDFDest_GetLocationInPage(place, *has, *at) or not has[1].value:
        return None
    return (at[0].value if has[0].value else 0.0, at[1].value)
